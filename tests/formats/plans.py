"""The published plans as pieces (lines and tables), from which `convert` makes them anew in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Document, Table
from pipeline.read import read

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ("yongchuan_2022", "tongliang_145")


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and how many rows it covers."""

    words: str
    row: int
    column: int
    rows: int = 1


@dataclass(frozen=True)
class Line:
    """A paragraph, and what it is in the document: `title`, `heading`, `paragraph`, …"""

    words: str
    kind: str
    level: int = 0


#: A line, or a table with the number of its columns.
Piece = Line | tuple[list[Cell], int]


def plan(name: str) -> Document:
    """A published plan as its text is read."""
    return read(CORPORA / f"{name}.txt")


def pieces(document: Document) -> Iterator[Piece]:
    """The document's lines as they stand in the text, without blanks around them, its tables as cells."""
    tables = iter(document.tables)
    following = next(tables, None)
    at = 0
    for raw in document.text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        if following and start < following.end and at > following.start:
            if at >= following.end:
                yield _cells(document, following)
                following = next(tables, None)
            continue
        if words := raw.strip(" \u3000\t\r\n"):
            block = document.blocks[document.block_at(start + raw.index(words[0]))]
            whole = block.end >= at - len(raw) + len(raw.rstrip())
            yield Line(words, block.kind if whole else "paragraph", block.level)


def _cells(document: Document, table: Table) -> tuple[list[Cell], int]:
    """The cells once each: one that is carried down covers the rows that it is carried to."""
    width = max(cell.column for row in table.rows for cell in row) + 1
    rows: dict[tuple[int, int], int] = {}
    for row in table.rows:
        for cell in row:
            rows[cell.start, cell.column] = rows.get((cell.start, cell.column), 0) + 1
    cells = [
        Cell(document.text[cell.start : cell.end], cell.row, cell.column, rows[cell.start, cell.column])
        for row in table.rows
        for cell in row
        if not cell.carried
    ]
    return cells, width
