"""Years and months that fill the cells of a table's column of times: `拟建成年份 | 2024`, `建设年限 | 2021-2025`, `投入使用时间 | 2019.6`.
Elsewhere such a bare number is no time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.span import fold
from extractors.time_reading import Kind, TimeMention
from pipeline.document import Document

#: 开工|年份|, 建设|年限|, 完成|时间|: what the head of such a column ends in.
_OF_TIMES = re.compile(r"(?:年份|年限|年度|时间|期限|时限|日期|起止|起止年|周期)(?:[（(][^（）()]{0,8}[)）])?$")
#: |开工|年份: when a thing begins is a fact, or the first day of what is planned.
_BEGINS = re.compile(r"^(?:计划|预计|拟)?(?:开工|动工|启动|开始|起始)")
#: 2019.6, 2019-06-30: a month or a day, one that is gone by tells of what is (`as_of`).
_MONTH = re.compile(r"\s*(?P<year>20\d\d)(?P<mark>[.．/-])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9]))?\s*")
#: What names rows of years; those before the plan are facts.
_ALONE = ("年份", "年度", "年")
_YEARS = re.compile(r"\s*(?P<first>20\d\d)(?:\s?(?:[-—－–~～]{1,2}|至)\s?(?P<last>20\d\d))?\s*")


def column_years(document: Document, found: Sequence[TimeMention], issued: date | None = None) -> list[TimeMention]:
    """`found` and the years and months of such columns, in text order; one that opens a project's time is `as_of`, one that ends it `by`."""
    own = {each.start: each for each in _bare(document, issued)}
    told = {mention.start for mention in found}
    months = {start for start, each in own.items() if each.rule == "time.column_month"}
    kept = [mention for mention in found if mention.start not in months]
    return sorted([*kept, *(each for start, each in own.items() if start in months or start not in told)], key=lambda mention: mention.start)


def _bare(document: Document, issued: date | None) -> Iterable[TimeMention]:
    before = document.header.plan_start
    for table in document.tables:
        heads = {cell.column: "".join(document.text[cell.start : cell.end].split()) for cells in table.rows[: table.heads] for cell in cells}
        columns = {column: _BEGINS.match(head) is not None for column, head in heads.items() if _OF_TIMES.search(head)}
        alone = {column for column, head in heads.items() if head in _ALONE}
        for cells in table.rows[table.heads :] if columns else ():
            for cell in cells:
                if cell.column not in columns or cell.carried:
                    continue
                words = fold(document.text[cell.start : cell.end])
                if hit := _YEARS.fullmatch(words):
                    past = cell.column in alone and before is not None and int(hit["last"] or hit["first"]) < before.year
                    yield _mention(cell.start, hit, begins=past or columns[cell.column])
                elif (hit := _MONTH.fullmatch(words)) and (month := _month(cell.start, hit, issued, begins=columns[cell.column])):
                    yield month


def _mention(offset: int, hit: re.Match[str], *, begins: bool) -> TimeMention:
    first, last = int(hit["first"]), int(hit["last"] or hit["first"])
    kind: Kind = "during" if hit["last"] else "as_of" if begins else "by"
    start, end = offset + hit.start("first"), offset + hit.end("last" if hit["last"] else "first")
    return TimeMention(start, end, kind, None if kind == "by" else date(first, 1, 1), date(max(first, last), 12, 31), "time.column_year")


def _month(offset: int, hit: re.Match[str], issued: date | None, *, begins: bool) -> TimeMention | None:
    year, month = int(hit["year"]), int(hit["month"])
    length = monthrange(year, month)[1]
    if int(hit["day"] or 1) > length:
        return None
    first, last = date(year, month, int(hit["day"] or 1)), date(year, month, int(hit["day"] or length))
    told = begins or (issued is not None and last < issued)
    start, end = offset + hit.start("year"), offset + hit.end("day" if hit["day"] else "month")
    return TimeMention(start, end, "as_of" if told else "by", first if told else None, last, "time.column_month")
