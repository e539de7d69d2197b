"""Columns of responsible bodies in tables: the head gives the role, a measure's unit is no body."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text


def bodies(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.role) for row in extract(read_text(text, "table", "table")).departments]


def test_tab_table_takes_roles_from_its_heads() -> None:
    text = "序号\t任务\t牵头单位\t配合单位\n1\t新建幼儿园\t市教育局\t市财政局、各乡镇\n2\t核定编制\t市委编办\t市人社局\n"
    assert bodies(text) == [
        ("市教育局", "lead"), ("市财政局", "support"), ("各乡镇", "support"), ("市委编办", "lead"), ("市人社局", "support")
    ]  # fmt: skip


def test_head_over_two_columns_goes_before_theirs() -> None:
    text = (
        "| 序号 | 任务 | 责任分工 | | 时限 |\n| --- | --- | --- | --- | --- |\n| | | 牵头单位 | 配合单位 | |\n"
        "| 1 | 新建学校 | 市教育局 | 市财政局 | 2025年 |\n| 2 | 改造学校 | | 市住建局 | 2024年 |\n"
    )
    assert bodies(text) == [("市教育局", "lead"), ("市财政局", "support"), ("市住建局", "support")]


@pytest.mark.parametrize("head", ["部门", "单位"])
def test_plain_head_counts_over_bodies(head: str) -> None:
    assert bodies(f"{head}\t职责与任务\n省教育厅\t加强食堂管理。\n省林业局\t保护古树。\n") == [
        ("省教育厅", "responsible"), ("省林业局", "responsible")
    ]  # fmt: skip


def test_unit_of_measure_is_no_body() -> None:
    assert not bodies("指标\t单位\t2020年\t2025年\n学位\t万个\t1.2\t2.5\n幼儿园\t所\t12\t20\n站房\t平方米\t12\t20\n")


BLANK_LINES = """2025年政府工作报告重点工作任务分解表

序号

重点工作任务

主要责任单位

协同配合单位

一、稳定增长

3

固定资产投资增长6.8%左右。

县发改委

县工信局、县住建局，各乡镇人民政府。

二、惠民生

68

扩建光明小学。

新增学位600个。

县教育局

县财政局。

70

引进优质资源。

县教育局

县投资促进中心。

