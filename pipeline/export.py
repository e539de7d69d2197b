"""The tables of the store in other forms: JSON Lines, SQLite for Datasette, sheets; each file appears whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.schema import TABLES, Table
from pipeline.store_schema import KEYS, literal, quoted
from pipeline.table_files import whole, write_batches
from pipeline.workbook import write_workbook

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: What a column's kind is in SQLite, which knows neither days nor lists: days are ISO text, lists JSON.
_SQLITE = {"text": "TEXT", "code": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "yes/no": "INTEGER", "list": "TEXT"}
#: Column → the table and column that it leads to.
_REFERENCES = {"doc_id": ("documents", "doc_id"), "target_id": ("targets", "target_id"), "deadline_id": ("deadlines", "deadline_id")}
_CHUNK = 5_000


class NoSuchDistrict(Exception):
    """A district that no document of the store is of; the message names those that there are."""


def export(out: Path, formats: Sequence[str], folder: Path, districts: Sequence[str] = ()) -> list[Path]:
    """Write the tables of OUT/duibiao.duckdb into `folder` in each of FORMATS, the documents of `districts` alone where some are named.

    A district may be named in short or in full. Raises store.BadStore, NoSuchDistrict, and KeyError on another format.
    """
    writers = dict.fromkeys(FORMATS[each] for each in formats)
    with store.opened(out / store.NAME, read_only=True) as connection:
        where = _of_districts(connection, districts)
        folder.mkdir(parents=True, exist_ok=True)
        return [path for write in writers for path in write(connection, folder, where)]


def _of_districts(connection: DuckDBPyConnection, districts: Sequence[str]) -> str:
    """The condition, in SQL, that a row is of a document of these districts (永川, 永川区 or 重庆市永川区); failures are of none."""
    if not districts:
        return "true"
    there = connection.execute("SELECT DISTINCT district, district_full FROM documents WHERE district <> '' ORDER BY ALL").fetchall()
    chosen = []
    for each in districts:
        found = [(short, full) for short, full in there if each in (short, full, short.rstrip("区县市旗"))]
        if not found:
            raise NoSuchDistrict(f"no document is of {each}; there are {', '.join(short for short, _ in there) or 'no districts'}")
        chosen += [f"({literal(short)}, {literal(full)})" for short, full in found]
    return f"t.doc_id IN (SELECT doc_id FROM documents WHERE (district, district_full) IN ({', '.join(chosen)}))"


def _query(each: Table, where: str) -> str:
    return store.query(each, where if "doc_id" in {column.name for column in each.columns} or where == "true" else "false")


def write_files(connection: DuckDBPyConnection, folder: Path, where: str) -> list[Path]:
    """CSV and Parquet, as `run` writes them."""

    def batches(each: Table) -> Iterator[pyarrow.RecordBatch]:
        # The tables are read side by side, and a connection has one result at a time.
        with connection.cursor() as own:
            yield from own.sql(_query(each, where)).to_arrow_reader(store.BATCH)

    return write_batches(((each, batches(each)) for each in TABLES), folder)


def write_jsonl(connection: DuckDBPyConnection, folder: Path, where: str) -> list[Path]:
    """NAME.jsonl for each table: a row is a JSON object, days are ISO text, what is absent is null."""

    def write(each: Table, path: Path) -> None:
        connection.execute(f"COPY ({_query(each, where)}) TO {literal(str(path))} (FORMAT json)")

    return [whole(folder / f"{each.name}.jsonl", partial(write, each)) for each in TABLES]


def write_sqlite(connection: DuckDBPyConnection, folder: Path, where: str) -> list[Path]:
    """duibiao.sqlite, and metadata.json that tells Datasette what its tables and columns mean (`datasette duibiao.sqlite -m metadata.json`)."""

    def write(path: Path) -> None:
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as database, database:
            for each in TABLES:
                _fill(database, each, chunks(connection, each, where))

    def describe(path: Path) -> None:
        path.write_text(json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    metadata = {"title": "对标 Duibiao", "databases": {"duibiao": {"tables": {each.name: _described(each) for each in TABLES}}}}
    return [whole(folder / "duibiao.sqlite", write), whole(folder / "metadata.json", describe)]


def _fill(database: sqlite3.Connection, each: Table, found: Iterable[list[tuple[Any, ...]]]) -> None:
    columns = [f"{quoted(column.name)} {_SQLITE[column.kind]}" for column in each.columns]
    key = [name for name in KEYS[each.name] if name != "ordinal"]
    columns += [f"PRIMARY KEY ({', '.join(map(quoted, key))})"] if key else []
    for column in each.columns:
        other = _REFERENCES.get(column.name)
        # An empty deadline_id leads nowhere; SQLite leaves foreign keys unchecked unless asked, and Datasette makes links of them.
        if other and other[0] != each.name:
            columns.append(f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {other[0]} ({other[1]})")
    database.execute(f"CREATE TABLE {each.name} ({', '.join(columns)})")
    if "doc_id" in {column.name for column in each.columns} and each.name != "documents":
        database.execute(f"CREATE INDEX {each.name}_doc_id ON {each.name} (doc_id)")
    marks = ", ".join("?" * len(each.columns))
    for rows in found:
        database.executemany(f"INSERT INTO {each.name} VALUES ({marks})", ([_plain(value) for value in row] for row in rows))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _described(each: Table) -> dict[str, Any]:
    return {"title": f"{each.label} {each.name}", "description": f"A row is {each.row}.", "columns": {column.name: column.meaning for column in each.columns}}


def write_xlsx(connection: DuckDBPyConnection, folder: Path, where: str) -> list[Path]:
    """duibiao.xlsx: a sheet for each table, to filter, to follow to the source, and to correct."""

    def write(path: Path) -> None:
        write_workbook(path, {each.name: (row for rows in chunks(connection.cursor(), each, where) for row in rows) for each in TABLES})

    return [whole(folder / "duibiao.xlsx", write)]


def chunks(connection: DuckDBPyConnection, each: Table, where: str) -> Iterable[list[tuple[Any, ...]]]:
    """The rows of an exported table in their order, some at a time."""
    result = connection.execute(_query(each, where))
    while rows := result.fetchmany(_CHUNK):
        yield rows


#: What `duibiao export --format` takes.
FORMATS: dict[str, Callable[[DuckDBPyConnection, Path, str], list[Path]]] = {
    "csv": write_files,
    "parquet": write_files,
    "jsonl": write_jsonl,
    "sqlite": write_sqlite,
    "xlsx": write_xlsx,
}
