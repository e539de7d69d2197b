"""What a plan does to the schools of a list: the action, the part built, whether the school exists yet."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.lexicon import words
from extractors.scanning import any_of
from extractors.school_borders import left_border
from extractors.school_deeds import (
    BECOMES,
    BEGUN,
    BOUND,
    BUILDING,
    CARRIED_OUT,
    DONE,
    EQUIPPED,
    PUT_TO_USE,
    REACH_LEFT,
    REACH_RIGHT,
    RISE,
    TO_BUILD,
    WORKING,
    WORKS,
    Deed,
    itself_builds,
    known_actions,
    part_joint,
    part_pattern,
    verbs,
)
from extractors.school_projects import (
    announced_part,
    announced_verb,
    announced_works,
    begins_entry,
    cell_verb,
    is_one,
    listed_deed,
    row_deed,
    told_behind_size,
)

#: 整体迁至, 搬至: where to follows.
_MOVED = ("迁", "搬")
#: 县第二中学|初中部|整体迁至新址.
_ARM = re.compile("(?:幼儿|小学|初中|高中|国际)部")
#: 布局一所占地30亩，办学规模为18个班的|四台小学: the verb before what a school is like.
_ONE_OF_A_SIZE = re.compile(r"(?P<verb>规划建设|规划新建|规划布局|新建|建设|布局|建成|引进)了?[一1]所[^。；;\n]{2,40}的$")
REACH_SIZE = 60
#: The longest verb with brackets in it: 新（改、扩）建.
REACH_VERB = 12
#: 在甲小学先行试点: what is tried there is a measure for it.
_TRIED = re.compile(r"(?:率先|先行|优先)?(?:开展|进行)?[^，,。；;\n]{0,16}?试点")
#: 对甲中学实行领导包保, 对甲、乙适当倾斜.
_TREATED = re.compile(r"(?:分别|适当|重点|全部|统一|给予|予以|分类)*(?:实行|实施|进行|开展|给予|予以|倾斜|补助|奖励|帮扶)")
#: 甲小学等7所新改扩建学校|顺利推进.
_OF_WORKS = re.compile(
    r"等?(?:\d{1,3}|[二两三四五六七八九十])所(?P<verb>新改扩建|新建|改扩建|扩建|迁建|续建)(?:中小)?(?:学校|幼儿园|小学|中学)(?:项目|工程)?(?=建设|(?:顺利|加快|有序|正在|全面|已)*(?:推进|开工|动工|建设)|前期)"
)
#: 在甲中学原址拆除重建; 在原址新建乙学校 names the other.
_ON_THE_SPOT = re.compile(r"原址(?:拆除|就地)*(?P<verb>新建|重建|改建|扩建|改扩建|改造)(?![^，,。；;、\n（(])")
#: 走进|甲中学|新建项目现场: where works go on.
_SITE = re.compile(rf"(?:{TO_BUILD})?(?:项目|工程)?(?:建设|施工)?现场")
#: 对甲小学进行危房改造.
_RENEWED = re.compile(r"(?:全面|分批|逐步)*(?:进行|实施|开展)[\u4e00-\u9fff]{1,6}?(?P<verb>改造|改扩建|扩建|修缮|重建)(?![\u4e00-\u9fff])|(?:进行|实施)(?P<side>[东南西北]扩)")
#: 甲小学、乙小学，年底改扩建全面完工; 丙小学正在进行选址工作; 丁小学列入建设日程.
_WORKS_DUE = re.compile(r"[，,]?(?:预计)?(?:年底|暑[期后]|\d{1,2}月[底份前]?)(?P<verb>改扩建|扩建|迁建|新建|改建|改造)(?:工程|项目)?(?:全面|主体|基本)?(?:完工|竣工|完成)")
#: 甲小学因地质灾害需要|异地搬迁.
_NEEDED = re.compile(rf"(?:因[^，,。；;\n]{{2,16}}?)?(?:需要?|亟需|急需|亟待|拟|将|须|计划|必须|准备)(?:进行|实施|要)?(?:整体|异地|易地|择址|原址|尽快|抓紧)*(?P<verb>搬迁|迁建|重建|扩建|改扩建|改建){BOUND}")
_PREPARING = re.compile(r"(?:正在|正|抓紧|加快)(?:进行|开展|办理|推进)?[^，,。；;\n]{0,6}?(?:(?:选址|立项|征地|可研|勘察|勘探|规划设计|招标|前期)(?:工作|手续|论证)|收尾)|(?:也|将|正|正在|抓紧|加快)*(?:进行着?|完成|开展|推进)[“”\"‘’]?三通一平")
_SCHEDULED = re.compile(r"(?:建设)?(?:已|正式|也)*提上[^，,。；;\n]{0,4}日程|(?:已|均|都|也)*(?:列入|纳入)[^，,。；;\n]{0,8}?建设(?:日程|计划|规划|项目|清单)")
#: 力争甲小学9月开学.
_OPENS = re.compile(r"(?:20\d\d年|今年|明年)?(?:\d{1,2}月份?(?:\d{1,2}日)?|[春秋]季(?:学期)?)(?:如期|正式|顺利|按时|按期)*(?:开学|开园|招生|招收新生)")
_STRIVEN = re.compile("(?:力争|确保|争取|预计|计划)$")
#: 新增甲小学学位600个: the school stands.
_PLACES = re.compile("(?:公办|优质)?学位")
_MORE = frozenset({"新增", "增加", "增设", "扩大", "扩充"})
#: Words that only say that schools belong to something; what is said behind them tells the deed.
_MEMBERS_OF = frozenset({"关于", "包括", "包含", "如", "像", "即", "含", "涵盖", "有", "其中", "现有", "共有", "是", "涉及"})
_GIVEN_TO = frozenset({"在", "于", "为", "给", "对", "向"})
#: 新建|九年一贯制|甲学校: a class between the verb and the name.
_KIND_BEFORE = re.compile(r"(?:(?:九|十二|十五)年一贯制|完全|公办|民办|寄宿制|标准化|高标准){1,2}的?$")
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n\r\t|（）()有](?:(?<!有)|限公司)")
_AFTER_NAME = re.compile(
    r"(?:[（(][^（）()\n]{0,14}[）)])?(?:(?:等)?(?:全[市县区省州镇])?(?:\d{1,3}|[二两三四五六七八九十])(?:所|个(?=[^，,。；;：:、\n建]{0,4}教学点))(?:[^，,。；;：:、\n建]{0,8}?(?:学校|幼儿园|小学|中学|高中|初中|校|大学|学院|完小|村小|教学点)校?)?|等(?:一批[^，,。；;：:\n]{0,10}?(?:学校|幼儿园)|[^，,。；;：:\n建]{0,8}?(?:学校|高校|院校|高中|初中|幼儿园|小学|中学))?|[及和、]附属幼儿园)?"
)
#: 整体搬迁至教育园区, 扩建到36个班: where to, or how far.
_TO = "(?=[至到往入为])"
#: 清洁取暖改造, “明厨亮灶”改造: what is better afterwards is how the school is fitted out, not its buildings.
_FITTED = r"(?P<fit>“[^”\n]{2,8}”(?=改造|升级)|[\u4e00-\u9fff]{0,6}(?:取暖|供暖|采暖|供水|饮水|消防|节能|安全|照明|厕所|电路|管网|煤改电|煤改气))?"
_NOUN_BEHIND = re.compile(CARRIED_OUT + r"(?:等?(?:(?:\d{1,3}|[一二两三四五六七八九十])个)?(?:重点|重大|教育)?(?:工程|项目)?的?)?" + _FITTED + TO_BUILD + rf"(?:{WORKS}{BOUND}|(?:工程|项目)|{_TO})")
#: 甲小学改扩建工程和|乙小学建设工程: the word before the joint is what is done to the other school.
_OTHERS_NOUN = re.compile(r"建(?:工程|项目)?(?:以及|[和及与、])$")
#: 甲学校是在原有校舍基础上实施改扩建工程.
_ENLARGED = re.compile(r"(?:均|都)?(?:是|将)?在(?:原有|现有|原)[^，,。；;\n]{0,10}?(?:基础上|校址)(?:进行|实施)?" + r"(?P<fit>)?" + TO_BUILD)
_IMPROVED = re.compile(r"改善[^，,。；;：:、\n]{0,8}?条件(?:建设)?(?:项目|工程)|[^，,。；;：:、\n]{0,6}?(?:取暖|供暖|饮水|供水|用水|用电|消防)(?:困难|问题|隐患)|实施[^，,。；;：:、\n]{0,12}?(?:改善|改薄|能力提升)[^，,。；;：:、\n]{0,8}?(?:项目|工程|计划)|[^，,。；;：:、\n]{0,8}?(?:条件|环境)(?:改善|提升)|“?(?:煤改电|煤改气|清洁取暖|明厨亮灶)”?(?=[，,。；;、\n]|$)")
_BROUGHT = re.compile(rf"引[进入]{BOUND}")
_LEAD_IN = re.compile(r"[“\"][^”\"\n]{1,12}[”\"][^，。；：\n]{0,4}建设|[^，,。；：\n]{0,10}建设[：:]")
_MADE = re.compile(
    r"[^，,。；;\n]{0,8}?(?:为[^，,。；;\n]{0,8}?(?:试点|基地|示范|帮扶|联系)[校园]|为(?:龙头|重点|引领|牵头|示范|试点|核心|样板|标杆|突破口|抓手)|纳入|列入|列为|合并|打造|建设|建成|培育|作为|确定为|整合|并入|划入|移交"
    r"|收归|交由|委托|[更改]名为|(?:办|建|做)成|(?:转型|转设|转制|改制|改办|调整|转变|转|改)为|撤销|停办|撤并)"
)
#: 将甲学校列入重点项目，选址于城北: a school to come, also where 已 stands before it.
_ENTERED = re.compile(r"(?:列入|纳入|列为|作为)[^，,。；;\n]{0,16}(?:项目|计划|规划|工程|清单)[，,](?:该?项目)?(?:拟|计划)?(?:选址|位于|规划用地|占地|用地|计划投资|总投资|投资|建筑面积|新建|建设)")
#: 争取甲学院校区落地: the school comes to the district.
_SETTLES = re.compile(r"(?:在[^，,。；;\n]{1,8}|项目|尽快|早日|顺利)*(?:落地|落户|入驻)")
_WON = re.compile(r"(?:争取|推动|推进|促成|促进|加快|力争|支持|确保|吸引)$")
#: 更换课桌椅1200套: what a school is given, with no verb before it.
_REFITTED = re.compile(
    r"(?:将|要|全部|统一|分别|各|均|完成)*(?:更换|安装|加装|购置|添置|增配|配备|配齐|升级更换)[^，,。；;：:\n]{1,12}?\d"
)
_FITTINGS = re.compile("取暖|供暖|采暖|供水|饮水|消防|节能|照明|厕所|电路|管网|监控")
#: 对甲小学的运动场进行标准化改造.
_PART_RENEWED = re.compile(
    r"的?(?P<part>[^，,。；;的\n]{2,12}?)(?:进行|实施|开展)(?:标准化|提质|升级|全面|整体|维护|拆除|就地|原址|抗震)*(?P<verb>改造|维修|扩建|改建|修缮|加固|翻新|翻建|新建|重建|更新|升级|硬化|粉刷|翻修)"
)
_PROJECTS = "等(?:(?:\\d{1,3}|[一二两三四五六七八九十])个)?(?:重点|重大|教育|民生|建设)*(?:工程|项目)"
#: 2.甲小学综合楼、食堂项目（2023年）: the name of a project is an entry of a list.
_ENTRY_PROJECT = re.compile(r"(?<=工程)(?=[（(，,。；;\n])|(?:、[^，,。；;：:、\n]{2,12})?(?:建设)?(?:项目|工程)(?=[（(：:，,。；;\n]|$)")
#: 甲高中部、乙新校区建设, 甲二期、乙改扩建等重点工程: what the list ends in builds the part as well; and a
#: project with its money (甲中学周转房40套，安排资金…).
_BUILT_LATER = re.compile(
    rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,60}}?(?:的?建设(?:工作|项目|工程)?{BOUND}|{_PROJECTS}|(?:项目|工程)(?=[，,。；;\n]|$))|(?:项目|工程)(?=[，,。；;\n]|$)|的建设(?:工作)?{BOUND}|{_PROJECTS}"
)
_FUNDED = re.compile(
    r"\d[\d.]*万?(?:平方米|[套栋幢座间处个])[，,](?:安排|下达|计划|估算|概算|总)?(?:资金|投资)"
)
#: 启动甲小学教育补短板改扩建项目: what of a project's name stands between school and works.
_NAMED_WORKS = re.compile(r"[\u4e00-\u9fff]{2,12}?(?P<verb>改扩建|扩建|迁建|改建)(?:项目|工程)")
#: 完成甲小学、文化馆扩建工程; 完成甲中学教学楼、乙小学教学楼加固改造: the noun stands behind what else is listed.
_OWN_HEAD = r"(?<!配套)(?<![、和及与])(?:小学|中学|学校|幼儿园|学院|大学|高中|初中|[一二三四五六七八九十][中小幼])"
_LATER_NOUN = re.compile(rf"(?:、|以及|和|及|与)(?:(?!{_OWN_HEAD})[^，,。；;：:\n]){{2,40}}?{TO_BUILD}(?:{WORKS}{BOUND}|工程|项目|工作)")
_LATER_PART_NOUN = re.compile(rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,40}}?[楼馆堂舍场]{TO_BUILD}(?:{WORKS}{BOUND}|工程|项目|工作)")
#: 争取甲小学运动场、乙小学运动场等建设项目.
_SOUGHT = re.compile("(?:争取|谋划|申报|储备|安排)$")
#: The verb of 支持甲学校建设工作室 is no part of what is built.
_LEADING_VERB = re.compile("新建|改扩建|扩建|改建(?=.{2})")
_LED = re.compile("^(?:建设|建立|建成|打造|设立|组建|创建)")
#: 完成甲小学综合楼主体工程: the part is being built.
_MAIN_WORKS = re.compile("主体(?:工程|建设|结构|施工)|(?:室内|内部|外墙|内外)?装[修饰](?!改造)|内装|设备安装")
#: 已完成甲中学建设项目的选址和测绘: what goes before works is done, and they are to come.
_PREPARED = re.compile(
    r"新址[^，,。；;\n]{0,8}?(?:选址|用地|征地|立项|规划)|(?:等(?:\d{1,2}|[一二两三四五六七八九十])?[个所]?(?:学校)?)?(?:(?:建设|新建)?(?:项目|工程)的?前期|(?:建设|新建)?(?:项目|工程)?的?(?:土石方|土方|场平|场地平整|征地|征拆|拆迁|用地|立项|可研|选址|测绘|勘察|勘探|施工图|规划设计|方案设计|招标|招投标))"
)
_WORKS_BEHIND = re.compile("主体(?:工程|建设|结构|封顶)|(?:工程|项目)建设|(?:工程|项目)?前期")
#: What says that the day when something is done lies ahead.
_TO_COME = re.compile(r"\d|[底前将要]|确保|力争")
_PHASES = re.compile("[一二三四]期")
#: 甲学院|二期工程教学楼组团项目|开工; 甲中学|将在高新区设立分校.
_PHASE_BEGUN = re.compile(r"(?P<part>[一二三四]期(?:工程|项目)?[\u4e00-\u9fff]{0,8}?(?:项目|工程))")
_BRANCH_BEHIND = re.compile(r"(?:均|都|分别)?(?:将|拟|计划)(?:均|都|分别)?在[^，,。；;\n]{1,12}?(?:设立|新建|建设|成立|开办|开设)(?P<part>分校|分部|校区|新校区|分园)")
#: 甲中学教学楼|等十个加固改造的项目也已开工.
_TAIL_WORKS = re.compile(r"等(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,2})个|一批)?(?:重点|重大|教育|民生)*(?P<verb>新建|扩建|改扩建|改建|重建|迁建|续建|加固改造|改造提升|改造|维修改造|维修|加固)的?(?:项目|工程)")
#: 新建甲小学、乙小学等3所学校|分校区.
_BRANCHES = re.compile(r"(?P<part>(?:[分新]|[东西南北]{1,2})?校区|分校|分园)(?=[，,。；;、\n]|建设|$)")
#: 到2026年，甲学校通过省级评估: without the day it is told of the past.
_PASSES = re.compile(r"(?:顺利|如期|成功|全部)*(?:通过|完成)[^，,。；;\n]{0,16}?(?:认定|评估|验收|评定)")
_BY_THEN = re.compile(r"(?:到20\d\d年底?|底前|月前)[，,]$|(?:力争|争取|确保)$")
#: 实施甲学校扩建工程和乙学院创建工程: the noun behind has a deed of its own.
_CREATED = re.compile(r"(?:创建|申创|争创|提升|达标)(?:工程|项目|工作|行动)")
_COOPERATE = re.compile(
    r"(?:等(?:高校|学校|名校|院校)?)?(?:(?:开展|进行)[^，,。；;\n]{0,8}?(?=联合培养|合作办学|贯通培养)|开展|深化|加强|推进|建立|进行|的)?(?:[“\"][^”\"\n]{1,10}[”\"])?(?:战略|深度|校际|校地|对口)?(?:合作|开设|联合培养|贯通培养|共建|联合|结对|联办|签约|共同|携手|协作)"
)
#: 争创甲学院 is a school to come, 争取甲学院在我县设点 is not.
_NOTHING_MORE = re.compile(r"[^\u4e00-\u9fff]|[和及与等]|建设|设立|筹建|筹办|项目|工程|落地|落户|$")
#: What is done beside a school is not done to it: 县一中周边道路, 县一中至二中天桥.
_BESIDE = re.compile("周边|周围|附近|(?:过街)?天桥|公交站|门前|门口|沿线|[东南西北]侧|至|到")
#: 推动甲大学|海南研究院|落地.
_INSTITUTE = re.compile(r"(?:(?![与和同共])[\u4e00-\u9fff]){0,10}?(?:研究院|研究所|科技园|分院)(?:分园|分院|分所)?(?=[^\u4e00-\u9fff]|[和与及等]|落地|落户|建设|入驻|$)")
_GROUP = re.compile(r"(?:\d{1,2}个)?(?:教育)?(?:集团|联盟|联合体|共同体)")
_PROGRESS = re.compile(r"(?:落地|推进|推动|加快|启动|实施|完成|抓好|抓紧|确保|开展|开工|做好)$|^$")


@cache
def _part_in_brackets() -> re.Pattern[str]:
    part = any_of(words("school_parts"))
    return re.compile(rf"[（(](?P<part>[\u4e00-\u9fff]{{0,6}}?(?:{part}))[）)]")
#: 暂定名为甲中学, a school to come; 甲幼儿园项目，占地30亩; 乙小学项目位于…, 由…负责: a school's 项目 is that it is built.
_TO_BE_NAMED = re.compile(r"(?:(?:暂|拟)时?(?:定|命|取)?名(?:称)?为?|(?:项目|规划|新建|筹建)[^。；\n]{0,50}[，,](?:命|定|取)名为|(?:新建|规划建设)一所[^；\n]{0,60}。\s*学校名称?(?:定|暂定)?为)[：:]?[“\"]?$")
_REACH_NAMED = 80
#: 县职校|新址已完成选址论证: what is built at a new site moves there.
_NEW_SITE = re.compile(r"新址(?=[^，,。；;\n]{0,10}?(?:选址|建设|用地|征地|动工|开工|规划|前期|项目|施工|立项|招标))")
#: 甲中学整体搬迁至原|乙中学|校址: where a school moves to is not moved.
_MOVED_TO = re.compile(r"[搬迁][移址]?[至到往入](?:原|现|老)?$")
_IS_PROJECT = re.compile(r"建设(?:规划|方案)(?=\n|$)|等?(?:建设)?(?:项目|工程)(?=[，：:。；\n]|$|(?:完成|通过)?立项|获批(?=[^\u4e00-\u9fff]|立项|建设|$)|即将|位于|坐落|选址|由|占地|用地|总|规划|计划|投资|征地|进展|进度|目前|已|正在)")
#: 加快甲中学、乙学校等公共服务设施建设: the list is of what is built.
_SUCH_WORKS = re.compile(r"等[\u4e00-\u9fff]{0,8}(?:设施|项目|工程|学校|载体)建设" + BOUND)
#: 甲小学的建成将满足…
_ONCE_DONE = re.compile("的(?:建成|投用|投入使用)(?:投用|使用)?(?=[，,]?(?:将|能|可))")
#: 甲幼儿园项目主体已完成，预计6月竣工: what is begun and to be finished; 乙小学工程预计年底竣工.
_EXPECTED = re.compile(
    r"(?:(?:等?[^，,。；;\n]{0,10}?(?:项目|工程))?(?:[^，,。；;\n]{0,16}?(?:已|正)[^，,。；;\n]{1,14}[，,](?:(?![^，,。；;\n]{0,12}?(?:[一二三四五六七八九十\d][中小]|小学|中学|学校|幼儿园|学院|其余|其他|剩余|另))[^，,。；;\n]{0,16}?(?:已|正)[^，,。；;\n]{1,14}[，,])?)?(?:预计|计划|将|拟|力争|确保)|[^，,。；;\n]{0,16}?(?:已|正在)[^，,。；;\n]{1,14}[，,][^，,。；;\n]{0,6}?月[^，,。；;\n]{0,2}?可)[^，,。；;\n]{0,14}?"
    r"(?:竣工|投用|投入使用|建成|开学|交付|启用|完工)"
)


def expected(text: str, end: int) -> bool:
    """Whether what follows schools says that they are begun and will be finished."""
    return _EXPECTED.match(text, end) is not None


def prepared(text: str, end: int) -> bool:
    """Whether what follows schools is the preparation of works (建设项目的选址), whose being done leaves the school to come."""
    return _PREPARED.match(text, end) is not None or _ENTERED.match(text, end) is not None


def made_into(text: str, end: int) -> bool:
    """Whether what follows schools says what they are made into (县二中办成特色高中)."""
    return _MADE.match(text, end) is not None


def goes_on(gap: str) -> bool:
    """Whether a list goes on after `gap`, which holds a part and a joint (建成甲综合楼和乙实训楼)."""
    return part_joint().fullmatch(gap) is not None


def _verb_at(text: str, at: int, low: int) -> str:
    """The longest verb that ends at `at`, "" where none does."""
    verb = verbs().before(text, low, at)
    return verb.of(text) if verb else ""


def _verb_before(text: str, start: int, low: int) -> tuple[str, bool]:
    """The verb of the clause before `start`, and whether it stands right before (but for list members)."""
    bracketed = _verb_at(text, start, max(0, start - REACH_VERB))
    if "（" in bracketed:
        return bracketed, True
    low = max(low, start - REACH_LEFT)
    for hit in _CLAUSE_END.finditer(text, low, start):
        low = hit.end()
    kind = _KIND_BEFORE.search(text, low, start)
    at = kind.start() if kind else start
    while at > low and text[at - 1] == "、":
        item = left_border(text, at - 1, low)
        if item == at - 1:
            break  # 甲小学危房改造、乙中学: the word before is a noun
        at = item
    if text[at - 1 : at] == "了" and at - 1 > low:
        at -= 1  # 启动了甲小学: what is told is still done to it
    verb = _verb_at(text, at, low)
    if verb:
        return verb, True
    for end in range(at - 1, low, -1):
        verb = _verb_at(text, end, low)
        if len(verb) > 1:
            return verb, False
    return "", False


class _Clause(NamedTuple):
    """A list of schools at [start, end) of the text with the verb that it depends on.

    `behind` is what follows the list and the noun that counts it; `member` is a word that only says that the schools belong to something,
    `inherited` that the verb is that of the list before, `campus` that the last name is one.
    """

    text: str
    start: int
    end: int
    behind: str
    verb: str
    direct: bool
    action: str
    planned: bool
    member: str
    inherited: bool
    campus: bool

    def told(self, action: str, rule: str, *, part: str = "", planned: bool = False) -> Deed:
        """A deed that the clause's verb has a share in."""
        return Deed(action, part, planned, rule=rule, verb=self.verb, direct=self.direct)

    @property
    def in_progress(self) -> bool:
        """Whether the verb tells that works go on, or none stands there."""
        return _PROGRESS.search(self.verb) is not None

    @property
    def opens_entry(self) -> bool:
        """Whether the list begins an entry of a project list."""
        return begins_entry(self.text, self.text.rfind("\n", 0, self.start) + 1, self.start)


