"""Points of the calendar: a year, half, quarter, month, day, school term or holiday, and what the words around it make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractors import calendar
from extractors.calendar import Period
from extractors.late import late
from extractors.span import Span
from extractors.time_reading import COMPARED, OUTLOOK, RELEASED, Kind, Reading, TimeMention, mention_of

#: 2011年|工作打算, 2010年度|工作总结: what is told of a year behind it.
_OUTLOOK_OF_YEAR = late(r"度?[\u4e00-\u9fff]{0,6}?工作(?:打算|计划|思路|安排|要点)")
_LOOK_BACK_AT_YEAR = re.compile(r"度?[\u4e00-\u9fff]{0,6}?工作(?:情况|总结|回顾|成效|完成情况)")
#: 每年就|上年度|经费和|本年度|计划形成报告: any year's; so far back 每年 is looked for.
_OF_ANY_YEAR, _EVERY_YEAR, _FAR_EACH = ("上年度", "上一年度", "本年度"), re.compile(r"每年[^。\n]{0,60}$"), 60
#: 次年|3月底前: the year behind the one spoken of.
_THE_NEXT = "次翌"
_STAGE = re.compile(r"阶段[（(]$")


def said_in(hit: re.Match[str]) -> dict[str, str]:
    """The named parts of a hit that are not empty."""
    return {part: text for part, text in hit.groupdict().items() if text}


def point_year(hit: re.Match[str], said: dict[str, str], reading: Reading) -> int | None:
    """The year of a calendar point; None where neither the text nor the plan tells it."""
    if "year" in said:
        year = calendar.year_number(said["year"])
        reading.name_year(year, hit.start("year"))
        return year
    relative = said.get("relative")
    if not relative and "month" in said and (own := reading.year_of_month(calendar.number(said["month"]) or 0)):
        return own
    if not relative:
        likely = reading.year_at(hit.start(), due=said.get("suffix", "").endswith("前"))
        return likely - 1 if likely and _is_looked_back_on(said, likely, reading) else likely
    if relative[0] in _THE_NEXT:
        spoken_of = reading.year_at(hit.start())
        return spoken_of + 1 if spoken_of else None
    if relative.startswith("当"):
        return reading.named[0] if reading.named else None
    this = reading.this_year(hit.start(), any_year=relative in _OF_ANY_YEAR or relative[0] in "去上")
    if this is None:
        return None
    if relative.startswith("上") and reading.tells_of_earlier(this, hit.start()):
        return this - 2  # 2025年，…较上年提高, in a plan of 2026
    year = this + {"去": -1, "上": -1, "明": 1, "前": -2, "后": 2}.get(relative[0], 0)
    if reading.text.startswith("同期", hit.end()) or COMPARED.search(reading.text, max(0, hit.start() - 1), hit.start()):
        return year  # what is compared with is not what is spoken of
    reading.named = (year, hit.start())
    if reading.plan.year and year in (this, this - 1):
        reading.running = year
    return year


def _is_looked_back_on(said: dict[str, str], year: int, reading: Reading) -> bool:
    """Whether `前三季度` or `上半年` is of the year before, which the headline of a page names that was put up before such a part of its own year was over."""
    issued, period = reading.plan.issued, _point_period(said, year) if "quarters" in said or said.get("half") == "上" else None
    if period is None or issued is None or reading.plan.end or issued.year != year or period.last <= issued:
        return False
    return f"{year - 1}年" in reading.text[: max(reading.text.find("\n", 0, _HEADLINE), 0)]


#: A headline is no longer than this.
_HEADLINE = 200


def _point_period(said: dict[str, str], year: int) -> Period | None:
    """The days that the parts of a calendar point name; None where there is no such day."""
    if "month" in said:
        month = calendar.number(said["month"]) or 0
        if "third" in said:
            return calendar.third_of_month(year, month, said["third"])
        return calendar.month_or_day(year, month, said.get("day"))
    if "quarter" in said:
        quarter = calendar.number(said["quarter"]) or 0
        return calendar.quarters(year, quarter, quarter)
    if "quarters" in said:
        return calendar.quarters(year, 1, calendar.number(said["quarters"]) or 0)
    if "half" in said:
        return calendar.months(year, 1, 6) if said["half"] == "上" else calendar.months(year, 7, 12)
    if "season" in said:
        return calendar.school_term(year, said["season"])
    return calendar.years(year, year)


class _Verdict(NamedTuple):
    """What a calendar point means: kind, first and last day, and the reason, which ends its rule's name."""

    kind: Kind
    first: date | None
    last: date | None
    why: str


