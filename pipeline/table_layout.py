"""Tables: as their source drew them, or known in plain text by the signs between cells, by one cell a line, by labelled records."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.span import Span
from pipeline.lines import Line
from pipeline.table_barred import find_barred
from pipeline.table_cells import from_cell_lines
from pipeline.table_columns import Layout, lay_out
from pipeline.table_counted import find_counted
from pipeline.table_flattened import find_flattened, find_headed, find_repeating
from pipeline.table_glued import find_glued
from pipeline.table_records import find_records
from pipeline.table_rows import below_register, from_rows, runs_of, section_rows, sign_of
from pipeline.table_words import Row
from pipeline.table_yearly import find_yearly


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
    """A drawn table of `width` columns; its cells by row and column, each row in a line of its own. `heads` rows are heads, None where that is not known."""

    cells: tuple[GridCell, ...]
    width: int
    heads: int | None = None


def find_tables(text: str, lines: list[Line], grids: Sequence[Grid] = ()) -> list[Layout]:
    """Every table, in order; none overlap. Lines that a grid holds are not looked at otherwise."""
    if not lines:
        return []
    starts = [line.raw_start for line in lines] if grids else []
    found = [_from_grid(text, starts, grid) for grid in grids]
    drawn = {index for layout in found for index in range(layout.first, layout.last)}
    kinds = ["grid" if index in drawn else sign_of(text, line) for index, line in enumerate(lines)]
    headed = find_headed(text, lines, kinds)
    for layout in headed:
        kinds[layout.first : layout.last] = ["grid"] * (layout.last - layout.first)
    found += headed
    for index in section_rows(text, lines, kinds):
        kinds[index] = kinds[index - 1]
    for kind, first, last in runs_of(lines, kinds, {*below_register(text, lines, kinds)}):
        if kind == "grid":
            continue
        table = from_cell_lines(text, lines, first, last) if kind == "cell" else from_rows(text, lines, first, last, kind)
        if table:
            found.append(table)
    taken = {index for layout in found for index in range(layout.first, layout.last)}
    barred = find_barred(text, lines, taken)
    taken |= {index for layout in barred for index in range(layout.first, layout.last)}
    records = find_records(text, lines, taken)
    taken |= {index for layout in records for index in range(layout.first, layout.last)}
    counted = find_counted(text, lines, taken)
    taken |= {index for layout in counted for index in range(layout.first, layout.last)}
    yearly = find_yearly(text, lines, taken)
    taken |= {index for layout in yearly for index in range(layout.first, layout.last)}
    glued = [*find_glued(text, lines, taken)]
    taken |= {index for layout in glued for index in range(layout.first, layout.last)}
    flattened = find_flattened(text, lines, taken)
    taken |= {index for layout in flattened for index in range(layout.first, layout.last)}
    found += [*barred, *records, *counted, *yearly, *glued, *flattened, *find_repeating(text, lines, taken)]
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
    return lay_out(text, first, last, rows, covered, heads=grid.heads)
