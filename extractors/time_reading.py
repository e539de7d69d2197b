"""What a text has said of time so far: the mentions found, the year that it speaks of, and what tells a fact from a goal."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from extractors import calendar
from extractors.calendar import Period
from extractors.plan import Plan
from extractors.span import Span
from extractors.time_chapters import end_of_review, is_ahead, review_of_past_year
from extractors.time_pieces import words

Kind = Literal["by", "during", "as_of", "recurring", "duration"]


class TimeMention(NamedTuple):
    """A time in [start, end) of the text; both dates included, None where text and plan leave them open."""

    start: int
    end: int
    kind: Kind
    start_date: date | None
    end_date: date | None
    rule: str


def mention_of(hit: re.Match[str], kind: Kind, period: Period | None, rule: str = "") -> TimeMention:
    """A mention of all that was hit; a `by` has no first day."""
    first = period.first if period and kind != "by" else None
    return TimeMention(hit.start(), hit.end(), kind, first, period.last if period else None, rule)


#: A line that says of which year a report tells what is to be done.
_WORK_HEADING = re.compile(r"[0-9]{4}年度?(?:政府|全[省市州县区旗])?(?:的)?(?:主要|重点)?工作(?:重点|安排|任务|目标|打算|思路|举措|计划|要点)*[ \r]*\n")
#: 一、|2023年|工作情况, |2023年|目标任务完成情况: the heading of what was done in a year.
_REVIEW_HEADING = re.compile(r"[0-9]{4} ?年度?[\u4e00-\u9fff“”]{0,12}?(?:工作(?:总结|情况|回顾)|(?:目标|任务|工作)完成情况)(?:[和及暨与][^\n，。；]{2,16})?\**[ \r]*\n")
#: 较|2020年, 由|2020年: a year that values are held against.
_HELD_AGAINST = re.compile(r"[较比由从]$")
#: How far back, in characters, a year holds for a month that comes without one, and a period for `的五年`.
NEAR, FAR = 200, 1500


#: So many times are looked through for the year that a text tells of: one that says 今年 over and over without ever naming it takes no longer for that.
_LOOKED_THROUGH = 200


@dataclass(slots=True)
class Reading:
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
    #: The year that a heading (`一、2023年工作情况`) looks back at, and where its part ends.
    reviewed: tuple[int, int] | None = None
    #: The year named last, and where.
    named: tuple[int, int] | None = None
    #: The year of 今年 by the one year that the text names, or else by its end; 0 where neither tells it, None before it was looked for.
    only: int | None = None
    #: The first year by whose end, or by a day of which, something is due in the text; 0 where nothing is, None before it was looked for.
    due: int | None = None

    def add(self, mention: TimeMention) -> None:
        """Take a mention; the first after a phase's name is its time and takes in an adjoining name."""
        if self.phase:
            name, start, end = self.phase
            self.phase = None
            self.phases[name] = mention
            if self.text[start:end] == name and mention.start == end:
                mention = mention._replace(start=start)
            elif name.endswith("期") and self.text[end - 1] in "（(":
                self.found.append(mention._replace(start=start, end=start + len(name), rule="time.phase"))
        self.found.append(mention)

    def name_year(self, year: int, at: int) -> None:
        """Remember a year; one that opens a line says what a yearly report speaks of from here on. What is only held against is not spoken of."""
        if _HELD_AGAINST.search(self.text, max(0, at - 1), at) or _YEAR_BUILT.match(self.text, at):
            return
        self.named = (year, at)
        opens = at < 12 or "\n" in self.text[at - 12 : at]
        if opens and _WORK_HEADING.match(self.text, at):
            self.heading = self.running = year
        elif opens and not (self.reviewed and at < self.reviewed[1]) and (review := _REVIEW_HEADING.match(self.text, at)):
            self.reviewed = year, end_of_review(self.text, at, review.end())
        if opens and self.plan.year and year in (self.plan.year, self.plan.year - 1):
            self.running = year

    def this_year(self, at: int, *, any_year: bool = False) -> int | None:
        """今年: the year of a yearly plan, else the year of issue, else of the heading above, else the year told of, else the one year named, but for what may be of `any_year` (本年度 of a rule) or of the one before."""
        own = self.plan.year
        if own and self.reviewed is None and (past := review_of_past_year(self.text)):
            self.reviewed = (own - 1, past.end) if past.start < at else None
        if own and self.reviewed and self.reviewed[0] == own - 1 and at < self.reviewed[1]:
            return self.reviewed[0]  # a summary at the end of the year, with what is planned for the next
        if own and self.heading and self.heading > own:
            return self.heading  # a report on 2022 that ends with 2023年工作计划
        return own or (self.plan.issued.year if self.plan.issued else self.heading) or self.told_year or (None if any_year or self.plan.start else self._only_year())

    def _only_year(self) -> int | None:
        """The one year that a text names, wherever it does, and not as its horizon (`今年，…。2023年6月，…`); where it names none, the one up to which a page of this year's tasks goes, unless five-year plans end in it."""
        if self.only is None:
            named = {int(hit["year"]): hit["until"] or hit["open"] or _AHEAD_OF.search(self.text, max(0, hit.start() - 4), hit.start()) for hit in _YEAR_NAMED.finditer(self.text)}
            only = next(iter(named)) if len(named) == 1 and not any(named.values()) else 0
            end = self.plan.end.year if self.plan.end else 0
            self.only = end if end % _FIVE_YEARS and not named and "今年" in self.text else only
        return self.only or None

    def tells_of_earlier(self, this: int, at: int) -> bool:
        """Whether the paragraph at `at` has named the year before `this` last, of which it tells."""
        return self.named is not None and self.named[0] == this - 1 and "\n" not in self.text[self.named[1] : at] and at - self.named[1] <= NEAR

    @property
    def told_year(self) -> int | None:
        """The year that a text without a plan's end has told of last: 今年 of a news report, the months of a notice whose title names a year.

        去年 and 11月8日 lean on a year themselves: they tell it only where nothing else does.
        """
        if self.plan.end:
            return None
        leaning = None
        for index in range(len(self.found) - 1, max(-1, len(self.found) - 1 - _LOOKED_THROUGH), -1):
            if (year := self._year_told_at(index)) is None:
                continue
            if _OWN_YEAR.search(self.text, self.found[index].start, self.found[index].end):
                return year
            leaning = leaning or year
        return leaning

    def _year_told_at(self, index: int) -> int | None:
        """The year that the text is of by the mention found at `index`; the one after a year whose end it looks back at (`截至2022年底`)."""
        mention = self.found[index]
        first, last = mention.start_date, mention.end_date
        if mention.rule == "time.point.goal":
            first = last  # 2024年，我们要…
        if _AHEAD_OF.search(self.text, max(0, mention.start - 4), mention.start):
            return None  # what is only expected or planned is not the year that the text is of
        if _BUILT_THEN.match(self.text, mention.end) or self.text.startswith(("明年", "后年"), mention.start):
            return None
        if first and mention.rule == "time.point.term":
            return first.year
        if first and last and first.year == last.year and not _HELD_AGAINST.search(self.text, max(0, mention.start - 1), mention.start):
            return last.year + (self._is_last_year(index) or _STOCK.match(self.text, mention.start) is not None)
        return None

    def _is_last_year(self, index: int) -> bool:
        """Whether the year found at `index` is the one that 去年, told of right before it, names."""
        before, mention = self.found[index - 1], self.found[index]
        same = index > 0 and mention.kind == "as_of" and before.end_date is None and "\n" not in self.text[before.end : mention.start]
        return same and self.text.startswith("去年", before.start)

    def year_at(self, at: int, *, due: bool = False) -> int | None:
        """The year of a month without one: named just before in the paragraph, else this year.

        A deadline (`due`) of a yearly plan is never in a year before it. Where neither the plan nor its issue
        tells this year, the deadline or the first day (`自2023年7月1日起`) before does: the items of a list share their year.
        """
        if self.named and at - self.named[1] <= NEAR and "\n" not in self.text[self.named[1] : at]:
            year, own = self.named[0], self.plan.year
            if own is None or year == own or (abs(year - own) == 1 and not (due and year < own) and not _PARTED.search(self.text, self.named[1], at)):
                return year
        return self.this_year(at) or self._year_of_last_deadline(at)

    def year_of_month(self, month: int) -> int | None:
        """The year of a month of a plan that goes over into the next year and takes less than one (an autumn term)."""
        first, last = self.plan.start, self.plan.end
        if not (first and last and first.year + 1 == last.year and last.month < first.month):
            return None
        return first.year if month >= first.month else last.year if month <= last.month else None

    def _year_of_last_deadline(self, at: int) -> int | None:
        for mention in reversed(self.found):
            if at - mention.end > FAR:
                return None
            if _OF_BIRTH.match(self.text, mention.end) or _BUILT_THEN.match(self.text, mention.end):
                continue
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
            if mention.kind == "during" and first and last and Period(first, last).years == years and not self._is_held_against(mention):
                return mention
        return None

    def _is_held_against(self, mention: TimeMention) -> bool:
        return bool(_COMPARED_WITH.search(self.text, max(0, mention.start - 2), mention.start) or _MULTIPLE.match(self.text, mention.end))

    @property
    def last_dated(self) -> TimeMention | None:
        """The mention that was dated last."""
        return next((mention for mention in reversed(self.found) if mention.end_date), None)

    def last_half(self) -> Period | None:
        """The half of a year that was named last."""
        spans = (Period(each.start_date, each.end_date) for each in reversed(self.found) if each.start_date and each.end_date)
        return next((span for span in spans if calendar.months(span.first.year, span.first.month, span.first.month + 5) == span), None)

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

    def years_ahead(self, years: int) -> Period | None:
        """So many coming years: the plan's, or those that its issue leaves up to its end where only that is told."""
        end, issued = self.plan.end, self.plan.issued
        if end and issued and not self.plan.start and end.year - issued.year in (years, years - 1):
            return calendar.years(end.year - years + 1, end.year)
        return self.own_period(years)

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
        if _TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(after) or (_ORGAN.search(before) and _PUBLISHED.match(after)) or (_ON.search(before) and self.text[end - 1] == "日" and _GIVEN_OUT.match(after)):
            return True
        if self.past and period.last <= self.past and HELD.match(after):
            return True
        goal = bool(_PLANNED.search(before) or _WANTED.match(after) or words("goal").search(_MET.sub("", before + after)))
        if not known:
            return not goal and bool((self.text[end - 1] in "日号" and _NEWS_OF_DAY.match(after)) or words("fact").search(before[-3:] + after))
        if self.past and period.last <= self.past:
            goal = goal and bool(_PLANNED.search(before) or _WANTED.match(after) or words("goal").search(_MET.sub("", before + _NEXT_STEP.split(after, maxsplit=1)[0])))
            if (goal and _EXPECTED.match(after)) or _AHEAD_OF.search(before) or _STRIVEN_FOR.search(before):
                return False  # 10月可投入使用, in a page of November
            return not goal or (plan.issued is not None and plan.start is None) or (whole_year and is_half_way(self.text) and not self.is_ahead(start))
        if (plan.issued and period.first > plan.issued) or (plan.end and period.first > plan.end):
            return False
        if not (plan.end or self.past) and _EXPECTED_NEXT.match(after):
            return True
        # Where nothing tells when it was written, a year, or a day that opens its sentence, is told of.
        undated = not (plan.end or self.past) and period.last.year not in OUTLOOK
        opens = (period.last - period.first).days < _MONTH and not _DATELINE.sub("", before) and after[:1] in ("，", ",")
        if undated and before.endswith("于") and _BEGUN.match(after) and not _AHEAD_OF.search(before):
            return True
        if undated and not goal and not _AHEAD_OF.search(before) and (_CAME_ABOUT.match(after) or self._goes_on_from_fact(start, period.last)):
            return True
        if undated and (whole_year or opens):
            return not (goal or self._goes_on_from_goal(start, period.first) or self._is_due_from(period.first.year)) and not self.is_ahead(start)
        return not goal and bool(words("fact").search(before[-3:] + after))

    def _is_due_from(self, year: int) -> bool:
        """Whether the text says by when something is due no later than in `year`: `2024年底前完成…；2025年，普及率达到90%` looks ahead to both."""
        if self.due is None:
            self.due = min((int(hit[1]) for hit in _DUE_BEFORE.finditer(self.text)), default=0)
        return 0 < self.due <= year

    def _goes_on_from_goal(self, at: int, first: date) -> bool:
        """Whether the time told last in the sentence is an earlier goal: `2023年达到3万亩、2024年4万亩`."""
        last = self.found[-1] if self.found else None
        goal = last is not None and last.kind == "by" and last.end_date is not None and last.end_date < first
        return goal and not _SENTENCE_END.search(self.text, self.found[-1].end, at)

    def _goes_on_from_fact(self, at: int, last_day: date) -> bool:
        """Whether the time told last in the sentence is an earlier fact, with a year of its own like this one: `1998年建校，2006年9月迁入新址`."""
        last = self.found[-1] if self.found else None
        fact = last is not None and last.kind == "as_of" and last.end_date is not None and last.end_date < last_day and _OWN_YEAR.match(self.text, at)
        return bool(fact) and not _SENTENCE_END.search(self.text, self.found[-1].end, at)

    def is_ahead(self, at: int) -> bool:
        """Whether the chapter at `at` is of what is to come: `三、下一步工作`."""
        return is_ahead(self.text, at)

    def is_yardstick(self, place: Span, first: date) -> bool:
        """Whether the year at `place` is only held against (`较2024年提高`, `不低于2019年同期`, `不超过2015年水平`); one beyond the plan is its horizon."""
        compared = COMPARED.search(self.text, max(0, place.start - 1), place.start) or self.text.startswith(("同期", "水平"), place.end)
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


