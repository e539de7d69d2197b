"""Numbers as a reader reads them: with their comparator, thousands marked, money in 万 and 亿, the unit behind."""

from __future__ import annotations

from pipeline.comparison.records import Claim

_SIGNS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "约 ", "range": "", "": ""}
#: Units that stand close to the number.
_CLOSE = ("%", "％", "‰")
#: How money is told: from so many 元 in that multiple.
_MULTIPLES = ((1e8, "亿"), (1e4, "万"))


def amount(low: float, unit: str, high: float | None = None) -> str:
    """`28,800 个`, `92.3%`, `6–8 人`, `1.5 亿元`; a ratio (unit 比) is the number alone."""
    ends = [low] if high is None or high == low else [low, high]
    if unit.startswith("元"):
        by, multiple = next(((by, name) for by, name in _MULTIPLES if max(map(abs, ends)) >= by), (1.0, ""))
        ends, unit = [each / by for each in ends], multiple + unit
    number = "–".join(map(_plain, ends))
    if unit == "比":
        return number
    return f"{number}{unit}" if unit in _CLOSE else f"{number} {unit}".rstrip()


def said(claim: Claim) -> str:
    """A claim's figure: `≥ 85%`, `25–27 人`, `每周 ≥ 1 课时`; of a rank without a number what is done for it (创建)."""
    if claim.value_min is None:
        return claim.action or claim.text
    often = f"{claim.frequency} " if claim.frequency else ""
    return often + _SIGNS.get(claim.comparator, "") + amount(claim.value_min, claim.unit, claim.value_max)


def _plain(value: float) -> str:
    return f"{round(value, 4):,.4f}".rstrip("0").rstrip(".")
