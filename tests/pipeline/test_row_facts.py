"""What confidence hears of a target row's paper: of what kind it is, what is known of its period, and how many rows it gave."""

from __future__ import annotations

import pytest

from models.confidence import FIELDS
from models.learned import Learned
from pipeline.confidence import facts_of
from pipeline.extract import extract
from pipeline.read import read_text

BODY = "一、主要任务\n\n新建泵站3座。\n"


@pytest.mark.parametrize(("title", "paper", "period"), [
    ("枣林县2024年泵站建设工作计划", "plan", "TrueTrue|target"),
    ("枣林县泵站建设工作方案", "plan", "FalseFalse|target"),
    ("", "open", "FalseFalse|target"),
])  # fmt: skip
def test_what_is_told_of_the_paper(title, paper, period):
    document = read_text(f"{title}\n\n{BODY}" if title else BODY, "paper")
    (facts,) = facts_of("targets", document, extract(document, Learned()).targets)
    told = dict(zip(FIELDS["targets"], facts, strict=True))
    assert (told["paper="], told["period="], told["rows~"]) == (paper, period, 1)
