"""Whose pupils, teachers and classes are told where a document tells them of several kinds of school: `小学9所，在校生9000人；初中4所，在校生5000人`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.rows import TargetRow

#: What every school has; named with whose it is only where others of its kind are told too.
_PUPILS = ("在校生", "在校学生", "在读学生", "在学人数", "招生", "毕业", "毕业生", "在校生数", "招生数", "毕业生数", "学生", "新生")
_OTHERS = ("专任教师", "教职工", "教师", "班级", "教学班")
#: |普通本专科|招生: a kind of education told with the first of its figures.
_ENROLS = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,10}?)(?:学校)?(?:招生|在校生|在校学生|毕业生)数?")
#: |各级各类学校|90所，在校生…: all of them together are no kind; their pupils go by their bare name.
_ALL = re.compile(r"^(?:各级各类|公办|民办)?(?:中小)?学校?$")
_SCHOOL = re.compile(r"(?:[\u4e00-\u9fff]{0,8}(?:学校|小学|初中|高中|中学|中职|高职|高校|幼儿园|学院|大学))$")
_BREAK = re.compile(r"[；;。\n]")


def name_owners(document: Document, rows: Sequence[TargetRow]) -> None:
    """Put the kind of school before bare pupils, teachers and classes where the document tells the same of two kinds or more."""
    owned = [(row, owner) for row, owner in _owned(document, rows) if owner]
    owners: dict[str, set[str]] = {}
    for row, owner in owned:
        owners.setdefault(row.indicator, set()).add(owner)
    repeated = {indicator for indicator, several in owners.items() if len(several) > 1}
    pupils = not repeated.isdisjoint(_PUPILS)
    for row, owner in owned:
        if row.indicator in repeated or (pupils and row.indicator in _PUPILS):
            row.indicator = owner + row.indicator
            row.evidence["indicator"] = dataclasses.replace(row.evidence["indicator"], rule="link.owner")


def _owned(document: Document, rows: Sequence[TargetRow]) -> list[tuple[TargetRow, str]]:
    """The rows with such a bare indicator, each with whose it is as its part of the sentence tells, "" where that tells several or none."""
    text = document.text
    found: list[tuple[TargetRow, str]] = []
    owner, schools, last = "", 0, -1
    for row in sorted(rows, key=lambda row: row.start):
        if last < 0 or _BREAK.search(text, last, row.start):
            owner, schools = "", 0
        last = row.end
        enrols = _ENROLS.fullmatch(row.indicator)
        if row.unit == "所" and _SCHOOL.fullmatch(row.indicator):
            schools += 1
            owner = row.indicator.removesuffix("学校") if schools == 1 and not _ALL.search(row.indicator) else ""
        elif not schools and enrols and row.unit == "人":
            owner = enrols["whose"]
        elif row.indicator in _PUPILS or row.indicator in _OTHERS:
            found.append((row, owner))
    return found
