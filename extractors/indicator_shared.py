"""Values that stand together for names that stand together: shared heads (分别), names gone over anew, and what parts a joined phrase.

`初中、小学近视率分别降到50%、30%` gives each value its own part and the head that all share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.clauses import Clause
from extractors.indicator_held import held_against, without_basis
from extractors.indicator_left import read_left
from extractors.indicator_pieces import HOUSE_IN, SPLIT, by_stage, parts
from extractors.indicator_pointed import ABOVE
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_sectors import are_unlike, by_rate, of_each_doer
from extractors.indicator_timed import AT_EACH_TIME
from extractors.indicator_words import (
    SHARE,
    act_verbs,
    heads_pattern,
    tail_change,
    verb_chain,
)
from extractors.late import late
from extractors.quantities import Quantity
from extractors.quantity_lists import outside_brackets
from extractors.span import Span

#: 城区、镇区绿化率|分别达到|…: the names before 分别 and the verb behind it.
_EACH = re.compile(
    r"(?P<names>[^，。；：,;]{2,60}?)分别(?:由|约|各)?"
    r"(?:为|是|占|达到?|超过|突破|增长|提高|下降|不低于|不少于|增加|减少|提升|完成|新增|建成|控制在)?"
)
#: |分别完成|投资3亿元、4亿元: the verb that stands once for all.
EACH_VERB = re.compile(r"分别(?P<verb>完成|新增|建成|实现|达成|投入|增加|新建|带动|吸纳|争取|引进|落实|安排)了?")
#: ，|分别|增长4%、5%, ，|较2019年分别|增加…: the clause begins with 分别, so that its names stand before it.
_ECHO = re.compile(rf"\s*(?:(?:到)?(?:20\d\d年|今年|去年)(?:底|末)?)?(?:{ABOVE}(?=分别)|[较比](?:[^，。；\d]|(?:19|20)\d\d年){{1,16}}?(?:相比)?(?=分别))?(?:同比|同口径|均|年均|比上年)*(?P<each>分别|增长|下降|提高|增加|减少)")
#: 焊工、茶艺等|培训: a list of examples.
_CLOSED_LIST = re.compile(r"、[^、]{1,10}等(?!级|[候奖于次额待同])")


def shared(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`初中、小学近视率分别降到50%、30%`: each value takes its own part and the shared head.

    Also without 分别 where only 、 or 和 parts the values (`茶园、果园达到3万亩、2万亩`). `place` is that of the reading's quantity among
    those of the sentence.
    """
    text, clause = reading.text, reading.clause
    each = _each(text, clause, reading.quantity.start)
    first, last = _after(quantities, each.end(), _next_each(text, each.end(), clause.end)) if each else _run(text, quantities, place, clause)
    if last - first < 2 or not first <= place < last:
        return None
    names_end = without_basis(text, *each.span("names")) if each else quantities[first].outer_start
    inside = [quantity for quantity in quantities if clause.start <= quantity.start < clause.end]
    whole = named_before(reading, inside, quantities[first], names_end)
    count = _half(text, quantities, first, last) or last - first
    deeds = _by_deed(text, whole, count)
    if deeds:
        return replace(deeds[(place - first) % count], clause_start=clause.start)
    if not each and len({quantity.unit.partition("/")[0] for quantity in quantities[first:last]}) > 1 and ("城乡" in whole.indicator or _CLOSED_LIST.search(whole.indicator)):
        return None  # 城乡低保对象900户、1500人; 焊工、茶艺等|培训12期、600人
    if each and "城乡" in whole.indicator and AT_EACH_TIME.search(text, reading.sentence, each.start()):
        return None  # 到2025年和2030年，城乡居民…比例分别不低于
    doers = text[each.start() : whole.action_spans[0].start] if each and whole.action_spans else ""
    own = _unlike(whole.indicator, count) if each and len({quantity.unit for quantity in quantities[first:last]}) == count else []
    own = own or (by_stage(whole.indicator, count) or by_rate(whole.indicator, count) or parts(whole.indicator, count) or _of_list_before(reading, whole, count) or of_each_doer(doers, whole.indicator, count)) if whole.spans else []
    if len(own) != count:
        return None
    of_whole = _SHARE_OF.fullmatch(text, each.end() - 1, quantities[first].outer_start) if each and text[each.end() - 1] == "占" else None
    if of_whole:
        return _share(own[(place - first) % count], whole.spans, Span(*of_whole.span("whole")), text, "indicator.each", clause.start)
    actions = _change_of_each(text, each, quantities[first if place < first + count else first + count]) or _deed_of_each(text, each) or whole.action_spans
    return Phrase(own[(place - first) % count], whole.spans, _written(text, actions), actions, "indicator.each", clause.start)


