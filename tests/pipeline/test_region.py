"""A document's own district is no part of what is measured of all of it."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.read import read_text

TEXT = "永川区2024年政府工作报告\n二、2024年工作安排\n永川区常住人口达到120万人，永川中学在校生达到3000人。\n"


def test_the_own_district_is_left_out():
    assert [row.indicator for row in extract(read_text(TEXT, "report")).targets] == ["常住人口", "永川中学在校生"]
