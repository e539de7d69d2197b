"""Values told in turn of those who are named right before each: `优良天数分别达到甲县220天、乙县210天`, `饲养量分别达猪45万头、鸡142万羽`.

What stands before 分别 is measured of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_left import read_left
from extractors.indicator_pieces import HEAD_SIGNS
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import any_verb, heads_pattern
from extractors.quantities import Quantity
from extractors.span import Span

_EACH = ("分别", "依次")
#: 完成率|分别为：|甲县76%: the verb behind 分别, which is no part of the first name.
_REACHED = re.compile(r"(?:分别|依次)(?:达到?|为|是|有|完成)?(?:了|约)?[：:]?\s*")
#: |猪|45万头、|鸡|142万羽: who has the value, right before it.
_WHOSE = re.compile(r"(?:[、和及与，,；;]|以及)?\s*(?P<own>[\u4e00-\u9fffA-Za-z“”]{1,10}?)(?:为|达到?)?\s*")
#: 各县|完成率, 县区|新增床位: all of them together are none of them.
_TO_DO = r"(?=的?(?:重点|企业|项目|工程)*(?:开工|完成|投产|竣工|完工|新增|投资|签约|落地|达标|达效|就业|入库|推进|就诊|覆盖))"
_ALL_OF_THEM = re.compile(rf"^(?:各(?:个|[市县区州旗乡镇]{{1,3}}|街道|单位|地区?)|(?:县市区|市县区?|县区|区县|县市|乡镇|镇街){_TO_DO})的?")

#: 各县|区|开工率, 乡|镇|完成率: the rest of such a word.
_REST_OF_ALL = re.compile(rf"[县市区乡镇][市区县镇街](?:(?<=各..)(?=.{{2}})|{_TO_DO})")

#: |比|上年增长5%|和|6%: what begins a comparison, or joins values, and no name.
_OPENS = frozenset("比较由从占和及与同")


def each_own(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The phrase of the value at `place` of those that are told in turn, each behind a name of its own."""
    text = reading.text
    each = max(text.rfind(word, reading.sentence, reading.quantity.start) for word in _EACH)
    if each <= reading.sentence:
        return None
    begin = _REACHED.match(text, each)
    whose = _names(text, quantities, begin.end() if begin else each)
    own = next((name for quantity, name in whose if quantity is quantities[place]), None)
    if own is None or len(whose) < 2:
        return None
    asked = replace(reading.quantity, start=each, outer_start=each)
    whole = read_left(Reading(text, reading.clauses, reading.clauses.at(each - 1), asked, None, None, reading.times, reading.family))
    head = _ALL_OF_THEM.sub("", whole.indicator)
    head = head[1:] if head == whole.indicator and whole.spans and _REST_OF_ALL.match(text, whole.spans[0].start - 1) else head  # 县|区完成率
    if len(head) < 2 or "、" in head:
        return None
    return replace(whole, indicator=own.of(text) + head, spans=(own, *whole.spans), rule="indicator.each_own", clause_start=reading.clause.start)


def _names(text: str, quantities: Sequence[Quantity], start: int) -> list[tuple[Quantity, Span]]:
    """The values from `start` on that a name of their own stands before, up to the first that has none."""
    found: list[tuple[Quantity, Span]] = []
    for quantity in quantities:
        if quantity.start < start:
            continue
        hit = _WHOSE.fullmatch(text, start, quantity.outer_start)
        if not hit or not _is_name(hit["own"]):
            break
        found.append((quantity, Span(*hit.span("own"))))
        start = quantity.outer_end
    return found


def _is_name(words: str) -> bool:
    """Whether the words name somebody or something that has the value, no measure and no deed."""
    return words[0] not in _OPENS and not heads_pattern().search(words) and not words.endswith(HEAD_SIGNS) and next(any_verb().within(words), None) is None
