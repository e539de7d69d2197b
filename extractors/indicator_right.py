"""The phrase right of a number: `40个体育公园` → 体育公园; with no noun the predicate stands (`100%持证上岗` → 持证上岗)."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.indicator_at_rate import at_rate
from extractors.indicator_counted import counted_end, counted_nouns, owner_end, places_end, without_whither
from extractors.indicator_joined import governing_verb
from extractors.indicator_noun import Noun, noun_of, works
from extractors.indicator_own import OCCASIONS, adjoins_next, own_words, part_measured, places_with_length
from extractors.indicator_reading import Phrase, Reading, led_to
from extractors.indicator_record import COURSE, held_so_long
from extractors.indicator_share import (
    beside_share,
    is_part,
    names_level,
    share_above,
    share_bettered,
    share_covered,
    share_lacks,
    share_of_those,
    sharers_follow,
)
from extractors.indicator_summed import tells_size
from extractors.indicator_told import (
    Told,
    is_for,
    is_made_to,
    is_told_of,
    is_where,
    what_is_told,
    without_aspect,
)
from extractors.indicator_words import (
    COMPOUND,
    COUNTING,
    HAN,
    JOINING,
    NAME_AFTER,
    OF_THEM,
    OF_THINGS,
    doers_verb,
    heads_pattern,
    tail_change,
    unjoined,
    verb_chain,
    verb_of_change,
    verbs,
)
from extractors.span import Span
from extractors.units import units

#: 7万名|35-64岁妇女: an age opens the noun.
_AGED = re.compile(r"\d{1,2}(?:[-—~至]\d{1,3})?周?岁")
#: 4座|110千伏变电站, 3个|500亿级产业集群, 1个|800亿产业, 12个|30亿元以上项目: a voltage, a level or a bound opens the noun.
OF_SIZE = re.compile(
    r"\d[\d.]*[万亿]?(?:千伏|kV|千瓦|[兆吉]瓦|MW)(?=[\u4e00-\u9fff]{2})|(?:[1-5](?:A级?|星级?|[GD])|1(?:10|19|20|2\d{3}))(?=[\u4e00-\u9fff“])"
    r"|\d[\d.]*[百千]?[万亿]*(?:元|吨|千瓦|兆瓦)?级(?![别及以])(?=[\u4e00-\u9fff]{2})|\d[\d.]*[百千]?[万亿](?=[\u4e00-\u9fff]{0,10}?(?:产业链?|集群|企业|园区|产业园|板块|[强大][县镇])(?:[，。；、和及]|$))"
    r"|\d[\d.]*[百千万亿]*[^\d，。；、%]{1,3}级?及?以[上下](?=(?:[\u4e00-\u9fff]{0,8}(?:项目|企业|泊位|园区|产业|工程)))"
)
#: 1所|90张以上床位的|养老机构, 1栋|6层|教学楼: how big it is, right behind the number.
SIZE_FIRST = re.compile(r"\d[\d.]*[百千万亿]*[^\d，。；、的%]{1,4}(?:及?以[上下]|左右)[\u4e00-\u9fff]{0,6}的(?=[\u4e00-\u9fff]{2})|\d{1,2}层的?(?=[\u4e00-\u9fff]{2})")
#: 4米|宽的|机耕道: which side of the thing is measured.
DIMENSION = re.compile(r"[宽长高深厚](?:左右)?的(?=[\u4e00-\u9fff])")
#: 300家|和小巨人企业1500家: what is joined is the noun of the next number; 30支|等应急队伍: 等 ends the list that the number stands in.
_JOINED = re.compile(r"(?:等(?![级候待])|和(?![谐美平睦])|及(?!时)|以及|并(?![网购轨])|或(?!许))")
#: What is done so often is named behind these units, up to a mark.
_EVENTS = (*OCCASIONS, "堂", "趟", "批次", "期")
_CLOSING = ("", "，", "、", "和", "；", "。", "）")
#: 3轮清理整治|工作: what may follow the verb of a deed that is counted.
_AS_DEED = ("", "行动", "工作", "活动", "任务")
#: 5家|研发创新平台: words that begin like a verb and end as the name of a body or a work.
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:平台|中心|机构|基地|团队|企业|技术|人才|产品|品牌)(?=[，。；、）)]|$)")
#: 这5项|预计10月完成, 等3项|需进一步加快: what is told of those that were named before.
_NO_NOUN = re.compile(r"预计(?=\d|[于在可将])|需(?:进一步|加快|尽快)")
#: 3所|改扩建村级小学|, 2座|新建水厂|: how those are built that the measure word counts.
_BUILT_THING = re.compile(r"(?:新建|改扩建|改建|扩建|迁建|续建|在建|拟建)[\u4e00-\u9fff]{2,12}")
#: 8所|已经完工并投用的学校|, 6座|正在建设的水厂|: how far those have come.
_COME_SO_FAR = re.compile(r"(?:已经?|正在|尚未|未|即将|拟)[^，。；、\d的]{2,16}的[\u4e00-\u9fff]{2,8}(?=[，。；、]|$)")
#: 4个|新建改扩建文化项目: how they are built opens the name of projects.
_BUILT_PROJECTS = re.compile(r"(?:新建|改扩建|改建|扩建|续建|迁建|在建|拟建|[、和及])+[\u4e00-\u9fff]{0,8}?(?:项目|工程)")


def adjoins(reading: Reading) -> bool:
    """Whether the counted noun follows the unit at once."""
    follow = reading.text[reading.quantity.outer_end : reading.right_to].lstrip(" 的")
    if not follow or _NO_NOUN.match(follow) or tells_size(reading, follow) or _JOINED.match(follow) or not (HAN.match(follow) or _AGED.match(follow) or OF_SIZE.match(follow) or SIZE_FIRST.match(follow)) or verb_of_change().match(follow):
        return False
    chain = None if COMPOUND.match(follow) or _BUILT_PROJECTS.match(reading.text, reading.quantity.outer_end) or _is_built(reading) else verb_chain(follow)
    if not chain or NAME_AFTER.match(follow, chain.end) is not None or chain.end < 2:
        return True
    if reading.family == "time" and COURSE.match(follow) and reading.text.startswith("的", reading.quantity.outer_end):
        return True
    if reading.quantity.unit in OCCASIONS and (follow[chain.end : chain.end + 1] in _CLOSING or follow[chain.end : chain.end + 2] in _AS_DEED):
        return True  # 开展2次|督查
    return all(verb.of(follow) in verbs("weak") for verb in chain.each) and _NAMED.match(follow, chain.end) is not None


def _is_built(reading: Reading) -> bool:
    """Whether how they are built opens the name of those that the measure word counts, behind their own names (`甲村、乙村2所改建小学`)."""
    text, end = reading.text, reading.quantity.outer_end
    hit = _BUILT_THING.match(text, end, reading.right_to) if text[end : end + 2].endswith("建") or text[end : end + 3].endswith("建") else None
    listed = hit is not None and any(sign in text[max(reading.left_from, reading.quantity.outer_start - _LISTED_WIDTH) : reading.quantity.outer_start] for sign in "、和等")
    return hit is not None and listed and any(counted_nouns(reading.quantity.unit).within(hit.group()))


#: The name before the number and the mark before it are no longer.
_LISTED_WIDTH = 16


class _Region(NamedTuple):
    """The text right of the quantity that may hold its noun: text[low:high]; `of`: a 的 stands before it."""

    low: int
    high: int
    of: bool


def read_right(reading: Reading, left: Phrase) -> Phrase | None:
    """The phrase right of the quantity, None where no noun follows; `left` is what stands left of it."""
    low, high = reading.quantity.outer_end, reading.right_to
    built = _BUILT_THEN.match(reading.text, low, high) if reading.times else None
    high = min((time.start - led_to(reading.text, time.start) for time in reading.times if (built.end() if built else low) <= time.start < high and reading.text[time.end : time.end + 1] != "的"), default=high) if reading.times else high
    if low >= high or (reading.quantity.unit == "班" and left.indicator.endswith("规模")):
        return None  # 办学规模为|36班|的小学: what stands before it is measured
    if granted := at_rate(reading, low, high):
        return granted
    region = _region(reading, high)
    if region and (place := places_with_length(reading, region.low, region.high)):
        return reading.made(region.low, region.low + place, [], "indicator.right")
    if region is None or _names_nothing(reading, region):
        return None
    if reading.family == "time" and (held := held_so_long(reading, region.low, region.high, of=region.of)):
        return held
    above = share_above(reading, region.low, region.high) if reading.after and reading.quantity.unit == "%" else None
    if above:
        return above
    covered = share_covered(reading, region.low, region.high) if is_part(reading) else None
    if covered:
        return covered
    bettered = share_bettered(reading, region.low, region.high) if is_part(reading) and reading.text.find("得到", region.low, region.high) >= 0 else None
    if bettered:
        return bettered
    lacks = share_lacks(reading, region.low, region.high) if is_part(reading) and not region.of else None
    if lacks:
        return lacks
    if is_part(reading) and (not region.of or names_level(reading.text, region.low, region.high)) and not is_made_to(reading):
        of_whom = beside_share(reading, left, region.low, region.high, of=region.of)
        return of_whom or (_counted(reading, left, region._replace(of=True)) if not region.of and sharers_follow(reading, left, region.low, region.high) else None)
    return _counted(reading, left, region)


# --- where a noun may stand -----------------------------------------------------------------------------------------------

#: 其中12家|为|省级示范企业, 8个|属于|停工项目: the verb of what they are.
_ARE = re.compile(r"(?:均|都|全部|主要)?(?:为(?![主民了期此何老农企侨军残困小商师青兵])|是(?![否非])|属于?(?![地性]))(?=[\u4e00-\u9fff“A-Z]{2})")
#: No noun goes on behind these, also inside of quotation marks.
_STOP = re.compile(r"[，。；！？]|——")
#: 15栋|于1998年前建成的|住宅: when the counted things were built.
_BUILT_THEN = re.compile(r"[于在]?(?:19|20)\d\d年[^，。；的\d]{2,10}的(?=[\u4e00-\u9fff]{2})")
#: 50名|具有5年以上经验的|技师: for how long those who are counted have done something.
EXPERIENCED = re.compile(r"(?:具有|具备|从事)\d{1,2}年(?:及?以上)?[\u4e00-\u9fff]{2,10}?的(?=[\u4e00-\u9fff]{2})")
#: 40所|在校生规模900人以上的|学校: a size told between number and noun.
_SIZED = re.compile(rf"{EXPERIENCED.pattern}|" r"[\u4e00-\u9fff]{1,10}?(?:\d[\d.]*|[十百千万]{1,2}亿?(?=元))[^\d，。；、的]{1,4}?(?:(?:及?以[上下]|左右|以内)?的|及?以上)(?=[\u4e00-\u9fff“])|[\u4e00-\u9fff]{0,8}?(?:过|超过?|突破|逾)\d[\d.]*[百千万]{0,2}亿?(?:美?元|吨|亩)(?=[\u4e00-\u9fff]{2})|(?:[\u4e00-\u9fff]{0,6}?)(?:不[低少小]于|不超过|不[高大]于|[低高小大]于|达到?)\d[\d.]*[百千万]{0,2}[^\d，。；、的]{1,3}的(?=[\u4e00-\u9fff“])")
#: 实施40个|、总投资90亿元的|水利项目: what those cost together, told before their noun.
SUMMED = re.compile(r"、(?:计划|估算|概算)?总?投资额?(?:大?约|近|超过?|逾|达到?|共)?\d[\d.]*万?亿?元(?:以上|左右)?的(?=[\u4e00-\u9fff“])")
#: What stands before such a size has no more characters.
_SIZE_WITHIN = 11
_NUMERAL = re.compile(r"[\d十百千万]")


def _region(reading: Reading, high: int) -> _Region | None:
    """What stands between the quantity and `high`, behind 的 and behind a size; None where it doesn't begin as a noun does."""
    text, low = reading.text, reading.quantity.outer_end
    stop = _STOP.search(text, low, high)
    high = stop.start() if stop else high
    change = tail_change().search(text, low, high) if reading.quantity.unit.endswith("岁") else None
    high = change.start() if change else high  # 15岁以上|人群吸烟率|降到23%
    if OF_THEM.match(text, low):
        return None  # 专任教师148人|中研究生学历26人
    bounded = reading.counts and text[reading.quantity.end : low] == "左右"  # 5个左右的|镇
    of = text[low : low + 1] == "的" and not bounded
    while low < high and text[low] in "的 \t\n\r\u3000":
        low += 1
    low += 2 if reading.family == "money" and text.startswith("作为", low) else 0
    low += 2 if text.startswith("年度", low) and not _GOAL.match(text, low, high) else 0  # 60公里|年度|疏浚任务
    are = _ARE.match(text, low, high) if reading.counts and low < high else None
    low = are.end() if are else low
    summed = SUMMED.match(text, low, high) if reading.counts and text.startswith("、", low) else None
    low = summed.end() if summed else low
    side = DIMENSION.match(text, low, high) if reading.family == "length" else None
    low = side.end() if side else low
    built = _BUILT_THEN.match(text, low, high)
    low = built.end() if built else low
    sized = SIZE_FIRST.match(text, low, high) if reading.counts else None
    low = sized.end() if sized else low
    if low >= high or not (HAN.match(text, low) or _AGED.match(text, low, high) or OF_SIZE.match(text, low, high)):
        return None
    sized = _SIZED.match(text, low, high) if (reading.counts or reading.family in _STRETCHES) and _NUMERAL.search(text, low, min(high, low + _SIZE_WITHIN)) else None
    aged = sized is not None and "岁" in sized.group()  # 3万名|城乡65岁以上老年人
    return _Region(sized.end() if sized and not aged else low, high, of)


