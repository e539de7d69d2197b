"""Values told in turn of those who are named right before each: `优良天数分别达到甲县220天、乙县210天`, `津贴标准提高到一级900元、二级600元`.

What stands before 分别, or before a verb that reaches the values, is measured of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_left import read_left
from extractors.indicator_pieces import HEAD_SIGNS
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import any_verb, heads_pattern
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

_EACH = ("分别", "依次")
#: 津贴标准|提高到|一级900元、二级600元: a change that comes to a value for each.
_CHANGED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<verb>提高|提升|增加|增长|上调|调整|下调|降低|下降|减少|压减|压缩|缩短|控制|达)(?:到|至|为|在)")
#: 提高到|人均900元、|每亩|600元, 最低|9元: what a value is told for or bounded by is nobody's name.
_NO_OWNER = re.compile(r"[每人户亩地单均最不全总]|平均|年均|月均|以上|左右|同期|目前|现在|上年|去年|国家|历史|较|合理|其中")
#: 完成率|分别为：|甲县76%: the verb behind 分别, which is no part of the first name.
_REACHED = re.compile(r"(?:分别|依次)(?:达到?|为|是|有|完成)?(?:了|约)?[：:]?\s*")
#: |猪|45万头、|鸡|142万羽: who has the value, right before it.
_WHOSE = late(r"(?:[、和及与，,；;]|以及)?\s*(?P<own>[\u4e00-\u9fffA-Za-z“”]{1,10}?)(?:每[人户生])?(?:每[年月天日])?(?:为|达到?)?\s*")
#: |集中供养|1800元, |机构养老|900元: how people are cared for, named by a verb.
_CARED_FOR = re.compile(r"(?:集中|分散|社会|机构|居家|社区|散居)(?:供养|养育|养老|托养|散居|照护)")
#: 各县|完成率, 县区|新增床位: all of them together are none of them.
_TO_DO = r"(?=的?(?:重点|企业|项目|工程)*(?:开工|完成|投产|竣工|完工|新增|投资|签约|落地|达标|达效|就业|入库|推进|就诊|覆盖))"
_ALL_OF_THEM = re.compile(rf"^(?:各(?:个|[市县区州旗乡镇]{{1,3}}|街道|单位|地区?)|(?:县市区|市县区?|县区|区县|县市|乡镇|镇街){_TO_DO})的?")

#: 各县|区|开工率, 乡|镇|完成率: the rest of such a word.
_REST_OF_ALL = re.compile(rf"[县市区乡镇][市区县镇街](?:(?<=各..)(?=.{{2}})|{_TO_DO})")

#: 党支部45个|，分别为|…, 园区6个（|分别为|…: what stands between those that are counted and who they are.
_OF_COUNTED = re.compile(r"\s*[，,；;：:（(]?\s*(?:其中|它们|这些)?")
#: |比|上年增长5%|和|6%: what begins a comparison, or joins values, and no name.
_OPENS = frozenset("比较由从占和及与同")


def each_own(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The phrase of the value at `place` of those that are told in turn, each behind a name of its own."""
    text = reading.text
    each = max(text.rfind(word, reading.sentence, reading.quantity.start) for word in _EACH)
    changed = _changed_before(reading, max(each, reading.clause.start))
    if changed and not (reading.sentence < each and changed.start() - each <= len("分别")):
        return _of_change(reading, quantities, place, changed)
    if each <= reading.sentence:
        return None
    begin = _REACHED.match(text, each)
    whose = _names(text, quantities, begin.end() if begin else each)
    own = next((name for quantity, name in whose if quantity is quantities[place]), None)
    if own is None or len(whose) < 2:
        return None
    counted = next((other for other in reversed(quantities[:place]) if other.outer_end <= each), None)
    if counted and _OF_COUNTED.fullmatch(text, counted.outer_end, each):  # 残疾人300人，分别为|肢体残疾|180人
        return reading.made(own.start, own.end, (), "indicator.each_own") if own.end - own.start > 2 else None
    asked = replace(reading.quantity, start=each, outer_start=each)
    whole = read_left(Reading(text, reading.clauses, reading.clauses.at(each - 1), asked, None, None, reading.times, reading.family))
    head = _ALL_OF_THEM.sub("", whole.indicator)
    head = head[1:] if head == whole.indicator and whole.spans and _REST_OF_ALL.match(text, whole.spans[0].start - 1) else head  # 县|区完成率
    if len(head) < 2 or "、" in head:
        return None
    return replace(whole, indicator=own.of(text) + head, spans=(own, *whole.spans), rule="indicator.each_own", clause_start=reading.clause.start)


#: 山区县|城镇|补差水平: where, which stands before who.
_AREA = late(r"[\u4e00-\u9fff]{1,5}(?:[区县市镇]|地区)(?=[\u4e00-\u9fff]{3})")


#: What each verb of change goes on with.
_CHANGE_SIGN = re.compile("[到为至在]")


def _changed_before(reading: Reading, start: int) -> re.Match[str] | None:
    """The verb of change before the value that somebody's name and perhaps other values stand behind."""
    text, end = reading.text, reading.quantity.outer_start
    if not _CHANGE_SIGN.search(text, start, end):
        return None
    hits = list(_CHANGED.finditer(text, start, end))
    return hits[-1] if hits and hits[-1].end() < end else None


def _of_change(reading: Reading, quantities: Sequence[Quantity], place: int, changed: re.Match[str]) -> Phrase | None:
    """`津贴标准提高到一级900元、二级600元`: the measure before the verb, of each of those behind it."""
    text = reading.text
    whose = _names(text, quantities, changed.end())
    own = next((name for quantity, name in whose if quantity is quantities[place]), None)
    if own is None or len(whose) < 2 or len({quantity.unit for quantity, _ in whose}) > 1 or any(_NO_OWNER.match(name.of(text)) for _, name in whose):
        return None
    asked = replace(reading.quantity, start=changed.start(), outer_start=changed.start())
    clause = reading.clauses.at(changed.start() - 1)
    before = next((other for other in reversed(quantities[:place]) if clause.start <= other.start and other.outer_end <= changed.start()), None)
    whole = read_left(Reading(text, reading.clauses, clause, asked, before, None, reading.times, reading.family))
    if len(whole.indicator) < 2 or not heads_pattern().search(whole.indicator):
        return None
    area = _AREA.match(whole.indicator)
    name = own.of(text) + whole.indicator if not area else area.group() + own.of(text) + whole.indicator[area.end() :]
    verbs = () if changed["verb"] == "达" else (Span(*changed.span("verb")),)
    return replace(whole, indicator=name, spans=(own, *whole.spans), action="".join(verb.of(text) for verb in verbs), action_spans=verbs, rule="indicator.each_own", clause_start=reading.clause.start)


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
    return words[0] not in _OPENS and not heads_pattern().search(words) and not words.endswith(HEAD_SIGNS) and (next(any_verb().within(words), None) is None or _CARED_FOR.fullmatch(words) is not None)
