"""The lines of a text without blanks and markdown signs around them, and which of them a narrow page cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

#: Blanks of every width, also those that `str.strip` does not know (zero-width blank, byte order mark).
BLANKS = " \t\u00a0\u3000\u202f\u205f\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))

#: A line ends a clause here, so that nothing of it stands in the next line.
CLOSED = "。！？!?；;：:…」』）)》】"

#: No line begins with one of these but the rest of another.
_GOING_ON = "。，；、"

#: 不超过800|⏎万元: what a number is read with.
_UNITS = "万亿％%元"

#: What `str.splitlines` parts lines at.
_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+|>[ \t]+")
_PAGE = re.compile(
    r"(?:[-—–－_·]{1,3}\s*\d{1,4}\s*[-—–－_·]{1,3}|第?\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})"
)
_PAGE_WIDTH = 24
_BARE_PAGE = re.compile(r"\d{1,4}")

#: A line this long that ends without a closing mark was cut, also where lines are otherwise whole paragraphs.
LONG = 30

#: Hardly a page is this wide: a longer line is a whole paragraph, whatever it ends with but a comma.
_WHOLE = 130


@dataclass(slots=True)
class Line:
    """Characters [start, end) without blanks and markdown signs; [raw_start, raw_end) is the line on disk.

    `gap` counts the blank lines before it, `page` marks a page number, `depth` counts its markdown `#`.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    gap: int = 0
    page: bool = False
    depth: int = 0


def read_lines(text: str) -> list[Line]:
    """Every line of `text` that holds something, in order."""
    lines: list[Line] = []
    done = 0
    for raw_start, raw in _raw_lines(text):
        body = raw.strip(BLANKS)
        if not body:
            continue
        raw_end = raw_start + len(raw)
        start = raw_start + len(raw) - len(raw.lstrip(BLANKS))
        between = text[done:raw_start]
        breaks = between.count("\n") or between.count("\r") or len(between.strip(BLANKS))
        line = Line(start, start + len(body), raw_start, raw_end, max(breaks - 1, 0) if lines else breaks)
        if body[0] in "#>*" or body[-1] == "*":
            strip_markdown(line, body)
        elif len(body) <= _PAGE_WIDTH:
            line.page = _PAGE.fullmatch(body) is not None or (
                "\f" in (between, text[raw_end : raw_end + 1]) and _BARE_PAGE.fullmatch(body) is not None
            )
        lines.append(line)
        done = raw_end
    return lines


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, and the line without its break."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line.rstrip(_BREAKS)
        start += len(line)


def strip_markdown(line: Line, body: str) -> None:
    """Leave `#`, `>` and a `**` around the whole line, whose words are `body`, outside [start, end)."""
    if sign := _MARKDOWN.match(body):
        line.start += sign.end()
        line.depth = len(sign.group(1) or "")
        body = body[sign.end() :]
    if len(body) > 4 and body.startswith("**") and body.endswith("**") and "**" not in body[2:-2]:
        line.start += 2
        line.end -= 2


def narrow_width(text: str, lines: list[Line]) -> int:
    """The width of a text that was broken into narrow lines (a copied page), 0 for one line a paragraph."""
    widths = [line.end - line.start for line in lines if line.end - line.start >= 15]
    if len(widths) < 8:
        return 0
    open_widths = sorted(
        line.end - line.start
        for line, after in pairwise(lines)
        if line.end - line.start >= 15 and not after.gap and text[line.end - 1] not in CLOSED + "”"
    )
    if len(open_widths) < 0.4 * len(widths):
        return 0
    width = open_widths[len(open_widths) // 2]
    alike = sum(0.8 * width <= one <= 1.25 * width for one in open_widths)
    wider = sum(one > 2 * width for one in widths)  # whole paragraphs stand in one line, and the others are a list without marks
    return width if width <= 80 and alike >= 0.5 * len(open_widths) and wider <= 0.1 * len(widths) else 0


def sets_in(text: str, lines: list[Line], width: int) -> bool:
    """Whether a text of narrow lines sets in the first line of a paragraph: lines that surely go on hardly ever begin with blanks, others do."""
    if not width:
        return False
    going_on = [after for line, after in pairwise(lines) if not after.gap and line.end - line.start >= _full(width) and not _is_closed(text, line)]
    first = sum(line.start > line.raw_start for line in lines)
    return first >= 3 and sum(line.start > line.raw_start for line in going_on) <= 0.1 * len(going_on)


def is_cut(text: str, line: Line, after: Line, width: int, *, set_in: bool = False) -> bool:
    """Whether `line` stops inside a paragraph that goes on in `after`, which begins nothing of its own.

    With `set_in` (`sets_in`) a full line that ends a sentence stops there only where the next one begins with blanks; a semicolon at the margin of a
    narrow page ends no paragraph.
    """
    if width and not after.gap and text[line.end - 1] in "；;" and line.end - line.start >= width - 1:
        return True
    if _is_closed(text, line):
        return set_in and not after.gap and after.start == after.raw_start and line.end - line.start >= _full(width)
    last = text[line.end - 1]
    if after.gap:
        return (
            after.gap <= 2
            and line.end - line.start >= LONG
            and (last in "，、," or (last.isascii() and last.isalnum()))
        )
    return last in "，、" or text[after.start] in _GOING_ON or (last.isdigit() and text[after.start] in _UNITS) or _full(width) <= line.end - line.start <= _WHOLE


def is_cut_by_page(text: str, line: Line, width: int, *, begun: bool) -> bool:
    """Whether `line`, the last above a page number, stops inside a clause; `begun` after others."""
    return not _is_closed(text, line) and (begun or line.end - line.start >= _full(width))


def _full(width: int) -> float:
    return 0.75 * width if width else LONG


def _is_closed(text: str, line: Line) -> bool:
    last = text[line.end - 1]
    return last in CLOSED or (last == "”" and text[line.end - 2] in CLOSED)
