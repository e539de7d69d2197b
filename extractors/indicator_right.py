"""The phrase right of a number: `40个体育公园` → 体育公园; with no noun the predicate stands (`100%持证上岗` → 持证上岗)."""

from __future__ import annotations

import re

from extractors.indicator_counted import counted_end
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_told import has_wanting, is_told_of, predicate_from, what_is_told, without_aspect
from extractors.indicator_words import (
    COMPOUND,
    COUNTING,
    HAN,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    OF_THEM,
    OF_WHICH,
    act_verbs,
    any_verb,
    doers_verb,
    firm_verb,
    heads_pattern,
    second_predicate,
    tail_change,
    verb_chain,
    verb_of_change,
    verbs,
)
from extractors.predicates import predicate_at
from extractors.quantities import units
from extractors.span import Span

#: 20%的|目标: the noun behind a share says nothing of what is shared.
_LEVEL = re.compile(r"目标|年?(?:平均|均)?增(?:长率|速|幅)|水平|标准|比例|要求|速度|增速|幅度|高位|任务")
#: 16座水库|除险加固…, 9个片区|绿化改造: work at the end of the noun is what is done to it.
_TRAILING_WORK = re.compile(
    r"(?:(?:适老|标准|规范|循环|低碳|无障碍|信息|数字|智能|智慧|现代|机械|清洁|绿|亮|美|硬|净|宜机)化(?:和|、)?)*(?P<verb>综合整治|综合治理|大修改造|回迁安置|搬迁安置|除险加固|提标改造|超低排放改造|节能改造|技术改造|提档升级|提质升级|提质改造|提质扩容|改造升级|修缮改造|新建|改建|扩建|改扩建|迁建|建设|改造|提升改造|改造提升|修复|整治|治理|升级|安装|铺设|更新|维修|加固|大修|中修|清淤|疏浚|修缮|替换|转型升级|转型|(?<=企业)上市)(?:工作|任务|行动)?$"
)
#: What households are called: of anything else what is done is counted in them.
_HOUSEHOLD = re.compile(r"(?:户|家庭|居民|群众|农民|村民|对象|人员|老人|老年人|残疾人|职工|企业|主体|住房|住宅|危房|农房|房屋|厕所|小区|商铺|用户)$")
#: 300亿、400亿|两个台阶: what was passed on the way is counted, nothing is named.
_STEPS = re.compile(r"[一两二三四五六\d]个?大?台阶|大?台阶|大关")
#: 85%的幼儿园|基本|达到…: an adverb before the predicate.
_ADVERB = re.compile(r"(?:基本|全[部面]|均已?|都|已|稳定|率先)$")
#: 600个重点项目|累计|完成…: how much of it so far.
_SO_FAR = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:累计|合计|共计|(?<!公)共?计划|预计|力争|已|都|集中|全面|全部|顺利|(?<!公)共)$")
#: Characters that join a phrase to what follows, stripped from its end.
_JOINING = "".join(sorted(set(" \t\n\r、和及与并且或以等＋+“")))
#: 45个|县（市、区）|整县建设….
_PLACES = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:[县市区旗镇乡村]|街道)[（(][^（）()]{1,6}[)）](?=[\u4e00-\u9fff])(?![卫中学敬级政文综养财公便站所机农居服党医幼小图活])")
#: 改造|108所|学校|教育专网, 完成|42个|行政村|生活污水|治理: what is bettered belongs to those that are counted.
_PART_OF_PLACE = re.compile(
    r"[\u4e00-\u9fff、（）()]{0,12}?(?:学校|中小学|中学|小学|幼儿园|医院|卫生院|行政村|自然村|建制村|村庄|(?<!农)村|小区|社区|乡镇|街道|园区|背街小巷)"
    r"(?=(?!服务|养老|文化|健身|综合)[\u4e00-\u9fff]{0,8}(?:周边环境|污水|水源|供暖保温|乱象|面貌|路面|供水|饮水)$)"
)
_BETTERS = re.compile(r"改造|提升|整治|完善|改善|治理|优化|升级|完成|实施|推进")
#: 100所|在校生规模3500人以上的|学校: a size told between number and noun.
_SIZED = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:\d[\d.]*|[十百千万]{1,2}亿?(?=元))[^\d，。；、的]{1,4}?(?:(?:及?以[上下]|左右|以内)?的|及?以上)(?=[\u4e00-\u9fff“])")
#: 投入900万元|完成了|5万平方米…: only a verb stands before the next number.
_VERB_ALONE = re.compile(r"(?:完成|实施|开展|推进|新建|改造|建设)了?约?")
#: 民生实事11件|包括推进…: what the counted things are told to be.
_TOLD = re.compile(r"(?:具体|主要|分别)?(?:包括|包含|分布[在于]|集中[在于])")
#: 争取3所|列入计划, 9件|提前完成: a predicate without a noun before it.
_DONE_AT_ONCE = re.compile(r"[即均方]可|另行|不予|视为|力争|争取|列入|纳入|入选|获评|获批|提前(?=完成|实现|建成)|正在")
#: 每月300元的|标准发放|, 每年按11个月|计算|: at what rate something is done, whose noun stands before the number.
_RATE_ALONE = re.compile(r"(?:的?(?:标准|比例|额度|价格|幅度))?(?:核定|计算|计|收取|收费|执行|发放|核算|计发|返还|掌握|兑付|配备|配置|设置)(?=[，。；、]|$)|(?:的?标准|的?比例)(?:(?=[，。；、]|$)|(?:补助|补贴|资助)(?=[\u4e00-\u9fff]))")
#: 8座桥|将采取…的方式, 8825所中小学校|落实…的制度: what is told of the counted things before a 的 that is not theirs.
_BEFORE_OF = re.compile(r"在内|将(?!军)|分布[在于]|采取|落实|(?<=[镇校园院业村])中(?=达到|有|符合|建有|完成|设有)")
#: 通道8条|须在…完工, 工程31个|全部完工: a predicate right behind the number, whose noun stands before it.
_DONE_WITH = re.compile(r"(?:必?须|应[当在于]|全部|全面(?=[建完消推达实])|均[已要须应]?(?!匀|等|衡)|已|将(?!军)|未|顺利|圆满|陆续|如期|按期|同步|基本(?=[建形实完消])|正式|相继)[\u4e00-\u9fff\d]")
#: 36个项目县|的死亡率从…, 两所学校|的设备值均不达标, 3500户家庭|的住房困难: what is told of something that the counted have.
_MEASURE_OF = re.compile(r"的(?:[\u4e00-\u9fff]{2,14}?(?:(?:仅|均|都|已|由|从|达|超过|不低于|实现|得到)[\u4e00-\u9fff]{0,8}|困难|难题|合格学校建设)|基础上|同时)$")
#: 283个|省|、市重点项目: levels that a noun behind them shares.
_LEVELS = ("省", "市", "县", "区")
#: 4万户|采暖居民|的供热安全: what is bettered is that of the people who are counted.
_PEOPLE_OF = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:居民|群众|农户|村民|市民|职工|老人|老年人|儿童|人口|学生)(?=的[\u4e00-\u9fff]{2,8}(?:安全|问题|困难|难题|需求|条件|环境|出行|住房|质量|用水|用电)$)"
)
#: No noun goes on behind these, also inside of quotation marks.
_STOP = re.compile(r"[，。；！？]")
#: 10个产业链|、若干个接续产业|, 16个区|和部分园区|: further things that nobody counted.
_VAGUE = re.compile(r"(?<=[\u4e00-\u9fff])(?:[、和及](?:若干|一批|一系列)|[和及](?:部分|其他|多[个家]))")
_SHUT = re.compile(r"[）)]")
#: 66辆校车|的安全监管工作: the work that is done with what is counted.
_TASK_OF = re.compile(r"(?:的[\u4e00-\u9fff]{1,10}(?:工作|任务|问题|能力|作用)|(?<=[生人员众户])(?:使用|就读|入学|学习|生活|住宿)*需[求要]|(?<=[\u4e00-\u9fff]{2})的(?:标准|比例|要求)(?:配[齐备足][\u4e00-\u9fff]{0,4})?)$")
#: 7万名|35-64岁妇女: an age opens the noun.
_AGED = re.compile(r"\d{1,2}(?:[-—~至]\d{1,3})?周?岁")
#: 4座|110千伏变电站, 12个|30亿元以上项目: a voltage or a bound opens the noun.
OF_SIZE = re.compile(r"\d{2,4}(?:千伏|kV)(?=[\u4e00-\u9fff]{2})|\d[\d.]*[百千万亿]*[^\d，。；、%]{1,3}级?及?以[上下](?=(?:[\u4e00-\u9fff]{0,8}(?:项目|企业|泊位|园区|产业|工程)))")
#: 1所|90张以上床位的|养老机构: how big it is, right behind the number.
SIZE_FIRST = re.compile(r"\d[\d.]*[百千万亿]*[^\d，。；、的%]{1,4}(?:及?以[上下]|左右)[\u4e00-\u9fff]{0,6}的(?=[\u4e00-\u9fff]{2})")
#: A counted thing of one character that a verb may follow at once: 9个|县|完成….
_SHORT_NOUNS = "镇村乡县区班人户校家"
#: 12个村|建设工程, 8个县|改造项目: as often part of a name behind it.
_BUILDING = ("建设", "改造", "治理", "整治", "发展", "规划", "服务", "管理", "教育")
#: 按投资额的20%|给予|一次性补贴: what is granted stands behind.
_GRANTED = re.compile(r"(?:一次性)?(?:给予|予以)")
#: 按投资额的2%给予|最高1000万元|落户奖励: the grant stands behind its limit.
_AT_MOST = re.compile(r"(?:最高|最多|不超过)?")
_GRANT_BEHIND = re.compile(r"的?(?P<grant>[\u4e00-\u9fff]{0,8}?(?:补助|补贴|奖励|奖补|资助|贴息|扶持|支持))")
#: 按每人1000元的标准|给予|奖补, 每张5000元|给予|建设补贴: the grant behind a sum.
_AT_RATE = re.compile(r"(?:的?标准)?(?P<verb>给予|予以|发放|兑现|拨付|安排|核拨)(?P<what>[^，。；]{0,10}?(?:补助|补贴|奖励|奖补|资助|救助|津贴|贴息|经费|资金))")
#: 按每40人1名|的标准|配备校医: what is set by a standard stands behind it.
_BY_STANDARD = re.compile(r"的?(?:标准|比例|额度)(?P<verb>配备|配置|设置|配建|配套建设|规划建设|配套|核定|提取|安排|建设|购买|发放|落实|拨付|储备|列支|计提|预留|筹集|缴纳|征收|给予)(?P<what>[\u4e00-\u9fff]{2,14})(?=[，。；]|$)")
#: 按公用经费的8%|列支|培训费: what is set aside of a whole.
_SET_ASIDE = re.compile(r"(?P<verb>提高|上浮|上调|下浮|核增|安排|列支|提取|计提|预留|设立|开设|配备|筹集|缴纳|拨付|配套)(?P<what>[\u4e00-\u9fff]{2,14})(?=[，。；]|$)")
#: 按10元/亩|的标准进行补贴|: the same of a sum.
_GRANT_AT_RATE = re.compile(r"的?标准(?:进行)?(?P<grant>补助|补贴|奖励|资助|贴息|奖补)(?=[，。；、]|$)")
#: 按实际支出的30%|补助: the grant itself is measured.
_GRANT_ITSELF = re.compile(r"(?:累加|逐年|予以|进行)?(?P<grant>补助|补贴|奖励|配套|资助|贴息|奖补)")
#: 85%|行政村|建成|卫生室|: of whom a share is told, and what they have or do, without a 的.
_SHARE_OF_WHOM = re.compile(
    r"(?P<whom>(?:(?!达到|实现|建成|完成)[\u4e00-\u9fff]){0,12}?(?:学校|中学|小学|幼儿园|医院|卫生院|卫生室|机构|专利|企业|园区|社区|村庄|行政村|自然村|建制村|村|乡镇|街道|县区|县城|县|家庭|农户|居民|学生|教师|老年人|群众))"
    r"(?:基本|全部|全面|均)?(?P<does>(?:达到|建成|建有|实现|完成|创成|创建|配备|配有|开展|开设|设立|设有|具备|通过|接通|用上|享有|享受|参加|掌握|获得|纳入|集中在|来源于|来自)(?:[^，。；、\d]|\dA?[级星]){2,20})$"
)
#: 20%的|村集体|年收入超|30万元: of whom a share comes up to a bound.
_SHARE_ABOVE = re.compile(
    r"(?P<whom>[\u4e00-\u9fff]{0,8}?(?:村集体|集体经济组织|行政村|建制村|村|企业|园区|合作社|农户|家庭|学校|乡镇|县区|县))(?P<what>[\u4e00-\u9fff]{0,12}?(?:收入|产值|投入|规模|面积|强度|覆盖率|普及率|率))(?:达到?|超过?|突破|不低于)?$"
)
#: 100%|实现|上网: a verb of reaching before the predicate.
_ACHIEVED = re.compile(r"(?:实现|完成|达到|得到|落实|做到)")


