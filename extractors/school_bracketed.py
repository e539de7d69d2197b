"""Schools that a bracket names behind the words that count them (对3所学校（甲、乙、丙）实施迁建), or 含: what is said around it is said of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.school_deeds import REACH_LEFT, REACH_RIGHT

_SCHOOLS = "(?:学校|小学|中学|高中|初中|幼儿园|中职|教学点|院校|高校|学院|大学|校|园)"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
#: The schools that are counted, and what they are like: 地处河谷的3所学校|（甲、乙、丙）.
_COUNTED = re.compile(rf"(?:[^，,。；;：:、\n（）()对将把为给向以]{{2,10}}的)?(?:{_NUMBER}[所个][^，,。；;：:、\n（）()]{{0,8}}?{_SCHOOLS}|{_SCHOOLS}{_NUMBER}所)(?P<opens>[（(]|[，,])(?P<among>含|包含|包括|其中包括|其中有)?$")
_CLOSES = re.compile("等?[）)]")
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_REACH = 28


class Freed(NamedTuple):
    """A text in which the schools of a bracket stand, at [start, end), in the place of what counts them."""

    text: str
    start: int
    end: int
    #: What announces the schools: 创建市级示范校8所.
    clause: str


def freed(text: str, start: int, end: int) -> Freed | None:
    """The clause around the bracket that schools at [start, end) fill, or before their 含, without it; None where no count stands before them."""
    if start < 3 or text[start - 1] not in "（(含括有":
        return None
    counted = _COUNTED.search(text, max(0, start - _REACH), start)
    if not counted:
        return None
    inside = counted["opens"] in "（("
    close = _CLOSES.match(text, end) if inside else None
    if not (close if inside else counted["among"]):
        return None
    before = text[max(0, counted.start() - REACH_LEFT) : counted.start()]
    schools = text[start:end]
    behind = text[close.end() : close.end() + 2 * REACH_RIGHT] if close else "。"
    clause = _CLAUSE.split(text[max(0, counted.start() - REACH_LEFT) : counted.start("opens")])[-1]
    return Freed(before + schools + behind, len(before), len(before) + len(schools), clause)
