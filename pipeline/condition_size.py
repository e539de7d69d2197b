"""Conditions that tell how large or how far off those are of which something is said (`淘汰1万千瓦以下小火电机组`, `沿江1公里化工企业搬迁`)."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from extractors.units import units
from pipeline.situation import Situation, Spans

#: What machines, plants, buildings and vessels are sized by.
_FAMILIES = frozenset({"mass", "length", "energy", "volume"})
#: 1万千瓦|以下小火电机组|, 3吨|以下叉车|: what is built or driven piece by piece, so that no such number counts it.
_BEARER = re.compile(
    r"(?:[（(]不?含[^（）()]{0,6}[)）])?(?:及|（含）)?以[上下](?:[（(]不?含[^（）()]{0,6}[)）])?的?[^，。；、：\d和及与的]{0,10}?"
    r"(?:机组|锅炉|窑炉|高炉|转炉|电炉|炉窑|煤矿|矿井|矿山|电站|电厂|水厂|处理厂|变电站|泵站|叉车|[货客轿]车|车辆|渔船|船舶|[货油]轮|建筑|楼宇|桥梁|储罐|油罐|码头|泊位|生产线|装置|装备|设备)"
)
#: 年产10万吨|以上水泥项目|: the same of projects and firms, which lengths and powers without 年产 count together.
_PRODUCER = re.compile(r"(?:及|（含）)?以[上下]的?[^，。；、：\d和及与的]{0,10}?(?:项目|企业)")
#: 日处理6万吨|的污水处理厂三期工程|: the same without a bound.
_SIZED = re.compile(r"的[^，。；、：\d的]{0,10}?(?:电站|电厂|水厂|处理厂|焚烧厂|填埋场|变电站|泵站|水库|码头)")
_RATED = late(r"(?:[年日](?:产|处理|供|加工|出栏|屠宰|消化|销|运|吞吐|发)|单机|装机)[\u4e00-\u9fff]{0,4}$")
#: |新增|20万千瓦以上机组: what comes to be has that size together.
_CREATES = re.compile(r"(?:[新增扩加][建增设产添置]|建成|建设|投产|投用|并网|引进|购[置买]|达到?|超过?|形成|发展|储备|打造|开工|布局|规划)[^，。；、\d]{0,10}$")
#: 沿江|1公里|化工企业, 岸线|1公里|内的矿山: how far from a line those stand; 沿河8公里|污染岸线 is what is worked at.
_ALONG = re.compile(r"(?:沿[江河湖海线岸]|岸线|干流|两岸|周边|红线外)\s?$")
_STANDS, _NEAR = re.compile(r"[以之]?(?:内|范围)"), re.compile("重?化工|排污口|尾矿")
#: The widest such strip without 内 (沿江1公里化工企业), in its unit: 一公里 for chemical plants, 三公里 for tailings (长江保护法 2020).
_WIDEST = 3
#: |限制新建|单机9万千瓦以下机组: what is not to come to be.
_BARS = late(r"(?:禁止|严禁|限制|不再|不得|严控|停止|杜绝)[^，。；、\d]{0,10}$")
_REACH = 16


def of_size(case: Situation) -> Spans | None:
    """`淘汰1万千瓦以下小火电机组`, `推进日处理6万吨的污水处理厂工程`, `沿江1公里化工企业搬迁`: the first number of each."""
    quantity, text = case.quantity, case.text
    low, behind = max(case.clause.start, quantity.outer_start - _REACH), (quantity.end, case.clause.end)
    family = units().get(quantity.unit.split("/")[0], "")
    if family not in _FAMILIES:
        return None
    if family == "length" and _ALONG.search(text, low, quantity.outer_start):
        stands = _STANDS.match(text, *behind) or (_NEAR.match(text, *behind) if quantity.value_max <= _WIDEST else None)
        return (Span(*stands.span()),) if stands else None
    rated = _RATED.search(text, low, quantity.outer_start) is not None
    if quantity.comparator in (">=", "<=") and quantity.outer_end > quantity.end:
        sized = _BEARER.match(text, *behind) or (_PRODUCER.match(text, *behind) if rated else None)
    else:
        sized = _SIZED.match(text, *behind) if quantity.comparator == "=" and rated else None
    if not sized:
        return None
    comes = _CREATES.search(text, low, quantity.outer_start) and not _BARS.search(text, low, quantity.outer_start)
    return None if comes else (Span(*sized.span()),)
