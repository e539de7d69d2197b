"""Tables in plain text: parted by tabs, bars or wide blanks, or flattened to one cell a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log2

from extractors.span import Span
from pipeline.document import Cell
from pipeline.lines import BLANKS, Line

#: A row as it was read: the places of its cells, empty ones too (start == end).
Row = list[Span]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table found in lines[first:last], its rows of cells and how many of them are heads."""

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int


#: Words that stand in the head of an indicator or task table.
_HEAD = re.compile(
    r"序\s?号|类\s?[别型]|分\s?类|领域|维度|项\s?目|(?:.{0,6}指\s?标(?:名称|内容|类别|性质)?)|(?:计量)?单\s?位|属\s?性|性质|备\s?注|说明|目标(?:值)?"
    r"|(?:[一-龥“”]{0,8})?[（(]?(?:19|20)\d\d\s?年?[）)]?(?:[（(]?(?:基期|现状|实际|完成|目标|预期|规划|预计)?值?[）)]?)|(?:基期|现状|目标|规划|实际|预期)值?"
    r"|年均.{0,12}|累计.{0,8}|[〔\[【（(].{1,12}[〕\]】）)]|.{0,6}(?:责任|牵头|配合|承办|主管).{1,6}|(?:完成)?(?:时间|时限|期限)|部\s*门|数量|合计|.{0,4}内容|.{0,4}任务|.{0,4}措施"
)
_NUMERIC = re.compile(
    r"[><≥≤=＞＜约近]{0,2}\s?[-+]?[\d.,，]+\s?(?:[%％‰]|[:：∶]\s?[\d.]+|[-—~～]\s?[\d.]+%?)?左?右?(?:以上|以下|以内)?|[\\/—-]{1,2}"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BODY = re.compile(r".{0,30}(?:局|厅|委|办|部|政府|管委会|中心|公司|镇|乡|街道|站|队|院|校|会)")
_SERIAL = re.compile(r"序\s?号|编\s?号")
#: Columns whose cells are merged over the rows that they hold for, wherever they stand.
_CARRIED_HEAD = re.compile(r"责任|牵头|配合|时限|时间|期限")
_WIDE = re.compile(r"[ \u3000\u00a0\u2002]{2,}|\t")
_RULE_ROW = re.compile(r"[\s|｜:+=-]+")
_PUNCTUATED = "。；！？，、：:"
_CELL_WIDTH = 40
#: Wider tables are taken as they are: nothing is carried down or moved.
_MAX_COLUMNS = 40


def find_tables(text: str, lines: list[Line]) -> list[Layout]:
    """Every table, in order; none overlap."""
    if not lines:
        return []
    kinds = (
        [_kind(text, line) for line in lines]
        if ("\t" in text or "|" in text or "｜" in text or "  " in text or "　" in text)
        else [""] * len(lines)
    )
    found: list[Layout] = []
    for kind, first, last in _runs(lines, kinds):
        if kind == "cell":
            layout = _from_cells(text, lines, first, last)
        else:
            layout = _from_rows(text, lines, first, last, _SPLITTERS[kind])
        if layout:
            found.append(layout)
    taken = {index for layout in found for index in range(layout.first, layout.last)}
    found += _plain_columns(text, lines, taken)
    return sorted(found, key=lambda layout: layout.first)


def _kind(text: str, line: Line) -> str:
    """`bar`, `tab`, `wide` for a line that may be a row, `cell` for a single cell behind a tab, else none."""
    raw = text[line.raw_start : line.raw_end]
    if "|" in raw or "｜" in raw:
        return "bar"
    if "\t" in raw:
        inner = raw.strip(BLANKS.replace("\t", ""))
        if "\t" in inner.strip("\t") or inner.count("\t") >= 2:
            return "tab"
        return "cell" if raw[0] == "\t" else ""
    if (
        ("  " in raw or "　" in raw)
        and line.end - line.start <= 200
        and text[line.end - 1] not in _PUNCTUATED
    ):
        return "wide" if len(_WIDE.findall(text, line.start, line.end)) >= 2 else ""
    return ""


def _runs(lines: list[Line], kinds: list[str]) -> list[tuple[str, int, int]]:
    """Maximal runs of lines of one kind; rows may stand one or two blank lines apart."""
    runs: list[tuple[str, int, int]] = []
    first = 0
    for kind, group in groupby(range(len(lines)), key=lambda index: kinds[index]):
        indices = list(group)
        if not kind:
            continue
        first = indices[0]
        for before, index in pairwise(indices):
            if lines[index].gap > 2:
                runs.append((kind, first, before + 1))
                first = index
        runs.append((kind, first, indices[-1] + 1))
    return runs


def _split(text: str, line: Line, parts: re.Pattern[str]) -> Row:
    cells: Row = []
    start = line.raw_start
    for hit in parts.finditer(text, line.raw_start, line.raw_end):
        cells.append(_stripped(text, start, hit.start()))
        start = hit.end()
    return [*cells, _stripped(text, start, line.raw_end)]


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    body = piece.strip(BLANKS)
    left = start + len(piece) - len(piece.lstrip(BLANKS)) if body else start
    return Span(left, left + len(body))


def _by_tabs(text: str, line: Line) -> Row:
    return _split(text, line, _TAB)


def _by_bars(text: str, line: Line) -> Row:
    cells = _split(text, line, _BAR)
    begin = 1 if cells[0].start == cells[0].end else 0
    return cells[begin : len(cells) - 1 if cells[-1].start == cells[-1].end else len(cells)]


def _by_blanks(text: str, line: Line) -> Row:
    return [cell for cell in _split(text, line, _WIDE) if cell.start < cell.end]


_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜]")
_SPLITTERS: dict[str, Callable[[str, Line], Row]] = {"tab": _by_tabs, "bar": _by_bars, "wide": _by_blanks}


