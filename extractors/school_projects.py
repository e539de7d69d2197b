"""Project lists, records, headings and tables: what they say of the schools that they name first."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property

from extractors.scanning import any_of, on_lines
from extractors.school_deeds import (
    BECOMES,
    BEGUN,
    BUILDING,
    CARRIED,
    DONE,
    EQUIPPED,
    PUT_TO_USE,
    REACH_LEFT,
    REACH_RIGHT,
    RISE,
    WORKING,
    Deed,
    itself_builds,
    known_actions,
    part_joint,
    part_pattern,
    verbs,
)

#: How far a table row is read on either side of a name.
REACH_ROW = 200
#: 甲小学：新建, 甲学校小学部：扩建, （一）甲小学。新建: an entry of a project list, the arm of the school that it is
#: about, and what parts the name from what is done.
_ENTRY = re.compile(
    r"(?P<arm>(?:幼儿|小学|初中|高中|中学|国际)部|[一二三]期)?(?:[（(][^（）()\n]{0,20}[）)])?(?:项目|工程|建设项目)?"
    r"(?:[：:](?:[ \u3000]*\n){0,3}|[—–]{1,2}|[ \u3000]{2}|(?P<item>。)|(?P<comma>[，,]))[ \u3000]*"
)
#: 甲小学（新建，36个班）: the action in the bracket that is the school's own.
_NOTED = re.compile(
    r"[（(](?:拟|计划|规划|整体)?(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建|建成|改造|搬迁|(?:在建|待建|筹建|拟建|建设)中?|规划中?(?=[）)]))(?:项目|工程|类)?(?=[，,；;、）)\d])[^（）()\n]{0,24}[）)]"
)
#: 占地30亩，新建…: how large a school is and where it stands before what is built.
_SIZE = re.compile(
    r"(?:(?:(?:项目|学校|规划|总|拟|位于)*(?:占地|用地|建筑面积|总投资|投资|选址|位于)[^。；;\n]{2,24}?|(?:办学|设置?|规划|建设)?(?:规模)?\d{1,3}个(?:教学)?班[^，。；;\n]{0,8})[，,]){1,4}"
)
#: 甲中学：市属，保留，改扩建校舍; 乙中学：区属，高中部并入丙中学: whose a school is, that it stays and which of its arms is meant.
_ATTRIBUTES = re.compile(
    r"(?:(?:[省市区县镇乡州]属|[市县区]直属?|公办|民办|(?:予以|继续)?(?P<kept>保留)|单设[高初]中|现[状有][^，,。；;\n]{1,20})[，,、。])+(?:[高初]中部(?=逐步|整体|全部|并入|划归|撤销|停办))?"
)
#: 拟选址于甲路北侧，乙大道东侧地块，新建一所学校: so many clauses may tell where.
_SITE_CLAUSES = 3
_CLAUSE = re.compile(r"[^，,。；;\n]{1,24}[，,]")
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
_WHOLE = re.compile(r"[^\u4e00-\u9fff]|(?:一所)?(?:寄宿[制式]|九年一贯制|完全|公办|民办|标准化|现代化|高标准)*(?:初级中学|高级中学|初中|高中|中学|小学|幼儿园|学校)(?=[，,。；;、\n]|$)|[至到于后并投启交招开]|项目|工程|校舍|占地|规模|面积|$")
_ENTRY_VERB = re.compile(r"(?<![组共配])(?:[建造迁固修缮成工用善容质格级])$")
_INVITED = re.compile(r"(?:引进|引入)(?:办学|品牌|优质|合作|[，,。；;\n]|$)")
#: What a clause announces before its schools: 新建小学3所：甲、乙; 扩建幼儿园2所（甲、乙）; 新建5所学校，即甲、乙.
_ANNOUNCED = re.compile(
    r"(?P<what>[^，,。；;：:\n\t|（）()]{0,24}?)(?:(?:[（(][^（）()\n]{1,40}[）)])?[：:]|[。，,]?其中(?:包括|有|为)?[：:]|[（(]|[：:（(，,。]?(?:即|分别是|分别为|具体为|具体是|主要是|主要有|包括|其中|其中包括|涉及|例如|如|有|为)[：:]?)$"
)
_ANNOUNCED_NOUN = re.compile(
    r"的?(?:(?<=改善)[^，。]{0,12}?(?:条件|环境|设施)(?:\d{1,3}所)?|(?<=提升)[^，。]{0,10}?(?:办学|寄宿|食宿)(?:条件|环境)(?:\d{1,3}所)?|(?:项目|工程)\d{1,3}[个所处项]|[^，。的]{0,12}?(?:小学|初中|高中|中学|学校|幼儿园|公办园|校区|教学点|园|校)(?:共|共计|共有)?(?:\d{0,3}[所个处])?|(?:\d{1,3}|[一二三四五六七八九十两]{1,3})所[^，。的]{0,12}?|)"
    r"(?:项目|工程|任务|类)?(?:建设)?(?:正在|正|已)?(?:积极|加快|有序|稳步|全面|顺利)*(?:推进|实施|开展)?"
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
_ITEMS = "|".join(rf"(?={_BLANK}{first})(?:{_BLANK}{mark}[^\n]{{0,400}}(?:\n[ \t\u3000\n]*|\Z))+" for first, mark in _MARKS)
#: 二、新建项目⏎5.甲小学: numbers that go on from the list before, below a heading of another kind.
_ITEMS_ON = r"(?:[ \t\u3000]*\d{1,2}[.．、][^\n]{0,400}(?:\n[ \t\u3000\n]*|\Z))+"
#: Short lines without marks, up to the next heading.
_PLAIN_ITEMS = r"(?:(?!\s*(?:[一二三四五六七八九十]{1,3}、|[（(\d]|第[一二三四五六七八九十]))[^\n。]{2,80}。?(?:\n|\Z)+)+"
_HEADED_ITEMS = re.compile(
    rf"{_BLANK}(?:[一二三四五六七八九十]{{1,3}}、|[（(][^（()\n]{{1,3}}[）)]|(?P<dotted>\d{{1,2}}[.．、][ ]*))?"
    r"(?P<where>[\u4e00-\u9fff]{1,6}[区县市镇乡])?(?:今年|计划|将|拟)*"
    r"(?P<verb>新建、改扩建|新改扩建|新建|迁建|改扩建|扩建|改建|重建|续建|在建|改造提升|改造|维修|新增|新开办|撤销|撤并|停办|整合|保留|恢复)(?:类|一批|[一二两三四五六七八九十]{1,2}所|\d{1,2}所)*(?:公办|普惠性|乡镇|农村|城区|中小学、)*"
    r"(?:学校|小学|初中|中学|高中|幼儿园|园)?(?:教学点)?(?:项目|工程|学校|类)*"
    rf"(?:[（(][^（）()\n]{{1,12}}[）)]|\d{{1,2}}[所个])?(?(where)[：:]|[：:]?)[ \t]*\n+(?P<items>{_ITEMS}|(?(dotted)(?!)|{_ITEMS_ON})|{_PLAIN_ITEMS})"
)
_RECORD_PROJECT = re.compile(r"[\u4e00-\u9fff]{2,12}(?:项目|工程)(?=\n)")
_PART_OR_NOTE = re.compile(r"(?:[（(][^（）()\n]{0,20}[）)])?[ ]*")


@cache
def _building_verbs() -> re.Pattern[str]:
    verbs = [verb for verb, (action, _) in known_actions().items() if action in WORKING and len(verb) > 1]
    return re.compile(any_of(verbs))


class HeadingVerbs:
    """Headings that say what is done to the schools of the numbered lines below them (新建类项目, 1.甲小学)."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _zones(self) -> list[tuple[int, int, str]]:
        """Start and end of the lists below such headings, with their verb; looked for once a school opens a line."""
        return [(hit.start("items"), hit.end(), hit.group("verb")) for hit in on_lines(_HEADED_ITEMS, self._text)]

    def over(self, start: int) -> str:
        """The verb of the heading over the list that begins an item at `start`, "" where there is none."""
        mark = self._text[self._text.rfind("\n", max(0, start - 8), start) + 1 : start]
        if mark and not _ITEM_MARK.fullmatch(mark):
            return ""
        zone = bisect_right(self._zones, (start, len(self._text) + 1, "")) - 1
        return self._zones[zone][2] if zone >= 0 and start < self._zones[zone][1] else ""


