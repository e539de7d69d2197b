"""The plans of a comparison as its sides: how each is called and which colour it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparison.records import Plan
from pipeline.report.palette import SIDES
from pipeline.show import legible


@dataclass(frozen=True, slots=True)
class Side:
    """A plan with the short name that tells it from the others (永川区, 永川区 2021–2025) and the number of its colour from 1."""

    plan: Plan
    label: str
    colour: int


def sides_of(plans: Sequence[Plan]) -> list[Side]:
    """A side for each plan, in order. A district with several plans is told apart by period, then by title, then by number."""
    labels = [plan.district for plan in plans]
    for more in (years, _title):
        often = Counter(labels)
        labels = [f"{label} {more(plan)}".rstrip() if often[label] > 1 else label for plan, label in zip(plans, labels, strict=True)]
    often, seen = Counter(labels), Counter[str]()
    sides = []
    for position, (plan, label) in enumerate(zip(plans, labels, strict=True)):
        seen[label] += 1
        shown = f"{label} ({seen[label]})" if often[label] > 1 else label
        sides.append(Side(plan, legible(shown), position % len(SIDES) + 1))
    return sides


def years(plan: Plan) -> str:
    """The plan's period (`2021–2025`); one year, or "" where it tells none."""
    ends = dict.fromkeys(str(day.year) for day in (plan.start, plan.end) if day)
    return "–".join(ends)


def _title(plan: Plan) -> str:
    return plan.title
