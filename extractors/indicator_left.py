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
from extractors.indicator_beside import before_others, behind_others, own_alone
from extractors.indicator_deed import as_grant, deed_itself, paid_out
from extractors.indicator_inner_verb import inner_verb
from extractors.indicator_joined import verbs_alone
from extractors.indicator_lead import head_of
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_right import adjoins
from extractors.indicator_sectors import of_business
from extractors.indicator_timed import with_subject, without_times
from extractors.indicator_verbs import last_predicate, opening_verbs, quoted, zone_of
from extractors.indicator_words import HAN, OF_THINGS, verb_chain, verbs
from extractors.late import late
from extractors.span import Span


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


#: 可停300辆|车的|停车场2个: the noun of the number before, which only tells how big the thing is; 9个|县将|改造停车场7处: or who does it; 5个|乡镇涉及|农户80户, 9个|项目包括|泵站4座: or what the next ones are of.
_OF_COUNTED = re.compile(r"[\u4e00-\u9fff（）()]{1,8}?(?:涉及|包括|包含|涵盖)(?=[\u4e00-\u9fff]{2})|[\u4e00-\u9fff]{0,3}的(?=[\u4e00-\u9fff]{2})|[\u4e00-\u9fff]{1,6}?(?:计划|预计|拟|将)(?=[新改扩迁续建培引招实完打开安创投配种治整修购更铺发][\u4e00-\u9fff]{2})")
#: 7个|项目获|补助300万元: who gets so much money.
_GETS = re.compile(r"[\u4e00-\u9fff]{1,6}?获(?=(?![得批评准])[\u4e00-\u9fff]{2})")
#: 在原有补贴基础上|增加5000元, 90公里绿道的基础上|再建成20公里: what the number comes on top of names nothing.
_BASIS = late(
    r"在?(?:现有|原有|现行|原来?|[去上今]年度?)?的?(?P<what>(?!在|以上|[去上今同]年|同期)[\u4e00-\u9fff]{2,12}?)的?(?<![此这])基础上(?:[每再各均][年月人天户]?|逐年|分别)*(?P<verb>提高|增加|上浮|上调|下浮|下调|下降|降低|压减|减少|增长|提升)$"
    r"|[^，。；]{0,24}?基础上"
)
#: 成为产业高地|力争|全县营收…: what is striven for stands behind, whatever was said before without a mark.
_STRIVES = late(r"(?<=[\u4e00-\u9fff]{2})力争(?=全[省市县区州旗镇乡][\u4e00-\u9fff]{2})")
#: 在12个|区|建设停车场22处: where something is done.
_SITES = late(r"(?:主?城区|县区|乡镇|街道|社区|小区|行政村|[区县镇乡村市州])(?=(?:新[建增设]|改[建造]|扩建|建设|建成|布设|设置|设立|开展|打造|实施|安装|投放|配备|完成|培育|试点|推广|创建)[\u4e00-\u9fff]{2})")
#: |三是|60%的设备…: the number of an item in words.
_LABEL = re.compile(r"[一二三四五六七八九]是")
#: 超额完成|市下达的|20亿元任务: who handed down a task; what the task is stands behind the number or before.
_HANDED_DOWN = re.compile(r"(?:上级|国家|[省市县区州])[里级]?下达(?:给?我[省市县区州])?的$")
#: What joins a number to the noun of the one before.
_JOINTS = "和及与"
#: 10个|区县|涉及|52个小区, |惠|及|3000人: what 及 is part of.
_TOUCHES = "涉惠普波遍"
#: 项目建设|带动|投资增长5%: what drives that which grows.
_DRIVES = late(r"(?<=[\u4e00-\u9fff]{2})(?:带动|拉动|推动|促进)(?=[\u4e00-\u9fff]{2})")