def deed(
    text: str,
    start: int,
    end: int,
    *,
    campus: bool,
    before: Deed | None = None,
    low: int = 0,
    heading: str = "",
) -> Deed:
    """What is done to the list of schools at [start, end), the last of them a `campus` or not.

    `before` is the deed of a list that this one runs parallel to; no verb is looked for left of `low`.
    `heading` is the verb of the heading that the list stands under as an item, "" where there is none.
    """
    verb, direct = _verb_before(text, start, low)
    inherited = before is not None and not direct
    if before and inherited:
        verb, direct = before.verb, before.direct
    if not verb and (one := _ONE_OF_A_SIZE.search(text, max(low, start - REACH_SIZE), start)):
        verb, direct = one["verb"], True
    if "名" in text[max(0, start - _REACH_NAMED) : start] and _TO_BE_NAMED.search(text, max(0, start - _REACH_NAMED), start):
        return Deed("新建", planned=True, rule="to_be_named", direct=True)
    if _MOVED_TO.search(text, max(0, start - 4), start):
        return Deed(rule="moved_to")
    member = ""
    if not verb or verb in _MEMBERS_OF or (verb == "为" and text.startswith(("分别为", "具体为"), start - 3)):
        if built := announced_part(text, start) or announced_works(text, start):
            return built
        announced = announced_verb(text, start) or heading
        verb, direct, member = announced, bool(announced) or direct, verb
    action, planned = known_actions().get(verb, ("", False))
    after = _AFTER_NAME.match(text, end)
    stop = after.end() if after else end
    if (not verb or heading) and (row := row_deed(text, start, end)):
        return row
    if (not verb or (heading and action not in BUILDING)) and (listed := listed_deed(text, start, stop)):
        return listed
    if _NEW_SITE.match(text, end):
        return Deed("迁建", rule="new_site", verb=verb, direct=direct)
    if stop > end and text.startswith("的", stop):
        stop += 1  # 甲中学、乙小学2所学校的|运动场建设项目
    clause = _Clause(text, start, end, text[stop : end + REACH_RIGHT], verb, direct, action, planned, member, inherited, campus)
    return _turned_to(clause) or _leaned_on(clause) or _of_part(clause) or _in_noun(clause) or _of_verb(clause)


