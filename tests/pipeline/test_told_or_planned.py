"""What was done and what is planned, where a label, a column's head, the title or a day of issue stands beside it."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text


def statuses(text: str) -> str:
    return " ".join(row.status for row in extract(read_text(text, "t"), RULES_ALONE).targets)


#: A label that opens a paragraph or a sentence of it tells of progress, up to another label; what stands before it is the task.
LABELS = {
    "1.新建水厂6座。\n进展情况：该项目建成水厂3座。": "target baseline",
    "1.引进亿元以上项目15个。目前进展：签约项目9个。": "target baseline",
    "（1）培训护理员500名。\n落实情况：培训护理员510名，完成率102%。下一步打算：培训护理员200名。": "target baseline baseline target",
    "1.改造公厕40座。目前，已改造9座。": "target baseline",
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
        ("2021年计划新建泵站6座，实际新建7座。", "baseline baseline"),
        ("2021年新建泵站6座。", "baseline"),
        ("园区占地90亩，预计2023年交付使用，建成后用工将达4500人。", "target target"),
        ("预计2023年劳动力需求达到3万人。", "baseline"),
        ("半年来，共投入资金600万元，改造泵站8座。", "baseline baseline"),
    ],
)
def test_a_page_that_was_put_up_later(body: str, wanted: str) -> None:
    assert statuses(f"某镇产业发展见闻\n发布时间：2022-03-01\n{body}\n") == wanted


def test_a_notice_that_issues_a_bulletin_is_an_account() -> None:
    body = "全市卫生人员2.1万人，其中医师8000人。\n组织医师培训300人。\n"
    assert statuses(f"关于发布2023年度某市卫生事业发展统计公报的通知\n{body}") == "baseline baseline baseline"
    assert statuses(f"关于做好2023年度卫生事业发展统计工作的通知\n{body}").endswith("target")


def test_what_a_project_is_planned_with_is_told_before_its_progress() -> None:
    text = "某区民生实事进展如何\n河西养老院改扩建项目，占地面积8亩，建筑面积5040平方米。\n进展情况：该项目正在进行地基施工。\n"
    assert statuses(text) == "target target"
