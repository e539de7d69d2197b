"""Numbers: of a claim its growth over its own baseline, of a pair gap and ratio where the two match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.comparison.lexicon import concepts
from pipeline.comparison.records import Claim, Pair
from pipeline.comparison.units import counted_in
from pipeline.comparison.verdict import MILD

#: What was computed of written numbers is not more exact than so many places.
PLACES = 4


def grow(claims: Sequence[Claim]) -> None:
    """Give each target the baseline of its own plan, the growth over it and the pace per year, in place.

    A baseline is a fact with the same concept and qualifiers; of several the one of the latest year. What is new or yearly grows from nothing, and
    ranges give no single number.
    """
    facts: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "baseline" and claim.source == "targets":
            facts[_kind_of_fact(claim)].append(claim)
    for claim in claims:
        known = facts.get(_kind_of_fact(claim), []) if claim.status == "target" and claim.count_of in ("", "total", "built") else []
        if known and claim.match != "phrase":
            _grow(claim, max(known, key=lambda fact: (_year_of(fact) or 0, fact.section == claim.section)))


def _kind_of_fact(claim: Claim) -> tuple[str, ...]:
    return (claim.doc_id, "、".join(claim.schools), claim.concept, claim.level, claim.stage, claim.population, claim.rest, counted_in(claim.unit)[0], "new" if claim.count_of in ("new", "yearly") else "")


def _grow(claim: Claim, fact: Claim) -> None:
    claim.baseline_id = fact.claim_id
    if claim.value_min is None or fact.value_min is None or claim.value_min != claim.value_max or fact.value_min != fact.value_max:
        return
    claim.growth = round(claim.value_min - fact.value_min * counted_in(fact.unit)[1] / counted_in(claim.unit)[1], PLACES)
    start = _year_of(fact)
    if start and claim.deadline and claim.deadline.year > start:
        claim.pace = round(claim.growth / (claim.deadline.year - start), PLACES)


def _year_of(fact: Claim) -> int | None:
    """The last year that a fact holds for."""
    last = fact.period.rpartition("/")[2]
    return int(last) if last.isdigit() else None


def measure(pair: Pair) -> None:
    """Set gap, ratio and who promises more, in place; nothing where the two do not match."""
    a, b = pair.a, pair.b
    matches = pair.verdict in ("same", "convertible") or (pair.verdict == "differs" and set(pair.differs_in) <= MILD)
    if not matches or a.value_min is None or a.value_max is None or b.value_min is None or b.value_max is None:
        return
    pair.unit, one = counted_in(a.unit)
    _, other = counted_in(b.unit)
    set_gap(pair, (a.value_min * one, a.value_max * one), (b.value_min * other, b.value_max * other))


def set_gap(pair: Pair, ones: tuple[float, float], others: tuple[float, float]) -> None:
    """Gap, ratio and who is ahead, of the two values in one unit."""
    pair.gap_min, pair.gap_max = round(ones[0] - others[1], PLACES), round(ones[1] - others[0], PLACES)
    if ones[0] == ones[1] and others[0] == others[1] and others[0]:
        pair.ratio = round(ones[0] / others[0], PLACES)
    concept = concepts().get(pair.a.concept)
    better = concept.better if concept else "neither"
    if ones == others:
        pair.ahead = "equal"
    elif better != "neither" and (pair.gap_min > 0 or pair.gap_max < 0):
        pair.ahead = "a" if (pair.gap_min > 0) == (better == "more") else "b"