#: What closes on its day, not counts up to it: `报名截止4月15日`.
_ENTRY = re.compile(r"(?:报名|申报|申请|受理|征集|提交|缴费|投标|招聘|登记|报送)$")
#: 报名截止时间为|4月15日.
_CLOSES_ON = re.compile(r"截[止至](?:时间|日期|时限)?[为是：:]\s?$")
#: A prefix 到 that belongs to a verb before it (`从…提高到2025年的14万元`) is no deadline's.
_ARRIVED = re.compile(r"(?:提高|增加|达|增长|上升|下降|降低|提升|扩大|缩小|减少|压减|回落|跃升|发展|升|降|增|减)$")
#: 自2008年|启动学校建设以来, 自2015年|《…办法》实施以来, 从2018年|执行, 自2006年10月|至本次大会届满, 自2001年|，…
_SINCE_THEN = late(r"[\u4e00-\u9fff“”]{1,20}以来|(?=.{0,12}[《\0 ])[^，。；,;\d\n]{1,60}?以来|(?:正式)?(?:执行|实施|施行|实行|生效)(?![方细办情])|至(?:本[次届]|今)|[，,]")
#: 2017年|危房改造工作启动以来，: the same without 自; not 2020年度|工作总结今年以来，.
_SINCE_EVENT = re.compile(r"[^，。；、：,;:\d\n]{3,30}?(?<![今近一半]年)以来[，,]")
#: 截至2022年|在校学生将达到…: a stock that is still to come.
_WILL_BE = re.compile(r"[，,]?[^，。；,;\d]{0,14}?将(?![军近])")
#: 由|2021年|的41%提高到…: the year of a first figure.
_FIRST_FIGURE = re.compile(r"[由从]$")
_OF_FIGURE = re.compile(r"[底末]?的?约?\d[^，。；,;]{0,16}?[到至]")
#: 2024年度|农田建设项目, 2022年度|补贴: what an account is kept of.
_OF_ACCOUNT = re.compile(r"[^，。；、\d]{0,16}?(?:项目|预算|计划|资金|任务|补贴|奖补|补助|经费|指标|体检|考核|申报|评估|检查|审计|会议|大会)")
_OPEN = ("起", "开始", "以来", "至今", "后", "以后", "之后")


