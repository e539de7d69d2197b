"""Times: every calendar date, plan period, recurrence and duration of a text, with its kind and its dates.

One scan of the whole text finds the candidates (`RULES`, in order of precedence where two begin at the same
place); the reader of the rule decides what each means. A rule whose reader gives nothing keeps its characters
from the rules below it: that is how a plan's name is told from a plan's period. What counts as a row and of
which kind is laid down in the table documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from extractors import calendar
from extractors.calendar import Period
from extractors.plan import Plan
from extractors.span import fold
from extractors.time_pieces import (
    BARE_ORDINAL,
    BEGIN,
    COUNT,
    DASH,
    DAY,
    DIGIT,
    EACH,
    GAP,
    LIMIT,
    LONE_PART,
    MONTH,
    NAME,
    NIAN,
    ORDINAL,
    ORDINAL_PART,
    PART,
    PHASE,
    PREFIX,
    QUOTE,
    RELATIVE,
    SPELL,
    YEAR,
    YUE,
    spelled_out,
    unnamed,
    words,
)
from extractors.untimed import hush

Kind = Literal["by", "during", "as_of", "recurring", "duration"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time in [start, end) of the text; both dates included, None where text and plan leave them open."""

    start: int
    end: int
    kind: Kind
    start_date: date | None
    end_date: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for and how to read it; its name goes with what it finds. Patterns: see time_pieces."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], _Reading], Iterator[TimeMention]]


def find_times(text: str, plan: Plan | None = None) -> list[TimeMention]:
    """The times of `text` in text order and apart, resolved against `plan` and never against today."""
    folded = fold(text)
    quiet = hush(folded)
    plan = plan or Plan()
    reading = _Reading(quiet, plan, _last_past_day(folded, plan))
    scan, rules = _scanner()
    for candidate in scan.finditer(quiet):
        rule, pattern = rules[(candidate.lastindex or 1) - 1]
        if hit := pattern.match(quiet, candidate.start()):
            for mention in rule.read(hit, reading):
                reading.add(replace(mention, rule=mention.rule or rule.name))
    return reading.found


# --- What a text has said so far ---------------------------------------------------------------------------

#: How far back, in characters, a year holds for a month that comes without one, and a period for `的五年`.
NEAR, FAR = 200, 1500


