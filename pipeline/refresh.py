"""Bring the store and its exports up to date: read what changed, remove what went, leave the rest as it is.

The rows are those of a full run, byte for byte in the exports; only how much is read differs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import file_digest
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.corrections import Outcome, active, apply, assigned
from pipeline.lock import writing
from pipeline.portion import BY_DOCUMENT, Input, Portion, tables_of
from pipeline.publish import publish
from pipeline.read.walk import located
from pipeline.recipe import digest, recipe
from pipeline.run import Progress, find_each
from pipeline.schema import FOUND, TABLES, Column, Table, table
from pipeline.store_schema import (
    KEPT,
    KEYS,
    OVERRULED,
    RUNS,
    fault,
    quoted,
    said_columns,
    stored,
)
from pipeline.tables import (
    EDITION_MARK,
    Failure,
    Row,
    as_arrow,
    as_edition,
    edition_id,
    failure_row,
    storable,
    without_edition,
)
from pipeline.workers import cores, prepare, read_all

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: Rows that are held before they go into the store together.
_CHUNK = 20_000
#: Documents that are read anew from which on several tables are written at once, and how many at most: each takes memory.
_MANY, _AT_ONCE = 100, 4
#: Rows that are merged together.
_PIECE = 500_000
#: Folder beside the store for what was read and isn't in it yet.
UNFINISHED = "duibiao.unfinished"
#: The inputs of a run as they were found: `stem` is the name without suffix, `sha256` the digest of the document, "" where there is none.
_GIVEN = Table("given", "", "", tuple(Column(name, "integer" if name == "place" else "text", "") for name in ("path", "bytes", "stem", "sha256", "place")))
#: The documents of a run: each stands where its first input does, and has that one's path.
_PRESENT = """
CREATE OR REPLACE TEMP TABLE present AS
WITH firsts AS (SELECT sha256, min(place) AS place FROM given WHERE sha256 <> '' GROUP BY sha256),
copied AS (SELECT sha256, list(g.path ORDER BY g.place) AS copies FROM given g JOIN firsts f USING (sha256) WHERE g.place > f.place GROUP BY sha256)
SELECT sha256, path, coalesce(copies, []) AS copies, stem, row_number() OVER (ORDER BY place) - 1 AS ordinal
FROM firsts JOIN given USING (sha256, place) LEFT JOIN copied USING (sha256)
"""
#: The same as they stand in it: `fresh` where they were read anew, with the id and edition that they had or were read with, then those that they have now. Editions are counted as
#: `tables.editions` does; in SQL, since a run may have any number of documents.
_WANTED = """
CREATE OR REPLACE TEMP TABLE wanted AS
WITH heads AS (
    SELECT sha256, plan_id, doc_id, edition, issue_date, path, name, true AS fresh FROM incoming_documents
    UNION ALL SELECT sha256, plan_id, doc_id, edition, issue_date, path, name, false FROM documents ANTI JOIN incoming_documents USING (sha256)
), counted AS (
    SELECT p.*, h.plan_id, h.doc_id AS had_id, h.edition AS had_edition, fresh, CASE WHEN h.path = p.path THEN name ELSE stem END AS name,
        row_number() OVER (PARTITION BY plan_id ORDER BY coalesce(issue_date::VARCHAR, ''), ordinal) AS edition
    FROM present p JOIN heads h USING (sha256)
)
SELECT * EXCLUDE (stem), CASE WHEN edition > 1 THEN plan_id || ? || edition ELSE plan_id END AS doc_id FROM counted
"""
#: The documents whose rows come, go or change, in pieces: those that came in together.
_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
SELECT doc_id, piece FROM incoming_documents UNION ALL
SELECT doc_id, -1 FROM documents ANTI JOIN wanted USING (doc_id, sha256) ANTI JOIN incoming_documents USING (doc_id)
"""
#: Reads inputs, portion by portion.
Reading = Callable[[list[Input]], Iterator[Portion]]


class Vanished(Exception):
    """A path leads to nothing while the store has documents; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a refresh has to do: inputs to read with the reason, inputs to keep with the digests of their documents, paths that are no longer there."""

    read: list[tuple[Input, str]]
    kept: list[tuple[Input, str]]
    gone: list[str]


