"""Claims of several plans that may be set side by side as numbers: those that verdicts `same` and `convertible` join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.comparison.records import Claim, Comparison, Pair
from pipeline.comparison.units import counted_in

COMPARABLE = ("same", "convertible")


@dataclass(slots=True)
class Level:
    """One plan's figure in the unit of its match; `baseline` is the plan's own starting point in that unit, None where it tells none."""

    claim: Claim
    low: float
    high: float
    baseline: float | None = None


@dataclass(slots=True)
class Match:
    """Goals of several plans that count the same thing in one unit by the same day: one of each plan, the first where it tells several figures."""

    concept: str
    unit: str
    levels: list[Level] = field(default_factory=list)

    @property
    def highest(self) -> list[Level]:
        """The levels that no other of the match exceeds."""
        top = max(level.low for level in self.levels)
        return [level for level in self.levels if level.high >= top]

    @property
    def lowest(self) -> list[Level]:
        """The levels that none is below."""
        bottom = min(level.high for level in self.levels)
        return [level for level in self.levels if level.low <= bottom]


def matches_of(comparison: Comparison) -> list[Match]:
    """Goals joined by comparable pairs, those that most plans share first, else in the order of the text.

    A figure in another unit than its match is left out unless the gap of its pair tells what it is in that unit.
    """
    claims = {claim.claim_id: claim for claim in comparison.claims}
    order = {claim_id: at for at, claim_id in enumerate(claims)}
    pairs = [pair for pair in comparison.pairs if _may_be_drawn(pair)]
    found = []
    for joined in _joined(pairs):
        ids = sorted({claim_id for pair in joined for claim_id in (pair.a.claim_id, pair.b.claim_id)}, key=order.__getitem__)
        match = Match(joined[0].a.concept or joined[0].a.indicator, joined[0].unit)
        told: dict[str, Level] = {}
        for level in (_level(claims[claim_id], match.unit, joined, claims) for claim_id in ids):
            if level:
                told.setdefault(level.claim.doc_id, level)
        match.levels = list(told.values())
        if len(match.levels) > 1:
            found.append(match)
    return sorted(found, key=lambda match: -len(match.levels))


def _may_be_drawn(pair: Pair) -> bool:
    return pair.verdict in COMPARABLE and pair.gap_min is not None and pair.a.status == pair.b.status == "target"


def _joined(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    """The pairs in groups that share claims and unit, in the order of their first pair."""
    group: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        keys = [(pair.a.claim_id, pair.unit), (pair.b.claim_id, pair.unit)]
        groups = {id(each): each for each in (group.get(key) for key in keys) if each is not None}
        merged = [*(one for each in groups.values() for one in each), pair]
        for member in merged:
            group[member.a.claim_id, member.unit] = group[member.b.claim_id, member.unit] = merged
    return {id(each): each for each in group.values()}.values()


def _level(claim: Claim, unit: str, joined: Iterable[Pair], claims: dict[str, Claim]) -> Level | None:
    if claim.value_min is None or claim.value_max is None:
        return None
    own, factor = counted_in(claim.unit)
    if own == unit:
        return Level(claim, claim.value_min * factor, claim.value_max * factor, _in_unit(claims.get(claim.baseline_id), unit))
    for pair in joined:
        if claim not in (pair.a, pair.b) or pair.gap_min is None or pair.gap_min != pair.gap_max:
            continue
        other, sign = (pair.b, 1) if pair.a is claim else (pair.a, -1)
        if (beside := _in_unit(other, unit)) is not None:
            return Level(claim, beside + sign * pair.gap_min, beside + sign * pair.gap_min)
    return None


def _in_unit(claim: Claim | None, unit: str) -> float | None:
    """The claim's lower end in a unit; None where it has none there."""
    if claim is None or claim.value_min is None:
        return None
    own, factor = counted_in(claim.unit)
    return claim.value_min * factor if own == unit else None