@dataclass(slots=True)
class _Reading:
    """One pass over one text; later times lean on what was said before."""

    text: str
    plan: Plan
    #: The last day that is certainly past for the writer; only ever used to tell a fact from a goal.
    past: date | None
    found: list[TimeMention] = field(default_factory=list)
    #: `近期`, `中期` … as the plan defines them.
    phases: dict[str, TimeMention] = field(default_factory=dict)
    #: A phase whose time comes next: its name and its place.
    phase: tuple[str, int, int] | None = None
    #: The year that a yearly report speaks of just here.
    running: int | None = None
    #: The year named last, and where.
    named: tuple[int, int] | None = None

    def add(self, mention: TimeMention) -> None:
        """Take a mention; the first after a phase's name is its time and takes in an adjoining name."""
        if self.phase:
            name, start, end = self.phase
            self.phase = None
            self.phases[name] = mention
            if self.text[start:end] == name and mention.start == end:
                mention = replace(mention, start=start)
        self.found.append(mention)

    def name_year(self, year: int, at: int) -> None:
        """Remember a year; one that opens a line says what a yearly report speaks of from here on."""
        self.named = (year, at)
        opens = at < 12 or "\n" in self.text[at - 12 : at]
        if opens and self.plan.year and year in (self.plan.year, self.plan.year - 1):
            self.running = year

    @property
    def this_year(self) -> int | None:
        """今年: the year of a yearly plan, else the year of issue."""
        return self.plan.year or (self.plan.issued.year if self.plan.issued else None)

    def year_at(self, at: int) -> int | None:
        """The year of a month without one: named just before in the paragraph, else this year."""
        if self.named and at - self.named[1] <= NEAR and "\n" not in self.text[self.named[1] : at]:
            year = self.named[0]
            if self.plan.year is None or abs(year - self.plan.year) <= 1:
                return year
        return self.this_year

    def last_period(self, years: int, at: int) -> TimeMention | None:
        """The last mention of a period of so many years, if not too far back."""
        for mention in reversed(self.found):
            if at - mention.end > FAR:
                return None
            first, last = mention.start_date, mention.end_date
            if mention.kind == "during" and first and last and Period(first, last).years == years:
                return mention
        return None

    def own_period(self, years: int | None = None) -> Period | None:
        """The plan's period, where it has one (of that many years)."""
        if not (self.plan.start and self.plan.end):
            return None
        own = Period(self.plan.start, self.plan.end)
        return own if years is None or own.years == years else None

    def years_to_base(self, years: int | None) -> Period | None:
        """The years up to the one before the plan begins."""
        base = self.plan.base_year
        return calendar.years(base - years + 1, base) if base and years else None

    def is_past(self, period: Period, start: int, end: int) -> bool:
        """Whether a time at [start, end) that stands alone tells of a fact rather than sets a goal."""
        plan = self.plan
        if plan.start and period.last < plan.start:
            return True
        before = re.split(r"[。；！？\n]", self.text[max(0, start - 16) : start])[-1]
        clause = before + re.split(r"[。；！？\n]", self.text[end : end + 60], maxsplit=1)[0]
        goal = bool(words("goal").search(clause))
        if self.past and period.last <= self.past:
            return plan.start is None or not goal
        if (plan.issued and period.first > plan.issued) or (plan.end and period.first > plan.end):
            return False
        return not goal and bool(words("fact").search(clause))


def _last_past_day(text: str, plan: Plan) -> date | None:
    """A day that the writer has certainly behind him, or None.

    The day of issue; else the end of the year before the newest document number 〔2022〕, for a text is
    not older than what it cites; else, where only the plan's end is known, five years before it, for plans
    are made for five years at most.
    """
    cited = [int(year) for year in re.findall(r"[〔\[［]((?:19|20)[0-9]{2})[〕\]］]", text)]
    if plan.issued or cited:
        return plan.issued or date(max(cited) - 1, 12, 31)
    return date(plan.end.year - 5, 12, 31) if plan.end else None


# --- Readers -----------------------------------------------------------------------------------------------


def _mention(hit: re.Match[str], kind: Kind, period: Period | None, rule: str = "") -> TimeMention:
    """A mention of all that was hit; a `by` has no first day."""
    first = period.first if period and kind != "by" else None
    return TimeMention(hit.start(), hit.end(), kind, first, period.last if period else None, rule)


