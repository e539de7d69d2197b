"""The learned parts that an extraction asks, each of which can be left out; the shipped ones lie in `models/artefacts/`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from models.confidence import Confidence, confidence_from_json
from models.deciding import Decider, decider_from_json

#: The parts in the order in which `duibiao train` makes them: confidence judges what the others gave.
PARTS = ("status", "confidence")


@dataclass(frozen=True, slots=True)
class Learned:
    """None where the rules stand alone (or, for confidence, where rows carry none)."""

    status: Decider | None = None
    confidence: Confidence | None = None


RULES_ALONE = Learned()


@cache
def shipped() -> Learned:
    """The parts as `duibiao train` wrote them."""
    return Learned(decider_from_json(artefact("status")), confidence_from_json(artefact("confidence")))


def artefact(name: str) -> dict[str, Any]:
    """The content of `models/artefacts/NAME.json`."""
    content: dict[str, Any] = json.loads(files("models").joinpath("artefacts", f"{name}.json").read_text(encoding="utf-8"))
    return content
