"""What is said behind schools that no verb stands before: 甲小学建成投用, 甲小学9月开学, 甲中学亟需迁建; what they are made into or do together."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_becoming import becomes
from extractors.school_deeds import BEGUN, BOUND, DONE, SCHEDULED, Deed, known_actions
from extractors.school_projects import cell_verb, told_behind_size

#: 甲小学、乙小学，年底改扩建全面完工; 丙小学正在进行选址工作.
_WORKS_DUE = re.compile(r"[，,]?(?:预计)?(?:年底|暑[期后]|\d{1,2}月[底份前]?)(?P<verb>改扩建|扩建|迁建|新建|改建|改造)(?:工程|项目)?(?:全面|主体|基本)?(?:完工|竣工|完成)")
#: 甲小学因地质灾害需要|异地搬迁, 乙小学将于2024年|扩建.
_NEEDED = late(rf"(?:因[^，,。；;\n]{{2,16}}?)?(?:均|都|也)?(?:需要?|亟需|急需|亟待|拟|将|须|计划|必须|准备)(?:[于在]?(?=[今明年2])(?:今年|明年|年内|20\d\d年)(?:\d{{1,2}}月份?|[上下]半年|[春秋]季|暑[假期])?底?前?)?(?:进行|实施|要|完成|启动)?(?:整体|异地|易地|择址|原址|尽快|抓紧)*(?P<verb>搬迁|迁建|重建|扩建|改扩建|改建|改造){BOUND}")
_PREPARING = late(r"(?:项目|校区)?(?:拟|初步|规划|计划)?选址(?:于|在)?(?=[\u4e00-\u9fff]{2})(?!已|完成|确定|意见|论证)|(?:规划|拟建|拟)(?:总)?(?:占地|用地|建筑|办学|建设)(?:面积|规模)?(?:约|为)?\d|进入[^，,。；;\n]{0,8}?(?:选址|立项|施工|招标|征地|设计)阶段|(?:正在|正|抓紧|加快)(?:进行|开展|办理|推进)?[^，,。；;\n]{0,6}?(?:(?:选址|立项|征地|可研|勘察|勘探|规划设计|招标|前期)(?:工作|手续|论证)|收尾)|(?:也|将|正|正在|抓紧|加快)*(?:进行着?|完成|开展|推进)[“”\"‘’]?三通一平")
#: 力争甲小学9月开学.
_OPENS = re.compile(r"(?:20\d\d年|今年|明年)?(?:\d{1,2}月份?(?:\d{1,2}日)?|[春秋]季(?:学期)?)(?:如期|正式|顺利|按时|按期)*(?:开学|开园|招生|招收新生)")
#: 力争|甲小学附属工程竣工、|乙中学秋季开学: it holds for what is listed behind it.
_STRIVEN = re.compile("(?:力争|确保|争取|预计|计划)(?:[^，,。；;：:\n]{2,40}(?:、|以及|[和及]))?$")
_REACH_STRIVEN = 46
#: 9月1日前|甲小学新校区|开学.
_TERM_BEGINS = re.compile(r"(?:正式|如期|顺利|按时|按期)*(?:开学|开园|招生)(?=[，,。；;、\n]|$)")
_BY_DAY = re.compile("[月日底期]前$")
_BROUGHT = re.compile(rf"引[进入]{BOUND}")
_LEAD_IN = re.compile(r"[“\"][^”\"\n]{1,12}[”\"][^，。；：\n]{0,4}建设|[^，,。；：\n]{0,10}建设[：:]")
#: 县二中|办成特色高中, |列入…, |并入…: what schools that stand are made into.
MADE = re.compile(
    r"[^，,。；;\n]{0,8}?(?:为[^，,。；;\n]{0,8}?(?:试点|基地|示范|帮扶|联系)[校园]|为(?:龙头|盟主|总校|主校|总园|骨干|重点|引领|引擎|领衔|牵头|成员|示范|试点|核心|样板|标杆|突破口|抓手)|纳入|列入|列为|合并|打造|建设|建成|培育|作为|确定为|整合|并入|划入|移交"
    r"|收归|交由|委托|[更改]名为|改称|[增加]挂|(?:办|建|做)成|(?:转型|转设|转制|改制|改办|调整|转变|转|改)为|(?:设立|提升|确立|认定|命名|冠名|变更|挂牌|(?:挂牌)?共建|设|收)为|撤销|停办|撤并|剥离|分离|划归|划转|托管)"
)
#: 将甲学校列入重点项目，选址于城北: a school to come, also where 已 stands before it.
ENTERED = re.compile(r"(?:列入|纳入|列为|作为)[^，,。；;\n]{0,16}(?:项目|计划|规划|工程|清单)[，,](?:该?项目)?(?:拟|计划)?(?:选址|位于|规划用地|占地|用地|计划投资|总投资|投资|建筑面积|新建|建设)")
#: 更换课桌椅1200套: what a school is given, with no verb before it.
_REFITTED = re.compile(
    r"(?:将|要|全部|统一|分别|各|均|完成)*(?:更换|安装|加装|购置|添置|增配|配备|配齐|升级更换)[^，,。；;：:\n]{1,12}?\d"
)
#: 已完成甲中学建设项目的选址和测绘: what goes before works is done, and they are to come.
PREPARED = re.compile(
    r"新址[^，,。；;\n]{0,8}?(?:选址|用地|征地|立项|规划)|(?:等(?:\d{1,2}|[一二两三四五六七八九十])?[个所]?(?:学校)?)?(?:(?:建设|新建)?(?:项目|工程)的?前期|(?:建设|新建)?(?:项目|工程)?的?(?:土石方|土方|场平|场地平整|征地|征拆|拆迁|用地|土地(?:手续|划拨|征收|报批)|收尾|(?<=建设|项目)资金|立项|可研|选址|测绘|勘察|勘探|施工图|规划设计|方案设计|招标|招投标|实测|地形图|红线图|图审|环评|(?:规划|施工|用地)许可|用地批复))"
)
#: 甲学院|二期工程教学楼组团项目|开工; 甲中学|将在高新区设立分校.
_PHASE_BEGUN = late(r"(?P<part>[一二三四]期(?:工程|项目)?[\u4e00-\u9fff]{0,8}?(?:项目|工程))")
_BRANCH_BEHIND = re.compile(r"(?:均|都|分别)?(?:将|拟|计划)(?:均|都|分别)?在[^，,。；;\n]{1,12}?(?:设立|新建|建设|成立|开办|开设)(?P<part>分校|分部|校区|新校区|分园)")
_COOPERATE = re.compile(
    r"(?:等(?:高校|学校|名校|院校)?)?(?:(?:开展|进行)[^，,。；;\n]{0,8}?(?=联合培养|合作办学|贯通培养)|开展|深化|加强|推进|建立|进行|的)?(?:[“\"][^”\"\n]{1,10}[”\"])?(?:战略|深度|校际|校地|对口)?(?:合作|开设|联合培养|贯通培养|共建|联合|结对|联办|签约|共同|携手|协作)"
)
#: 甲幼儿园|项目，占地30亩; 乙小学|项目位于…, |项目由…负责: a school's 项目 is that it is built.
IS_PROJECT = late(r"建设(?:规划|方案)(?=\n|$)|等?(?:建设)?(?:项目|工程)(?=[，：:。；\n]|$|(?:完成|通过)?立项|(?:列入|纳入)(?!已)|获批(?=[^\u4e00-\u9fff]|立项|建设|$)|即将|位于|坐落|选址|由|占地|用地|总|规划|计划|投资|征地|进展|进度|目前|已|正在)")
#: 甲小学的建成将满足…
_ONCE_DONE = re.compile("的(?:建成|投用|投入使用)(?:投用|使用)?(?=[，,]?(?:将|能|可))")
#: 甲幼儿园项目主体已完成，预计6月竣工: what is begun and to be finished; 乙小学工程预计年底竣工.
_EXPECTED = late(
    r"(?:(?:等?[^，,。；;\n]{0,10}?(?:项目|工程))?(?:[^，,。；;\n]{0,16}?(?:已|正)[^，,。；;\n]{1,14}[，,](?:(?![^，,。；;\n]{0,12}?(?:[一二三四五六七八九十\d][中小]|小学|中学|学校|幼儿园|学院|其余|其他|剩余|另))[^，,。；;\n]{0,16}?(?:已|正)[^，,。；;\n]{1,14}[，,])?)?(?:预计|计划|将|拟|力争|确保)|[^，,。；;\n]{0,16}?(?:已|正在)[^，,。；;\n]{1,14}[，,][^，,。；;\n]{0,6}?月[^，,。；;\n]{0,2}?可)[^，,。；;\n]{0,14}?"
    r"(?:竣工|投用|投入使用|建成|开学|交付|启用|完工)"
)


def expected(text: str, end: int) -> bool:
    """Whether what follows schools says that they are begun and will be finished."""
    return _EXPECTED.match(text, end) is not None


def prepared(text: str, end: int) -> bool:
    """Whether what follows schools is the preparation of works (建设项目的选址), whose being done leaves the school to come."""
    return PREPARED.match(text, end) is not None or ENTERED.match(text, end) is not None


def made_into(text: str, end: int) -> bool:
    """Whether what follows schools says what they are made into (县二中办成特色高中)."""
    return MADE.match(text, end) is not None


def deed_behind(text: str, start: int, end: int, behind: str) -> Deed | None:
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
    if _PREPARING.match(behind) or SCHEDULED.match(behind):
        return Deed("新建", planned=True, rule="begun_behind")
    if _OPENS.match(behind) and striven(text, start):
        return Deed("建成", planned=True, rule="done_behind")
    if _TERM_BEGINS.match(behind) and _BY_DAY.search(text, max(0, start - 4), start):
        return Deed("建成", planned=True, rule="done_behind")
    if (phase := _PHASE_BEGUN.match(behind)) and BEGUN.match(behind, phase.end()):
        return Deed("新建", phase["part"], rule="begun_behind")
    if branch := _BRANCH_BEHIND.match(behind):
        return Deed("新建", branch["part"], rule="part_built")
    if _BROUGHT.match(behind):
        return Deed("引入", planned=True, rule="brought_behind")
    if IS_PROJECT.match(behind):
        return Deed("新建", planned=True, rule="project")
    if becomes(text, start, end, behind):
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


def striven(text: str, start: int) -> bool:
    """Whether what is told of schools that stand at `start` is what a word before them aims at (力争甲小学9月开学)."""
    return _STRIVEN.search(text, max(0, start - _REACH_STRIVEN), start) is not None


def cooperate(text: str, end: int) -> bool:
    """Whether what follows a list says that its members do something together (甲与乙合作办学)."""
    return _COOPERATE.match(text, end) is not None
