"""Tables of plain text with a cell a line, behind a tab or without any sign."""

from __future__ import annotations

import re

from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_rows import CELL_WIDTH
from pipeline.table_words import HEAD, SERIAL, Row, trimmed


def from_cell_lines(text: str, lines: list[Line], first: int, last: int) -> Layout | None:
    """A table of one cell a line behind a tab. Empty cells are lines that hold nothing but a tab."""
    start, end = lines[first].raw_start, lines[last - 1].raw_end
    groups = list(_CELL_ROW.finditer(text, _row_start(text, start), end))
    rows = [
        [
            trimmed(text, hit.start(), hit.end())
            for hit in _CELL_LINE.finditer(text, group.start(), group.end())
        ]
        for group in groups
    ]
    if not groups:
        return None
    inside = [
        index
        for index in range(first, last)
        if groups[0].start() <= lines[index].raw_start < groups[-1].end()
    ]
    first, last = inside[0], inside[-1] + 1
    if any(cell.end - cell.start > 2 * CELL_WIDTH for row in rows for cell in row):
        return None
    if len(rows) == 1:
        rows = _rows_by_head(text, [cell for cell in rows[0] if cell.start < cell.end])
    if len(rows) < 2 or sum(len(row) == len(rows[0]) >= 2 for row in rows) < max(2, 0.7 * len(rows)):
        return None
    return lay_out(text, first, last, rows)


#: Lines that begin with a tab and hold no other, one right after the other: the cells of a row.
_CELL_ROW = re.compile(r"(?:\t[^\t\r\n]*(?:\r\n|\n|\r|$)){2,}")
_CELL_LINE = re.compile(r"\t[^\t\r\n]*")


def _row_start(text: str, start: int) -> int:
    """Back over lines that hold a tab alone: the empty first cells of the row that begins at `start`."""
    while start >= 2 and text[start - 1] in "\r\n" and text[start - 2] == "\t":
        start -= 2
    return start


def _rows_by_head(text: str, cells: Row, width: int = 0) -> list[Row]:
    """Rows of a run of cells: each ends with 属性, or begins with the next 序号, or has `width` cells."""
    if not width:
        width = next((place for place, cell in enumerate(cells) if not HEAD.fullmatch(cell.of(text))), 0)
    if width < 3:
        return []
    body = cells[width:]
    rows: list[Row] = [cells[:width]]
    if re.fullmatch("(?:指标)?属\\s?性|.{0,4}性质", cells[width - 1].of(text)):
        row: Row = []
        for cell in body:
            row.append(cell)
            if cell.of(text) in ("预期性", "约束性"):
                rows.append(row)
                row = []
    elif SERIAL.fullmatch(cells[0].of(text)):
        for cell in body:
            if cell.of(text) == str(len(rows)):
                rows.append([])
            rows[-1].append(cell)
    elif len(body) % width == 0:
        rows += [body[place : place + width] for place in range(0, len(body), width)]
    return rows if all(len(row) <= width for row in rows) else []
