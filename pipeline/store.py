"""The store: one DuckDB file with every table, opened, made, checked and brought up to this version's layout."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.schema import TABLES, Table, table
from pipeline.store_schema import KEPT, KEYS, OWN, UNTIL, quoted, statements, stored
from pipeline.table_files import without_bar
from pipeline.tables import Row, Value, as_arrow
from pipeline.waiting import ctrl_c_waits

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: The layout that this program writes. Columns may come without a new number: a store that lacks them is brought up to date.
VERSION = 2
NAME = "duibiao.duckdb"
#: Rows of an Arrow batch that is read from it.
BATCH = 8_192
#: Table, with `history.` in front where it stands there → its columns.
_Layout = dict[str, list[str]]
#: Megabytes that DuckDB may take where it is confined, and its threads then, each of which needs some 15 (it made do with 100 and 4 over 30,000 documents, and with 128 and 4 tables written at once).
_MEMORY, _THREADS = 192, 4


class BadStore(Exception):
    """A store that can't be used; the message names it and the next step."""


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[DuckDBPyConnection]:
    """A connection to the store at `path`, made where there is none yet and brought up to date where it is older.

    Who only reads is refused an older one. Whoever writes holds pipeline.lock.writing. Raises BadStore on a file that is none, is newer, or is open in another program.
    """
    with ctrl_c_waits():
        import duckdb

    if read_only and not path.exists():
        raise BadStore(f"{path}: there is no store here; run `duibiao run --out {path.parent}` first")
    connection = _connect(path, read_only)
    try:
        layout = _layout(connection)
        old = _version(path, connection, layout)
        if old is None and read_only:
            raise BadStore(f"{path}: the store is empty; run `duibiao run --out {path.parent}` first")
        if old is None:
            _create(connection)
        elif lacking := _lacking(path, layout, old):
            if read_only:
                raise BadStore(f"{path}: the store is of an older Duibiao (no {lacking[0]}); run `duibiao refresh --out {path.parent}` first")
            connection.execute("CHECKPOINT")
            connection.close()
            _rebuild(path, old)
            connection = _connect(path, read_only)
        yield connection
    except duckdb.Error as error:
        raise BadStore(f"{path}: {_first_line(error)}; the last good state is kept: see to it (is the disk full?) and run again") from error
    finally:
        with suppress(duckdb.Error):
            connection.close()


def _connect(path: Path, read_only: bool) -> DuckDBPyConnection:
    import duckdb

    try:
        connection = duckdb.connect(str(path), read_only=read_only)
        without_bar(connection)
        return connection
    except duckdb.IOException as error:
        said = _first_line(error)
        if "lock" in said.lower():
            raise BadStore(f"{path}: another program has it open ({said}); close it there and run again") from error
        raise BadStore(f"{path}: it can't be opened ({said}); check the path, or move the file away and run again") from error
    except duckdb.Error as error:
        raise BadStore(f"{path}: it can't be opened ({_first_line(error)}); move the file away and run again") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _version(path: Path, connection: DuckDBPyConnection, layout: _Layout) -> int | None:
    """The layout's number, None of a file without tables. Raises BadStore on a database that is no store, or a newer one."""
    if not layout:
        return None
    if "store" not in layout:
        raise BadStore(f"{path}: a database, but no store of Duibiao; name another folder with --out")
    (version,) = connection.execute("SELECT version FROM store").fetchall()[0]
    if version > VERSION:
        raise BadStore(
            f"{path}: written by a newer Duibiao (store version {version}, this one knows {VERSION}); install that one or name another folder with --out"
        )
    return int(version)


def _layout(connection: DuckDBPyConnection, database: str = "") -> _Layout:
    """The tables of a database that is attached, of the connection's own where none is named."""
    layout: _Layout = {}
    told = connection.execute(
        "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal AND database_name = coalesce(nullif(?, ''), current_database())", [database]
    )
    for schema, name, column in told.fetchall():
        layout.setdefault(name if schema == "main" else f"{schema}.{name}", []).append(column)
    return layout


def _wanted_layout() -> _Layout:
    wanted: _Layout = {each.name: [column.name for column in stored(each)] for each in TABLES}
    wanted |= {each.name: [column.name for column in each.columns] for each in OWN}
    return wanted | {f"history.{name}": [*wanted[name], UNTIL.name] for name in KEPT}


def _lacking(path: Path, there: _Layout, version: int) -> list[str]:
    """What the store lacks of this version's layout. Raises BadStore where it has more: a newer program wrote it."""
    wanted = _wanted_layout()
    unknown = [f"{name}.{column}" for name in wanted for column in there.get(name, ()) if column not in wanted[name]]
    if unknown and version == VERSION:
        raise BadStore(f"{path}: written by a newer Duibiao (column {unknown[0]} is not known here); install that one or name another folder with --out")
    lacking = [f"{name}.{column}" for name in wanted for column in wanted[name] if column not in there.get(name, ())]
    return lacking or ([f"version {VERSION}"] if version < VERSION else [])


def _create(connection: DuckDBPyConnection) -> None:
    connection.begin()
    for statement in statements():
        connection.execute(statement)
    connection.execute("INSERT INTO store VALUES (?)", [VERSION])
    connection.commit()


#: What a column of an older store that lacked it holds, by kind.
_ABSENT = {"text": "''", "code": "''", "yes/no": "false", "list": "[]"}


