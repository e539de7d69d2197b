"""Chapters of a report: where the one that looks back at a year ends, and which are of what is to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter

from extractors.span import Span

#: 二、2026年工作安排: a chapter by its number.
_CHAPTER = re.compile(r"^[ \t　]{0,8}(?:第?[一二三四五六七八九十]{1,3}(?:、|[章部]分?[ 　]))[^\n。；]{2,30}$", re.M)
_AHEAD = re.compile(r"下一?步|今后|打算|计划|思路|目标|任务|安排|措施|举措")
#: |2026年工作安排|, |“十五五”时期主要目标|: one of what is to come, without a number.
_BARE_AHEAD = re.compile(
    r"^[ \t　*#]{0,8}(?:(?:19|20)\d\d ?年|[“\"]?十[三四五]五[”\"]?|今后|未来|今年|明年|下一?步)"
    r"[^\n。；，：]{0,16}?(?:打算|计划|思路|目标|任务|安排|要求|举措|部署|重点)[^\n。；，：]{0,10}$",
    re.M,
)
#: |第二部分| 2026年工作安排, |（二）|2026年工作安排, and how a line is numbered at all.
_PART = re.compile(r"^[ \t　*#]{0,8}第[一二三四五六七八九十]{1,3}(?:章|部分)", re.M)
_BRACKETED = re.compile(r"^[ \t　*#]{0,8}[（(][一二三四五六七八九十]{1,3}[)）]", re.M)
_NUMBERED = re.compile(r"[ \t　*#]{0,8}(?:(?P<part>第[一二三四五六七八九十]{1,3}(?:章|部分))|(?P<bracketed>[（(][一二三四五六七八九十]{1,3}[)）])|[一二三四五六七八九十]{1,3}、)")
#: |过去一年工作回顾|, |一、一年来的主要工作|: of the year before, which it doesn't name.
_PAST_YEAR = re.compile(r"^[ \t　*#]{0,8}(?:[一二三四五六七八九十]、)?(?:过去的?一年|一年来)的?(?:主要|政府)?工作(?:情况|总结|回顾)?\**[ \r]*$", re.M)


def end_of_review(text: str, at: int, after: int) -> int:
    """Where the chapter ends whose heading names at `at` the year that it looks back at, and ends at `after`: at the next one that is numbered like it."""
    label = _NUMBERED.match(text, text.rfind("\n", 0, at) + 1)
    like = _BARE_AHEAD if label is None else _PART if label["part"] else _BRACKETED if label["bracketed"] else _CHAPTER
    end = like.search(text, after) or _CHAPTER.search(text, after)
    return end.start() if end else len(text)


def is_ahead(text: str, at: int) -> bool:
    """Whether the chapter at `at` is of what is to come: `三、下一步工作`."""
    line = text.rfind("\n", 0, at) + 1
    own = _CHAPTER.match(text, line, at)  # 一、工作目标。到|2025年
    chapters = _chapters(text)
    above = bisect_left(chapters, line, key=itemgetter(1)) - 1
    heading = own.span() if own else chapters[above] if above >= 0 else None
    return heading is not None and _AHEAD.search(text, *heading) is not None


@lru_cache(maxsize=4)
def _chapters(text: str) -> list[tuple[int, int]]:
    """Where the headings of chapters begin and end, left to right."""
    return [hit.span() for hit in _CHAPTER.finditer(text)]


@lru_cache(maxsize=4)
def review_of_past_year(text: str) -> Span | None:
    """The chapter that looks back at the year before without naming it, None where there is none."""
    heading = _PAST_YEAR.search(text) if "一年" in text else None
    return Span(heading.start(), end_of_review(text, heading.start(), heading.end())) if heading else None
