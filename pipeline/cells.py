"""Numbers in tables: each value of an indicator table is a row, its fields told by its column's head and its row's cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.indicators import Phrase
from extractors.late import late
from extractors.numerals import number
from extractors.plan import Plan
from extractors.quantities import Quantity
from extractors.span import Span, fold
from extractors.time_reading import TimeMention
from extractors.units import units
from pipeline.cell_amounts import BRACKET, Amount, read_amount
from pipeline.cell_dates import CellDates
from pipeline.cell_names import GROWTH, counted_noun, done_to, head_alone, in_unit, is_sentence, name_value
from pipeline.cell_several import several
from pipeline.cell_units import implied_unit, is_unit, plain_unit, scaled
from pipeline.document import Cell, Document, Sentence
from pipeline.rows import Evidence, TargetRow
from pipeline.table_reading import NO_UNIT, SILENT, Column, TableReading, bare_name, by_column


def table_rows(reading: TableReading, plan: Plan, times: Sequence[TimeMention]) -> Iterator[TargetRow]:
    """One row for each amount that fills a cell; numbers in running words of a cell are left to the linking of sentences."""
    dates = CellDates(reading, plan, times)
    for cells in reading.rows:
        columns = by_column(cells)
        label = reading.label_of(columns)
        if label is None:
            continue
        for cell in cells:
            kind = reading.column(cell).kind
            if cell.carried or cell is label or kind in SILENT or kind in ("note", "body"):
                continue
            amount = read_amount(reading.document.text, cell)
            if amount:
                yield _row(reading, dates, columns, label, cell, amount)
            elif each := several(reading.document.text, label, cell):
                yield from (_row(reading, dates, columns, label, cell, one, name) for name, one in each)
            else:
                yield from _quota_rows(reading, dates, columns, label, cell)


def _row(reading: TableReading, dates: CellDates, cells: dict[int, Cell], label: Cell, cell: Cell, amount: Amount, own: str = "") -> TargetRow:
    """The row of an amount; `own` is its name where the cell of names holds several."""
    column = reading.column(cell)
    name = name_value(reading, cells, label, column, amount, own)
    unit, factor, unit_cell = _unit(reading, cells, label, column, amount, name.indicator)
    name = in_unit(name, unit) if unit_cell and not column.measure else name
    start, end = amount.start, amount.end
    row = TargetRow(start, end, reading.document.text[start:end], name.indicator, name.action, scaled(amount.low, factor), scaled(amount.high, factor),
                    unit, amount.comparator, "", found_by="table.cell", frequency=name.frequency)
    row.evidence["indicator"] = Evidence("table.row_head", (Span(label.start, label.end), *(column.heads if column.measure else ())))
    if unit_cell:
        row.evidence["unit"] = Evidence("table.unit_cell", (Span(unit_cell.start, unit_cell.end),))
    bind = next((reading.text(other) for other in cells.values() if reading.column(other).kind == "binding"), "")
    row.binding = bind if bind in ("约束性", "预期性") else {"约束": "约束性", "预期": "预期性"}.get(bind, "")
    dates.settle(row, cell.column, cells, label)
    return row


def _unit(reading: TableReading, cells: dict[int, Cell], label: Cell, column: Column, amount: Amount,
          indicator: str) -> tuple[str, int, Cell | None]:
    """Unit, factor and the cell that says it: the cell itself, the 单位 column, the head's bracket, the name's, the caption's, or the noun."""
    if amount.unit:
        return *plain_unit(amount.unit), None
    if GROWTH.fullmatch(column.measure) and not (amount.cumulative and "%" not in column.title):
        return "%", 1, None
    unit_cell = next((cell for cell in cells.values() if reading.column(cell).kind == "unit"), None)
    head = BRACKET.search(column.title)
    own = BRACKET.search(reading.text(label))
    says_nothing = unit_cell is None or reading.text(unit_cell) in NO_UNIT
    written = next((word for word in (
        reading.text(unit_cell) if unit_cell is not None and not says_nothing else "",
        head["unit"] if head and is_unit(head["unit"]) else "",
        own["unit"] if own and is_unit(own["unit"]) else "",
        reading.unit_above.get(label.start, "") if unit_cell is None else "",
        reading.caption_unit(indicator + column.title, column),
    ) if word), "")
    if not written:
        return implied_unit(indicator), 1, None
    return *plain_unit(written), None if says_nothing else unit_cell


