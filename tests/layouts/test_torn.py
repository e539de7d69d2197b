"""Tables as pages leave them: rows filled up at their ends, cells in lines of their own among words of the page, columns that tell how far things have come."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.read import read_text


def values(text: str) -> list[tuple[str, str, str, str]]:
    found = extract(read_text(text, "table"))
    return [(row.text, row.indicator, row.status, str(row.deadline or "")) for row in found.targets]


def bodies(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.role) for row in extract(read_text(text, "table")).departments if row.role not in ("mentioned", "addressee", "issuer")]


def test_rows_filled_up_at_their_ends_leave_out_cells_in_front():
    text = (
        "云岭县2023年民生实事清单\n项目名称 | 工作任务 | 完成时间 | 牵头单位 |\n"
        "1.养老服务提升项目 | 新建乡镇敬老院3所,改造村级互助站12处; | 10月底 | 县民政局 |\n"
        "新增护理型床位240张。 | 6月底 | 县卫健局 | |\n9月底 | 县残联 | ||\n"
        "2.农村供水项目 | 铺设供水管网85公里。 | 11月底 | 县水利局 |\n更换入户水表4000只。 | 8月底 | 县城投集团 | |\n"
    )
    assert [(value, due) for value, _, _, due in values(text)] == [
        ("3所", "2023-10-31"), ("12处", "2023-10-31"), ("240张", "2023-06-30"), ("85公里", "2023-11-30"), ("4000只", "2023-08-31"),
    ]  # fmt: skip
    assert bodies(text) == [(name, "lead") for name in ("县民政局", "县卫健局", "县残联", "县水利局", "县城投集团")]


def test_a_serial_number_opens_the_heads_whatever_the_page_says_above():
    text = (
        "沙河县2024年重点任务进展表\n\n  • 浏览次数:\n  • 字号:[ ]\n\n序号\n\n项目内容\n\n当前进度\n\n牵头单位\n\n备注\n\n"
        "1\n\n新建标准化菜市场4个。\n\n80%(城南片区进度滞后)\n\n县商务局\n\n市级实事\n\n2\n\n硬化村组道路36公里。\n\n95%\n\n县交通局\n\n县级实事\n\n"
        "3\n\n改造老旧小区12个。\n\n60%\n\n县住建局\n\n县级实事\n"
    )
    assert values(text) == [
        ("4个", "标准化菜市场", "target", "2024-12-31"), ("80%", "进度", "baseline", ""),
        ("36公里", "村组道路", "target", "2024-12-31"), ("95%", "进度", "baseline", ""),
        ("12个", "老旧小区", "target", "2024-12-31"), ("60%", "进度", "baseline", ""),
    ]  # fmt: skip


def test_rows_that_a_bar_alone_opens():
    text = (
        "附件:\n|\n云岭县2024年实事项目清单 |\n||||||\n|\n序号 |\n项目名称 |\n建设地点 |\n建设时间 |\n2024年建设内容 |\n年度投资金额 (万元) |\n责任单位 |\n"
        "|\n1 |\n中心小学运动场改造项目 |\n相关镇 |\n2024 |\n对三所学校的运动场地进行改造。 |\n260 |\n教体局 |\n"
        "|\n2 |\n滨河路延伸工程 |\n城关街道 |\n2024 |\n建成滨河路延伸段道路2.6公里。 |\n3400 |\n住建局 |\n"
    )
    assert [value for value, *_ in values(text)][-3:] == ["260", "2.6公里", "3400"]
    assert bodies(text) == [("教体局", "responsible"), ("住建局", "responsible")]


def test_what_a_table_is_called_and_measured_in_stands_in_rows_of_its_own():
    text = (
        "各乡镇人民政府,县直各有关单位:\n现将《2024年油菜种植任务分解表》印发给你们,请抓好落实。\n云岭县人民政府办公室\n2023年9月18日\n"
        "附件: 2024年云岭县油菜种植任务分解表 | |||\n面积:万亩 | |||\n乡镇(农场) | 耕地面积 | 2024年油菜任务面积 | 备注 |\n"
        "平安乡 | 7.2 | 0.8 | |\n城关镇 | 5.1 | 0.6 | |\n红星农场 | 3.4 | 0.5 | |\n"
    )
    assert ("0.8", "平安乡油菜任务面积", "target", "2024-12-31") in values(text)
    assert len(values(text)) == 6


def test_a_task_that_ends_in_a_bodys_name_is_none():
    text = (
        "2022年民生实事任务分解表\n\n序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n1\n\n启动建设滨湖公园。\n\n县水务局\n\n县住建局\n\n12月底前\n\n"
        "2\n\n建成县残疾人康复中心。\n\n县残联\n\n5月底前动工\n\n3\n\n迁建县政务服务中心。\n\n县政务服务局\n\n县代建中心\n\n9月投入使用\n"
    )
    assert bodies(text) == [(name, "responsible") for name in ("县水务局", "县住建局", "县残联", "县政务服务局", "县代建中心")]


def test_columns_that_tell_how_far_things_have_come():
    text = (
        "各县区深翻作业进度\n序号 | 县(区) | 下达任务面积(亩) | 当月完成面积(亩) | 累计完成面积(亩) | 任务完成率(%) |\n"
        "1 | 平阳县 | 3000 | 150 | 400 | 13% |\n2 | 临江区 | 7000 | 125 | 685 | 10% |\n3 | 沙河区 | 5000 | 0 | 900 | 18% |\n"
    )
    assert [status for _, _, status, _ in values(text)] == ["target", "baseline", "baseline", "baseline"] * 3


def test_heads_of_two_lines_each():
    text = (
        "云岭市“十三五”卫生健康主要指标完成情况\n\n类别\n\n序号\n\n指标\n\n单位\n\n2020年\n\n完成情况\n\n2020年\n\n规划目标\n\n"
        "健康水平\n\n1\n\n人均期望寿命\n\n78.6\n\n(县级测算)\n\n≥78\n\n2\n\n婴儿死亡率\n\n2.8\n\n≤5\n\n"
        "疾病防控\n\n3\n\n疫苗接种率\n\n%\n\n98.1\n\n≥96\n\n4\n\n户厕普及率\n\n%\n\n97\n\n≥95\n"
    )
    assert [(value, indicator, status) for value, indicator, status, _ in values(text)] == [
        ("78.6", "人均期望寿命", "baseline"), ("78", "人均期望寿命", "target"), ("2.8", "婴儿死亡率", "baseline"), ("5", "婴儿死亡率", "target"),
        ("98.1", "疫苗接种率", "baseline"), ("96", "疫苗接种率", "target"), ("97", "户厕普及率", "baseline"), ("95", "户厕普及率", "target"),
    ]  # fmt: skip
    assert [row.unit for row in extract(read_text(text, "table")).targets][:4] == ["岁", "岁", "‰", "‰"]


def test_the_head_of_a_column_tells_tasks_from_what_was_done():
    text = (
        "云岭县2023年民生实事进展情况\n事项名称 | 年度任务目标 | 责任单位 | 1-9月份完成情况 |\n"
        "农村道路提升 | 改造危桥5座,硬化通组路60公里。 | 交通局 | 危桥改造开工3座,通组路硬化42公里。 |\n"
        "老年助餐 | 建设助餐点20个。 | 民政局 | 建设助餐点14个,服务老人1200人。 |\n"
    )
    assert [(value, status) for value, _, status, _ in values(text)] == [
        ("5座", "target"), ("60公里", "target"), ("3座", "baseline"), ("42公里", "baseline"), ("20个", "target"), ("14个", "baseline"), ("1200人", "baseline"),
    ]  # fmt: skip


def test_the_heads_of_what_a_grant_is_to_come_to():
    text = (
        "云岭县水利专项资金绩效目标表\n\n(2024年度)\n\n总体目标\n\n年度目标\n\n完成主体工程80%。\n\n绩效指标\n\n一级指标\n\n二级指标\n\n三级指标\n\n指标值\n\n"
        "产出指标\n\n数量指标\n\n渠道衬砌长度\n\n≥46公里\n\n新建泵站数量\n\n≥3座\n\n质量指标\n\n工程验收合格率\n\n100%\n\n"
        "效益指标\n\n经济效益\n\n指标\n\n新增灌溉面积\n\n≥900亩\n\n满意度指标\n\n服务对象满意度\n\n受益群众满意度\n\n≥95%\n"
    )
    assert [(value, indicator) for value, indicator, _, _ in values(text)] == [
        ("80%", "主体工程"), ("46公里", "渠道衬砌长度"), ("3座", "新建泵站数量"), ("100%", "工程验收合格率"), ("900亩", "新增灌溉面积"), ("95%", "受益群众满意度"),
    ]  # fmt: skip


def test_cells_with_bars_behind_them_are_no_rows_of_one_column():
    text = (
        "附件 |\n||||||||\n2023年口袋公园建设计划表 |\n||||||||\n序号 |\n城市 |\n县(市、区) |\n公园数(个) |\n面积(亩) |\n||\n云岭市 |\n全市小计: |\n25 |\n440 |\n|||\n"
        "1 |\n沙河区 |\n12 |\n210 |\n|||\n2 |\n平阳县 |\n13 |\n230 |\n|||\n"
    )
    assert [value for value, *_ in values(text)] == ["25", "440", "12", "210", "13", "230"]
    assert ("12", "沙河区公园数") in [(value, indicator) for value, indicator, _, _ in values(text)]


def test_a_head_parted_by_single_blanks_above_columns_parted_by_more():
    table = "  年份  火灾起数 死亡人数  受伤人数  直接财产损失（万元）\n  2018年    33     1     1       52.7\n  2019年    30     0     2       47.3\n  2020年    28     1     0       40\n"
    found = extract(read_text("松原县“十四五”消防救援规划\n一、发展现状\n“十三五”时期火灾四项指标\n" + table, "plan"))
    last = [(row.indicator, row.value_min, row.unit, row.status, row.period) for row in found.targets[-4:]]
    assert last == [("火灾起数", 28, "起", "baseline", "2020"), ("死亡人数", 1, "人", "baseline", "2020"), ("受伤人数", 0, "人", "baseline", "2020"), ("直接财产损失", 400000, "元", "baseline", "2020")]


def test_goals_in_words_stand_in_columns_of_numbers():
    text = (
        "云岭县水利发展“十五五”规划\n\n主要指标\n\n序号\n\n类别\n\n指标名称\n\n指标属性\n\n现状值（2025年）\n\n目标值（2030年）\n\n"
        "1\n\n水安全\n\n堤防达标率\n\n预期性\n\n74%\n\n完成市级下达任务\n\n2\n\n河湖水面率\n\n预期性\n\n3.8%\n\n4.1%\n\n"
        "3\n\n水资源\n\n万元工业增加值用水量\n\n约束性\n\n7.2立方米\n\n持续下降\n\n4\n\n再生水利用率\n\n约束性\n\n21%\n\n30%\n"
    )
    assert [(value, name) for value, name, _, _ in values(text)] == [
        ("74%", "堤防达标率"), ("3.8%", "河湖水面率"), ("4.1%", "河湖水面率"),
        ("7.2立方米", "万元工业增加值用水量"), ("21%", "再生水利用率"), ("30%", "再生水利用率"),
    ]  # fmt: skip


def test_a_body_with_another_in_a_bracket_stands_in_the_columns_of_bodies():
    text = (
        "云岭区生活垃圾分类实施方案\n\n附件：任务分工表\n\n序号\n\n工作任务\n\n牵头单位\n\n配合单位\n\n完成时间\n\n"
        "1\n\n把垃圾分类纳入干部培训课程。\n\n区委组织部（区公务员局）\n\n区绿化市容局\n\n2024年\n\n"
        "2\n\n新建回收服务点20个。\n\n区商务委\n\n各街镇（园区）\n\n2024年\n\n3\n\n配置有害垃圾收集车2辆。\n\n区绿化市容局\n\n各街镇（园区）\n\n2025年\n"
    )
    assert bodies(text) == [
        ("区委组织部（区公务员局）", "lead"), ("区绿化市容局", "support"), ("区商务委", "lead"), ("各街镇（园区）", "support"), ("区绿化市容局", "lead"), ("各街镇（园区）", "support"),
    ]  # fmt: skip


def test_tables_in_one_line():
    tasks = (
        "青河区2024年民生实事任务表\n序号 项目名称 目标任务 牵头单位 配合单位 完成时限 1 口袋公园建设 新建口袋公园9个 区园林局 各街道办事处 2024年10月底 "
        "2 农贸市场提升 改造农贸市场5家，新增摊位300个 区商务局 区市场监管局、区城管局 2024年8月底 3 充电设施 新增充电桩 460 个 区发改局 区供电公司 2024年12月底\n"
    )
    assert [(value, due) for value, _, _, due in values(tasks)] == [
        ("9个", "2024-10-31"), ("5家", "2024-08-31"), ("300个", "2024-08-31"), ("460 个", "2024-12-31"),
    ]  # fmt: skip
    assert bodies(tasks) == [
        ("区园林局", "lead"), ("各街道办事处", "support"), ("区商务局", "lead"), ("区市场监管局", "support"), ("区城管局", "support"), ("区发改局", "lead"), ("区供电公司", "support"),
    ]  # fmt: skip


def test_blanks_and_heads_in_running_text_part_nothing():
    text = "青河区2024年工作总结\n工作任务 目标要求明确以后，全区新建道路 12 公里，改造管网 30 公里，责任单位 各司其职，完成时限 逐项落实，全年 新增 就业 4200 人， 新增 企业 35 家， 投资 稳步 增长。\n"
    assert [value for value, *_ in values(text)] == ["12 公里", "30 公里", "4200 人", "35 家"]


def test_tasks_without_a_sign_between_their_cells():
    text = (
        "《临江县民生实事任务分解表.docx》由会员分享，可在线阅读。\n1、2024年临江县民生实事任务分解表序号实事项目工作内容牵头单位配合单位完成时限"
        "1提升养老服务新建乡镇敬老院3所，改造护理床位260张。县民政局县财政局各乡镇人民政府2024年11月底前2改善农村出行硬化村组道路45公里。县交通局各县区人民政府2024年10月底"
        "3扩大托育供给新增普惠托位180个。县卫健局县妇联2024年12月底\n"
    )
    assert [(value, name, due) for value, name, _, due in values(text)] == [
        ("3所", "乡镇敬老院", "2024-11-30"), ("260张", "护理床位", "2024-11-30"), ("45公里", "村组道路", "2024-10-31"), ("180个", "普惠托位", "2024-12-31"),
    ]  # fmt: skip
    assert bodies(text) == [
        ("县民政局", "lead"), ("县财政局", "support"), ("各乡镇人民政府", "support"), ("县交通局", "lead"), ("各县区人民政府", "support"), ("县卫健局", "lead"), ("县妇联", "support"),
    ]  # fmt: skip


def test_names_of_persons_before_bodies_that_no_sign_parts():
    text = (
        "1、2024年云溪县重点任务表序号任务名称主要内容责任领导责任单位配合单位完成时限1夜校开办新办市民夜校6所。林晓云县教育局县文旅局各乡镇2024年9月底"
        "2垃圾分类新增分类亭52座。陈刚市场监管局县妇联2024年6月底\n"
    )
    assert [(value, due) for value, _, _, due in values(text)] == [("6所", "2024-09-30"), ("52座", "2024-06-30")]
    assert bodies(text) == [("县教育局", "responsible"), ("县文旅局", "support"), ("各乡镇", "support"), ("市场监管局", "responsible"), ("县妇联", "support")]


def test_a_serial_number_in_running_text_heads_no_tasks():
    text = "登记说明\n序号由登记机关按照任务名称和责任单位统一编排，序号名称单位1个月内不得变更。各县民政局应当在2个工作日内办结，收到补正材料后3日内答复。\n"
    assert [role for _, role in bodies(text)] == ["responsible"]


def test_bars_in_lines_of_their_own_between_the_cells():
    text = "平湖县2024年重点任务进展\n序号\n｜\n工作任务\n｜\n三季度完成情况\n｜\n1\n｜\n建成农产品仓储设施14个，新增冷库8座。\n｜\n已完成仓储设施9个，开工冷库5座。\n｜\n2\n｜\n培训农民1200人次。\n｜\n培训农民850人次。\n｜\n"
    assert [(value, status) for value, _, status, _ in values(text)] == [
        ("14个", "target"), ("8座", "target"), ("9个", "baseline"), ("5座", "baseline"), ("1200人次", "target"), ("850人次", "baseline"),
    ]  # fmt: skip


def test_numbers_in_one_line_below_heads_of_any_name():
    text = "沙河县2024年造林任务分解表\n乡镇 新造任务 补植任务 抚育任务 青山乡 320 140 560 河口镇 410 90 380 石桥镇 275 120 640 岭南乡 360 105 420\n"
    assert ("90", "河口镇补植任务", "target", "2024-12-31") in values(text)
    assert len(values(text)) == 12
