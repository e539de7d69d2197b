"""Classes, places and beds of the parts of one building or school: `设36个班的小学部和24个班的初中部`, `300张床位的住院楼、80张床位的康复楼`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

_HELD = "教学班|班|学位|床位|座位|席位|车位|泊位|工位|餐位|摊位|铺位|展位|机位|房间|客房|车间"
#: 36个|班的小学部|, 8个|班幼儿园|: what it has so many of, and the part that has them.
_OF_PART = late(
    rf"(?P<held>{_HELD})(?:的(?P<part>[\u4e00-\u9fff]{{1,10}}?[^的，。；、和及与各共、])|(?<=班)(?P<stage>幼儿园|小学|初中|高中|九年一贯制学校|十二年一贯制学校|完全中学))(?=[，。；、和及与各共的]|\d|$)"
)
#: |小学|部, 幼儿|部: stages of one school, which are told with what they have also where no other is.
_STAGES = re.compile(r"(?:幼儿|学前|小学|初中|高中|中学|中职|国际)部$")
#: What these begin with, by which most counts are told to be of something else.
_OPENS = frozenset("教班学床座席车泊工餐摊铺展机房客")


def of_parts(text: str, quantities: Sequence[Quantity], named: list[Phrase]) -> list[Phrase]:
    """What each part has, told with the part where several have the same."""
    found = {place: hit for place, one in enumerate(quantities)
             if one.unit in ("个", "张", "间") and text[one.outer_end : one.outer_end + 1] in _OPENS and (hit := _OF_PART.match(text, one.outer_end))}
    if not found:
        return named
    parts = {place: Span(*hit.span("part" if hit["part"] else "stage")) for place, hit in found.items()}
    told = {(found[place]["held"], part.of(text)) for place, part in parts.items()}
    for place, part in parts.items():
        held = Span(*found[place].span("held"))
        if len({each for held_too, each in told if held_too == held.of(text)}) > 1 or _STAGES.search(part.of(text)):
            named[place] = replace(named[place], indicator=part.of(text) + held.of(text), spans=(part, held), rule="indicator.of_part")
        elif found[place]["stage"]:
            named[place] = replace(named[place], indicator=held.of(text), spans=(held,), rule="indicator.of_part")
    return named
