"""Accounts of what is, against plans of what is to be."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text

BULLETIN = """蓝田屿市2022年国民经济和社会发展统计公报
2022年，全市地区生产总值1030.5亿元，比上年增长5.2%。
年末常住人口298.4万人，城镇化率61.3%，比上年末提高0.7个百分点。
全市共有普通高校2所，在校生3.3万人；小学151所，幼儿园377所。
"""
PORTRAIT = """柳河渡县教育概况
全县共有中小学校88所,教职工4760人。近三年,先后投入资金2.6亿元,新建校舍7.1万平方米。
县一中占地160亩,现有教学班66个。
"""
SUMMARY = """白石区教育局2021年工作总结和2022年工作思路
一、2021年工作总结
投入1.9亿元，新建学校4所，新增学位5100个。
二、2022年工作思路
新建学校3所，新增学位3600个，年底前建成投用1所。
"""
NO_TITLE = """一、师资情况:我县现有专任教师2315人。
二、学前教育情况:幼儿园76所,在园幼儿9800人,三年毛入园率92%。
"""
DEEDS_ORDERED = """新建、改扩建中小学校13所，新增义务教育学位1.2万个。
培育省级骨干教师20名。我区现有学校90所。
"""
GRANTS = """金塘区支持企业发展若干措施
对首次升规的企业，一次性奖励10万元。全区现有规上企业120家。
"""
GOALS_BELOW_A_YEAR = """记者从市文旅局获悉，该市已公布公共文化目标，到2026年——
●图书馆总量达到80个以上
●每5万人拥有一座图书馆，室内公共文化设施面积达1200平方米
"""
SITES = """记者从县教育局了解到，城区新建小学选址已定。全县现有小学60所。
东部校区规划开设36个教学班，学位1600个。南部校区规划开设30个教学班，学位1400个。
"""
NORM = """学校照明
教室课桌面平均照度300勒克斯。黑板面平均照度500勒克斯。
"""

INSPECTED = """关于老旧小区改造工作情况的报告
一、主要工作
投入资金2600万元，改造小区46个。
二、存在问题
尚有12个小区没有物业。
三、整改要求
消除无物业小区12个。
"""

YEARS_WORK = """白石区住建局2024年工作总结
（一）住房保障能力提升。引进物业企业36家，改造小区42个。
（二）明年工作思路。改造小区50个。
"""


def statuses(text: str) -> list[tuple[str, str]]:
    """Value and status of each row that counts."""
    return [(row.text, row.status) for row in extract(read_text(text, "t")).targets]


@pytest.mark.parametrize("text", [BULLETIN, PORTRAIT, NO_TITLE], ids=["bulletin", "portrait", "no title"])
def test_account_states_facts(text: str) -> None:
    assert {status for _, status in statuses(text)} == {"baseline"}


@pytest.mark.parametrize(("text", "facts"), [(DEEDS_ORDERED, {"90所"}), (GRANTS, {"120家"}), (GOALS_BELOW_A_YEAR, set()), (SITES, {"60所"}), (NORM, set())], ids=["deeds", "grants", "goals", "sites", "norm"])
def test_plan_keeps_its_goals(text: str, facts: set[str]) -> None:
    found = statuses(text)
    assert len(found) >= 2
    assert {value for value, status in found if status == "baseline"} == facts


def test_summary_and_outlook_are_parted() -> None:
    rows = extract(read_text(SUMMARY, "t")).targets
    assert [row.status for row in rows] == ["baseline"] * 3 + ["target"] * 3
    assert {row.deadline.isoformat() for row in rows if row.deadline} == {"2022-12-31"}


DONE = """2019年全省治沙造林完成90万亩
省林草局发布公报显示，治理沙化土地12万亩，建设草原监测站6处。
完成种草改良30万亩，新增湿地2万亩。
会议提出，到2022年湿地保护率达到55%；草原植被盖度达到60%。
"""


def test_a_headline_of_what_was_done_makes_an_account() -> None:
    found = dict(statuses(DONE))
    assert {found[value] for value in ("12万亩", "6处", "30万亩", "2万亩")} == {"baseline"}
    assert {row.deadline.year for row in extract(read_text(DONE, "t")).targets if row.deadline} == {2022}
    assert dict(statuses(DONE.replace("完成90万亩", "将完成90万亩")))["12万亩"] == "target"


def test_more_done_than_was_asked_makes_an_account() -> None:
    text = "市林草局推动绿色发展\n完成治沙造林6万亩，占省下达任务5万亩的120%。\n共建设森林乡村30个，打造湿地公园2个。\n2019年以来，完成封山育林3万亩。\n"
    assert {row.status for row in extract(read_text(text, "t"), RULES_ALONE).targets} == {"baseline"}


def test_account_may_promise() -> None:
    found = dict(statuses(PORTRAIT + "下一步，将新建学校2所。\n"))
    assert found["2所"] == "target"
    assert found["88所"] == "baseline"


def test_comparison_with_last_year_does_not_move_the_year() -> None:
    text = "松涧市2022年统计公报\n年末常住人口298万人，比上年末增加2万人。全年新增就业5万人。\n"
    rows = {row.text: row.period for row in extract(read_text(text, "t")).targets}
    assert rows["5万人"] == "2022"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (SUMMARY, ["2021", "2021", "2021", "", "", ""]),
        (BULLETIN.replace("2022年，全市", "全市"), ["2022"] * 9),
        (PORTRAIT, ["", "", "", "", "", ""]),
        ("2022年，白石区坚持以人民为中心的发展思想，扎实推进学校建设，各级各类教育取得新的进展。\n全区共有小学34所，初中14所。\n全区专任教师980人。\n", ["2022"] * 3),
    ],
    ids=["summary", "bulletin", "portrait", "first sentence"],
)
def test_an_account_tells_of_the_year_in_its_title(text: str, periods: list[str]) -> None:
    assert [row.period for row in extract(read_text(text, "t")).targets] == periods


OPENING = """桐溪县关于促进文旅融合的实施意见

