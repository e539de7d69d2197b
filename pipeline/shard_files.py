"""Shards on disk: a folder with one Parquet file for each, which is there when the shard is done and not before.

`NNNNNN-DIGEST.parquet` holds what `batch.extract_batch` gives of the shard's inputs. The digest is that of the inputs and of the recipe that reads
them, so that a file of that name never has to be made again. Beside it, hidden, until the shard is done: the inputs, and the journal.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pipeline import recipe
from pipeline.batch import Input, as_batch, batch_schema, extract_input
from pipeline.journal import DEATHS, Journal
from pipeline.read.limits import limits
from pipeline.tables import Failure, Reading, storable

if TYPE_CHECKING:
    import pyarrow

#: Rows that are held before they are written together.
_ROWS = 5_000
_NAMED = re.compile(r"\.?\d{6}-[0-9a-f]{16}\.\w+(?:\.[\w.]+)?")
#: Rules run under the interpreter's lock and the reading process serves one at a time: a worker with threads gains nothing by two shards at once.
_one_at_a_time = threading.Lock()


class WrongRecipe(Exception):
    """A worker would read by other rules than the run; the message names it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of a run: the folder of all, the name of its files, how many inputs it has."""

    folder: str
    name: str
    inputs: int

    @property
    def rows(self) -> Path:
        """What is there when the shard is done."""
        return Path(self.folder, f"{self.name}.parquet")

    @property
    def waiting(self) -> Path:
        """Its inputs, until it is done."""
        return Path(self.folder, f".{self.name}.inputs")

    @property
    def journal(self) -> Path:
        """Which input is being read."""
        return Path(self.folder, f".{self.name}.journal")


def lay_out(lists: Iterable[list[Input]], folder: Path, digest: str) -> Iterator[Shard]:
    """A shard for each list of inputs; those that aren't done have them on disk."""
    for number, inputs in enumerate(lists):
        told = sha256(digest.encode())
        for each in inputs:
            for value in (each.path, each.text, each.bytes, each.place, each.stamp):
                data = value.encode() if isinstance(value, str) else value
                told.update(b"-" if data is None else b"%d:%b" % (len(data), data))
        shard = Shard(os.path.abspath(folder), f"{number:06}-{told.hexdigest()[:16]}", len(inputs))
        if not shard.rows.exists() and not shard.waiting.exists():
            _write(shard.waiting, _as_table(inputs))
        yield shard


def _as_table(inputs: list[Input]) -> pyarrow.Table:
    import pyarrow

    text, data = pyarrow.string(), pyarrow.binary()
    schema = pyarrow.schema([("path", text), ("text", text), ("bytes", data), ("place", data), ("stamp", text)])
    return pyarrow.Table.from_pylist([asdict(each) for each in inputs], schema=schema)


def _write(path: Path, table: pyarrow.Table) -> None:
    from pyarrow import parquet

    with _whole(path) as beside:
        parquet.write_table(table, beside, compression="zstd")


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Where to write so that the file appears whole or not at all, whoever else writes the same one."""
    beside = path.with_name(f".{path.name.lstrip('.')}.{uuid4().hex}")
    try:
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def sweep(folder: Path, shards: Iterable[Shard]) -> None:
    """Remove what other runs left in the folder, once all shards of this one are done."""
    kept = {each.rows.name for each in shards}
    for path in folder.iterdir():
        if path.name not in kept and _NAMED.fullmatch(path.name):
            path.unlink(missing_ok=True)


@cache
def _recipe_here() -> str:
    return recipe.digest(recipe.recipe())


def read_shard(shard: Shard, digest: str, watched: bool = True) -> Shard:
    """Read a shard and write its file. Runs on any worker that sees the folder; raises WrongRecipe and OSError.

    Where it is `watched`, a document that was being read as a process died twice, or that takes too long, ends in `failures`.
    """
    with _one_at_a_time:
        if shard.rows.exists():
            return shard
        if digest != _recipe_here():
            raise WrongRecipe("a worker has another version of Duibiao or of a library that it reads with; install the same on all workers, then start them anew")
        _read(shard, watched)
    return shard


def _read(shard: Shard, watched: bool) -> None:
    from pyarrow import parquet

    inputs = [Input(**row) for row in parquet.read_table(shard.waiting).to_pylist()]
    journal = Journal(shard.journal, limits()) if watched else None
    done = False
    try:
        with _whole(shard.rows) as beside, parquet.ParquetWriter(beside, batch_schema(), compression="zstd") as writer:
            for results in _gathered(_results(inputs, journal)):
                writer.write_table(as_batch(results))
        done = True
    finally:
        if journal:
            journal.close(done)
    shard.waiting.unlink(missing_ok=True)


def _results(inputs: list[Input], journal: Journal | None) -> Iterator[Reading | Failure]:
    for position, each in enumerate(inputs):
        if journal is None:
            yield from extract_input(each)
        elif journal.killed(position):
            how = "took too long and " if journal.slow else ""
            yield Failure(storable(each.path), "", f"reading it {how}ended its worker, {DEATHS} times", "read it alone, on a worker with more memory, or leave it out")
        else:
            journal.reads(position)
            yield from extract_input(each, lambda page, of: journal.lives())


def _gathered(results: Iterable[Reading | Failure]) -> Iterator[list[Reading | Failure]]:
    """Results in lists that hold no more rows together than fit into memory."""
    waiting: list[Reading | Failure] = []
    rows = 0
    for each in results:
        waiting.append(each)
        rows += 1 if isinstance(each, Failure) else sum(map(len, each.rows.values()))
        if rows >= _ROWS:
            yield waiting
            waiting, rows = [], 0
    if waiting:
        yield waiting
