"""What a report looks back at: all of it before the chapter of what is to come tells of a time gone by (2023年工作总结及2024年工作打算)."""

from __future__ import annotations

import re

from extractors import calendar
from extractors.plan import Plan
from extractors.time_reading import TimeMention
from pipeline.document import Block, Document

#: |2023年|工作总结及2024年工作打算, |2023年度|…工作完成情况汇报, |2022年|国民经济和社会发展计划执行情况: titles that look back at a year.
_TITLE = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年度?[^，。；：\d]{0,24}?(?:总结|回顾|(?:完成|执行)情况|(?<!政府)工作(?:情况|汇报|述职)|述职)")
#: |工作总结及2024年工作思路|, |工作总结及下一年工作打算|: what comes before what is planned for a year is of the year before.
_BEFORE_PLANNED = re.compile(r"(?:工作|目标|任务)(?:总结|回顾|完成情况|情况|汇报)(?:和|及|与|暨|以及|、)(?:(?P<next>(?:19|20)\d\d)\s?年度?|下一?年度?|明年|来年)[^，。；：\d]{0,16}?(?:思路|计划|打算|安排|要点|谋划|设想|目标|任务|重点)")
#: 关于报送2023年工作总结的|通知|, …完成情况登记|表|: papers that only ask for it.
_OTHER_PAPER = re.compile(r"(?:表|通知|方案|清单|办法|要点)$")
#: 四、2024年工作|打算|, 三、|下一步|工作思路, 五、|努力方向|: chapters of what is to come.
_COMING = re.compile(r"下一?(?:步|阶段|年)|下半年|明年|来年|今后|打算|努力方向|(?:工作|发展)(?:思路|计划|安排|要点|重点|举措)")
#: …完成|情况|, …工作|总结|: what speaks of tasks only to say what became of them.
_GONE = re.compile(r"总结|回顾|(?:完成|执行|落实|进展|实施|工作)情况|成效|做法|成绩")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")
#: |下一步，|我局将…, |今后工作中，|…, |2024年，|…, |2024年我局|将…: a paragraph that goes over to what is to come, where no heading does.
_GOES_OVER = re.compile(
    r"\s*在?(?:下一?步|下一阶段|接下来|今后|下半年|明年|来年|新的一年|(?P<year>(?:19|20)\d\d)\s?年)里?(?:(?:的?工作)?中?[，,]|(?:我[局县市区镇乡校委办]|全[县市区镇乡校])[^，。；]{0,6}(?:将|拟|计划))"
)
#: |2024年工作打算：|一是…: what a paragraph says of itself before its first colon is a heading too.
_LABEL = re.compile(r"[^，。；：:]{4,30}(?=[：:])")
#: 2023年工作总结及|2024年工作思路|: how the title of a report ends that looks ahead.
_ENDS_AHEAD = re.compile(r"(?:和|及|与|暨|以及|、)(?:下半年|明年|来年|(?:19|20)\d\d ?年度?)[^，。；：]{0,12}(?:思路|计划|打算|安排|要点|谋划|设想)$")
#: A heading is so long at most.
_HEADING = 40


def plan_of(document: Document) -> Plan:
    """The plan's own period, and which year the document looks back at up to where."""
    header = document.header
    return Plan(header.plan_start, header.plan_end, header.issue_date, _reviewed(document))


def told_by(plan: Plan, document: Document) -> TimeMention | None:
    """The time of the facts before the chapter of what is to come, as the title names it."""
    if plan.reviewed is None or not (period := calendar.years(plan.reviewed[0], plan.reviewed[0])):
        return None
    title = document.header.spans.get("title", ())
    start = title[0].start if title else 0
    return TimeMention(start, title[0].end if title else 0, "as_of", period.first, period.last, "time.of_account")


def _reviewed(document: Document) -> tuple[int, int] | None:
    """The year that the title looks back at, and where the chapter of what is to come begins; a plan of several years looks back in chapters of its own."""
    header = document.header
    title = header.title or _headline(document)
    named = _TITLE.search(title) or (_chapter(document) if _GONE.search(title) else None)
    planned = None if named else _BEFORE_PLANNED.search(title)
    if (named is None and planned is None) or _OTHER_PAPER.search(title) or (header.plan_start and header.plan_end and header.plan_start.year != header.plan_end.year):
        return None
    following = planned["next"] if planned else None
    year = int(named["year"]) if named else int(following) - 1 if following else header.plan_end.year - 1 if header.plan_end else 0
    if not year:
        return None
    return year, next((block.start for block in document.blocks if _is_ahead(document.text, block, year)), len(document.text))


def _chapter(document: Document) -> re.Match[str] | None:
    """The first chapter of a report whose title names no year, where it looks back at the one before the year planned for (`一、2024年工作总结`)."""
    start = document.header.plan_start
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    hit = _TITLE.search(document.text, first.start, first.end) if first and start else None
    return hit if hit and start and int(hit["year"]) == start.year - 1 else None


#: So many blocks are looked through for a headline below what a page says of itself.
_FIRST_BLOCKS = 8


def _headline(document: Document) -> str:
    """The title of a report that no head was found above (`导航菜单`, `文档介绍`): its first heading without a number that looks back at a year and ahead."""
    for block in document.blocks[:_FIRST_BLOCKS]:
        words = document.text[block.start : block.end]
        if block.kind == "heading" and not block.number and block.end - block.start <= _HEADING and _is_headline(words):
            return words
    return ""


def _is_headline(words: str) -> bool:
    """Whether a line is the title of a report that looks back at a year and ahead."""
    return _TITLE.search(words) is not None and _ENDS_AHEAD.search(words) is not None


def _is_ahead(text: str, block: Block, year: int) -> bool:
    """Whether a block opens what is to come: its heading or label says so, or its first words do."""
    if block.kind not in ("heading", "item", "paragraph"):
        return False
    label = _LABEL.match(text, block.start, block.end) if block.kind == "paragraph" else None
    if label or (block.kind != "paragraph" and block.end - block.start <= _HEADING):
        title = label.group() if label else text[block.start : block.end]
        if _is_headline(title):
            return False
        later = any(int(hit[1]) > year for hit in _YEAR.finditer(title))
        return (later or _COMING.search(title) is not None) and (later or not _GONE.search(title))
    hit = _GOES_OVER.match(text, block.start, block.end) if block.kind != "heading" else None
    return hit is not None and (hit["year"] is None or int(hit["year"]) > year)
