"""The title of a paper or of what a notice issues: where it stands, over how many lines, and once more above the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.span import Span
from pipeline.head_lines import is_organ, whole_date
from pipeline.head_titles import NOTICE, gather, is_title_line, last_type, quoted_span, squeezed
from pipeline.header import Head
from pipeline.lines import Line

#: A day that signs a notice stands within so many lines.
_REACH = 20
#: 某县政府工作报告|—全文|: what a page adds to a title.
_IN_FULL = re.compile(r"[-—–]{1,2}全文$")


def put_title(text: str, lines: list[Line], index: int, head: Head, name: str) -> int:
    after, words = gather(text, lines, index)
    words = _IN_FULL.sub("", words)
    spans = tuple(Span(line.start, line.end) for line in lines[index:after])
    head.fields[name] = words
    head.spans["plan_title" if name == "second_title" else name] = spans
    if name == "title" and (quoted := quoted_span(text, lines[index].start, lines[after - 1].end)):
        head.spans["plan_title"] = (quoted,)
    head.kinds[index] = (after, "title")
    return after


def read_repeated_title(text: str, lines: list[Line], index: int, head: Head) -> int:
    """A notice without signature may still have its plan's title above the body, in its own words; one without a title says it in its text."""
    notice = NOTICE.search(head.fields.get("title", "")) or ("title" not in head.fields and next(_issued(text, lines[index : index + 2]), None))
    if not notice:
        return index
    wanted = squeezed(notice["inner"])
    for place in range(index, min(len(lines), index + 40)):
        words = ""
        for after in range(place, min(len(lines), place + 4)):
            words += text[lines[after].start : lines[after].end][: len(wanted) + 10]
            if squeezed(words) == wanted:
                head.put("second_title" if "title" in head.fields else "title", words)
                head.spans["plan_title"] = tuple(
                    Span(line.start, line.end) for line in lines[place : after + 1]
                )
                head.kinds[place] = (after + 1, "title")
                above = lines[place - 1]
                if place > index and is_organ(text[above.start : above.end]):
                    # It signed the notice without a day.
                    head.put("signed_by", "、".join(text[above.start : above.end].split()), Span(above.start, above.end))
                    head.kinds[place - 1] = (place, "issuer")
                elif place > index and (day := whole_date(text[above.start : above.end])):
                    head.put("head_date", day, Span(above.start, above.end))
                    head.kinds[place - 1] = (place, "date")
                return after + 1
    return index


#: 《|枣林县应急规划|》已经县政府同意，现印发给你们: what is issued.
_ISSUED = re.compile(r"《(?P<inner>[^《》]{6,80})》(?=[^。；]{0,60}印发)")


def _issued(text: str, lines: list[Line]) -> Iterator[re.Match[str]]:
    """Where the first paragraphs of a notice name what it issues."""
    return (hit for line in lines if (hit := _ISSUED.search(text, line.start, line.end)))


def read_dated_title(text: str, lines: list[Line], index: int, head: Head) -> int:
    """A notice that is signed by a day alone: the title of what it issues stands below, and ends in what kind of paper it is."""
    for place in range(index, min(len(lines) - 1, index + _REACH)):
        line, below = lines[place], lines[place + 1]
        if day := whole_date(text[line.start : line.end]):
            words = text[below.start : below.end]
            if is_title_line(text, below, first=False) and last_type(words) < len(words):
                head.put("head_date", day, Span(line.start, line.end))
                head.kinds[place] = (place + 1, "date")
                return put_title(text, lines, place + 1, head, "second_title" if "title" in head.fields else "title")
    return index
