"""What stands in another's place is measured the same way: `新建园区亩均税收20万元，老园区15万元`, `普及率平原乡达到98%、山区乡85%`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_pieces import HEAD_SIGNS
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_unnamed import clause_before
from extractors.indicator_words import SHARE, heads_pattern, tail_category, verbs
from extractors.late import late
from extractors.span import Span

#: Nothing but a noun between the number before and this one, whatever verb it holds (|改造提升项目|不低于2400元).
_NOUN_ALONE = re.compile(r"[\u4e00-\u9fff]{2,10}")
#: |外围片区|小于3公里: areas; with them the head needs no sign of its own.
_AREAS = ("区域", "地区", "片区", "地段")
_KIND_WIDTH = 2
_RULE = "indicator.like"
#: The head stood before the first of them; that one is turned round too.
_TURNS = "indicator.like_ahead"


#: Rules that name a grant or whose it is, which no other measure takes the place of.
_GRANTS = ("indicator.each_own", "indicator.grant_rate", "indicator.granted_to", "indicator.granted_each", "indicator.granted")


def parallel(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`老城片区服务半径小于1公里，外围片区小于3公里`: the same of another of their kind, or with the head before the first."""
    if reading.counts or reading.quantity.unit != before.quantities[-1].unit or phrase.rule in _GRANTS:
        return None
    noun, verb = _noun(reading)
    if not noun or "占" in reading.text[noun.end : reading.quantity.start]:
        return None
    own = noun.of(reading.text)
    first = next((told for _, told in before.latest_first() if told.rule not in (_RULE, _TURNS)), before.last)
    head, rule = _behind(own, first.indicator, ground=reading.family == "area"), _RULE
    if not head and reading.family != "money" and not first.indicator.endswith("任务"):
        head, rule = _ahead(own, first.indicator), _TURNS
    if not head:
        return None
    return replace(phrase, indicator=own + head, spans=(noun, *first.spans), action=verb.of(reading.text) if verb else "", action_spans=(verb,) if verb else (), rule=rule)


#: A place by its name and level.
PLACE = r"[\u4e00-\u9fff]{1,6}?(?:街道|(?<!城)镇(?!街)|乡(?!镇|村)|苏木|县|(?<![片园社景小校厂库山城郊地])区|(?<!城)市|州(?![市县区])|旗|林场|农场)"
#: |河口镇|小麦, |柳林镇|1.6万亩, |甲市、乙市|15辆: places that open a name, or are all that stands before the value.
_PLACES = re.compile(rf"(?:其中)?(?P<place>{PLACE}(?:[、和]{PLACE})*)")
#: 百亿元县|市区|30个: levels are no head, but counted places themselves.
_LEVELS = "省市县区州盟旗镇乡村"
#: ，|各区县|建设站点不少于15个: all places together.
_ALL_PLACES = late(r"(?<![\u4e00-\u9fff])各(?:[区县市镇乡州旗街道（）()、]{1,8}|街道|园区)(?=[\u4e00-\u9fff])")
#: |其他县|不低于20%, 人口50万以上的|县城|不低于30%: the rest of them, or those of a kind.
_REST = re.compile(r"(?P<rest>其他|其余)?(?:县城|城市|县市|区县|乡镇|街道|园区|[市县区州旗镇乡])")
#: |常住人口100万以上的|县.
_OF_KIND = re.compile(r"[^，。；、]{2,24}(?:以上|以下|以内)的?$")


