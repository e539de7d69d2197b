"""The last day that the writer of a text certainly has behind him: what tells a fact from a goal."""

from __future__ import annotations

import re
from datetime import date

from extractors import calendar
from extractors.plan import Plan
from extractors.time_reading import is_half_way

#: |2022年第三季度|重点工作进展情况, |2020年1-4月|进展情况, |2021年上半年|工作总结: what a report looks back at, in its title.
_PROGRESS = re.compile(r"((?:19|20)[0-9]{2}) ?年(?:第?([一二三1-3])季度|上半年|[^，。；\n]{0,40}?1[-—~至]([0-9]{1,2})月)[^，。；\n]{0,24}(?:进展|完成|执行|落实|工作)(?:情况|总结)")
_TITLE = 200
#: 某县|2024年一季度|招商引资“开门红”: a headline names the part of the year that its news look back at; a plan's or a call's does not.
_HEADLINE = re.compile(
    r"((?:19|20)[0-9]{2}) ?年(?:第?([一二三1-3])季度|上半年|前?([0-9]{1,2})个月)"
    r"(?![^\n]{0,40}(?:计划|要点|安排|方案|任务|目标|打算|思路|清单|部署|通知|公告|公示|通告|招[聘考募]|预告|意见|指引|课程|教学|考试))"
)


#: 截至|2019|年底，全区共有…: a stock that the writer knows.
_UP_TO = re.compile(r"截[至止]到?((?:19|20)[0-9]{2}) ?年(?:年?[底末]|12月)(?![^，。；]{0,12}将)")
#: A plan of so many years is reviewed when two and a half of them are over.
_REVIEWED_YEARS, _HALF = 5, (2, 6, 30)
#: 截至|9月|底，…项目完成全年目标: how far a report of the year knows.
_UP_TO_MONTH = re.compile(r"截[至止]到?(?:今年|本年)?(?P<month>1[0-2]|[1-9])月(?:份|底|末|(?P<day>[12][0-9]|3[01]|[1-9])日)(?![之以]?前|[^，。；]{0,16}(?:将|前|报送|提交|申报|缴))")
#: Years in which plans of more than five years end.
_LONG = (2035, 2050)


def last_past_day(text: str, plan: Plan) -> date | None:
    """A day that the writer has certainly behind him, or None.

    What its title reports on (`2022年第三季度工作进展情况`); the day of issue; the middle of the five-year plan that it reviews half-way; else the end of the year before the newest document number 〔2022〕, for a text is
    not older than what it cites; else, where only the plan's end is known, five years before it, for plans
    are made for five years at most; the first year of one that is longer.
    """
    if progress := _PROGRESS.search(text, 0, _TITLE) or _HEADLINE.search(text, 0, max(text.find("\n", 0, _TITLE), 0)):
        year, quarter, month = (int(calendar.number(part) or 0) if part else 0 for part in progress.groups())
        if period := calendar.months(year, 1, month or 3 * (quarter or 2)):
            return period.last
    if not plan.issued and plan.start and plan.own_years == _REVIEWED_YEARS and is_half_way(text):
        years, month, day = _HALF
        return date(plan.start.year + years, month, day)
    cited = [int(year) for year in re.findall(r"[〔\[［]((?:19|20)[0-9]{2})[〕\]］]", text)]
    if plan.issued or cited:
        return plan.issued or date(max(cited) - 1, 12, 31)
    told = [int(year) for year in _UP_TO.findall(text)] if "截" in text else []
    if plan.year and "截" in text and (months := list(_UP_TO_MONTH.finditer(text))):
        return _last_day(plan.year, months[-1])
    if plan.end is None or (plan.start is None and plan.end.year in _LONG):
        return date(max(told), 12, 31) if told and plan.end and max(told) < plan.end.year else None
    earliest = plan.end.year - 5
    return date(min(earliest, plan.start.year) if plan.start else earliest, 12, 31)


def _last_day(year: int, hit: re.Match[str]) -> date | None:
    """The last day of the month of `hit`, or its day where it names one."""
    month = int(hit["month"])
    period = calendar.day(year, month, int(hit["day"])) if hit["day"] else calendar.months(year, month, month)
    return period.last if period else None
