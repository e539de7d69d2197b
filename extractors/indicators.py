"""Indicator phrases: what a quantity measures, as the text names it, and the verbs that it depends on.

The phrase stands left of the number (`体育公园40个`), right of it (`40个体育公园`), or its head stands with a
neighbour in the list (`国家级湿地公园2个、省级5个` → `省级湿地公园`). Each rule names what it took; the spans point into the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from extractors.clauses import Clause, Clauses
from extractors.indicator_alike import of_one_stage, twins
from extractors.indicator_borne import borne
from extractors.indicator_classed import class_before
from extractors.indicator_counted_each import counted_each
from extractors.indicator_dealt import dealt
from extractors.indicator_each_before import each_before
from extractors.indicator_each_own import each_own
from extractors.indicator_each_place import of_each_place
from extractors.indicator_grant_lists import granted_alike
from extractors.indicator_grant_standards import allowed
from extractors.indicator_grant_takers import granted_each
from extractors.indicator_grants import granted
from extractors.indicator_headed import head_behind
from extractors.indicator_joined import governing_verb, joined_verbs
from extractors.indicator_lead import head_of
from extractors.indicator_left import Bounds, bounds_left, left_within
from extractors.indicator_lent import with_deeds
from extractors.indicator_lists import carried
from extractors.indicator_of_parts import of_parts
from extractors.indicator_parallel import turned
from extractors.indicator_parted import in_proportion, parted_by, parted_each, parted_into
from extractors.indicator_pointed import pointed_back
from extractors.indicator_reaches import reached, route
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_record import record_of
from extractors.indicator_right import (
    DIMENSION,
    EXPERIENCED,
    OF_SIZE,
    SIZE_FIRST,
    SUMMED,
    read_right,
)
from extractors.indicator_shared import echoed, shared
from extractors.indicator_side import prefers_right, verbs_before
from extractors.indicator_sized import SCALE, SIZE_OF, described, exceeds, rated, scale_of, scaled
from extractors.indicator_summed import of_list
from extractors.indicator_words import COUNTING, HAN, OF_THINGS, any_verb, last_verb, verb_chain
from extractors.quantities import Quantity
from extractors.span import Span, Spanned
from extractors.units import family_of, units

__all__ = ["Phrase", "Spoken", "name_quantities", "name_sentences"]

#: Neighbours of a quantity are looked for among so many on each side.
_NEIGHBOURS = 6


def name_quantities(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    times: Sequence[Spanned] = (),
    clauses: Clauses | None = None,
) -> list[Phrase]:
    """One phrase for each of the sentence's quantities, in order; the sentence is text[start:end].

    `times` are the time expressions of the sentence: they are no part of an indicator. A quantity whose noun is not found gets an
    empty indicator.
    """
    return name_sentences(text, [Spoken(clauses or Clauses(text, start, end), quantities, times)])[0]


class Spoken(NamedTuple):
    """A sentence by its clauses, its quantities in order, and its time expressions."""

    clauses: Clauses
    quantities: Sequence[Quantity]
    times: Sequence[Spanned]


def name_sentences(text: str, sentences: Sequence[Spoken]) -> list[list[Phrase]]:
    """`name_quantities` for many sentences: each step is taken for all of them before the next, so that its patterns stay in the processor's cache."""
    homes = [[clauses.at(quantity.start) for quantity in quantities] for clauses, quantities, _ in sentences]
    asked = [(_reading(text, each.clauses, own, each.quantities, place, each.times), each.quantities, place) for each, own in zip(sentences, homes, strict=True) for place in range(len(own))]
    given: list[Phrase | None] = [None] * len(asked)
    for step in _GIVEN:
        given = [found or step(*one) for found, one in zip(given, asked, strict=True)]
    bounds = [found or bounds_left(reading) for found, (reading, _, _) in zip(given, asked, strict=True)]
    heads = [head_of(reading, found.low, found.high) if isinstance(found, Bounds) else 0 for found, (reading, _, _) in zip(bounds, asked, strict=True)]
    left = [left_within(reading, found, head) if isinstance(found, Bounds) else found for found, head, (reading, _, _) in zip(bounds, heads, asked, strict=True)]
    beside = [found or _read(reading, before) for found, before, (reading, _, _) in zip(given, left, asked, strict=True)]
    told = zip(asked, given, beside, strict=True)
    return [_named(text, each.quantities, own, islice(told, len(own))) for each, own in zip(sentences, homes, strict=True)]


