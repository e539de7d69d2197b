"""From an indicator phrase to a concept: the lexicon first, then rules, then what was learned; what is left is its own concept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from models.learned import artefact
from models.phrases import NAME, Phrases, phrases_from_json
from pipeline.comparison.lexicon import Concept, by_wording, family_of
from pipeline.comparison.qualifiers import (
    MUNICIPALITIES,
    Phrase,
    bare,
    counted_of,
    population_of,
    stage_of_section,
    take_apart,
)
from pipeline.comparison.records import Claim, Plan

if TYPE_CHECKING:
    import numpy

#: How sure each way of matching is before anything was measured; the learned matcher gives its own probability.
SURE = {"exact": 0.99, "rule": 0.95, "head": 0.8, "phrase": 0.0}
#: Less sure mappings are marked for reading.
REVIEW = 0.85
#: The family of what has no number (lexicon `concepts`).
NO_UNIT = "none"
#: Shorter wordings (学校, 学生) end too many phrases to tell what they are about.
HEAD_LENGTH = 4

#: So many of the nearest wordings are looked at closely; a shorter phrase tells the matcher too little.
CANDIDATES, SHORTEST_LEARNED = 12, 4
#: Lengths of a head that the last member of a list lends to the others (工作室, 工作室主持人).
HEADS = range(2, 7)
_ONE_LEVEL = re.compile(r"^[国省市区县](?=.{3})")
_JOINTS = re.compile(r"[、,和及与或]")


@dataclass(frozen=True, slots=True)
class Match:
    """The concepts of a phrase (several of a joint figure, none if unknown), how they were found, and words left over."""

    concepts: tuple[Concept, ...]
    how: str
    confidence: float
    rest: str = ""


def understand(claims: Sequence[Claim], plans: Sequence[Plan]) -> None:
    """Set concept and qualifiers of each claim in place."""
    places = {plan.doc_id: level_names(plan.district_full) for plan in plans}
    for claim in claims:
        phrase = take_apart(claim.indicator, places[claim.doc_id])
        match = match_phrase(phrase, family_of(claim.unit) if claim.source == "targets" else NO_UNIT)
        _fill(claim, phrase, match)


def level_names(district_full: str) -> tuple[str, ...]:
    """Names that mean the level above the district: 重庆名师 is a 名师 of 市级; none outside the municipalities."""
    return tuple(name for city in MUNICIPALITIES if district_full.startswith(city) for name in (f"{city}市级", f"{city}市", city))


def _fill(claim: Claim, phrase: Phrase, match: Match) -> None:
    section_stage = stage_of_section(claim.section)
    first = match.concepts[0] if match.concepts else None
    claim.concept = "、".join(concept.name for concept in match.concepts) or phrase.core
    claim.match, claim.concept_confidence, claim.rest = match.how, match.confidence, match.rest
    claim.concept_review = bool(match.concepts) and match.confidence < REVIEW
    claim.parts = tuple(concept.name for concept in match.concepts) if len(match.concepts) > 1 else ()
    claim.level = phrase.level
    claim.theme, claim.kind, claim.group = (first.theme, first.kind, first.group) if first else ("", kind_of(claim), "")
    claim.stage = (first.stage if first else "") or phrase.stage or section_stage
    claim.population = population_of(phrase.core, first.name if first else phrase.core)
    claim.count_of = counted_of(claim.indicator, claim.action, claim.frequency, claim.unit, claim.kind)


def kind_of(claim: Claim) -> str:
    """The kind of a figure whose concept is unknown, by its unit."""
    family = family_of(claim.unit)
    return {"percent": "rate", "money": "money", "time": "duration", "ratio": "ratio"}.get(family, "count")


@lru_cache(maxsize=65536)
def match_phrase(phrase: Phrase, family: str, *, learned: bool = True) -> Match:
    """The concepts of a phrase whose figure is in a unit of that family; the `learned` matcher is asked last."""
    steps: tuple[Callable[[Phrase, str], Iterator[Match]], ...] = (_listed, _looked_up, _joint, _by_head, *((_learned,) if learned else ()))
    found = (match for step in steps for match in step(phrase, family))
    return next(found, Match((), "phrase", SURE["phrase"]))


def _looked_up(phrase: Phrase, family: str) -> Iterator[Match]:
    for said, how in ((phrase.whole, "exact"), (phrase.core, "rule"), (bare(phrase.core), "rule")):
        concept = by_wording().get(said)
        if concept and concept.takes(family) and (not concept.stage or phrase.stage in ("", concept.stage)):
            yield Match((concept,), how, SURE[how])


def _listed(phrase: Phrase, family: str) -> Iterator[Match]:
    """名师（名班主任、骨干校长）: the phrase and the members in its brackets, where all are known."""
    members = [_known(member, family) for member in (phrase.core, *phrase.listed)] if phrase.listed else []
    if members and (known := [member for member in members if member]) == members:
        yield _several(known)


def _joint(phrase: Phrase, family: str) -> Iterator[Match]:
    """名师、骨干教师、学科名师: each member by itself, or with the head that only the last one has (名师、名校长工作室)."""
    members = [member for member in _JOINTS.split(phrase.core) if member]
    if len(members) < 2:
        return
    heads = ["", *(members[-1][-size:] for size in HEADS if size < len(members[-1]))]
    for head in reversed(heads):
        found = [_known(member + head, family) for member in members[:-1]] + [_known(members[-1], family)]
        if (known := [concept for concept in found if concept]) == found:
            yield _several(known)


def _known(member: str, family: str) -> Concept | None:
    core = take_apart(member).core
    said = (member, core, bare(core), _ONE_LEVEL.sub("", member))
    concept = next((concept for each in said if (concept := by_wording().get(each))), None)
    return concept if concept and concept.takes(family) else None


def _several(known: list[Concept]) -> Match:
    return Match(tuple({concept.name: concept for concept in known}.values()), "rule", SURE["rule"])


def _by_head(phrase: Phrase, family: str) -> Iterator[Match]:
    """The longest wording that ends the phrase: what stands before it narrows the concept and is kept as `rest`."""
    core = phrase.core
    for at in range(1, len(core) - HEAD_LENGTH + 1):
        concept = by_wording().get(core[at:])
        if concept and concept.takes(family) and (not concept.stage or phrase.stage in ("", concept.stage)):
            rest = bare(core[:at]).strip("的、")
            yield Match((concept,), "rule" if not rest else "head", SURE["head" if rest else "rule"], rest)


def _learned(phrase: Phrase, family: str) -> Iterator[Match]:
    """The concept with the wording that is most likely the same, where that is likely enough."""
    best = nearest(phrase.core, family)
    if best and best[1] >= matcher().least:
        yield Match((best[0],), "model", round(best[1], 4))


def nearest(core: str, family: str) -> tuple[Concept, float] | None:
    """The concept most likely the same as a phrase, with the probability; None where no concept takes such units."""
    import numpy

    wordings, matrix = _wordings(family)
    if not wordings or len(core) < SHORTEST_LEARNED:
        return None
    nearness = matrix @ matcher().matrix([core])[0]
    tried = numpy.argsort(-nearness, kind="stable")[:CANDIDATES]
    shares = [(matcher().shares(core, wordings[at][0], float(nearness[at]))["same"], at) for at in tried]
    chance, at = max(shares, key=lambda each: each[0])
    return wordings[at][1], chance


@cache
def matcher() -> Phrases:
    """The learned matcher as shipped."""
    return phrases_from_json(artefact(NAME))


@cache
def _wordings(family: str) -> tuple[list[tuple[str, Concept]], numpy.ndarray]:
    """The wordings of the concepts that take such units, and a row for each."""
    found = [(wording, concept) for wording, concept in by_wording().items() if concept.takes(family)]
    return found, matcher().matrix([wording for wording, _ in found])
