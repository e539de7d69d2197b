"""Ids: the same statement keeps its id wherever it moves, and no two rows share one."""

from __future__ import annotations

from itertools import accumulate, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.learned import RULES_ALONE
from pipeline.document import Document, Header, Sentence
from pipeline.extract import Extraction, extract
from pipeline.identity import document_id, give_ids, plain
from pipeline.read import read_text
from pipeline.rows import TargetRow

PARAGRAPHS = (
    "到2024年，县教育局牵头扩建新城小学，新增学位900个。",
    "每年培训教师80名，由县财政局负责。",
    "县文化和旅游局建成驿站6座，2023年底前开放。",
)
PLAN = "某县公共服务“十四五”规划\n\n一、重点任务\n\n{}\n"


def read(*paragraphs: str) -> Extraction:
    return extract(read_text(PLAN.format("\n\n".join(paragraphs)), "plan"), RULES_ALONE)


def ids(found: Extraction) -> dict[str, set[str]]:
    """Table → the ids of its rows."""
    return {
        "targets": {row.target_id for row in found.targets},
        "deadlines": {row.deadline_id for row in found.deadlines},
        "departments": {row.department_id for row in found.departments},
        "schools": {row.school_id for row in found.schools},
    }


BEFORE = ids(read(*PARAGRAPHS))


def test_every_table_has_rows_with_ids():
    assert all(BEFORE.values())
    assert all(len(row_id) == 16 and int(row_id, 16) >= 0 for table in BEFORE.values() for row_id in table)


def test_the_order_of_the_paragraphs_does_not_matter():
    assert ids(read(*reversed(PARAGRAPHS))) == BEFORE


@pytest.mark.parametrize(
    "added",
    ["全县公共服务体系更加健全。", "新建公厕9座。", "到2023年，县民政局建成敬老院6所。"],
)
def test_what_is_added_elsewhere_does_not_matter(added):
    for place in range(len(PARAGRAPHS) + 1):
        after = ids(read(*PARAGRAPHS[:place], added, *PARAGRAPHS[place:]))
        assert all(BEFORE[table] <= after[table] for table in BEFORE)


def test_blanks_do_not_matter():
    spread = ["\u3000\u3000" + paragraph.replace("，", "， ") + " " for paragraph in PARAGRAPHS]
    assert ids(read(*spread)) == BEFORE


def test_full_width_digits_do_not_matter():
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    paragraphs = (*PARAGRAPHS, "扩建第12中学。")
    assert ids(read(*(paragraph.translate(wide) for paragraph in paragraphs))) == ids(read(*paragraphs))


def test_another_statement_has_another_id():
    changed = ids(read(PARAGRAPHS[0].replace("900", "800"), *PARAGRAPHS[1:]))
    assert len(BEFORE["targets"] & changed["targets"]) == len(BEFORE["targets"]) - 1


def test_equal_statements_keep_apart():
    found = read(*PARAGRAPHS, *PARAGRAPHS)
    rows = [*found.targets, *found.deadlines, *found.departments, *found.schools]
    after = ids(found)
    assert sum(len(table) for table in after.values()) == len(rows)
    assert all(BEFORE[table] <= after[table] for table in BEFORE)


def test_the_same_statement_in_another_plan_has_another_id():
    other = extract(read_text(PLAN.format("\n\n".join(PARAGRAPHS)).replace("某县", "邻县"), "plan"), RULES_ALONE)
    assert not ids(other)["targets"] & BEFORE["targets"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Header(plan_title="某县规划"), Header(plan_title="某县 规划"), True),
        (Header(plan_title="某县规划（2021）"), Header(plan_title="某县规划（２０２１）"), True),
        (Header(plan_title="某县规划"), Header(title="某县规划"), True),
        (Header(plan_title="某县规划"), Header(plan_title="某县规划", issuer="某县人民政府"), True),
        (Header(plan_title="某县规划"), Header(plan_title="邻县规划"), False),
        (Header(plan_title="规划", district_full="某县"), Header(plan_title="规划", district_full="邻县"), False),
        (Header(), Header(), False),
    ],
)
def test_a_document_is_known_by_its_title_and_place(one, other, same):
    assert (document_id(one, "one", "1") == document_id(other, "other", "2")) is same


def test_without_a_title_the_bytes_tell_it():
    assert document_id(Header(), "one", "1") == document_id(Header(), "other", "1")


def test_what_an_id_depends_on_is_folded():
    assert plain(" 新增\n９００　个，约５％ ") == "新增900个,约5%"


