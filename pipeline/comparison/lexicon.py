"""The concepts of the lexicon: looked up by any of their wordings, held against the unit of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.lexicon import rows
from pipeline.comparison.qualifiers import plain_phrase

#: Between the wordings of a concept.
SYNONYM_MARK = "|"
#: Between the part and the whole of a share.
QUOTIENT_MARK = "÷"
TITLE = "title"
KINDS = frozenset({"rate", "count", "stock", "flow", "money", "duration", "ratio", TITLE})
BETTER = frozenset({"more", "less", "neither"})


@dataclass(frozen=True, slots=True)
class Concept:
    """What is measured, whatever the wording. `part` and `whole` name the concepts that a share is made of."""

    name: str
    stage: str
    theme: str
    kind: str
    family: str
    group: str
    wordings: tuple[str, ...]
    part: str = ""
    whole: str = ""
    better: str = "more"

    def takes(self, family: str) -> bool:
        """Whether figures in units of that family can belong to it."""
        return family == self.family or (family in _LOOSE.get(self.family, ()))


#: Families of units that count the same things: 个 and 位 are said of people too, 项 of anything.
_LOOSE = {"person": ("count",), "ratio": ("person", "count", "degree", "percent"), "visits": ("person",), "degree": ("percent", "ratio", "")}
_OWN = {"比": "ratio", "人次": "visits", "": "", "倍": "degree"}


@cache
def concepts() -> dict[str, Concept]:
    """Name → concept, base lexicon before the sectors."""
    found = {}
    for row in rows("concepts"):
        part, _, whole = row["quotient"].partition(QUOTIENT_MARK)
        wordings = (row["surface"], *filter(None, row["synonyms"].split(SYNONYM_MARK)))
        found[row["surface"]] = Concept(row["surface"], row["stage"], row["theme"], row["kind"], row["family"], row["group"], wordings, part, whole, row["better"])
    return found


@cache
def by_wording() -> dict[str, Concept]:
    """Plain wording → concept."""
    return {plain_phrase(wording): concept for concept in concepts().values() for wording in concept.wordings}


@cache
def _families() -> dict[str, str]:
    return {row["surface"]: row["family"] for row in rows("units")}


@cache
def family_of(unit: str) -> str:
    """What a unit measures: `count`, `person`, `percent`, …; `元/年` is money; "" for none or an unknown one."""
    if unit in _OWN:
        return _OWN[unit]
    return _families().get(unit) or _families().get(unit.partition("/")[0], "")


@cache
def by_part_and_whole() -> dict[str, Concept]:
    """Concept of a part (标准化学校) → the concept of its share."""
    return {concept.part: concept for concept in concepts().values() if concept.part}
