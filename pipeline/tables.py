"""The rows of the tables, as plain values, as Arrow and as pandas frames."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.identity import block_ids
from pipeline.rows import Evidence, TargetRow
from pipeline.schema import FOUND, TABLES, Kind, Table, table

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from pipeline.extract import Extraction

Value = str | int | float | bool | date | list[str] | None
Row = dict[str, Value]

#: A spreadsheet takes a cell that begins so for a formula, also in its full-width spelling.
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
LIST_MARK = "; "
_EPOCH = date(1970, 1, 1)
#: Rows that become Arrow at a time: its reader takes less than 2 GB of JSON.
_PORTION = 10_000
#: Stands between an id and the number of the text, from 2, where a run reads several texts with one doc_id.
EDITION_MARK = "-"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave nothing: which one, where in it, what is wrong (with the place), what to do."""

    document: str
    place: str
    reason: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.document}: {self.reason}; {self.next_step}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text gave: table name → rows, with the ids that they have where no other edition of the plan stands beside it."""

    path: str
    rows: dict[str, list[Row]]

    @property
    def document(self) -> Row:
        """The one row of `documents`."""
        return self.rows["documents"][0]


@dataclass(slots=True)
class Tables:
    """The rows of a run: its readings in the order in which the documents came, and its failures."""

    readings: list[Reading] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    #: sha256 → the row of `documents` that holds those bytes.
    _read: dict[str, Row] = field(default_factory=dict)

    def add(self, extraction: Extraction, path: str) -> None:
        """Take in a document's rows; a second file with the same bytes is only noted as a copy."""
        if first := self._read.get(extraction.document.sha256):
            copies = first["copies"]
            assert isinstance(copies, list)
            copies.append(path)
            return
        found = reading(extraction, path)
        self._read[extraction.document.sha256] = found.document
        self.readings.append(found)

    def fail(self, failure: Failure) -> None:
        """Note an input that gave nothing."""
        self.failures.append(failure)

    @property
    def rows(self) -> dict[str, list[Row]]:
        """Table name → the rows of all readings, each edition of a plan with ids of its own."""
        numbers = editions([(str(each.document["plan_id"]), each.document["issue_date"]) for each in self.readings])
        rows: dict[str, list[Row]] = {each.name: [] for each in TABLES}
        for each, edition in zip(self.readings, numbers, strict=True):
            for name, found in as_edition(each.rows, edition).items():
                rows[name] += found
        rows["failures"] = [failure_row(each) for each in self.failures]
        return rows


def editions(documents: Sequence[tuple[str, Value]]) -> list[int]:
    """The edition that each (plan_id, day of issue) is, from 1: among those of one plan by day, those without one first, else as they came.

    A later edition so leaves the ids of the earlier ones as they are.
    """
    order = sorted(range(len(documents)), key=lambda place: (str(documents[place][1] or ""), place))
    seen: Counter[str] = Counter()
    numbers = [0] * len(documents)
    for place in order:
        plan_id, _ = documents[place]
        seen[plan_id] += 1
        numbers[place] = seen[plan_id]
    return numbers


def as_edition(tables: dict[str, list[Row]], edition: int) -> dict[str, list[Row]]:
    """The rows of a reading as those of that edition: from the second on every id ends in `-2` and so on."""
    document = tables["documents"][0] | {"edition": edition}
    return _with_ids(tables | {"documents": [document]}, lambda row_id: edition_id(row_id, edition))


def edition_id(row_id: str, edition: int) -> str:
    """The id of a row or document in an edition of its plan."""
    return f"{row_id}{EDITION_MARK}{edition}" if edition > 1 else row_id


def plain_id(row_id: str) -> str:
    """An id without an edition's mark."""
    return row_id.partition(EDITION_MARK)[0]


