"""The tables as files, CSV for Excel and Parquet side by side, written part by part.

A part is the rows of some documents that follow each other. What it gives depends on its rows alone, so that no file is ever whole in memory, and a
refresh can take the parts that stand out of the former files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from zlib import crc32

from pipeline.row_groups import MAGIC, NotOurs, closing, encoded, read_groups
from pipeline.schema import TABLES, Column, Table
from pipeline.tables import FORMULA_SIGNS, LIST_MARK, Row, Tables, arrow_schema, as_arrow
from pipeline.waiting import ctrl_c_waits

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: A part ends with the first document, after so many rows, whose id's checksum allows it (one in so many does). Where documents come or go only the
#: parts around them so become others.
LEAST_ROWS, _ONE_IN = 4_096, 8
#: Bytes of a former file that are copied together.
_COPIED = 1 << 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """The bytes of a part in each of the files."""

    csv: int
    parquet: int


class Counted(NamedTuple):
    """A document with the number of its rows in a table, its place in the run, and the run that wrote them."""

    doc_id: str
    rows: int
    ordinal: int
    run: int


def parts(documents: Iterable[Counted]) -> Iterator[list[Counted]]:
    """Cut documents into parts."""
    held: list[Counted] = []
    rows = 0
    for each in documents:
        if held and _ends(held[-1].doc_id, rows):
            yield held
            held, rows = [], 0
        held.append(each)
        rows += each.rows
    if held:
        yield held


def _ends(doc_id: str, rows: int) -> bool:
    """Whether a part of so many rows may end with this document."""
    return rows >= LEAST_ROWS and crc32(doc_id.encode()) % _ONE_IN == 0


def in_parts(schema: Table, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.Table]:
    """Cut rows that come in the order of their documents into parts; at least one, if an empty one. A table without documents is one part."""
    import pyarrow

    key = next((column.name for column in schema.columns if column.name == "doc_id"), "")
    held: list[pyarrow.RecordBatch] = []
    rows, last = 0, ""

    def joined() -> pyarrow.Table:
        wanted = arrow_schema(schema)
        # The files tell the names of list items, and DuckDB has one of its own. To cast would import `pyarrow.compute`, a fifteenth of a small run.
        viewed = [pyarrow.RecordBatch.from_arrays([batch.column(each.name).view(each.type) for each in wanted], schema=wanted) for batch in held]
        return pyarrow.Table.from_batches(viewed, schema=wanted)

    for batch in batches:
        begin = 0
        for doc_id, start, end in _runs(batch, key):
            if rows and doc_id != last and _ends(last, rows):
                held.append(batch.slice(begin, start - begin))
                yield joined()
                held, rows, begin = [], 0, start
            rows += end - start
            last = doc_id
        held.append(batch.slice(begin))
    yield joined()


def _runs(batch: pyarrow.RecordBatch, key: str) -> Iterator[tuple[str, int, int]]:
    """Each document of a batch, with the place of its first row and the one behind its last."""
    if not key or not batch.num_rows:
        return
    # `pyarrow.compute` does the same, but takes longer to be imported than a refresh needs here.
    start = 0
    for doc_id, rows in groupby(batch.column(key).to_pylist()):
        end = start + sum(1 for _ in rows)
        yield doc_id, start, end
        start = end


class Former:
    """The files of a table as they were written before, to take parts from. Raises NotOurs where they aren't made of parts of these sizes."""

    def __init__(self, csv: BinaryIO, parquet: BinaryIO, schema: Table, sizes: Sequence[Sizes]) -> None:
        self.csv, self.parquet, self.sizes = csv, parquet, sizes
        self.footer, self.groups = read_groups(parquet, [each.parquet for each in sizes])
        head = _head(schema)
        self._begins = [len(head)]
        for each in sizes:
            self._begins.append(self._begins[-1] + each.csv)
        if csv.read(len(head)) != head or csv.seek(0, os.SEEK_END) != self._begins[-1]:
            raise NotOurs(f"its first line or its size is another than {self._begins[-1]} bytes")

    def copy_csv(self, place: int, target: BinaryIO) -> None:
        """Write the CSV lines of a part."""
        _copy(self.csv, self._begins[place], self.sizes[place].csv, target)

    def copy_group(self, place: int, target: BinaryIO) -> None:
        """Write the row group of a part."""
        _copy(self.parquet, self.groups[place].begin, self.sizes[place].parquet, target)


def _copy(source: BinaryIO, begin: int, size: int, target: BinaryIO) -> None:
    source.seek(begin)
    while size:
        read = source.read(min(size, _COPIED))
        if not read:
            raise OSError(f"{source.name}: it ends before its time; remove it and run again")
        target.write(read)
        size -= len(read)


def write_pieces(
    connection: DuckDBPyConnection, schema: Table, pieces: Iterable[pyarrow.Table | int], csv: Path, parquet: Path, former: Former | None = None
) -> list[Sizes]:
    """Write a table's files from its parts in order: rows, or the place of a part in `former`. The sizes of the parts, empty ones left out.

    `connection` is one of `writer`.
    """
    scratch = csv.with_name(f"{csv.name}.part")
    sizes: list[Sizes] = []
    groups = []
    rows = 0
    footer = former.footer if former else None
    try:
        with csv.open("wb") as text, parquet.open("wb") as blob:
            text.write(_head(schema))
            blob.write(MAGIC)
            for piece in pieces:
                if isinstance(piece, int):
                    assert former is not None
                    group = former.groups[piece]
                    groups.append(group.at(blob.tell()))
                    former.copy_csv(piece, text)
                    former.copy_group(piece, blob)
                    sizes.append(former.sizes[piece])
                else:
                    footer, fresh = encoded(piece)
                    if fresh is None:
                        continue
                    group = fresh
                    groups.append(group.at(blob.tell()))
                    sizes.append(Sizes(text.write(_lines(connection, schema, piece, scratch)), blob.write(group.body)))
                rows += group.rows
            assert footer is not None, "a table has one part, if an empty one"
            blob.write(closing(footer, groups, rows))
    finally:
        scratch.unlink(missing_ok=True)
    return sizes


