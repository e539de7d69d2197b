"""A linear model over named features: small, readable, and applied without any library.

A feature is a string that a case has or has not (`before=达到`, `unit=所`). A weight says how much it speaks for each outcome; what the model
has never seen weighs nothing. Trained in `models.training`, stored as JSON.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

#: Every case has it.
BIAS = "bias"
#: Decimal places of a weight.
DIGITS = 4
_GRAIN = 10**DIGITS
#: A packed row of weights has so many bits for each outcome; half of the room is for sums below zero.
_LANE = 32
_HALF = 1 << (_LANE - 1)
#: The bytes of a sum for a single outcome.
_ONE_LANE = _LANE // 8


@dataclass(frozen=True, slots=True)
class Linear:
    """Outcomes in a fixed order, feature → one weight per outcome, and the temperature that makes scores honest.

    `packed` holds the weights of each feature as one whole number, so that one addition adds those of all outcomes.
    """

    outcomes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    temperature: float = 1.0
    packed: dict[str, int] = field(init=False, repr=False, compare=False)
    #: The packed weights of a case without features, and what reads the lanes of a sum.
    _start: int = field(init=False, repr=False, compare=False)
    _lanes: struct.Struct = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packed", {feature: _packed(row) for feature, row in self.weights.items()})
        object.__setattr__(self, "_start", self.packed.get(BIAS, 0) + sum(_HALF << (_LANE * lane) for lane in range(len(self.outcomes))))
        object.__setattr__(self, "_lanes", struct.Struct(f"<{len(self.outcomes)}I"))

    def scores(self, features: Iterable[str]) -> list[float]:
        """The sum of the features' weights for each outcome, divided by the temperature."""
        return self.summed(map(self.packed.get, features))

    def summed(self, packed: Iterable[int | None]) -> list[float]:
        """The scores of a case whose features have these packed weights; None is one that the model has never seen."""
        grain, whole = _GRAIN * self.temperature, sum(filter(None, packed), self._start)
        if self._lanes.size == _ONE_LANE:
            return [(whole - _HALF) / grain]
        return [(lane - _HALF) / grain for lane in self._lanes.unpack(whole.to_bytes(self._lanes.size, "little"))]

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """Outcome → its probability where exactly one of them holds; they add up to 1."""
        scores = self.scores(features)
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        whole = sum(raised)
        return {outcome: each / whole for outcome, each in zip(self.outcomes, raised, strict=True)}

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Outcome → its probability where each holds or fails by itself."""
        scores = self.scores(features)
        return {outcome: sigmoid(score) for outcome, score in zip(self.outcomes, scores, strict=True)}

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        weights = {feature: list(self.weights[feature]) for feature in sorted(self.weights)}
        return {"outcomes": list(self.outcomes), "temperature": self.temperature, "weights": weights}


def from_json(data: dict[str, Any]) -> Linear:
    """The model that `Linear.as_json` wrote."""
    weights = {feature: tuple(each) for feature, each in data["weights"].items()}
    return Linear(tuple(data["outcomes"]), weights, data["temperature"])


def _packed(row: Sequence[float]) -> int:
    """Weights as one whole number: of each the grains, in a lane of its own."""
    whole = 0
    for weight in reversed(row):
        whole = (whole << _LANE) + round(weight * _GRAIN)
    return whole


def sigmoid(score: float) -> float:
    """1 / (1 + e^-score), safe for any score."""
    return 1 / (1 + math.exp(-score)) if score >= 0 else 1 - 1 / (1 + math.exp(score))


def grams(label: str, text: str, shortest: int, longest: int) -> list[str]:
    """The character n-grams of `text` as features under `label`, each length from `shortest` to `longest`."""
    width = len(text)
    return [f"{label}{text[at : at + size]}" for size in range(shortest, longest + 1) for at in range(width - size + 1)]


def best(shares: dict[str, float], barred: Sequence[str] = ()) -> str:
    """The likeliest outcome that is not `barred`; the first of equals."""
    return max((each for each in shares if each not in barred), key=lambda each: shares[each])