#: 300家|和小巨人企业1500家: what is joined is the noun of the next number.
_JOINED = re.compile(r"(?:和(?![谐美平睦])|及(?!时)|以及|并(?![网购轨])|或(?!许))")
#: What is done so often is named behind these units, up to a mark.
_OCCASIONS = ("次", "场", "轮", "遍", "场次")
_CLOSING = ("", "，", "、", "和", "；", "。", "）")
#: 5家|研发创新平台: words that begin like a verb and end as the name of a body or a work.
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:平台|中心|机构|基地|团队|企业|技术|人才|产品|品牌)(?=[，。；、）)]|$)")


def adjoins(reading: Reading) -> bool:
    """Whether the counted noun follows the unit at once."""
    follow = reading.text[reading.quantity.outer_end : reading.right_to].lstrip(" 的")
    if not follow or _JOINED.match(follow) or not (HAN.match(follow) or _AGED.match(follow) or OF_SIZE.match(follow)) or verb_of_change().match(follow):
        return False
    chain = None if COMPOUND.match(follow) else verb_chain(follow)
    if not chain or NAME_AFTER.match(follow, chain.end) is not None or chain.end < 2:
        return True
    if reading.quantity.unit in _OCCASIONS and follow[chain.end : chain.end + 1] in _CLOSING:
        return True  # 开展2次|督查
    return all(verb.of(follow) in verbs("weak") for verb in chain.each) and _NAMED.match(follow, chain.end) is not None


