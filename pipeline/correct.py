"""Take people's corrections into the store, bring them out again, and apply them; each is one transaction and a run of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.correction_files import BadFile, Edit, Edits, Known, Line, read_edits
from pipeline.corrections import EDITABLE, Outcome, WrongValue, active, id_of, new_row
from pipeline.incoming import Incoming
from pipeline.lock import writing
from pipeline.merge import merge, settle
from pipeline.publish import publish
from pipeline.run_record import Refreshed, Work, note
from pipeline.schema import FOUND, table
from pipeline.store_schema import CORRECTIONS, quoted
from pipeline.tables import Row, edition_id

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(slots=True)
class Corrected:
    """What came of a file of corrections: the edits and their faults, the new corrections' numbers, and how each fared."""

    edits: Edits = field(default_factory=Edits)
    numbers: list[int] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    run: int = 0
    exported: list[Path] = field(default_factory=list)


def correct(out: Path, file: Path, *, by: str, why: str = "", strict: bool = False, dry_run: bool = False) -> Corrected:
    """Take in the edits of `file`; where `strict`, all of them or none. `by` and `why` hold where a line says neither.

    Raises BadFile, store.BadStore and lock.Busy.
    """
    if dry_run:
        with store.opened(out / store.NAME, read_only=True) as connection:
            return Corrected(_checked(connection, read_edits(file, partial(_known, connection)))[0])
    _need_store(out)
    with writing(out / store.NAME, "correct"), store.opened(out / store.NAME) as connection:
        edits, rows = _checked(connection, read_edits(file, partial(_known, connection)))
        if not edits.good or (strict and edits.faults):
            return Corrected(edits)
        done = Corrected(edits)

        def change() -> set[str]:
            done.numbers = _note_edits(connection, edits.good, rows, by, why)
            return {row["sha256"] for row in _numbered(connection, done.numbers)}

        return _settled(connection, out, done, change)


def apply_again(out: Path) -> Corrected:
    """Apply every correction anew to the rows of the store, without reading a document."""
    _need_store(out)
    with writing(out / store.NAME, "correct"), store.opened(out / store.NAME) as connection:
        every = {row["sha256"] for row in store.fetch(connection, "SELECT sha256 FROM documents")}
        return _settled(connection, out, Corrected(), lambda: every)


def withdraw(out: Path, numbers: Sequence[int]) -> Corrected:
    """Take corrections back; what the machine says stands again. Raises KeyError with a number that is none."""
    _need_store(out)
    with writing(out / store.NAME, "correct"), store.opened(out / store.NAME) as connection:
        there = {row["correction"]: row for row in active(store.fetch(connection, "FROM corrections"))}
        for number in numbers:
            if number not in there:
                raise KeyError(number)
        documents = {there[number]["doc_id"] for number in numbers}
        touched = {row["sha256"] for row in store.fetch(connection, "SELECT doc_id, sha256 FROM documents") if row["doc_id"] in documents}

        def change() -> set[str]:
            connection.execute("UPDATE corrections SET state = 'withdrawn', note = '' WHERE list_contains(?, correction)", [list(numbers)])
            return touched

        return _settled(connection, out, Corrected(), change)


