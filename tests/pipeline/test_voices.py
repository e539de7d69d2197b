"""Sentences that tell of deeds, and those that go on behind them, in texts that are no plan."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.signs import Signs
from pipeline.voices import Voices
from tests.pipeline.told import statuses

TOLD = {
    "渔业用工总体平稳，新增船员4130人，发放休渔补贴287万元。泊位保障更加有力，新开工泊位312个。": "baseline baseline baseline",
    "（五）守好安全底线，渔港管理全面进步。\n新建驿站6座，培训护理员213名。": "baseline baseline",
    "（五）守好安全底线，办好渔港事务。\n新建驿站6座，培训护理员213名。": "target target",
    "推动渔业用工总体平稳，新增船员4130人。": "target",
    "——创新能力显著增强，研发投入强度达到3%。": "target",
    "近日，县住建局印发《公租房提升计划》，提出新建公租房小区3个，新增车位900个。": "target target",
    "某省日前公开发布《关于加强住房保障的实施意见》，提出每年改造老旧小区600个。": "target",
    "2028年，全市将投入12亿元消除危房，涉及面积17万平方米。2028年涉及的小区共计68个，投资估算4亿元。在68个小区中，需加固改造34个。": "target target target target target target",
    "据悉，我市累积投入资金6亿元用于旧房改造。": "baseline",
    "我市改善住房条件\n2021年以来\n我市按照\n“应保尽保、应建尽建”的思路\n新建公租房小区3个\n改造老旧小区12个\n": "baseline baseline",
    "今年以来，全县办成住房实事10件。一是改造老旧小区12个。二是将闲置的旧厂房60亩，整体划拨给城投公司，新建公租房900套。三是新增车位300个。": "baseline baseline baseline baseline baseline",
    "全县现有公租房小区9个。同时，县财政给予补贴，使入住率达到96%。": "baseline baseline",
    "共有12个小区未开工。除甲镇、乙镇外，其他镇开工率均已达到100%。": "baseline baseline",
    "2021—2023年规划新建小区尚有6个未投入使用。": "baseline",
    "近年来，我县累计投入住房资金9亿元。改造老旧小区12个，新增车位900个。": "baseline baseline baseline",
    "今年我们共计投入3亿元，改造老旧小区12个。另外，新增车位900个。": "baseline baseline baseline",
    "住房保障得到极大改善。其中：公租房投入2亿元，新建小区6个。": "baseline baseline",
    "新落成的公租房小区迎来首批住户。小区占地60亩，车位900个。": "baseline baseline",
    "1.住房保障实现新跨越。新建小区6个，满足了职工需求。": "baseline",
    "近年来，住房条件得到改善。围绕城市品质提升计划等项目，改造老旧小区12个。": "baseline",
    "近年来，住房条件得到改善。建成标准化小区6个，对应配建车位900个。": "baseline baseline",
    "书记指出，五年来，全县投入住房资金56亿元，新建小区34个。": "baseline baseline",
    "眼下，12栋公租房即将完工。": "target",
    "去年以来，改造老旧小区12个。太要镇被评为住房示范镇，物业覆盖率保持在92%以上。新增车位900个。": "baseline baseline baseline",
    "近年来，住房条件得到改善。新开工小区6个，安置住户90户，基本达到应保尽保的目标。": "baseline baseline",
    "我县近年住房条件改善。公租房面积达到9万平方米，入住率稳定在90%以上。": "baseline baseline",
    "物业服务成效显著。公租房入住率达到90%。": "baseline",
    "这一年，我们住房保障再上台阶。改造老旧小区12个。": "baseline",
    "日前，某县发布了民生工程的成绩单，已改造老旧小区12个。新增车位900个。": "baseline baseline",
}
#: A share that was reached is one, a subsidy as a sum promises nothing, and a month that opens a sentence says when.
TOLD |= {
    "去年以来，改造老旧小区12个，物业投诉办结率均达98%以上。": "baseline baseline",
    "截至目前，全区下达住房补助资金9亿元，新开工小区6个。": "baseline baseline",
    "近年来，住房条件得到改善。3月开工小区6个。": "baseline",
}
#: What is held against the plan that it was to fulfil was done.
TOLD |= {
    "完成投资5亿元，比年度计划高9个百分点。新增车位900个。": "baseline baseline baseline",
    "完成投资2亿元，与年度计划持平。改造老旧小区12个。": "baseline baseline",
    "全年改造小区30个，超计划6个。新增车位900个。": "baseline baseline baseline",
    "小区改造超序时进度。新增车位900个。": "baseline",
    "绿化计划9万株，完成12万株，完成计划的133%。": "target baseline baseline",
}
#: What promises ends the telling, and so does a new heading; a plan never begins it.
PROMISED = {
    "日前，我省公布了2023年小区改造计划，全省共计划改造小区380个。东江市改造小区60个。": "target target",
    "近年来，我县累计投入住房资金9亿元。下一步，改造老旧小区12个。新增车位900个。": "baseline target target",
    "近年来，住房条件得到改善。今年将改造老旧小区12个。": "target",
    "近年来，住房条件得到改善。新小区规划总用地90亩，建成后可入住900户。": "target target",
    "近年来，住房条件得到改善。新小区可容纳住户900户。": "target",
    "近年来，住房条件得到改善。我县计划总投资2亿元，改造老旧小区12个。": "target target",
    "一、住房\n小区环境大为改善。\n二、交通\n新增车位900个。": "target",
    "某县住房保障实施方案\n近年来，住房条件得到改善。改造老旧小区12个。": "target",
    "住房保障明显改善。每户补贴不低于2万元。": "target",
    "现已完成选址。据了解，项目计划总投资9亿元，设置40个教学班。": "target target",
    "近年来，住房条件得到改善。公租房覆盖率在40%以上。": "target",
    "近年来，住房条件得到改善。新小区项目建筑面积6600平方米，新增车位900个。": "target target",
    "近年来，住房条件得到改善。今年再改造小区9个，新增车位900个。": "target target",
    "改造老旧小区12个，有效缓解停车难。": "target",
    "主体工程已经完工。学校投用后，可容纳900名学生。": "target",
    "住房紧张，我县推出了三项举措。改造老旧小区12个，新增车位900个。": "target target",
    "近年来，住房条件得到改善。公租房扩建，建成后车位由300个增加到800个。": "baseline target",
    "近年来，住房条件得到改善。新小区工程总投资2亿元。": "target",
    "近年来，住房条件得到改善。新小区估算投资2亿元，可解决900户的住房。": "target target",
    "日前，某县公布新一轮民生工程，涵盖住房、出行等方面。改造老旧小区12个，累计增加车位900个。新增公租房80套。": "target baseline target",
    "近年来，小区建成预计可新增车位900个。": "target",
}


#: A task and how far it has come; a bare stock before such a sentence is no task.
TASKS = {
    "1.改造老旧小区24个。已开工19个，其中完工7个。": "target baseline baseline",
    "1.新增公租房900套。截至4月，开工350套。": "target baseline",
    "1.新建公租房900套。贷款3亿元已签约。截至4月，开工350套。": "target baseline baseline",
    "1.现有公租房900套。目前入住350户。": "baseline baseline",
    "2002年之前的小区共有90个。截至4月，改造35个。": "baseline baseline",
}
PROGRESS = "关于2024年上半年民生实事项目进展情况的通报\n现将2024年上半年进展情况通报如下：\n"


@pytest.mark.parametrize(("text", "wanted"), TASKS.items())
def test_progress_repeats_the_task(text: str, wanted: str) -> None:
    rows = extract(read_text(PROGRESS + text, "t"), RULES_ALONE).targets
    assert " ".join(row.status for row in rows) == wanted
    assert {str(row.deadline) for row in rows if row.status == "target"} <= {"2024-12-31"}


ANSWERED = """某县住建局局长答记者问
问：近年来住房保障有哪些成效？
答：全县累计投入2.6亿元，改造老旧小区12个，新增车位900个，入住率达到96.4%。
问：{question}
答：重点是三件事。一是改造老旧小区35个，新增车位1200个。二是培训物业人员300人次，还有一项是物业覆盖率达到85%。
"""


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("下一步有什么打算？", "target"),
        ("今后三年怎么干？", "target"),
        ("接下来要重点抓哪些工作？", "target"),
        ("这些钱花到哪里去了？", "baseline"),
    ],
)
def test_what_a_question_asks_about_holds_for_its_answer(question: str, wanted: str) -> None:
    assert statuses(ANSWERED.format(question=question)) == " ".join(["baseline"] * 4 + [wanted] * 4)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("开局冲刺！某县2025年一季度住房建设提速", "baseline baseline target"),
        ("某县2025年一季度住房工作要点", "target target target"),
    ],
)
def test_a_headline_names_the_part_of_the_year_that_is_told(title: str, wanted: str) -> None:
    assert statuses(f"{title}\n一季度，全县开工公租房480套；完成投资3.2亿元。\n二季度末，公租房开工率达到95%以上。\n") == wanted


def test_part_of_a_year_that_opens_a_sentence_is_told() -> None:
    assert statuses("近日，记者走进某县。\n2024年一季度，县住建局改造老旧小区26个。\n2024年二季度，力争改造老旧小区30个。\n") == "baseline target"


def test_years_that_end_with_what_was_told_before_are_past() -> None:
    assert statuses("某县：住进新家园\n2022年9月1日，公租房小区开门迎客。\n2019年至2022年，某县改造老旧小区26个。\n") == "baseline"


@pytest.mark.parametrize(("text", "wanted"), [*TOLD.items(), *PROMISED.items()])
def test_deeds_are_told_on(text: str, wanted: str) -> None:
    assert statuses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("日前，某县新一批16项民心工程出台。改造老旧小区12个。", True),
        ("县政府决定实施2018年民生工程。改造老旧小区12个。", True),
        ("近日，枫林区下发今年城市建设计划，全年安排项目30个。", True),
        ("日前，某县公布了民生工程的成绩单，已改造老旧小区12个。", False),
        ("改造老旧小区12个，居民拍手称快。", False),
    ],
)
def test_a_page_that_announces_works_is_read_as_a_plan(text: str, wanted: bool) -> None:
    document = read_text(text, "page")
    assert Voices(document, Signs(document.text, [sentence.start for sentence in document.sentences])).announces is wanted
