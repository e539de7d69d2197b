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
from extractors.scanning import begun_by
from extractors.span import Span, fold
from extractors.time_pieces import (
    BARE_ORDINAL,
    BEGIN,
    CELL_BEGIN,
    CELL_END,
    COUNT,
    DASH,
    DAY,
    DIGIT,
    DOTTED,
    EACH,
    FIRST,
    GAP,
    HOLIDAY,
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
    done = 0
    for candidate in scanner().finditer(quiet):
        number = candidate.lastindex or 1
        if candidate.start() < done:
            continue
        done = candidate.end(number)
        rule = RULES[number - 1]
        if hit := _pattern(rule.pattern).match(quiet, candidate.start()):
            for mention in rule.read(hit, reading):
                reading.add(mention if mention.rule else replace(mention, rule=rule.name))
    return reading.found


# --- What a text has said so far ---------------------------------------------------------------------------

#: A line that says of which year a report tells what is to be done.
_WORK_HEADING = re.compile(r"[0-9]{4}年度?(?:政府|全[省市州县区旗])?(?:的)?(?:主要|重点)?工作(?:重点|安排|任务|目标|打算|思路|举措)*[ \r]*\n")
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
    #: The year that a report's heading (`2023年重点工作`) sets for what follows.
    heading: int | None = None
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
            elif name.endswith("期") and self.text[end - 1] in "（(":
                self.found.append(replace(mention, start=start, end=start + len(name), rule="time.phase"))
        self.found.append(mention)

    def name_year(self, year: int, at: int) -> None:
        """Remember a year; one that opens a line says what a yearly report speaks of from here on."""
        self.named = (year, at)
        opens = at < 12 or "\n" in self.text[at - 12 : at]
        if opens and _WORK_HEADING.match(self.text, at):
            self.heading = self.running = year
        if opens and self.plan.year and year in (self.plan.year, self.plan.year - 1):
            self.running = year

    @property
    def this_year(self) -> int | None:
        """今年: the year of a yearly plan, else the year of issue, else of the heading above."""
        return self.plan.year or (self.plan.issued.year if self.plan.issued else self.heading)

    def year_at(self, at: int, *, due: bool = False) -> int | None:
        """The year of a month without one: named just before in the paragraph, else this year.

        A deadline (`due`) of a yearly plan is never in a year before it. Where neither the plan nor its issue
        tells this year, the deadline or the first day (`自2023年7月1日起`) before does: the items of a list share their year.
        """
        if self.named and at - self.named[1] <= NEAR and "\n" not in self.text[self.named[1] : at]:
            year, own = self.named[0], self.plan.year
            if own is None or year == own or (abs(year - own) == 1 and not (due and year < own)):
                return year
        return self.this_year or self._year_of_last_deadline(at)

    def _year_of_last_deadline(self, at: int) -> int | None:
        for mention in reversed(self.found):
            if at - mention.end > FAR:
                return None
            begins = mention.rule == "time.point.since"
            if (begins or mention.kind == "by") and (day := mention.end_date or mention.start_date):
                return day.year
        return None

    def last_period(self, years: int, at: int) -> TimeMention | None:
        """The last mention of a period of so many years, if not too far back."""
        for mention in reversed(self.found):
            if at - mention.end > FAR:
                return None
            first, last = mention.start_date, mention.end_date
            if mention.kind == "during" and first and last and Period(first, last).years == years:
                return mention
        return None

    def same_stretch(self, at: int) -> Period | None:
        """上年同期: a year before the half, the quarters or the months that the paragraph tells of."""
        for mention in reversed(self.found):
            first, last = mention.start_date, mention.end_date
            if "\n" in self.text[mention.end : at]:
                return None
            if first and last and first.year == last.year and (last - first).days < 360 and not self.text.startswith("同期", mention.end):
                return Period(first.replace(year=first.year - 1, day=min(first.day, 28)), last.replace(year=last.year - 1, day=last.day if (last.month, last.day) != (2, 29) else 28))
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

    def looks_back(self, at: int) -> bool:
        """Whether the paragraph speaks of the time before the plan: its last date so far lies there.

        A year that something is held against (`比2020年提高`) does not count.
        """
        for mention in reversed(self.found):
            if "\n" in self.text[mention.end : at]:
                return False
            if (last := mention.end_date) and self.text[mention.start - 1 : mention.start] not in tuple("比较于以"):
                return self.plan.start is not None and last < self.plan.start
        return False

    def is_past(self, period: Period, start: int, end: int, *, whole_year: bool, known: bool = True) -> bool:
        """Whether a time at [start, end) that stands alone tells of a fact rather than sets a goal.

        Where its year is not `known`, only the words around it can tell.
        """
        plan = self.plan
        if known and plan.start and period.last < plan.start:
            return True
        if (_ALREADY.match(self.text, end) or self.text[max(0, start - 2) : start] in ("已于", "已在")) and not (plan.issued and period.first > plan.issued):
            return True
        before = _SENTENCE_END.split(self.text[max(0, start - 16) : start])[-1]
        after = _SENTENCE_END.split(self.text[end : end + 60], maxsplit=1)[0]
        goal = bool(words("goal").search(before + after))
        if not known:
            return not goal and bool(words("fact").search(before[-3:] + after))
        if self.past and period.last <= self.past:
            return plan.start is None or not goal
        if (plan.issued and period.first > plan.issued) or (plan.end and period.first > plan.end):
            return False
        if not (plan.end or self.past) and _EXPECTED_NEXT.match(after):
            return True
        # Where nothing tells when it was written, a year, or a day that opens its sentence, is told of.
        undated = not (plan.end or self.past) and period.last.year not in OUTLOOK
        opens = period.first == period.last and not _DATELINE.sub("", before) and after[:1] == "，"
        if undated and (whole_year or opens):
            return not goal
        return not goal and bool(words("fact").search(before[-3:] + after))

    def is_yardstick(self, place: Span, first: date) -> bool:
        """Whether the year at `place` is only held against (`较2024年提高`); one beyond the plan is its horizon."""
        compared = _COMPARED.search(self.text, max(0, place.start - 1), place.start)
        return bool(compared) and not (self.plan.end and first > self.plan.end)

    def is_forecast(self, start: int, end: int) -> bool:
        """Whether a year at [start, end) is one that something is reckoned for (`预计2025年…人口`), no goal."""
        before, after = self.text[max(0, start - 3) : start], _SENTENCE_END.split(self.text[end : end + 40], maxsplit=1)[0]
        if words("completed").search(after):
            return False
        return bool(_RECKONED.search(before) or _PEAK.match(after))

    def is_labelled(self, start: int, end: int) -> bool:
        """Whether a time at [start, end) fills a table cell or follows a label such as `完成时限：`."""
        before, after = self.text[max(0, start - 14) : start], self.text[end : end + 4]
        return bool(_LABEL.search(before) or (_CELL_BEFORE.search(before) and _CELL_AFTER.match(after)))


_SENTENCE_END = re.compile(r"[。；！？\n]")
#: The next step is only expected, so this one is done: `4月开工，预计2024年8月竣工`.
_EXPECTED_NEXT = re.compile(r"[^，]{1,16}，(?:预计|计划|预期)(?:将于|于|在|到)?(?:今年|明年|20[0-9]{2}年)")
#: What a news report begins with: `本报讯`, `新华社北京电`.
_DATELINE = re.compile(r".{0,8}[讯电]\s{0,3}$")
#: 2011年|工作打算, 2010年度|工作总结: what is told of a year behind it.
_OUTLOOK_OF_YEAR = re.compile(r"度?[\u4e00-\u9fff]{0,6}?工作(?:打算|计划|思路|安排|要点)")
_LOOK_BACK_AT_YEAR = re.compile(r"度?[\u4e00-\u9fff]{0,6}?工作(?:情况|总结|回顾|成效|完成情况)")
#: 2021年2月4日|，已正式成立…
_ALREADY = re.compile(r"[，,]?\s?(?:我[市区县局]|全[市区县])?已(?!公布|批)")
_COMPARED = re.compile(r"[较比]$")
_RECKONED = re.compile(r"(?:预计|预测|测算)$")
_PEAK = re.compile(r"[^，]{0,6}(?:峰值|高峰)")
_STAGE = re.compile(r"阶段[（(]$")
_LABEL = re.compile(r"(?:时限|期限|时间|节点|日期)(?:要求|安排)?[：:] ?$")
_CELL_BEFORE = re.compile(r"(?:^|[\t|\n]) {0,4}$")
_CELL_AFTER = re.compile(r" {0,3}(?:$|[\t|\r\n])")
#: Years that national strategies are made for; without any plan they are goals all the same.
OUTLOOK = (2030, 2035, 2050, 2060)


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
        past = reading.is_past(period, *hit.span(), whole_year=True)
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
        if said["year"]:
            reading.named = (year, hit.start())
        start = hit.start("range") if "range" in said else hit.start()
        yield replace(_mention(hit, "during", Period(first.first, last.last)), start=start)


def _read_quarter_range(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`一至三季度`, `2023年三、四季度`."""
    year = calendar.year_number(hit["year"]) if hit["year"] else reading.year_at(hit.start())
    first, last = calendar.number(hit["first"]) or 0, calendar.number(hit["last"]) or 0
    yield _mention(hit, "during", calendar.quarters(year, first, last) if year else None)


def _point_year(hit: re.Match[str], said: dict[str, str], reading: _Reading) -> int | None:
    """The year of a calendar point; None where neither the text nor the plan tells it."""
    if "year" in said:
        year = calendar.year_number(said["year"])
        reading.name_year(year, hit.start("year"))
        return year
    relative = said.get("relative")
    if not relative:
        return reading.year_at(hit.start(), due=said.get("suffix", "").endswith("前"))
    this = reading.this_year
    if this is None:
        return None
    year = this + {"去": -1, "上": -1, "明": 1, "前": -2, "后": 2}.get(relative[0], 0)
    if reading.text.startswith("同期", hit.end()) or _COMPARED.search(reading.text, max(0, hit.start() - 1), hit.start()):
        return year  # what is compared with is not what is spoken of
    reading.named = (year, hit.start())
    if reading.plan.year and year in (this, this - 1):
        reading.running = year
    return year


def _point_period(said: dict[str, str], year: int) -> Period | None:
    """The days that the parts of a calendar point name; None where there is no such day."""
    if "month" in said:
        month = calendar.number(said["month"]) or 0
        if "third" in said:
            return calendar.third_of_month(year, month, said["third"])
        return _month_or_day(year, month, said.get("day"))
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
#: A prefix 到 that belongs to a verb before it (`从…提高到2025年的14万元`) is no deadline's.
_ARRIVED = re.compile(r"(?:提高|增加|达|增长|上升|下降|降低|提升|扩大|减少|回落|跃升|升|降|增|减)$")
#: 自2008年|启动学校建设以来
_SINCE_THEN = re.compile(r"[\u4e00-\u9fff“”]{1,20}以来")
_OPEN = ("起", "开始", "以来", "至今", "后", "以后", "之后")


def _read_point(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """A year, half, quarter, month, day or school term, with the words around it that make it a deadline."""
    said = {part: text for part, text in hit.groupdict().items() if text}
    start, prefix = hit.start(), said.get("prefix", "")
    since = prefix[:1] in ("自", "从") and not said.get("suffix") and _SINCE_THEN.match(reading.text, hit.end())
    if since:
        said["suffix"] = "以来"
    out_of_place = prefix[:1] in ("自", "从") and said.get("suffix") not in _OPEN
    of = reading.text[hit.end() : hit.end() + 1] == "的"
    arrived = of and _ARRIVED.search(reading.text[max(0, start - 2) : start])
    if prefix and (out_of_place or (prefix in ("到", "至") and arrived)):
        start, prefix = hit.end("prefix"), ""
    year = _point_year(hit, said, reading)
    # Without a year the kind can still be told: read in any year, then leave the dates out.
    period = _point_period(said, year or 2000)
    if period is None:
        return
    if reading.text.startswith("同期", hit.end()) and said.keys() == {"relative"}:
        period = reading.same_stretch(hit.start()) or period
    verdict = _judge(Span(start, hit.end()), said, prefix, period, reading, known=year is not None)
    first, last = (verdict.first, verdict.last) if year else (None, None)
    yield TimeMention(start, hit.end(), verdict.kind, first, last, f"time.point.{verdict.why}")


def _judge(
    place: Span, said: dict[str, str], prefix: str, period: Period, reading: _Reading, *, known: bool
) -> _Verdict:
    """The kind and dates of a calendar point, from the words around it and what the text has said so far.

    前 without 底 is literal, for years, months and days alike: `2022年6月前` is 31 May and `9月30日前` is
    29 September. A half or a quarter is a stretch of time (`during`) unless a word or a cell makes it a limit; a month is
    when something is done by.
    """
    suffix, edge, relative = said.get("suffix", ""), said.get("edge", ""), said.get("relative", " ")[0]
    term = "season" in said
    first, last = period.first, _edge_day(period, edge, whole_year="month" not in said)
    # As a deadline, a school term is its first day.
    due = first if term and not edge else last
    if suffix.endswith("前"):
        return _Verdict("by", None, last if edge else first - timedelta(1), "before")
    if suffix in _OPEN:
        return _Verdict("during", last + timedelta(1) if suffix.endswith("后") else first, None, "since")
    started = reading.plan.start
    if prefix.startswith("截止") and _ENTRY.search(reading.text[max(0, place.start - 2) : place.start]):
        return _Verdict("by", None, due, "closing")
    if prefix.startswith("截") or (prefix and known and started and last < started):
        return _Verdict("as_of", first, last, "until_past")
    if prefix:
        return _Verdict("by", None, due, "until")
    if suffix.endswith("间") or (term and not edge and "opening" not in said):
        return _Verdict("during", first, last, "term" if term else "during")
    if relative in "去上前":
        return _Verdict("as_of", first, last, "fact")
    if reading.is_yardstick(place, first):
        return _Verdict("as_of", first, last, "yardstick")
    if _STAGE.search(reading.text[max(0, place.start - 3) : place.start]):
        return _Verdict("during", first, last, "stage")
    whole_year = said.get("part", "全年") == "全年" and "month" not in said
    if whole_year and not edge and not suffix:
        if _OUTLOOK_OF_YEAR.match(reading.text, place.end):
            return _Verdict("during", first, last, "running_year")
        if _LOOK_BACK_AT_YEAR.match(reading.text, place.end):
            return _Verdict("as_of", first, last, "fact")
        if relative in "今本" or (known and first.year in (reading.plan.year, reading.heading)):
            return _Verdict("during", first, last, "running_year")
        if reading.is_forecast(place.start, place.end):
            return _Verdict("as_of", first, last, "forecast")
    past = (known or relative == " ") and reading.is_past(
        Period(first, last), place.start, place.end, whole_year=whole_year, known=known
    )
    if past:
        return _Verdict("as_of", first, last, "fact")
    stretch = said.keys() & {"half", "quarter", "quarters"} and not edge and not suffix
    if stretch and not reading.is_labelled(place.start, place.end):
        return _Verdict("during", first, last, "stretch")
    return _Verdict("by", None, due, "goal")


def _edge_day(period: Period, edge: str, *, whole_year: bool) -> date:
    """The last day of `…底`, `…初` (January; of a month the first ten days) or `年中` (June)."""
    if edge.endswith("初"):
        return date(period.first.year, 1, 31) if whole_year else min(period.last, period.first + timedelta(9))
    return date(period.first.year, 6, 30) if edge == "年中" else period.last


#: How far outside the plan's period a year with a dot is still a date and no number, in years.
_AROUND = 6


def _read_dotted(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`2022.12`, `2022-12-31`, `2022/6/30前` in a cell or a bracket."""
    plan, year = reading.plan, int(hit["year"])
    earliest, latest = plan.start or plan.end or date(2000, 1, 1), plan.end or date(2035, 1, 1)
    if earliest.year - _AROUND <= year <= latest.year + _AROUND:
        yield from _read_point(hit, reading)


#: Holidays on a fixed date: month, day, and days off as the State Council's yearly notices have laid them out since 2020.
_HOLIDAYS = {"五一": (5, 1, 5), "国庆": (10, 1, 7)}


def _read_holiday(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`国庆节前`, `五一假期`, `汛期前`: dated where the calendar fixes the day."""
    before = bool(hit["suffix"])
    said = {part: text for part, text in hit.groupdict().items() if text}
    year, fixed = _point_year(hit, said, reading), _HOLIDAYS.get(hit["holiday"].strip("“”\"")[:2])
    period = None
    if year and fixed:
        first = date(year, fixed[0], fixed[1])
        period = Period(first, first - timedelta(1) if before else first + timedelta(fixed[2] - 1))
    yield _mention(hit, "by" if before else "during", period)


def _read_two_terms(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`2022年春、秋两学期`: from the first term's first day to the second's last."""
    year = calendar.year_number(hit["year"])
    spring, autumn = calendar.school_term(year, "春"), calendar.school_term(year, "秋")
    if spring and autumn:
        yield _mention(hit, "during", Period(spring.first, autumn.last))


def _read_whole_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`全年`: of the year that is spoken of; in a plan of several years it comes back every year; undated where nothing tells the year."""
    year = reading.running or reading.plan.year
    if year is None and reading.named and hit.start() - reading.named[1] <= NEAR:
        year = reading.year_at(hit.start())
    if year is None:
        yield _mention(hit, "recurring" if reading.plan.end else "during", None)
    else:
        yield _mention(hit, "during", calendar.years(year, year))


def _read_that_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`这一年，我们…` of a report: the year that its heading or the last sentence names, else the one before the plan's."""
    year = reading.running or (reading.named[0] if reading.named else reading.plan.base_year)
    yield _mention(hit, "during", calendar.years(year, year) if year else None)


def _read_end_of_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`年底前`, `年内` without a year."""
    year = reading.year_at(hit.start(), due=True)
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

#: 24小时内|修复率: how fast is part of the rate's name.
_RATE_WITHIN = re.compile(r"[\u4e00-\u9fff]{1,5}率")


def _read_within(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`3年内`, `30天内`, `用三年时间`; dated only where it is as long as the plan."""
    if _OWN_VALUE_BEFORE.search(reading.text[max(0, hit.start() - 16) : hit.start()]):
        return
    if "小时" in hit["unit"] and _OWN_VALUE_AFTER.match(reading.text, hit.end()):
        return
    if _RATE_WITHIN.match(reading.text, hit.end()) and "年" not in hit["unit"]:
        return
    years = calendar.number(hit["count"]) if hit["unit"] == "年" and not hit["upper"] else None
    yield _mention(hit, "duration", reading.own_period(years) if years else None)


def _read_new_year(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`新的一年`: the running year of a yearly plan."""
    reading.running = year = reading.plan.year
    yield _mention(hit, "during", calendar.years(year, year) if year else None)


def _read_instalments(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`连补3年`, `连续两年`, `分三年实施`: no dates unless as long as the plan and laid out by it."""
    laid_out = hit["laid_out"] is not None
    yield _mention(hit, "duration", reading.own_period(calendar.number(hit["count"])) if laid_out else None)


def _read_given_years(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`前3年` of a grant, `2个月` in `开工前2个月`: counted from a day that no calendar knows."""
    yield _mention(hit, "duration", None)


def _read_own_years(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`三年建成…` at the head of a clause: the period of that length named before, else the plan's own."""
    count = calendar.number(hit["count"]) or 0
    if named := reading.last_period(count, hit.start()):
        yield replace(named, start=hit.start(), end=hit.end(), rule="")
    elif count > 1 and (own := reading.own_period(count)):
        yield _mention(hit, "during", own)


def _read_body_years(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`市财政局三年安排…`: how long a body goes on, dated only where it is as long as the plan."""
    count = calendar.number(hit["count"]) or 0
    if count > 1:
        yield _mention(hit, "duration", reading.own_period(count))


def _read_campaign(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`活动期间`: the stretch of days that the text has set for it; nothing where it has set none."""
    for mention in reversed(reading.found):
        if mention.kind == "during" and mention.rule in ("time.month_range", "time.day_range"):
            yield replace(mention, start=hit.start(), end=hit.end(), rule="")
            return


def _read_back_reference(hit: re.Match[str], reading: _Reading) -> Iterator[TimeMention]:
    """`打下深厚基础的五年`, `五年投入…`: a period named before, the plan's own, the years before a yearly plan."""
    count = calendar.number(hit["count"]) or 0
    named, past = reading.last_period(count, hit.start()), reading.years_to_base(count)
    if past and count > 1 and reading.looks_back(hit.start()):
        yield _mention(hit, "during", past)
    elif named:
        yield replace(named, start=hit.start(), end=hit.end(), rule="")
    elif count > 1 and (own := reading.own_period(count)):
        yield _mention(hit, "during", own)
    elif count > 1 and reading.plan.year and past:
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
        rf"[自从]?(?P<range>(?:(?P<year>{YEAR}){GAP}年{GAP})?(?<![0-9.])(?P<month>{MONTH})(?:{GAP}月份?(?:{GAP}(?P<day>{DAY}){GAP}日?)?)?{DASH}"
        rf"(?:(?P<last_year>{YEAR}){GAP}年{GAP})?(?P<last_month>{MONTH}){GAP}{YUE}(?:{GAP}(?P<last_day>{DAY}){GAP}日)?[底末]?)",
        _read_month_range,
    ),
    Rule(
        "time.month_range",
        rf"{CELL_BEGIN}(?P<year>(?<![0-9])20[0-9]{{2}})[./](?P<month>{MONTH})(?:[./](?P<day>{DAY}))?{DASH}"
        rf"(?:(?P<last_year>20[0-9]{{2}})[./])?(?P<last_month>{MONTH})(?:[./](?P<last_day>{DAY}))?(?![0-9./-]){CELL_END}",
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
    Rule("time.two_terms", rf"(?P<year>{YEAR})年?春季?[、和与及]秋季?(?:[两二]个?)?学期", _read_two_terms),
    Rule(
        "time.holiday",
        rf"(?<!每年)(?:(?P<year>{YEAR})年|(?P<relative>[今明去]年))?(?P<holiday>{HOLIDAY})(?:(?P<suffix>[之以]?前)|假期|期间|(?<=[0-9今明]年(?:寒假|暑[假期])))",
        _read_holiday,
    ),
    Rule(
        "time.cold_season",
        rf"今冬明春|(?:{YEAR}年)?[春夏秋冬]季{DASH}(?:{YEAR}年|[当次翌]年)[春夏秋冬]季(?!学期)",
        _read_undated_during,
    ),
    Rule(
        "time.point",
        rf"{PREFIX}{GAP}(?:(?P<year>{YEAR}){NIAN}|(?P<relative>{RELATIVE}))(?:{GAP}(?P<part>{PART}))?{LIMIT}",
        _read_point,
    ),
    Rule("time.point", rf"{PREFIX}{LONE_PART}(?P<part>{PART}){LIMIT}", _read_point),
    Rule("time.point", rf"{PREFIX}{CELL_BEGIN}(?P<year>(?<![0-9])20[0-9]{{2}}){DOTTED}{LIMIT}{CELL_END}", _read_dotted),
    # A year without 年: `二〇三五`, `2035远景目标`, `2025目标值`, `2023、2024年`.
    Rule(
        "time.point",
        rf"{PREFIX}(?P<year>(?<![0-9.])20[0-9]{{2}}(?=远景|目标值|(?:[、和](?:19|20)[0-9]{{2}}){{1,6}}两?年|(?<=[、和]20[0-9]{{2}})两年)"
        rf"|二[〇○零][一二三四五六][〇○零一二三四五六七八九](?![〇○零一二三四五六七八九十年]))(?P<part>{PART})?{LIMIT}",
        _read_point,
    ),
    Rule(
        "time.recurring",
        rf"{EACH}(?:(?:{MONTH}月份?(?:{DAY}[日号]|[上中下]旬)?(?:{DASH}(?:次年|翌年)?{MONTH}月份?(?:{DAY}[日号])?)?|{DAY}[日号]|第?[一二三四1-4]季度|[上下]半年)?"
        r"(?:(?!<<not_tail>>)(?:年?底|年?末|年?初|结束|开学))?(?:(?!<<not_tail>>)(?:[之以]?前|起))?)",
        _read_recurring,
    ),
    Rule(
        "time.all_year_round",
        r"(?<![非异正反])(?<![较比]|于)常年(?!性|同期|平均)|按(?:月|季度|季|周|学期|学年)(?=[^龄均份])",
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
        rf"(?<![0-9{DIGIT}十每])本?月底[之以]?前|下月(?:底|{DAY}[日号]|[上中下]旬)[之以]?前|本[月周]内|本季度[末底内]前?",
        _read_undated_by,
    ),
    Rule("time.campaign", r"(?<=[，。；：、\s])活动期间", _read_campaign),
    Rule("time.this_term", r"[本下]学[期年](?:[末内]|结束)?", _read_undated_during),
    Rule("time.new_year", r"新的一年", _read_new_year),
    Rule("time.that_year", r"(?<=[。；，\n　 ])这一年(?=[，,里])", _read_that_year),
    Rule(
        "time.coming_years",
        rf"(?:未来|今后|接下来|往后|下一?个|新)的?(?P<count>{COUNT})(?:{DASH}(?P<upper>{COUNT}))?年(?!级)(?:期间|时间|之?内(?!<<not_tail>>)|间|里)?",
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
    Rule("time.back_reference", rf"(?P<count>{COUNT})年(?=<<over_years>>)", _read_back_reference),
    Rule(
        "time.instalments",
        rf"(?:(?<=连续)|(?<=连补)|(?<=连续发放)|(?<=连续补[助贴])|(?<=连续支持)|(?<=连续奖励)|(?P<laid_out>(?<=分)(?={COUNT}年(?:按[^，。；\n]{{1,12}}?)?(?:<<laid_out>>))))"
        rf"(?P<count>{COUNT})个?学?年(?!以上|及以上|[级制])",
        _read_instalments,
    ),
    Rule(
        "time.in_a_row",
        rf"(?<=连续)(?P<count>{COUNT})(?:个月|个?季度|个?学期|周|天|日)(?!以上|及以上|以内|[岁龄历常])",
        _read_given_years,
    ),
    Rule("time.standing", rf"(?<=在[库册统园孵营岗])(?P<count>{COUNT})年(?!以上|及以上|以内|[级制])", _read_given_years),
    Rule("time.body_years", rf"(?:(?<=[局委厅办署])|(?<=财政))(?P<count>{COUNT})年(?=<<work>>)", _read_body_years),
    Rule("time.own_years", rf"(?<![^，。；：、\s）)])(?P<count>{COUNT})年(?=<<work>>)", _read_own_years),
    Rule("time.first_years", rf"(?<=(?<![学目之以从此])前)(?P<count>{COUNT})年(?=<<granted>>)", _read_given_years),
    Rule(
        "time.ahead",
        rf"(?<=(?<=[^\W0-9{DIGIT}年月日天底末目之以此从提午空向往当先眼面名位期省市州县区国])前)(?P<count>{COUNT})(?:个月|周|个?星期|个?工作日|日|天|个?小时)(?![之以]?[前内])",
        _read_given_years,
    ),
    Rule("time.cycle", rf"(?P<count>{COUNT})年(?P<upper>)(?P<unit>)(?=一个?周期)", _read_within),
    Rule("time.effort", rf"(?:(?<=力争)(?={COUNT}年[推实完建达])|(?<=通过)(?={COUNT}年(?:攻坚|努力|建设)))(?P<count>{COUNT})年(?P<upper>)(?P<unit>)", _read_within),
    Rule("time.century", r"(?:到|至)?(?:本|21|二十一)世纪(?:(?P<middle>中叶)|末)", _read_century),
)


@cache
def scanner() -> re.Pattern[str]:
    """One pattern whose n-th group is the n-th rule.

    What it hits is the first character alone, since it is by a set of characters that a search passes over a text fast.
    """
    scan = "|".join(f"({unnamed(spelled_out(rule.pattern))})" for rule in RULES)
    return begun_by(FIRST, f"(?={BEGIN})(?:{scan})")


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its groups' names, compiled when it is first hit."""
    return re.compile(spelled_out(pattern))
