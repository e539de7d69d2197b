"""Reports that look back at a year and ahead to the next one."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import Extraction, extract
from pipeline.read import read_text

BOTH = """枣林县水利局2023年工作总结及2024年工作打算
一、基本情况
全县有泵站86座。
二、重点工作
（一）灌溉条件持续改善。新建泵站12座，灌溉面积达到30万亩，比去年增加2万亩。东岭泵站9月1日通水。
三、存在问题
北岭片区还有2个村饮水困难。
四、2024年工作打算
（一）新建泵站6座，8月底前完工。
"""
NO_HEADING = """枣林县水利局2023年工作情况和2024年工作思路
今年以来，新建泵站12座。全年投入3亿元。
2024年，新建泵站6座。
"""
LABEL = """枣林县水利局2023年工作情况和2024年工作打算的报告
2023年，新建泵站12座。
主要做法：修复渠道30公里。
2024年工作打算：一是新建泵站6座。二是修复渠道9公里。
"""
SHALL = """枣林县水利局2023年工作总结
全年新建泵站12座。
在今后的工作中，每年修复渠道40公里以上。
2024年我局将新建泵站6座。
"""
ONE_YEAR = """枣林县水利局2023年上半年工作总结和下半年工作安排
一、主要工作
新建泵站12座。
二、下半年工作安排
新建泵站6座，11月底前完工。
"""
PLAN = """枣林县水利局2024年工作要点
一、主要工作
新建泵站12座。
"""
ASKED = """关于报送2023年工作总结的通知
一、主要工作
新建泵站12座。
"""


def read(text: str) -> Extraction:
    return extract(read_text(text, "t"), RULES_ALONE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (BOTH, "86座 2023；12座 2023；30万亩 2023；2万亩 2023；2个 2023；6座 2024-08-31"),
        (NO_HEADING, "12座 2023；3亿元 2023；6座 2024-12-31"),
        (LABEL, "12座 2023；30公里 2023；6座 2024-12-31；9公里 2024-12-31"),
        (SHALL, "12座 2023；40公里 None；6座 2024-12-31"),
        (ONE_YEAR, "12座 2023；6座 2023-11-30"),
        (PLAN, "12座 2024-12-31"),
        (ASKED, "12座 2024-12-31"),
    ],
)
def test_what_is_told_before_the_chapter_of_what_is_to_come(text, wanted):
    found = read(text).targets
    assert "；".join(f"{row.text} {row.period if row.status == 'baseline' else row.deadline}" for row in found) == wanted


def test_times_before_that_chapter_are_of_the_year_looked_back_at():
    found = [(row.text, str(row.start_date or row.end_date)) for row in read(BOTH).deadlines]
    assert found == [("去年", "2022-01-01"), ("9月1日", "2023-09-01"), ("2024年", "2024-01-01"), ("8月底前", "2024-08-31")]
    assert [(row.text, str(row.end_date)) for row in read(NO_HEADING).deadlines] == [("今年以来", "2023-12-31"), ("全年", "2023-12-31"), ("2024年", "2024-12-31")]


def test_a_year_held_against_dates_no_later_paragraph():
    found = read("枣林县教育局2023年工作情况的报告\n全年高考上线率36%，比上年提高2个百分点。\n村小空编率达18%。\n").targets
    assert [row.period for row in found] == ["2023", "2023", "2023"]


def test_what_comes_before_a_year_that_is_planned_for_is_of_the_year_before():
    found = read("某镇水利工作总结及2024年工作打算\n一、主要成绩\n1-10月完成投资9亿元。截止11月，新建泵站3座。\n二、2024年打算\n新建泵站6座。\n").targets
    assert [(row.status, row.period) for row in found] == [("baseline", "2023"), ("baseline", "2023"), ("target", "")]


def test_what_is_planned_for_the_end_of_the_year_looked_back_at_is_still_to_come() -> None:
    text = "某区林业局2022年度工作总结及2023年度工作思路\n一、工作开展情况\n今年以来，建成驿站6座，新增步道90公里，并计划于今年年底完成东山公园建设，新增步道4公里。\n完成苗圃改造5个，拟于12月底前再改造3个。\n"
    rows = extract(read_text(text, "t")).targets
    assert [(row.status, row.deadline and row.deadline.isoformat()) for row in rows] == [("baseline", None), ("baseline", None), ("target", "2022-12-31"), ("baseline", None), ("target", "2022-12-31")]


def test_a_headline_below_what_a_page_says_of_itself_looks_back() -> None:
    text = "导航菜单\n\n梅岭县柳河镇2021年工作总结及2022年工作计划\n\n2021年以来，柳河镇认真抓好落实。\n一、2021年工作总结\n今年以来，新增步道90公里，比去年增加5公里。全年改造苗圃5个。\n二、2022年工作计划\n新增步道70公里。\n"
    rows = extract(read_text(text, "t")).targets
    assert [(row.status, row.period) for row in rows] == [("baseline", "2021"), ("baseline", "2021"), ("baseline", "2021"), ("target", "")]


@pytest.mark.parametrize("chapter", ["一、2023年工作总结今年以来，在县委的领导下，", "一、2023年以来工作开展情况\n今年以来，在县委的领导下，"])
def test_a_first_chapter_tells_which_year_a_title_looks_back_at(chapter: str) -> None:
    text = f"枣林镇工作总结及2024年工作安排\n{chapter}各项工作顺利。\n一是水利有新成绩。新建泵站3座。\n二是林业有新成绩。1-10月投入9万元。\n二、2024年工作安排\n新建泵站6座。\n"
    rows = extract(read_text(text, "t")).targets
    assert [(row.status, row.period) for row in rows] == [("baseline", "2023"), ("baseline", "2023"), ("target", "")]


def test_a_report_of_the_year_before_the_next_one_names_its_year_in_its_first_chapter() -> None:
    found = extract(read_text("枣林镇工作总结及下一年工作打算\n今年以来，各项工作顺利。\n一、2023年工作总结\n（一）水利。1-10月新建泵站3座。今年以来，修渠5公里。\n", "t"))
    assert {row.period for row in found.targets} == {"2023"}
    assert {time.start_date.year for time in found.deadlines if time.start_date} == {2023}


def test_a_page_on_two_years_keeps_its_own_this_year() -> None:
    rows = extract(read_text("两会要点来了\n一、2024年工作回顾\n新建泵站3座\n二、今年主要预期目标\n新建泵站6座\n", "t")).targets
    assert [(row.status, row.deadline and row.deadline.year) for row in rows] == [("baseline", None), ("target", 2025)]
