"""The term that a paper sets itself: in years (规划期限为2021—2035年), from month to month (整治时间：2022年4月至12月), or by the year its works are reckoned for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors import calendar
from pipeline.period import Period

#: 规划期限为|2021—2035年|, 示范时间：|2023年至2025年|: the term that a paper sets itself.
_TERM = re.compile(r"[限间期](?:为|是|[：:])\s?[自从]?((?:19|20)\d\d)\s?年?(?:1月(?:1日)?)?起?\s?[-—–－~～至到]{1,2}\s?((?:19|20)\d\d)\s?年?(?:12月(?:31日)?)?(?![\d.月])")
#: |规划期|限为, |示范的时|间为: what the term is of; 建设起止年限 is a project's.
_OF_TERM, _TERM_REACH = re.compile(r"(?:规划|实施|行动|计划|方案|建设|示范|试点|创建|整治|政策|执行|攻坚|治理|整改|专项|扶持|推进|活动|开展)(?:(?!起止|工期)[^，。；,;：:\d\n]){0,8}$"), 14
#: 规划水平年为|2030年|, 规划水平年：近期|2025年|，远期|2035年|: the years that works are reckoned for.
_LEVEL_YEAR = re.compile(
    r"规划(?:设计)?(?:水平|目标|期末)年(?:[为是：:]|分别为){0,2}(?:近期)?(?:水平年)?[为：:]?\s?((?:19|20)\d\d)\s?年?(?:[，,、；;](?:远期)?(?:水平年)?[为：:]?\s?((?:19|20)\d\d)\s?年)?"
)
_DECEMBER = 12
#: 整治时间：|2022年4月至12月|, 三、实施期|限⏎2020年1月1日至2022年12月31日|, 规划期|限⏎2022—2030年|: the same in months or days, or in the line below its heading.
_MONTHS = re.compile(
    r"[间限](?:安排)?(?:为|是|[：:，。])?\s{0,4}[自从即]?(?P<year>(?:19|20)\d\d)\s?年?\s?(?:(?P<first>\d{1,2})\s?月(?:(?P<begun>\d{1,2})\s?日)?(?:[上中下]旬|[底初末])?)?(?:起|开始)?，?\s?[-—―–－~～至到]{1,2}\s?(?:(?P<until>(?:19|20)\d\d)\s?年\s?)?(?:(?P<last>\d{1,2})\s?月(?:(?P<ended>\d{1,2})\s?日)?)?"
)


def term(paragraphs: Sequence[str], text: str) -> Period:
    """The term that a paper sets itself: a sentence of its paragraphs in years, else its text once in months or days; (None, None) where it says none."""
    hits = (hit for each in paragraphs for hit in _TERM.finditer(each) if _OF_TERM.search(each, max(0, hit.start() - _TERM_REACH), hit.start()))
    if hit := next(hits, None):
        return (date(int(hit[1]), 1, 1), date(int(hit[2]), 12, 31)) if hit[1] <= hit[2] else (None, None)
    if levels := [int(year) for each in paragraphs for hit in _LEVEL_YEAR.finditer(each) for year in hit.groups() if year]:
        return None, date(max(levels), 12, 31)
    return _months(text)


def _months(text: str) -> Period:
    """From month to month or day to day, where no more than one such term is told: several are those of steps."""
    hits = [hit for hit in _MONTHS.finditer(text) if _OF_TERM.search(text, max(0, hit.start() - _TERM_REACH), hit.start())]
    if len(hits) != 1:
        return None, None
    year, until = int(hits[0]["year"]), int(hits[0]["until"] or hits[0]["year"])
    first, last = int(hits[0]["first"] or 1), int(hits[0]["last"] or _DECEMBER)
    if not hits[0]["until"] and not hits[0]["last"]:
        return None, None
    begins, ends = _edge(year, first, hits[0]["begun"]), _edge(until, last, hits[0]["ended"])
    return (begins.first, ends.last) if begins and ends and begins.first <= ends.last else (None, None)


def _edge(year: int, month: int, day: str | None) -> calendar.Period | None:
    """The day where one is named and there is such a day, else the month."""
    return (calendar.day(year, month, int(day)) if day else None) or calendar.months(year, month, month)