def listed_deed(text: str, start: int, end: int) -> Deed | None:
    """What a project list or a record says of the schools that it names first; None where it is neither."""
    line = text.rfind("\n", max(0, start - REACH_LEFT), start) + 1
    if _LABEL.fullmatch(text, line, start):
        return next((told for what in contents_below(text, end) if (told := _told_of(what))), None)
    entry = _ENTRY.match(text, end)
    if not entry or not begins_entry(text, line, start):
        return None
    if entry.group("item") and start == line:
        return None
    if entry.group("comma") and text[start - 1 : start] in _CLAUSE_SIGNS:
        return None
    kept = _ATTRIBUTES.match(text, entry.end())
    begun = kept.end() if kept else entry.end()
    size = _SIZE.match(text, begun)
    told = _told_of(text[begun : begun + REACH_RIGHT])
    at = size.end() if size else 0
    for _ in range(_SITE_CLAUSES if size and not told else 0):
        if told := _told_of(text[at : at + REACH_RIGHT]):
            break
        comma = _CLAUSE.match(text, at)
        if not comma:
            break
        at = comma.end()
    if not told and kept and kept["kept"]:
        told = Deed("其他", rule="entry", direct=True)
    arm = entry.group("arm")
    return told._replace(object=told.object or arm, planned=False) if told and arm else told