def _turned_to(clause: _Clause) -> Deed | None:
    """What is done with 把, 将, 对 and the like, and what schools are said to be or to become; None where nothing of it is said."""
    verb, behind, built = clause.verb, clause.behind, clause.direct and clause.action in BUILDING
    if verb == "对" and clause.direct and (renewed := _PART_RENEWED.match(behind)):
        action = "改善" if _FITTINGS.search(renewed["part"]) else known_actions().get(renewed["verb"], ("改建", False))[0]
        return clause.told(action if action in WORKING else "改建", "part_of", part=renewed["part"])
    if verb in ("把", "将", "对") and clause.direct and (turned := _NOUN_BEHIND.match(behind)):
        return _deed_in_noun(turned, "", True, False)
    if verb in ("把", "将") and clause.direct and _ENTERED.match(behind):
        return clause.told("新建", "entered", planned=True)
    if verb in ("以", "把", "将") and clause.direct and _MADE.match(behind):
        return clause.told("其他", "model_of")
    if not built and (named := is_one(behind)):
        return named
    if RISE.match(behind) and clause.action != "新建":
        return clause.told("升格", "rise_behind")
    if verb in _GIVEN_TO and clause.direct and (given := _given(behind, verb)):
        return given
    if not built and (works := _OF_WORKS.match(clause.text, clause.end)):
        action, planned = known_actions()[works["verb"]]
        return clause.told(action, "noun_behind", planned=planned)
    return None


