"""The kinds of files that are read, and by what: one list, from which `duibiao formats` tells too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.read.detect import kind_of
from pipeline.read.limits import Limits
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading, UnreadableDocument

OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what people call it, what reads it, the modules and programs that takes, and how to get them."""

    kind: str
    label: str
    convert: Callable[[bytes, Limits, OnPage], Reading]
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    install: str = ""


def _plain(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    return read_plain(data)


def _html(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.html import read_html

    return read_html(data)


def _mht(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.html import read_mht

    return read_mht(data)


FORMATS = (
    Format("txt", "plain text, markdown", _plain),
    Format("html", "web page", _html, ("selectolax", "trafilatura")),
    Format("mht", "web page saved as one file", _mht, ("selectolax", "trafilatura")),
)

#: Kinds that are known but not read → what to do.
_NOT_READ = {
    "encrypted": "it is password-protected; open it with its password and save it without one",
    "zip": "a zip of several documents; name it to `duibiao extract`, or one of its members as FILE.zip/MEMBER",
    "rar": "a RAR archive is not read; unpack it and name the folder",
    "7z": "a 7z archive is not read; unpack it and name the folder",
    "gzip": "a gzip archive is not read; unpack it and name the file",
    "program": "a program and no document; remove it",
    "pptx": "slides are not read; save them as PDF",
    "ppt": "slides are not read; save them as PDF",
    "ole": "a compound file that holds no Word or Excel document; save it as PDF",
}


def convert(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    """The text that is made of a file's bytes. Raises UnreadableDocument, or whatever a library raises on a broken file."""
    kind = kind_of(data)
    found = next((each for each in FORMATS if each.kind == kind), None)
    if found is None:
        raise UnreadableDocument(_NOT_READ.get(kind, f"{kind} files are not read; save it as PDF or as text in UTF-8"))
    try:
        return found.convert(data, limits, on_page)
    except ModuleNotFoundError as error:
        raise UnreadableDocument(f"{error.name} is needed to read it and is not installed; `duibiao formats` says how to get it") from None
