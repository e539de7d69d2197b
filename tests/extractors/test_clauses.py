"""Clauses part a sentence at its marks and keep brackets and quotations whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.clauses import Clauses, clauses


def _texts(sentence: str) -> list[str]:
    return [sentence[clause.start : clause.end] for clause in clauses(sentence, 0, len(sentence))]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("新建3所，改建2所；扩建1所。", ["新建3所", "改建2所", "扩建1所"]),
        ("完成投资1,200万元", ["完成投资1,200万元"]),
        ("上午8:30开会", ["上午8:30开会"]),
        ("目标：新增5个", ["目标", "新增5个"]),
        ("推进“一网通办，一事联办”改革", ["推进“一网通办，一事联办”改革"]),
        ("落实《规划，纲要》要求", ["落实《规划，纲要》要求"]),
        ("没有闭合（的括号，照常分开", ["没有闭合（的括号", "照常分开"]),
        ("没有打开）的括号，照常分开", ["没有打开）的括号", "照常分开"]),
        ("", []),
        ("。", []),
    ],
)
def test_a_sentence_is_parted_at_its_marks(sentence: str, parts: list[str]) -> None:
    assert _texts(sentence) == parts


def test_the_content_of_a_bracket_is_a_clause_of_its_own() -> None:
    sentence = "新增学位500个（公办300个，民办200个），班额45人"
    found = clauses(sentence, 0, len(sentence))
    assert [(sentence[clause.start : clause.end], clause.bracketed) for clause in found] == [
        ("新增学位500个（公办300个，民办200个）", False),
        ("公办300个", True),
        ("民办200个", True),
        ("班额45人", False),
    ]


def test_a_place_lies_in_its_innermost_clause() -> None:
    sentence = "新增学位500个（公办300个），班额45人"
    parts = Clauses(sentence, 0, len(sentence))
    inner, outer = parts.at(sentence.index("300")), parts.at(sentence.index("500"))
    assert sentence[inner.start : inner.end] == "公办300个"
    assert outer.start == 0
    assert parts.at(sentence.index("，")) == parts.whole


@given(st.text("教育发展35，；：。（）()“”《》,:!?", max_size=80))
def test_clauses_lie_in_the_sentence_in_order(sentence: str) -> None:
    found = clauses(sentence, 0, len(sentence))
    assert [clause.start for clause in found] == sorted(clause.start for clause in found)
    assert all(0 <= clause.start < clause.end <= len(sentence) for clause in found)
    parts = Clauses(sentence, 0, len(sentence))
    for offset in range(len(sentence)):
        clause = parts.at(offset)
        assert clause.start <= offset < clause.end


@pytest.mark.parametrize("piece", ["，", "（", "（a）", "“", "教育，"])
def test_an_endless_sentence_takes_time_in_proportion(piece: str) -> None:
    text = piece * 100_000
    start = time.process_time()
    Clauses(text, 0, len(text))
    assert time.process_time() - start < 3
