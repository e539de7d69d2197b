"""Status, deadline and period of a table's values."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractors.plan import Plan
from extractors.span import Span, fold
from extractors.time_reading import TimeMention
from pipeline.cell_names import GROWTH
from pipeline.document import Cell
from pipeline.rows import Evidence, TargetRow
from pipeline.table_reading import BASE_HEAD, GOAL_HEAD, NO_COLUMN, YEAR, Column, TableReading

#: When a project begins is no deadline.
_START_HEAD = re.compile(r"^(?:计划|预计|拟)?(?:开工|动工|启动|开始|起始)(?!.*(?:竣工|完工|建成|完成|结束))")
#: A table is of its caption's year, also where the year is part of a title and no time by itself.
_CAPTION_YEAR = re.compile(r"(?<![\d—-])(?P<year>20\d\d)年(?!版|[—-])")
_FIVE_YEARS = re.compile(r"十(?P<number>[一二三四五六七])五")
_ROW_YEAR = re.compile(r"\s*(?P<year>20\d\d)\s?年?(?:度|底|末)?\s*")
#: A caption that tells how things are: its values are facts.
_STATE = re.compile(r"基本情况|现状|概况|完成情况|落实情况|统计表|普查")
#: So does one that surveys what is, unless it plans; of a survey without 情况 the year has to be past.
_SURVEY = re.compile(r"(?P<state>情况)?(?:一览|统计|汇总|明细|登记|调查)表|(?P<only>情况)表|名录|台账")
_PLANS = re.compile(r"计划|任务|目标|规划|安排|分解|分配|拟")


@dataclass(frozen=True, slots=True)
class _Told:
    """Status, deadline and period of a value, and what says so; a target whose `due` is None has a deadline from elsewhere."""

    status: str
    due: date | None
    period: str
    source: str
    rule: str
    spans: tuple[Span, ...] = ()


#: 完成情况 | 已完工: what a row says of itself, in a column that tells how far things have come.
_PROGRESS_HEAD = re.compile(r"(?:完成|进展|建设|实施|落实|推进|开工|竣工)(?:情况|状态|状况|进度)|(?:形象)?进度|进展|现状|状态|备注")
_ALL_DONE = re.compile(r"\s*(?:现|均|都)?已?(?:经|全部|全面|基本|正式|提前|如期|按期)*(?:完[成工]|竣工|建成|投用|交付|投入使用|交付使用|建成投用|完工投用|竣工验收|完成建设)(?:并?(?:已?投入使用|交付使用|投用|验收|开学))?[。；]?\s*|100[%％]")

#: Documents whose tables hold what is, and heads of columns that hold goals even there.
_STATISTICS = re.compile(r"(?:统计|普查)(?:公报|月报|快报|年鉴|资料)|统计监测")
_GOAL_HEAD = re.compile(r"目标|计划|任务|预期|规划")
#: What tables of tasks hold, of which one torn from its page without a title or a year has none where it counts what there is.
_TASKED = re.compile(r"目标|计划|任务|预期|规划|责任|牵头|时限|期限|标准|要求|分值|[新改扩迁重]建|建设|新增|完成|补[助贴]|奖|不[少低高超]|以[上下内]|力争|主办|实施|主体|负责|进度|工期|(?:19|20)\d\d年")

#: |较上年|增长: what growth is held against.
_AGAINST = re.compile(r"同比|[比较]上年")

#: 年度进度计划, 2025年进度: heads that plan, whatever their cells hold; 进度 alone does but for 已完工.
_PLANNED_HEAD = re.compile(r"计划|要求|安排|目标|任务|(?:19|20)\d\d")
_TOLD_HEAD = re.compile("情况|状态|状况|进展|现状|备注")


def _tells_progress(title: str, cell: str) -> bool:
    """Whether a cell under `title` says that what its row is of is done."""
    if not _PROGRESS_HEAD.search(title) or _PLANNED_HEAD.search(title) or not _ALL_DONE.fullmatch(cell):
        return False
    return _TOLD_HEAD.search(title) is not None or "已" in cell or "均" in cell


class CellDates:
    """Status, deadline and period of a table's values: by the column's head, the row's deadline cell, the caption, the plan."""

    def __init__(self, reading: TableReading, plan: Plan, times: Sequence[TimeMention]) -> None:
        self._reading, self._plan, self._times = reading, plan, times
        self._starts = [time.start for time in times]
        self._heads: dict[int, _Told | None] = {}
        title = reading.document.header.title
        self._tells = _STATISTICS.search(title) is not None or (not title and not plan.end and not _TASKED.search(reading.document.text))

    def settle(self, row: TargetRow, at: int, cells: dict[int, Cell], label: Cell) -> None:
        """Fill the row's status, from the column `at`, and what follows from it."""
        told = self._told(at, cells, label)
        column = self._reading.columns.get(at, NO_COLUMN)
        if told.status == "target" and self._tells and not _GOAL_HEAD.search(column.title):
            told = _Told("baseline", None, str(told.due.year) if told.due else "", "", "")  # what a year's statistics measure
        row.status = told.status
        row.evidence["status"] = Evidence("status.base_column" if told.status == "baseline" else "status.goal_column", column.heads)
        if told.status == "baseline":
            row.period = told.period
            return
        row.deadline, row.deadline_source = told.due, told.source
        row.evidence["deadline"] = Evidence(told.rule, told.spans)

    def _told(self, at: int, cells: dict[int, Cell], label: Cell) -> _Told:
        if at not in self._heads:
            self._heads[at] = self._by_head(self._measured(at))
        head = self._heads[at]
        if head and (head.due or head.status == "baseline"):
            return head
        found = self._by_row(cells, label) or self._by_caption
        if found and not (head and found.status == "baseline"):
            return found
        return _Told("target", self._plan.end, "", "plan" if self._plan.end else "", "deadline.plan")

    def _measured(self, at: int) -> Column:
        """The column whose head tells of the time: of growth against another year (`2023年 | 较上年增长`) the measure to its left."""
        column = self._reading.columns.get(at, NO_COLUMN)
        if not _AGAINST.match(column.measure) or not GROWTH.fullmatch(column.measure) or YEAR.search(column.title):
            return column
        others = (self._reading.columns[left] for left in range(at - 1, -1, -1) if left in self._reading.columns)
        return next((other for other in others if other.kind == "value" and not GROWTH.fullmatch(other.measure)), column)

    def _within(self, span: Span) -> list[TimeMention]:
        return [time for time in self._times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)] if time.end_date]

    def _by_head(self, column: Column) -> _Told | None:
        """What the column's head says, None where it says nothing of time or goal."""
        base = BASE_HEAD.search(column.title) is not None
        first, last = self._head_time(column)
        if last and (base or self._is_past(last, column)):
            period = f"{first}/{last.year}" if first and first != last.year else str(last.year)
            return _Told("baseline", None, period, "", "")
        if last:
            return _Told("target", last, "", "stated", "deadline.column_head", column.heads)
        if base or (not GOAL_HEAD.search(column.title) and self._has_goal_beside(column)):
            return _Told("baseline", None, "", "", "")
        return _Told("target", None, "", "", "") if GOAL_HEAD.search(column.title) else None

    def _head_time(self, column: Column) -> tuple[int | None, date | None]:
        """First year and last day that the head names: its last time, the bare year in it, or its five-year plan."""
        told = [time for head in column.heads for time in self._within(head)]
        year, plan = YEAR.search(column.title), _FIVE_YEARS.search(column.title)
        if told and (last := told[-1].end_date) and (not year or told[-1].start_date or last.year == int(year.group())):
            return (told[-1].start_date or last).year, last
        if year:
            return None, date(int(year.group()), 12, 31)
        if plan:
            end = 2005 + 5 * "零一二三四五六七八九".index(plan["number"])
            return end - 4, date(end, 12, 31)
        return None, None

    def _has_goal_beside(self, column: Column) -> bool:
        """Whether another column has a goal for the same measure: `学生数` beside `2025年规划学生数`."""
        others = (other for other in self._reading.columns.values() if other is not column and other.measure == column.measure)
        return bool(column.measure) and not GROWTH.fullmatch(column.measure) and any(GOAL_HEAD.search(other.title) for other in others)

    def _is_past(self, last: date, column: Column) -> bool:
        plan = self._plan
        if plan.base_year is not None:
            return last.year <= plan.base_year
        if GOAL_HEAD.search(column.title):
            return False
        return (plan.end is not None and last.year < plan.end.year) or (plan.end is None and plan.issued is not None and last.year < plan.issued.year)

    def _by_row(self, cells: dict[int, Cell], label: Cell) -> _Told | None:
        """What the row's cell of progress or deadline says, or the year that names the row."""
        found = self._by_own_day(cells, label)
        text, columns = self._reading.document.text, self._reading
        if not any(_tells_progress(columns.column(cell).title, text[cell.start : cell.end]) for cell in cells.values()):
            return found
        told = found or self._by_caption
        year = str(told.due.year) if told and told.due else told.period if told else ""
        start, end = self._plan.start, self._plan.end
        return _Told("baseline", None, year or (str(end.year) if start and end and start.year == end.year else ""), "", "")

    def _by_own_day(self, cells: dict[int, Cell], label: Cell) -> _Told | None:
        """What the row's deadline cell says, or the year that names the row."""
        text, reading = self._reading.document.text, self._reading
        for cell in (cell for cell in reversed(cells.values()) if reading.column(cell).kind == "due" or "进度" in reading.column(cell).title):
            place = Span(cell.start, cell.end)
            if _START_HEAD.search(reading.column(cell).title):
                continue
            dated = [time.end_date for time in self._within(place) if time.kind in ("by", "during", "as_of")]
            bare = _ROW_YEAR.fullmatch(fold(text[cell.start : cell.end]))
            due = dated[-1] if dated else date(int(bare["year"]), 12, 31) if bare else None
            if due and not (self._by_caption and self._by_caption.status == "baseline" and self._plan.issued and due < self._plan.issued):
                return _Told("target", due, "", "stated", "deadline.row_cell", (place,))
        year = _ROW_YEAR.fullmatch(fold(text[label.start : label.end]))
        return self._of_year(int(year["year"]), "stated", Span(label.start, label.end)) if year else None

    @cached_property
    def _by_caption(self) -> _Told | None:
        """What the nearest caption or heading with a time says; a caption may also say that it tells of how things are."""
        reading = self._reading
        surveys = [hit for line in reading.captions[:2] if not _PLANS.search(line) and (hit := _SURVEY.search(line))]
        state = any(_STATE.search(line) for line in reading.captions[:2]) or any(hit["state"] or hit["only"] for hit in surveys)
        for span in reading.governing_spans():
            dated = [time for time in self._within(span) if time.kind in ("by", "during", "as_of")]
            year = _CAPTION_YEAR.search(fold(span.of(reading.document.text)))
            last = dated[-1].end_date if dated else date(int(year["year"]), 12, 31) if year else None
            if not last:
                continue
            if state or (surveys and self._plan.issued and last < self._plan.issued):
                first = dated[-1].start_date if dated else None
                return _Told("baseline", None, f"{first.year}/{last.year}" if first and first.year < last.year else str(last.year), "", "")
            if last != date(last.year, 12, 31):
                return _Told("target", last, "", "inherited", "deadline.inherited", (span,))
            return self._of_year(last.year, "inherited", span)
        return _Told("baseline", None, "", "", "") if state else None

    def _of_year(self, year: int, source: str, span: Span) -> _Told:
        """A fact of the year, where it lies before the plan, else a goal for its end."""
        base = self._plan.base_year
        if base is not None and year <= base:
            return _Told("baseline", None, str(year), "", "")
        return _Told("target", date(year, 12, 31), "", source, f"deadline.{source}", (span,))
