"""Values parted by whom or what they hold for behind 按: `公用经费按小学650元、初中850元的标准拨付`, `编制按高中1:12、初中1:13核定`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_shared import named_before
from extractors.quantities import Quantity
from extractors.span import Span

#: 按|小学|650元|、|初中|850元, 按照|城镇|每月|180元, 按生师比|高中|12:1: for whom each value holds.
_PIECE = re.compile(
    r"(?:按照?|[、和及])(?P<measure>[\u4e00-\u9fff]{1,3}比(?=[\u4e00-\u9fff]))?(?!按|每|人均|户均|生均|亩均|不[低少高超])(?P<whom>[\u4e00-\u9fffA-Z“”]{2,10}?)"
    r"(?:每[\u4e00-\u9fff]{1,6}|年)?(?:不低于|不少于|不超过|不高于|至少)?"
)
#: 800元|给予补助: what is given behind the values is named by the grant.
_GIVEN = re.compile(r"(?:元|%)?(?:的?标准)?(?:给予|予以|一次性|奖励|补助|补贴|奖补|资助|支持|扶持)")
#: |义务教育阶段|公用经费: the stages together, before what each has.
_ALL_STAGES = re.compile(r"^(?:义务教育|中小学校?|基础教育)(?:阶段|学校)?(?=..)")
#: 按造价|10%, 按投资总额: of what a share is taken.
_OF_WHAT = re.compile(r"(?:造价|价格?|总额|投资|金额|费用|成本|面积|额|标准|比例|的|以[上下])$")


def parted_by(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """Each value takes for whom it holds, and the noun before 按."""
    text, clause = reading.text, reading.clause
    at = text.rfind("按", clause.start + 2, reading.quantity.outer_start)
    if at < 0:
        return None
    first = bisect_left(quantities, at, key=attrgetter("start"))
    pieces: list[re.Match[str]] = []
    end = at
    for other in quantities[first:]:
        piece = _PIECE.fullmatch(text, end, other.outer_start) if other.unit == quantities[first].unit else None
        if not piece or _OF_WHAT.search(piece["whom"]) or any(piece.start("whom") <= time.start < piece.end("whom") for time in reading.times):
            break
        pieces.append(piece)
        end = other.outer_end
    if len(pieces) < 2 or not place - first < len(pieces) or _GIVEN.match(text, end):
        return None
    piece = pieces[place - first]
    whom = Span(*piece.span("whom"))
    if pieces[0]["measure"]:
        measure = Span(*pieces[0].span("measure"))
        return Phrase(whom.of(text) + measure.of(text), (whom, measure), "", (), "indicator.parted", clause.start)
    inside = [quantity for quantity in quantities if clause.start <= quantity.start < clause.end]
    head = named_before(reading, inside, quantities[first], at)
    if len(head.indicator) < 2:
        return None
    return Phrase(whom.of(text) + _ALL_STAGES.sub("", head.indicator), (whom, *head.spans), head.action, head.action_spans, "indicator.parted", clause.start)