def read_right(reading: Reading, left: Phrase) -> Phrase | None:
    """The phrase right of the quantity, None where no noun follows; `left` is what stands left of it."""
    text, low, high = reading.text, reading.quantity.outer_end, reading.right_to
    for time in reading.times:
        if low <= time.start < high:
            high = time.start
    if low >= high:
        return None
    of_sum = reading.family in ("money", "percent") or reading.quantity.rule == "quantity.fraction"
    paid = _GRANT_AT_RATE.match(text, low, high) if reading.family == "money" else None
    if paid and (reading.before is None or reading.text[reading.before.outer_end] != "、"):  # 小学每人1000元、初中1250元的标准补助
        itself = Span(*paid.span("grant"))
        return reading.made(itself.start, itself.end, [itself], "indicator.granted")
    rate = (_AT_RATE.match(text, low, high) if of_sum else None) or _BY_STANDARD.match(text, low, high)
    if rate:
        return reading.made(rate.start("what"), rate.end("what"), [Span(*rate.span("verb"))], "indicator.granted")
    stop = _STOP.search(text, low, high)
    high = stop.start() if stop else high
    if OF_THEM.match(text, low):
        return None  # 专任教师148人|中研究生学历26人
    share = text[low : low + 1] == "的"
    while low < high and text[low] in "的 \t\n\r\u3000":
        low += 1
    low += 2 if reading.family == "money" and text.startswith("作为", low) else 0
    sized = SIZE_FIRST.match(text, low, high) if reading.counts else None
    low = sized.end() if sized else low
    if low >= high or not (HAN.match(text, low) or _AGED.match(text, low, high) or OF_SIZE.match(text, low, high)):
        return None
    sized = _SIZED.match(text, low, high) if reading.counts else None
    low = sized.end() if sized else low
    region = text[low:high]
    if not share and reading.family == "money" and region.startswith("用于"):
        return None  # 再给予100万元|用于科研: what it is for is not its name
    if not share and _VERB_ALONE.fullmatch(region):
        return None
    if region == "中" or (not share and _TOLD.match(region)) or (reading.counts and _DONE_AT_ONCE.match(region)) or _RATE_ALONE.match(region) or (not share and verb_of_change().match(region)) or _STEPS.match(region) or (not share and _DONE_WITH.match(region)):
        return None
    above = _share_above(reading, low, high) if reading.after and reading.quantity.unit == "%" else None
    if above:
        return above
    part = reading.quantity.unit in ("%", "‰") or reading.quantity.rule == "quantity.fraction"
    if part and (not share or _LEVEL.match(region)):
        return None if share else _share_of_whom(reading, low, high) or _predicate(reading, left, low, high)
    if reading.after and "、" in region.rstrip("、"):  # the last item belongs to the next number
        items, _, last = region.rpartition("、")
        region = items if (len(last) > 1 or last == "每") and items not in _LEVELS and last[-1] not in "和及与" else region
    vague = _VAGUE.search(region)
    region = region[: vague.start()] if vague else region
    if (reading.after or low + len(region) == reading.clause.end) and OF_WHICH.search(region) and not region.endswith("过程中"):
        region = region[:-1]  # 12件民生实事|中9件, 300个项目|中，
    told = what_is_told(region, reading.quantity.unit, then_counted=_counts_too(reading)) if _can_be_told_of(reading, share) else None
    measured = not told and reading.counts and not share and reading.after and _measured(reading, region)
    region = region[: told.end] if told else region[:measured] if measured else region
    does = doers_verb(region, 0, len(region)) if reading.counts and not share and _counts_too(reading) else None
    cut, verb = (does.start, tuple(does)) if does else _noun(region, whole=not share)
    if told and told.verb and cut == told.end and not (reading.after and low + told.verb.end == reading.after.outer_start):  # 60个项目|竣工38个
        verb = told.verb
    if share and reading.family in ("percent", "ratio", "") and cut < len(region) - 2 and region[cut] not in "到赴":  # 30%的学校开展…: the rest of the clause tells which
        those = f"{region[cut:].strip(_JOINING)}的{_ADVERB.sub('', region[:cut])}"
        return Phrase(those, (Span(low, low + len(region)),), "", (), "indicator.right_share", reading.clause.start)
    if verb and reading.quantity.unit == "户" and not _HOUSEHOLD.search(region[:cut]):
        cut, verb = len(region), None  # 300户|家庭环境适老化改造
    noun = _SO_FAR.sub("", region[:cut]).rstrip(_JOINING)
    place = _PART_OF_PLACE.match(noun) if reading.counts and (verb or _BETTERS.search(left.action)) else None
    noun = place.group() if place else noun
    opened = max(noun.rfind("（"), noun.rfind("("))
    if opened > 0 and not _SHUT.search(noun, opened):
        noun = noun[:opened]
    if reading.counts and not share and (told or not verb):
        noun = noun[: counted_end(reading.quantity.unit, noun)]
    if not noun:
        return None
    actions = [Span(low + verb[0], low + verb[1])] if verb else []
    return reading.made(low, reading.cut_definition(low, low + len(noun)), actions, "indicator.right")