_QUOTA = late(
    r"(?P<area>[\u4e00-\u9fff]{1,10}(?:镇|乡|街道办事处|街道办|街道|办事处|县|区|市|旗|村|场|团|苏木|社区|园区|局|校|院|园|中学|小学))[：:\s]?"
    r"(?P<value>\d{1,8}(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff㎡%]{1,3})?(?=[\s、，,；;。]|$)"
)
#: 幼儿园7个、小学4个: kinds of schools have no quotas of their own.
_KINDS = re.compile(r"(?:其中|增加|新建|改扩建|建设)?(?:公办|民办|普惠性?)?(?:幼儿园|小学|中学|初级中学|高级中学|中小学|学校|中心校|乡镇|社区|行政村|村)")


def _quota_rows(reading: TableReading, dates: CellDates, cells: dict[int, Cell], label: Cell, cell: Cell) -> Iterator[TargetRow]:
    """`白石乡15 元和镇280 …`: a quota per sub-area has the area in its indicator."""
    document, column = reading.document, reading.column(cell)
    body = fold(document.text[cell.start : cell.end])
    hits = [hit for hit in _QUOTA.finditer(body)
            if (not hit.group("unit") or hit.group("unit") in units()) and not _KINDS.fullmatch(hit.group("area"))]
    if len(hits) < 3:
        return
    task = bare_name(reading.text(label))
    for hit in hits:
        start, end = cell.start + hit.start("value"), cell.start + hit.end("unit" if hit.group("unit") else "value")
        value = number(hit.group("value"))
        amount = Amount(start, end, value, value, hit.group("unit") or "", "=")
        unit, factor, _ = _unit(reading, cells, label, column, amount, task)
        row = TargetRow(start, end, document.text[start:end], hit.group("area").removeprefix("其中") + (counted_noun(task, unit) or task), "", scaled(value, factor), scaled(value, factor), unit, "=", "",
                        found_by="table.quota")
        area = Span(cell.start + hit.start("area"), cell.start + hit.end("area"))
        row.evidence["indicator"] = Evidence("table.quota", (area, Span(label.start, label.end)))
        dates.settle(row, cell.column, cells, label)
        yield row


class _Places:
    """Spans apart from each other, to be asked which of them holds an offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]


class TableReadings:
    """The tables of a document, each understood once."""

    def __init__(self, document: Document) -> None:
        self._readings = {table.block: TableReading(document, table) for table in document.tables}

    def rows(self, plan: Plan, times: Sequence[TimeMention]) -> list[TargetRow]:
        """The rows of all tables' cells in text order."""
        return [row for reading in self._readings.values() for row in table_rows(reading, plan, times)]

    def in_words(self, quantities: Sequence[Quantity]) -> list[Quantity]:
        """Without those in cells that state no value (serial numbers, units, scores, deadlines) and the points of a table of scores."""
        silent = _Places(span for reading in self._readings.values() for span in reading.silent())
        scored = _Places((reading.table.start, reading.table.end) for reading in self._readings.values() if reading.is_scored)
        return [one for one in quantities if not silent.hold(one.start) and not (one.unit == "分" and scored.hold(one.start))]

    def named(self, sentence: Sentence, phrases: list[Phrase], units: Sequence[str]) -> list[Phrase]:
        """The phrases of a sentence; in a cell, those that name nothing take the name of the cell's row, or what its task counts in their unit."""
        reading = self._readings.get(sentence.block)
        if reading is None or (all(phrase.indicator for phrase in phrases) and _BED not in units):
            return phrases
        cells = reading.row_at.get(sentence.start)
        label = reading.label_of(cells) if cells else None
        if label is None or label.start == sentence.start:
            return phrases
        task, span = bare_name(reading.text(label)), Span(label.start, label.end)
        own = head_alone(reading.column_at(sentence.start)) if is_sentence(task) else done_to(task)
        names = (counted_noun(task, unit) for unit in units)
        return [replace(phrase, indicator=noun or own, spans=(span,), rule="table.row_name") if not phrase.indicator
                else replace(phrase, indicator=phrase.indicator + noun) if _lacks_beds(phrase.indicator, noun) else phrase
                for phrase, noun in zip(phrases, names, strict=True)]


#: 区中医院|50张|: who has the beds of a task.
_BED = "张"
_HAS_BEDS = ("医院", "卫生院", "福利院", "敬老院", "养老院", "公寓", "服务中心", "照料中心", "养护中心", "公司")


def _lacks_beds(name: str, noun: str) -> bool:
    """Whether a name says who has what the task of its row counts, and not that it is beds."""
    return noun.endswith("床位") and name.endswith(_HAS_BEDS)
