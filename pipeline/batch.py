"""Documents as a frame, their rows as a frame: one plain function that Dask, Ray Data and Spark call on a batch.

A batch has a line for each input, with the columns

- `path`: a file, a member of a zip (`plans.zip/2022/plan.docx`), or an address that fsspec opens (`s3://…`);
- `text` or `bytes`, where the content is in the batch itself; then the path only names it;
- `place`, where the file is found by another path than the one that its rows shall name (bytes, as the system writes paths).

What it gives has a line for each document (an address may lead to a zip of several): its `path`, and for every table a list of its rows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pipeline.extract import extract
from pipeline.read import OnPage, UnreadableDocument, is_address, read_given, walk
from pipeline.read.limits import limits
from pipeline.run import extract_one, failure
from pipeline.schema import TABLES
from pipeline.tables import Failure, Reading, Row, arrow_schema, failure_row, reading, storable

if TYPE_CHECKING:
    import pandas
    import pyarrow

    Batch = TypeVar("Batch", pyarrow.Table, pandas.DataFrame)

_PIECE = 1 << 20
Bytes = bytes


@dataclass(frozen=True, slots=True)
class Input:
    """A line of a batch; `stamp` tells one state of what lies at the path from another."""

    path: str
    text: str | None = None
    bytes: Bytes | None = None
    place: Bytes | None = None
    stamp: str = ""


def extract_batch(batch: Batch) -> Batch:
    """The rows of every document of a batch, as a table of pyarrow or a frame of pandas, whichever was given.

    No document stops the others: one that can't be read has a row in `failures`.
    """
    import pyarrow

    given = batch if isinstance(batch, pyarrow.Table) else pyarrow.Table.from_pandas(batch, preserve_index=False)
    known = [each for each in Input.__dataclass_fields__ if each in given.column_names]
    found = as_batch(each for row in given.select(known).to_pylist() for each in extract_input(Input(**row)))
    return found if isinstance(batch, pyarrow.Table) else found.to_pandas()  # type: ignore[no-any-return]


def batch_schema() -> pyarrow.Schema:
    """The Arrow types of what `extract_batch` gives: `path`, then a list of structs for each table."""
    import pyarrow

    tables = [(each.name, pyarrow.list_(pyarrow.struct(list(arrow_schema(each))))) for each in TABLES]
    return pyarrow.schema([("path", pyarrow.string()), *tables])


def as_batch(results: Iterable[Reading | Failure]) -> pyarrow.Table:
    """Results as a table with that schema, in their order."""
    import pyarrow

    empty: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    lines = [
        {"path": each.document, "failures": [failure_row(each)]} if isinstance(each, Failure) else {"path": each.path, **each.rows}
        for each in results
    ]
    return pyarrow.Table.from_pylist([empty | line for line in lines], schema=batch_schema())


def extract_input(given: Input, on_page: OnPage | None = None) -> Iterator[Reading | Failure]:
    """What an input gives, a result for each document; `on_page` is told of each page that is recognised in a picture."""
    if given.text is not None:
        yield _in_text(given.path, given.text)
    elif given.bytes is not None:
        data = given.bytes
        yield from _unpacked(given.path, lambda target: target.write_bytes(data), on_page)
    elif given.place is None and is_address(given.path):
        yield from _unpacked(given.path, lambda target: _fetched(given.path, target), on_page)
    else:
        yield _in_file(Path(os.fsdecode(given.place) if given.place else given.path), given.path, on_page)


def _in_text(path: str, text: str) -> Reading | Failure:
    try:
        return reading(extract(read_given(text, path)), path)
    except Exception as error:
        return failure(path, error)


def _in_file(file: Path, path: str, on_page: OnPage | None) -> Reading | Failure:
    """What the document at `file` gives under the name of `path`."""
    found = extract_one(file, on_page)
    return replace(found, document=storable(path)) if isinstance(found, Failure) else reading(found, storable(path))


def _unpacked(path: str, bring: Callable[[Path], object], on_page: OnPage | None) -> Iterator[Reading | Failure]:
    """What the documents of a file give that `bring` writes to where it is told, for as long as they are read."""
    with TemporaryDirectory(prefix="duibiao-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / (PurePosixPath(urlsplit(path).path).name[-100:] or "document")
        try:
            bring(file)
            found = list(walk(file))
        except (UnreadableDocument, OSError) as error:
            yield replace(failure(file, error), document=storable(path))
            return
        for each, refused in found:
            shown = path + str(each)[len(str(file)) :]
            yield replace(failure(each, refused), document=storable(shown)) if refused else _in_file(each, shown, on_page)


def _fetched(address: str, target: Path) -> None:
    """Copy what is at an address. Raises UnreadableDocument."""
    import fsspec

    left = limits().file_size * 1_000_000
    try:
        with fsspec.open(address, "rb") as source, target.open("wb") as copy:
            while piece := source.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise UnreadableDocument(f"more than {limits().file_size:,} MB; split it into its documents")
                copy.write(piece)
    except UnreadableDocument:
        raise
    except Exception as error:  # every file system has errors of its own
        raise unreachable(error) from error


def unreachable(error: Exception) -> UnreadableDocument:
    """An address that can't be opened, in the words of its file system."""
    said = " ".join(str(error).split()).replace(";", ",") or type(error).__name__
    return UnreadableDocument(f"it can't be reached ({said}); check the address and your rights to it")
