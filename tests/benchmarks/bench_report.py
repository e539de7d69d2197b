"""Twenty plans of generated figures: how long comparison and page take, how large the page is, how fast it answers (`make bench-report`)."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from pipeline.comparison.compare import compare_tables
from pipeline.comparison.lexicon import concepts
from pipeline.comparison.load import read_tables
from pipeline.report.page import report_page
from pipeline.run import extract_all
from pipeline.table_files import write_tables

DISTRICTS, TARGETS = 20, 500
NAMES = ["大足", "璧山", "荣昌", "江津", "合川", "南川", "綦江", "潼南", "开州", "梁平", "武隆", "长寿", "涪陵", "黔江", "万州", "渝北", "巴南", "北碚", "九龙坡", "沙坪坝"]
UNITS = {"percent": ("%",), "count": ("所", "个"), "person": ("人", "名"), "money": ("万元",), "time": ("年",), "area": ("平方米",), "lesson": ("课时",)}
LEVELS = ("", "", "", "国家级", "市级", "区级")
FORCE = ("达到", "达到", "不低于", "超过", "力争达到")
HEAD = "重庆市{name}区人民政府\n关于印发《重庆市{name}区教育事业发展“十四五”规划》的通知\n\n各镇人民政府：\n\n重庆市{name}区人民政府\n2021年12月31日\n\n一、主要目标\n"


def plan(name: str, seed: int) -> str:
    """A plan with TARGETS goals and, for every fifth, a fact; one heading for each theme."""
    draw = random.Random(seed)
    known = [concept for concept in concepts().values() if concept.family in UNITS]
    lines = []
    for number in range(TARGETS):
        concept = known[(number * 7 + seed) % len(known)]
        unit = draw.choice(UNITS[concept.family])
        value = draw.randint(50, 99) if unit == "%" else draw.randint(1, 400)
        if number % 5 == 0:
            lines.append(f"2020年，{concept.name}为{max(1, value - 5)}{unit}。")
        lines.append(f"到{draw.choice((2024, 2025, 2025, 2025))}年，{draw.choice(LEVELS) if unit in '所个人名' else ''}{concept.name}{draw.choice(FORCE)}{value}{unit}。")
        if number % 10 == 0:
            lines.append(f"新建{name}第{number // 10 + 1}小学、扩建{name}第{number // 10 + 1}中学，由区教委牵头。")
    return HEAD.format(name=name) + "\n".join(lines) + "\n"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    for seed, name in enumerate(NAMES[:DISTRICTS]):
        (plans / f"{name}.txt").write_text(plan(name, seed), encoding="utf-8")
    start = time.perf_counter()
    write_tables(extract_all([plans]), folder / "tables")
    print(f"extraction {time.perf_counter() - start:.1f} s")
    tables = read_tables(folder)
    start = time.perf_counter()
    comparison = compare_tables(tables)
    compared = time.perf_counter()
    page = report_page(comparison, tables)
    done = time.perf_counter()
    (folder / "report.html").write_text(page, encoding="utf-8")
    goals = sum(claim.status == "target" for claim in comparison.claims)
    print(f"{len(comparison.plans)} plans, {goals} targets, {len(comparison.pairs)} pairs")
    print(f"comparison {compared - start:.1f} s, page {done - compared:.1f} s, {len(page.encode()) / 1e6:.1f} MB in {folder / 'report.html'}")


if __name__ == "__main__":
    main()
