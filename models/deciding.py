"""A decider: a classifier that is asked only where the rule that has spoken is known to err.

Each rule's precision was measured on annotated text that nothing was trained on. A rule that is right at least `CERTAIN` of the time keeps its
word; the model has a say about the others, and overrules them where it is sure enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from models.linear import Linear, best, from_json

#: A rule that is right so often is not overruled (the project's promise: a rule's certain answer stands).
CERTAIN = 0.97


def change(said: str, outcome: str) -> str:
    """The key of what a rule `said` and the model's `outcome` in its place: to turn a condition into a fact takes less than a goal."""
    return f"{said}>{outcome}"


class Decision(NamedTuple):
    """What holds, how likely it is, and whether the model said it against the rule."""

    outcome: str
    share: float
    overruled: bool


@dataclass(frozen=True, slots=True)
class Decider:
    """`precision`: rule in its situation (`rule|situation`) → share of its answers that were right; `least`: `said>outcome` → the share from
    which the model overrules what a rule said with an outcome; `heard`: the rules that were measured often enough to be overruled at all.
    """

    model: Linear
    precision: dict[str, float] = field(hash=False)
    least: dict[str, float] = field(hash=False)
    heard: frozenset[str]

    def is_certain(self, rule: str) -> bool:
        """Whether the rule's word stands: it is right often enough in this situation, or too seldom spoke for the model to know better."""
        return rule.partition("|")[0] not in self.heard or self.precision.get(rule, 0.0) >= CERTAIN

    def decide(self, rule: str, said: str, features: Iterable[str], never: Collection[str] = ()) -> Decision:
        """The rule's answer `said`, or the model's where the rule is weak and the model is sure; none of the outcomes `never`."""
        if self.is_certain(rule):
            return Decision(said, self.precision.get(rule, CERTAIN), False)
        shares = self.model.shares(features)
        barred = [*never, *(outcome for outcome, share in shares.items() if outcome != said and share < self.least.get(change(said, outcome), 1.01))]
        outcome = best(shares, barred) if said in shares else said
        return Decision(outcome, shares.get(outcome, 0.0), outcome != said)

    def as_json(self) -> dict[str, Any]:
        """What `decider_from_json` reads."""
        return {"heard": sorted(self.heard), "least": self.least, "model": self.model.as_json(), "precision": self.precision}


def decider_from_json(data: dict[str, Any]) -> Decider:
    """The decider that `Decider.as_json` wrote."""
    return Decider(from_json(data["model"]), dict(data["precision"]), dict(data["least"]), frozenset(data["heard"]))
