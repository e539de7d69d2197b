"""What a plan says twice in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.comparison.records import Claim, Finding, Place


def findings_of(claims: Sequence[Claim]) -> list[Finding]:
    """The contradictions inside each plan, in the order of the text."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "target":
            groups[claim.doc_id, claim.concept, claim.level, claim.stage, claim.unit, claim.count_of, claim.scope].append(claim)
    return [finding for group in groups.values() for finding in _said_twice(group)]


def _said_twice(group: Sequence[Claim]) -> Iterator[Finding]:
    first = group[0]
    for other in group[1:]:
        if (first.value_min, first.value_max) != (other.value_min, other.value_max):
            yield _finding("figure", first, other, f"同一指标两处数值不同：{first.text}、{other.text}")
        elif first.deadline != other.deadline:
            yield _finding("deadline", first, other, f"同一指标两处期限不同：{first.deadline or '无'}、{other.deadline or '无'}")
        elif first.strength != other.strength:
            yield _finding("force", first, other, f"同一指标两处力度不同：{first.strength}、{other.strength}")


def _finding(kind: str, one: Claim, other: Claim, message: str) -> Finding:
    return Finding(one.district, one.doc_id, kind, one.concept, message, place_of(one), place_of(other))


def place_of(claim: Claim) -> Place:
    """Where a claim stands."""
    return Place(claim.claim_id, claim.start, claim.end, claim.text, claim.sentence)
