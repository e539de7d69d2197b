"""What the clause of a school tells of works at it, wherever in the clause it does: how far they have come, and when they will be done.

Asked where no verb and no noun beside the school has told anything: signs of works decide then, not the order of words.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extractors.late import late
from extractors.lexicon import words
from extractors.scanning import any_of
from extractors.school_deeds import Deed, known_actions

#: No clause is read further behind a school than this.
REACH = 200
_SENTENCE_END = re.compile(r"[。；;！!？?\n\t|]")
_COMMA = re.compile(r"[，,]")
_BRACKET = re.compile(r"[（(][^（）()\n]{0,30}[）)]")
#: 等4所学校, 等一批项目: what counts the list that the works are of.
_TAIL = re.compile(
    r"(?:等?[^，,。；;：:、\n]{0,4}?(?:\d{1,3}|[一二两三四五六七八九十])[所个][^，,。；;：:、\n]{0,8}?(?:学校|幼儿园|小学|中学|高中|初中|项目|工程)|等)?的?"
)
#: What is built, from the ground to the walls.
_BUILDING_PHASE = (
    r"破土|奠基|封顶|断水|桩基|基坑|土方|土石方|砌筑|抹灰|浇筑|绑扎|[内外]墙|屋面(?:施工|网架|工程|防水)|室外(?:配套|附属|管网|工程|景观)|二次结构|(?:室内|内部|精|软|硬)装修?|装饰(?:装修|工程)|装修(?:施工|工程|阶段|收尾)"
    r"|(?:进行|开展|实施|开始|进入)装修|(?<![楼堂馆室舍场])正在?装修|主体(?:梁|柱|框架|钢|工程|结构|完工|施工|封顶|建设|验收|已|建筑)|基础(?:工程|施工|开挖|部分)|(?:完成|进入|启动|开始)(?:主体|基础)|工程(?:量|进度|形象|总量)|完成产值|形象进度"
)
#: That people work at it.
_AT_WORK = (
    r"(?:未|无法|尽快|已|正式|进行|陆续|全面|要|将|早日|确保|力争|计划|预计|[底前月年]|实质性?|顺利|正|后)(?:开工|动工|复工|进场)|(?:开工|动工|复工|进场)(?:建设|施工|$)"
    r"|(?:正在|正|抓紧|加快|全面|紧张|有序|火热|组织|[的，])(?:施工|建设中|建设$)|正在对[^，,。；;\n]{2,10}?进行[^，,。；;\n]{0,6}?(?:维修|改造|修缮|加固|装修|扩建)|施工(?:现场|阶段|单位|图|许可|总包|监理|招标|围挡|队伍)|在建|配建|(?:同步|统一)建设|代建|建设(?:现场|工地|地址|用地|工作|任务|进度|进展|工程规划)|(?:工程|项目|建设)(?:推进|进展)(?:情况)?|项目(?:负责人|部|建议书|工地)"
)
#: What goes before it: papers, ground and tenders.
_PREPARED = (
    r"(?:工程|施工|监理|设计|项目|挂网|公开|启动|进行|完成|开展)招(?:投)?标|招(?:投)?标(?:失败|阶段|工作|程序|公告)|挂网|流标|选址(?:意见|论证|方案|工作|已|于|在|位于|原)|(?:完成|开展|启动|推进)(?:项目)?选址|立项|可研|可行性研究"
    r"|初步设计|初设|方案设计|(?:规划|建设|建筑|施工图|设计)(?:设计)?方案|多规合一|用地(?:批复|预审|手续|划拨|规划|报批)|土地(?:划拨|平整|征收|手续|证|出让)|征地|征拆|征迁|拆迁(?![户费款补])|交地|规划许可|地勘|地质勘察|图审|报建|报批|前期(?:工作|手续|准备)|三通一平|场地?平整?"
)
_TO_BE_DONE = (
    r"(?:预计|(?<!原)计划|力争|确保|将(?=[于在]|正式|陆续|全面|全部|如期|建|竣|投|启|交|迎)|拟(?=[于在])|有望|可望|明年|今秋|[年月日期]?[底前](?=[^，,。；;\n]{0,8}(?:建成|竣|完|投|启|交))|开学前)"
    r"[^，,。；;\n]{0,20}?(?:投用|投入使用|投入运[行营]|启用|建成|竣工|完工|交付|开学|开园|开校|开办|迎来|首次招生|招收?新生|秋季?招生)"
)
_SIGN = late(rf"(?P<due>{_TO_BE_DONE})|{_BUILDING_PHASE}|{_AT_WORK}|{_PREPARED}")
#: 扩建涉及征地17户, 马上进行扩建施工.
_BEGUN_ANEW = re.compile("新?开工(?:建设)?|新?动工|在建|续建")
_WORKS = re.compile(r"(?P<verb>改扩建|[易异]地新建|迁建|扩建|新建|改建|重建|整体搬迁|搬迁|改造提升|改造|维修|加固)(?!后)")
#: Whom or what else the clause is of, and what stands already.
_OF_OTHERS = re.compile(
    r"(?:学生|教师|师生)(?!宿舍|公寓|食堂|餐厅|周转)|家长|校长|老师|毕业|始建|创办|创建于|建于|建校|成立于|现有|在校|荣获|获评|举行(?![^，。]{0,6}(?:奠基|开工))|举办|领办|托管|承办|联合|活动|课[程题]|专业|道路|公路|编制的|因(?!电|征|拆|用地|资金)|[“”]"
)
#: What a project is described with: 位于城北, 占地30亩, 总投资2亿元, 为完全中学.
_SIZE = late(
    r"(?:该?(?:项目|学校|校|工程)|规划|总|拟|净|紧|地)*(?:位于|坐落|地处|选址|邻|[东西南北][至临邻侧]|以[东西南北]|占地|用地|建筑|面积|投资|概算|估算|建设|办学|规模|规划|设计|设置|新建|拆除|改造|为[^，,]{0,12}(?:学校|小学|中学|幼儿园)|含|包括|包含|主要|小学|初中|高中|幼儿园"
    r"|[地楼][上下]|其中|\d|[一二两三四五六七八九十]+[栋幢层]|拟建|可?(?:提供|容纳)|预计(?:可|新增|提供|总投资)|新增|年度|目前|下一步|作为|计划|建成后|[\u4e00-\u9fff]{1,8}(?:以[东西南北]|[东西南北]侧))"
)
#: Sizes that only a project has.
_PROJECT_SIZE = re.compile(r"拟建|拟投资|年度计划(?:总)?投资|计划(?:总)?投资|(?:概算|估算)(?:总)?投资|项目(?:位于|占地|选址)|规划(?:建设|办学|设计|设置|总?用地|总?占地)?(?:面积|规模)?(?:为|约)?\d|预计(?:可)?(?:新增|提供)")
#: What an entry of a list of projects tells beside the size.
_MONEY = re.compile("总投资")
#: Works that have come to their end.
_OVER = re.compile(r"已(?:经)?(?:于[^，,。；;\n]{1,10})?(?:全面|正式|全部|顺利|如期|建成)*(?:建成|竣工|投用|投入使用|启用|交付|开学|开园|完工|通过(?:竣工)?验收)|(?<!未)(?<!待)完成(?:建设|施工|工程)任务|竣工验收|通过验收|正式启用|投入使用后")
_NOW = late(
    r"[^，,。；;：:\n]{0,24}?(?<!并)(?<!于)已(?:经)?(?:全面|正式|陆续|相继|顺利|如期)*(?:开工|动工|开建)(?:建设)?(?=[，,。；;\n]|$)|[^，,。；;：:\n]{0,10}?(?:(?:施工|建设|项目|工程)(?:现场|工地)|(?:(?:基本)?(?:完工|完成|封顶)[，,])?(?:目前|现|已)?正(?:在)?(?:进行|紧张|加紧|加快)?[^，,。；;\n]{0,8}(?:施工|建设|装修|安装)|[^，,。；;\n]{0,12}(?:预计|力争|确保|将于|计划[于在]?|拟[于在])[^，,。；;\n]{0,14}(?:开工|动工|开建|投用|投入使用|启用|竣工|完工|交付|开学|开园))"
)


#: Where a school is what its sentence is of, also behind a comma: 在甲小学，…; 该校系乙中学新校区，….
_OPENS = re.compile(r"[。；;\n：:\s在系为是]|(?<=[一二三四五六七八九十\d])[、.．]|[）)]|^")
_TO_BE_USED = late(_TO_BE_DONE + r"|拟建?(?:投用|建成)")
_PLANNED = re.compile("将|拟|计划|规划|力争|需|[要须](?!求)")
_IN_USE = re.compile("投入使用|投用|启用|建成的|新建成")
_PAST = re.compile("已|去年|了|曾|先后|累计|以来|新启用")


@cache
def _part() -> re.Pattern[str]:
    """The part of a school that the clause is of, where one is."""
    return re.compile(rf"(?:项目|新建的?)?(?P<part>[\u4e00-\u9fff]{{0,8}}?(?:{any_of(words('school_parts'))}|[\u4e00-\u9fff][楼馆]))")


@cache
def _renewed() -> re.Pattern[str]:
    """The part of a school that works are done to (对教学楼进行维修)."""
    return re.compile(rf"对(?P<part>[\u4e00-\u9fff]{{0,4}}?(?:{any_of(words('school_parts'))}))进行")


#: A line that a school fills, and what the next one tells of it: 柳溪小学东校区⏎2025年3月开工，预计2026年秋季投入使用.
_TITLED = re.compile(r"[ \t]*\n+(?=[^，,。；;：:|\t\n]{4,40}[，,]|(?:预计|计划|力争|确保|拟)[^，,。；;：:|\t\n]{4,24}(?:\n|$))")


def told_in_clause(text: str, start: int, end: int, stop: int) -> Deed | None:
    """What the clause behind schools at [start, end) says of works at them, None where it tells of none.

    `stop` is where the next ones begin. Works that are over tell nothing: they are past.
    """
    titled = _TITLED.match(text, end) if text[max(0, start - 1) : start] in ("", "\n") else None
    low = titled.end() if titled else end
    closed = _SENTENCE_END.search(text, low, min(stop, low + REACH))
    behind = "，" * bool(titled) + _BRACKET.sub("", text[low : closed.start() if closed else min(stop, low + REACH)])
    tail = _TAIL.match(behind)
    at = tail.end() if tail else 0
    if behind[at : at + 1] in ("，", ",") and not _OPENS.search(text, max(0, start - 1), start):
        return None
    entry = not at and behind[:1] in ("：", ":") and (start == 0 or text[start - 1] in "\n.．、）)●◆■◎○★▪•·")  # 1.甲小学：位于城北，占地30亩，总投资2亿元
    described = _described(behind, at + entry)
    sign = _SIGN.search(behind, at, described)
    if not sign:
        return _told_by_size(behind, at, described, entry=entry)
    if _OVER.search(behind, at, sign.end() + 2) or _OF_OTHERS.search(behind, at, sign.end()):
        return None
    clauses = [at, *(hit.end() for hit in _COMMA.finditer(behind, at, sign.start()))]
    part = _part().match(behind, at, sign.end()) if len(clauses) == 1 else None
    close = _COMMA.search(behind, sign.end())
    works = _WORKS.search(behind, at, min(sign.end() + 16, close.start() if close else len(behind)))
    action = known_actions()[works["verb"]][0] if works else "建成" if sign["due"] else "新建"
    part = part or (_renewed().search(behind, at, works.end()) if works and action in ("改建", "改善") else None)
    return Deed(action, part["part"] if part else "", planned=not part and action in ("新建", "建成"), rule="works_told")


#: 明年3所改造好的公办园将启用，分别是…; 拟改扩建小学4所，例如…: schools that the sentence counts and those that it then names.
_COUNTED = late(
    r"(?:(?P<before>[新改扩迁]建|改扩建|新改扩建|建成|开工(?:建设)?|在建|投用|投入使用|启用)[^，,。；;：:\n]{0,10}?)?(?:\d{1,3}|[一二三四五六七八九十两]{1,3})所[^。；;\n]{0,50}?(?:包括|包含|例如|如|分别是|分别为|分别|即|为)[：:]?[“\"]?(?:位于[^，,。；;：:\n]{2,24}的)?$"
    r"|(?P<used>(?:计划|预计|即将|将|拟)[^，,。；;：:\n]{0,10}?(?:投用|投入使用|启用|开学|开园|竣工|完工)的?(?:[^，,。；;：:\n]{0,6}?(?:学校|小学|中学|幼儿园|校区|项目))(?:有|包括|包含|分别是|分别为|为|是)[：:]?)$"
    r"|(?P<kind>[新改扩迁]建|改扩建|新改扩建)(?:项目|学校|校区)(?:如|例如|包括|有|为|是)[：:]?$"
)

#: 包括|位于新城路以东、中山路以北的|甲小学: no farther back begins where the first of those counted is.
_PLACED_REACH = 28


def told_of_counted(text: str, start: int) -> Deed | None:
    """What the sentence says of the schools that it counts before it names them from `start` on; None where it counts none or what is over."""
    placed = text[start - 1 : start] == "的" and "位于" in text[max(0, start - _PLACED_REACH) : start]
    if start < 2 or not (placed or text[start - 1] in "括含如是为别即：:有"):
        return None
    low = max([hit.end() for hit in _SENTENCE_END.finditer(text, max(0, start - REACH), start)], default=max(0, start - REACH))
    counted = _COUNTED.search(text, low, start)
    said = text[low:start]
    if not counted or _OVER.search(said) or _PAST.search(said):
        return None
    if _TO_BE_USED.search(said):
        return Deed("建成", planned=True, rule="works_told")
    works = _WORKS.search(said)
    if not works and _BEGUN_ANEW.search(said) and not _IN_USE.search(said):
        return Deed("新建", planned=True, rule="works_told")  # 2024年新开工的3所小学包括甲小学
    opens = counted.start() == low and works is not None and works.start() == 0  # 新建2所，为甲小学和乙小学
    if not works or not (counted["kind"] or opens or _PLANNED.search(said)) or _IN_USE.search(said):
        return None
    action, planned = known_actions()[works["verb"]]
    return Deed(action, planned=planned, rule="works_told")


def _told_by_size(behind: str, at: int, described: int, *, entry: bool) -> Deed | None:
    """A school to come where two clauses or more describe it from `at` on as projects are described; else None."""
    if behind.count("，", at, described) + behind.count(",", at, described) < 2:  # 甲中学占地30亩，总投资2亿元
        return None
    sized = _PROJECT_SIZE.search(behind, at, described) or (entry and _MONEY.search(behind, at, described))
    if not sized or _OF_OTHERS.search(behind) or _OVER.search(behind, at, sized.end()):
        return None
    return Deed("新建", planned=True, rule="works_told")


def _described(behind: str, at: int) -> int:
    """Where the clause ends that follows the last of those which describe a project from `at` on."""
    commas = [at, *(hit.end() for hit in _COMMA.finditer(behind, at))]
    for begun, following in pairwise(commas):
        if begun < following - 1 and not _SIZE.match(behind, begun):
            return following - 1
    return len(behind)


def under_way(text: str, end: int) -> bool:
    """Whether what follows schools tells of works that go on, which no past time before them ends."""
    return _NOW.match(_BRACKET.sub("", text[end : end + REACH])) is not None


#: Verbs that say no more than that something goes on with the schools.
_GOING_ON = ("推进", "推动", "加快", "启动", "督促", "确保", "力争", "抓好", "抓紧", "做好")
#: Words before schools that leave them what the clause is of; of whom something is done with (与, 由, 依托) it is not.
_LEAVES_OPEN = frozenset({"走进", "进入", "参观", "考察", "在", "到", "到达", "有", "包括", "包含", "其中", "如", "像", "即", "含", "涵盖", "涉及", "是", "关于", "对"})


def asks_more(done: Deed, text: str, start: int, end: int) -> bool:
    """Whether what stands beside schools at [start, end) leaves open what is done to them, so that their clause is asked (督促甲小学教学楼项目建设).

    A cell that opens with a school tells of the task of its row, which names the deed.
    """
    if text[max(0, start - 3) : start].rstrip(" ").endswith(("|", "\t")):
        return False
    if not done.action:
        return done.rule != "beside" and (done.rule != "relied_on" or not done.verb or done.verb in _LEAVES_OPEN)
    return done.action == "其他" and done.rule == "verb_before" and done.verb.endswith(_GOING_ON) and not text.startswith("前期", end)
