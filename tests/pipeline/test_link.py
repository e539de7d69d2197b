"""Rows put together: what a number is linked to, and where it stands."""

from __future__ import annotations

import pytest

from pipeline.extract import Extraction, extract
from pipeline.read import read_text
from pipeline.rows import TargetRow

PLAN = "某县教育发展“十四五”规划\n\n{heading}\n\n{body}\n"


def read(body: str, heading: str = "一、重点任务") -> Extraction:
    return extract(read_text(PLAN.format(heading=heading, body=body), "plan"))


def only(body: str) -> TargetRow:
    (row,) = read(body).targets
    return row


# --- heads ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "body", "indicators"),
    [
        ("二、运营补贴", "自理老人每人每月150元、失能老人500元。", ["自理老人运营补贴", "失能老人运营补贴"]),
        ("（三）建设补贴。", "新建机构每张床位1.5万元，总投资2亿元。", ["新建机构建设补贴", "总投资"]),
        ("二、运营补贴", "新增床位900张。", ["床位"]),
        ("二、养老服务", "自理老人每人每月150元。", ["自理老人"]),
    ],
)
def test_a_bare_sum_is_the_grant_that_the_heading_names(heading, body, indicators):
    assert [row.indicator for row in read(body, heading).targets] == indicators


@pytest.mark.parametrize(
    ("body", "indicators"),
    [
        ("重点工程9项（省级4项、市级5项）。\n省级4项，总投资7亿元。", ["重点工程", "省级重点工程", "市级重点工程", "省级重点工程", "总投资"]),
        ("省级4项，总投资7亿元。", ["省级", "总投资"]),
        ("石墨产业延链补链，建设研发基地。产值突破90亿元。", ["石墨产业产值"]),
        ("基地延链补链，建设研发中心。产值突破90亿元。", ["产值"]),
    ],
)
def test_what_an_earlier_sentence_names(body, indicators):
    assert [row.indicator for row in read(body).targets] == indicators


# --- bodies ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "departments", "lead"),
    [
        ("县教育局牵头，县财政局配合，新增学位900个。", ("县教育局", "县财政局"), "县教育局"),
        ("由县住房城乡建设局负责建设宿舍6栋。", ("县住房城乡建设局",), ""),
        ("新增学位900个。（责任单位：县教育局、县财政局）", ("县教育局", "县财政局"), ""),
        ("新增学位900个。（牵头单位：县教育局；配合单位：县财政局）", ("县教育局", "县财政局"), "县教育局"),
        ("新增学位900个。\n责任单位：县教育局", ("县教育局",), ""),
        ("新增学位900个。\n牵头单位：县教育局\n", ("县教育局",), "县教育局"),
        ("新增学位900个。", (), ""),
        ("新增学位900个。\n\n责任到人，县教育局负责解释。", (), ""),
    ],
)
def test_the_bodies_that_have_to_see_to_it(body, departments, lead):
    row = only(body)
    assert (row.departments, row.lead_department) == (departments, lead)


def test_the_sentences_own_bodies_go_before_those_of_the_item():
    found = read("县卫生健康局负责新增床位90张。新增学位900个。（责任单位：县教育局）").targets
    assert [row.departments for row in found] == [("县卫生健康局",), ("县教育局",)]


def test_a_body_without_a_duty_is_no_link():
    assert only("报县教育局备案，新增学位900个。").departments == ()


def test_a_list_below_belongs_to_the_item_right_above():
    found = read("新增学位900个。\n\n培训教师80名。\n\n责任单位：县教育局").targets
    assert [row.departments for row in found] == [(), ("县教育局",)]


def test_a_table_row_has_its_own_bodies():
    table = "序号\t任务\t责任单位\n1\t新增学位900个\t县教育局\n2\t新增床位90张\t县卫生健康局"
    assert [row.departments for row in read(table).targets] == [("县教育局",), ("县卫生健康局",)]


# --- schools --------------------------------------------------------------------------------------------------------------


def test_the_schools_of_the_sentence():
    found = read("扩建新城小学、河东小学，新增学位900个。迁建河西中学。").targets
    assert [row.schools for row in found] == [("新城小学", "河东小学")]


def test_without_a_school_there_is_no_link():
    assert only("新建小学6所。").schools == ()


# --- ids and places -------------------------------------------------------------------------------------------------------


def test_links_lead_to_rows():
    found = read("到2024年，县教育局牵头扩建新城小学，新增学位900个。")
    (row,) = found.targets
    assert row.department_ids == tuple(body.department_id for body in found.departments)
    assert row.school_ids == tuple(school.school_id for school in found.schools)
    assert row.deadline_id == found.deadlines[0].deadline_id


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("到2024年，新增学位900个。", "到2024年"),
        ("到2024年，质量稳步提升。新增学位900个。", "到2024年"),
        ("新增学位900个，2023年9月底前投用。", "2023年9月底前"),
        ("新增学位900个。", None),
    ],
)
def test_a_deadline_leads_to_the_time_that_states_it(body, linked):
    found = read(body)
    (row,) = found.targets
    by_id = {time.deadline_id: time.text for time in found.deadlines}
    assert by_id.get(row.deadline_id) == linked


def test_a_table_cell_leads_to_the_time_of_its_row():
    found = read("序号\t任务\t完成时限\n1\t新增学位900个\t2023年底前")
    (row,) = found.targets
    assert {time.deadline_id: time.text for time in found.deadlines}[row.deadline_id] == "2023年底前"


def test_a_row_knows_its_headings_and_its_sentence():
    found = read("（一）扩大资源\n\n培训教师。新增学位900个。")
    (row,) = found.targets
    assert (row.section, row.sentence) == ("一、重点任务 > （一）扩大资源", "新增学位900个。")


@pytest.mark.parametrize(
    "body",
    ["《学位900个》", "二、新增学位900个", "（一）培训教师80名"],
)
def test_titles_and_headings_give_no_rows(body):
    assert read(body, heading="一、新增学位900个").targets == []


def test_rows_stand_in_the_order_of_the_text():
    found = read("新增学位900个。\n\n指标\t单位\t2025年\n毛入园率\t%\t92\n\n培训教师80名。").targets
    assert [row.text for row in found] == ["900个", "92", "80名"]


@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        ("到2024年，新增学位不少于900个。", {"value", "comparator", "indicator", "action", "status", "deadline"}),
        ("每年培训教师80名。", {"value", "comparator", "indicator", "action", "status", "frequency"}),
        ("2019年新增学位900个。", {"value", "comparator", "indicator", "action", "status", "period"}),
    ],
)
def test_a_field_says_what_it_rests_on(body, evidence):
    assert set(only(body).evidence) == evidence


@pytest.mark.parametrize(
    ("body", "indicators"),
    [
        ("新增学位9000个。其中小学5000个、初中4000个。", ["学位", "小学学位", "初中学位"]),
        ("配备专任教师900人。其中：小学500人，初中400人。", ["专任教师", "小学专任教师", "初中专任教师"]),
        ("建成学校9所。其中，东河镇4所、西山乡5所。", ["学校", "东河镇学校", "西山乡学校"]),
        ("建成学校9所。其中小学4所、初中5所。", ["学校", "小学", "初中"]),
    ],
)
def test_the_parts_of_what_the_sentence_before_counted(body, indicators):
    assert [row.indicator for row in read(body).targets] == indicators
