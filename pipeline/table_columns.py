"""From rows of cells to a table: which rows are heads, the column of each cell, and what merged cells leave out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extractors.span import Span
from extractors.units import units
from pipeline.document import Cell
from pipeline.table_flow import fits, kind_of
from pipeline.table_heads import is_known_head
from pipeline.table_words import HEAD, OUTER, SERIAL, Row, Shape, is_value, shape_of


@dataclass(frozen=True, slots=True)
class Layout:
    """A table found in lines[first:last], its rows of cells and how many of them are heads."""

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int


#: Columns whose cells are merged over the rows that they hold for, wherever they stand.
_CARRIED_HEAD = re.compile(r"责任|牵头|配合|时限|时间|期限")
_TOTAL = re.compile(r"\s*(?:合\s*计|小\s*计|总\s*计|总\s*数|共\s*计|汇\s*总)\s*")
#: Wider tables are taken as they are: nothing is carried down or moved.
_MAX_COLUMNS = 40


def lay_out(text: str, first: int, last: int, rows: list[Row], covered: Mapping[tuple[int, int], Span] = MappingProxyType({}), *, heads: int | None = None, padded: bool = False) -> Layout:
    """Give every cell its column, and carry down what merged cells left out; `covered` is what is known of them by (row, column), `heads` how many rows
    are heads where that is known, and rows may be `padded` with empty cells at their ends."""
    if heads is None and _lies(text, rows):
        rows = [list(column) for column in zip(*rows, strict=True)]
    width = max(len(row) for row in rows)
    heads = _heads(text, rows, width) if heads is None else heads
    if heads and not covered:
        rows = _headed_once(text, rows, heads)
    if padded:
        bare = [*map(_unpadded, rows)]
        width = max(map(len, bare))
        rows = [*(row[:width] for row in rows[:heads]), *bare[heads:]]
    shapes = _column_shapes(text, [row for row in rows[heads:] if len(row) == width])
    if padded and heads == _LEVELS and (levels := _of_two_levels(text, bare, width, shapes)):
        rows, head_columns = [*bare[:heads], *rows[heads:]], levels
    else:
        head_columns = (_of_two_levels(text, rows, width, shapes) if heads == _LEVELS else None) or [_head_columns(text, row, width, shapes) for row in rows[:heads]]
    titles = {
        column: cell.of(text)
        for row, columns in zip(rows, head_columns, strict=False)
        for column, cell in zip(columns, row, strict=True)
    }
    kinds = [kind_of(titles.get(column, "")) for column in range(width)]
    # A serial number is new in every row, so the label behind it is the first that can be merged.
    outer = 1 if SERIAL.fullmatch(titles.get(0, "")) else 0
    merged = {column for column, title in titles.items() if _CARRIED_HEAD.search(title)}
    above: dict[int, Span] = {}
    placed: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        columns = head_columns[number] if number < heads else _columns(text, row, width, shapes, kinds)
        here = {column: cell for column, cell in zip(columns, row, strict=True) if cell.start < cell.end}
        cells = [Cell(cell.start, cell.end, number, column) for column, cell in here.items()]
        total = any(_TOTAL.fullmatch(cell.of(text)) for cell in row[:2])
        if heads <= number and width <= _MAX_COLUMNS and not total:
            leading = min((column for column in here if column >= outer), default=outer)
            present = set(columns)
            held = {
                column: cell
                for column, cell in above.items()
                if column not in here and (outer <= column < leading or column in merged)
            }
            held |= {column: covered[number, column] for column in range(width) if (number, column) in covered}
            cells += [
                Cell(cell.start, cell.end, number, column, carried=True)
                for column, cell in held.items()
                if cell.start < cell.end
            ]
            if leading == outer:
                # A new outer label ends what was merged beside the one before; what is left out goes on.
                above = {column: cell for column, cell in above.items() if column not in present}
            above |= here
        placed.append(tuple(sorted(cells, key=lambda cell: cell.column)))
    return Layout(first, last, tuple(placed), heads)


#: So many cells of a first column are heads where it holds them, and two of them tell what a row is.
_MOSTLY = 0.75
_TELLING = frozenset(("value", "due", "body", "unit", "binding"))


def _lies(text: str, rows: list[Row]) -> bool:
    """Whether the heads of a table stand in its first column: `指标 | 毛入园率 | 巩固率` above `2020年 | 88 | 95` and `属性 | 预期性 | 约束性`."""
    if len(rows) < _LEVELS or len(rows[0]) <= _LEVELS or any(len(row) != len(rows[0]) for row in rows):
        return False
    counted = SERIAL.fullmatch(_squeezed(text, rows[0][0])) is not None
    for cell in rows[0][1:]:
        word = _squeezed(text, cell)
        if not word or is_value(word) != counted or is_known_head(word):
            return False
    side = [_squeezed(text, row[0]) for row in rows]
    if sum(map(is_known_head, side)) < _MOSTLY * len(side):
        return False
    # 年份 | 起数 | 人数 above rows of years stands as it should.
    return sum(kind_of(word) in _TELLING for word in side) >= _LEVELS and not all(_YEAR.fullmatch(word) for word in side[1:])


def _squeezed(text: str, cell: Span) -> str:
    return "".join(cell.of(text).split())


def _headed_once(text: str, rows: list[Row], heads: int) -> list[Row]:
    """Without the heads that stand again at the top of a page; at the end, with nothing below them, they stay."""
    titles = [words for row in rows[:heads] if len(words := _words(text, row)) > 1]
    first = {words[0] for words in titles}
    kept = [place for place, row in enumerate(rows) if place < heads or _squeezed(text, row[0]) not in first or _words(text, row) not in titles]
    return [rows[place] for place in (*kept, *range(kept[-1] + 1, len(rows)))]


def _words(text: str, row: Row) -> list[str]:
    return [_squeezed(text, cell) for cell in row if cell.start < cell.end]


def _unpadded(row: Row) -> Row:
    """Without the empty cells behind the last, by which pages fill up what merged cells leave out (`新建泵站2座 | 11月 | 水利局 | |`)."""
    return row[: max((place + 1 for place, cell in enumerate(row) if cell.start < cell.end), default=1)]


def _heads(text: str, rows: list[Row], width: int) -> int:
    """How many rows are heads: none where the first states values, more where years or units follow below."""
    if any(is_value(cell.of(text)) for cell in rows[0]):
        return 0
    # What the table is called and measured in may stand in rows of its own above (`附件：… |`, `单位：亩 |`).
    titles = 0
    while titles < min(2, len(rows) - 1) and len([cell for cell in rows[titles] if cell.start < cell.end]) == 1 < width:
        titles += 1
    heads = 1
    while heads < min(3 + (titles > 1), len(rows) - 1):
        words = [cell.of(text) for cell in rows[heads] if cell.start < cell.end]
        like = sum(HEAD.fullmatch(word) is not None for word in words)
        if (
            not words
            or any(is_value(word) for word in words)
            or not (_are_units(words) or heads <= titles or like > 0.6 * len(words) or _is_second_head(text, rows, heads) or (heads == 1 and _parts_first(text, rows, width)))
        ):
            break
        heads += 1
    return heads


def _are_units(words: list[str]) -> bool:
    """Whether a row of heads only says what each column is measured in, but for the head of the row itself (`单位 | 万亩 | 座`)."""
    return sum(word.lstrip("十百千万亿") in units() for word in words) > max(1, len(words) - 2)


def _is_second_head(text: str, rows: list[Row], number: int) -> bool:
    """Whether a row parts the heads above it: its outer cells are merged with them, and values stand under its words."""
    row, below = rows[number], rows[number + 1]
    if row[0].start < row[0].end or len(row) != len(below):
        return False
    under = [below[place].of(text) for place, cell in enumerate(row) if cell.start < cell.end]
    return sum(is_value(word) for word in under) > 0.5 * len(under)


def _parts_first(text: str, rows: list[Row], width: int) -> bool:
    """Whether the second row holds what is left of a level of heads: with the first it makes up the width of the third, which has values."""
    short = width - len(rows[0])
    parted = len(rows[1]) - short
    fits_in = short > 0 and 0 < parted <= len(rows[0]) and len(rows[1]) % parted == 0 and len(rows[2]) == width
    return fits_in and all(len(cell.of(text)) <= _HEAD_WIDTH for cell in rows[1]) and sum(is_value(cell.of(text)) for cell in rows[2]) >= len(rows[1])


#: A head of the second level has no more characters.
_HEAD_WIDTH = 12


def _head_columns(text: str, row: Row, width: int, shapes: list[Shape]) -> list[int]:
    """Columns of a head row. With fewer cells than the body, one of its words stretches over the difference, the one
    that leaves the words behind it above columns of their kind: a head holds up to the next head's column."""
    short = width - len(row)
    if not short or len(row) < 2 or width > _MAX_COLUMNS:
        return list(range(len(row)))
    first = 1 if SERIAL.fullmatch(row[0].of(text)) else 0
    best = max(range(first, len(row)), key=lambda wide: _fit(text, row, wide, short, shapes))
    return [column if column <= best else column + short for column in range(len(row))]


