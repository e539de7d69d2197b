"""A linear ranker over named features: small, readable, and applied without any library.

Trained pairwise (`models.train`): a weight says how much a feature speaks for one candidate against its rivals. Weights are stored as JSON.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Ranker:
    """Feature → weight; what it has never seen weighs nothing."""

    weights: dict[str, float]

    def score(self, features: Iterable[str]) -> float:
        """Sum of the features' weights; only differences between scores mean anything."""
        get = self.weights.get
        return sum(get(feature, 0.0) for feature in features)

    def best(self, candidates: Sequence[Iterable[str]]) -> tuple[int, float]:
        """The place of the highest score (the first of equals) and its share of the softmax over all."""
        scores = [self.score(features) for features in candidates]
        top = max(range(len(scores)), key=lambda place: (scores[place], -place))
        return top, 1.0 / sum(math.exp(min(score - scores[top], 0.0)) for score in scores)


@cache
def load(name: str) -> Ranker:
    """The shipped ranker `models/artefacts/NAME.json`."""
    data = json.loads(files("models").joinpath("artefacts", f"{name}.json").read_text(encoding="utf-8"))
    return Ranker(data["weights"])
