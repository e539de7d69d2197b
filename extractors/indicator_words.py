"""The words by which indicator phrases are cut: verbs, heads and categories from the lexicons, and what may stand around them.

Patterns made from a lexicon are functions, compiled when they are first asked for; the others are constants.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.late import late
from extractors.lexicon import rows, words
from extractors.scanning import Closing, any_of
from extractors.span import Span
from extractors.wordlist import Wordlist

# --- from the lexicons ----------------------------------------------------------------------------------------------------


@cache
def verbs(kind: str) -> frozenset[str]:
    """The verbs of a class of `action_verbs`: act, cause, change, weak or within."""
    return frozenset(row["surface"] for row in rows("action_verbs") if kind in row["classes"].split())


@cache
def _long_verbs() -> frozenset[str]:
    """Verbs with an object that have more than one character: a single one (建, 办) is mostly part of a word."""
    return frozenset(verb for verb in verbs("act") if len(verb) > 1)


@cache
def _firm_verbs() -> frozenset[str]:
    """Those of them that hardly ever are part of a name."""
    return _long_verbs() - verbs("weak")


#: 新（改、扩）建, 改(扩)建.
_BRACKETED = re.compile(r"[新改扩迁续重][（(][新改扩迁续重建、/]{1,7}[）)]建")
#: 加装|（更新）, 维修|（加固）.
_IN_BRACKETS = late(r"[（(](?P<verb>[\u4e00-\u9fff]{2,4})[）)]")


class ActVerbs(Wordlist):
    """Verbs that can open a clause; brackets may stand in them (`新（改）建`) or behind, with a second verb (`加装（更新）`)."""

    def at(self, text: str, start: int, end: int | None = None) -> Span | None:
        """The verb that begins at `start`."""
        if text[start : start + 1] not in self._lengths:
            return None
        last = len(text) if end is None else min(end, len(text))
        if text[start + 1 : start + 2] in ("（", "("):
            hit = _BRACKETED.match(text, start, last)
            return Span(*hit.span()) if hit else super().at(text, start, end)
        if text[start + 1 : start + 2] in (" ", "\u3000") and start + 3 <= last:
            torn = text[start] + text[start + 2]
            return Span(start, start + 3) if torn in self else super().at(text, start, end)  # 完 成|投资
        verb = super().at(text, start, end)
        hit = _IN_BRACKETS.match(text, verb.end, last) if verb and text[verb.end : verb.end + 1] in ("（", "(") else None
        return Span(start, hit.end()) if hit and hit["verb"] in self else verb


@cache
def act_verbs() -> ActVerbs:
    """The verbs that can open a clause, each also with 新 before it."""
    each = verbs("act") | verbs("cause")
    return ActVerbs(each | {f"新{verb}" for verb in each if not verb.startswith(("新", "建", "增"))})


@cache
def any_verb() -> Wordlist:
    """A verb with an object, also one that is as often part of a name (培训)."""
    return Wordlist(_long_verbs())


@cache
def firm_verb() -> Wordlist:
    """A verb with an object that parts a phrase wherever it stands (县属公司|完成|技改投资)."""
    return Wordlist(_firm_verbs())


#: 5个|试点县|建设…, 20家|企业|购置…: those of whom so many do something.
_DOERS = re.compile(r"(?:省份|盟市|监测对象|县|镇|(?<!农)村|(?<![城返下])乡|户|社区|企业|学校|单位|医院|合作社)(?:[（(][^（）()，。；]{1,8}[）)])?")
#: Those are named with so many characters at most.
_DOERS_WIDTH = 14


def doers_verb(text: str, start: int, end: int) -> Span | None:
    """`5个试点县|建设|高标准农田30万亩`: what those do whom the number before `start` counts, one noun behind it until `end`."""
    for doers in _DOERS.finditer(text, start, min(end, start + _DOERS_WIDTH)):
        verb = any_verb().at(text, doers.end(), end)
        if not verb or COMPOUND.match(text, verb.start):
            continue
        while (more := any_verb().at(text, verb.end, end)) and not NAME_AFTER.match(text, more.end, end):  # 改造|升级; but 落实|帮扶措施
            verb = Span(verb.start, more.end)
        if end - verb.end >= 2 and text[verb.end] not in "和、的" and not NAME_AFTER.match(text, verb.end):
            return verb
    return None


#: What joins two verbs, and what joins a second predicate to the first.
_JOINT = re.compile(r"并且|以及|再(?=[减新增完改培建引])|[、和及与或并]")
_JOINT_OF_PREDICATES = re.compile(r"并且|以及|[、和及与并]")
#: 建成|了: the ending of a verb.
_ENDING = re.compile(r"[了好成出起到至过]")


#: Characters that join a phrase to what follows, stripped from its end.
JOINING = "".join(sorted(set(" \t\n\r、和及与并且或以等＋+“")))


#: 参|与, 撤|并, 涉|及: words whose last character joins as a word of its own.
_ONE_WORD = ("参与", "撤并", "合并", "归并", "拆并", "兼并", "吞并", "调和", "缓和", "涉及", "惠及", "波及", "普及", "触及", "遍及")


def unjoined(text: str) -> str:
    """The text without what joins its end to something else; 参与, 撤并 and 涉及 join nothing."""
    bare = text.rstrip(JOINING)
    own = text[len(bare) - 1 : len(bare) + 1]
    return bare + own[1] if own in _ONE_WORD else bare


class Verbs(NamedTuple):
    """The verbs that open a clause, and where what follows them begins."""

    each: tuple[Span, ...]
    end: int


def verb_chain(text: str, start: int = 0, end: int | None = None) -> Verbs | None:
    """Verbs that open text[start:end]: 新建、改扩建, 选育或引进, 建成了."""
    end = len(text) if end is None else end
    verb = act_verbs().at(text, start, end)
    chain = []
    while verb:
        chain.append(verb)
        joint = _JOINT.match(text, verb.end, end)
        verb = act_verbs().at(text, joint.end(), end) if joint else None
        verb = None if verb and COMPOUND.match(text, verb.start, end) else verb  # 落实|养护管理人员
    if not chain:
        return None
    ending = _ENDING.match(text, chain[-1].end, end)
    return Verbs(tuple(chain), ending.end() if ending else chain[-1].end)


def last_verb(text: str, start: int, end: int) -> Span | None:
    """A verb right before the value that follows text[start:end], whose noun is its subject: 水库除险|完成|6座."""
    bare = firm_verb().before(text, start, end - 1) if end > start and text[end - 1] in "了到至在" else None
    whole = firm_verb().before(text, start, end)
    return bare if whole is None or (bare and bare.start < whole.start) else whole


def next_verb(text: str, start: int, end: int) -> Span | None:
    """One more verb of a chain, joined or not: 新建改建|和维修|."""
    joint = _JOINT.match(text, start, end)
    return (joint and act_verbs().at(text, joint.end(), end)) or act_verbs().at(text, start, end)


def second_predicate(text: str) -> Span | None:
    """A verb with what joins it to the predicate before: 12间实验室|和配备|教具, 8个专班|、构建|网络."""
    for joint in _JOINT_OF_PREDICATES.finditer(text):
        if text[max(joint.start() - 1, 0) : joint.end()] in _ONE_WORD:
            continue  # 企业参|与|改造
        if verb := any_verb().at(text, joint.end()):
            return Span(joint.start(), verb.end)
    return None


#: Verbs of one sign between indicator and value (补助标准|提|至), each with the signs before that make another word of it.
_SHORT_CHANGES = {"扩": "新改", "升": "公毫晋提", "提": "前手计预", "调": "空强协单抽选借民征微函", "延": "绵蔓顺外后拖推", "缩": "收浓压紧萎", "压": "血气水电高低"}


@cache
def tail_change() -> Closing:
    """The verb between indicator and value: 造林面积|增长, 入园率|提高到, 空置率|控制在."""
    last = {verb[-1] for verb in verbs("change")} | set("度了到至在为约").union(_SHORT_CHANGES)
    short = "|".join(rf"(?<![{parts}]){verb}" for verb, parts in _SHORT_CHANGES.items())
    # 起|降, 升|降: the second half of a noun is no change; nor is the second half of a work (整治|提升33公里).
    return Closing(last, rf"(?:反而|逆势|依然|不[降减]反)?(?<![不至最])(?!(?<=[起升])降)(?!(?<=整治|改造|治理|修复|修缮|更新|美化|绿化|亮化|保护)提升$)(?P<verb>{any_of(verbs('change'))}|(?:{short})(?=$))(?:幅度)?(?:了|到|至|在|为|约)?$")


@cache
def verb_of_change() -> re.Pattern[str]:
    """A change that follows a value: 30%|提高到|35%, 12个|增至|20个."""
    change = any_of(verb for verb in verbs("change") if len(verb) > 1)
    return re.compile(rf"{change}(?:了|到|至|为|$)|[减增升降扩](?:到|至)|[提调拓延缩压]至|[减增升降扩提调延缩压]$")


@cache
def heads_pattern() -> Closing:
    """A head of indicators at the end of a phrase: 入园|率, 绿化|面积."""
    heads = words("indicator_heads")
    return Closing({head[-1] for head in heads}, f"{any_of(heads)}$")


#: 小学一、二年级, 三至六年级.
_GRADES = r"其[他余]年级|学前[一二三]年|(?:小学|初中|高中)?[一二三四五六七八九](?:(?:年级)?[、至到][一二三四五六七八九]){0,5}年级"


#: A级纳税人30户、|B级|90户, 4A级景区2家、|3A级|5家, |四星级|饭店.
_RANKS = r"(?<![A-Z\d])(?:[1-5]A|[A-E]{1,3})级|[一二三四五]星级"


@cache
def category_pattern() -> re.Pattern[str]:
    """Words that only say which of a kind: 市级, 小学和初中, 公办."""
    each = rf"(?:{_GRADES}|{_RANKS}|{any_of(words('category_words'))})"
    return re.compile(rf"(?:其中)?(?P<word>{each}(?:[、和及与]{each})*(?:级|类)?)")


@cache
def tail_category() -> re.Pattern[str]:
    """Such a word at the end: 生均图书|小学."""
    return re.compile(rf"{any_of(words('category_words'))}$")


# --- around a phrase ------------------------------------------------------------------------------------------------------

#: Other words than these open no phrase: 、 and blanks may, 12 or ） may not.
HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")
#: Families of units that count; the rest measure.
COUNTING = ("count", "person")
#: Families of units that things and people come in.
OF_THINGS = (*COUNTING, "area", "length")

#: 12件民生实事|中|9件: of which some are told; 初中 and 一中 are schools.
OF_WHICH = re.compile(r"(?<![初高职普完卒一二三四五六七八九十])中$")
#: 148人|中研究生学历26人: of whom some are told; 中学, 中级 and 中心 begin names.
OF_THEM = re.compile(r"中(?![学职心级高小央医等国型层青专东西部华外文草药餐长期间低标试德俄欧老年班])(?![\u4e00-\u9fff]{1,3}(?:[、，。；,;）)]|$))(?=[\u4e00-\u9fff])")
#: Heads of a share or a level: a verb before them belongs to the name (改扩建|占比).
SHARE = Closing("例值幅平度数比率速重面额", r"(?:率|比例|占比|份额|比重|比值|比|水平|程度|覆盖面|(?<![长宽高深厚])度|系数|指数|增速|增幅)$")
#: 工业|增加值|, 以旧换新|补贴, 生产|总值: words that begin like a verb and are none.
COMPOUND = re.compile(
    r"建档立卡|安置(?=房|小区)|帮扶(?=车间|基地)|接入(?=小区|网|点|设备|能力|端口|用户|速率|带宽)|(?:强制)?免疫(?=规划|门诊|接种|程序|效果|抗体|病种|疫苗)|清洗(?=设备|剂)|除治性|砍伐(?=限额|许可|证)|低改(?=林)|注入(?=式)|处分决定|托养(?=服务|床位|机构|照护)|无害化处理(?=设施|厂|场|能力)|扩容(?=提质)|加密(?=监测|气象|自动)|执行(?=理事|董事)|攻关(?=项目|课题|任务|团队|专班|清单|榜单)|招商(?=考察|洽谈|推介|对接)|供应(?=链|商)|领跑者|孵化器|规划建设用地|组织(?<=(?:工会|社会|基层|群团|经济|自治|妇联|行业)组织)|监测(?=站|点|网|井|断面|预警)|(?<=违章|违规|违法)(?:搭建|建设|建筑|占地|用地|加建)|登记(?=失业)|(?:维修养护|运行维护|维护管理)(?=资金|经费|费)|供养(?=[人对]|特困(?:供养|对象标准))|(?:养殖|种植|经营|承包|搬迁|安置|参保|投保)(?:户(?!籍|外|口|厕)|者)|(?:新增)?建设用地|领办(?=合作社|企业|项目)|新设备|开发(?=区)|收储运|组培(?=实验|室|苗|中心|车间)|新入[规库统]企业|(?<=[兽羚人新市])培育企业|对口帮扶(?=资金|任务|关系|机制)|(?<=[心院校局])核定编制|构建(?=[设筑成立])|规划(?:总(?:学位|班)|班级数|学位数|建设面积|区(?!域)|[期内]|范围|[年期]限|水平年)|稳定脱贫[户人]|送教(?:上门|下乡)|增加值|以旧换新|招商引资|营造林|(?:养殖|种植|加工|制造|运输)业|造林绿化|绿化造林|造林|减税降费|转移就业|交流轮岗|退[耕牧]还[林草湿]|退田还湖|退养还滩|植树造林|封山育林"
    r"|(?:投放|取水|采样|监测|接种|充电|换电|销售|收购|回收|停靠|停车|安置|观测|体验|展示|救助|帮扶|服务|报警|售卖|寄递)点(?=[\u4e00-\u9fff])|容纳(?=人数|能力|量|规模)|申办(?=事项|材料|业务|人|条件|流程)"
    r"|生产经营(?=[单场活户主企黑者])|生产加工(?=[单场户企点作])|生产(?:总值|安全)|获奖|获利|上云企业|留[存成](?=部分|比例|收益)|装备(?=制造|产业|业|工业)|生产(?=煤矿|矿井|矿山)|接待(?=人[数次]|量|能力|规模|床位)|上市(?:公司|企业|(?:培育|后备)(?:企业|库))|建成区(?=[内外的\d和、]|面积|绿|人均|公园|范围|路网|道路|黑臭|污水|海绵|供水|排水|平均|装配)|编制床位|入[驻选]企业"
    r"|(?:规范|普及|协同|联动|循环|定制|配套|保障|服务|管理|建设|运营|统筹|统一|整合|改良|孵化|培育|种植|养殖|加工|生产|防控|治理|监测|运行)(?=化(?![肥工学验债解粪石疗]))|集成(?=电路|[房灶墙])|支持(?=金额|额度|比例|标准|期限|方式)|消化[道内系]|融资(?=金额|规模|总?额|余额|成本|渠道)|年产(?=[值量能])|研发(?:经费|费用)?(?:投入|支出|强度)|研发(?:经费|费用)(?=占)|(?:研发|检测|监测|养护|管护|维修|维护|销售|配送|演出|采购|安装|运营|管理|执法|统计|评估|登记|采集|巡查|巡护|督导|审批|招商|加工|生产)人员(?!信息|车辆|物资)|(?:收购|销售|采购|出让|租赁|供应|交易|承包|流转|补贴)(?=[\u4e00-\u9fff]{0,4}?(?:[均单底]价|限价(?!商品|住?房)|价格)|价(?!值))|储备(?=[粮肉糖](?![食油源牛羊鸡料类品]))|绿化(?=苗木)"
    r"|统筹(?=年度|基金|区|支付|报销|待遇|账户)|保护[地区](?![\u4e00-\u9fff]{0,2}(?:老|工))|参与(?:学生|教师|人数|率)|在建(?=[项工铁])|应用场景|在孵企业|挂牌企业|服务(?=半径)|(?:拥有|具有|取得|获得)(?=[^，。；、\d]{2,12}的[^，。；、\d]{1,10}占)"
    r"|纳入[^，。；、\d]{1,8}?的(?=[\u4e00-\u9fff\d])|配[租售](?=型)|补贴期限|(?<=[宅区房])加装电梯|植树|加工园区|保障房|(?<=住宅|小区|楼房|公寓)加装电梯|划设(?=[备施计])|组织(?=成员|机构|化|体系)|利用外资(?!项目|企业)|融资平台|制种(?=量)|主导(?=产业|品种|技术|地位|权|功能|型)|合作(?=社|医疗|银行|组织)|扶持(?=基金|资金|金额|总额|额度|标准|期限|对象)|复耕复种|机(?:[收播耕]|插秧?)(?=面积|水平|率|作业)|续建(?=里程)|(?:续建|新开工|在建)(?=项目(?:年度)?(?:计划|预计|力争|累计)?完成)|养护(?=及|管理(?:人员|中心|工人)|[和与、]|工程|里程|经费)|运输场站|配套(?=幼儿园|园|学校|设施|基础设施|公共|资金|服务|政策|企业|费|率|能力|水平|储能|项目|工程)|通航(?=城市|点)|播发射|发射(?=[塔台机场站车井架]|基地|功率|次数)|签约(?=居民|办学)|合作(?=企业|院校)|开放床位|代办事项|引进总数|服务业|自筹(?=[资投经（(])|通过(?=能力)"
    r"|(?:资助|奖励|奖补|补贴|补助|贴息|免收|减免)(?=金额|总额|额度)|(?:救助|慰问|抚恤|补偿|赔偿|奖励|补助)(?=[金款]总?额)"
    r"|[\u4e00-\u9fff]{2}性(?![别能状质病价格命侵骚教])"
)
#: 培训|中心, 改造|项目: what follows a verb inside a name.
NAME_AFTER = re.compile(
    r"中心|基地|员队伍|项目(?!校)|工程(?!师|机械|车)|计划|行动|机构|平台"
    r"|[期龄站点员师工者人区园室馆场所线网队组率数量额费金款校村户车厂库店街楼院圈带群链城会炉机器桶箱柜亭](?![\u4e00-\u9fff])"
    r"|领域|行业|人员|单位|企业|示范|试点|体系|机制|方案|活动|能力|标准(?!化|厂房)|规范(?!化)|制度|任务|课程|品牌|案例|成果|技术|设备|设施(?!农业|蔬菜|种植|养殖)|产品|用地"
    r"|学校|床位|岗位|学位|对象|主体|载体|(?:小区|社区)(?![\u4e00-\u9fff]{2})|市场|指标|大赛|比赛|资金|合同|协议|合作项目|工作|总?面积|总金额|水平|规模(?!化|以上)|需求|资源"
    r"|情况|通知书|意见书|志愿|教师|医师|护士|人才|家庭|农户|儿童|老人|公益(?!林|岗位?|组织|诉讼|项目)|型|性|类|式|用|后|前|内(?![河涝湖海])|外(?![资商贸])|的|业|协会|专业|措施|政策|收入|产值|人次|成员"
    r"|数量|时间|时限|时长|费用|总额|公司|经费|专线|响应|申请|许可|工期|周期|共同体|联合体|联盟|增效|(?:扩容|提质)(?=项目|工程|学校|医院|园)"
)
#: 培训|人次, 绿化|率: what may follow even a verb that is hardly ever part of a name.
NAME_AFTER_STRONG = re.compile(
    r"人数|人次|[门班次户件场]数|情况|进度|全?流程|时间|时限|服务|率|数|量|额|型|式|类|的|者|员|方(?!案|便|舱|志)|地(?!方|下|铁|块|质|热|名)|校(?![企际])|[点站区县市园村](?!级)|中心|基地|计划|方案"
)
#: 认定|人才800名: persons and bodies that a counted verb takes as its object, even where nothing else stands between.
OBJECTS = re.compile(
    r"床位|学位|岗位|托位|座位|泊位|车位|设备|设施|教师|医师|护士|人才|家庭|农户|儿童|老人|企业|学校|人员|主体|单位|公司|社区"
    r"|学生|学员|干部|职工|党员|群众|居民|农民|小区"
)
