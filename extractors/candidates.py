"""Candidate phrases for a quantity: every stretch left or right of it that could name what it measures, and what it could take over.

A ranker chooses among them (`models.indicator`); the rules' own reading (`extractors.indicators`) is the first of them, and what stands where
nothing ranks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.indicators import Phrase, Reading, any_verb, category_pattern, heads_pattern, lead_pattern
from extractors.span import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to name a quantity.

    `source` says where it was taken from: `rule`, `left`, `right`, `before` (the clause before), `taken` (the previous phrase whole),
    `headed` (own words and the previous head), `owned` (the previous phrase and own words), `joined` (left and right), `part` (of 分别).
    [low, high) is the stretch of text it mainly stands on; `cut` is what stands at its open end: the reason why it starts or ends there.
    """

    phrase: Phrase
    source: str
    low: int
    high: int
    cut: str


#: Chooses one of the candidates: its place in the sequence.
Choose = Callable[[Reading, Sequence[Candidate], Sequence[Phrase]], int]

_MOST = 48  # candidates of one quantity: more are never needed, and a clause without marks must stay cheap
_SPLIT = re.compile(r"[、和及与或的，：；,;:“”（）()]|以及|并且|其中")


@cache
def _cuts() -> re.Pattern[str]:
    """Where a phrase may begin or end: verbs, marks and the words that lead in."""
    return re.compile(f"(?P<verb>{any_verb().pattern})|(?P<mark>{_SPLIT.pattern})")


def candidates(reading: Reading, rule: Phrase, named: Sequence[Phrase]) -> list[Candidate]:
    """The candidates for one quantity, the rules' phrase first, no two with the same wording and source.

    `named` holds the phrases of the sentence's quantities before this one.
    """
    low = rule.spans[0].start if rule.spans else reading.quantity.start
    high = rule.spans[-1].end if rule.spans else reading.quantity.start
    found = [Candidate(rule, "rule", low, high, "")]
    seen = {(rule.indicator, "rule")}
    for candidate in _all(reading, rule, named):
        key = (candidate.phrase.indicator, candidate.source)
        if candidate.phrase.indicator and key not in seen and len(found) < _MOST:
            seen.add(key)
            found.append(candidate)
    return found


def _all(reading: Reading, rule: Phrase, named: Sequence[Phrase]) -> Iterator[Candidate]:
    left = list(_left(reading, rule))
    right = list(_right(reading, rule))
    own = [*left[:14], *right[:8]]
    yield from left
    yield from right
    for phrase in dict.fromkeys(reversed(named[-3:])):
        yield from _taken(reading, rule, phrase, own)
    if named and named[0] not in named[-3:]:
        yield from _taken(reading, rule, named[0], own[:4])
    before = list(_before(reading, rule))
    yield from before
    for first in before[:6]:
        for second in own[:3]:
            yield _joined(reading, rule, first, second, "owned")
    for first in left[:4]:
        for second in right[:2]:
            yield _joined(reading, rule, first, second, "joined")
            yield _joined(reading, rule, second, first, "joined")


def _made(reading: Reading, rule: Phrase, low: int, high: int, source: str, cut: str, stripped: str = " \t\r\n\u3000、，,的：:") -> Candidate | None:
    text = reading.text
    while low < high and text[low] in stripped:
        low += 1
    while low < high and text[high - 1] in stripped:
        high -= 1
    if low >= high or high - low > 60:
        return None
    phrase = Phrase(re.sub(r"\s+", "", text[low:high]), (Span(low, high),), rule.action, rule.action_spans, f"indicator.{source}", reading.clause.start)
    return Candidate(phrase, source, low, high, cut)


def _starts(reading: Reading, low: int, high: int) -> list[tuple[int, str]]:
    """Places where a left phrase may begin, the nearest to the clause's start first, each with its reason."""
    text = reading.text
    lead = lead_pattern().match(text, low, high)
    first = lead.end() if lead else low
    places = [(low, "open"), (first, "lead")]
    for time in reading.times:
        if low < time.end < high:
            places.append((time.end, "time"))
    for hit in _cuts().finditer(text, low, high):
        if hit.lastgroup == "verb":
            places += [(hit.end(), "verb"), (hit.start(), "at_verb")]
        else:
            places.append((hit.end(), f"mark{hit.group()[:1]}"))
    return [(at, why) for at, why in places if at < high]