def _leaned_on(clause: _Clause) -> Deed | None:
    """Schools that come, get places, lie beside, are relied on or whose works are only prepared; None where they are none of these."""
    verb, direct, behind = clause.verb, clause.direct, clause.behind
    if direct and verb in _MORE and _PLACES.match(behind):
        return clause.told("其他", "places")
    if direct and _WON.search(verb) and _SETTLES.match(behind):
        return clause.told("引入", "settles", planned=True)
    if _BESIDE.match(behind):
        return Deed(rule="beside", verb=verb)
    if clause.action == "" and verb and direct:
        return _on_site(behind) or clause.told("", "relied_on")
    if verb and clause.in_progress and _PREPARED.match(behind):
        return clause.told("新建", "begun_behind", planned=True)
    return None


def _of_part(clause: _Clause) -> Deed | None:
    """What is built at or around schools: their parts, their groups, their fittings; None where none is named."""
    verb, behind = clause.verb, clause.behind
    if not verb and (arm := _ARM.match(behind)) and PUT_TO_USE.match(behind, arm.end()):
        return Deed("其他", arm.group(), rule="becomes")
    counted = behind[1:] if clause.member and behind.startswith(("，", ",")) else behind
    if clause.action not in BUILDING and (built := itself_builds(counted, only=not verb)):
        return built
    if institute := _INSTITUTE.match(behind):
        return clause.told("其他" if clause.direct and clause.action == "其他" else "", "institute", part=institute.group())
    if _GROUP.match(behind):
        return clause.told("其他" if clause.action else "", "group_around")
    if _IMPROVED.match(behind) and (verb or behind.startswith("实施") or clause.opens_entry):
        return clause.told("改善", "improved")
    if clause.action in BUILDING and clause.direct and (branch := _BRANCHES.match(behind)):
        return clause.told(clause.action, "part_of", part=branch["part"])
    part = part_pattern().match(behind)
    if not part:
        return None
    if tail := _TAIL_WORKS.match(behind, part.end("part")):
        own = known_actions().get(tail["verb"], ("新建", False))[0]
        return clause.told("改建" if own == "改善" else own, "part_built", part=part["part"])
    if not verb and _ENTRY_PROJECT.match(behind, part.end("part")) and clause.opens_entry:
        return Deed("新建", part.group("part"), rule="entry", direct=True)
    if part["verb"] and (clause.inherited or (clause.action in BUILDING and not clause.direct)):
        own = "迁建" if part["verb"] in _MOVED else known_actions().get(part["verb"], ("新建", False))[0]
        return clause.told(own, "part_built", part=part["part"])
    return _deed_on_part(part, verb, clause.action, clause.direct)


