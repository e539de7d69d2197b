"""The account of a document's numbers: each is a row, part of a time or name, in a title or heading, or of a named kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extractors.numbers import number_kind, numbers
from extractors.span import Spanned
from extractors.time_reading import TimeMention
from pipeline.document import Document
from pipeline.rows import DepartmentRow, NumberNote, SchoolRow, TargetRow
from pipeline.traditional import simplified

_TITLE = re.compile(r"《[^《》]{1,200}》")


class _Places:
    """Spans to be asked which of them holds a number."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._spans[place][1]


def _spans(found: Iterable[Spanned]) -> _Places:
    return _Places((one.start, one.end) for one in found)


def explain_numbers(document: Document, targets: Sequence[TargetRow], times: Sequence[TimeMention], departments: Sequence[DepartmentRow],
                    schools: Sequence[SchoolRow]) -> list[NumberNote]:
    """One note for each number of the text, in order. `unexplained` is what neither a table nor a rule accounts for."""
    text = simplified(document.text)
    accounts = (
        ("row", _spans(targets)),
        ("time", _spans(times)),
        ("title", _Places(hit.span() for hit in _TITLE.finditer(text))),
        ("name", _spans([*departments, *schools])),
        ("header", _spans(block for block in document.blocks if block.kind in ("title", "doc_number", "date", "issuer", "caption"))),
    )
    serials = _Places((block.start, block.start + len(block.number) + 1) for block in document.blocks if block.number)
    notes: list[NumberNote] = []
    for start, end in numbers(text):
        kind = next((kind for kind, places in accounts if places.hold(start, end)), "")
        if not kind and serials.hold(start, end):
            kind = "heading"
        if kind:
            notes.append(NumberNote(start, end, kind))
        else:
            notes.append(NumberNote(start, end, *number_kind(text, start, end)))
    return _points(text, notes)


#: So many points that are told (扣2分, （5分）) make a text a score sheet.
_SCORE_SHEET = 10


def _points(text: str, notes: list[NumberNote]) -> list[NumberNote]:
    """In a score sheet a number alone between blanks is a cell of points, the head of its column far away or lost."""
    if sum(note.kind == "score" for note in notes) < _SCORE_SHEET:
        return notes
    return [NumberNote(note.start, note.end, "score", "number.score_sheet") if note.kind == "unexplained" and _alone(text, note) else note
            for note in notes]


def _alone(text: str, note: NumberNote) -> bool:
    return text[note.start - 1 : note.start].isspace() and text[note.end : note.end + 1].isspace()
