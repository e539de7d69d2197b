"""Numbers that sum up named things, whose verb is no part of a name (`推进水厂扩建、泵站改造等9个项目`: 推进), and those whose size the next number tells."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import act_verbs

#: 清淤支渠8条|长|6公里: how long or wide what is counted is, which the next number tells.
_HOW_LARGE = re.compile(r"(?:[全总均各净延单]{0,2}(?:长|宽|高|深|厚)|(?:总|合计)?(?:长度|宽度|高度|里程|面积|建筑面积|占地|占地面积|容积|库容|投资|总投资))(?:分别|共计?|达到?|约|为|近|超)?")


def tells_size(reading: Reading, words: str) -> bool:
    """Whether the words between the quantity and the next one only say what that one measures of it."""
    return reading.counts and reading.after is not None and reading.right_to == reading.after.outer_start and _HOW_LARGE.fullmatch(words) is not None


#: 水厂扩建|工程、, 泵站改造|等: what may follow a verb that ends the name of one of those that are summed up.
_ENDS_NAME = re.compile(r"(?:工程|项目|建设|改造|提升)?(?=[、等])")
_OF_LIST = "、，；：（"
#: So many characters of the name stand before it at least.
_NAME = 2


def of_list(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase without a verb that ends the name of one of those whom the number sums up (`A改造、B扩建工程等6个项目`)."""
    text, start, end = reading.text, reading.clause.start, reading.quantity.outer_start
    if not phrase.action_spans or text[end - 1] != "等":
        return phrase
    verb = phrase.action_spans[-1]
    item = max(start - 1, *(text.rfind(mark, start, verb.start) for mark in _OF_LIST))
    if verb.start - item <= _NAME or not _ENDS_NAME.match(text, verb.end, end):
        return phrase
    opening = act_verbs().at(text, reading.skip(start, end), end)
    if opening and opening.end < verb.start and text[opening.end] not in _OF_LIST:
        return replace(phrase, action=opening.of(text), action_spans=(opening,))
    return replace(phrase, action="", action_spans=())
