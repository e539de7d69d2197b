"""What a converter makes of a file: one text, with the tables, the places on paper and the attachments that it knew of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.late import late
from pipeline.document import Place
from pipeline.table_layout import Grid, GridCell


class UnreadableDocument(Exception):
    """A file that cannot be read; the message names the document, the place and the next step."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text made of a file, and what is known of it.

    `format` names the kind of file, `encoding` how its characters were coded where that had to be found out. `grids` and `places` are
    places in `text`, in its order. `attachments` are the files that a page links to, `repairs` what was mended, a sentence each.
    """

    text: str
    format: str = "txt"
    encoding: str = ""
    grids: tuple[Grid, ...] = ()
    places: tuple[Place, ...] = ()
    attachments: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A place on paper; `box` is left, top, right, bottom in points from the upper left corner of the page, `confidence` the engine's
    where the words were recognised in a picture."""

    page: int
    box: tuple[float, float, float, float]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of a table that a source draws: its words, and the rows and columns it covers from (row, column) on."""

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    #: Where its words stand on paper, in their order: how many characters of `words`, and the place.
    printed: tuple[tuple[int, Printed], ...] = ()


#: Between two tables that stand next to each other, so that they are not taken for one.
_APART = "\n\n\n"
_BREAKS = re.compile(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
#: Characters that are no text: controls, the places of private use (bullets of symbol fonts), lone surrogates, invisible marks.
_NO_TEXT = late(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff\ufffe\uffff\ud800-\udfff]")
#: A line of a cell that ends so is done; what follows is the next item and no rest of a word.
_ENDED = re.compile(r"(?:[。；：，、！？;:,.!?）)0-9A-Za-z]|[局委办部镇乡]|政府|中心|公司|街道)$")


@dataclass(slots=True)
class Composer:
    """Puts a text together line by line and keeps account of where everything came to stand."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    grids: list[Grid] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    _table_above: bool = False

    def line(self, words: str, printed: Sequence[tuple[int, Printed]] = ()) -> None:
        """A paragraph; line breaks in it part it. `printed`, in the order of the words, counts characters of `words` as given here,
        which then hold no line break and nothing to clean away."""
        if printed:
            self._print(self.length, printed)
            self._put(words + "\n")
            self._table_above = False
            return
        for each in _BREAKS.split(words):
            if cleaned := clean(each):
                self._put(cleaned + "\n")
                self._table_above = False

    def gap(self) -> None:
        """An empty line, which parts a head from what follows."""
        if self.pieces:
            self._put("\n")

    def table(self, cells: Iterable[Drawn]) -> None:
        """A table, a line a row with a tab between cells. What has a single row or column is no table: its cells become lines."""
        drawn = sorted(cells, key=lambda cell: (cell.row, cell.column))
        filled = [cell for cell in drawn if cell.words.strip()]
        if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
            for lone in filled:
                self.line(lone.words, lone.printed)
            return
        if self._table_above:
            self._put(_APART)
        width = max(cell.column + cell.columns for cell in drawn)
        placed: list[GridCell] = []
        rows = {row: number for number, row in enumerate(sorted({cell.row for cell in filled}))}
        for row, number in rows.items():
            here = {each.column: each for each in drawn if each.row == row}
            for column in range(width):
                words = ""
                if cell := here.get(column):
                    words = cell.words if cell.printed else in_cell(cell.words)
                    self._print(self.length, cell.printed)
                    rows_here = sum(row <= other < row + cell.rows for other in rows)
                    placed.append(GridCell(self.length, self.length + len(words), number, column, rows_here, cell.columns))
                self._put(words + ("\t" if column < width - 1 else "\n"))
        self.grids.append(Grid(tuple(placed), width))
        self._table_above = True

    def reading(self, kind: str, *, encoding: str = "", attachments: Iterable[str] = (), repairs: Iterable[str] = ()) -> Reading:
        """What was put together. Raises UnreadableDocument where that is nothing."""
        text = "".join(self.pieces)
        if not text.strip():
            raise UnreadableDocument(f"the {kind.upper()} holds no text; put the document's text in it or remove it")
        return Reading(text, kind, encoding, tuple(self.grids), tuple(self.places), tuple(attachments), tuple(repairs))

    def _put(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def _print(self, start: int, printed: Iterable[tuple[int, Printed]]) -> None:
        for length, where in printed:
            self.places.append(Place(start, start + length, where.page, where.box, where.confidence))
            start += length


def clean(words: str) -> str:
    """One line without control characters, with single blanks for tabs and without blanks around it."""
    return _NO_TEXT.sub("", words).replace("\t", " ").strip(" \u00a0\u3000")


def in_cell(words: str) -> str:
    """The words of a cell in one line. A break inside a word (`学前三年⏎毛入园率`) goes; one behind an item becomes a blank."""
    joined = ""
    for each in _BREAKS.split(words):
        if cleaned := clean(each):
            joined += (" " if joined and (_ENDED.search(joined) or cleaned[0].isascii()) else "") + cleaned
    return joined
