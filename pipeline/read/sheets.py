"""Spreadsheets: each sheet its tables, and the lines above, between and below them. XLSX, XLS, XLSB, ODS and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from pipeline.read import archive
from pipeline.read.limits import Limits
from pipeline.read.reading import Composer, Drawn, Reading, UnreadableDocument

#: A row with a single cell this long is a paragraph, also within a table.
_PARAGRAPH = 60
#: Empty rows that end a table.
_APART = 2
#: What spreadsheets call an error.
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))
_DELIMITERS = ",\t;"
#: Rows of a CSV with as many fields as its first.
_REGULAR = 0.95
_MOST_FIELDS = 60
_SAMPLE = 200_000

#: (row, column) → the words of the cell; and the ranges that one cell covers: first row, first column, last row, last column.
Sheet = tuple[dict[tuple[int, int], str], list[tuple[int, int, int, int]]]


def read_xlsx(data: bytes, limits: Limits) -> Reading:
    """The text of an XLSX workbook, percentages and dates as its cells show them. Raises UnreadableDocument."""
    import openpyxl

    archive.opened(data, limits)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    sheets = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        merged = [(each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges]
        hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
        # The cells that there are: iter_rows would visit a million empty ones before a stray cell in the last row.
        cells = {
            (cell.row, cell.column): words
            for cell in sheet._cells.values()
            if cell.row not in hidden and (words := _shown(cell.value, cell.number_format))
        }
        sheets.append((cells, merged))
    return _composed(sheets, "xlsx")


def read_calamine(data: bytes, kind: str) -> Reading:
    """The text of an XLS, XLSB or ODS workbook. Cells hold bare values there: a cell that shows 93% reads 0.93."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise UnreadableDocument("it is password-protected; open it with its password and save it without one") from None
    sheets: list[Sheet] = []
    for told in book.sheets_metadata:
        if told.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(told.name)
        cells = {
            (row, column): words
            for row, values in enumerate(sheet.to_python(skip_empty_area=False))
            for column, value in enumerate(values)
            if (words := _shown(value, ""))
        }
        merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
        sheets.append((cells, merged))
    return _composed(sheets, kind)


def read_csv(text: str, encoding: str) -> Reading:
    """The text of a CSV that `delimiter_of` knows as one."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
    cells = {(at, column): words for at, row in enumerate(rows) for column, words in enumerate(row) if words.strip()}
    composer = Composer()
    _compose(composer, cells, [])
    return composer.reading("csv", encoding=encoding)


def delimiter_of(text: str) -> str:
    """The sign that parts the fields of a text where it is a CSV, else "".

    It is one where nearly all its records, and there are at least two, have as many fields as the first, and that several.
    """
    sample = text[:_SAMPLE]
    for delimiter in _DELIMITERS:
        if delimiter not in sample.partition("\n")[0]:
            continue
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True) if row]
        except csv.Error:
            continue
        widths = widths[:-1] if len(text) > _SAMPLE else widths
        if len(widths) >= 2 and 2 <= widths[0] <= _MOST_FIELDS and sum(width == widths[0] for width in widths) >= _REGULAR * len(widths):
            return delimiter
    return ""


def _composed(sheets: Iterable[Sheet], kind: str) -> Reading:
    composer = Composer()
    for cells, merged in sheets:
        _compose(composer, cells, merged)
        composer.gap()
    return composer.reading(kind)


def _compose(composer: Composer, cells: dict[tuple[int, int], str], merged: list[tuple[int, int, int, int]]) -> None:
    """The sheet's rows in order: tables where rows have several cells, lines elsewhere."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    rows: dict[int, dict[int, str]] = {}
    for (row, column), words in sorted(cells.items()):
        rows.setdefault(row, {})[column] = words
    for first, last in _tables(rows):
        numbers = [number for number in rows if first <= number <= last]
        if first == last and len(rows[first]) == 1:
            composer.line(next(iter(rows[first].values())))
            continue
        left = min(column for number in numbers for column in rows[number])
        composer.table(
            Drawn(words, number, column - left, *spans.get((number, column), (1, 1))) for number in numbers for column, words in rows[number].items()
        )


def _tables(rows: dict[int, dict[int, str]]) -> Iterator[tuple[int, int]]:
    """First and last row of each table; of a lone line both are the same."""
    run: list[int] = []
    for before, number in pairwise([-_APART - 1, *rows]):
        paragraph = len(rows[number]) == 1 and len(next(iter(rows[number].values()))) > _PARAGRAPH
        if run and (number - before > _APART or paragraph):
            yield from _parted(rows, run)
            run = []
        run.append(number)
        if paragraph:
            yield number, number
            run = []
    yield from _parted(rows, run)


def _parted(rows: dict[int, dict[int, str]], run: list[int]) -> Iterator[tuple[int, int]]:
    """The lone cells above and below a table (its title, its notes) from the table."""
    wide = [at for at, number in enumerate(run) if len(rows[number]) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(run), len(run) - 1)
    for number in run[:first]:
        yield number, number
    if wide:
        yield run[first], run[last]
        for number in run[last + 1 :]:
            yield number, number


def _shown(value: Any, pattern: str) -> str:
    """A cell as its sheet shows it: percentages, Chinese dates, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日" if "d" in pattern.lower() or not pattern else f"{value.year}年{value.month}月"
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        percent = "%" in pattern
        said = format(value * 100 if percent else value, ".10g") + ("%" if percent else "")
        return format(int(value), "d") if not percent and float(value).is_integer() and abs(value) < 1e15 else said
    words = str(value).strip()
    return "" if words in _ERRORS else words
