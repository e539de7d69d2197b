"""A scan that skips to the characters that a hit can begin with finds what the bare pattern finds."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import (
    body_groups,
    body_lists,
    comparators,
    indicator_parted,
    leading,
    quantities,
    school_past,
    times,
)
from extractors.indicator_words import SHARE, heads_pattern, tail_change
from extractors.reaching import _words as reaching_words
from extractors.scanning import BLANKS, Closing, apart, begun_by, kinds_begun_by, on_lines
from pipeline import condition_kind, owners, segment, signs, tenor

BEGUN_BY = {
    "labels": body_lists._LABELS,
    "bodies": body_groups.GROUP_START,
    "outside": quantities._OUTSIDE,
    "last year": school_past._LAST_YEAR,
    "this year": school_past._NOW,
    "signs of time": signs._SIGNS,
    "times": times.scanner(),
}
#: A scan → the same without its sets of first characters.
SCANS = {name: (scan, re.compile("(?=" + scan.pattern.partition("(?<=(?=")[2].removesuffix(r"[\s\S])"), scan.flags)) for name, scan in BEGUN_BY.items()} | {
    f"signs {kind}": (kinds_begun_by({kind: tenor.SIGNS[kind]}), re.compile(f"(?={tenor.SIGNS[kind][1]})")) for kind in tenor.SIGNS
}
PLANS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path("corpora").glob("*.txt")))
_BETWEEN = re.compile(r"[^\u4e00-\u9fff]+")


@pytest.mark.parametrize(("scan", "bare"), SCANS.values(), ids=SCANS)
def test_no_hit_begins_with_another_character(scan, bare):
    words = " ".join(_BETWEEN.split(bare.pattern))
    for text in (PLANS, words, words.replace(" ", "2025 ")):
        assert [hit.start() for hit in scan.finditer(text)] == [hit.start() for hit in bare.finditer(text)]


def test_no_sign_goes_on_with_another_character():
    bare = kinds_begun_by(tenor.SIGNS)
    words = " ".join(_BETWEEN.split(bare.pattern))
    for text in (PLANS, words, words.replace(" ", "2025 ")):
        assert [hit.span(hit.lastindex) for hit in tenor._SIGNS.finditer(text)] == [hit.span(hit.lastindex) for hit in bare.finditer(text)]


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


_CATEGORIES = {"CATEGORY_SPACE": BLANKS, "CATEGORY_DIGIT": "0123456789"}


def _edges(parsed, way: int) -> tuple[set[str], bool]:
    """The characters that a hit of a parsed pattern can begin with (`way` 1) or end with (-1), and whether it can be empty."""
    edges: set[str] = set()
    for operation, value in list(parsed)[::way]:
        own, empty = _edges_of(str(operation), value, way)
        edges |= own
        if not empty:
            return edges, False
    return edges, True


def _edges_of(operation: str, value, way: int) -> tuple[set[str], bool]:
    if operation == "LITERAL":
        return {chr(value)}, False
    if operation == "IN":
        return set(chain.from_iterable({chr(each)} if str(kind) == "LITERAL" else _CATEGORIES[str(each)] if str(kind) == "CATEGORY" else map(chr, range(each[0], each[1] + 1)) for kind, each in value)), False
    if operation == "BRANCH":
        ways = [_edges(each, way) for each in value[1]]
        return set().union(*(own for own, _ in ways)), any(empty for _, empty in ways)
    if operation == "SUBPATTERN":
        return _edges(value[3], way)
    if operation.endswith("_REPEAT"):
        own, empty = _edges(value[2], way)
        return own, empty or value[0] == 0
    assert operation in ("AT", "ASSERT", "ASSERT_NOT"), operation
    return set(), True


CLOSING = {"reaching": reaching_words, "change": tail_change, "heads": heads_pattern, "share": lambda: SHARE, "counted": lambda: condition_kind._COUNTED, "sizes": lambda: condition_kind._SIZE_OF, "measures": lambda: owners._MEASURE}


@pytest.mark.parametrize("made", CLOSING.values(), ids=CLOSING)
def test_no_hit_ends_with_another_character(made):
    closing = made()
    assert _edges(re._parser.parse(closing.pattern), -1) == (closing._last, False)


def test_nothing_is_parted_into_what_ends_with_another_character():
    assert _edges(re._parser.parse(indicator_parted._INTO.pattern), -1) == (indicator_parted._INTO_ENDS, False)


@pytest.mark.parametrize(("first", "patterns"), [*leading._BUILT, leading._SINGLE])
def test_nothing_leads_in_that_begins_with_another_character(first, patterns):
    expected, _ = _edges(re._parser.parse(f"[{first}]"), 1)
    assert _edges(re._parser.parse("|".join(patterns)), 1) == (expected, False)


def test_no_line_is_a_note_or_names_what_follows_that_begins_with_another_character():
    patterns = (segment._NOTE, segment._CONTENTS, segment._ATTACHMENT, segment._ATTACHMENT_LIST, segment._BOX, segment._CAPTION)
    first, empty = _edges(re._parser.parse("|".join(each.pattern for each in patterns)), 1)
    assert (first - set(BLANKS), empty) == (segment._MARKS, False)  # a line begins behind its blanks


def test_a_closing_pattern_finds_what_the_bare_one_finds():
    closing = Closing("率度", "(?:效率|热度|度)$")
    assert closing.search("工作效率").span() == (2, 4)
    assert closing.search("工作效率高", 0, 4).span() == (2, 4)
    assert closing.search("工作效率高") is closing.search("") is closing.fullmatch("工作效率") is None
    assert closing.fullmatch("度")


def test_blanks_are_what_a_pattern_takes_for_them():
    assert set(BLANKS) == {chr(code) for code in range(0x10000) if re.match(r"\s", chr(code))}


LINES = ("一、基础", "", " 甲", "乙\t", "（一）丙")


@given(st.lists(st.sampled_from(LINES), max_size=6), st.sampled_from((r"[ ]*[一甲乙]", r"(?=[甲乙])", r"[^\n]*\n", r"(?:[^\n]+\n){1,2}", r"[^\n]*")))
def test_lines_give_what_a_search_for_their_beginnings_gives(lines, pattern):
    text = "\n".join(lines)
    assert [hit.span() for hit in on_lines(re.compile(pattern), text)] == [hit.span() for hit in re.finditer(f"^{pattern}", text, re.M)]
