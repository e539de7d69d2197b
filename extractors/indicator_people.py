"""Some of the people that were counted: `教师90名，其中音乐12名`, `入住老人260名，其中失能90名`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import any_verb, category_pattern, heads_pattern
from extractors.late import late
from extractors.lexicon import rows
from extractors.span import Span
from extractors.units import units
from extractors.wordlist import Wordlist

#: 其中|失能|90名, 其中|体音美|60人: what parts people is no longer than this.
_GROUP = late(r"(?:其中)?(?P<own>[\u4e00-\u9fffA-Z“”]{2,8})")
#: 集中供养|900人, 住校|120人: in which way people are cared for or taught, which tells them apart also without 其中.
_WAYS = re.compile(r"(?:其中[，,：:]?)?(?P<own>(?:集中|分散)(?:供养|养育|安置|照护)|(?:社会)?散居|(?:居家|机构|社区)(?:养老|供养|托养)|住校|寄宿|走读|全托|半托)")
#: 其中|省外就业|2万人, 其中|因病致贫|90人: what they do or what was done to them stands alone.
_DOES = re.compile(r"(?:就业|创业|务工|转移|上岗|参保|就读|毕业|招生|录取|升学|在读|合格|获奖|达标|上线|脱贫|致贫|返贫|死亡|受伤|缺口|短缺|[占为有得])$")


@cache
def people_nouns() -> Wordlist:
    """The ends of nouns that name people (the lexicon `counted_nouns`)."""
    return Wordlist(row["surface"] for row in rows("counted_nouns") if "人" in row["units"].split())


def names_people(noun: str) -> bool:
    """Whether the noun ends in one for people: 专任教师, 脱贫劳动力."""
    return people_nouns().before(noun, 0, len(noun)) is not None


def of_group(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`教师90名，其中音乐12名`: what stands before a number of people only says which of those that were counted before 其中; a kind of people stands alone."""
    if reading.family != "person" or phrase.action or phrase.rule != "indicator.left":
        return None
    way = _WAYS.fullmatch(phrase.indicator)
    counted = next((whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.rule not in ("indicator.bracket", "indicator.among")), None) if way else None
    if way and counted and names_people(counted.indicator):
        return replace(phrase, indicator=way["own"] + counted.indicator, spans=phrase.spans + counted.spans, rule="indicator.among")
    text, at = reading.text, reading.text.rfind("其中", reading.sentence, reading.quantity.start)
    hit = _GROUP.fullmatch(phrase.indicator) if at >= 0 and "；" not in text[at : reading.quantity.start] else None
    whole = next((whole for quantity, whole in before.latest_first() if quantity.end <= at and units().get(quantity.unit) == "person" and whole.rule != "indicator.bracket"), None) if hit else None
    first = before.quantities[-1].end <= at
    if not hit or not whole or not names_people(whole.indicator) or not (first or before.last.rule == "indicator.among" or text[before.quantities[-1].outer_end] == "、"):
        return None
    own = hit["own"]
    if names_people(own):
        return replace(phrase, indicator=own) if category_pattern().fullmatch(own) and len(own) > 1 else None  # 患者900人次，其中儿童|300人次
    if _DOES.search(own) or category_pattern().fullmatch(own) or heads_pattern().search(own) or own in whole.indicator or any(any_verb().within(own)):
        return None
    return replace(phrase, indicator=own + whole.indicator, spans=phrase.spans + whole.spans, action=whole.action, action_spans=whole.action_spans, rule="indicator.among")


#: 脱贫劳动力1.2万人，已|就业|1.1万人: what those that were counted do.
_WORK = re.compile(r"(?:转移|稳定|灵活|实现|外出)?(?:就业|务工|创业|返岗|上岗|脱贫|返乡|入住|复学|参保)")


def of_doers(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`脱贫劳动力1.2万人，已就业1.1万人`: those of the counted who did it by now."""
    last = before.last
    if reading.family != "person" or units().get(before.quantities[-1].unit) != "person" or not _WORK.fullmatch(phrase.indicator or phrase.action):
        return None
    done = phrase.spans[0] if phrase.spans else phrase.action_spans[0]
    text = reading.text
    if text[done.start - 1] != "已" or reading.clause.start - before.quantities[-1].outer_end > 1 or text[reading.skip_blanks(reading.clause.start) : done.start] != "已" or not names_people(last.indicator):
        return None
    what = Span(done.start - 1, done.end)
    return replace(phrase, indicator=last.indicator + what.of(text), spans=(*last.spans, what), action="", action_spans=(), rule="indicator.doers")
