"""From bytes on disk to a Document: which files are documents, how they are encoded, what they hold."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from hashlib import sha256 as digest_of
from pathlib import Path

from pipeline.document import Block, Document
from pipeline.header import Head, header_of, issue_year, read_head, titles
from pipeline.lines import read_lines
from pipeline.period import Period, goal_period, title_period
from pipeline.segment import Structure, segment

#: More than this is no plan: the longest five-year outlines of provinces have about 100,000 characters.
LARGEST = 50_000_000
_NO_DOCUMENT = {"README.md", "manifest.csv"}
_NO_FOLDER = {"gold", "specs", "passages"}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
#: Signs that any Chinese text is full of; bytes read in the wrong encoding are not.
_COMMON = re.compile("[，。、；：的一是在和年人有中了为市区省局部所教育建工作]")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff]")
_SAMPLE = 50_000
#: Most of a text of which less than one in this many characters is strange is meant to be read.
_STRANGE_SHARE = 200

_GOALS = re.compile(r"目标|总体要求|总体思路|指标")
_OPENING_BLOCKS = 12
_PLACE_REACH = 3000


class UnreadableDocument(Exception):
    """A file that cannot be read; the message names the document, the place and the next step."""


def read(path: Path) -> Document:
    """Read a file. Raises UnreadableDocument."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(
            f"{path}: {path.suffix or 'a file without suffix'} is not read; save its text as .txt"
        )
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableDocument(
                f"{path}: {path.stat().st_size:,} bytes, more than {LARGEST:,}; split it into its documents"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path}: {error.strerror or error}; check the path and its permissions"
        ) from error
    try:
        text, encoding = reader(data)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error}") from None
    return read_text(text, path.stem, digest_of(data).hexdigest(), encoding)


def read_text(text: str, name: str, sha256: str = "", encoding: str = "utf-8") -> Document:
    """The document that a text is, with its header and structure."""
    lines = read_lines(text)
    head = read_head(text, lines)
    structure = segment(text, lines, head)
    named = titles(head)
    district, full = _district(text, head, named)
    return Document(
        name=name,
        sha256=sha256,
        text=text,
        encoding=encoding,
        header=header_of(head, district, full, _period(text, structure, head, named)),
        blocks=tuple(structure.blocks),
        sentences=tuple(structure.sentences),
        tables=tuple(structure.tables),
        repairs=tuple(structure.repairs),
    )


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding of a file's bytes, with blanks and breaks as they are but no byte order mark.

    Tried in turn: byte order mark, UTF-16 by its NULs, strict UTF-8, then GB18030 or Big5, whichever gives
    common words.
    Raises UnreadableDocument on an empty, binary or broken file.
    """
    if not data.strip():
        raise UnreadableDocument("the file is empty; put the document's text in it or remove it")
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return _checked(_strictly(data, codec), name)
    if b"\0" in data:
        return _checked(*_wide(data))
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    tried = [(text, name) for name in ("gb18030", "big5") if (text := _attempt(data, name)) is not None]
    best = max(tried, key=lambda one: _commonness(one[0]), default=None)
    if best is None or not _commonness(best[0]):
        line = data.count(b"\n", 0, broken) + 1
        raise UnreadableDocument(
            f"byte {broken} in line {line} is neither UTF-8 nor GB18030 nor Big5; save the document as UTF-8"
        )
    return _checked(*best)


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"byte {error.start} is broken {codec.removesuffix('-sig').upper()}; save the document as UTF-8"
        ) from None


def _attempt(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a byte order mark: whichever order gives common words, or ASCII in every other byte."""
    tried = [
        (text, name) for name in ("utf-16-le", "utf-16-be") if (text := _attempt(data, name)) is not None
    ]
    best = max(
        tried,
        key=lambda one: _commonness(one[0]) or sum(char.isascii() and char != "\0" for char in one[0][:200]),
        default=None,
    )
    if best is None or "\0" in best[0]:
        raise UnreadableDocument(
            f"byte {data.index(0)} is NUL: a binary file; save the document's text as UTF-8"
        )
    return best


def _commonness(text: str) -> int:
    return len(_COMMON.findall(text, 0, _SAMPLE))


def _checked(text: str, encoding: str) -> tuple[str, str]:
    """Refuse what decodes but is no text: blanks alone, or control characters and unassigned signs."""
    if not text.strip():
        raise UnreadableDocument("the file holds blanks alone; put the document's text in it or remove it")
    strange = len(_STRANGE.findall(text))
    if strange * _STRANGE_SHARE > len(text):
        place = _STRANGE.search(text)
        raise UnreadableDocument(
            f"{strange} control characters, the first at {place.start() if place else 0}: a binary file;"
            " save the document's text as UTF-8"
        )
    return text, encoding


#: How the bytes of each kind of file become text; a new kind is one function and one line here.
READERS: dict[str, Callable[[bytes], tuple[str, str]]] = {".txt": decode}


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The documents among files and folders, folders walked in sorted order, each document once.

    A file that is named is always one. In folders README.md, manifest.csv, hidden files and kinds that are
    not read are passed over, and so are the folders gold, specs and passages of a corpus. Raises
    UnreadableDocument on a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(_walk(path))
        elif path.exists():
            found[path] = None
        else:
            raise UnreadableDocument(f"{path}: there is no such file or folder; check the path")
    return list(found)


def _walk(folder: Path) -> list[Path]:
    documents: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in _NO_DOCUMENT:
            continue
        if path.is_dir():
            documents += [] if path.name in _NO_FOLDER or path.is_symlink() else _walk(path)
        elif path.suffix.lower() in READERS:
            documents.append(path)
    return documents


def _period(text: str, structure: Structure, head: Head, named: list[str]) -> Period:
    """The plan's period: what a title names, else what its first paragraphs and goals do."""
    for title in named:
        if any(period := title_period(title)):
            return period
    opening: list[str] = []
    goals: list[str] = []
    for block in structure.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        if block.parent < 0 and len(opening) < _OPENING_BLOCKS:
            opening.append(text[block.start : block.end])
        elif block.parent >= 0 and _under_goals(text, structure.blocks, block):
            goals.append(text[block.start : block.end])
    return goal_period([*named, *opening], goals, issue_year(head))


def _under_goals(text: str, blocks: list[Block], block: Block) -> bool:
    parent = block.parent
    while parent >= 0:
        found = blocks[parent]
        if _GOALS.search(text, found.start, found.end):
            return True
        parent = found.parent
    return False


def _district(text: str, head: Head, named: list[str]) -> tuple[str, str]:
    """The place it speaks for, and its full name: from titles, issuers, addressees, the beginning."""
    from extractors.places import find_place

    fields = head.fields
    hints = (
        fields.get("signed_by", ""),
        fields.get("head_issuer", ""),
        fields.get("addressees", ""),
        fields.get("issuer", ""),
    )
    place = find_place(*named, *hints, text[:_PLACE_REACH])
    return (place.name, place.full) if place else ("", "")
