"""The store's tables in a PostgreSQL database: the same rows, types, keys and comments, changed in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline import store
from pipeline.schema import TABLES, Column, Table
from pipeline.store_schema import CORRECTIONS, KEPT, KEYS, RUNS, UNTIL, condition, literal, quoted, stored

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from psycopg import Connection

SCHEMA = "duibiao"
_TYPES = {
    "text": "text NOT NULL",
    "code": "text NOT NULL",
    "integer": "bigint",
    "number": "double precision",
    "date": "date",
    "time": "timestamp",
    "yes/no": "boolean NOT NULL",
    "list": "text[] NOT NULL",
}
#: Column → the table that it leads to; the database itself sees to it.
_REFERENCES = {"doc_id": "documents", "target_id": "targets"}
_CHUNK = 5_000
#: The number of the lock that a writer holds in the database ("duibiao" in ASCII).
_LOCK = 0x64756962_69616F


def mirror(url: str, connection: DuckDBPyConnection) -> int:
    """Bring the schema `duibiao` of the database at `url` to the rows of the store; the number of rows written, 0 where it had them.

    Who reads sees the former rows until all are there. Raises store.BadStore where it can't be reached or written, ImportError without psycopg.
    """
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=10) as database:
            return _mirror(database, connection)
    except psycopg.Error as error:
        raise store.BadStore(f"{shown(url)}: {str(error).strip().partition(chr(10))[0]}; see to the database and run again, the store itself is written") from None


def shown(url: str) -> str:
    """A database's address without user and password."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"


def _mirror(database: Connection[Any], connection: DuckDBPyConnection) -> int:
    (free,) = database.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK]).fetchone() or (False,)
    if not free:
        raise store.BadStore(f"{database.info.host}: another process writes into {SCHEMA}; wait until it is done")
    tables = [(each.name, each, (*stored(each),)) for each in TABLES]
    tables += [(each.name, each, each.columns) for each in (RUNS, CORRECTIONS)]
    tables += [(f"history_{each.name}", each, (*stored(each), UNTIL)) for each in TABLES if each.name in KEPT]
    database.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    for name, table, columns in tables:
        _make(database, name, table, columns)
    (there,) = database.execute(f"SELECT coalesce(max(run), 0) FROM {SCHEMA}.runs").fetchone() or (0,)
    (here,) = connection.execute("SELECT coalesce(max(run), 0) FROM runs").fetchall()[0]
    if there == here:
        return 0
    for name, _, _ in reversed(tables):
        database.execute(f"DELETE FROM {SCHEMA}.{name}")
    return sum(_copy(database, connection, name, columns) for name, _, columns in tables)


def _make(database: Connection[Any], name: str, table: Table, columns: tuple[Column, ...]) -> None:
    """Make a table, or add the columns that an older one lacks."""
    there = {row[0] for row in database.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s", [SCHEMA, name]).fetchall()}
    if not there:
        database.execute(f"CREATE TABLE {SCHEMA}.{name} ({', '.join(_definitions(name, table, columns))})".encode())
        database.execute(f"COMMENT ON TABLE {SCHEMA}.{name} IS {literal(f'{table.label}: a row is {table.row}')}".encode())
    elif absent := [column for column in columns if column.name not in there]:
        for column in absent:
            # What the old rows hold there matters not: all of them are replaced.
            database.execute(f"ALTER TABLE {SCHEMA}.{name} ADD COLUMN {quoted(column.name)} {_TYPES[column.kind].removesuffix(' NOT NULL')}".encode())
    for column in columns:
        if column.name not in there:
            database.execute(f"COMMENT ON COLUMN {SCHEMA}.{name}.{quoted(column.name)} IS {literal(column.meaning)}".encode())


def _definitions(name: str, table: Table, columns: tuple[Column, ...]) -> Iterator[str]:
    former = name.startswith("history_")
    for column in columns:
        held = condition(column)
        said = f"{quoted(column.name)} {_TYPES[column.kind]}" + (f" CHECK ({held})" if held else "")
        other = _REFERENCES.get(column.name)
        if other and other != table.name and not former and table is not CORRECTIONS:
            said += f" REFERENCES {SCHEMA}.{other} ({KEYS[other][0]})"
        yield said
    yield f"PRIMARY KEY ({', '.join(map(quoted, (*KEYS[table.name], *(('since',) if former else ()))))})"


def _copy(database: Connection[Any], connection: DuckDBPyConnection, name: str, columns: tuple[Column, ...]) -> int:
    names = ", ".join(quoted(column.name) for column in columns)
    result = connection.execute(f"SELECT {names} FROM {name.replace('history_', 'history.')}")
    count = 0
    with database.cursor() as cursor, cursor.copy(f"COPY {SCHEMA}.{name} ({names}) FROM STDIN".encode()) as copy:
        while rows := result.fetchmany(_CHUNK):
            for row in rows:
                copy.write_row([_plain(value) for value in row])
            count += len(rows)
    return count


def _plain(value: Any) -> Any:
    """PostgreSQL's text can hold every character but NUL."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    return [_plain(each) for each in value] if isinstance(value, list) else value
