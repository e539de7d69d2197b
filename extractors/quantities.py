"""Quantities: numbers that measure something, with range, unit and comparator.

Each numeral of the folded text is tried with `arabic_rules` or `chinese_rules` in turn; the first that reads
an amount at it wins. What a number is when it is no amount is told in `extractors.numbers`, its comparator
in `extractors.comparators`.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from extractors import comparators
from extractors.amount_rules import Rule, arabic_rules, chinese_ahead, chinese_rules
from extractors.amounts import Amount
from extractors.late import late
from extractors.negative import minus_before
from extractors.numbers import is_framed
from extractors.numeral_names import named
from extractors.quantity_lists import shared
from extractors.scanning import apart, begun_by
from extractors.span import fold
from extractors.units import units


@dataclass(slots=True)
class Quantity:
    """A stated amount. [start, end) covers number and unit, [outer_start, outer_end) its comparators as well.

    `value_min` and `value_max` are equal unless it is a range; a percentage stays as written, `万` and `亿` are
    multiplied out. `unit` is "" where none is written; `comparator` as in `extractors.comparators`.
    """

    start: int
    end: int
    value_min: int | float
    value_max: int | float
    unit: str
    comparator: str
    rule: str
    outer_start: int
    outer_end: int


#: 5|O|万元: a letter that was written for a nought.
_SLIP = re.compile(r"(?<=\d)O(?=[\d%％.万亿元个家年月日])")
#: A run of digits or one of Chinese signs.
_NUMERAL = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿](?:(?<=[0-9])[0-9]*|[零〇一二两三四五六七八九十百千万亿]*)")
#: The sign of a rule is looked for in so many characters from the numeral on; no number with its unit is longer.
_AHEAD = 64
#: Titles, tags, addresses, links and document numbers: what stands in them measures nothing.
_OUTSIDE = begun_by(
    r"《〈<h(（\[〔",
    r"(《[^《》\n]{1,120}》|〈[^〈〉\n]{1,120}〉|</?[A-Za-z][^<>\n]{0,200}>|https?://[^\s)）]{1,500}"
    r"|[(（\[〔][12]\d{3}[)）\]〕]\s?\d{1,4}\s?号"
    r"|\[[^\[\]\n]{0,300}\]\([^()\n]{1,300}\))",
)
#: A numeral behind one of these signs is part of a name, a code or another number.
_PART_OF_NAME = frozenset(f"{string.ascii_letters}{string.digits}.-/〔[")
#: 3万元/|2万元, 3万/|2万元: but a sum behind a sum is another of a list.
_IN_TURN, _ALIKE = re.compile(r"\d[千百]?(?:[万亿]元?|元)/$"), re.compile(r"\d{1,6}(?:\.\d{1,4})?[千百]?(?:[万亿]?元|[万亿](?=/\d))")
#: The same, behind a digit.
_PARTS_NUMBERS = (":", "：", "·", "•")
#: 配置|CT|2台, 占|GDP|30%: devices and measures that letters name, the number right behind.
_DEVICE = re.compile(r"(?<![A-Za-z0-9])(?:CT|DR|MRI|AED|PCR|VR|ETC|ATM|LED|GDP|CPI|PPI)$")


def find_quantities(text: str) -> list[Quantity]:
    """Every stated amount of `text`, left to right.

    Dates, ordinals, heading and document numbers, numbers inside 《titles》, slogans and counts that only frame
    a structure are no amounts. A number without a unit is one only where its wording measures (`就业人数24万`).
    """
    folded = fold(text)
    folded = _SLIP.sub("0", folded) if "O" in folded else folded
    outside = [hit.span(1) for hit in apart(_OUTSIDE, folded)]
    starts = [start for start, _ in outside]
    spoken = [numeral.start() for numeral in _NUMERAL.finditer(folded)
              if (place := bisect_right(starts, numeral.start()) - 1) < 0 or numeral.start() >= outside[place][1]]
    found: list[_Stated] = []
    read = 0  # up to here numerals belong to an amount or to what only looks like one (年产10|万吨水泥项目)
    for stated in [stated for start in spoken if (stated := _read(folded, start))]:
        if stated.numeral >= read:
            read = stated.end
            if not _measures_nothing(folded, stated):
                found.append(stated)
    return shared(folded, [_compared(folded, stated) for stated in found])


class _Stated(NamedTuple):
    """What a rule reads at a numeral, [start, end) with its minus; whether it is an amount its surroundings tell."""

    numeral: int
    start: int
    end: int
    rule: str
    amount: Amount


def _measures_nothing(text: str, stated: _Stated) -> bool:
    """Whether it frames a structure, or is part of a name or word."""
    return is_framed(text, stated.numeral) or (not text[stated.numeral].isdigit() and bool(named(text, stated.numeral, stated.end)))


def _read(text: str, start: int, *, numbered: bool = False) -> _Stated | None:
    """The amount whose first numeral stands at `start`, if any; `numbered` where the number of an item stands right before it."""
    arabic = text[start].isdigit()
    minus = minus_before(text, start) if arabic else start
    if arabic and minus == start and not numbered and _names(text, start):
        return None
    if not arabic and not chinese_ahead().match(text, start):
        return None
    ahead = text[start : start + _AHEAD]
    for rule in arabic_rules() if arabic else chinese_rules():
        hit = rule.pattern.match(text, start) if rule.sign in ahead else None
        amount = _amount_of(rule, text, hit) if hit else None
        if hit and amount and not numbered and _numbers_item(text, start, amount):
            return _read(text, text.index(".", start) + 1, numbered=True)
        if hit and amount:
            return _Stated(start, minus, hit.end(), rule.name, amount if minus == start else _below_nought(amount))
    return None


def _names(text: str, start: int) -> bool:
    """Whether the number at `start` is part of a name or code."""
    before = text[start - 1 : start]
    if before == "/" and _IN_TURN.search(text, max(0, start - 6), start) and _ALIKE.match(text, start):
        return False
    part = before in _PART_OF_NAME or (before in _PARTS_NUMBERS and text[start - 2 : start - 1].isdecimal())
    return part and not _DEVICE.search(text, max(0, start - 5), start)


def _below_nought(amount: Amount) -> Amount:
    """The amount with a minus before its first number (`-5—10℃`)."""
    ranged = amount.low != amount.high
    return amount._replace(low=-amount.low, high=amount.high if ranged else -amount.high)


#: 。|3.|11所学校: the number of an item, joined to that of the first count.
_ITEM = re.compile(r"\d{1,2}\.(?=[1-9])")
#: 。|3.|2023年: the same joined to a year.
_ITEM_OF_YEAR = re.compile(r"\d{1,2}\.(?:19|20)\d\d年")
_ITEM_OPENS = re.compile(r"[。；;：\n][ \t\u3000]*$")
#: 2.新建公厕12座 … |3.|90%的医院…: the same joined to a share, where the item before it has the number before.
_ITEM_OF_SHARE = re.compile(r"(\d{1,2})\.[1-9]\d?0?[%％]")
#: So far back the item before it begins at most.
_ITEM_REACH = 400


def _numbers_item(text: str, start: int, amount: Amount) -> bool:
    """Whether the numeral at `start` only numbers an item: things and people come whole, and so do the years of a date."""
    whole = amount.low == int(amount.low) and amount.high == int(amount.high)
    share = _ITEM_OF_SHARE.match(text, start) if amount.unit == "%" else None
    item = _ITEM if units().get(amount.unit) in ("count", "person") else _ITEM_OF_YEAR
    if whole or not (share or item.match(text, start)) or not _ITEM_OPENS.search(text, max(0, start - 4), start):
        return False
    return share is None or re.search(rf"[。；;：:\n][^\n\d]{{0,4}}{int(share[1]) - 1}[.．、](?:\d+[%％])?[^\n\d%％]", text[max(0, start - _ITEM_REACH) : start]) is not None


def _amount_of(rule: Rule, text: str, hit: re.Match[str]) -> Amount | None:
    try:
        return rule.read(text, hit)
    except ValueError:  # no numeral after all (十二三, 二〇三), told by extractors.numerals
        return None


#: ，|突破|5项关键技术, 攻关突破9个品种: a feat, no bound that is passed.
_BREAKS_THROUGH = re.compile(r"(?:[，。；、：:\s]|^|攻[克关]|重点|研发|着力|集中|力争)突破$")
_FEATS = ("项", "个", "种", "款", "类", "门")
_NOUN_BEHIND = late(r"(?:以上)?的?[\u4e00-\u9fff]{2}")


def _compared(text: str, stated: _Stated) -> Quantity:
    _, start, end, rule, (low, high, unit, many) = stated
    left, outer_start = comparators.before(text, start)
    if left == ">" and _BREAKS_THROUGH.search(text, max(0, start - 5), start) and unit in _FEATS and _NOUN_BEHIND.match(text, end):
        left, outer_start = "", start
    right, outer_end = comparators.after(text, end)
    if right == "=" and low == high:
        right, outer_end = "", end  # 3个|乡镇之间: no range
    comparator = comparators.settle(left, right, unit, many=many, ranged=low != high)
    return Quantity(start, end, low, high, unit, comparator, rule, outer_start, outer_end)
