"""Sizes in the names of a table's rows are conditions; what a task's own words count is none."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

HEAD = "青河县2024年目标任务表\n指标名称 | 单位 | 2023年 | 2024年\n"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("建设8亿元以上物流园区 | 个 | 1 | 2", {"8亿元": "condition", "1": "baseline", "2": "target"}),
        ("城镇200Mbps及以上宽带用户占比 | % | 45 | 55", {"200Mbps": "condition", "45": "baseline", "55": "target"}),
        ("农产品冷库 | 座 | 6 | 9", {"6": "baseline", "9": "target"}),
    ],
)
def test_a_size_in_a_name_says_which(line: str, wanted: dict[str, str]) -> None:
    found = extract(read_text(f"{HEAD}{line}\n村卫生室 | 所 | 30 | 40\n", "test")).targets
    assert {row.text: row.status for row in found if row.text not in ("30", "40")} == wanted
