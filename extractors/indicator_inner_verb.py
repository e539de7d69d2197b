"""A verb between a subject and the counted noun (`镇属企业|完成|技改投资`): the noun behind it is the indicator, whoever or whatever does it stands before."""

from __future__ import annotations

import re
from functools import cache

from extractors.indicator_money import is_money_for, what_each_gets
from extractors.indicator_noun import only_work
from extractors.indicator_reading import Reading
from extractors.indicator_verbs import BUILDS, SPENDING, TELLS_WHICH, opening_short, quoted
from extractors.indicator_words import (
    COMPOUND,
    HAN,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    OBJECTS,
    OF_THINGS,
    SHARE,
    any_verb,
    doers_verb,
    firm_verb,
    heads_pattern,
    verb_chain,
    verbs,
)
from extractors.late import late
from extractors.lexicon import words
from extractors.short_verbs import short_verbs
from extractors.span import Span
from extractors.wordlist import Wordlist

#: 沿线|培训农民, 市二中|新建: who may stand as subject before a verb, beside those of the lexicon `actors`.
_OWNER = re.compile(
    r"[沿一二三四五六七八九十作局委办厅省市县州旗](?:(?<=沿)线|(?<=[一二三四五六七八九十])中|(?<=合作)社|(?<=[局委办厅])(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff][省市县州旗])(?=投入|安排|拨付|筹集|争取|落实|统筹|整合))"
)
#: 工会|慰问|职工, 平台|服务|企业: verbs that take people and bodies as their object.
_DEALS = frozenset(("服务", "走访", "慰问", "帮扶", "救助", "指导", "联系", "帮助", "资助", "安置", "收养", "接送", "走访慰问", "结对帮扶"))
#: 合作社|带动|农户: verbs that take people as no part of a name.
_DRAWS = ("带动", "辐射带动", "吸纳")
#: What those who act are told to do something with: what is counted, and what has a weight or a volume.
_DONE_TO = (*OF_THINGS, "mass", "volume", "weight")
#: 职校|要|组织实训, 职校|与企业|共建学院: between who acts and the verb.
_BOUND_TO = re.compile(r"(?:[和与同][^，。；、]{2,10}?)?(?:要|应|须|需|将|负责|牵头)?(?:每年|每月|每季度)?")
#: 由|部门, 对|企业…: what stands so before a verb is no indicator.
TOWARDS = re.compile(
    r"向(?!上(?:争取|对接|衔接|申报|申请|反映|汇报|报|级))|[对为给从与以在]|面[向对]|每[个所名镇村家户县乡支站处]|依托|通过|利用|借助|运用|围绕|发挥|结合|联合|按照|采取"
)
#: 每千名学生|配备|教师: what is to be provided for so many is named alone.
_PROVIDED = re.compile(r"(?:配备|配置|设置|配建)(?=[\u4e00-\u9fff]{2})")
#: 每万名职工|拥有: the base and its verb are part of the name.
_PER_HEAD = re.compile(r"(?:平均)?每(?:[百千万十]|百|千)*[百千万亿]|(?:百|千|十?万)(?:人|户|名)(?=拥有|均)")
#: 人均|拥有|公园绿地面积: what each of them has is told with the verb.
_OF_EACH = re.compile(r"[\u4e00-\u9fff]{0,6}?[人户生村校]均(?:拥有|享有|占有|持有)")
#: 县级仓库|储备|编织袋, 甲中学|新建|宿舍楼: verbs that may open a name and yet part who acts from what is counted.
_TAKES = re.compile(
    r"(?:累计)?(?P<verb>新增(?!就业)|(?:新建|改建|改扩建|扩建)(?:[、和](?:新建|改建|改扩建|扩建))?|储备(?![林粮库点])|设置|增设|开设|安装|配备|选派|退出|执行"
    r"|更新|覆盖|(?<![战后]勤)(?<!应急)(?<!通信)(?<!物资)(?<!医疗)(?<!生活)(?<!住房)(?<!社会)(?<!劳动)(?<!法律)(?<!兜底)(?<!供应)(?<!要素)保障|承担|承办|落地|(?<![科卫贸合国])组织|评选|表彰奖励|表彰|奖励|获评|获得|荣获|获|(?<=[府委局办厅会部类省市县区镇乡])(?:研究|共)?(?:确定|安排|下达|谋划|编排|排定|遴选)|供应(?![链商])|整合|投放|开展|举办|发放|开通|引进|培育|打造|收购|预留|提供"
    r"|(?<=累计)(?:改造|建设)|(?<=[委组部议子门位导])(?:专题研究|研究部署|研究|部署|听取)(?=[\u4e00-\u9fff]{2,16}(?:工作|情况|问题|汇报|事项)$))"
)
#: 每个社区综合服务|设施|面积: what a service is done in.
_SERVED_BY = ("设施", "用房", "场所", "半径", "站点")
#: 学前教育|累计投入|资金: what was spent on it so far.
_SPENT_SO_FAR = late(r"(?<=[\u4e00-\u9fff]{2})(?:累计|共计?|合计)(?P<verb>投入|安排|拨付|发放|争取|筹集)(?=[\u4e00-\u9fff]{2})")
#: 县职业中专|有|专业, 甲中心|现有|教师: what a school or body has.
_HAS = late(
    r"[\u4e00-\u9fff]{2,14}(?:学校|学院|中学|小学|幼儿园|中专|高中|医院|卫生院|中心|公司|企业|园区)(?:共|现|设|建|拥)?有(?=[\u4e00-\u9fff]{2})"
    r"|[\u4e00-\u9fff]{2,10}?(?:(?:共|现|设|建|配)有|(?<![国公私所含特固原享占设拥持具没实])有(?![限效机关色害序偿]))(?=[\u4e00-\u9fff]{2})"
)
#: 领导小组|设|组长: the posts that a body or a place has.
_POSTS = late(r"[\u4e00-\u9fff]{2,14}?(?P<verb>设)(?=[\u4e00-\u9fff]{0,8}?(?:长|员|主任|书记|指挥|顾问|秘书|干事|负责人)$)")
#: 综合改革|实施面积: behind a verb inside the phrase a bare head names nothing by itself.
_BARE_HEAD = re.compile(r"总投资|(?:总|年)?(?:面积|规模|里程|长度|总量|金额|户数|次数|能力)")
#: 利用|闲置校舍|建成养老院: what stands behind these is only made use of where a deed follows.
_MEANS = ("利用", "盘活", "整合", "借助", "运用")
#: 拿到|了, 领到|了: 到 before 了 is the verb's own ending; 受到了 has no number of things.
_ATTAINED = ("拿到", "领到", "收到", "得到", "看到", "买到", "招到", "找到", "用到", "达到", "吃到", "争到", "来到")
#: 支持|青年|创办企业, 组织|党员|认领树木: verbs that make or help people do something, and the people.
_MAKES = ("支持", "引导", "帮助", "组织", "推动", "鼓励", "动员", "带领", "扶持", "指导", "督促", "协助", "促进", "带动", "发动", "吸引", "委托")
_PEOPLE = re.compile(r"(?:青年|青少年|群众|农户|农民|村民|居民|市民|牧民|渔民|职工|员工|工人|干部|教师|学生|师生|党员|志愿者|妇女|老人|老年人|残疾人|军人|农民工|毕业生|大学生|人员|人才|能人|乡贤|专家|大户|家庭|脱贫户|贫困户|力量|资本|主体|团队|群体|各方|社会|街镇|乡镇|村居|社区)(?:与[^，。；、]{2,8})?$")
#: 学校|新改扩建|项目, 设施设备|购置|项目, 管网|更新|改造项目: works that name a project, whoever or whatever stands before them.
_OF_PROJECT = re.compile(r"(?:新?改扩?建|新扩建|新建|迁建|扩建|购置|采购|更新|更换|配备|配置|安装|铺设|改造|提升|维修|修缮|加固|治理|整治|修复|建设|升级|扩容|完善|改善|发展|攻关|创新|研究|示范|推广|改革|绿化|亮化|美化|硬化|清淤|疏浚|处置|处理|利用)+(?:项目|工程)(?:总?(?:投资|面积|里程|长度|规模|资金|数量|数)|占地面积|建筑面积)?")
#: Ends of a region before a yearly sum.
_REGION_YEAR = ("省年", "市年", "县年", "区年", "州年")


