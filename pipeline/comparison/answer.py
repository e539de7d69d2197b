"""The short answer in the terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.comparison.labels import DIFFERENCES, NOBODY, VERDICTS
from pipeline.comparison.proposals import Proposal
from pipeline.comparison.records import Claim, Comparison
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


def print_proposals(proposals: Sequence[Proposal], review: Sequence[Claim]) -> None:
    """The proposed concepts with the nearest known one, and the mappings to be looked at."""
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else UNCUT)
    grid = _grid("", "拟新概念 proposed", "数 figures", "单位类 family", "其他写法 wordings", "最近 nearest", "")
    for each in proposals[:SHOWN]:
        _row(grid, each.name, each.figures, each.family, "、".join(word for word in each.wordings if word != each.name), each.known, f"{each.chance:.2f}")
    console.print(grid)
    grid = _grid("", "待核 to be looked at", "", "归入 concept", "", "把握")
    for claim in review[:SHOWN]:
        _row(grid, claim.indicator, claim.text, claim.concept, claim.match, f"{claim.concept_confidence:.2f}")
    console.print(grid)


def _grid(title: str, *columns: str) -> Table:
    grid = Table(title=title or None, box=None, pad_edge=False)
    for column in columns:
        grid.add_column(legible(column))
    return grid


def _row(grid: Table, *cells: object) -> None:
    grid.add_row(*(Text(legible(str(each)).replace("\n", " ")) for each in cells))


def print_pair_scores(lines: Sequence[tuple[str, str, str, int, float]]) -> None:
    """Part, method, measure, cases and value of each score of the phrase pairs."""
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else UNCUT)
    grid = _grid("", "部分 part", "方法 method", "项 measure", "对 pairs", "值 value")
    for part, method, measure, cases, value in lines:
        _row(grid, part, method, measure, cases, f"{value:.3f}")
    console.print(grid)