def of_area(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`河口镇小麦2万亩，柳林镇1.6万亩，其他镇0.5万亩`: places alone take what the places before them have."""
    if phrase.action or phrase.rule != "indicator.left":
        return None
    own = _PLACES.fullmatch(phrase.indicator)
    rest = _REST.fullmatch(phrase.indicator)
    kind = _OF_KIND.search(reading.text, reading.clause.start, phrase.spans[0].start) if rest and not rest["rest"] else None
    if not (own or rest) or (rest and not rest["rest"] and not kind):
        return None
    first = next((made for quantity, made in before.latest_first() if quantity.unit == reading.quantity.unit and made.rule != _RULE), before.last)
    told = _PLACES.match(first.indicator)
    if own and not told and reading.text[reading.quantity.outer_start - 1] in "各均" and len(first.indicator) > 1 and _ALL_PLACES.search(reading.text, reading.sentence, reading.clause.start):
        return replace(phrase, indicator=own["place"] + first.indicator, spans=(*phrase.spans, *first.spans), rule=_RULE)  # 各县建站点15个，高新区、经开区|各不少于8个
    whose = Span(reading.skip(kind.start(), kind.end()), kind.end()) if kind else None
    name = (whose.of(reading.text) if whose else "") + (phrase.indicator if rest or not own else own["place"])
    if not told or name in first.indicator or (own and not rest and (name[-1] in "市州") != (told["place"][-1] in "市州")):
        return None
    head = first.indicator[told.end() :]
    spans = (*((whose,) if whose else ()), *phrase.spans, *first.spans)
    return replace(phrase, indicator=name + head, spans=spans, rule=_RULE) if len(head) > 1 and head.strip(_LEVELS) else None


#: |山区县|提高到580元, |二类地区|上调到1900元, |一般产区|减少15%: places by name or by kind, with a change of their own.
_CHANGED_THERE = late(rf"(?:其中[，,：:]?)?(?P<place>{PLACE}(?:[、和]{PLACE})*|[\u4e00-\u9fff]{{1,6}}(?:[区县市镇乡]|地区|街道|基地|片区))")
_THERE = "indicator.there"


def changed_there(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`提高低保标准，其中东湖区提高到900元，西山区提高到860元`: what changes in a place is the measure told before."""
    if reading.counts or phrase.rule != "indicator.left" or phrase.action not in verbs("change") or not phrase.spans:
        return None
    own = _CHANGED_THERE.fullmatch(phrase.indicator)
    if not own:
        return None
    latest = before.quantities[-1] if before.phrases else None
    alike = latest is not None and latest.unit == reading.quantity.unit
    end = _end_of_whole(reading)
    if alike and before.last.rule == _THERE:
        there = before.last.spans[0].of(reading.text).removeprefix("其中")
        head, spans = before.last.indicator.removeprefix(there), before.last.spans[1:]
    elif alike and before.last.action == phrase.action:
        head, spans = _measure_of(before.last.indicator), before.last.spans
    elif end > reading.sentence and not (latest and latest.start >= reading.clauses.at(end - 1).start):
        whole = clause_before(reading, end)
        head, spans = (whole.indicator, whole.spans) if whole and heads_pattern().search(whole.indicator) else ("", ())
    else:
        return None
    return replace(phrase, indicator=own["place"] + head, spans=(*phrase.spans, *spans), rule=_THERE) if len(head) > 1 else None


#: 低保标准|明显提高|，其中…: that it changes, told of the whole.
_CHANGES = re.compile(r"(?:进一步|明显|稳步|大幅|逐步|持续|不断|再次|统一|全面|均|再)*(?:提高|提升|上调|调整|下调|降低|提标|调高|下降)了?$")


def _end_of_whole(reading: Reading) -> int:
    """Where the clause before 其中 ends, without that its measure changes; 0 where the clause has no 其中."""
    text, start = reading.text, reading.clause.start
    end = start - 1 if text.startswith("其中", start) else start - 3 if text.startswith("其中", max(0, start - 3)) else 0
    end -= end > 0 and text[end - 1 : end] in ("，", ",")
    changes = _CHANGES.search(text, max(reading.sentence, end - 10), end) if end > reading.sentence else None
    return changes.start() if changes else end


#: 核心区和一级保护区|农药用量|: what is measured behind the places.
_BEHIND_PLACE = late(r".*(?:[区县市镇]|(?<!城)乡|地区|街道|基地|片区)(?!生产总值)(?=[\u4e00-\u9fff]{2})")


def _measure_of(whole: str) -> str:
    """What is measured, without the place that it was measured of; "" where it is no measure."""
    place = _BEHIND_PLACE.match(whole)
    head = whole[place.end() :] if place else whole
    return head if heads_pattern().search(head) or head.endswith((*HEAD_SIGNS, "量")) else ""


#: 泊位6600个；其中，|甲县城区|800个泊位: the area of a part of what was counted before.
_WHERE = late(rf"(?:其中)?(?P<place>{PLACE}(?:城区|境内)?)")


def in_area(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新增泊位6600个；其中，甲县800个泊位、乙县900个泊位`: the same noun again is of the area before the number."""
    if phrase.rule != "indicator.right" or phrase.action or not reading.counts or before.quantities[-1].unit != reading.quantity.unit:
        return None
    if not phrase.indicator or not before.last.indicator.endswith(phrase.indicator):
        return None
    end, before_it = reading.quantity.outer_start, before.quantities[-1].outer_end
    begin = max(reading.text.rfind(mark, before_it, end) for mark in "，、；：,;和与及") + 1 or before_it
    where = _WHERE.fullmatch(reading.text, reading.skip_blanks(begin), end)
    if reading.text[before_it:begin].replace("其中", "").strip("，、；：,;和与及 ") not in ("", phrase.indicator):
        return None  # 甲新区、乙生态区两个开发区
    if not where:
        return None
    place = Span(*where.span("place"))
    return replace(phrase, indicator=place.of(reading.text) + phrase.indicator, spans=(place, *phrase.spans), rule=_RULE)


def _noun(reading: Reading) -> tuple[Span | None, Span | None]:
    """The noun that alone stands before the value, None where a head of its own ends it; and the verb of change behind it."""
    start, end = reading.skip_blanks(reading.left_from), reading.quantity.outer_start
    start += reading.text[start : start + 1] in ("、", "，")
    end, verb = reading.trim_tail(start, end) if start < end else (end, None)
    text = reading.text[start:end]
    if not _NOUN_ALONE.fullmatch(text) or text.startswith("其中") or "占" in text or text.endswith(("均", *HEAD_SIGNS)) or heads_pattern().search(text):
        return None, None
    return Span(start, end), verb


def _behind(own: str, whole: str, *, ground: bool) -> str:
    """The head behind the word that both end with (新建|园区|亩均税收, 老|园区); "" without one. A piece of `ground` is a thing itself."""
    at = whole.find(own[-_KIND_WIDTH:])
    head = whole[at + _KIND_WIDTH :] if at >= 0 else ""
    if len(head) < 2 or own in whole:
        return ""
    return head if own.endswith(_AREAS) or (not ground and heads_pattern().search(head)) else ""


#: |高标准|农田, |高质量|数据集: how good a thing is, no measure of it.
_GRADE = re.compile(r"高(?:标准|质量|水平|规格|产值|产量|效益|强度)$")


def _ahead(own: str, whole: str) -> str:
    """The head before one like it (普及率|平原乡, 山区乡); "" without one."""
    for end in range(len(whole) - 2, 1, -1):
        if whole[end] != "化" and not _GRADE.search(whole, 0, end) and (heads_pattern().search(whole[:end]) or SHARE.search(whole[:end])):
            like = whole[end:]
            alike = like[-1] == own[-1] or tail_category().fullmatch(like) is not None
            return whole[:end] if alike and not own.endswith(like) and len(like) <= 2 * len(own) else ""
    return ""


def turned(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The first of each such list with its head behind it, as the others have it."""
    made = list(phrases)
    for place in range(len(made) - 1, 0, -1):
        one, two = made[place - 1], made[place]
        if two.rule != _TURNS or one.rule == _TURNS:
            continue
        head = next((one.indicator[:end] for end in range(len(one.indicator) - 1, 1, -1) if two.indicator.endswith(one.indicator[:end]) and one.indicator[end] != "化"), "")
        if head:
            made[place - 1] = replace(one, indicator=one.indicator[len(head) :] + head, rule="indicator.turned")
    return made
