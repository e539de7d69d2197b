"""How characters are coded in bytes: byte order mark, what a page declares, UTF-16 by its NULs, then what gives common words."""

from __future__ import annotations

import codecs
import re

from pipeline.read.reading import UnreadableDocument

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


#: Where a page says how it is coded: the XML head, or a meta element.
_DECLARED = re.compile(rb"""<(?:\?xml|meta)\b[^>]{0,300}?(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
#: Pages declare the older character sets and use the signs of the newer.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
_DECLARED_REACH = 4096


def decode_page(data: bytes, declared: str = "") -> tuple[str, str, list[str]]:
    """Text and encoding of a web page, and what had to be repaired.

    Tried in turn: byte order mark, the encoding that came with it, the one it declares, then as for plain text; a declaration that the
    bytes contradict is passed over. Single broken bytes of a page become U+FFFD and are told. Raises UnreadableDocument.
    """
    said = _DECLARED.search(data[:_DECLARED_REACH])
    named = [name for name in (declared, said[1].decode("ascii") if said else "") if name]
    codecs_named = [_WIDER.get(name.lower(), name.lower()) for name in named]
    if not data.startswith(tuple(mark for mark, _, _ in _BOMS)):
        for codec in codecs_named:
            if codec.startswith("utf-16"):
                continue
            try:
                text = data.decode(codec)
            except (UnicodeError, LookupError):
                continue
            if _commonness(text):
                return text, codec, []
    try:
        text, encoding = decode(data)
    except UnreadableDocument:
        for codec in (*codecs_named, "utf-8", "gb18030"):
            try:
                text = data.decode(codec, "replace")
            except (UnicodeError, LookupError):
                continue
            if (broken := text.count("\ufffd")) * _STRANGE_SHARE < len(text) and _commonness(text) > broken:
                return text, codec, [f"{broken} broken bytes became U+FFFD"]
        raise
    repairs = [f"it is coded as {encoding} and not as declared ({named[0]})"] if named and encoding not in codecs_named else []
    return text, encoding, repairs


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
