"""Of how many something is told: `托位数每千人口达到4.5个`, `按每万人口2名的标准配备医师`, `图书90万册，生均30册`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: |每千服务人口|, |每3万人口|, |每百名残疾人|, |每平方公里|: for how many people, or how much land.
PER_PEOPLE = r"每(?:\d[\d.]*)?[百千万亿]+[\u4e00-\u9fff]{0,4}?(?:人[口员]?(?![才工均次])|居民|职工|学生|儿童|老人)|每平方公里|每公里"
#: |每千服务人口|不少于1名, |每3万人口|配置|0.9辆, |每平方公里|20辆: the same right before the value.
_EACH = late(
    rf"(?P<each>{PER_PEOPLE})"
    r"(?P<verb>配备|配置|设置|配有|拥有|建有|有)?(?:约|至少|均)?"
)
_EACH_WIDTH = 16
_REACHED = "到达为"


def per_people(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`托位数每千人口达到4.5个`: so many for how many people belongs to the name, wherever it stands."""
    text, end = reading.text, reading.quantity.outer_start
    at = text.rfind("每", max(reading.left_from, end - _EACH_WIDTH), end) if reading.family != "money" else -1
    trimmed = reading.trim_tail(at, end)[0] if at >= 0 else end
    hit = (_EACH.fullmatch(text, at, end) or _EACH.fullmatch(text, at, trimmed)) if at >= 0 else None
    if not hit or text[at - 1] in _REACHED:
        return None
    each = Span(*hit.span("each"))
    if phrase.rule == "indicator.left" and phrase.spans and phrase.indicator and phrase.spans[0].start < at and phrase.spans[-1].end <= end:
        noun = phrase.indicator.removesuffix(hit.group()).removesuffix(each.of(text)).removesuffix("按")
        return replace(phrase, indicator=each.of(text) + noun, spans=(*phrase.spans, each), rule="indicator.per_people") if len(noun) > 1 else None
    if phrase.indicator not in ("", each.of(text), hit.group()) or not hit["verb"]:
        return None
    of_them = [whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.indicator]
    if not of_them:
        return None
    whole, verb = of_them[-1], Span(*hit.span("verb"))
    return replace(phrase, indicator=each.of(text) + whole.indicator, spans=(each, *whole.spans), action=verb.of(text), action_spans=(verb,), rule="indicator.per_people")


#: |生均|6400元, |户均|9亩: for each of them of what was named before.
_SHARE_OF_EACH = re.compile(r"(?:生|师|人|户|亩|校|村|班|床|店|企|社)均")
_OF_ALL = re.compile(r"^(?:总(?=[\u4e00-\u9fff]{2})|全年)")


def for_each(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`实训设备总值2400万元，生均5600元`: for each of them of what was measured right before in the same unit."""
    if not _SHARE_OF_EACH.fullmatch(phrase.indicator) or before.quantities[-1].unit != reading.quantity.unit or not before.last.indicator:
        return None
    whole = before.last.indicator
    if _SHARE_OF_EACH.search(whole) or reading.clause.start - before.quantities[-1].outer_end > 1:
        return None
    return replace(phrase, indicator=phrase.indicator + _OF_ALL.sub("", whole), spans=(*phrase.spans, *before.last.spans), rule="indicator.per_capita")


#: 经营性收入|保持在|村均|12万元, 收入|提高到|人均|1.5万元: each of whom it is measured for stands right before the value.
_REACHED_EACH = re.compile(
    rf"(?P<verb>保持|稳定|控制|维持|达|提高|增加|增长|提升|上升|下降|降低|减少)(?:在|到|至)?(?P<each>{_SHARE_OF_EACH.pattern})(?:约|不低于|不少于|不超过)?\Z"
)
_REACHED_WIDTH = 10


def reached_by_each(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`收入提高到人均1.5万元`: for each of them of what stands before the verb."""
    text, end = reading.text, reading.quantity.outer_start
    at = text.rfind("均", max(reading.left_from, end - _REACHED_WIDTH), end)
    if at < 0 or phrase.rule != "indicator.left" or len(phrase.spans) != 1:
        return None
    start = phrase.spans[0].start
    hit = _REACHED_EACH.search(text, start + 2, end)
    if not hit:
        return None
    each, verb, noun = Span(*hit.span("each")), Span(*hit.span("verb")), Span(start, hit.start())
    return replace(phrase, indicator=each.of(text) + noun.of(text), spans=(noun, each), action=verb.of(text), action_spans=(verb,), rule="indicator.per_capita")


#: 15处养老中心，|每处|面积: how big each of the things counted before is.
_SIZE_OF_EACH = re.compile(r"每(?P<unit>[处所个座家室间栋])(?P<size>(?:总?建筑|占地|用地|使用)?面积|(?:床|车|泊|座|学|工|摊|托|餐)位数?)")


def of_each_size(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新建养老中心15处，每处面积不低于900平方米`: the size is that of the things that were counted in the unit."""
    hit = _SIZE_OF_EACH.fullmatch(phrase.indicator)
    thing = next((whole for quantity, whole in before.latest_first() if quantity.unit == hit["unit"] and whole.indicator), None) if hit else None
    if not hit or not thing:
        return None
    return replace(phrase, indicator=thing.indicator + hit["size"], spans=(*thing.spans, *phrase.spans), rule="indicator.each_size")