def _unlike(names: str, count: int) -> list[str]:
    """`网格员和旅游景区分别达到60名、150个`: things that are counted each in its own unit share no head; [] where there are not so many."""
    members = SPLIT.split(names)
    apart = len(members) == count and all(len(member) > 1 for member in members)
    return members if apart and not heads_pattern().search(members[-1]) else []  # 孕产妇、婴儿|死亡率


#: 做强|茶叶、笋竹、文旅|三大产业|，产值分别…: things listed and counted in the clause before; what each of them comes to.
_COUNTED_LIST = late(r"(?P<list>[^，。；：]+?)等?(?P<number>[两二三四五六七八九十]|\d{1,2})[大个条类项](?P<noun>[\u4e00-\u9fff]{2,10})$")
_MAKE = re.compile(r"(?:做[大强优精细])*")
_COMES_TO = re.compile(r"(?:总|年|全产业链|综合)?(?:产值|规模|产业规模|收入|营收|营业收入|增加值|产量|面积|投资)")
_LIST_NUMBERS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}


def _of_list_before(reading: Reading, measure: Phrase, count: int) -> list[str]:
    """`做强茶叶、笋竹、文旅三大产业，产值分别达到…`: the measure of each member of the list; [] where the clause before has none of `count`."""
    text, end = reading.text, reading.clause.start - 1
    if end <= reading.sentence or not _COMES_TO.fullmatch(measure.indicator):
        return []
    start = reading.skip(reading.clauses.at(end - 1).start, end)
    verbs = verb_chain(text, start, end)
    make = _MAKE.match(text, verbs.end if verbs else start, end)
    hit = _COUNTED_LIST.fullmatch(text, make.end() if make else start, end)
    members = SPLIT.split(hit["list"]) if hit else []
    if not hit or len(members) != count or (_LIST_NUMBERS.get(hit["number"]) or int(hit["number"])) != count:
        return []
    return [member + measure.indicator for member in members]


def _by_deed(text: str, whole: Phrase, count: int) -> list[Phrase]:
    """`新建、加固、维修校舍分别为…`: the same thing once for each of `count` verbs; [] where they are no such verbs."""
    start = whole.action_spans[0].start if whole.action_spans else whole.spans[0].start if whole.spans else -1
    chain = verb_chain(text, start) if start >= 0 else None
    if not chain or len(chain.each) != count or not whole.spans or whole.spans[-1].end - chain.end < 2:
        return []
    noun = Span(chain.end, whole.spans[-1].end)
    return [Phrase(noun.of(text), (noun,), verb.of(text), (verb,), "indicator.each") for verb in chain.each]


def _half(text: str, quantities: Sequence[Quantity], first: int, last: int) -> int:
    """How many values each side of a change has (`分别由9%、7%降到5%、4%`); 0 where the values are no two such lists."""
    count, odd = divmod(last - first, 2)
    if odd or count < 2 or not all(_are_joined(text, quantities, range(at, at + count)) for at in (first, first + count)):
        return 0
    one, two = quantities[first + count - 1], quantities[first + count]
    return count if _CHANGED_TO.fullmatch(text, one.outer_end, two.outer_start) else 0


#: |2024年每人每月|700元: when it is so much, and for whom how often.
_EVERY = r"(?:(?:(?:19|20)\d\d年[底末]?|现在|目前|现行)的?)?(?:每(?:人|户|生|月|年|亩|学年|床)){0,3}"
_EVERY_BEFORE, _EVERY_WIDTH = re.compile(rf"(?<=[到至为由从]){_EVERY}$"), 14
#: 9%、7%|下降到|5%、4%.
_CHANGED_TO = late(rf"(?:分别)?[\u4e00-\u9fff]{{1,4}}[到至为]?{_EVERY}")


def _after(quantities: Sequence[Quantity], start: int, end: int) -> tuple[int, int]:
    """First and last, the last excluded, of the quantities that begin in [start, end)."""
    begins = attrgetter("start")
    return bisect_left(quantities, start, key=begins), bisect_left(quantities, end, key=begins)