#: A quantity's surroundings, the quantities of its sentence, and its place among them.
_Asked = tuple[Reading, Sequence[Quantity], int]
#: What tells of itself what a number measures, in order of precedence.
_GIVEN: tuple[Callable[[Reading, Sequence[Quantity], int], Phrase | None], ...] = (lambda reading, *_: borne(reading), granted_each, lambda reading, *_: granted(reading), lambda reading, *_: allowed(reading), dealt, parted_by, parted_into, parted_each, shared, each_own, each_before, counted_each, described, scaled, lambda reading, *_: rated(reading))


def _named(text: str, quantities: Sequence[Quantity], homes: Sequence[Clause], told: Iterable[tuple[_Asked, Phrase | None, Phrase]]) -> list[Phrase]:
    """What the quantities of one sentence measure: what is given, what was said before, or what stands beside each."""
    named: list[Phrase] = []
    for (reading, _, _), given, beside in told:
        found = given or echoed(reading, homes, quantities, named) or beside
        named.append(carried(reading, pointed_back(found, named), quantities, named))
    whole = of_one_stage(of_parts(text, quantities, of_each_place(text, turned(twins(granted_alike(text, quantities, head_behind(text, quantities, _doubled(text, quantities, named))))))))
    return with_deeds(text, quantities, whole)


def _doubled(text: str, quantities: Sequence[Quantity], named: list[Phrase]) -> list[Phrase]:
    """`465幢23万平方米|房屋`, `3万平方米、420户|危房`: two measures in a row have the noun behind the second, where none stands before the first."""
    for place, (one, two) in enumerate(pairwise(quantities)):
        if one.unit == two.unit or named[place + 1].rule not in _FROM_BEHIND:
            continue
        nameless = not named[place].indicator or named[place].rule in _FROM_BEFORE
        if (nameless and _in_a_row(text, one, two)) or (text[one.outer_start - 1] == "等" and _IN_ALL.fullmatch(text, one.outer_end, two.outer_start)):
            named[place] = replace(named[place + 1], rule="indicator.doubled")
    return named


