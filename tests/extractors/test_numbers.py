"""Numbers that are no quantities: every numeral is listed, and its kind told by the first rule that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import FRAMES, SIGNS, frame, is_framed, number_kind, numbers
from extractors.numeral_names import named


def test_every_numeral_is_listed_once() -> None:
    text = "2025年新建3所，投资1,200.5万元，第三批，百分之五"
    assert [text[start:end] for start, end in numbers(text)] == ["2025", "3", "1,200.5万", "三", "百", "五"]


def test_full_width_numerals_are_listed_at_their_place() -> None:
    assert list(numbers("达到９５％")) == [(2, 4)]


def test_numbers_parted_by_commas_are_several() -> None:
    text = "白河镇,4500,3000,12"
    assert [text[start:end] for start, end in numbers(text)] == ["4500", "3000", "12"]


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("第3批学校", 1, "ordinal"),
        ("四个方面", 0, "structure"),
        ("3所学校", 0, ""),
        ("近4年来", 1, "duration"),
        ("至少4年", 2, ""),
    ],
)
def test_a_frame_takes_a_number_from_its_unit(text: str, at: int, kind: str) -> None:
    assert frame(text, at) == kind


def test_a_place_name_begins_with_its_numeral() -> None:
    assert named("三台县新建", 0, 2) == "name"
    assert named("三台机组", 0, 2) == ""


def test_the_rule_travels_with_the_kind() -> None:
    kind, rule = number_kind("第3批", 1, 2)
    assert (kind, rule.rpartition(".")[0]) == ("ordinal", "number.frame.ordinal")
    assert number_kind("编号为77的", 3, 5) == ("unexplained", "")


def test_kinds_are_words_of_the_account() -> None:
    kinds = {rule.kind for rule in (*FRAMES, *SIGNS)}
    assert kinds == {
        "date", "time_of_day", "duration", "ordinal", "rank", "grade", "caption", "heading", "list_lead",
        "serial", "doc_number", "code", "url", "structure", "slogan", "authors", "name", "share_base", "school_length",
        "article", "word", "score", "view_count",
    }  # fmt: skip


@given(st.text("〇一二三十百千万亿0123456789.,第前近年月日个所名%（）《》“”[|]:：-\n 、，。新建教育级大期", max_size=120))
def test_every_number_has_a_kind(text: str) -> None:
    for start, end in numbers(text):
        kind, rule = number_kind(text, start, end)
        assert kind
        assert (rule == "") == (kind == "unexplained")


@given(st.text("〇一二三五十百千万0123459.,第前近年月日个所名项级%（）“”[|]:：-\n 、，。每专栏校企业大期方面位一体", max_size=60))
def test_the_fast_question_has_the_answer_of_the_frames(text: str) -> None:
    for start, _ in numbers(text):
        assert is_framed(text, start) == (frame(text, start) != "")
