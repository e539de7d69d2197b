"""Things that are counted in a list, and what each of them comes to: `3个省级项目、9个市级项目分别完成投资8亿元、6亿元`."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.indicator_pieces import head_joined, shared_head
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_shared import EACH_VERB
from extractors.indicator_words import COUNTING, heads_pattern
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.units import units


def counted_each(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`3个省级项目、9个市级项目分别完成投资8亿元、6亿元`: each value is of the things that are counted in its place."""
    text, clause = reading.text, reading.clause
    each = text.find("分别", clause.start, reading.quantity.start)
    inside = [at for at, quantity in enumerate(quantities) if clause.start <= quantity.start < clause.end] if each > clause.start else []
    counted, values = [at for at in inside if quantities[at].start < each], [at for at in inside if quantities[at].start > each]
    if not 1 < len(counted) == len(values) or place not in values or any(units().get(quantities[at].unit) not in COUNTING for at in counted):
        return None
    ends = [*(quantities[at].outer_start for at in counted[1:]), each]
    nouns = [Span(quantities[at].outer_end, end) for at, end in zip(counted, ends, strict=True)]
    pieces = [noun.of(text).strip("、和与及 ") for noun in nouns]
    verb = EACH_VERB.match(text, each)
    measure = Span(verb.end() if verb else each + len("分别"), quantities[values[0]].outer_start)
    if min(map(len, pieces)) < len("省级") or not heads_pattern().search(text, measure.start, measure.end):
        return None
    own = head_joined(pieces[values.index(place)], shared_head(pieces))
    actions = (Span(*verb.span("verb")),) if verb else ()
    return Phrase(own + measure.of(text).strip(), (nouns[values.index(place)], measure), "、".join(span.of(text) for span in actions), actions, "indicator.each", clause.start)
