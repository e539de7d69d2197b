"""What the page shows, as plain data for its script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pipeline.comparison.load import Tables
from pipeline.comparison.records import Claim, Comparison, Finding, Pair, Project
from pipeline.report.figures import said
from pipeline.report.palette import FIELDS
from pipeline.report.sides import Side, years
from pipeline.show import legible

Json = dict[str, Any]

#: Verdicts, the closest match first.
VERDICTS = ("same", "convertible", "differs", "not_comparable")
#: Who goes further.
AHEAD = ("", "a", "b", "equal")
#: A finding's kind → the field whose colour its places have.
_SCHOOL_FINDINGS = ("body_box",)
#: Tables whose rows are marked in the whole source → the field whose colour they have.
_MARKED = {"targets": "value", "deadlines": "deadline", "departments": "departments", "schools": "schools"}


def page_data(comparison: Comparison, tables: Tables, sides: Sequence[Side]) -> Json:
    """Plans, claims, pairs, findings, projects and load of the comparison with the source text behind them.

    Empty cells are left out of the records. Every text is legible: what a reader can't see or what turns the reading direction is a sign.
    """
    targets = {row["target_id"]: row for row in tables["targets"]}
    promised = _promised(comparison)
    return {
        "plans": [_plan(side, tables, comparison) for side in sides],
        "claims": [_claim(claim, targets.get(claim.claim_id, {}), promised) for claim in comparison.claims],
        **_packed_pairs(comparison),
        "findings": [_finding(number, finding) for number, finding in enumerate(comparison.findings)],
        "projects": [_project(project) for project in comparison.projects],
        "load": [
            {"doc": each.doc_id, "department": legible(each.department), "targets": each.targets, "leads": each.leads, "share": each.share, "mentions": each.mentions}
            for each in comparison.load
        ],
        "verdicts": VERDICTS,
        "ahead": AHEAD,
        "fields": list(FIELDS),
    }  # fmt: skip


def as_json(data: Json) -> str:
    """JSON that may stand inside a `<script>`: no `<`, `>`, `&`, and no line separators that a script would end a line at."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_iso)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong into the page")


def _plan(side: Side, tables: Tables, comparison: Comparison) -> Json:
    plan = side.plan
    row = next(each for each in tables["documents"] if each["doc_id"] == plan.doc_id)
    own = [claim for claim in comparison.claims if claim.doc_id == plan.doc_id]
    return {
        "doc": plan.doc_id,
        "label": side.label,
        "side": side.colour,
        "district": legible(plan.district),
        "title": legible(plan.title),
        "issuer": legible(row["issuer"]),
        "number": legible(row["doc_number"]),
        "issued": row["issue_date"],
        "period": years(plan),
        "characters": row["characters"],
        "targets": sum(claim.status == "target" for claim in own),
        "schools": sum(project.doc_id == plan.doc_id for project in comparison.projects),
        "repairs": [legible(each) for each in row["repairs"]],
        "blocks": [(each["start"], each["kind"], each["level"], legible(each["text"])) for each in tables["blocks"] if each["doc_id"] == plan.doc_id],
        "marks": sorted(_marks(plan.doc_id, tables)),
    }


def _marks(doc_id: str, tables: Tables) -> Iterable[tuple[int, int, str, str]]:
    """Start, end, field and (of a target that has evidence to open) id of everything found in a plan."""
    for name, field in _MARKED.items():
        for row in tables[name]:
            if row["doc_id"] == doc_id:
                opens = row["target_id"] if name == "targets" and row["status"] != "condition" else ""
                yield row["start"], row["end"], field, opens


def _promised(comparison: Comparison) -> dict[tuple[str, str], int]:
    """Plan and concept → how many other plans promise the concept."""
    return {(each.doc_id, each.concept): each.others for each in comparison.coverage}


def _claim(claim: Claim, row: Json, promised: dict[tuple[str, str], int]) -> Json:
    evidence = json.loads(row["evidence"]) if row.get("evidence") else {}
    shown = {
        "id": claim.claim_id,
        "doc": claim.doc_id,
        "start": claim.start,
        "end": claim.end,
        "text": legible(claim.text),
        "said": legible(said(claim)),
        "value": claim.value_min,
        "indicator": legible(claim.indicator),
        "comparator": claim.comparator if claim.comparator not in ("=", "range") else "",
        "action": legible(claim.action),
        "status": claim.status,
        "deadline": claim.deadline,
        "deadline_source": claim.deadline_source,
        "frequency": legible(claim.frequency),
        "period": claim.period,
        "binding": claim.binding,
        "strength": claim.strength,
        "scope": legible(claim.scope),
        "departments": [legible(each) for each in claim.departments],
        "schools": [legible(each) for each in claim.schools],
        "concept": legible(claim.concept),
        "level": claim.level,
        "theme": claim.theme,
        "stage": claim.stage,
        "section": legible(claim.section),
        "only": claim.status == "target" and not promised.get((claim.doc_id, claim.concept), 0),
        "review": legible(row.get("review_reason") or "") or ("概念归类不确定" if claim.concept_review else ""),
        "evidence": {name: (each["rule"], each["spans"]) for name, each in evidence.items()},
    }
    return {name: value for name, value in shown.items() if value not in ("", None, [], {}, False)}


def pair_id(pair: Pair) -> str:
    """What an address after `#pair=` names: the two claims."""
    return f"{pair.a.claim_id}~{pair.b.claim_id}"


def _packed_pairs(comparison: Comparison) -> Json:
    """The pairs as rows of numbers, since twenty districts make more than a hundred thousand of them.

    A row is: place of both claims in `claims`, place of the verdict in `verdicts`, places of differences, reason and caution in `phrases`, and who goes further.
    """
    places = {claim.claim_id: at for at, claim in enumerate(comparison.claims)}
    phrases: dict[str, int] = {}

    def phrase(text: str) -> int:
        return phrases.setdefault(legible(text), len(phrases))

    rows = [
        (places[pair.a.claim_id], places[pair.b.claim_id], VERDICTS.index(pair.verdict), phrase(" ".join(pair.differs_in)), phrase(pair.reason), phrase(pair.caution), AHEAD.index(pair.ahead))
        for pair in comparison.pairs
    ]
    return {"pairs": rows, "phrases": list(phrases)}


def _finding(number: int, finding: Finding) -> Json:
    def place(which: Any) -> Json:
        return {"start": which.start or 0, "end": which.end or 0}

    return {
        "id": str(number),
        "doc": finding.doc_id,
        "kind": finding.kind,
        "what": legible(finding.what),
        "message": legible(finding.message),
        "field": "schools" if finding.kind in _SCHOOL_FINDINGS else "value",
        "one": place(finding.one),
        "other": place(finding.other),
    }


def _project(project: Project) -> Json:
    return {
        "doc": project.doc_id,
        "school": legible(project.school),
        "stage": project.stage,
        "action": project.action,
        "object": legible(project.object),
        "planned": project.planned,
        "body": project.in_body,
        "box": project.in_box,
        "start": project.start,
        "end": project.end,
    }
