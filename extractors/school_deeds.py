"""Words for what is done to schools, the parts that are built, and what is said behind a name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.late import late
from extractors.lexicon import rows, words
from extractors.scanning import any_of
from extractors.wordlist import Wordlist

BUILDING = frozenset({"新建", "迁建", "改建", "扩建", "改扩建", "建成"})
#: Those, and what is done to a school that stands.
WORKING = BUILDING | {"改善"}
#: How far before a list its verb may stand, and how far behind it what follows is read.
REACH_LEFT = 40
REACH_RIGHT = 36
#: What may stand behind a noun of building or a part, so that it is no longer word.
BOUND = r"(?=[，,。；;：:、！!？?”\n\r\t|（）()和及与等各均并\d ]|[一二两三四五六七八九十]{1,2}(?:[栋幢座个间处套]|大(?:工程|项目))|的?(?:建议|问题|请示|议案|提案)|新增|增加|举行|开始|启动|开工|动工|投用|投入使用|启用|建成|主体|复工|开复工|竣工|完工|全面|如期|顺利|前期|落地|后|已|将|正在|加快|加速|有序|稳步|扎实|持续|全部|基本|按期|按时|推进|进入|$)"
TO_BUILD = (
    r"(?:的)?(?:进行|予以|整体|全面|原址|就地|落地|提质|局部|拆除|系统|征地|抗震|危房|(?:塑胶|硬|绿|亮|美|净)化(?=改造))*(?P<verb>加固改造提升|抗震加固|新改扩建|新扩建|搬迁新建|新址搬迁|[新改扩迁][（(][改扩迁]{1,2}(?:、[改扩迁])?[）)]建|新建|(?:择址|另址)(?:新建|重建)|迁址新建|迁址重建|拆建|迁建|改扩建|扩建|改建|改造提升|改造升级|升级改造|提升改造|改造|整体搬迁|整体迁建|选址搬迁|搬迁|(?:整体)?外迁|[东南西北]迁|迁(?=[至到往入])|搬(?=[至到往入])"
    r"|筹建|筹设|筹办|建设|重建|续建|易地新建|异地新建|易地重建|异地重建|易地迁建|异地迁建|扩容改造|扩容提质|扩容新建|扩容|迁扩建|维修改造|装修改造|改造装修|加固改造|重修|修缮|加固|维修)"
)
#: 甲中学完成迁建, 对甲中学实施改造, 乙小学规划向东扩建.
CARRIED_OUT = r"(?:规划|计划|向[东西南北]{1,2}|今年|明年|年内|20\d\d年|\d{1,2}月份?|[上下]半年|年?底前?|也|均|都|再|拟|将|即将|正在|马上|陆续|全面|基本|顺利|如期|同步)*(?:完成|启动|实施|进行|开展)?"
CARRIED = re.compile(CARRIED_OUT)
WORKS = r"(?:工程|项目|任务|收尾|工作|进度|步伐|前期|前期工作|施工|建设|一期|二期)*"
#: What schools become, are done, begun or given, behind their names.
RISE = late(
    r"[^，,。；;\n]{0,16}?(?:升格|升级)为|(?:拟|将|力争|争取|成功)*(?:晋升|升)为?(?=[^，,。；;\n]{0,6}?(?:本科|大学|高职|大专|职业学院))|(?:拟|将|计划|力争|争取|正|正在|要|申报|推进)*(?:升格|升本|申本)(?=[^\u4e00-\u9fff]|$)|[^，,。；;\n]{0,6}?(?:申办|申报|升格|升建|转设|创建)(?:为|成)?"
    r"(?:公办|民办|普通|独立设置的|职业)*(?:本科(?!专业)|技术大学|职业大学|应用型大学)"
)
_DAY = r"(?:昨日|今日|近日|日前|本月)?(?:今年|明年|本年度?)?(?:年内)?(?:20\d\d年)?(?:\d{1,2}月份?)?(?:\d{1,2}日)?(?:[上中下]旬|[上下]半年|年?底|[春秋]季(?:学期)?|暑期)?前?"
_WHEN = rf"(?:也|还|均|都)?(?:(?:将|计划|预计|拟)?分别(?:计划|预计|将|拟)?[于在]{_DAY}(?:[、和与]{_DAY}){{1,4}}|(?:计划|预计|拟|于|在)*{_DAY})"
_SOON = r"(?:将|要|也|还|即将|实现|力争|确保|如期|按期|按时|尽快|早日|提前|全部|全面|正式|顺利|均|都|抓紧|加快|正在|正|年内)*"
_COUNTED = r"(?:(?:\d{1,2}|[一二两三四五六七八九十])个)?(?:重点)?"
DONE = late(
    rf"(?:[一二三四五]期)?(?:工程|项目)?(?:等?{_COUNTED}项目)?(?:主体建设并)?(?:[，,](?=\d{{1,2}}月|年))?{_WHEN}"
    rf"{_SOON}(?:建成(?![^\W投启开招交使运并后且和及与达办完]|[“\"])|竣工|投用|投入使用|完工|交付使用|交付(?=[^\u4e00-\u9fff]|$)|启用|(?<=正式)开学|(?<=如期)开学|招生办学|(?<=正式)招生(?!计划|简章|工作|录取|方案|人数|名额)|开学招生|招生开学|首次招生|开园(?![^，,。；;\n]))"
)
#: What works reach before they are done: 主体封顶, 室内工程全部完成, 完成基础工程, 正在进行土方开挖.
_PHASE_OF_WORKS = r"(?:房建|土建)?(?:主体|基础(?!教育|设施|课程|学科|研究|性)|室内|室外|附属|配套(?=工程|设施|施工)|装修|装饰|土建|土方|土石方|桩基|地基)(?:及?(?:附属|装修))?(?:工程|结构|建设|施工|开挖|平整)*"
BEGUN = late(
    rf"(?:[（(]暂定名[）)])?(?:等?{_COUNTED}(?:新开工|续建|在建)?(?:工程|项目|建设)+)?(?:要(?=于|在))?{_WHEN}"
    rf"(?:已经?)?{_SOON}(?:奠基|开复工|复工|开工|动工|开建|进场施工|落地建设|启动(?:建设|施工)?(?=[^\u4e00-\u9fff]|$)|(?:隆重)?举行[^，,。；;\n]{{0,6}}?(?:奠基|开工|动工|开建)|(?:紧张|有序|加快)*建设(?:当|之)?中(?![\u4e00-\u9fff])|(?:正在)?(?:有序|稳步|加快|顺利)推进|(?:继续|正在|仍在)建设(?![\u4e00-\u9fff])|加快(?:建设|推进)(?=[^\u4e00-\u9fff]|$)|(?:完成|进行|实施|开展|开始|启动|进入)(?:{_PHASE_OF_WORKS}|设备安装)|完成(?:总?工程量|工程总量|总工程)|{_PHASE_OF_WORKS}(?:已经?)?{_SOON}(?:完成|封顶|封闭|完工|竣工|施工))"
)
#: 丁小学列入建设日程, 甲中学体育馆纳入2025年新建项目: what is entered among the works to come.
SCHEDULED = re.compile(r"(?:建设)?(?:已|正式|也)*提上[^，,。；;\n]{0,4}日程|(?:已|均|都|也|被|将)*(?:列入|纳入)[^，,。；;\n]{0,8}?(?:建设|新建)(?:日程|计划|规划|项目|清单)")
#: 旧校区用于养老, 学位扩充到2000个, 先行试点: measures that stand behind the school with no verb before it.
PUT_TO_USE = late(
    r"(?:完成|启动|实施|推进)(?:改制|转制|转设|更名|合并|整合|撤并|移交)|(?:这些学校)?(?:都|均|将|会|要|予以|继续|暂时?|逐步|全部)*保留(?:现状|现有(?:规模|校址|用地))?(?=[^\u4e00-\u9fff]|$)|(?:[从自])?(?:[暑年]后|今年|明年|20\d\d年|[秋春]季学期)*(?:起)?，?(?:(?:停止|暂停|不再)[^，,。；;\n]{0,6}?招生|不再招收)|[加增]挂[^，。；\n]{0,24}?(?:牌子|校牌)|由[^，。；：\n]{2,14}?(?:调整|转设|转|改|改制|变更|变|更改)为|(?:可|将|全部|优先|统一|逐步|主要|改造后)*(?:用于|用作|改作|转作|改办|举办为|(?:改|转|转型|更名|改名|转设|改制|转制|变更|改设|更改|过渡)为)"
    r"|(?:办学规模|办学学位|学位|招生规模|招生计划)(?:扩充|扩大|增加|扩展)[到至]"
    r"|(?:拟|将|已|予以|逐步|全部|都|均|要)*(?:整合|合并|撤并|撤销|停办|关停|剥离|分离|独立设置|独立建校|单独设置)(?=[^\u4e00-\u9fff]|[办设建为成组到至入转]|公[示告]|$)|(?:逐步|依法)*(?:终止|停止)办学|(?:整体|全部|逐步|统一)*(?:并入|划入|划归|划转|移交|纳入)(?=[\u4e00-\u9fff])"
    r"|(?:率先|先行|优先)(?:开展|进行)?(?:试点|实施|试行)"
    r"|(?:拟|将|统一|逐步|全部|都|均)*(?:(?:整体)?委托|(?:整体)?交?由)[^，,。；;：:、\n]{2,14}?(?:托管|接管|代管|管理(?=[，,。；;]|$)|使用(?=[，,。；;]|$))"
    r"|(?:通过|采取)?(?:将|拟|要|各|均|分别|计划)*(?:扩班|增班|扩增班|扩容增位|扩班增位|增加(?:班级|班数|班额)|扩大(?:招生|办学)规模)"
)
#: 先行建设心理辅导室, 各建阅览室1间: the part is read by `part_pattern`.
_ITSELF_BUILDS = re.compile(
    r"(?:(?:各|分别|均|统一|先行|率先|同步|计划|将|要)*(?:拆除)?(?P<verb>新建|新增(?=校舍|教学用房|用房|[^，,。；;\n]{0,4}楼)|扩建|改扩建|改建|改造提升|提升改造|改造|修建|增建|加建|增设|配建|建设|建成|重建|续建|翻建|维修改造|维修|加固|修缮)|(?:各|分别|均)(?P<each>建|设)成?)"
    r"(?!(?:工程|项目)(?:还|也|主要|包括|包含|内容|规模|位于|计划))(?:工程|项目)?(?P<what>[^，,。；;：:、\n]{2,16})"
)
EQUIPPED = re.compile(
    r"(?:各|分别|均|统一|先行|率先|同步|全部|免费)*(?:配备|配齐|安装|购置|添置|更换|增配|补充|增设|新增|扩大|选派|招聘|开通(?![^，,。；;\n]{0,8}(?:线路|专线|公交|班车|校车))|提供|拨付)"
)
BECOMES = late(
    r"(?:要|应|须|将|力争|争取|充分|切实)*(?:发挥[^，,。；;\n]{0,12}?作用|加快[^，,。；;\n]{0,14}?转型)"
    r"|(?:要|力争|争取|确保)(?:通过|完成)[^，,。；;\n]{0,16}?(?:认定|评估|验收|评定)"
    r"|(?:率先|先行|全部|均|力争|争取|要|将被|将|拟被|如期|年内|成功|顺利)*(?:建成|创成|创建成?为?|争创|建设成?为|打造成?为?|晋升为?)"
    r"(?:[^，,。；;：:、\n]{0,16}?(?:校|园|高中|中职)(?=\d{1,3}所|[，,。；;、\n]|$)|[“\"])"
    r"|(?:争取|力争|积极|要|应|须|将|成功)*(?:创建|争创|申创|申报|申建|申评)[“\"]?(?:国家|全国|省|市(?!场)|自治区|自治州|州)"
    r"|(?:加快|全面|成功)?(?:转型发展|转型升级|提质升级|提质扩容|扩容提质|提质培优)"
)


#: 建设|气象园1处|, 新建|直饮水点6个|: what is counted as things are that stand on the ground.
_MEASURED_PART = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,10}?(?<!班)(?<!专业)(?<!学校)(?<!小学)(?<!中学))(?=\d[\d.]*万?(?:间|座|栋|幢|处|块|片|平方米|平米|㎡))|(?P<small>[\u4e00-\u9fff]{1,10}?(?:[室站点吧角廊亭棚库池屋墙]|车间|驿站))(?=\d{1,3}[个套])")
#: 增设|高中部, 复办|高中部, 撤销|分校: an arm that is opened or given up where the school stands.
_ARM_OPENED = late(
    r"(?:各|分别|均|都|计划|将|拟|要|新|同步|逐步)*(?:(?P<opened>(?:规划|筹备)?(?:建设|新建)(?=[\u4e00-\u9fff]{0,4}(?:校区|分校|分园))|筹建|增设|设立|开设|开办|新办|新设|创办|成立|挂牌成立)|恢复|复办|撤销|停办|取消|剥离)"
    r"(?P<part>(?:[\u4e00-\u9fff]{0,4}?(?:幼儿|学前|小学|初中|高中|国际|职教|职高|中职|中专|特教)部|[\u4e00-\u9fff]{0,4}?分校|[\u4e00-\u9fff]{1,4}校区|分园))(?=[，,。；;、和及与（(\n]|建设|办学|招生|$)"
)
_ARM_ENDS = re.compile("[部园校]")


class Deed(NamedTuple):
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
def known_actions() -> dict[str, tuple[str, bool]]:
    """Verb → (action, whether what it is done to does not exist yet)."""
    return {
        row["surface"]: ("" if row["action"] == "-" else row["action"], row["planned"] == "yes")
        for row in rows("school_actions")
    }


@cache
def verbs() -> Wordlist:
    """The verbs that are known, to be asked for by place."""
    return Wordlist(known_actions())


@cache
def part_pattern() -> re.Pattern[str]:
    """A part of a school behind its name (综合楼), and the verb of its building where one follows."""
    part = any_of(words("school_parts"))
    return re.compile(
        rf"(?:(?:[一二三四]期(?:工程|项目)?)?[\d一二两三四五六七八九十]{{1,3}}[座栋幢间处套])?(?:(?:积极|加快|全力|有序|全面|大力)*(?:完成|启动|实施|推进|加快|抓好))?(?P<part>[^与和及对由在为向将的\W]{{0,10}}?(?:{part}|[^与和及对由在为向将的\W\d](?:[楼馆房堂厅池室站桥]|(?<![现进入到退市立出登])场)))"
        rf"(?=的?(?:(?:将|要|全面|全部|年内|如期)*(?:完成|实施|进行|启动|开展))?{TO_BUILD}{WORKS}|{BOUND}|(?:工程|项目)(?:建设|施工)?{BOUND}|[均已被将]?[列纳]入)"
    )


@cache
def part_joint() -> re.Pattern[str]:
    """A part with the joint that leads on to the next school or part (综合楼和)."""
    part = any_of(words("school_parts"))
    return re.compile(
        rf"[^与和及对由在为向将的\W]{{0,10}}?(?:{part}|[楼馆房场堂厅池室站桥])(?:\d[\d.]*万?(?:平方米|[栋幢座个间处]))?"
        r"(?:[（(][^（）()\n]{0,40}[）)])?(?:、|以及|和|及|与|，|,)"
    )


def itself_builds(behind: str, *, only: bool = True) -> Deed | None:
    """A part that is built where the schools stand (新建锅炉房2座, 各建阅览室1间); None where no part is named.

    支持甲学院建设实训基地 is support: where another verb stands before, not `only` this one, 建设 is no deed.
    """
    if only and _ARM_ENDS.search(behind) and (arm := _ARM_OPENED.match(behind)):
        return Deed("新建" if arm["opened"] else "其他", arm["part"], rule="arm_opened", direct=True)
    hit = _ITSELF_BUILDS.match(behind)
    part = (part_pattern().match(behind, hit.start("what")) or _MEASURED_PART.match(behind, hit.start("what"))) if hit else None
    if not hit or not part or not (only or hit.group("verb") in ("新建", "扩建", "改建", "修建")):
        return None
    action = "新建" if hit.group("each") else known_actions()[hit.group("verb")][0]
    return Deed(action, part.groupdict().get("small") or part.group("part"), rule="itself_builds", verb=hit.group("verb") or "", direct=True)
