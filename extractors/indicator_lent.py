"""Deeds that a phrase has from elsewhere: a second measure that of the first (`改造小区31个、12万平方米`), a cap that of its grant (`按投资的6%给予补助，最高500万元`); a grant paid once
is one itself, money is won (`争取专项债券8亿元`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.units import units

#: 一次性|奖励|30万元: the grant is the deed.
_ONCE = re.compile(r"(?:一次性|再|另行?)(?P<verb>奖励|补助|补贴|奖补|资助)$")
_ONCE_WIDTH = 5
_GRANTS = ("奖励", "补助", "补贴", "奖补", "资助", "贴息", "扶持")
#: |争取|专项债券8亿元: before money a word of force tells how it is got.
_WON, _MONEY = "争取", ("资金", "债券", "国债", "经费", "补助", "补贴", "贷款", "拨款", "专款", "投资", "援助")


#: 改造小区31个|、|12万平方米, 铺设管网5公里|，共|3处: what stands between two measures of the same.
_BETWEEN = re.compile(r"、?|[、，]?(?:共计?|计|合计|总计|约)")
#: 增长5%、36万人次, 提高1岁，达到81岁: how much more is no measure beside the whole.
_MORE = ("%", "个百分点", "倍", "番", "成")


def with_deeds(text: str, quantities: Sequence[Quantity], named: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a sentence's quantities; second measures and sums that have no deed get the one that is told beside them."""
    told: list[Phrase] = []
    for place, (quantity, phrase) in enumerate(zip(quantities, named, strict=True)):
        before = told[-1] if told else None
        deed: tuple[Span, ...] | None = None
        if not phrase.action and phrase.spans:
            if before and _is_second(text, quantities[place - 1], before, quantity, phrase):
                deed = before.action_spans
            elif units().get(quantity.unit) == "money":
                deed = _deed(text, quantity, phrase, before)
        told.append(replace(phrase, action="、".join(span.of(text) for span in deed), action_spans=deed) if deed else phrase)
    return told


def _is_second(text: str, first: Quantity, before: Phrase, quantity: Quantity, phrase: Phrase) -> bool:
    """Whether the quantity measures what the one right before it did, in another unit."""
    if before.indicator != phrase.indicator or not before.action or quantity.comparator == ">" or first.unit == quantity.unit or first.unit in _MORE:
        return False
    return _BETWEEN.fullmatch(text, first.outer_end, quantity.outer_start) is not None


def _deed(text: str, quantity: Quantity, phrase: Phrase, before: Phrase | None) -> tuple[Span, ...] | None:
    """Where the deed of a sum stands whose phrase has none, None where it has none."""
    last = phrase.spans[-1]
    if before and before.action and last in before.spans and phrase.indicator.endswith(_GRANTS):
        return before.action_spans
    once = _ONCE.search(text, max(last.start, last.end - _ONCE_WIDTH), last.end) if last.end == quantity.outer_start else None
    if once:
        return (Span(*once.span("verb")),)
    first = phrase.spans[0].start
    return (Span(first - len(_WON), first),) if text.endswith(_WON, 0, first) and phrase.indicator.endswith(_MONEY) else None