def read_point(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """A year, half, quarter, month, day or school term, with the words around it that make it a deadline."""
    said = said_in(hit)
    if said.get("relative") in _OF_ANY_YEAR and _EVERY_YEAR.search(reading.text, max(0, hit.start() - _FAR_EACH), hit.start()):
        return
    if said.get("relative", " ")[0] in _THE_NEXT and _EVERY_YEAR.search(reading.text, max(0, hit.start() - _FAR_EACH), hit.start()):
        yield mention_of(hit, "recurring", None)  # 每年12月自评，次年1月底前报送
        return
    start, prefix = hit.start(), said.get("prefix", "")
    if said.get("suffix") == "来":
        said["suffix"] = "以来"  # 2018年来，…
    since = not said.get("suffix") and ((prefix[:1] in ("自", "从") and _SINCE_THEN.match(reading.text, hit.end())) or (not prefix and _SINCE_EVENT.match(reading.text, hit.end())))
    if since:
        said["suffix"] = "以来"
    out_of_place = prefix[:1] in ("自", "从") and said.get("suffix") not in _OPEN
    of = reading.text[hit.end() : hit.end() + 1] == "的" or (prefix in ("到", "至") and reading.text[hit.end() : hit.end() + 1].isdecimal())
    before = reading.text[max(0, start - 2) : start]
    arrived = before.endswith("达") or (of and _ARRIVED.search(before))
    if prefix and (out_of_place or (prefix in ("到", "至") and arrived)):
        start, prefix = hit.end("prefix"), ""
    year = point_year(hit, said, reading)
    # Without a year the kind can still be told: read in any year, then leave the dates out.
    period = _point_period(said, year or 2000)
    if period is None:
        return
    if reading.text.startswith("同期", hit.end()) and said.keys() == {"relative"}:
        period = reading.same_stretch(hit.start()) or period
    if of and arrived and year and reading.plan.start and year == reading.plan.start.year:
        yield TimeMention(start, hit.end(), "as_of", period.first, period.last, "time.point.fact")  # 从1988年的849所减至2010年的32所, in a plan from 2010 on
        return
    verdict = _judge(Span(start, hit.end()), said, prefix, period, reading, known=year is not None)
    first, last = (verdict.first, verdict.last) if year else (None, None)
    yield TimeMention(start, hit.end(), verdict.kind, first, last, f"time.point.{verdict.why}")


def read_day(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`记者14日从…获悉`: the last such day before the issue, where that is known."""
    issued, number = reading.plan.issued, calendar.number(hit["day"] or hit["told"]) or 0
    period = None
    if issued:
        month = issued if number <= issued.day else issued.replace(day=1) - timedelta(1)
        period = calendar.day(month.year, month.month, number)
    yield mention_of(hit, "as_of", period)


#: How many days before the page 昨天 and 前天 are.
_DAYS_BACK = {"昨": 1, "前": 2}


def read_near_day(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`昨天下午，…`: a day of news, reckoned from that of the page where that is known."""
    told = reading.plan.issued - timedelta(_DAYS_BACK.get(hit["back"] or "", 0)) if reading.plan.issued else None
    yield mention_of(hit, "as_of", calendar.day(told.year, told.month, told.day) if told else None)


def read_blank_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`20XX年`, `201x年`, `XX年3月` of a text whose years were blanked out: what is looked back at is a fact, and so are the next ones; a month is read as one without a year."""
    arrived = hit["until"] and _ARRIVED.search(reading.text, max(0, hit.start() - 2), hit.start())
    if (hit["until"] and not arrived) or hit["before"]:
        yield mention_of(hit, "by", None, "time.blank_year")
        return
    if hit["month"]:
        some = Period(date.min, date.min)
        yield mention_of(hit, "as_of" if reading.is_past(some, *hit.span(), whole_year=False, known=False) else "by", None, "time.blank_year")
        return
    before = next((each for each in reversed(reading.found) if each.rule == "time.blank_year"), None)
    fact = _LOOK_BACK_AT_YEAR.match(reading.text, hit.end()) or (before and before.kind == "as_of" and not _OUTLOOK_OF_YEAR.match(reading.text, hit.end()))
    held = arrived or _FIRST_FIGURE.search(reading.text, max(0, hit.start() - 1), hit.start()) or COMPARED.search(reading.text, max(0, hit.start() - 1), hit.start())
    yield mention_of(hit, "as_of" if fact or held else "during", None, "time.blank_year")._replace(start=hit.end("until") if arrived else hit.start())


def read_then(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`到那时`: the last day by which something is due so far."""
    due = next((each for each in reversed(reading.found) if each.kind == "by"), None)
    if due:
        yield TimeMention(hit.start(), hit.end(), "by", None, due.end_date, "")


def read_last_month(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`上月`: the month before that of issue, where that is known."""
    issued = reading.plan.issued
    last = issued.replace(day=1) - timedelta(1) if issued else None
    yield mention_of(hit, "as_of", calendar.months(last.year, last.month, last.month) if last else None)


def read_part_of_month(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`本月底前`, `本月下旬`, `下月中旬`: of the month of issue or the next, where that is known; `本月下旬前` ends the day before."""
    day = reading.plan.issued
    if day is None:
        yield mention_of(hit, "by", None)
        return
    if hit["next"]:
        day = day.replace(day=1) + timedelta(_LONGEST_MONTH)
    part = hit["third"] or ("上" if hit["edge"] == "初" else "下")
    period = calendar.third_of_month(day.year, day.month, part)
    last = period.first - timedelta(1) if period and hit["before"] and hit["third"] else period.last if period else None
    yield TimeMention(hit.start(), hit.end(), "by", None, last, "")


#: So many days behind the first of a month lies the next.
_LONGEST_MONTH = 31


class _Point(NamedTuple):
    """A calendar point to be judged: where it stands, its parts, its days, and the last of them as a deadline (a school term's first)."""

    place: Span
    said: dict[str, str]
    prefix: str
    first: date
    last: date
    due: date
    reading: Reading
    known: bool

    @property
    def is_year(self) -> bool:
        """Whether it names a whole year."""
        return self.said.get("part", "全年") == "全年" and "month" not in self.said

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is a half or quarters of a year that it names itself."""
        return "year" in self.said and bool(self.said.keys() & {"half", "quarter", "quarters"})

    @property
    def relative(self) -> str:
        """The first character of 今年 or 去年, a blank where a year is named."""
        return self.said.get("relative", " ")[0]

    @property
    def is_plain(self) -> bool:
        """Whether nothing like 底 or 前 stands behind it."""
        return not self.said.get("edge") and not self.said.get("suffix")

    def follows(self, pattern: re.Pattern[str], width: int) -> bool:
        """Whether the `width` characters before it end in the pattern."""
        return pattern.search(self.reading.text[max(0, self.place.start - width) : self.place.start]) is not None

    def precedes(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern begins right behind it."""
        return pattern.match(self.reading.text, self.place.end) is not None


def _judge(place: Span, said: dict[str, str], prefix: str, period: Period, reading: Reading, *, known: bool) -> _Verdict:
    """The kind and dates of a calendar point, from the words around it and what the text has said so far."""
    edge = said.get("edge", "")
    last = _edge_day(period, edge, whole_year="month" not in said)
    due = period.first if "season" in said and not edge else last
    point = _Point(place, said, prefix, period.first, last, due, reading, known)
    steps = (_by_suffix, _by_sign_before, _by_prefix, _as_stretch, _held_against, _as_year)
    return next((verdict for step in steps if (verdict := step(point))), None) or _by_sentence(point)


def _by_suffix(point: _Point) -> _Verdict | None:
    """前 without 底 is literal, for years, months and days alike: `2022年6月前` is 31 May and `9月30日前` is 29 September."""
    suffix, first, last = point.said.get("suffix", ""), point.first, point.last
    if suffix.endswith("前"):
        return _Verdict("by", None, last if "edge" in point.said or "included" in point.said or point.prefix.startswith("截") else first - timedelta(1), "before")
    if suffix == "以来" and point.relative in "今本" and "part" not in point.said:
        return _Verdict("during", first, last, "since")  # 今年以来: so far of this year
    if suffix in _OPEN:
        return _Verdict("during", last + timedelta(1) if suffix.endswith("后") else first, None, "since")
    return None


def _by_sign_before(point: _Point) -> _Verdict | None:
    """`由2021年的41%提高到…`, `报名截止时间为4月15日`."""
    if point.follows(_FIRST_FIGURE, 1) and point.precedes(_OF_FIGURE):
        return _Verdict("as_of", point.first, point.last, "fact")
    closes = point.follows(_CLOSES_ON, 8) or (point.prefix.startswith("截止") and point.follows(_ENTRY, 2))
    return _Verdict("by", None, point.due, "closing") if closes else None


#: 恢复|至2019年同期水平: a year of old.
_BACK, _LEVEL_OF = re.compile(r"(?:恢复|回到|追溯|回溯)$"), re.compile(r"[^，。；\d]{0,6}(?:同期|水平|状态)")


def _by_prefix(point: _Point) -> _Verdict | None:
    """`截至2022年`, `到2025年`."""
    if point.prefix and point.follows(_BACK, 2) and point.precedes(_LEVEL_OF):
        return _Verdict("as_of", point.first, point.last, "until_past")
    reading, started = point.reading, point.reading.plan.start
    if point.prefix.startswith("截"):
        if point.precedes(_WILL_BE) and not (reading.past and point.last <= reading.past):
            return _Verdict("by", None, point.due, "until")
        return _Verdict("as_of", point.first, point.last, "until_past")
    if point.prefix and ((point.known and started and point.last < started) or (point.precedes(_HAS_BEEN) and not _may_come(point))):
        return _Verdict("as_of", point.first, point.last, "until_past")
    return _Verdict("by", None, point.due, "until") if point.prefix else None


#: 到2010年5月|，全市已建成…: reached, unless the time may still be to come.
_HAS_BEEN = re.compile(r"[，,]?\s?[^，。；,;将]{0,8}?(?:已(?!公布|批)|现有|共有)")


def _may_come(point: _Point) -> bool:
    """Whether it lies behind the last day that is certainly past, or before the end of a plan of which no such day is known."""
    reading = point.reading
    return point.last > reading.past if reading.past else reading.plan.end is not None or point.last.year in OUTLOOK


def _as_stretch(point: _Point) -> _Verdict | None:
    """`2022年期间`, `秋季学期`, `2022年内`."""
    suffix, term = point.said.get("suffix", ""), "season" in point.said
    inside = suffix.endswith("内") and "part" not in point.said and "month" not in point.said
    if suffix.endswith("间") or (term and "edge" not in point.said) or inside:
        return _Verdict("during", point.first, point.last, "term" if term else "during")
    return None


#: 在2023年|基础上提高5%, 以2020年|为基数: what the rest is reckoned from.
_BASIS = re.compile(r"的?(?:基础上|为基[数期年准])")


def _held_against(point: _Point) -> _Verdict | None:
    """`去年`, `较2024年提高`; `第一阶段（3月）` is a stretch."""
    if point.relative in "去上前":
        return _Verdict("as_of", point.first, point.last, "fact")
    if point.reading.is_yardstick(point.place, point.first) or (point.is_plain and point.precedes(_BASIS)):
        return _Verdict("as_of", point.first, point.last, "yardstick")
    return _Verdict("during", point.first, point.last, "stage") if point.follows(_STAGE, 3) else None


def _as_year(point: _Point) -> _Verdict | None:
    """A whole year that a report looks back at or ahead to, the running year, and one that is reckoned for."""
    reading, first, last = point.reading, point.first, point.last
    if not point.is_year or not point.is_plain:
        return None
    if point.precedes(_OUTLOOK_OF_YEAR):
        return _Verdict("during", first, last, "running_year")
    if point.precedes(_LOOK_BACK_AT_YEAR):
        return _Verdict("as_of", first, last, "fact")
    if point.relative in "今本" or (point.known and first.year in (reading.plan.running_year, reading.heading)):
        return _Verdict("during", first, last, "running_year")
    return _Verdict("as_of", first, last, "forecast") if reading.is_forecast(*point.place) else None


#: 2020年初|，县督查室对各项任务进行了分解: what was done then.
_TOLD_OF = re.compile(r"[，,][^。；\d]{0,40}?(?:了|召开|进行|印发|下发|下达|收到|接到|爆发|票决)")


#: 现将10月份|进展情况|通报如下: a month that a report gives the state of.
_STATE_OF = late(r"(?:全[市县区省镇]|我[市县区省镇])?[\u4e00-\u9fff“”]{0,10}?(?:进展|完成|落实|推进|办理|运行|执行|收支)情况")


#: 1月15日|，省人代会开幕, 2月8日|上午: the day of what a page tells, no later than the page.
_OPENS_NEWS = re.compile(r"[上下]午|[，,][^。；\d]{2,30}?(?:开幕|闭幕|召开|举行|举办|印发|发布|公布|揭牌|签约|获悉|表示)")


def _by_sentence(point: _Point) -> _Verdict:
    """What the sentence says: a fact, a stretch of time, or else a goal.

    A half or a quarter is a stretch unless a word or a cell makes it a limit; a month is when something is done by.
    """
    reading, first, last = point.reading, point.first, point.last
    past = point.relative not in "明后次翌" and (point.known or point.relative in " 今本") and reading.is_past(Period(first, last), *point.place, whole_year=point.is_year or point.is_part_of_year, known=point.known)
    past = past or (point.said.get("edge", "").endswith("初") and point.precedes(_TOLD_OF))
    past = past or (point.known and "day" in point.said and reading.plan.issued is not None and last <= reading.plan.issued and point.precedes(_OPENS_NEWS))
    past = past or ("month" in point.said and not point.said.get("edge") and point.precedes(RELEASED))
    past = past or ("month" in point.said and point.is_plain and point.precedes(_STATE_OF))
    # 2024年度|预算: the year of an account is a stretch, as is a half of a year.
    account = point.is_year and reading.text[point.place.end - 1] == "度" and (not past or point.precedes(_OF_ACCOUNT))
    part = point.said.keys() & {"half", "quarter", "quarters"} or account
    if part and point.is_plain and not reading.is_labelled(*point.place):
        return _Verdict("during", first, last, "fact" if past else "stretch")
    return _Verdict("as_of", first, last, "fact") if past else _Verdict("by", None, point.due, "goal")


def _edge_day(period: Period, edge: str, *, whole_year: bool) -> date:
    """The last day of `…底`, `…初` (January; of a month the first ten days) or `年中` (June)."""
    if edge.endswith("初"):
        return date(period.first.year, 1, 31) if whole_year else min(period.last, period.first + timedelta(9))
    return date(period.first.year, 6, 30) if edge == "年中" else period.last


#: How far outside the plan's period a year with a dot is still a date and no number, in years.
_AROUND = 6


def read_dotted(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2022.12`, `2022-12-31`, `2022/6/30前` in a cell or a bracket."""
    plan, year = reading.plan, int(hit["year"])
    earliest, latest = plan.start or plan.end or date(2000, 1, 1), plan.end or date(2035, 1, 1)
    if earliest.year - _AROUND <= year <= latest.year + _AROUND:
        yield from read_point(hit, reading)