def _read_nothing(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """Characters that look like a time and are none."""
    yield from ()


def _read_plan_period(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`“十四五”时期`, `“十四五”末`, `“十三五”以来`, `“十四五”前三年`."""
    ordinal = calendar.number(hit["ordinal"].strip("“”\"‘’'「」")[:-1])
    period = calendar.five_year_plan(ordinal) if ordinal else None
    if period is None:
        return
    part = hit["part"] or ""
    start = hit.start("ordinal")
    if part in ("以来", "起", "开始"):
        yield TimeMention(start, hit.end(), "during", period.first, None, "time.plan_period.since")
    elif part.endswith(("末", "末期", "末年")):
        past = reading.is_past(period, *hit.span())
        last_year = calendar.years(period.last.year, period.last.year)
        yield _mention(hit, "as_of" if past else "by", last_year, "time.plan_period.end")
    else:
        if count := calendar.number(part[1:-1]) if part.endswith("年") else None:
            first = period.last.year - count + 1 if part[0] == "后" else period.first.year
            period = calendar.years(first, first + count - 1)
        yield replace(_mention(hit, "during", period), start=start)


def _read_own_period(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`规划期内`, `规划期末`: the plan's own period."""
    yield _mention(hit, "by" if hit["close"] else "during", reading.own_period())


def _read_year_range(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`2022—2024年`, `2021年至2025年`; `每年` after it is a row of its own."""
    first = calendar.year_number(hit["first"])
    short = len(hit["last"]) == 2
    last = first - first % 100 + int(hit["last"]) if short else calendar.year_number(hit["last"])
    period = calendar.years(first, last)
    if period is None:
        return
    reading.named = (first, hit.start())
    yield replace(_mention(hit, "during", period), start=hit.start("range"), end=hit.end("range"))
    if hit["each"]:
        yield TimeMention(*hit.span("each"), "recurring", None, None, "time.recurring")


def _read_school_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`2023—2024学年`, `2023学年第一学期`, `2021—2023学年`."""
    first = calendar.year_number(hit["first"])
    last = calendar.year_number(hit["last"]) if hit["last"] else first + 1
    if term := hit["term"]:
        spring = any(sign in term for sign in "二下春")
        period = calendar.school_term(first + spring, "春" if spring else "秋")
    else:
        period = Period(calendar.school_year(first).first, calendar.school_year(last - 1).last)
    yield _mention(hit, "during", period)


def _month_or_day(year: int, month: int, day: str | None) -> Period | None:
    if day is None:
        return calendar.months(year, month, month)
    return calendar.day(year, month, calendar.number(day) or 0)


def _read_month_range(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`2022年3月至12月`, `1—6月`, `9月1日—30日`, `2021年6月至2023年12月`."""
    said = hit.groupdict()
    year = calendar.year_number(said["year"]) if said["year"] else reading.year_at(hit.start())
    if year is None:
        yield _mention(hit, "during", None)
        return
    last_year = calendar.year_number(said["last_year"]) if said.get("last_year") else year
    month = calendar.number(said["month"]) or 0
    last_month = calendar.number(said.get("last_month") or said["month"]) or 0
    first = _month_or_day(year, month, said["day"])
    last = _month_or_day(last_year, last_month, said["last_day"])
    if first and last and first.first <= last.last:
        yield _mention(hit, "during", Period(first.first, last.last))


def _read_quarter_range(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`一至三季度`, `2023年三、四季度`."""
    year = calendar.year_number(hit["year"]) if hit["year"] else reading.year_at(hit.start())
    first, last = calendar.number(hit["first"]) or 0, calendar.number(hit["last"]) or 0
    yield _mention(hit, "during", calendar.quarters(year, first, last) if year else None)


def _point_year(hit: re.Match[str], reading: _Reading) -> int | None:
    """The year of a calendar point; None where neither the text nor the plan tells it."""
    said = hit.groupdict()
    if said.get("year"):
        year = calendar.year_number(said["year"])
        reading.name_year(year, hit.start("year"))
        return year
    relative = said.get("relative")
    if not relative:
        return reading.year_at(hit.start())
    this = reading.this_year
    if this is None:
        return None
    year = this + {"去": -1, "上": -1, "明": 1, "前": -2, "后": 2}.get(relative[0], 0)
    reading.named = (year, hit.start())
    if reading.plan.year and year in (this, this - 1):
        reading.running = year
    return year


def _point_period(hit: re.Match[str], year: int) -> Period | None:
    """The days that the parts of a calendar point name; None where there is no such day."""
    if month_text := hit["month"]:
        month = calendar.number(month_text) or 0
        if hit["third"]:
            return calendar.third_of_month(year, month, hit["third"])
        return _month_or_day(year, month, hit["day"])
    if hit["quarter"]:
        quarter = calendar.number(hit["quarter"]) or 0
        return calendar.quarters(year, quarter, quarter)
    if hit["quarters"]:
        return calendar.quarters(year, 1, calendar.number(hit["quarters"]) or 0)
    if hit["half"]:
        return calendar.months(year, 1, 6) if hit["half"] == "上" else calendar.months(year, 7, 12)
    if hit["season"]:
        return calendar.school_term(year, hit["season"])
    return calendar.years(year, year)


class _Verdict(NamedTuple):
    """What a calendar point means: kind, first and last day, and the reason, which ends its rule's name."""

    kind: Kind
    first: date | None
    last: date | None
    why: str


#: A prefix 到 that belongs to a verb before it (`从…提高到2025年的14万元`) is no deadline's.
_ARRIVED = re.compile(r"(?:提高|增加|达|增长|上升|下降|降低|提升|扩大|减少|回落|跃升|升|降|增|减)$")
_OPEN = ("起", "开始", "以来", "至今", "后", "以后", "之后")


def _read_point(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """A year, half, quarter, month, day or school term, with the words around it that make it a deadline."""
    start, prefix = hit.start(), hit["prefix"] or ""
    out_of_place = prefix[:1] in ("自", "从") and hit["suffix"] not in _OPEN
    of = reading.text[hit.end() : hit.end() + 1] == "的"
    arrived = of and _ARRIVED.search(reading.text[max(0, start - 2) : start])
    if prefix and (out_of_place or (prefix in ("到", "至") and arrived)):
        start, prefix = hit.end("prefix"), ""
    year = _point_year(hit, reading)
    # Without a year the kind can still be told: read in any year, then leave the dates out.
    period = _point_period(hit, year or 2000)
    if period is None:
        return
    verdict = _judge(hit, prefix, period, reading, known=year is not None)
    first, last = (verdict.first, verdict.last) if year else (None, None)
    yield TimeMention(start, hit.end(), verdict.kind, first, last, f"time.point.{verdict.why}")


def _judge(hit: re.Match[str], prefix: str, period: Period, reading: _Reading, *, known: bool) -> _Verdict:
    """The kind and dates of a calendar point."""
    suffix, edge = hit["suffix"] or "", hit["edge"] or ""
    first, last = period.first, _edge_day(period, edge, whole_year=hit["month"] is None)
    # As a deadline, a school term is its first day.
    due = first if hit["season"] and not edge else last
    if suffix.endswith("前"):
        # Literal where no end and no day is named: before June is 31 May.
        return _Verdict("by", None, last if edge or hit["day"] else first - timedelta(1), "before")
    if suffix in _OPEN:
        return _Verdict("during", last + timedelta(1) if suffix.endswith("后") else first, None, "since")
    started = reading.plan.start
    if prefix.startswith("截") or (prefix and known and started and last < started):
        return _Verdict("as_of", first, last, "until_past")
    if prefix:
        return _Verdict("by", None, due, "until")
    if suffix.endswith("间") or (hit["season"] and not edge and not hit["opening"]):
        return _Verdict("during", first, last, "term" if hit["season"] else "during")
    relative = (hit.groupdict().get("relative") or " ")[0]
    if hit["part"] in (None, "全年") and not edge and not suffix:
        if relative in "今本" or (known and reading.plan.year == first.year):
            return _Verdict("during", first, last, "running_year")
        if relative in "去上前":
            return _Verdict("as_of", first, last, "fact")
    if (known or relative == " ") and reading.is_past(Period(first, last), *hit.span()):
        return _Verdict("as_of", first, last, "fact")
    return _Verdict("by", None, due, "goal")


def _edge_day(period: Period, edge: str, *, whole_year: bool) -> date:
    """The last day of `…底`, `…初` (January; of a month the first ten days) or `年中` (June)."""
    if edge.endswith("初"):
        return date(period.first.year, 1, 31) if whole_year else min(period.last, period.first + timedelta(9))
    return date(period.first.year, 6, 30) if edge == "年中" else period.last


def _read_whole_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`全年`: of the year that is spoken of; in a plan of several years it comes back every year."""
    year = reading.running or reading.plan.year
    if year is None and reading.named and hit.start() - reading.named[1] <= NEAR:
        year = reading.year_at(hit.start())
    if year is None:
        yield _mention(hit, "recurring", None)
    else:
        yield _mention(hit, "during", calendar.years(year, year))


def _read_end_of_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`年底前`, `年内` without a year."""
    year = reading.year_at(hit.start())
    yield _mention(hit, "by", calendar.years(year, year) if year else None)


def _read_undated_by(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`本月底前`, `本周内`: the text doesn't say which."""
    yield _mention(hit, "by", None)


def _read_undated_during(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`本学期`, `下学年`."""
    yield _mention(hit, "during", None)


def _read_recurring(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`每年`, `每学年`, `每月20日之前`, `常年`: no dates."""
    yield _mention(hit, "recurring", None)


def _read_coming(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`未来五年`: the plan's period where it is as long, the years from a yearly plan's on, else unknown."""
    count, own = calendar.number(hit["count"]) or 0, reading.own_period()
    period = None
    if own and count and not hit["upper"]:
        first = own.first.year
        period = calendar.years(first, first + count - 1) if own.years == 1 else reading.own_period(count)
    yield _mention(hit, "during", period)


def _read_past_years(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`过去五年`, `五年来`, `过去一年`: counted back from the plan's base year."""
    yield _mention(hit, "during", reading.years_to_base(calendar.number(hit["count"])))


def _read_recent_years(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`近4年`: counted back from the plan's base year."""
    yield _mention(hit, "duration", reading.years_to_base(calendar.number(hit["count"])))


#: A duration that is what is to be reached: `压缩至3周以内`, `控制在5年以内`, `1小时内可达`.
_OWN_VALUE_BEFORE = re.compile(
    r"(?:压缩|缩短|缩减|控制|减少|精简|压减|降|限制|不超过|时长|用时|耗时|周期|工期|时限|时间)[^，。；：\n]{0,10}$"
)
_OWN_VALUE_AFTER = re.compile(r"[^，。；\n]{0,4}(?:可达|到达|通达|直达|抵达|覆盖|交通圈|生活圈)")


def _read_within(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`3年内`, `30天内`, `用三年时间`; dated only where it is as long as the plan."""
    if _OWN_VALUE_BEFORE.search(reading.text[max(0, hit.start() - 16) : hit.start()]):
        return
    if "小时" in hit["unit"] and _OWN_VALUE_AFTER.match(reading.text, hit.end()):
        return
    years = calendar.number(hit["count"]) if hit["unit"] == "年" and not hit["upper"] else None
    yield _mention(hit, "duration", reading.own_period(years) if years else None)


def _read_back_reference(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`打下深厚基础的五年`: a period named before, the plan's own, the years before a yearly plan."""
    count = calendar.number(hit["count"]) or 0
    if named := reading.last_period(count, hit.start()):
        yield replace(named, start=hit.start(), end=hit.end(), rule="")
    elif count > 1 and (own := reading.own_period(count)):
        yield _mention(hit, "during", own)
    elif count > 1 and reading.plan.year and (past := reading.years_to_base(count)):
        yield _mention(hit, "during", past)


def _read_phase_definition(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`中期到2030年`, `近期（2021—2025年）`: the time that follows is the phase's."""
    reading.phase = (hit["phase"], hit.start(), hit.end())
    yield from ()


def _read_phase(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`近期` after the plan has defined it."""
    if defined := reading.phases.get(hit["phase"]):
        yield replace(defined, start=hit.start(), end=hit.end(), rule="")


def _read_century(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`本世纪中叶` is 2050, as the party congress reports count it."""
    yield _mention(hit, "by", calendar.years(2050, 2050) if hit["middle"] else calendar.years(2099, 2099))


# --- Rules, in order of precedence where two begin at the same place ---------------------------------------

RULES = (
    # Names of plans, versions, drives: `“十四五”教育发展规划`, `2022年政府工作报告`, `2022年版`.
    Rule("none.plan_name", rf"{QUOTE}?{ORDINAL}{QUOTE}?(?:时期|期间)?{NAME}", _read_nothing),
    Rule("none.year_name", rf"{YEAR}年度?{NAME}", _read_nothing),
    Rule(
        "none.version",
        rf"{YEAR}年?(?:版|修[订正改]|本[）)]|试行|第[0-9{DIGIT}十]{{1,4}}号)",
        _read_nothing,
    ),
    Rule(
        "none.years_of_name",
        rf"(?:(?<=\0)|(?<=规划|计划|方案|纲要|意见|行动|清单|办法|措施|战略))[（(]{YEAR}年?(?:{DASH}{YEAR}年?)?度?[）)]",
        _read_nothing,
    ),
    Rule("none.ordinal_plan", rf"第[{DIGIT}十]{{1,3}}个五年(?:规划|计划)(?!时期|期间)", _read_nothing),
    Rule("none.law_drive", rf"{QUOTE}[一二三四五六七八九]五{QUOTE}普法", _read_nothing),
    Rule(
        "time.phase_definition",
        rf"{PHASE}(?:目标|规划|建设)?[（(：:为是，]{{0,2}}(?=[到至]?{GAP}{YEAR})",
        _read_phase_definition,
    ),
    Rule("time.phase", PHASE, _read_phase),
    Rule(
        "time.plan_period",
        rf"(?:到|至)?(?P<ordinal>{QUOTE}{ORDINAL}{QUOTE}|{BARE_ORDINAL})(?P<part>{ORDINAL_PART})?",
        _read_plan_period,
    ),
    Rule("time.own_period", r"(?:到|至)?规划期(?:(?P<close>末)|间|内)", _read_own_period),
    Rule(
        "time.school_year",
        rf"(?P<first>{YEAR})(?:年?{DASH}(?P<last>{YEAR}))?{GAP}学年度?(?P<term>第[一二]学期|[上下]学期|[春秋]季?学期)?",
        _read_school_year,
    ),
    Rule(
        "time.month_range",
        rf"(?:(?P<year>{YEAR}){GAP}年{GAP})?(?<![0-9.])(?P<month>{MONTH})(?:{GAP}月份?(?:{GAP}(?P<day>{DAY}){GAP}日?)?)?{DASH}"
        rf"(?:(?P<last_year>{YEAR}){GAP}年{GAP})?(?P<last_month>{MONTH}){GAP}{YUE}(?:{GAP}(?P<last_day>{DAY}){GAP}日)?[底末]?",
        _read_month_range,
    ),
    Rule(
        "time.day_range",
        rf"(?:(?P<year>{YEAR}){GAP}年{GAP})?(?<![0-9.])(?P<month>{MONTH}){GAP}月(?P<day>{DAY})日?{DASH}(?P<last_day>{DAY})日",
        _read_month_range,
    ),
    Rule(
        "time.quarter_range",
        rf"(?:(?P<year>{YEAR}){GAP}年)?第?(?P<first>[一二三1-3])(?:、|{DASH})第?(?P<last>[二三四2-4])季度",
        _read_quarter_range,
    ),
    Rule(
        "time.year_range",
        rf"从?(?P<range>(?P<first>{YEAR})(?:{GAP}年)?度?{DASH}(?P<last>{YEAR}|[0-9]{{2}}){NIAN}(?:底|末|期间|间(?![接隔]))?)"
        r"(?P<each>每年)?",
        _read_year_range,
    ),
    Rule(
        "time.point",
        rf"{PREFIX}{GAP}(?:(?P<year>{YEAR}){NIAN}|(?P<relative>{RELATIVE}))(?:{GAP}(?P<part>{PART}))?{LIMIT}",
        _read_point,
    ),
    Rule("time.point", rf"{PREFIX}{LONE_PART}(?P<part>{PART}){LIMIT}", _read_point),
    # A year without 年: `二〇三五`, `2035远景目标`, `2025目标值`, `2023、2024年`.
    Rule(
        "time.point",
        rf"{PREFIX}(?P<year>(?<![0-9.])20[0-9]{{2}}(?=远景|目标值|[、和](?:19|20)[0-9]{{2}}年)"
        rf"|二[〇○零][一二三四五六][〇○零一二三四五六七八九](?![〇○零一二三四五六七八九十年]))(?P<part>{PART})?{LIMIT}",
        _read_point,
    ),
    Rule(
        "time.recurring",
        rf"{EACH}(?:(?:{MONTH}月份?(?:{DAY}[日号]|[上中下]旬)?|{DAY}[日号]|第?[一二三四1-4]季度|[上下]半年)?"
        r"(?:(?!<<not_tail>>)(?:年?底|年?末|年?初|结束|开学))?(?:(?!<<not_tail>>)(?:[之以]?前|起))?)",
        _read_recurring,
    ),
    Rule(
        "time.all_year_round",
        r"(?<![非异正反])常年(?!性)|按(?:月|季度|季|周|学期|学年)(?=[^龄均份])",
        _read_recurring,
    ),
    Rule("time.whole_year", r"(?<![健安完周])全年(?![龄段级])度?", _read_whole_year),
    Rule(
        "time.end_of_year",
        rf"(?:到|至)?(?<![0-9年半个每当几多来{DIGIT}十])(?:年底[之以]?前|年[末终][之以]?前|年底(?![考总结])|年内)",
        _read_end_of_year,
    ),
    Rule(
        "time.end_of_month",
        rf"(?<![0-9{DIGIT}十每])本?月底[之以]?前|本[月周]内|本季度[末底内]前?",
        _read_undated_by,
    ),
    Rule("time.this_term", r"[本下]学[期年](?:[末内]|结束)?", _read_undated_during),
    Rule(
        "time.coming_years",
        rf"(?:未来|今后|接下来|往后)的?(?P<count>{COUNT})(?:{DASH}(?P<upper>{COUNT}))?年(?!级)(?:期间|时间|之?内(?!<<not_tail>>)|间|里)?",
        _read_coming,
    ),
    Rule("time.past_years", rf"(?:刚刚)?过去的?(?P<count>{COUNT})年(?!级)[来间里]?", _read_past_years),
    Rule(
        "time.recent_years",
        rf"(?:最近|(?<![附就邻靠接将临])近)的?(?P<count>{COUNT})年(?!级)(?:以?来|间|内)?",
        _read_recent_years,
    ),
    Rule("time.past_years", rf"(?P<count>{COUNT})年(?:以?来(?!自)|间(?![隔接]))", _read_past_years),
    Rule(
        "time.within",
        rf"(?P<count>{COUNT}|半)(?:{DASH}(?P<upper>{COUNT}))?(?P<unit>{SPELL})"
        r"(?:(?:左右)?的?(?:时间)?(?!内[蒙部容涵外])[以之]?内|(?:左右)?的?(?:时间|努力))",
        _read_within,
    ),
    Rule(
        "time.within",
        rf"(?<=为期)(?P<count>{COUNT}|半)(?:{DASH}(?P<upper>{COUNT}))?(?P<unit>{SPELL})",
        _read_within,
    ),
    Rule(
        "time.back_reference",
        rf"(?:(?<=[的这]))(?P<count>{COUNT})年(?=[，。；、！：\s]|$)",
        _read_back_reference,
    ),
    Rule("time.back_reference", rf"(?P<count>{COUNT})年(?=发展历程|累计|奋斗|拼搏)", _read_back_reference),
    Rule("time.century", r"(?:到|至)?(?:本|21|二十一)世纪(?:(?P<middle>中叶)|末)", _read_century),
)

@cache
def _scanner() -> tuple[re.Pattern[str], tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """One pattern whose n-th group is the n-th rule, and each rule with its own pattern."""

    patterns = [spelled_out(rule.pattern) for rule in RULES]
    scan = "|".join(f"({unnamed(pattern)})" for pattern in patterns)
    return re.compile(f"(?={BEGIN})(?:{scan})"), tuple(zip(RULES, map(re.compile, patterns), strict=True))
