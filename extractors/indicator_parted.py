"""Values parted by whom or what they hold for behind 按: `公用经费按小学650元、初中850元的标准拨付`, `编制按高中1:12、初中1:13核定`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from extractors.indicator_before import Before
from extractors.indicator_pieces import SPLIT, parts
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_shared import named_before
from extractors.indicator_words import act_verbs, heads_pattern
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

#: 按|小学|650元|、|初中|850元, 按照|城镇|每月|180元, 按生师比|高中|12:1: for whom each value holds.
_PIECE = late(
    r"(?:按照?|[、和及])(?P<measure>[\u4e00-\u9fff]{1,3}比(?=[\u4e00-\u9fff]))?(?!按|每|第|首|人均|户均|生均|亩均|不[低少高超])(?P<whom>[\u4e00-\u9fffA-Z“”]{2,10}?)"
    r"(?:每[\u4e00-\u9fff]{1,6}|年)?(?:不低于|不少于|不超过|不高于|至少)?"
)
#: 800元|给予补助: what is given behind the values is named by the grant.
_GIVEN = re.compile(r"(?:元|%)?(?:的?标准)?(?:给予|予以|一次性|奖励|补助|补贴|奖补|资助|支持|扶持)")
#: |义务教育阶段|公用经费: the stages together, before what each has.
_ALL_STAGES = re.compile(r"^(?:义务教育|中小学校?|基础教育)(?:阶段|学校)?(?=..)")
#: 按造价|10%, 按投资总额: of what a share is taken.
_OF_WHAT = re.compile(r"(?:造价|价格?|总额|投资|金额|费用|成本|面积|额|标准|比例|的|以[上下])$")


def parted_by(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """Each value takes for whom it holds, and the noun before 按."""
    text, clause = reading.text, reading.clause
    at = text.rfind("按", clause.start + 2, reading.quantity.outer_start)
    if at < 0:
        return None
    first = bisect_left(quantities, at, key=attrgetter("start"))
    pieces: list[re.Match[str]] = []
    end = at
    for other in quantities[first:]:
        piece = _PIECE.fullmatch(text, end, other.outer_start) if other.unit == quantities[first].unit else None
        if not piece or _OF_WHAT.search(piece["whom"]) or any(piece.start("whom") <= time.start < piece.end("whom") for time in reading.times):
            break
        pieces.append(piece)
        end = other.outer_end
    if len(pieces) < 2 or not place - first < len(pieces) or _GIVEN.match(text, end):
        return None
    piece = pieces[place - first]
    whom = Span(*piece.span("whom"))
    if pieces[0]["measure"]:
        measure = Span(*pieces[0].span("measure"))
        return Phrase(whom.of(text) + measure.of(text), (whom, measure), "", (), "indicator.parted", clause.start)
    inside = [quantity for quantity in quantities if clause.start <= quantity.start < clause.end]
    head = named_before(reading, inside, quantities[first], at)
    if len(head.indicator) < 2:
        return None
    return Phrase(whom.of(text) + _ALL_STAGES.sub("", head.indicator), (whom, *head.spans), head.action, head.action_spans, "indicator.parted", clause.start)


#: |水费|按|城区、镇区、农村|分为三档|，每月80元、60元、40元: what is parted into so many, each with its value in the clause behind.
_INTO = re.compile(r"(?P<head>[\u4e00-\u9fff]{2,12}?)(?:标准)?(?:按照?|分为?|根据)(?P<names>[^，。；按]{2,40}?)(?:等)?(?:划?分为?|分成|实行|共)?(?P<number>[两二三四五六])个?(?:档次?|类|级|种|等级|等次)(?:收取|确定|发放|执行|收费)?")
#: What that ends with.
_INTO_ENDS = frozenset("档次类级种取定放行费")
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
#: What stands before the first of the values: how often, and how much at most.
_BEFORE_FIRST = late(r"(?:标准)?(?:分别)?(?:为|是)?(?:每[\u4e00-\u9fff]{1,6})*(?:不超过|不低于|至少|最高)?")


def parted_into(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`水费按城区、镇区、农村分为三档，每月80元、60元、40元`: each value has its own of those that the clause before lists."""
    text, clause = reading.text, reading.clause
    if clause.start <= reading.sentence or text[clause.start - 1] not in "，,：:" or text[clause.start - 2] not in _INTO_ENDS:
        return None
    before = reading.clauses.at(clause.start - 2)
    start = reading.skip(before.start, clause.start - 1)
    hit = _INTO.fullmatch(text, start, clause.start - 1) if text.find("、", start, clause.start) >= 0 else None
    first = bisect_left(quantities, clause.start, key=attrgetter("start")) if hit else 0
    names = SPLIT.split(hit["names"]) if hit else []
    count = len(names)
    values = quantities[first : first + count]
    if not hit or count != _NUMBERS[hit["number"]] or len(values) != count or not place - first < count:
        return None
    joined = all(text[one.outer_end : two.outer_start] in ("、", "和") and one.unit == two.unit for one, two in pairwise(values))
    if not joined or not _BEFORE_FIRST.fullmatch(text, clause.start, values[0].outer_start):
        return None
    head, listed = Span(*hit.span("head")), Span(*hit.span("names"))
    return Phrase(names[place - first] + head.of(text), (head, listed), "", (), "indicator.parted", clause.start)


