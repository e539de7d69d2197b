"""Sectors of the economy, lines of business and places in lists of names that share a measure: `第二、三产业投资`, `医药、电子产业产值`, `东区、西区接待游客`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import act_verbs
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

#: What parts the members of a list.
_SPLIT = re.compile(r"[、和与]|及(?!以[上下])|以及")
#: 一、二、三产业|增加值: the same with their numbers.
_NUMBERED_SECTORS = late(r"(?:第?一[、次]?第?二[、次]?(?:和|及)?第?三次?|三[大次])产业(?P<head>[\u4e00-\u9fff]{0,6})")
#: 第二、三|产业投资: two of them.
_SOME_SECTORS = late(r"(?P<which>第?[一二三](?:[、和及与]第?[一二三])+)次?产业(?P<head>[\u4e00-\u9fff]{0,6})")
#: 一二三产|增加值: the three sectors of the economy in one word.
_SECTORS = re.compile(r"一、?二、?三次?产(?=业?[\u4e00-\u9fff]{2})")


def sectors(names: str, count: int) -> list[str]:
    """The measure of each of `count` sectors that the names tell by number (`第一、二、三产业增加值`, `三次产业增加值`); [] where they do not."""
    numbered = _NUMBERED_SECTORS.fullmatch(names) if count == 3 else None
    if numbered:
        return [f"第{sector}产业{numbered['head']}" for sector in "一二三"]
    some = _SOME_SECTORS.fullmatch(names)
    if some and len(each := _SPLIT.split(some["which"])) == count:
        return [f"第{sector[-1]}产业{some['head']}" for sector in each]
    at = _SECTORS.search(names) if count == 3 else None
    return [names[: at.start()] + sector + "产" + names[at.end() :] for sector in "一二三"] if at else []


#: 医药、电子信息|产业产值: what several lines of business are called by, with the measure.
_BUSINESS = re.compile(r"产业(?!化)|行业|制造业")


def line_of_business(pieces: Sequence[str]) -> str:
    """What the last piece says of every line of business before it (`产业产值`), "" where it says nothing so."""
    hit = _BUSINESS.search(pieces[-1], 2)
    shared = hit is not None and hit.end() < len(pieces[-1]) and not any(_BUSINESS.search(piece) or piece.endswith("业") for piece in pieces[:-1])
    return pieces[-1][hit.start() :] if hit and shared and all(len(piece) < 8 for piece in pieces[:-1]) else ""


#: 农作物|综合机械化率|小麦、玉米, 自给率|蔬菜、猪肉: a rate, and of what it is told behind it; the class of all of them goes.
_RATE_OF = late(r"(?P<head>[\u4e00-\u9fff]{2,}?(?:率|比例|比重|占比|系数))(?P<members>[^、和及与率比重]{2,8}(?:[、和及与][^、和及与率比重]{2,8})+)")
_WHOLE_CLASS = late(r"^(?:主要|大宗|重点)*(?:农作物|粮食作物|经济作物|农产品|粮食|畜禽)(?=[\u4e00-\u9fff]{2})")


def by_rate(names: str, count: int) -> list[str]:
    """`农作物综合机械化率小麦、玉米`: the rate of each of those behind it; [] where no list of `count` stands there."""
    hit = _RATE_OF.fullmatch(names)
    members = _SPLIT.split(hit["members"]) if hit else []
    return [member + _WHOLE_CLASS.sub("", hit["head"]) for member in members] if hit and len(members) == count else []


#: 城北片区、港口片区|接待游客分别增长…: places and lines of business that do something.
_DOER = late(r"[\u4e00-\u9fff“”]{2,16}(?:[省市县区州旗镇乡村园业]|经济)$")


def of_each_doer(names: str, measure: str, count: int) -> list[str]:
    """`东部新区、港口新区接待游客分别增长5%、6%`: what each of those listed before the verb does; [] where they are not `count` places or lines of business."""
    members = _SPLIT.split(names)
    return [member + measure for member in members] if len(members) == count and all(map(_DOER.fullmatch, members)) else []


def are_unlike(told: Sequence[Quantity]) -> bool:
    """Whether these are amounts in units of their own (`接待游客4亿人次，旅游收入9亿元，增长15%和17%`), none of them growth itself."""
    return len({each.unit for each in told}) == len(told) > 1 and not any(each.unit in ("%", "‰", "倍", "个百分点") for each in told)


_SECTOR = r"[\u4e00-\u9fff“”、]{0,12}?(?:产业链?|(?<![企就职作事专毕物创开产])业|经济|集群)|(?:[\u4e00-\u9fff]{1,8}业)?(?:规上|规模以上|限上|限额以上)[\u4e00-\u9fff]{0,6}(?:企业|单位)"
_MEASURE = r"(?:总|年|全年|主营业务|营业|经营性?|销售|综合|服务|全产业链|旅游|直接)*(?:产值|收入|增加值|利润|利税|税收|销售额|交易额|营业额|成交额|零售额|进出口(?:总?额)?)"
#: 县域|绿色食品产业|实现|产值60亿元, 推动|旅游业实现收入|20亿元: a line of business, and what it comes to.
_BUSINESS_DOES = late(rf"(?P<who>{_SECTOR})(?P<verb>实现|完成)了?(?P<what>{_MEASURE})")


def of_business(reading: Reading, made: Phrase, low: int) -> Phrase | None:
    """`电子信息产业实现产值500亿元`: what a line of business comes to has its name; what anybody else does is told without who does it."""
    if reading.family != "money" or not made.spans:
        return None
    own, end = made.spans[0]
    start = reading.skip(low, own)
    hit = _BUSINESS_DOES.fullmatch(reading.text, own, end) or (_BUSINESS_DOES.fullmatch(reading.text, start, end) if not act_verbs().at(reading.text, start, own) else None)
    if not hit:
        return None
    who, verb, what = (Span(*hit.span(part)) for part in ("who", "verb", "what"))
    return replace(made, indicator=who.of(reading.text) + what.of(reading.text), spans=(who, what), action=hit["verb"], action_spans=(verb,))
