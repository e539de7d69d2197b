"""Values of 分别 whose names stand in the clause before, told how they fare: `中小学和幼儿园数量稳步增加，分别达到40所和60所`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_pieces import parts
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_unnamed import clause_before
from extractors.indicator_words import HAN
from extractors.quantities import Quantity

#: |分别|达到…, |力争分别|超过…: what may stand before 分别 in its clause.
_EACH = re.compile(r"\s*(?:力争|争取|确保|预计|将|均|年均|到20\d\d年){0,2}分别")
#: 分别|达到|40所, 分别|保持在|95%: what may stand between 分别 and the first value; a verb with its own object (分别惠及) tells something else.
_REACHES = re.compile(r"(?:稳定|保持|维持|控制|提高|提升|增长|增加|上升|下降|降低|减少)?(?:达到?|为|是|在|到|至|超过?|突破|不[低少高大]于|不超过|大?约|近|至少){0,3}\s?")


def each_before(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The part of the names in the clause before that the value at `place` is told of, where no number stands with them."""
    text, clause = reading.text, reading.clause
    end = clause.start - 1
    if end <= reading.sentence or text.find("分别", clause.start, reading.quantity.start) < 0 or text[end - 1] == "的":
        return None
    each, named = _EACH.match(text, clause.start), reading.clauses.at(end - 1).start
    values = [at for at, other in enumerate(quantities) if named <= other.start < clause.end]
    if not each or len(values) < 2 or place not in values or not _REACHES.fullmatch(text, each.end(), max(each.end(), quantities[values[0]].outer_start)):
        return None
    if HAN.match(text, quantities[values[-1]].outer_end):
        return None  # 分别为2000名|护理员|和300名|社工|
    whole = clause_before(reading, end)
    own = parts(whole.indicator, len(values)) if whole and whole.spans else []
    return replace(whole, indicator=own[values.index(place)], rule="indicator.each", clause_start=clause.start) if whole and own else None
