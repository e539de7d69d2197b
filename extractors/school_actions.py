"""What a plan does to the schools of a list: the action, the part built, whether the school exists yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from extractors.lexicon import rows, words
from extractors.scanning import any_of
from extractors.school_names import left_border

BUILDING = frozenset({"新建", "迁建", "改建", "扩建", "改扩建", "建成"})

#: How far before a list its verb may stand, and how far behind it what follows is read.
REACH_LEFT = 40
REACH_RIGHT = 36

#: The longest verb with brackets in it: 新（改、扩）建.
REACH_VERB = 12

#: How far a table row is read on either side of a name.
REACH_ROW = 200

#: 甲小学：新建, 甲学校小学部：扩建, （一）甲小学。新建: an entry of a project list, the arm of the school that it is
#: about, and what parts the name from what is done.
_ENTRY = re.compile(
    r"(?P<arm>(?:幼儿|小学|初中|高中|中学|国际)部)?(?:[（(][^（）()\n]{0,20}[）)])?(?:项目|工程|建设项目)?"
    r"(?:[：:]|[—–]{1,2}|[ \u3000]{2}|(?P<item>。)|(?P<comma>[，,]))[ \u3000]*"
)
#: 甲小学（新建，36个班）: the action in the bracket that is the school's own.
_NOTED = re.compile(
    r"[（(](?:拟|计划|规划|整体)?(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建|建成|改造|搬迁)(?:项目|工程|类)?(?=[，,；;、）)\d])[^（）()\n]{0,24}[）)]"
)
#: 占地30亩，新建…: how large a school is and where it stands before what is built.
_SIZE = re.compile(r"(?:项目|学校|规划|总|拟|位于)*(?:占地|用地|建筑面积|总投资|投资|选址|位于)[^。；;\n]{2,24}?[，,]")
_ENTRY_BEGINS = frozenset("\n\t ；;。|")
_CLAUSE_SIGNS = ("；", ";", "。", "\t", "|")
#: 项目：甲小学 on one line, 内容：新建… on one of the next.
_LABEL = re.compile(r"[ \t\u3000]*(?:建设|实施)?(?:项目|学校|单位|名称)(?:名称|学校|单位)?[：:][ \t]*")
_CONTENT = re.compile(
    r"[ \t\u3000]*(?:(?:主要|建设|实施|工作|项目)*(?:内容|任务|性质|方式|类型|措施|规模)(?:及规模|与规模|和规模)?)[：:][ \t]*(?P<what>[^\n]{1,200})"
)
#: How many lines below its name a record's content may stand.
_RECORD = 4
#: What may stand behind 新建 and 建成 where they are the whole of what is done (新建，36个班; 建设高水平专业 is not).
_WHOLE = re.compile(r"[^\u4e00-\u9fff]|[至到于后并投启交招开]|项目|工程|校舍|占地|规模|面积|$")
_ENTRY_VERB = re.compile(r"(?<![组共配])(?:[建造迁固修缮成工用善容质格级])$")
_INVITED = re.compile(r"(?:引进|引入)(?:办学|品牌|优质|合作|[，,。；;\n]|$)")

#: 在甲小学先行试点: what is tried there is a measure for it.
_TRIED = re.compile(r"(?:率先|先行|优先)?(?:开展|进行)?[^，,。；;\n]{0,8}?试点")

#: Words that only say that schools belong to something; what is said behind them tells the deed.
_MEMBERS_OF = frozenset({"包括", "包含", "如", "像", "即", "含", "涵盖", "有", "其中", "现有", "共有", "是", "涉及"})
_GIVEN_TO = frozenset({"在", "于", "为", "给", "对", "向"})

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n\r\t（）()]")
_AFTER_NAME = re.compile(
    r"(?:[（(][^（）()\n]{0,14}[）)])?(?:(?:等)?(?:\d{1,3}|[二两三四五六七八九十])所(?:中心|[^，,。；;：:、\n建]{0,6}?)(?:学校|幼儿园|小学|中学|高中|初中|校|完小)?|等(?:一批[^，,。；;：:\n]{0,10}?学校|[^，,。；;：:\n建]{0,8}?(?:学校|高校|院校|高中|初中|幼儿园|小学|中学))?)?"
)
_BOUND = r"(?=[，,。；;：:、！!？?\n\r\t|（）()和及与等\d ]|开工|动工|投用|投入使用|启用|建成|主体|复工|开复工|竣工|完工|全面|如期|顺利|前期|落地|后|已|将|正在|加快|进入|$)"
_TO_BUILD = (
    r"(?:整体|全面|原址|就地|提质|局部|拆除|系统)?(?P<verb>新建|迁建|改扩建|扩建|改建|改造提升|改造升级|升级改造|提升改造|改造|整体搬迁|整体迁建|搬迁"
    r"|筹建|建设|重建|续建|易地新建|异地新建|易地迁建|扩容改造|扩容|维修改造|加固改造|修缮|加固|维修)"
)
#: 甲中学完成迁建, 对甲中学实施改造.
_CARRIED_OUT = r"(?:全面|基本|顺利|如期|同步)*(?:完成|启动|实施|进行|开展)?"
_CARRIED = re.compile(_CARRIED_OUT)
_WORKS = r"(?:工程|项目|任务|工作|进度|步伐|前期|前期工作|建设|一期|二期)*"
#: 整体搬迁至教育园区, 扩建到36个班: where to, or how far.
_TO = "(?=[至到为])"
#: 清洁取暖改造, “明厨亮灶”改造: what is better afterwards is how the school is fitted out, not its buildings.
_FITTED = r"(?P<fit>“[^”\n]{2,8}”(?=改造|升级)|[\u4e00-\u9fff]{0,6}(?:取暖|供暖|采暖|供水|饮水|消防|节能|安全|照明|厕所|电路|管网|煤改电|煤改气))?"
_NOUN_BEHIND = re.compile(_CARRIED_OUT + r"(?:等?(?:\d{1,3}个)?(?:重点|重大|教育)?(?:工程|项目))?" + _FITTED + _TO_BUILD + rf"(?:{_WORKS}{_BOUND}|(?:工程|项目)|{_TO})")
_IMPROVED = re.compile(r"[^，,。；;：:、\n]{0,8}?(?:条件|环境)(?:改善|提升)|“?(?:煤改电|煤改气|清洁取暖|明厨亮灶)”?(?=[，,。；;、\n]|$)")
_BROUGHT = re.compile(rf"引[进入]{_BOUND}")
_RISE = re.compile(
    r"[^，,。；;\n]{0,16}?(?:升格|升级)为|(?:升格|升本|申本)(?=[^\u4e00-\u9fff]|$)|[^，,。；;\n]{0,6}?(?:申办|申报|升格|升建|转设|创建)(?:为|成)?"
    r"(?:公办|民办|普通|独立设置的|职业)*(?:本科(?!专业)|技术大学|职业大学|应用型大学)"
)
_WHEN = r"(?:计划|预计|拟|于|在)*(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上中下]旬|[上下]半年|年?底|[春秋]季(?:学期)?|暑期)?前?"
_DONE = re.compile(
    rf"(?:[一二三四五]期)?(?:工程|项目)?(?:等?项目)?{_WHEN}"
    r"(?:将|要|力争|确保|如期|全面|正式|顺利)*(?:建成(?![^\W投启开招交使运并后且和及与达办完]|[“\"])|竣工|投用|投入使用|完工|交付使用|启用|(?<=正式)开学|(?<=如期)开学)"
)
_BEGUN = re.compile(
    rf"(?:[（(]暂定名[）)])?(?:等?(?:工程|项目))?{_WHEN}"
    r"(?:将|要|力争|确保|如期|全面|正式|顺利)*(?:开工|动工|开建|完成主体|主体(?:工程|结构)?(?:完成|封顶|完工|竣工))"
)
_LEAD_IN = re.compile(r"[“\"][^”\"\n]{1,12}[”\"][^，。；：\n]{0,4}建设|[^，,。；：\n]{0,10}建设[：:]")
_MADE = re.compile(
    r"[^，,。；;\n]{0,8}?(?:为(?:龙头|重点|引领|牵头|示范|试点|核心|样板|标杆|突破口|抓手)|纳入|列入|列为|合并|打造|建设|建成|培育|作为|确定为|整合|并入|划入|移交"
    r"|(?:转型|转设|转制|改制|改办|调整|转变|转|改)为)"
)
#: 争取甲学院校区落地: the school comes to the district.
_SETTLES = re.compile(r"(?:在[^，,。；;\n]{1,8}|项目|尽快|早日|顺利)*(?:落地|落户|入驻)")
_WON = re.compile(r"(?:争取|推动|推进|促成|促进|加快|力争|支持|确保|吸引)$")
#: 旧校区用于养老, 学位扩充到2000个, 先行试点: measures that stand behind the school with no verb before it.
_PUT_TO_USE = re.compile(
    r"(?:可|优先|统一|逐步|主要|改造后)*(?:用于|用作|改作|转作|改办|改为|转为|转型为|更名为|改名为|转设为)"
    r"|(?:办学规模|办学学位|学位|招生规模|招生计划)(?:扩充|扩大|增加|扩展)[到至]"
    r"|(?:整合|合并|撤并)(?=[^\u4e00-\u9fff]|[办设建为成组]|$)"
    r"|(?:率先|先行|优先)(?:开展|进行)?(?:试点|实施|试行)"
)
#: 更换课桌椅1200套: what a school is given, with no verb before it.
_REFITTED = re.compile(
    r"(?:将|要|全部|统一|分别|各|均|完成)*(?:更换|安装|加装|购置|添置|增配|配备|配齐|升级更换)[^，,。；;：:\n]{1,12}?\d"
)
#: 先行建设心理辅导室, 各建阅览室1间: the part is read by `_parts`.
_ITSELF_BUILDS = re.compile(
    r"(?:(?:各|分别|均|统一|先行|率先|同步|计划|将|要)*(?:拆除)?(?P<verb>新建|扩建|改扩建|改建|改造提升|提升改造|改造|修建|增建|建设|建成|重建|续建|翻建|维修改造|维修|加固|修缮)|(?:各|分别|均)(?P<each>建)成?)"
    r"(?P<what>[^，,。；;：:、\n]{2,16})"
)
#: 甲高中部、乙新校区建设, 甲二期、乙改扩建等重点工程: what the list ends in builds the part as well; and a
#: project with its money (甲中学周转房40套，安排资金…).
_BUILT_LATER = re.compile(
    rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,40}}?(?:建设{_BOUND}|等(?:重点|重大|教育|民生)*(?:工程|项目))"
)
_FUNDED = re.compile(
    r"\d[\d.]*万?(?:平方米|[套栋幢座间处个])[，,](?:安排|下达|计划|估算|概算|总)?(?:资金|投资)"
)
#: The verb of 支持甲学校建设工作室 is no part of what is built.
_LEADING_VERB = re.compile("新建|改扩建|扩建|改建(?=.{2})")
_LED = re.compile("^(?:建设|建立|建成|打造|设立|组建|创建)")
#: 完成甲小学综合楼主体工程: the part is being built.
_WORKS_BEHIND = re.compile("主体(?:工程|建设|结构|封顶)|(?:工程|项目)建设|(?:工程|项目)?前期")
#: What says that the day when something is done lies ahead.
_TO_COME = re.compile(r"\d|[底前将要]|确保|力争")
_PHASES = re.compile("[一二三四]期")
_EQUIPPED = re.compile(
    r"(?:各|分别|均|统一|先行|率先|同步|全部|免费)*(?:配备|配齐|安装|购置|添置|更换|增配|补充|增设|新增|扩大|选派|招聘|开通(?![^，,。；;\n]{0,8}(?:线路|专线|公交|班车|校车))|提供|拨付)"
)
_BECOMES = re.compile(
    r"(?:要|应|须|将|力争|争取|充分|切实)*(?:发挥[^，,。；;\n]{0,12}?作用|加快[^，,。；;\n]{0,14}?转型)"
    r"|(?:要|力争|争取|确保)(?:通过|完成)[^，,。；;\n]{0,16}?(?:认定|评估|验收|评定)"
    r"|(?:率先|先行|全部|均|力争|争取|要|将|如期|年内)*(?:建成|创成|创建成?为?|争创|建设成?为|打造成?为?|晋升为?)"
    r"(?:[^，,。；;：:、\n]{0,16}?(?:校|园|高中|中职)(?=\d{1,3}所|[，,。；;、\n]|$)|[“\"])"
    r"|(?:争取|力争|积极|要|应|须|将)*(?:创建|争创|申创)[“\"]?(?:国家|全国|省|市(?!场)|自治区|自治州|州)"
    r"|(?:加快|全面|成功)?(?:转型发展|转型升级|提质升级|提质扩容|扩容提质|提质培优)"
)
#: 到2026年，甲学校通过省级评估: without the day it is told of the past.
_PASSES = re.compile(r"(?:通过|完成)[^，,。；;\n]{0,16}?(?:认定|评估|验收|评定)")
_BY_THEN = re.compile(r"(?:到20\d\d年底?|底前|月前)[，,]$")
_COOPERATE = re.compile(
    r"(?:等(?:高校|学校|名校|院校)?)?(?:(?:开展|进行)[^，,。；;\n]{0,8}?(?=联合培养|合作办学|贯通培养)|开展|深化|加强|推进|建立|进行|的)?(?:[“\"][^”\"\n]{1,10}[”\"])?(?:战略|深度|校际|校地|对口)?(?:合作|开设|联合培养|贯通培养|共建|联合|结对|联办|签约|共同|携手|协作)"
)
#: What a clause announces before its schools: 新建小学3所：甲、乙; 扩建幼儿园2所（甲、乙）; 新建5所学校，即甲、乙.
_ANNOUNCED = re.compile(
    r"(?P<what>[^，,。；;：:\n\t|（）()]{0,24})(?:(?:[（(][^（）()\n]{1,40}[）)])?[：:]|[（(]|[：:（(，,]?(?:即|分别是|分别为|具体为|具体是|包括|其中|涉及))$"
)
_ANNOUNCED_NOUN = re.compile(
    r"(?:(?:项目|工程)\d{1,3}[个所处项]|[^，。的]{0,12}?(?:小学|初中|高中|中学|学校|幼儿园|公办园|园|校)(?:\d{1,3}所)?|(?:\d{1,3}|[一二三四五六七八九十两]{1,3})所[^，。的]{0,12}?|)"
    r"(?:项目|工程|任务|类)?"
)
_ANNOUNCED_PART = re.compile(r"(?P<verb>新建|扩建|改扩建|改建|改造|建设|建成|维修)(?P<what>[\u4e00-\u9fff]{2,12})(?=\d)")
_CELL = re.compile(
    r"(?:^|[\t|\n])[ \t]*(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建|改造)(?:项目|工程|类)?[ ]*(?=[\t|\n]|$)"
)
#: The marks of numbered lines, each kind with its first: a list goes on as it began.
_MARKS = (
    (r"1[.．、]", r"\d{1,2}[.．、]"),
    (r"[（(]1[）)]", r"[（(]\d{1,2}[）)]"),
    (r"[（(]一[）)]", r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    (r"①", r"[①-⑳]"),
    (r"[◆●■◎○★▪•·—–-]{1,2}", r"[◆●■◎○★▪•·—–-]{1,2}"),
)
_BLANK = r"[ \t\u3000]*"
_ITEM_MARK = re.compile(rf"{_BLANK}(?:{'|'.join(mark for _, mark in _MARKS)}){_BLANK}")
_ITEMS = "|".join(rf"(?={_BLANK}{first})(?:{_BLANK}{mark}[^\n]{{0,400}}(?:\n|\Z))+" for first, mark in _MARKS)
#: Short lines without marks, up to the next heading.
_PLAIN_ITEMS = r"(?:(?!\s*(?:[一二三四五六七八九十]{1,3}、|[（(\d]|第[一二三四五六七八九十]))[^\n。]{2,80}。?(?:\n|\Z)+)+"
_HEADED_ITEMS = re.compile(
    rf"^{_BLANK}(?:[一二三四五六七八九十]{{1,3}}、|[（(][^（()\n]{{1,3}}[）)]|\d{{1,2}}[.．、])?"
    r"(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建)(?:类|一批)*(?:公办|普惠性)*"
    r"(?:学校|小学|初中|中学|高中|幼儿园|园)?(?:项目|工程|学校|类)*"
    rf"(?:[（(][^（）()\n]{{1,12}}[）)]|\d{{1,2}}[所个])?[：:]?[ \t]*\n+(?P<items>{_ITEMS}|{_PLAIN_ITEMS})",
    re.M,
)
#: 争创甲学院 is a school to come, 争取甲学院在我县设点 is not.
_NOTHING_MORE = re.compile(r"[^\u4e00-\u9fff]|[和及与等]|建设|设立|筹建|筹办|项目|工程|落地|落户|$")
#: What is done beside a school is not done to it: 县一中周边道路, 县一中至二中天桥.
_BESIDE = re.compile("周边|周围|附近|门前|门口|沿线|至|到")
_PART_OR_NOTE = re.compile(r"(?:[（(][^（）()\n]{0,20}[）)])?[ ]*")
_GROUP = re.compile(r"(?:教育)?(?:集团|联盟|联合体|共同体)")
_PROGRESS = re.compile(r"(?:推进|推动|加快|启动|实施|完成|抓好|抓紧|确保|开展|开工|做好)$|^$")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done: `action` "" where the schools are only named, `object` the part that is built.

    `planned`: the school itself does not exist yet. `rule` says how it was read.
    """

    action: str = ""
    object: str = ""
    planned: bool = False
    rule: str = "named"
    #: The verb that the list depends on, as written; what a parallel list after it goes on with.
    verb: str = ""
    direct: bool = False


