"""Verbs before a counted noun: those that open the stretch left of a number (`新建、改扩建|卫生院`) and those between who acts and the
noun (`镇属企业|完成|技改投资`). Many are as often part of a name (`培训|中心`); what stands behind tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.indicator_money import is_money_for, what_each_gets
from extractors.indicator_reading import Reading
from extractors.indicator_right import adjoins
from extractors.indicator_words import (
    COMPOUND,
    COUNTING,
    HAN,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    OBJECTS,
    SHARE,
    act_verbs,
    any_verb,
    doers_verb,
    firm_verb,
    heads_pattern,
    next_verb,
    verb_chain,
    verbs,
)
from extractors.lexicon import words
from extractors.short_verbs import short_verb, short_verbs
from extractors.span import Span
from extractors.units import units
from extractors.wordlist import Wordlist

#: 沿线|培训农民, 市二中|新建: who may stand as subject before a verb, beside those of the lexicon `actors`.
_OWNER = re.compile(
    r"[沿一二三四五六七八九十作局委办厅省市县州旗](?:(?<=沿)线|(?<=[一二三四五六七八九十])中|(?<=合作)社|(?<=[局委办厅])(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff][省市县州旗])(?=投入|安排|拨付|筹集|争取|落实|统筹|整合))"
)
#: 工会|慰问|职工, 平台|服务|企业: verbs that take people and bodies as their object.
_DEALS = frozenset(("服务", "走访", "慰问", "帮扶", "救助", "指导", "联系", "帮助", "资助", "安置", "收养", "接送", "走访慰问", "结对帮扶"))
#: 合作社|带动|农户: verbs that take people as no part of a name.
_DRAWS = ("带动", "辐射带动", "吸纳")
#: 职校|要|组织实训, 职校|与企业|共建学院: between who acts and the verb.
_BOUND_TO = re.compile(r"(?:[和与同][^，。；、]{2,10}?)?(?:要|应|须|需|将|负责|牵头)?(?:每年|每月|每季度)?")
#: 由|部门, 对|企业…: what stands so before a verb is no indicator.
TOWARDS = re.compile(
    r"向(?!上)|[对为给从与以在]|面[向对]|每[个所名镇村家户县乡支站处]|依托|通过|利用|借助|运用|围绕|发挥|结合|联合|按照|采取"
)
#: 每千名学生|配备|教师: what is to be provided for so many is named alone.
_PROVIDED = re.compile(r"(?:配备|配置|设置|配建)(?=[\u4e00-\u9fff]{2})")

#: 每万名职工|拥有: the base and its verb are part of the name.
_PER_HEAD = re.compile(r"(?:平均)?每(?:[百千万十]|百|千)*[百千万亿]|(?:百|千|十?万)(?:人|户|名)(?=拥有|均)")
#: 人均|拥有|公园绿地面积: what each of them has is told with the verb.
_OF_EACH = re.compile(r"[\u4e00-\u9fff]{0,6}?[人户生村校]均(?:拥有|享有|占有|持有)")
#: 城区|新建|学校: a part of the region that stands before the verb and belongs to the noun.
_ZONE = re.compile(r"(?:中心城区|主城区|老城区|城区|县城|镇区|农村|乡村)")
#: 平均受教育|年限: heads of means.
_OF_MEAN = re.compile(r"(?:年限|年龄|时长|时间)$")
#: 建成|了|驿站, 新建|成|公厕, 排查|出|隐患: the verb's own ending; 出口 and 出租 begin nouns.
_PERFECT = re.compile(r"了(?!解)|成$|(?<=[新改扩续迁重创]建)成(?![都套型人品武华安林县])(?=[\u4e00-\u9fff“]{2})|(?<=[\u4e00-\u9fff]{2})出(?![国苗厂站色众口租让入行境版游栏生售资院台席警勤车诊土海具现水血清路动事岛])(?=[\u4e00-\u9fff“]{2})")
#: 加固、|新建|校舍: verbs of building that take even a short noun behind another verb.
_BUILDS = re.compile(r"(?:新建|迁建|改建|扩建|改扩建|改造|加固|维修|修缮|重建|续建|整合|粉刷|硬化|翻新|绿化)$")
#: 清理|疏浚|河道: works that take even a short noun as the second verb.
_WORKS = re.compile(r"(?:疏浚|清淤|整治|治理|修复|拆除|铺设|疏通|管护|美化|亮化|净化)$")
#: 新增|学位, 扩大|面积: verbs that take even a bare measure as their object.
_SPENDING = re.compile(
    r"新增|增加|投入|安排|完成|发放|落实|争取|筹集|拨付|减少|改善|恢复|整合|减免|节约|增设|补充|扩大|给予|建成|实现|提高|降低|提升"
)
#: 县级仓库|储备|编织袋, 甲中学|新建|宿舍楼: verbs that may open a name and yet part who acts from what is counted.
_TAKES = re.compile(
    r"(?:累计)?(?P<verb>新增(?!就业)|(?:新建|改建|改扩建|扩建)(?:[、和](?:新建|改建|改扩建|扩建))?|储备(?![林粮库点])|设置|增设|开设|安装|配备|选派|退出|执行"
    r"|更新|覆盖|(?<![战后]勤)(?<!应急)(?<!通信)(?<!物资)(?<!医疗)(?<!生活)(?<!住房)(?<!社会)(?<!劳动)(?<!法律)(?<!兜底)(?<!供应)(?<!要素)保障|承担|承办|落地|(?<![科卫贸合国])组织|评选|表彰奖励|表彰|奖励|获评|获得|荣获|获|(?<=[府委局办厅会部类省市县区镇乡])(?:研究|共)?(?:确定|安排|下达|谋划|编排|排定|遴选)|供应(?![链商])|整合|投放|开展|举办|发放|开通|引进|培育|打造|收购|预留|提供"
    r"|(?<=累计)(?:改造|建设))"
)
#: 每个社区综合服务|设施|面积: what a service is done in.
_SERVED_BY = ("设施", "用房", "场所", "半径", "站点")
#: 学前教育|累计投入|资金: what was spent on it so far.
_SPENT_SO_FAR = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:累计|共计?|合计)(?P<verb>投入|安排|拨付|发放|争取|筹集)(?=[\u4e00-\u9fff]{2})")
#: 县职业中专|有|专业, 甲中心|现有|教师: what a school or body has.
_HAS = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:学校|学院|中学|小学|幼儿园|中专|高中|医院|卫生院|中心|公司|企业|园区)(?:共|现|设|建|拥)?有(?=[\u4e00-\u9fff]{2})"
    r"|[\u4e00-\u9fff]{2,10}?(?:(?:共|现|设|建|配)有|(?<![国公私所含特固原享占设拥持具没实])有(?![限效机关色害序偿]))(?=[\u4e00-\u9fff]{2})"
)
#: 领导小组|设|组长: the posts that a body or a place has.
_POSTS = re.compile(r"[\u4e00-\u9fff]{2,14}?(?P<verb>设)(?=[\u4e00-\u9fff]{0,8}?(?:长|员|主任|书记|指挥|顾问|秘书|干事|负责人)$)")

#: 参加|1次以上体育锻炼的人数|, 接受|20小时以上培训的比例|: what those do who are counted, with how often.
_OF_THOSE = re.compile(r"以上[^，。；,;\d]{2,16}的(?:人数|人口|人群|比例|比率)$")

_NEXT_ITEM = re.compile(r"、")
#: 综合改革|实施面积: behind a verb inside the phrase a bare head names nothing by itself.
_BARE_HEAD = re.compile(r"总投资|(?:总|年)?(?:面积|规模|里程|长度|总量|金额|户数|次数|能力)")
#: 规划设置|小学|24个班: stages of school, which are no part of a verb's name.
_STAGES = ("小学", "初中", "高中")
#: 日均|配送订单量: what is done a day is part of the amount.
_A_DAY = ("日均", "月均", "年均")
_AMOUNT = re.compile(r"[量额数]$")
#: Families of units that things and people are counted in.
_OF_THINGS = (*COUNTING, "area", "length")
#: Units that count no things that a verb of one character could have as its object.
_UNCOUNTED = frozenset({"%", "‰", "个百分点", "比", "次", "遍", "轮", "回", "轮次"})
#: 送|戏下乡, 建|园面积: what is done as a whole, and what is measured of it, are no objects of such a verb.
_NO_OBJECT = re.compile(r"(?:下乡|上门|入户|到户|到村|进[校村园企户]|面积|规模|里程|总量|总数|人数|数量|户数|次数|金额|能力|总额|收入|产值|费用|成本|标准|投资)$")
#: 利用|闲置校舍|建成养老院: what stands behind these is only made use of where a deed follows.
_MEANS = ("利用", "盘活", "整合", "借助", "运用")
#: 支出|医疗救助金, 支出|培训、就业等补贴: a sum that is paid out.
_SUM_PAID = re.compile(r"(?:[\u4e00-\u9fff]金|费用?|经费|补[贴助]|奖励|补偿|款)$")
#: 通过|卫星|提供: what stands behind these and before the deed is only the means.
_BY = ("通过", "利用", "借助", "依托", "运用")
_MEANS_WIDTH = 4
#: 拿到|了, 领到|了: 到 before 了 is the verb's own ending; 受到了 has no number of things.
_ATTAINED = ("拿到", "领到", "收到", "得到", "看到", "买到", "招到", "找到", "用到", "达到", "吃到", "争到", "来到")
#: 支持|青年|创办企业, 组织|党员|认领树木: verbs that make or help people do something, and the people.
_MAKES = ("支持", "引导", "帮助", "组织", "推动", "鼓励", "动员", "带领", "扶持", "指导", "督促", "协助", "促进", "带动", "发动", "吸引", "委托")
_PEOPLE = re.compile(r"(?:青年|青少年|群众|农户|农民|村民|居民|市民|牧民|渔民|职工|员工|工人|干部|教师|学生|师生|党员|志愿者|妇女|老人|老年人|残疾人|军人|农民工|毕业生|大学生|人员|人才|能人|乡贤|专家|大户|家庭|脱贫户|贫困户|力量|资本|主体|团队|群体|各方|社会|街镇|乡镇|村居|社区)(?:与[^，。；、]{2,8})?$")
#: 谋划|实施|项目: with these before it a project is an object, no kind of one.
_DOES = ("实施", "推进", "完成")
#: 学校|新改扩建|项目, 设施设备|购置|项目, 管网|更新|改造项目: works that name a project, whoever or whatever stands before them.
_OF_PROJECT = re.compile(r"(?:新?改扩?建|新扩建|新建|迁建|扩建|购置|采购|更新|更换|配备|配置|安装|铺设|改造|提升|维修|修缮|加固|治理|整治|修复|建设|升级|扩容|完善|改善|绿化|亮化|美化|硬化|清淤|疏浚|处置|处理|利用)+(?:项目|工程)(?:总?(?:投资|面积|里程|长度|规模|资金|数量|数)|占地面积|建筑面积)?")
#: Ends of a region before a yearly sum.
_REGION_YEAR = ("省年", "市年", "县年", "区年", "州年")
# --- the first verbs of a stretch -------------------------------------------------------------------------------------


def last_predicate(reading: Reading, low: int, high: int) -> int:
    """Where the last of joined predicates begins: `成立工作专班、|出台措施18条`."""
    text = reading.text
    for hit in reversed(list(_NEXT_ITEM.finditer(text, low, high))) if text.find("、", low, high) >= 0 else ():
        verb = firm_verb().at(text, hit.end(), high)
        before = text[reading.skip(low, hit.start()) : hit.start()]
        alone = verb is not None and verb.end == high and adjoins(reading)  # 优化线路、|完成|20公里道路改造
        if not verb or _quoted(before) or (high - verb.end < 2 and not alone) or NAME_AFTER.match(text, verb.end, high):
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
    if not zone or not verb or high - verb.end < 2 or verb.end - verb.start < 2 or COMPOUND.match(reading.text, verb.start):
        return None
    firm = verb.of(reading.text) not in verbs("weak") or _BUILDS.search(verb.of(reading.text)) or _SPENDING.match(verb.of(reading.text))
    return Span(*zone.span()) if firm and not _opens_name(reading.text, verb, high) else None


#: |参加|技能培训的农民工, |通过|节能审查的公共建筑: a verb that tells which are counted, up to the noun that the stretch ends with.
_TELLS_WHICH = re.compile(
    r"(?:参加|参与|接受|接入|领取|购买|入驻|签约|享受|符合|通过|获得|取得|荣获|从事|持有|纳入|患有|使用|安装|配备|设有|建有|达到)[^，。；、\d的]{2,14}(?<![级上下型类性色等])的[^，。；、\d的]{0,6}"
    r"(?:人员|人群|人口|对象|农民工?|居民|家庭|农户|群众|职工|学生|幼儿|儿童|老人|老年人|残疾人|教师|干部|党员|患者|妇女|人|者|生|户|企业|单位|机构|学校|幼儿园|园区|社区|(?<![农乡])村|乡镇|建筑|住宅|小区|产品|项目|场所|车辆|船舶|基地|医院|站点?|商[场户铺]|市场|景区|码头|酒店|护理员|人才|家庭农场|合作社|农产品|食品)(?:总?数量?)?$"
)
#: |启动|建设200亩设施农业: verbs before the one that takes what is sized.
_STARTS = ("启动", "开工", "推进", "加快", "完成")


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
        return _opening_short(reading, low, high) if not reached else (low, [])
    if COMPOUND.match(text, low, high) or _TELLS_WHICH.match(text, low, high) or (text[low - 2 : low] in _A_DAY and _AMOUNT.search(text, low, high)):
        return low, []
    after_count = reading.before and reading.before.outer_end == low and units().get(reading.before.unit) == "count"
    if after_count and (all(verb.of(text) in verbs("weak") and not _BUILDS.search(verb.of(text)) for verb in chain.each) or any(verb.start >= 2 for verb in firm_verb().within(text[chain.end : high]))):
        return low, []  # 320个|共建项目完成投资50亿元, 46个|投产项目完成投资40亿元
    if text[chain.end : chain.end + 1].isdigit() and _OF_THOSE.search(text, chain.end, high):
        return low, []
    opening, end = list(chain.each), chain.end
    named_right = reading.counts and adjoins(reading)  # 启动建设|6条精品线; but 新增|造林12万亩
    while verb := next_verb(text, end, high):
        behind = text[verb.end : high]
        greens = verb.start == end and text[end - 1] != "化" and verb.of(text) == "绿化" and behind  # 创建|绿化特色道路
        if greens or COMPOUND.match(text, verb.start, high) or _TELLS_WHICH.match(text, verb.start, high) or verb.end - verb.start < 2 or (len(behind) < 2 and not named_right) or _opens_name(text, verb, high) or SHARE.search(behind):
            break  # 建设|培训中心: the second verb opens the name
        if verb.start == end and len(behind) == 2 and verb.of(text) in verbs("weak") and not (_BUILDS.search(verb.of(text)) or _WORKS.search(verb.of(text)) or behind in _STAGES or (named_right and behind in act_verbs())):
            break  # 公示|检测结果
        opening.append(verb)
        end = verb.end
    if reading.family in _OF_THINGS and _BUILDS.fullmatch(text, end, high) and _BUILDS.search(text[opening[0].start : end]):
        return high, opening  # 维修|改造70公里: no noun at all
    if reading.family in ("area", "length") and opening[-1].of(text) in _STARTS and text[end:high] in ("建设", "实施", "新建", "改造") and adjoins(reading):
        return high, [*opening, Span(end, high)]  # 启动|建设|200亩设施农业
    if _is_part_of_name(reading, opening, text[end:high], reached=reached):
        return low, []
    perfect = _PERFECT.match(text, opening[-1].end, high)
    return perfect.end() if perfect else opening[-1].end, opening


def _opening_short(reading: Reading, low: int, high: int) -> tuple[int, list[Span]]:
    """Where the noun begins behind a verb of one character (`送|书1.6万册`), and that verb; none before what is measured (`建面|率`)."""
    verb = short_verb(reading.text, low, high)
    if not verb or reading.quantity.unit in _UNCOUNTED or SHARE.search(reading.text, low, high) or _NO_OBJECT.search(reading.text, verb.end(), high) or any(firm_verb().within(reading.text, verb.end(), high)):
        return low, []
    return verb.end(), [Span(*verb.span("verb"))]


#: 补助|期限|3年, 办结|时限|2天: how long a deed may take.
_SPELLS = frozenset({"期限", "时限", "年限", "周期"})


#: 申报|材料|减少30%: what has to be handed in, and steps of it.
_APPLIES, _PAPERS = frozenset({"申报", "申请", "审批", "办理", "报批", "办事", "登记"}), frozenset({"材料", "要件", "环节", "事项", "表单", "手续", "资料"})


def _is_part_of_name(reading: Reading, opening: Sequence[Span], rest: str, *, reached: bool) -> bool:
    """Whether the opening verbs belong to the noun behind them, `rest`."""
    text = reading.text
    written = text[opening[0].start : opening[-1].end]
    spends = _SPENDING.search(written) is not None
    weak = all(verb.of(text) in verbs("weak") for verb in opening)
    if not rest:
        return False
    if (reading.family == "time" and rest in _SPELLS) or (reading.quantity.unit == "%" and written in _APPLIES and rest in _PAPERS):
        return True
    if "平均" in rest and _OF_MEAN.search(rest):
        return written == "新增"  # 新增|劳动力平均受教育年限
    if len(rest) == 1 and (NAME_AFTER.fullmatch(rest) or rest == "地"):
        return True  # 推介|会, 服务|期, 征|地
    if written in verbs("cause") or (written == "发展" and len(rest) >= 4 and rest.endswith("面积")):
        return False
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
    return NAME_AFTER.match(text, verb.end, high) is not None and verb.of(text) != "新增" and not (_BUILDS.search(verb.of(text)) and text.startswith("学校", verb.end)) and not (verb.of(text) in _DOES and text.startswith("项目", verb.end))
# --- a verb behind who acts -------------------------------------------------------------------------------------------


def inner_verb(reading: Reading, head: int, low: int, high: int) -> tuple[int, Span | None]:
    """A verb between a subject and the counted noun (`镇属企业完成技改投资`): the noun behind it is the indicator.

    `head` is where the stretch begins with its opening verbs, `low` where it begins without them.
    """
    region = reading.text[low:high]
    per_head = _PER_HEAD.match(region)
    provided = _PROVIDED.search(region) if per_head else None
    if provided:
        return low + provided.end(), Span(low + provided.start(), low + provided.end())
    if SHARE.search(region) or per_head or _OF_EACH.match(region) or _TELLS_WHICH.match(reading.text, low, high):
        return low, None
    done = _what_was_done(reading.text, low, high)
    if done:
        return done
    spent = _SPENT_SO_FAR.search(region) if reading.family == "money" else None
    if spent:
        return low + spent.end(), Span(*spent.span("verb")).shifted(low)
    acts = _owner_acts(reading, low, high)  # 支持|企业建设实验室: a verb before has it as its object
    before = reading.text[low - 2 : low]
    acts = acts or (_by_means(reading, low, high) if before in _MEANS else _made_to(reading, low, high) if before in _MAKES else None)
    if acts or low > head:
        return acts or (low, None)
    return _of_each_or_had(reading, low, high) or _parted(reading, low, high) or _taken(reading, low, high) or (low, None)


def _what_was_done(text: str, low: int, high: int) -> tuple[int, Span] | None:
    """`合作社种了|辣椒`, `小区装上了|电梯`: what stands behind 了 has been done by whoever stands before it."""
    at = text.rfind("了", low + 1, high - 1)
    if at < 0 or text[at + 1] in "解结望却断" or (text[at - 1] in "为除受罢到明" and text[at - 2 : at] not in _ATTAINED) or not HAN.match(text, at + 1) or _quoted(text[low:at]):
        return None
    known = any_verb().before(text, low, at)
    long = text[at - 1] in "上到起出成下完好进回" and at - 2 >= low
    return at + 1, known or Span(at - (2 if long else 1), at)


def _of_each_or_had(reading: Reading, low: int, high: int) -> tuple[int, Span | None] | None:
    """`每个网格配网格员`, `县职业中专有专业`, `5个试点县建设农田`: the verb of each of several, 有, and what those do that were counted before."""
    each = _each_has().match(reading.text, low, high) if reading.counts else None
    if each:
        return each.end(), Span(*each.span("verb"))
    if reading.family == "money" and (gives := what_each_gets(reading.text, low, high)):
        return gives.end, gives
    posts = _POSTS.match(reading.text, low, high) if reading.family == "person" and "设" in reading.text[low:high] else None
    if posts:
        return posts.end(), Span(*posts.span("verb"))
    has = _HAS.match(reading.text, low, high) if reading.counts and "有" in reading.text[low:high] else None
    if has:
        return has.end(), None
    does = doers_verb(reading.text, low, high) if reading.before and reading.before.outer_end == low and reading.family in (*_OF_THINGS, "mass", "volume", "weight") else None
    return (does.end, does) if does else None


@cache
def _each_has() -> re.Pattern[str]:
    """`每个网格|配|网格员`, `各村|建|阅览室`: verbs of one character behind each of several."""
    return re.compile(rf"(?:[每各][^，。；、\d]{{0,8}}?|[\u4e00-\u9fff、]{{1,30}}各)(?<![选委调指分特签抽轮新改扩续重迁构搭创援兴修共自增加补颁印举承主协代申筹复公])(?P<verb>{short_verbs()}|做)(?=[\u4e00-\u9fff“]{{2}})")


#: 区财政|购置|设备资金: who pays, and no thing that the money is for.
_PAYERS = ("财政", "政府", "局", "委", "办", "厅", "县", "市", "区", "镇", "乡")


def _parted(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """The last verb that parts who acts from the noun: one that is hardly ever part of a name, behind 对, 由 and the like any."""
    region = reading.text[low:high]
    towards = TOWARDS.match(region) or reading.text[low - 1 : low] in ("与", "对", "为", "向", "在")
    for verb in reversed(list((any_verb() if towards else firm_verb()).within(region))):
        if COMPOUND.match(region, verb.start) or region.endswith("更", 0, verb.start) or _quoted(region[: verb.start]) or (not towards and _OF_PROJECT.fullmatch(region, verb.start)) or (not towards and is_money_for(reading, verb.shifted(low), high) and not region.endswith(_PAYERS, 0, verb.start)):
            continue
        verb = _whole_verb(region, verb)
        rest = region[verb.end :].lstrip("了的")
        joined = region[: verb.start].endswith(("的", "、", "和", "及", "未", "待")) or rest.startswith("等")  # 甲医院迁建|等项目
        named = (_BUILDS.search(verb.of(region)) and rest in ("工程", "项目")) or rest[:1] in "及和与" or (region[0] in "每各" and rest.startswith(_SERVED_BY))  # 除险加固|工程, 栽植|及观赏点位, 每个社区综合服务|设施面积
        if verb.start >= 2 and len(rest) >= 2 and not (joined or named or NAME_AFTER_STRONG.match(rest) or _BARE_HEAD.fullmatch(rest)):
            yearly = region[: verb.start].endswith(_REGION_YEAR)  # 某省|年接待游客
            return high - len(rest) if not yearly else low + verb.start - 1, verb.shifted(low)
    return None


def _whole_verb(region: str, verb: Span) -> Span:
    """The verb with those joined to it (`建成、续建|项目`, `新开工改造|老旧小区`)."""
    chain = verb_chain(region, verb.start)
    verb = Span(verb.start, chain.each[-1].end) if chain and len(region) - chain.each[-1].end >= 2 else verb
    while (more := any_verb().at(region, verb.end)) and region[more.end : more.end + 1] not in "、和" and _BUILDS.search(more.of(region)) and len(region) - more.end >= 2 and not NAME_AFTER.match(region, more.end):
        verb = Span(verb.start, more.end)
    return verb


def _taken(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`县级仓库储备编织袋35万只`: the verb behind who acts, also one that is as often part of a name; only of what is counted."""
    text = reading.text
    if reading.family not in _OF_THINGS:
        return None
    headed = heads_pattern().search(text, low, high) is not None
    for verb in reversed(list(_TAKES.finditer(text, low + 2, high))):
        if _OF_PROJECT.fullmatch(text, verb.start("verb"), high):
            continue
        before = text[low : verb.start()]
        verbal = before.endswith(("可", "将", "能", "类")) or not (headed or NAME_AFTER.match(text, verb.end()))
        if high - verb.end() >= 2 and not _quoted(before) and not before.endswith(("的", "、", "和", "及", "未", "待", "再")) and verbal:
            return verb.end(), Span(*verb.span("verb"))
    return None


