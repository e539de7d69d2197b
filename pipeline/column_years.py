"""Years that fill the cells of a table's column of times: `拟建成年份 | 2024`, `建设年限 | 2021-2025`. Elsewhere a bare number of four digits is no time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.span import fold
from extractors.time_reading import Kind, TimeMention
from pipeline.document import Document

#: 开工|年份|, 建设|年限|, 完成|时间|: what the head of such a column ends in.
_OF_TIMES = re.compile(r"(?:年份|年限|年度|时间|期限|时限|日期|起止|起止年|周期)(?:[（(][^（）()]{0,8}[)）])?$")
#: |开工|年份: when a thing begins is a fact, or the first day of what is planned.
_BEGINS = re.compile(r"^(?:计划|预计|拟)?(?:开工|动工|启动|开始|起始)")
_YEARS = re.compile(r"\s*(?P<first>20\d\d)(?:\s?(?:[-—－–~～]{1,2}|至)\s?(?P<last>20\d\d))?\s*")


def column_years(document: Document, found: Sequence[TimeMention]) -> list[TimeMention]:
    """`found` and the years of such columns, in text order; a year that opens a project's time is `as_of`, one that ends it `by`."""
    taken = {mention.start for mention in found}
    return sorted([*found, *(each for each in _bare(document) if each.start not in taken)], key=lambda mention: mention.start)


def _bare(document: Document) -> Iterable[TimeMention]:
    for table in document.tables:
        heads = {cell.column: document.text[cell.start : cell.end].strip() for cells in table.rows[: table.heads] for cell in cells}
        columns = {column: _BEGINS.match(head) is not None for column, head in heads.items() if _OF_TIMES.search(head)}
        for cells in table.rows[table.heads :] if columns else ():
            for cell in cells:
                hit = _YEARS.fullmatch(fold(document.text[cell.start : cell.end])) if cell.column in columns and not cell.carried else None
                if hit:
                    yield _mention(cell.start, hit, begins=columns[cell.column])


def _mention(offset: int, hit: re.Match[str], *, begins: bool) -> TimeMention:
    first, last = int(hit["first"]), int(hit["last"] or hit["first"])
    kind: Kind = "during" if hit["last"] else "as_of" if begins else "by"
    start, end = offset + hit.start("first"), offset + hit.end("last" if hit["last"] else "first")
    return TimeMention(start, end, kind, None if kind == "by" else date(first, 1, 1), date(max(first, last), 12, 31), "time.column_year")
