"""Whether a document gives an account of what is (statistics, a look back, a portrait of a place) rather than a plan of what is to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from extractors import calendar
from extractors.span import Span
from extractors.time_reading import TimeMention
from pipeline.chapters import by_section
from pipeline.document import Document, Sentence
from pipeline.head_titles import is_paper, lists_tasks
from pipeline.signs import IS_DONE, PROMISED, Signs

#: Titles of plans and orders: what they say is to be done, however it is put.
_PLAN_TITLE = re.compile(r"规划|计划(?!执行|完成)|方案|意见|措施|要点|任务|清单|目标|办法|通知|决定|纲要|细则|标准|实事|指南|指引|行动|部署|安排|打算|思路|设想|预算[（(]?草案")
#: Titles of accounts: 统计公报, 发展概况, 工作总结, 基本情况.
_ACCOUNT_TITLE = re.compile(r"统计|公报|决算|(?:督查|督导|检查|考核|测评)[^，。]{0,4}通报$|年报|年鉴|概况|简介|总结|回顾|成效|成就|纪实|(?:典型|工作|先进|改革)经验(?:材料|交流)?$|经验做法$|侧记$|基本情况|情况(?:的?(?:通报|汇报|介绍|说明|报告))?$|(?:完成|执行|运行)情况|状况|进展|(?:监测|评估|自评|督导|审计|调查|调研|普查)[^，。]{0,8}报告|中期评估(?:出炉|完成|结果|$)|(?<![力争要将])交出[^，。]{0,16}(?:成绩单|答卷)|[简快月季]报(?:[（(][^（）()]{1,12}[)）])?$|经济运行")
#: How accounts speak, beside signs of what was and is: 总数|达…
_TELLS = IS_DONE | {"compared", "than_before"}
_TOTALS = re.compile(r"总数[为达]")
#: How plans speak.
_PROMISES = PROMISED | {"day", "favour"}
#: 新建|…, 推进|…: deeds, which a plan orders and an account tells of; alone they say neither.
_DEEDS = re.compile(
    r"[新改扩迁]建|新增|建成|完成|建设|打造|培育|引进|创建|改造|开展|配备|设置|提高|提升|组织|优化|奖|补[助贴]|培训|培养|推进|实施|加快|加强|完善|支持|健全|落实"
)
#: |今年以来，…各项工作进展顺利。|: how a report without a title begins.
_OPENS_ACCOUNT = re.compile(
    r"\s*(?:今年|年初|一年|半年|上半年|前三季度|(?:19|20)\d\d年)(?:以来|来)?[，,][^。；\n]{0,200}?"
    r"(?:进展顺利|(?:稳步|有序|顺利)推进|取得了?[^，。；]{0,14}(?:成效|成绩|进展|突破|成果)|[圆满顺利较好全面]{2}地?完成了?|实现了)"
)
#: 【概况】, 【机构概况】: how an entry of a yearbook or a portrait begins.
_ENTRY = re.compile(r"\s*【[^【】\n]{0,8}(?:概况|简介|基本情况|综述|概述)】")
#: So many sentences of an account stand against one that promises; one fact alone makes no account.
_OUTWEIGHS, _LEAST = 3, 2


#: …进展情况的|通报|, “十四五”规划中期|评估报告|, 发布…|统计公报的通知|: the last words of a title go before what it is about (民生实事).
_ACCOUNT_END = re.compile(
    r"(?:情况|进展|成效|概况|状况)(?:的?(?:通报|汇报|报告|说明|公告|介绍|简报))?$|(?:监测|评估|评价|自评|督导|审计|检查|调查|调研)(?:情况)?的?报告$|(?:公报|年报|年度报告|统计(?:数据|资料))》?的(?:通知|公告|通告)$|中期评估(?:出炉|完成|结果|$)|(?<![力争要将])交出[^，。]{0,16}(?:成绩单|答卷)"
)

#: 某市|提前完成|9项重点任务, |2021年全省完成造林9|万亩: a headline of what was done; 全面实现 alone may be a goal.
_DONE_TITLE = re.compile(
    r"(?:19|20)\d\d年(?:[上下]半年|前三季度|[一二三四]季度)?(?:(?![将拟要]|计划|力争|预计)[^，。；\d]){0,16}?(?:完成|已达到?|突破|增长|下降)(?:(?![将拟要])[^，。；\d]){0,12}\d|(?:提前|超额|圆满|顺利|如期)(?:[\u4e00-\u9fff]{0,4}完成|实现|达成)|完成(?:率|过半)|[均已][^，。]{0,8}(?:完成|开工|竣工|投用)"
    r"|^(?:(?!加快|推[进动]|部署|动员|奋力|全力|补短板|力争|确保)[^\n]){0,60}?(?:已经?全面(?:完成|实现|达成)|全面(?:[\u4e00-\u9fff]{0,4}完成|实现|达成)(?:了|[^，。]{0,8}(?:年度|目标任务)))")


#: How the title of what is to be done ends, whatever it says before (…如期完成路线图).
_AHEAD = ("路线图", "时间表", "任务书", "推进表", "任务清单")


#: |“五大行动”|成效明显: what a title only quotes.
_QUOTED = re.compile(r"“[^“”]{0,16}”(?!$)")


def _plan_title(title: str) -> bool:
    tells = _ACCOUNT_END.search(title) or (_DONE_TITLE.search(title) and not is_paper(title) and not title.endswith(_AHEAD))
    return _PLAN_TITLE.search(_QUOTED.sub("", title)) is not None and not tells


def is_plan(document: Document) -> bool:
    """Whether the title calls it a plan or an order, or it has a period of several years; of a year news and reports tell as well."""
    return _of_years(document) or _plan_title(document.header.title)


def _of_years(document: Document) -> bool:
    start, end = document.header.plan_start, document.header.plan_end
    return end is not None and (start is None or start.year < end.year)


def is_account(document: Document, signs: Signs, measured: Iterable[Sentence]) -> bool:
    """Whether the document tells of what is: by its title, else by how its `measured` sentences (those that hold quantities) speak.

    A document with a plan's period is none, unless its title calls it an account of that time (2023年工作总结).
    """
    title = document.header.title
    by_title = _is_titled_account(document)
    if _plan_title(title) or (document.header.plan_end and not by_title):
        return False
    promised = ordered = told = plain = 0
    for sentence in measured:
        if signs.first(_PROMISES, sentence.start, sentence.end):
            promised += 1
        elif signs.first(_TELLS, sentence.start, sentence.end) or _TOTALS.search(document.text, sentence.start, sentence.end):
            told += 1
        elif _DEEDS.search(document.text, sentence.start, sentence.end):
            ordered += 1
        else:
            plain += 1
    if by_title:
        return told + plain + ordered >= promised
    return told > 0 and told >= ordered and told + plain >= max(_LEAST, _OUTWEIGHS * promised)


def _is_titled_account(document: Document) -> bool:
    """Whether the title, or for want of one the opening, or the entries of the head call the document an account."""
    title = document.header.title
    called = _ACCOUNT_TITLE.search(title) or (_DONE_TITLE.search(title) and not is_paper(title)) or (not title and _opens_account(document))
    return bool(called) or _of_year_before(document) or any(_ENTRY.match(document.text, block.start) for block in document.blocks[:_HEAD_BLOCKS])


def _of_year_before(document: Document) -> bool:
    """Whether a headline names a year and the page was published in a later one (`2025年全省农业稳中有进`, of January 2026)."""
    title, day = document.header.title, document.header.issue_date
    years = [int(hit["year"]) for hit in _TITLE_YEAR.finditer(title) if hit["year"]] if day and not is_paper(title) and not lists_tasks(title) else []
    return day is not None and bool(years) and max(years) < day.year


def _opens_account(document: Document) -> bool:
    """Whether the first paragraph tells of the year so far."""
    first = next((block for block in document.blocks if block.kind == "paragraph"), None)
    return first is not None and _OPENS_ACCOUNT.match(document.text, first.start, first.end) is not None and not _COMES_TO_MATTER.search(document.text, first.start, first.end)


#: Signs that something was done, was so, or is told as news.
_TOLD = IS_DONE | {"news", "compared", "than_before"}
#: |——建成|更加先进的设施。: a goal of a list.
_GOAL_ITEM = re.compile(r"\s*[-—－–]{1,2}\s*(?:实现|建成|构建|形成|打造|建立|提供|实施|完善|健全)")
#: So many promises and bounds, or items of goals, make a text that nothing dates one of orders.
_ORDERS = 2


def blocks_of_orders(document: Document, signs: Signs) -> frozenset[int]:
    """Where a year (`2009年，建成…，不少于…`, `——建成…。2015年，…`) is that of the tasks, however long past: below the tasks and in the goals of a text that nothing
    dates, that tells of nothing done, and promises.
    """
    header, whole = document.header, len(document.text)
    if header.plan_end or header.issue_date or signs.first(_TOLD, 0, whole):
        return frozenset()
    goals = frozenset(place for place, block in enumerate(document.blocks) if _GOAL_ITEM.match(document.text, block.start, block.end))
    if len(goals) >= _ORDERS:
        return goals
    if sum(1 for _ in islice(signs.within(PROMISED, 0, whole), _ORDERS)) < _ORDERS:
        return frozenset()
    return frozenset(place for place in range(len(document.blocks)) if by_section(document.section(place)) == "target")


#: |2022年|工作总结, |“十三五”|教育工作回顾, |第十四个五年|规划和2035年远景目标纲要实施情况.
_TITLE_YEAR = re.compile(r"(?P<year>(?<!\d)(?:19|20)\d\d)(?!\d|\s?年?远景)\s?年?|“?十(?P<ordinal>[一二三四五])五”?|第十(?P<nth>[一二三四五])个五年")


def told_time(document: Document, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that an account tells of: what its title names first, else a time that opens its text."""
    for span in document.header.spans.get("title", ()):
        if (hit := _TITLE_YEAR.search(document.text, span.start, span.end)) and not document.text.startswith(("以来", "至今"), hit.end()):
            year, ordinal = hit["year"], calendar.number(f"十{hit['ordinal'] or hit['nth']}")
            period = calendar.years(int(year), int(year)) if year else calendar.five_year_plan(ordinal or 0)
            return TimeMention(*hit.span(), "as_of", period.first, period.last, "time.of_account") if period else None
    first = document.sentences[0] if document.sentences else None
    opens = bool(first and times and times[0].start == first.start and times[0].start_date)
    return times[0] if opens else None


#: …，|制定本方案|。, |现提出以下意见|: where a text comes to its matter.
_COMES_TO_MATTER = re.compile(r"(?:制[定订]|提出|形成)(?:了?(?:以下|如下|本|此|下列))|(?<![实体呈展出表])现(?:就|将|提出|结合|制定)")
#: So many blocks at the head are looked through.
_HEAD_BLOCKS = 12


def preamble_of(document: Document) -> Span | None:
    """Where a text says why it is written, from the last line of its head to where it comes to its matter; None where it has no such opening.

    Headings and lists end the search.
    """
    head = document.blocks[:_HEAD_BLOCKS]
    below = next((at for at in reversed(range(len(head))) if head[at].kind == "title"), 0)
    start = 0
    for block in head[below:]:
        if block.kind in ("heading", "item", "table", "box"):
            return None
        if block.kind != "paragraph":
            start = block.end
        elif hit := _COMES_TO_MATTER.search(document.text, block.start, block.end):
            return Span(start, hit.start())
    return None
