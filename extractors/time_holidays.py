"""Holidays as times: the days off and, with 前, the last day before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.calendar import Period
from extractors.time_points import point_year, said_in
from extractors.time_reading import Reading, TimeMention, mention_of

#: Holidays on a fixed date: month, day, and days off as the State Council's yearly notices have laid them out since 2020.
_HOLIDAYS = {"五一": (5, 1, 5), "国庆": (10, 1, 7)}
#: Year → month and day of the first day of the lunar year (GB/T 33661-2017, the calendar's tables).
_SPRING_FESTIVAL = {
    2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16),
    2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6),
    2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip


def read_holiday(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`国庆节前`, `五一假期`, `汛期前`: dated where the calendar fixes the day."""
    before = bool(hit["suffix"])
    said = said_in(hit)
    year, fixed = point_year(hit, said, reading), _HOLIDAYS.get(hit["holiday"].strip("“”\"")[:2])
    period = None
    if year and fixed:
        first = date(year, fixed[0], fixed[1])
        period = Period(first, first - timedelta(1) if before else first + timedelta(fixed[2] - 1))
    elif year and before and hit["holiday"] == "春节" and (day := _SPRING_FESTIVAL.get(year)):
        period = Period(date(year, *day), date(year, *day) - timedelta(1))
    yield mention_of(hit, "by" if before else "during", period)