桐溪素有“清凉胜境”之称，森林覆盖率52.5%，{more}。为擦亮品牌，{formula}。

一、加强领导。文旅专干80名。
"""


@pytest.mark.parametrize(
    ("formula", "more", "wanted"),
    [
        ("现提出以下意见", "A级景区8家", ["baseline", "baseline", "target"]),
        ("实现就业增收", "A级景区8家", ["target", "target", "target"]),
        ("制定本意见", "到2025年建成A级景区8家", ["baseline", "target", "target"]),
    ],
)
def test_a_text_that_says_why_it_is_written_tells_facts(formula: str, more: str, wanted: list[str]) -> None:
    assert [status for _, status in statuses(OPENING.format(formula=formula, more=more))] == wanted


SCHOOL = """双河镇中心学校简介
双河镇中心学校始建于1956年，2018年整体迁入新址。学校占地面积42亩，现有教学班36个，学生1680人。
近五年来，学校先后获得荣誉46项。学校计划用三年时间，把骨干教师比例提高到45%。
"""
SPEECH = """在全县教育工作会议上的讲话
刚刚过去的2023年，全县教育系统砥砺奋进。新建幼儿园6所，消除大班额118个。
2024年，我们要重点抓好两件大事。
第一，扩学位。新增学位4200个，9月1日前投用一期。
"""


def test_the_year_of_founding_is_not_that_of_what_is() -> None:
    rows = extract(read_text(SCHOOL, "t")).targets
    assert [(row.status, row.period) for row in rows] == [("baseline", "")] * 4 + [("target", "")]


def test_a_speech_turns_from_what_was_to_what_is_to_be_done() -> None:
    assert [status for value, status in statuses(SPEECH) if value[0] != "两"] == ["baseline", "baseline", "target"]


def test_a_stock_of_last_year_is_no_period() -> None:
    assert read_text("石桥区老龄事业发展状况报告\n\n截至2022年底，全区养老机构28家。\n", "t").header.plan_end is None


def test_why_a_plan_is_written_is_told_below_its_head():
    text = ("日前，某县印发若干措施。全年新增停车位900个。\n某县人民政府关于印发若干措施的通知\n各乡镇：\n现印发给你们，请认真执行。\n某县人民政府\n2024年4月1日\n"
            "关于推动停车便利的若干措施\n全县停车位缺口较大，车位利用率62%。为方便停车，制定以下措施。\n一、增设车位\n新增停车位900个。\n")
    found = {(row.text, row.evidence["status"].rule) for row in extract(read_text(text, "t"), RULES_ALONE).targets}
    assert ("62%", "status.preamble") in found
    assert not any(rule == "status.preamble" for words, rule in found if words == "900个")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("某县“十四五”规划中期评估报告\n2021—2023年，新增学位900个。入学率达到98%。\n下一步，到2025年，新增学位600个。\n", ["baseline", "baseline", "target"]),
        ("某县招生工作情况汇报\n3月划定学区12个。7月8日，共设考点3个。下一步，4月底前调整学区6个。\n", ["baseline", "baseline", "target"]),
        ("今年以来，在县委的领导下，全县治水工作稳步推进，取得明显成效。\n一、抓建设\n加快泵站更新，完成泵站38座，渠系改造690多公里。\n二、抓巡查\n每月组织巡查3次。\n三、下一步打算\n新建泵站9座。\n", ["baseline", "baseline", "baseline", "target"]),
        ("今年以来，各地抓紧治水，取得初步成效。现就下一阶段提出以下意见：\n一、抓建设\n完成泵站38座。\n", ["target"]),
        ("河长制工作简报（第8期）\n各级河长巡河1260人次。整改问题82个。\n", ["baseline", "baseline"]),
        ("某镇基本情况\n某镇辖16个行政村。2023年，人均收入2.1万元。\n规划到2026年建设冷库4座。\n", ["baseline", "baseline", "target"]),
        ("某县环境质量状况（2024年上半年）\n优良天数比例92%，同比上升1个百分点。\n三、下阶段工作\n完成8家企业改造。\n", ["baseline", "baseline", "target"]),
    ],
)
def test_accounts_look_ahead_only_where_they_say_so(text, wanted):
    assert [row.status for row in extract(read_text(text, "t"), RULES_ALONE).targets] == wanted


def test_a_report_on_how_things_are_has_its_goals_under_their_heading() -> None:
    assert [status for _, status in statuses(INSPECTED)] == ["baseline", "baseline", "baseline", "target"]


def test_headings_of_deeds_set_no_goals_in_an_account() -> None:
    assert [status for _, status in statuses(YEARS_WORK)] == ["baseline", "baseline", "target"]
    assert {status for _, status in statuses("某县2022年财政决算草案的报告\n2022年，住房支出9.8亿元，增长6.3%。")} == {"baseline"}
    drafted = "关于某县2023年预算执行情况和2024年预算（草案）的报告\n一、2023年预算执行情况\n住房支出8亿元。\n二、2024年预算草案\n住房支出9亿元。"
    assert [status for _, status in statuses(drafted)] == ["baseline", "target"]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("完成不少于9个小区的改造，要抓好落实。", "target target"),
        ("小区面貌已有改善。完成不少于9个小区的改造，要抓好落实。", "baseline baseline"),
        ("", "baseline"),
        ("\n——建成更完善的保障体系。2015年，新增公租房900套。\n——实现住有所居。2020年，入住率达90%。", "baseline target target"),
    ],
)
def test_a_year_among_orders_is_the_year_of_the_tasks(more: str, wanted: str) -> None:
    """Nothing dates the text, and nothing in it was done."""
    rows = extract(read_text(f"（三十）实施安居工程。2009年，安装路灯250盏。{more}\n", "t"), RULES_ALONE).targets
    assert " ".join(row.status for row in rows) == wanted


def test_a_cap_of_what_is_given_is_no_fact_of_an_account() -> None:
    text = "某市住房发展有关情况\n全市现有公租房9000套。构建培育机制，对物业企业给予最高90万元奖励。去年投入资金3亿元。"
    assert [row.status for row in extract(read_text(text, "t"), RULES_ALONE).targets] == ["baseline", "target", "baseline"]


FULFILLED = """某省渔业发展成效显著