def told_behind_size(text: str, end: int) -> Deed | None:
    """What is built at the school that ends at `end` behind its size (甲小学投资2000万元，占地30亩，新建教学楼1栋), None where nothing is."""
    size = _SIZE.match(text, end)
    told = _told_of(text[size.end() : size.end() + REACH_RIGHT]) if size else None
    return told if told and told.action in BUILDING else None


def begins_entry(text: str, line: int, start: int) -> bool:
    """Whether an entry of a list begins at `start`: a line, a cell, a numbered item or a new clause does."""
    return (
        start == line
        or text[start - 1] in _ENTRY_BEGINS
        or _ITEM_MARK.fullmatch(text, max(line, text.rfind("。", line, start) + 1), start) is not None
    )


def noted(text: str, end: int) -> Deed | None:
    """What a bracket behind a name says is done to this school (甲小学（新建，36个班）)."""
    hit = _NOTED.match(text, end)
    if not hit:
        return None
    action, planned = known_actions().get(hit.group("verb").removesuffix("中"), ("新建", True))
    return Deed("新建" if action == "其他" else action, planned=planned, rule="in_brackets", direct=True)


def contents_below(text: str, end: int) -> tuple[str, ...]:
    """The contents of the record whose name ends at `end`, or its project's (甲小学提升项目): 新建，48个班 in a line 内容：; () where there are none."""
    project = _RECORD_PROJECT.match(text, end)
    end = project.end() if project else end
    if text[end : end + 1] != "\n":
        return ()
    lines = text[end + 1 : end + REACH_ROW].split("\n", _RECORD)[:_RECORD]
    own = lines[: next((at for at, line in enumerate(lines) if _LABEL.match(line)), len(lines))]
    return tuple(told.group("what") for line in own if (told := _CONTENT.match(line)))


#: 甲学校，完成选址、立项: works that are prepared.
_PREPARED = re.compile(r"(?:已|正在|正|目前|抓紧|加快)*(?:完成|办理|开展|进行|启动)?(?:项目)?(?:选址|立项|可研|征地|初步设计|施工图设计|用地预审|土地划拨|前期(?:工作|手续))")


#: 拆除旧教学楼，新建综合楼1栋.
_CLEARED = re.compile(r"拆除[^，,。；;\n]{2,16}[，,](?:并|再|然后)?")