@cache
def _actions() -> dict[str, tuple[str, bool]]:
    """Verb → (action, whether what it is done to does not exist yet)."""
    return {
        row["surface"]: ("" if row["action"] == "-" else row["action"], row["planned"] == "yes")
        for row in rows("school_actions")
    }


@cache
def _building_verbs() -> re.Pattern[str]:
    verbs = [verb for verb, (action, _) in _actions().items() if action in (*BUILDING, "改善") and len(verb) > 1]
    return re.compile(any_of(verbs))


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _actions()}, reverse=True))


@cache
def _parts() -> re.Pattern[str]:
    part = any_of(words("school_parts"))
    return re.compile(
        rf"(?P<part>[^与和及对由在为向将的\W]{{0,10}}?(?:{part}|[^与和及对由在为向将的\W\d][楼馆房场堂厅池室站桥]))"
        rf"(?={_TO_BUILD}{_WORKS}|{_BOUND}|(?:工程|项目){_BOUND})"
    )


@cache
def _part_in_brackets() -> re.Pattern[str]:
    part = any_of(words("school_parts"))
    return re.compile(rf"[（(](?P<part>[\u4e00-\u9fff]{{0,6}}?(?:{part}))[）)]")


@cache
def _part_joint() -> re.Pattern[str]:
    part = any_of(words("school_parts"))
    return re.compile(
        rf"[^与和及对由在为向将的\W]{{0,10}}?(?:{part}|[楼馆房场堂厅池室站桥])(?:\d[\d.]*万?(?:平方米|[栋幢座个间处]))?"
        r"(?:[（(][^（）()\n]{0,40}[）)])?(?:、|以及|和|及|与|，|,)"
    )


