"""What each plan promises, only reports, or does not mention; its school projects; who answers for its goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.comparison.load import Tables
from pipeline.comparison.records import Claim, Coverage, Load, Plan, Project

#: Roles with a duty, as in `departments`.
DUTIES = ("lead", "support", "responsible")
#: How a heading names a box.
BOX = "专栏"


def coverage_of(plans: Sequence[Plan], claims: Sequence[Claim]) -> list[Coverage]:
    """A row for every concept in every plan, concepts in the order in which they are first met."""
    claimed: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.stands_for == claim.claim_id:
            claimed.setdefault(claim.concept, defaultdict(list))[claim.doc_id].append(claim)
    return [row for concept, by_plan in claimed.items() for row in _concept_coverage(plans, concept, by_plan)]


def _concept_coverage(plans: Sequence[Plan], concept: str, by_plan: dict[str, list[Claim]]) -> Iterator[Coverage]:
    known = next(iter(by_plan.values()))[0]
    promising = {doc_id for doc_id, each in by_plan.items() if any(claim.status == "target" for claim in each)}
    for plan in plans:
        here = by_plan.get(plan.doc_id, [])
        goals = [claim.claim_id for claim in here if claim.status == "target"]
        facts = [claim.claim_id for claim in here if claim.status != "target"]
        state = "target" if goals else "baseline" if facts else "none"
        yield Coverage(plan.district, plan.doc_id, concept, known.stage, known.theme, known.kind, state, len(goals), len(facts), (*goals, *facts),
                       len(promising - {plan.doc_id}))  # fmt: skip


def projects_of(plans: Sequence[Plan], tables: Tables) -> list[Project]:
    """What each plan does to each school; body and box that tell of one project are one row."""
    by_id = {plan.doc_id: plan for plan in plans}
    projects: dict[tuple[str, ...], Project] = {}
    for row in tables["schools"]:
        plan = by_id.get(row["doc_id"])
        if plan is None or not row["action"]:
            continue
        name = row["name"] + row["campus"]
        project = projects.setdefault((plan.doc_id, name, row["action"], row["object"]), _project(plan, name, row))
        in_box = BOX in row["section"]
        project.in_box, project.in_body = project.in_box or in_box, project.in_body or not in_box
        project.school_ids = (*project.school_ids, row["school_id"])
    order = {plan.doc_id: at for at, plan in enumerate(plans)}
    return sorted(projects.values(), key=lambda each: (order[each.doc_id], each.start))


def _project(plan: Plan, name: str, row: dict[str, Any]) -> Project:
    return Project(plan.district, plan.doc_id, name, row["stage"], row["action"], row["object"], bool(row["planned"]), row["start"], row["end"], row["text"],
                   row["section"], row["sentence"])  # fmt: skip


def load_of(plans: Sequence[Plan], claims: Sequence[Claim], tables: Tables) -> list[Load]:
    """Which bodies carry which goals of each plan, the heaviest first; last the goals that nobody is named for."""
    return [load for plan in plans for load in _plan_load(plan, claims, tables)]


def _plan_load(plan: Plan, claims: Sequence[Claim], tables: Tables) -> Iterator[Load]:
    goals = [claim for claim in claims if claim.doc_id == plan.doc_id and claim.status == "target" and claim.stands_for == claim.claim_id]
    duties = [row for row in tables["departments"] if row["doc_id"] == plan.doc_id and row["role"] in DUTIES]
    official = {row["name"]: row["canonical"] for row in duties}
    mentions: dict[str, int] = defaultdict(int)
    for row in duties:
        mentions[row["canonical"]] += 1
    carried: dict[str, list[Claim]] = {name: [] for name in mentions}
    for claim in goals:
        for name in claim.departments or ("",):
            carried.setdefault(official.get(name, name), []).append(claim)
    nobody = carried.pop("", [])
    empty = Load(plan.district, plan.doc_id, "", 0, 0, 0.0, 0, ())
    for name, each in sorted(carried.items(), key=lambda item: (-len(item[1]), -mentions[item[0]], item[0])):
        leads = sum(official.get(claim.lead_department, claim.lead_department) == name for claim in each)
        yield replace(empty, department=name, targets=len(each), leads=leads, share=round(len(each) / len(goals), 4) if goals else 0.0,
                      mentions=mentions[name], claim_ids=tuple(claim.claim_id for claim in each))  # fmt: skip
    yield replace(empty, targets=len(nobody), share=round(len(nobody) / len(goals), 4) if goals else 0.0,
                  claim_ids=tuple(claim.claim_id for claim in nobody))  # fmt: skip