@dataclass(slots=True)
class Refreshed:
    """What a refresh did; of a dry run what it would do."""

    work: Work
    run: int = 0
    failures: list[Failure] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    added: int = 0
    changed: int = 0
    removed: int = 0
    withdrawn: int = 0
    #: The parts of the recipe that differ from the last run's.
    recipe_changed: list[str] = field(default_factory=list)
    exported: list[Path] = field(default_factory=list)
    read: int = 0
    #: How the corrections of documents that came in anew fared.
    outcomes: list[Outcome] = field(default_factory=list)
    #: Whether any row, or the place of one, may differ from before: else the exports stand.
    wrote: bool = False


def refresh(
    paths: Sequence[Path], out: Path, *, usual: Sequence[Path] = (), afresh: bool = False, dry_run: bool = False, workers: int | None = 1, progress: Progress | None = None
) -> Refreshed:
    """Refresh OUT/duibiao.duckdb and OUT/tables from the documents at `paths`; `afresh` reads all of them again.

    Where no path is given those of the last run are meant, and `usual` where there was none. `workers` is as in pipeline.workers.read_all. What was read stays in
    OUT/duibiao.unfinished until store and tables have it; a run that is interrupted leaves it to the next.
    Raises store.BadStore, lock.Busy, Vanished, and OSError where something can't be written.
    """
    path = out / store.NAME
    parts = recipe()
    if dry_run:
        if not path.exists():
            work, failures, _ = _look([], paths or usual, digest(parts), afresh)
            return Refreshed(work, failures=failures)
        with store.opened(path, read_only=True) as connection:
            work, failures, _ = _look(store.fetch(connection, "FROM inputs"), paths or last_paths(connection) or usual, digest(parts), afresh)
            return Refreshed(work, failures=failures, recipe_changed=_recipe_changed(connection, parts))
    if afresh or not path.exists():
        prepare((Input(str(each), "") for each in find_each(paths) if isinstance(each, Path)), workers)
    with writing(path, "run" if afresh else "refresh"), store.opened(path) as connection:
        reading = partial(read_all, folder=out / UNFINISHED, recipe=digest(parts), workers=workers, progress=progress)
        done = _refresh(connection, paths or last_paths(connection) or usual, parts, afresh, reading)
        done.exported = publish(connection, out / "tables", 1 if done.read < _MANY else min(workers or cores(), _AT_ONCE))
        shutil.rmtree(out / UNFINISHED, ignore_errors=True)
    return done


