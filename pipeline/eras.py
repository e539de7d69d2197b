"""Where a report turns from the past to what is to come: a day, 今年的主要任务, a heading 下一步打算."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.late import late
from extractors.time_reading import TimeMention
from pipeline.document import Document
from pipeline.due import Timeline

#: Words that turn a report from what was to what will be, in its text and in its headings.
_NEW_ERA = late(r"新的一年|今年的?(?:主要|重点)?(?:任务|工作|目标)|下一步|下一阶段|今后(?=[一几五]|工作|，)|接下来|明年|来年|下半年")
_AHEAD = re.compile(r"目标|任务|安排|打算|部署|思路|要求|重点工作|工作重点|今年|今后|展望|奋斗")
#: How reports look back; a text that does so is read as one, whatever its title.
_LOOKS_BACK = re.compile(r"过去一年|过去的一年|一年来|刚刚过去|过去五年|五年来|这[三四五]年[来间里，]|工作回顾|各位代表|来之不易|取得[^，。]{0,8}成绩")


class Eras:
    """Whether a report has been telling of the past: it goes on in the past, over its headings too, until a new time or task is named."""

    def __init__(self, document: Document, timeline: Timeline) -> None:
        marks: list[tuple[int, TimeMention | None]] = []
        text = document.text
        several_years = timeline.plan.own_years > 1
        if "报告" in document.header.title or (not several_years and _LOOKS_BACK.search(text)):
            marks += [(hit.start(), None) for hit in _NEW_ERA.finditer(text)]
            marks += [(block.start, None) for block in document.blocks if block.kind == "heading" and _AHEAD.search(text, block.start, block.end)]
            for time in timeline.times:
                home = document.sentence_at(time.start)
                if home and time.kind in ("during", "as_of", "by") and time.end_date and time.start - home.start <= 24 and timeline.is_dated(time) and not timeline.tells_event(time):
                    marks.append((time.start, time if timeline.is_past(time) else None))
        self._marks = sorted(marks, key=lambda mark: mark[0])
        self._starts = [start for start, _ in self._marks]

    def past(self, offset: int) -> TimeMention | None:
        """The past time that the last mark before `offset` names."""
        place = bisect_right(self._starts, offset) - 1
        return self._marks[place][1] if place >= 0 else None
