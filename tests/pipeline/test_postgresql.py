"""The same tables in a real PostgreSQL server, which `.ci/run` starts and names in DUIBIAO_TEST_POSTGRESQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import store
from pipeline.refresh import refresh
from pipeline.schema import TABLES
from tests.pipeline.plans import plan, write_plans

URL = os.environ.get("DUIBIAO_TEST_POSTGRESQL", "")
server = pytest.mark.skipif(not URL, reason="no PostgreSQL server is named in DUIBIAO_TEST_POSTGRESQL")


@pytest.fixture
def database() -> Iterator[object]:
    import psycopg

    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS duibiao CASCADE")
        yield connection
        connection.execute("DROP SCHEMA IF EXISTS duibiao CASCADE")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write_plans(tmp_path / "plans", 3)


def same_rows(database, out: Path) -> None:
    with store.opened(out / store.NAME, read_only=True) as connection:
        for each in TABLES:
            columns = ", ".join(f'"{column.name}"' for column in each.columns)
            here = connection.execute(f"SELECT {columns} FROM {each.name}").fetchall()
            there = database.execute(f"SELECT {columns} FROM duibiao.{each.name}").fetchall()
            assert sorted(map(repr, here)) == sorted(map(repr, there))


@server
def test_the_database_has_the_rows_of_the_store(plans, tmp_path, database, duibiao):
    out = tmp_path / "out"
    assert duibiao("refresh", plans, "--out", out, "--store", URL, "--quiet").code == 0
    same_rows(database, out)
    (plans / "0000.txt").unlink()
    (plans / "0009.txt").write_text(plan(9, "第九县"), encoding="utf-8")
    assert duibiao("run", plans, "--out", out, "--store", URL, "--quiet").code == 0
    same_rows(database, out)
    assert database.execute("SELECT count(*) FROM duibiao.history_targets").fetchone()[0] > 0
    assert [row[0] for row in database.execute("SELECT run FROM duibiao.runs ORDER BY run")] == [1, 2]
    ended = duibiao("export", "--out", out, "--store", URL)
    assert "nothing has changed" in ended.err


@server
def test_it_has_keys_checks_and_comments(plans, tmp_path, database, duibiao):
    import psycopg

    duibiao("refresh", plans, "--out", tmp_path / "out", "--store", URL, "--quiet")
    for wrong in ("UPDATE duibiao.targets SET comparator = '≥'", "UPDATE duibiao.targets SET doc_id = 'none'", "DELETE FROM duibiao.documents"):
        with pytest.raises(psycopg.errors.IntegrityError):
            database.execute(wrong)
    without = database.execute(
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
        " WHERE n.nspname = 'duibiao' AND c.relkind = 'r' AND col_description(c.oid, a.attnum) IS NULL"
    ).fetchall()
    assert without == []


@server
def test_readers_see_the_former_rows_until_all_are_there(plans, tmp_path, database, duibiao, monkeypatch):
    out = tmp_path / "out"
    duibiao("refresh", plans, "--out", out, "--store", URL, "--quiet")
    before = database.execute("SELECT count(*) FROM duibiao.targets").fetchone()
    (plans / "0009.txt").write_text(plan(9, "第九县"), encoding="utf-8")
    from pipeline import postgresql

    whole = postgresql._copy

    def broken(database_, connection, name, columns):
        if name == "links":
            raise store.BadStore("the cable was pulled")
        return whole(database_, connection, name, columns)

    monkeypatch.setattr(postgresql, "_copy", broken)
    assert duibiao("refresh", plans, "--out", out, "--store", URL, "--quiet").code == 2
    assert database.execute("SELECT count(*) FROM duibiao.targets").fetchone() == before
    monkeypatch.undo()
    assert duibiao("refresh", plans, "--out", out, "--store", URL, "--quiet").code == 0
    same_rows(database, out)


@server
def test_a_column_that_an_older_database_lacks_is_added(plans, tmp_path, database, duibiao):
    out = tmp_path / "out"
    duibiao("refresh", plans, "--out", out, "--store", URL, "--quiet")
    database.execute("ALTER TABLE duibiao.targets DROP COLUMN checked")
    duibiao("run", plans, "--out", out, "--store", URL, "--quiet")
    same_rows(database, out)


def test_a_database_that_is_not_there_is_told_without_its_password(plans, tmp_path, duibiao):
    ended = duibiao("refresh", plans, "--out", tmp_path / "out", "--store", "postgresql://me:secret@127.0.0.1:9/plans", "--quiet")
    assert ended.code == 2
    assert "127.0.0.1:9/plans" in ended.err
    assert "secret" not in ended.err
    assert ended.err.count("\n") == 1
    refresh([plans], tmp_path / "out")
