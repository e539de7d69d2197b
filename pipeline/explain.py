"""Why a row says what it says: for each field the rule that gave it and the words it rests on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.span import Span
from pipeline.extract import Extraction
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow
from pipeline.schema import FOUND, Kind, table
from pipeline.tables import EDITION_MARK, amount, cell

FoundRow = TargetRow | DeadlineRow | DepartmentRow | SchoolRow


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a row: its value as in the table, the rule's or model's name, its spans."""

    field: str
    value: str
    rule: str
    spans: tuple[Span, ...]


def id_column(name: str) -> str:
    """The column of table `name` that identifies its rows (`target_id`)."""
    return f"{name.removesuffix('s')}_id"


def find_row(extraction: Extraction, row_id: str) -> tuple[str, FoundRow] | None:
    """The table's name and the row with that id (an edition's mark is passed over), or None."""
    row_id = row_id.partition(EDITION_MARK)[0]
    for name in FOUND:
        for row in getattr(extraction, name):
            if getattr(row, id_column(name)) == row_id:
                return name, row
    return None


def chain(extraction: Extraction, name: str, row: FoundRow) -> list[Step]:
    """A step for the span and its place on paper (left, top, right, bottom in points), then one for each field with evidence, then the rows that it is linked to."""
    steps = [Step("text", row.text, row.found_by, (Span(row.start, row.end),))]
    for place in extraction.document.places_within(row.start, row.end):
        box = ", ".join(f"{edge:.0f}" for edge in place.box)
        steps.append(Step("page", f"{place.page} ({box})", "recognised" if place.confidence is not None else "printed", ()))
    if not isinstance(row, TargetRow):
        filled = [column for column in table(name).columns if column.name in _CONCLUDED[name]]
        said = [(column.name, cell(getattr(row, column.name), column.kind)) for column in filled]
        return steps + [Step(field, value, row.found_by, ()) for field, value in said if value]
    kinds = {column.name: column.kind for column in table(name).columns}
    for field, evidence in row.evidence.items():
        steps.append(Step(field, _said(row, field, kinds.get(field)), evidence.rule, evidence.spans))
    return steps + list(_links(extraction, row))


def _said(row: TargetRow, field: str, kind: Kind | None) -> str:
    """A field as the table has it; `value` stands for both its ends."""
    if kind is None:
        return amount(row) if field == "value" else ""
    value = getattr(row, field)
    return cell(list(value) if isinstance(value, tuple) else value, kind)


def _links(extraction: Extraction, row: TargetRow) -> Iterator[Step]:
    linked = {*row.department_ids, *row.school_ids, row.deadline_id} - {""}
    for name in ("deadlines", "departments", "schools"):
        for other in getattr(extraction, name):
            if (other_id := getattr(other, id_column(name))) in linked:
                yield Step(f"→ {name}", other_id, other.found_by, (Span(other.start, other.end),))


_CONCLUDED = {
    "deadlines": ("kind", "start_date", "end_date"),
    "departments": ("name", "canonical", "kind", "role"),
    "schools": ("name", "campus", "stage", "action", "object", "planned"),
}


def source_of(row_id: str, out: Path) -> Path | None:
    """The path of the document that holds the row, as the tables in `out/tables` or `out` say, or None."""
    for folder in (out / "tables", out):
        for name in FOUND:
            for row in _read(folder / f"{name}.csv"):
                if row[id_column(name)] == row_id:
                    paths = {each["doc_id"]: each["path"] for each in _read(folder / "documents.csv")}
                    return Path(paths[row["doc_id"]])
    return None


def _read(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