def _left(reading: Reading, rule: Phrase) -> Iterator[Candidate]:
    low, high = reading.left_from, reading.quantity.outer_start
    trimmed, _ = reading.trim_tail(low, high)
    plain = reading.trim_reach(low, high)
    ends = dict.fromkeys((trimmed, plain, reading.cut_definition(low, trimmed), reading.before_tail_verb(low, trimmed)))
    starts = _starts(reading, low, high)
    for end in ends:
        for start, why in starts:
            made = _made(reading, rule, start, end, "left", why) if start < end else None
            if made:
                yield made


def _right(reading: Reading, rule: Phrase) -> Iterator[Candidate]:
    low, high = reading.quantity.outer_end, reading.right_to
    text = reading.text
    while low < high and text[low] in "的 \t\r\n\u3000":
        low += 1
    ends = [(high, "open")]
    for time in reading.times:
        if low < time.start < high:
            ends.append((time.start, "time"))
    for hit in _cuts().finditer(text, low, high):
        if hit.lastgroup == "verb":
            ends += [(hit.start(), "verb"), (hit.end(), "at_verb")]
        else:
            ends.append((hit.start(), f"mark{hit.group()[:1]}"))
    for end, why in ends:
        made = _made(reading, rule, low, end, "right", why, " \t\r\n\u3000、，,的和及与并：:")
        if made:
            yield made
    verb = any_verb().search(text, low, high)
    if verb and verb.end() < high:
        made = _made(reading, rule, verb.end(), high, "right", "after_verb")
        if made:
            yield made


def _before(reading: Reading, rule: Phrase) -> Iterator[Candidate]:
    """Phrases of the clause before, for a clause that names nothing itself."""
    end = reading.clause.start - 1
    if end <= reading.sentence:
        return
    clause = reading.clauses.at(end - 1)
    low = max(clause.start, end - 60)
    for start, why in _starts(reading, low, end)[:12]:
        made = _made(reading, rule, start, end, "before", why)
        if made:
            yield made
    for hit in _cuts().finditer(reading.text, low, end):
        if hit.lastgroup == "verb" and hit.start() > low + 1:
            lead = lead_pattern().match(reading.text, low, hit.start())
            made = _made(reading, rule, lead.end() if lead else low, hit.start(), "before", "verb")
            if made:
                yield made
            break


def _taken(reading: Reading, rule: Phrase, previous: Phrase, own: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the previous phrase can lend: itself, its head behind own words, itself before own words."""
    if not previous.indicator:
        return
    span = previous.spans[0] if previous.spans else Span(reading.quantity.start, reading.quantity.start)
    yield Candidate(Phrase(previous.indicator, previous.spans, rule.action or previous.action, rule.action_spans or previous.action_spans,
                           "indicator.taken", reading.clause.start), "taken", span.start, span.end, "")
    for candidate in own:
        words = candidate.phrase.indicator
        if len(words) > 12:
            continue
        for head in _lent(previous.indicator):
            yield _put(rule, candidate, words + head, previous, "headed")
        if heads_pattern().fullmatch(words) or len(words) <= 6:
            yield _put(rule, candidate, previous.indicator + words, previous, "owned")
        if heads_pattern().fullmatch(words):
            for width in (2, 3, 4):
                yield _put(rule, candidate, previous.indicator[:width] + words, previous, "topic")


def _lent(indicator: str) -> list[str]:
    """The heads that a phrase can lend: without its own category word, and what stands behind its last 的 or mark."""
    category = category_pattern().match(indicator)
    lent = [indicator[category.end() :]] if category and category.end() < len(indicator) else []
    lent.append(indicator)
    for mark in ("的", "、"):
        if mark in indicator:
            lent.append(indicator.rpartition(mark)[2])
    head = heads_pattern().search(indicator)
    if head:
        lent.append(head.group())
    lent += [indicator[-width:] for width in (2, 3, 4) if len(indicator) > width]
    return list(dict.fromkeys(part for part in lent if part))


def _put(rule: Phrase, own: Candidate, wording: str, previous: Phrase, source: str) -> Candidate:
    spans = own.phrase.spans + previous.spans if source == "headed" else previous.spans + own.phrase.spans
    phrase = Phrase(wording, spans, rule.action or previous.action, rule.action_spans or previous.action_spans, f"indicator.{source}", rule.clause_start)
    return Candidate(phrase, source, own.low, own.high, own.cut)


def _joined(reading: Reading, rule: Phrase, first: Candidate, second: Candidate, source: str) -> Candidate:
    phrase = Phrase(first.phrase.indicator + second.phrase.indicator, first.phrase.spans + second.phrase.spans, rule.action, rule.action_spans,
                    f"indicator.{source}", reading.clause.start)
    return Candidate(phrase, source, first.low, second.high, second.cut)

