"""Which time rules a number, and what follows for its deadline, frequency and period."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.plan import Plan
from pipeline.document import Document
from pipeline.due import Governing, deadline_of, period_of
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.rows import TargetRow

#: A plan for 2021 to 2025; what stands below its heading is written into it.
PLAN = "某县养老服务“十四五”规划\n\n{heading}\n\n{body}\n"


def document(body: str, heading: str = "一、重点任务") -> Document:
    return read_text(PLAN.format(heading=heading, body=body), "plan")


def rows(body: str, heading: str = "一、重点任务") -> dict[str, TargetRow]:
    """The rows of table 1 by what they measure."""
    return {row.indicator: row for row in extract(document(body, heading)).targets}


def due(row: TargetRow) -> str:
    """`2024-12-31 stated 每年`, parts left out where they are empty."""
    parts = (row.deadline.isoformat() if row.deadline else "", row.deadline_source, row.frequency)
    return " ".join(part for part in parts if part)


STATED = {
    "到2024年，建成敬老院6所。": "敬老院 2024-12-31 stated",
    "2024年全县主要预期目标是：新增敬老院6所；新增护理床位900张。": "敬老院 2024-12-31 stated；护理床位 2024-12-31 stated",
    "2023年底前，建成敬老院6所。": "敬老院 2023-12-31 stated",
    "2023年6月底前建成敬老院6所。": "敬老院 2023-06-30 stated",
    "“十四五”期间，新增护理床位900张。": "护理床位 2025-12-31 stated",
    "到2035年，养老机构入住率达到60%。": "养老机构入住率 2035-12-31 stated",
    "到2022年建成敬老院2所，到2024年新增护理床位900张。": "敬老院 2022-12-31 stated；护理床位 2024-12-31 stated",
    "新建敬老院6所，设施齐全，2023年10月底前投用。": "敬老院 2023-10-31 stated",
    "新建敬老院6所，2023年10月底前 完成。": "敬老院 2023-10-31 stated",
    "新建敬老院6所，2023年12月投运。": "敬老院 2023-12-31 stated",
    "新建敬老院6所（2023年底前完成）。": "敬老院 2023-12-31 stated",
    "新建敬老院6所（完成时限：2023年8月底）。": "敬老院 2023-08-31 stated",
    "2022年、2024年入住率分别达到50%、60%。": "入住率 2022-12-31 stated；入住率 2024-12-31 stated",
    "2022年、2024年入住率分别达到50%、60%，满意度达到80%、90%。":
        "入住率 2022-12-31 stated；入住率 2024-12-31 stated；满意度 2022-12-31 stated；满意度 2024-12-31 stated",
    "2022—2024年分别新增护理床位100张、200张、300张。":
        "护理床位 2022-12-31 stated；护理床位 2023-12-31 stated；护理床位 2024-12-31 stated",
    "2019—2023年分别新增护理床位100张、200张、300张、400张和500张。":
        "护理床位 2019-12-31 stated；护理床位 2020-12-31 stated；护理床位 2021-12-31 stated；护理床位 2022-12-31 stated；护理床位 2023-12-31 stated",
    "2022—2024年护理床位、日间床位分别新增100张、200张。": "护理床位 2024-12-31 stated；日间床位 2024-12-31 stated",
}
WORKS = {
    # When works begin is no deadline of what is built.
    "敬老院于2023年3月开工建设，新增护理床位900张。": "护理床位 2025-12-31 plan",
    "护理中心将于2023年启动，新增护理床位900张。": "护理床位 2025-12-31 plan",
    "新增护理床位900张（2023年6月开工，2024年8月完工）。": "护理床位 2024-08-31 stated",
    "2022年启动东山敬老院建设，新增护理床位900张，预计2023年9月投入使用。": "护理床位 2023-09-30 stated",
    "2022年启动护理床位建设900张。": "护理床位建设 2022-12-31 stated",
    # When papers are handed in is none either.
    "（一）报名时间：2023年7月1日至5日。培训护理员80名。": "护理员 2025-12-31 plan",
    "2023年9月投用敬老院5所，护理中心11所均能在2023年12月底前完成建设。": "敬老院 2023-09-30 stated；护理中心 2023-12-31 stated",
    "2023年6月动工，年底前建成敬老院6所。": "敬老院 2023-12-31 stated",
    "2023年底前开工建设敬老院6所。": "敬老院 2023-12-31 stated",
}
OF_A_YEAR = {
    "2020年度结转敬老院项目3个，2023年5月底前完成验收。": "结转敬老院项目 2023-05-31 stated",
    "2021年度培训护理员80名，2022年度计划培训敬老院院长90名。": "护理员 2021-12-31 stated；敬老院院长 2022-12-31 stated",
    "力争2023年5月底前完成2022年度敬老院改造项目3个。": "敬老院改造项目 2023-05-31 stated",
    "完成2022年度敬老院改造项目3个。": "敬老院改造项目 2022-12-31 stated",
}
RECURRING_IN_A_TASK = {
    "新建敬老院6所，每月巡查1次。（完成时限：2023年8月底）": "敬老院 2023-08-31 stated；巡查 每月",
}
SEMICOLONS = {
    # The head of a part goes on over semicolons, another time does not.
    "到2023年，建成敬老院6所；新增护理床位900张。": "敬老院 2023-12-31 stated；护理床位 2023-12-31 stated",
    "建成敬老院6所，2023年底前培训护理员80名；新增护理床位900张。":
        "敬老院 2025-12-31 plan；护理员 2023-12-31 stated；护理床位 2025-12-31 plan",
    "建成敬老院6所；2023年底前投用日间照料中心9个。": "敬老院 2025-12-31 plan；日间照料中心 2023-12-31 stated",
    "建成敬老院6所，到2025年新增护理床位900张；培训护理员80名。":
        "敬老院 2025-12-31 plan；护理床位 2025-12-31 stated；护理员 2025-12-31 stated",
}
OPEN_ENDS_AND_TERMS = {
    "2022年1月起，新增护理床位900张。": "护理床位 2025-12-31 plan",
    "2023年秋季学期，开设护理专业6个。": "护理专业 2023-09-01 stated",
    "2024年前，建成敬老院6所。": "敬老院 2023-12-31 stated",
}
PLANS_END = {
    "建成敬老院6所。": "敬老院 2025-12-31 plan",
    "对2000年前建成的敬老院实施改造，改造6所。": "敬老院 2025-12-31 plan",
    "护理床位较2020年增加900张。": "护理床位 2025-12-31 plan",
    "在2020年基础上，新增护理床位900张。": "护理床位 2025-12-31 plan",
    "对2022年新认定的敬老院，给予奖励3万元。": "奖励 2025-12-31 plan",
    "改造2002年之前的老旧敬老院6所。": "老旧敬老院 2025-12-31 plan",
    "到2024年，护理床位达到2020年的2.5倍，建成敬老院6所。": "护理床位 2024-12-31 stated；敬老院 2024-12-31 stated",
    "在去年建成示范敬老院的基础上，新增护理床位900张。": "护理床位 2025-12-31 plan",
    "城东敬老院2019年9月投用，新增护理床位900张；城西敬老院占地30亩，计划2023年8月竣工；建成敬老院6所。": "护理床位 ；城西敬老院占地 2023-08-31 stated；敬老院 2025-12-31 plan",
    "支持投用满15年（2009年1月前登记）的敬老院更新电梯。新增护理床位900张。": "投用满 ；护理床位 2025-12-31 plan",
    "在受理期限（2024年5月1日至2024年12月31日）内，对入住老人给予补贴600元。": "补贴 2024-12-31 stated",
    "“十四五”期间，对2005年底前建成使用，设施不全、失修失管的19个敬老院进行改造。": "敬老院 2025-12-31 stated",
    "2023年底前建成，设施齐全的敬老院达到6所。": "设施齐全的敬老院 2023-12-31 stated",
}
INHERITED = {
    "敬老院项目计划2023年底全部竣工。建成后，新增护理床位900张。": "护理床位 2023-12-31 inherited",
    "《方案》提出，到2024年，服务体系更加完善。建成敬老院6所。": "敬老院 2024-12-31 inherited",

    "到2024年，服务体系更加完善。建成敬老院6所。": "敬老院 2024-12-31 inherited",
    "到2025年，服务体系更加完善。建成敬老院6所。": "敬老院 2025-12-31 inherited",
    "服务体系更加完善，2023年实现全覆盖。建成敬老院6所。": "敬老院 2025-12-31 plan",
    "到2023年底前建成制度框架。建成敬老院6所。": "敬老院 2025-12-31 plan",
    "到2024年，主要指标如下：\n\n建成敬老院6所。\n\n新增护理床位900张。":
        "敬老院 2024-12-31 inherited；护理床位 2024-12-31 inherited",
    "2023年6月，县民政局印发《养老方案》，提出建成敬老院6所。": "敬老院 2025-12-31 plan",
    "到2024年\n\n建成敬老院6所\n\n新增护理床位900张。": "敬老院 2024-12-31 inherited；护理床位 2024-12-31 inherited",
}
LABELLED = {
    "1.建成敬老院6所。新增护理床位900张。县民政局牵头，各镇配合，2023年9月底前完成。": "敬老院 2023-09-30 stated；护理床位 2023-09-30 stated",
    "1.建成敬老院6所。县民政局牵头，2023年9月底前完成选址。新增护理床位900张。": "敬老院 2025-12-31 plan；护理床位 2025-12-31 plan",
    "1.建成敬老院6所。\n完成时限：2023年6月底。": "敬老院 2023-06-30 stated",
    "1.建成敬老院6所。\n责任单位：县民政局\n完成时限：2023年6月底": "敬老院 2023-06-30 stated",
    "1.建成敬老院6所。\n\n2.新增护理床位900张。\n完成时限：2023年6月底。":
        "敬老院 2025-12-31 plan；护理床位 2023-06-30 stated",
}
RECURRING = {
    "每年培训护理员80名。": "护理员 每年",
    "每学期组织志愿者200人次。": "志愿者 每学期",
    "到2025年，每年培训护理员80名。": "护理员 2025-12-31 stated 每年",
    "护理床位年均增长5%。": "护理床位 年均",
    "到2024年，服务体系更加完善。每年培训护理员80名。": "护理员 每年",
    "发放护理补贴200元/月。": "护理补贴 每月",
    "每年送戏下乡90场，组织志愿者200人次，定向培养护理员80名。": "送戏下乡 每年；志愿者 每年；护理员 每年",
    "每年新建敬老院2所，培训护理员80名。": "敬老院 每年；护理员 2025-12-31 plan",
    "每月入户2次，培训护理员80名。": "入户 每月；护理员 2025-12-31 plan",
    "培训护理员80名，每月2次。": "护理员 2025-12-31 plan；护理员 每月",
}
DURATIONS = {
    "新任护理员2年内轮训至少1次。": "新任护理员轮训 ",
    "3年内建成敬老院6所。": "敬老院 ",
    "5年内建成敬老院6所。": "敬老院 2025-12-31 stated",
    "到2024年，3年内新增护理床位900张。": "护理床位 2024-12-31 stated",
    "对成立3年内的养老企业给予补贴2万元。": "补贴 2025-12-31 plan",
    "护理员入职5年内轮训2次。": "护理员入职轮训 ",
}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        case
        for table in (STATED, WORKS, OF_A_YEAR, RECURRING_IN_A_TASK, SEMICOLONS, OPEN_ENDS_AND_TERMS, PLANS_END, INHERITED, LABELLED, RECURRING, DURATIONS)
        for case in table.items()
    ],
)
def test_what_rules_a_number(body, wanted):
    assert "；".join(f"{row.indicator} {due(row)}" for row in extract(document(body)).targets) == wanted


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("一、2023年重点任务", "2023-12-31 inherited"),
        ("一、重点任务（2022—2024年）", "2024-12-31 inherited"),
        ("一、2030年远景目标", "2030-12-31 inherited"),
        ("一、重点任务", "2025-12-31 plan"),
    ],
)
def test_the_heading_above_states_a_time(heading, wanted):
    assert due(rows("建成敬老院6所。", heading)["敬老院"]) == wanted


def test_the_innermost_heading_that_states_a_time_decides():
    body = "（一）2022年任务\n\n建成敬老院6所。\n\n（二）能力提升\n\n新增护理床位900张。"
    found = rows(body, "一、2024年目标任务")
    assert due(found["敬老院"]) == "2022-12-31 inherited"
    assert due(found["护理床位"]) == "2024-12-31 inherited"


def test_a_time_does_not_reach_the_next_paragraph():
    found = rows("到2023年，建成敬老院6所。\n\n新增护理床位900张。")
    assert due(found["护理床位"]) == "2025-12-31 plan"


TABLE = "序号\t任务\t{head}\n1\t新建敬老院6所\t{first}\n2\t新增护理床位900张\t{second}"


@pytest.mark.parametrize("head", ["完成时限", "办结时间", "建设周期", "时间节点", "建设工期"])
def test_a_table_row_is_due_as_its_cell_says(head):
    found = rows(TABLE.format(head=head, first="2022年底前", second="2023年10月底前"))
    assert {name: due(row) for name, row in found.items()} == {
        "敬老院": "2022-12-31 stated",
        "护理床位": "2023-10-31 stated",
    }


def test_a_cell_that_says_nothing_leaves_the_plans_end():
    found = rows(TABLE.format(head="完成时限", first="2022年底前", second="长期"))
    assert due(found["护理床位"]) == "2025-12-31 plan"


def test_the_evidence_of_a_deadline_is_its_time():
    body = "2023年底前，建成敬老院6所。"
    made = document(body)
    (row,) = extract(made).targets
    (span,) = row.evidence["deadline"].spans
    assert (row.evidence["deadline"].rule, span.of(made.text)) == ("deadline.stated", "2023年底前")


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("2019年，建成敬老院6所。", "2019"),
        ("“十三五”期间，建成敬老院6所。", "2016/2020"),
        ("2018—2020年，建成敬老院6所。", "2018/2020"),
        ("截至2020年底，建成敬老院6所。", "2020"),
        ("目前，已建成敬老院6所。", ""),
    ],
)
def test_a_fact_has_a_period_and_no_deadline(body, period):
    (row,) = extract(document(body, "一、发展基础")).targets
    assert (row.status, row.period, row.deadline, row.deadline_source) == ("baseline", period, None, "")


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        ("到2025年，入住率由52%提高到60%。", ["", ""]),
        ("到2025年，入住率从2020年的52%提高到60%。", ["2020", ""]),
        ("到2025年，入住率和探访率从2020年的52%和81%分别提高到60%和90%。", ["2020", "2020", "", ""]),
    ],
)
def test_a_first_figure_has_the_year_beside_it(body, periods):
    assert [row.period for row in extract(document(body)).targets] == periods


def test_the_day_of_a_meeting_or_of_news_rules_nothing():
    text = "某县2024年养老服务实施方案\n某县新闻网 2024-03-06 08:30\n3月5日，县民政局召开会议，将建成敬老院6所。\n本报3月6日讯 培训护理员80名。\n"
    assert {row.deadline_source for row in extract(read_text(text, "plan")).targets} == {"plan"}


def test_the_month_in_which_a_paper_was_given_out_rules_nothing():
    found = rows("2022年11月，县卫健委印发《托育方案》，提出新增托位500个。\n2022年11月，县卫健委将印发《托育方案》，新增学位300个。")
    assert [due(row) for row in found.values()] == ["2025-12-31 plan", "2022-11-30 stated"]


def test_what_is_counted_up_so_far_does_not_rule_the_next_sentence():
    text = "2023年计划实施泵站项目38个，1—6月份累计完成投资3亿元。其中新建项目9个，年度计划完成投资6亿元，1—6月份累计完成投资2亿元。\n"
    assert [(row.status, due(row)) for row in extract(read_text(text, "list")).targets] == [
        ("target", "2023-12-31 stated"), ("baseline", ""), ("target", "2023-12-31 inherited"), ("target", "2023-12-31 inherited"), ("baseline", "")]


def test_a_day_in_a_sentence_does_not_rule_the_next_one_without_a_plan():
    found = extract(read_text("各乡镇须于2023年7月25日前完成复核120户。抽查不少于30户。\n2023年，争取改造敬老院6所。新增床位90张。\n", "notice")).targets
    assert [row.deadline_source for row in found] == ["stated", "", "stated", "inherited"]


def test_without_a_horizon_there_is_no_deadline():
    (row,) = extract(read_text("关于加强养老服务的若干措施\n\n一、重点任务\n\n建成敬老院6所。\n", "notice")).targets
    assert (row.status, row.deadline, row.deadline_source) == ("target", None, "")


def test_what_only_recurs_is_not_due_at_the_plans_end():
    governing = Governing(None, "plan", False, "每年", None)
    assert deadline_of(governing, Plan(date(2021, 1, 1), date(2025, 12, 31))) == (None, "", None)
    assert period_of(governing, Plan(date(2021, 1, 1), date(2025, 12, 31))) == ""


def test_this_year_of_news_that_name_none_is_not_the_year_of_a_far_goal():
    text = "县里提出到2030年新建泵站90座。\n据了解，今年全县计划新建渠道30公里。\n全县将新建水厂6座。"
    assert [row.deadline and row.deadline.year for row in extract(read_text(text, "news")).targets] == [2030, None, 2030]


def test_this_year_of_a_page_dates_its_own_sentence_alone():
    text = "我县发展养老服务\n作者：某某 来源：枣林日报 发布时间：[2021-8-20]\n今年，全县敬老院迅速发展。对示范敬老院奖励2万元。\n"
    (row,) = extract(read_text(text, "page")).targets
    assert row.deadline is None


def test_the_whole_year_in_passing_holds_for_its_own_clause():
    text = "某县2024年养老服务实施方案\n一、任务\n组织志愿者，全年完成助餐900人次；建成敬老院6所。\n"
    assert [due(row) for row in extract(read_text(text, "plan")).targets] == ["2024-12-31 stated", "2024-12-31 plan"]


def test_what_will_be_built_is_not_of_the_year_told_of_before():
    text = "本报讯 记者获悉，枣林市获得泵站资金支持。\n据悉，省水利厅于2024年设置专项，市水利局积极申报，最终获批。该项目将新建泵站9座，总投资2600万元。建成后，预计新增灌溉面积1.9万亩。\n"
    assert not [row.text for row in extract(read_text(text, "news")).targets if row.period]


def test_a_forecast_of_the_year_that_ends_holds_over_semicolons():
    text = "某县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告\n一、2024年计划执行情况\n预计，全年生产总值增长6.1%；农业总产值增长4%；社会消费品零售总额增长6.5%。\n"
    assert [(row.status, row.period) for row in extract(read_text(text, "report")).targets] == [("baseline", "2024")] * 3


def test_a_time_of_its_own_that_nothing_dates_takes_no_other():
    text = "本报讯 枣林市2022年秋季学期新招生1.1万人。下学期，将新增教学班18个。\n"
    assert [row.deadline for row in extract(read_text(text, "news")).targets][-1] is None


def test_the_half_that_a_report_looks_back_at_is_past():
    text = "枣林市水利局2025年上半年工作总结及下半年工作打算\n上半年，新建泵站9座。下半年，计划新建泵站3座。\n"
    assert [(row.status, row.period) for row in extract(read_text(text, "report")).targets] == [("baseline", "2025"), ("target", "")]


def test_a_page_goes_on_telling_of_works_that_are_done_by_a_time():
    found = extract(read_text("敬老院新址动工。新址预计2026年8月建成投用。规划用地30亩，新增床位900张。", "page")).targets
    assert [(str(row.deadline), row.deadline_source) for row in found] == [("2026-08-31", "inherited")] * 2


def test_a_first_figure_rules_no_later_sentence():
    found = extract(document("护理床位由2020年的900张增加到1200张。补贴由每人600元提高至720元。")).targets
    assert [due(row) for row in found][-1] == "2025-12-31 plan"


def test_what_has_been_going_on_so_far_ends_nowhere_without_a_plan():
    found = extract(read_text("今年以来，我县推进敬老院建设，建成后可新增床位900张。", "page")).targets
    assert [(row.status, row.deadline) for row in found] == [("target", None)]


def test_the_newest_stock_tells_what_is_past_where_a_plan_ends_far_ahead():
    found = extract(read_text("2019年，全县增建敬老院9所。截至2019年底，全县有敬老院30所。到2035年，敬老院达到60所。\n2020年，增建敬老院4所。", "page")).targets
    assert [row.status for row in found] == ["baseline", "baseline", "target", "target"]


def test_what_was_left_over_from_a_year_dates_no_other_sum():
    text = "某州2024年工作总结\n上年结转养老资金8亿元，支出总量为90亿元。养老保险支出20亿元。\n“十三五”期间规模最大的敬老院已投用。6个村成立互助会。\n"
    assert [row.period for row in extract(read_text(text, "report")).targets] == ["2023", "2024", "2024", "2024"]


def test_a_line_that_leads_in_holds_for_a_long_list():
    lines = "\n".join(f"新建{thing}6处。" for thing in ("泵站", "水塘", "凉亭", "码头", "碑林", "公厕", "驿站", "球场", "苗圃", "水窖", "冷库", "磨坊", "茶亭", "书屋"))
    found = extract(read_text(f"枣林县2024年水利要点\n2024年，办好下列实事：\n{lines}\n", "list")).targets
    assert {row.deadline_source for row in found} == {"inherited"}


def test_a_remark_behind_a_quarter_leaves_it_a_label():
    text = "某县2024年养老服务目标责任书\n第一季度（每项5分）：完成选址；新建敬老院2所。\n第三季度（30%）：完成装修；新增床位90张。\n"
    found = {row.text: str(row.deadline) for row in extract(read_text(text, "plan")).targets}
    assert (found["2所"], found["90张"]) == ("2024-03-31", "2024-09-30")


def test_a_label_before_a_time_leaves_it_the_time_of_what_follows():
    goals = "近期目标：到2023年，敬老院更加完善。床位使用率达到60%。\n远期目标：到2025年，敬老院更加完善。床位使用率达到80%。\n监测指标：到2023年，护理员流失率较2020年下降12%。其中，柳河镇下降18%。"
    found = extract(document(goals)).targets
    assert [due(row) for row in found] == ["2023-12-31 inherited", "2025-12-31 inherited", "2023-12-31 stated", "2023-12-31 inherited"]


@pytest.mark.parametrize("gap", ["\n", ""])
def test_the_day_of_a_meeting_dates_no_works_that_are_announced_there(gap):
    lead = "2月20日上午，枫林县十八届人大五次会议开幕，县长作《政府工作报告》。《报告》指出，县政府将继续加大民生投入，重点办好10件实事。分别是：" + gap
    works = f"（1）加快建设总投资3亿元的中医院迁建项目。{gap}（2）新建农村公厕70座。{gap}（3）城区新增停车位500个。\n"
    found = extract(read_text(lead + works + "发布时间：2020-02-21 来源：枫林县融媒体中心\n", "news"))
    assert {(row.status, str(row.deadline), row.deadline_source) for row in found.targets} == {("target", "2020-12-31", "plan")}


def test_what_leads_in_the_parts_of_a_chapter_dates_their_facts():
    text = "临江县“十四五”卫生健康规划\n\n一、发展基础\n\n“十三五”期间取得的主要成效是：\n\n（一）网络不断完善。\n\n建成卫生室60所。\n\n二、主要任务\n\n（一）补齐短板。\n\n新建卫生室20所。\n"
    assert [(row.status, row.period, str(row.deadline)) for row in extract(read_text(text, "plan")).targets] == [("baseline", "2016/2020", "None"), ("target", "", "2025-12-31")]


def test_what_began_with_the_year_looked_back_at_is_of_that_year():
    text = "临江开发区工作总结及2024年工作安排\n\n一、2023年以来工作情况\n\n新签约项目12个。\n\n二、2024年工作安排\n\n新建厂房3万平方米。\n"
    assert [(row.status, row.period) for row in extract(read_text(text, "report")).targets] == [("baseline", "2023"), ("target", "")]


def test_a_line_that_announces_headings_dates_what_stands_below_them():
    body = "2024年重点办好以下两件实事：\n1.助餐工程。新增助餐点12个；\n2.照护工程。新增护理床位300张。\n"
    assert [due(row) for row in rows(body).values()] == ["2024-12-31 inherited", "2024-12-31 inherited"]


def test_a_line_that_announces_a_paper_or_another_series_of_headings_dates_nothing():
    opinions = "2024年，区政府研究决定，提出意见如下：\n1.助餐。新增助餐点12个；\n2.照护。新增护理床位300张。\n"
    assert {due(row) for row in rows(opinions).values()} == {"2025-12-31 plan"}
    other = "2024年重点办好以下两件实事：\n（一）助餐工程。新增助餐点12个；\n二、保障措施\n培训护理员60名。\n"
    assert due(rows(other)["护理员"]) == "2025-12-31 plan"


def test_a_school_term_dates_what_it_opens_and_not_the_next_goal():
    text = "某县2025年教育工作要点\n\n一、重点任务\n\n{}\n"
    used = extract(read_text(text.format("建成云溪小学并于秋季学期投入使用。力争新增学位300个。"), "plan")).targets
    opened = extract(read_text(text.format("秋季学期，云溪小学开学。新增学位300个。"), "plan")).targets
    assert [due(row) for row in (*used, *opened)] == ["2025-12-31 plan", "2025-09-01 inherited"]
