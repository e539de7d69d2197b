"""The loop over documents: every input ends as rows or as a failure, and none stops the others."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.read import OnPage, UnreadableDocument, read, walk
from pipeline.tables import Failure, Tables, storable

if TYPE_CHECKING:
    from pipeline.extract import Extraction

#: Told before each document (how many are done, how many there are, the next one's path) and, while pages of it are recognised in
#: pictures, before each page: `3/20`.
Progress = Callable[[int, int, Path, str], None]

#: How a reader names a place in a file.
_PLACE = re.compile(r"(?:byte|character|line|page) \d+(?: in line \d+)?")


def extract_all(paths: Iterable[Path], progress: Progress | None = None) -> Tables:
    """The tables of all documents at `paths` (files, and folders with all they hold), in the order found."""
    tables = Tables()
    documents, failures = find_all(paths)
    for each in failures:
        tables.fail(each)
    for done, path in enumerate(documents):
        result = extract_one(path, teller(progress, done, len(documents), path))
        if isinstance(result, Failure):
            tables.fail(result)
        else:
            tables.add(result, storable(str(path)))
    return tables


def find_all(paths: Iterable[Path]) -> tuple[list[Path], list[Failure]]:
    """The documents at `paths`, each once, and a failure for each path that leads to none."""
    found = list(find_each(paths))
    return [each for each in found if isinstance(each, Path)], [each for each in found if isinstance(each, Failure)]


def find_each(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """The same, one after the other."""
    # Links may lead to one file by two paths. A digest of where they lead takes less memory than that itself.
    seen: set[bytes] = set()
    for path in paths:
        empty = True
        try:
            for document, refused in walk(path):
                empty = False
                if refused:
                    yield failure(document, refused)
                    continue
                known = blake2b(os.fsencode(os.path.realpath(document)), digest_size=16).digest()
                if known not in seen:
                    seen.add(known)
                    yield document
        except (UnreadableDocument, OSError) as error:
            yield failure(path, error)
            continue
        if empty:
            yield Failure(storable(str(path)), "", "no document here", "put plans into it (`duibiao formats` lists what is read)")


def teller(progress: Progress | None, done: int, total: int, path: Path) -> OnPage | None:
    """What tells `progress` of the pages of a document, once it was told of the document itself; None where no one listens."""
    if progress is None:
        return None
    progress(done, total, path, "")
    return lambda page, of: progress(done, total, path, f"{page}/{of}")


def extract_one(path: Path, on_page: OnPage | None = None) -> Extraction | Failure:
    """What one document gives. A fault of the program's own is a failure of that document too."""
    # Its patterns take a third of a second: who has nothing to read, or has others read, needs none of them.
    from pipeline.extract import extract

    try:
        return extract(read(path, on_page))
    except Exception as error:
        return failure(path, error)


def failure(path: Path | str, error: Exception) -> Failure:
    """What went wrong with `path`, and what to do about it."""
    document = storable(str(path))
    match error:
        case UnreadableDocument():
            said = str(error).removeprefix(f"{path}: ")
            reason, _, next_step = said.rpartition("; ")
            place = _PLACE.search(reason)
            return Failure(document, place[0] if place else "", reason, next_step)
        case FileNotFoundError():
            return Failure(document, "", "there is no such file or folder", "check the path")
        case MemoryError():
            return Failure(document, "", "there is not enough memory to read it", "split it, or raise DUIBIAO_LIMIT_MEMORY if you trust it")
        case OSError():
            return Failure(document, "", f"it can't be opened ({error.strerror})", "check its permissions")
        case _:
            reason = f"the program failed on it ({type(error).__name__}: {error})"
            return Failure(document, "", reason, "please report it with the document")
