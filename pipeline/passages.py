"""Annotated passages (`corpora/passages/*.txt`): documents of a paragraph or a table, with the rows that they should give.

The form of the files is told in `corpora/passages/README.md`. What an annotator leaves to the program (value, unit, comparator of a
plain surface) is filled in here by reading the surface alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.marks import Mark, MarkError, read_marks
from extractors.numerals import number
from extractors.quantities import find_quantities
from extractors.span import fold
from pipeline.document import Document
from pipeline.read import read_text

#: Files that train nothing and that no rule was written against: they give the final scores alone.
HELD_BACK = ("e_03", "e_06", "g_03", "h_03", "i_03", "l_02")
#: Files that train, but that no rule was written against: only there are rules wrong as often as in a plan nobody has seen.
UNREAD = ("f_03", "h_02", "l_01")
#: Files in the style of published pages, with their furniture, news and cut beginnings. What trains, trains the confidence alone: the status had nothing of them
#: on published pages and lost a point on some plans.
PAGES = ("l_01", "l_02")
#: Files whose indicators were read but once after they were marked: they train the status and say nothing of confidence.
READ_ONCE = ("j_01", "j_02", "j_03", "j_04")

_TABLES = {"target": "targets", "time": "deadlines", "body": "departments", "school": "schools"}
_STATUS = {"t": "target", "b": "baseline", "c": "condition"}
_PLAIN_KEYS = {
    "targets": {"i": "indicator", "a": "action", "s": "status", "d": "deadline", "src": "deadline_source", "f": "frequency",
                "p": "period", "bind": "binding", "c": "comparator", "u": "unit"},
    "deadlines": {"k": "kind", "b": "start_date", "e": "end_date"},
    "departments": {"r": "role", "n": "name", "k": "kind"},
    "schools": {"st": "stage", "a": "action", "o": "object", "n": "name", "camp": "campus"},
}  # fmt: skip
_HEAD = re.compile(r"(\w+)=(\S+)")
#: `period=read`: period, place and title are what the program finds in the text, as with a page that nobody has read.
_OWN = "read"
#: A number with what stands behind it, where the surface alone is no quantity to the extractor (`7度`, a table's `98`).
_AMOUNT = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)(?P<times>[万亿]+)?[余多]?(?P<unit>.*)")


class BadPassage(ValueError):
    """A passage that can't be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the document it would be, and its gold rows in the form of `corpora/gold/*.json`."""

    file: str
    sector: str
    kind: str
    document: Document
    gold: dict[str, Any]

    @property
    def held_back(self) -> bool:
        """Whether it is kept for the final scores."""
        return self.file in HELD_BACK

    @property
    def unread(self) -> bool:
        """Whether no rule was written against it."""
        return self.file in UNREAD

    @property
    def page(self) -> bool:
        """Whether it is written as published pages are."""
        return self.file in PAGES

    @property
    def read_once(self) -> bool:
        """Whether its indicators were read but once."""
        return self.file in READ_ONCE


def read_passages(folder: Path) -> list[Passage]:
    """All passages of a folder, by file name and place in the file. Raises BadPassage."""
    return [passage for path in sorted(folder.glob("*.txt")) for passage in _of_file(path)]


def _of_file(path: Path) -> Iterator[Passage]:
    head: dict[str, str] | None = None
    body: list[str] = []
    opened = 0
    for at, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), "@ "], start=1):
        if not line.startswith("@ "):
            body.append(line)
            continue
        if head is not None:
            try:
                yield _passage(path.stem, head, "\n".join(body).strip("\n") + "\n")
            except (MarkError, ValueError, KeyError) as error:
                raise BadPassage(f"{path}:{opened}: {error!s}; see corpora/passages/README.md") from error
        head, body, opened = dict(_HEAD.findall(line)), [], at


def _passage(file: str, head: dict[str, str], marked: str) -> Passage:
    text, marks = read_marks(marked)
    digest = sha256(text.encode("utf-8")).hexdigest()
    read = read_text(text, head["id"], digest)
    header = read.header if head.get("period") == _OWN else replace(
        read.header, plan_start=_day(head.get("start")), plan_end=_day(head.get("end")), district_full=head.get("place", ""), title=read.header.title or head["kind"])
    gold: dict[str, Any] = {"doc": head["id"], "source_sha256": digest} | {name: [] for name in _TABLES.values()}
    for mark in marks:
        table = _TABLES[mark.table]
        gold[table].append(_row(table, text, mark))
    return Passage(file, head["sector"], head["kind"], replace(read, header=header), gold)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _row(table: str, text: str, mark: Mark) -> dict[str, Any]:
    surface = text[mark.start : mark.end]
    keys = _PLAIN_KEYS[table]
    row: dict[str, Any] = {"start": mark.start, "end": mark.end, "text": surface}
    row |= {keys[key]: value for key, value in mark.fields.items() if key in keys}
    if table == "targets":
        row["status"] = _STATUS[row["status"]]
        row |= _amount(surface, mark.fields)
    elif table == "departments":
        row = {"name": surface, "kind": "named"} | row
    elif table == "schools":
        campus = mark.fields.get("camp", "")
        row = {"name": surface.removesuffix(campus), "action": ""} | row | {"planned": mark.fields.get("p") == "1"}
    return row


def _amount(surface: str, said: dict[str, str]) -> dict[str, Any]:
    """Value, unit and comparator: as the mark says, else as the surface reads by itself."""
    read = next(iter(find_quantities(surface)), None)
    plain = _AMOUNT.match(fold(surface))
    if "v" in said:
        low, _, high = said["v"].partition("~")
        least, most = float(low), float(high or low)
    elif read:
        least, most = read.value_min, read.value_max
    elif plain:
        least = most = number(plain["number"], plain["times"] or "")
    else:
        raise ValueError(f"{surface!r} has no number that can be read off; write v= and u=")
    unit = said.get("u") or (read.unit if read else plain["unit"] if plain else "")
    comparator = "range" if least != most else said.get("c", "=")
    return {"value_min": least, "value_max": most, "unit": unit, "comparator": comparator}
