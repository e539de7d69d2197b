"""Shares of a place whose area comes up to something: `建成区50%以上的面积达到海绵城市要求` is 达到海绵城市要求的建成区面积."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: 40%以上|的面积达到海绵城市目标要求|.
_REACHES = re.compile(r"的?(?P<what>面积|区域)(?P<reaches>(?:达到|符合|满足)[^，。；、\d]{2,16}?(?:要求|标准|目标|水平)(?:要求)?)")


def reached(reading: Reading, left: Phrase) -> Phrase | None:
    """What the share of a place comes up to, with the place and its area behind it."""
    if reading.quantity.unit != "%" or not left.indicator:
        return None
    hit = _REACHES.match(reading.text, reading.quantity.outer_end, reading.right_to)
    if not hit:
        return None
    what, reaches = Span(*hit.span("what")), Span(*hit.span("reaches"))
    name = f"{reaches.of(reading.text)}的{left.indicator}{what.of(reading.text)}"
    return replace(left, indicator=name, spans=(reaches, *left.spans, what), action="", action_spans=(), rule="indicator.reaches")


#: 东门、西门|等处|10公里街道绿化: where a stretch of something lies.
_SITES = ("等处", "等地", "等路段", "等区域", "等沿线")
#: 县城至开发区|18公里快速通道: from where to where a way runs.
_ROUTE = late(r"[\u4e00-\u9fff]{2,10}[至到][\u4e00-\u9fff]{2,12}")


def route(reading: Reading, left: Phrase, right: Phrase) -> Phrase | None:
    """`建成县城至开发区18公里快速通道`: the way by its ends, with its noun behind the number."""
    sites = left.indicator.endswith(_SITES) and reading.family in ("length", "area")
    if not sites and not (reading.family == "length" and _ROUTE.fullmatch(left.indicator)):
        return None
    if right.rule != "indicator.right" or right.action or left.rule != "indicator.left":
        return None
    if sites:
        return replace(right, action=left.action, action_spans=left.action_spans)
    return replace(right, indicator=left.indicator + right.indicator, spans=(*left.spans, *right.spans), action=left.action, action_spans=left.action_spans)
