"""Heads of school names (`school_forms.tsv`), found where no following word makes them part of another one: 中学, 幼儿园, and short ones with a number (一中, 三小)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.late import late
from extractors.lexicon import rows

NUMERAL = "一二三四五六七八九十"
_FIGURES = NUMERAL + "0123456789"
#: Clipped names (一中, 三小, 57中): what stands before the number, and what makes them another word.
_NUMBER_BEFORE = re.compile(rf"(?:[{NUMERAL}]{{1,3}}|\d{{1,3}})$")
_NOT_CLIPPED = {
    "中": late(
        r"(?![^学小][\u4e00-\u9fff]{1,3}(?:校区|分校))(?:小(?!学部)|[学期央型断间队介层级药医旬游路街巷]|心(?!理)|全(?![体面力校])|部(?!分)|国(?!际)|东(?![校部区])|年(?![级内底])|标(?!准)|试(?![点行验])|原(?![校址有])|外(?![，,、；;。])|等[职专教收规]|[南西北]大?[路街巷])"
    ),
    "小": re.compile(r"[学时步批型段区微队块孩康麦]|部(?!分)|组(?![织建])|片(?!区)|龙虾|高考"),
    "幼": re.compile(r"[儿小师苗]"),
    "高": re.compile(r"[^，,。；;、：:（()）\s和及与等的迁扩改新校综教食宿创建]"),
    "初": re.compile(r"[^，,。；;、：:（()）\s和及与等的迁扩改新校综教食宿创建]"),
}
#: 加快万二中建设: a place's first sign, and no numeral (1.2万, 上万).
_PLACE_TEN_THOUSAND = re.compile(r"(?<![\d一二三四五六七八九十百千数几上近超逾约])万$")
#: 一村一幼, 一镇一中: one for each, and no school's number.
_ONE_EACH = re.compile("一[\u4e00-\u9fff]$")
#: 甲职业学校|生均占地: no 学校生; 甲初中|教育集团: no 初中教育.
_GOES_ON = ("生均", "生师", "生源", "教育集团")


@dataclass(frozen=True, slots=True)
class Form:
    """What a school's name ends in; `stage` is what the head alone says."""

    surface: str
    stage: str
    kind: str
    unless: tuple[str, ...] = ()


_SHORT_FORMS = {
    "中": Form("中", "中学", "short"),
    "小": Form("小", "小学", "short"),
    "幼": Form("幼", "幼儿园", "short"),
    "高": Form("高", "高中", "short"),
    "初": Form("初", "初中", "short"),
}
CLIPPED = Form("中", "中学", "clipped")


@cache
def forms() -> dict[str, Form]:
    """Every head by its surface."""
    return {
        row["surface"]: Form(
            row["surface"],
            row["stage"],
            row["kind"],
            tuple(row["unless"].split("|")) if row["unless"] else (),
        )
        for row in rows("school_forms")
    }


class Head(NamedTuple):
    """What the automaton finds: a head, or one with a character before it. 三中学 is a 中学 with a number, but 三中 in 三中学生.

    `before` is 1 with that character, `forms` are the heads that it may be, the longest first, `letter` is that of a clipped name, "" where none can be.
    """

    before: int
    forms: tuple[Form, ...]
    letter: str
    alone: bool


def _head(surface: str) -> Head:
    before = int(surface not in forms())
    known = (forms().get(surface[before:end]) for end in range(len(surface), before + 1, -1))
    clipped = surface[0] in _FIGURES and surface[before : before + 1] in _SHORT_FORMS
    return Head(before, tuple(filter(None, known)), surface[before] if clipped else "", len(surface) == 2)


@cache
def head_finder() -> tuple[tuple[Head, ...], AhoCorasick]:
    """All heads, and the automaton that finds the longest of them at each place."""
    clipped = [figure + letter for figure in _FIGURES for letter in _SHORT_FORMS]
    whole = [figure + form for figure in _FIGURES for form in forms() if form[0] in _SHORT_FORMS]
    patterns = (*forms(), *clipped, *whole, "电大学", "村小学", "实小学", "国小学", "联中学", "联中小学")  # 三联中学 no 联中, 邮电大学 is no 电大, 下村小学 no 村小, 崇实小学 no 实小, 香国小学 no 国小
    # Twice as fast as the default; its making takes two milliseconds more.
    return tuple(map(_head, patterns)), AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


#: 县三高|运动场改造: a county's own; 全县三高农业 is none.
_NO_THIRD_HIGH = re.compile("[级层等速铁压端效产质价温地标原分科度档峰薪农新差]|[^，。；\n]{0,2}(?:人员|人群|患者)")


def _of_county(text: str, letter: str, number: int, stop: int) -> bool:
    """Whether a high school is clipped behind the sign of its county or city at `number`, whatever follows."""
    return letter == "高" and number > 0 and text[number - 1] in "县旗市区" and text[max(0, number - 2) : number - 1] not in tuple("全我本该各社地园校") and not _NO_THIRD_HIGH.match(text, stop)


def form_at(text: str, found: Head, start: int) -> tuple[int, int, Form] | None:
    """Start, end and form of the longest head in what was `found` at `start` that no following word makes another one."""
    head = start + found.before
    for form in found.forms:
        stop = head + len(form.surface)
        if found.letter and text.startswith("区", stop):
            break  # 市二中|学区
        if not text.startswith(form.unless, stop) or text.startswith(_GOES_ON, stop):
            return head, stop, form
    letter = found.letter
    if not letter:
        return None
    number = _NUMBER_BEFORE.search(text, max(0, head - 3), head)
    if not number or (found.alone and _NOT_CLIPPED[letter].match(text, head + 1) and not _of_county(text, letter, number.start(), head + 1)):
        return None
    before = text[max(0, number.start() - 1) : number.start()]
    if before in tuple("百千第分之届") or (before == "万" and not _PLACE_TEN_THOUSAND.search(text, max(0, number.start() - 2), number.start())):
        return None
    if number.group() == "一" and _ONE_EACH.search(text, max(0, number.start() - 2), number.start()):
        return None
    return number.start(), head + 1, _SHORT_FORMS[letter]