def _in_noun(clause: _Clause) -> Deed | None:
    """What a noun of works behind the list tells (推进甲小学迁建, 甲中学改扩建项目); None where there is none."""
    verb, behind = clause.verb, clause.behind
    noun = _NOUN_BEHIND.match(behind) or _ENLARGED.match(behind)
    if noun:
        others = not clause.direct and _OTHERS_NOUN.search(clause.text, max(0, clause.start - REACH_VERB), clause.start) is not None
        if noun.group("verb") != "建设" or clause.in_progress or not verb or others:
            return _deed_in_noun(noun, verb, clause.direct, clause.campus)
    if clause.action == "其他" and clause.in_progress and (named_works := _NAMED_WORKS.match(behind) or _LATER_NOUN.match(behind)):
        action, planned = known_actions()[named_works["verb"]]
        return clause.told(action, "noun_behind", planned=planned)
    if clause.action in BUILDING and not clause.direct and _CREATED.match(behind):
        return Deed("其他", rule="becomes")
    if not verb and (arm := _ARM.match(behind)) and (moved := _NOUN_BEHIND.match(behind[arm.end() :])):
        return _deed_in_noun(moved, verb, clause.direct, True)._replace(object=arm.group(), planned=False)
    return None


def _of_verb(clause: _Clause) -> Deed:
    """What the verb before the list does, or what is said behind it where the verb says nothing."""
    text, start, end, behind = clause.text, clause.start, clause.end, clause.behind
    rule = "verb_before" if clause.direct else "verb_apart"
    if clause.action in BUILDING:
        return clause.told(clause.action, rule, planned=clause.planned and clause.action in ("新建", "建成"))
    if not clause.verb:
        return _deed_behind(text, start, end, behind) or Deed(rule="relied_on" if clause.member else "named", direct=clause.direct)
    if not clause.action and not clause.direct and (said := _deed_behind(text, start, end, behind)):
        return said
    if clause.action == "其他" and clause.in_progress and DONE.match(behind):
        return clause.told("建成", "done_behind", planned=True)
    if clause.action and clause.in_progress and (BEGUN.match(behind) or _MAIN_WORKS.match(behind)):
        return clause.told("新建", "begun_behind", planned=True)
    if clause.action == "其他" and clause.in_progress and (_IS_PROJECT.match(behind) or _SUCH_WORKS.match(text, end)):
        return clause.told("新建", "project", planned=True)
    if clause.action:
        return clause.told(clause.action, rule, planned=clause.planned and clause.direct and _NOTHING_MORE.match(behind) is not None)
    return clause.told("", "named")


