"""Plain text: it stays as it is."""

from __future__ import annotations

from pipeline.read.encodings import decode
from pipeline.read.reading import Reading


def read_plain(data: bytes) -> Reading:
    """The decoded bytes. Raises UnreadableDocument on what is no text."""
    text, encoding = decode(data)
    return Reading(text, "txt", encoding)