#: 甲幼儿园项目主体已完成，预计6月竣工: what is begun and to be finished.
_EXPECTED = re.compile(
    r"(?:等?[^，,。；;\n]{0,10}?项目)?(?:目前|现|主体)?(?:已|正)[^，,。；;\n]{1,14}[，,](?:预计|计划|将|拟|力争|确保)[^，,。；;\n]{0,14}?"
    r"(?:竣工|投用|投入使用|建成|开学|交付|启用|完工)"
)


def expected(text: str, end: int) -> bool:
    """Whether what follows schools says that they are begun and will be finished."""
    return _EXPECTED.match(text, end) is not None


class HeadingVerbs:
    """Headings that say what is done to the schools of the numbered lines below them (新建类项目, 1.甲小学)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._zones = [
            (hit.start("items"), hit.end(), hit.group("verb")) for hit in _HEADED_ITEMS.finditer(text)
        ]

    def over(self, start: int) -> str:
        """The verb of the heading over the list that begins an item at `start`, "" where there is none."""
        zone = bisect_right(self._zones, (start, len(self._text) + 1, "")) - 1
        if zone < 0 or start >= self._zones[zone][1]:
            return ""
        mark = self._text[self._text.rfind("\n", max(0, start - 8), start) + 1 : start]
        return self._zones[zone][2] if not mark or _ITEM_MARK.fullmatch(mark) else ""


def goes_on(gap: str) -> bool:
    """Whether a list goes on after `gap`, which holds a part and a joint (建成甲综合楼和乙实训楼)."""
    return _part_joint().fullmatch(gap) is not None


def _verb_at(text: str, at: int, low: int) -> str:
    """The longest verb that ends at `at`, "" where none does."""
    known = _actions()
    for length in _lengths():
        if at - length >= low and text[at - length : at] in known:
            return text[at - length : at]
    return ""


def _verb_before(text: str, start: int, low: int) -> tuple[str, bool]:
    """The verb of the clause before `start`, and whether it stands right before (but for list members)."""
    bracketed = _verb_at(text, start, max(0, start - REACH_VERB))
    if "（" in bracketed:
        return bracketed, True
    low = max(low, start - REACH_LEFT)
    for hit in _CLAUSE_END.finditer(text, low, start):
        low = hit.end()
    at = start
    while at > low and text[at - 1] == "、":
        at = left_border(text, at - 1, low)
    verb = _verb_at(text, at, low)
    if verb:
        return verb, True
    for end in range(at - 1, low, -1):
        verb = _verb_at(text, end, low)
        if len(verb) > 1:
            return verb, False
    return "", False


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
    if before and not direct:
        verb, direct = before.verb, before.direct
    members = verb in _MEMBERS_OF or (verb == "为" and text.startswith(("分别为", "具体为"), start - 3))
    if not verb or members:
        if built := _announced_part(text, start):
            return built
        announced = _announced(text, start) or heading
        verb, direct, member = announced, bool(announced) or direct, verb
    else:
        member = ""
    action, planned = _actions().get(verb, ("", False))
    after = _AFTER_NAME.match(text, end)
    behind = text[after.end() if after else end : end + REACH_RIGHT]
    if (not verb or heading) and (row := _row_deed(text, start, end)):
        return row
    if not verb and (listed := _listed(text, start, after.end() if after else end)):
        return listed
    turned = _NOUN_BEHIND.match(behind) if verb in ("把", "将", "对") and direct else None
    if turned:
        return _deed_in_noun(turned, "", True, False)
    if verb in ("以", "把", "将") and direct and _MADE.match(behind):
        return Deed("其他", rule="model_of", verb=verb, direct=direct)
    if _RISE.match(behind) and action != "新建":
        return Deed("升格", rule="rise_behind", verb=verb, direct=direct)
    if verb in _GIVEN_TO and direct and (given := _given(behind, verb)):
        return given
    if _WON.search(verb) and direct and _SETTLES.match(behind):
        return Deed("引入", planned=True, rule="settles", verb=verb, direct=direct)
    if _BESIDE.match(behind):
        return Deed(rule="beside", verb=verb)
    if action == "" and verb and direct:
        return Deed(rule="relied_on", verb=verb, direct=True)
    if action not in BUILDING and (built := _itself_builds(behind, only=not verb)):
        return built
    if _GROUP.match(behind):
        return Deed("其他" if action else "", rule="group_around", verb=verb, direct=direct)
    if _IMPROVED.match(behind) and (verb or _begins_entry(text, text.rfind("\n", 0, start) + 1, start)):
        return Deed("改善", rule="improved", verb=verb, direct=direct)
    part = _parts().match(behind)
    if part:
        return _deed_on_part(part, verb, action, direct)
    noun = _NOUN_BEHIND.match(behind)
    if noun and (noun.group("verb") != "建设" or _PROGRESS.search(verb) or not verb):
        return _deed_in_noun(noun, verb, direct, campus)
    if action in BUILDING:
        return Deed(
            action,
            planned=planned and (action in ("新建", "建成")),
            rule="verb_before" if direct else "verb_apart",
            verb=verb,
            direct=direct,
        )
    if not verb:
        return _deed_behind(text, start, end, behind) or Deed(
            rule="relied_on" if member else "named", direct=direct
        )
    if action:
        to_come = planned and direct and _NOTHING_MORE.match(behind) is not None
        return Deed(action, planned=to_come, rule="verb_before" if direct else "verb_apart", verb=verb, direct=direct)
    return Deed(verb=verb, direct=direct)


def _deed_behind(text: str, start: int, end: int, behind: str) -> Deed | None:
    """What is said of schools that no verb stands before: 甲小学建成投用, 甲小学先行建设心理辅导室."""
    if _DONE.match(behind):
        return Deed("建成", planned=True, rule="done_behind")
    if _BEGUN.match(behind):
        return Deed("新建", planned=True, rule="begun_behind")
    if expected(text, end):
        return Deed("建成", planned=True, rule="expected_behind")
    if _BROUGHT.match(behind):
        return Deed("引入", planned=True, rule="brought_behind")
    if _PASSES.match(behind) and _BY_THEN.search(text, max(0, start - 12), start):
        return Deed("其他", rule="becomes")
    if _BECOMES.match(behind) or _PUT_TO_USE.match(behind):
        return Deed("其他", rule="becomes")
    if _REFITTED.match(behind) and text[start - 1 : start] in tuple("\n，,。；;：:内底前"):
        return Deed("其他", rule="refitted")
    if _LEAD_IN.match(behind) and (start == 0 or text[start - 1] in "\n\t \u3000"):
        return Deed("其他", rule="lead_in")
    verb = _cell_verb(text, start, end)
    if verb:
        action, planned = _actions()[verb]
        return Deed(action, planned=planned, rule="cell", verb=verb, direct=True)
    return None


def _listed(text: str, start: int, end: int) -> Deed | None:
    """What a project list or a record says of the schools that it names first; None where it is neither."""
    line = text.rfind("\n", max(0, start - REACH_LEFT), start) + 1
    if _LABEL.fullmatch(text, line, start):
        what = content_below(text, end)
        return _told_of(what) if what else None
    entry = _ENTRY.match(text, end)
    if not entry or not _begins_entry(text, line, start):
        return None
    if entry.group("item") and start == line:
        return None
    if entry.group("comma") and text[start - 1 : start] in _CLAUSE_SIGNS:
        return None
    size = _SIZE.match(text, entry.end())
    told = _told_of(text[entry.end() : entry.end() + REACH_RIGHT])
    if not told and size:
        told = _told_of(text[size.end() : size.end() + REACH_RIGHT])
    arm = entry.group("arm")
    return replace(told, object=told.object or arm, planned=False) if told and arm else told


def _begins_entry(text: str, line: int, start: int) -> bool:
    """Whether an entry of a list begins at `start`: a line, a cell, a numbered item or a new clause does."""
    return (
        start == line
        or text[start - 1] in _ENTRY_BEGINS
        or _ITEM_MARK.fullmatch(text, line, start) is not None
    )


def noted(text: str, end: int) -> Deed | None:
    """What a bracket behind a name says is done to this school (甲小学（新建，36个班）)."""
    hit = _NOTED.match(text, end)
    if not hit:
        return None
    action, planned = _actions()[hit.group("verb")]
    return Deed(action, planned=planned, rule="in_brackets", direct=True)


def content_below(text: str, end: int) -> str:
    """The content of the record whose name ends at `end` (内容：新建，48个班), "" where there is none."""
    if text[end : end + 1] != "\n":
        return ""
    for line in text[end + 1 : end + REACH_ROW].split("\n", _RECORD)[:_RECORD]:
        if _LABEL.match(line):
            return ""
        if told := _CONTENT.match(line):
            return told.group("what")
    return ""


def _told_of(what: str) -> Deed | None:
    """What `what`, the words behind a colon, says of the schools before it; None where it builds nothing."""
    if built := _itself_builds(what):
        return built
    if _RISE.match(what):
        return Deed("升格", rule="entry", direct=True)
    if _INVITED.match(what):
        return Deed("引入", planned=True, rule="entry", direct=True)
    if _DONE.match(what):
        return Deed("建成", planned=True, rule="entry", direct=True)
    if _BEGUN.match(what):
        return Deed("新建", planned=True, rule="entry", direct=True)
    carried = _CARRIED.match(what)
    at = carried.end() if carried else 0
    if built := _part_told_of(what, at):
        return built
    verb = _verb_from(what, at)
    action, planned = _actions().get(verb, ("", False))
    whole = not planned or _WHOLE.match(what, at + len(verb)) is not None
    if (action in BUILDING or action in ("改善", "升格")) and _ENTRY_VERB.search(verb) and whole:
        return Deed(action, planned=planned, rule="entry", verb=verb, direct=True)
    measure = _BECOMES.match(what) or _PUT_TO_USE.match(what) or _EQUIPPED.match(what)
    return Deed("其他", rule="entry", direct=True) if measure else None


def _part_told_of(what: str, at: int) -> Deed | None:
    """The parts that `what` names from `at` on and what is done to them (食堂、宿舍楼改造)."""
    begun = at
    while hit := _part_joint().match(what, at):
        at = hit.end()
    part = _parts().match(what, at)
    if not part or not part.group("verb"):
        return None
    action = _actions().get(part.group("verb"), ("新建", False))[0]
    return Deed(action, what[begun : part.end("part")], rule="entry", direct=True)


def _verb_from(text: str, at: int) -> str:
    """The longest verb that begins at `at`, "" where none does."""
    return next((text[at : at + length] for length in _lengths() if text[at : at + length] in _actions()), "")


def _given(behind: str, verb: str) -> Deed | None:
    """What is done at, for or to schools: 在甲中学新建锅炉房, 为甲中学配备宿舍, 对甲中学实施改造."""
    if verb != "对" and (built := _itself_builds(behind)):
        return built
    if verb in ("为", "给", "对", "向") and _EQUIPPED.match(behind):
        return Deed("其他", rule="equipped", verb=verb, direct=True)
    if verb == "在" and _TRIED.match(behind):
        return Deed("其他", rule="tried", verb=verb, direct=True)
    return None


def _itself_builds(behind: str, *, only: bool = True) -> Deed | None:
    """A part that is built where the schools stand (新建锅炉房2座, 各建阅览室1间); None where no part is named.

    支持甲学院建设实训基地 is support: where another verb stands before, not `only` this one, 建设 is no deed.
    """
    hit = _ITSELF_BUILDS.match(behind)
    part = _parts().match(behind, hit.start("what")) if hit else None
    if not hit or not part or not (only or hit.group("verb") in ("新建", "扩建", "改建", "修建")):
        return None
    action = "新建" if hit.group("each") else _actions()[hit.group("verb")][0]
    return Deed(action, part.group("part"), rule="itself_builds", verb=hit.group("verb") or "", direct=True)


def announcement(text: str, start: int) -> str:
    """The clause that announces a list at `start` (新建小学3所：甲、乙), "" where none does."""
    if start < 2 or text[start - 1] not in "：:（(即为是括中及":
        return ""
    clause = _ANNOUNCED.search(text, max(0, start - 2 * REACH_LEFT), start)
    return clause.group("what") if clause else ""


def cooperate(text: str, end: int) -> bool:
    """Whether what follows a list says that its members do something together (甲与乙合作办学)."""
    return _COOPERATE.match(text, end) is not None


def _announced(text: str, start: int) -> str:
    """The building verb of the list's announcement, "" where there is none."""
    for hit in _building_verbs().finditer(announcement(text, start)):
        if _ANNOUNCED_NOUN.fullmatch(hit.string, hit.end()):
            return hit.group()
    return ""