#: 300亿、400亿|两个台阶, 20年|一遇: what was passed on the way is counted, nothing is named.
_STEPS = re.compile(r"[一两二三四五六\d]个?大?台阶|大?台阶|大关|一遇")
#: 投入900万元|完成了|5万平方米…: only a verb stands before the next number.
_VERB_ALONE = re.compile(r"(?:完成|实施|开展|推进|新建|改造|建设)了?约?")
#: 民生实事11件|包括推进…: what the counted things are told to be.
_TOLD = re.compile(r"等(?![级候待])|(?:具体|主要|分别)?(?:包括|包含|分布[在于]|集中[在于])|即(?![将使时墨便可])")
#: 新开工5所小学|包括位于城北的甲小学, 7座水库|分别为…: which ones they are.
_LISTED = re.compile(r"(?<=[\u4e00-\u9fff])(?<!等)(?:其中|主要|具体)?(?:包括|包含|分别[为是位])(?=[\u4e00-\u9fff“])")
#: 按18个班|规划|建设, 900人|规划|招生: what is done at that size.
_AT_SIZE = re.compile(r"(?<=[班生])(?P<verb>规划|设计)(?=(?:建设|招生|办学|设置)?$)")
#: 争取3所|列入计划, 9件|提前完成: a predicate without a noun before it.
_DONE_AT_ONCE = re.compile(r"进行|予以|加以|[即均方]可|另行|不予|视为|力争|争取|列入|纳入|入选|获评|获批|发放|提前(?=完成|实现|建成)|正在")
#: 每月300元的|标准发放|, 每年按11个月|计算|, 在校生900人|规模设计|: at what rate or size something is done, whose noun stands before the number.
_RATE_ALONE = re.compile(r"(?:的?(?:标准|比例|额度|价格|幅度))?(?:核定|计算|计|收取|收费|执行|发放|核算|计发|返还|掌握|兑付|配备|配置|设置)(?=[，。；、]|$)|(?:的?标准|的?比例)(?:(?=[，。；、]|$)|(?:补助|补贴|资助)(?=[\u4e00-\u9fff]))|的?规模(?=规划|设计|建设|新建|扩建|改建|配建|设置|布局|实施|建造|打造|组建|编制)")
#: 通道8条|须在…完工, 工程31个|全部完工: a predicate right behind the number, whose noun stands before it; not 4个|未来街区, 25名|未就业青年.
_DONE_WITH = re.compile(r"(?:进行|予以|加以|必?须|应[当在于]|全部|全面(?=[建完消推达实])|均[已要须应]?(?!匀|等|衡)|已|将(?!军)|按(?:计划|期|时|序|照|进度|要求)|未(?!来|成年|婚|通[\u4e00-\u9fff]{2}|(?:就业|脱贫|达标|办结|硬化|销号|利用|开发|参保|接种|登记|确权|复产|验收|整改|整治|改造|[开完竣]工|开建|投产|投用|投运|达产|入库|入统|建成|交付|供地|落地|结案|使用|通[车水气])(?:的|人员|人口|户|学校|青年|村|断面|项目|毕业生|儿童|大学生|家庭|工程|企业|问题|地块|案件|标段|小区|厂房|路段))|没有(?=[完达实])|预计|顺利|圆满|陆续|逐步(?![\u4e00-\u9fff]{2,6}的)|逐一|分批|继续|如期|按期|同步|基本(?=[建形实完消])|正式|相继)[\u4e00-\u9fff\d]")