def _told_of(what: str) -> Deed | None:
    """What `what`, the words behind a colon, says of the schools before it; None where it builds nothing."""
    if built := itself_builds(what):
        return built
    if RISE.match(what):
        return Deed("升格", rule="entry", direct=True)
    if _INVITED.match(what):
        return Deed("引入", planned=True, rule="entry", direct=True)
    if DONE.match(what):
        return Deed("建成", planned=True, rule="entry", direct=True)
    if BEGUN.match(what):
        return Deed("新建", planned=True, rule="entry", direct=True)
    if _PREPARED.match(what):
        return Deed("新建", planned=True, rule="entry", direct=True)
    carried = CARRIED.match(what)
    at = carried.end() if carried else 0
    cleared = _CLEARED.match(what) if what.startswith("拆除") else None
    if cleared and (built := itself_builds(what[cleared.end() :])):
        return built
    if built := _part_told_of(what, at):
        return built
    verb = _verb_from(what, at)
    action, planned = known_actions().get(verb, ("", False))
    whole = not planned or _WHOLE.match(what, at + len(verb)) is not None
    if (action in BUILDING or action in ("改善", "升格")) and _ENTRY_VERB.search(verb) and whole:
        return Deed(action, planned=planned, rule="entry", verb=verb, direct=True)
    measure = BECOMES.match(what) or PUT_TO_USE.match(what) or EQUIPPED.match(what)
    return Deed("其他", rule="entry", direct=True) if measure else None


def _part_told_of(what: str, at: int) -> Deed | None:
    """The parts that `what` names from `at` on and what is done to them (食堂、宿舍楼改造)."""
    begun = at
    while hit := part_joint().match(what, at):
        at = hit.end()
    part = part_pattern().match(what, at)
    if not part or not part.group("verb"):
        return None
    action = known_actions().get(part.group("verb"), ("新建", False))[0]
    return Deed(action, what[begun : part.end("part")], rule="entry", direct=True)


def _verb_from(text: str, at: int) -> str:
    """The longest verb that begins at `at`, "" where none does."""
    verb = verbs().at(text, at)
    return verb.of(text) if verb else ""


def announcement(text: str, start: int) -> str:
    """The clause that announces a list at `start` (新建小学3所：甲、乙), "" where none does."""
    if start < 2 or text[start - 1] not in "：:（(即为是括中及如有":
        return ""
    clause = _ANNOUNCED.search(text, max(0, start - 2 * REACH_LEFT), start)
    return clause.group("what") if clause else ""


#: 加快“三校两园”前期工作，即甲、乙; 完成9所示范学校建设与验收，即甲、乙.
_ANNOUNCED_WORKS = re.compile(r"(?:加快|推进|推动|启动|实施|抓好|做好)[^，,。；;\n]{0,16}?(?:项目|工程|学校)(?:前期|建设)(?:工作)?")
#: 智慧校园建设9所：甲、乙, 完成标准化建设9所（甲、乙）: what is built up there is no school.
_ANNOUNCED_CHECK = re.compile(
    r"[^，,。；;\n]{0,14}?(?:被|已)?(?:列入|纳入|入选)[^，,。；;\n]{0,12}?(?:计划|规划|名单|清单|项目库|试点)|(?:完成|推进|实施|开展)[^，,。；;\n]{0,16}?(?:标准化|规范化|达标|示范)[^，,。；;\n]{0,6}(?:建设|创建|验收|评估)(?:与验收)?"
    r"|(?:(?:完成|推进|实施|开展|启动)[^，,。；;\n]{0,12}?)?[^，,。；;\n]{0,8}?(?:(?:标准|规范|信息|数字|智慧|网络|现代|集团|特色)化|内涵|文化|平安校园|智慧校园|书香校园|绿色校园)(?:校园)?(?:建设|创建|提升)(?:共计?)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})所"
)
#: 撤并：甲小学、乙教学点; 保留小学3所：甲、乙、丙.
_ANNOUNCED_CHANGE = re.compile(r"(?:拟|将|计划|规划|逐步|其中)*(?:撤并|撤销|停办|保留|整合|合并|移交|收回|恢复|更名|关停|并入)的?(?:学校|小学|中学|初中|高中|幼儿园|教学点|村小|校点){0,2}(?:共|共计|共有)?(?:\d{1,3}|[一二三四五六七八九十两]{1,3})?[所个处]?")
#: 新增成员校2所，分别为甲、乙; 建成市级示范园3所：甲、乙: what schools that stand have become.
_ANNOUNCED_RANK = re.compile(
    r"[^，,。；;\n]{0,14}?(?:新增|建成|创建|创成|争创|打造|培育|评选|认定|建设|吸纳)[^，,。；;\n]{0,10}?(?:成员|集团|联盟|示范|试点|特色|基地|达标|领航|样板|标杆|品牌|星级|文明|绿色|平安|书香|智慧|健康|数字|清廉|温馨|优质|标准)(?:性|化)?(?:学校|小学|中学|高中|幼儿园|校园?|园)(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?所?"
)