def _announced_part(text: str, start: int) -> Deed | None:
    """What an announcement builds at the schools that it names (建设周转宿舍120套，涉及甲、乙), None where no part."""
    clause = announcement(text, start)
    hit = _ANNOUNCED_PART.match(clause) if clause else None
    part = _parts().match(hit.group("what")) if hit else None
    if not hit or not part:
        return None
    return Deed(_actions()[hit.group("verb")][0], part.group("part"), rule="announced_part", verb=hit.group("verb"), direct=True)


def _cell_verb(text: str, start: int, end: int) -> str:
    """The building verb in another cell of the row whose cell the name fills, or in the cell line below it."""
    closed = _PART_OR_NOTE.match(text, end)
    end = closed.end() if closed else end
    if text[end : end + 1] == "\n":
        hit = _CELL.match(text, end) if text[start - 1 : start] in ("\n", "\t") else None
        return hit.group("verb") if hit else ""
    if text[end : end + 1] not in ("\t", "|"):
        return ""
    line = text.rfind("\n", max(0, start - REACH_ROW), start) + 1
    stop = text.find("\n", end, end + REACH_ROW)
    stop = stop if stop >= 0 else min(len(text), end + REACH_ROW)
    hit = _CELL.search(text, end, stop) or _CELL.search(text, max(line, start - REACH_ROW), start)
    return hit.group("verb") if hit else ""