def extract_to(paths: Sequence[Path], folder: Path, *, workers: int | None = 1, progress: Progress | None = None) -> Refreshed:
    """Write the tables of the documents at `paths` into `folder` by way of a store that is there for this alone, so that not all rows are in memory at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".duibiao-", dir=folder) as beside:
        done = refresh(paths, Path(beside), workers=workers, progress=progress)
        for path in sorted((Path(beside) / "tables").iterdir()):
            os.replace(path, folder / path.name)
    return done


def last_paths(connection: DuckDBPyConnection) -> list[Path]:
    """The paths that the last run was given; empty where there was none."""
    told = connection.execute("SELECT paths FROM runs WHERE command <> 'correct' ORDER BY run DESC LIMIT 1").fetchall()
    return [Path(each) for (paths,) in told for each in paths]


def _look(known: Sequence[dict[str, Any]], paths: Sequence[Path], recipe: str, afresh: bool) -> tuple[Work, list[Failure], list[Input]]:
    """What there is to do, the failures that show before a document is read, and every input in order.

    Raises Vanished where a path leads to nothing and the store is not empty: it is mistyped or a disk is away, and what is missing must not be withdrawn.
    """
    names: list[str] = []
    failures: list[Failure] = []
    for found in find_each(paths):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            names.append(str(found))
    given = {storable(str(path)) for path in paths if not path.is_file()}
    for each in failures if known else ():
        held = [row["path"] for row in known if Path(row["path"]).is_relative_to(each.document)]
        if held:
            said = f"{each.document}: {each.reason}, but the store has {len(held)} documents from it"
            raise Vanished(f"{said}; nothing was changed: bring it back, or leave it out of the paths to withdraw them")
        if each.document in given:
            raise Vanished(f"{each.document}: {each.reason}; nothing was changed: check the path, or leave it out")
    inputs = [Input(name, _bytes_of(Path(name))) for name in names]
    return plan(inputs, known, recipe, afresh), failures, inputs


def _bytes_of(path: Path) -> str:
    """The digest of a file; of a member of a zip that of the zip, with the member's name. "" of what is no file or can't be opened."""
    file, member = located(path)
    if not file.is_file():
        return ""
    try:
        with file.open("rb") as opened:
            told = file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
    return f"{told}/{storable(member)}" if member else told


def plan(inputs: Sequence[Input], known: Iterable[dict[str, Any]], recipe: str, afresh: bool = False) -> Work:
    """Which inputs have to be read and why, which stand, and which paths went. `known` are rows of the table `inputs`."""
    by_path = {row["path"]: row for row in known}
    good = {row["bytes"]: row for row in by_path.values() if not row["failed"]}
    given = {each.shown for each in inputs} if by_path else set()
    work = Work([], [], [path for path in by_path if path not in given])
    for each in inputs:
        same, before = good.get(each.bytes), by_path.get(each.shown)
        if same and same["recipe"] == recipe and not afresh:
            work.kept.append((each, same["sha256"]))
        elif before is None:
            work.read.append((each, "recipe" if same and not afresh else "new"))
        elif before["failed"]:
            work.read.append((each, "failed before"))
        elif before["bytes"] != each.bytes:
            work.read.append((each, "changed"))
        else:
            work.read.append((each, "asked" if same and same["recipe"] == recipe else "recipe"))
    return work


def _recipe_changed(connection: DuckDBPyConnection, parts: dict[str, str]) -> list[str]:
    told = store.fetch(connection, "SELECT parts FROM runs WHERE command <> 'correct' ORDER BY run DESC LIMIT 1")
    before = set(told[0]["parts"]) if told else {f"{name}={each}" for name, each in parts.items()}
    return [name for name, each in parts.items() if f"{name}={each}" not in before]


def _refresh(connection: DuckDBPyConnection, paths: Sequence[Path], parts: dict[str, str], afresh: bool, reading: Reading) -> Refreshed:
    """One transaction: all of the refresh, or nothing."""
    started = store.now()
    work, failures, inputs = _look(store.fetch(connection, "FROM inputs"), paths, digest(parts), afresh)
    done = Refreshed(work, failures=failures, recipe_changed=_recipe_changed(connection, parts))
    (done.run,) = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchall()[0]
    store.confine(connection)
    with store.transaction(connection):
        incoming = Incoming(connection, done.run)
        _read(connection, inputs, work, incoming, done, reading)
        _without_faults(connection, incoming, done)
        connection.execute(_PRESENT)
        done.outcomes = settle(connection, incoming)
        merge(connection, done)
        _replace_failures(connection, done)
        _replace_inputs(connection, digest(parts))
        store.check(connection, "touched")
        note(connection, done, paths, parts, started, "run" if afresh else "refresh")
    return done


class Incoming:
    """The rows of documents that are read anew, on their way into the store: temporary tables, filled in chunks."""

    def __init__(self, connection: DuckDBPyConnection, run: int) -> None:
        self._connection = connection
        self._waiting: list[dict[str, pyarrow.Table]] = []
        self._rows = self._piece = self._in_piece = 0
        for name in BY_DOCUMENT:
            columns = ", ".join(quoted(column.name) for column in stored(table(name)))
            connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming_{name} AS SELECT {columns}, '' AS of_text, 0 AS piece FROM {name} LIMIT 0")
            connection.execute(f"ALTER TABLE incoming_{name} ALTER since SET DEFAULT {run}")

    def add(self, tables: dict[str, pyarrow.Table]) -> None:
        """Take in the rows of documents, as a portion has them."""
        self._waiting.append(tables)
        self._rows += sum(map(len, tables.values()))
        if self._rows >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what waits into the temporary tables."""
        import pyarrow

        for name in BY_DOCUMENT if self._waiting else ():
            store.append(self._connection, f"incoming_{name}", pyarrow.concat_tables([each[name] for each in self._waiting]), f"*, {self._piece} AS piece")
        self._waiting.clear()
        self._in_piece += self._rows
        self._rows = 0
        if self._in_piece >= _PIECE:
            self._piece, self._in_piece = self._piece + 1, 0

    def take(self, of_text: str) -> dict[str, list[Row]]:
        """Take the rows of a document out again."""
        self.flush()
        rows = {}
        for name in BY_DOCUMENT:
            rows[name] = _rows_of(self._connection, name, f"incoming_{name}", "of_text = ?", of_text)
            self._connection.execute(f"DELETE FROM incoming_{name} WHERE of_text = ?", [of_text])
        return rows


