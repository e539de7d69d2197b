"""Tables with a cell a line whose rows are counted, under heads of any name: cells are missing, torn or merged, sections stand between rows, sums lack cells."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.table_flow import are_bodies


def bodies(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.role) for row in extract(read_text(text, "table")).departments if row.role not in ("mentioned", "addressee", "issuer")]


def amounts(text: str) -> list[tuple[str, str]]:
    return [(row.text, row.unit) for row in extract(read_text(text, "table")).targets]


#: 工作板块 holds for the rows below it, some rows have no body, and a heading of two lines stands between others.
TASKS = (
    "平阳县“百村焕新”行动重点工作清单（2024-2026年）\n工作板块\n序号\n工作事项\n推进单位\n行动一：净村（农村人居环境整治行动）\n1\n推进南河片区环境整治规划编制\n"
    "县农业农村局、县住建局、南河街道、平阳城发集团\n2\n推进北山片区污水管网规划\n县水务局、沙河水务集团\n行动二：美居（农房质量提升行动）\n危房改造\n3\n全面完成C级危房改造\n"
    "县“百村”专班、县住建局、各有关乡镇\n4\n完成农房抗震改造420户\n“最美庭院”创建\n5\n创建30个“最美庭院”示范户、6个“最美庭院”示范村\n"
    "行动三：通路（基础设施提升行动）\n产业园区\n6\n安装路灯约860盏\n县住建局、县供电公司\n7\n清理弱电线路28公里\n"
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_sections_and_rows_without_a_body(between):
    text = TASKS.replace("\n", between)
    assert bodies(text) == [(name, "responsible") for name in (
        "县农业农村局", "县住建局", "南河街道", "平阳城发集团", "县水务局", "沙河水务集团", "县“百村”专班", "县住建局", "各有关乡镇", "县住建局", "县供电公司",
    )]  # fmt: skip
    assert amounts(text) == [("420户", "户"), ("30个", "个"), ("6个", "个"), ("860盏", "盏"), ("28公里", "公里")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_ranges_torn_names_and_a_sum(between):
    text = (
        "青川市分领域公共充电桩建设计划表\n序号\n应用场景\n布局范围\n十五五建设计划（个）\n实施主体\n1\n公交\n首末站、停保场\n120-150\n青川公交\n集团\n2\n景区\n停车场、游客中心\n80-100\n"
        "各景区管理公司、市文旅局\n3\n物流\n货运站、分拨中心\n60\n市商务局、\n各物流企业\n4\n社区\n老旧小区、安置小区\n300-420\n市住建局\n汇总\n560-730\n"
    ).replace("\n", between)
    assert amounts(text) == [(value, "个") for value in ("120-150", "80-100", "60", "300-420", "560-730")]
    assert bodies(text) == [(name, "responsible") for name in ("青川公交集团", "各景区管理公司", "市文旅局", "市商务局", "各物流企业", "市住建局")]


def test_a_lone_number_below_a_serial_heads_is_no_table():
    text = "序号的用途如下\n序号\n1\n本办法所称编号，指登记时给出的号码。\n编号\n2\n登记机关应当保存编号。\n"
    assert bodies(text) == []
    assert amounts(text) == []


@pytest.mark.parametrize("words", ["区" * 400 + "x", "区局" * 199 + "1", "各区（" + "区、" * 180])
def test_what_is_like_a_list_of_bodies_is_read_at_once(words):
    assert not are_bodies(words)
