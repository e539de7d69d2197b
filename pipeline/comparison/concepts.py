"""From an indicator phrase to a concept."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.comparison.qualifiers import counted_of, plain_phrase, stage_in, take_apart
from pipeline.comparison.records import Claim, Plan


def understand(claims: Sequence[Claim], plans: Sequence[Plan]) -> None:
    """Set concept and qualifiers of each claim in place."""
    for claim in claims:
        phrase = take_apart(claim.indicator)
        claim.concept, claim.match = plain_phrase(phrase.core), "phrase"
        claim.level, claim.population = phrase.level, phrase.population
        claim.stage = phrase.stage or stage_in(claim.section.rpartition(" > ")[2]) or stage_in(claim.section)
        claim.count_of = counted_of(claim.indicator, claim.action, claim.frequency, claim.unit, claim.kind)
        claim.concept_confidence = 1.0
