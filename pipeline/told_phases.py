"""The period of a scheme whose title and goals name no year: from the first of its phases to the last (`第一阶段（2023年1月至3月）…第三阶段（2024年4月至6月）`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from extractors import calendar
from extractors.late import late
from pipeline.period import Period

_DAY = r"(?:\d{1,2}日)?(?:[上中下]旬|[底初末])?"
#: 2023年1月|至3月|, |2023年12月|至2024年6月: later phases may leave out the year.
_MONTHS = rf"(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?(?P<first>\d{{1,2}})\s?月{_DAY}(?:\s?[-—–－~～至到]{{1,2}}\s?(?:(?P<until>(?:19|20)\d\d)\s?年\s?)?(?P<last>\d{{1,2}})\s?月{_DAY})?"
#: 第一阶段（|2023年1月至3月|）, 宣传发动阶段：|2023年3月|; （二）集中整治（|2023年4月—10月|）: the second names no phase, but stands in an item of its own.
_PHASES = (
    late(rf"阶段[^，。；：:（(\d\n]{{0,6}}[（(：:，,]\s?(?:时间[：:为]?)?{_MONTHS}"),
    late(rf"(?:^|(?<=[。；\n]))\s{{0,4}}[（(]?[一二三四五六七八九\d][）)、.．]\s?[\u4e00-\u9fff、和与]{{2,14}}[（(]{_MONTHS}[）)]"),
)


def phased_period(texts: Iterable[str]) -> Period:
    """From the first day of the first phase to the last day of the last, (None, None) where fewer than two phases with months are told in one way."""
    texts = [text for text in texts if "月" in text]
    return next((period for pattern in _PHASES if (period := _spanned(hit for text in texts for hit in pattern.finditer(text)))), (None, None))


def _spanned(hits: Iterable[re.Match[str]]) -> Period | None:
    days: list[date] = []
    year = 0
    for hit in hits:
        year = int(hit["year"] or year)
        end = int(hit["until"] or year)
        first, last = int(hit["first"]), int(hit["last"] or hit["first"])
        begins, ends = (calendar.months(year, first, first), calendar.months(end, last, last)) if year else (None, None)
        if begins and ends:
            days += [begins.first, ends.last]
        year = end
    return (min(days), max(days)) if len(days) > 2 else None
