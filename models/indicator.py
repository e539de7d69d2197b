"""Which candidate names a quantity: features of the candidates, and the ranker's choice.

The rules' own phrase is the first candidate and carries its rule's name as a feature, so that the ranker learns where the rules can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.candidates import Candidate, candidates
from extractors.indicators import Phrase, Reading, any_verb, category_pattern, heads_pattern
from models.ranking import Ranker, load

NAME = "indicator"

_SHARE = re.compile(r"(?:率|比例|占比|比重|比|水平|程度|覆盖面|度|系数|指数|增速)$")
_ADVERB = re.compile(r"力争|争取|确保|努力|积极|大力|全[区市县省镇]|到20|每年|其中|以上|以下|左右|达到|不低于|不少于")
_PUNCTUATION = re.compile(r"[，。；：、！？,.;:!?\s（）()“”]")


def choose(reading: Reading, rule: Phrase, named: Sequence[Phrase]) -> Phrase:
    """The phrase that stands: the ranker's choice among the candidates, with the rules' phrase where it is the only one."""
    found = candidates(reading, rule, named)
    if len(found) == 1:
        return rule
    place, _ = load(NAME).best(list(features(reading, found, named)))
    return found[place].phrase


def choose_with(ranker: Ranker, reading: Reading, rule: Phrase, named: Sequence[Phrase]) -> Phrase:
    """The same with a ranker that is not the shipped one, for training and ablation."""
    found = candidates(reading, rule, named)
    return found[ranker.best(list(features(reading, found, named)))[0]].phrase


def features(reading: Reading, found: Sequence[Candidate], named: Sequence[Phrase]) -> Iterator[list[str]]:
    """The features of each candidate, in the order of `found`."""
    text, quantity = reading.text, reading.quantity
    family = reading.family or "none"
    after = text[quantity.outer_end : quantity.outer_end + 2]
    follow = "end" if not after or _PUNCTUATION.match(after) else "de" if after[0] == "的" else "verb" if any_verb().match(text, quantity.outer_end) else "noun"
    before = text[max(reading.left_from, quantity.outer_start - 1) : quantity.outer_start]
    lead = "none" if not before else "mark" if _PUNCTUATION.match(before) else "word"
    place = "first" if not named else "next"
    same_clause = "inner" if reading.before else "head"
    shared = f"{family}|{follow}|{lead}"
    rule = found[0].phrase
    previous = named[-1].indicator if named else ""
    which = "among" if text.startswith("其中", reading.clause.start) else ""
    bracket = "bracket" if reading.clause.bracketed else ""
    for candidate in found:
        words = candidate.phrase.indicator
        source = candidate.source
        made = [f"s={source}", f"s={source}|{shared}", f"s={source}|{quantity.unit}", f"s={source}|cut={candidate.cut}", f"s={source}|{place}|{same_clause}{which}{bracket}"]
        if words == rule.indicator:
            made += ["rule", f"rule={rule.rule}", f"rule={rule.rule}|{shared}"]
        made += [f"len={min(len(words), 20)}", f"s={source}|len={min(len(words) // 3, 7)}"]
        if words:
            made += _wording(words, source, family, previous)
        if source == "left":
            gap = text[candidate.high : quantity.outer_start].strip()
            ahead = text[max(0, candidate.low - 1) : candidate.low]
            made += [f"gap={gap[:6]}", f"gap={bool(gap)}|{family}|{follow}", f"ahead={ahead}", f"ahead={ahead}|{words[:1]}"]
        elif source == "right":
            behind = text[candidate.high : candidate.high + 1]
            made += [f"behind={behind}", f"behind={behind}|{words[-1:]}", f"right|{follow}|{family}|{candidate.cut}", f"behind2={text[candidate.high : candidate.high + 2]}"]
        yield made


def _wording(words: str, source: str, family: str, previous: str) -> list[str]:
    verb = any_verb().match(words)
    inner = any_verb().search(words, 1)
    head = heads_pattern().search(words)
    share = _SHARE.search(words)
    made = [f"first={words[:2]}", f"last={words[-2:]}", f"last1={words[-1]}", f"last3={words[-3:]}", f"first1={words[0]}|{source}",
            f"last1={words[-1]}|{family}", f"last2={words[-2:]}|{family}"]
    if verb:
        made += ["verb_first", f"verb_first={verb.group()}", f"verb_first|{source}"]
    if inner:
        made += ["verb_inside", f"verb_inside={inner.group()}", f"verb_inside|{source}|{bool(share)}"]
        if inner.end() == len(words):
            made.append(f"verb_last={inner.group()}|{family}")
    if head:
        made += [f"head|{family}", f"head={head.group()}|{family}", f"head_only={head.start() == 0}|{source}"]
    made.append(f"share={bool(share)}|{family}")
    if category_pattern().fullmatch(words):
        made.append(f"category|{source}|{family}")
    for sign in "的、（“及和与":
        if sign in words:
            made.append(f"has{sign}|{source}")
    if words.count("（") != words.count("）") or words.count("“") != words.count("”"):
        made.append("unbalanced")
    if any(char.isdigit() for char in words):
        made.append(f"digit|{source}")
    if _ADVERB.search(words):
        made.append("adverb")
    if previous:
        if words[-2:] == previous[-2:]:
            made.append(f"like_previous|{source}")
        if words == previous:
            made.append(f"previous|{source}|{family}")
    return made