#: A cell that says what a project is: 新建, 改扩建类.
_NATURE = re.compile(r"(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建|改造提升|改造|维修|修缮|加固|更新)(?:项目|工程|类)?")
#: 甲小学|学生宿舍改扩建项目: what of a project's name is no part of the school.
_PROJECT = re.compile(r"(?:易地|异地|整体)?(?:新建|迁建|改扩建|扩建|改建|重建|续建|改造提升|改造|维修|修缮|加固|更新|建设|装修)?(?:工程|项目|建设项目)?$")

#: What parts the cells of a row; aligned columns are parted by blanks.
_CELLS = re.compile(r"[\t|]|[ \u3000]{2,}")
#: What may stand between a school's name and its project's: 学生宿舍.
_PART_NAME = re.compile(r"[\u4e00-\u9fff]{2,14}")


def _row_deed(text: str, start: int, end: int) -> Deed | None:
    """What the row of a project table says of the school that opens one of its cells; None outside a table.

    A cell with the nature of the project tells (县职教中心实训楼 | 新建), else the cell that begins with a deed, where the name fills its own.
    """
    before, row = text[start - 1 : start], text[end : end + REACH_ROW].partition("\n")[0]
    if before not in ("\t", "|", "\n", "") or (before == "\n" and not _CELLS.search(row)):
        return None
    own, *cells = (cell.strip() for cell in _CELLS.split(row))
    part = _PROJECT.sub("", own)
    if not cells or (part and not _PART_NAME.fullmatch(part)):
        return None
    nature = next((hit["verb"] for cell in cells if (hit := _NATURE.fullmatch(cell))), "")
    if nature:
        action, planned = _actions().get(nature, ("改善", False))
        return Deed(action, part, planned and not part, rule="row", verb=nature, direct=True)
    told = next((told for cell in cells if (told := _told_of(cell))), None) if not own else None
    return replace(told, rule="row", direct=True) if told else None


