"""How sure a row is: one calibrated probability that all its core fields are right, and for targets one per group of fields.

A row is judged by how it was got, hardly by what it says: which rules spoke, how far the words stand from the number, how crowded the sentence is,
whether a segmenter sees the indicator's ends as ends of words, and of which kind; and by what was found out of its paper: its kind, its period, how many rows it gave.
The weights come from rows whose rightness is known (`duibiao train`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from models.linear import Linear, from_json, sigmoid

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
#: Table → what is looked at of its rows, in order. The last sign tells of what kind it is: `:` a rule, `=` a word, `~` a number by its size (`size_of`), `%` a
#: share in tenths, `^` and `$` how the indicator begins and ends.
FIELDS = {
    "targets": (
        "value:", "indicator:", "status:", "deadline:",
        "status=", "source=", "comparator=", "family=", "section=",
        "first=", "last=", "kinds=", "words=", "verbs=", "first_length=", "last_length=", "left=", "right=",
        "block=", "marks=", "recurs=", "paper=", "period=",
        "rows~", "length~", "gap~", "crowd~", "pieces~", "again~", "action~",
        "status%", "indicator%", "^", "^", "$", "$",
    ),
    "deadlines": ("found:", "kind=", "dated=", "block=", "length~"),
    "departments": ("found:", "name:", "duty:", "role=", "kind=", "block=", "list=", "behind=", "length~"),
    "schools": ("found:", "name:", "deed:", "stage=", "told=", "stage_told=", "action=", "deed=", "object=", "block=", "before=", "behind=", "length~", "list~"),
}  # fmt: skip
_RULE, _NUMBERS, _END = ":", ("~", "%"), "$"
#: Every rule that is not known.
_SELDOM = "seldom"

#: How a row was got: a fact for each field of its table, None where there is none.
Facts = tuple[str | int | None, ...]


class Judge:
    """The model of one table, and the rules that it was trained on often enough."""

    def __init__(self, table: str, model: Linear, known: frozenset[str]) -> None:
        self.model, self.known = model, known
        self._weights = tuple(self._of_field(name) for name in FIELDS[table])
        self._seldom = tuple(model.packed.get(f"{name}{_SELDOM}") if name.endswith(_RULE) else None for name in FIELDS[table])

    def _of_field(self, name: str) -> dict[str | int | None, int | None]:
        """Fact → its packed weights; of the rules all that are known, also those that weigh nothing."""
        if name.endswith(_RULE):
            return {rule.removeprefix(name): self.model.packed.get(rule) for rule in self.known if rule.startswith(name)}
        own = {feature: each for feature, each in self.model.packed.items() if (feature.endswith(name) if name == _END else feature.startswith(name))}
        facts = (feature.removesuffix(name) if name == _END else feature.removeprefix(name) for feature in own)
        return dict(zip(map(int, facts) if name.endswith(_NUMBERS) else facts, own.values(), strict=True))

    def chances(self, facts: Facts) -> dict[str, float]:
        """What is judged of the table → its probability of being right."""
        return dict(zip(self.model.outcomes, self.judged(facts), strict=True))

    def judged(self, facts: Facts) -> list[float]:
        """The same in the order of `JUDGED`."""
        return [sigmoid(score) for score in self.model.summed(map(dict.get, self._weights, facts, self._seldom))]


@dataclass(frozen=True, slots=True)
class Confidence:
    """Table → who judges it; below `review` a row should be read."""

    judges: dict[str, Judge] = field(hash=False)
    review: float

    def as_json(self) -> dict[str, Any]:
        """What `confidence_from_json` reads."""
        return {"known": {table: sorted(judge.known) for table, judge in self.judges.items()},
                "models": {table: judge.model.as_json() for table, judge in self.judges.items()}, "review": self.review}


def confidence_from_json(data: dict[str, Any]) -> Confidence:
    """The model that `Confidence.as_json` wrote."""
    return Confidence({table: Judge(table, from_json(model), frozenset(data["known"][table])) for table, model in data["models"].items()}, data["review"])


def known_rules(table: str, rows: Iterable[Facts]) -> frozenset[str]:
    """The rules, as `field:rule`, that spoke in at least `COMMON` of the rows."""
    seen = Counter(f"{name}{rule}" for facts in rows for name, rule in zip(FIELDS[table], facts, strict=True) if name.endswith(_RULE))
    return frozenset(rule for rule, count in seen.items() if count >= COMMON)


def features(table: str, facts: Facts, known: frozenset[str]) -> list[str]:
    """The names under which a model is trained on the facts of a row: `Judge` looks up what they weigh.

    All rules that are not `known` are one: a rule that no annotated row was found by is judged as the seldom ones are.
    """
    told = [(name, fact) for name, fact in zip(FIELDS[table], facts, strict=True) if fact is not None]
    named = [f"{fact}{name}" if name == _END else f"{name}{fact}" for name, fact in told]
    return [f"{name}{_SELDOM}" if name.endswith(_RULE) and feature not in known else feature for (name, _), feature in zip(told, named, strict=True)]


def size_of(count: int) -> int:
    """0, 1, 2, 3, 4, then by doubling: 5 for 5–8, 6 for 9–16, …"""
    return count if count < 5 else (count - 1).bit_length() + 2
