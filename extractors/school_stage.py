"""The stage of a school: from its name, and where that leaves it open, from words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.late import late

#: What a bare 甲中学 or 甲学校 says; the list or section it stands in may say more.
OPEN = frozenset({"中学", "中小学"})

#: In a name, the first that is there decides over the head: (words, stage).
_BY_WORD = (
    (re.compile("特殊教育(?!师范)|特教|康复(?:实验|教育)?学校|启智|培智|聋|盲|启聪|启音"), "特殊教育"),
    (re.compile("社区学院|社区教育|社区大学|老年大学|老年开放|开放学院|老干部"), "社区教育"),
    (re.compile("教师进修|教师发展|教师研修|教师教育|教育学院$|进修学校"), "教师培训"),
    (
        re.compile("党校|工读|行政学院|干部学院|社会主义学院|体校|少年.{0,8}学院|儿童.{0,8}学院|农民学院|团校|产业学院"),
        "其他",
    ),
    (re.compile("职业学院|职业技术学院|技师学院|高等专科|高等职业|职教学院"), "高职"),
    (re.compile("大学$|学院$"), "高校"),
    (re.compile("职业|中专|技工|职教|技校|职高|职中|中等"), "中职"),
)
#: 甲工商学校, 甲卫生学校: a trade before 学校 makes it a secondary vocational school.
_TRADE = re.compile(
    "(?:工商|商贸|商务|财经|经贸|工业|农业|林业|卫生|护士|交通|旅游|信息技术|科技|艺术|机电|机械|化工|建筑|水利|电力|电子|轻工|师范|财贸|供销|铁路)(?:技术|工程)?学校$"
)
_YEARS = re.compile("(?:九|十二|十五)年一?贯?制")
_SECTIONS = (
    (re.compile("幼儿园|学前教育"), "幼儿园"),
    (re.compile("小学"), "小学"),
    (re.compile("初中|初级中学"), "初中"),
    # 县中 is the common short form of 县域普通高中
    (re.compile("高中|高级中学|(?<!全)县中(?=托管|帮扶|振兴|提升|崛起|发展|质量|建设|$)"), "高中"),
    (re.compile("中职|中等职业"), "中职"),
)
#: 扩大普通高中供给, 新增义务教育学位: what the words around a list aim at; other schools' names there say nothing.
_AIM = late(
    r"(?:(?:普通)?高中(?:阶段|教育)?|义务教育(?:阶段)?|初中(?:阶段)?)(?:优质|公办)*(?:学位|供给|资源|学校布局|扩容|招生|网点|校联体|集团化|联盟|共同体)"
    r"|(?:优质|普通|县域|特色|示范性?)高中[\u4e00-\u9fff]{0,6}?(?:工程|计划|行动|建设(?=，)|发展(?=，))|初一(?:年级)?(?:新生|招生)|[（(](?:初一|七年级|高一)[）)]|初中(?:一年级|新生)|七年级|高一(?:年级)?(?:新生|招生)"
)
#: Results of a 高中, told of the school that they stand behind; the next school's name ends them.
_SCHOOL = r"中学|[一二三四五六七八九十\d]中|学校|学院|附中"
_RESULT = re.compile(rf"(?:(?!{_SCHOOL}).){{0,60}}?(?:高考(?!考[点场])|一本|本科上线|特控线|“双一流”高校录取)")
_RESULT_BEFORE = re.compile(rf"(?:高考(?!考[点场])|一本|本科上线|特控线)(?:(?!{_SCHOOL})[^，。；]){{0,20}}，$")
_ENTERS = (("初一", "初中"), ("七年级", "初中"), ("高一", "高中"))
_COMPULSORY = re.compile("义务教育")
_BETWEEN = re.compile("中小学|大中小|幼儿园、|、幼儿园|初、高中|初高中|高初中")


#: 职业高中, 特教学校幼儿园: of these the head does not tell all.
_OF_ITS_OWN = re.compile("职业|特殊教育|特教")


@lru_cache(maxsize=1024)
def stage_of_name(name: str, head_stage: str) -> str:
    """The stage that `name` tells, one of `OPEN` where it leaves it open; `head_stage` is its head's."""
    if head_stage in ("幼儿园", "小学", "初中", "高中") and not _OF_ITS_OWN.search(name):
        return head_stage
    for pattern, stage in _BY_WORD:
        if pattern.search(name):
            return stage
    if _TRADE.search(name):
        return "中职"
    return head_stage


def is_open(name: str, head_stage: str) -> bool:
    """Whether the name leaves the stage open."""
    return head_stage in OPEN and "完全中学" not in name and not _YEARS.search(name)


#: A name's own end that says the stage.
_SAYS = re.compile("初|高级|高中|小学|小$|完小|中心校|教学点|幼")


def stage_source(name: str, stage: str) -> str:
    """What told the stage of a row: its "name", the words "around" it, or nothing ("open": a 中学 or 学校 stayed one)."""
    if is_open(name, stage):
        return "open"
    return "around" if stage in ("小学", "初中", "高中", "幼儿园", "中职") and not _SAYS.search(name) and stage_of_name(name, "") != stage else "name"


def stage_in_words(words: str, head_stage: str) -> str:
    """The stage that a heading, a lead-in or a list's last noun (等普通高中) tells; "" where not exactly one.

    义务教育 makes a 中学 an 初中 and leaves a 学校 what it is.
    """
    if _BETWEEN.search(words):
        return ""
    told = [stage for pattern, stage in _SECTIONS if pattern.search(words)]
    if head_stage == "中学":
        told = [stage for stage in told if stage in ("初中", "高中")]
        if _COMPULSORY.search(words):
            return "初中" if told in ([], ["初中"]) else ""
    return told[0] if len(told) == 1 else ""


def stage_in_aim(before: str, behind: str, head_stage: str) -> str:
    """The stage that the aim of a sentence tells of a 中学 in it (新增普通高中学位); "" where none or more than one does.

    `before` and `behind` are the words of the sentence around it.
    """
    if head_stage != "中学":
        return ""
    aims = " ".join(next((stage for sign, stage in _ENTERS if sign in hit.group()), hit.group()) for hit in _AIM.finditer(before + " " + behind))
    if _RESULT.match(behind) or _RESULT_BEFORE.search(before):
        aims += " 高中"
    return stage_in_words(aims, head_stage) if aims else ""


def stage_of_siblings(stages: Sequence[str]) -> str:
    """What a 中学 in a list is whose other members, of these `stages`, are all 初中 or all 高中; "" where they differ."""
    told = set(stages) - {"中学"}
    return told.pop() if told in ({"初中"}, {"高中"}) else ""


def stage_in_section(path: str, head_stage: str) -> str:
    """The stage that the innermost telling heading of `path` (joined by " > ") gives; "" where none does."""
    titles: Sequence[str] = path.split(" > ")
    for title in reversed(titles):
        stage = stage_in_words(title, head_stage)
        if stage:
            return stage
    return ""
