"""Stretches of time: plan periods, ranges, terms, durations, recurrences, phases and what refers back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors import calendar
from extractors.calendar import Period
from extractors.time_points import point_year, said_in
from extractors.time_reading import NEAR, Reading, TimeMention, mention_of


def read_plan_period(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
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
        past = reading.is_past(period, *hit.span(), whole_year=False)  # the end of a plan is what is aimed at, unless the words around it tell
        last_year = calendar.years(period.last.year, period.last.year)
        yield mention_of(hit, "as_of" if past else "by", last_year, "time.plan_period.end")
    elif part == "期初":
        yield mention_of(hit, "as_of", calendar.years(period.first.year, period.first.year))
    else:
        if count := calendar.number(part[1:-1]) if part.endswith("年") else None:
            first = period.last.year - count + 1 if part[0] == "后" else period.first.year
            period = calendar.years(first, first + count - 1)
        yield mention_of(hit, "during", period)._replace(start=start)


def read_own_period(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`规划期内`, `规划期末`, `到期末`: the plan's own period."""
    yield mention_of(hit, "by" if hit["close"] or hit["end"] else "during", reading.own_period())


#: The cold season of the drives for clean air runs from October of one year to March of the next.
_COLD_YEARS = 2


def read_year_range(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2022—2024年`, `2021年至2025年`, `2020—2021年秋冬季` (October to March); `每年` after it is a row of its own."""
    first = calendar.year_number(hit["first"]) if hit["first"] else point_year(hit, {"relative": hit["relative"]}, reading)
    if first is None:
        ends = calendar.years(*[calendar.year_number(hit["last"])] * 2) if len(hit["last"]) == len("2025") else None
        yield TimeMention(*hit.span("range"), "during", None, ends.last if ends else None, "")
        return
    short = len(hit["last"]) == 2
    last = first - first % 100 + int(hit["last"]) if short else calendar.year_number(hit["last"])
    period = calendar.years(first, last)
    if period is None:
        return
    if hit["cold"] and period.years == _COLD_YEARS:
        period = Period(period.first.replace(month=10), period.last.replace(month=3))
    reading.named = (first, hit.start())
    yield mention_of(hit, "during", period)._replace(start=hit.start("range"), end=hit.end("range"))
    if hit["each"]:
        yield TimeMention(*hit.span("each"), "recurring", None, None, "time.recurring")


def read_school_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2023—2024学年`, `2023学年第一学期`, `2021—2023学年`."""
    first = calendar.year_number(hit["first"])
    last = calendar.year_number(hit["last"]) if hit["last"] else first + 1
    if term := hit["term"]:
        spring = any(sign in term for sign in "二下春")
        period = calendar.school_term(first + spring, "春" if spring else "秋")
    else:
        period = Period(calendar.school_year(first).first, calendar.school_year(last - 1).last)
    yield mention_of(hit, "during", period)


def read_month_range(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2022年3月至12月`, `1—6月`, `9月1日—30日`, `2021年6月至2023年12月`; `10月至次年3月` without a year comes back every year."""
    said = hit.groupdict()
    if said.get("next") and not (said["year"] or said.get("relative")):
        yield mention_of(hit, "recurring", None)
        return
    relative = {"relative": said["relative"]} if said.get("relative") else {}
    year = calendar.year_number(said["year"]) if said["year"] else point_year(hit, relative, reading)
    if year is None:
        yield mention_of(hit, "during", None)
        return
    last_year = calendar.year_number(said["last_year"]) if said.get("last_year") else year + bool(said.get("next"))
    month = 1 if said["month"] == "元" else calendar.number(said["month"]) or 0
    last_month = calendar.number(said.get("last_month") or said["month"]) or 0
    first = calendar.third_of_month(year, month, said["third"]) if said.get("third") else calendar.month_or_day(year, month, said["day"])
    last = calendar.third_of_month(last_year, last_month, said["last_third"]) if said.get("last_third") else calendar.month_or_day(last_year, last_month, said["last_day"])
    if first and last and first.first <= last.last:
        if said["year"]:
            reading.named = (year, hit.start())
        start = hit.start("range") if "range" in said else hit.start()
        yield mention_of(hit, "during", Period(first.first, last.last))._replace(start=start)


def read_quarter_range(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`一至三季度`, `2023年三、四季度`."""
    year = point_year(hit, said_in(hit), reading)
    first, last = calendar.number(hit["first"]) or 0, calendar.number(hit["last"]) or 0
    yield mention_of(hit, "during", calendar.quarters(year, first, last) if year else None)


def read_two_terms(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2022年春、秋两学期`: from the first term's first day to the second's last."""
    year = calendar.year_number(hit["year"])
    spring, autumn = calendar.school_term(year, "春"), calendar.school_term(year, "秋")
    if spring and autumn:
        yield mention_of(hit, "during", Period(spring.first, autumn.last))


#: 2022年…达3%；|全年|…: a part of its own.
_PARTS = re.compile(r"[；;]")


#: 较|去年|提升5%。全年…: what the year before is only held against.
_HELD = re.compile(r"[比较与同]$")


def read_whole_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`全年`: of the year that is spoken of, the one looked back at where the paragraph does; in a plan of several years it comes back every year; undated where nothing tells the year."""
    last = reading.last_dated
    back = last is not None and not _HELD.search(reading.text, max(0, last.start - 1), last.start) and reading.looks_back(hit.start()) and not _PARTS.search(reading.text, last.end, hit.start())
    year = last.end_date.year if last and last.end_date and back else reading.running or (reading.plan.year and reading.this_year(hit.start()))
    if year is None and reading.named and hit.start() - reading.named[1] <= NEAR:
        year = reading.year_at(hit.start())
    if year is None:
        yield mention_of(hit, "recurring" if reading.plan.end else "during", None)
    else:
        yield mention_of(hit, "during", calendar.years(year, year))


def read_that_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`这一年，我们…` of a report: the year that its heading or the last sentence names, else the one before the plan's."""
    year = reading.running or (reading.named[0] if reading.named else reading.plan.base_year)
    yield mention_of(hit, "during", calendar.years(year, year) if year else None)


def read_end_of_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`年底前` without a year; `年中` is June. `年内` is the running year."""
    year = reading.year_at(hit.start(), due=True)
    if hit.group() == "年内":
        yield mention_of(hit, "during", calendar.years(year, year) if year else None)
        return
    yield mention_of(hit, "by", calendar.months(year, 1, 6 if hit.group() == "年中" else 12) if year else None)


def read_undated_by(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`本月底前`, `本周内`: the text doesn't say which."""
    yield mention_of(hit, "by", None)


def read_undated_during(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`本学期`, `下学年`: that of a plan of one term, else the text doesn't say which."""
    plan = reading.plan
    own = reading.own_period() if hit.group() in ("本学期", "本学期内") and plan.start and plan.end and (plan.end - plan.start).days < _TERM else None
    yield mention_of(hit, "during", own, "time.own_period" if own else "")


#: A school term has fewer days.
_TERM = 200


def read_recurring(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`每年`, `每学年`, `每月20日之前`, `常年`: no dates."""
    yield mention_of(hit, "recurring", None)


def read_coming(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`未来五年`: the plan's period where it is as long, the years from a yearly plan's on, else unknown."""
    count, own = calendar.number(hit["count"]) or 0, reading.own_period()
    period = None
    if count and not hit["upper"]:
        year = own.first.year if own and own.years == 1 else None
        period = calendar.years(year, year + count - 1) if year else reading.years_ahead(count)
    yield mention_of(hit, "during", period)


def read_this_and_next(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`今明两年`, `明后两年`: from 今年 or 明年 on, where the year of 今年 is known."""
    this = reading.this_year(hit.start())
    first = this + (hit["first"] == "明后") if this else None
    yield mention_of(hit, "during", calendar.years(first, first + 1) if first else None)


def read_past_years(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`过去五年`, `五年来`, `过去一年`: counted back from the plan's base year; without a plan `一年来` is the year told of, `半年来` the half."""
    count, year = calendar.number(hit["count"]), reading.told_year
    if count is None:
        period = reading.last_half()
    else:
        named = reading.last_period(count, hit.start()) if count > 1 else None
        if named and named.end_date and (reading.plan.start is None or named.end_date < reading.plan.start):
            yield named._replace(start=hit.start(), end=hit.end(), rule="")
            return
        period = reading.years_to_base(count) or (calendar.years(year, year) if year and count == 1 else None)
    yield mention_of(hit, "during", period)


def read_recent_years(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`近4年`: counted back from the plan's base year."""
    yield mention_of(hit, "duration", reading.years_to_base(calendar.number(hit["count"])))


#: A duration that is what is to be reached: `压缩至3周以内`, `控制在5年以内`, `1小时内可达`.
_OWN_VALUE_BEFORE = re.compile(
    r"(?:压缩|缩短|缩减|控制|减少|精简|压减|降|限制|不超过|时长|用时|耗时|周期|工期|时限|时间)[^，。；：\n]{0,10}$"
)
_OWN_VALUE_AFTER = re.compile(r"[^，。；\n]{0,4}(?:可达|到达|通达|直达|抵达|覆盖|交通圈|生活圈)")

#: 对|毕业|5年内…的高校毕业生: the stretch begins for each one on a day of its own.
_OWN_DAY = re.compile(r"(?:毕业|入职|成立|注册|登记|设立|认定|退役|退伍|离校|就业|获批|上市|投产|竣工|建成|验收|到期|届满|出生|出院|离职|离任|退休)后?$")
#: 3年内|免征, 5年内|不得转让: reckoned for each one whom a rule is about.
_GRANTED = re.compile(r"[，,]?(?:免[征收缴]|减[免半征]|不得|不予|不再|给予|可享受)")
_ENDS = re.compile(r"[。\n]")
#: 24小时内|修复率: how fast is part of the rate's name.
_RATE_WITHIN = re.compile(r"[\u4e00-\u9fff]{1,5}率")


def read_within(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`3年内`, `30天内`, `用三年时间`; dated only where it is as long as the plan."""
    if _OWN_VALUE_BEFORE.search(reading.text[max(0, hit.start() - 16) : hit.start()]):
        return
    if "小时" in hit["unit"] and _OWN_VALUE_AFTER.match(reading.text, hit.end()):
        return
    if _RATE_WITHIN.match(reading.text, hit.end()) and "年" not in hit["unit"]:
        return
    years = calendar.number(hit["count"]) if hit["unit"] == "年" and not hit["upper"] else None
    own = reading.own_period(years) if years else None
    if own and (_OWN_DAY.search(reading.text, max(0, hit.start() - 3), hit.start()) or _GRANTED.match(reading.text, hit.end())):
        own = None
    yield mention_of(hit, "duration", own)


def read_within_from(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`2012年起5年内`: so many calendar years from that one on."""
    first = calendar.year_number(hit["year"])
    yield mention_of(hit, "duration", calendar.years(first, first + (calendar.number(hit["count"]) or 1) - 1))


def read_new_year(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`新的一年`: the running year of a yearly plan."""
    reading.running = year = reading.plan.year
    yield mention_of(hit, "during", calendar.years(year, year) if year else None)


def read_instalments(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`连补3年`, `连续两年`, `分三年实施`: no dates unless as long as the plan and laid out by it."""
    laid_out = hit["laid_out"] is not None
    yield mention_of(hit, "duration", reading.own_period(calendar.number(hit["count"])) if laid_out else None)


def read_given_years(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`前3年` of a grant, `2个月` in `开工前2个月`: counted from a day that no calendar knows."""
    yield mention_of(hit, "duration", None)


def read_in_force(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`自2024年3月1日起施行，有效期5年`: from the day that its sentence names on; no dates where none does."""
    since = reading.found[-1] if reading.found else None
    count = calendar.number(hit["count"]) or 0
    if since is None or since.start_date is None or since.end_date or _ENDS.search(reading.text, since.end, hit.start()):
        yield mention_of(hit, "duration", None)
        return
    yield mention_of(hit, "duration", calendar.from_day(since.start_date, count * (12 if hit["unit"] == "年" else 1)))


def read_own_years(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`三年建成…` at the head of a clause: the period of that length named last, else the plan's own, else one named before."""
    count = calendar.number(hit["count"]) or 0
    named = reading.last_period(count, hit.start())
    if count > 1 and (named is None or named != reading.last_dated) and (own := reading.own_period(count)):
        yield mention_of(hit, "during", own)
    elif named:
        yield named._replace(start=hit.start(), end=hit.end(), rule="")
    elif count > 1 and not reading.plan.end:
        yield mention_of(hit, "during", None)  # nothing tells which years


def read_body_years(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`市财政局三年安排…`: how long a body goes on, dated only where it is as long as the plan."""
    count = calendar.number(hit["count"]) or 0
    if count > 1:
        yield mention_of(hit, "duration", reading.own_period(count))


def read_campaign(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`活动期间`: the stretch of days that the text has set for it; nothing where it has set none."""
    for mention in reversed(reading.found):
        if mention.kind == "during" and mention.rule in ("time.month_range", "time.day_range"):
            yield mention._replace(start=hit.start(), end=hit.end(), rule="")
            return


def read_back_reference(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`打下深厚基础的五年`, `五年投入…`: the period named last, the plan's own, one named before, the years before a yearly plan."""
    count = calendar.number(hit["count"]) or 0
    named, past = reading.last_period(count, hit.start()), reading.years_to_base(count)
    if past and count > 1 and reading.looks_back(hit.start()):
        yield mention_of(hit, "during", past)
    elif count > 1 and (named is None or named != reading.last_dated) and (own := reading.own_period(count)):
        yield mention_of(hit, "during", own)
    elif named and count > 1:
        yield named._replace(start=hit.start(), end=hit.end(), rule="")
    elif count > 1 and reading.plan.year and past:
        yield mention_of(hit, "during", past)
    elif count > 1 and reading.text.startswith(("累计", "共", "合计", "总计", "净增", "新增", "增加", "减少"), hit.end()):
        yield mention_of(hit, "during", None)  # nothing tells which years


def read_years_up_to(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`再奋斗五年，到二〇三五年…`: so many years, of which that one is the last."""
    last = calendar.year_number(hit["year"])
    yield mention_of(hit, "during", calendar.years(last - (calendar.number(hit["count"]) or 1) + 1, last))


def read_phase_definition(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`中期到2030年`, `近期（2021—2025年）`: the time that follows is the phase's."""
    reading.phase = (hit["phase"], hit.start(), hit.end())
    yield from ()


def read_phase(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`近期` after the plan has defined it."""
    if defined := reading.phases.get(hit["phase"]):
        yield defined._replace(start=hit.start(), end=hit.end(), rule="")


def read_century(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """`本世纪中叶` is 2050, as the party congress reports count it."""
    yield mention_of(hit, "by", calendar.years(2050, 2050) if hit["middle"] else calendar.years(2099, 2099))