def _owner_acts(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`县卫生院改造诊室6间`, `支持某某学校建设工作室2个`, `妇联建车间8个`: a school, a body or what else acts with a verb behind it."""
    text = reading.text
    for end in reversed(_owner_ends(text, low, high)):
        bound = _BOUND_TO.match(text, end, high)
        end = bound.end() if bound else end
        verb = any_verb().at(text, end, high)
        if not verb:
            short, begin = _opening_short(reading, end, high)
            if begin:
                return short, begin[0]
            continue
        if high - verb.end < 2 or text[verb.end] == "等" or _quoted(text[max(reading.clause.start, low - 1) : verb.start]) or COMPOUND.match(text, verb.start) or _OF_PROJECT.fullmatch(text, verb.start, high):
            continue
        if not (_is_named_after(reading, verb, high) or is_money_for(reading, verb, high)):
            chain = verb_chain(text, end, high)
            whole = Span(verb.start, chain.each[-1].end) if chain and len(chain.each) > 1 and high - chain.each[-1].end >= 2 else verb
            return whole.end, whole
    return None


def _by_means(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`利用|闲置校舍|建成养老院3所`: the deed behind what it is done with."""
    for verb in any_verb().within(reading.text, low + 2, high):
        if high - verb.end >= 2 and not COMPOUND.match(reading.text, verb.start) and not _is_named_after(reading, verb, high):
            return verb.end, verb
    return None


def _made_to(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`支持|返乡青年|创办企业26家`: what people are made or helped to do."""
    for verb in reversed(list(any_verb().within(reading.text, low + 2, high))):
        if _PEOPLE.search(reading.text, low, verb.start) and high - verb.end >= 2 and not COMPOUND.match(reading.text, verb.start) and not _is_named_after(reading, verb, high):
            return verb.end, verb
    return None


def _owner_ends(text: str, low: int, high: int) -> list[int]:
    """Where those end in text[low:high] who may act, left to right."""
    actors, last = _actors()
    ends = {at.end() for at in last.finditer(text, low + 1, high) if actors.before(text, low, at.end())}
    return sorted(ends.union(owner.end() for owner in _OWNER.finditer(text, low, high)))


@cache
def _actors() -> tuple[Wordlist, re.Pattern[str]]:
    """Who or what does something, and the characters that they end with."""
    each = words("actors")
    return Wordlist(each), re.compile(f"[{''.join(sorted({actor[-1] for actor in each}))}]")


def _is_named_after(reading: Reading, verb: Span, high: int) -> bool:
    """Whether what stands behind the verb makes it part of a name: `企业|研发|费用`; but `工会|慰问|职工`."""
    written = verb.of(reading.text)
    firm = written not in verbs("weak") or _SPENDING.fullmatch(written) or written in _DRAWS or reading.text[verb.start - 1] in "局委办厅"
    if written in _DEALS and reading.counts and OBJECTS.fullmatch(reading.text, verb.end, high):
        return False
    named = (NAME_AFTER_STRONG if firm else NAME_AFTER).match(reading.text, verb.end) is not None
    return named or (not firm and reading.text.startswith(("补贴", "补助", "奖补", "津贴"), verb.end))  # 机构|建设补贴


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of `before`: a verb inside is part of a name."""
    return before.rfind("“") > before.rfind("”")
