"""Years that fill the cells of a table's column of times."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text

TABLE = "某县2023年重点项目表\n序号 | 名称 | 建设内容 | {heads} | 责任单位\n1 | 泵站 | 新建泵站3座 | {cells} | 水利局\n2 | 河道 | 整治河道9公里 | {cells} | 水利局\n"


def read(heads: str, cells: str):
    return extract(read_text(TABLE.format(heads=heads, cells=cells), "table"), RULES_ALONE)


@pytest.mark.parametrize(
    ("heads", "cells", "times", "due"),
    [
        ("开工年份 | 拟建成年份", "2022 | 2024", [("2022", "as_of"), ("2024", "by")], "2024-12-31"),
        ("建设年限", "2022-2025", [("2022-2025", "during")], "2025-12-31"),
        ("完成时间", "2024年6月", [("2024年6月", "by")], "2024-06-30"),
        ("投资（万元）", "2022", [], "2023-12-31"),
    ],
)
def test_bare_years_are_times_under_a_head_that_says_so(heads, cells, times, due):
    found = read(heads, cells)
    assert [(row.text, row.kind) for row in found.deadlines] == times * 2
    assert {str(row.deadline) for row in found.targets if row.text in ("3座", "9公里")} == {due}


TASKS = [
    ["重点任务", "2024年工作项目", "2025年计划", "2026年计划"],
    ["（1）提升精品茶园90亩。", "提升精品茶园20亩。", "提升精品茶园30亩。完成茶道硬化。新建驿站2个。", "提升精品茶园40亩。"],
    ["（2）渡口改造6个。", "1个", "2个", "3个"],
    ["（3）优化班次，投放渡船12艘。", "4艘", "4艘", "4艘"],
]  # fmt: skip
YEARLY = """
    90亩 精品茶园 2026-12-31 plan
    20亩 精品茶园 2024-12-31 stated
    30亩 精品茶园 2025-12-31 stated
    2个 驿站 2025-12-31 stated
    40亩 精品茶园 2026-12-31 stated
    6个 渡口改造 2026-12-31 plan
    1个 渡口改造 2024-12-31 stated
    2个 渡口改造 2025-12-31 stated
    3个 渡口改造 2026-12-31 stated
    12艘 渡船 2026-12-31 plan
    4艘 渡船 2024-12-31 stated
    4艘 渡船 2025-12-31 stated
    4艘 渡船 2026-12-31 stated
"""


@pytest.mark.parametrize("flat", [False, True])
def test_what_is_to_be_done_in_the_year_of_its_column(flat: bool):
    others = ["领办处室", "参与方", "（一）", "茶园", "1、茶园提升"] if flat else []
    part, row = ("\n\n", "\n\n茶叶处\n\n") if flat else (" | ", "\n")
    lines = [part.join([*cells, *(others if not at else [])]) for at, cells in enumerate(TASKS)]
    found = extract(read_text(f"云岭县茶旅融合三年行动计划（2024—2026年）\n\n一、任务清单\n\n{row.join(lines)}\n", "table"), RULES_ALONE)
    assert [f"{each.text} {each.indicator} {each.deadline} {each.deadline_source}" for each in found.targets] == [line.strip() for line in YEARLY.strip().splitlines()]
