"""Tables with a cell a line that are known by the numbers which count their rows, whatever their heads are called: below 序号 and some short lines
stands a line that is 1, below it 2. What a column holds is told by its head, else by the cells of the rows that lack none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.lines import Line
from pipeline.table_columns import Layout
from pipeline.table_flattened import GAP, MOST_TRIES, SAMPLE, filled, lines_of
from pipeline.table_flow import COUNT, Word, fits, flow, may_open
from pipeline.table_heads import (
    MOST_COLUMNS,
    head_rows,
    is_known_head,
    kinds_of,
    may_be_head,
    may_open_heads,
)
from pipeline.table_whole import cell_of, said, whole_cells
from pipeline.table_words import SERIAL, Row

#: So many titles of sections may stand between the heads and the first number.
_TITLES = 3
#: So many of a column's cells have to be of a kind that its head doesn't tell.
_MOST = 0.8


def find_counted(text: str, lines: Sequence[Line], taken: Collection[int]) -> list[Layout]:
    """Tables whose rows are counted by lines of their own."""
    found: list[Layout] = []
    done = tries = 0
    for index, line in enumerate(lines):
        if done <= index < len(lines) - 5 and tries < MOST_TRIES and index not in taken and line.end - line.start <= 6 and SERIAL.fullmatch(cell_of(text, line).of(text)):
            layout = _counted(text, lines, index, taken)
            if layout:
                found.append(layout)
                done = layout.last
            else:
                tries += 1
    return found


def _counted(text: str, lines: Sequence[Line], index: int, taken: Collection[int]) -> Layout | None:
    """The table that 序号 in line `index` heads; the line above may be a head too, and the last lines above the first number titles of sections."""
    above = index > 0 and index - 1 not in taken and lines[index].gap <= GAP and may_open_heads(cell_of(text, lines[index - 1]).of(text))
    places, cells = whole_cells(text, lines, lines_of(text, lines, index, 1, above, taken), above)
    words = _words([said(text, cell) for cell in cells])
    begin = next((at for at in range(above + 1, min(len(words), above + MOST_COLUMNS + _TITLES)) if COUNT.fullmatch(words[at].words)), 0)
    heads_end = next((at for at in range(above, begin) if not may_be_head(words[at].words)), begin)
    least = max((at + 1 for at in range(above, heads_end) if is_known_head(words[at].words)), default=0)
    best: tuple[float, int, list[Row], list[str]] | None = None
    for first in range(above + 1):
        for end in range(heads_end, max(first + 2, begin - _TITLES - 1, least - 1), -1):
            for heads in head_rows(text, cells[first:end]):
                kinds = _kinds(text, heads, words, begin)
                score = flow(words[end : end + SAMPLE], kinds)[2]
                if score > 0 and (best is None or score > best[0]):
                    best = (score, end, heads, kinds)
    if best is None:
        return None
    _, end, heads, kinds = best
    return filled(text, lines, places, cells, words, heads, end, kinds, places[-1] + 1)


def _words(words: Sequence[str]) -> list[Word]:
    """The cells; those that may be the title of a section stand above a number, or above another title."""
    found: list[Word] = []
    opens = False
    for word in reversed(words):
        opens = COUNT.fullmatch(word) is not None or (opens and may_open(word))
        found.append(Word(word, begins=True, opens=opens and may_open(word)))
    return found[::-1]


def _kinds(text: str, heads: Sequence[Row], words: Sequence[Word], begin: int) -> list[str]:
    """What each column holds: numbers or times also where its head doesn't tell, but all rows that lack no cell have them."""
    kinds = kinds_of(text, heads)
    serial = kinds.index("serial") if "serial" in kinds else 0
    whole = [row for row in _between(words, begin) if len(row) == len(kinds) - serial]
    if len(whole) < 2:
        return kinds
    for column in range(serial + 1, len(kinds)):
        cells = [row[column - serial] for row in whole]
        for kind in ("value", "due") if kinds[column] in ("words", "name", "any", "value") else ():
            share = sum(fits(kind, cell) >= 2.5 for cell in cells) / len(cells)
            if share >= _MOST and kinds[column] != "value":
                kinds[column] = kind
            elif kinds[column] == kind and not share:
                kinds[column] = "any"
    return kinds


def _between(words: Sequence[Word], begin: int) -> Iterator[list[str]]:
    """What stands from each number up to the next that counts on, for as long as one does."""
    row: list[str] = []
    count = 0
    for word in words[begin : begin + SAMPLE]:
        number = COUNT.fullmatch(word.words)
        if number and (not count or int(number[1]) == count + 1) and (not row or len(row) > 1):
            if row:
                yield row
            row, count = [], int(number[1])
        row.append(word.words)
