"""Months and days that date nothing but facts: `12月救助52人` tells when something was done, not by when it is due."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pipeline.document import Document
from pipeline.rows import DeadlineRow, TargetRow

#: The rule of a point of time that is read as a goal because nothing else is said of it.
_GOAL = "time.point.goal"
#: What such a point ends in: a month, a day, the end of a quarter.
_ENDS = ("月", "月份", "日", "号", "季度末")


def told_times(document: Document, times: Sequence[DeadlineRow], targets: Sequence[TargetRow]) -> None:
    """Read as facts those of the times that open a sentence whose figures are all facts."""
    starts = [target.start for target in targets]
    for time in times:
        if time.kind != "by" or time.found_by != _GOAL or not time.text.endswith(_ENDS) or _is_to_come(document, time):
            continue
        sentence = document.sentence_at(time.start)
        rows = targets[bisect_left(starts, time.end) : bisect_left(starts, sentence.end)] if sentence else ()
        if {row.status for row in rows} - {"condition"} == {"baseline"}:
            time.kind, time.start_date = "as_of", _first(time.text, time.end_date)


def _is_to_come(document: Document, time: DeadlineRow) -> bool:
    """Whether it begins after the day of issue (`食堂基本完工，10月交付使用`, in a page of September)."""
    issued, first = document.header.issue_date, _first(time.text, time.end_date)
    return issued is not None and first is not None and first > issued


def _first(words: str, last: date | None) -> date | None:
    """The first day of the month or quarter that ends with `last`; a day is its own."""
    if last is None or words.endswith(("日", "号")):
        return last
    return last.replace(month=last.month - 2 if words.endswith("季度末") else last.month, day=1)
