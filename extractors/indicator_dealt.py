"""Values dealt out in turn: `公开考录、定向培养分别补充医生30名和20名`, `新建甲小学、乙小学，分别设24个和30个班`.

Each of those named before 分别 gets the noun that stands beside the values, and the verb behind 分别.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.indicator_pieces import SPLIT
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import act_verbs, heads_pattern, verb_chain, verbs
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

_EACH = "分别"
#: |医生|30名和20名, 24个和30个|教学班|: what each of them gets.
_NOUN = late(r"(?:\s|约|近|各|了)*(?P<noun>[\u4e00-\u9fff“”]{2,12}?)(?:约|近|达到?|不少于|不低于)?\s*")
_NOUN_BEHIND = late(r"\s*的?(?P<noun>[\u4e00-\u9fff]{1,8})(?=[，。；、]|$)")
#: Whoever has it is a name, no condition (首次入库的) and no figure.
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z“”（）]{2,16}")
#: 全市|公开考录、定向培养…: what stands before the first name.
_LEADS = re.compile(r"(?:\s|[全我][省市县区州旗镇乡]|力争|计划|拟|将|要|通过|采取|预计)*")
#: 河口、|柳林|两|镇|: what all of them are.
_SHARED_SIGN = late(r"(?P<name>[\u4e00-\u9fff]{1,6})[两二三四五六七八九2-9]个?(?P<sign>[镇乡县区市州旗村校园地]|街道|片区|乡镇|园区)")
#: 分别|设|24个班: verbs of one character that have things counted behind them.
_SHORT = "设建"
_NO_NAME = re.compile(r"[的按对将]|^(?:通过|今|去|明|上|下)")


def dealt(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The phrase of the value at `place` of those that a verb deals out among as many names."""
    text, clause = reading.text, reading.clause
    each = text.find(_EACH, clause.start, reading.quantity.start)
    behind = each + len(_EACH)
    verb = act_verbs().at(text, behind, reading.quantity.start) if each >= 0 else None
    if each >= 0 and not verb and text[behind] in _SHORT:
        verb = Span(behind, behind + 1)
    if not verb or not (reading.counts or (reading.family in ("money", "mass", "area", "energy") and verb.end < quantities[place].outer_start and text[verb.end] not in "了约近" and not text[verb.end].isdigit())) or verb.of(text) in verbs("change") - {"新增", "增加"}:
        return None
    values = _joined(text, quantities, place, clause.end)
    noun = _noun(text, verb.end, values[0], values[-1], clause.end)
    names = _names(reading, each) if noun else []
    if not noun or len(names) != len(values) or len(values) < 2:
        return None
    name, own = names[next(at for at, value in enumerate(values) if value is quantities[place])]
    return Phrase(name + noun.of(text), (own, noun), verb.of(text), (verb,), "indicator.each", clause.start)


def _joined(text: str, quantities: Sequence[Quantity], place: int, end: int) -> list[Quantity]:
    """The values around `place` that only 、 or 和 part."""
    first, last = place, place
    while first and _joins(text, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < len(quantities) and quantities[last + 1].start < end and _joins(text, quantities[last], quantities[last + 1]):
        last += 1
    return list(quantities[first : last + 1])


def _joins(text: str, one: Quantity, two: Quantity) -> bool:
    return two.outer_start - one.outer_end <= 2 and SPLIT.fullmatch(text, one.outer_end, two.outer_start) is not None


def _noun(text: str, start: int, first: Quantity, last: Quantity, end: int) -> Span | None:
    """The noun between the verb and the values, else behind the last."""
    hit = _NOUN.fullmatch(text, start, first.outer_start) if start < first.outer_start else None
    hit = hit or (_NOUN_BEHIND.match(text, last.outer_end, end) if not text[start : first.outer_start].strip() else None)
    return Span(*hit.span("noun")) if hit else None


def _names(reading: Reading, each: int) -> list[tuple[str, Span]]:
    """The names before 分别 and where they stand, of its clause or, where it opens that, of the clause before."""
    text, clause = reading.text, reading.clause
    low, high = clause.start, each
    if not text[low:high].strip():
        high = clause.start - 1
        low = reading.clauses.at(high - 1).start if high > reading.sentence else high
        low = reading.skip(low, high)
        chain = verb_chain(text, low, high)
        low = chain.end if chain else low
    for time in reading.times:
        if low <= time.start < high:
            low = time.end if not text[low : time.start].strip() else high
    leads = _LEADS.match(text, low, high)
    low = leads.end() if leads else low
    names, at = [], low
    for joint in [*SPLIT.finditer(text, low, high), None]:
        end = joint.start() if joint else high
        names.append(Span(at + len(text[at:end]) - len(text[at:end].lstrip()), end))
        at = joint.end() if joint else high
    told = [name.of(text) for name in names]
    shared = _SHARED_SIGN.fullmatch(told[-1]) if len(told) > 1 else None
    if shared:
        told = [*(name + shared["sign"] for name in told[:-1]), shared["name"] + shared["sign"]]
    if not all(_NAME.fullmatch(name) and not _NO_NAME.search(name) and not heads_pattern().search(name) for name in told):
        return []
    return list(zip(told, names, strict=True))
