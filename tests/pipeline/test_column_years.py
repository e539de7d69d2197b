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