#: 1.保留：甲小学、乙小学.
_NUMBER = re.compile(r"^(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)[ ]*")


def announced_works(text: str, start: int) -> Deed | None:
    """What an announcement without a verb of building says of the schools that it names; None where it says nothing of works."""
    clause = _NUMBER.sub("", announcement(text, start).strip())
    if _ANNOUNCED_CHANGE.fullmatch(clause) or _ANNOUNCED_CHECK.fullmatch(clause) or _ANNOUNCED_RANK.fullmatch(clause):
        return Deed("其他", rule="announced", direct=True)
    return Deed("新建", planned=True, rule="announced", direct=True) if _ANNOUNCED_WORKS.fullmatch(clause) else None


def titles(clause: str) -> bool:
    """Whether what announces schools says that they get a title (创建市级示范校8所)."""
    return _ANNOUNCED_RANK.fullmatch(clause) is not None


def announced_deed(text: str, start: int) -> Deed | None:
    """What an announcement right before a list at `start` says is done to all that it names, None where it builds nothing."""
    if not announcement(text, start):
        return None
    verb = announced_verb(text, start)
    action, planned = known_actions().get(verb, ("", False))
    return Deed(action, planned=planned, rule="announced", direct=True) if action in BUILDING else announced_works(text, start)


def announced_verb(text: str, start: int) -> str:
    """The building verb of the list's announcement, "" where there is none."""
    for hit in _building_verbs().finditer(announcement(text, start)):
        if "已" in hit.string[: hit.start()] or (known_actions()[hit.group()][0] == "建成" and hit.string.startswith("的", hit.end())):
            continue  # 建成的3所学校分别是…: past
        if _ANNOUNCED_NOUN.fullmatch(hit.string, hit.end()):
            return hit.group()
    return ""


#: 甲小学属于异地新建学校, 乙中学为改扩建项目.
_IS_ONE = re.compile(r"(?P<arm>[一二三]期|(?:幼儿|小学|初中|高中)部)?(?:等)?(?:均|都|也|同样)?(?:属于?|为|是|系)(?:[一\d]?[个所]|公办|民办|政府|全县|全区|全市|重点|拟|计划){0,3}")
_ONE = re.compile(r"的?(?:九年一贯制|公办|民办|标准化|寄宿制)*(?:学校|校区|小学|中学|初中|高中|幼儿园|校|园|项目|工程)(?![\u4e00-\u9fff])")


def is_one(behind: str) -> Deed | None:
    """What `behind`, the words behind schools, says that they are by a noun of building (为改扩建项目); None where it says no such thing."""
    said = _IS_ONE.match(behind)
    verb = _verb_from(behind, said.end()) if said else ""
    action, planned = known_actions().get(verb, ("", False))
    if not said or action not in BUILDING or not _ONE.match(behind, said.end() + len(verb)):
        return None
    return Deed(action, said["arm"] or "", planned and not said["arm"], rule="is_one", direct=True)


