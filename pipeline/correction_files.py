"""Read edits from a file: a sheet of a table with changed cells (CSV or XLSX), or a list of edits (CSV or JSON Lines)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pipeline.corrections import EDITABLE, NEEDED, WrongValue, column_of, id_of, typed
from pipeline.read.encodings import decode
from pipeline.read.reading import UnreadableDocument
from pipeline.schema import FOUND, table
from pipeline.tables import Row, cell

ACTIONS = {"confirm": "confirm", "确认": "confirm", "change": "change", "修改": "change", "reject": "reject", "删除": "reject", "add": "add", "新增": "add"}
#: Columns of a list of edits; a sheet of a table may have `edit`, `why` and `by` beside its own.
_EDIT = ("edit", "table", "row_id", "field", "value", "why", "by")
#: The columns that are read, and may hold no formula; in a sheet people may have others of their own.
_READ = frozenset(_EDIT) | {column.name for name in FOUND for column in table(name).columns}
#: The columns that may name the row which a line is about.
_IDS = ("row_id", *map(id_of, FOUND))
#: LibreOffice saves a truth value as a formula.
_TRUTHS = {"=TRUE()": True, "=FALSE()": False}
#: A sheet's cell may show a number or day in another way than the table does; one of these columns with other words is a mistake.
_FIXED = ("start", "end", "text")


class BadFile(Exception):
    """A file of corrections that can't be read at all; the message names it and the next step."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line of a file: the name of its sheet, "" in a file without sheets, and its number from 1."""

    sheet: str
    number: int

    def __str__(self) -> str:
        return f"{self.sheet}, line {self.number}" if self.sheet else f"line {self.number}"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: of one field (`change`), of a whole row (`confirm`, `reject`), or a row that is new (`add`, with its values)."""

    line: Line
    action: str
    table: str
    row_id: str
    field: str = ""
    value: Any = None
    why: str = ""
    by: str = ""


@dataclass(slots=True)
class Edits:
    """What a file holds: the good edits, what is wrong with each bad line, and how many cells only hold what an earlier run said."""

    good: list[Edit] = field(default_factory=list)
    faults: list[tuple[Line, str]] = field(default_factory=list)
    stale: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of the rows that a file names: id → (table, row), id → earlier values of a row by column; and document id → its row."""

    rows: Mapping[str, tuple[str, Row]]
    earlier: Mapping[str, list[Row]]
    documents: Mapping[str, Row]


class _Fault(Exception):
    """What is wrong with a line."""


def read_edits(path: Path, look_up: Callable[[Collection[str]], Known]) -> Edits:
    """Read a file and hold it against the rows that there are, which `look_up` gives by id. Raises BadFile where it can't be read."""
    edits = Edits()
    lines = list(_lines(path, edits))
    known = look_up({_text(said[column]) for _, said in lines for column in _IDS if column in said})
    for line, said in lines:
        try:
            edits.good += _edits_of(line, said, known, edits)
        except _Fault as fault:
            edits.faults.append((line, str(fault)))
    _refuse_twice(edits)
    _refuse_disorder(edits, known)
    edits.faults.sort()
    return edits


def _lines(path: Path, edits: Edits) -> Iterator[tuple[Line, dict[str, Any]]]:
    """Each line of the file and its values by column."""
    if path.suffix.lower() == ".xlsx":
        yield from _sheet_lines(path, edits)
        return
    try:
        text, _ = decode(path.read_bytes())
    except UnreadableDocument as error:
        raise BadFile(f"{path}: {error}") from None
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        yield from _json_lines(text, edits)
        return
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [_name(each) for each in reader.fieldnames or ()]
        _check_head(path, names)
        reader.fieldnames = names
        for row in reader:
            if None in row:
                edits.faults.append((Line("", reader.line_num), f"{len(row[None])} cells too many; quote a text that holds a comma"))
            else:
                yield Line("", reader.line_num), row
    except csv.Error as error:
        raise BadFile(f"{path}: line {reader.line_num} is no CSV ({error}); save it anew as CSV in UTF-8") from None