def _can_be_told_of(reading: Reading, share: bool) -> bool:
    """Whether the reading counts things of which something has to be told."""
    return reading.counts and not share and reading.quantity.unit not in _OCCASIONS and is_told_of(reading)


def _counts_too(reading: Reading) -> bool:
    """Whether the next number counts or measures what those have that this one counts, without a mark between."""
    after = reading.after
    return after is not None and units().get(after.unit) in (*COUNTING, "area", "length") and reading.right_to == after.outer_start


def _measured(reading: Reading, region: str) -> int:
    """Where in `17个制造业增加值增长5.3%` ends what is counted, if the next number measures something of it; 0 where it doesn't."""
    after = reading.after
    if after is None or units().get(after.unit) in COUNTING or reading.right_to != after.outer_start:
        return 0
    change = tail_change().search(region)
    head = heads_pattern().search(region[: change.start() if change else len(region)])
    if not head or head.start() < 2:
        return 0
    whose = without_aspect(region, head.end(), reading.quantity.unit)
    return whose if whose < head.end() else head.start()


def _noun(region: str, *, whole: bool = True) -> tuple[int, tuple[int, int] | None]:
    """Where the noun ends that opens the region, and begin and end of the verb behind it.

    `whole`: what stands before the last 的 is part of the noun (`3个面向老人的食堂`).
    """
    mark = region.find("，")
    if mark > 0 and "“" not in region[:mark]:
        region = region[:mark]  # “下设7个小组，主要是…”: a quotation is read as one clause
    quote = region.find("”")
    if quote > 0 and "“" not in region[:quote]:
        region = region[:quote]
    task = _TASK_OF.search(region)
    if task:
        region = region[: task.start()]
    people = _PEOPLE_OF.match(region) if whole and "的" in region else None
    if people:
        return people.end(), None
    measure = _MEASURE_OF.search(region)
    if measure and whole:
        return _noun(region[: measure.start()])[0], None
    modified = region.rfind("的", 2, len(region) - 1)
    told = _BEFORE_OF.search(region, 1, modified) if whole and modified > 0 else None
    if told:
        return told.start(), None
    if whole and modified > 0:
        return _modified_noun(region, modified + 1)
    second = second_predicate(region)
    if second and region[: second.start] not in act_verbs() and not NAME_AFTER.match(region, second.end) and "“" not in region[: second.start]:
        return _noun(region[: second.start])[0], None
    place = _PLACES.match(region)
    if place:
        return place.end(), None
    region = region.rstrip(_JOINING)
    if whose := has_wanting(region):
        return whose, None
    first = predicate_from(region)
    region = region[: predicate_at(region, first - 1)]
    work = _TRAILING_WORK.search(region)
    if work and work.start() >= 2:
        return len(region[: work.start()].removesuffix("完成")), work.span("verb")
    does = any_verb().at(region, 1) if region[:1] and region[0] in _SHORT_NOUNS else None
    if does and len(region) - does.end >= 2 and not NAME_AFTER.match(region, does.end) and does.of(region) not in _BUILDING:
        return 1, does  # 74个县|推广复合种植技术
    for verb in firm_verb().within(region):
        if region.rfind("“", 0, verb.start) > region.rfind("”", 0, verb.start):
            continue  # “普惠园新改扩建”项目
        if verb.start >= first - 1 and _parts(region, verb) and not region.startswith("基金", verb.end) and not COMPOUND.match(region, verb.start):
            return verb.start, verb
    return len(region), None


