"""A scan that skips to the characters that a hit can begin with finds what the bare pattern finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import body_groups, body_lists, comparators, quantities, school_past, times
from extractors.scanning import apart, begun_by, kinds_begun_by, on_lines
from pipeline import signs, tenor

BEGUN_BY = {
    "labels": body_lists._LABELS,
    "bodies": body_groups.GROUP_START,
    "outside": quantities._OUTSIDE,
    "last year": school_past._LAST_YEAR,
    "signs of time": signs._SIGNS,
    "times": times.scanner(),
}
#: A scan → the same without its sets of first characters.
SCANS = {name: (scan, re.compile(scan.pattern.partition("(?<=")[2].removesuffix(r"[\s\S])"), scan.flags)) for name, scan in BEGUN_BY.items()} | {
    f"signs {kind}": (kinds_begun_by({kind: tenor.SIGNS[kind]}), re.compile(f"(?={tenor.SIGNS[kind][1]})")) for kind in tenor.SIGNS
}
PLANS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path("corpora").glob("*.txt")))
_BETWEEN = re.compile(r"[^\u4e00-\u9fff]+")


@pytest.mark.parametrize(("scan", "bare"), SCANS.values(), ids=SCANS)
def test_no_hit_begins_with_another_character(scan, bare):
    words = " ".join(_BETWEEN.split(bare.pattern))
    for text in (PLANS, words, words.replace(" ", "2025 ")):
        assert [hit.start() for hit in scan.finditer(text)] == [hit.start() for hit in bare.finditer(text)]


def test_no_comparator_begins_with_another_character():
    guard = re.match(r"\(\?=\[.*?\]\)", comparators._BEFORE.pattern)
    bare = re.compile(comparators._BEFORE.pattern.removeprefix(guard.group()))
    for piece in {*_BETWEEN.split(bare.pattern), ">=", "<=", "<", ">", "≥", "≤"}:
        assert bool(comparators._BEFORE.search(piece)) == bool(bare.search(piece)), piece


def test_hits_lie_apart_whichever_group_covers_them():
    scan = begun_by("去上", "(?P<year>去年|上年)|(?P<month>上个?月)")
    assert [(hit.start(), hit.lastgroup) for hit in apart(scan, "去年上年上个月")] == [(0, "year"), (2, "year"), (4, "month")]
    assert [hit.start() for hit in apart(begun_by("上", "(上上?)"), "上上上")] == [0, 2]


def test_hits_of_several_kinds_are_those_of_one_pattern():
    kinds = {"was": ("去上", "去年|上年"), "will": ("上下", "上面|下年"), "any": ("上", "上")}
    text = "去年上年下年上上面"
    whole = "|".join(f"(?P<{kind}>{pattern})" for kind, (_, pattern) in kinds.items())
    assert [(hit.start(), hit.lastgroup) for hit in apart(kinds_begun_by(kinds), text)] == [(hit.start(), hit.lastgroup) for hit in re.finditer(whole, text)]


LINES = ("一、基础", "", " 甲", "乙\t", "（一）丙")


@given(st.lists(st.sampled_from(LINES), max_size=6), st.sampled_from((r"[ ]*[一甲乙]", r"(?=[甲乙])", r"[^\n]*\n", r"(?:[^\n]+\n){1,2}", r"[^\n]*")))
def test_lines_give_what_a_search_for_their_beginnings_gives(lines, pattern):
    text = "\n".join(lines)
    assert [hit.span() for hit in on_lines(re.compile(pattern), text)] == [hit.span() for hit in re.finditer(f"^{pattern}", text, re.M)]