#: 300张的|基础上|, 减少500人的|情况下|: under what something else is reached; what is measured stands before the number.
_ON_WHICH = ("基础上", "情况下", "条件下", "前提下", "背景下", "形势下", "状况下")
#: 从2010年40亿元|到2020年的90亿元: the other end of a change.
_TO_YEAR = re.compile(r"[到至](?:19|20)\d\d年")

#: 新增学位1200个的|任务目标|, 造林3万亩的|任务|: what stands before is the goal.
_GOAL = re.compile(r"(?:年度|工作|总体?|预期|既定)?(?:目标(?:任务|要求)?|任务(?:目标|要求|指标)?)")


def _names_nothing(reading: Reading, region: _Region) -> bool:
    """Whether the region begins with what is told of a noun that stands before the number."""
    words = reading.text[region.low : region.high]
    far = _COME_SO_FAR.match(words) if reading.counts and "的" in words else None
    if far and counted_nouns(reading.quantity.unit).before(words, 0, far.end()):
        return False
    if words in ("中", "目标", "之外", "以外") or (region.of and _GOAL.fullmatch(words)) or words.startswith(_ON_WHICH) or _TO_YEAR.match(words) or _RATE_ALONE.match(words) or _STEPS.match(words) or (reading.counts and _DONE_AT_ONCE.match(words)):
        return True
    if region.of:
        return False
    if tells_size(reading, words):
        return True
    spent = reading.family == "money" and words.startswith("用于")  # 再给予100万元|用于科研: what it is for is not its name
    return spent or any(pattern.match(words) for pattern in (_TOLD, verb_of_change(), _DONE_WITH)) or (adjoins_next(reading) and _VERB_ALONE.fullmatch(words) is not None)