def write_tables(tables: Tables, folder: Path) -> list[Path]:
    """Write every table as NAME.csv and NAME.parquet into `folder`; each file appears whole or not at all."""
    rows = tables.rows
    return write_batches(((each, as_arrow(each, rows[each.name]).to_batches()) for each in TABLES), folder)


def write_batches(tables: Iterable[tuple[Table, Iterable[pyarrow.RecordBatch]]], folder: Path) -> list[Path]:
    """The same for rows that come as Arrow batches, in the order of their documents. The bytes depend on the values alone, not on how they are batched."""
    folder.mkdir(parents=True, exist_ok=True)
    with writer() as connection:
        return whole_together((pair(folder, schema), partial(write_pieces, connection, schema, in_parts(schema, batches))) for schema, batches in tables)


def pair(folder: Path, schema: Table) -> tuple[Path, Path]:
    """The files of a table: NAME.csv and NAME.parquet."""
    return folder / f"{schema.name}.csv", folder / f"{schema.name}.parquet"


def write_csv(schema: Table, rows: list[Row], path: Path) -> Path:
    """Write rows as UTF-8 with a BOM, so that Excel reads it as such."""

    def write(beside: Path) -> None:
        with writer() as connection:
            lines = _lines(connection, schema, as_arrow(schema, rows), beside)
        beside.write_bytes(_head(schema) + lines)

    return whole(path, write)


def _head(schema: Table) -> bytes:
    """The mark by which Excel knows UTF-8, and the columns."""
    return f"\ufeff{','.join(column.name for column in schema.columns)}\n".encode()


#: How a column becomes CSV text: `tables.cell` in SQL, where a whole column costs what a row does in Python.
_FORMULA_SIGNS = ", ".join(str(ord(sign)) for sign in FORMULA_SIGNS)
_SAID = {
    "text": "{}",
    "code": "{}",
    "number": "format('{{:.15g}}', {})",
    "list": f"array_to_string({{}}, '{LIST_MARK}')",
}


def _said(column: Column) -> str:
    """A column as CSV text, in SQL."""
    said = _SAID.get(column.kind, "{}::VARCHAR").format(f'"{column.name}"')
    if column.kind in ("text", "list"):
        said = f"CASE WHEN unicode({said}) IN ({_FORMULA_SIGNS}) THEN chr(39) || {said} ELSE {said} END"
    # An empty text is written like an absent one; DuckDB would tell them apart by quotes.
    return f"nullif({said}, '')" if column.kind in ("text", "code", "list") else said


def without_bar(connection: DuckDBPyConnection) -> None:
    """Keep a long query from drawing a bar on standard output; a notebook without widgets draws none and refuses the setting."""
    if connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()[0][0]:
        connection.execute("SET enable_progress_bar = false")


@contextmanager
def writer() -> Iterator[DuckDBPyConnection]:
    """A connection that turns rows into lines of CSV."""
    with ctrl_c_waits():
        import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        # There is nothing to optimise in it, and planning would take longer than writing.
        connection.execute("PRAGMA disable_optimizer")
        without_bar(connection)
        yield connection


def _lines(connection: DuckDBPyConnection, schema: Table, data: pyarrow.Table, scratch: Path) -> bytes:
    """The rows as lines of CSV, by way of a file."""
    import duckdb

    connection.register("rows", data)
    target = str(scratch).replace("'", "''")
    try:
        connection.execute(f"COPY (SELECT {', '.join(map(_said, schema.columns))} FROM rows) TO '{target}' (FORMAT csv, HEADER false)")
    except duckdb.IOException as error:
        raise OSError(f"{scratch}: {str(error).partition(chr(10))[0]}") from error
    finally:
        connection.unregister("rows")
    return scratch.read_bytes()


def whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` make a file that appears whole or not at all."""
    return whole_together([((path,), write)])[0]


def whole_together(files: Iterable[tuple[Sequence[Path], Callable[..., object]]], at_once: int = 1) -> list[Path]:
    """The same for files that belong together: all are written, so many at once, before the first takes its place."""
    written: list[tuple[Path, Path]] = []
    tasks = []
    for paths, write in files:
        beside = [path.with_name(f".{path.name}.partial") for path in paths]
        written += zip(beside, paths, strict=True)
        tasks.append(partial(write, *beside))
    try:
        if at_once == 1:
            for task in tasks:
                task()
        else:
            _side_by_side(tasks, at_once)
        for partial_path, path in written:
            os.replace(partial_path, path)
    finally:
        for partial_path, _ in written:
            partial_path.unlink(missing_ok=True)
    return [path for _, path in written]


def _side_by_side(tasks: Iterable[Callable[[], object]], at_once: int) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(at_once) as threads:
        try:
            for future in [threads.submit(task) for task in tasks]:
                future.result()
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise
