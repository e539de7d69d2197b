"""Marked text: sentences and passages with the rows that they should give written into them.

A mark is `[surface|table key=value key=value]`; the surface is the span's text, the rest is what the row should say. `table` is one of
`target`, `time`, `body`, `school` and may be left out in a file that holds one kind. Two rows on one span stand in one mark,
parted by another bar: `[安居中小学|school name=安居中学|school name=安居小学]`. A value runs to the next ` key=` or to the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TABLES = ("target", "time", "body", "school")

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")
_PAIR = re.compile(r"(\w+)=(.*?)(?=\s+\w+=|$)", re.S)


class MarkError(ValueError):
    """A mark that cannot be read; the message quotes it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A row that a text should give: its span in the bare text, its table and its wanted fields."""

    start: int
    end: int
    table: str
    fields: dict[str, str] = field(hash=False)


def read_marks(marked: str, *, table: str = "") -> tuple[str, list[Mark]]:
    """Return the bare text and its marks in text order; `table` is taken where a mark names none.

    Raises MarkError on a mark without a table or with words that are neither a table nor `key=value`.
    """
    bare: list[str] = []
    marks: list[Mark] = []
    length = done = 0
    for hit in _MARK.finditer(marked):
        before = marked[done : hit.start()]
        surface = hit.group(1)
        bare += [before, surface]
        length += len(before)
        for row in hit.group(2).split("|"):
            marks.append(Mark(length, length + len(surface), *_read_row(row.strip(), table, hit.group())))
        length += len(surface)
        done = hit.end()
    bare.append(marked[done:])
    return "".join(bare), marks


def _read_row(row: str, table: str, quoted: str) -> tuple[str, dict[str, str]]:
    head, _, rest = row.partition(" ")
    if "=" in head or not head:
        head, rest = table, row
    if head not in TABLES:
        raise MarkError(f"{quoted}: {head or 'nothing'} is no table; write one of {', '.join(TABLES)}")
    fields = {key: value.strip() for key, value in _PAIR.findall(rest)}
    if rest.strip() and not fields:
        raise MarkError(f"{quoted}: {rest!r} is not key=value")
    return head, fields