# --- what is counted ------------------------------------------------------------------------------------------------------

#: 可停放80辆车|的停车场, 覆盖12个镇|的网络: what holds or reaches those that are counted is not counted with them.
HOLDS = ("容纳", "停放", "接待", "安置", "覆盖", "辐射", "连接", "联通", "串联")
#: 由9家单位|组成的联席会议: what they are part of.
_MADE_OF = re.compile(r"(?:共同|联合|合作)*(?:组成|构成|组建|牵头|参与|参加|发起|领衔|出资|联合|合作|共建|负责|承担)")
#: 300亩撂荒地|流转给…: land and ways are told of as what is counted.
_STRETCHES = ("area", "length")


def _counted(reading: Reading, left: Phrase, region: _Region) -> Phrase | None:
    """The noun that opens the region."""
    low, own = region.low, own_words(reading, region.low, region.high)
    if reading.counts and part_measured(reading, own):
        return None
    counts = reading.counts and not region.of
    stretches = reading.family in _STRETCHES and not region.of
    of = own.find("的") if counts and reading.text.endswith(HOLDS, 0, reading.quantity.outer_start) else -1
    of = places_end(own) if counts and of < 0 and reading.quantity.comparator == "=" else of
    of = owner_end(reading.quantity.unit, own) if counts and of < 0 and "的" in own and not left.action.endswith(_CARRIES_OUT) and not works().before(own, 0, len(own)) else of
    own = own[:of] if of > 0 else own
    own = without_whither(own, reading.quantity.unit) if counts and left.action and ("到" in own or "至" in own) else own
    made_of = _MADE_OF.search(own, 1) if counts and reading.text[reading.quantity.outer_start - 1] == "由" else None
    own = own[: made_of.start()] if made_of else own
    listed = _LISTED.search(own) if counts else None
    own = own[: listed.start()] if listed else own
    told = _told(reading, own) if counts or stretches or (is_part(reading) and is_made_to(reading)) else None
    measured = 0 if told or not counts else _measured(reading, own)
    own = own[: told.end] if told else own[:measured] if measured else own
    end, verb = _noun(reading, own, told, whole=not region.of)
    sharers = what_is_told(own, reading.quantity.unit) if region.of and is_part(reading) and not told and not adjoins_next(reading) and is_told_of(reading) else None
    end = min(end, sharers.end) if sharers else end
    those = share_of_those(reading, low, own, end, told=sharers is not None) if region.of else None
    if those:
        return those
    planned_size = _AT_SIZE.search(own) if counts and not verb else None
    if planned_size:
        end, verb = planned_size.start(), Span(*planned_size.span("verb"))
    if verb and _counts_deeds(reading, left, own, verb, end):
        end, verb = len(own), None
    more_in_work = _of_more_in_work(reading, own)
    end, verb = (len(own), None) if more_in_work else (end, verb)
    planned = end == len(own) and own.endswith("计划") and not adjoins_next(reading)  # 实施2个|专项行动计划
    noun = _bettered(reading, left, unjoined(own if planned else _SO_FAR.sub("", own[:end])), verb)
    noun = noun.removesuffix("的标准") if counts else noun  # 每班1名|保育员|的标准配备
    if counts and not more_in_work and (told or not verb):
        noun = noun[: counted_end(reading.quantity.unit, noun)]
    noun = noun.removesuffix("集体" if reading.text.startswith("村集体经济", low + len(noun) - 3) else "各") if len(noun) > 2 else noun  # 4个|安置点|各新建1所, 80个|村|集体经济收入超9万元
    if not noun:
        return None
    if noun in _FOUND_WORK:
        low, noun = low + 2, noun[2:]  # 带动1898人|实现|就业
    actions = [verb.shifted(low)] if verb else []
    return reading.made(low, reading.cut_definition(low, low + len(noun)), actions, "indicator.right")


