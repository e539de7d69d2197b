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
from extractors.indicator_halved import halved
from extractors.indicator_held import held_against, without_basis
from extractors.indicator_left import read_left
from extractors.indicator_pointed import ABOVE
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_sectors import are_unlike, by_rate, line_of_business, of_each_doer, sectors
from extractors.indicator_timed import AT_EACH_TIME
from extractors.indicator_words import (
    SHARE,
    act_verbs,
    category_pattern,
    heads_pattern,
    tail_category,
    tail_change,
    verb_chain,
)
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
#: 茶园|、|果园: what parts the members of a list.
SPLIT = re.compile(r"[、和与]|(?<![普涉波危惠触顾企])及(?!以[上下]|[时格早])|以及|(?<=”)(?=“)")
#: ，|分别|增长4%、5%, ，|较2019年分别|增加…: the clause begins with 分别, so that its names stand before it.
_ECHO = re.compile(rf"\s*(?:(?:到)?(?:20\d\d年|今年|去年)(?:底|末)?)?(?:{ABOVE}(?=分别)|[较比](?:[^，。；\d]|(?:19|20)\d\d年){{1,16}}?(?:相比)?(?=分别))?(?:同比|同口径|均|年均|比上年)*(?P<each>分别|增长|下降|提高|增加|减少)")