#: Rows of heads of which the second parts some of the first.
_LEVELS = 2
#: A head that is parted below it, and its parts.
_PARTED = re.compile(r"目标|规划|预期|任务|年度|进度|计划|其中|现状|分年")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")


def _of_two_levels(text: str, rows: list[Row], width: int, shapes: list[Shape]) -> list[list[int]] | None:
    """Columns of two head rows of which the second has lost its empty cells: `指标 | 2020年 | 目标值 | 属性` over `2023年 | 2025年`."""
    upper, lower = rows[0], rows[1]
    short = width - len(upper)
    parted = len(lower) - short
    if short < 1 or parted < 1 or len(lower) % parted or len(shapes) != width or any(cell.start == cell.end for cell in (*upper, *lower)):
        return None
    each = len(lower) // parted
    if each < _LEVELS or parted > len(upper):
        return None
    years = all(_YEAR.fullmatch(cell.of(text)) for cell in lower)
    found: list[tuple[int, list[list[int]]]] = []
    for first in range(1, len(upper) - parted + 1):
        columns = [place + (each - 1) * min(max(place - first, 0), parted) for place in range(len(upper))]
        below = [columns[place] + part for place in range(first, first + parted) for part in range(each)]
        words = [cell.of(text) for cell in upper]
        fit = sum((shapes[column][0] == "number") == (_VALUE_HEAD.search(word) is not None) for column, word in zip(columns, words, strict=True))
        fit += sum(shapes[column][0] == "number" for column in below)
        for place, word in enumerate(words[first : first + parted]):
            parts = "".join(cell.of(text) for cell in lower[place * each : (place + 1) * each])
            shared = any(word[at : at + 2] in parts for at in range(len(word) - 1) if not word[at].isdecimal())
            fit += 2 * ((_PARTED.search(word) is not None) - (years and _YEAR.search(word) is not None)) + 3 * shared
        found.append((fit, [columns, below]))
    return max(found, key=lambda each: each[0])[1] if found else None


