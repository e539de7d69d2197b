"""Numbers of a pair: gap and ratio, and only where the two match."""

from __future__ import annotations

from pipeline.comparison.records import Pair
from pipeline.comparison.verdict import MILD


def measure(pair: Pair) -> None:
    """Set gap, ratio and who goes further, in place; nothing where the two do not match."""
    a, b = pair.a, pair.b
    if pair.verdict not in ("same", "convertible") and not (pair.verdict == "differs" and set(pair.differs_in) <= MILD):
        return
    if a.value_min is None or a.value_max is None or b.value_min is None or b.value_max is None:
        return
    pair.unit = a.unit
    pair.gap_min, pair.gap_max = _round(a.value_min - b.value_max), _round(a.value_max - b.value_min)
    if a.value_min == a.value_max and b.value_min == b.value_max and b.value_min:
        pair.ratio = _round(a.value_min / b.value_min)
    if pair.gap_min == pair.gap_max == 0:
        pair.ahead = "equal"
    elif pair.gap_min > 0:
        pair.ahead = "a"
    elif pair.gap_max < 0:
        pair.ahead = "b"


def _round(value: float) -> float:
    """Four places: what was computed of written numbers is not more exact."""
    return round(value, 4)