def _from_rows(
    text: str, lines: list[Line], first: int, last: int, split: Callable[[str, Line], Row]
) -> Layout | None:
    rows = [
        split(text, line)
        for line in lines[first:last]
        if not _RULE_ROW.fullmatch(text[line.start : line.end][:200])
    ]
    filled = [[cell for cell in row if cell.start < cell.end] for row in rows]
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    if split is _by_blanks:
        same = [len(row) for row in filled]
        if len(rows) < 3 or same.count(max(set(same), key=same.count)) < 0.7 * len(same):
            return None
    return _layout(text, first, last, rows)


def _from_cells(text: str, lines: list[Line], first: int, last: int) -> Layout | None:
    """A table of one cell a line behind a tab. Empty cells are lines that hold nothing but a tab."""
    start, end = lines[first].raw_start, lines[last - 1].raw_end
    groups = list(_CELL_ROW.finditer(text, _row_start(text, start), end))
    rows = [
        [
            _stripped(text, hit.start(), hit.end())
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
    if any(cell.end - cell.start > 2 * _CELL_WIDTH for row in rows for cell in row):
        return None
    if len(rows) == 1:
        rows = _rows_by_head(text, [cell for cell in rows[0] if cell.start < cell.end])
    if len(rows) < 2 or sum(len(row) == len(rows[0]) >= 2 for row in rows) < max(2, 0.7 * len(rows)):
        return None
    return _layout(text, first, last, rows)


#: Lines that begin with a tab and hold no other, one right after the other: the cells of a row.
_CELL_ROW = re.compile(r"(?:\t[^\t\r\n]*(?:\r\n|\n|\r|$)){2,}")
_CELL_LINE = re.compile(r"\t[^\t\r\n]*")


def _row_start(text: str, start: int) -> int:
    """Back over lines that hold a tab alone: the empty first cells of the row that begins at `start`."""
    while start >= 2 and text[start - 1] in "\r\n" and text[start - 2] == "\t":
        start -= 2
    return start


def _plain_columns(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
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
            found.append(_layout(text, index, last, rows))
        index = last
    return found


def _is_cell(text: str, lines: list[Line], index: int, taken: set[int]) -> bool:
    line = lines[index]
    return (
        line.end - line.start <= _CELL_WIDTH
        and index not in taken
        and line.gap <= 2
        and text[line.end - 1] not in "。；！？"
        and not _OUTER.match(text, line.start, line.end)
    )


_OUTER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节]|专栏"
)


def _is_head(text: str, line: Line) -> bool:
    return line.end - line.start <= 16 and _HEAD.fullmatch(text, line.start, line.end) is not None


def _rows_by_head(text: str, cells: Row, width: int = 0) -> list[Row]:
    """Rows of a run of cells: each ends with 属性, or begins with the next 序号, or has `width` cells."""
    if not width:
        width = next((place for place, cell in enumerate(cells) if not _HEAD.fullmatch(cell.of(text))), 0)
    if width < 3:
        return []
    body = cells[width:]
    rows: list[Row] = [cells[:width]]
    if re.fullmatch("属\\s?性|.{0,4}性质", cells[width - 1].of(text)):
        row: Row = []
        for cell in body:
            row.append(cell)
            if cell.of(text) in ("预期性", "约束性"):
                rows.append(row)
                row = []
    elif _SERIAL.fullmatch(cells[0].of(text)):
        for cell in body:
            if cell.of(text) == str(len(rows)):
                rows.append([])
            rows[-1].append(cell)
    elif len(body) % width == 0:
        rows += [body[place : place + width] for place in range(0, len(body), width)]
    return rows if all(len(row) <= width for row in rows) else []


def _layout(text: str, first: int, last: int, rows: list[Row]) -> Layout:
    """Give every cell its column, and carry down what merged cells left out."""
    width = max(len(row) for row in rows)
    heads = _heads(text, rows, width)
    shapes = _column_shapes(text, [row for row in rows[heads:] if len(row) == width])
    titles = {
        column: cell.of(text)
        for row in rows[:heads]
        for column, cell in zip(_head_columns(text, row, width), row, strict=True)
    }
    # A serial number is new in every row, so the label behind it is the first that can be merged.
    outer = 1 if _SERIAL.fullmatch(titles.get(0, "")) else 0
    merged = {column for column, title in titles.items() if _CARRIED_HEAD.search(title)}
    above: dict[int, Span] = {}
    placed: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        columns = _head_columns(text, row, width) if number < heads else _columns(text, row, width, shapes)
        here = {column: cell for column, cell in zip(columns, row, strict=True) if cell.start < cell.end}
        cells = [Cell(cell.start, cell.end, number, column) for column, cell in here.items()]
        if heads <= number and width <= _MAX_COLUMNS:
            leading = min((column for column in here if column >= outer), default=outer)
            present = set(columns)
            cells += [
                Cell(cell.start, cell.end, number, column, carried=True)
                for column, cell in above.items()
                if column not in here
                and (column not in present or outer <= column < leading or column in merged)
            ]
            if leading == outer:
                # A new outer label ends what was merged beside the one before; what is left out goes on.
                above = {column: cell for column, cell in above.items() if column not in present}
            above |= here
        placed.append(tuple(sorted(cells, key=lambda cell: cell.column)))
    return Layout(first, last, tuple(placed), heads)


def _heads(text: str, rows: list[Row], width: int) -> int:
    """How many rows are heads: none where the first states values, more where years or units follow below."""
    if any(_is_value(cell.of(text)) for cell in rows[0]):
        return 0
    heads = 1
    while heads < min(3, len(rows) - 1):
        words = [cell.of(text) for cell in rows[heads] if cell.start < cell.end]
        title_above = heads == 1 and len([cell for cell in rows[0] if cell.start < cell.end]) == 1 < width
        like = sum(_HEAD.fullmatch(word) is not None for word in words)
        if (
            not words
            or any(_is_value(word) for word in words)
            or not (title_above or like > 0.6 * len(words))
        ):
            break
        heads += 1
    return heads


def _is_value(word: str) -> bool:
    return _NUMERIC.fullmatch(word) is not None and not _YEAR.fullmatch(word)


def _head_columns(text: str, row: Row, width: int) -> list[int]:
    """Columns of a head row. With fewer cells than the body, its first words stretch over the difference:
    a head holds for every column from its own up to the next head's."""
    short = width - len(row)
    if not short or len(row) < 2:
        return list(range(len(row)))
    wide = 1 if _SERIAL.fullmatch(row[0].of(text)) else 0
    return [column if column <= wide else column + short for column in range(len(row))]


_Shape = tuple[str, float]

#: What speaks for a column: cells of the same kind, being next to the cell before. Against it: each
#: halving or doubling of the usual length.
_SAME_KIND = 3.0
_BESIDE = 1.0


def _shape(word: str) -> _Shape:
    kind = (
        "number"
        if _NUMERIC.fullmatch(word[:40])
        else "body"
        if len(word) <= 30 and _BODY.fullmatch(word)
        else "words"
    )
    return kind, log2(1 + len(word.replace(" ", "")))


def _column_shapes(text: str, full: list[Row]) -> list[_Shape]:
    """What the cells of each column look like, from the first rows that have all of them."""
    columns: list[_Shape] = []
    for cells in zip(*full[:20], strict=True):
        shapes = [_shape(cell.of(text)) for cell in cells if cell.start < cell.end]
        kinds = [kind for kind, _ in shapes]
        columns.append(
            (
                max(sorted(set(kinds)), key=kinds.count, default="words"),
                sum(size for _, size in shapes) / max(len(shapes), 1),
            )
        )
    return columns


def _columns(text: str, row: Row, width: int, shapes: list[_Shape]) -> list[int]:
    """Columns of a body row. A short one left out merged cells: its cells go where they look alike."""
    if len(row) == width or len(shapes) != width or width > _MAX_COLUMNS:
        return list(range(len(row)))
    cells = [_shape(cell.of(text)) for cell in row]
    best: list[list[tuple[float, int]]] = []
    for place, (kind, size) in enumerate(cells):
        scores: list[tuple[float, int]] = []
        top = (0.0, -1) if not place else (float("-inf"), -1)
        for column, (wanted, usual) in enumerate(shapes):
            before = top
            if place and column:
                beside = best[-1][column - 1][0]
                before = max(top, (beside + _BESIDE, column - 1))
                top = max(top, (beside, column - 1))
            scores.append(
                (before[0] + (_SAME_KIND if kind == wanted else 0.0) - abs(size - usual), before[1])
            )
        best.append(scores)
    column = max(range(width), key=lambda at: best[-1][at][0])
    columns = [column]
    for scores in reversed(best[1:]):
        column = scores[column][1]
        columns.append(column)
    return columns[::-1]