def _json_lines(text: str, edits: Edits) -> Iterator[tuple[Line, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            edits.faults.append((Line("", number), f"no JSON ({error})"))
            continue
        if isinstance(row, dict):
            yield Line("", number), row
        else:
            edits.faults.append((Line("", number), "no JSON object"))


def _sheet_lines(path: Path, edits: Edits) -> Iterator[tuple[Line, dict[str, Any]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True)
    except Exception as error:  # openpyxl raises what zipfile, XML and its own code do
        raise BadFile(f"{path}: it can't be read as XLSX ({error}); save it anew in Excel or as CSV") from None
    try:
        heads = 0
        for sheet in book.worksheets:
            rows = sheet.iter_rows()
            names = [_name(str(cell.value or "")) for cell in next(rows, ())]
            if _table_of(names) is None and not {"edit", "row_id"} <= set(names):
                continue
            heads += 1
            for number, cells in enumerate(rows, 2):
                said = {name: _TRUTHS.get(cell.value, cell.value) if cell.data_type == "f" else cell.value for name, cell in zip(names, cells, strict=False) if name}
                if formulas := [name for name, cell in zip(names, cells, strict=False) if name in _READ and cell.data_type == "f" and cell.value not in _TRUTHS]:
                    edits.faults.append((Line(sheet.title, number), f"{formulas[0]} is a formula; write its value"))
                else:
                    yield Line(sheet.title, number), said
        if not heads:
            raise BadFile(f"{path}: no sheet has a column target_id, deadline_id, department_id, school_id or edit; export one with `duibiao export`")
    finally:
        book.close()


def _name(head: str) -> str:
    """A column's name from its head, which may have the Chinese label in front (`单位 unit`)."""
    return head.strip().split(" ")[-1]


def _check_head(path: Path, names: list[str]) -> None:
    if "linked_id" in names:
        raise BadFile(f"{path}: links are made of the columns deadline, departments and schools of targets; edit those")
    if _table_of(names) is None and "edit" not in names:
        raise BadFile(
            f"{path}: no column target_id, deadline_id, department_id, school_id or edit in its first line; "
            "edit an exported table, or write the columns edit, row_id, field, value"
        )


def _table_of(names: Iterable[str]) -> str | None:
    """The table whose sheet has these columns; targets name the ids of other tables too, so their own comes first. Links name targets and are none."""
    there = set(names)
    return next((name for name in FOUND if id_of(name) in there and "linked_id" not in there), None)


def _edits_of(line: Line, said: dict[str, Any], known: Known, edits: Edits) -> list[Edit]:
    name = _table_of(said)
    by, why = _text(said.get("by")), _text(said.get("why"))
    if "row_id" in said or (name is None and "edit" in said):
        return [_listed_edit(line, said, known, why, by)]
    assert name is not None
    values = {key: value for key, value in said.items() if value not in (None, "")}
    if not values:
        return []
    row_id = _text(said[id_of(name)])
    if not row_id:
        return [_addition(line, name, said, known, why, by)]
    row = _row(row_id, name, known)
    action = _action(said)
    if action in ("confirm", "reject"):
        return [Edit(line, action, name, row_id, why=why, by=by)]
    return [Edit(line, "change", name, row_id, column, value, why, by) for column, value in _changed(name, row_id, row, said, known, edits)]


def _changed(name: str, row_id: str, row: Row, said: dict[str, Any], known: Known, edits: Edits) -> Iterator[tuple[str, Any]]:
    """The cells of a sheet's row that say something else than the table."""
    for fixed in _FIXED:
        if fixed in said and not _same_words(said[fixed], row[fixed]):
            raise _Fault(f"{fixed} can't be changed; reject the row and add another")
    for column in EDITABLE[name]:
        if column not in said or _same_words(said[column], row[column]):
            continue
        value = _typed(name, column, said[column])
        if value == row[column]:
            continue
        if any(value == before.get(column) for before in known.earlier.get(row_id, ())):
            edits.stale += 1
        else:
            yield column, value


def _same_words(said: object, value: Any) -> bool:
    shown = cell(value, "text")
    return str("" if said is None else said).replace("\r\n", "\n") in (shown, shown.removeprefix("'"))


def _listed_edit(line: Line, said: dict[str, Any], known: Known, why: str, by: str) -> Edit:
    """One line of a list of edits."""
    action = _action(said) or _wrong("no edit; write confirm, change, reject or add")
    if unknown := [str(key) for key in said if action != "add" and key not in _EDIT]:
        raise _Fault(f"{unknown[0]} is no column of an edit; there are {', '.join(_EDIT)}")
    row_id, name = _text(said.get("row_id")), _text(said.get("table"))
    if action == "add":
        return _addition(line, name, said, known, why, by)
    if not row_id:
        raise _Fault("no row_id")
    if row_id not in known.rows:
        raise _Fault(f"no row {row_id} in the store; export the tables anew")
    if name and name != known.rows[row_id][0]:
        raise _Fault(f"{row_id} is a row of {known.rows[row_id][0]}, not of {name}")
    name, _ = known.rows[row_id]
    if action != "change":
        return Edit(line, action, name, row_id, why=why, by=by)
    column = _text(said.get("field"))
    if column not in EDITABLE[name]:
        raise _Fault(f"{column or 'no field'}: not a column of {name} that can be changed; there are {', '.join(EDITABLE[name])}")
    return Edit(line, action, name, row_id, column, _typed(name, column, said.get("value")), why, by)


def _addition(line: Line, name: str, said: dict[str, Any], known: Known, why: str, by: str) -> Edit:
    """A row that a person adds: its document and place, and what it says."""
    if name not in FOUND:
        raise _Fault(f"{name or 'no table'}: a row can be added to {', '.join(FOUND)}")
    document = known.documents.get(_text(said.get("doc_id")))
    if document is None:
        raise _Fault(f"no document {_text(said.get('doc_id')) or '(doc_id is empty)'} in the store")
    values = {column: _typed(name, column, said[column]) for column in EDITABLE[name] if said.get(column) not in (None, "")}
    if absent := [column for column in NEEDED[name] if values.get(column) in (None, "")]:
        raise _Fault(f"a row of {name} needs {', '.join(absent)}")
    if name == "targets":
        values.setdefault("value_max", values["value_min"])
        _in_order(values["value_min"], values["value_max"])
    place = {column: _text(said.get(column)) for column in ("start", "end", "text", "sentence")}
    if not (place["text"] or (place["start"] and place["end"])):
        raise _Fault("no place: give text and sentence, or start and end")
    if any(place[column] and not place[column].removesuffix(".0").isdigit() for column in ("start", "end")):
        raise _Fault("start and end are whole numbers from 0")
    return Edit(line, "add", name, "", value=values | {"doc_id": document["doc_id"]} | {key: value for key, value in place.items() if value}, why=why, by=by)


def _action(said: dict[str, Any]) -> str:
    word = _text(said.get("edit")).lower()
    if word and word not in ACTIONS:
        raise _Fault(f"{word} is no edit; write confirm, change, reject or add")
    return ACTIONS.get(word, "")


def _row(row_id: str, name: str, known: Known) -> Row:
    found = known.rows.get(row_id)
    if found is None or found[0] != name:
        raise _Fault(f"no row {row_id} in {name}; a sheet may have spoilt the id: export the tables anew")
    return found[1]


def _typed(name: str, column: str, said: object) -> Any:
    try:
        value = typed(column_of(name, column), said)
    except WrongValue as error:
        raise _Fault(f"{column}: {error}") from None
    if value is None and column in ("value_min", "value_max"):
        raise _Fault(f"{column}: a target has a number; reject the row if it is none")
    if value == "" and column in NEEDED[name]:
        raise _Fault(f"{column}: it can't be empty; reject the row if it is none")
    return value


def _in_order(low: float, high: float) -> None:
    if low > high:
        raise _Fault(f"value_min {low:g} is more than value_max {high:g}")


def _text(said: object) -> str:
    return "" if said is None else said.isoformat() if isinstance(said, date) else str(said).strip()


def _wrong(message: str) -> NoReturn:
    raise _Fault(message)


def _refuse_twice(edits: Edits) -> None:
    """Two edits of one cell that say different things are both wrong; a row that is rejected can't be changed as well."""
    seen: dict[tuple[str, str], Edit] = {}
    wrong: dict[Line, str] = {}
    for each in edits.good:
        if each.action == "add":
            continue
        whole = "" if each.action != "change" else each.field
        before = seen.setdefault((each.row_id, whole), each)
        if before is not each and (before.action, before.value) != (each.action, each.value):
            wrong |= {before.line: f"another edit of {each.row_id} {whole} in {each.line}", each.line: f"another edit of {each.row_id} {whole} in {before.line}"}
    for each in edits.good:
        rejected = seen.get((each.row_id, ""))
        if each.action == "change" and rejected and rejected.action == "reject":
            wrong |= {each.line: f"{each.row_id} is rejected in {rejected.line}", rejected.line: f"{each.row_id} is changed in {each.line}"}
    edits.good = [each for each in edits.good if each.line not in wrong]
    edits.faults += wrong.items()


def _refuse_disorder(edits: Edits, known: Known) -> None:
    """A value whose lower end, after all edits, is more than its upper end: mostly one of two equal ends was changed."""
    ends: dict[str, dict[str, Edit]] = {}
    for each in edits.good:
        if each.action == "change" and each.field in ("value_min", "value_max"):
            ends.setdefault(each.row_id, {})[each.field] = each
    wrong: dict[Line, str] = {}
    for row_id, changed in ends.items():
        said = known.rows[row_id][1] | {column: each.value for column, each in changed.items()}
        try:
            _in_order(said["value_min"], said["value_max"])
        except _Fault as fault:
            wrong |= {each.line: f"{fault}; change both" for each in changed.values()}
    edits.good = [each for each in edits.good if each.line not in wrong]
    edits.faults += wrong.items()
