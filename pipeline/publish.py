"""Keep DIR/tables in step with the store: of each file only the parts are written anew whose documents changed, the others are copied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from importlib import metadata
from itertools import chain, starmap
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline import store
from pipeline.row_groups import NotOurs
from pipeline.schema import TABLES, Table
from pipeline.store_schema import EXPORTS, PARTS
from pipeline.table_files import (
    Counted,
    Former,
    Sizes,
    in_parts,
    pair,
    parts,
    whole_together,
    write_pieces,
    writer,
)

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: Tables whose rows a run may change without reading their documents: a row of `documents` says where its file lies.
_ALWAYS_ANEW = ("documents", "failures")
#: Parts, and rows of those tables, that are brought into order together: DuckDB needs memory for what it sorts.
_SORTED, _ORDINALS = 4, 20_000
#: Documents that are fetched together.
_FETCHED = 1_000
#: File → the run that it was written from, its size and time of change.
_Noted = dict[str, tuple[int, int, int]]
#: What a thread needs: a connection that reads the store, and one of `table_files.writer`.
_Connections = tuple["DuckDBPyConnection", "DuckDBPyConnection"]


def publish(connection: DuckDBPyConnection, folder: Path, at_once: int = 1) -> list[Path]:
    """Write DIR/tables anew where it doesn't hold the store's rows: after a change, or where a file is missing or was touched; so many tables at once, each in a thread."""
    (run,) = connection.execute("SELECT coalesce(max(run), 0) FROM runs WHERE wrote").fetchall()[0]
    noted = {row["file"]: (row["run"], row["size"], row["modified"]) for row in store.fetch(connection, "FROM exports")}
    if noted == {path.name: (run, *_stamp(path)) for each in TABLES for path in pair(folder, each)}:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    fresh: list[dict[str, Any]] = []
    with ExitStack() as stack:
        free: SimpleQueue[_Connections] = SimpleQueue()
        for _ in range(at_once):
            free.put((stack.enter_context(connection.cursor()), stack.enter_context(writer())))
        write = partial(_write, free, folder, noted, run, fresh)
        written = whole_together(((pair(folder, each), partial(write, each)) for each in TABLES), at_once)
    fresh.sort(key=lambda part: (part["table"], part["place"]))
    stamps = {path.name: _stamp(path) for path in written}
    connection.begin()
    connection.execute("DELETE FROM exports")
    store.insert(connection, EXPORTS, [{"file": file, "run": run, "size": size, "modified": modified} for file, (size, modified) in stamps.items()])
    connection.execute("DELETE FROM parts")
    store.insert(connection, PARTS, fresh)
    connection.commit()
    return written


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of change of a file, zeros where there is none."""
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_size, told.st_mtime_ns


def _write(free: SimpleQueue[_Connections], folder: Path, noted: _Noted, run: int, fresh: list[dict[str, Any]], each: Table, csv: Path, parquet: Path) -> None:
    """Write a table's files with connections that are free, and give them back."""
    connections = free.get()
    try:
        fresh += _write_table(*connections, folder, noted, run, each, csv, parquet)
    finally:
        free.put(connections)


def _write_table(
    connection: DuckDBPyConnection, lines: DuckDBPyConnection, folder: Path, noted: _Noted, run: int, each: Table, csv: Path, parquet: Path
) -> list[dict[str, Any]]:
    """Write a table's files into `csv` and `parquet`, with what stands of those in `folder`; the parts that they are made of, as rows of `parts`."""
    if each.name in _ALWAYS_ANEW:
        write_pieces(lines, each, in_parts(each, _in_order(connection, each)), csv, parquet)
        return []
    held = store.fetch(connection, 'SELECT * FROM parts WHERE "table" = ? ORDER BY place', [each.name])
    paths = pair(folder, each)
    with ExitStack() as stack:
        former: Former | None = None
        there: dict[str, int] = {}
        if held and all(noted.get(path.name) == (held[0]["run"], *_stamp(path)) for path in paths):
            csv_file, parquet_file = (stack.enter_context(path.open("rb")) for path in paths)
            # Files that were changed and bear their former size and time all the same are written anew as a whole.
            with suppress(NotOurs):
                former = Former(csv_file, parquet_file, each, [Sizes(part["csv"], part["parquet"]) for part in held])
                there = {part["content"]: part["place"] for part in held}
        wanted = _parts(connection, each)
        sizes = write_pieces(lines, each, _pieces(connection, each, wanted, there), csv, parquet, former)
    return [
        {"table": each.name, "place": place, "run": run, "content": part.content, "csv": size.csv, "parquet": size.parquet}
        for place, (part, size) in enumerate(zip(wanted, sizes, strict=True))
    ]


class _Part(NamedTuple):
    """A part of a table as it is now: the digest of what decides what is in it, and the places of its first and last document."""

    content: str
    first: int
    last: int


def _parts(connection: DuckDBPyConnection, each: Table) -> list[_Part]:
    """The parts of a table in order."""
    found = connection.execute(
        f"SELECT t.doc_id, count(*), d.ordinal, coalesce(any_value(w.run), 0) FROM {each.name} t JOIN documents d USING (doc_id) LEFT JOIN written w USING (doc_id)"
        " GROUP BY t.doc_id, d.ordinal ORDER BY d.ordinal"
    )
    layout = "\n".join([*(f"{name} {metadata.version(name)}" for name in ("duckdb", "pyarrow")), *(f"{column.name} {column.kind}" for column in each.columns)])

    def content(documents: list[Counted]) -> str:
        return hashlib.sha256("\n".join([layout, *(f"{each.doc_id} {each.run}" for each in documents)]).encode()).hexdigest()

    rows = chain.from_iterable(iter(partial(found.fetchmany, _FETCHED), []))
    return [_Part(content(documents), documents[0].ordinal, documents[-1].ordinal) for documents in parts(starmap(Counted, rows))]


def _pieces(connection: DuckDBPyConnection, each: Table, wanted: list[_Part], there: dict[str, int]) -> Iterator[pyarrow.Table | int]:
    """Each part in order: its place in the former files, else its rows."""
    anew = [part for part in wanted if part.content not in there]
    fresh = chain.from_iterable(_rows(connection, each, anew[at : at + _SORTED]) for at in range(0, len(anew), _SORTED))
    if not wanted:
        yield from in_parts(each, store.batches(connection, each))
    for part in wanted:
        yield there[part.content] if part.content in there else next(fresh)


def _rows(connection: DuckDBPyConnection, each: Table, some: list[_Part]) -> Iterator[pyarrow.Table]:
    """The rows of parts. Documents between the first and the last of one that aren't in it have no rows in the table."""
    where = " OR ".join(["d.ordinal BETWEEN ? AND ?"] * len(some))
    return in_parts(each, store.batches(connection, each, where, [place for part in some for place in (part.first, part.last)]))


def _in_order(connection: DuckDBPyConnection, each: Table) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a table that are in the order of their ordinals."""
    (last,) = connection.execute(f"SELECT coalesce(max(ordinal), -1) FROM {each.name}").fetchall()[0]
    for begin in range(0, last + 1, _ORDINALS):
        yield from store.batches(connection, each, "ordinal >= ? AND ordinal < ?", [begin, begin + _ORDINALS])