def _modified_noun(region: str, start: int) -> tuple[int, tuple[int, int] | None]:
    """The same for the noun that begins at `start`, behind 的; a short one stands as it is."""
    if len(region) - start <= 3:
        return len(region), None
    cut, verb = _noun(region[start:])
    return start + cut, (start + verb[0], start + verb[1]) if verb else None


def _parts(region: str, verb: Span) -> bool:
    """Whether the verb parts the region into noun and predicate."""
    before = region[: verb.start]
    if not before or before.endswith("新") or (before == "计划" and verb.of(region).startswith("新")) or (len(before) < 2 and before not in _SHORT_NOUNS):
        return False
    return not before.endswith(("的", "、", "和", "未", "待")) and not NAME_AFTER_STRONG.match(region[verb.end :])


def _share_of_whom(reading: Reading, low: int, high: int) -> Phrase | None:
    """`85%以上行政村建成卫生室`: those who do, as with 的 behind the share."""
    hit = _SHARE_OF_WHOM.match(reading.text, low, high)
    if not hit:
        return None
    told = f"{hit['does'].strip(_JOINING)}的{hit['whom']}"
    return Phrase(told, (Span(low, hit.end()),), "", (), "indicator.right_share", reading.clause.start)


def _share_above(reading: Reading, low: int, high: int) -> Phrase | None:
    """`25%的村集体年收入超40万元`: those who come up to it."""
    hit = _SHARE_ABOVE.match(reading.text, low, high)
    after = reading.after
    if not hit or after is None or high not in (after.outer_start, after.start):
        return None
    told = f"{reading.text[hit.start('what') : after.outer_end]}的{hit['whom']}"
    return Phrase(told, (Span(low, after.outer_end),), "", (), "indicator.right_share", reading.clause.start)