def _deed_behind(text: str, start: int, end: int, behind: str) -> Deed | None:
    """What is said of schools that no verb stands before: 甲小学建成投用, 甲小学先行建设心理辅导室."""
    if DONE.match(behind):
        return Deed("建成", planned=True, rule="done_behind")
    if expected(text, end) or _ONCE_DONE.match(behind):
        return Deed("建成", planned=True, rule="expected_behind")
    if BEGUN.match(behind):
        return Deed("新建", planned=True, rule="begun_behind")
    if due := _WORKS_DUE.match(behind) or _NEEDED.match(behind):
        action, planned = known_actions()[due["verb"]]
        return Deed(action, planned=planned, rule="noun_behind")
    if _PREPARING.match(behind) or _SCHEDULED.match(behind):
        return Deed("新建", planned=True, rule="begun_behind")
    if _OPENS.match(behind) and _STRIVEN.search(text, max(0, start - 2), start):
        return Deed("建成", planned=True, rule="done_behind")
    if (phase := _PHASE_BEGUN.match(behind)) and BEGUN.match(behind, phase.end()):
        return Deed("新建", phase["part"], rule="begun_behind")
    if branch := _BRANCH_BEHIND.match(behind):
        return Deed("新建", branch["part"], rule="part_built")
    if _BROUGHT.match(behind):
        return Deed("引入", planned=True, rule="brought_behind")
    if _IS_PROJECT.match(behind):
        return Deed("新建", planned=True, rule="project")
    if _PASSES.match(behind) and _BY_THEN.search(text, max(0, start - 12), start):
        return Deed("其他", rule="becomes")
    if BECOMES.match(behind) or PUT_TO_USE.match(behind):
        return Deed("其他", rule="becomes")
    if _REFITTED.match(behind) and text[start - 1 : start] in tuple("\n，,。；;：:内底前"):
        return Deed("其他", rule="refitted")
    if _LEAD_IN.match(behind) and (start == 0 or text[start - 1] in "\n\t \u3000"):
        return Deed("其他", rule="lead_in")
    verb = cell_verb(text, start, end)
    if verb:
        action, planned = known_actions()[verb]
        return Deed(action, planned=planned, rule="cell", verb=verb, direct=True)
    return told_behind_size(text, end)


