"""The figures of the chosen plans as claims: what each counts, at which level, with its own baseline beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.comparison.load import Tables
from pipeline.comparison.records import Claim, Plan

#: How much a promise binds: binding first, then the words of force (pipeline.commitment).
STRICTNESS = {"约束性": 5, "确保": 4, "达到": 3, "推进": 2, "力争": 2, "争取": 2, "鼓励": 1}


def claims_of(plans: Sequence[Plan], tables: Tables) -> list[Claim]:
    """A claim for every target and baseline of the plans, in the order of plan and text; conditions are none."""
    by_id = {plan.doc_id: plan for plan in plans}
    rows: dict[str, list[dict[str, Any]]] = {plan.doc_id: [] for plan in plans}
    for row in tables["targets"]:
        if row["doc_id"] in by_id and row["status"] in ("target", "baseline"):
            rows[row["doc_id"]].append(row)
    return [claim for plan in plans for claim in _claims(plan, rows[plan.doc_id])]


def _claims(plan: Plan, rows: Sequence[dict[str, Any]]) -> Iterator[Claim]:
    for row in rows:
        yield Claim(
            claim_id=row["target_id"], source="targets", district=plan.district, doc_id=plan.doc_id, plan=plan.title, plan_start=plan.start, plan_end=plan.end,
            strictness=strictness(row["binding"], row["strength"]) if row["status"] == "target" else 0,
            departments=tuple(row["departments"]), schools=tuple(row["schools"]), lead_department=row["lead_department"] or "",
            needs_review=bool(row["needs_review"]),
            **{name: row[name] for name in _AS_IS},
        )  # fmt: skip


_AS_IS = ("indicator", "status", "start", "end", "text", "section", "sentence", "action", "value_min", "value_max", "unit", "comparator", "deadline",
          "deadline_source", "frequency", "period", "binding", "strength", "scope")  # fmt: skip


def strictness(binding: str, strength: str) -> int:
    """5 for 约束性 down to 1 for 鼓励; a promise without a word of force is a plain one."""
    return STRICTNESS["约束性"] if binding == "约束性" else STRICTNESS.get(strength, STRICTNESS["达到"])


def in_order(plans: Sequence[Plan], claims: Sequence[Claim]) -> list[Claim]:
    """Claims in the order of plan and text."""
    order = {plan.doc_id: at for at, plan in enumerate(plans)}
    return sorted(claims, key=lambda claim: (order[claim.doc_id], claim.start))


def key_of(claim: Claim) -> tuple[object, ...]:
    """What makes a claim, but for its stage: two with the same key are one claim said twice. `built` and `total` are the same where the number is."""
    counted = claim.count_of if claim.count_of in ("new", "yearly") else ""
    return (claim.doc_id, claim.group if claim.parts else claim.concept, claim.status, claim.level, claim.population, claim.rest, counted, claim.scope if claim.scope[:1] != "全" else "", claim.value_min,
            claim.value_max, claim.unit, claim.deadline, claim.schools, claim.period if claim.status == "baseline" else "")  # fmt: skip


def mark_repeats(claims: Sequence[Claim]) -> None:
    """Set `stands_for` of each claim to the first that says the same, of the same stage or where one of the two tells none."""
    first: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        known = first[key_of(claim)]
        same = next((other for other in known if other.stage == claim.stage or not other.stage or not claim.stage), None)
        claim.stands_for = same.claim_id if same else claim.claim_id
        if not same:
            known.append(claim)