def bounds_left(reading: Reading) -> Bounds | Phrase:
    """Where the phrase left of the quantity stands, or itself where that is enough to tell it."""
    text = reading.text
    low, high, compared = without_comparison(reading)
    strives = _STRIVES.search(text, low, high) if text.find("力争", low, high) > low else None
    low = strives.end() if strives else low
    dash = text.rfind("——", low, high)
    low = dash + 2 if dash > low and not quoted(text[low:dash]) else low  # 位居前列|——|软件业务收入超800亿元
    low, high, subject, doing = without_times(reading, low, high)
    basis = _BASIS.match(text, low, high) if text.find("基础上", low, high) >= 0 else None
    if basis and basis["verb"]:
        return reading.made(*basis.span("what"), [Span(*basis.span("verb"))], "indicator.left")
    low = basis.end() if basis else low
    paid = paid_out(reading, low, high) if reading.family == "money" and high == reading.quantity.start else None
    if paid:
        return paid
    if text[high - 1 : high] == "暨" and high == reading.quantity.outer_start:
        return reading.made(low, low, [], "indicator.left")  # 奠基|暨|8个项目开工仪式
    if reading.family in OF_THINGS and _behind_noun(reading, low) and high - low > 2 and text[high - 1] in _JOINTS and text[high - 2] not in _TOUCHES and high == reading.quantity.outer_start:
        return reading.made(low, low, [], "indicator.left")  # 32个|功能完备的市场及|35个驿站
    low = _behind_counted(reading, low, high)
    handed = _HANDED_DOWN.search(text, low, high) if text.find("下达", low, high) >= 0 else None
    low = handed.end() if handed else low
    label = _LABEL.match(text, low, high)
    low = last_predicate(reading, label.end() if label else low, high)
    end = high
    high, tail = _before_predicate(reading, low, high)
    drives = _DRIVES.search(text, low, high) if tail and tail.of(text) in verbs("change") else None
    low = drives.end() if drives else low
    reached = _is_reached(reading, high, end, tail) or compared is not None
    works = _FINDS_WORK.search(text, low, high) if reading.family == "person" else None
    if works:
        return _finding_work(reading, works)
    return Bounds(low, high, tail, subject, [verb for verb in (compared or doing or tail,) if verb], reached)


def _behind_counted(reading: Reading, low: int, high: int) -> int:
    """Behind the noun of the number before that only says whose, where or how big it is, or `low`."""
    text, before = reading.text, reading.before
    if before is None or low != before.outer_end:
        return low
    counted = _OF_COUNTED.match(text, low, high)
    if reading.family == "money" and text.find("获", low, high) >= 0:
        counted = _GETS.match(text, low, high) or counted
    if not counted and text[before.outer_start - 1 : before.outer_start] == "在":
        counted = _SITES.match(text, low, high)
    return counted.end() if counted else low


def _behind_noun(reading: Reading, low: int) -> bool:
    """Whether what stands at `low` belongs to the number before: right behind it, or as a later item of its nouns (`28条道路大修、中修和|12公里入地工程`)."""
    before = reading.before
    if before is None or low <= before.outer_end:
        return before is not None and low == before.outer_end
    between = reading.text[before.outer_end : low]
    return between.endswith("、") and HAN.match(between) is not None and "，" not in between and not verb_chain(reading.text, low, reading.quantity.outer_start)


class _Stretch(NamedTuple):
    """What is left of a stretch once its verbs are known: where the noun begins, the verbs, and what they were taken from."""

    low: int
    actions: list[Span]
    #: The verbs that open the stretch, and a part of the region before them (`城区|新建`).
    opening: Sequence[Span]
    zone: Span | None
    #: Whether a verb takes the noun as its object.
    acted: bool


