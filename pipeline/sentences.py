"""Sentences: where a statement ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lines import BLANKS

_AROUND = BLANKS + "\n\r\f\v"
#: A closing mark with the quotes and brackets it takes along; not before a mark that carries the sentence on
#: (`“……！”，`), and a half-width one not inside an address (`?id=3`). A bracket closes what the number of a next item follows:
#: `建立台账（3分） 2.研究消防工作`.
_END = re.compile(
    r"[。！？!?）)](?:(?<=[。！？])[。！？]*+|(?<=[!?])[!?]*+(?![\w&=/])|(?<=[）)])(?=[ \u3000]{0,2}\d{1,2}[.．、](?!\d)))"
    r"[”’」』）)》】\"']*+(?![，、；：,;])"
)
#: A longer run without 。 is parted at the last mark before this many characters: rows carry their sentence, and every
#: step that looks around in one has to stay cheap. The longest sentence in the plans that we have seen has 700.
LONGEST = 1200
_PARTS = ("；", "，", ";", ",", "、")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each sentence: up to 。！？ and a quote behind, not to ； or a line end.

    One that is longer than LONGEST is parted at its last ； or ， before that, at the limit itself where it has none.
    """
    for stop in (*(hit.end() for hit in _END.finditer(text, start, end)), end):
        while stop - start > LONGEST:
            cut = next((place for mark in _PARTS if (place := text.rfind(mark, start, start + LONGEST)) > start), start + LONGEST - 1) + 1
            if part := _trimmed(text, start, cut):
                yield part
            start = cut
        if part := _trimmed(text, start, stop):
            yield part
        start = stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without the blanks around it, None where it holds blanks alone."""
    if start < end and text[start] not in _AROUND and text[end - 1] not in _AROUND:
        return start, end
    piece = text[start:end].lstrip(_AROUND)
    return (end - len(piece), end - len(piece) + len(piece.rstrip(_AROUND))) if piece else None
