"""Drawn lines as tables: which cells they enclose, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.read.paper import WIDE_GAP, Box, Piece, RuledCell, RuledTable

#: Lines nearer than this, in points, are one; so are the edges of cells.
_NEAR = 4.0


def tables_of(lines: Iterable[Box]) -> list[RuledTable]:
    """The tables that straight lines enclose; a line is a box with no width or no height to speak of."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = [_edge(line) for line in lines]
    merged = merge_edges(edges, snap_x_tolerance=_NEAR, snap_y_tolerance=_NEAR, join_x_tolerance=_NEAR, join_y_tolerance=_NEAR)
    cells = intersections_to_cells(edges_to_intersections(merged, x_tolerance=_NEAR, y_tolerance=_NEAR))
    return [table for group in cells_to_tables(cells) if (table := table_of(group))]


def _edge(line: Box) -> dict[str, Any]:
    left, top, right, bottom = line
    upright = bottom - top > right - left
    return {
        "x0": left, "x1": right if not upright else left, "top": top, "bottom": bottom if upright else top, "width": right - left,
        "height": bottom - top, "orientation": "v" if upright else "h", "object_type": "line",
    }  # fmt: skip


def table_of(boxes: Sequence[Box]) -> RuledTable | None:
    """Boxes of cells as a table: rows and columns by their edges. None where they make fewer than two of each."""
    columns = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
    rows = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
    if len(columns) < 3 or len(rows) < 3:
        return None
    cells = []
    for box in boxes:
        left, top, right, bottom = _at(columns, box[0]), _at(rows, box[1]), _at(columns, box[2]), _at(rows, box[3])
        if right > left and bottom > top:
            cells.append(RuledCell(box, top, left, bottom - top, right - left))
    if len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return None
    outline = min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)
    return RuledTable(outline, sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _edges(places: list[float]) -> list[float]:
    """Places without those that are near the one before."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _at(edges: list[float], place: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))


def cell_at(tables: Sequence[RuledTable], x: float, y: float) -> tuple[RuledTable, RuledCell] | None:
    """The cell that a point lies in."""
    for table in tables:
        if table.box[0] <= x <= table.box[2] and table.box[1] <= y <= table.box[3]:
            for cell in table.cells:
                if cell.box[0] <= x <= cell.box[2] and cell.box[1] <= y <= cell.box[3]:
                    return table, cell
    return None


def pieces_of(signs: Iterable[tuple[str, Box]], tables: Sequence[RuledTable]) -> Iterator[Piece]:
    """Printed signs, in the order of the file, as pieces: those next to each other on one line, in one cell or in none."""
    run: list[tuple[str, Box]] = []
    home: Box | None = None
    for char, box in signs:
        cell = cell_at(tables, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        here = cell[1].box if cell else None
        if run and (here != home or not _follows(run[-1][1], box)):
            yield from _piece(run)
            run = []
        run.append((char, box))
        home = here
    yield from _piece(run)


def _follows(before: Box, box: Box) -> bool:
    size = max(before[3] - before[1], box[3] - box[1])
    level = abs((before[1] + before[3]) - (box[1] + box[3])) / 2 < 0.4 * size
    return level and -0.5 * size < box[0] - before[2] < 0.8 * WIDE_GAP * size


def _piece(run: list[tuple[str, Box]]) -> Iterator[Piece]:
    words = "".join(char for char, _ in run).strip()
    if words:
        boxes = [box for char, box in run if char.strip()]
        yield Piece(words, (min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)))


def place(pieces: Iterable[Piece], tables: list[RuledTable]) -> tuple[list[Piece], list[RuledTable]]:
    """Put pieces into the cells that they stand in. Returns the others, and the tables that hold something in two rows and columns.

    What stands in a frame that is no table stays with the others.
    """
    outside: list[Piece] = []
    for piece in pieces:
        found = cell_at(tables, (piece.box[0] + piece.box[2]) / 2, piece.middle)
        (found[1].pieces if found else outside).append(piece)
    kept = []
    for table in tables:
        filled = [cell for cell in table.cells if cell.pieces]
        if len({cell.row for cell in filled}) >= 2 and len({cell.column for cell in filled}) >= 2:
            kept.append(table)
        else:
            outside += [piece for cell in filled for piece in cell.pieces]
    return outside, kept