def _rebuild(path: Path, version: int) -> None:
    """Bring an older store up to date: the old file stays beside it as a copy, the new one takes its place whole or not at all."""
    new, copy = path.with_name(f".{path.name}.new"), path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    new.unlink(missing_ok=True)
    shutil.copy2(path, copy)
    connection = _connect(new, read_only=False)
    try:
        _create(connection)
        connection.execute(f"ATTACH '{str(copy).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
        connection.begin()
        there = _layout(connection, "old")
        kinds = {column.name: column.kind for each in (*TABLES, *OWN) for column in (*each.columns,)}
        for name, columns in _wanted_layout().items():
            if name in there:
                said = [quoted(each) if each in there[name] else _ABSENT.get(kinds.get(each, "integer"), "NULL") for each in columns]
                connection.execute(f"INSERT INTO {name} SELECT {', '.join(said)} FROM old.{name if '.' in name else f'main.{name}'}")
        connection.commit()
        connection.execute("DETACH old")
    finally:
        connection.close()
    os.replace(new, path)


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """All that is written within, or nothing."""
    import duckdb

    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        # Out of disk DuckDB has ended the transaction itself; that there is none to end is not what went wrong.
        with suppress(duckdb.Error):
            connection.rollback()
        raise


def confine(connection: DuckDBPyConnection) -> None:
    """Hold DuckDB to little memory; what doesn't fit it puts into a folder beside the store."""
    connection.execute(f"SET memory_limit = '{_MEMORY}MB'")
    (threads,) = connection.execute("SELECT current_setting('threads')").fetchall()[0]
    connection.execute(f"SET threads = {min(threads, _THREADS)}")


def check(connection: DuckDBPyConnection, among: str = "documents") -> None:
    """What no CHECK of a single row says: a key stands once, every row has its document, every link both its ends. Raises BadStore.

    Keys are looked at of the rows of the documents in the table `among`, those that may be new.
    """
    by_document = [each.name for each in TABLES if each.name != "failures"]
    for name in by_document:
        key = ", ".join(map(quoted, KEYS[name]))
        new = f"SELECT {key} FROM {name} SEMI JOIN {among} a USING (doc_id)"
        _refuse(connection, f"(SELECT {key} FROM {name} SEMI JOIN ({new}) USING ({key}) GROUP BY ALL HAVING count(*) > 1)", f"keys of {name} stand twice")
    for name in by_document:
        _refuse(connection, f"{name} ANTI JOIN documents USING (doc_id)", f"rows of {name} have no document")
    for name in ("departments", "schools", "deadlines"):
        kind = name.removesuffix("s")
        _refuse(connection, f"links l ANTI JOIN {name} t ON l.linked_id = t.{kind}_id WHERE l.kind = '{kind}'", f"links lead to no row of {name}")
    _refuse(connection, "links ANTI JOIN targets USING (target_id)", "links begin at no target")


def _refuse(connection: DuckDBPyConnection, wrong: str, said: str) -> None:
    """Raise BadStore where there are rows that are `wrong`."""
    (count,) = connection.execute(f"SELECT count(*) FROM {wrong}").fetchall()[0]
    if count:
        raise BadStore(f"{count} {said}; please report it")


def fetch(connection: DuckDBPyConnection, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    """The rows that a query gives."""
    result = connection.execute(query, list(values))
    names = [each[0] for each in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def count(connection: DuckDBPyConnection, of: str) -> int:
    """How many rows a table, or a join of some, has."""
    return int(connection.execute(f"SELECT count(*) FROM {of}").fetchall()[0][0])


def insert(connection: DuckDBPyConnection, schema: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows to a table of the store's own, some at a time."""
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        append(connection, schema.name, as_arrow(schema, some))


def append(connection: DuckDBPyConnection, name: str, data: pyarrow.Table, columns: str = "*") -> None:
    """Add the rows of an Arrow table, columns by name; `columns` says in SQL what is taken of it."""
    # DuckDB finds `data` among the names of this function. A table that is registered, and be it for a moment, it would keep in memory until the transaction ends.
    connection.execute(f"INSERT INTO {name} BY NAME SELECT {columns} FROM data")


def batches(connection: DuckDBPyConnection, table: Table, where: str = "true", values: Sequence[object] = ()) -> Iterator[pyarrow.RecordBatch]:
    """The rows of an exported table in the order in which a run gives them, some at a time; `where` is as in `query`, with `values` for its marks."""
    yield from connection.sql(query(table, where), params=list(values)).to_arrow_reader(BATCH)


def query(table: Table, where: str = "true") -> str:
    """SQL that gives the rows of an exported table in their order; `where` is a condition on the columns of the table, `t`."""
    columns = ", ".join(f"t.{quoted(column.name)}" for column in table.columns)
    if table.name in ("documents", "failures"):
        return f"SELECT {columns} FROM {table.name} t WHERE {where} ORDER BY ordinal"
    return f"SELECT {columns} FROM {table.name} t JOIN documents d USING (doc_id) WHERE {where} ORDER BY d.ordinal, t.ordinal"


def as_json(row: dict[str, Any] | Value) -> str:
    """A row or value as JSON; dates are ISO days."""
    return json.dumps(row, ensure_ascii=False, default=lambda value: value.isoformat(), sort_keys=True)


def from_json(name: str, text: str) -> Row:
    """A row of table `name` from JSON, dates as dates."""
    row: Row = json.loads(text)
    for column in table(name).columns:
        value = row.get(column.name)
        if column.kind == "date" and isinstance(value, str):
            row[column.name] = date.fromisoformat(value)
    return row


def value_from_json(name: str, column: str, text: str) -> Any:
    """The value of a column of table `name` from JSON."""
    return from_json(name, f'{{"{column}": {text}}}')[column]


def now() -> datetime:
    """The time in UTC, to the second; it stands in `runs` and `corrections` alone."""
    from datetime import UTC

    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)

