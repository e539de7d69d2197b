"""Tables with a cell a line whose cells open with a bar, all but the first of a row, and whose rows a bar alone closes, as some pages leave them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, pairwise

from extractors.span import Span
from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_words import Row, trimmed

_BARS = "|｜"
#: So many rows of two cells or more make a table.
_LEAST = 3
#: So many blank lines may stand before a line of it.
_GAP = 2


def find_barred(text: str, lines: Sequence[Line], taken: Collection[int]) -> list[Layout]:
    """Every such table, in order."""
    closes = [index for index, line in enumerate(lines) if index not in taken and text[line.start : line.end] in _BARS]
    found: list[Layout] = []
    run: list[tuple[int, Row]] = []
    ended = -1
    for above, close in pairwise([-1, *closes]):
        row = _row(text, lines, above + 1, close, opens=not run)
        if run and (above != ended or not row):
            found += _laid_out(text, lines, run, ended)
            run, row = [], row or _row(text, lines, above + 1, close, opens=True)
        if row:
            run.append(row)
            ended = close
    return [*found, *_laid_out(text, lines, run, ended)]


def _laid_out(text: str, lines: Sequence[Line], run: Sequence[tuple[int, Row]], last: int) -> Iterator[Layout]:
    """The table of a run of rows that ends with the bar in line `last`, without its caption; its last row may have lost its bar."""
    run = list(dropwhile(lambda one: len(one[1]) == 1, run))
    end = last + 2
    while end < len(lines) and lines[end].gap <= _GAP and text[lines[end].start] in _BARS:
        end += 1
    if run and end > last + 2 and (row := _row(text, lines, last + 1, end, opens=False)):
        run, last = [*run, row], end - 1
    rows = [row for _, row in run]
    if sum(len(row) > 1 for row in rows) >= _LEAST:
        yield lay_out(text, run[0][0], last + 1, rows)


def _row(text: str, lines: Sequence[Line], first: int, close: int, *, opens: bool) -> tuple[int, Row] | None:
    """The row that ends at the bar in line `close`, and where it begins: not before line `first`, at its first cell without a bar where it `opens` a table."""
    at = close
    while at > first and _is_near(lines, at) and text[lines[at - 1].start] in _BARS:
        at -= 1
    if at > first and _is_near(lines, at):
        at -= 1  # the first cell of a row has no bar
    if at == close or (not opens and at != first):
        return None
    cells = [_cell(text, line) for line in lines[at:close] if not line.page]
    return (at, cells) if not any(sign in cell.of(text) for cell in cells for sign in _BARS) else None


def _is_near(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at`, or the end of the text, stands right below the line before."""
    return at == len(lines) or lines[at].gap <= _GAP


def _cell(text: str, line: Line) -> Span:
    return trimmed(text, line.start + (text[line.start] in _BARS), line.end)
