"""A portion of a run: what some of its inputs gave, as Arrow tables in one file that appears whole or not at all.

A portion is made where its documents are read, in any process, and goes from there into the store; the file is what an interrupted run leaves to the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.schema import TABLES, Column, Table, table
from pipeline.tables import Failure, Reading, Row, as_arrow, storable

if TYPE_CHECKING:
    import pyarrow

SUFFIX = ".portion"
BY_DOCUMENT = tuple(each.name for each in TABLES if each.name != "failures")
_RECIPE = b"recipe"
_FAILURE = ("document", "place", "reason", "next_step")
_INPUTS = Table("inputs", "", "", tuple(Column(name, "text", "") for name in ("path", "bytes", "sha256", *_FAILURE)))
#: What the tables of a portion have beside their columns.
_ADDED = (Column("ordinal", "integer", "place among the rows of its document"), Column("of_text", "text", "digest of the document"))


@dataclass(frozen=True, slots=True)
class Input:
    """A file or member of a zip: its path as given, and what its content is known by, "" where it can't be opened.

    A run holds one for each document, so that the path is text: a `Path` takes three times as much.
    """

    name: str
    bytes: str

    @property
    def path(self) -> Path:
        """The path."""
        return Path(self.name)

    @property
    def shown(self) -> str:
        """The path as text that can be stored."""
        return storable(self.name)

    @property
    def key(self) -> str:
        """What inputs with the same content have in common."""
        return self.bytes or self.shown


@dataclass(frozen=True, slots=True)
class Portion:
    """What some inputs gave, in their order: the digest of the document or why there is none, and the rows of the documents.

    `rows` holds a table of each name but failures: its columns, then `ordinal`, the place among the rows of its document, and `of_text`, the digest of that. The
    same document twice has its rows once.
    """

    given: list[tuple[Input, str | Failure]]
    rows: dict[str, pyarrow.Table]

    def rows_of(self, documents: set[str]) -> dict[str, pyarrow.Table]:
        """The rows of the documents with these digests."""
        if all(isinstance(found, Failure) or found in documents for _, found in self.given):
            return self.rows

        import pyarrow
        from pyarrow import compute

        wanted = pyarrow.array(sorted(documents), pyarrow.string())
        return {name: data.filter(compute.is_in(data["of_text"], wanted)) for name, data in self.rows.items()}


def portion_of(results: Iterable[tuple[Input, Reading | Failure]]) -> Portion:
    """The portion that results make."""
    given: list[tuple[Input, str | Failure]] = []
    readings: dict[str, Reading] = {}
    for each, found in results:
        if isinstance(found, Failure):
            given.append((each, found))
        else:
            sha256 = str(found.document["sha256"])
            given.append((each, sha256))
            readings.setdefault(sha256, found)
    return Portion(given, tables_of([(sha256, each.rows) for sha256, each in readings.items()]))


def tables_of(documents: Sequence[tuple[str, dict[str, list[Row]]]]) -> dict[str, pyarrow.Table]:
    """The rows of documents, each with its digest, as the tables of a portion."""
    tables = {}
    for name in BY_DOCUMENT:
        wide = Table(name, "", "", (*table(name).columns, *_ADDED))
        tables[name] = as_arrow(wide, [row | {"ordinal": place, "of_text": sha256} for sha256, rows in documents for place, row in enumerate(rows[name])])
    return tables


def write_portion(portion: Portion, recipe: str, path: Path) -> None:
    """Write a portion that was read by `recipe`: its inputs, then its tables, as Arrow streams one after another."""
    from pyarrow import ipc

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            for each in (_inputs(portion, recipe), *(portion.rows[name] for name in BY_DOCUMENT)):
                with ipc.new_stream(file, each.schema) as stream:
                    stream.write_table(each)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _inputs(portion: Portion, recipe: str) -> pyarrow.Table:
    rows: list[Row] = []
    for each, found in portion.given:
        told = [getattr(found, name) for name in _FAILURE] if isinstance(found, Failure) else [""] * len(_FAILURE)
        # A path is bytes, not always text.
        said: Row = {"path": os.fsencode(each.name).decode("latin-1"), "bytes": each.bytes, "sha256": "" if isinstance(found, Failure) else found}
        rows.append({**said, **dict(zip(_FAILURE, told, strict=True))})
    return as_arrow(_INPUTS, rows).replace_schema_metadata({_RECIPE: recipe})


def read_portion(path: Path) -> Portion:
    """Read a portion; its rows lie in the file until they are asked for."""
    import pyarrow
    from pyarrow import ipc

    with pyarrow.memory_map(str(path)) as file:
        inputs, *tables = (ipc.open_stream(file).read_all() for _ in range(1 + len(BY_DOCUMENT)))
    return Portion(_given(inputs), dict(zip(BY_DOCUMENT, tables, strict=True)))


def _given(inputs: pyarrow.Table) -> list[tuple[Input, str | Failure]]:
    given: list[tuple[Input, str | Failure]] = []
    for row in inputs.to_pylist():
        name = os.fsdecode(row["path"].encode("latin-1"))
        given.append((Input(name, row["bytes"]), row["sha256"] or Failure(*(row[name] for name in _FAILURE))))
    return given


def left_behind(folder: Path, recipe: str) -> Iterator[tuple[Path, list[Input]]]:
    """The portions that an interrupted run by the same recipe left, each with its inputs that gave a document. What can't be read is passed over."""
    import pyarrow
    from pyarrow import ipc

    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            with path.open("rb") as file:
                inputs = ipc.open_stream(file).read_all()
        except (pyarrow.ArrowInvalid, OSError):
            continue
        if (inputs.schema.metadata or {}).get(_RECIPE) == recipe.encode():
            yield path, [each for each, found in _given(inputs) if each.bytes and isinstance(found, str)]