def is_half_way(text: str) -> bool:
    """Whether the head of a text calls it a review of a plan that is half over."""
    return _HALF_WAY.search(text, 0, _HEAD) is not None


#: |2024年|底前完成编制; not 2000年底前|建成的.
_DUE_BEFORE = re.compile(r"(?<!\d)(20\d\d)年(?:年?[底末]|1?\d月[底末]?)[之以]?前(?![^，。；\n]{0,10}(?:的|[已了]))(?=[^，。；\n]{0,2}[\u4e00-\u9fff，,）)])")
#: 预计|2025年, 计划于|2025年, 将于|2025年
_AHEAD_OF = re.compile(r"(?:预计|计划)[于在到]?$|[拟将][于在到]$")
#: 力争|7月1日开馆, in a page that was put up later.
_STRIVEN_FOR = re.compile(r"(?:力争|确保|争取)[于在到]?$")
#: What parts the items of a list: ；, or 2、 and 3. behind a blank.
_PARTED = re.compile(r"；|\s\d[、.．]")
#: 2005年前|交付的|小区: how old a thing is.
_BUILT_THEN = re.compile(r"(?:之?前|以前)?(?:建成|建造|建设|修建|竣工|投用|投入使用|交付|落成|启用)[^，。；]{0,4}的")
_YEAR_BUILT = re.compile(rf"(?:19|20)\d\d\s?年[底末]?(?:{_BUILT_THEN.pattern})")
#: 2017年8月31日前|出生: whose year is nobody else's.
_OF_BIRTH = re.compile(r"[^，。；,;]{0,8}(?:出生|年满|周岁)")
#: A day or a month.
_MONTH = 31
_SENTENCE_END = re.compile(r"[。；！？\n]")
#: The next step is only expected, so this one is done: `4月开工，预计2024年8月竣工`.
_EXPECTED_NEXT = re.compile(r"[^，]{1,16}，(?:预计|计划|预期)(?:将于|于|在|到)?(?:今年|明年|20[0-9]{2}年)")
#: What a news report begins with: `本报讯`, `新华社北京电`.
_DATELINE = re.compile(r".{0,8}[讯电]\s{0,3}$")
#: 创办于|2007年7月, 4月8日|，记者获悉…, 在5月17日|…验收时，…: told of, whatever else the sentence holds.
_TOLD_BEFORE = re.compile(r"早在$|(?:进度|进展)[（(]$|(?:创办|创建|始建|建校?|成立|建立|设立|落成|获批|荣获|挂牌)[于自]$|记者$")
_TOLD_BEHIND = re.compile(r"[，,]\s?(?:记者|笔者)|[上下]午(?!休|\s?\d{1,2}(?:[时点]|[:：]\d\d)[半整]?(?:结束|截止|[之以]?前|止))|[，,]?就(?![要需将能地近])|从[^，。；,]{2,16}(?:获悉|了解到)|[电讯]|消息|[^，。；,\d]{2,20}时[，,]")
#: 省政府办公厅|4月2日|发布…: what a body has published.
_ORGAN = re.compile(r"[部局委府室院会厅署]$")
_PUBLISHED = re.compile(r"(?:公布|发布|发表|印发|召开|举行)(?!实施|前|之前)")
#: 项目于|2月7日|印发实施: the day on which what is to be done was given out.
_ON = re.compile(r"(?<![应须拟将要可请能])于$")
_GIVEN_OUT = re.compile(r"(?:正式|对外|联合)?(?:印发|下发|公布|发布|出台|颁布)(?![^，。；]{0,4}前)")
#: 3月5日|，县水利局召开防汛会议，将…, 3月5日|讯: the day of a meeting or of news, whatever they tell of.
HELD = re.compile(r"[讯电]|消息|[，,]\s?[^，。；,\d]{2,20}?(?:召开|举行|举办|组织|印发|发布|公布|出台)")
#: 2023年6月|，县教育局发布《…行动计划》，提出…: when a paper was given out that news tell of.
RELEASED = re.compile(r"[，,](?:(?!将|拟|计划)[^，。；,;\d]){1,20}?[局委厅府部办院省市县区](?:联合|正式|对外){0,2}(?:印发|发布|公布|出台|颁布|下发)了?[《\0]")
#: 8月7日|，省教育厅公布…: what news tell of a day.
_NEWS_OF_DAY = re.compile(r"[，,]\s?[^，。；,\d将拟]{2,20}?(?:召开|举行|举办|发布|公布|发表|通报)")
#: 2015年11月20日|取得立项, 2003年2月|升格为…: what came about, where no plan is known.
_CAME_ABOUT = re.compile(r"(?:正式|被|顺利)*(?:取得|获得|获批|获评|荣获|当选|升格|更名|改名|挂牌|批复|核准|立项|并入|划归|合并|迁入|毕业|参加工作|加入|担任|调任)")
#: 项目于|2022年5月|正式开工建设: works that a text tells of which nothing dates; 计划于, 拟于 and 将于 are ahead.
_BEGUN = re.compile(r"(?:正式|全面|顺利|如期)?(?:开工|动工|启动建设|破土|奠基|启动)")
#: 3月开工|，计划|10月底完工: where another step begins, which is still ahead.
_NEXT_STEP = re.compile(r"[，,；](?=(?:并|现)?(?:计划|预计|力争|确保|拟|将|争取)[^，。；]{0,6}(?:\d{1,2}月|年[内底]|明年|今年|[上下]半年|[一二三四]季度))")
#: 10月|可投入使用: still ahead for the writer.
_EXPECTED = re.compile(r"底?[可将]")
#: 规划|2015年开工, 明确了两个阶段的目标：|2025年建成….
_PLANNED = re.compile(r"规划[于在]?$|(?:思路|目标|愿景|蓝图|设想|打算|规划|任务)[是为]?[：:]\s?$")
#: 2024年|，我们要重点抓好…
_WANTED = re.compile(r"[，,]?\s?[^，。；,]{0,16}(?<![主重需必只纲])要(?![素求点么闻])")
#: 完成目标任务的|130%: what was done of a goal is none.
_MET = re.compile(r"将[^，。；]{1,40}(?:确定|列|定|纳)[为入]|(?:完成|达到?|占|超|高于|低于)[^，。；,;\d]{0,14}(?:目标|任务|计划)(?:任务|数)?的?(?=\d)|完成[^，。；,;]{1,24}的(?:全年|年度|节点|既定|阶段)目标|(?:高|低|快|优|好)于[^，。；,;]{0,24}(?:规划|计划|年度|预期|既定)的?目标")
#: 2021年2月4日|，已正式成立…
_ALREADY = re.compile(r"[，,]?\s?(?:我[市区县局]|全[市区县])?已(?!公布|批)|[^，。；,;]{0,14}?[均都]已")
COMPARED = re.compile(r"较$|(?<!占)比$")
#: 高于|“九五”, 比|“九五”增长: periods that another is held against.
_MULTIPLE = re.compile(r"(?:期?末)?的\d[\d.]{0,5}倍")
_COMPARED_WITH = re.compile(r"[高低优]于$|较$|(?<!占)比$")
_RECKONED = re.compile(r"(?:预计|预测|测算)$")
_PEAK = re.compile(r"[^，]{0,6}(?:峰值|高峰)")
_LABEL = re.compile(r"(?:时限|期限|时间|节点|日期)(?:要求|安排)?[：:] ?$")
_CELL_BEFORE = re.compile(r"(?:^|[\t|\n]) {0,4}$")
_CELL_AFTER = re.compile(r" {0,3}(?:$|[\t|\r\n])")
#: 某市“十二五”规划|中期评估|, …交出|期中|答卷: a review that is made half-way; what only asks for one is none.
_HALF_WAY = re.compile(r"中期(?:实施)?(?:情况)?(?:评估|评价|自评)(?!工作|方案|的通知|机制|制度|和|与|、)|期中(?:成绩|答卷|考|[”\"]?(?:成绩|答卷|考))|半期考")
#: So much of a text is its head.
_HEAD = 200
#: Years that national strategies are made for; without any plan they are goals all the same.
OUTLOOK = (2030, 2035, 2050, 2060)
#: |2023年|6月，…: a year in figures or in characters.
_OWN_YEAR = re.compile(r"(?:19|20)[0-9]{2}|二[〇○零]|一九")
#: |2023|年6月，…; a horizon (到2025年, 2025年底前), a yardstick, a beginning and a year that may be the one before (2023年，我省新建200所) are told apart.
_YEAR_NAMED = re.compile(r"(?P<until>[到至较比从自])?(?<![0-9])(?P<year>20[0-9]{2}) ?年(?!版|代)(?P<open>[之以]?[前后]|以?来|年?[底末内]|[，,])?")
#: Five-year plans end in 2020, 2025, 2030….
_FIVE_YEARS = 5
#: 截至|2022年底: a stock that is told of in the next year.
_STOCK = re.compile(r"截[至止]到?(?:19|20)\d\d ?年年?[底末]")