def _in_a_row(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether nothing parts two measures, or a 、 such as things have."""
    if one.outer_end == two.outer_start:
        return two.unit[-1:] != "岁"
    return text[one.outer_end : two.outer_start] == "、" and family_of(one.unit) in OF_THINGS and family_of(two.unit) in OF_THINGS and family_of(two.unit) != "person"


#: 甲渠、乙渠等6条|共计|24公里灌溉渠道: a second measure of those that were counted by name.
_IN_ALL = re.compile(r"[、，]?(?:共计?|合计|总计|累计)?")
#: Rules that found no noun beside the number, and those that found one behind it.
_FROM_BEFORE = ("indicator.previous", "indicator.clause_before")
_FROM_BEHIND = ("indicator.right", "indicator.some_of")

# --- the surroundings -----------------------------------------------------------------------------------------------------

#: 60|岁以上|老人体检率达到80%: an age or a bound that is part of the name of what the next number measures.
_MODIFIER = re.compile(
    r"(?:周?岁|个?月龄)(?:及?以[上下]|至)?(?=[\u4e00-\u9fff])(?!的|提高|提升|增|延长|上升|下降|达)"
    r"|(?:米|公里|分钟|小时)(?:半径|范围|服务圈|服务半径)?内?(?=[\u4e00-\u9fff]{0,10}(?:率|比例|占比))"
    r"|元及?以[上下](?=[\u4e00-\u9fff]{0,6}项目[\u4e00-\u9fff]{0,4}\d)|[^\d，。；、%元人名]{1,4}及?以[上下](?!的|提[高升]|增|升至|降至|上[升调]|下[降调]|降低|减少|扩大|压[减缩]|缩[短小减])(?=[\u4e00-\u9fff]{2,14}\d)"
    r"|[^\d，。；]{1,4}及?以[上下](?=的?[\u4e00-\u9fff]{1,12}(?:人数|占比|比例|率|比重)(?:达|为|不|超|控|提|力|约|保|稳|$|\d))"
)
#: 年收入20万元以上|的村|达到80%: who is meant by the bound, of whom so large a share is told.
_WHOSE_SHARE = re.compile(r"的[\u4e00-\u9fff]{1,8}?(?:要|力争)?(?:达到?|占|稳定在|保持在)")
#: A modifier and what it belongs to stand in one clause, no number between, no farther apart than this.
_BARRED = re.compile(r"[，。；、：,;\d]")
#: 100亩以上|每亩补贴80元: what is given stands in no name.
_EARNED = re.compile(r"(?:每[\u4e00-\u9fff]{1,3})?(?:一次性|再|分别)?(?:给予|奖励|奖补|补助|补贴|资助)")
_OF_MEASURE = re.compile(r"(?:均投资|产值|收入|营收|税收|利润|规模|面积|额)$")
#: 3岁以下婴幼儿托位数由|2020年|的0.7个: a year bars nothing.
_YEAR = re.compile(r"(?:19|20)\d\d年")
_MODIFIER_REACH = 40

#: 12名|驻岛满|8年的医生, 2座||9米高的水塔: which are counted, told by how long they do something or how high they are.
_WHO = re.compile(r"[\u4e00-\u9fff]{0,10}")
#: 30万平方米|节水率|不低于20%的灌区: which are measured, told by a rate of theirs.
_RATE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:率|占比|等级|强度|产)")


def _reading(text: str, clauses: Clauses, homes: Sequence[Clause], quantities: Sequence[Quantity], place: int,
             times: Sequence[Spanned]) -> Reading:
    """The surroundings of the quantity at `place`; `homes` holds the clause of each."""
    home = homes[place]
    quantity = _with_year(text, home, _past_bracket(text, home, quantities[place]))
    first, last = max(0, place - _NEIGHBOURS), min(len(quantities), place + _NEIGHBOURS + 1)
    earlier = (quantities[other] for other in range(place - 1, first - 1, -1) if homes[other] == home)
    before = next((other for other in earlier if not _modifies(text, other, quantity)), None)
    later = (other for other in quantities[place + 1 : last] if home.start <= other.start < home.end and other.start >= quantity.outer_end)
    after = next((other for other in later if not (_ages(text, quantity, other) or _bounds(text, quantity, other) or _sizes(text, quantity, other))), None)
    return Reading(text, clauses, home, quantity, before, after, times, family_of(quantity.unit), quantities[place - 1] if place else None)


#: 完成60所|（小学40所、初中20所）|学校标准化建设: how the counted are made up, before their noun.
_MADE_UP = re.compile(r"[（(][^（）()\n]{0,40}?\d[^（）()\n]{0,40}[）)](?=的?[\u4e00-\u9fff]{2})")


def _past_bracket(text: str, home: Clause, quantity: Quantity) -> Quantity:
    """The quantity up to the noun behind a bracket with numbers, where a verb stands right before it."""
    end = quantity.outer_end
    hit = _MADE_UP.match(text, end, home.end) if text[end : end + 1] in tuple("（(") and units().get(quantity.unit) in COUNTING else None
    start = quantity.outer_start - (text[quantity.outer_start - 1] == "了")
    return replace(quantity, outer_end=hit.end()) if hit and any_verb().before(text, home.start, start) else quantity


#: 公布了10件|2024年|民生实事: a year opens the noun behind the number.
_OPENING_YEAR = re.compile(r"(?:19|20)\d\d年度?(?![底末前初起内])(?=[\u4e00-\u9fff]{2})")


def _with_year(text: str, home: Clause, quantity: Quantity) -> Quantity:
    """The quantity up to the noun that a year opens, where a verb stands before the number."""
    if text[quantity.outer_end : quantity.outer_end + 1] not in ("1", "2") or units().get(quantity.unit) != "count":
        return quantity
    year = _OPENING_YEAR.match(text, quantity.outer_end, home.end)
    verb = year and (text[quantity.outer_start - 1] == "了" or last_verb(text, home.start, quantity.outer_start))
    return replace(quantity, outer_end=year.end()) if year and verb else quantity


#: 3万名|城乡|65岁以上老年人, 500名|在校|14岁以下女生: who they are, before their age.
_OF_WHOM = re.compile(r"(?:(?![有满达至为近超对含均])[\u4e00-\u9fff、]){0,10}(?<!年龄)(?<!其中)")


def _ages(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the second number is the age of those that the first counts (`7万名|35-64岁妇女`)."""
    if not two.unit.endswith("岁"):
        return False
    told = units().get(one.unit) == "person" and HAN.match(text, two.outer_end) is not None
    return two.outer_start == one.outer_end or (told and _OF_WHOM.fullmatch(text, one.outer_end, two.outer_start) is not None)


def _bounds(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the second number is a bound that opens the noun of the first (`12个|30亿元以上项目`)."""
    return two.outer_start == one.outer_end and units().get(one.unit) == "count" and (
        (units().get(two.unit) != "count" and OF_SIZE.match(text, two.start) is not None) or SIZE_FIRST.match(text, two.start) is not None
    )


#: 50名|具有|5年以上经验的技师: so far ahead stand the years.
_TO_YEARS = 2
#: 120公里|宽度不小于3.5米的|通组路, 500名|家庭年收入低于3万元的|学生: what may be described by a size that 的 follows, beside things.
_DESCRIBED = ("person", "area", "length")


def _sizes(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the second number only says how big those are that the first counts (`100所|在校生3500人以上的|学校`)."""
    between, of = text[one.outer_end : two.outer_start], text.startswith("的", two.outer_end)
    if units().get(one.unit) in COUNTING and ((of and units().get(two.unit) == "time") or DIMENSION.match(text, two.end)):
        return _WHO.fullmatch(between) is not None
    if units().get(one.unit) == "count" and exceeds(text, between, two):
        return True
    if units().get(one.unit) == "person" and EXPERIENCED.match(text, one.outer_end) and two.start - one.outer_end <= _TO_YEARS:
        return True
    if of and units().get(two.unit) == "money" and SUMMED.match(text, one.outer_end):
        return True
    described = units().get(one.unit) in _DESCRIBED and of
    if described and _RATE.fullmatch(between):
        return True
    return (described or units().get(one.unit) == "count" or one.unit == "次") and SIZE_OF.fullmatch(between) is not None and (of or (two.outer_end > two.end and HAN.match(text, two.outer_end) is not None))


def _modifies(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the first number is part of the name of what the second measures."""
    whose = two.unit == "%" and one.outer_end > one.end and _WHOSE_SHARE.fullmatch(text, one.outer_end, two.start) is not None
    if two.start - one.end >= _MODIFIER_REACH or not (whose or _MODIFIER.match(text, one.end - len(one.unit))) or _EARNED.match(text, one.outer_end):
        return False
    if _sizes(text, one, two):
        return False  # 3家以上|年加工产值过千万元|的合作社
    if units().get(two.unit) in COUNTING and _OF_MEASURE.search(text, max(0, one.outer_start - 4), one.outer_start):
        return False  # 年产值|2亿元以上企业: the bound is that of the measure
    return not _BARRED.search(_YEAR.sub("", text[one.outer_end : two.outer_start]))


# --- left or right --------------------------------------------------------------------------------------------------------

#: 投入|900万元|用于校车更新: what the money is for.
_OUTLAYS = ("投入", "投资")
#: 安排|300万元|用于工作室建设: the same of money that has no name.
_PUTS_ASIDE = ("安排", "拨付", "拿出", "筹集", "筹措", "列支")
_SET_ASIDE = re.compile(r"用于(?:支持|开展|实施)?(?P<what>[\u4e00-\u9fff“”]{2,16})(?=[，。；]|$)")
_SPENT = re.compile(
    r"[，,]?(?:主要|重点|全力|全面|大力|积极|先后)*(?:用于)?(?:实施|保障|提供|支持|推进|推动|开展|建设|购置|改造|修缮|新建|修建|落实|完成|抓好|办好)了?"
    r"(?:[约近]?\d[\d.]*[万亿]?(?:平方米|公里|亩|[个件所座处名项家]))?的?(?P<what>[\u4e00-\u9fff“”、]{2,24})(?=[，。；]|$)"
)


def _read(reading: Reading, left: Phrase) -> Phrase:
    """The phrase right of the quantity, or `left`, which stands on that side."""
    shares = in_proportion(reading, left) if reading.quantity.unit == "比" else None
    if shares:
        return shares
    set_aside = _SET_ASIDE.match(reading.text, reading.quantity.outer_end, reading.right_to) if not left.indicator and left.action in _PUTS_ASIDE else None
    if set_aside:
        what = Span(*set_aside.span("what"))
        return replace(left, indicator=what.of(reading.text), spans=(what,), rule="indicator.spent_on")
    spent = _spent_on(reading, left) or record_of(reading, left) or reached(reading, left)
    if spent:
        return spent
    whose = _WHOSE_SIZE.match(reading.text, reading.quantity.outer_end, reading.right_to) if left.indicator in _SIZES else None
    if whose:
        what = Span(*whose.span("what"))
        return replace(left, indicator=what.of(reading.text) + left.indicator, spans=(what, *left.spans), rule="indicator.size_of")
    right = read_right(reading, left)
    right = right and scale_of(reading, right)
    left = verbs_before(reading, left, right) if right else left
    way = right and route(reading, left, right)
    if way:
        return way
    named = right and class_before(reading, left, right)
    if named:
        return named
    measures = right and _measures_of(reading, right)
    if measures:
        return measures
    groups = _projects_of(left, right) or _groups_of(reading, left, right) or _lessons_of(reading, right) if right else None
    if groups:
        return groups
    if not right or not prefers_right(reading, left, right):
        return left
    if right.action and (not left.action or right.rule == "indicator.granted"):
        return right
    several = joined_verbs(reading) if left.indicator else ()
    if several:
        return of_list(reading, replace(right, action="、".join(verb.of(reading.text) for verb in several), action_spans=several))
    if left.action:
        return of_list(reading, replace(right, action=left.action, action_spans=left.action_spans))
    action, spans = governing_verb(reading)
    return of_list(reading, replace(right, action=action, action_spans=spans))


#: 规模不低于1亿元的|发展基金, 时间不少于30分钟的|课间活动: a size told before what has it.
_SIZES = ("规模", "总规模", "首期规模", "时间", "时长")
#: 出台|稳就业|20条|政策措施: what the measures are for stands before their number.
_MEASURES = re.compile(r"(?:具体|政策|工作|改革|若干|硬|惠[企民])*(?:措施|举措|政策)")
_MEASURES_FOR = re.compile(r"(?P<verb>出台|推出|制定|制定出台|发布|提出|落实|实施)了?(?P<what>[\u4e00-\u9fff“”]{2,16})$")


def _spent_on(reading: Reading, left: Phrase) -> Phrase | None:
    """`投入900万元用于校车更新`, `投入900万元，修缮校舍`: what the money is for, also in the clause behind it."""
    if left.rule != "indicator.grant" or left.action not in _OUTLAYS:
        return None
    hit = _SPENT.match(reading.text, reading.quantity.outer_end, reading.clauses.whole.end)
    if not hit:
        return None
    what = Span(*hit.span("what"))
    return replace(left, indicator=what.of(reading.text).replace("的", "") + left.indicator, spans=(what, *left.spans), rule="indicator.spent_on")


def _measures_of(reading: Reading, right: Phrase) -> Phrase | None:
    """`出台稳就业20条措施`: the noun on both sides of the number; `制定优化营商环境35条措施`: the measures are for a deed."""
    if reading.quantity.unit != "条" or not _MEASURES.fullmatch(right.indicator):
        return None
    hit = _MEASURES_FOR.match(reading.text, reading.skip(reading.left_from, reading.quantity.outer_start), reading.quantity.outer_start)
    if not hit:
        return None
    verb, what = Span(*hit.span("verb")), Span(*hit.span("what"))
    return replace(right, indicator=what.of(reading.text) + right.indicator, spans=(what, *right.spans), action=verb.of(reading.text), action_spans=(verb,))


_WHOSE_SIZE = re.compile(r"的(?P<what>[\u4e00-\u9fff“”]{2,16}?)(?:签约|落地|揭牌|成立|组建|启动|投运|运营|投产)*(?=[，。；、]|$)")
#: 小学|24个|班, 初中部设|24个|教学班, 初中为|360个|学位: classes, places and points are those of whom stands before the number.
_GROUPS_OF = ("班", "班级", "教学班", "点", "学位")
#: 小学18个|班和|初中12个班: what the number before counts.
_GROUPS_BEFORE = re.compile(r"^(?:教学班|班级?|学位)[、和及与]")
_WHOSE_GROUPS = re.compile(r"(?:小学|初中|高中|中学|学校|[一二三四五六七八九十][中小幼]|校区|幼儿园|学部|新生|(?:小学|[初高]中)部|自行车)(?P<has>共?[设有开])?$")
#: |初中部，|设24个教学班: the part of the school in a clause of its own.
_PART_OF_SCHOOL = re.compile(r"(?:其中)?(?P<part>(?:幼儿|小学|[初高]中)部)")


def _projects_of(left: Phrase, right: Phrase) -> Phrase | None:
    """`安排村级公路20个项目`: the noun on both sides of the number."""
    if right.indicator != "项目" or left.action not in _PLANS or len(left.indicator) < 2 or left.indicator.endswith("项目") or not left.spans:
        return None
    return replace(left, indicator=left.indicator + right.indicator, spans=(*left.spans, *right.spans), rule="indicator.groups_of")


_PLANS = ("安排", "实施", "申报", "谋划", "储备", "争取")


def _groups_of(reading: Reading, left: Phrase, right: Phrase) -> Phrase | None:
    """The groups behind the number as those of whom stands before it; a limit (`小学不超过36个班`) tells of none."""
    if right.indicator not in _GROUPS_OF or reading.quantity.comparator != "=":
        return None
    end = reading.quantity.outer_start
    verb = (Span(end - 1, end),) if reading.text[end - 1] in "设开" else left.action_spans
    action = "、".join(span.of(reading.text) for span in verb)
    part = None if left.indicator else _clause_of_part(reading)
    if part:
        return replace(right, indicator=part.of(reading.text) + right.indicator, spans=(part, *right.spans), action=action,
                       action_spans=verb, rule="indicator.groups_of")
    whose = _WHOSE_GROUPS.search(left.indicator)
    if not whose and not (right.indicator == "点" and left.indicator):
        return None
    owner = left.indicator.removesuffix(whose["has"]) if whose and whose["has"] else left.indicator
    return replace(left, indicator=_GROUPS_BEFORE.sub("", SCALE.sub("", owner)) + right.indicator, spans=(*left.spans, *right.spans), action=action, action_spans=verb, rule="indicator.groups_of")


def _clause_of_part(reading: Reading) -> Span | None:
    """The part of a school that the clause before names and nothing else."""
    end = reading.clause.start - 1
    if end <= reading.sentence:
        return None
    hit = _PART_OF_SCHOOL.fullmatch(reading.text, reading.clauses.at(end - 1).start, end)
    return Span(*hit.span("part")) if hit else None


#: |小学低段（1～2年级）|每周3节体育课: for whom lessons are held, right before how often.
_FOR_STAGE = re.compile(
    r"(?P<stage>(?:小学|初中|(?:普通)?高中|中职|中小学|幼儿园|义务教育阶段|(?:[一二三四五六七八九]|(?<!\d)\d)(?:(?:年级)?[、至到和—～~-](?:[一二三四五六七八九]|\d))*年级|[低中高]+(?:年)?[段级]|[、和及])+)(?:（[^（）]{1,16}）)?$"
)
_LESSON = re.compile(r"课(?:程)?$")
_STAGE_WIDTH = 30


def _lessons_of(reading: Reading, right: Phrase) -> Phrase | None:
    """`小学每周4节体育课＋1节活动课`: each is that of the stage before how often they are held."""
    if not _LESSON.search(right.indicator) or verb_chain(right.indicator):
        return None
    text, start = reading.text, reading.clause.start
    often = next((time for time in reversed(reading.times) if start < time.start < reading.quantity.start and text[time.start] == "每"), None)
    stage = _FOR_STAGE.search(text, max(start, often.start - _STAGE_WIDTH), often.start) if often else None
    if not often or not stage or _parted(text[often.end : reading.quantity.start]):
        return None
    whose = Span(*stage.span("stage"))
    return replace(right, indicator=whose.of(text).strip("、和及") + right.indicator, spans=(whose, *right.spans), rule="indicator.groups_of")


def _parted(between: str) -> bool:
    """Whether words other than numbers of lessons stand in between."""
    return re.fullmatch(r"(?:\d+[节课时个次]+[^，。；、＋+\d]{1,16}[＋+、和])*", between.strip()) is None
