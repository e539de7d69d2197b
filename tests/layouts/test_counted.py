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


def values(text: str) -> list[tuple[str, str, str, str]]:
    return [(row.text, row.indicator, row.status, str(row.deadline or row.period or "")) for row in extract(read_text(text, "table")).targets]


ISSUED = (
    "临川区人民政府办公室关于印发临川区公共设施提升实施方案的通知\n\n各镇人民政府，区政府各部门：\n\n现将《临川区公共设施提升实施方案》印发给你们。\n\n"
    "临川区人民政府办公室\n\n2023年5月10日\n\n临川区公共设施提升实施方案\n\n到2025年，全面提升公共设施水平。\n\n"
)


def test_what_a_survey_of_a_past_year_lists_is_a_fact():
    text = ISSUED + (
        "附件1\n2022年全区公共停车场设置明细表\n序号\n管理部门\n停车场名称\n详细地址\n占地面积\n（万平方米）\n最大停放面积\n1\n区城管局\n东门停车场\n东门街道解放路12号\n0.6\n4100平方米\n"
        "2\n人民广场停车场\n中山路5号\n1.2\n9000平方米\n3\n区住建局\n丽水停车场\n丽水路88号\n0.35\n2600平方米\n总计\n15700平方米\n"
    )
    assert values(text) == [
        ("0.6", "占地面积", "baseline", "2022"), ("4100平方米", "最大停放面积", "baseline", "2022"), ("1.2", "占地面积", "baseline", "2022"),
        ("9000平方米", "最大停放面积", "baseline", "2022"), ("0.35", "占地面积", "baseline", "2022"), ("2600平方米", "最大停放面积", "baseline", "2022"),
        ("15700平方米", "最大停放面积", "baseline", "2022"),
    ]  # fmt: skip


def test_when_a_thing_was_opened_is_no_deadline():
    text = ISSUED + (
        "附件1\n“十三五”期间全区水源地建设情况一览表\n序号\n名    称\n坐落\n所在镇\n级别\n保护区面积\n投用时间\n1\n白龙潭水源地\n岭东路18号\n岭东镇\nⅡ\n35000平方米\n2017.6\n"
        "2\n青岩水源地\n青岩村\n沙口镇\nⅢ\n21000平方米\n2018.11\n3\n石门水源地\n石门水库南\n沙口镇\nⅡ\n64000平方米\n2019.3\n"
    )
    assert values(text) == [(value, "保护区面积", "baseline", "2016/2020") for value in ("35000平方米", "21000平方米", "64000平方米")]
    assert [(row.text, row.kind) for row in extract(read_text(text, "table")).deadlines][-3:] == [(time, "as_of") for time in ("2017.6", "2018.11", "2019.3")]


def test_a_plan_of_projects_keeps_its_months():
    text = ISSUED + (
        "附件2\n停车设施建设项目计划表\n序号\n项目名称\n所在镇街\n新增泊位（个）\n估算投资\n（万元）\n计划开工时间\n计划完工时间\n责任主体\n（单位）\n一、新建项目\n"
        "1\n北站综合停车场\n城北街道\n600\n5400\n2023.9\n2025.6\n区城投公司\n2\n妇幼保健院停车楼\n城西街道\n320\n2100\n2024.3\n2025.12\n区卫健委、\n区妇幼保健院\n"
        "二、改造项目\n3\n老城片区泊位改造\n东门街道、西门街道\n450\n380\n2023.7\n2023.12\n区城管局、东门街道\n合计\n1370\n7880\n"
    )
    assert values(text)[:6] == [
        ("600", "泊位", "target", "2025-06-30"), ("5400", "估算投资", "target", "2025-06-30"), ("320", "泊位", "target", "2025-12-31"),
        ("2100", "估算投资", "target", "2025-12-31"), ("450", "泊位", "target", "2023-12-31"), ("380", "估算投资", "target", "2023-12-31"),
    ]  # fmt: skip
    assert bodies(text) == [(name, "responsible") for name in ("区城投公司", "区卫健委", "区妇幼保健院", "区城管局", "东门街道")]


def test_a_column_of_lists_names_no_row():
    text = "2025年光伏装机计划表\n序号\n行业\n建设区域\n装机计划（MW）\n1\n公交\n首末站、停保场\n5-8\n2\n港口\n仓库、码头\n10\n3\n铁路\n货场、站房\n7-9\n"
    assert [indicator for _, indicator, _, _ in values(text)] == ["公交装机计划", "港口装机计划", "铁路装机计划"]


def test_sections_that_are_counted_in_the_column_of_the_rows():
    text = (
        "汉江区2024年城市更新项目推进计划\n序号\n项目名称\n责任单位\n完成时间\n推进措施\n一\n老旧小区改造\n1\n机床厂宿舍改造项目\n区房管局\n机床街道\n2024年10月\n改造楼栋12栋。\n"
        "2\n东湖里小区改造项目\n区房管局\n2024年12月\n更新管网3公里\n二\n道路提升\n3\n建设路拓宽工程\n区建设局\n区城投集团\n2024年8月\n完成路基施工\n4\n文昌路整治工程\n区建设局\n2024年11月\n完成招标\n"
    )
    assert bodies(text) == [(name, "responsible") for name in ("区房管局", "机床街道", "区房管局", "区建设局", "区城投集团", "区建设局")]
    assert amounts(text) == [("12栋", "栋"), ("3公里", "公里")]


def test_a_number_with_decimals_stands_in_its_own_column():
    text = (
        "2025年农田水利建设任务分配表\n序号\n乡镇\n渠道清淤（公里）\n维修泵站（座）\n投劳（万人次）\n1\n河口镇\n12.5\n3\n0.8\n2\n石桥镇\n9\n2\n0.6\n3\n岭南乡\n7.2\n1\n0.4\n4\n青山乡\n6\n0.3\n合计\n34.7\n6\n2.1\n"
    )
    assert amounts(text)[-4:] == [("0.3", "人次"), ("34.7", "公里"), ("6", "座"), ("2.1", "人次")]


def test_rows_without_numbers_below_a_merged_name():
    text = (
        "云岭市营商环境优化行动任务表\n工作板块\n工作任务\n推进单位\n政务服务\n推行“一件事一次办”\n市政务服务局、市数据局、云岭大数据集团\n开展帮办代办\n市政务服务局、各镇街\n"
        "市场环境\n清理不合理收费\n市市场监管局、市发展改革委\n压减企业开办时间\n市税务局、各园区\n"
    )
    assert bodies(text) == [(name, "responsible") for name in (
        "市政务服务局", "市数据局", "云岭大数据集团", "市政务服务局", "各镇街", "市市场监管局", "市发展改革委", "市税务局", "各园区",
    )]  # fmt: skip


def test_a_rows_own_words_name_it_behind_a_name_that_it_shares():
    heads = ["序号", "考核指标", "考核内容", "单位", "年度目标", "责任部门"]
    rows = ["1", "确保生猪和重要农产品稳产保供", "养殖业增加值增幅", "%", "≥2%", "县农业农村局", "2", "粮油生产责任制", "-", "良好以上", "县粮食局", "3", "小麦播种面积", "万亩", "0.05", "县农业农村局"]
    rows += ["4", "奶牛存栏", "万头", "0", "县农业农村局", "5", "肉羊出栏", "万只", "3", "县农业农村局"]
    found = extract(read_text("2023年柳桥县农业任务清单\n\n" + "\n\n".join([*heads, *rows]) + "\n", "list"))
    assert [row.indicator for row in found.targets][1:] == ["小麦播种面积", "奶牛存栏", "肉羊出栏"]
