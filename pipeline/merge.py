"""Documents that came in take their place in the store: edition and corrections first, then their rows; what they said before goes into the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.corrections import Outcome, active, apply, assigned
from pipeline.incoming import Incoming, rows_of
from pipeline.portion import BY_DOCUMENT, tables_of
from pipeline.run_record import Refreshed
from pipeline.schema import FOUND, table
from pipeline.store_schema import KEPT, KEYS, OVERRULED, quoted, said_columns, stored
from pipeline.tables import EDITION_MARK, Row, as_edition, edition_id, without_edition

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

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
    rows = without_edition({name: rows_of(connection, name, name, "doc_id = ?", doc_id) for name in BY_DOCUMENT})
    for said in store.fetch(connection, "FROM overruled WHERE doc_id = ?", [doc_id]):
        name, row = said["table"], store.from_json(said["table"], said["row"])
        key = KEYS[name][0]
        rows[name] = [each for each in rows[name] if each[key] != row[key]] + [row]
    for name in FOUND:
        rows[name] = sorted((row for row in rows[name] if row["checked"] != "added"), key=lambda row: (int(str(row["start"])), int(str(row["end"]))))
    return rows


def merge(connection: DuckDBPyConnection, done: Refreshed) -> None:
    """Put what came in where it belongs; former versions of rows that say something else go into the history."""
    done.withdrawn = store.count(connection, "documents ANTI JOIN wanted USING (doc_id)")
    done.wrote = bool(store.count(connection, "touched"))
    for (piece,) in connection.execute("SELECT DISTINCT piece FROM touched ORDER BY piece").fetchall():
        connection.execute("CREATE OR REPLACE TEMP TABLE moving AS SELECT doc_id FROM touched WHERE piece = ?", [piece])
        for name in BY_DOCUMENT:
            _merge_rows(connection, name, f"(FROM {name} WHERE doc_id IN (FROM moving))", f"(FROM incoming_{name} WHERE piece = {piece})", done)
    connection.execute("DELETE FROM written WHERE doc_id IN (SELECT doc_id FROM touched)")
    connection.execute("INSERT INTO written SELECT doc_id, ? FROM incoming_documents", [done.run])
    moved = "d.doc_id = w.doc_id AND (d.path, d.copies, d.name, d.ordinal) IS DISTINCT FROM (w.path, w.copies, w.name, w.ordinal)"
    done.wrote |= bool(store.count(connection, f"documents d JOIN wanted w ON {moved}"))
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
