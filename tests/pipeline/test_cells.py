"""Numbers in tables: small tables in many layouts and the rows that they give.

Each row is written `indicator: comparator value unit, status when`, with the action before and the frequency behind where it has them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.document import Document
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.rows import TargetRow

FIVE_YEARS = (date(2021, 1, 1), date(2025, 12, 31))
ONE_YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def document(table: str, period: tuple[date, date] | None = FIVE_YEARS) -> Document:
    read = read_text(f"某县发展规划\n为加快发展，制定本规划。\n一、主要任务\n{table}\n以上任务纳入考核。\n", "test")
    start, end = period or (None, None)
    return replace(read, header=replace(read.header, plan_start=start, plan_end=end))


def rows(table: str, period: tuple[date, date] | None = FIVE_YEARS) -> list[str]:
    return [line(row) for row in extract(document(table, period)).targets if row.status != "condition"]


def line(row: TargetRow) -> str:
    value = f"{row.value_min:g}" if row.value_min == row.value_max else f"{row.value_min:g}–{row.value_max:g}"
    sign = "" if row.comparator in ("=", "range") else row.comparator
    when = f"{row.deadline} {row.deadline_source}" if row.status == "target" else row.period
    words = [f"{row.action} " * bool(row.action), f"{row.indicator}: {sign}{value}{row.unit}, {row.status} {when}".strip()]
    return "".join(words) + f" {row.frequency}" * bool(row.frequency) + f" {row.binding}" * bool(row.binding)


def listed(text: str) -> list[str]:
    return [words.strip() for words in text.strip().splitlines()]


def test_a_cell_with_a_value_for_each_name_of_its_row():
    table = "表1  主要指标\n指标\t单位\t2020年\t2025年\n婴儿死亡率/孕产妇系统管理率\t%\t0.4/91\t≤0.3/≥94\n每千人口医师数 其中：中医类\t人\t2.5 0.4\t3.1 0.7\n森林覆盖率\t%\t61\t63"
    assert [words for words in rows(table) if "2025" in words] == listed("""
        婴儿死亡率: <=0.3%, target 2025-12-31 stated
        孕产妇系统管理率: >=94%, target 2025-12-31 stated
        每千人口医师数: 3.1人, target 2025-12-31 stated
        中医类: 0.7人, target 2025-12-31 stated
        森林覆盖率: 63%, target 2025-12-31 stated
    """)


@pytest.mark.parametrize("head", ["建设时序", "工期", "建设期", "实施年度", "完成时限"])
def test_a_row_is_due_when_the_cell_below_a_head_of_times_ends(head: str) -> None:
    table = f"项目名称\t用地（公顷）\t{head}\n滨湖中学\t3.2\t2022—2023年\n市民公园\t12.5\t2024年6月"
    assert rows(table) == listed("""
        用地: 3.2公顷, target 2023-12-31 stated
        用地: 12.5公顷, target 2024-06-30 stated
    """)


def test_values_that_are_not_as_many_as_the_names_are_no_rows():
    table = "表1  主要指标\n指标\t单位\t2020年\t2025年\n医师数/护士数\t人\t1/2/3\t4/5/6\n森林覆盖率\t%\t61\t63\n文化馆\t座\t4\t6"
    assert not [words for words in rows(table) if "医师" in words]


def test_marks_and_brackets_around_a_value_are_none_of_it():
    table = "指标\t2020年\t2025年\n标准化渔港\t[4]个\t[9]个\n大气（PM2.5）监测点（个）\t12*\t18①\n其中：1.近岸点\t5家\t7家"
    assert rows(table) == listed("""
        标准化渔港: 4个, baseline 2020
        标准化渔港: 9个, target 2025-12-31 stated
        大气（PM2.5）监测点: 12个, baseline 2020
        大气（PM2.5）监测点: 18个, target 2025-12-31 stated
        近岸点: 5家, baseline 2020
        近岸点: 7家, target 2025-12-31 stated
    """)


def test_how_many_rows_a_section_has_and_the_years_of_a_work_are_no_values():
    table = "单位：万元\n序号\t项目名称\t建设年限\t总投资\n一\t防洪类（2项）\n1\t青河堤防\t2021-2023\t800\n2\t排涝泵站\t2022—2025\t1500"
    assert rows(table) == listed("""
        总投资: 8e+06元, target 2023-12-31 stated
        总投资: 1.5e+07元, target 2025-12-31 stated
    """)


def test_a_task_is_told_by_its_verb():
    table = "项目\t年度目标\t责任单位\n新建公办幼儿园\t6所\t县教育局\n改造农村户厕\t1200户\t县农业农村局\n新增劳动力平均受教育年限\t14年\t县教育局\n新建第四中学\t2400万元\t县教育局"
    assert [words.partition(":")[0] for words in rows(table)] == ["新建 公办幼儿园", "改造 农村户厕", "新增劳动力平均受教育年限", "新建第四中学"]


def test_years_as_heads():
    assert rows("表1  主要指标\n指标\t单位\t2020年\t2025年\t属性\n森林覆盖率\t%\t61.2\t≥63\t约束性\n文化馆\t座\t4\t6\t预期性") == listed("""
        森林覆盖率: 61.2%, baseline 2020 约束性
        森林覆盖率: >=63%, target 2025-12-31 stated 约束性
        文化馆: 4座, baseline 2020 预期性
        文化馆: 6座, target 2025-12-31 stated 预期性
    """)


def test_units_in_the_name_and_a_multiplier():
    assert rows("指标\t2020年\t2025年\n粮食总产量（万吨）\t32.5\t35\n接待游客（万人次）\t410\t＞600") == listed("""
        粮食总产量: 325000吨, baseline 2020
        粮食总产量: 350000吨, target 2025-12-31 stated
        接待游客: 4.1e+06人次, baseline 2020
        接待游客: >6e+06人次, target 2025-12-31 stated
    """)


def test_a_serial_number_is_no_value():
    assert rows("序号\t指标\t现状\t目标\n1\t供水普及率（%）\t88\t95\n2\t污水处理率（%）\t81\t92\n3\t公厕（座）\t40\t65") == listed("""
        供水普及率: 88%, baseline
        供水普及率: 95%, target 2025-12-31 plan
        污水处理率: 81%, baseline
        污水处理率: 92%, target 2025-12-31 plan
        公厕: 40座, baseline
        公厕: 65座, target 2025-12-31 plan
    """)


def test_months_in_the_heads():
    assert rows("指标\t2024年6月\t2024年12月\n按期办结率（%）\t95\t98\n网办率（%）\t80\t90", ONE_YEAR) == listed("""
        按期办结率: 95%, target 2024-06-30 stated
        按期办结率: 98%, target 2024-12-31 stated
        网办率: 80%, target 2024-06-30 stated
        网办率: 90%, target 2024-12-31 stated
    """)


def test_a_growth_column():
    assert rows("指标\t单位\t2020年\t2025年\t年均增速\n地区生产总值\t亿元\t120\t180\t8.5%左右\n粮食产量\t万吨\t20\t21\t—") == listed("""
        地区生产总值: 1.2e+10元, baseline 2020
        地区生产总值: 1.8e+10元, target 2025-12-31 stated
        增长 地区生产总值: ~8.5%, target 2025-12-31 plan 年均
        粮食产量: 200000吨, baseline 2020
        粮食产量: 210000吨, target 2025-12-31 stated
    """)


def test_a_growth_column_without_signs():
    assert rows("指标\t2025年目标\t年均增长（%）\n财政收入（亿元）\t30\t6\n工业增加值（亿元）\t75\t[7]") == listed("""
        财政收入: 3e+09元, target 2025-12-31 stated
        增长 财政收入: 6%, target 2025-12-31 plan 年均
        工业增加值: 7.5e+09元, target 2025-12-31 stated
        增长 工业增加值: 7%, target 2025-12-31 plan
    """)


def test_a_matrix_of_areas_and_measures():
    assert rows("冬修水利任务分配表\n乡镇\t清淤渠道（公里）\t维修山塘（座）\n石门乡\t12.5\t8\n河口镇\t20\t15\n合计\t32.5\t23", ONE_YEAR) == listed("""
        石门乡清淤渠道: 12.5公里, target 2024-12-31 plan
        维修 石门乡山塘: 8座, target 2024-12-31 plan
        河口镇清淤渠道: 20公里, target 2024-12-31 plan
        维修 河口镇山塘: 15座, target 2024-12-31 plan
        清淤渠道: 32.5公里, target 2024-12-31 plan
        维修 山塘: 23座, target 2024-12-31 plan
    """)


def test_the_caption_names_what_generic_heads_leave_out():
    assert rows("2024年农村户厕改造任务分解表（单位：户）\n乡镇\t任务数\n东坪镇\t320\n西溪镇\t410\n合计\t730", ONE_YEAR) == listed("""
        东坪镇农村户厕改造: 320户, target 2024-12-31 inherited
        西溪镇农村户厕改造: 410户, target 2024-12-31 inherited
        农村户厕改造: 730户, target 2024-12-31 inherited
    """)


def test_the_caption_stands_before_a_bare_measure():
    assert rows("油茶基地建设任务表\n（单位：亩）\n乡镇,新建面积,改造面积\n大坪镇,800,300\n小河镇,650,—\n梅林乡,400,150") == listed("""
        大坪镇油茶基地新建面积: 800亩, target 2025-12-31 plan
        大坪镇油茶基地改造面积: 300亩, target 2025-12-31 plan
        小河镇油茶基地新建面积: 650亩, target 2025-12-31 plan
        梅林乡油茶基地新建面积: 400亩, target 2025-12-31 plan
        梅林乡油茶基地改造面积: 150亩, target 2025-12-31 plan
    """)


def test_a_due_cell_rules_its_row():
    assert rows("项目名称\t建设规模\t总投资\t完成时限\n城北客运站\t12000平方米\t8600万元\t2023年底\n滨江公园\t300亩\t1.2亿元\t2024年6月底前") == listed("""
        城北客运站: 12000平方米, target 2023-12-31 stated
        总投资: 8.6e+07元, target 2023-12-31 stated
        滨江公园: 300亩, target 2024-06-30 stated
        总投资: 1.2e+08元, target 2024-06-30 stated
    """)


def test_years_of_building_are_no_values():
    assert rows("序号\t项目\t建设性质\t投资（万元）\t建设年限\n1\t镇卫生院\t迁建\t2300\t2022—2024年\n2\t敬老院\t改建\t560\t2023年") == listed("""
        投资: 2.3e+07元, target 2024-12-31 stated
        投资: 5.6e+06元, target 2023-12-31 stated
    """)


def test_what_is_added_is_the_action():
    assert rows("学校\t新增学位（个）\t办学规模（班）\n新建城南小学\t1080\t24\n扩建城东中学\t600\t36") == listed("""
        新增 学位: 1080个, target 2025-12-31 plan
        办学规模: 24班, target 2025-12-31 plan
        新增 学位: 600个, target 2025-12-31 plan
        办学规模: 36班, target 2025-12-31 plan
    """)


def test_a_total_of_named_things():
    assert rows("序号\t项目\t投资（万元）\n1\t河东幼儿园\t900\n2\t河西幼儿园\t1100\n小计\t2所\t2000") == listed("""
        投资: 9e+06元, target 2025-12-31 plan
        投资: 1.1e+07元, target 2025-12-31 plan
        幼儿园: 2所, target 2025-12-31 plan
        投资: 2e+07元, target 2025-12-31 plan
    """)


def test_markdown_bars():
    assert rows("| 指标 | 2022年 | 2025年 |\n| :--- | ---: | ---: |\n| 5G基站（座） | 260 | 800 |\n| 光纤到户率 | 91% | 99%以上 |") == listed("""
        5G基站: 260座, target 2022-12-31 stated
        5G基站: 800座, target 2025-12-31 stated
        光纤到户率: 91%, target 2022-12-31 stated
        光纤到户率: >=99%, target 2025-12-31 stated
    """)


def test_single_wide_blanks():
    assert rows("村（社区）　任务数（户）　完成时限\n向阳村　35　5月底前\n红星村　28　6月底前\n团结社区　40　9月底前", ONE_YEAR) == listed("""
        向阳村: 35户, target 2024-05-31 stated
        红星村: 28户, target 2024-06-30 stated
        团结社区: 40户, target 2024-09-30 stated
    """)


def test_single_blanks():
    assert rows("街道 养老床位（张） 助餐点（个）\n城中街道 120 6\n城南街道 200 9\n城北街道 80 4") == listed("""
        城中街道养老床位: 120张, target 2025-12-31 plan
        城中街道助餐点: 6个, target 2025-12-31 plan
        城南街道养老床位: 200张, target 2025-12-31 plan
        城南街道助餐点: 9个, target 2025-12-31 plan
        城北街道养老床位: 80张, target 2025-12-31 plan
        城北街道助餐点: 4个, target 2025-12-31 plan
    """)


def test_prose_with_blanks_is_no_table():
    assert not document("坚持 统筹 推进\n坚持 创新 驱动\n坚持 绿色 发展").tables
    assert not document("牵头单位：县一局　责任单位：县二局\n牵头单位：县三局　责任单位：县四局\n牵头单位：县五局　责任单位：县六局").tables


def test_heads_of_two_rows_with_empty_cells():
    text = "乡镇\t新建\t\t改造\t\n\t里程（公里）\t投资（万元）\t里程（公里）\t投资（万元）\n青山乡\t12\t600\t8\t160\n白水乡\t9\t450\t5\t100"
    assert rows("农村公路任务表\n" + text)[:4] == listed("""
        青山乡农村公路新建里程: 12公里, target 2025-12-31 plan
        青山乡新建投资: 6e+06元, target 2025-12-31 plan
        青山乡农村公路改造里程: 8公里, target 2025-12-31 plan
        青山乡改造投资: 1.6e+06元, target 2025-12-31 plan
    """)


def test_heads_of_two_rows_with_years_below():
    text = "指标\t单位\t规划目标\t\n\t\t2023年\t2025年\n自来水普及率\t%\t93\t97\n水库除险加固\t座\t12\t20"
    assert rows(text) == listed("""
        自来水普及率: 93%, target 2023-12-31 stated
        自来水普及率: 97%, target 2025-12-31 stated
        水库除险加固: 12座, target 2023-12-31 stated
        水库除险加固: 20座, target 2025-12-31 stated
    """)


def test_a_head_over_several_columns():
    assert rows("类别\t指标\t2020年\t2025年\n普及\t幼儿园毛入园率（%）\t90\t95\n\t高中毛入学率（%）\t92\t96\n") == rows(
        "指标\t2020年\t2025年\n普及\t幼儿园毛入园率（%）\t90\t95\n\t高中毛入学率（%）\t92\t96\n")


def test_records():
    text = "指标：单位产值能耗\n现状（2020年）：0.52\n目标（2025年）：≤0.45\n属性：约束性\n指标：再生水利用率\n现状（2020年）：18%\n目标（2025年）：25%\n属性：预期性"
    assert rows(text) == listed("""
        单位产值能耗: 0.52, baseline 2020 约束性
        单位产值能耗: <=0.45, target 2025-12-31 stated 约束性
        再生水利用率: 18%, baseline 2020 预期性
        再生水利用率: 25%, target 2025-12-31 stated 预期性
    """)


def test_labelled_lines_of_a_task_are_no_records():
    text = "任务：推进老旧小区改造，完成改造20个。\n责任单位：县住房城乡建设局\n时限：2023年底\n任务：推进停车场建设，新增车位500个。\n责任单位：县城管局\n时限：2024年底"
    assert not document(text).tables


def test_a_repeated_head_after_a_page_break():
    text = "指标\t2020年\t2025年\n公园（个）\t5\t9\n绿道（公里）\t30\t60\n- 7 -\n指标\t2020年\t2025年\n球场（片）\t12\t40\n泳池（个）\t1\t3"
    found = document(text)
    assert len(found.tables) == 1
    assert rows(text)[4:] == listed("""
        球场: 12片, baseline 2020
        球场: 40片, target 2025-12-31 stated
        泳池: 1个, baseline 2020
        泳池: 3个, target 2025-12-31 stated
    """)


def test_one_cell_a_line():
    text = "\n\t".join(["", "领域", "指标", "2020年", "2025年", "属性"]) + "\n" + "\n\t".join(["", "安全", "食品抽检合格率（%）", "97.5", "98以上", "约束性"])
    text += "\n" + "\n\t".join(["", "", "火灾起数（起）", "24", "≤20", "预期性"])
    assert rows(text) == listed("""
        食品抽检合格率: 97.5%, baseline 2020 约束性
        食品抽检合格率: >=98%, target 2025-12-31 stated 约束性
        火灾起数: 24起, baseline 2020 预期性
        火灾起数: <=20起, target 2025-12-31 stated 预期性
    """)


PARTS = """
    护士大专及以上学历比例: 81.3%, baseline 2020 预期性
    本科及以上学历比例: 33.2%, baseline 2020 预期性
    护士大专及以上学历比例: 95%, target 2025-12-31 stated 预期性
    本科及以上学历比例: 45%, target 2025-12-31 stated 预期性
    小学达标教室比例: 40.1%, baseline 2020 预期性
    初中达标教室比例: 50.2%, baseline 2020 预期性
    小学达标教室比例: >=80%, target 2025-12-31 stated 预期性
    初中达标教室比例: >=85%, target 2025-12-31 stated 预期性
    实践基地: 5个, baseline 2020 预期性
    实践基地: 12个, target 2025-12-31 stated 预期性
