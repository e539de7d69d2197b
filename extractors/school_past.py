"""Where a text tells what was done to schools, so that no plan is read into it."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.late import late
from extractors.plan import Plan
from extractors.scanning import apart, begun_by, on_lines

#: No paragraph is read back further than this, so that one endless line stays linear.
PARAGRAPH = 2000

#: The first year of “十一五”, the first of `_PLANS`; each plan has five years.
_FIRST_YEAR = 2006
_PLANS = "一二三四五六七"
_FIVE_YEARS = re.compile(r"十([一二三四五六七])五[”\"]?(?:期间|时期|以来|末|初|收官|规划期)?")
#: A year that says when, not since when or compared with what (由2020年的, 比2020年, 2020年版).
_YEAR = re.compile(
    r"(20\d\d)年(?!的|基础|水平|版|[—–~～\-至到]|(?:\d{1,2}月)?(?:\d{1,2}日)?印发|度?(?:提高|增长|下降|增加|减少))"
)
#: A year of the last century is past in every text (1978年更名为…).
_LAST_CENTURY = re.compile(r"19(?<!\d19)\d\d年")
_SINCE = frozenset("由从比较超")
_YEAR_BEHIND = re.compile(r"(?:工程|项目|已|于|在)*(20\d\d)年")
#: In a text without plan: what news begin with, and the day that something happened on (not by, not from).
_REPORTED = begun_by("本日近昨2", r"(?:本报讯|(?<!\d)日前|近日|昨[日天]|(?<![自从至到])20\d\d年\d{1,2}月\d{1,2}日[，,])")
#: News are told from the last year that they name.
_NEWS = re.compile(r"本报讯|记者|获悉|通讯员")
_LAST_YEAR = begun_by(
    "去上过一五近抓办做干半", r"(半年来|去年|上一?年|过去[一五]年|[一五]年来|近年来|近几年来?|近[两二三五]年来?|[抓办做干]了)", "(?=[年一去几两二三五了])"
)
_NOW = begun_by("今目本明未下新接", r"(?:今年(?!以来)|(?<!项)目前(?!为止|已)|本年度?|明年|今后|未来|下一步|下个?月|新的一年|接下来)", "(?=[年前后来一个月的下])")
_DONE_BEFORE = re.compile(r"(?:已|已经|先后|相继|成功|累计|曾|圆满)[^，,。；;]{0,6}$")
#: 已成立教育集团，并将甲小学纳入: what was done goes on in the next clause.
_DONE_WITH = re.compile(r"已经?[^。；\n]{2,40}[，,](?:并|且)[将把]?$")
#: 近年来，新建甲小学。目前主体完工，确保秋季投用: what is under way is no past.
_UNDER_WAY = re.compile(r"(?:目前(?<!项目前)|现在?)[^\n]{0,60}?(?:正在|确保|预计|计划|将)[^。\n]{0,40}?(?:投入使用|投用|竣工|开学|交付)")
#: 2016年将新建甲学校, told in a later year: what is intended is no past.
_INTENDED = re.compile(r"计划|预计|拟|力争|将(?=[^，。；\n]{0,4}(?:建|改造|迁))")
#: 启动了甲小学迁建: what was begun goes on.
_DONE_WORD = re.compile(r"(?<!启动)(?<!开工)了原?$|(?:建成|完成|新建|改造|扩建)了[^，,。；;\n]{2,12}(?:、|和|及)$")
_DONE_AFTER = late(
    r"(?:项目|工程)?(?:建成|建成投用|投用|投入使用|启用)的同时|(?:(?!将|拟|计划|预计|力争|确保|要)[^，,。；;\n]){0,24}?(?:相继|先后|陆续)(?:全面|正式)?(?:建成|投用|完工|竣工|投入使用|启用)|[^，,。；;\n]{0,24}?已(?:经)?(?:于[^，,。；;\n前]{1,10})?(?:全面|正式|顺利)?(?:建成|投用|完工|竣工|完毕|投入使用|(?:正常)?投入运[转行营]|启用|交付|开学|迎来)"
    r"|[，,]该(?:校|园|项目|工程|学校)?已(?:经)?(?:于[^，,。；;\n前底]{1,12})?(?:全面|正式|顺利|如期|全部)*(?:建成|投用|完工|竣工|投入使用|启用|交付|开学|开园)"
)
#: 甲小学扩建工程于2022年春季学期投入使用: without a plan a day that lies behind.
_USED_SINCE = re.compile(r"[^，,。；;\n将要拟预计划]{0,24}?于20\d\d年[^，,。；;\n前底将]{0,8}(?:正式)?(?:投入使用|投用|建成|竣工|完工|启用|开学)")
#: 甲小学综合楼、乙中学食堂等项目今年5月完工并交付使用，…: in news without plan, where nothing before it aims at it (推动甲小学…).
_IN_USE = re.compile(r"(?:(?![将要拟待后预计划])[^，,。；;\n]){0,40}?(?:投入使用|交付使用|投用)(?=[，,。；;\n]|$)")
_AIMS = re.compile(r"推动|推进|确保|力争|加快|实现|争取|抓好|[将拟要促]|计划|完成|[底月日]前|保障|启动|预计|建成")
#: 在建|甲小学, 甲小学|主体封顶|, |开工|建设甲小学: works that a report looks back at and that are not done.
_NOT_DONE = re.compile(r"[拟须待]|将(?!军)|预计|力争|确保|争取|计划|正在|在建|主体|施工|开工|动工|奠基|封顶|立项|前期|选址|续建|启动|加快|推进|推动|谋划")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_PART_END = re.compile(r"[。！？!?\n；;]")

#: Headings by rank: 第一章, 第一节, a bare line, 一、, （一）, 1.; behind the group of the rank stands the title.
_HEADING = late(
    r"[ \t\u3000]*(?:(?P<a>第[一二三四五六七八九十]{1,3}[章篇])|(?P<b>第[一二三四五六七八九十]{1,3}节)"
    r"|(?P<d>[一二三四五六七八九十]{1,3}、)|(?P<e>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<f>\d{1,2}[.．、](?!\d))|(?P<c>(?=[“\"\u4e00-\u9fff])))"
    r"[^。\n]{0,40}"
)
#: A line without number that is a heading by itself.
_BARE = late(r"[“”\"\u4e00-\u9fff ]{4,24}(?=\n|$)")
_REVIEW = re.compile(
    "已(?:经)?(?:完成|建成|完工|竣工|投入使用|投用)的?(?:项目|事项|任务|工程|学校|幼儿园|\\d{1,3}[项个所])|回顾|发展基础|发展现状|基本情况|主要成就|发展成就|成效|成绩|工作总结|已有基础|现实基础|工作基础|建设基础"
)
_BARE_REVIEW = re.compile("(?:回顾|发展基础|发展现状|主要成就|发展成就|工作总结)$")
_PAST_LINE = re.compile(r"[ \t\u3000]*(?:[—–-]{0,3})(?:过去|五年来|三年来|一年来|近年来|刚刚过去)")


class Past:
    """Reviews, earlier five-year plans and years, verbs with 已 or 了; `plan` tells which years are earlier."""

    def __init__(self, text: str, plan: Plan | None = None) -> None:
        self._text = text
        self._reported: set[int] = set()
        self._news = False
        self._first = plan.start.year if plan and plan.start else 0
        self._yearly = plan is not None and plan.year is not None
        named = [(hit.start(), _PLANS.index(hit.group(1))) for hit in _FIVE_YEARS.finditer(text)]
        own = max((number for _, number in named), default=0)
        if plan and plan.start and not self._yearly:
            own = (plan.start.year - _FIRST_YEAR) // 5
        told = [(at, number < own, True) for at, number in named if number <= own]
        if self._first:
            years = [(hit.start(), int(hit.group(1))) for hit in _YEAR.finditer(text)]
            told += [(at, year < self._first, False) for at, year in years if text[at - 1 : at] not in _SINCE]
        past = [hit.start() for hit in apart(_LAST_YEAR, text)]
        told += [(hit.start(), True, False) for hit in _LAST_CENTURY.finditer(text)]
        told += [(at, True, False) for at in past if text[at - 1 : at] not in _SINCE]
        if not self._first:
            self._reported = {hit.start() for hit in _REPORTED.finditer(text)}
            told += [(at, True, False) for at in self._reported]
            self._news = _NEWS.search(text) is not None
            if self._news:
                years = [(hit.start(), int(hit.group(1))) for hit in _YEAR.finditer(text)]
                last = max((year for _, year in years), default=0)
                told += [(at, year < last, False) for at, year in years if text[at - 1 : at] not in _SINCE]
        self._now = [hit.start() for hit in _NOW.finditer(text)]
        told += [(at, False, False) for at in self._now]
        #: (offset, told as past, holds to the end of its paragraph), left to right.
        self._told = sorted(told)
        self._zones = _review_zones(text)
        #: Where a report comes to what is to be done; one that does not may tell over its tasks.
        self._ahead = plan.reviewed[1] if plan and plan.reviewed and plan.reviewed[1] < len(text) else 0
        self._lines = [hit.start() for hit in on_lines(_PAST_LINE, text)] if "年来" in text or "过去" in text else []

    def holds(self, start: int, end: int) -> bool:
        """Whether what stands at [start, end) is told as past."""
        text = self._text
        behind = _YEAR_BEHIND.match(text, end) if self._first else None
        if behind:
            return int(behind.group(1)) < self._first
        line = max(text.rfind("\n", max(0, start - PARAGRAPH), start) + 1, start - PARAGRAPH, 0)
        if self._told_before(start, line):
            return True
        if self._in_past_line(start, line):
            return True
        clause = text[max(line, start - 16) : start]
        if _DONE_BEFORE.search(clause) or _DONE_WITH.search(text, max(line, start - 48), start) or _DONE_WORD.search(clause) or _DONE_AFTER.match(text, end):
            return True
        if not self._first and (_USED_SINCE.match(text, end) or self._in_use(start, end, line)):
            return True
        zone = bisect_right(self._zones, (start, len(text) + 1))
        return (zone > 0 and self._zones[zone - 1][1] > start) or (start < self._ahead and self._reviewed(start, end, line))

    def _reviewed(self, start: int, end: int, line: int) -> bool:
        """Whether the part of a sentence that stands in a report's look back tells works at the school at [start, end) as done."""
        part = max((hit.end() for hit in _PART_END.finditer(self._text, line, start)), default=line)
        stop = _PART_END.search(self._text, end, end + PARAGRAPH)
        return _NOT_DONE.search(self._text, part, stop.start() if stop else end) is None

    def _in_use(self, start: int, end: int, line: int) -> bool:
        """Whether news tell, without an aim before it, that the school at [start, end) is in use."""
        if not self._news or not _IN_USE.match(self._text, end):
            return False
        part = max((hit.end() for hit in _PART_END.finditer(self._text, line, start)), default=line)
        return _AIMS.search(self._text, part, start) is None

    def reported(self, start: int) -> bool:
        """Whether the last time told before `start` is that of the report (日前, 近日): what goes on then is no past."""
        at = bisect_right(self._told, (start, False, False)) - 1
        return at >= 0 and self._told[at][0] in self._reported

    def _in_past_line(self, start: int, line: int) -> bool:
        """Whether the paragraph begins with 近年来 and the like, and has not come to 今年 before `start`."""
        lines = bisect_right(self._lines, start)
        if not lines or self._lines[lines - 1] < line - 1:
            return False
        now = bisect_right(self._now, start)
        return not now or self._now[now - 1] < line

    def _told_before(self, start: int, line: int) -> bool:
        """Whether the last time named before `start` in its paragraph is past and still holds there."""
        at = bisect_right(self._told, (start, False, False)) - 1
        if at < 0 or self._told[at][0] < line:
            return False
        place, past, paragraph = self._told[at]
        if past and self._text.startswith("近", place) and _UNDER_WAY.search(self._text, start, start + PARAGRAPH // 8):
            return False
        if past and not self._first and _INTENDED.search(self._text, place, start) and not _SENTENCE_END.search(self._text, place, start):
            return False
        return past and (paragraph or self._yearly or not _SENTENCE_END.search(self._text, place, start))


def _review_zones(text: str) -> list[tuple[int, int]]:
    """Sections whose heading announces a review, up to the next heading of their own or a higher rank."""
    zones: list[tuple[int, int]] = []
    begun, rank, last = -1, "", 0
    below = False  # whether a bare heading has numbered ones under it
    for hit in on_lines(_HEADING, text) if _REVIEW.search(text) else ():
        found = hit.lastgroup or ""
        title = text[hit.end(found) : hit.end()].rstrip()
        bare = found == "c"
        if bare and (not _BARE.fullmatch(title) or text[hit.end() : hit.end() + 1] == "。"):
            continue
        if begun >= 0 and rank == "c" and found == "d":
            below = below or not text[last : hit.start()].strip()
        ends = (found <= rank and not (bare and rank != "c")) or (rank == "c" and found == "d" and not below)
        if begun >= 0 and ends:
            zones.append((begun, hit.start()))
            begun = -1
        if begun < 0 and (_BARE_REVIEW if bare else _REVIEW).search(title):
            begun, rank, below = hit.start(), found, False
        last = hit.end()
    if begun >= 0:
        zones.append((begun, len(text)))
    return zones
