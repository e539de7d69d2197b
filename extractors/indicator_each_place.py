"""Places that each do so much of the same (`东溪县改造公厕40座，渔洋县改造公厕30座`): a quota per place has the place before its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_parallel import PLACE
from extractors.indicator_reading import Phrase
from extractors.places import is_place_name
from extractors.span import Span

#: |长沙、株洲将各|建成托育园: the places before the verb.
_DOES = re.compile(r"\s*(?:其中[，,：:]?)?(?P<places>(?![全我各本该每其])[\u4e00-\u9fff、]{2,40}?)(?:今年|明年|将|计划|预计|拟|力争|要|须|已|共|累计|各|每年|分别|均|至少|再)*")
_NAMED = re.compile(PLACE)
#: |省级|将建成…: the places of a level together.
_GOVERNED = ("省级", "市级", "区级", "县级")
_SPLIT = re.compile(r"[、和及]")
_LEVELS = ("", "省", "市", "县", "区")
_SIDES = ("indicator.left", "indicator.right", "indicator.among")


def of_each_place(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, each with its place where at least two places of the sentence do the same."""
    if len(phrases) < 2:
        return phrases
    whose = [_places(text, phrase) for phrase in phrases]
    return [_with_place(text, phrase, own) if own and _is_shared(text, phrase, own, phrases, whose) else phrase for phrase, own in zip(phrases, whose, strict=True)]


def _places(text: str, phrase: Phrase) -> Span | None:
    """The places before the verb of the phrase, which opens its clause."""
    if phrase.rule not in _SIDES or not phrase.spans or not phrase.action_spans or phrase.action_spans[0].start - phrase.clause_start < 2:
        return None
    hit = _DOES.fullmatch(text, phrase.clause_start, phrase.action_spans[0].start)
    return Span(*hit.span("places")) if hit and all(_NAMED.fullmatch(place) or place in _GOVERNED or any(is_place_name(place + level) for level in _LEVELS) for place in _SPLIT.split(hit["places"])) else None


def _is_shared(text: str, phrase: Phrase, own: Span, phrases: Sequence[Phrase], whose: Sequence[Span | None]) -> bool:
    """Whether other places do the same to the same."""
    return any(other and other.of(text) != own.of(text) and like.indicator == phrase.indicator and like.action == phrase.action for like, other in zip(phrases, whose, strict=True))


def _with_place(text: str, phrase: Phrase, own: Span) -> Phrase:
    return replace(phrase, indicator=own.of(text) + phrase.indicator, spans=(own, *phrase.spans), rule="indicator.each_place")
