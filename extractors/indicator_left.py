"""The phrase left of a number: `全县建成体育公园40个` → 体育公园, 建成.

The stretch from the clause's begin (or the number before) to the value is cut from both ends: first what belongs
to the value (comparison, limit, verb of change), then what leads in (times, who is to do it, verbs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.indicator_against import without_comparison
from extractors.indicator_lead import TIMES, head_of
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_verbs import (
    TOWARDS,
    inner_verb,
    last_predicate,
    opening_verbs,
    opens_with_verb,
    zone_of,
)
from extractors.indicator_words import OF_WHICH, any_verb, heads_pattern, verb_chain, verbs
from extractors.reaching import reaching
from extractors.span import Span

#: 镇财政每年|安排: one who acts; what stands before the frequency is then not measured.
_ACTOR = re.compile(r"[汛雨旱冬夏春秋暑寒假][期季]$|高峰期$|期间$|学期$|[财市县区省镇乡]政|政府|部门|单位|学校|企业|[局委办厅]$|(?:督导|办公)室$|各|督学$|[河湖林路段田]长$|干部$|小组$|专班$|负责人$|网格员$|包保[^，]{0,4}$|[校园村镇县]$|全[市县区省]|银行|家庭$")
#: 甲中学、乙小学等|学校: of named things only what they are is counted.
_NAMED_LIST = re.compile(
    r"(?:小学|中学|学校|大学|学院|幼儿园|一中|二中|”|医院|公司|集团|[A-Z]\d{2,3}线?)等(?![^，。；]{0,6}活动$)(?=[\u4e00-\u9fff]{2,}$)"
)
#: 开设电商、养殖等|特色种养专业, 举办龙舟赛等|赛事: of examples that are done only their sort is counted; a bare 项目 says too little.
_SORT = re.compile(r"(?<![高中初同平优均])等(?!级|[候奖于次额待同]|项目|工程|企业|(?<=”等)[^，。；]{0,6}活动|[^，。；]{0,6}培训|[^，。；]{0,8}(?:制造|加工|生产)企业)(?=[\u4e00-\u9fff“”]{2,8}$)")
#: 甲、乙等乡镇|黑臭水体: where it is done.
_REGIONS = re.compile(r"[\u4e00-\u9fff、]{2,24}等\d{0,2}个?(?:乡镇|镇街|镇|乡|县区|县|街道|社区|地区|地)(?=[\u4e00-\u9fff]{3})")
#: 新建甲镇中心|幼儿园|等4所: what the named one is, the others are too.
_AMONG_NAMED = re.compile(
    r"(?P<kind>幼儿园|小学|中学|学校|医院|卫生院|公园|水库|泵站|大桥|电站|污水处理厂|高速公路|公路|铁路|项目|工程|产业园|园区|景区|小区)等$"
)
#: 甲中学、乙中学|运动场2块: of a list of schools only the part is counted.
_PART_OF_LIST = re.compile(
    r"(?<![\n。；][一二三四五六七八九十])、[^，。；]{1,20}(?:小学|中学|学校|幼儿园|[一二三四五六]中)"
    r"(?=(?:学生|教师|教职工)?(?:食堂|宿舍|综合楼|教学楼|运动场|操场|实验楼|实验室|周转房|公寓|餐厅|图书馆|功能室)[^，。；、]{0,4}$)"
)
#: 经济总量|跨过两个万亿元大关、|超过6万亿元: what was passed on the way.
_PASSED = re.compile(r"(?:连续|接连|相继|先后|首次|成功)*(?:跨过|跨越|突破|迈上|跃上|跨上|站上|迈过|闯过)[^，。；]{0,14}?(?:大关|台阶|关口)[、，]?$")
_PASSED_ENDS = frozenset("关阶口、，")
#: 改造小区、村居|惠及|群众: whom something that was named reaches.
_BENEFITS = re.compile(r"(?<=[\u4e00-\u9fff])(?P<verb>惠及)(?=[\u4e00-\u9fff]{2})")
#: 每校|社团: where so many are, not what they are.
_IN_EACH = re.compile(r"每(?:[校园村镇乡县]|个(?:乡镇|镇街|街道|社区|村|县区))(?=[\u4e00-\u9fff]{2})")
#: |为|城乡低保对象900户…发放补贴: for whom something is done.
_FOR = re.compile(r"[为向给](?!民)(?=[\u4e00-\u9fff]{3})")
#: 在原有补贴|基础上|增加5000元: what the number comes on top of names nothing.
_ON_TOP = re.compile(r"(?:在)?[^，。；]{0,20}?的?基础上")
#: |以甲镇为核心|5000亩…示范区: who leads what stands behind the number.
_LED_BY_ALONE = re.compile(r"以[^，。；]{2,16}为(?:核心|龙头|主体|主|依托|重点|引领|中心)的?")
#: |以中心卫生院为龙头的|医联体: who leads what is counted.
_LED_BY = re.compile(r"以[^，。；]{2,16}为[^，。；]{1,6}的(?=[^，。；]{2,}$)")
#: 可停300辆|车的|停车场2个: the noun of the number before, which only tells how big the thing is.
_OF_COUNTED = re.compile(r"[\u4e00-\u9fff]{0,3}的(?=[\u4e00-\u9fff]{2})")
#: |三是|60%的设备…: the number of an item in words.
_LABEL = re.compile(r"[一二三四五六七八九]是")
#: 黄花菜|种植|8万亩, 空调|安装|600台, 村医|招了|46名: what is done to the thing before it, where no verb opens the clause.
_DONE_TO = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:现?已|累计)?(?P<verb>新?退出|种植|安装|收购|完工|延伸|减免|维修改造|复耕复垦|归集|清理|落地|入库|铺设|栽植|新建|新增|受灾|[招来走修建种养发送开办买卖换装拆栽拿捐](?=了$))(?:了|完成)?$")
#: The last signs of these, and how many characters they have with the one that has to stand before.
_DONE_ENDS = frozenset("出植装购工伸免造垦集理地库设建增灾了成")
_DONE_WIDTH = 12
#: 集中采购|为群众|减负|2亿元: what spares whom so much.
_EASES = re.compile(r"(?<=[\u4e00-\u9fff]{4})为[^，。；、]{1,8}?(?P<verb>减负|让利|节约|节省|减免)(?:资金|费用|成本)?(?:约|近|超)?$")
#: 就业困难人员|实现|就业: who finds work.
_FINDS_WORK = re.compile(r"(?P<who>[\u4e00-\u9fff]{0,10}(?:人员|劳动力|毕业生|群众|青年|农民工|军人|残疾人))实现(?P<what>(?:再|转移|稳定|灵活|就地|就近)*就业)$")
#: Who is spared taxes is no part of what they are spared.
_SPARED = re.compile(r"为?[\u4e00-\u9fff]{0,8}(?:主体|企业|工商户)(?P<what>减税降费|退税减税|让利)")
#: What a school or project that is named by a name of its own has: it stands without it, as in a table.
_OF_SCHOOL = re.compile(r"(?!各|[全所]|中小|每|义务|公办|乡镇|农村)[\u4e00-\u9fff（）()“”]{2,20}(?:中学|小学|学校|幼儿园|学院|校区)(?:[\u4e00-\u9fff]{0,10}项目)?(?P<own>(?:总|计划)?(?:投资|建筑面积|占地面积|用地面积|占地))")
#: 投资五年|累计完成|400亿元, 标准2025年|提高至每生每年|7000元: the predicate alone behind a time.
_DOING_ALONE = re.compile(
    r"(?:累计|共计|共|合计|总共|再|力争|争取|预计|将|已|要)*(?P<verb>完成|实现|提高|提升|增加|增长|降低|降|下降|减少|扩大|稳定|保持|控制|达成|净增|新增)(?:了|到|至|在|为)?"
    r"(?:每[人户生][每均]?[年月]?|每[年月])*"
)
#: 发病率|控制|在3%以内: the comparator's own verb.
_HELD = re.compile(r"控制|压缩|缩短|稳定|保持|维持|提高|降低")
#: 选派医师|到县医院进修|10名, 派出教师赴县城跟岗5人: where to and what for, behind the counted people.
_SENT = re.compile(
    r"(?:来[\u4e00-\u9fff]{1,4}(?=旅游)|(?:到|赴|去|在|前往)[^，。；]{1,30}?)(?:旅游|就业创业|进修|跟岗|学习|挂职|支教|支医|支农|培训|交流|任教|任职|锻炼|研修|坐诊|巡诊|义诊|帮扶|帮带|服务|指导|工作|蹲点|驻点|驻村|见习|实习|务工|就业|参观|考察|观摩|调研|宣讲)(?:学习|锻炼|培训)?$"
)
#: |县财政|列支|90万元, 一次性|给予|60元/亩: who pays and the verb, without what is paid.
_PAID = re.compile(
    r"(?:(?:[\u4e00-\u9fff、]{0,10}财政|[省市县区镇乡州旗]人?民?政府)(?:每年|累计|已|将|拟|再|共|另|可|全额|统一|要)*"
    r"(?P<verb>列支|安排|投入|拨付|下达|下拨|筹集|筹措|落实|统筹|兑现|拿出)|(?:[再可均并]|每年|分别)*一次性(?:再|分别)?(?P<given>给予|予以|发放))"
)
#: 对省级平台|给予|补助: what is given, with whom it is for before it.
_GIVEN = re.compile(r"(?:给予|予以)(?P<what>[^，。；给予]{0,10}?(?:补助|补贴|奖励|奖补|资助|贴息|救助))$")
#: |编制|1200名: verbs that are nouns before people.
_POSTS = ("编制",)
#: 排查|整改|100%: so many characters are more than a verb that reaches something (完成, 达标).
_TWO_VERBS = 4
#: 每亩|补贴|60元: a grant that is measured itself where no noun stands.
_GRANT = re.compile(r"补助|补贴|奖励|资助|奖补|扶持|救助")
#: 全县累计|投入|3亿元: money that is measured itself in the sentence's first clause.
_OUTLAY = ("投入", "投资", "融资", "筹资")
#: 青稞种植|每亩|补贴, 为老人|每餐|补贴: a grant told for each of several, with what or whom it is for before it.
_GRANT_EACH = re.compile(r"(?<=[\u4e00-\u9fff”][\u4e00-\u9fff”）)])(?P<each>每(?:[人户亩张床头吨件台辆次餐例支个套只株枚部棵箱艘羽班尾]|公斤|千瓦时|平方米|立方米|床位))(?P<grant>补贴|补助|奖励|资助)$")

#: |退税|8000万元: verbs that hold what they are about.
_WHOLE_DEEDS = frozenset({"退税", "减税", "免税", "降费", "让利", "授信", "理赔", "赔付", "创汇", "引资", "捐款"})
_WHOM = "对为给向"
#: |对新取得|资格的医生每人奖励: whom it is for, behind a verb.
_TO_THEM = re.compile(r"[\s\d.、（）()一二三四五六七八九十]*[对为]")
#: 种植|者|每亩补贴: those who get it stand in its name with what it is reckoned by.
_TO_WHOM = ("者", "户", "人", "企业", "单位", "主体")
#: 每家企业|最高|奖励: a limit between whom and grant.
_AT_MOST = re.compile(r"(?:（即[^（）]{2,16}）)?(?<=[\u4e00-\u9fff）]{2})(?:最高|最多|再|另|额外)(?=[\u4e00-\u9fff]{0,4}(?:补助|补贴|奖励|资助|奖补|扶持)(?:额度?|金额|标准)?$)")
#: |每户|每年补助: for whom a grant is.
_FOR_EACH = re.compile(r"\s*(?P<each>每[^，。；]{1,8}$)")
#: The first clause begins within so many characters of the sentence: nothing before it names what the money is for.
_FIRST_CLAUSE = 24


#: What joins a number to the noun of the one before.
_JOINTS = "和及与"
_OF_THINGS = ("count", "person", "area", "length")


class _Stretch(NamedTuple):
    """What is left of a stretch once its verbs are known: where the noun begins, the verbs, and what they were taken from."""

    low: int
    actions: list[Span]
    #: The verbs that open the stretch, and a part of the region before them (`城区|新建`).
    opening: Sequence[Span]
    zone: Span | None
    #: Whether a verb takes the noun as its object.
    acted: bool


class Bounds(NamedTuple):
    """The stretch left of a quantity without what stands before its last predicate, and without what reaches the value."""

    low: int
    high: int
    #: The verb behind the noun, a subject that stands before a time, and the verbs that are known so far.
    tail: Span | None
    subject: Span | None
    first: list[Span]
    #: Whether it was cut by words that reach the value.
    reached: bool


def read_left(reading: Reading) -> Phrase:
    """The phrase left of the quantity; an empty indicator where nothing stands there."""
    found = bounds_left(reading)
    return left_within(reading, found, head_of(reading, found.low, found.high)) if isinstance(found, Bounds) else found


def bounds_left(reading: Reading) -> Bounds | Phrase:
    """Where the phrase left of the quantity stands, or itself where that is enough to tell it."""
    text = reading.text
    low, high, compared = without_comparison(reading)
    low, high, subject, doing = _without_times(reading, low, high)
    paid = _PAID.fullmatch(text, reading.skip(low, high), high) if reading.family == "money" and high == reading.quantity.start else None
    if paid:
        return _paid(reading, paid)
    if reading.family in _OF_THINGS and reading.before and low == reading.before.outer_end and high - low > 2 and text[high - 1] in _JOINTS and high == reading.quantity.outer_start:
        return reading.made(low, low, [], "indicator.left")  # 32个|功能完备的市场及|35个驿站
    counted = _OF_COUNTED.match(text, low, high) if reading.before and low == reading.before.outer_end else None
    low = counted.end() if counted else low
    label = _LABEL.match(text, low, high)
    low = last_predicate(reading, label.end() if label else low, high)
    end = high
    high, tail = _before_predicate(reading, low, high)
    reached = _is_reached(reading, high, end, tail)
    works = _FINDS_WORK.search(text, low, high) if reading.family == "person" else None
    if works:
        return _finding_work(reading, works)
    return Bounds(low, high, tail, subject, [verb for verb in (compared or doing or tail,) if verb], reached)


def left_within(reading: Reading, bounds: Bounds, head: int) -> Phrase:
    """The phrase within these bounds, whose first verb or noun stands at `head` (`indicator_lead.head_of`)."""
    text = reading.text
    low, high, tail, subject, first, reached = bounds
    stretch = _behind_verbs(reading, head, high, tail, first, reached=reached)
    low = _behind_others(reading, stretch, high)
    high = _before_others(reading, low, high)
    made = reading.made(low, reading.cut_definition(low, high), stretch.actions, "indicator.left")
    own = _own_alone(reading, made)
    if own:
        return own
    if stretch.zone and stretch.opening and made.spans:
        return replace(made, indicator=stretch.zone.of(text) + made.indicator, spans=(stretch.zone, *made.spans))
    grant = _as_grant(reading, made)
    if grant:
        return grant
    if not made.indicator and stretch.actions:
        measured = _deed_itself(reading, stretch.actions, told=not tail and not subject)
        if measured:
            return measured
    return _with_subject(reading, made, subject, stretch.opening) if subject else made


def _before_predicate(reading: Reading, low: int, high: int) -> tuple[int, Span | None]:
    """The end of text[low:high] without the predicate behind the noun (`道路|完工`, `采购|为群众减负`, `教师|赴县城跟岗`), and its verb."""
    text = reading.text
    high, tail = reading.trim_tail(low, high)
    done = _DONE_TO.search(text, max(low + 2, high - _DONE_WIDTH), high) if tail is None and text[high - 1] in _DONE_ENDS and not verb_chain(text, reading.skip(low, high), high) else None
    if done and (reading.quantity.unit != "%" or done["verb"] == "减免"):
        high, tail = done.start(), Span(*done.span("verb"))
    eases = _EASES.search(text, low, high) if reading.family == "money" and "为" in text[low:high] else None
    if eases:
        high, tail = eases.start(), Span(*eases.span("verb"))
    sent = _SENT.search(text, low + 2, high) if reading.family == "person" else None
    return sent.start() if sent else high, tail


def _is_reached(reading: Reading, high: int, end: int, tail: Span | None) -> bool:
    """Whether the stretch was cut to `high` by words that reach the value (`达到`, `提高到`): then it is a subject."""
    text = reading.text
    changes = tail is not None and tail.of(text) in verbs("change")
    return changes or text[tail.end if tail else high : end].strip() not in ("", "各") or text.startswith("为", reading.quantity.outer_start)


def _behind_verbs(reading: Reading, head: int, high: int, tail: Span | None, first: list[Span], *, reached: bool) -> _Stretch:
    """The stretch behind the verbs that open it and the one behind who acts; `first` are the verbs known so far."""
    text = reading.text
    zone = zone_of(reading, head, high)
    head = zone.end if zone else head
    low, opening = opening_verbs(reading, head, high, reached=reached)
    actions = [*opening, *first] if opening and not tail else first
    held = _HELD.search(text, reading.quantity.outer_start, reading.quantity.start)
    if held and not actions:
        actions = [Span(*held.span())]
    low, inner = inner_verb(reading, head, reading.skip(low, high), high)
    if inner and not tail:
        actions = [inner]
    benefits = _BENEFITS.search(text, low, high) if reading.counts else None
    if benefits:
        low, actions = benefits.end(), [Span(*benefits.span("verb"))]
    return _Stretch(low, actions, opening, zone, bool(opening or inner))


def _behind_others(reading: Reading, stretch: _Stretch, high: int) -> int:
    """Where the noun begins behind who leads it, where so many are, and what is told by name."""
    text, low = reading.text, stretch.low
    benefit = _FOR.match(text, low, high) if reading.counts else None
    low = benefit.end() if benefit and not any(any_verb().within(text[low:high])) else low
    led = (_LED_BY.match(text, low, high) if reading.counts else None) or _LED_BY_ALONE.fullmatch(text, low, high)
    led = led or (_ON_TOP.match(text, low, high) if text.find("基础上", low, high) >= 0 else None)
    low = led.end() if led else low
    each = _IN_EACH.match(text, low, high) if reading.counts else None
    low = each.end() if each else low
    return _counted_part(reading, reading.skip(low, high), high, acted=stretch.acted)


def _before_others(reading: Reading, low: int, high: int) -> int:
    """Where the noun ends before what was passed on the way, 等 and 中."""
    text = reading.text
    passed = _PASSED.search(text, low + 2, high) if text[high - 1] in _PASSED_ENDS else None
    high = passed.start() if passed else high
    high -= reading.counts and text[low:high].endswith("等")
    of_them = reading.before is not None or text[max(low, high - 3) : high - 1] in ("人口", "人员", "群众")
    return high - (of_them and OF_WHICH.search(text, low, high) is not None)  # 12件实事中|9件


def _own_alone(reading: Reading, made: Phrase) -> Phrase | None:
    """`为2万户市场主体减税降费6亿元`, `东街小学建筑面积980平方米`: what is spared or had, without whose it is."""
    if not made.spans or reading.family not in ("money", "area"):
        return None
    spared = _SPARED.fullmatch(made.indicator) if reading.family == "money" else None
    own = _OF_SCHOOL.fullmatch(made.indicator)
    kept = spared["what"] if spared else own["own"] if own else ""
    return reading.made(made.spans[-1].end - len(kept), made.spans[-1].end, made.action_spans, "indicator.left") if kept else None


def _as_grant(reading: Reading, made: Phrase) -> Phrase | None:
    """The phrase of a grant without whom it is given to and what limits it."""
    if reading.family != "money" or not made.spans:
        return None
    grant = _GIVEN.search(made.indicator)
    if grant:
        first = made.spans[0].start + grant.start()
        verb, noun = Span(first, first + 2), Span(first + grant.start("what") - grant.start(), made.spans[0].end)
        return reading.made(noun.start, noun.end, [verb], "indicator.left")
    most = _AT_MOST.search(made.indicator)
    if most:
        return _without_most(reading, made, most)
    each = _GRANT_EACH.search(made.indicator)
    return _given_for_each(reading, made, each) if each else None


def _deed_itself(reading: Reading, actions: Sequence[Span], *, told: bool) -> Phrase | None:
    """The verb itself where no noun stands and it is what is measured; `told`: no predicate and no subject stands beside it."""
    deed = _deed_told(reading, actions) if told else None
    if deed:
        return reading.made(deed.start, deed.end, [], "indicator.left")
    return _granted(reading, actions) if _is_measured(reading, actions[-1]) else None


def _deed_told(reading: Reading, actions: Sequence[Span]) -> Span | None:
    """The deed that the number itself tells of: how often it is done, that it is done in full (`排查整改100%`), or posts (`编制60名`)."""
    last = actions[-1]
    if reading.quantity.unit in TIMES or (reading.counts and last.of(reading.text) in _POSTS):
        return last
    whole = Span(actions[0].start, last.end)
    in_full = reading.quantity.unit == "%" and reading.quantity.value_min == 100 and whole.end - whole.start >= _TWO_VERBS
    return whole if in_full and whole.end == reading.quantity.outer_start and not any(verb.of(reading.text) in verbs("change") for verb in actions) else None


def _finding_work(reading: Reading, works: re.Match[str]) -> Phrase:
    """`就业困难人员实现就业`: who finds work with the work."""
    who, what = Span(*works.span("who")), Span(*works.span("what"))
    made = reading.made(what.start, what.end, [Span(what.start - 2, what.start)], "indicator.left")
    return replace(made, indicator=who.of(reading.text) + made.indicator, spans=(who, *made.spans))


def _given_for_each(reading: Reading, made: Phrase, each: re.Match[str]) -> Phrase:
    """`为老人每餐补贴`: the grant for each alone; `青稞每亩补贴`: that of the thing it is told of; `种植者每亩补贴`: as it stands."""
    start = made.spans[0].start
    grant = Span(start + each.start("grant"), start + each.end("grant"))
    verb = made.action_spans or (grant,)
    to_them = _TO_THEM.match(reading.text, reading.left_from, start)
    if reading.text[start - 1] in _WHOM or made.indicator[0] in _WHOM or to_them:
        made = replace(made, action="", action_spans=()) if to_them else made
        verb = made.action_spans or (grant,)
        low = start + each.start("each")
        return replace(made, indicator=reading.text[low : grant.end], spans=(Span(low, grant.end),), action=made.action or grant.of(reading.text), action_spans=verb)
    thing = Span(start, reading.cut_definition(start, start + each.start("each")))
    if thing.of(reading.text).endswith(_TO_WHOM):
        return replace(made, action=made.action or grant.of(reading.text), action_spans=verb)
    return replace(made, indicator=thing.of(reading.text) + grant.of(reading.text), spans=(thing, grant), action=made.action or grant.of(reading.text), action_spans=verb)


def _without_most(reading: Reading, made: Phrase, most: re.Match[str]) -> Phrase:
    """`每家企业最高奖励`: the limit inside of the name is no part of it."""
    start = made.spans[0].start
    whom, grant = Span(start, start + most.start()), Span(start + most.end(), made.spans[0].end)
    indicator = made.indicator[: most.start()] + made.indicator[most.end() :]
    if made.action or not _GRANT.fullmatch(grant.of(reading.text)):
        return replace(made, indicator=indicator, spans=(whom, grant))
    return replace(made, indicator=indicator, spans=(whom, grant), action=made.indicator[most.end() :], action_spans=(grant,))


def _without_times(reading: Reading, low: int, high: int) -> tuple[int, int, Span | None, Span | None]:
    """The longer side of each time in the stretch; the noun before a time where it is part of what is measured; the verb alone behind one."""
    text = reading.text
    subject: Span | None = None
    doing: Span | None = None
    for time in reading.times:
        if not low < time.end <= high:
            continue
        within = text[time.end - 1] == "内"
        if within and text[high - 1] == "率" and "，" not in text[time.end : high]:
            continue  # 2小时内到达率
        named = Span(reading.skip(low, time.start), time.start)
        if text[time.end : high].strip() and (
            (within and time.start - named.start >= 4)  # 新任村医2年内进修…
            or (_OF_KIND.search(text, named.start, named.end) and _IN_YEAR.match(text, time.start) and heads_pattern().search(text, time.end, high) and not verb_chain(text, named.start, named.end))  # 规上企业2024年营业收入
            or (text[time.start : time.end] in _YEAR_END and time.start - named.start >= 3 and heads_pattern().search(text, time.end, reading.trim_tail(time.end, high)[0]) and not verb_chain(text, named.start, named.end))  # 高校毕业生年底就业率
            or (text.startswith(_FREQUENCIES, time.start) and _is_topic(reading, low, time.start))  # 护林员每年培训16学时
        ):
            subject = named
        verb = _DOING_ALONE.fullmatch(text, time.end, high) if time.start - named.start >= 2 else None
        if verb and not opens_with_verb(reading, low, time.start):
            subject = None
            high, doing = max(low, time.start), Span(*verb.span("verb"))  # 投资五年|累计完成|400亿元
            continue
        behind = text[time.end : high]
        if behind.strip(" ，、的") and reaching(behind, 0, len(behind)) > 0:
            low = time.end
        else:
            high, subject = max(low, time.start), None
    return low, high, subject, doing

#: Kinds of bodies whose figures are told for a year, and the year.
_OF_KIND = re.compile(r"[\u4e00-\u9fff]{2}(?:企业|机构|工业|产业|行业|银行|医院|学校)$")

_IN_YEAR = re.compile(r"(?:19|20)\d\d年")
_YEAR_END = ("年底", "年末")
#: What stands before these is told of, again and again.
_FREQUENCIES = ("每", "常年")


def _is_topic(reading: Reading, low: int, high: int) -> bool:
    """Whether what stands before a frequency is a noun that is measured, not one who acts or a place."""
    stretch = reading.text[reading.skip(low, high) : high]
    if len(stretch) < 2 or verb_chain(stretch):
        return False
    return not TOWARDS.match(stretch) and not _ACTOR.search(stretch)


def _counted_part(reading: Reading, low: int, high: int, *, acted: bool) -> int:
    """Where the counted noun begins behind a list of names; `acted`: a verb takes the list as its object."""
    region = _REGIONS.match(reading.text, low, high)
    low = region.end() if region else low
    part = _PART_OF_LIST.search(reading.text, low, high) if "、" in reading.text[low:high] else None
    if part:
        return part.end()
    if not reading.counts or "等" not in reading.text[low:high]:
        return low
    named = _NAMED_LIST.search(reading.text, low, high)
    if named:
        return named.end()
    sort = _SORT.search(reading.text, low, high) if acted else None
    if sort:
        return sort.end()
    kind = _AMONG_NAMED.search(reading.text, low, high)
    return kind.start() if kind else low


def _paid(reading: Reading, paid: re.Match[str]) -> Phrase:
    """`县财政列支90万元`: the verb, and no noun unless the verb itself is measured."""
    verb = Span(*paid.span("verb" if paid["verb"] else "given"))
    return _granted(reading, [verb]) if _is_measured(reading, verb) else reading.made(verb.start, verb.start, [verb], "indicator.left")


def _is_measured(reading: Reading, verb: Span) -> bool:
    """Whether the verb itself says what a sum of money is, where no noun does."""
    if reading.family != "money":
        return False
    said = verb.of(reading.text)
    first = reading.clause.start <= reading.sentence + _FIRST_CLAUSE or reading.text[reading.clause.start - 1] in "；;"
    return _GRANT.fullmatch(said) is not None or said in _WHOLE_DEEDS or (first and said in _OUTLAY)


def _granted(reading: Reading, actions: Sequence[Span]) -> Phrase:
    """`每户每年最高补助800元`: with no noun the grant itself is measured, for whom where 每… says it."""
    grant = actions[-1]
    made = reading.made(grant.start, grant.end, actions, "indicator.grant")
    start = reading.clause.start
    first = next((time.start for time in reading.times if start < time.start < grant.start), grant.start)
    each = _FOR_EACH.match(reading.text, start, first)
    if not each:
        return made
    whom = Span(*each.span("each"))
    return replace(made, indicator=whom.of(reading.text) + made.indicator, spans=(whom, *made.spans))


def _with_subject(reading: Reading, made: Phrase, subject: Span, opening: Sequence[Span]) -> Phrase:
    """The phrase with the noun that stood before its time: 新任村医|进修|…, 护林员|培训|…."""
    text = reading.text
    doing = text[opening[0].start : opening[-1].end] if opening else ""
    if text[subject.end] == "每":
        if not all(verb.of(text) in verbs("weak") for verb in opening):
            return made  # 镇财政每年安排…: the subject acts
        if not made.indicator and not doing:
            return replace(made, indicator=subject.of(text), spans=(subject,))
    if text.startswith("常年", subject.end) and not made.indicator:
        return replace(made, indicator=subject.of(text), spans=(subject,))  # 奶牛常年|存栏
    spans = (subject, *opening, *made.spans)
    return replace(made, indicator=subject.of(text) + doing + made.indicator, spans=spans)
