"""A noun that stands on both sides of its number: `安排农村饮水工程9个项目`, `用好省级3000万元造林补助`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_right import adjoins

#: 安排|村屯桥梁|2个项目: behind the number stands what the thing before it is one of.
_CLASS = ("项目", "工程")
#: 一中、二小|3个项目, 以上|2个项目: what is counted up by name is no class.
_NAMED = re.compile(r"[、和及与\d]|等$|^(?:以上|上述|该|这|此)")


def class_before(reading: Reading, left: Phrase, right: Phrase) -> Phrase | None:
    """`安排农村饮水工程9个项目`, `用好省级3000万元造林补助`: the noun on both sides of the number."""
    if _is_of_level(reading, left, right):
        return replace(left, indicator=left.indicator + right.indicator, spans=(*left.spans, *right.spans), rule="indicator.class_of")
    part = reading.family == "length" and left.indicator.endswith("段") and "、" not in left.indicator and adjoins(reading)  # 滨河路东段|3公里|管网
    if not part and (not reading.counts or right.indicator not in _CLASS or _NAMED.search(left.indicator)):
        return None
    if not left.action or not left.spans or left.rule != "indicator.left" or reading.quantity.outer_start != left.spans[-1].end:
        return None
    noun = left.indicator + right.indicator
    return replace(left, indicator=noun, spans=(*left.spans, *right.spans), rule="indicator.class_of")


#: 用好|省级|3000万元|造林补助: whose the things behind the number are.
_LEVEL = re.compile(r"(?:(?:(?:国家|自治区|[省市区县州旗镇乡上]{1,3})级|中央)(?:[、和及](?!$))?)+")


def _is_of_level(reading: Reading, left: Phrase, right: Phrase) -> bool:
    """Whether only a level stands before the number and a noun right behind it."""
    named = _LEVEL.fullmatch(left.indicator) is not None and right.rule == "indicator.right"
    return named and left.spans[-1].end == reading.quantity.outer_start and adjoins(reading)
