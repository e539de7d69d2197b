"""Bring the store and its exports up to date: read what changed, remove what went, leave the rest as it is.

The rows are those of a full run, byte for byte in the exports; only how much is read differs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.chunks import cores
from pipeline.incoming import Incoming, rows_of
from pipeline.lock import writing
from pipeline.merge import merge, settle
from pipeline.outdated import last_paths, look, recipe_changed
from pipeline.portion import BY_DOCUMENT, Input, Portion
from pipeline.publish import publish
from pipeline.recipe import digest, recipe
from pipeline.run import Progress, find_each
from pipeline.run_record import Refreshed, Work, note
from pipeline.schema import Column, Table, table
from pipeline.store_schema import KEYS, fault, quoted, stored
from pipeline.tables import Failure, as_arrow, failure_row
from pipeline.workers import prepare, read_all

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Documents that are read anew from which on several tables are written at once, and how many at most: each takes memory.
_MANY, _AT_ONCE = 100, 4
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
#: Reads inputs, portion by portion.
Reading = Callable[[list[Input]], Iterator[Portion]]


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
            work, failures, _ = look([], paths or usual, digest(parts), afresh)
            return Refreshed(work, failures=failures)
        with store.opened(path, read_only=True) as connection:
            work, failures, _ = look(store.fetch(connection, "FROM inputs"), paths or last_paths(connection) or usual, digest(parts), afresh)
            return Refreshed(work, failures=failures, recipe_changed=recipe_changed(connection, parts))
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


def _refresh(connection: DuckDBPyConnection, paths: Sequence[Path], parts: dict[str, str], afresh: bool, reading: Reading) -> Refreshed:
    """One transaction: all of the refresh, or nothing."""
    started = store.now()
    work, failures, inputs = look(store.fetch(connection, "FROM inputs"), paths, digest(parts), afresh)
    done = Refreshed(work, failures=failures, recipe_changed=recipe_changed(connection, parts))
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


def _replace_failures(connection: DuckDBPyConnection, done: Refreshed) -> None:
    rows = [failure_row(each) for each in done.failures]
    before = rows_of(connection, "failures", "failures", "? = ''", "")
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