def named_before(reading: Reading, inside: Sequence[Quantity], first: Quantity, end: int) -> Phrase:
    """What text up to `end` names for the `first` of the values."""
    asked = replace(first, start=end, outer_start=end)
    before = next((quantity for quantity in reversed(inside) if quantity.end <= end and not quantity.unit.endswith("岁")), None)
    clause = Clause(reading.clause.start, end)
    return read_left(Reading(reading.text, reading.clauses, clause, asked, before, None, reading.times, reading.family))


def _next_each(text: str, start: int, end: int) -> int:
    """Where the next 分别 of the clause stands, behind which other values are told in turn."""
    place = text.find("分别", start, end)
    return place if place > 0 and any(sign.isdigit() for sign in text[start:place]) else end


def _each(text: str, clause: Clause, before: int) -> re.Match[str] | None:
    """The 分别 of the clause with the names before it."""
    if "分别" not in text[clause.start : before]:
        return None
    hits = [hit for hit in _EACH.finditer(text, clause.start, clause.end) if hit.end() <= before]
    return hits[-1] if hits else None


def _change_of_each(text: str, each: re.Match[str] | None, first: Quantity) -> tuple[Span, ...]:
    """The verb of change behind 分别, right behind it (`分别提高到每人每月…`) or right before the values."""
    if not each:
        return ()
    year = _OF_YEAR.search(text, each.end(), first.outer_start)
    tails = (tail_change().search(text, each.end("names"), end) for end in (each.end(), year.start() if year else _before_then(text, first.outer_start)))
    return next(((Span(*tail.span("verb")),) for tail in tails if tail), ())


def _deed_of_each(text: str, each: re.Match[str] | None) -> tuple[Span, ...]:
    """The deed right behind 分别 (`植树造林、封山育林分别|完成|3万亩、5万亩`)."""
    deed = EACH_VERB.match(text, each.end("names")) if each else None
    return (Span(*deed.span("verb")),) if deed and deed["verb"] not in ("实现", "达成") else ()


#: 提高到|2023年的每人每月|700元: the year of the figure behind its verb; not 较|2021年下降.
_OF_YEAR = re.compile(r"(?<![较比])(?:20\d\d|[今明])年[^，。；\d]{0,7}$")


def _before_then(text: str, end: int) -> int:
    """The end of text[:end] without when and for whom the figure behind it is (`提高到|2022年每人每月`)."""
    hit = _EVERY_BEFORE.search(text, max(0, end - _EVERY_WIDTH), end)
    return hit.start() if hit else end


def _run(text: str, quantities: Sequence[Quantity], place: int, clause: Clause) -> tuple[int, int]:
    """First and last, the last excluded, of the clause's values around `place` that only 、 or 和 part from each other."""
    first, last = place, place + 1
    while first and quantities[first - 1].start >= clause.start and _joins(text, quantities[first - 1], quantities[first]):
        first -= 1
    while last < len(quantities) and quantities[last].start < clause.end and _joins(text, quantities[last - 1], quantities[last]):
        last += 1
    return first, last


def _joins(text: str, one: Quantity, two: Quantity) -> bool:
    return two.outer_start - one.outer_end <= 2 and SPLIT.fullmatch(text, one.outer_end, two.outer_start) is not None


