"""The policy calendar: years, months, quarters, school terms and five-year plans as first and last days.

Everything is counted from what the text or the plan says; nothing reads a clock. What does not exist
(30 February) is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from extractors import numerals


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included."""

    first: date
    last: date

    @property
    def years(self) -> int:
        """Its length where it is made of whole calendar years, else 0."""
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return self.last.year - self.first.year + 1 if whole else 0


#: How many numerals are remembered; a text repeats its years and months.
_REMEMBERED = 1024


@lru_cache(_REMEMBERED)
def number(text: str) -> int | None:
    """A count in Arabic or Chinese numerals (`12`, `十二`, `两`); None for what is no numeral (`半`)."""
    try:
        return int(numerals.number(text))
    except ValueError:
        return None


@lru_cache(_REMEMBERED)
def year_number(text: str) -> int:
    """A year written with four digits, Arabic or Chinese (`2025`, `二〇二五`)."""
    return int(numerals.number(text))


def years(first: int, last: int) -> Period | None:
    """1 January of `first` to 31 December of `last`; None where that is backwards or no year at all."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31))


def months(year: int, first: int, last: int) -> Period | None:
    """The first day of month `first` to the last of month `last` of one year."""
    if not 1 <= first <= last <= 12:
        return None
    after = date(year, 12, 31) if last == 12 else date(year, last + 1, 1) - timedelta(1)
    return Period(date(year, first, 1), after)


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """One day."""
    try:
        only = date(year, month, day_of_month)
    except ValueError:
        return None
    return Period(only, only)


def month_or_day(year: int, month: int, day_of_month: str | None) -> Period | None:
    """The whole month, or the one day of it that `day` writes."""
    if day_of_month is None:
        return months(year, month, month)
    return day(year, month, number(day_of_month) or 0)


def quarters(year: int, first: int, last: int) -> Period | None:
    """Quarter `first` to quarter `last`."""
    return months(year, 3 * first - 2, 3 * last)


def third_of_month(year: int, month: int, part: str) -> Period | None:
    """`上旬` (to the 10th), `中旬` (to the 20th) or `下旬` of a month."""
    whole = months(year, month, month)
    if whole is None:
        return None
    first = {"上": 1, "中": 11, "下": 21}[part]
    last = whole.last if part == "下" else whole.first.replace(day=first + 9)
    return Period(whole.first.replace(day=first), last)


def school_term(year: int, season: str) -> Period | None:
    """`秋`: 1 September to 31 January; `春`: 1 March to 31 July; `year` is the one that it begins in."""
    if season == "春":
        return months(year, 3, 7)
    return Period(date(year, 9, 1), date(year + 1, 1, 31))


def school_year(year: int) -> Period:
    """1 September to 31 August."""
    return Period(date(year, 9, 1), date(year + 1, 8, 31))


def from_day(first: date, count: int) -> Period | None:
    """So many months from a day on: `2024-03-01` and sixty months end on `2029-02-28`; None beyond the last year of the calendar."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    if year > MAXYEAR:
        return None
    after = date(year, month + 1, 1) + timedelta(first.day - 1)
    return Period(first, after - timedelta(1))


def five_year_plan(ordinal: int) -> Period | None:
    """The n-th five-year plan of the People's Republic; since the third they begin in 1951 + 5n."""
    return years(1951 + 5 * ordinal, 1955 + 5 * ordinal)