本表由县教育局解释。
"""
BARS = """2024年重点工作目标任务分解表
序号 |
目标与任务 |
分 管 县领导 |
牵头责任单位 |
责任单位 |
80 |
新增托位400个以上。 |
俞明 |
县教育局 |
县各有关单位 |
81 |
支持技工学校发展。 |
陆明 |
县人社局 |
县财政局 |
"""


def test_cells_flattened_to_lines_with_blank_lines_between() -> None:
    assert bodies(BLANK_LINES) == [
        ("县发改委", "responsible"), ("县工信局", "support"), ("县住建局", "support"), ("各乡镇人民政府", "support"),
        ("县教育局", "responsible"), ("县财政局", "support"),
        ("县教育局", "responsible"), ("县投资促进中心", "support"),
        ("县教育局", "responsible"),
    ]  # fmt: skip


def test_cells_flattened_to_lines_with_a_bar_behind() -> None:
    assert bodies(BARS) == [("县教育局", "lead"), ("县各有关单位", "responsible"), ("县人社局", "lead"), ("县财政局", "responsible")]


@pytest.mark.parametrize("text", [
    "序号\n\n工作要点\n\n1\n\n县教育局抓好落实。\n\n2\n\n县财政局保障经费。\n",
    "序号\n\n内容\n\n责任单位\n\n第一章 总则\n\n县教育局负责。\n\n县财政局配合。\n",
])  # fmt: skip
def test_lines_without_such_a_head_are_no_table(text: str) -> None:
    assert not extract(read_text(text, "t", "t")).document.tables


def test_bodies_that_stand_a_line_each_in_a_flattened_table():
    lines = ["2016年民生实事任务分解表", "序号", "民生实事", "责任单位", "完成时限", "1", "启动建设东河综合治理工程。", "县水务局", "县住建局", "12月底前",
             "2", "新建2座人行天桥。", "县住建局", "9月投入使用", "3", "改造污水管网12公里。", "县住建局", "县财政局", "县发改局", "年底前"]
    found = extract(read_text("\n\n".join(lines) + "\n", "tasks")).departments
    assert [(row.name, row.role) for row in found] == [(name, "responsible") for name in ("县水务局", "县住建局", "县住建局", "县住建局", "县财政局", "县发改局")]


def test_labelled_lines_below_a_task_are_no_cut_lines():
    task = "{0}.新增城镇就业{0}300人，培训技能人才{0}00人次。\n牵头单位：县人力资源社会保障局\n责任单位：县财政局、县教育局、县总工会\n完成时限：2024年12月底前\n"
    text = "某县2024年重点任务清单\n" + "".join(task.format(number) for number in range(1, 6))
    assert bodies(text) == [("县人力资源社会保障局", "lead"), ("县财政局", "responsible"), ("县教育局", "responsible"), ("县总工会", "responsible")] * 5


def test_the_title_that_a_register_gives_has_its_issuer() -> None:
    text = "索引号：123456\n发文单位：县教育局\n名称：松源县人民政府办公室关于印发实施方案的通知\n\n一、目标\n到2025年，新增学位500个。\n"
    assert bodies(text) == [("县教育局", "mentioned"), ("松源县人民政府办公室", "issuer")]
    assert bodies(text.replace("发文单位：县教育局", "发文机关： 松源县人民政府 成文日期：2024-03-01"))[0] == ("松源县人民政府", "issuer")


def test_the_end_of_a_letter_is_no_head_of_the_table_below():
    notice = "桐河县人民政府办公室关于印发2024年民生工程责任分解的通知\n\n现将责任分解印发给你们，请认真落实。\n\n桐河县人民政府办公室\n\n2024年3月6日\n\n（此件公开发布）\n\n2024年桐河县民生工程重点任务责任分解\n\n"
    table = "序号\n\n主 要 任 务\n\n责任单位\n\n1\n\n修缮泵站6座。\n\n县水利局\n\n2\n\n新建茶亭9处。\n\n县文旅局，各县直部门\n"
    assert bodies(notice + table)[-3:] == [("县水利局", "responsible"), ("县文旅局", "responsible"), ("各县直部门", "responsible")]


def test_table_right_below_the_register_of_its_page_keeps_its_columns() -> None:
    text = (
        "索引号 | 1234/2023-9 | 公开方式 | 主动公开 |\n发文单位 | 县政府办 | 发文日期 | 2023-03-02 |\n"
        "序号 | 实事 | 责任单位 | 配合单位 |\n1 | 新建公厕9座 | 城管局 | 财政局、水投集团,柳泉镇 |\n2 | 改造泵站5座 | 水利局 | 各镇（街道） |\n"
    )
    assert [row for row in bodies(text) if row[1] != "mentioned"] == [
        ("城管局", "responsible"), ("财政局", "support"), ("水投集团", "support"), ("柳泉镇", "support"),
        ("水利局", "responsible"), ("各镇（街道）", "support"),
    ]  # fmt: skip


def test_divisions_under_a_head_of_divisions() -> None:
    assert bodies("任务\t牵头处室\t责任处室\n培育绿色工厂12家\t节能处\t规划处、科技处\n培育小巨人企业30家\t中小企业处\t财务处\n") == [
        ("节能处", "lead"), ("规划处", "responsible"), ("科技处", "responsible"), ("中小企业处", "lead"), ("财务处", "responsible")
    ]  # fmt: skip


def test_head_of_bodies_that_says_no_known_role_charges_them_unless_they_are_looked_at() -> None:
    rows = "疏浚河道\t县水利局\t县财政局、各乡镇\n栽植行道树\t县林业局\t县交通局\n"
    assert bodies("任务\t主导单位\t协助单位\n" + rows) == [
        ("县水利局", "lead"), ("县财政局", "support"), ("各乡镇", "support"), ("县林业局", "lead"), ("县交通局", "support"),
    ]  # fmt: skip
    assert {role for _, role in bodies("任务\t组织单位\t配合单位\n" + rows)} == {"responsible", "support"}
    assert ("县水利局", "responsible") not in bodies("任务\t被考核单位\t配合单位\n" + rows)


def test_stars_of_a_column_tell_who_leads() -> None:
    head = "任务\t责任部门（加*号为牵头部门，其余为参与部门）\n"
    assert bodies(head + "疏浚河道\t县水利局*、县财政局\n栽植行道树\t县林业局*、各乡镇\n") == [
        ("县水利局", "lead"), ("县财政局", "support"), ("县林业局", "lead"), ("各乡镇", "support"),
    ]  # fmt: skip


def test_cells_of_several_lines_end_at_their_bars() -> None:
    heads = "序号 |\n任务 |\n牵头单位 |\n配合单位 |\n时限 |\n"
    rows = "1 |\n疏浚河道6条。 |\n县水利局 |\n县财政局\n各乡镇 |\n2024年10月 |\n2 |\n栽植行道树900株。 |\n县林业局\n县住建局 |\n县交通局 |\n2024年11月 |\n"
    assert bodies("青溪县2024年重点任务分解表\n\n" + heads + rows) == [
        ("县水利局", "lead"), ("县财政局", "support"), ("各乡镇", "support"),
        ("县林业局", "lead"), ("县住建局", "lead"), ("县交通局", "support"),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["配合", "协办", "会办", "协同", "协助", "协作", "参与", "参加", "支持", "支撑", "联动", "联办", "保障"])
def test_words_of_help_mean_the_same_over_a_column_and_before_a_list(word: str) -> None:
    assert bodies(f"任务\t牵头单位\t{word}单位\n新建幼儿园\t市教育局\t市财政局\n") == [("市教育局", "lead"), ("市财政局", "support")]
    assert bodies(f"新建幼儿园。（牵头单位：市教育局；{word}单位：市财政局）\n") == [("市教育局", "lead"), ("市财政局", "support")]


def test_who_builds_is_a_body_of_the_row_and_a_head_is_none() -> None:
    text = (
        "项目名称\t建设规模\t业主单位\t行业主管部门\n福利院扩建\t新增床位120张\t县社会福利院\t县民政局\n门诊楼\t2600平方米\t东河镇卫生院\t县卫健局\n"
        "公寓\t300套\t柏川城投公司\t县住建局\n"
    )
    assert bodies(text) == [(name, "responsible") for name in ("县社会福利院", "县民政局", "东河镇卫生院", "县卫健局", "柏川城投公司", "县住建局")]


def test_the_places_of_a_quota_are_no_bodies() -> None:
    assert not bodies("单位\t新增就业（人）\t培训（人次）\n柏河镇\t820\t300\n东川镇\t360\t200\n西岭乡\t150\t90\n")
