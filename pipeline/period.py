"""The plan's own period: from its title, from the five-year plan it belongs to, or from its overall goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.numerals import number
from extractors.span import fold

Period = tuple[date | None, date | None]

_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年|远景)")
_RANGE = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)\d\d)(?!\d)")
_FIVE_YEAR = re.compile(
    r"(?:[“\"]|(?=十[一二三四五六七八九]五(?:规划|时期|期间)))(十?[一二三四五六七八九])五(?:[”\"]|规划|时期|期间)|第([一二三四五六七八九十]{1,3})个五年"
)
_YEARLY = re.compile(r"(?<![到至\d—－-])((?:19|20)\d\d)(?:\s?年度?(?![版修—－-]|\s?[至到])|(?=[\u4e00-\u9fff]{2,10}(?:政府工作报告|工作要点)))")
_PLANNED = re.compile(r"[^年\d]{0,16}?(?:计划(?!执行)|思路|要点|打算|安排|任务|目标|方案|预算)")
_HORIZON = re.compile(r"[到至]\s?((?:19|20)\d\d)\s?年|(?<!\d)(20[3-9]\d)(?!\d|\s?年?版)")
_GOAL_YEAR = re.compile(r"(?:(?<![截达])[到至]|力争用|确保)\s?((?:19|20)\d\d)\s?年")
_NEXT_FIVE = re.compile(r"(?:未来|今后|下一个|接下来)(?:的)?五年")
_CITED = re.compile(r"《[^《》]{1,80}》")
#: What no overall goal is measured by: an outlook beyond the plan, and how long the paper itself is in force.
_BEYOND = re.compile(r"(?:展望|远景|有效期|本世纪)[^。；]{0,40}")
#: Years that plans name as an outlook, not as their own end, where a nearer one stands beside them.
_OUTLOOK = (2035, 2050)


def five_year_plan(ordinal: int) -> tuple[date, date]:
    """First and last day of the N-th five-year plan: the seventh ran 1986–1990, the fourteenth 2021–2025."""
    start = 1951 + 5 * ordinal
    return date(start, 1, 1), date(start + 4, 12, 31)


def arabic_years(text: str) -> str:
    """`text` folded, with years written in Chinese digits in Arabic ones; the length stays the same."""
    return _CHINESE_YEAR.sub(lambda hit: str(int(number(hit.group()))), fold(text))


def title_period(title: str) -> Period:
    """The period that a title names: `2021—2025年`, `“十四五”`, a yearly `2024年`, a horizon `2035`.

    (None, None) where it names none.
    """
    plain = arabic_years(title)
    if hit := _RANGE.search(plain):
        return date(int(hit[1]), 1, 1), date(int(hit[2]), 12, 31)
    if hit := _FIVE_YEAR.search(plain):
        return five_year_plan(int(number(hit[1] or hit[2])))
    yearly = list(_YEARLY.finditer(plain))
    # 2022年工作总结和2023年工作思路: the year that is planned for.
    if hit := next((hit for hit in yearly if _PLANNED.match(plain, hit.end())), yearly[0] if yearly else None):
        return date(int(hit[1]), 1, 1), date(int(hit[1]), 12, 31)
    if hit := _HORIZON.search(plain):
        return None, date(int(hit[1] or hit[2]), 12, 31)
    return None, None


def goal_period(opening: Sequence[str], goals: Sequence[str], issued: int | None) -> Period:
    """The period of the first paragraphs and the goals: a five-year plan, `未来五年`, or the last goal year.

    A year before the one of issue (`issued`) is a look back. A five-year plan that is only cited counts where
    the goal agrees.
    """
    years = sorted(
        {year for text in (*opening, *goals) for year in _goal_years(text) if not issued or year >= issued}
    )
    nearer = [year for year in years if year not in _OUTLOOK]
    end = (nearer or years)[-1] if years else None
    plain = [arabic_years(text) for text in (*opening, *goals)]
    for text in plain if end else [_CITED.sub("", text) for text in plain]:
        for hit in _FIVE_YEAR.finditer(text):
            start, last = five_year_plan(int(number(hit[1] or hit[2])))
            if last.year == end or (
                end is None and last.year >= (issued or 0) and "时期" in text[hit.end() - 2 : hit.end() + 2]
            ):
                return start, last
    if end is None:
        return None, None
    if any(_NEXT_FIVE.search(text) for text in plain):
        return date(end - 4, 1, 1), date(end, 12, 31)
    return None, date(end, 12, 31)


def _goal_years(text: str) -> list[int]:
    return [int(hit[1]) for hit in _GOAL_YEAR.finditer(_BEYOND.sub("", arabic_years(text)))]