def announced_part(text: str, start: int) -> Deed | None:
    """What an announcement builds at the schools that it names (建设周转宿舍120套，涉及甲、乙), None where no part."""
    clause = announcement(text, start)
    hit = _ANNOUNCED_PART.match(clause) if clause else None
    part = part_pattern().match(hit.group("what")) if hit else None
    if not hit or not part:
        return None
    return Deed(known_actions()[hit.group("verb")][0], part.group("part"), rule="announced_part", verb=hit.group("verb"), direct=True)


def cell_verb(text: str, start: int, end: int) -> str:
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
#: A cell that says what a project is: 新建, 改扩建类; or, of one that the school's own cell names, what it reaches: 完工.
_NATURE = re.compile(r"(?P<verb>新建|迁建|改扩建|扩建|改建|重建|续建|改造提升|改造|维修|修缮|加固|更新)(?:项目|工程|类)?|(?P<reached>完工|建成投用|竣工)")
#: 甲小学|学生宿舍改扩建项目: what of a project's name is no part of the school.
_PROJECT = re.compile(r"(?:整体)?(?P<verb>[易异]地(?:新建|重建|迁建)|新建|迁建|改扩建|扩建|改建|重建|续建|改造提升|改造|维修|修缮|加固|更新|建设|装修)?(?:工程|项目|建设项目)?$")
#: What parts the cells of a row; aligned columns are parted by blanks.
_CELLS = re.compile(r"[\t|]|[ \u3000]{2,}")
#: What may stand between a school's name and its project's: 学生宿舍.
_PART_NAME = re.compile(r"[\u4e00-\u9fff\d]{2,14}(?:[（(][\u4e00-\u9fff]{2,6}[）)])?")


#: 甲学校（小学部）|新建24个班: a note behind the name.
_OWN_NOTE = re.compile(r"^[（(][^（）()]{1,12}[）)]")
#: 甲中学新校区|一期, 县职校|实训基地: what stands in a table of projects is to be built.
_BUILT = re.compile(r"[一二三四]期|[\u4e00-\u9fff]{1,10}(?:楼|馆|堂|场|宿舍|公寓|基地|中心|校舍)")
_PROJECTS = re.compile(r"(?:项目|工程)(?:名称|[ \t|])|建设(?:内容|规模|性质)")
#: How far above its row a table's head is looked for.
REACH_TABLE = 2000


def row_deed(text: str, start: int, end: int) -> Deed | None:
    """What the row of a project table says of the school that opens one of its cells; None outside a table.

    A cell with the nature of the project tells (县职教中心实训楼 | 新建), else the cell that begins with a deed, where the name fills its own.
    """
    before = text[max(0, start - 3) : start].rstrip(" \u3000")[-1:] if start else ""
    row = text[end : end + REACH_ROW].partition("\n")[0]
    if before not in ("\t", "|", "\n", "★", "") or (before == "\n" and not _CELLS.search(row)):
        return None
    own, *cells = (cell.strip() for cell in _CELLS.split(row))
    own = _OWN_NOTE.sub("", own)
    part = _PROJECT.sub("", own)
    if not cells or (part and not _PART_NAME.fullmatch(part)):
        return None
    own_verb = ((named := _PROJECT.search(own)) and named["verb"]) or ""
    nature = own_verb if known_actions().get(own_verb, ("",))[0] in BUILDING and own_verb != "建设" else ""
    nature = nature or next((hit["verb"] or (hit["reached"] if own else "") for cell in cells if (hit := _NATURE.fullmatch(cell))), "")
    if not nature and part:
        nature = own_verb
    if not nature and part:
        nature = next((hit.group() for cell in cells if (hit := _building_verbs().match(cell)) and hit.group() not in ("建设", "新建")), "")  # 甲初中食堂 | 改造食堂1200平方米
    if not nature and _BUILT.fullmatch(part) and _PROJECTS.search(text, max(0, start - REACH_TABLE), start):
        nature = "新建"
    if nature:
        action, planned = known_actions().get(nature, ("改善", False))
        return Deed(action, part, planned and not part, rule="row", verb=nature, direct=True)
    told = next((told for cell in cells if (told := _told_of(cell))), None) if not own else None
    return told._replace(rule="row", direct=True) if told else None
