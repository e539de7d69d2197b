"""From a file to a Document: what kind it is, the text that is made of it, and the structure of that text."""

from __future__ import annotations

import stat
from hashlib import sha256 as digest_of
from pathlib import Path, PurePath

from pipeline.document import Document
from pipeline.read import archive
from pipeline.read.build import build, read_text
from pipeline.read.detect import HEAD, binary_kind
from pipeline.read.encodings import decode
from pipeline.read.limits import Limits, limits
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading, UnreadableDocument
from pipeline.read.sandbox import OnPage, read_confined
from pipeline.read.walk import find_documents, is_address, located, walk

__all__ = ["LARGEST", "OnPage", "UnreadableDocument", "content", "decode", "find_documents", "is_address", "read", "read_given", "read_text", "walk"]

#: More text than this is no plan: the longest five-year outlines of provinces have about 100,000 characters.
LARGEST = 50_000_000


def read(path: Path, on_page: OnPage | None = None) -> Document:
    """Read a file, or a member of a zip named as `plans.zip/2022/plan.docx`. Raises UnreadableDocument.

    What kind of file it is its bytes say, not its name. Plain text is read here; everything else in a process of its own,
    within the limits of the settings. `on_page` is told of each page that is recognised in a picture.
    """
    try:
        file, inner = located(path)
        reading, sha256 = _read(file, inner, limits(), on_page)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error}") from None
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror or error}; check the path and its permissions") from error
    return build(reading, path.stem, sha256)


def read_given(text: str, path: str) -> Document:
    """Read a text that is at hand, as if it stood in a file at `path`. Raises UnreadableDocument."""
    data = text.encode()
    _refuse_long(len(data))
    return build(read_plain(data, maybe_csv=False), PurePath(path).stem, digest_of(data).hexdigest())


def content(path: Path) -> bytes:
    """The bytes of a file or of a member of a zip; raises UnreadableDocument, or OSError."""
    file, inner = located(path)
    _refuse_unfit(file, limits())
    data = file.read_bytes()
    return archive.member(data, inner, limits()) if inner else data


def _refuse_unfit(file: Path, allowed: Limits) -> int:
    """The size of a file. Raises UnreadableDocument on what is no file or too large."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocument("no regular file but a pipe, a device or a folder; name a file")
    if status.st_size > allowed.file_size * 1_000_000:
        raise UnreadableDocument(f"{status.st_size:,} bytes, more than {allowed.file_size:,} MB; split it into its documents")
    return status.st_size


def _refuse_long(size: int) -> None:
    if size > LARGEST:
        raise UnreadableDocument(f"{size:,} bytes of text, more than {LARGEST:,}; split it into its documents")


def _read(file: Path, inner: str, allowed: Limits, on_page: OnPage | None) -> tuple[Reading, str]:
    size = _refuse_unfit(file, allowed)
    if inner:
        return read_confined(file, inner, allowed, on_page)
    with file.open("rb") as opened:
        head = opened.read(HEAD)
        if binary_kind(head):
            return read_confined(file, "", allowed, on_page)
        _refuse_long(size)
        data = head + opened.read()
    return read_plain(data, maybe_csv=file.suffix.lower() not in (".txt", ".md")), digest_of(data).hexdigest()
