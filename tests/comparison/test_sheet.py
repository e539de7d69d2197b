"""The sheets, read back by another library."""

from __future__ import annotations

import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from pipeline.comparison.sheet import CELL, NAME, fit, sheet_name, write_sheets

HOSTILE = ("<script>alert(1)</script>", "=1+1", "+cmd", "@SUM(A1)", "\u202e倒", "长" * 40_000, "http://example.com", "internal:'总览'!A1")


@pytest.fixture(scope="module")
def book(two_plans, tmp_path_factory):
    return write_sheets(two_plans, tmp_path_factory.mktemp("sheet") / "comparison.xlsx")


@pytest.fixture(scope="module")
def sheets(book):
    read = CalamineWorkbook.from_path(book)
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def test_the_sheets_are_named_after_the_districts(sheets):
    assert list(sheets) == ["总览", "对比", "永川目标", "铜梁目标", "学校项目", "责任部门", "不可比", "核对", "出处"]


def test_every_pair_stands_in_one_of_two_sheets(sheets, two_plans):
    assert len(sheets["对比"]) + len(sheets["不可比"]) - 2 == len(two_plans.pairs)
    assert {row[1] for row in sheets["不可比"][1:]} == {"不可比"}
    assert "不可比" not in {row[1] for row in sheets["对比"][1:]}


def test_rows_that_do_not_match_have_no_number(sheets):
    heads = sheets["不可比"][0]
    for row in sheets["不可比"][1:]:
        assert row[heads.index("差（甲−乙）")] == row[heads.index("比（甲/乙）")] == ""


def test_links_lead_to_rows_that_hold_what_they_come_from(book, sheets):
    with zipfile.ZipFile(book) as archive:
        page = archive.read("xl/worksheets/sheet2.xml").decode()
    links = re.findall(r'<hyperlink ref="([A-Z]+)(\d+)" location="([^"]+)"', page)
    assert links
    heads = sheets["对比"][0]
    for column, row, place in links:
        name, _, at = place.replace("&apos;", "'").replace("'", "").rpartition("!A")
        target = sheets[name][int(at) - 1]
        pair = sheets["对比"][int(row) - 1]
        if column == "D":
            assert pair[heads.index("甲方指标")] in target
            assert pair[heads.index("甲方原文")] in target


def test_a_body_is_listed_with_its_goals_and_so_is_nobody(sheets, two_plans):
    heads = sheets["责任部门"][0]
    for row, load in zip(sheets["责任部门"][1:], two_plans.load, strict=True):
        assert row[heads.index("目标数")] == load.targets
        assert bool(row[heads.index("目标")]) == bool(load.targets)
    assert "（未点名）" in {row[1] for row in sheets["责任部门"][1:]}


def test_heads_are_frozen_and_filtered(book):
    with zipfile.ZipFile(book) as archive:
        for number in range(1, 10):
            page = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert 'state="frozen"' in page
            assert "<autoFilter" in page
            assert "<f>" not in page


def test_the_same_comparison_gives_the_same_bytes(two_plans, book, tmp_path):
    assert write_sheets(two_plans, tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


@pytest.mark.parametrize("name", ["永川[1]目标", "a/b\\c?d*e:f", "很长的名字" * 9, "", "'引号'"])
def test_a_sheet_has_a_name_that_excel_takes(name):
    made = sheet_name(name, ["总览"])
    assert 0 < len(made) <= NAME
    assert not re.search(r"[\[\]:*?/\\']", made)


def test_two_sheets_never_share_a_name():
    assert sheet_name("Ab" * 20, [("aB" * 20)[:NAME]]) != ("Ab" * 20)[:NAME]


def test_a_cell_is_cut_where_excel_would_refuse_it():
    assert len(fit("长" * 40_000)) == CELL + 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(two_plans, tmp_path, text):
    from copy import deepcopy

    claim = deepcopy(two_plans.claims[0])
    claim.indicator = claim.sentence = claim.section = text
    poisoned = deepcopy(two_plans)
    poisoned.claims, poisoned.pairs, poisoned.load = [claim], [], []
    path = write_sheets(poisoned, tmp_path / "book.xlsx")
    row = CalamineWorkbook.from_path(path).get_sheet_by_name("永川目标").to_python()[1]
    assert fit(text) in row
    with zipfile.ZipFile(path) as archive:
        assert not any("<f>" in archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if "worksheets" in name)
        assert not any("example.com" in archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".rels"))