def _deed_on_part(part: re.Match[str], verb: str, action: str, direct: bool) -> Deed:
    """A part is built: by the verb before (新建甲、乙食堂), or by the noun behind (推进甲新校建设)."""
    built = part.group("verb")
    led = _LEADING_VERB.match(part.group("part")) if action in BUILDING else None
    if led:
        return Deed(led.group(), part.group("part")[led.end() :], rule="part_of", verb=verb, direct=direct)
    if action in BUILDING or action == "改善":
        return Deed(action, part.group("part"), rule="part_of", verb=verb, direct=direct)
    if built and (_PROGRESS.search(verb)) and not verb.startswith(("深化", "加强")):
        found = _actions().get(built, ("新建", False))[0]
        return Deed(found, part.group("part"), rule="part_built", verb=verb, direct=direct)
    text, end = part.string, part.end("part")
    later = _BUILT_LATER.match(text, end) and (_PHASES.match(part.group("part")) or verb)
    if _PROGRESS.search(verb) and (later or (not verb and _FUNDED.match(text, end))):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    if not verb and not built and _BEGUN.match(text, end):
        return Deed("新建", part.group("part"), rule="part_built")
    if not verb and not built and (done := _DONE.match(text, end)) and _TO_COME.search(done.group()):
        return Deed("建成", part.group("part"), rule="part_built")
    if verb and _PROGRESS.search(verb) and _WORKS_BEHIND.match(text, end):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    supported = "" if part.group("part").startswith(("共建", "合建")) else _LED.sub("", part.group("part"))
    return Deed(action, supported if action else "", rule="part_of", verb=verb, direct=direct)


def _deed_in_noun(noun: re.Match[str], verb: str, direct: bool, campus: bool) -> Deed:
    """推进甲小学迁建, 甲中学新建工程: the noun behind the list tells the action."""
    built = noun.group("verb")
    if built == "建设" and not verb and not campus and noun.group() == "建设":
        return Deed()
    action, planned = _actions().get(built, ("新建", True))
    if noun.group("fit"):
        return Deed("改善", rule="noun_behind", verb=verb, direct=direct)
    return Deed(action, planned=planned, rule="noun_behind", verb=verb, direct=direct)


def part_in_brackets(text: str, end: int) -> str:
    """The part that a bracket behind a name limits the deed to (甲中学（食堂）), "" where there is none."""
    hit = _part_in_brackets().match(text, end)
    return hit.group("part") if hit else ""