def _rows_of(connection: DuckDBPyConnection, name: str, place: str, where: str, value: str) -> list[Row]:
    columns = ", ".join(quoted(column.name) for column in table(name).columns)
    return store.fetch(connection, f"SELECT {columns} FROM {place} WHERE {where} ORDER BY ordinal", [value])


def _read(connection: DuckDBPyConnection, inputs: Sequence[Input], work: Work, incoming: Incoming, done: Refreshed, reading: Reading) -> None:
    """Read what has to be read, and note in `given` what became of each input."""
    known = {each.key: sha256 for each, sha256 in work.kept}
    #: Digest of a document → the place of the first input that holds it in the store, -1 once it has come in.
    first: dict[str, int] = {}
    for place, each in enumerate(inputs):
        if each.key in known:
            first.setdefault(known[each.key], place)
    failed: dict[int, Failure] = {}
    # Of several with the same bytes the first is read, and the next one where that can't be.
    while asked := _unread(inputs, known, failed):
        for portion in reading([inputs[place] for place in asked.values()]):
            fresh = set()
            for each, found in portion.given:
                place = asked.get(each.key, -1)
                if place < 0 or inputs[place] != each:
                    continue
                if isinstance(found, Failure):
                    failed[place] = found
                    continue
                # Mostly both are the digest of the file: it is held once.
                key = inputs[place].key
                sha256 = key if key == found else found
                known[key] = sha256
                if place < first.get(sha256, len(inputs)):
                    first[sha256] = -1
                    fresh.add(sha256)
            done.read += len(fresh)
            if fresh:
                incoming.add(portion.rows_of(fresh))
    incoming.flush()
    done.failures += [failed[place] for place in sorted(failed)]
    connection.execute("CREATE OR REPLACE TEMP TABLE given (path VARCHAR, bytes VARCHAR, stem VARCHAR, sha256 VARCHAR, place BIGINT)")
    store.insert(
        connection,
        _GIVEN,
        (
            {"path": each.shown, "bytes": each.bytes, "stem": Path(each.shown).stem, "sha256": "" if place in failed else known[each.key], "place": place}
            for place, each in enumerate(inputs)
        ),
    )


def _unread(inputs: Sequence[Input], known: Collection[str], failed: Collection[int]) -> dict[str, int]:
    """What has to be read: by what its content is known → the place of the first input that has it and didn't fail."""
    asked: dict[str, int] = {}
    for place, each in enumerate(inputs):
        if each.key not in known and place not in failed:
            asked.setdefault(each.key, place)
    return asked


def _without_faults(connection: DuckDBPyConnection, incoming: Incoming, done: Refreshed) -> None:
    """Leave out the documents whose rows may not be stored: one with an impossible row is the program's fault, and fails alone."""
    wrong: dict[str, str] = {}
    for name in BY_DOCUMENT:
        faults = f"SELECT of_text, {fault(table(name))} AS said FROM incoming_{name}"
        wrong |= dict(connection.execute(f"SELECT of_text, min(said) FROM ({faults}) WHERE said IS NOT NULL GROUP BY of_text").fetchall())
        keys = ", ".join(map(quoted, KEYS[name]))
        twice = f"SELECT DISTINCT of_text, '{name}: two rows have one id' FROM incoming_{name} GROUP BY of_text, {keys} HAVING count(*) > 1"
        wrong |= dict(connection.execute(twice).fetchall())
    for of_text, said in wrong.items():
        (path,) = connection.execute("SELECT path FROM given WHERE sha256 = ? ORDER BY place LIMIT 1", [of_text]).fetchall()[0]
        incoming.take(of_text)
        connection.execute("UPDATE given SET sha256 = '' WHERE sha256 = ?", [of_text])
        done.failures.append(Failure(path, "", f"the program failed on it ({said})", "please report it with the document"))
        done.read -= 1