def _given(behind: str, verb: str) -> Deed | None:
    """What is done at, for or to schools: 在甲中学新建锅炉房, 为甲中学配备宿舍, 对甲中学实施改造."""
    if verb != "对" and (built := itself_builds(behind)):
        return built
    if verb in ("为", "给", "对", "向") and EQUIPPED.match(behind):
        return Deed("其他", rule="equipped", verb=verb, direct=True)
    if verb == "对" and (renewed := _RENEWED.match(behind)):
        return Deed(known_actions()[renewed["verb"] or "扩建"][0], rule="noun_behind", verb=verb, direct=True)
    if verb == "对" and _TREATED.match(behind):
        return Deed("其他", rule="treated", verb=verb, direct=True)
    if verb == "在" and (rebuilt := _ON_THE_SPOT.match(behind)):
        return Deed(known_actions()[rebuilt["verb"]][0].replace("新建", "改建"), rule="on_the_spot", verb=verb, direct=True)
    if verb == "在" and _TRIED.match(behind):
        return Deed("其他", rule="tried", verb=verb, direct=True)
    return None


def _on_site(behind: str) -> Deed | None:
    """What is built at the site that `behind` names (走进甲中学改扩建项目现场, 在乙小学施工现场); None where it names none."""
    site = _SITE.match(behind)
    if not site:
        return None
    action, planned = known_actions().get(site["verb"] or "新建", ("新建", True))
    return Deed(action, planned=planned, rule="on_site", direct=True)


