"""Tables with a cell a line whose tasks are numbered and have a cell for each year: below 重点任务, 2024年计划, 2025年计划 and 2026年计划 stands a line
that is numbered, and behind it as many lines as there are years. Other columns may be merged or broken; they stay lines between the rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extractors.span import Span
from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_words import Row

#: |2024年工作项目|, |2025年计划|: the head of what is due in a year.
_YEAR = re.compile(r"(?P<year>20[1-4]\d)年?度?(?:工作|重点|主要|建设|年度|实施|推进|计划)*(?:项目|计划|目标|任务|内容|安排|举措|事项)?(?:[（(].{1,8}[)）])?")
_HEAD_WIDTH = 16
#: |（1）建设…|, |3.…|, |4、…|: a task with its number.
_NUMBERED = re.compile(r"[（(]\d{1,3}[)）]|\d{1,3}[.．、](?!\d)")
#: |（一）|, |附件|: what belongs to no row.
_APART = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|附件")
#: So many heads may stand behind those of the years, and so many lines between two tasks.
_BETWEEN = 16
_LEAST_ROWS = 3


def find_yearly(text: str, lines: Sequence[Line], taken: Collection[int]) -> list[Layout]:
    """Tables of tasks with a cell for each year, a cell a line."""
    found: list[Layout] = []
    at = 1
    while at < len(lines) - 2 * _LEAST_ROWS:
        years = _years_from(text, lines, at) if at not in taken and text[lines[at].start : lines[at].start + 2] == "20" else 0
        layout = _yearly(text, lines, at, years, taken) if years else None
        if layout:
            found.append(layout)
        at = layout.last if layout else at + max(years, 1)
    return found


def _years_from(text: str, lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are heads of years, each the one after the line above; 0 for a single one."""
    years = [int(hit["year"]) for line in lines[at : at + 6] if (hit := _YEAR.fullmatch(text, line.start, line.end))]
    count = next((number for number, (one, two) in enumerate(pairwise(years), 1) if two != one + 1), len(years))
    count = min(count, next((number for number, line in enumerate(lines[at : at + count]) if not _YEAR.fullmatch(text, line.start, line.end)), count))
    return count if count > 1 else 0


def _yearly(text: str, lines: Sequence[Line], at: int, years: int, taken: Collection[int]) -> Layout | None:
    """The table whose heads of years begin at line `at`, below that of the tasks."""
    if lines[at - 1].end - lines[at - 1].start > _HEAD_WIDTH or text[lines[at - 1].end - 1] in "。；：，":
        return None
    heads = [Span(line.start, line.end) for line in lines[at - 1 : at + years]]
    rows: list[Row] = [heads]
    begun, last = 0, at + years
    for place in _tasks(text, lines, at + years, years, taken):
        rows += [[Span(line.start, line.end)] for line in lines[last:place]] if begun or place - last > 2 else []
        rows.append([Span(line.start, line.end) for line in lines[place : place + years + 1]])
        begun, last = begun + 1, place + years + 1
    if begun < _LEAST_ROWS:
        return None
    return lay_out(text, at - 1, last, [row + [Span(0, 0)] * (years + 1 - len(row)) for row in rows], heads=1)


def _tasks(text: str, lines: Sequence[Line], first: int, years: int, taken: Collection[int]) -> Iterator[int]:
    """The lines that are tasks with a number and a cell for each year behind them."""
    at, last = first, first
    while at + years < len(lines) and at not in taken and at - last <= _BETWEEN:
        cells = lines[at + 1 : at + 1 + years]
        if _NUMBERED.match(text, lines[at].start) and not any(_NUMBERED.match(text, line.start) or _APART.match(text, line.start) for line in cells):
            yield at
            at += years
            last = at
        at += 1