def left_within(reading: Reading, bounds: Bounds, head: int) -> Phrase:
    """The phrase within these bounds, whose first verb or noun stands at `head` (`indicator_lead.head_of`)."""
    text = reading.text
    low, high, tail, subject, first, reached = bounds
    stretch = _behind_verbs(reading, head, high, tail, first, reached=reached)
    low = behind_others(reading, stretch.low, high, acted=stretch.acted)
    high = before_others(reading, low, high)
    if text[low : low + 1] == "在" and (high - low == 1 or _BEHIND_IT.match(text, reading.quantity.outer_end)):
        low += 1  # 在|3个试点县基础上, 在|国家补助2万元的基础上
    elif reading.family == "money" and text[low : low + 1] == "在" and (place := _INVESTED_AT.match(text, low, high)):
        low = place.end()
    if stretch.actions and stretch.actions[-1].end == low and _opens_name(reading, stretch.actions, high):
        low, stretch = stretch.actions[-1].start, stretch._replace(actions=stretch.actions[:-1])
    made = reading.made(low, reading.cut_definition(low, high), stretch.actions, "indicator.left")
    own = own_alone(reading, made) or of_business(reading, made, bounds.low)
    if own:
        return own
    if stretch.zone and stretch.opening and made.spans:
        return replace(made, indicator=stretch.zone.of(text) + made.indicator, spans=(stretch.zone, *made.spans))
    grant = as_grant(reading, made)
    if grant:
        return grant
    if not made.indicator and stretch.actions:
        measured = deed_itself(reading, stretch.actions, told=not tail and not subject)
        if measured:
            return with_subject(reading, measured, subject, []) if subject and reading.family == "time" else measured
    return with_subject(reading, made, subject, stretch.opening) if subject else made


#: 在城北湿地保护区|投资3亿元, 在高新区|总投资5亿元.
_INVESTED_AT = re.compile(r"在[\u4e00-\u9fff]{2,16}?(?=(?:计划|预计)?(?:总|累计)?投[资入]$)")
_BEHIND_IT = re.compile(r"的?基础上|的?(?:同时|前提下)")
#: |新增|财力的20%用于…: a verb that opens the name of the whole.
_MORE = frozenset({"新增", "增加", "净增"})
#: 打造|服务牧民的|驿站12个: a verb behind another that tells, with its object, which things they are.
_OF_WHICH = frozenset(["服务", "帮扶", "带动", "接驳", "连接", "覆盖", "引领", "满足", "容纳", "惠及", "辐射", "影响", "制约", "关爱", "救助", "照护", "助力", "支撑", "传承", "反映", "展示", "保障", "从事", "生产"])


def _opens_name(reading: Reading, actions: Sequence[Span], high: int) -> bool:
    """Whether the last verb belongs to the name that stands between it and `high`."""
    text, last = reading.text, actions[-1]
    if reading.quantity.unit == "%" and text[reading.quantity.outer_start - 1] == "的" and last.of(text) in _MORE:
        return True
    return len(actions) > 1 and actions[-2].end == last.start and last.of(text) in _OF_WHICH and text.find("的", last.end, high) >= 0


#: 黄花菜|种植|8万亩, 空调|安装|600台, 国税局|完成|9000万元, 村医|招了|46名: what is done to the thing before it, where no verb opens the clause.
_DONE_TO = late(r"(?<=[\u4e00-\u9fff]{2})(?:现?已|累计)?(?P<verb>(?<!脱贫)新?退出|获批|获评|入选|种植|安装|收购|完工|延伸|减免|维修改造|复耕复垦|归集|清理|落地|入库|铺设|栽植|新建|新增|受灾|(?<=[局委镇乡县区门司道])完成|[招来走修建种养发送开办买卖换装拆栽拿捐](?=了$))(?:了|完成)?$")
#: The last signs of these, and how many characters they have with the one that has to stand before.
_DONE_ENDS = frozenset("批评选出植装购工伸免造垦集理地库设建增灾了成")
_DONE_WIDTH = 12
#: 集中采购|为群众|减负|2亿元: what spares whom so much.
_EASES = late(r"(?<=[\u4e00-\u9fff]{4})为[^，。；、]{1,8}?(?P<verb>减负|让利|节约|节省|减免)(?:资金|费用|成本)?(?:约|近|超)?$")
#: 选派医师|到县医院进修|10名, 派出教师赴县城跟岗5人: where to and what for, behind the counted people.
_SENT = late(
    r"(?:来[\u4e00-\u9fff]{1,4}(?=旅游)|(?:到|赴|去|在|前往)[^，。；]{1,30}?)(?:旅游|就业创业|进修|跟岗|学习|挂职|支教|支医|支农|培训|交流|任教|任职|锻炼|研修|坐诊|巡诊|义诊|帮扶|帮带|服务|指导|工作|蹲点|驻点|驻村|见习|实习|务工|就业|参观|考察|观摩|调研|宣讲)(?:学习|锻炼|培训)?$"
)


