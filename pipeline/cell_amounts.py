"""The one amount that a table cell holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors import comparators
from extractors.late import late
from extractors.numerals import number
from extractors.quantities import find_quantities
from extractors.span import fold
from pipeline.cell_units import is_unit
from pipeline.document import Cell

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,10})?"
#: A number without a unit that fills its cell: `3200`, `≥94`, `[300]` (cumulative), `12-15`, `38:62`, `2.6万`.
_BARE = late(
    rf"\s*(?P<left>[^\d\s\[〔【(（–—-]{{0,5}})\s?[\[〔【(（]?\s?[<>≥≤]?\s?(?P<minus>[–—-]?)(?P<n1>{_NUMBER})\s?(?P<m1>[万亿])?"
    rf"(?:\s?(?P<dash>[-–—~～至到:：])\s?(?P<n2>{_NUMBER})\s?(?P<m2>[万亿])?)?\s?[\]〕】)）]?\s?(?P<right>[^\d\s]{{0,4}})\s*"
)
#: What may stand around the one amount of a cell.
_AROUND = re.compile(r"[\s\[\]〔〕【】()（）]*(?:力争|争取|确保|累计|合计|共计|总计|共)?(?:达到?|完成|实现|控制在|保持在?|稳定在)?[\s\[\]〔〕【】()（）]*")
_SHARE = re.compile(r"[一二三四五六七八九十]{1,3}(?:分之[一二三四五六七八九十]{1,3}|成(?:以[上下])?)")

#: 70%|（两处尚未开工）: what is remarked on the amount before it.
_REMARK = re.compile(r"(?s:(?<=.))[（(][^\d（）()]{4,40}[)）]?$")

#: 2600|*|, 93.5|①|: the mark of a note below the table.
_NOTED = re.compile(r"(?<=[\d%％\]〕】])\s?(?:[*＊※#†]{1,3}|[①-⑳¹²³]|[\[【〔]注\s?\d?[\]】〕])$")
#: [23]|个|: the unit behind a sum over the plan's years.
_SUMMED = re.compile(r"\s*(?P<sum>[\[〔【][^\[\]〔〕【】]{1,16}[\]〕】])\s?(?P<unit>[^\d\s\[\]〔〕【】（）()]{1,6})")


@dataclass(frozen=True, slots=True)
class Amount:
    """The one amount that a cell holds, [start, end) in the document; `unit` is "" where the cell writes none."""

    start: int
    end: int
    low: int | float
    high: int | float
    unit: str
    comparator: str
    #: `[300]`: the sum over the plan's years.
    cumulative: bool = False


def read_amount(text: str, cell: Cell) -> Amount | None:
    """The amount that fills the cell, with or without its unit; None where the cell says something else."""
    if cell.end - cell.start > 40:
        return None
    found = _amount_of(fold(text[cell.start : cell.end]))
    return replace(found, start=cell.start + found.start, end=cell.start + found.end) if found else None


@lru_cache(maxsize=4096)
def _amount_of(words: str) -> Amount | None:
    """The amount that fills the folded `words` of a cell, with its place in them; a cell is asked several times, and cells recur."""
    if not any(map(str.isdigit, words)) and not _SHARE.fullmatch(words):
        return None
    bracket = BRACKET.search(words)
    if bracket and bracket.start() and is_unit(bracket["unit"]):
        inner = _amount_of(words[: bracket.start()])
        return replace(inner, unit=bracket["unit"]) if inner and not inner.unit else None
    if noted := _NOTED.search(words):
        return _amount_of(words[: noted.start()])
    if (summed := _SUMMED.fullmatch(words)) and is_unit(summed["unit"]):
        inner = _amount_of(summed["sum"])
        return replace(inner, start=inner.start + summed.start("sum"), end=inner.end + summed.start("sum"), unit=summed["unit"]) if inner and not inner.unit else None
    if remark := _REMARK.search(words):
        return _amount_of(words[: remark.start()])
    bare = _BARE.fullmatch(words)
    if bare and (found := _bare(words, bare)):
        return found
    quantities = find_quantities(words)
    if len(quantities) != 1:
        return None
    (one,) = quantities
    if _AROUND.fullmatch(words, 0, one.outer_start) and _AROUND.fullmatch(words, one.outer_end):
        return Amount(one.start, one.end, one.value_min, one.value_max, one.unit, one.comparator)
    return None


def _bare(folded: str, hit: re.Match[str]) -> Amount | None:
    left, outer_start = comparators.before(folded, hit.start("minus"))
    end = max(hit.end(group) for group in ("n1", "m1", "n2", "m2"))
    right, outer_end = comparators.after(folded, end)
    if not _AROUND.fullmatch(folded, 0, outer_start) or not _AROUND.fullmatch(folded, outer_end):
        return None
    low = number(hit["n1"], hit["m1"] or hit["m2"] or "")
    high = number(hit["n2"], hit["m2"] or "") if hit["n2"] else low
    if hit["minus"]:
        low, high = -low, high if hit["n2"] else -high
    unit = ""
    if hit["dash"] in (":", "："):
        if not high:
            return None
        low = high = round(low / high, 4)
        unit = "比"
    comparator = comparators.settle(left, right, unit, many=False, ranged=low != high)
    return Amount(hit.start("minus"), end, low, high, unit, comparator, cumulative=folded.lstrip()[0] in "[〔【")


BRACKET = re.compile(r"[（(]\s*(?P<unit>[^（）()]{1,10}?)\s*[)）]\s*$")