全面完成年度目标任务

渔业再获丰收。水产品产量9.4万吨，比上年增加800吨。截止到2023年底，渔船保有量2100艘。

渔民收入稳步提高。渔民人均纯收入达到3.1万元，超额完成目标。新收集鱼种700多份。

新创建9个渔业强镇。全年渔业收入达到64亿元，增长9%。
"""


def test_a_headline_of_what_was_fulfilled_sets_no_goals_in_an_account() -> None:
    """Nor do 截止到2023年底 and 全年 promise anything there."""
    assert {status for _, status in statuses(FULFILLED)} == {"baseline"}
    assert {status for _, status in statuses("某县2023年工作方案\n一、全面完成年度目标任务\n新建渔港9个，改造鱼塘300亩。")} == {"target"}


@pytest.mark.parametrize("stamp", ["来源：柳河日报 2023-01-18 19:13", "来源:柳河网 更新时间:2023年01月18日 19:13"])
def test_news_of_a_later_year_look_back_on_the_one_in_their_headline(stamp: str) -> None:
    text = f"2022年柳河渡县治水稳中向好\n{stamp}\n2022年，全县新建渠道56公里，灌溉水利用系数达到0.58。\n与此同时，水费收缴率达到97%。\n今年，全县将新建泵站3座。\n"
    found = extract(read_text(text, "news"))
    assert [(row.text, row.status, row.period) for row in found.targets] == [("56公里", "baseline", "2022"), ("0.58", "baseline", "2022"), ("97%", "baseline", "2022"), ("3座", "target", "")]


def test_what_had_come_about_by_the_end_of_a_year_is_told_after_it() -> None:
    text = "2025年作为“十四五”收官之年，治水备受关注。\n2025年，全县供水量达90万吨。\n截至2025年底，全县累计建成泵站70座。\n"
    assert {row.status for row in extract(read_text(text, "news")).targets} == {"baseline"}


def test_an_entry_of_a_yearbook_is_an_account() -> None:
    text = "【机构概况】 柳河渡县环卫站核定事业编制5名，雇佣环卫工人210人。\n【清扫保洁】 清理垃圾2500吨，新购置垃圾桶400个。\n【垃圾处理】 与28家酒店签订协议，确保收集率100%。\n"
    assert {row.text for row in extract(read_text(text, "yearbook")).targets if row.status == "baseline"} >= {"5名", "210人", "2500吨", "400个", "28家"}


def test_since_a_year_in_the_title_is_not_the_year_told_of() -> None:
    text = "2019年以来柳河渡县累计改造小区280个\n2025-03-11 10:20:00\n来源：柳河日报\n从2019年部署城市更新以来，全县已累计改造小区280个；加装电梯13部。\n"
    assert {(row.status, row.period) for row in extract(read_text(text, "news")).targets} == {("baseline", "")}


def test_what_is_told_on_behind_a_stock_is_of_its_day() -> None:
    text = "2021年柳河渡县计划改造小区30个\n来源：柳河日报 2021-10-08\n截至今年8月底，已完成改造项目73个。累计完成投资84亿元。去年以来，已新建停车场433个。\n"
    assert [(row.text, row.status, row.period) for row in extract(read_text(text, "news")).targets] == [("73个", "baseline", "2021"), ("84亿元", "baseline", "2021"), ("433个", "baseline", "")]


@pytest.mark.parametrize(("published", "status"), [("2030-01-25 17:56", "baseline"), ("2029-01-25 17:56", "target")])
def test_a_headline_tells_of_a_year_that_is_over(published: str, status: str) -> None:
    text = f"2029年我市供水工程投入9亿元\n时间:{published} 来源：枣林网\n2029年，全市列入投资的供水工程12处，总投资9亿元。\n"
    assert {found for _, found in statuses(text)} == {status}


def test_a_time_of_day_in_a_line_of_its_own_is_no_ratio() -> None:
    assert statuses("2029-0923\n10:40\n\n新建泵站12座。\n") == [("12座", "target")]


@pytest.mark.parametrize(
    ("heading", "status"),
    [("某县加快补短板全面实现水利现代化", "target"), ("某县全面完成三年造林任务", "target"), ("某县全面完成了三年造林任务", "baseline"), ("某县已全面完成三年造林任务", "baseline")],
)
def test_a_headline_of_all_that_is_to_be_done_makes_no_account(heading: str, status: str) -> None:
    assert {found for _, found in statuses(f"{heading}\n\n新建泵站12座，改造管网40公里。\n")} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2024年枣林县重点民生项目\n来源：枣林网 2024-02-08\n据了解，2024年全县新建幼儿园3所，改造老旧小区12个。\n", "target"),
        ("枣林县畜牧业发展规划（2021—2025年）\n一、发展现状\n在建养殖小区12个，2021年底前建成。\n", "target"),
        ("枣林县畜牧业发展规划（2021—2025年）\n一、发展现状\n建有养殖小区12个，其中标准化的5个。\n", "baseline"),
        ("序号|事项|数量|主办\n1|道路硬化（公里）|12|县交通局\n2|泵站维修（座）|5|县水利局\n", "target"),
    ],
)
def test_what_is_to_be_done_by_a_day_or_by_somebody(text: str, status: str) -> None:
    assert {found for _, found in statuses(text)} == {status}


#: A five-year plan that is half over.
HALF_WAY = "全县新建泵站7座，形成改革成果26项。2017年失业率降至3.1%，收入由2015年的1.8万元提高到2017年的2.2万元。\n下一步，到2020年，全县新建公园9座。\n"


@pytest.mark.parametrize("title", ["东岭县“十三五”规划中期评估出炉", "东岭县“十三五”规划交出“期中答卷”", "关于《东岭县国民经济和社会发展第十三个五年规划和2030年远景目标纲要》实施情况的中期评估报告"])
def test_a_plan_that_is_half_over_is_looked_back_at(title: str) -> None:
    rows = extract(read_text(f"{title}\n{HALF_WAY}", "review")).targets
    assert [(row.status, row.period) for row in rows] == [("baseline", "2016/2020")] * 2 + [("baseline", year) for year in ("2017", "2015", "2017")] + [("target", "")]


@pytest.mark.parametrize("title", ["东岭县“十三五”规划", "东岭县奋力交出“十三五”规划新答卷"])
def test_a_plan_that_is_to_be_carried_out_keeps_its_goals(title: str) -> None:
    assert extract(read_text(f"{title}\n到2020年，全县新建泵站7座。形成改革成果26项。\n", "plan")).targets[1].status == "target"
