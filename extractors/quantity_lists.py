"""What quantities that stand in one list share: the comparator of its verb, its first or last value, the unit of its end or of the whole before a bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors import comparators

if TYPE_CHECKING:
    from extractors.quantities import Quantity

_JOIN = re.compile(r"[、和及与或/]|以及")
_LOOSE_JOIN = re.compile(r"/|[^，。；\n]{0,10}?[和及并、][^，。；\n]{0,10}")
_CLAUSE_START = re.compile(r"[，。；：\n][^，。；：\n]*$")
_EACH_REACH = 10  # 分别稳定在80万亩、30万吨以上: so far before the first value 分别 makes one list of unlike units
#: 改厕300户、30户以上|自然村治污12|个: the bound of the second sizes what is counted behind it.
_SIZES_NOUN = re.compile(r"的?[\u4e00-\u9fff]{2,12}\d")
_LOOK_BACK = 36  # characters before a number in which a comparator of its clause is sought


def shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give each value the comparator that its list or its verb has, and in a bracket the unit of the whole."""
    return _of_whole(text, _from_verb(text, _from_right(text, _from_left(text, _of_sum(text, _of_points(text, _of_list(text, found)))))))


def _of_list(text: str, found: list[Quantity]) -> list[Quantity]:
    """`10万、30万、50万元`: the values of a list have the unit of its last."""
    if all(quantity.unit for quantity in found):
        return found
    given = found[-1:]
    for two, one in pairwise(reversed(found)):
        unit = given[-1].unit
        alike = unit == "元" or text[two.end - len(unit) - 1] in "万亿"  # 2个800亿、3个…: no sum of the list
        takes = unit and alike and not one.unit and text[one.end - 1] in "万亿" and _JOIN.fullmatch(text, one.outer_end, two.outer_start)
        given.append(replace(one, unit=unit) if takes else one)
    return given[::-1]


#: 1.2个、|0.8个百分点: units whose head only the last of joined values has.
_POINTS = ("个百分点", "个千分点")
_DIFFERS, _DIFFERS_REACH = re.compile(r"[高低升降增减快慢落超]"), 24


def _of_points(text: str, found: list[Quantity]) -> list[Quantity]:
    """`高于全省、全市1.2个、0.8个百分点`: the head of the last unit is that of all."""
    given = found[-1:]
    for two, one in pairwise(reversed(found)):
        takes = one.unit == "个" and given[-1].unit in _POINTS and _DIFFERS.search(text, max(0, one.start - _DIFFERS_REACH), one.start) and _JOIN.fullmatch(text, one.outer_end, two.outer_start)
        given.append(replace(one, unit=given[-1].unit) if takes else one)
    return given[::-1]


#: 任务150万|，完成|170万: the sum beside the one that has a noun.
_BESIDE = re.compile(r"[，,]\s?(?:实际|已)?(?:完成|实现|支出|到位|入库|收取|发放)")


def _of_sum(text: str, found: list[Quantity]) -> list[Quantity]:
    """`收入任务150万，完成170万`: what was come by of a sum is one."""
    given = found[:1]
    for one, two in pairwise(found):
        takes = not two.unit and given[-1].unit == "元" and one.rule == two.rule == "quantity.bare" and _BESIDE.fullmatch(text, one.end, two.outer_start)
        given.append(replace(two, unit="元") if takes else two)
    return given


def _of_whole(text: str, found: list[Quantity]) -> list[Quantity]:
    """`校舍面积43.2万平方米（小学14.1万、中学21.6万）`: the parts have the unit of the whole before the bracket."""
    given = found[:1]
    unit = ""
    for one, two in pairwise(found):
        between = text[one.end : two.start]
        opened, closed = (max(map(between.rfind, marks)) for marks in ("(（", ")）"))
        unit = one.unit if opened > closed else unit if closed < 0 else ""
        given.append(replace(two, unit=unit) if unit and not two.unit and two.rule == "quantity.bare" else two)
    return given


def _from_left(text: str, found: list[Quantity]) -> list[Quantity]:
    """`超过2%、5%`, `不少于600种、900册`: a comparator before the first of joined values holds for all."""
    given = found[:1]
    carried = ""
    sized = {one.start for one, two in pairwise(found) if one.outer_end == two.outer_start < two.start}  # 超500亿元、|6个|超100亿元的园区
    for one, two in pairwise(found):
        if one.outer_start < one.start and one.outer_end == one.end and one.comparator not in ("=", "range"):
            carried = one.comparator
        parted = "分别" in text[max(0, one.outer_start - _EACH_REACH) : one.start]
        alike = two.comparator == "=" and two.start not in sized and (two.unit == one.unit or parted or text[one.end] == "或" or text[one.end : two.outer_start] == "、")
        carried = carried if alike and _JOIN.fullmatch(text, one.end, two.outer_start) else ""
        given.append(replace(two, comparator=carried) if carried else two)
    return given


def _from_right(text: str, found: list[Quantity]) -> list[Quantity]:
    """`5%、6.5%左右`: a comparator behind the last of joined values holds for all."""
    given = found[-1:]
    carried = ""
    for two, one in pairwise(reversed(found)):
        if two.outer_end > two.end and two.comparator in (">=", "<=", "~"):
            carried = two.comparator
        alike = one.unit == two.unit or "分别" in text[max(0, one.start - _EACH_REACH) : one.start]
        sizes = two.comparator == ">=" and one.outer_end == one.end and _SIZES_NOUN.match(text, two.outer_end)
        carried = carried if one.comparator == "=" and alike and not sizes and _JOIN.fullmatch(text, one.end, two.start) else ""
        given.append(replace(one, comparator=carried) if carried else one)
    return given[::-1]


def _from_verb(text: str, found: list[Quantity]) -> list[Quantity]:
    """`至少设置1间…和配备1名`: 至少 before the verb holds for each count that is joined."""
    given: list[Quantity] = []
    carried, end = "", 0
    for quantity in found:
        own = ""
        if quantity.comparator == "=":
            floor = max(end, quantity.start - _LOOK_BACK, 0)
            clause = _CLAUSE_START.search(text, floor, quantity.start)
            floor = clause.start() + 1 if clause else floor
            own = comparators.ahead(text, floor, quantity.outer_start, quantity.unit)
            if not own and carried and _LOOSE_JOIN.fullmatch(text, end, quantity.outer_start):
                own = carried
        carried, end = own, quantity.end
        given.append(replace(quantity, comparator=own) if own else quantity)
    return given


def outside_brackets(text: str, quantities: Sequence[Quantity], end: int) -> list[int]:
    """The places before `end` of the quantities that stand in no bracket (`学校12所（民办3所）、学生9000人（民办800人），分别占…`)."""
    if not end or "（" not in text[quantities[0].end : quantities[end - 1].start]:
        return list(range(end))
    low = quantities[0].start
    return [at for at in range(end) if text.rfind("（", low, quantities[at].start) <= text.rfind("）", low, quantities[at].start)]
