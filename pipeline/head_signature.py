"""The signature of a paper: one or more bodies, then the day."""

from __future__ import annotations

import re

from extractors.span import Span
from pipeline.head_lines import is_organ, whole_date
from pipeline.header import Head
from pipeline.headings import read_number
from pipeline.lines import Line

_SIGNED_LINE = re.compile(
    r"(?P<organ>[一-龥 　]{4,60}?)[ 　]{1,40}"
    r"(?P<date>[\d〇○零一二三四五六七八九十]{2,4}年[^ ，。]{1,3}月[^ ，。]{1,3}日)(?:印发)?"
)


def signature(
    text: str, lines: list[Line], first: int, last: int, *, to_heading: bool = True
) -> tuple[int, int] | None:
    """First and last line of a signature in lines[first:last]: one or more bodies, then the day."""
    begin = -1
    for index in range(first, last):
        line = lines[index]
        words = text[line.start : line.end]
        if is_organ(words):
            begin = index if begin < 0 else begin
        elif begin >= 0 and whole_date(words):
            return begin, index
        elif (hit := _SIGNED_LINE.fullmatch(words[:100])) and is_organ(hit["organ"]):
            return index, index
        else:
            begin = -1
            if (
                to_heading
                and (label := read_number(text, line.start, line.end))
                and label.style in ("han", "chapter", "section")
            ):
                return None
    return None


def put_signature(text: str, lines: list[Line], head: Head, organs: int, day: int) -> int:
    """Take over a signature; return the line after it."""
    line = lines[day]
    if organs == day:
        hit = _SIGNED_LINE.fullmatch(text[line.start : line.end])
        if hit:
            head.put(
                "signed_by", "、".join(hit["organ"].split()), Span(line.start, line.start + hit.end("organ"))
            )
            head.put(
                "signed_on",
                whole_date(hit["date"]),
                Span(line.start + hit.start("date"), line.start + hit.end("date")),
            )
    else:
        spans = tuple(Span(line.start, line.end) for line in lines[organs:day])
        head.put("signed_by", "、".join("、".join(span.of(text).split()) for span in spans), *spans)
        head.put("signed_on", whole_date(text[line.start : line.end]), Span(line.start, line.end))
        head.kinds[day] = (day + 1, "date")
    for index in range(organs, max(day, organs + 1)):
        head.kinds[index] = (index + 1, "issuer")
    return day + 1