"""


@pytest.mark.parametrize("counted", [True, False])
def test_blank_lines_part_cells_of_more_lines(counted: bool):
    heads = ["序号", "指标名称", "指标\n属性", "基准值\n（2020年）", "目标值\n（2025年）"]
    cells = [["1", "湿地面积", "约束性", "12.5\n公顷", "16.8\n公顷"], ["2", "苗木当年\n成活率", "预期性", "82%", "≥90%"], ["3", "林道硬化率", "预期性", "40%", "60%"]]
    text = "\n\n".join("\n\n".join(row[not counted :]) for row in [heads, *cells])
    assert rows(f"\n{text}\n") == listed("""
        湿地面积: 12.5公顷, baseline 2020 约束性
        湿地面积: 16.8公顷, target 2025-12-31 stated 约束性
        苗木当年成活率: 82%, baseline 2020 预期性
        苗木当年成活率: >=90%, target 2025-12-31 stated 预期性
        林道硬化率: 40%, baseline 2020 预期性
        林道硬化率: 60%, target 2025-12-31 stated 预期性
    """)


def test_parts_of_a_rate_are_rates():
    lines = ["指标 2020年 2025年 属性", "1.护士大专及以上学历比例(%) 81.3% 95% 预期性", "其中:本科及以上学历比例(%) 33.2% 45% 预期性", "2.达标教室比例(%) - - 预期性"]
    lines += ["其中:小学 40.1% 80%以上 预期性", "初中 50.2% 85%以上 预期性", "3.实践基地(个) 5 12 预期性"]
    assert sorted(rows("\n".join("\t".join(line.split()) for line in lines))) == sorted(listed(PARTS))


def test_a_part_without_a_unit_has_that_of_the_row_above():
    table = "表1  主要指标\n序号\t指标\t单位\t2025年\t属性\n1\t造林\t万亩\t6\t约束性\n\t其中 经济林\t\t2\t约束性\n2\t苗圃\t个\t4\t预期性"
    assert rows(table) == listed("""
        造林: 60000亩, target 2025-12-31 stated 约束性
        经济林: 20000亩, target 2025-12-31 stated 约束性
        苗圃: 4个, target 2025-12-31 stated 预期性
    """)


def test_lines_of_one_cell_are_dealt_out_to_rows():
    cells = "指标 2020年 2025年 属性 1.护士大专及以上学历比例(%) 其中:本科及以上学历比例(%) 81.3% 33.2% 95% 45% 预期性"
    cells += " 2.达标教室比例(%) 其中:小学 初中 40.1% 50.2% 80%以上 85%以上 预期性 3.实践基地(个) 5 12 预期性"
    bare = [line.removesuffix(" 预期性") for line in listed(PARTS)]
    assert sorted(line.removesuffix(" 预期性") for line in rows("\n\n".join(cells.split()))) == sorted(bare)


def test_one_cell_a_line_with_bars_for_the_empty_ones():
    bars = "类别 |\n序号 |\n指标 |\n基期水平 |\n2024年目标值 |\n2028年目标值 |\n指标 性质 |\n||\n(一) 河 湖 治 理\n|\n主要指标 |\n|||||||\n"
    table = f"{bars}1 |\n水质优良断面比例(%) |\n81.5 |\n≥84 |\n≥90 |\n约束性 |\n|||\n说明:断面以省控为准。 |\n||||||||\n建设指标 |\n||||\n2 |\n幸福河湖(条) |\n12 |\n20 |\n45 |\n预期性 |\n|||"
    assert rows(table, (date(2023, 1, 1), date(2028, 12, 31))) == listed("""
        水质优良断面比例: 81.5%, baseline 约束性
        水质优良断面比例: >=84%, target 2024-12-31 stated 约束性
        水质优良断面比例: >=90%, target 2028-12-31 stated 约束性
        幸福河湖: 12条, baseline 预期性
        幸福河湖: 20条, target 2024-12-31 stated 预期性
        幸福河湖: 45条, target 2028-12-31 stated 预期性
    """)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("≥94", ">=94%"), (">93", ">93%"), ("6左右", "~6%"), ("50以内", "<=50%"), ("[300]", "300%"), ("〔12〕", "12%"), ("12-15", "12–15%"),
        ("12～15", "12–15%"), ("85.5%", "85.5%"), ("不低于60%", ">=60%"), ("达到95%", "95%"), ("约70", "~70%"), ("1,200", "1200%"), ("55:45", "1.2222比"),
        ("<5.5", "<5.5%"), ("100", "100%"), ("３５", "35%"), ("超过80", ">80%"),
    ],
)
def test_values(cell, wanted):
    (row,) = rows(f"指标\t目标\n达标率（%）\t{cell}\n覆盖率（%）\t—")
    assert row.split(": ")[1].split(",")[0] == wanted


@pytest.mark.parametrize("cell", ["—", "-", "/", "\\", "无", "待定", "2025年", "2022—2023年", "3月底前", "完成", "第一"])
def test_what_is_no_value(cell):
    assert rows(f"指标\t目标\n达标率\t{cell}\n覆盖率\t—") == []


def test_implied_units():
    assert rows("指标\t2025年\n新增就业人数\t2400\n参保率\t97\n幼儿园所数\t36") == listed("""
        新增就业人数: 2400人, target 2025-12-31 stated
        参保率: 97%, target 2025-12-31 stated
        幼儿园所数: 36所, target 2025-12-31 stated
    """)


def test_the_note_column_is_running_text():
    assert rows("乡镇\t安置户数（户）\t备注\n山口乡\t120\t其中集中安置60户\n下河乡\t90\t")[:2] == listed("""
        山口乡安置户数: 120户, target 2025-12-31 plan
        集中安置: 60户, target 2025-12-31 plan
    """)


def test_scores_are_no_rows():
    assert rows("序号\t考核内容\t分值\n1\t组织领导\t10\n2\t资金保障\t20\n3\t任务完成\t70") == []


def test_points_in_a_table_of_scores_are_no_rows():
    text = "序号\t考核内容\t分值\t评分标准\n1\t绿化\t10\t建成绿道3公里（5分）\n2\t保洁\t20\t垃圾及时清运（20分）"
    assert rows(text) == ["建成 绿道: 3公里, target 2025-12-31 plan"]


def test_a_sentence_in_a_cell_takes_the_name_of_its_row():
    assert rows("序号\t项目\t年度任务\t完成时限\n1\t口袋公园建设\t新建6个\t2024年9月底前\n2\t危旧桥梁改造\t改造桥梁11座，投入资金900万元\t2024年11月底前", ONE_YEAR) == listed("""
        新建 口袋公园: 6个, target 2024-09-30 stated
        改造 桥梁: 11座, target 2024-11-30 stated
        投入 资金: 9e+06元, target 2024-11-30 stated
    """)


def test_the_time_of_one_row_is_not_the_next_rows():
    assert rows("项目\t内容\t形象进度\n文化馆\t配置座席400个\t2023年10月竣工\n体育馆\t配置座席900个\t基础完工") == listed("""
        配置 座席: 400个, target 2023-10-31 stated
        配置 座席: 900个, target 2025-12-31 plan
    """)


def test_growth_in_the_name():
    assert rows("指标\t目标\n服务业增加值年均增长（%）\t7.5\n居民收入增长（%）\t6") == listed("""
        增长 服务业增加值: 7.5%, target 2025-12-31 plan 年均
        增长 居民收入: 6%, target 2025-12-31 plan
    """)


def test_a_document_without_a_horizon():
    assert rows("单位\t指导名额（个）\n县一中\t12\n县二中\t10", None) == ["县一中指导名额: 12个, target None", "县二中指导名额: 10个, target None"]


def test_a_caption_of_the_past():
    assert rows("2020年各乡镇公办园情况表\n乡镇\t公办园（所）\n古城镇\t6\n新桥镇\t4") == [
        "古城镇公办园: 6所, baseline 2020", "新桥镇公办园: 4所, baseline 2020"]


def test_columns_of_departments_and_units_hold_no_rows():
    assert rows("指标名称\t计量单位\t2025年\t责任单位\n职业培训\t万人次\t1.2\t县人力资源社会保障局\n创业担保贷款\t亿元\t0.8\t县财政局") == listed("""
        职业培训: 12000人次, target 2025-12-31 stated
        创业担保贷款: 8e+07元, target 2025-12-31 stated
    """)


def test_a_table_of_many_rows_stays_linear():
    body = "\n".join(f"第{number}村\t{number}\t修建水渠{number}米" for number in range(1, 3000))
    assert len(rows("村\t户数（户）\t任务\n" + body)) == 5998


def test_a_cumulative_cut():
    assert rows("指标\t年均增速（%）\n万元产值用水量下降\t[16]\n农产品加工产值\t9") == listed("""
        下降 万元产值用水量: 16%, target 2025-12-31 plan
        增长 农产品加工产值: 9%, target 2025-12-31 plan 年均
    """)


def test_a_column_for_each_year_and_their_sum():
    assert rows("项目\t2023年\t2024年\t合计\n口袋公园（个）\t5\t6\t11") == listed("""
        口袋公园: 5个, target 2023-12-31 stated
        口袋公园: 6个, target 2024-12-31 stated
        口袋公园: 11个, target 2025-12-31 plan
    """)


def test_a_row_for_each_year():
    assert rows("年度\t改造户数（户）\t投资（万元）\n2020年\t80\t200\n2023年\t120\t300\n合计\t200\t500") == listed("""
        改造户数: 80户, baseline 2020
        投资: 2e+06元, baseline 2020
        改造户数: 120户, target 2023-12-31 stated
        投资: 3e+06元, target 2023-12-31 stated
        改造户数: 200户, target 2025-12-31 plan
        投资: 5e+06元, target 2025-12-31 plan
    """)


def test_places_as_heads():
    assert rows("指标\t城东区\t河西县\n绿化率（%）\t40\t38") == [
        "城东区绿化率: 40%, target 2025-12-31 plan", "河西县绿化率: 38%, target 2025-12-31 plan"]


def test_the_plans_before_as_heads():
    assert rows("指标\t“十三五”完成情况\t“十四五”目标\n公路里程（公里）\t1265\t1500") == listed("""
        公路里程: 1265公里, baseline 2016/2020
        公路里程: 1500公里, target 2025-12-31 stated
    """)


def test_what_is_beside_what_is_planned():
    assert rows("学校\t学位数（个）\t2025年规划学位数（个）\n城关一小\t1200\t1800") == listed("""
        城关一小学位数: 1200个, baseline
        城关一小学位数: 1800个, target 2025-12-31 stated
    """)


def test_a_caption_of_how_things_are():
    assert rows("各村基本情况统计表\n村名\t户数\t耕地（亩）\n上坪村\t210\t1200\n下坪村\t180\t980") == listed("""
        上坪村户数: 210户, baseline
        上坪村耕地: 1200亩, baseline
        下坪村户数: 180户, baseline
        下坪村耕地: 980亩, baseline
    """)


def test_the_caption_gives_two_units():
    assert rows("项目投资计划表\n单位：万元、个\n领域\t项目个数\t投资\n水利\t5\t2300") == [
        "水利项目个数: 5个, target 2025-12-31 plan", "水利投资: 2.3e+07元, target 2025-12-31 plan"]


def test_what_is_done_stands_in_the_head():
    assert rows("学校\t新建（平方米）\t维修（平方米）\n第三中学\t3000\t500") == [
        "新建 第三中学: 3000平方米, target 2025-12-31 plan", "维修 第三中学: 500平方米, target 2025-12-31 plan"]


def test_units_in_the_cell_behind_the_number():
    assert rows("指标\t2025年\n参保人数\t1.2（万人）\n绿地占比\t三分之一\n师生比\t1:16") == listed("""
        参保人数: 12000人, target 2025-12-31 stated
        绿地占比: 0.3333比, target 2025-12-31 stated
        师生比: 0.0625比, target 2025-12-31 stated
    """)


def test_aligned_by_blanks_with_merged_cells():
    text = "类别    指标            2020年    2025年\n创新    研发投入强度（%）    1.8    2.6\n        发明专利（件）    35    60\n绿色    湿地率（%）    4.1    4.5"
    assert rows(text)[2:4] == ["发明专利: 35件, baseline 2020", "发明专利: 60件, target 2025-12-31 stated"]


def test_a_row_answers_to_its_own_bodies():
    found = extract(document("指标\t2025年\t责任单位\n公园（个）\t9\t县城管局\n水库（座）\t3\t县水利局"))
    assert [row.departments for row in found.targets] == [("县城管局",), ("县水利局",)]


def test_a_line_between_rows_names_a_section():
    text = "2025年学校建设任务表\n（单位：万元、平方米、个）\n\n序号\t项目\t建筑面积\t年度投资\t新增学位\n一、学前教育\n1\t云溪镇幼儿园\t3200\t900\t270\n2\t沙河镇幼儿园\t2600\t700\t/\n二、义务教育\n3\t白石小学\t8400\t2600\t900"
    assert rows(text) == listed("""
        建筑面积: 3200平方米, target 2025-12-31 inherited
        年度投资: 9e+06元, target 2025-12-31 inherited
        新增 学位: 270个, target 2025-12-31 inherited
        建筑面积: 2600平方米, target 2025-12-31 inherited
        年度投资: 7e+06元, target 2025-12-31 inherited
        建筑面积: 8400平方米, target 2025-12-31 inherited
        年度投资: 2.6e+07元, target 2025-12-31 inherited
        新增 学位: 900个, target 2025-12-31 inherited
    """)


@pytest.mark.parametrize("line", ["附表2 卫生院改造任务", "以上由县教育局负责。", "表2"])
def test_a_line_between_tables_names_no_section(line):
    table = "序号\t名称\t数量\n1\t幼儿园\t3\n2\t小学\t2"
    assert len(document(f"{table}\n{line}\n{table}").tables) == 2


def test_years_of_beginning_and_end_are_no_values():
    assert rows("项目名称\t投资（亿元）\t开工年份\t拟建成年份\n云河水库\t3.2\t2022\t2024\n滨江大桥\t5\t2023\t2025") == listed("""
        投资: 3.2e+08元, target 2024-12-31 stated
        投资: 5e+08元, target 2025-12-31 stated
    """)
    assert rows("项目名称\t投资（亿元）\t开工时间\n云河水库\t3.2\t2022年") == ["投资: 3.2e+08元, target 2025-12-31 plan"]


def test_what_is_added_in_all():
    assert rows("指标\t2020年\t2025年\t累计增加\t累计增长（%）\n公路里程（公里）\t512\t580\t68\t13") == listed("""
        公路里程: 512公里, baseline 2020
        公路里程: 580公里, target 2025-12-31 stated
        增加 公路里程: 68公里, target 2025-12-31 plan
        增长 公路里程: 13%, target 2025-12-31 plan
    """)


def test_a_sum_over_the_years_has_the_unit_of_its_row():
    assert rows("指标\t2025年\t年均增长（累计）\n平均受教育年限（年）\t11.1\t〔0.9〕\n婴幼儿托位数（个）\t460\t〔310〕\n工业增加值（亿元）\t75\t8%") == listed("""
        平均受教育年限: 11.1年, target 2025-12-31 stated
        增长 平均受教育年限: 0.9年, target 2025-12-31 plan
        婴幼儿托位数: 460个, target 2025-12-31 stated
        增长 婴幼儿托位数: 310个, target 2025-12-31 plan
        工业增加值: 7.5e+09元, target 2025-12-31 stated
        增长 工业增加值: 8%, target 2025-12-31 plan 年均
    """)


def test_units_of_a_caption_in_the_order_of_the_columns():
    assert rows("各乡镇人居环境整治任务分配表\n（单位：户、公里、个）\n乡镇\t改厕\t道路硬化\t垃圾收集点\n清溪镇\t420\t12.5\t36") == listed("""
        清溪镇改厕: 420户, target 2025-12-31 plan
        清溪镇道路硬化: 12.5公里, target 2025-12-31 plan
        清溪镇垃圾收集点: 36个, target 2025-12-31 plan
    """)


def test_units_of_a_caption_by_what_is_measured():
    assert rows("主要指标表\n单位：万亩、万吨、%\n指标\t2025年\n粮食播种面积\t53\n粮食产量\t22.8\n机械化率\t65") == listed("""
        粮食播种面积: 530000亩, target 2025-12-31 stated
        粮食产量: 228000吨, target 2025-12-31 stated
        机械化率: 65%, target 2025-12-31 stated
    """)


def test_quarters_as_heads():
    assert rows("项目\t年度目标\t一季度\t上半年\n加装电梯（部）\t90\t15\t40", ONE_YEAR) == listed("""
        加装电梯: 90部, target 2024-12-31 plan
        加装电梯: 15部, target 2024-03-31 stated
        加装电梯: 40部, target 2024-06-30 stated
    """)


def test_what_a_school_has_itself_is_told_without_its_name():
    assert rows("学校名称\t所在区县\t建设规模（班）\t学位数\t资金（万元）\n城东实验小学\t城关镇\t36\t1620\t800\n河口镇中学\t河口镇\t24\t1200\t500") == listed("""
        建设规模: 36班, target 2025-12-31 plan
        学位数: 1620个, target 2025-12-31 plan
        资金: 8e+06元, target 2025-12-31 plan
        建设规模: 24班, target 2025-12-31 plan
        学位数: 1200个, target 2025-12-31 plan
        资金: 5e+06元, target 2025-12-31 plan
    """)


def test_a_total_counts_what_its_column_lists():
    assert rows("序号\t项目学校\t建筑面积（平方米）\n1\t东坪镇中学\t3200\n2\t梅城镇完全小学\t2600\n合计\t2所\t5800")[2:] == listed("""
        项目学校: 2所, target 2025-12-31 plan
        建筑面积: 5800平方米, target 2025-12-31 plan
    """)


def test_a_month_in_the_row_is_its_deadline():
    assert rows("任务名称\t目标任务\t时间要求\n改善条件\t改造运动场12万平方米\t2024年8月\n配齐教师\t补充教师450名\t持续推进") == listed("""
        改造 运动场: 120000平方米, target 2024-08-31 stated
        补充 教师: 450名, target 2025-12-31 plan
    """)


def test_what_a_row_says_is_done_is_a_fact():
    assert rows("项目名称\t建筑面积（平方米）\t完成情况\n柏塘食堂\t900\t已完工\n云岭宿舍\t1200\t正在施工") == listed("""
        建筑面积: 900平方米, baseline
        建筑面积: 1200平方米, target 2025-12-31 plan
    """)


def test_a_year_that_is_planned_for_is_a_time():
    found = extract(document("指标\t2020年完成情况\t2025年规划目标\n助餐点（个）\t18\t60"))
    assert [(row.text, row.kind) for row in found.deadlines] == [("2020年", "as_of"), ("2025年", "by")]


def test_what_statistics_measure_is_no_goal() -> None:
    table = "品名 | 播种面积(亩) | 同比增减(%) | 产量(吨) | 同比增减(%)\n稻谷 | 6000 | 2.6 | 3000 | 3.1\n薯类 | 2000 | 1.2 | 900 | 2.2\n"
    read = read_text(f"某县2023年国民经济和社会发展统计公报\n一、农业\n主要农产品产量见下表：\n{table}\n林业保持稳定。\n", "test")
    found = [line(row) for row in extract(read).targets]
    assert found[:4] == ["稻谷播种面积: 6000亩, baseline 2023", "增长 稻谷播种面积: 2.6%, baseline 2023",
                         "稻谷产量: 3000吨, baseline 2023", "增长 稻谷产量: 3.1%, baseline 2023"]


@pytest.mark.parametrize("sign", ["\t", "\n\n"])
def test_rows_that_years_name(sign):
    cells = [["年  份", "火灾起数（起）", "伤人数（人）", "直接损失（万元）"], ["2018", "321", "7", "60.5"], ["2019", "233", "5", "40"], ["2020", "210", "4", "30"]]
    text = "桐河县消防“十四五”规划\n\n表1 火灾情况\n\n" + ("\n\n" if sign == "\n\n" else "\n").join(sign.join(row) for row in cells) + "\n"
    found = extract(read_text(text, "plan"))
    assert [(row.indicator, row.status, row.period) for row in found.targets] == [(name, "baseline", year) for year in ("2018", "2019", "2020") for name in ("火灾起数", "伤人数", "直接损失")]
    assert [row.kind for row in found.deadlines] == ["as_of"] * 3


def test_heads_of_two_rows_that_lost_their_empty_cells():
    assert rows("指标\t单位\t2020年\t目标值\t属性\n2023年\t2025年\n湿地保护率\t%\t48\t50\t53\t预期性\n国土绿化面积\t万亩\t12\t15\t18\t约束性") == listed("""
        湿地保护率: 48%, baseline 2020 预期性
        湿地保护率: 50%, target 2023-12-31 stated 预期性
        湿地保护率: 53%, target 2025-12-31 stated 预期性
        国土绿化面积: 120000亩, baseline 2020 约束性
        国土绿化面积: 150000亩, target 2023-12-31 stated 约束性
        国土绿化面积: 180000亩, target 2025-12-31 stated 约束性
    """)
    assert rows("序号\t乡镇\t目标任务\t责任单位\n改厕（户）\t修路（公里）\n1\t柳河镇\t300\t5\t农业站\n2\t白石乡\t200\t4\t农业站", ONE_YEAR) == listed("""
        柳河镇改厕: 300户, target 2024-12-31 plan
        柳河镇修路: 5公里, target 2024-12-31 plan
        白石乡改厕: 200户, target 2024-12-31 plan
        白石乡修路: 4公里, target 2024-12-31 plan
    """)


def test_a_row_of_units_below_the_heads():
    assert rows("年份\t湿地面积\t泵站\n单位\t公顷\t座\n2020年\t1，200\t18\n2025年\t1，350\t24") == listed("""
        湿地面积: 1200公顷, baseline 2020
        泵站: 18座, baseline 2020
        湿地面积: 1350公顷, target 2025-12-31 stated
        泵站: 24座, target 2025-12-31 stated
    """)


def test_a_rate_among_the_parts_of_a_count_has_not_the_unit_of_the_count():
    table = "表1  主要指标\n指标\t单位\t2025年\n学校数\t所\t12\n其中：优质校占比（%）\t\t60\n教师数\t人\t600\n其中：本科以上比例\t\t85"
    assert [(row.indicator, row.unit) for row in extract(document(table)).targets] == [("学校数", "所"), ("优质校占比", "%"), ("教师数", "人"), ("本科以上比例", "%")]


def test_a_unit_right_below_its_measure_is_a_cell_of_its_own():
    lines = ["表1  主要指标", "指标", "单位", "2020年", "2025年", "毛入园率\n%", "85", "90", "学校数\n所", "10", "12", "托位数\n个", "100", "300"]
    found = extract(document("\n\n".join(lines) + "\n")).targets
    assert [(row.indicator, row.unit, row.text) for row in found] == [
        ("毛入园率", "%", "85"), ("毛入园率", "%", "90"), ("学校数", "所", "10"), ("学校数", "所", "12"), ("托位数", "个", "100"), ("托位数", "个", "300"),
    ]


def test_rows_filled_up_with_empty_cells_keep_their_columns():
    table = ("序号 | 项目名称 | 起止 年限 | 子项目 | 建设内容 | 完成情况 | 2024年进展 | ||\n截至5月底 | 6月计划 | |||||||\n"
             "1 | 一、水利提升工程 | 2023- 2024 | 青山泵站 | 安装水泵4台 | 当年完成 | 安装调试 | 投用 | |\n"
             "2 | 2024 | 白石水库 | 加固大坝2座 | 开工建设 | 完成招标 | 进场 | ||\n"
             "3 | 2023-2025 | 河口水厂 | 铺设管网6公里 | 当年完成 | 管网施工 | 完工 | ||\n")
    found = extract(read_text(f"东川县2024年民生项目计划表\n{table}", "test"))
    assert [(row.text, row.indicator, str(row.deadline)) for row in found.targets] == [
        ("4台", "水泵", "2024-12-31"), ("2座", "大坝", "2024-12-31"), ("6公里", "管网", "2025-12-31")]


def test_drawn_bars_part_cells():
    assert rows("┌────┬───┬───┐\n│指标│2020年│2025年│\n├────┼───┼───┤\n│公园（个）│18│24│\n├────┼───┼───┤\n│泵站（座）│3│5│\n└────┴───┴───┘") == listed("""
        公园: 18个, baseline 2020
        公园: 24个, target 2025-12-31 stated
        泵站: 3座, baseline 2020
        泵站: 5座, target 2025-12-31 stated
    """)


@pytest.mark.parametrize("tail", ["\n|\n", "\n|\n\n二、保障措施\n", "\n"])
def test_cells_that_open_with_a_bar_in_rows_that_a_bar_closes(tail: str) -> None:
    table = "|\n指标\n| 2020年\n| 2025年\n| 属性\n|\n湿地\n|\n一、面积\n| 湿地面积（公顷）\n| 120\n| 150\n| 约束性\n|\n红树林面积（公顷）\n| 30\n| 45左右\n| 预期性"
    assert rows(table + tail) == listed("""
        湿地面积: 120公顷, baseline 2020 约束性
        湿地面积: 150公顷, target 2025-12-31 stated 约束性
        红树林面积: 30公顷, baseline 2020 预期性
        红树林面积: ~45公顷, target 2025-12-31 stated 预期性
    """)


def test_tasks_in_the_unit_of_another_cell() -> None:
    table = "序号\t考核指标\t考核内容\t单位\t2025年目标\n1\t农业高效\t新建高标准农田\t万亩\t5\n2\t\t培育龙头企业\t家\t3\n3\t乡村建设\t改造户厕户数\t户\t300"
    assert rows(table) == listed("""
        新建 高标准农田: 50000亩, target 2025-12-31 stated
        培育 龙头企业: 3家, target 2025-12-31 stated
        改造户厕户数: 300户, target 2025-12-31 stated
    """)


@pytest.mark.parametrize(
    ("task", "progress", "wanted"),
    [
        ("新建骑行驿站6个，新增车位不少于90个", "建成4个，开工2个。", "target target baseline baseline"),
        ("新建骑行驿站6个", "已建成4个。", "骑行驿站"),
        ("完成240户漏雨房屋修缮", "已完成180户。", "漏雨房屋修缮"),
        ("发放购房补贴500万元。", "已发放320万元。", "购房补贴"),
        ("改造灌渠20公里，新建水闸3座。", "已完成12公里。", "灌渠"),
        ("新建公路60公里。", "95%", "进展情况"),
    ],
)
def test_progress_counts_what_its_task_does(task: str, progress: str, wanted: str) -> None:
    """A count beside the task has the noun that the task counts in its unit; what has been done by now isn't due when the row is."""
    found = extract(document(f"序号\t实事内容\t完成时限\t进展情况\n1\t{task}\t2024年11月底前\t{progress}\n2\t修缮戏台2座\t2024年10月底前\t正在施工", ONE_YEAR)).targets
    here = [row for row in found if row.indicator != "戏台"]
    assert " ".join(row.status for row in here) == wanted if "target" in wanted else here[-1].indicator == wanted


def test_places_in_a_cell_of_progress_take_what_the_task_counts() -> None:
    table = "序号\t实事内容\t完成时限\t进展情况\n1\t新增共享书屋9个\t11月底前\t其中白石镇3个、元和镇4个、东川乡2个。\n2\t新增康复床位90张\t10月底前\t分别为区中医院50张、区福利院40张。"
    assert [(row.indicator, row.status) for row in extract(document(table, ONE_YEAR)).targets] == [
        ("共享书屋", "target"), ("白石镇共享书屋", "baseline"), ("元和镇共享书屋", "baseline"), ("东川乡共享书屋", "baseline"),
        ("康复床位", "target"), ("区中医院康复床位", "baseline"), ("区福利院康复床位", "baseline"),
    ]  # fmt: skip
