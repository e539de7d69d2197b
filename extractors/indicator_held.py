"""Figures that several values are held against at once: `甲、乙用量不超过6万吨、3万吨，比2016年的8万吨、4万吨分别减少25%、25%`, and what they come on top of (`甲、乙用量在2016年基础上分别减少…`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import tail_change
from extractors.quantities import Quantity
from extractors.span import Span

#: |比2016年的|8万吨、4万吨分别减少25%、25%: what each of those named before is held against.
_AGAINST = re.compile(r"\s*(?:比|较|由|从)(?:(?:19|20)\d\d年[底末]?|上年|去年|“?十[一二三四]五”?期?末)的")


def held_against(reading: Reading, values: Sequence[int], quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase | None:
    """`甲、乙用量不超过6万吨、3万吨，比2016年的8万吨、4万吨分别减少25%、25%`: both figures are of each of those before, one by one."""
    text, clause, place = reading.text, reading.clause, len(named)
    if not values or not _AGAINST.fullmatch(text, clause.start, quantities[values[0]].outer_start):
        return None
    each = text.find("分别", quantities[values[0]].end, clause.end)
    old, new = [at for at in values if quantities[at].end <= each], [at for at in values if quantities[at].start > each]
    told = named[values[0] - len(old) : values[0]] if each >= 0 and place >= values[0] else []
    if len(old) < 2 or len(told) != len(old) or any(one.rule != "indicator.each" for one in told) or len(new) not in (0, len(old)):
        return None
    run = old if place in old else new
    change = tail_change().search(text, each, quantities[new[0]].outer_start) if new and run is new else None
    actions = (Span(*change.span("verb")),) if change else ()
    return replace(told[run.index(place)], action="、".join(verb.of(text) for verb in actions), action_spans=actions, rule="indicator.echo", clause_start=clause.start)


#: 化肥、农药用量|在2020年基础上|分别减少6%、8%: what the values come on top of.
_BASIS = re.compile(r"在(?:[^，。；、\d]|\d{4}年度?[底末]?){1,16}的?基础上(?:再|又|各)?$")


def without_basis(text: str, start: int, end: int) -> int:
    """The end of the names text[start:end] without what their values come on top of."""
    basis = _BASIS.search(text, start, end) if text.find("基础上", start, end) >= 0 else None
    return basis.start() if basis else end