def test_no_two_of_many_rows_collide():
    nouns, verbs, counts = ("学位", "床位", "驿站", "公厕", "车位"), ("新增", "建成", "改造", "完成"), range(1, 5001)
    said = [f"{verb}{noun}{count}个。" for noun, verb, count in product(nouns, verbs, counts)]
    starts = list(accumulate(map(len, said), initial=0))
    sentences = tuple(Sentence(start, end, 0) for start, end in pairwise(starts))
    document = Document("many", "", "".join(said), "utf-8", Header(), (), sentences, ())
    rows = [TargetRow(start + 4, end - 1, "", "", "", 1, 1, "个", "=", "target") for start, end in pairwise(starts)]
    give_ids(document, "0" * 16, rows, [], [], [])
    assert len({row.target_id for row in rows}) == len(rows) == 100_000


def test_equal_rows_of_one_sentence_and_equal_sentences_collide_nowhere():
    text = "新增学位12个。" * 50_000
    sentences = tuple(Sentence(start, start + 8, 0) for start in range(0, len(text), 8))
    rows = [TargetRow(at.start, at.start + 3, "", "", "", 1, 1, "个", "=", "target") for at in sentences for _ in range(2)]
    give_ids(Document("many", "", text, "utf-8", Header(), (), sentences, ()), "0" * 16, rows, [], [], [])
    assert len({row.target_id for row in rows}) == len(rows) == 100_000


TABLE = "指标\t单位\t2020年\t2025年\n学前毛入园率\t%\t90\t95\n义务教育巩固率\t%\t90\t95\n"
PLANS = st.permutations(
    [
        *PARAGRAPHS,
        TABLE,
        "到2025年，新建幼儿园12所。",
        "到2025年，新建幼儿园12所。",
        "提高到95%，其中城区95%，农村95%。",
        "县教育局、县财政局负责，改善新城小学、河东中学北校区。",
    ]
)


def in_wide(text: str) -> str:
    """Digits and signs in full width."""
    return text.translate({code: code + 0xFEE0 for code in map(ord, "0123456789%")})


def spread(text: str) -> str:
    return "\n".join("\u3000\u3000" + line.replace("，", "， ") + "  " for line in text.split("\n"))


def wrapped(text: str) -> str:
    """A line break after every comma of running text, as another reader of a page gives."""
    return text if "\t" in text else text.replace("，", "，\n")


@given(PLANS, st.sampled_from((in_wide, spread, wrapped)))
@settings(max_examples=40, deadline=None)
def test_ids_outlive_order_blanks_and_folding(paragraphs, change):
    found = ids(read(*(change(paragraph) for paragraph in paragraphs)))
    assert found == ids(read(*sorted(paragraphs)))


@given(PLANS, st.data())
@settings(max_examples=40, deadline=None)
def test_ids_outlive_edits_elsewhere(paragraphs, data):
    place = data.draw(st.integers(0, len(paragraphs)))
    added = data.draw(st.sampled_from(["新建公厕9座。", "到2030年，全面建成。", "一、保障措施", TABLE.replace("入园", "入学")]))
    before, after = ids(read(*paragraphs)), ids(read(*paragraphs[:place], added, *paragraphs[place:]))
    assert all(before[table] <= after[table] for table in before)


LONG = [
    f"到2025年，{town}学前三年毛入园率达到9{number}%以上，普惠性幼儿园覆盖率稳定在8{number}%以上，由县教育局会同县财政局落实，改扩建{town}小学、{town}中学2所学校。"
    for number, town in enumerate(("新城镇", "河东镇", "高桥镇", "东坪镇", "白沙镇", "石门镇", "大河镇", "青山镇"))
]


# 28 is the official page's width. At 32 a line ends inside 河东镇小学, which is then found by its rest alone: no matter of ids.
@pytest.mark.parametrize("width", [24, 28, 36, 40])
def test_ids_outlive_the_lines_of_a_page(width):
    pages = ["\n".join(text[start : start + width] for start in range(0, len(text), width)) for text in LONG]
    assert ids(read(*pages)) == ids(read(*LONG))


def test_a_table_row_is_known_by_what_it_says():
    before = ids(read(TABLE))["targets"]
    assert len(before) == 4
    longer = TABLE.replace("学前", "公厕数量\t%\t90\t95\n学前", 1)
    assert before < ids(read(longer))["targets"]


@pytest.mark.parametrize(
    ("title", "same"),
    [("某县规划(修订稿)", True), ("某县规划（2023年修订）", True), ("某县规划（征求意见稿）", True), ("某县规划（一期）", False)],
)
def test_an_edition_is_the_same_plan(title, same):
    assert (document_id(Header(title=title), "", "1") == document_id(Header(title="某县规划"), "", "2")) is same