def without_edition(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows as of a plan's only edition."""
    document = tables["documents"][0] | {"edition": 1}
    return _with_ids(tables | {"documents": [document]}, plain_id)


def _with_ids(tables: dict[str, list[Row]], changed: Callable[[str], str]) -> dict[str, list[Row]]:
    def value_of(column: str, value: Value) -> Value:
        if column == "plan_id" or not column.endswith(("_id", "_ids")):
            return value
        if isinstance(value, list):
            return [changed(each) for each in value]
        return changed(value) if isinstance(value, str) and value else value

    return {name: [{column: value_of(column, value) for column, value in row.items()} for row in rows] for name, rows in tables.items()}


def failure_row(failure: Failure) -> Row:
    """A failure as a row of its table."""
    return {column.name: getattr(failure, column.name) for column in table("failures").columns}


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables as pandas frames; dates are datetime64 with NaT, lists are arrays of str."""

    documents: pandas.DataFrame
    blocks: pandas.DataFrame
    targets: pandas.DataFrame
    deadlines: pandas.DataFrame
    departments: pandas.DataFrame
    schools: pandas.DataFrame
    links: pandas.DataFrame
    failures: pandas.DataFrame


def reading(extraction: Extraction, path: str) -> Reading:
    """The rows of every table that a document gives."""
    rows = {"documents": [_document_row(extraction, path)], "blocks": block_rows(extraction), "links": link_rows(extraction)}
    return Reading(path, rows | {name: found_rows(extraction, name) for name in FOUND})


def found_rows(extraction: Extraction, name: str) -> list[Row]:
    """The rows of one of the FOUND tables, in text order."""
    columns = table(name).columns
    return [
        {column.name: _value(record, column.name, extraction.doc_id) for column in columns}
        for record in getattr(extraction, name)
    ]


def block_rows(extraction: Extraction) -> list[Row]:
    """The layout blocks of the document, in text order."""
    document = extraction.document
    ids = block_ids(extraction.doc_id, document)
    return [
        {
            "start": block.start,
            "end": block.end,
            "text": document.text[block.start : block.end],
            "doc_id": extraction.doc_id,
            "block_id": ids[position],
            "position": position,
            "kind": block.kind,
            "level": block.level,
            "number": block.number,
            "parent_id": ids[block.parent] if block.parent >= 0 else "",
            "section": document.section(position),
        }
        for position, block in enumerate(document.blocks)
    ]


def link_rows(extraction: Extraction) -> list[Row]:
    """The links of each target in text order: its bodies, its schools, the time of its deadline."""
    names = {row.department_id: row.name for row in extraction.departments}
    names |= {row.school_id: row.name for row in extraction.schools}
    names |= {row.deadline_id: row.text for row in extraction.deadlines}
    rows: list[Row] = []
    for target in extraction.targets:
        linked = [("department", each) for each in target.department_ids]
        linked += [("school", each) for each in target.school_ids]
        linked += [("deadline", target.deadline_id)] if target.deadline_id else []
        rows += [
            {"doc_id": extraction.doc_id, "target_id": target.target_id, "kind": kind, "linked_id": row_id, "name": names[row_id]}
            for kind, row_id in linked
        ]
    return rows


def _value(record: object, column: str, doc_id: str) -> Value:
    if column == "doc_id":
        return doc_id
    value = getattr(record, column)
    if column == "evidence":
        return _evidence(value)
    if isinstance(value, tuple):
        return list(value)
    return value  # type: ignore[no-any-return]


def _evidence(evidence: dict[str, Evidence]) -> str:
    said = {
        name: {"rule": each.rule, "spans": [[span.start, span.end] for span in each.spans]}
        for name, each in evidence.items()
    }
    return json.dumps(said, ensure_ascii=False) if said else ""


def _document_row(extraction: Extraction, path: str) -> Row:
    document, header = extraction.document, extraction.document.header
    return {
        "doc_id": extraction.doc_id,
        "plan_id": extraction.doc_id,
        "edition": 1,
        "sha256": document.sha256,
        "name": storable(document.name),
        "path": path,
        "title": header.title,
        "plan_title": header.plan_title,
        "issuer": header.issuer,
        "doc_number": header.doc_number,
        "issue_date": header.issue_date,
        "district": header.district,
        "district_full": header.district_full,
        "plan_start": header.plan_start,
        "plan_end": header.plan_end,
        "format": document.format,
        "encoding": document.encoding,
        "characters": len(document.text),
        "pages": len({place.page for place in document.places}) or None,
        **{name: len(getattr(extraction, name)) for name in FOUND},
        "index_number": header.index_number,
        "validity": header.validity,
        "attachments": list(document.attachments),
        "repairs": list(document.repairs),
        "copies": [],
    }


def storable(path: str) -> str:
    """A path or file name as text that can be stored: bytes of it that are no UTF-8 become `\\xNN`."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path


def cell(value: Value, kind: Kind) -> str:
    """A value as CSV text: ISO dates, true/false, lists joined by `; `, empty where there is none.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers keep their sign.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, list):
        value = LIST_MARK.join(value)
    said = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{said}" if kind in ("text", "list") and said.startswith(FORMULA_SIGNS) else said


def amount(row: TargetRow) -> str:
    """A target's value for people: `12 所`, `1–2 项`."""
    ends = dict.fromkeys(cell(value, "number") for value in (row.value_min, row.value_max))
    return f"{'–'.join(ends)} {row.unit}".rstrip()


def as_arrow(schema: Table, rows: list[Row]) -> pyarrow.Table:
    """The rows as an Arrow table with the schema's types.

    They go there as JSON: from Python's own values pyarrow makes columns only once it has imported pandas, an eighth of what a small job takes.
    """
    import pyarrow

    # A file of no lines is refused, so a row without cells stands for none.
    parts = [_read_as_json(schema, rows[start : start + _PORTION] or [{}]) for start in range(0, len(rows) or 1, _PORTION)]
    return pyarrow.concat_tables(parts).combine_chunks().slice(0, len(rows))


def _read_as_json(schema: Table, rows: list[Row]) -> pyarrow.Table:
    from pyarrow import json as arrow_json

    types = arrow_schema(schema)
    lines = "\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False, default=_as_arrow_reads) for row in rows).encode()
    data = arrow_json.read_json(
        BytesIO(lines), arrow_json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        arrow_json.ParseOptions(explicit_schema=types, unexpected_field_behavior="ignore"),
    )
    return data.select(types.names)


def _as_arrow_reads(value: object) -> str | int:
    """Days are the number since 1970, times ISO text."""
    assert isinstance(value, date)
    return value.isoformat(sep=" ") if isinstance(value, datetime) else (value - _EPOCH).days


def arrow_schema(schema: Table) -> pyarrow.Schema:
    """The Arrow types of a table's columns."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "code": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "time": pyarrow.timestamp("us"),
        "yes/no": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column.name, types[column.kind]) for column in schema.columns])


def as_frames(tables: Tables) -> Frames:
    """The tables as pandas frames."""
    rows = tables.rows
    return Frames(**{each.name: as_arrow(each, rows[each.name]).to_pandas(date_as_object=False) for each in TABLES})
