"""Bare modifiers and sizes whose head stands behind the next number: `20个省级和60个市级森林乡镇`, `1座10万吨、2座5万吨水厂`, `32家铸造、12家陶瓷企业`, `新建12个、改建15个物流站`, `分别新建4座、5座泵站`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase
from extractors.indicator_sized import SIZE_OF
from extractors.indicator_words import COUNTING, act_verbs, verb_chain
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.units import units

#: 省级, 大型, 重点中型, 小（2）型, Ⅱ类, 四星级, 百亿元: what says only of which kind.
_KIND = (
    r"(?:[\u4e00-\u9fff]{0,5}?(?:[ⅠⅡⅢⅣI]{1,3}|[A-D]{1,2}|[1-5]A+)?(?:级(?!别)|[大中小微新轻重巨]型|类(?![似脑别]))|[\u4e00-\u9fff]{0,3}(?:[ⅠⅡⅢI]{1,3}|[（(][\dⅠⅡⅢIV一二三]{1,3}[)）])型"
    r"|精品|特色|示范性?|重点|一般|普通|标准化?|规模(?:以[上下]|化)?|普惠性?|公办|民办|公立|民营|国有|综合性?|专业|专科|专职|兼职|智能化?|智慧|数字化?|绿色|传统|骨干|核心|高端|中端|中低端|限额以上|规上|规下|规模以上|规模以下|存量|增量"
    r"|(?:[一二三五]?[十百千]?亿|[百千]?万|[百千]|\d[\d.]*[百千万亿]{0,2})(?:[元吨亩]级?|级|千伏|千瓦|兆瓦)(?:及?以[上下])?|(?:[一二三五]?[十百千]|\d[\d.]*[百千]?)[亿万])"
)
#: |省级|和, |大中型及重点小型|、山区: the modifier alone, and what joins the next number.
_BETWEEN = late(rf"\s?(?P<kind>{_KIND}(?:[和及与、]{_KIND})?)(?:、|和|及|与|以及)(?:约|近|超过?|[东南西北中]部|山区|平原|城区|农村)?")
_OWN_KIND = late(_KIND)
#: 2个|产值|超1000亿元、…: what is measured of them.
_SIZE_OF = late(rf"(?:{SIZE_OF.pattern}|营收)?(?:达到?)?")
_SIZE_WIDTH = 12
_JOINTS = ("、", "和", "及", "与", "以及")
#: 10个市级|以上|龙头企业: a bound of the second kind alone.
_BOUND = re.compile(r"(?:及?以[上下])?的?(?=..)")
#: 4家|铸造|、12家陶瓷企业: trades, whose firms are counted.
_TRADE = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,4})(?:、|和|及|与|以及)")
_OF_TRADE = re.compile(r"[\u4e00-\u9fff]{2,5}(?=企业$)")
_NO_TRADE = re.compile(r"(?:企业|[企店厂院校所站场园馆行社户司市县]|机构|单位|中心|超市|公司|平台|酒店|饭店|基地|银行|主体|团队|法人|组织)$")
#: 新建12个|、|改建|15个: nothing but another deed stands between.
_NEXT_DEED = re.compile(r"(?:、|和|，|及|与)?")
_DEED_WIDTH = 8
#: |某县将|新建12个、改建15个…, |集团|投放9辆、更新6辆…: who does it, no thing that it is done to (超市|新建3家, 片区|改造2个).
_DOER = late(r"[\u4e00-\u9fff]{1,10}(?:[省县旗州盟]|(?<![超门夜菜早集都])市|(?<![社小园片街景库校厂灌矿林牧成])区|[局委办厅]|集团|公司|政府|街道)")
_WILL = re.compile(r"(?:将|拟|计划|预计|力争|确保)*")


def head_behind(text: str, quantities: Sequence[Quantity], named: list[Phrase]) -> list[Phrase]:
    """`创建20个省级和60个市级森林乡镇`: the first counts what the second does; read from the last number back."""
    for place in range(len(quantities) - 2, -1, -1):
        one, size = quantities[place], _size_behind(text, quantities, place)
        two, last = quantities[place + size + 1], named[place + size + 1]
        if one.unit != two.unit or not last.spans or last.spans[0].start < two.outer_end:
            continue
        mine = named[place]
        found = (size and _sized(text, quantities[place + 1], two, last)) or _modified(text, one, two, last) or (None if size else _done(text, one, two, mine, last) or _in_turn(text, one, two, mine, last))
        if found:
            kind, head, verbs = found
            named[place] = replace(mine, indicator=(kind.of(text) if kind else "") + head.of(text), spans=(kind, head) if kind else (head,), rule="indicator.head_behind",
                                   action="、".join(verb.of(text) for verb in verbs) if verbs else mine.action, action_spans=verbs or mine.action_spans)
    return _sized_alike(quantities, named)


def _sized_alike(quantities: Sequence[Quantity], named: list[Phrase]) -> list[Phrase]:
    """`千亿级产业集群2个、500亿级3个`: a size alone takes the head of the one before."""
    for place in range(1, len(named)):
        first, second = named[place - 1], named[place]
        if second.rule != "indicator.left" or quantities[place - 1].unit != quantities[place].unit or not _SIZE_KIND.fullmatch(second.indicator):
            continue
        size = _OWN_KIND.match(first.indicator)
        if size and first.spans and len(first.indicator) > size.end() + 1:
            verbs = second if second.action else first
            named[place] = replace(second, indicator=second.indicator + first.indicator[size.end() :], spans=(*second.spans, first.spans[-1]), rule="indicator.head_behind",
                                   action=verbs.action, action_spans=verbs.action_spans)
    return named


#: 千亿级产业集群2个、|500亿级|3个: the size alone, which takes the head of the one before.
_SIZE_KIND = re.compile(r"(?:[一二三五]?[十百千]?亿|[百千]?万|\d[\d.]*[百千万亿]{0,2})(?:元级?|级|吨级)(?:及?以上)?|(?:[一二三五]?[十百千]|\d[\d.]*[百千]?)[亿万]")

_Found = tuple[Span | None, Span, tuple[Span, ...]]


def _size_behind(text: str, quantities: Sequence[Quantity], place: int) -> int:
    """How many numbers stand between the counts of two things alike and only size the first: `1座|10万吨|、2座…`."""
    if place + 2 >= len(quantities) or quantities[place + 2].unit != quantities[place].unit or units().get(quantities[place].unit) != "count":
        return 0
    size, between = quantities[place + 1], (quantities[place].outer_end, quantities[place + 1].outer_start)
    return int(size.unit != quantities[place].unit and between[1] - between[0] < _SIZE_WIDTH and _SIZE_OF.fullmatch(text, *between) is not None)


def _sized(text: str, size: Quantity, two: Quantity, last: Phrase) -> _Found | None:
    """The noun behind both sizes, which are no part of it: `2个300公顷、5个100公顷以上|蔬菜基地`."""
    apart = last.spans[-1].start > two.outer_end and text[size.outer_end : two.outer_start] in _JOINTS
    return (None, last.spans[-1], ()) if apart else None


def _modified(text: str, one: Quantity, two: Quantity, last: Phrase) -> _Found | None:
    """The modifier behind the number and the head that the next one has behind its own."""
    whole = last.spans[-1]
    between = _BETWEEN.fullmatch(text, one.outer_end, two.outer_start)
    if between:
        own = _OWN_KIND.match(text, two.outer_end, whole.end) if len(last.spans) == 1 else None
        head = whole if own is None else Span(own.end(), whole.end)
        return (Span(*between.span("kind")), _stripped(text, head), ()) if head.end - head.start > 1 and (own or len(last.spans) > 1) else None
    trade = _TRADE.fullmatch(text, one.outer_end, two.outer_start) if one.unit == "家" else None
    firms = _OF_TRADE.match(text, two.outer_end, whole.end) if trade and not _NO_TRADE.search(trade["kind"]) else None
    return (Span(*trade.span("kind")), Span(firms.end(), whole.end), ()) if trade and firms else None


def _stripped(text: str, head: Span) -> Span:
    bound = _BOUND.match(text, head.start, head.end)
    return Span(bound.end() if bound else head.start, head.end)


def _done(text: str, one: Quantity, two: Quantity, mine: Phrase, last: Phrase) -> _Found | None:
    """`新建12个、改建15个物流站`: deeds stand before both numbers, the noun behind the second alone."""
    joint = _NEXT_DEED.match(text, one.outer_end, two.outer_start)
    chain = verb_chain(text, joint.end() if joint else one.outer_end, two.outer_start)
    before = act_verbs().before(text, max(0, one.outer_start - _DEED_WIDTH), one.outer_start)
    if not before or not chain or chain.end != two.outer_start or len(last.spans) != 1 or (mine.indicator not in ("", before.of(text)) and not _does(text, mine, before)):
        return None
    return None, last.spans[0], (before,)


def _in_turn(text: str, one: Quantity, two: Quantity, mine: Phrase, last: Phrase) -> _Found | None:
    """`分别新建4座、5座泵站`: counts of the same things that nothing but a joint parts, the noun behind the last alone."""
    if mine.indicator or text[one.outer_end : two.outer_start] not in _JOINTS or units().get(one.unit) not in COUNTING or len(last.spans) != 1:
        return None
    return None, last.spans[0], mine.action_spans or last.action_spans


def _does(text: str, mine: Phrase, verb: Span) -> bool:
    """Whether what was read as the noun of the first number only tells who does the deed."""
    said = mine.indicator
    will = len(said) - len(said.rstrip("将拟")) or (2 if said.endswith(("计划", "预计")) else 0)
    if not mine.spans or mine.spans[-1].end > verb.start or not _WILL.fullmatch(text, mine.spans[-1].end, verb.start):
        return False
    return will > 0 or _DOER.fullmatch(said) is not None
