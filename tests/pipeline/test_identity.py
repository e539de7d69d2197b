"""Ids: the same statement keeps its id wherever it moves, and no two rows share one."""

from __future__ import annotations

from itertools import product

import pytest

from models.learned import RULES_ALONE
from pipeline.document import Header
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
    assert plain(" 新增\n９００　个，约５％ ") == "新增900个，约5%"


def test_no_two_of_many_rows_collide():
    nouns, verbs, counts = ("学位", "床位", "驿站", "公厕", "车位"), ("新增", "建成", "改造", "完成"), range(1, 5001)
    rows = [
        TargetRow(0, 0, f"{count}个", noun, verb, count, count, "个", "=", "target", sentence=f"{verb}{noun}{count}个。")
        for noun, verb, count in product(nouns, verbs, counts)
    ]
    give_ids("0" * 16, rows, [], [], [])
    assert len({row.target_id for row in rows}) == len(rows) == 100_000
