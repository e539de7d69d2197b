"""Blocks, tables and sentences."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Table
from pipeline.extract import extract
from pipeline.headings import read_number
from pipeline.lines import narrow_width, read_lines
from pipeline.read import read_text
from pipeline.sentences import sentences

BODY = "为加快发展，制定本方案。\n"


def test_running_text_with_a_bar_at_its_edge_is_no_row():
    text = "某县加快泵站建设\n|\n5月4日，泵站施工现场机器轰鸣。该项目占地30亩，主要建设泵房两座，配套管网6公里，预计明年6月竣工投运。 |\n相关阅读：\n![]() |\n打印 | 收藏 | 发给好友 |\n"
    blocks = [block.kind for block in document(text).blocks if "机器轰鸣" in document(text).text[block.start : block.end]]
    assert blocks == ["paragraph"]


def document(text: str) -> Document:
    return read_text(BODY + text, "test")


def outline(text: str) -> list[tuple[str, int, str, str]]:
    """Kind, level, path and the first ten characters of every block behind the first."""
    found = document(text)
    return [
        (block.kind, block.level, "/".join(block.path), found.text[block.start : block.end][:10])
        for block in found.blocks[1:]
    ]


def cells(text: str) -> list[list[str]]:
    """The rows of the only table; a carried cell begins with `^`, a missing one is empty."""
    found = document(text)
    (table,) = found.tables
    return rows(found, table)


def rows(found: Document, table: Table) -> list[list[str]]:
    width = 1 + max(cell.column for row in table.rows for cell in row)
    lines = [[""] * width for _ in table.rows]
    for row in table.rows:
        for cell in row:
            lines[cell.row][cell.column] = "^" * cell.carried + found.text[cell.start : cell.end]
    return lines


def test_official_numbering_nests():
    assert outline(
        "一、总体要求\n（一）指导思想\n坚持统筹。\n1.基本原则\n坚持创新。\n（1）政府主导\n"
        "落实责任。\n①明确任务\n分解任务。\n二、保障措施\n"
    ) == [
        ("heading", 1, "一", "一、总体要求"),
        ("heading", 2, "一/（一）", "（一）指导思想"),
        ("paragraph", 0, "一/（一）", "坚持统筹。"),
        ("heading", 3, "一/（一）/1", "1.基本原则"),
        ("paragraph", 0, "一/（一）/1", "坚持创新。"),
        ("heading", 4, "一/（一）/1/（1）", "（1）政府主导"),
        ("paragraph", 0, "一/（一）/1/（1）", "落实责任。"),
        ("heading", 5, "一/（一）/1/（1）/①", "①明确任务"),
        ("paragraph", 0, "一/（一）/1/（1）/①", "分解任务。"),
        ("heading", 1, "二", "二、保障措施"),
    ]


def test_chapters_and_sections_stand_outside():
    assert [
        row[:3]
        for row in outline("第一章 总则\n第一节 背景\n一、现状\n（一）成效\n成效明显。\n第二章 目标\n")
    ] == [
        ("heading", 1, "第一章"),
        ("heading", 2, "第一章/第一节"),
        ("heading", 3, "第一章/第一节/一"),
        ("heading", 4, "第一章/第一节/一/（一）"),
        ("paragraph", 0, "第一章/第一节/一/（一）"),
        ("heading", 1, "第二章"),
    ]


def test_a_level_may_be_left_out_and_numbers_may_run_on():
    assert [row[1:3] for row in outline("一、强基础\n1.补短板\n补齐。\n二、促提升\n2.锻长板\n锻造。\n")] == [
        (1, "一"),
        (2, "一/1"),
        (0, "一/1"),
        (1, "二"),
        (2, "二/2"),
        (0, "二/2"),
    ]


def test_a_run_in_heading_is_parted_from_its_paragraph():
    assert outline(
        "一、加强组织领导。各县要成立工作专班，明确责任。\n"
        "（二）强化资金保障，拓宽投入渠道。县财政要安排专项资金。\n"
    ) == [
        ("heading", 1, "一", "一、加强组织领导。"),
        ("paragraph", 0, "一", "各县要成立工作专班，"),
        ("heading", 2, "一/（二）", "（二）强化资金保障，"),
        ("paragraph", 0, "一/（二）", "县财政要安排专项资金"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.建立部门联席会议制度；",
        "2.在社区推广健康生活方式，鼓励建设健康小屋、健康步道，组织居民参加锻炼。各街道要定期开展活动。",
        "3.新建停车场12个",
        "4.到2025年新增床位500张。各区要落实用地。",
        "（2）落实经费保障。",
        "第三条 本办法所称养老机构，是指提供全日住宿的机构。",
        "2.。先行先试。各区要落实用地。",
    ],
)
def test_a_numbered_statement_is_an_item(line):
    assert outline(line + "\n后文。\n")[0][0] == "item"


def test_a_task_that_states_a_figure_above_who_answers_for_it_is_an_item():
    text = "一、主要任务\n（一）新增护理型床位300张\n责任单位：县民政局\n（二）床位布局\n责任单位：县民政局\n（三）新增托位200个\n托位向乡镇倾斜。\n"
    assert [kind for kind, *_ in outline(text)] == ["heading", "item", "paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_one_is_and_two_is_are_no_headings():
    assert {
        row[0]
        for row in outline(
            "一是压实责任。各地要落实。\n二是强化督查。定期通报。\n——坚持创新，注重实效。持续改革。\n"
        )
    } == {"paragraph"}


def test_a_slipped_number_is_repaired_and_told():
    found = document(
        "二、任务\n（一）甲项工作\n推进。\n（二）乙项工作\n推进。\n（3）丙项工作\n推进。\n"
        "（四）丁项工作\n推进。\n"
    )
    assert [block.path for block in found.blocks if block.kind == "heading"][-2:] == [
        ("二", "（三）"),
        ("二", "（四）"),
    ]
    assert {block.level for block in found.blocks if block.kind == "heading"} == {1, 2}
    assert found.repairs == ("heading （3） read as （三）",)


def test_a_gap_in_the_numbers_is_told():
    assert document("一、甲\n一、乙\n三、丙\n").repairs == (
        "heading 一 stands after 一; kept as written",
        "heading 三 stands after 一; kept as written",
    )


def test_bare_headings():
    assert outline("重点任务\n（一）新建学校\n加快建设。\n保障措施\n加强领导。\n") == [
        ("heading", 1, "", "重点任务"),
        ("heading", 2, "（一）", "（一）新建学校"),
        ("paragraph", 0, "（一）", "加快建设。"),
        ("heading", 1, "", "保障措施"),
        ("paragraph", 0, "", "加强领导。"),
    ]
    assert [row[0] for row in outline("一、任务\n新增学位5000个\n张某　　主任\n加强领导。\n")[1:]] == [
        "paragraph"
    ] * 3


def test_chapters_of_a_report_stand_above_numbers_that_begin_anew():
    assert [row[1] for row in outline("2021年工作回顾\n一、工业\n投产平稳。\n二、渔业\n产量平稳。\n2022年工作安排\n一、工业\n稳住产量。\n")] == [1, 2, 0, 2, 0, 1, 2, 0]
    assert [row[1] for row in outline("一、总体要求\n2022年工作目标\n稳住产量。\n二、保障措施\n加强领导。\n")] == [1, 2, 0, 1, 0]


def test_markdown_signs_give_the_level_and_stand_outside_the_block():
    assert outline("## 第一章 总则\n\n### 目标\n\n**主要做好三件事。**\n\n## 附则\n\n解释权归县政府。\n") == [
        ("heading", 1, "第一章", "第一章 总则"),
        ("heading", 2, "第一章", "目标"),
        ("paragraph", 0, "第一章", "主要做好三件事。"),
        ("heading", 1, "", "附则"),
        ("paragraph", 0, "", "解释权归县政府。"),
    ]


def test_narrow_lines_are_joined_over_pages():
    lines = [
        "到2025年，全县建成覆盖城乡的公共文化服务体系，每个",
        "乡镇建成综合文化站，行政村实现文化广场全覆盖，公共图",
    ]
    text = "\n".join(
        [
            "一、总体目标",
            *lines * 4,
            "书馆人均藏书",
            "",
            "- 3 -",
            "",
            "达到1.2册。",
            "二、重点任务",
            *lines * 3,
            "书馆全面开放。",
        ]
    )
    found = document(text)
    long = [found.text[block.start : block.end] for block in found.blocks if block.kind == "paragraph"][1:]
    assert [piece[-5:] for piece in long] == ["1.2册。", "全面开放。"]
    assert [found.text[block.start : block.end] for block in found.blocks if block.kind == "heading"] == [
        "一、总体目标",
        "二、重点任务",
    ]


def test_a_paragraph_cut_by_accident_is_joined():
    found = document(
        "大力推进设施农业建设，改善作业条件，选育或者引进适合本地种植的优良品种2-3\n\n"
        "个，提高效益。\n下一段。\n"
    )
    assert [found.text[block.start : block.end][-6:] for block in found.blocks[1:]] == [
        "，提高效益。",
        "下一段。",
    ]
    assert len(found.sentences) == 3


def test_a_line_wider_than_any_page_is_a_paragraph_whatever_it_ends_with():
    first = "一年来，渔业总产量稳步提高，" + "近海养殖、远洋捕捞和水产品加工同步发展，" * 8 + "渔民收入持续增加"
    found = document(f"{first}\n今年要抓好渔港建设，新建避风锚地2处\n，清淤航道3公里。\n")
    assert [found.text[block.start : block.end][:4] for block in found.blocks[1:]] == ["一年来，", "今年要抓"]


@pytest.mark.parametrize("line", ["- 3 -", "— 12 —", "第3页", "第 3 页 共 20 页", "3 / 20", "－4－"])
def test_page_numbers_are_notes(line):
    assert outline(f"一、甲\n推进。\n{line}\n推进。\n")[2][0] == "note"


def test_a_box_holds_its_items():
    assert outline(
        "（一）建设学校\n推进建设。\n\t专栏1　学校建设工程\n\n\t小学工程：新建小学3所。\n\n"
        "幼儿园工程。新建幼儿园5所。\n\n\n（二）培养教师\n提高水平。\n"
    ) == [
        ("heading", 1, "（一）", "（一）建设学校"),
        ("paragraph", 0, "（一）", "推进建设。"),
        ("box", 0, "（一）", "专栏1　学校建设工程"),
        ("item", 0, "（一）", "小学工程：新建小学3"),
        ("item", 0, "（一）", "幼儿园工程。新建幼儿"),
        ("heading", 1, "（二）", "（二）培养教师"),
        ("paragraph", 0, "（二）", "提高水平。"),
    ]


def test_numbered_items_of_a_box_do_not_continue_the_text_around_it():
    found = document(
        "二、任务\n1.强基\n推进。\n专栏2 重点项目\n1.桥梁工程：新建桥梁2座。\n"
        "3.道路工程：新建道路5公里。\n三、保障\n"
    )
    box = next(number for number, block in enumerate(found.blocks) if block.kind == "box")
    assert [block.parent for block in found.blocks if block.kind == "item"] == [box, box]
    assert found.section(box + 1).endswith("专栏2 重点项目")


def test_a_box_ends_with_running_text():
    found = document(
        "一、任务\n专栏3 项目\n养老项目：新建养老院2所。\n"
        "到2025年，全面完成，各部门要按职责抓好落实，确保取得实效\n二、保障\n"
    )
    assert [block.kind for block in found.blocks[-3:]] == ["item", "paragraph", "heading"]


def test_attachments_open_parts_of_their_own():
    found = document(
        "一、任务\n推进。\n附件：1.任务分工表\n2.责任清单\n附件1\n任务分工\n一、教育\n新建学校。\n"
    )
    assert [(block.kind, block.level) for block in found.blocks[3:]] == [
        ("note", 0),
        ("note", 0),
        ("note", 0),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


HEAD = ["指标", "单位", "2020年", "2025年", "属性"]
RATE = ["入园率", "%", "92.3", ">93", "预期性"]
BEDS = ["床位", "张", "320", "500", "约束性"]


@pytest.mark.parametrize("between", ["\t", " | ", "   "])
def test_a_table_by_tabs_bars_or_wide_blanks(between):
    text = "表2-1 主要指标\n" + "\n".join(between.join(row) for row in (HEAD, RATE, BEDS)) + "\n后文如下。\n"
    assert cells(text) == [HEAD, RATE, BEDS]
    assert [row[0] for row in outline(text)] == ["caption", "table", "paragraph"]


def test_a_markdown_table():
    lines = ["| " + " | ".join(row) + " |" for row in (HEAD, RATE, BEDS)]
    assert cells("\n".join([lines[0], "|---|:-:|---|---|---|", *lines[1:]])) == [HEAD, RATE, BEDS]


def test_a_table_of_one_cell_a_line_behind_tabs():
    table = [["分类", *HEAD], ["学前", *RATE], ["", *BEDS]]
    text = "\n".join("".join(f"\t{cell}\n" for cell in row) for row in table) + "\n三、任务\n"
    assert cells(text) == [["分类", *HEAD], ["学前", *RATE], ["^学前", *BEDS]]
    assert [row[0] for row in outline(text)] == ["table", "heading"]


def test_a_bar_alone_in_a_line_of_a_flattened_table_is_an_empty_cell():
    heads, rows = "领域 序号 指标 基期水平 2025年目标值 2030年目标值 指标性质", "水利 1 灌溉率 56% 80% 90% | 水利 2 整治率 50% 60% 70% 预期性"
    (table,) = read_text("\n".join(f"{heads} {rows}".split()) + "\n", "task").tables
    assert [len(row) for row in table.rows] == [7, 6, 7]


def test_a_table_of_one_cell_a_line_without_any_sign():
    numbered = [["序号", *HEAD], ["1", *RATE], ["2", *BEDS]]
    assert cells("\n".join(cell for row in numbered for cell in row) + "\n三、任务\n") == numbered


def test_a_row_that_leaves_out_merged_cells_finds_its_columns():
    text = (
        "项目 | 目标 | 责任领导 | 责任单位 |\n"
        "就业工程 | 城镇新增就业（人） | 1300 | 王某 | 县人社局 |\n"
        "失业人员再就业（人） | 250 |\n"
        "保障工程 | 改造危房（户） | 60 | 李某 | 县住建局 |\n"
    )
    assert cells(text) == [
        ["项目", "", "目标", "责任领导", "责任单位"],
        ["就业工程", "城镇新增就业（人）", "1300", "王某", "县人社局"],
        ["^就业工程", "失业人员再就业（人）", "250", "^王某", "^县人社局"],
        ["保障工程", "改造危房（户）", "60", "李某", "县住建局"],
    ]


def test_an_empty_value_is_not_carried_down_but_an_empty_label_and_an_answerable_body_are():
    text = (
        "类别\t指标\t2025年\t责任单位\n教育\t新建小学\t3所\t县教育局\n\t新建幼儿园\t\t\n"
        "卫生\t新建医院\t\t县卫健委\n"
    )
    assert cells(text)[2:] == [["^教育", "新建幼儿园", "", "^县教育局"], ["卫生", "新建医院", "", "县卫健委"]]


def test_years_below_the_head_are_a_second_head_row():
    found = document("指标\t单位\t目标值\t目标值\n\t\t2023年\t2025年\n床位\t张\t10\t20\n")
    assert found.tables[0].heads == 2
    assert document("县教育局\t12\n县财政局\t15\n").tables[0].heads == 0


def test_each_cell_is_a_sentence():
    found = document("指标\t2025年\n入园率。毛入学率\t93%\n")
    assert [found.text[one.start : one.end] for one in found.sentences[1:]] == [
        "指标",
        "2025年",
        "入园率。毛入学率",
        "93%",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "甲方　　乙方\n丙方　　丁方\n",
        "\t第一段讲背景。\n\t第二段讲目标。\n\t第三段讲措施。\n",
        "选项A|选项B\n",
    ],
)
def test_what_only_looks_like_a_table(text):
    assert document(text).tables == ()


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新建三所。改建两所！为什么？完", ["新建三所。", "改建两所！", "为什么？", "完"]),
        ("他说：“要快。”大家照办。", ["他说：“要快。”", "大家照办。"]),
        ("（含已投用。）继续推进。", ["（含已投用。）", "继续推进。"]),
        ("喊出“加油！”，继续干。", ["喊出“加油！”，继续干。"]),
        ("一是甲；二是乙。", ["一是甲；二是乙。"]),
        ("人均\n藏书1.2册。 完成。", ["人均\n藏书1.2册。", "完成。"]),
        ("见http://a.cn/?id=3。完。", ["见http://a.cn/?id=3。", "完。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text, wanted):
    assert pieces(text) == wanted


@pytest.mark.parametrize("leader", ["", "……3", "......12", "　　5"])
def test_a_table_of_contents_gives_no_headings(leader):
    found = document(
        f"目　录\n一、发展基础{leader}\n（一）成效{leader}\n二、目标{leader}\n\n"
        "一、发展基础\n（一）成效\n成效明显。\n二、目标\n"
    )
    assert [block.kind for block in found.blocks[1:]] == ["note"] * 4 + [
        "heading",
        "heading",
        "paragraph",
        "heading",
    ]
    assert found.repairs == ()


def test_a_serial_number_does_not_hide_the_merged_label_behind_it():
    text = "序号\t领域\t指标\t2025年\n1\t健康\t预期寿命\t83\n2\t\t死亡率\t4\n3\t资源\t床位\t6\n"
    assert [row[1] for row in cells(text)] == ["领域", "健康", "^健康", "资源"]


def test_rows_parted_by_commas():
    assert cells("乡镇,造林（亩）,抚育（亩）\n东山镇,300,120\n西山乡,450,—\n南坪乡,80,60\n") == [
        ["乡镇", "造林（亩）", "抚育（亩）"],
        ["东山镇", "300", "120"],
        ["西山乡", "450", "—"],
        ["南坪乡", "80", "60"],
    ]


@pytest.mark.parametrize("sign", ["　", " ", "    "])
def test_rows_parted_by_blanks(sign):
    lines = (("街道", "床位（张）", "站点（个）"), ("河东街道", "120", "6"), ("河西街道", "200", "9"), ("城北街道", "80", "4"))
    assert cells("".join(sign.join(line) + "\n" for line in lines)) == [list(line) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "坚持 创新 驱动\n坚持 绿色 发展\n坚持 开放 共享\n",
        "牵头单位：县一局　责任单位：县二局\n牵头单位：县三局　责任单位：县四局\n牵头单位：县五局　责任单位：县六局\n",
        "张三,李四,王五\n赵六,钱七,孙八\n周九,吴十,郑一\n",
        "第一章　总则\n第二章　职责\n第三章　附则\n",
        "1 总体要求\n2 主要任务\n3 保障措施\n",
    ],
)
def test_blanks_and_commas_alone_make_no_table(text):
    assert not document(text).tables


def test_a_table_goes_on_over_a_page_number():
    found = document("指标\t2025年\n公园（个）\t9\n- 7 -\n绿道（公里）\t60\n")
    (table,) = found.tables
    assert rows(found, table) == [["指标", "2025年"], ["公园（个）", "9"], ["绿道（公里）", "60"]]


def test_a_head_is_parted_by_the_row_below():
    found = document("乡镇\t新建\t\t改造\t\n\t里程\t投资\t里程\t投资\n青山乡\t12\t600\t8\t160\n")
    assert found.tables[0].heads == 2


def test_the_head_that_stretches_is_the_one_that_fits():
    assert [cell.column for cell in document("类别\t任务\t责任单位\n水利\t清淤渠道\t12\t县水利局\n交通\t硬化道路\t30\t县交通局\n").tables[0].rows[0]] == [0, 1, 3]


def test_a_short_row_keeps_its_note_to_itself():
    assert cells("乡镇\t任务（亩）\t备注\n东坪镇\t300\t含林场\n西坪镇\t200\n合计\t500\n")[2:] == [
        ["西坪镇", "200", ""],
        ["合计", "500", ""],
    ]


def test_records_are_a_table_with_the_first_labels_as_head():
    found = document(
        "类别：环境\n指标：优良天数\n现状：300天\n目标：320天\n指标：污水处理率\n现状：80%\n目标：95%\n"
        "类别：创新\n指标：专利数\n现状：20件\n目标：50件\n"
    )
    (table,) = found.tables
    assert rows(found, table) == [
        ["类别", "指标", "现状", "目标"],
        ["环境", "优良天数", "300天", "320天"],
        ["^环境", "污水处理率", "80%", "95%"],
        ["创新", "专利数", "20件", "50件"],
    ]
    starts = [sentence.start for sentence in found.sentences]
    assert starts == sorted(starts)


def test_labelled_lines_without_values_are_no_records():
    assert not document("任务：改造小区20个，惠及群众。\n责任单位：县住建局\n时限：年底\n任务：建设车位500个，缓解停车难。\n责任单位：县城管局\n时限：年底\n").tables


def test_a_title_ends_where_the_table_begins():
    found = read_text("某县国土绿化年度计划表\n乡镇,造林（亩）,抚育（亩）\n东山镇,300,120\n西山乡,450,90\n南坪乡,80,60\n", "test")
    assert [block.kind for block in found.blocks] == ["title", "table"]


def test_a_numbered_line_with_a_figure_and_nothing_under_it_is_an_item():
    found = document("一、年度任务\n（一）建成口袋公园12个\n（二）新增公共停车位900个\n二、开展3项行动\n各镇抓好落实。\n三、保障措施\n")
    assert [block.kind for block in found.blocks[1:]] == ["heading", "item", "item", "heading", "paragraph", "heading"]


def test_a_line_without_a_figure_between_such_items_is_one_of_them():
    goals = "到2024年将实现：\n1、新建船闸3座\n2、货物运输不绕行\n3、航道达标率达到90%\n"
    assert [kind for kind, *_ in outline(goals)] == ["paragraph", "item", "item", "item"]
    parts = "1、新建船闸3座\n2、航道管护\n明确责任。\n3、航道达标率达到90%\n"
    assert [kind for kind, *_ in outline(parts)][1:3] == ["heading", "paragraph"]


@pytest.mark.parametrize("line", ["甲 乙 丙\n", "甲,乙,3\n", "指标：甲\n目标：5\n", "甲　5\n", "\t甲\n", "甲\t乙\t丙\n- 1 -\n"])
def test_many_rows_stay_linear(line):
    assert read_text(line * 20_000, "test").blocks


@pytest.mark.parametrize(("widths", "width"), [((20, 40, 15, 60, 28, 70, 16, 45, 33, 22), 0), ((30, 30, 29, 30, 30, 28, 30, 17, 30, 30), 30), ((18, 17, 19, 18, 16, 18, 19, 17, 160, 240, 18), 0)])
def test_lines_of_all_lengths_without_marks_are_no_narrow_page(widths, width):
    text = "".join("集" * each + "\n" for each in widths)
    assert narrow_width(text, read_lines(text)) == width


def test_goals_of_a_line_each_without_marks_are_not_joined():
    found = document("到2025年实现以下目标:\n" + "公路养护工区标准化建设达标率稳定在90%以上\n桥梁隧道定期检查覆盖面保持在100%\n" * 4 + "推进道路养护，" * 30 + "。\n")
    assert [block.kind for block in found.blocks[1:]] == ["paragraph"] * 10


def test_a_line_that_a_page_broke_before_an_amount_is_no_heading():
    found = document("按招用人数给予带动就业补贴，每招用\n3 人以上的给予\n2 万元一次性补贴。\n1 总则\n实施办法见附录。\n")
    assert [block.kind for block in found.blocks[1:]] == ["paragraph", "paragraph", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("line", ["【新建公共停车位1200个以上并全部投用】", "【全面提升城乡供水保障能力和水平】"])
def test_words_in_thick_brackets_are_a_heading(line):
    found = document(f"{line}\n《规划》提出，推进水厂建设。\n")
    assert [block.kind for block in found.blocks[1:]] == ["heading", "paragraph"]


@pytest.mark.parametrize("amount", ["89 万元", "12 个行政村", "30 名教师", "45 家企业", "18 项改革", "60 户农户", "15 年以上", "3 人次"])
def test_an_amount_behind_the_break_of_a_narrow_page_numbers_nothing(amount):
    assert read_number(amount, 0, len(amount)) is None


@pytest.mark.parametrize("item", ["2 项目建设", "3 家庭医生签约", "4 名师培养", "5 人才队伍", "6 条件保障", "7 年度考核", "8 天然气改造", "9 个人信息保护"])
def test_a_number_before_a_blank_numbers_an_item(item):
    label = read_number(item, 0, len(item))
    assert label is not None
    assert label.style == "digit"


def test_a_single_numbered_line_is_read():
    assert [block.kind for block in read_text("（一）新增床位200张", "test").blocks] == ["heading"]


def test_lines_with_figures_or_among_marks_are_no_headings():
    lines = "一、目标\n枇杷总产达到9亿斤\n育苗6万株\n栈道维修见效\n二、清单\n●泵站建成3座\n●水质保持稳定\n●灌溉率达到60%\n"
    assert [kind for kind, *_ in outline(lines)] == ["heading", "paragraph", "paragraph", "heading", "heading", "item", "item", "item"]


def test_a_line_with_a_label_of_its_own_begins_anew():
    found = document("水利： 计划新建大中型泵站9座和小型泵站38座，灌溉面积比上年增加6万亩\n林业投入： 计划造林9万亩、抚育幼林16万亩，投入资金比上年增加3亿元\n").blocks
    assert len(found) == 3
    between = document("- 新建泵站9座和小型泵站38座，灌溉面积比上年增加6万亩，受益村组三十六个\n林业与果业\n- 造林9万亩、抚育幼林16万亩\n").blocks
    assert len(between) == 4


@pytest.mark.parametrize("leader", ["  {}", "\t{}", "........{}", "…… - {} -"])
def test_contents_that_nothing_names_give_no_rows(leader):
    names = ("第一章 发展基础", "第一节 成效", "第二章 目标", "第一节 思路", "第二节 任务")
    text = "\n".join(name + leader.format(page) for name, page in zip(names, (1, 1, 4, 4, 9), strict=True))
    found = extract(read_text(f"云溪县教育发展规划（2021—2025年）\n\n{text}\n第一章 发展基础\n2020年，全县有学校35所。\n", "contents"))
    assert [row.text for row in found.targets] == ["35所"]
