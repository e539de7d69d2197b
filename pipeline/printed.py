"""Where on paper each row stands, and how sure the engine was that recognised its words there."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Document
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow

_UNSURE_WORDS = "文字识别不确定"
_DIGITS = 3


def place_rows(document: Document, rows: Iterable[TargetRow | DeadlineRow | DepartmentRow | SchoolRow], review: float | None) -> None:
    """Fill `page` and `confidence_ocr` of every row in place.

    A row whose words were recognised in a picture is right where the words are and the row made of them is: its confidence is multiplied
    by the engine's, and below `review` it is to be read.
    """
    if not document.places:
        return
    for row in rows:
        if not (places := document.places_within(row.start, row.end)):
            continue
        row.page = places[0].page
        sure = [place.confidence for place in places if place.confidence is not None]
        if not sure:
            continue
        row.confidence_ocr = min(sure)
        if row.confidence is not None:
            row.confidence = round(row.confidence * row.confidence_ocr, _DIGITS)
            if review is not None and row.confidence < review and not row.needs_review:
                row.needs_review, row.review_reason = True, _UNSURE_WORDS