def settle(connection: DuckDBPyConnection, incoming: Incoming, again: Collection[str] = ()) -> list[Outcome]:
    """Give every document of the run, those in `present`, its edition, path and place, and the corrections that are meant for it.

    What is kept comes in anew where it becomes another edition or its corrections changed; `again` are digests of documents of which they did.
    """
    connection.execute(_WANTED, [EDITION_MARK])
    corrections = active(store.fetch(connection, "FROM corrections"))
    meant, gone = assigned(corrections, _documents_of(connection, corrections))
    overruled: list[dict[str, Any]] = []
    outcomes = [Outcome(each["correction"], each["row_id"], "orphaned", "its document is no longer in the store", "") for each in gone]
    concerned = "edition <> had_edition OR sha256 IN (SELECT unnest(?::VARCHAR[])) ORDER BY ordinal"
    for each in store.fetch(connection, f"FROM wanted WHERE {concerned}", [[*meant, *again]]):
        mine = meant.get(each["sha256"], [])
        if each["edition"] == each["had_edition"] and not (each["fresh"] and mine) and each["sha256"] not in again and all(one["doc_id"] == each["doc_id"] for one in mine):
            continue
        applied = apply(without_edition(incoming.take(each["sha256"])) if each["fresh"] else machine_rows(connection, each["had_id"]), mine)
        incoming.add(tables_of([(each["sha256"], as_edition(applied.rows, each["edition"]))]))
        outcomes += [replace(one, row_id=edition_id(one.row_id, each["edition"]), doc_id=each["doc_id"]) for one in applied.outcomes]
        overruled += [
            {"row_id": edition_id(str(row[KEYS[name][0]]), each["edition"]), "table": name, "doc_id": each["doc_id"], "row": store.as_json(row)}
            for name, row in applied.overruled
        ]
    incoming.flush()
    connection.execute(_TOUCHED)
    connection.execute("DELETE FROM overruled WHERE doc_id IN (SELECT doc_id FROM touched)")
    store.insert(connection, OVERRULED, overruled)
    for outcome in outcomes:
        connection.execute(
            "UPDATE corrections SET row_id = ?, doc_id = ?, state = ?, note = ? WHERE correction = ?",
            [outcome.row_id, outcome.doc_id, outcome.state, outcome.note, outcome.correction],
        )
    return outcomes