def cooperate(text: str, end: int) -> bool:
    """Whether what follows a list says that its members do something together (甲与乙合作办学)."""
    return _COOPERATE.match(text, end) is not None


def _deed_on_part(part: re.Match[str], verb: str, action: str, direct: bool) -> Deed:
    """A part is built: by the verb before (新建甲、乙食堂), or by the noun behind (推进甲新校建设)."""
    built = part.group("verb")
    led = _LEADING_VERB.match(part.group("part")) if action in BUILDING else None
    if led:
        return Deed(led.group(), part.group("part")[led.end() :], rule="part_of", verb=verb, direct=direct)
    if action in WORKING:
        action = "新建" if verb == "建设投用" else action  # what of a school is built and used is new
        return Deed(action, part.group("part"), rule="part_of", verb=verb, direct=direct)
    if built and (_PROGRESS.search(verb)) and not verb.startswith(("深化", "加强")):
        found = "迁建" if built in _MOVED else known_actions().get(built, ("新建", False))[0]
        return Deed(found, part.group("part"), rule="part_built", verb=verb, direct=direct)
    text, end = part.string, part.end("part")
    if _PROGRESS.search(verb) and verb and _PHASES.match(part.group("part")) and text[end : end + 1] in ("", "，", "。", "；", "、", "\n"):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    later = _BUILT_LATER.match(text, end) and (_PHASES.match(part.group("part")) or verb)
    if (later and _SOUGHT.search(verb)) or (_PROGRESS.search(verb) and (later or (not verb and _FUNDED.match(text, end)))):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    if _PROGRESS.search(verb) and verb and not built and (listed := _LATER_PART_NOUN.match(text, end)):
        return Deed(known_actions()[listed["verb"]][0], part.group("part"), rule="part_built", verb=verb, direct=direct)
    if not verb and not built and BEGUN.match(text, end):
        return Deed("新建", part.group("part"), rule="part_built")
    if not verb and not built and (done := DONE.match(text, end)) and _TO_COME.search(done.group()):
        return Deed("建成", part.group("part"), rule="part_built")
    if verb and _PROGRESS.search(verb) and _WORKS_BEHIND.match(text, end):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    supported = "" if part.group("part").startswith(("共建", "合建")) else _LED.sub("", part.group("part"))
    return Deed(action, supported if action else "", rule="part_of", verb=verb, direct=direct)


def _deed_in_noun(noun: re.Match[str], verb: str, direct: bool, campus: bool) -> Deed:
    """推进甲小学迁建, 甲中学新建工程: the noun behind the list tells the action."""
    built = noun.group("verb")
    if built == "建设" and not verb and not campus and noun.group() == "建设":
        return Deed("新建", planned=True, rule="begun_behind") if BEGUN.match(noun.string) else Deed()
    action, planned = ("迁建", False) if built in _MOVED else known_actions().get(built, ("新建", True))
    if built == "建设" and (verb == "完成" or DONE.match(noun.string, noun.end())):
        return Deed("建成", planned=True, rule="done_behind", verb=verb, direct=direct)
    if noun.group("fit"):
        return Deed("改善", rule="noun_behind", verb=verb, direct=direct)
    return Deed(action, planned=planned, rule="noun_behind", verb=verb, direct=direct)


def part_behind(text: str, end: int) -> str:
    """The part that stands behind a name (实验楼), "" where none does."""
    part = part_pattern().match(text, end)
    return part.group("part") if part else ""


def part_in_brackets(text: str, end: int) -> str:
    """The part that a bracket behind a name limits the deed to (甲中学（食堂）), "" where there is none."""
    hit = _part_in_brackets().match(text, end)
    return hit.group("part") if hit else ""
