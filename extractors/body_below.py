"""Lines that hold bodies alone between the tasks of a list: whose the task above is, as rows of a table leave it that has lost its heads and borders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.body_cut import BODY, cut_items
from extractors.body_item import BodyList
from extractors.body_names import is_known

#: What a line of bodies ends in, and below it the next task: `3、…`, `（二）…`, or a serial number alone.
_NEXT = re.compile(r"[局委办厅府会院联部署队司团心镇乡道区县市位门社行处][^\S\n]{0,4}\n\s{0,8}(?:\d{1,3}|[（(]?[一二三四五六七八九十]{1,3})(?:[、.．）)]|[^\S\n]{0,4}(?=\n))")
#: What no line of bodies holds.
_SENTENCE = re.compile(r"[。：:；;！？|\t]")
_TASK_ENDS = ("。", "；", ";")
#: 三、|表彰单位|。, 先进集体|（2个）。: a heading of those that are named below it, no task.
_WHOM_NAMES = re.compile(r"(?:单位|集体|乡镇|部门|名单)(?:（[^（）]{1,6}）)?[。；;]$")
_LONGEST, _MOST = 120, 8
#: A single such line may be anything.
_LEAST = 2


def find_below(text: str) -> list[BodyList]:
    """The lines of bodies that stand below tasks, if the text has more than one task with them."""
    found = [lines for hit in _NEXT.finditer(text) if (lines := _lines_above(text, hit.start() + 1))]
    return [line for lines in found for line in lines] if len(found) >= _LEAST else []


def _lines_above(text: str, end: int) -> list[BodyList]:
    """The lines of bodies right above `end`, if a sentence stands above them and a known body is among them."""
    found: list[BodyList] = []
    for start, stop in _upwards(text, end):
        if text[stop - 1] in _TASK_ENDS:
            if _WHOM_NAMES.search(text, max(0, stop - 12), stop):
                return []
            break
        if stop - start > _LONGEST or len(found) == _MOST or _SENTENCE.search(text, start, stop):
            return []
        items = tuple(cut_items(text, start, stop, "responsible", "body.list.below"))
        if not items:
            return []
        found.append(BodyList(start, stop, items))
    else:
        return []
    names = [item.name for line in found for item in line.items]
    whole = 4 * sum(BODY.fullmatch(name) is not None for name in names) >= 3 * len(names)
    return found[::-1] if whole and any(map(is_known, names)) else []


def _upwards(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The lines above `end` that are not blank, the nearest first."""
    for _ in range(2 * _MOST):
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip():
            yield begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())
        if not begin:
            return
        end = begin - 1