def _documents_of(connection: DuckDBPyConnection, corrections: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents of the run that corrections may be meant for."""
    names = ("sha256", "doc_id", "plan_id")
    named = " OR ".join(f"{name} IN (SELECT unnest(?::VARCHAR[]))" for name in names)
    return store.fetch(connection, f"FROM wanted WHERE {named}", [[each[name] for each in corrections] for name in names]) if corrections else []


def machine_rows(connection: DuckDBPyConnection, doc_id: str) -> dict[str, list[Row]]:
    """The rows of a stored document as the machine gave them, with ids without an edition's mark."""
    rows = without_edition({name: _rows_of(connection, name, name, "doc_id = ?", doc_id) for name in BY_DOCUMENT})
    for said in store.fetch(connection, "FROM overruled WHERE doc_id = ?", [doc_id]):
        name, row = said["table"], store.from_json(said["table"], said["row"])
        key = KEYS[name][0]
        rows[name] = [each for each in rows[name] if each[key] != row[key]] + [row]
    for name in FOUND:
        rows[name] = sorted((row for row in rows[name] if row["checked"] != "added"), key=lambda row: (int(str(row["start"])), int(str(row["end"]))))
    return rows


def merge(connection: DuckDBPyConnection, done: Refreshed) -> None:
    """Put what came in where it belongs; former versions of rows that say something else go into the history."""
    done.withdrawn = _count(connection, "documents ANTI JOIN wanted USING (doc_id)")
    done.wrote = bool(_count(connection, "touched"))
    for (piece,) in connection.execute("SELECT DISTINCT piece FROM touched ORDER BY piece").fetchall():
        connection.execute("CREATE OR REPLACE TEMP TABLE moving AS SELECT doc_id FROM touched WHERE piece = ?", [piece])
        for name in BY_DOCUMENT:
            _merge_rows(connection, name, f"(FROM {name} WHERE doc_id IN (FROM moving))", f"(FROM incoming_{name} WHERE piece = {piece})", done)
    connection.execute("DELETE FROM written WHERE doc_id IN (SELECT doc_id FROM touched)")
    connection.execute("INSERT INTO written SELECT doc_id, ? FROM incoming_documents", [done.run])
    moved = "d.doc_id = w.doc_id AND (d.path, d.copies, d.name, d.ordinal) IS DISTINCT FROM (w.path, w.copies, w.name, w.ordinal)"
    done.wrote |= bool(_count(connection, f"documents d JOIN wanted w ON {moved}"))
    connection.execute(f"UPDATE documents d SET path = w.path, copies = w.copies, name = w.name, ordinal = w.ordinal FROM wanted w WHERE {moved}")


def _merge_rows(connection: DuckDBPyConnection, name: str, former: str, coming: str, done: Refreshed) -> None:
    """The same for the rows of one table that belong to the documents `moving`, those in the store and those that come."""
    since, fates = "since", ""
    if name in KEPT:
        _keep_history(connection, name, former, coming, done)
        since, fates = "coalesce(f.since, n.since)", f"LEFT JOIN fates f ON f.id = n.{quoted(KEYS[name][0])} AND fate = 'kept'"
    connection.execute(f"DELETE FROM {name} WHERE doc_id IN (FROM moving)")
    connection.execute(f"INSERT INTO {name} BY NAME SELECT n.* EXCLUDE (of_text, piece) REPLACE ({since} AS since) FROM {coming} n {fates}")


def _keep_history(connection: DuckDBPyConnection, name: str, former: str, coming: str, done: Refreshed) -> None:
    """Move the versions of rows that end with this run, and note in `fates` since when the other rows say what they say."""
    key = quoted(KEYS[name][0])
    said = [quoted(each) for each in said_columns(table(name))]
    differs = f"({', '.join(f'o.{each}' for each in said)}) IS DISTINCT FROM ({', '.join(f'n.{each}' for each in said)})"
    columns = ", ".join(f"o.{quoted(column.name)}" for column in stored(table(name)))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fates AS SELECT coalesce(o.{key}, n.{key}) AS id, o.since,"
        f" CASE WHEN o.{key} IS NULL THEN 'added' WHEN n.{key} IS NULL THEN 'removed' WHEN {differs} THEN 'changed' ELSE 'kept' END AS fate"
        f" FROM {former} o FULL JOIN {coming} n USING ({key})"
    )
    fates = dict(connection.execute("SELECT fate, count(*) FROM fates GROUP BY fate").fetchall())
    done.added += fates.get("added", 0)
    done.removed += fates.get("removed", 0)
    done.changed += fates.get("changed", 0)
    connection.execute(f"INSERT INTO history.{name} SELECT {columns}, ? FROM {former} o JOIN fates ON id = o.{key} AND fate IN ('changed', 'removed')", [done.run])


def _count(connection: DuckDBPyConnection, of: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {of}").fetchall()[0][0])


def _replace_failures(connection: DuckDBPyConnection, done: Refreshed) -> None:
    rows = [failure_row(each) for each in done.failures]
    before = _rows_of(connection, "failures", "failures", "? = ''", "")
    if rows == before:
        return
    done.wrote = True
    connection.execute("DELETE FROM failures")
    schema = table("failures")
    wide = replace(schema, columns=stored(schema))
    store.append(connection, "failures", as_arrow(wide, [row | {"ordinal": ordinal, "since": done.run} for ordinal, row in enumerate(rows)]))


def _replace_inputs(connection: DuckDBPyConnection, recipe: str) -> None:
    connection.execute("DELETE FROM inputs")
    connection.execute("INSERT INTO inputs BY NAME SELECT path, bytes, sha256, ? AS recipe, sha256 = '' AS failed FROM given ORDER BY place", [recipe])


def note(connection: DuckDBPyConnection, done: Refreshed, paths: Sequence[Path], parts: dict[str, str], started: datetime, command: str) -> None:
    """Write the row of `runs`."""
    done.rows = {each.name: _count(connection, each.name) for each in TABLES}
    row = {
        "run": done.run,
        "started": started,
        "finished": store.now(),
        "command": command,
        "version": metadata.version("duibiao"),
        "recipe": digest(parts),
        "parts": [f"{name}={each}" for name, each in parts.items()],
        "paths": [storable(str(path)) for path in paths],
        "read": done.read,
        "kept": len(done.work.kept),
        "withdrawn": done.withdrawn,
        "failed": len(done.failures),
        **{name: done.rows[name] for name in KEPT},
        "added": done.added,
        "changed": done.changed,
        "removed": done.removed,
        "wrote": done.wrote,
    }
    store.insert(connection, RUNS, [row])
