"""Columns of responsible bodies in tables: the head gives the role, a measure's unit is no body."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text


def bodies(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.role) for row in extract(read_text(text, "table", "table")).departments]


def test_tab_table_takes_roles_from_its_heads() -> None:
    text = "序号\t任务\t牵头单位\t配合单位\n1\t新建幼儿园\t市教育局\t市财政局、各乡镇\n2\t核定编制\t市委编办\t市人社局\n"
    assert bodies(text) == [
        ("市教育局", "lead"), ("市财政局", "support"), ("各乡镇", "support"), ("市委编办", "lead"), ("市人社局", "support")
    ]  # fmt: skip


def test_head_over_two_columns_goes_before_theirs() -> None:
    text = (
        "| 序号 | 任务 | 责任分工 | | 时限 |\n| --- | --- | --- | --- | --- |\n| | | 牵头单位 | 配合单位 | |\n"
        "| 1 | 新建学校 | 市教育局 | 市财政局 | 2025年 |\n| 2 | 改造学校 | | 市住建局 | 2024年 |\n"
    )
    assert bodies(text) == [("市教育局", "lead"), ("市财政局", "support"), ("市住建局", "support")]


@pytest.mark.parametrize("head", ["部门", "单位"])
def test_plain_head_counts_over_bodies(head: str) -> None:
    assert bodies(f"{head}\t职责与任务\n省教育厅\t加强食堂管理。\n省林业局\t保护古树。\n") == [
        ("省教育厅", "responsible"), ("省林业局", "responsible")
    ]  # fmt: skip


def test_unit_of_measure_is_no_body() -> None:
    assert not bodies("指标\t单位\t2020年\t2025年\n学位\t万个\t1.2\t2.5\n幼儿园\t所\t12\t20\n站房\t平方米\t12\t20\n")