def listed(out: Path, states: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The corrections in the store, those in `states` alone where some are given."""
    with store.opened(out / store.NAME, read_only=True) as connection:
        told = store.fetch(connection, "FROM corrections ORDER BY correction")
    return [row for row in told if not states or row["state"] in states]


def as_lines(corrections: Sequence[dict[str, Any]]) -> str:
    """Corrections as JSON Lines that `duibiao correct` takes again."""
    return "".join(store.as_json(_line_of(each)) + "\n" for each in corrections)


def write_gold(out: Path, folder: Path) -> list[Path]:
    """Write the checked rows of each document as FOLDER/NAME.json in the form of `corpora/gold`; NAME-ID.json where several documents have one name.

    Such a gold is `partial`: rows elsewhere count neither way. The machine's rows that a person rejected stand under `rejected`. Raises BadFile
    where a gold that isn't partial stands in its place, and then writes none.
    """
    found: dict[Path, tuple[dict[str, Any], dict[str, list[Row]], dict[str, list[Row]]]] = {}
    with store.opened(out / store.NAME, read_only=True) as connection:
        rejected = [row for row in active(store.fetch(connection, "FROM corrections")) if row["action"] == "reject" and row["state"] == "applied"]
        for document in store.fetch(connection, "SELECT *, count(*) OVER (PARTITION BY name) > 1 AS shares_name FROM documents ORDER BY ordinal"):
            rows = {name: store.fetch(connection, f"FROM {name} WHERE doc_id = ? AND checked <> '' ORDER BY ordinal", [document["doc_id"]]) for name in FOUND}
            refused = {name: [json.loads(each["machine"]) for each in rejected if (each["table"], each["doc_id"]) == (name, document["doc_id"])] for name in FOUND}
            if any(rows.values()) or any(refused.values()):
                name = f"{document['name']}-{document['doc_id']}" if document["shares_name"] else document["name"]
                found[folder / f"{name}.json"] = document, rows, refused
    for path in found:
        if path.exists() and not _is_partial(path):
            raise BadFile(f"{path}: a gold of the whole document stands there; name another folder with --to")
    return [_write_gold(path, *each) for path, each in found.items()]


def _is_partial(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_text(encoding="utf-8")).get("partial"))
    except (ValueError, AttributeError):
        return False


def _write_gold(path: Path, document: dict[str, Any], rows: dict[str, list[Row]], rejected: dict[str, list[Row]]) -> Path:
    meta = ("title", "plan_title", "issuer", "doc_number", "issue_date", "district", "district_full", "plan_start", "plan_end")
    gold: dict[str, Any] = {"doc": document["name"], "source_sha256": document["sha256"], "partial": True, "meta": {name: document[name] for name in meta}}
    for name in FOUND:
        columns = ("start", "end", "text", *(column.name for column in table(name).columns if column.name in EDITABLE[name]))
        gold[name] = [{column: row[column] for column in columns if row[column] not in (None, "", [])} for row in rows[name]]
    gold["rejected"] = {name: [{column: row[column] for column in ("start", "end", "text")} for row in found] for name, found in rejected.items() if found}
    path.parent.mkdir(parents=True, exist_ok=True)
    said = json.dumps(gold, ensure_ascii=False, indent=1, default=lambda value: value.isoformat())
    path.write_text(said + "\n", encoding="utf-8")
    return path


def _line_of(correction: dict[str, Any]) -> dict[str, Any]:
    said = {"edit": correction["action"], "table": correction["table"], "by": correction["by"], "why": correction["why"]}
    if correction["action"] == "add":
        row = json.loads(correction["value"])
        return {key: value for key, value in row.items() if value not in ("", None, [], False) and not key.endswith("_id")} | said | {"doc_id": correction["doc_id"]}
    said["row_id"] = correction["row_id"]
    return said | ({"field": correction["field"], "value": json.loads(correction["value"])} if correction["action"] == "change" else {})


def _need_store(out: Path) -> None:
    if not (out / store.NAME).exists():
        raise store.BadStore(f"{out / store.NAME}: there is no store here; run `duibiao run --out {out}` first")


def _known(connection: DuckDBPyConnection, ids: Collection[str]) -> Known:
    """The rows with these ids, now and before, and all documents."""
    rows: dict[str, tuple[str, Row]] = {}
    earlier: dict[str, list[Row]] = {}
    for name in FOUND:
        key = id_of(name)
        asked = f"SELECT {', '.join(quoted(column.name) for column in table(name).columns)} FROM {{}} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))"
        for row in store.fetch(connection, asked.format(name), [list(ids)]):
            rows[row[key]] = (name, row)
        for row in store.fetch(connection, asked.format(f"history.{name}"), [list(ids)]):
            earlier.setdefault(row[key], []).append(row)
    return Known(rows, earlier, {row["doc_id"]: row for row in store.fetch(connection, "FROM documents")})


def _checked(connection: DuckDBPyConnection, edits: Edits) -> tuple[Edits, dict[Line, Row]]:
    """The edits without those that can't be, and by line the rows that are to be added."""
    rows: dict[Line, Row] = {}
    good = []
    for each in edits.good:
        try:
            if each.action == "add":
                rows[each.line] = _row_to_add(connection, each, rows)
            good.append(each)
        except WrongValue as error:
            edits.faults.append((each.line, str(error)))
    edits.good = good
    edits.faults.sort()
    return edits, rows


def _row_to_add(connection: DuckDBPyConnection, edit: Edit, others: dict[Line, Row]) -> Row:
    (document,) = store.fetch(connection, "FROM documents WHERE doc_id = ?", [edit.value["doc_id"]])
    blocks = store.fetch(connection, "FROM blocks WHERE doc_id = ? ORDER BY position", [edit.value["doc_id"]])
    row = new_row(edit.table, edit.value, document, blocks)
    key = id_of(edit.table)
    stored = edition_id(str(row[key]), document["edition"])
    there = store.fetch(connection, f"FROM {edit.table} WHERE {key} = ? OR (doc_id = ? AND start = ? AND \"end\" = ?)", [stored, document["doc_id"], row["start"], row["end"]])
    if any(each[key] == stored or each.get("name") == row.get("name") for each in there) or any(each.get(key) == row[key] for each in others.values()):
        raise WrongValue(f"“{row['text']}” is a row already ({there[0][key] if there else 'of this file'}); change that one")
    return row


def _numbered(connection: DuckDBPyConnection, numbers: Sequence[int]) -> list[dict[str, Any]]:
    return store.fetch(connection, "SELECT c.correction, d.sha256 FROM corrections c JOIN documents d USING (doc_id) WHERE list_contains(?, c.correction)", [list(numbers)])


def _note_edits(connection: DuckDBPyConnection, edits: Sequence[Edit], rows: dict[Line, Row], by: str, why: str) -> list[int]:
    """Write the edits into `corrections`; a later edit of the same cell or row takes the place of an earlier one."""
    (last,) = connection.execute("SELECT coalesce(max(correction), 0) FROM corrections").fetchall()[0]
    known = _known(connection, {each.row_id for each in edits})
    machine = {(row["table"], row["row_id"]): store.from_json(row["table"], row["row"]) for row in store.fetch(connection, "FROM overruled")}
    at = store.now()
    noted: list[dict[str, Any]] = []
    for number, edit in enumerate(edits, last + 1):
        row = rows[edit.line] if edit.action == "add" else known.rows[edit.row_id][1]
        document = known.documents[edit.value["doc_id"] if edit.action == "add" else str(row["doc_id"])]
        said = machine.get((edit.table, edit.row_id), row)
        noted.append(
            {
                "correction": number,
                "at": at,
                "by": edit.by or by,
                "why": edit.why or why,
                "action": edit.action,
                "table": edit.table,
                "row_id": edition_id(str(row[id_of(edit.table)]), int(str(document["edition"]))) if edit.action == "add" else edit.row_id,
                "field": edit.field,
                "value": store.as_json(row if edit.action == "add" else edit.value) if edit.action in ("add", "change") else "",
                "machine": {"add": "", "change": store.as_json(said.get(edit.field)), "confirm": store.as_json(row), "reject": store.as_json(said)}[edit.action],
                "doc_id": document["doc_id"],
                "plan_id": document["plan_id"],
                "sha256": document["sha256"],
                "sentence": row["sentence"],
                "text": row["text"],
                "state": "applied",
                "note": "",
            }
        )
        connection.execute(
            "UPDATE corrections SET state = 'superseded', note = ? WHERE row_id = ? AND \"table\" = ? AND state IN ('applied', 'orphaned', 'conflict')"
            " AND (? = 'reject' OR (action = ? AND field = ?))",
            [f"by correction {number}", edit.row_id, edit.table, edit.action, edit.action, edit.field],
        )
    store.insert(connection, CORRECTIONS, noted)
    return [each["correction"] for each in noted]


def _settled(connection: DuckDBPyConnection, out: Path, done: Corrected, change: Callable[[], set[str]]) -> Corrected:
    """Make a change to the corrections and apply them to the documents whose digests it gives, both or neither; then write the tables."""
    with store.transaction(connection):
        done.run, done.outcomes = _apply(connection, change())
    done.exported = publish(connection, out / "tables")
    return done


def _apply(connection: DuckDBPyConnection, touched: set[str]) -> tuple[int, list[Outcome]]:
    """Apply the corrections of the documents with these digests, and note it as a run."""
    started = store.now()
    done = Refreshed(Work([], [], []))
    (done.run,) = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchall()[0]
    connection.execute("CREATE OR REPLACE TEMP TABLE present AS SELECT sha256, path, copies, name AS stem, ordinal FROM documents")
    outcomes = settle(connection, Incoming(connection, done.run), touched)
    merge(connection, done)
    store.check(connection, "touched")
    (last,) = store.fetch(connection, "SELECT paths, parts FROM runs ORDER BY run DESC LIMIT 1")
    note(connection, done, [Path(each) for each in last["paths"]], dict(each.split("=", 1) for each in last["parts"]), started, "correct")
    return done.run, outcomes
