"""Numbers as a reader reads them: with their comparator, thousands marked, the unit behind."""

from __future__ import annotations

from pipeline.comparison.records import Claim

_SIGNS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "约 ", "range": "", "": ""}
#: Units that stand close to the number.
_CLOSE = ("%", "％", "‰")


def plain(value: float) -> str:
    """`28,800`, `92.3`; at most four places."""
    return f"{round(value, 4):,.4f}".rstrip("0").rstrip(".")


def with_unit(value: str, unit: str) -> str:
    """Number and unit; a ratio (unit 比) is the number alone."""
    if unit == "比":
        return value
    return f"{value}{unit}" if unit in _CLOSE else f"{value} {unit}".rstrip()


def said(claim: Claim) -> str:
    """A claim's figure: `≥ 85%`, `25–27 人`, `每周 ≥ 1 课时`; of a rank without a number what is done for it (创建)."""
    if claim.value_min is None:
        return claim.action or claim.text
    ends = dict.fromkeys(plain(value) for value in (claim.value_min, claim.value_max) if value is not None)
    often = f"{claim.frequency} " if claim.frequency else ""
    return often + _SIGNS.get(claim.comparator, "") + with_unit("–".join(ends), claim.unit)