def _fit(text: str, row: Row, wide: int, short: int, shapes: list[Shape]) -> int:
    """How many heads stand above a column of their kind when the head at `wide` stretches."""
    columns = (column if column <= wide else column + short for column in range(len(row)))
    return sum(
        (shapes[column][0] == "number") == (_VALUE_HEAD.search(cell.of(text)) is not None)
        for column, cell in zip(columns, row, strict=True)
        if column < len(shapes)
    )


#: A head that values stand under.
_VALUE_HEAD = re.compile(
    r"(?:19|20)\d\d|目标|现状|基期|分值|数量?(?:$|[（(])|面积|规模|投资|金额|合计|[（(][亩个所人户名元%万套间张台座公里]"
)
#: What speaks for a column: cells of the same kind, being next to the cell before. Against it: each
#: halving or doubling of the usual length.
_SAME_KIND = 3.0
_BESIDE = 2.5


def _column_shapes(text: str, full: list[Row]) -> list[Shape]:
    """What the cells of each column look like, from the first rows that have all of them."""
    columns: list[Shape] = []
    for cells in zip(*full[:20], strict=True):
        shapes = [shape_of(cell.of(text)) for cell in cells if cell.start < cell.end]
        kinds = [kind for kind, _ in shapes]
        columns.append(
            (
                max(sorted(set(kinds)), key=kinds.count, default="words"),
                sum(size for _, size in shapes) / max(len(shapes), 1),
            )
        )
    return columns


def _columns(text: str, row: Row, width: int, shapes: list[Shape], kinds: list[str]) -> list[int]:
    """Columns of a body row. A short one left out merged cells: its cells go where they look alike; the title of a section stands in front."""
    if len(row) == 1 and OUTER.match(text, row[0].start, row[0].end):
        return [0]
    if len(row) == width or len(shapes) != width or width > _MAX_COLUMNS:
        return list(range(len(row)))
    best: list[list[tuple[float, int]]] = []
    for place, words in enumerate(cell.of(text) for cell in row):
        kind, size = shape_of(words)
        scores: list[tuple[float, int]] = []
        top = (0.0, -1) if not place else (float("-inf"), -1)
        for column, (wanted, usual) in enumerate(shapes):
            before = top
            if place and column:
                beside = best[-1][column - 1][0]
                before = max(top, (beside + _BESIDE, column - 1))
                top = max(top, (beside, column - 1))
            scores.append(
                (before[0] + (_SAME_KIND if kind == wanted else 0.0) + (fits(kinds[column], words) if words else 0.0) - abs(size - usual), before[1])
            )
        best.append(scores)
    column = max(range(width), key=lambda at: best[-1][at][0])
    columns = [column]
    for scores in reversed(best[1:]):
        column = scores[column][1]
        columns.append(column)
    return columns[::-1]
