"""Which claims of two plans are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.comparison.measures import measure
from pipeline.comparison.records import Claim, Pair, Plan
from pipeline.comparison.verdict import judge


def pair_all(plans: Sequence[Plan], claims: Sequence[Claim]) -> list[Pair]:
    """The pairs of every two plans: of different districts, or of one district where only one is compared."""
    by_plan: dict[str, dict[str, list[Claim]]] = {plan.doc_id: defaultdict(list) for plan in plans}
    for claim in claims:
        if claim.stands_for == claim.claim_id:
            by_plan[claim.doc_id][claim.concept].append(claim)
    within = len({plan.district_full for plan in plans}) == 1
    return [
        pair
        for one, other in combinations(plans, 2)
        if within or one.district_full != other.district_full
        for concept in by_plan[one.doc_id]
        if concept in by_plan[other.doc_id]
        for pair in _pairs(by_plan[one.doc_id][concept], by_plan[other.doc_id][concept])
    ]


def _pairs(ones: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Pair]:
    """Each claim with the nearest of the other side."""
    chosen: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for a in ones:
        b = max(others, key=lambda each: nearness(a, each))
        chosen.setdefault((a.claim_id, b.claim_id), (a, b))
    for b in others:
        if not any(key[1] == b.claim_id for key in chosen):
            a = max(ones, key=lambda each: nearness(each, b))
            chosen.setdefault((a.claim_id, b.claim_id), (a, b))
    for a, b in chosen.values():
        said = judge(a, b)
        pair = Pair(a, b, said.verdict, said.differs_in, said.reason, said.caution)
        measure(pair)
        yield pair


def nearness(a: Claim, b: Claim) -> tuple[bool, ...]:
    """In how much two claims of one concept agree, the weightiest first."""
    return (a.status == b.status == "target", a.status == b.status, a.unit == b.unit, a.level == b.level, a.stage == b.stage, a.count_of == b.count_of,
            a.deadline == b.deadline, a.value_min == b.value_min)  # fmt: skip
