"""Tables: as their source drew them, or known in plain text by tabs, bars, blanks, strokes or commas, by one cell a line, by labelled records."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as its source draws it: the place of its words, and the rows and columns that it covers from (row, column) on."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table of `width` columns; its cells by row and column, each row in a line of its own."""

    cells: tuple[GridCell, ...]
    width: int


#: Words that stand in the head of an indicator or task table.
_HEAD = re.compile(
    r"序\s?号|类\s?[别型]|分\s?类|领域|维度|项\s?目|(?:.{0,6}指\s?标(?:名称|内容|类别|性质)?)|(?:计量)?单\s?位|(?:指标)?属\s?性|性质|备\s?注|说明|目标(?:值)?"
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
_WIDE = re.compile(r"[ \u3000\u00a0\u2002]{2,}|[\u3000\t]")
_SPACE = re.compile(r" ")
_COMMA = re.compile(r",")
_STROKE = re.compile(r" / ")
_RULE_ROW = re.compile(r"[\s|｜:+=-]+")
_TOTAL = re.compile(r"\s*(?:合\s*计|小\s*计|总\s*计|总\s*数|共\s*计)\s*")
_PUNCTUATED = "。；！？，、：:"
_CELL_WIDTH = 40
#: Lines parted by commas or blanks alone are rows where they are no longer.
_ROW_WIDTH = 200
#: Signs that make a line a row by themselves; a line without one may name the section of a table where it is no longer.
_DRAWN = ("tab", "bar")
_SECTION_WIDTH = 24
_NEXT_TABLE = re.compile(r"附[件表]|[表图]\s?[\d一二三四五六七八九十]|[（(]?单位[：:]|续表|注[：:]|资料来源")
#: Wider tables are taken as they are: nothing is carried down or moved.
_MAX_COLUMNS = 40


def find_tables(text: str, lines: list[Line], grids: Sequence[Grid] = ()) -> list[Layout]:
    """Every table, in order; none overlap. Lines that a grid holds are not looked at otherwise."""
    if not lines:
        return []
    starts = [line.raw_start for line in lines] if grids else []
    found = [_from_grid(text, starts, grid) for grid in grids]
    drawn = {index for layout in found for index in range(layout.first, layout.last)}
    kinds = ["grid" if index in drawn else _kind(text, line) for index, line in enumerate(lines)]
    for index in _section_rows(text, lines, kinds):
        kinds[index] = kinds[index - 1]
    for kind, first, last in _runs(lines, kinds):
        if kind == "grid":
            continue
        if kind == "cell":
            layout = _from_cells(text, lines, first, last)
        else:
            layout = _from_rows(text, lines, first, last, kind)
        if layout:
            found.append(layout)
    taken = {index for layout in found for index in range(layout.first, layout.last)}
    records = _records(text, lines, taken)
    taken |= {index for layout in records for index in range(layout.first, layout.last)}
    found += records
    columns = _plain_columns(text, lines, taken)
    taken |= {index for layout in columns for index in range(layout.first, layout.last)}
    found += columns + _numbered_tasks(text, lines, taken)
    return sorted(found, key=lambda layout: layout.first)


def _from_grid(text: str, starts: list[int], grid: Grid) -> Layout:
    """A table as it was drawn: every cell has its column, and a cell that covers lower rows holds for them. `starts` of all lines."""
    first = bisect_right(starts, grid.cells[0].start) - 1
    last = bisect_right(starts, grid.cells[-1].start)
    rows: list[Row] = [[Span(0, 0)] * grid.width for _ in range(grid.cells[-1].row + 1)]
    covered: dict[tuple[int, int], Span] = {}
    for cell in grid.cells:
        place = Span(cell.start, cell.end)
        rows[cell.row][cell.column] = place
        covered |= {(row, cell.column): place for row in range(cell.row + 1, cell.row + cell.rows)}
    return _layout(text, first, last, rows, covered)


def _kind(text: str, line: Line) -> str:
    """`bar`, `tab`, `wide`, `stroke`, `space`, `comma` for a line that may be a row by that sign, `cell` for a single cell behind
    a tab, `page` for a page number, which parts no table, else none."""
    raw = text[line.raw_start : line.raw_end]
    if line.page:
        return "page"
    if "|" in raw or "｜" in raw:
        return "bar"
    if "\t" in raw:
        inner = raw.strip(BLANKS.replace("\t", ""))
        if "\t" in inner.strip("\t") or inner.count("\t") >= 2:
            return "tab"
        return "cell" if raw[0] == "\t" else ""
    if line.end - line.start > _ROW_WIDTH or text[line.end - 1] in _PUNCTUATED:
        return ""
    body = text[line.start : line.end]
    if body.count(" / ") >= 2:
        return "stroke"
    if "  " in body or "\u3000" in body:
        return "wide"
    if body.count(",") >= 2:
        return "comma"
    return "space" if " " in body else ""


def _section_rows(text: str, lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Lines of one cell that part a table into sections (`一、学前教育`): between rows of as many cells, the first of which may be the head."""
    for index in range(1, len(lines) - 1):
        if kinds[index] or kinds[index - 1] not in _DRAWN or kinds[index + 1] != kinds[index - 1] or max(lines[index].gap, lines[index + 1].gap) > 1:
            continue
        words = text[lines[index].start : lines[index].end]
        above, below = (_split(text, lines[place], _SEPARATORS[kinds[place]]) for place in (index - 1, index + 1))
        alike = len(above) >= 3 and abs(len(above) - len(below)) <= 1 and not _is_head_row(text, below)
        if alike and len(words) <= _SECTION_WIDTH and words[-1] not in _PUNCTUATED and not _NEXT_TABLE.match(words):
            yield index


def _runs(lines: list[Line], kinds: list[str]) -> list[tuple[str, int, int]]:
    """Maximal runs of lines of one kind; rows may stand one or two blank lines apart, with page numbers between."""
    runs: list[tuple[str, int, int]] = []
    kind, first, last = "", 0, 0
    for index, (line, own) in enumerate(zip(lines, kinds, strict=True)):
        if own == "page" or (own == kind and (line.gap <= 2 or kinds[index - 1] == "page")):
            last = index + 1 if own != "page" else last
            continue
        if kind:
            runs.append((kind, first, last))
        kind, first, last = own, index, index + 1
    if kind:
        runs.append((kind, first, last))
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


_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜]")
_SEPARATORS = {"tab": _TAB, "bar": _BAR, "wide": _WIDE, "space": _SPACE, "stroke": _STROKE, "comma": _COMMA}


def _from_rows(text: str, lines: list[Line], first: int, last: int, kind: str) -> Layout | None:
    """A table of lines that are rows. Tabs and bars make one of any two lines, weaker signs where the lines are a grid."""
    places = [
        index
        for index in range(first, last)
        if not lines[index].page
        and not _RULE_ROW.fullmatch(text[lines[index].start : lines[index].end][:_ROW_WIDTH])
    ]
    rows = [_split(text, lines[index], _SEPARATORS[kind]) for index in places]
    if kind == "bar":
        rows = [_unframed(row) for row in rows]
    elif kind != "tab":
        if kind not in ("comma", "stroke"):
            rows = [[cell for cell in row if cell.start < cell.end] for row in rows]
        begin, end = _grid(text, rows, strict=kind != "wide")
        if begin == end:
            return None
        rows, first, last = rows[begin:end], places[begin], places[end - 1] + 1
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    return _layout(text, first, last, rows)


def _unframed(row: Row) -> Row:
    """Without the empty cells that bars at both ends of a line make."""
    begin = 1 if row[0].start == row[0].end else 0
    return row[begin : len(row) - 1 if row[-1].start == row[-1].end else len(row)]


def _grid(text: str, rows: list[Row], *, strict: bool) -> tuple[int, int]:
    """Which of the rows are a table: at least three with the same number of cells, under a head or over values.

    Returns equal ends where they are none. `strict` asks for a value in most rows: blanks and commas stand in prose too.
    """
    widths = [len(row) for row in rows]
    width = Counter(widths).most_common(1)[0][0]
    begin, end = 0, len(rows)
    while begin < end and widths[begin] != width and not _is_head_row(text, rows[begin]):
        begin += 1
    while begin < end and widths[end - 1] != width:
        end -= 1
    inner = rows[begin:end]
    same = sum(len(row) == width for row in inner)
    if width < 2 or same < 3 or same < 0.7 * len(inner):
        return 0, 0
    body = inner[1:]
    valued = sum(any(_is_value(cell.of(text)) for cell in row[1:]) for row in body)
    if any(cell.end - cell.start > _CELL_WIDTH for row in inner for cell in row) and (strict or width == 2):
        return 0, 0
    if strict or width == 2 or not _is_head_row(text, inner[0]):
        wrong = _labelled(text, inner) or (width == 2 and _is_contents(text, inner))
        return (begin, end) if valued >= 0.7 * len(body) and not wrong else (0, 0)
    return begin, end


def _is_contents(text: str, rows: list[Row]) -> bool:
    """Whether the last cells count up like the page numbers of a table of contents."""
    titled = "".join(cell.of(text) for cell in rows[0]) in ("目录", "目次")
    pages = [row[-1].of(text) for row in rows[titled:]]
    return all(page.isdecimal() and len(page) <= 3 for page in pages) and pages == sorted(pages, key=int)


def _is_head_row(text: str, row: Row) -> bool:
    return len(row) > 1 and sum(_HEAD.fullmatch(cell.of(text)) is not None for cell in row) >= 0.5 * len(row)


def _labelled(text: str, rows: list[Row]) -> bool:
    """Whether the rows say `牵头单位：…　责任单位：…`: items of a list and no cells."""
    return sum("：" in cell.of(text) for row in rows for cell in row) > 0.3 * sum(len(row) for row in rows)


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


#: Labels of a record, and those that its values stand behind.
_RECORD = re.compile(
    r"(?P<label>(?:指标|项目|任务|事项)(?:名称)?|名称|类别|分类|领域|序号|(?:计量)?单位|(?:指标)?(?:属性|性质)"
    r"|(?:[一-龥“”]{0,6})?(?:(?:19|20)\d\d年)?(?:现状|基期|基准|基数|目标|完成|预期|规划|计划)(?:值|数|水平|情况)?|(?:19|20)\d\d年"
    r"|(?:责任|牵头|配合)(?:单位|部门)|(?:完成)?(?:时限|时间|期限))(?P<when>[（(][^（）()]{1,12}[)）])?[：:]"
)


_AMOUNT = re.compile(r"(?!(?:19|20)\d\d年)[<>≥≤＜＞约]?\s?\d[\d.,]*\s?[^\d，。；]{0,12}")
_RECORD_NAME = re.compile(r"(?:指标|项目|任务|事项)?名称|指标|项目|任务|事项")


def _records(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
    """Tables written as records, a labelled value a line: `指标：…`, `现状：94.8%`, `目标：≥96%`. The labels of the first are the head."""
    found: list[Layout] = []
    index = 0
    while index < len(lines):
        hits: list[re.Match[str]] = []
        first = index
        while index < len(lines) and index not in taken and not (hits and lines[index].gap > 2):
            line = lines[index]
            hit = (
                _RECORD.match(text, line.start, line.end)
                if line.end - line.start <= 2 * _CELL_WIDTH
                else None
            )
            if not hit or hit.end() == line.end:
                break
            hits.append(hit)
            index += 1
        if len(hits) >= 6 and (rows := _record_rows(text, lines[first:index], hits)):
            found.append(Layout(first, index, rows, 1))
        index = max(index, first + 1)
    return found


def _record_rows(text: str, lines: list[Line], hits: list[re.Match[str]]) -> tuple[tuple[Cell, ...], ...]:
    """A head of labels and a row for each record, none unless most records name something and give it values."""
    labels = {label: column for column, label in enumerate(dict.fromkeys(hit["label"] for hit in hits))}
    named = [column for label, column in labels.items() if _RECORD_NAME.fullmatch(label)]
    if not named:
        return ()
    heads: dict[int, Cell] = {}
    rows: list[dict[int, Cell]] = [{}]
    for line, hit in zip(lines, hits, strict=True):
        column = labels[hit["label"]]
        heads.setdefault(column, Cell(hit.start(), hit.end() - 1, 0, column))
        if column in rows[-1] or (column <= named[0] and named[0] in rows[-1]):
            rows.append({})
        cell = _stripped(text, hit.end(), line.end)
        rows[-1][column] = Cell(cell.start, cell.end, len(rows), column)
    valued = sum(any(_AMOUNT.fullmatch(text, cell.start, cell.end) for cell in row.values()) for row in rows)
    if len(rows) < 2 or valued < 0.7 * len(rows):
        return ()
    above: dict[int, Cell] = {}
    placed = [tuple(heads[column] for column in sorted(heads))]
    for number, row in enumerate(rows, 1):
        carried = [
            Cell(cell.start, cell.end, number, column, carried=True)
            for column, cell in above.items()
            if column not in row and column < named[0]
        ]
        above |= row
        placed.append(tuple(sorted([*row.values(), *carried], key=lambda cell: cell.column)))
    return tuple(placed)


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


#: 3, 3|: the number that a row of a flattened table begins with.
_ROW_NUMBER = re.compile(r"(\d{1,4})\s?[|｜]?")
#: 责任单位, 牵头部门: a column that tells a table of tasks.
_DUTY = re.compile(r"责任|牵头|配合|承办|主管|协办|协同")
#: So many columns a table of tasks has at most, and so many blank lines part its cells.
_TASK_COLUMNS, _CELL_GAP = 12, 3
#: What the last row of such a table may have beyond its columns: further bodies, and the deadline behind them.
_LAST_CELL = re.compile(r"[^，。；：\s]{2,14}(?:局|厅|委|办|部|政府|管委会|中心|公司|队|会)|[^，。；：\s]{0,10}(?:前|底|末|月份?|完成|使用)")


def _numbered_tasks(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
    """Task tables of web pages, flattened to one cell a line with blank lines or bars between: 序号, other heads with a duty among them, rows that begin with
    a number. Cells may be long; titles of sections (一、…) stand between rows."""
    found: list[Layout] = []
    index = 0
    while index < len(lines):
        words = text[lines[index].start : lines[index].end].rstrip(" |｜")
        layout = _task_table(text, lines, index, taken) if _SERIAL.fullmatch(words) else None
        if layout:
            found.append(layout)
        index = layout.last if layout else index + 1
    return found


def _task_table(text: str, lines: list[Line], first: int, taken: set[int]) -> Layout | None:
    """The table whose head begins with the 序号 of line `first`."""
    cells = [_stripped(text, line.start, line.end - (text[line.end - 1] in "|｜")) for line in lines[first:]]
    body = 0
    while body < len(cells) and not _ROW_NUMBER.fullmatch(cells[body].of(text)) and not _OUTER.match(cells[body].of(text)):
        body += 1
        if body > _TASK_COLUMNS:
            return None
    titles = [cell.of(text) for cell in cells[:body]]
    if body < 3 or not any(map(_DUTY.search, titles)) or sum(_HEAD.fullmatch(title) is not None for title in titles) < body / 2:
        return None
    rows: list[Row] = []
    number, at = 0, body
    while at < len(cells) and first + at not in taken and lines[first + at].gap <= _CELL_GAP:
        told = _ROW_NUMBER.fullmatch(cells[at].of(text))
        complete = not rows or len(rows[-1]) != 1 or _OUTER.match(rows[-1][0].of(text)) is not None
        if told and int(told[1]) > number and complete:
            number = int(told[1])
            rows.append([cells[at]])
        elif complete and _OUTER.match(cells[at].of(text)):
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
    return _layout(text, first, first + at, [cells[:body], *rows])


def _another(text: str, cells: Row, at: int, number: int) -> bool:
    """Whether a further row begins soon: what stands at `at` is then more of a cell of this one."""
    ahead = (_ROW_NUMBER.fullmatch(cell.of(text)) for cell in cells[at + 1 : at + _TASK_COLUMNS])
    return any(told is not None and number < int(told[1]) <= number + 2 for told in ahead)


def _bodies_in_one(text: str, row: Row, width: int, duty: int) -> Row:
    """A row with more lines than columns whose bodies stand a line each: they are one cell, in the column of duties."""
    end = begin = len(row) - (width - 1 - duty)
    while begin > 2 and end - begin <= len(row) - width and _BODY.fullmatch(row[begin - 1].of(text)):
        begin -= 1
    return [*row[:begin], Span(row[begin].start, row[end - 1].end), *row[end:]] if end - begin > 1 else row


def _folded(row: Row, width: int) -> Row:
    """A row with more lines than columns: the first words behind its number took several."""
    extra = len(row) - width
    return row if extra <= 0 else [row[0], Span(row[1].start, row[1 + extra].end), *row[2 + extra :]]


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
    if re.fullmatch("(?:指标)?属\\s?性|.{0,4}性质", cells[width - 1].of(text)):
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


def _layout(text: str, first: int, last: int, rows: list[Row], covered: Mapping[tuple[int, int], Span] = MappingProxyType({})) -> Layout:
    """Give every cell its column, and carry down what merged cells left out; `covered` is what is known of them by (row, column)."""
    width = max(len(row) for row in rows)
    heads = _heads(text, rows, width)
    shapes = _column_shapes(text, [row for row in rows[heads:] if len(row) == width])
    titles = {
        column: cell.of(text)
        for row in rows[:heads]
        for column, cell in zip(_head_columns(text, row, width, shapes), row, strict=True)
    }
    # A serial number is new in every row, so the label behind it is the first that can be merged.
    outer = 1 if _SERIAL.fullmatch(titles.get(0, "")) else 0
    merged = {column for column, title in titles.items() if _CARRIED_HEAD.search(title)}
    above: dict[int, Span] = {}
    placed: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        columns = (
            _head_columns(text, row, width, shapes) if number < heads else _columns(text, row, width, shapes)
        )
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
            or not (title_above or like > 0.6 * len(words) or _is_second_head(text, rows, heads))
        ):
            break
        heads += 1
    return heads


def _is_second_head(text: str, rows: list[Row], number: int) -> bool:
    """Whether a row parts the heads above it: its outer cells are merged with them, and values stand under its words."""
    row, below = rows[number], rows[number + 1]
    if row[0].start < row[0].end or len(row) != len(below):
        return False
    under = [below[place].of(text) for place, cell in enumerate(row) if cell.start < cell.end]
    return sum(_is_value(word) for word in under) > 0.5 * len(under)


def _is_value(word: str) -> bool:
    return _NUMERIC.fullmatch(word) is not None and not _YEAR.fullmatch(word)


def _head_columns(text: str, row: Row, width: int, shapes: list[_Shape]) -> list[int]:
    """Columns of a head row. With fewer cells than the body, one of its words stretches over the difference, the one
    that leaves the words behind it above columns of their kind: a head holds up to the next head's column."""
    short = width - len(row)
    if not short or len(row) < 2 or width > _MAX_COLUMNS:
        return list(range(len(row)))
    first = 1 if _SERIAL.fullmatch(row[0].of(text)) else 0
    best = max(range(first, len(row)), key=lambda wide: _fit(text, row, wide, short, shapes))
    return [column if column <= best else column + short for column in range(len(row))]


def _fit(text: str, row: Row, wide: int, short: int, shapes: list[_Shape]) -> int:
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
    """Columns of a body row. A short one left out merged cells: its cells go where they look alike; the title of a section stands in front."""
    if len(row) == 1 and _OUTER.match(text, row[0].start, row[0].end):
        return [0]
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