def inner_verb(reading: Reading, head: int, low: int, high: int) -> tuple[int, Span | None]:
    """A verb between a subject and the counted noun (`镇属企业完成技改投资`): the noun behind it is the indicator.

    `head` is where the stretch begins with its opening verbs, `low` where it begins without them.
    """
    region = reading.text[low:high]
    per_head = _PER_HEAD.match(region)
    provided = _PROVIDED.search(region) if per_head else None
    if provided:
        return low + provided.end(), Span(low + provided.start(), low + provided.end())
    if SHARE.search(region) or per_head or _OF_EACH.match(region) or TELLS_WHICH.match(reading.text, low, high):
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
        return acts if acts and not only_work(reading.text, acts[0], high) else (low, None)
    found = _of_each_or_had(reading, low, high) or _parted(reading, low, high) or _taken(reading, low, high)
    return found if found and not only_work(reading.text, found[0], high) else (low, None)  # 燃气管网更新|改造


def _what_was_done(text: str, low: int, high: int) -> tuple[int, Span] | None:
    """`合作社种了|辣椒`, `小区装上了|电梯`: what stands behind 了 has been done by whoever stands before it."""
    at = text.rfind("了", low + 1, high - 1)
    if at < 0 or text[at + 1] in "解结望却断" or (text[at - 1] in "为除受罢到明" and text[at - 2 : at] not in _ATTAINED) or not HAN.match(text, at + 1) or quoted(text[low:at]):
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
    does = doers_verb(reading.text, low, high) if reading.before and reading.before.outer_end == low and reading.family in _DONE_TO else None
    return (does.end, does) if does else None