#: Verbs that say no more of a deed than that it is done.
_DOES = ("完成", "推进", "实施", "开展", "启动", "推动", "抓好", "加快")

#: Verbs whose object is a deed, not what it is done to.
_CARRIES_OUT = ("实施", "开展", "启动")


def _counts_deeds(reading: Reading, left: Phrase, own: str, verb: Span, end: int) -> bool:
    """Whether it is deeds that are counted or measured: `300户家庭环境适老化改造`, `3次岗位推介`, `完成12公里管网更新改造`."""
    if reading.family in _STRETCHES and not own.endswith("建设", 0, verb.end):
        listed = not left.action and reading.before is not None and reading.text[reading.quantity.outer_start - 1] == "、"
        if (governing_verb(reading)[0] if listed else left.action).endswith(_DOES):
            return True  # 完成20公里管网改造、|8万平方米街巷整治
    built = own.endswith("建设", 0, verb.end) and not left.action.endswith("开展")  # 启动3个项目|建设
    summed = reading.text[reading.quantity.outer_start - 1] == "等"  # 实施甲小学、乙小学等3所学校|改建
    if reading.counts and reading.family == "count" and left.action.endswith(_CARRIES_OUT) and not built and not summed and _is_work(own, verb.end):
        return True  # 实施30个农贸市场改造
    if reading.quantity.unit == "户":
        return not _HOUSEHOLD.search(own[:end])
    return reading.quantity.unit in _EVENTS and own[verb.end :].strip(JOINING) in _AS_DEED


