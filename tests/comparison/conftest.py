"""Tables of plans that were written for the tests, and of the two published ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.comparison.compare import compare_folder
from pipeline.comparison.records import Comparison
from pipeline.run import extract_all
from pipeline.table_files import write_tables

ROOT = Path(__file__).parents[2]
Compare = Callable[..., Comparison]

#: A plan's head; what it says goes in between.
PLAN = """重庆市{district}人民政府
关于印发《重庆市{district}教育事业发展“十四五”规划》的通知

各镇人民政府、街道办事处，区政府有关部门：

现将《重庆市{district}教育事业发展“十四五”规划》印发给你们。

重庆市{district}人民政府
2021年12月31日

一、主要目标
{body}
"""


@pytest.fixture
def compare_texts(tmp_path) -> Compare:
    """Compare plans made of a body each: `compare_texts(大足区="…", 璧山区="…")`."""

    def compare(**bodies: str) -> Comparison:
        for district, body in bodies.items():
            (tmp_path / f"{district}.txt").write_text(PLAN.format(district=district, body=body), encoding="utf-8")
        write_tables(extract_all([tmp_path / f"{district}.txt" for district in bodies]), tmp_path / "out" / "tables")
        return compare_folder(tmp_path / "out", list(bodies))

    return compare


@pytest.fixture(scope="session")
def two_plans_folder(tmp_path_factory) -> Path:
    """DIR with the tables of the two published plans."""
    folder = tmp_path_factory.mktemp("plans")
    write_tables(extract_all([ROOT / "corpora" / "yongchuan_2022.txt", ROOT / "corpora" / "tongliang_145.txt"]), folder / "tables")
    return folder


@pytest.fixture(scope="session")
def two_plans(two_plans_folder) -> Comparison:
    """The two published plans compared."""
    return compare_folder(two_plans_folder, ["永川", "铜梁区"])
