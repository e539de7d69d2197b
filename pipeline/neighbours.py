"""Links of target rows to the bodies, schools and deadlines of their own place: the sentence, the table's row, the list of duties below."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from pipeline.document import Document
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow

Row = TypeVar("Row", DepartmentRow, SchoolRow)
_DUTY = ("lead", "responsible", "support")


def link_neighbours(document: Document, targets: Sequence[TargetRow], departments: Sequence[DepartmentRow],
                    schools: Sequence[SchoolRow], deadlines: Sequence[DeadlineRow]) -> None:
    """Fill the link columns in place: bodies with a duty and schools of the same sentence, else of the item's responsibility list;
    in a table, of the same row."""
    beside = {cell.start: cells for table in document.tables for cells in table.rows for cell in cells if not cell.carried}
    by_place = {(row.start, row.end): row.deadline_id for row in deadlines}
    bodies = _Near(row for row in departments if row.role in _DUTY)
    named = _Near(schools)
    for target in targets:
        home = document.sentence_at(target.start)
        if home is None:
            continue
        block = document.blocks[home.block]
        near = bodies.within(home.start, home.end)
        if not near and block.kind == "table":
            near = [row for cell in beside.get(home.start, ()) for row in bodies.within(cell.start, cell.end)]
        elif not near:
            near = bodies.within(target.end, block.end) or _listed_below(document, home.block, bodies)
        if near:
            target.departments = tuple(dict.fromkeys(row.name for row in near))
            target.department_ids = tuple(dict.fromkeys(row.department_id for row in near))
            target.lead_department = next((row.name for row in near if row.role == "lead"), "")
        if own := named.within(home.start, home.end):
            target.schools = tuple(dict.fromkeys(row.name for row in own))
            target.school_ids = tuple(dict.fromkeys(row.school_id for row in own))
        due = target.evidence.get("deadline")
        if due and due.spans:
            target.deadline_id = by_place.get((due.spans[0].start, due.spans[0].end), "")


class _Near(Generic[Row]):
    """Rows in text order, to be asked for those within a span."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: list[Row] = sorted(rows, key=lambda row: row.start)
        self._starts: list[int] = [row.start for row in self._rows]

    def within(self, start: int, end: int) -> list[Row]:
        return self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_LIST_HEADS = ("责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "（责任", "（牵头")


def _listed_below(document: Document, block: int, bodies: _Near[DepartmentRow]) -> list[DepartmentRow]:
    """The bodies of a responsibility line of its own right under the paragraph."""
    below = block + 1
    if below < len(document.blocks):
        found = document.blocks[below]
        if document.text[found.start : found.end].startswith(_LIST_HEADS):
            return bodies.within(found.start, found.end)
    return []