#: 实施8所卫生院新建|、扩建及加固工程|: more work, and that it is work.
_MORE_WORK = re.compile(r"[、和及与]")
_END_OF_WORK = re.compile(r"工程|项目|行动|工作|任务|活动")


def _is_work(own: str, at: int) -> bool:
    """Whether nothing but work goes on at `at`."""
    rest = own[at:].strip(JOINING)
    if rest not in _AS_DEED and not _MORE_WORK.match(own, at):
        return False  # 8座危桥|重建工程
    while rest and rest not in _AS_DEED:
        work, more = works().at(rest, 0), _MORE_WORK.match(rest) or _END_OF_WORK.match(rest)
        width = work.end if work else more.end() if more else 0
        if not width:
            return False
        rest = rest[width:]
    return True


def _of_more_in_work(reading: Reading, own: str) -> bool:
    """Whether it is told of how many more people find work: `新增380名残疾人就业`."""
    return reading.family == "person" and reading.text.endswith(_MORE_OF_THEM, 0, reading.quantity.outer_start) and _WORK_FOUND.search(own) is not None


def _told(reading: Reading, own: str) -> Told | None:
    """What is told of the counted, where a predicate has to follow; of deeds nothing is told."""
    if reading.quantity.unit in OCCASIONS or not is_told_of(reading) or _of_more_in_work(reading, own):
        return None
    told = what_is_told(own, reading.quantity.unit, then_counted=_counts_too(reading) or is_where(reading), for_them=is_for(reading), made_to=is_made_to(reading))
    same = reading.after is not None and reading.after.unit == reading.quantity.unit
    if told and told.verb and ((same and not reading.text.endswith("在", reading.clause.start, reading.quantity.outer_start) and told.verb.end == len(own) and adjoins_next(reading)) or own.startswith("符合", told.end)):
        return told._replace(verb=None)  # 50条道路|竣工20条: the verb is that of the next number; 120亩耕地|符合补充条件
    return told


