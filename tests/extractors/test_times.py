"""Properties of the time extractor and the policy calendar that no single sentence shows."""

from __future__ import annotations

import gc
import re
import time
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import calendar
from extractors.calendar import Period
from extractors.plan import Plan
from extractors.time_pieces import FIRST, spelled_out, unnamed
from extractors.times import RULES, find_times, scanner

PLAN = Plan(date(2021, 1, 1), date(2025, 12, 31), date(2022, 3, 15))
PIECES = [
    *("到", "2025", "年底前", "2022—2024年", "每年", "“十四五”", "时期", "规划", "《", "》", "（", "）"),
    *("近期", "未来", "五年", "三", "十", "1-6月", "6月", "30日", "前", "起", "末", "秋季学期"),
    *("学年", "全年", "今年", "过去", "的", "内", "至", "、", "，", "。", "\n", " ", "30天", "〔2022〕"),
    *("二〇三五", "发布日期", ":", "2022-05-26", "全市", "本世纪中叶", "第一阶段", "新建", "12.5"),
]
PLANS = [None, PLAN, Plan(end=date(2027, 12, 31))]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(PLANS))
def test_mentions_are_ordered_apart_and_within_the_text(text: str, plan: Plan | None) -> None:
    found = find_times(text, plan)
    edges = [edge for mention in found for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    for mention in found:
        assert mention.rule.startswith("time.")
        if mention.kind == "by":
            assert mention.start_date is None
        if mention.start_date and mention.end_date:
            assert mention.start_date <= mention.end_date
        if mention.kind == "recurring":
            assert mention.start_date is mention.end_date is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    find_times(text, PLAN)


@pytest.mark.parametrize("year", range(2026, 2051))
@pytest.mark.parametrize(("before", "after"), [("", ""), ("全市要着力。", "，建成新校。"), ("1.", "完成\n")])
def test_planted_year_is_found_where_it_was_put(year: int, before: str, after: str) -> None:
    text = f"{before}到{year}年{after}"
    (found,) = find_times(text, PLAN)
    assert text[found.start : found.end] == f"到{year}年"
    assert (found.kind, found.end_date) == ("by", date(year, 12, 31))


def test_full_width_text_gives_the_same_mentions() -> None:
    narrow = "2022-2024年每年培训500人，2023年6月底前完成"
    wide = narrow.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789-"})
    assert find_times(narrow, PLAN) == find_times(wide, PLAN)


@pytest.mark.parametrize("text", ["2022年2月30日召开", "到2023年13月", "2025—2021年"])
def test_a_day_that_does_not_exist_has_no_date(text: str) -> None:
    assert all(m.end_date != date(2022, 2, 28) for m in find_times(text, PLAN))
    assert not any(m.rule == "time.year_range" for m in find_times(text, PLAN))


def test_nothing_is_resolved_without_a_plan() -> None:
    for text in ("今年建成", "未来五年", "近4年投入", "年底前完成", "6月底前完成", "过去五年", "三季度末"):
        (found,) = find_times(text)
        assert (found.start_date, found.end_date) == (None, None)


def test_whole_year_follows_the_part_of_a_yearly_report() -> None:
    report = "2025年工作回顾\n全年新增就业3万人。\n2026年重点工作\n全年新增就业4万人。"
    found = find_times(report, Plan(date(2026, 1, 1), date(2026, 12, 31)))
    assert [m.end_date and m.end_date.year for m in found if m.rule == "time.whole_year"] == [2025, 2026]


def test_signature_date_far_from_head_and_end_is_kept() -> None:
    filler = "全市各级各部门要高度重视，狠抓落实。\n" * 200
    assert find_times("2023年6月30日\n" + filler, PLAN) == []
    assert find_times(filler + "2023年6月30日\n", PLAN) == []
    assert len(find_times(filler + "2023年6月30日\n" + filler, PLAN)) == 1


def test_date_cells_below_a_column_head_are_no_signatures() -> None:
    table = "任务\n责任单位\n完成时限\n修路\n县交通运输局\n2023年6月30日\n植树\n县林业局\n2023年3月31日\n"
    signature = "\n某县人民政府办公室\n2022年3月1日\n"
    assert [m.end_date for m in find_times(table + signature, PLAN)] == [date(2023, 6, 30), date(2023, 3, 31)]
    assert find_times("各项工作要落到实处。\n" + signature, PLAN) == []


@pytest.mark.parametrize("line", ["——2025年1月8日在某县第十八届人民代表大会第四次会议上县长 某某", "2024年1月11日在某区第十八届\n人民代表大会第五次会议上"])
def test_the_line_that_says_when_a_report_was_given_is_no_time(line: str) -> None:
    assert not find_times(f"政府工作报告\n{line}\n各位代表：\n")


@pytest.mark.parametrize(("signed", "times"), [("中共某县委\n某县人民政府\n2021年2月", []), ("某县人民政府\n二〇二一年二月", []), ("建成时间如下\n2021年2月", ["2021年2月"])])
def test_a_month_below_the_issuers_is_a_signature(signed: str, times: list[str]) -> None:
    text = "泵站建设有序推进。\n" * 40 + f"\n{signed}\n"
    assert [text[time.start : time.end] for time in find_times(text)] == times


def test_month_heads_of_a_table_are_no_cover_date() -> None:
    found = find_times("任务表\n\n\t指标\n\t现状值\n\t2023年6月\n\t2023年12月\n", PLAN)
    assert [(m.kind, m.end_date) for m in found] == [("by", date(2023, 6, 30)), ("by", date(2023, 12, 31))]


def test_cover_month_is_the_title_pages() -> None:
    assert find_times("某县教育发展规划\n\n2022年5月\n\n一、基础", PLAN) == []


UNITS = ["2022年", "《甲", "“十四五”教育", "十", "2022—", "每十", "近期（", " ", "\n", "1月1日", "“十"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        gc.disable()  # looking through the objects of all other tests takes longer than this
        begin = time.process_time()
        find_times(text, PLAN)
        taken = time.process_time() - begin
        gc.enable()
        return taken

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.05


def test_rules_are_named_by_table_or_none() -> None:
    assert {rule.name.partition(".")[0] for rule in RULES} == {"time", "none"}


COUNTS = {"12": 12, "十": 10, "十二": 12, "二十": 20, "九十九": 99, "两": 2, "半": None, "多": None, "": None}


@pytest.mark.parametrize(("text", "value"), COUNTS.items())
def test_counts_are_read(text: str, value: int | None) -> None:
    assert calendar.number(text) == value


def test_calendar() -> None:
    assert calendar.five_year_plan(14) == Period(date(2021, 1, 1), date(2025, 12, 31))
    assert calendar.five_year_plan(10) == Period(date(2001, 1, 1), date(2005, 12, 31))
    assert calendar.school_term(2022, "秋") == Period(date(2022, 9, 1), date(2023, 1, 31))
    assert calendar.months(2024, 2, 2) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert calendar.quarters(2023, 4, 4) == Period(date(2023, 10, 1), date(2023, 12, 31))
    assert calendar.third_of_month(2023, 2, "下") == Period(date(2023, 2, 21), date(2023, 2, 28))
    assert calendar.day(2022, 2, 30) is calendar.months(2022, 13, 13) is calendar.years(2025, 2021) is None
    assert calendar.year_number("二〇三五") == calendar.year_number("2035") == 2035


@pytest.mark.parametrize(("heading", "kind"), [("2023年重点工作", "during"), ("2023年工作安排", "during"), ("2023年目标", "by")])
def test_heading_of_a_years_work_sets_the_running_year(heading: str, kind: str) -> None:
    plan = Plan(date(2021, 1, 1), date(2025, 12, 31))
    found = find_times(f"{heading}\n今年是攻坚之年，全年新增泊位300个。", plan)
    assert found[0].kind == kind
    assert found[1].end_date == (date(2023, 12, 31) if kind == "during" else None)


def test_the_year_of_issue_is_the_running_one_where_there_is_no_period() -> None:
    issued = date(2024, 5, 20)
    text = "为做好2024年普通高中招生工作，制定本办法。"
    assert [each.kind for each in find_times(text, Plan(issued=issued))] == ["during"]
    assert [each.kind for each in find_times(text, Plan(date(2021, 1, 1), date(2025, 12, 31), issued))] == ["by"]


def test_last_years_figure_does_not_date_what_follows() -> None:
    plan = Plan(date(2024, 1, 1), date(2024, 12, 31))
    found = find_times("今年一季度增长6%，去年同期为5%，二季度力争增长7%。", plan)
    assert [mention.end_date for mention in found] == [date(2024, 3, 31), date(2023, 3, 31), date(2024, 6, 30)]


@cache
def _every_rule() -> re.Pattern[str]:
    return re.compile("|".join(f"({unnamed(spelled_out(rule.pattern))})" for rule in RULES))


@given(st.lists(st.sampled_from([*PIECES, *"〇一二五九十半下春暑（-.年周天期旬世纪季度"]), max_size=40).map("".join))
def test_the_scan_passes_over_nothing_that_a_rule_fits(text: str) -> None:
    hit = {candidate.start() for candidate in scanner().finditer(text)}
    assert hit == {begin.start() for begin in re.finditer(f"[{FIRST}]", text) if _every_rule().match(text, begin.start())}


def test_that_year_is_the_one_of_the_heading() -> None:
    found = find_times("2023年工作回顾\n这一年，我们新建学校5所。", Plan(date(2024, 1, 1), date(2024, 12, 31)))
    assert [mention.end_date for mention in found][-1] == date(2023, 12, 31)
