"""Schools on whole texts: spans, titles, stages settled by sections, reviews, and odd texts."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import rows
from extractors.plan import Plan
from extractors.schools import SchoolMention, find_schools, settle_stages

HEADS = ("小学", "中学", "幼儿园", "初中", "职业学院", "大学")
PROPER = ("柳溪镇", "双河", "望江区滨河", "太和镇第三", "和平")


def _columns(mentions: list[SchoolMention]) -> list[tuple[str, str, str, bool]]:
    return [(mention.name, mention.stage, mention.action, mention.planned) for mention in mentions]


@given(
    proper=st.sampled_from(PROPER),
    head=st.sampled_from(HEADS),
    before=st.text(alphabet="，。；、\n　甲ab1", max_size=30),
    verb=st.sampled_from(("新建", "迁建", "扩建")),
)
def test_planted_school_is_found_where_it_was_put(proper: str, head: str, before: str, verb: str) -> None:
    text = f"{before}。{verb}{proper}{head}。"
    (found,) = find_schools(text)
    assert (found.name, found.action, found.start) == (proper + head, verb, len(before) + 3)


@given(st.text(alphabet="一二三第中小学校大院幼儿园区、和（）《》新建推进的职教\n1", max_size=200))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_schools(text)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)


def test_names_in_titles_are_no_mentions() -> None:
    assert find_schools("落实《关于支持云岭大学发展的意见》和《柳溪小学建设方案》。") == []


def test_full_width_signs_do_not_move_spans() -> None:
    text = "新建甲江市第２中学，迁建柳溪小学。"
    assert [text[mention.start : mention.end] for mention in find_schools(text)] == [
        "甲江市第２中学",
        "柳溪小学",
    ]


def test_section_tells_the_stage_and_other_mentions_follow() -> None:
    text = "加强德育，以云溪中学、双河中学等学校为龙头。\n新建柳溪小学，改善云溪中学。\n扩建双河中学。"
    sections = {1: "三、任务 > （三）推动高中教育特色发展", 2: "三、任务 > （二）促进义务教育优质均衡发展"}
    found = settle_stages(find_schools(text), lambda offset: sections.get(text[:offset].count("\n"), ""))
    assert [(mention.name, mention.stage) for mention in found] == [
        ("云溪中学", "高中"),
        ("双河中学", "初中"),
        ("柳溪小学", "小学"),
        ("云溪中学", "高中"),
        ("双河中学", "初中"),
    ]


def test_campus_keeps_the_stage_of_its_own_section() -> None:
    text = "改建云溪中学城北校区。\n改善云溪中学。\n支持云溪中学。"
    sections = {0: "义务教育", 1: "高中教育", 2: ""}
    found = settle_stages(find_schools(text), lambda offset: sections[text[:offset].count("\n")])
    assert [mention.stage for mention in found] == ["初中", "高中", "高中"]


def test_review_sections_are_past() -> None:
    text = "一、发展基础\n建成柳溪小学。\n二、主要任务\n建成双河小学。\n"
    assert _columns(find_schools(text)) == [
        ("柳溪小学", "小学", "", False),
        ("双河小学", "小学", "建成", True),
    ]


def test_earlier_five_year_plan_is_past() -> None:
    text = "“十三五”期间，新建柳溪小学；“十四五”期间，新建双河小学。"
    assert [mention.action for mention in find_schools(text)] == ["", "新建"]


def test_a_bare_heading_may_announce_a_review() -> None:
    text = (
        "“十三五”工作回顾\n一、主要做法\n建成柳溪小学。\n二、不足\n无。\n“十四五”工作思路\n建成双河小学。\n"
    )
    assert [mention.action for mention in find_schools(text)] == ["", "建成"]


def test_years_before_the_plan_are_past() -> None:
    text = "2020年建成柳溪小学。2022年建成双河小学。"
    plan = Plan(date(2021, 1, 1), date(2025, 12, 31))
    assert [mention.action for mention in find_schools(text, plan=plan)] == ["", "建成"]
    assert [mention.action for mention in find_schools(text)] == ["建成", "建成"]


def test_a_yearly_report_tells_last_year_to_the_end_of_the_paragraph() -> None:
    text = "去年民生改善。柳溪小学投入使用。\n今年再办实事。双河小学投入使用。"
    plan = Plan(date(2024, 1, 1), date(2024, 12, 31))
    assert [mention.action for mention in find_schools(text, plan=plan)] == ["", "建成"]


def test_a_division_that_reads_as_a_verb() -> None:
    text = "新建区第六小学、洪河小学。"
    assert find_schools(text, "河北省邢台市南和区")[0].name == "区第六小学"
    assert find_schools(text, "江西省南昌市新建区")[0].name == "新建区第六小学"


def test_schools_inside_brackets_share_the_deed_but_exist() -> None:
    text = "建成云溪中学滨湖校区（含教师进修校、社区教育学院合并建设）。"
    assert _columns(find_schools(text)) == [
        ("云溪中学", "中学", "建成", True),
        ("教师进修校", "教师培训", "建成", False),
        ("社区教育学院", "社区教育", "建成", False),
    ]


def test_a_province_has_no_only_school_of_its_kind() -> None:
    assert find_schools("支持教师进修学校发展。", "甘肃省") == []
    assert [mention.name for mention in find_schools("支持教师进修学校发展。", "甘肃省兰州市榆中县")] == [
        "教师进修学校"
    ]


def test_a_heading_lends_its_verb_to_the_numbered_lines_below() -> None:
    text = (
        "（一）新建类项目\n1.柳溪小学，24个班。\n2.双河中学食堂。\n3.石桥中学扩建。\n"
        "（二）改扩建学校（1所）\n1.河东小学\n其他事项\n1.河西小学\n"
    )
    assert [(mention.name, mention.action, mention.object) for mention in find_schools(text)] == [
        ("柳溪小学", "新建", ""),
        ("双河中学", "新建", "食堂"),
        ("石桥中学", "扩建", ""),
        ("河东小学", "改扩建", ""),
        ("河西小学", "", ""),
    ]


def test_a_heading_of_the_same_rank_lends_nothing() -> None:
    assert find_schools("1.新建学校\n2.县一中体育馆\n")[0].action == ""


def test_the_only_schools_of_a_county_in_a_cell_of_their_own() -> None:
    assert [mention.name for mention in find_schools("健康教育\t县教育局\n县中学、县小学\n")] == [
        "县中学",
        "县小学",
    ]
    assert find_schools("健康教育覆盖县中学、县小学和村卫生室。") == []


def test_a_section_on_county_high_schools_tells_the_stage() -> None:
    found = settle_stages(find_schools("支持平阳一中发展。"), lambda _: "（二）实施县中托管帮扶")
    assert [mention.stage for mention in found] == ["高中"]


def test_a_foundation_section_is_past() -> None:
    assert find_schools("一、现实基础\n柳溪小学建成投用。\n")[0].action == ""


@pytest.mark.parametrize(
    "unit",
    [
        "新建柳溪小学、",
        "1.柳溪小学\n",
        "县一中高中部、",
        "甲镇、乙",
        "第一中学校区",
        "（《",
        "推进一",
        "中",
        "城镇和",
        "甲、乙2所小学",
    ],
)
def test_one_endless_line_stays_linear(unit: str) -> None:
    times = []
    for size in (50_000, 200_000):
        text = unit * (size // len(unit))
        begun = time.process_time()
        find_schools(text)
        times.append(time.process_time() - begun)
    assert times[1] < 12 * times[0] + 0.2


@pytest.mark.parametrize("lexicon", ["school_forms", "school_actions", "school_parts"])
def test_lexicons_load(lexicon: str) -> None:
    assert list(rows(lexicon))


def test_actions_are_those_of_the_table() -> None:
    known = {"新建", "迁建", "改建", "扩建", "改扩建", "建成", "改善", "升格", "引入", "其他", "-"}
    assert {row["action"] for row in rows("school_actions")} == known


def test_plain_heading_rules_the_names_below_it() -> None:
    text = "新建项目\n平阳一小、平阳二小\n平阳三小：36个班\n二、其他工作\n平阳四小\n"
    assert [mention.action for mention in find_schools(text)] == ["新建", "新建", "新建", ""]


def test_record_tells_the_action_on_a_line_below_the_name() -> None:
    text = (
        "项目名称：平阳县第九中学\n建设地点：城南\n建设内容：新建，高中48个班\n年限：2023—2025年\n"
        "项目名称：岭下小学、白云小学\n项目名称：松坪小学\n内容：改造运动场2片\n"
    )
    found = find_schools(text)
    assert [(mention.name, mention.stage, mention.action, mention.object) for mention in found] == [
        ("平阳县第九中学", "高中", "新建", ""),
        ("岭下小学", "小学", "", ""),
        ("白云小学", "小学", "", ""),
        ("松坪小学", "小学", "改建", "运动场"),
    ]


def test_numbered_title_rules_only_its_own_line() -> None:
    text = "2.普通高中。迁建平阳中学。\n扩建岭下中学。\n"
    assert [mention.stage for mention in find_schools(text)] == ["高中", "中学"]


def test_long_line_has_no_title_of_another_line() -> None:
    text = "3.普通高中。" + "完善公共服务，提升保障水平。" * 100 + "扩建岭下中学。"
    assert [mention.stage for mention in find_schools(text)] == ["中学"]


PROJECTS = """序号\t项目名称\t建设性质\t规模
1\t育新小学塑胶跑道更新工程\t维修\t4片
2\t县职教中心实训楼\t新建\t8000平方米
"""
CONTENTS = """学校名称\t建设内容\t完成时限
新城实验学校\t新建教学楼2栋\t2024年8月底
石桥镇中心小学\t扩建教室12间\t2024年9月底
各学校\t改造食堂\t2024年9月底
"""


def test_a_row_of_a_project_table_tells_what_is_built():
    assert [(one.name, one.action, one.object) for one in find_schools(PROJECTS)] == [("育新小学", "改建", "塑胶跑道"), ("县职教中心", "新建", "实训楼")]
    assert [(one.name, one.action, one.object) for one in find_schools(CONTENTS)] == [("新城实验学校", "新建", "教学楼"), ("石桥镇中心小学", "扩建", "教室")]


@pytest.mark.parametrize("section", ["二、高中教育", "二、高中教育 | | |", "（二）普通高中"])
def test_a_tables_section_tells_the_stage_that_a_name_leaves_open(section: str) -> None:
    text = f"一、义务教育\n1 | 红星学校 | 新建教学楼 | 900\n{section}\n2 | 文峰学校 | 新建宿舍 | 800\n"
    red, crest = find_schools(text)
    assert (red.stage, crest.stage) == ("中小学", "高中")
    assert (red.action, red.object, crest.object) == ("新建", "教学楼", "宿舍")


def test_a_title_tells_the_stage_of_a_middle_school_last() -> None:
    found = settle_stages(find_schools("平阳三中、平阳中学和白云学校选派教师。"), lambda _: "", "平阳县义务教育教师交流办法")
    assert [mention.stage for mention in found] == ["初中", "初中", "中小学"]
    told = settle_stages(find_schools("平阳三中选派教师。"), lambda _: "（二）普通高中", "平阳县义务教育教师交流办法")
    assert [mention.stage for mention in told] == ["高中"]


def test_the_short_name_of_a_school_takes_the_stage_that_the_whole_one_is_told_with() -> None:
    found = settle_stages(find_schools("白河中学是一所示范高中。平阳县白河中学项目位于城北。"), lambda _: "")
    assert [mention.stage for mention in found] == ["高中", "高中"]
    several = settle_stages(find_schools("东岭白河中学是一所示范高中，西岭白河中学是一所省级高中。白河中学选派教师。"), lambda _: "")
    assert several[-1].stage == "中学"


def test_a_caption_that_names_a_school_tells_no_class_of_others() -> None:
    found = settle_stages(find_schools("平阳中学选派教师。"), lambda _: "白河高中效果图")
    assert [mention.stage for mention in found] == ["中学"]
