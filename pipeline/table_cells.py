"""Tables of plain text with a cell a line, behind a tab or without any sign."""

from __future__ import annotations

import re

from extractors.span import Span
from pipeline.lines import Line
from pipeline.table_columns import OUTER, SERIAL, Layout, lay_out
from pipeline.table_rows import CELL_WIDTH
from pipeline.table_words import BODY, HEAD, Row, trimmed


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


def find_plain_columns(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
    """Tables flattened to one cell a line without any separator, known by three head words in a row."""
    found: list[Layout] = []
    index = 0
    while index < len(lines) - 5:
        width = 0
        while (
            index + width < len(lines)
            and width < 12
            and _is_cell(text, lines, index + width, taken)
            and _is_head(text, lines[index + width])
        ):
            width += 1
        if width < 3:
            index += width + 1
            continue
        last = index + width
        while last < len(lines) and _is_cell(text, lines, last, taken):
            last += 1
        rows = _rows_by_head(text, [Span(line.start, line.end) for line in lines[index:last]], width)
        if len(rows) >= 3:
            found.append(lay_out(text, index, last, rows))
        index = last
    return found


#: 3, 3|: the number that a row of a flattened table begins with.
_ROW_NUMBER = re.compile(r"(\d{1,4})\s?[|｜]?")
#: 责任单位, 牵头部门: a column that tells a table of tasks.
_DUTY = re.compile(r"责任|牵头|配合|承办|主管|协办|协同")
#: So many columns a table of tasks has at most, and so many blank lines part its cells.
_TASK_COLUMNS, _CELL_GAP = 12, 3
#: What the last row of such a table may have beyond its columns: further bodies, and the deadline behind them.
_LAST_CELL = re.compile(r"[^，。；：\s]{2,14}(?:局|厅|委|办|部|政府|管委会|中心|公司|队|会)|[^，。；：\s]{0,10}(?:前|底|末|月份?|完成|使用)")


def find_numbered_tasks(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
    """Task tables of web pages, flattened to one cell a line with blank lines or bars between: 序号, other heads with a duty among them, rows that begin with
    a number. Cells may be long; titles of sections (一、…) stand between rows."""
    found: list[Layout] = []
    index = 0
    while index < len(lines):
        words = text[lines[index].start : lines[index].end].rstrip(" |｜")
        layout = _task_table(text, lines, index, taken) if SERIAL.fullmatch(words) else None
        if layout:
            found.append(layout)
        index = layout.last if layout else index + 1
    return found


def _task_table(text: str, lines: list[Line], first: int, taken: set[int]) -> Layout | None:
    """The table whose head begins with the 序号 of line `first`."""
    cells = [trimmed(text, line.start, line.end - (text[line.end - 1] in "|｜")) for line in lines[first:]]
    body = 0
    while body < len(cells) and not _ROW_NUMBER.fullmatch(cells[body].of(text)) and not OUTER.match(cells[body].of(text)):
        body += 1
        if body > _TASK_COLUMNS:
            return None
    titles = [cell.of(text) for cell in cells[:body]]
    if body < 3 or not any(map(_DUTY.search, titles)) or sum(HEAD.fullmatch(title) is not None for title in titles) < body / 2:
        return None
    rows: list[Row] = []
    number, at = 0, body
    while at < len(cells) and first + at not in taken and lines[first + at].gap <= _CELL_GAP:
        told = _ROW_NUMBER.fullmatch(cells[at].of(text))
        complete = not rows or len(rows[-1]) != 1 or OUTER.match(rows[-1][0].of(text)) is not None
        if told and int(told[1]) > number and complete:
            number = int(told[1])
            rows.append([cells[at]])
        elif complete and OUTER.match(cells[at].of(text)):
            rows.append([cells[at]])
        elif not rows or (len(rows[-1]) >= body and not _another(text, cells, at, number) and not _LAST_CELL.fullmatch(cells[at].of(text))):
            break
        else:
            rows[-1].append(cells[at])
        at += 1
    duty = next(column for column, title in enumerate(titles) if _DUTY.search(title))
    rows = [_folded(_bodies_in_one(text, row, body, duty), body) for row in rows]
    if sum(len(row) > 1 for row in rows) < 2:
        return None
    return lay_out(text, first, first + at, [cells[:body], *rows])


def _another(text: str, cells: Row, at: int, number: int) -> bool:
    """Whether a further row begins soon: what stands at `at` is then more of a cell of this one."""
    ahead = (_ROW_NUMBER.fullmatch(cell.of(text)) for cell in cells[at + 1 : at + _TASK_COLUMNS])
    return any(told is not None and number < int(told[1]) <= number + 2 for told in ahead)


def _bodies_in_one(text: str, row: Row, width: int, duty: int) -> Row:
    """A row with more lines than columns whose bodies stand a line each: they are one cell, in the column of duties."""
    end = begin = len(row) - (width - 1 - duty)
    while begin > 2 and end - begin <= len(row) - width and BODY.fullmatch(row[begin - 1].of(text)):
        begin -= 1
    return [*row[:begin], Span(row[begin].start, row[end - 1].end), *row[end:]] if end - begin > 1 else row


def _folded(row: Row, width: int) -> Row:
    """A row with more lines than columns: the first words behind its number took several."""
    extra = len(row) - width
    return row if extra <= 0 else [row[0], Span(row[1].start, row[1 + extra].end), *row[2 + extra :]]


def _is_cell(text: str, lines: list[Line], index: int, taken: set[int]) -> bool:
    line = lines[index]
    return (
        line.end - line.start <= CELL_WIDTH
        and index not in taken
        and line.gap <= 2
        and text[line.end - 1] not in "。；！？"
        and not OUTER.match(text, line.start, line.end)
    )


def _is_head(text: str, line: Line) -> bool:
    return line.end - line.start <= 16 and HEAD.fullmatch(text, line.start, line.end) is not None


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
