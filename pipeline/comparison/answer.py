"""The short answer in the terminal."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.comparison.labels import DIFFERENCES, NOBODY, VERDICTS
from pipeline.comparison.records import Comparison
from pipeline.comparison.sheet import grouped, said
from pipeline.show import legible

#: Rows of each part; the files have all.
SHOWN = 12
#: Wide enough that nothing is cut where the output is no terminal.
UNCUT = 4000


def print_answer(comparison: Comparison, by: str = "theme") -> None:
    """How many goals each plan has, how the pairs fall out, those that can be compared, and what contradicts itself."""
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else UNCUT)
    many = len(comparison.plans) > SHOWN // 2
    plans = comparison.plans[: SHOWN // 2]
    grid = _grid("", "", *(f"{plan.district} {plan.end.year if plan.end else ''}" for plan in plans))
    for name, counts in list(grouped(comparison, by))[:SHOWN]:
        _row(grid, name, *(counts.get(plan.doc_id, 0) for plan in plans))
    console.print(grid)
    if many:
        console.print(f"… {len(comparison.plans)} plans in all")
    verdicts = Counter(pair.verdict for pair in comparison.pairs)
    console.print("  ".join(f"{label} {verdicts[verdict]}" for verdict, label in VERDICTS.items()))
    grid = _grid("", "指标", "甲", "", "乙", "", "结论", "差异在")
    for pair in [pair for pair in comparison.pairs if pair.verdict != "not_comparable"][:SHOWN]:
        _row(grid, pair.a.concept, pair.a.district, said(pair.a), pair.b.district, said(pair.b), VERDICTS[pair.verdict], "、".join(DIFFERENCES[each] for each in pair.differs_in))
    console.print(grid)
    nobody = sum(load.targets for load in comparison.load if not load.department)
    console.print(f"核对 {len(comparison.findings)}  {NOBODY} {nobody}")


def _grid(title: str, *columns: str) -> Table:
    grid = Table(title=title or None, box=None, pad_edge=False)
    for column in columns:
        grid.add_column(legible(column))
    return grid


def _row(grid: Table, *cells: object) -> None:
    grid.add_row(*(Text(legible(str(each)).replace("\n", " ")) for each in cells))
