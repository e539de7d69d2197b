"""The verbs that a number with its noun behind it depends on: those joined right before it, whatever stands before them (`在重点领域|引进、培养和扶持|80名技师`), or those of its clause."""

from __future__ import annotations

from extractors.indicator_lead import MEANS
from extractors.indicator_reading import Reading
from extractors.indicator_words import COMPOUND, act_verbs, any_verb, next_verb, verb_chain
from extractors.late import late
from extractors.span import Span

#: 引进|、|培养|和|扶持: what joins two verbs.
_JOINTS = "、和与及并"
#: 新增|完成|56个村: that it is brought to its end is told of the deed.
_ENDS = ("完成", "实现")
#: No verb has more characters.
_WIDTH = 4


def verbs_alone(text: str, low: int, high: int) -> bool:
    """Whether text[low:high] is nothing but several verbs (`遴选扶持`, `引进、培养和扶持`)."""
    verb = first = act_verbs().at(text, low, high)
    while verb and verb.end < high:
        verb = next_verb(text, verb.end, high)
    return verb is not None and verb != first and verb.end == high and not text.endswith(_ENDS, 0, high)


def joined_verbs(reading: Reading) -> tuple[Span, ...]:
    """The verbs that end right before the number, if they are several."""
    text, low, end = reading.text, reading.left_from, reading.quantity.outer_start
    found: list[Span] = []
    while end > low and (verb := any_verb().before(text, max(low, end - _WIDTH), end)):
        found.append(verb)
        end = verb.start - 1
        if text[end] not in _JOINTS:
            break
    return tuple(reversed(found)) if len(found) > 1 else ()


#: 各乡镇至少|办|1所, 全县|建|3座, 每年|修|2条: a verb of one character right before the number, behind who does it, how often or how many at least.
_SINGLE = late(r"(?:至少|每年|[要应须拟]|都|(?:^|[，；：:、])再|(?:各|每个?|全)(?:[县市区旗][（(][市区县、]{1,3}[）)]|乡镇|镇街|县区|街道|社区|行政村|[省市县区州旗镇乡村]))(?P<verb>[建修办开设挖栽种招聘购])")
_SINGLE_SIGNS, _SINGLE_WIDTH = frozenset("建修办开设挖栽种招聘购"), 12


def _single(reading: Reading) -> Span | None:
    """The verb of one character that stands right before the number, where what it stands behind shows that it is a word."""
    end = reading.quantity.outer_start
    hit = _SINGLE.search(reading.text, max(reading.clause.start, end - _SINGLE_WIDTH), end) if reading.text[end - 1] in _SINGLE_SIGNS else None
    return Span(*hit.span("verb")) if hit and hit.end() == end else None


def governing_verb(reading: Reading) -> tuple[str, tuple[Span, ...]]:
    """The verb that stood before the previous count of the same clause (`创建6个…和9个…`), else the one right before the number (`每名学生至少参加1个…`)."""
    low = reading.skip(reading.clause.start, reading.quantity.outer_start)
    means = MEANS.match(reading.text, low, reading.quantity.outer_start)
    low = means.end() if means else low
    chain = None if COMPOUND.match(reading.text, low) else verb_chain(reading.text, low, reading.quantity.outer_start)
    if not chain:
        nearest = act_verbs().before(reading.text, max(reading.left_from, reading.quantity.outer_start - _WIDTH), reading.quantity.outer_start)
        if single := _single(reading):
            return single.of(reading.text), (single,)
        if not nearest or nearest.end - nearest.start == 1 or reading.text[nearest.start - 1] == "每":
            return "", ()
        return nearest.of(reading.text), (nearest,)
    verbs = Span(chain.each[0].start, chain.each[-1].end)
    more = any_verb().at(reading.text, verbs.end, reading.quantity.outer_start)
    if more and reading.text[more.end : more.end + 1].isdigit():  # 培育|优化|13个市场及9个驿站
        return f"{verbs.of(reading.text)}、{more.of(reading.text)}", (verbs, more)
    return verbs.of(reading.text), (verbs,)
