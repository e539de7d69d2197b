"""A body that was found in running text, before its role is known."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.body_names import Kind, kind_of
from extractors.places import is_place_name


class Found(NamedTuple):
    """A body at [start, end); `name` has an elided head restored. A `bare` one counts only with a duty."""

    start: int
    end: int
    name: str
    kind: Kind
    rule: str
    bare: bool = False


#: 县粮食局|家属院, 区工商局|小区: a place that is called after a body.
_PLACES = ("小区", "家属", "宿舍", "住宅", "公寓", "大院", "旧址", "老院", "门口", "路口", "门前", "片区")
#: 自然资源局片区|所|, 住建局住宅|处|: there it is an office of the body.
_OFFICE, _OFFICE_REACH = re.compile(r"(?:片区|住宅|公寓|大院|门前)[^，。；、：:\s]{0,12}?(?:[所处科办组]|中心)"), 16
#: A longer word that goes on where the body's name ends: 教育局长, 教育部门, 市委托, 政府采购.
_RUNS_ON = {
    "局": ("长", "面", "部", "限", "势", "中", "域", "级", *_PLACES),
    "部": ("门", "分", "队", "署", "位", "件", "落", "长"),
    "委": ("托", "员", "党校", *_PLACES),
    "办": tuple("学理法公事好园医案结件证展"),
    "厅": ("长", "级", *_PLACES),
    "府": ("性", "采购", "购买", "引导基金", "投资", "补贴", "补助", "专项债", "债", "网站", "门户", "公报",
          "驻地", "所在地", "举债", "主导", "指导价", "定价", *_PLACES),
    "指": ("标", "南", "数", "导", "挥", "定", "出", "引", "示"),
    "关": ("特殊", "监管", "注册", "系"),
    "会": ("议", "员", "长"),
}


def named_at(text: str, start: int, end: int, rule: str) -> Found:
    name = "".join(text[start:end].split())
    return Found(start, end, name, kind_of(name), rule)


def runs_on(text: str, word: str, end: int) -> bool:
    """Whether what stands at `end` makes another word of it (教育局|长, but not 税务总局|长沙市 or 河长办)."""
    if not text.startswith(_RUNS_ON.get(word[-1], ()), end) or text.startswith("部署", end) or _OFFICE.match(text, end, end + _OFFICE_REACH):
        return False
    return text[end] != "长" or not any(is_place_name(text[end : end + width]) for width in (2, 3, 4))
