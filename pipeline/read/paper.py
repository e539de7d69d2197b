"""From what stands where on pages to one text: reading order, columns, running heads out, cut lines joined, tables kept.

PDF, OFD and recognised scans all come through here. Lengths are points, from the upper left corner of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from pipeline.lines import CLOSED
from pipeline.read.reading import Composer, Drawn, Printed, clean

#: left, top, right, bottom.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line without a wide gap between them; `confidence` where they were recognised in a picture."""

    words: str
    box: Box
    confidence: float | None = None

    @property
    def size(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(slots=True)
class RuledCell:
    """A cell between drawn lines, and what stands in it."""

    box: Box
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A table between drawn lines."""

    box: Box
    cells: list[RuledCell]

    @property
    def width(self) -> int:
        return max(cell.column + cell.columns for cell in self.cells)

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass(slots=True)
class Page:
    """What stands on a page; `pieces` are those outside of its tables."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    tables: list[RuledTable] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """The pieces of one line, from left to right."""

    page: int
    pieces: list[Piece]
    #: The column's edges.
    left: float = 0.0
    right: float = 0.0

    @property
    def box(self) -> Box:
        boxes = [piece.box for piece in self.pieces]
        return min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)

    @property
    def size(self) -> float:
        return median(piece.size for piece in self.pieces)

    @property
    def words(self) -> str:
        return "".join(words for words, _ in _said(self))


#: Of a sign's height: a gap that parts pieces, as between the cells of a table without lines.
WIDE_GAP = 1.5
#: How far short of the edge, in heights, a line may end that goes on: a bracket or a number that did not fit goes to the next.
_SHORT_OF_EDGE = 2.2
#: A line that begins this far in begins a paragraph.
_INDENT = 1.2
_DEEPEST_INDENT = 2.9
#: Shares of the page's height that running heads and page numbers stand in.
_MARGIN = 0.13
#: 一 is what an engine takes a dash for.
_PAGE_NUMBER = re.compile(r"[-—–－_·•~一\s]{0,6}第?\s{0,2}\d{1,4}\s{0,2}页?\s{0,2}(?:[/共,，]\s{0,2}共?\s{0,2}\d{1,4}\s{0,2}页?)?[-—–－_·•~一\s]{0,6}")
#: Numbers that a paragraph begins with.
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}[章节条]|\d{1,2}[.．、](?!\d)|[①-⑳]|专栏|附件")
#: What a program doesn't cut at the beginning of a line: a number or word, signs around quotation marks, a sign with its closing mark.
_UNCUT = re.compile(r"[A-Za-z0-9.%:/@_-]{2,40}|(?:[^\s“”‘’][“”‘’]){1,4}[^\s“”‘’]|[^\s][，。；：、！？）》】」』]")
#: A cell that a page cuts has this many signs at least above the cut, and this many where the row looks like one of its own.
_CUT_CELL = 6
_LONG_CELL = 20
_COLUMN_LINES = 6
#: Of the pieces of a page, how many may go over the gap between its columns: titles, and lines over the whole width.
_MOST_CROSSING = 0.2
_FULL = 0.6


def compose(pages: Sequence[Page]) -> Composer:
    """The text of the pages, with a place on paper for every line of it."""
    running = _running_heads(pages)
    composer = Composer()
    open_lines: list[_Line] = []
    open_table: tuple[Page, RuledTable] | None = None
    drawn: list[tuple[int, RuledTable]] = []

    def close_paragraph() -> None:
        if open_lines:
            words, printed = _joined(open_lines)
            composer.line(words, printed)
            open_lines.clear()

    def close_table() -> None:
        nonlocal open_table
        if drawn:
            composer.table(_drawn(drawn))
            drawn.clear()
        open_table = None

    for page in pages:
        for each in _flow(page, running):
            if isinstance(each, RuledTable):
                close_paragraph()
                if open_table and not _carries_on_table(*open_table, page, each):
                    close_table()
                drawn.append((page.number, each))
                open_table = page, each
                continue
            close_table()
            if open_lines and not _carries_on(open_lines[-1], each):
                close_paragraph()
            open_lines.append(each)
    close_paragraph()
    close_table()
    return composer


# Reading order


def _flow(page: Page, running: set[tuple[str, bool]]) -> Iterator[_Line | RuledTable]:
    """The page's lines and tables as one reads them: columns one after the other between what goes over both."""
    pieces = [piece for line in _without_running(page, running) for piece in line.pieces]
    gutter = _gutter(pieces)
    wide = [piece for piece in pieces if gutter is None or _crosses(piece, gutter)]
    narrow = [piece for piece in pieces if gutter is not None and not _crosses(piece, gutter)]
    lines = _placed(in_lines(wide, page.number), _edges(pieces))
    over_all: list[_Line | RuledTable] = [*lines, *page.tables]
    for each in sorted(over_all, key=lambda each: each.box[1]):
        yield from _columns([piece for piece in narrow if piece.middle < each.box[1]], gutter, page.number)
        narrow = [piece for piece in narrow if piece.middle >= each.box[1]]
        yield each
    yield from _columns(narrow, gutter, page.number)


def _columns(band: list[Piece], gutter: float | None, page: int) -> Iterator[_Line]:
    """The lines left of the gutter, then those right of it."""
    if gutter is not None and band:
        for is_left in (True, False):
            side = [piece for piece in band if (piece.box[0] < gutter) == is_left]
            yield from _placed(in_lines(side, page), _edges(side))


def _placed(lines: list[_Line], edges: tuple[float, float]) -> list[_Line]:
    for line in lines:
        line.left, line.right = edges
    return lines


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.box[0] < gutter - piece.size / 2 and piece.box[2] > gutter + piece.size / 2


def in_lines(pieces: Iterable[Piece], page: int) -> list[_Line]:
    """Pieces that stand at one height as lines, from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        at = next((line for line in reversed(lines[-4:]) if _beside(line, piece)), None)
        if at is None:
            lines.append([piece])
        else:
            at.append(piece)
    return [_Line(page, sorted(line, key=lambda piece: piece.box[0])) for line in sorted(lines, key=lambda line: median(piece.middle for piece in line))]


def _beside(line: list[Piece], piece: Piece) -> bool:
    top, bottom = median(each.box[1] for each in line), median(each.box[3] for each in line)
    shared = min(bottom, piece.box[3]) - max(top, piece.box[1])
    return shared > 0.5 * min(bottom - top, piece.size) and not any(
        min(each.box[2], piece.box[2]) - max(each.box[0], piece.box[0]) > 0.6 * min(each.box[2] - each.box[0], piece.box[2] - piece.box[0]) for each in line
    )


def _gutter(pieces: list[Piece]) -> float | None:
    """Where between two columns of text nearly nothing is printed; None for one column. A table without lines has gaps too, but short pieces."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    left, right = min(piece.box[0] for piece in pieces), max(piece.box[2] for piece in pieces)
    tried = [left + (right - left) * share / 100 for share in range(30, 71)]
    crossing = [sum(_crosses(piece, x) for piece in pieces) for x in tried]
    free = [x for x, count in zip(tried, crossing, strict=True) if count == min(crossing)]
    if min(crossing) > _MOST_CROSSING * len(pieces):
        return None
    gutter = free[len(free) // 2]
    for begin, end in ((left, gutter), (gutter, right)):
        side = [piece.box[2] - piece.box[0] for piece in pieces if begin - 1 <= piece.box[0] and piece.box[2] <= end + 1]
        if len(side) < _COLUMN_LINES or median(side) < _FULL * (end - begin):
            return None
    return gutter


def _edges(pieces: list[Piece]) -> tuple[float, float]:
    """The left and right edge of a column: where nearly all that stands in it keeps within."""
    if not pieces:
        return 0.0, 0.0
    lefts, rights = sorted(piece.box[0] for piece in pieces), sorted(piece.box[2] for piece in pieces)
    return lefts[len(lefts) // 20], rights[len(rights) - 1 - len(rights) // 20]


# Running heads


def _running_heads(pages: Sequence[Page]) -> set[tuple[str, bool]]:
    """Words, digits as #, that stand in the upper (True) or lower margin of three pages or more."""
    seen: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        here = {_key(line, page) for line in in_lines(page.pieces, page.number) if _in_margin(line, page)}
        seen.update(here)
    return {key for key, times in seen.items() if times >= 3}


def _key(line: _Line, page: Page) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", "".join(line.words.split())), line.box[1] < page.height / 2


def _in_margin(line: _Line, page: Page) -> bool:
    return line.box[3] < _MARGIN * page.height or line.box[1] > (1 - _MARGIN) * page.height


def _without_running(page: Page, running: set[tuple[str, bool]]) -> list[_Line]:
    """The page's lines without running heads and page numbers; a title that a running head repeats stands below it and is kept."""
    lines = in_lines(page.pieces, page.number)
    keys = [_key(line, page) if _in_margin(line, page) else None for line in lines]
    return [
        line
        for at, (line, key) in enumerate(zip(lines, keys, strict=True))
        if key is None or not (_PAGE_NUMBER.fullmatch(line.words) or (key in running and (keys.count(key) == 1 or key in keys[at + 1 :])))
    ]


# Paragraphs


def _carries_on(line: _Line, after: _Line) -> bool:
    """Whether a paragraph goes on from one line to the next: the first is full, the second not indented and of the same size."""
    size = line.size
    if not 0.8 < after.size / size < 1.25:
        return False
    left, _, right, bottom = line.box
    # A number or a word that did not fit is not cut but goes to the next line whole.
    unfit = _UNCUT.match(after.words)
    short = _SHORT_OF_EDGE * size + (sum(1.0 if east_asian_width(char) in "WF" else 0.5 for char in unfit[0]) * size if unfit else 0)
    full = left <= line.left + _DEEPEST_INDENT * size and right >= line.right - short
    indented = after.box[0] > after.left + _INDENT * size
    if indented or not full:
        return False
    words, following = line.words, after.words
    if line.page == after.page and line.left == after.left and after.box[1] - bottom > 1.5 * size:
        return False
    return not (words[-1:] in CLOSED and (_NUMBERED.match(following) or right < line.right - 1.2 * size))


def _joined(lines: list[_Line]) -> tuple[str, list[tuple[int, Printed]]]:
    """The words of lines that belong together, and where each piece of them is printed."""
    said: list[tuple[str, Printed]] = []
    for line in lines:
        for words, piece in _said(line):
            before = said[-1][0] if said else ""
            if said and piece is line.pieces[0] and _needs_blank(before, words):
                said[-1] = before + " ", said[-1][1]
            said.append((words, Printed(line.page, piece.box, piece.confidence)))
    return "".join(words for words, _ in said), [(len(words), printed) for words, printed in said]


def _needs_blank(before: str, words: str) -> bool:
    """Whether a line break stands for a blank: between letters; a number of Chinese print is cut anywhere, and so is a sentence."""
    one, other = before[-1:], words[:1]
    return one.isascii() and one.isalpha() and other.isascii() and other.isalpha()


def _said(line: _Line) -> Iterator[tuple[str, Piece]]:
    """The words of each piece of a line, with what parts it from the next."""
    for piece, after in pairwise([*line.pieces, None]):
        assert piece
        words = clean(piece.words)
        if after:
            gap = after.box[0] - piece.box[2]
            words += "  " if gap > WIDE_GAP * line.size else " " if gap > 0.3 * line.size and words[-1:].isascii() and after.words[:1].isascii() else ""
        yield words, piece


# Tables


def _carries_on_table(page: Page, table: RuledTable, after_page: Page, after: RuledTable) -> bool:
    """Whether a table goes on on the next page: the same columns, and nothing between."""
    if after_page.number != page.number + 1 or table.width != after.width:
        return False
    tolerance = 0.03 * page.width
    return abs((table.box[2] - table.box[0]) - (after.box[2] - after.box[0])) < tolerance


def _drawn(parts: list[tuple[int, RuledTable]]) -> list[Drawn]:
    """The cells of a table that goes over pages: its head once, a row that a page cut in one."""
    found: list[Drawn] = []
    head: list[str] = []
    for at, (page, table) in enumerate(parts):
        rows: dict[int, list[Drawn]] = {}
        for cell in table.cells:
            words, printed = _joined(in_lines(cell.pieces, page))
            rows.setdefault(cell.row, []).append(Drawn(words, cell.row, cell.column, cell.rows, cell.columns, tuple(printed)))
        if not at:
            head = [cell.words for cell in rows[0]]
            found += [cell for row in rows.values() for cell in row]
            continue
        if [cell.words for cell in rows.get(0, [])] == head:
            del rows[0]
        if not rows:
            continue
        down = max(cell.row + cell.rows for cell in found) - min(rows)
        first = min(rows)
        if _is_rest(found, rows[first]):
            down -= 1
            found = _with_rest(found, rows.pop(first))
        found += [_moved(cell, down) for row in rows.values() for cell in row]
    return found


def _is_rest(above: list[Drawn], row: list[Drawn]) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before: its first cell is empty, and words go on that
    stopped short. The rest of a row leaves most cells empty; a row under a merged cell does not, unless its table has but two columns."""
    last = max(cell.row for cell in above)
    before = {cell.column: cell.words for cell in above if cell.row == last and cell.words}
    filled = [cell for cell in row if cell.words]
    if not filled or min(row, key=lambda cell: cell.column).words or any(before.get(cell.column, "。")[-1] in CLOSED for cell in filled):
        return False
    shortest = min(len(before[cell.column]) for cell in filled)
    return shortest >= (_CUT_CELL if len(filled) < len(before) - 1 else _LONG_CELL)


def _with_rest(above: list[Drawn], row: list[Drawn]) -> list[Drawn]:
    last = max(cell.row for cell in above)
    rest = {cell.column: cell for cell in row if cell.words}
    return [
        Drawn(cell.words + rest[cell.column].words, cell.row, cell.column, cell.rows, cell.columns, cell.printed + rest[cell.column].printed)
        if cell.row == last and cell.column in rest
        else cell
        for cell in above
    ]


def _moved(cell: Drawn, down: int) -> Drawn:
    return Drawn(cell.words, cell.row + down, cell.column, cell.rows, cell.columns, cell.printed)
