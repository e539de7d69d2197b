"""What a run shall read, as a stream of inputs: files and folders, a list, a Parquet of paths or texts, any address that fsspec opens.

Nothing here reads a document, and nothing but a digest of each path is kept, so that ten million of them can pass.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, Any

from pipeline.batch import Input, unreachable
from pipeline.read import UnreadableDocument, is_address, walk
from pipeline.read.walk import located, passed_over
from pipeline.run import failure
from pipeline.tables import Failure, storable

#: A file called so names the inputs; every other file is a document.
LIST, TABLE = ".list", ".parquet"
_CONTENT = ("text", "bytes")
_ROWS = 500


def is_manifest(path: str) -> bool:
    """Whether a path leads to a list or a table of inputs, or to another file system."""
    return is_address(path) or PurePath(path).suffix.lower() in (LIST, TABLE)


def inputs_at(paths: Iterable[str]) -> Iterator[Input | Failure]:
    """The inputs that paths lead to, each once and in order, and a failure for each path or line that leads to none."""
    seen: set[bytes] = set()
    for path in paths:
        try:
            for each in _inputs(path):
                if isinstance(each, Failure):
                    yield each
                    continue
                known = blake2b(_identity(each), digest_size=16).digest()
                if known not in seen:
                    seen.add(known)
                    yield each
                elif each.text is not None or each.bytes is not None:
                    yield Failure(storable(each.path), "", f"{path} has this path twice; only the first is read", "give each text a path of its own")
        except (UnreadableDocument, OSError) as error:
            yield failure(path, error)


def _identity(given: Input) -> bytes:
    """Links may lead to one file by two paths."""
    return os.path.realpath(given.place) if given.place else given.path.encode()


def _inputs(path: str) -> Iterator[Input | Failure]:
    """Raises UnreadableDocument and OSError."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == TABLE:
        yield from _in_table(path)
    elif suffix == LIST:
        for line in _lines(path):
            yield from _named(line)
    else:
        yield from _documents(path)


def _named(path: str) -> Iterator[Input | Failure]:
    """The documents at a path that a manifest names; one that leads nowhere is a failure of its own."""
    try:
        yield from _documents(path)
    except (UnreadableDocument, OSError) as error:
        yield failure(path, error)


def _documents(path: str) -> Iterator[Input | Failure]:
    yield from _remote(path) if is_address(path) else _local(Path(path))


def _local(path: Path) -> Iterator[Input | Failure]:
    found = False
    for document, refused in walk(path):
        found = True
        yield failure(document, refused) if refused else _file(document)
    if not found:
        yield Failure(storable(str(path)), "", "no document here", "put plans into it (`duibiao formats` lists what is read)")


def _file(document: Path) -> Input:
    """Workers may have another working folder, so that the place is absolute while the path stays as given."""
    told = located(document)[0].stat()
    return Input(storable(str(document)), place=os.fsencode(os.path.abspath(document)), stamp=f"{told.st_size} {told.st_mtime_ns}")


def _remote(address: str) -> Iterator[Input]:
    """A file at an address, or the documents of a folder or pattern (`*`) there, in sorted order."""
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(address)
        if "*" in address:
            found = {name: told for name, told in system.glob(root, detail=True).items() if told["type"] == "file"}
        elif system.isfile(root) or "::" in address:
            yield Input(address, stamp=_stamp(system.info(root)))
            return
        else:
            found = system.find(root, detail=True)
    except Exception as error:  # every file system has errors of its own
        raise unreachable(error) from error
    parent = root.rstrip("/") if "*" not in address else ""
    documents = [name for name in sorted(found) if not any(map(passed_over, PurePosixPath(name.removeprefix(parent)).parts[1:]))]
    if not documents:
        raise UnreadableDocument("no document here; put plans into it or correct the address")
    for name in documents:
        yield Input(_address(name, system.unstrip_protocol(name), address), stamp=_stamp(found[name]))


def _address(name: str, plain: str, pattern: str) -> str:
    """The address of a file that a pattern leads to. In a chain (`zip://*.txt::s3://bucket/plans.zip`, `simplecache::s3://bucket/*.txt`) the first link names it, or has no path of its own."""
    first, chained, rest = pattern.partition("::")
    if not chained:
        return plain
    system, has_path, _ = first.partition("://")
    return f"{system}://{name}::{rest}" if has_path else f"{first}::{plain}"


def _stamp(told: dict[str, Any]) -> str:
    """What a file system tells of the state of a file."""
    return " ".join(str(told[each]) for each in ("size", "ETag", "etag", "mtime", "LastModified", "last_modified", "created") if told.get(each) is not None)


def _lines(path: str) -> Iterator[str]:
    with _opened(path) as file:
        for number, line in enumerate(file):
            words = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
            if words := words.strip(b"\r\n"):
                yield os.fsdecode(words)


def _in_table(path: str) -> Iterator[Input | Failure]:
    import pyarrow
    from pyarrow import parquet

    with _opened(path) as file:
        try:
            table = parquet.ParquetFile(file)
        except (pyarrow.ArrowException, OSError) as error:
            raise UnreadableDocument(f"it is no Parquet file ({str(error).splitlines()[0].rstrip('.')}); write it as one, or name the documents themselves") from error
        schema = table.schema_arrow
        known = [name for name in ("path", *_CONTENT) if name in schema.names]
        if not known:
            raise UnreadableDocument(f"it has no column path, text or bytes, but {', '.join(schema.names[:8])}; rename the one that is meant")
        wanted = pyarrow.schema([(name, pyarrow.binary() if name == "bytes" else pyarrow.string()) for name in known])
        row = 0
        try:
            for batch in table.iter_batches(_ROWS, columns=known):
                for given in batch.select(known).cast(wanted).to_pylist():
                    row += 1
                    yield from _row(path, row, given)
        except (pyarrow.ArrowException, OSError) as error:
            raise UnreadableDocument(f"row {row + 1} or one soon after it can't be read ({str(error).splitlines()[0].rstrip('.')}); write the table anew") from error


def _row(table: str, row: int, given: dict[str, Any]) -> Iterator[Input | Failure]:
    """A text without a path is called after its row, counted from 1."""
    if any(given.get(name) is not None for name in _CONTENT):
        yield Input(**given | {"path": given.get("path") or f"{table}/{row}"})
    elif given.get("path"):
        yield from _named(given["path"])
    else:
        yield Failure(storable(table), f"row {row}", f"row {row} has neither a path nor a text", "fill it or leave it out")


def _opened(path: str) -> IO[bytes]:
    """A manifest's bytes."""
    if not is_address(path):
        return open(path, "rb")
    import fsspec

    try:
        return fsspec.open(path, "rb").open()  # type: ignore[no-any-return]
    except Exception as error:
        raise unreachable(error) from error


def cut(inputs: Iterable[Input], size: int) -> Iterator[list[Input]]:
    """Inputs in lists of `size`, the last one shorter."""
    waiting: list[Input] = []
    for each in inputs:
        waiting.append(each)
        if len(waiting) == size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