def _predicate(reading: Reading, left: Phrase, low: int, high: int) -> Phrase | None:
    """`100%就近入学`: with no noun the predicate stands; `按…的50%给予补助`: what is granted."""
    text = reading.text
    granted = _GRANTED.match(text, low, high)
    if granted and reading.after and _AT_MOST.fullmatch(text, granted.end(), high):
        grant = _GRANT_BEHIND.match(text, reading.after.outer_end, reading.clause.end)
        if grant:
            return reading.made(grant.start("grant"), grant.end(), [Span(*granted.span())], "indicator.granted")
    if granted:
        return reading.made(granted.end(), high, [Span(*granted.span())], "indicator.granted")
    aside = _SET_ASIDE.match(text, low, high) if text.find("按", reading.clause.start, low) >= 0 else None
    if aside:
        return reading.made(aside.start("what"), aside.end("what"), [Span(*aside.span("verb"))], "indicator.granted")
    grant = _GRANT_ITSELF.match(text, low, high)
    if grant:
        itself = Span(*grant.span("grant"))
        return reading.made(itself.start, itself.end, [itself], "indicator.granted")
    if reading.quantity.value_min != 100 or heads_pattern().search(left.indicator):
        return None
    hit = _ACHIEVED.match(text, low, high)
    actions = [Span(*hit.span())] if hit else list(left.action_spans)
    made = reading.made(hit.end() if hit else low, high, actions, "indicator.predicate")
    return Phrase(left.indicator + made.indicator, left.spans + made.spans, made.action, made.action_spans, made.rule, made.clause_start)