def _noun(reading: Reading, own: str, told: Told | None, *, whole: bool) -> Noun:
    """Where the noun ends, and its verb."""
    does = doers_verb(own, 0, len(own)) if reading.counts and whole and _counts_too(reading) else None
    noun = Noun(does.start, does) if does else noun_of(own, whole=whole)
    return Noun(noun.end, told.verb) if told and told.verb and noun.end == told.end else noun


#: 新增|380名残疾人|就业: it is who finds work that there are more of.
_MORE_OF_THEM = ("新增", "净增", "新增加")
_WORK_FOUND = re.compile(r"(?:再|转移|稳定|灵活|自主|就近|就地|返乡)*(?:就业|创业)$")
_FOUND_WORK = frozenset({"实现就业", "实现再就业", "实现创业", "实现转移就业"})
#: What households are called: of anything else what is done is counted in them.
_HOUSEHOLD = re.compile(r"(?:户|家庭|居民|群众|农民|村民|对象|人员|老人|老年人|残疾人|职工|企业|主体|住房|住宅|危房|农房|房屋|厕所|小区|商铺|用户)$")
#: 600个重点项目|累计|完成…: how much of it so far.
_SO_FAR = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:累计|合计|共计|分(?:[一二两三四五六\d]{1,2}(?:批次?|期|年|步|阶段|个阶段|个批次)|批次?|期|年度?|步|阶段)|(?<!公)共?计划|预计|免费|依次|逐一|逐项|无偿|力争|已|都|集中|全面|全部|顺利|(?<![公改修纠校更订指矫转真])正|(?<!公)共|的(?:[新改扩重迁]建|改扩建|建设|改造|维修|加固|[、和与或及])+(?:工程|工作|任务)?)$")
#: 改造|108所|学校|教育专网, 完成|42个|行政村|生活污水|治理: what is bettered belongs to those that are counted.
_PART_OF_PLACE = re.compile(
    r"[\u4e00-\u9fff、（）()]{0,12}?(?:学校|中小学|中学|小学|幼儿园|医院|卫生院|行政村|自然村|建制村|村庄|(?<!农)村|小区|社区|乡镇|街道|园区|背街小巷)"
    r"(?=(?!服务|养老|文化|健身|综合)[\u4e00-\u9fff]{0,8}(?:周边环境|污水|水源|供暖保温|乱象|面貌|路面|供水|饮水)$)"
)
_BETTERS = re.compile(r"改造|提升|整治|完善|改善|治理|优化|升级|完成|实施|推进")
#: 5种防汛物资|（编织袋、…、铁锹）: a bracket that names them all is longer than the name.
_MEMBERS = re.compile(r"(?<=[\u4e00-\u9fff])[（(][^（）()]{15,}[）)]$")
_SHUT = re.compile(r"[）)]")


def _bettered(reading: Reading, left: Phrase, noun: str, verb: Span | None) -> str:
    """The noun without what is bettered of it, and without a bracket that isn't shut."""
    place = _PART_OF_PLACE.match(noun) if reading.counts and (verb or _BETTERS.search(left.action)) else None
    noun = place.group() if place else noun
    members = _MEMBERS.search(noun)
    noun = noun[: members.start()] if members else noun
    opened = max(noun.rfind("（"), noun.rfind("("))
    return noun[:opened] if opened > 0 and not _SHUT.search(noun, opened) else noun


def _counts_too(reading: Reading) -> bool:
    """Whether the next number counts or measures what those have that this one counts, without a mark between."""
    after = reading.after
    return after is not None and units().get(after.unit) in OF_THINGS and adjoins_next(reading)


def _measured(reading: Reading, own: str) -> int:
    """Where in `6个行业产值增长4%` ends what is counted, if the next number measures something of it; 0 where it doesn't."""
    after = reading.after
    if after is None or units().get(after.unit) in COUNTING or not adjoins_next(reading):
        return 0
    change = tail_change().search(own)
    head = heads_pattern().search(own[: change.start() if change else len(own)])
    if not head or head.start() < 2:
        return 0
    whose = without_aspect(own, head.end(), reading.quantity.unit)
    return whose if whose < head.end() else head.start()
