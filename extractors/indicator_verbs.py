"""Verbs that open the stretch left of a number (`新建、改扩建|卫生院`). Many are as often part of a name (`培训|中心`); what stands behind tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.indicator_reading import Reading
from extractors.indicator_right import adjoins
from extractors.indicator_words import (
    COMPOUND,
    NAME_AFTER,
    OBJECTS,
    OF_THINGS,
    SHARE,
    act_verbs,
    any_verb,
    firm_verb,
    heads_pattern,
    next_verb,
    verb_chain,
    verbs,
)
from extractors.late import late
from extractors.short_verbs import short_verb
from extractors.span import Span
from extractors.units import units

#: 城区|新建|学校: a part of the region that stands before the verb and belongs to the noun.
_ZONE = re.compile(r"(?:中心城区|主城区|老城区|城区|县城|镇区|农村|乡村)")
#: 平均受教育|年限: heads of means.
_OF_MEAN = re.compile(r"(?:年限|年龄|时长|时间)$")
#: 建成|了|驿站, 新建|成|公厕, 排查|出|隐患, 新增|加|学位: the verb's own ending; 出口, 出租 and 加氢站 begin nouns.
_PERFECT = re.compile(r"了(?!解)|(?<=新增)加的?(?![工氢氧油盟装固密宽层热速药压强注气湿息餐班征挂]|长(?![效期])|收(?!入|费站)|快充|分项)|成$|(?<=[新改扩续迁重创]建)成(?![都套型人品武华安林县])(?=[\u4e00-\u9fff“]{2})|(?<=[\u4e00-\u9fff]{2})出(?![国苗厂站色众口租让入行境版游栏生售资院台席警勤车诊土海具现水血清路动事岛])(?=[\u4e00-\u9fff“]{2})")
#: 加固、|新建|校舍: verbs of building that take even a short noun behind another verb.
BUILDS = re.compile(r"(?:新建|迁建|改建|扩建|改扩建|改造|加固|维修|修缮|重建|续建|整合|粉刷|硬化|翻新|绿化)$")
#: 清理|疏浚|河道: works that take even a short noun as the second verb.
_WORKS = re.compile(r"(?:疏浚|清淤|整治|治理|修复|拆除|铺设|疏通|管护|美化|亮化|净化)$")
#: 新增|学位, 扩大|面积: verbs that take even a bare measure as their object.
SPENDING = re.compile(
    r"新增|增加|投入|安排|完成|发放|落实|争取|筹集|拨付|减少|改善|恢复|整合|减免|节约|增设|补充|扩大|给予|建成|实现|提高|降低|提升"
)

#: 参加|1次以上体育锻炼的人数|, 接受|20小时以上培训的比例|: what those do who are counted, with how often.
_OF_THOSE = re.compile(r"以上[^，。；,;\d]{2,16}的(?:人数|人口|人群|比例|比率)$")

_NEXT_ITEM = re.compile(r"、")
#: 规划设置|小学|24个班: stages of school, which are no part of a verb's name.
_STAGES = ("小学", "初中", "高中")
#: 日均|配送订单量: what is done a day is part of the amount.
_A_DAY = ("日均", "月均", "年均")
_AMOUNT = re.compile(r"[量额数]$")
#: Units that count no things that a verb of one character could have as its object.
_UNCOUNTED = frozenset({"%", "‰", "个百分点", "比", "次", "遍", "轮", "回", "轮次"})
#: 送|戏下乡, 建|园面积: what is done as a whole, and what is measured of it, are no objects of such a verb.
_NO_OBJECT = re.compile(r"(?:下乡|上门|入户|到户|到村|进[校村园企户]|面积|规模|里程|总量|总数|人数|数量|户数|次数|金额|能力|总额|[存出]栏|收入|产值|费用|成本|标准|投资)$")
#: 支出|医疗救助金, 支出|培训、就业等补贴: a sum that is paid out.
_SUM_PAID = late(r"(?:[\u4e00-\u9fff]金|费用?|经费|补[贴助]|奖励|补偿|款)$")
#: 通过|卫星|提供: what stands behind these and before the deed is only the means.
_BY = ("通过", "利用", "借助", "依托", "运用")
_MEANS_WIDTH = 4
#: 完成|安装|路灯, 完工|建设|泵站: what is done to things, as the second verb behind these even before a short noun.
_DONE, _DONE_TO = ("完成", "完工"), frozenset(["安装", "采购", "购置", "招聘", "建设", "新增", "流转", "搬迁", "拆迁", "出让", "供应", "铺设", "架设", "栽植", "种植", "收购", "采集", "检修", "更新"])
#: 完成|拆迁补偿: what joins such a verb to one name of a deed or a sum, as a verb behind it does (完成|更新改造).
_OF_DEED = ("补偿", "入住", "交易", "加工", "金额")
#: 谋划|实施|项目: with these before it a project is an object, no kind of one.
_DOES = ("实施", "推进", "完成")
#: 建设|清洗消毒中心, 修复|冲毁农田: what makes, buys or mends a thing, whose name a verb of the class `within` then opens.
_MAKES = re.compile(r"(?:[新迁改扩修重续兴筹]建|建[设成立有]|[设成]立|[设配布]置|[增布]设|[组创]建|打造|[购添]置|购买|采购|接种|[安加]装|[配装]备|[更置]换|更新|恢复|抢修|[修整治清]理|维修|修[缮复]|改造|加固|硬化|整治|疏[浚通]|拆除|清淤)$")
#: |采收|设备60套, |清洗|消毒中心6个: what is called by what goes on in it or with it.
_CALLED_BY = late(r"设备|仪器|机械|器械|机具|装置|系统|[\u4e00-\u9fff]{0,6}(?:中心|(?<!宅)基地|大厅|实验室)")
# --- the first verbs of a stretch -------------------------------------------------------------------------------------


def last_predicate(reading: Reading, low: int, high: int) -> int:
    """Where the last of joined predicates begins: `成立工作专班、|出台措施18条`."""
    text = reading.text
    for hit in reversed(list(_NEXT_ITEM.finditer(text, low, high))) if text.find("、", low, high) >= 0 else ():
        verb = firm_verb().at(text, hit.end(), high)
        before = text[reading.skip(low, hit.start()) : hit.start()]
        alone = verb is not None and verb.end == high and adjoins(reading)  # 优化线路、|完成|20公里道路改造
        if not verb or quoted(before) or COMPOUND.match(text, hit.end(), high) or (high - verb.end < 2 and not alone) or NAME_AFTER.match(text, verb.end, high):
            continue
        opening = verb_chain(before)
        if opening and len(before) - opening.end >= 2 and before[opening.end :] not in act_verbs():
            return hit.end()
    return low


def opens_with_verb(reading: Reading, low: int, high: int) -> bool:
    """Whether a verb that is hardly ever part of a name opens the stretch."""
    verb = act_verbs().at(reading.text, reading.skip(low, high), high)
    return verb is not None and verb.of(reading.text) not in verbs("weak")


def zone_of(reading: Reading, low: int, high: int) -> Span | None:
    """The part of the region that stands before a verb (`城区新建学校2所`); none where the verb is part of a name (`农村改水率`)."""
    zone = _ZONE.match(reading.text, low, high)
    verb = act_verbs().at(reading.text, zone.end(), high) if zone else None
    if zone and not verb and short_verb(reading.text, zone.end(), high):
        return Span(*zone.span())  # 农村|建|垃圾中转站
    if not zone or not verb or high - verb.end < 2 or verb.end - verb.start < 2 or COMPOUND.match(reading.text, verb.start):
        return None
    firm = verb.of(reading.text) not in verbs("weak") or BUILDS.search(verb.of(reading.text)) or SPENDING.match(verb.of(reading.text))
    return Span(*zone.span()) if firm and not _opens_name(reading.text, verb, high) else None


#: |参加|技能培训的农民工, |通过|节能审查的公共建筑: a verb that tells which are counted, up to the noun that the stretch ends with.
TELLS_WHICH = re.compile(
    r"(?:开展|经营|实行|推行|具备|参加|参与|接受|接入|领取|购买|入驻|签约|享受|符合|通过|获得|取得|荣获|从事|持有|承担|纳入|患有|使用|安装|配备|设有|建有|达到)[^，。；、\d的]{2,14}(?<![级上下型类性色等])的[^，。；、\d的]{0,6}"
    r"(?:人员|人群|人口|对象|农民工?|居民|家庭|农户|经营户|群众|职工|学生|幼儿|儿童|老人|老年人|残疾人|教师|干部|党员|患者|妇女|人|者|生|户|企业|单位|机构|学校|幼儿园|园区|社区|(?<![农乡])村|乡镇|建筑|住宅|小区|产品|项目|场所|车辆|船舶|基地|医院|站点?|商[场户铺]|市场|景区|码头|酒店|护理员|团队|高校|院所|人才|家庭农场|合作社|农产品|食品|法规|条例)(?:总?数量?)?$"
)
#: What a plant brings out, before how much it is.
_YIELDS = frozenset({"年产", "日产"})
#: |启动|建设200亩设施农业: verbs before the one that takes what is sized.
_STARTS = ("启动", "开工", "推进", "加快", "完成")


def _done_to(before: str, verb: str, behind: str) -> bool:
    """Whether the second verb takes even a short noun (`完成|安装|路灯`)."""
    if before not in _DONE or verb not in _DONE_TO or behind in _OF_DEED:
        return False
    return not heads_pattern().fullmatch(behind) and (verb == "新增" or behind not in act_verbs())


#: |确保|建成学校5所, |推动|引进项目9个: behind these a deed is told as it would be without them.
_FORCES = frozenset({"确保", "保证", "保障", "推动", "促进", "力促", "支持", "鼓励", "引导", "带动", "助力", "帮助", "组织", "指导", "扶持", "帮扶", "发动"})


def opening_verbs(reading: Reading, low: int, high: int, *, reached: bool) -> tuple[int, list[Span]]:
    """Where the noun begins behind the verbs that open the stretch, and these; none where they are part of the name."""
    text = reading.text
    does = any_verb().before(text, low + _MEANS_WIDTH, high) if text.startswith(_BY, low) and adjoins(reading) else None
    if does:
        return high, [does]  # 通过卫星|提供|6套节目
    if reading.family == "money" and text.startswith("支出", low) and _SUM_PAID.search(text, low + 3, high):
        return low + 2, [Span(low, low + 2)]
    chain = verb_chain(text, low, high)
    if not chain:
        return opening_short(reading, low, high) if not reached else (low, [])
    forced = chain.each[0] if chain.each[0].of(text) in _FORCES else None
    urged, deeds = opening_verbs(reading, reading.skip(forced.end, high), high, reached=reached) if forced else (high, [])
    if forced and deeds and high - urged > 1:
        return urged, [forced, *deeds]
    if COMPOUND.match(text, low, high) or TELLS_WHICH.match(text, low, high) or (text[low - 2 : low] in _A_DAY and _AMOUNT.search(text, low, high)):
        return low, []
    after_count = reading.before and reading.before.outer_end == low and units().get(reading.before.unit) == "count"
    if after_count and (all(verb.of(text) in verbs("weak") and not BUILDS.search(verb.of(text)) for verb in chain.each) or any(verb.start >= 2 for verb in firm_verb().within(text[chain.end : high]))):
        return low, []  # 320个|共建项目完成投资50亿元, 46个|投产项目完成投资40亿元
    if text[chain.end : chain.end + 1].isdigit() and _OF_THOSE.search(text, chain.end, high):
        return low, []
    opening, end = list(chain.each), chain.end
    named_right = reading.counts and adjoins(reading)  # 启动建设|6条精品线; but 新增|造林12万亩
    while verb := next_verb(text, end, high) or _behind_manner(text, end, high):
        behind = text[verb.end : high]
        greens = verb.start == end and text[end - 1] != "化" and verb.of(text) == "绿化" and behind  # 创建|绿化特色道路
        if greens or COMPOUND.match(text, verb.start, high) or TELLS_WHICH.match(text, verb.start, high) or verb.end - verb.start < 2 or (len(behind) < 2 and not named_right) or _opens_name(text, verb, high) or SHARE.search(behind) or _within(text, verb, opening[-1].start, end):
            break  # 建设|培训中心: the second verb opens the name
        if verb.start == end and len(behind) == 2 and verb.of(text) in verbs("weak") and not (BUILDS.search(verb.of(text)) or _WORKS.search(verb.of(text)) or _done_to(text[end - 2 : end], verb.of(text), behind) or behind in _STAGES or (named_right and behind in act_verbs())):
            break  # 公示|检测结果
        opening.append(verb)
        end = verb.end
    if reading.family in OF_THINGS and BUILDS.fullmatch(text, end, high) and BUILDS.search(text[opening[0].start : end]):
        return high, opening  # 维修|改造70公里: no noun at all
    if reading.family in ("area", "length") and opening[-1].of(text) in _STARTS and text[end:high] in ("建设", "实施", "新建", "改造") and adjoins(reading):
        return high, [*opening, Span(end, high)]  # 启动|建设|200亩设施农业
    if _is_part_of_name(reading, opening, text[end:high], reached=reached):
        return low, []
    if opening[-1].of(text) in _YIELDS and text[opening[-1].end : opening[-1].end + 1].isdigit():
        return opening[-1].end, opening[:-1]  # 引进|年产5万吨饮料|等项目3个: of what size they are
    perfect = _PERFECT.match(text, opening[-1].end, high)
    return perfect.end() if perfect else opening[-1].end, opening


def _within(text: str, verb: Span, start: int, end: int) -> bool:
    """Whether the verb right behind another, text[start:end], opens the name of what that one makes or mends: 建设|清洗消毒中心; but 开展|清洗油烟机."""
    return verb.start == end and verb.of(text) in verbs("within") and _MAKES.search(text, start, end) is not None


#: 开展|点对点|输送农民工, 组织|有序|输出劳动力: how the second verb is done.
_MANNER = re.compile(r"点对点|一对一|集中|定期|统一|有序|逐步|分批|及时|同步|深入|联合|免费|公开|精准")


def _behind_manner(text: str, start: int, end: int) -> Span | None:
    """One more verb of a chain behind how it is done."""
    how = _MANNER.match(text, start, end)
    return any_verb().at(text, how.end(), end) if how else None


#: 为|农村群众|送|戏120场: whom it is brought to.
_TO_WHOM = re.compile(r"(?:为|向|给)?[\u4e00-\u9fff]{0,6}?(?:群众|基层|社区|学校|学生|农民|居民|村民|牧民|企业|老人|老年人|职工|乡村|农村|部队)(?=送)")


def opening_short(reading: Reading, low: int, high: int) -> tuple[int, list[Span]]:
    """Where the noun begins behind a verb of one character (`送|书1.6万册`), and that verb; none before what is measured (`建面|率`)."""
    to_whom = _TO_WHOM.match(reading.text, low, high)
    verb = short_verb(reading.text, to_whom.end() if to_whom else low, high)
    if not verb or reading.quantity.unit in _UNCOUNTED or SHARE.search(reading.text, low, high) or _NO_OBJECT.search(reading.text, verb.end(), high) or any(firm_verb().within(reading.text, verb.end(), high)):
        return low, []
    return verb.end(), [Span(*verb.span("verb"))]


#: 补助|期限|3年, 办结|时限|2天: how long a deed may take.
_SPELLS = frozenset({"期限", "时限", "年限", "周期"})
#: 开办|时间|1天: how long a service takes; of 开展 and 锻炼 the time is told of something else.
_SERVED, _HOW_LONG = frozenset({"开办", "办理", "办结", "审批", "通关", "等待", "响应"}), frozenset({"时间", "时长"})


#: 申报|材料|减少30%: what has to be handed in, and steps of it.
_APPLIES, _PAPERS = frozenset({"申报", "申请", "审批", "办理", "报批", "办事", "登记"}), frozenset({"材料", "要件", "环节", "事项", "表单", "手续", "资料"})


#: 建设|基地9个, 制定|标准30项: nouns that make a name with most verbs, and none with these.
_MADE = ("基地", "中心", "平台", "站点", "小区", "园区")
_OBJECTS_OF = {"建设": _MADE, "认定": _MADE, "制定": ("标准", "规范", "制度"), "修订": ("标准", "规范", "制度"), "制修订": ("标准", "规范"), "研发": ("产品",)}


#: 参与|企业|达到120家, 签约|单位|不少于30家: those who take part, before how many they come to.
_TAKE_PART = frozenset(["参与", "参加", "签约", "合作", "试点", "参训", "参赛", "服务", "受训"])
_WHO = re.compile(r"[\u4e00-\u9fff]{0,4}(?:企业|单位|机构|院校|学校|高校|院所|医院|园区|乡镇|镇街|[村户]|人员|人次|群众|居民|教师|学生|职工|队伍|团队)")
_COMES_TO = ("达", "不少于", "不低于", "突破", "超过", "稳定在")


def _is_part_of_name(reading: Reading, opening: Sequence[Span], rest: str, *, reached: bool) -> bool:
    """Whether the opening verbs belong to the noun behind them, `rest`."""
    text = reading.text
    written = text[opening[0].start : opening[-1].end]
    spends = SPENDING.search(written) is not None
    weak = all(verb.of(text) in verbs("weak") for verb in opening)
    if not rest:
        return False
    if (reading.family == "time" and (rest in _SPELLS or (rest in _HOW_LONG and written in _SERVED))) or (reading.quantity.unit == "%" and written in _APPLIES and rest in _PAPERS):
        return True
    if "平均" in rest and _OF_MEAN.search(rest):
        return written == "新增"  # 新增|劳动力平均受教育年限
    if reading.counts and rest in _OBJECTS_OF.get(written, ()):
        return False
    if len(rest) == 1 and (NAME_AFTER.fullmatch(rest) or rest == "地"):
        return True  # 推介|会, 服务|期, 征|地
    if weak and written in verbs("within") and _CALLED_BY.fullmatch(rest):
        return True
    if written in verbs("cause") or (written == "发展" and len(rest) >= 4 and rest.endswith("面积")):
        return False
    if written in _TAKE_PART and _WHO.fullmatch(rest) and text.startswith(_COMES_TO, reading.quantity.outer_start):
        return True
    if reached and weak and not spends:
        return True  # 上市公司达到…: before a predicate the verb is part of the subject
    firm = spends or not weak or (reading.counts and OBJECTS.fullmatch(rest) is not None)
    if (SHARE.search(rest) and not (written == "完成" and rest.endswith("进度"))) or (not firm and heads_pattern().fullmatch(rest)):
        return True
    if firm or len(rest) > 4:
        return False
    return (NAME_AFTER.fullmatch(rest) if reading.counts else NAME_AFTER.match(rest)) is not None


def _opens_name(text: str, verb: Span, high: int) -> bool:
    """Whether what follows the verb before `high` makes it part of a name: 培训|中心; but 新建|学校."""
    return NAME_AFTER.match(text, verb.end, high) is not None and verb.of(text) != "新增" and not (BUILDS.search(verb.of(text)) and text.startswith("学校", verb.end)) and not (verb.of(text) in _DOES and text.startswith("项目", verb.end))
# --- a verb behind who acts -------------------------------------------------------------------------------------------


def quoted(before: str) -> bool:
    """Whether a quotation is open at the end of `before`: a verb inside is part of a name."""
    return before.rfind("“") > before.rfind("”")
