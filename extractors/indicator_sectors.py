"""Sectors of the economy, lines of business and places in lists of names that share a measure: `第二、三产业投资`, `医药、电子产业产值`, `东区、西区接待游客`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.quantities import Quantity

#: What parts the members of a list.
_SPLIT = re.compile(r"[、和与]|及(?!以[上下])|以及")
#: 一、二、三产业|增加值: the same with their numbers.
_NUMBERED_SECTORS = re.compile(r"(?:第?一[、次]?第?二[、次]?(?:和|及)?第?三次?|三[大次])产业(?P<head>[\u4e00-\u9fff]{0,6})")
#: 第二、三|产业投资: two of them.
_SOME_SECTORS = re.compile(r"(?P<which>第?[一二三](?:[、和及与]第?[一二三])+)次?产业(?P<head>[\u4e00-\u9fff]{0,6})")
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
    shared = hit is not None and hit.end() < len(pieces[-1]) and not any(_BUSINESS.search(piece) for piece in pieces[:-1])
    return pieces[-1][hit.start() :] if hit and shared and all(len(piece) < 8 for piece in pieces[:-1]) else ""


#: 城北片区、港口片区|接待游客分别增长…: places and lines of business that do something.
_DOER = re.compile(r"[\u4e00-\u9fff“”]{2,16}(?:[省市县区州旗镇乡村园业]|经济)$")


def of_each_doer(names: str, measure: str, count: int) -> list[str]:
    """`东部新区、港口新区接待游客分别增长5%、6%`: what each of those listed before the verb does; [] where they are not `count` places or lines of business."""
    members = _SPLIT.split(names)
    return [member + measure for member in members] if len(members) == count and all(map(_DOER.fullmatch, members)) else []


def are_unlike(told: Sequence[Quantity]) -> bool:
    """Whether these are amounts in units of their own (`接待游客4亿人次，旅游收入9亿元，增长15%和17%`), none of them growth itself."""
    return len({each.unit for each in told}) == len(told) > 1 and not any(each.unit in ("%", "‰", "倍", "个百分点") for each in told)