def echoed(reading: Reading, clauses: Sequence[Clause], quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase | None:
    """`产量5万吨、产值8亿元，分别增长4%、6%`: the values of 分别 go back to the phrases before, one by one.

    `clauses` holds the clause of each quantity of the sentence.
    """
    if not named:
        return None
    text, clause = reading.text, reading.clause
    values = [place for place, other in enumerate(clauses) if other == clause]
    other = _of_each_again(reading, values, quantities, named) or held_against(reading, values, quantities, named)
    if other:
        return other
    again = _ECHO.match(text, clause.start, reading.quantity.start)
    if again and reading.counts and _names_anew(text, again.end(), quantities[values[0]].outer_start):
        return replace(named[-1], rule="indicator.echo", clause_start=clause.start) if values[0] < len(named) else None
    if not again:
        values = _anew(text, values, quantities, len(named))
    told = outside_brackets(text, quantities, values[0]) if values and again and again["each"] == "分别" else range(min(values, default=0))
    if not values or not 0 <= (at := len(told) - len(values) + len(named) - values[0]) < len(told):
        return None
    if again and again["each"] != "分别" and not (_are_joined(text, quantities, values) and (_are_joined(text, quantities, range(values[0] - len(values), values[0])) or are_unlike(quantities[values[0] - len(values) : values[0]]))):
        return None
    first = next((quantities[value] for value in values if not again or quantities[value].start >= again.end()), quantities[values[0]])
    of_whole = _SHARE_OF.fullmatch(text, again.end(), first.outer_start) if again and first.unit == "%" else None
    if of_whole:
        return _share(named[told[at]].indicator, named[told[at]].spans, Span(*of_whole.span("whole")), text, "indicator.echo", clause.start)
    tail = tail_change().search(text, clause.start, _before_then(text, first.outer_start))
    actions = (Span(*tail.span("verb")),) if tail else ()
    return replace(named[told[at]], action=_written(text, actions), action_spans=actions, rule="indicator.echo", clause_start=clause.start)


#: 分别|占全县总用水量|的60%、30%: of what the values are shares.
_SHARE_OF = re.compile(r"(?:大?约)?(?P<whole>占[^，。；\d]{2,20}?)的?(?:比重|比例)?(?:为|达到?)?\s?")


def _share(of: str, spans: tuple[Span, ...], whole: Span, text: str, rule: str, start: int) -> Phrase:
    """`分别占全县总用水量的60%、30%`: the share that each of those named is of the whole."""
    return Phrase(of + whole.of(text) + ("" if SHARE.search(whole.of(text)) else "比重"), (*spans, whole), "", (), rule, start)


def _names_anew(text: str, start: int, end: int) -> bool:
    """Whether a verb and its own noun stand behind 分别 (`分别新增学位900个、600个`): nothing goes back then."""
    verb = act_verbs().at(text, start, end)
    return verb is not None and end - verb.end >= 2 and not tail_change().search(text, start, end)


#: |死亡人数|分别下降…: another measure of those that were named before.
_OTHER_MEASURE = late(r"\s*(?P<head>[\u4e00-\u9fff]{1,8}(?:[数率额值量线]|比例|标准))(?:同比|比[^，。；]{2,8})?分别")


def _of_each_again(reading: Reading, values: Sequence[int], quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase | None:
    """`甲、乙事故起数分别下降5%、4%，死亡人数分别下降3%、2%`: the second measure is of each of those before."""
    text, clause = reading.text, reading.clause
    told = [at for at in range(len(named)) if at < values[0]][-len(values) :] if values else []
    each = [named[at] for at in told if named[at].rule == "indicator.each"]
    hit = _OTHER_MEASURE.match(text, clause.start, quantities[values[0]].outer_start) if len(values) > 1 and len(each) == len(values) else None
    if not hit or SPLIT.search(hit["head"]):
        return None
    tail = tail_change().search(text, clause.start, quantities[values[0]].outer_start)
    actions = (Span(*tail.span("verb")),) if tail else ()
    stem = each[values.index(len(named))].indicator
    shared_end = next((width for width in range(1, len(stem)) if not all(other.indicator.endswith(stem[-width:]) for other in each)), len(stem)) - 1
    head = Span(*hit.span("head"))
    house = HOUSE_IN.match(stem)
    shared_end = len(stem) - house.end() if house else shared_end  # 卫生院、医院|住院的起付线
    name = stem[: len(stem) - shared_end]
    kept = "事故" if stem[len(name) :].startswith("事故") else ""
    return Phrase(name + kept + head.of(text), (*each[0].spans, head), _written(text, actions), actions, "indicator.each", clause.start)


def _are_joined(text: str, quantities: Sequence[Quantity], places: Sequence[int]) -> bool:
    """Whether the quantities at `places` are more than one and only 、 or 和 parts them."""
    return len(places) > 1 and places[0] >= 0 and all(_joins(text, quantities[place - 1], quantities[place]) for place in places[1:])


def _anew(text: str, values: Sequence[int], quantities: Sequence[Quantity], place: int) -> list[int]:
    """Those of the clause's values that a 分别 right behind as many others goes over anew (`从4万元和1万元分别提高到5万元和2万元`)."""
    first = next((at for at in values if at and _AGAIN.fullmatch(text, quantities[at - 1].outer_end, quantities[at].outer_start)), None)
    if first is None or place < first:
        return []
    second = [at for at in values if at >= first]
    return second if len(second) == len(values) - len(second) else []


#: 16935元|分别提高到|58794元.
_AGAIN = re.compile(rf"分别[\u4e00-\u9fff]{{0,4}}{_EVERY}")


def _written(text: str, verbs: Sequence[Span]) -> str:
    return "、".join(verb.of(text) for verb in verbs)
