"""Schools that a bracket names behind the words that count them (对3所学校（甲、乙、丙）实施迁建): what is said around the bracket is said of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.school_deeds import REACH_LEFT, REACH_RIGHT

_SCHOOLS = "(?:学校|小学|中学|高中|初中|幼儿园|中职|教学点|院校|高校|学院|大学|校|园)"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
#: The schools that are counted, and what they are like: 地处河谷的3所学校|（甲、乙、丙）.
_COUNTED = re.compile(rf"(?:[^，,。；;：:、\n（）()对将把为给向以]{{2,10}}的)?(?:{_NUMBER}[所个][^，,。；;：:、\n（）()]{{0,8}}?{_SCHOOLS}|{_SCHOOLS}{_NUMBER}所)[（(]$")
_REACH = 24


class Freed(NamedTuple):
    """A text in which the schools of a bracket stand, at [start, end), in the place of what counts them."""

    text: str
    start: int
    end: int


def freed(text: str, start: int, end: int) -> Freed | None:
    """The clause around the bracket that schools at [start, end) fill, without it; None where they fill none behind a count."""
    if start < 3 or text[start - 1] not in "（(" or text[end : end + 1] not in ("）", ")"):
        return None
    counted = _COUNTED.search(text, max(0, start - _REACH), start)
    if not counted:
        return None
    before = text[max(0, counted.start() - REACH_LEFT) : counted.start()]
    schools = text[start:end]
    return Freed(before + schools + text[end + 1 : end + 1 + 2 * REACH_RIGHT], len(before), len(before) + len(schools))