#: |开展|宣讲, |组织|巡讲: deeds that are held so many times.
_OCCASIONS = ("场", "场次", "次", "期", "批", "批次", "轮", "轮次")
_HELD_EVENT = re.compile(r"(?:开展|组织|举办|举行|安排|参加)了?(?:政策|普法|法治|理论|科普|健康|安全|专题|巡回|集中|专项|基层|流动|志愿|惠民|主题|线上|线下|入户|现场|实战|应急|综合|联合){0,2}(?:宣讲|巡讲|推介|路演|宣传|走访|慰问|调研|排查|检查|抽查|巡查|督查|督导|约谈|会商|调度|演练|培训|轮训|讲座|招聘|招商|洽谈|签约|义诊|巡诊|筛查|采血|献血|观摩|参观|研学|展演|巡演|演出|展览|论坛|比赛|竞赛|评比|普法|宣教|家访|送教|支教)")


def _before_predicate(reading: Reading, low: int, high: int) -> tuple[int, Span | None]:
    """The end of text[low:high] without the predicate behind the noun (`道路|完工`, `采购|为群众减负`, `教师|赴县城跟岗`), and its verb."""
    text = reading.text
    if reading.quantity.unit in _OCCASIONS and _HELD_EVENT.fullmatch(text, reading.skip(low, high), high):
        return high, None  # 开展|宣讲4场
    if reading.counts and verbs_alone(text, reading.skip(low, high), high) and adjoins(reading):
        return high, None  # 遴选扶持|500家企业
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


#: 发病率|控制|在3%以内: the comparator's own verb.
_HELD = re.compile(r"控制|压缩|缩短|稳定|保持|维持|提高|降低")
#: 改造小区、村居|惠及|群众: whom something that was named reaches.
_BENEFITS = re.compile(r"(?<=[\u4e00-\u9fff])(?P<verb>惠及)(?=[\u4e00-\u9fff]{2})")


def _behind_verbs(reading: Reading, head: int, high: int, tail: Span | None, first: list[Span], *, reached: bool) -> _Stretch:
    """The stretch behind the verbs that open it and the one behind who acts; `first` are the verbs known so far."""
    text = reading.text
    zone = zone_of(reading, head, high)
    head = zone.end if zone else head
    low, opening = opening_verbs(reading, head, high, reached=reached)
    actions = [*opening, *first] if opening and not tail else first
    held = _HELD.search(text, reading.quantity.outer_start, reading.quantity.start)
    if held and not tail and all(action.of(text) in verbs("cause") for action in actions):
        actions = [Span(*held.span())]  # 确保|失业率|控制|在4%以内
    low, inner = inner_verb(reading, head, reading.skip(low, high), high)
    if inner and not tail:
        actions = [inner]
    benefits = _BENEFITS.search(text, low, high) if reading.counts and text.find("惠及", low, high) >= 0 else None
    if benefits:
        low, actions = benefits.end(), [Span(*benefits.span("verb"))]
    return _Stretch(low, actions, opening, zone, bool(opening or inner))


#: 就业困难人员|实现|就业: who finds work.
_FINDS_WORK = late(r"(?P<who>[\u4e00-\u9fff]{0,10}(?:人员|劳动力|毕业生|群众|青年|农民工|军人|残疾人|对象|成员|人口|妇女|职工|移民))实现(?P<what>(?:再|转移|稳定|灵活|就地|就近|务工|居家|充分|外出|首次)*就业)$")


def _finding_work(reading: Reading, works: re.Match[str]) -> Phrase:
    """`就业困难人员实现就业`: who finds work with the work."""
    who, what = Span(*works.span("who")), Span(*works.span("what"))
    made = reading.made(what.start, what.end, [Span(what.start - 2, what.start)], "indicator.left")
    return replace(made, indicator=who.of(reading.text) + made.indicator, spans=(who, *made.spans))
