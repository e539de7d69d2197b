"""Plain text: it stays as it is, unless its lines are the records of a CSV."""

from __future__ import annotations

from pipeline.read.encodings import decode
from pipeline.read.reading import Reading
from pipeline.read.sheets import delimiter_of, read_csv


def read_plain(data: bytes, *, maybe_csv: bool = True) -> Reading:
    """The decoded bytes. Raises UnreadableDocument on what is no text.

    Bytes alone can't tell a CSV from a text of lines with as many commas each: `maybe_csv` is False for files called .txt.
    """
    text, encoding = decode(data)
    if maybe_csv and delimiter_of(text):
        return read_csv(text, encoding)
    return Reading(text, "txt", encoding)
