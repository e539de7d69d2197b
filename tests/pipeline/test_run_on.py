"""Paragraphs in one line: parted where numbers of a sure form begin and at the blanks that were line breaks, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document
from pipeline.extract import extract
from pipeline.lines import read_lines
from pipeline.read import read_text
from pipeline.run_on import part_run_on

PLAN = (
    "梅岭县学前教育发展行动计划（2023—2025年）", "各乡镇人民政府，县政府各部门：", "为扩大普惠性学前教育资源，结合我县实际，制定本计划。", "一、总体目标",
    "到2025年，全县学前三年毛入园率达到94%，公办园在园幼儿占比不低于55%。", "二、重点任务", "（一）扩大资源总量",
    "新建公办幼儿园8所，新增学位2160个。改扩建乡镇中心幼儿园5所。", "（二）加强队伍建设，提高保教质量", "每年培训园长和教师不少于300人次。县教育局会同县人力资源社会保障局补充教师120名。",
    "三、保障措施", "1.加强组织领导。县教育局要牵头建立工作专班。", "2.加大财政投入。2024年底前，生均公用经费提高到600元。", "3.强化督导评估。每年开展督导2次。",
)  # fmt: skip
HEADINGS = ["一、总体目标", "二、重点任务", "（一）扩大资源总量", "（二）加强队伍建设，提高保教质量", "三、保障措施", "1.加强组织领导。", "2.加大财政投入。", "3.强化督导评估。"]


def headings(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]


def rows(document: Document) -> list[tuple[object, ...]]:
    found = extract(document)
    return [*((row.text, row.indicator, row.status, row.deadline, row.deadline_source, row.frequency) for row in found.targets),
            *((row.name, row.role) for row in found.departments), *((row.text, row.kind) for row in found.deadlines)]


@pytest.mark.parametrize("between", [" ", "  ", "　", "　　", "\u00a0"])
def test_line_breaks_that_became_blanks(between):
    whole, one = read_text("\n".join(PLAN), "plan"), read_text(between.join(PLAN), "plan")
    assert headings(one) == HEADINGS
    assert rows(one) == rows(whole)
    assert (one.header.title, one.header.addressees) == (whole.header.title, whole.header.addressees)


def test_line_breaks_that_left_nothing():
    """A heading and the words behind it are told apart where numbers or marks tell it, so its words are read with the paragraph."""
    title, addressed, *body = PLAN
    one = read_text(f"{title}\n{addressed}{''.join(body)}", "plan")
    assert headings(one)[-3:] == HEADINGS[-3:]
    assert [row.text for row in extract(one).targets] == [row.text for row in extract(read_text("\n".join(PLAN), "plan")).targets]
    assert one.header.addressees == ("各乡镇人民政府", "县政府各部门")


@pytest.mark.parametrize("words", [
    "到2025年实现以下目标：1.新建幼儿园8所；2.新增学位2160个；3.培训教师300人次。",
    "按照“一、二、三”的顺序推进，（一）（二）两项由县教育局负责，其余由县财政局负责。",
    "坚持以下原则：一、政府主导；二、社会参与；三、公益普惠。",
    "据统计，全县毛入园率为91.2%。2022年新增学位1200个。3所幼儿园建成投用。12.5万名群众受益。",
    "（单位：亩）一、二、三类地分别为12、20、31。",
])  # fmt: skip
def test_numbers_that_count_on_in_a_sentence_part_nothing(words):
    text = "全县上下坚持优先发展教育，" * 20 + words
    assert len(part_run_on(text, read_lines(text))) == 1


def test_blanks_within_a_paragraph_part_nothing():
    text = "本县现有 幼儿园 86 所，其中 公办园 40 所。在园幼儿 9200 人，教职工 1100 人。 近年来 坚持 公益普惠 方向，财政投入 逐年增加。" * 4
    assert len(part_run_on(text, read_lines(text))) == 1


def test_a_number_that_skips_begins_nothing():
    text = "一、总体要求。" + "坚持政府主导，扩大普惠资源。" * 20 + "七、其他事项。按上级规定执行。"
    assert len(part_run_on(text, read_lines(text))) == 1


def test_rows_of_tables_stay_whole():
    text = f"序号\t任务\t措施\n1\t扩大资源\t{'一、新建幼儿园8所。二、新增学位2160个。' * 12}\n"
    assert len(part_run_on(text, read_lines(text))) == 2


@given(st.lists(st.sampled_from([*PLAN, "1.", "一、", "（一）", "；", "。", "**二、任务**", "各县人民政府："]), max_size=40), st.sampled_from(["", " ", "  ", "\n"]))
def test_no_character_is_lost_and_none_is_in_two_lines(pieces, between):
    text = between.join(pieces)
    lines = part_run_on(text, read_lines(text))
    assert all(line.raw_start <= line.start < line.end <= line.raw_end for line in lines)
    assert all(before.end <= after.start and before.raw_end <= after.raw_start for before, after in pairwise(lines))
    kept = "".join(text[line.start : line.end] for line in lines)
    assert sorted(kept.replace(" ", "").replace("*", "")) == sorted("".join(text.split()).replace("*", ""))


def test_blanks_around_amounts_are_no_line_breaks():
    text = "对新入库企业,分别奖励 20 万元、50 万元、100 万元、200 万元;对工业设备投资按 8%予以奖励,最高不超过 600 万元。" * 4
    found = read_text("促进工业发展若干政策\n\n" + text, "plan")
    assert [found.text[block.start : block.end] for block in found.blocks if block.kind != "title"] == [text]


@pytest.mark.parametrize(("title", "opens"), [
    ("梅岭县水利局2019年工作总结", "今年以来，在县委的领导下，"), ("河口镇上半年工作总结和下半年工作计划", "2022年上半年，我镇"), ("县林业局2023年工作要点", "为深入实施绿化行动，"),
])
def test_a_title_in_one_line_with_its_first_sentence(title, opens):
    text = title + opens + "全局上下团结协作，狠抓落实，各项工作稳步推进。" * 9 + "现将工作总结如下：一、工作情况。新修渠道8公里。"
    found = read_text(text, "plan")
    assert found.header.title == title
    assert any(found.text.startswith("一、", block.start) for block in found.blocks)


def test_what_a_plan_says_of_itself_is_no_title():
    text = "本工作总结2022年，全局上下团结协作。" + "各项工作稳步推进。" * 30
    assert len(part_run_on(text, read_lines(text))) == 1


@pytest.mark.parametrize(
    ("one", "title", "statuses"),
    [
        ("柳河镇2024年工作总结及2025年工作计划一、2024年工作总结今年以来，全镇渔业收入9000万元；新增鱼塘300亩。" + "各项事业全面进步，社会和谐稳定，" * 15 + "形势良好。二、2025年工作计划新增鱼塘500亩。", "柳河镇2024年工作总结及2025年工作计划", ["baseline", "baseline", "target"]),
        ("第1页共4页水利局上半年工作总结 第一、上半年工作总结 一、抓好防汛。组织40名技术人员检查，" + "消除隐患，落实责任，" * 24 + "储备编织袋9万条。", "水利局上半年工作总结", ["baseline", "baseline"]),
        ("枣林县政府工作情况汇报各位代表：现在，我代表县政府作汇报。" + "全县上下团结一心，" * 24 + "新建泵站3座。", "枣林县政府工作情况汇报", ["baseline"]),
    ],
)
def test_a_title_with_the_text_right_behind_it(one: str, title: str, statuses: list[str]) -> None:
    read = read_text(one + "\n", "page")
    assert read.header.title.endswith(title)
    assert [row.status for row in extract(read).targets] == statuses


def test_a_first_sentence_that_begins_like_a_title_is_parted_nowhere() -> None:
    one = "全县工作总结会议召开，" + "各项事业全面进步，" * 24 + "新建泵站3座。"
    assert len(read_text(one + "\n", "page").blocks) == 1


REGISTER = "文章属性•【制定机关】东川市人民政府•【公布日期】2006.03.01•【字号】东政发[2006]12号•【效力等级】地方规范性文件•【时效性】现行有效•【主题分类】养老服务正文"
TITLE, NUMBER, GREETED = "东川市人民政府关于推进养老服务发展的若干意见（试行）", "（东政发〔2006〕12号）", "各县人民政府，市政府各部门："
OPENS = "为加快推进养老服务发展，提出如下意见。"


@pytest.mark.parametrize("one", [TITLE + REGISTER + TITLE + NUMBER + GREETED + OPENS, TITLE + NUMBER + GREETED + OPENS, TITLE + "\n" + REGISTER + TITLE + GREETED + OPENS, REGISTER + TITLE + NUMBER + GREETED + OPENS])
def test_a_head_in_one_line_with_the_text(one: str) -> None:
    read = read_text(one + "\n一、发展目标\n新增床位200张。\n", "page")
    assert (read.header.title, read.header.issuer, read.header.addressees) == (TITLE, "东川市人民政府", ("各县人民政府", "市政府各部门"))
    assert read.header.doc_number == (NUMBER.strip("（）") if NUMBER in one else "")
    assert [read.text[block.start : block.end] for block in read.blocks if block.kind == "paragraph"] == [OPENS, "新增床位200张。"]


def test_a_sentence_about_a_paper_greets_nobody() -> None:
    one = "东川市人民政府关于推进养老服务发展的意见提出：各县、区要新增床位。"
    assert len(part_run_on(one, read_lines(one))) == 1


@pytest.mark.parametrize(("one", "parts"), [("一、明确目标，健全体系1、设施建设目标。", 2), ("三、深化改革（一）理顺体制。", 2), ("二、实施新建学校3、4所", 1), ("一、新增床位20张1、建设目标。", 1)])
def test_two_headings_in_one_line(one: str, parts: int) -> None:
    assert len(part_run_on(one, read_lines(one))) == parts
