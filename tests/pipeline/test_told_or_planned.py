"""What was done and what is planned, where a label, a column's head, the title or a day of issue stands beside it."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text
from tests.pipeline.told import statuses

#: A label that opens a paragraph or a sentence of it tells of progress, up to another label; what stands before it is the task.
LABELS = {
    "1.新建水厂6座。\n进展情况：该项目建成水厂3座。": "target baseline",
    "1.引进亿元以上项目15个。目前进展：签约项目9个。": "target baseline",
    "（1）培训护理员500名。\n落实情况：培训护理员510名，完成率102%。下一步打算：培训护理员200名。": "target baseline baseline target",
    "1.改造公厕40座。目前，已改造9座。": "target baseline",
    "1.抓好农田水利，清淤渠道60公里。清淤渠道已完成28公里。": "target baseline",
    "1.加强河道管护，建设驿站9个。完成建设驿站4个。": "target baseline",
    "1.加强河道管护，建设驿站9个。完成植树200亩。": "baseline baseline",
    "1.改造泵站。任务改造泵站12座，实际改造13座。": "target baseline",
    "一、改造泵站12座\n完成情况：改造泵站13座。": "target baseline",
    "一是救助比例提高到70%。二是加大救助力度。已救助900人。": "baseline baseline",
}


@pytest.mark.parametrize(("text", "wanted"), LABELS.items())
def test_a_label_tells_of_progress(text: str, wanted: str) -> None:
    assert statuses(f"某县2024年民生实事项目推进情况\n{text}\n") == wanted


@pytest.mark.parametrize(
    ("head", "cell", "wanted"),
    [
        ("1-8月份工作取得成效", "建成社区食堂12家，计划12月底前全部投用。", "baseline"),
        ("落实进展情况", "已完成。从2024年1月1日起，已将低保标准提高到720元/人月；孤儿养育标准提高到1300元/人月。", "baseline baseline"),
        ("当前进展", "完成社区食堂选址9家，剩余11家预计11月底前完成。", "baseline target"),
        ("形象进度", "建成社区食堂12家，主体封顶。", "target"),
        ("当前进展", "在建12家，2024年11月底前建成。", "target"),
        ("计划进展情况", "12月底前建成社区食堂20家。", "target"),
    ],
)
def test_a_column_tells_of_progress(head: str, cell: str, wanted: str) -> None:
    assert statuses(f"某区2024年民生实事项目表\n序号 | 项目内容 | 责任单位 | {head} |\n1 | 办好社区食堂。 | 民政局 | {cell} |\n") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("2021年计划投资900万元修建水渠12公里。", "target target"),
        ("2021年全镇拟新建泵站3座。", "target"),
        ("2021年新建泵站6座。", "baseline"),
        ("园区占地90亩，预计2023年交付使用，建成后用工将达4500人。", "target target"),
        ("预计2023年劳动力需求达到3万人。", "baseline"),
        ("半年来，共投入资金600万元，改造泵站8座。", "baseline baseline"),
    ],
)
def test_a_page_that_was_put_up_later(body: str, wanted: str) -> None:
    assert statuses(f"某镇产业发展见闻\n发布时间：2022-03-01\n{body}\n") == wanted


def test_a_line_that_counts_its_tasks_is_a_heading() -> None:
    assert statuses("治水（2项）\n新建泵站3座。\n\n造林（1项）\n造林900亩。\n") == "target target"


def test_a_notice_that_issues_a_bulletin_is_an_account() -> None:
    body = "全市卫生人员2.1万人，其中医师8000人。\n组织医师培训300人。\n"
    assert statuses(f"关于发布2023年度某市卫生事业发展统计公报的通知\n{body}") == "baseline baseline baseline"
    assert statuses(f"关于做好2023年度卫生事业发展统计工作的通知\n{body}").endswith("target")


def test_what_a_project_is_planned_with_is_told_before_its_progress() -> None:
    text = "某区民生实事进展如何\n河西养老院改扩建项目，占地面积8亩，建筑面积4300平方米。\n进展情况：该项目正在进行地基施工。\n"
    assert statuses(text) == "target target"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("新增创业贷款200笔，位居全省首位。", "baseline"),
        ("力争新增创业贷款200笔，位居全省首位。", "target"),
        ("将有8个泵站完工，还有5个泵站陆续开工。", "target target"),
        ("三年来，先后建成泵站8座。", "baseline"),
        ("截至目前，已将高要区低保标准提高到900元。", "baseline"),
        ("至此，该计划已扩大到全省30个县。", "baseline"),
        ("城南医院：位于滨江路，用地面积40亩，规划床位300张，目前正在办理前期手续。", "target target"),
        ("城南医院：位于滨江路，用地面积40亩，床位300张，已于去年建成。", "baseline baseline"),
        ("与医院签订协议，将6名流浪人员送医。", "baseline"),
        ("围绕全县12条产业链，计划引进项目30个。", "baseline target"),
    ],
)
def test_words_of_what_came_about(body: str, wanted: str) -> None:
    assert statuses(f"某县见闻\n去年，全县投入资金3亿元。\n\n二、建设\n{body}\n") == f"baseline {wanted}"


def test_a_report_without_a_year_in_its_title_is_of_the_year_of_its_first_chapter() -> None:
    text = "某局工作总结及下一年工作打算\n一、2024年工作总结\n今年以来，发放补贴600万元。\n二、2025年工作打算\n发放补贴700万元。\n"
    rows = extract(read_text(text, "t"), RULES_ALONE).targets
    assert [(row.status, row.period, str(row.deadline or "")) for row in rows] == [("baseline", "2024", ""), ("target", "", "2025-12-31")]


def test_an_open_start_in_a_heading_is_of_the_year_told() -> None:
    text = "某园区工作总结及2025年工作安排\n一、2024年以来工作开展情况\n新签约项目29个。\n二、2025年工作安排\n新签约项目40个。\n"
    assert [row.period for row in extract(read_text(text, "t"), RULES_ALONE).targets] == ["2024", ""]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("序号 指 标 2020年 基期值 2025年 目标值 指标 属性\n1 服务站覆盖率 90% 100% 预期性\n2 养老床位数 — ≥60张 预期性\n3 公园覆盖率 60% 85% 约束性", "baseline target target baseline target"),
        ("指标\t申报值\n新建泵站数量\t6座\n改造管网长度\t9公里", "target target"),
        ("指标\t申报值（2020年12月）\t目标值（2025年）\n光纤覆盖率\t82%\t95%", "baseline target"),
        ("序号 | 项目 | 目标任务 | 累计完成 | 累计进度 |\n1 | 新增就业 | 900 | 870 | 97% |\n2 | 培训人员 | 600 | 620 | 103% |", "target baseline baseline target baseline baseline"),
    ],
)
def test_heads_of_what_is_and_of_what_is_aimed_at(head: str, wanted: str) -> None:
    assert statuses(f"某市社区服务“十四五”规划\n{head}\n") == wanted


@pytest.mark.parametrize(
    ("head", "wanted"),
    [("项目内容 | 年度完成情况", "target baseline"), ("实事项目 | 目前进展", "target baseline"), ("项目内容 | 验收结论", "baseline baseline")],
)
def test_beside_a_column_of_progress_stands_the_task(head: str, wanted: str) -> None:
    text = f"某市2024年民生实事完成情况\n现将情况通报如下。去年，全市投入资金，成效明显。\n序号 | {head} |\n1 | 新增托位900个 | 新增托位950个 |\n2 | 办好养老中心 | 已经办好 |\n"
    assert statuses(text) == wanted


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("1.改造老旧小区20个。\n截至12月底，已改造22个。", "target baseline"),
        ("2.新增车位900个。\n今年共新增车位950个。", "target baseline"),
        ("（三）为8000名老人提供体检。全年共体检8350人。", "target baseline"),
        ("4.新增车位900个，改造公厕20座。\n5.养老服务取得新进展。", "baseline baseline"),
        ("6.已改造公厕20座。目前全部开放。", "baseline"),
    ],
)
def test_items_of_a_report_on_tasks_open_with_them(item: str, wanted: str) -> None:
    assert statuses(f"某区2024年十件民生实事完成情况\n{item}\n") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("某街道2025年工作要点\n新增就业1500人（上年实际完成1620人），新建泵站8座。", "target baseline target"),
        ("某街道2025年工作要点\n截至目前，新建泵站8座（其中大型2座）。", "baseline baseline"),
        ("某县运营补贴办法\n2022年以前备案的机构，补贴标准为每人每月150元。", "target"),
        ("某区医院迁建工程进展\n项目概况：总用地150亩，概算投资9亿元。\n当前进度：门诊楼已封顶，完成投资4亿元。", "target target baseline"),
    ],
)
def test_what_stands_beside_a_figure(text: str, wanted: str) -> None:
    assert statuses(text + "\n") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A rank is a goal in a plan, a fact elsewhere.
        ("某区2025年工作要点\n培训护理员300名，排名全市第二。\n旅游收入增长9%，总量居全省第一梯队。", "target target"),
        ("某区见闻\n培训护理员300名，排名全市第二。", "baseline"),
        # A label of progress holds up to where the sentence looks ahead.
        ("某区重点项目进展情况\n推进情况：已铺设管网9公里，计划再铺设4公里，总投资3亿元。", "baseline target target"),
        ("某区重点项目进展情况\n目前进展：计划铺设管网9公里，已铺设4公里。", "baseline baseline"),
        # Works and tasks that work goes round are to be done, a stock is there.
        ("某区工作安排\n聚焦8个水库除险加固，紧盯6项年度任务，建好队伍。", "target target"),
        ("某区工作安排\n聚焦8个村集体，围绕6条产业链，建好队伍。", "baseline baseline"),
        # 将 before a number, behind who says so, and behind a deed.
        ("某区见闻\n日前，区民政局透露，将9家食堂延长供餐。", "target"),
        ("某区见闻\n去年，全区改造泵站8座。与医院签订协议，将9名老人送医。", "baseline baseline"),
        # What else is lacking, and what else is built.
        ("某区工作安排\n计划改造6座泵站，还有9个小区没有电梯。", "target baseline"),
        ("某区工作安排\n计划改造6座泵站，还有9座水厂陆续动工。", "target target"),
        ("某区规划\n一、存在问题\n新建泵站6座，2024年6月底前全部完成。", "target"),
        # A size that something was built with.
        ("某区重点项目进展情况\n水厂按日供水3万吨规模建设，现已投入使用。", "baseline"),
        ("某区工作安排\n水厂按日供水3万吨规模建设，已完成选址。", "target"),
        ("某区绩效目标申报表\n指标 | 申报值 |\n改造泵站 | 8座 |", "target"),
    ],
)
def test_facts_and_goals_that_look_alike(text: str, wanted: str) -> None:
    assert statuses(text + "\n") == wanted


def test_those_of_a_year_who_are_counted_are_counted_in_it() -> None:
    def periods(text: str) -> list[tuple[str, str]]:
        return [(row.status, row.period or str(row.deadline)) for row in extract(read_text(text, "t"), RULES_ALONE).targets]

    assert periods("某区民政局2025年见闻\n2024年命名的敬老院9家。\n") == [("baseline", "2024")]
    assert periods("某区医疗保障规划（2021-2025年）\n2023年参保的居民达到9万人。\n") == [("target", "2023-12-31")]
    assert periods("某区医疗保障规划（2021-2025年）\n2023年退休的职工可一次性补缴，补缴标准提高到900元。\n") == [("target", "2025-12-31")]
