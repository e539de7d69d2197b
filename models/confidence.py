"""How sure a row is: one calibrated probability that all its core fields are right, and for targets one per group of fields.

A row is judged by how it was got, hardly by what it says: which rules spoke, how far the words stand from the number, how crowded the sentence is,
whether a segmenter sees the indicator's ends as ends of words, and of which kind. The weights come from rows whose rightness is known (`duibiao train`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from models.linear import Linear, from_json

NAME = "confidence"
ROW = "row"
#: A rule that spoke in fewer training rows is one of the seldom ones.
COMMON = 15
#: Table → what is judged; `row` is all core fields together.
JUDGED = {
    "targets": (ROW, "value", "indicator", "status", "deadline"),
    "deadlines": (ROW,),
    "departments": (ROW,),
    "schools": (ROW,),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """How a row was got. `rules`: field → rule name; `said`: field → short word (`status` → target); `counts`: name → number; `words`: text for its edges."""

    rules: dict[str, str] = field(hash=False)
    said: dict[str, str] = field(hash=False)
    counts: dict[str, int] = field(hash=False)
    shares: dict[str, float] = field(hash=False, default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Table → its model, and the rules that it was trained on often enough; below `review` a row should be read."""

    models: dict[str, Linear] = field(hash=False)
    known: dict[str, frozenset[str]] = field(hash=False)
    review: float

    def chances(self, table: str, facts: Facts) -> dict[str, float]:
        """What is judged of the table → its probability of being right."""
        return self.models[table].chances(features(facts, self.known[table]))

    def as_json(self) -> dict[str, Any]:
        """What `confidence_from_json` reads."""
        return {"known": {table: sorted(rules) for table, rules in self.known.items()},
                "models": {table: model.as_json() for table, model in self.models.items()}, "review": self.review}


def confidence_from_json(data: dict[str, Any]) -> Confidence:
    """The model that `Confidence.as_json` wrote."""
    known = {table: frozenset(rules) for table, rules in data["known"].items()}
    return Confidence({table: from_json(each) for table, each in data["models"].items()}, known, data["review"])


def known_rules(rows: Iterable[Facts]) -> frozenset[str]:
    """The rules, as `field:rule`, that spoke in at least `COMMON` of the rows."""
    seen = Counter(f"{name}:{rule}" for facts in rows for name, rule in facts.rules.items())
    return frozenset(rule for rule, count in seen.items() if count >= COMMON)


def features(facts: Facts, known: frozenset[str]) -> list[str]:
    """The named features of a row: rules and words, numbers by size, shares by tenths.

    All rules that are not `known` are one: a rule that no annotated row was found by is judged as the seldom ones are.
    """
    made = [said if (said := f"{name}:{rule}") in known else f"{name}:seldom" for name, rule in facts.rules.items()]
    made += [f"{name}={word}" for name, word in facts.said.items()]
    made += [f"{name}~{_size(count)}" for name, count in facts.counts.items()]
    made += [f"{name}%{int(share * 10)}" for name, share in facts.shares.items()]
    if facts.words:
        made += [f"^{facts.words[:1]}", f"^{facts.words[:2]}", f"{facts.words[-1:]}$", f"{facts.words[-2:]}$"]
    return made


def _size(count: int) -> int:
    """0, 1, 2, 3, 4, then by doubling: 5 for 5–8, 6 for 9–16, …"""
    return count if count < 5 else (count - 1).bit_length() + 2