#: 按照|A、B、C|三类|分别为…: of what kind the members are, behind their number.
_KINDS = re.compile(r"[两二三四五六]个?(?P<kind>[类级档])$")
_BY_EACH, _EACH = re.compile(r"按照?"), "分别"


def parted_each(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`补贴标准按照一级、二级残疾分别为每人每月120元、90元`: each value has its own of those that the clause lists behind 按."""
    text, clause = reading.text, reading.clause
    each = text.rfind(_EACH, clause.start + 4, reading.quantity.outer_start)
    at = text.rfind("按", clause.start + 2, each) if each > 0 else -1
    if at < 0:
        return None
    by = _BY_EACH.match(text, at)
    listed = Span(by.end() if by else at + 1, each)
    first = bisect_left(quantities, each, key=attrgetter("start"))
    if any(other.start >= at and not other.unit.endswith("岁") for other in quantities[:first]):
        return None
    names = listed.of(text)
    kinds = _KINDS.search(names)
    own = [name + kinds["kind"] for name in SPLIT.split(names[: kinds.start()])] if kinds else parts(names, len(SPLIT.split(names)))
    values = quantities[first : first + len(own)]
    joined = all(text[one.outer_end : two.outer_start] in ("、", "和") and one.unit == two.unit for one, two in pairwise(values))
    if not joined or not 0 <= place - first < len(own) == len(values) or len(own) < 2:
        return None
    head = named_before(reading, [other for other in quantities[:first] if other.start >= clause.start], quantities[first], at)
    if len(head.indicator) < 2 or _OF_WHAT.search(names):
        return None
    return Phrase(own[place - first] + _ALL_STAGES.sub("", head.indicator), (listed, *head.spans), head.action, head.action_spans, "indicator.parted", clause.start)


def each_alike(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`每公里省道养护费不低于8万元，县道、乡道分别不低于2万元、1万元`: of each the same as of the one of their kind before."""
    own = phrase.indicator
    if phrase.rule != "indicator.each" or phrase.action or not 2 <= len(own) <= 4 or heads_pattern().search(own):
        return None
    whole = next((told for quantity, told in before.latest_first() if told.rule not in ("indicator.each", "indicator.alike_each") and quantity.unit == reading.quantity.unit), None)
    at = whole.indicator.find(own[-1], len(own) - 1) if whole else -1
    if not whole or at < 0 or own in whole.indicator or len(whole.indicator) - at < 3:
        return None
    made = whole.indicator[: at - len(own) + 1] + own + whole.indicator[at + 1 :]
    return replace(phrase, indicator=made, spans=phrase.spans + whole.spans, rule="indicator.alike_each")


#: 按3:7|的比例|分担: what is parted in proportion.
_IN_PROPORTION = re.compile(r"的?比例(?P<what>[^，。；,;]{2,12})")


def in_proportion(reading: Reading, left: Phrase) -> Phrase | None:
    """`费用按3:7的比例分担` is 费用分担比例, `按1:1的比例落实配套资金` what is done."""
    text, hit = reading.text, _IN_PROPORTION.match(reading.text, reading.quantity.end, reading.right_to)
    if not hit:
        return None
    what = Span(*hit.span("what"))
    verb = act_verbs().at(text, what.start, what.end)
    if verb and what.end - verb.end > 1:
        return replace(left, indicator=text[verb.end : what.end] + "比例", spans=(Span(verb.end, what.end),), action=verb.of(text), action_spans=(verb,), rule="indicator.in_proportion")
    return replace(left, indicator=f"{left.indicator}{what.of(text)}比例", spans=(*left.spans, what), rule="indicator.in_proportion")