def shared(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`初中、小学近视率分别降到50%、30%`: each value takes its own part and the shared head.

    Also without 分别 where only 、 or 和 parts the values (`茶园、果园达到3万亩、2万亩`). `place` is that of the reading's quantity among
    those of the sentence.
    """
    text, clause = reading.text, reading.clause
    each = _each(text, clause, reading.quantity.start)
    first, last = _after(quantities, each.end(), clause.end) if each else _run(text, quantities, place, clause)
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
    own = own or (_by_stage(whole.indicator, count) or by_rate(whole.indicator, count) or parts(whole.indicator, count) or _of_list_before(reading, whole, count) or of_each_doer(doers, whole.indicator, count)) if whole.spans else []
    if len(own) != count:
        return None
    of_whole = _SHARE_OF.fullmatch(text, each.end() - 1, quantities[first].outer_start) if each and text[each.end() - 1] == "占" else None
    if of_whole:
        return _share(own[(place - first) % count], whole.spans, Span(*of_whole.span("whole")), text, "indicator.each", clause.start)
    actions = _change_of_each(text, each, quantities[first if place < first + count else first + count]) or whole.action_spans
    return Phrase(own[(place - first) % count], whole.spans, _written(text, actions), actions, "indicator.each", clause.start)


def _unlike(names: str, count: int) -> list[str]:
    """`网格员和旅游景区分别达到60名、150个`: things that are counted each in its own unit share no head; [] where there are not so many."""
    members = SPLIT.split(names)
    apart = len(members) == count and all(len(member) > 1 for member in members)
    return members if apart and not heads_pattern().search(members[-1]) else []  # 孕产妇、婴儿|死亡率


#: 做强|茶叶、笋竹、文旅|三大产业|，产值分别…: things listed and counted in the clause before; what each of them comes to.
_COUNTED_LIST = re.compile(r"(?P<list>[^，。；：]+?)等?(?P<number>[两二三四五六七八九十]|\d{1,2})[大个条类项](?P<noun>[\u4e00-\u9fff]{2,10})$")
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


#: 9%、7%|下降到|5%、4%.
_CHANGED_TO = re.compile(r"(?:分别)?[\u4e00-\u9fff]{1,4}[到至]?")


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


def _each(text: str, clause: Clause, before: int) -> re.Match[str] | None:
    """The 分别 of the clause with the names before it."""
    if "分别" not in text[clause.start : before]:
        return None
    hits = _EACH.finditer(text, clause.start, clause.end)
    return next((hit for hit in hits if hit.end() <= before), None)


def _change_of_each(text: str, each: re.Match[str] | None, first: Quantity) -> tuple[Span, ...]:
    """The verb of change behind 分别, right behind it (`分别提高到每人每月…`) or right before the values."""
    if not each:
        return ()
    tails = (tail_change().search(text, each.end("names"), end) for end in (each.end(), first.outer_start))
    return next(((Span(*tail.span("verb")),) for tail in tails if tail), ())


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
    tail = tail_change().search(text, clause.start, first.outer_start)
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
_OTHER_MEASURE = re.compile(r"\s*(?P<head>[\u4e00-\u9fff]{1,8}(?:[数率额值量线]|比例|标准))(?:同比|比[^，。；]{2,8})?分别")


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
    house = _HOUSE_IN.match(stem)
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
_AGAIN = re.compile(r"分别[\u4e00-\u9fff]{0,4}")


def _written(text: str, verbs: Sequence[Span]) -> str:
    return "、".join(verb.of(text) for verb in verbs)


def parts(names: str, count: int) -> list[str]:
    """The `count` indicators that a joined phrase names; [] where it names another number of them."""
    names = _AT.sub("", names)
    if count == 2 and "城乡" in names and not SPLIT.search(names.partition("城乡")[0]) and len(SPLIT.split(names)) != count:
        return [names.replace("城乡", "城市" if "低保" in names or "最低生活" in names else "城镇", 1), names.replace("城乡", "农村", 1)]
    if told := sectors(names, count) or halved(names, count):
        return told
    ranks = _RANKS.fullmatch(names)
    if ranks and len(each := SPLIT.split(ranks["ranks"])) == count:
        return [ranks["head"] + rank + ranks["tail"] for rank in each]
    levels = _LEVELS.fullmatch(names)
    if levels and len(each := SPLIT.split(levels["levels"])) == count and SPLIT.search(levels["rest"]):
        return [level + levels["rest"] for level in each]
    listed = _LISTED.fullmatch(names)
    if listed and len(members := SPLIT.split(listed["list"])) == count:
        return [member + listed["head"] for member in members]
    pieces = SPLIT.split(names)
    if len(pieces) < count:
        return []
    pieces = _regrouped(pieces, count, names)
    head = shared_head(pieces)
    many = _PER_SO_MANY.match(pieces[0])
    return [(many.group() if many and place and not piece.startswith("每") else "") + head_joined(piece, head) for place, piece in enumerate(pieces)]


def head_joined(piece: str, head: str) -> str:
    """The piece with the head; what both have (城镇居民, 居民人均收入) is said once."""
    if piece.endswith(head):
        return piece
    return piece + (head[2:] if len(head) > 3 and piece.endswith(head[:2]) else head)


#: |在|乡镇卫生院、县级医院: where, before a list of places; 在校生 and 在建项目 begin names.
_AT = re.compile(r"^在(?=[^、]{2,8}(?:院|校|园|中心|机构|地区|企业)、)(?![校园建职岗编读册线])")
#: 省科学技术奖|一、二、三|等奖: ranks of one thing.
_RANKS = re.compile(r"(?P<head>[^、]*?)(?P<ranks>[特一二三四五甲乙丙](?:[、和及与][一二三四五乙丙丁])+)(?P<tail>(?:等奖?|级|类|星级|档)[^、]*)")
#: 乡镇卫生院、|县级医院|住院起付线: institutions, and what all of them have.
_HOUSE_IN = re.compile(r".{1,8}?(?:医院|卫生院|卫生室|学校|幼儿园|中心|机构|小学|中学|高校|园区)")
#: 养老、医疗、失业、生育|保险人数: a noun of its own behind as many characters as the others have.
_SHARED_NOUN = re.compile(r"保险|教育|学校|企业|医院|机构|设施|管网")
#: |每千人口|医师、护士: of how many each is told.
_PER_SO_MANY = re.compile(r"每[百千万十][^、]{0,6}?(?:人口?|名[^、]{1,4}?)(?=拥有|配备|[^、]{2,})")
#: 80—89周岁、90—99周岁、|100周岁及以上|老人高龄津贴: an age, and what all ages have.
_AGE = re.compile(r"[\d—–~-]{1,7}(?:周)?岁(?:及?以[上下])?")
#: 婴儿、|5岁以下儿童|死亡率: ages of children by name and in years; 焊工、茶艺等|培训: a list of examples.
_OF_CHILDREN, _INFANT = re.compile(r"\d{1,2}周?岁及?以下(?:儿童|婴幼儿)"), re.compile("新生儿|婴幼?儿|幼儿|孕产妇|儿童")
_CLOSED_LIST = re.compile(r"、[^、]{1,10}等(?!级|[候奖于次额待同])")
#: 化学需氧量、|氨氮|重点工程减排量, |挥发性有机物（VOCs）|排放总量: what is emitted, as plans for its reduction list it.
_POLLUTANT = re.compile(r"(?:化学需氧量|氨氮|总[磷氮]|二氧化[硫碳氮]|氮氧化物|挥发性有机物|VOCs|(?:细|可吸入)?颗粒物|烟?粉尘|甲烷|重金属)(?:[（(][A-Za-z\d.]{2,6}[)）])?")
_ALIKE = ((_POLLUTANT, _POLLUTANT), (_OF_CHILDREN, _INFANT), (_AGE, _AGE))
#: 国家级及省级|创新中心、示范企业: levels that part a list of things.
_LEVELS = re.compile(r"(?P<levels>(?:国家|[省市县区州])级(?:[、和及与](?:国家|[省市县区州])级)+)(?P<rest>[^、和及与].*)")
#: 施工许可、规划许可、竣工验收|等3类事项的|办理时限: what all members of a list have.
_LISTED = re.compile(r"(?P<list>.{2,120}?)等[\d二三四五六七八九十]{0,2}[类个种项][^、，的]{0,8}的(?P<head>[^、的]{2,10})")
#: 校际差异系数|小学、初中, 生活补助|小学、初中: stages of school told behind what is measured.
_STAGES = r"(?:幼儿园|小学|初中|高中|普通高中|普高|中职|中学|(?:九年)?一贯制学校)"
_BY_STAGE = re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?P<stages>{_STAGES}(?:[、和及与]{_STAGES})+)")


def _by_stage(names: str, count: int) -> list[str]:
    """`生活补助小学、初中`: each stage before the head that they share; [] where no such list of `count` stands at the end."""
    hit = _BY_STAGE.fullmatch(names)
    stages = SPLIT.split(hit["stages"]) if hit else []
    return [stage + hit["head"] for stage in stages] if hit and len(stages) == count else []


def _regrouped(pieces: list[str], count: int, names: str) -> list[str]:
    """Join pieces that 及 parted inside one name (`物流及仓储业`) until `count` are left."""
    if len(pieces) == count:
        return pieces
    parted = (names.split("、"), names.split("和"), re.split("[、和]", names))
    return next((each for each in parted if len(each) == count), pieces[-count:])


#: Nouns for people that the members of a list share.
_PEOPLE = re.compile(r"(?:老年人|老人|儿童|学生|人员|教师|研究生|毕业生)$")
#: Nouns for whoever or whatever has what the members of a list are.
_TAKERS = re.compile(r"(?:(?:获证|认证|获奖|试点|示范|培育)(?:单位|企业|机构|组织|产品)|标准)$")
#: 粪污及秸秆|综合利用率: heads with what tells how they are reckoned.
_WIDE_HEAD = re.compile(r"(?:综合机械化|机械化作业|机械化|综合利用|资源化利用|无害化处理|安全利用|集中处理|综合)(?:率|水平|程度)$")
#: 民间投资、工业投资|占比|: heads of shares behind nouns that are heads themselves.
_RATE_HEAD = re.compile(r"(?:占比|比重|比例|增[速幅]|(?:增长|完成|入库|开工|投产|达标|达产)率)$")
#: 事故起|数, 发病|率, 接待|游客: a piece that ends so needs no head from another.
HEAD_SIGNS = ("数", "率", "额", "值", "游客")


def shared_head(pieces: list[str]) -> str:
    """What the last piece has beyond a name like the others: 镇区|绿化率 beside 城区."""
    last, others = pieces[-1], pieces[:-1]
    house = _HOUSE_IN.match(last)
    if house and house.end() < len(last) and all(_HOUSE_IN.fullmatch(piece) for piece in others):
        return last[house.end() :]
    if line := line_of_business(pieces):
        return line
    noun = _SHARED_NOUN.search(last, 2)
    if noun and len(others) > 1 and all(len(piece) == noun.start() for piece in others[1:]):
        return last[noun.start() :]
    for kind, like in _ALIKE:
        own = kind.match(last)
        if own and own.end() < len(last) and all(like.fullmatch(piece) for piece in others):
            return last[own.end() :]
    rate = _RATE_HEAD.search(last, 2)
    if rate and all(piece[-2:] == last[rate.start() - 2 : rate.start()] for piece in others):
        return rate.group()
    if all(heads_pattern().search(piece) or piece.endswith(HEAD_SIGNS) for piece in others):
        return ""
    if all(piece[-2:] == last[-2:] or (piece[-3:-1] == last[-3:-1] and len(piece) > 4) for piece in others):
        return ""  # “小巨人”企业、中小企业; 休闲农业示范点、乡村旅游示范县
    for mark in "级类":  # 国家级、省级、某市级|龙头企业, A类、B类|人才
        rank = last.find(mark) + 1 or last[:4].find("型") + 1  # 市级、区级、标准型|服务中心
        if rank > 1 and all(piece.endswith(mark) or piece == "国家" for piece in others):
            return last[rank:]
    if all(piece.endswith("A") for piece in others) and "A" in last:
        return last[last.find("A") + 1 :].removeprefix("的")  # 3A、4A、5A|级景区
    category = category_pattern().match(last)
    if category and all(category_pattern().fullmatch(piece) for piece in others):
        return last[category.end() :]
    if category and all(tail_category().search(piece) for piece in others):
        return last[category.end() :]
    ends = {piece[-2:] for piece in others}
    twin = next((place for place in range(len(last) - 2, 1, -1) if last[place - 2 : place] in ends), 0)
    if twin:
        return last[twin:]
    people = _PEOPLE.search(last)
    if people and not any(piece.endswith(people.group()) for piece in others):
        return people.group()  # 失能、半失能和自理|老年人
    taker = _TAKERS.search(last)
    if taker and not any(piece.endswith(taker.group()) for piece in others):
        return taker.group()  # 绿色食品、有机食品和地理标志|获证单位
    width = max(len(piece) for piece in others)
    head = heads_pattern().search(last)
    if head and head.start() == 0:
        return ""  # 利用外资、投资
    wide = _WIDE_HEAD.search(last)
    if wide and wide.start() > 1:
        return wide.group()
    if head and (len(last) - width <= len(head.group()) + 1 or head.start() <= width):
        return last[head.start() - (last[head.start() - 1] in "年总日") :]  # 水果、食用菌|年产量
    rest = last[width:]  # 智能工厂、数字化车间、市级数字化车间; 家庭农场、农民合作|社
    return "" if len(rest) < 2 or any(piece[-2:] == last[-2:] for piece in others) else rest
