"""What the lexicon of concepts lacks: phrases that no concept is known for, those alike together, and mappings that a person should look at."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.comparison.concepts import kind_of, matcher, nearest
from pipeline.comparison.lexicon import SYNONYM_MARK, family_of
from pipeline.comparison.records import Claim

if TYPE_CHECKING:
    import numpy

#: Phrases at least so near to a cluster's first belong to it.
ALIKE = 0.8
#: A shorter phrase (学生, 金额) names no concept.
SHORTEST = 3
PROPOSALS, REVIEW = "concept_proposals.tsv", "concept_review.csv"
#: The source of a proposed line: whoever takes it over puts the real one.
SOURCE = "语料归纳，待核"


@dataclass(slots=True)
class Proposal:
    """A new concept as the texts suggest it: its most frequent wording, all wordings, how many figures of how many districts, and the nearest known one."""

    name: str
    family: str
    kind: str
    stage: str
    wordings: Counter[str] = field(default_factory=Counter)
    districts: set[str] = field(default_factory=set)
    sentence: str = ""
    known: str = ""
    chance: float = 0.0

    @property
    def figures(self) -> int:
        """How many figures it would take in."""
        return self.wordings.total()


def propose(claims: Iterable[Claim]) -> list[Proposal]:
    """The unknown phrases in clusters of the same family of units, those with the most figures first."""
    unknown = [claim for claim in claims if claim.match == "phrase" and claim.source == "targets" and len(_core(claim)) >= SHORTEST]
    counts = Counter((_core(claim), family_of(claim.unit)) for claim in unknown)
    found: list[Proposal] = []
    vectors: dict[str, list[tuple[Proposal, numpy.ndarray]]] = {}
    by_key: dict[tuple[str, str], Proposal] = {}
    for (core, family), _ in sorted(counts.items(), key=lambda item: (-item[1], len(item[0][0]), item[0])):
        row = matcher().matrix([core])[0]
        near = [(float(row @ other), proposal) for proposal, other in vectors.get(family, ())]
        best = max(near, key=lambda each: each[0], default=None)
        if best and best[0] >= ALIKE:
            by_key[core, family] = best[1]
            continue
        proposal = by_key[core, family] = Proposal(core, family, "", "")
        vectors.setdefault(family, []).append((proposal, row))
        found.append(proposal)
    for claim in unknown:
        proposal = by_key[_core(claim), family_of(claim.unit)]
        proposal.kind, proposal.stage = proposal.kind or kind_of(claim), proposal.stage or claim.stage
        proposal.wordings[_core(claim)] += 1
        proposal.districts.add(claim.district)
        proposal.sentence = proposal.sentence or claim.sentence
    for proposal in found:
        if known := nearest(proposal.name, proposal.family):
            proposal.known, proposal.chance = known[0].name, round(known[1], 4)
    return sorted(found, key=lambda each: (-each.figures, each.name))


def _core(claim: Claim) -> str:
    """The phrase without its level: what the concept is called."""
    return claim.concept


def unsure(claims: Iterable[Claim]) -> list[Claim]:
    """The claims whose concept a person should look at, the least sure first."""
    return sorted((claim for claim in claims if claim.concept_review), key=lambda claim: (claim.concept_confidence, claim.claim_id))


def write_proposals(proposals: Sequence[Proposal], review: Sequence[Claim], folder: Path) -> list[Path]:
    """The proposals as lines for a sector's concepts.tsv, with what speaks for each in a comment above it; the unsure mappings as CSV for Excel."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(("surface", "stage", "theme", "kind", "family", "group", "synonyms", "quotient", "better", "source"))]
    for each in proposals:
        lines.append(f"# {each.figures} figures, {len(each.districts)} districts; nearest: {each.known or '-'} {each.chance:.2f}; {' '.join(each.sentence.split())[:80]}")
        lines.append("\t".join((each.name, each.stage, "", each.kind, each.family, each.name, SYNONYM_MARK.join(word for word in each.wordings if word != each.name), "", "more", SOURCE)))
    proposed = folder / PROPOSALS
    proposed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reviewed = folder / REVIEW
    with reviewed.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("district", "indicator", "text", "unit", "concept", "match", "confidence", "rest", "claim_id", "sentence"))
        writer.writerows([_safe(value) for value in (claim.district, claim.indicator, claim.text, claim.unit, claim.concept, claim.match, claim.concept_confidence, claim.rest,
                                                     claim.claim_id, claim.sentence)] for claim in review)  # fmt: skip
    return [proposed, reviewed]


def _safe(value: object) -> object:
    from pipeline.tables import cell

    return cell(value, "text") if isinstance(value, str) else value
