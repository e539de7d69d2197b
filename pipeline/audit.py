"""Every number of a document and what it is: a row of `targets`, a known non-target, or unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract import Extraction
from pipeline.rows import NumberNote
from pipeline.tables import Row

UNEXPLAINED = "unexplained"
#: How many characters on either side of a number are shown with it.
AROUND = 12
#: How many examples stand for a kind.
EXAMPLES = 4


def number_rows(extraction: Extraction) -> list[Row]:
    """The rows of the table `numbers`, in text order."""
    text = extraction.document.text
    rows: list[Row] = []
    line, counted = 1, 0
    for note in sorted(extraction.numbers, key=lambda note: note.start):
        line += text.count("\n", counted, note.start)
        counted = note.start
        rows.append(
            {
                "start": note.start,
                "end": note.end,
                "text": text[note.start : note.end],
                "kind": note.kind,
                "rule": note.rule,
                "doc_id": extraction.doc_id,
                "line": line,
            }
        )
    return rows


def kinds(extraction: Extraction) -> dict[str, list[str]]:
    """Kind → the numbers of that kind as written, the commonest kind first and `unexplained` last."""
    text = extraction.document.text
    found: dict[str, list[str]] = {}
    for note in extraction.numbers:
        found.setdefault(note.kind, []).append(text[note.start : note.end])
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == UNEXPLAINED, -len(pair[1]), pair[0])))


def unexplained(extraction: Extraction) -> Iterator[tuple[NumberNote, str]]:
    """Each unexplained number with the words around it, on one line."""
    text = extraction.document.text
    for note in extraction.numbers:
        if note.kind == UNEXPLAINED:
            around = text[max(0, note.start - AROUND) : note.end + AROUND]
            yield note, " ".join(around.split())