@cache
def _each_has() -> re.Pattern[str]:
    """`每个网格|配|网格员`, `各村|建|阅览室`: verbs of one character behind each of several."""
    return re.compile(rf"(?:[每各][^，。；、\d]{{0,8}}?|[\u4e00-\u9fff、]{{1,30}}各)(?<![选委调指分特签抽轮新改扩续重迁构搭创援兴修共自增加补颁印举承主协代申筹复公招竞评返受])(?P<verb>{short_verbs()}|做)(?=[\u4e00-\u9fff“]{{2}})")


#: 区财政|购置|设备资金: who pays, and no thing that the money is for.
_OFFICES = ("财政", "政府", "局", "委", "办", "厅")
_PAYERS = (*_OFFICES, "县", "市", "区", "镇", "乡")


def _parted(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """The last verb that parts who acts from the noun: one that is hardly ever part of a name, behind 对, 由 and the like any."""
    region = reading.text[low:high]
    towards = TOWARDS.match(region) or reading.text[low - 1 : low] in ("与", "对", "为", "向", "在")
    for verb in reversed(list((any_verb() if towards else firm_verb()).within(region))):
        if COMPOUND.match(region, verb.start) or region.endswith("更", 0, verb.start) or quoted(region[: verb.start]) or (not towards and _OF_PROJECT.fullmatch(region, verb.start)) or (not towards and is_money_for(reading, verb.shifted(low), high) and not region.endswith(_PAYERS, 0, verb.start)):
            continue
        verb = _whole_verb(region, verb)
        rest = region[verb.end :].lstrip("了的")
        if region[verb.start - 1 : verb.start] in "年日月" and verb.start and rest.endswith(("量", "额", "能力")):
            continue  # 景区|年接待游客量
        joined = region[: verb.start].endswith(("的", "、", "和", "及", "未", "待")) or rest.startswith("等")  # 甲医院迁建|等项目
        named = (BUILDS.search(verb.of(region)) and rest in ("工程", "项目")) or rest[:1] in "及和与" or (region[0] in "每各" and rest.startswith(_SERVED_BY))  # 除险加固|工程, 栽植|及观赏点位, 每个社区综合服务|设施面积
        if verb.start >= 2 and len(rest) >= 2 and not (joined or named or NAME_AFTER_STRONG.match(rest) or _BARE_HEAD.fullmatch(rest)):
            yearly = region[: verb.start].endswith(_REGION_YEAR)  # 某省|年接待游客
            return high - len(rest) if not yearly else low + verb.start - 1, verb.shifted(low)
    return None


def _whole_verb(region: str, verb: Span) -> Span:
    """The verb with those joined to it (`建成、续建|项目`, `新开工改造|老旧小区`)."""
    chain = verb_chain(region, verb.start)
    verb = Span(verb.start, chain.each[-1].end) if chain and len(region) - chain.each[-1].end >= 2 else verb
    while (more := any_verb().at(region, verb.end)) and region[more.end : more.end + 1] not in "、和" and BUILDS.search(more.of(region)) and len(region) - more.end >= 2 and not NAME_AFTER.match(region, more.end):
        verb = Span(verb.start, more.end)
    return verb


def _taken(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`县级仓库储备编织袋35万只`: the verb behind who acts, also one that is as often part of a name; only of what is counted."""
    text = reading.text
    if reading.family not in OF_THINGS:
        return None
    headed = heads_pattern().search(text, low, high) is not None
    for verb in reversed(list(_TAKES.finditer(text, low + 2, high))):
        if _OF_PROJECT.fullmatch(text, verb.start("verb"), high) or text.startswith("性", verb.end()):
            continue  # 各类|保障性|住房
        before = text[low : verb.start()]
        verbal = before.endswith(("可", "将", "能", "类")) or not (headed or NAME_AFTER.match(text, verb.end()))
        if high - verb.end() >= 2 and not quoted(before) and not before.endswith(("的", "、", "和", "及", "未", "待", "再")) and verbal:
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
            short, begin = opening_short(reading, end, high)
            if begin:
                return short, begin[0]
            continue
        if high - verb.end < 2 or text[verb.end] == "等" or quoted(text[max(reading.clause.start, low - 1) : verb.start]) or COMPOUND.match(text, verb.start) or _OF_PROJECT.fullmatch(text, verb.start, high):
            continue
        if not (_is_named_after(reading, verb, high) or (is_money_for(reading, verb, high) and not text.endswith(_OFFICES, low, end))):
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
    firm = written not in verbs("weak") or SPENDING.fullmatch(written) or written in _DRAWS or reading.text[verb.start - 1] in "局委办厅"
    if written in _DEALS and reading.counts and OBJECTS.fullmatch(reading.text, verb.end, high):
        return False
    named = (NAME_AFTER_STRONG if firm else NAME_AFTER).match(reading.text, verb.end) is not None
    return named or (not firm and reading.text.startswith(("补贴", "补助", "奖补", "津贴"), verb.end))  # 机构|建设补贴
