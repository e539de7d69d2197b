"""The store: typed, keyed, explained; older ones are brought up to date after a copy, newer ones refused; one writer at a time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline import store
from pipeline.lock import Busy, writing
from pipeline.refresh import refresh
from pipeline.schema import TABLES
from pipeline.store_schema import INDEXED, KEYS, OWN
from tests.pipeline.plans import write_plans


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that two plans were read into."""
    folder = tmp_path_factory.mktemp("made")
    refresh([write_plans(folder / "plans", 4)], folder / "out")
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    (tmp_path / store.NAME).write_bytes((made / "out" / store.NAME).read_bytes())
    return tmp_path


def test_every_table_and_column_is_explained(out):
    with store.opened(out / store.NAME, read_only=True) as connection:
        tables = store.fetch(connection, "SELECT table_name, comment FROM duckdb_tables() UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
        columns = store.fetch(connection, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    assert {row["table_name"] for row in tables} == {"store", "changes", *(each.name for each in (*TABLES, *OWN))}
    assert all(row["comment"] for row in (*tables, *columns))


def test_small_tables_have_an_index_of_their_keys_and_the_others_none(out):
    with store.opened(out / store.NAME, read_only=True) as connection:
        told = store.fetch(connection, "SELECT table_name, constraint_column_names AS keys FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'")
    assert {row["table_name"]: tuple(row["keys"]) for row in told} == {name: KEYS[name] for name in INDEXED}


@pytest.mark.parametrize("name", [each.name for each in TABLES if each.name != "failures"])
def test_a_key_that_stands_twice_is_found(name, out):
    with store.opened(out / store.NAME) as connection:
        (doc_id,) = connection.execute(f"SELECT any_value(doc_id) FROM {name}").fetchall()[0]
        connection.execute(f"INSERT INTO {name} FROM {name} WHERE doc_id = ? LIMIT 1", [doc_id])
        connection.execute("CREATE TEMP TABLE touched AS SELECT doc_id FROM documents WHERE doc_id <> ?", [doc_id])
        store.check(connection, "touched")
        connection.execute("INSERT INTO touched VALUES (?)", [doc_id])
        with pytest.raises(store.BadStore, match=f"1 keys of {name} stand twice"):
            store.check(connection, "touched")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE targets SET comparator = '≥'",
        "UPDATE targets SET status = NULL",
        'UPDATE targets SET "end" = "start" - 1',
        "UPDATE schools SET stage = '大学'",
        "UPDATE departments SET name = NULL",
        "INSERT INTO runs FROM runs",
        "UPDATE deadlines SET end_date = 'soon'",
    ],
)
def test_what_may_not_stand_there_is_refused(out, change):
    with duckdb.connect(str(out / store.NAME)) as connection, pytest.raises((duckdb.ConstraintException, duckdb.ConversionException)):
        connection.execute(change)


@pytest.mark.parametrize("change", ["DELETE FROM documents", "DELETE FROM targets", "DELETE FROM departments"])
def test_rows_that_lead_nowhere_are_found(out, change):
    with store.opened(out / store.NAME) as connection:
        store.check(connection)
        connection.execute(change)
        with pytest.raises(store.BadStore):
            store.check(connection)


def change_store(out: Path, *statements: str) -> None:
    with duckdb.connect(str(out / store.NAME)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_an_older_store_is_brought_up_to_date_after_a_copy(made, out):
    columns = "* EXCLUDE (checked)"
    change_store(
        out,
        "DROP VIEW changes",
        f"CREATE TABLE older AS SELECT {columns} FROM targets",
        "DROP TABLE targets",
        "ALTER TABLE older RENAME TO targets",
        "DROP TABLE overruled",
        "UPDATE store SET version = 0",
    )
    before = (out / store.NAME).read_bytes()
    with pytest.raises(store.BadStore, match="older Duibiao"), store.opened(out / store.NAME, read_only=True):
        pass
    done = refresh([made / "plans"], out)
    assert (done.read, done.run) == (0, 2)
    assert (out / "duibiao.version-0.duckdb").read_bytes() == before
    with store.opened(out / store.NAME, read_only=True) as connection:
        assert {row["checked"] for row in store.fetch(connection, "FROM targets")} == {""}
        assert store.fetch(connection, "FROM changes WHERE run = 1")
    assert sorted(path.name for path in out.iterdir() if "new" in path.name) == []


@pytest.mark.parametrize("statement", ["UPDATE store SET version = 99", "ALTER TABLE targets ADD COLUMN mood VARCHAR"])
def test_a_newer_store_is_refused(out, statement, duibiao):
    change_store(out, statement)
    before = (out / store.NAME).read_bytes()
    ended = duibiao("refresh", "--out", out)
    assert ended.code == 2
    assert "newer Duibiao" in ended.err
    assert ended.err.count("\n") == 1
    assert (out / store.NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all", b"\0" * 20_000])
def test_a_file_that_is_no_store_is_refused(tmp_path, content, duibiao):
    (tmp_path / store.NAME).write_bytes(content)
    ended = duibiao("refresh", tmp_path, "--out", tmp_path)
    assert ended.code == 2
    assert store.NAME in ended.err
    assert (tmp_path / store.NAME).read_bytes() == content


def test_another_database_is_refused(tmp_path, duibiao):
    change_store(tmp_path, "CREATE TABLE mine (id INTEGER)")
    ended = duibiao("refresh", tmp_path, "--out", tmp_path)
    assert (ended.code, "no store of Duibiao" in ended.err) == (2, True)


HOLD = """
import sys, time
from pathlib import Path
from pipeline.lock import writing
with writing(Path(sys.argv[1]), "refresh"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_writer_at_a_time_and_a_dead_one_is_none(out, duibiao):
    path = out / store.NAME
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ended = duibiao("refresh", "--out", out)
        assert ended.code == 2
        assert f"process {holder.pid} " in ended.err
        assert "duibiao refresh" in ended.err
        with pytest.raises(Busy), writing(path, "run"):
            pass
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    assert duibiao("refresh", "--out", out, "--quiet").code == 0
    assert not path.with_name(f"{path.name}.lock.json").exists()


def test_the_lock_outlives_a_spoilt_note(out):
    path = out / store.NAME
    with writing(path, "run"):
        path.with_name(f"{path.name}.lock.json").write_text("{", encoding="utf-8")
        with pytest.raises(Busy, match="another process"), writing(path, "run"):
            pass


def test_a_store_that_another_program_has_open_is_named(out, duibiao):
    code = f"import duckdb, time; c = duckdb.connect({json.dumps(str(out / store.NAME))}); print('open', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        ended = duibiao("refresh", "--out", out)
        other.kill()
    assert ended.code == 2
    assert str(other.pid) in ended.err
    assert ended.err.count("\n") == 1


def test_a_refresh_without_paths_brings_an_older_store_up_to_date(made, tmp_path, duibiao):
    out = tmp_path / "out"
    shutil.copytree(made / "out", out)
    with duckdb.connect(str(out / store.NAME)) as connection:
        connection.execute("DROP TABLE parts")
        connection.execute("DROP TABLE written")
    before = {path.name: path.read_bytes() for path in (out / "tables").iterdir()}
    assert duibiao("refresh", "--out", out).code == 0
    assert (out / f"duibiao.version-{store.VERSION}.duckdb").exists()
    assert {path.name: path.read_bytes() for path in (out / "tables").iterdir()} == before
