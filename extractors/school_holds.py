"""Which names of a list hold: sure ones by themselves, weak ones beside them or by what is done to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.late import late
from extractors.school_deeds import BUILDING, REACH_LEFT, Deed
from extractors.school_names import INSTITUTE, Name
from extractors.school_strength import Strength, core

_COUNTED = re.compile(r"\d+所|[一二三四五六七八九十两]所|\d+个(?=[，,。；;、\n]|$)")
#: 一中、二中、三中|3所学校: a count that agrees with the list before it.
_COUNT = re.compile(r"等?(\d{1,2}|[两二三四五六七八九十])所")
_MANY = re.compile(r"(?:\d\d|[2-9]|[二三四五六七八九十两])[余多几]?(?:所|[个家](?=[，,。；;、\n]|$))")
_SUBJECT = re.compile(r"[、和及与等]|教师|学生|建设标准|招生|集中|培训机构")
_OTHER_THING = re.compile(r"学位|教师(?!公寓|宿舍|周转)|学生(?!公寓|宿舍|食堂)|建设标准|招生|集中|体系|班")
_CLAUSE_END = re.compile(r"[，,。；;\n]|$")
#: 开工建设西城区初级中学: work begins on one school; 新建西城区初级中学3所 are those of the district.
_BEGINS_TO_BE = re.compile("^(?:开工|动工|启动|续建)")
#: What one school or body does with another: of a kind of schools it is said with words of the kind.
_TAKES_OVER = frozenset({"合并", "托管", "接管", "领办", "并入", "划转"})
#: 外国语学校小学部招收新生6个班, behind the mark of a list: who takes in so many is one school.
_TAKES_IN = re.compile(r"(?:(?:幼儿|小学|初中|高中)部)?(?:(?:计划|拟|各)?(?:招生?|招收|设置?)[^，,。；;：:\n]{0,8}?\d+(?:个(?:教学)?班|[人名])|\d+个(?:教学)?班[、，,]?\d+[人名])")
#: 和美家园|中小学|项目: the two schools of one estate, where they are built.
_OF_ESTATE = late(r"[\u4e00-\u9fff]{2,8}(?:家园|花园|小镇|新村|新苑|嘉苑|公馆|府邸|湖城)$")
_ESTATE_WORKS = re.compile(r"(?:建设)?(?:项目|工程)|建设|[新改扩迁]建")
#: 对共建人工智能学院、软件学院等特色学院的企业，给予…: who is meant, by what it does.
_WHOSE = re.compile(r"(?:等[^，,。；;\n]{0,10})?的(?:企业|单位|机构|团队|高校|院校)")
_ITEM_BEGINS = re.compile(r"[，,。；;：:、.．\n\t）) ]")
_ALONE = re.compile(r"[\n\t]|$")
#: 实验中学、实验小学、第一幼儿园要带头落实…: in a list each is the only one of its kind.
_OF_A_KIND = re.compile(r"(?:实验|民族|第[一二三四五六七八九十]{1,2})(?:中学|小学|幼儿园|初级中学|高级中学|初中|高中)")
_CLAUSE_BEGINS = re.compile(r"[，,。；;：:\n\t （(]")
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]")
_GENERAL_PLACE = re.compile(r"(?:省|自治区)$|^$")
#: How a deed is told that builds, so that a weak name is one.
_BUILT_BEHIND = frozenset({"noun_behind", "done_behind", "begun_behind", "part_built", "works_told"})
#: 滨河学校|小学部, 云岭学校|对面, 石桥学校|占地30亩: what one school alone has.
_HAS_ALONE = re.compile(r"(?:幼儿|小学|初中|高中)部(?![门分])|[东南西北]{1,2}侧|对面|[旧原老]?校址|[旧原]址|位于|地处|坐落|占地|始建|建制|创办于")
#: What is told of a school that may be the only one of its kind.
_OF_ONE = frozenset({"lead_in", "part_built", "becomes", "itself_builds", "cell", "row"})
#: 创建实验小学: what schools are to become.
_CLASS_VERBS = ("创建", "争创", "申创", "命名", "评选", "认定", "申报")


def anchored(text: str, run: Sequence[Name], done: Deed, before: tuple[int, Deed] | None) -> bool:
    """Whether the weak names of a list hold by what stands beside them.

    That is a sure name, another number (第二小学、第九小学) or kind (实验中学、实验小学), the clause before it with a verb of its own
    (扩建甲小学；迁建乙中小学), or a table's cell that holds nothing else (县中学、县小学).
    """
    start, end = run[0].start, run[-1].end
    if len(run) == 1:
        if _MANY.match(text, end) and text[start - 1 : start] not in tuple("、和及与"):
            return False
        if run[0].strength is Strength.NAMED:
            return True
        verb_alone = before is not None and text[before[0] + 1 : start] == done.verb != ""
        return run[0].form.kind == "pair" and verb_alone and _CLAUSE_END.match(text, end) is not None
    if any(name.strength is Strength.NAMED for name in run):
        return True
    if all(name.strength is Strength.SOLE and name.form.kind == "basic" and name.full.startswith("第") for name in run):
        return True
    if (done.direct or all(name.form.kind == "short" for name in run)) and (count := _COUNT.match(text, end)):
        return len(run) == (int(count[1]) if count[1].isdecimal() else "一二三四五六七八九十".find(count[1].replace("两", "二")) + 1)
    kinds = [_OF_A_KIND.fullmatch(text, name.start, name.stop) for name in run]
    if all(kinds) and len({name.full for name in run}) == len(run) and (done.direct or start == 0 or _CLAUSE_BEGINS.match(text, start - 1)):
        return not _MANY.match(text, end) and not _COUNTED.match(text, end)
    cell = text[start - 1 : start] in ("\n", "\t") and _ALONE.match(text, end) is not None
    return cell and all(text[name.start : name.head] in ("县", "旗") for name in run)


def holds(text: str, name: Name, end: int, anchored: bool, done: Deed, place: str) -> bool:
    """Whether a name holds in its list, which ends at `end` and is `anchored` by a sure name or not.

    Weak names hold beside sure ones or where they are built, sole ones where something is done with them.
    """
    if name.rule == INSTITUTE:
        return done.rule == "institute" and done.action != ""
    if anchored or _by_column(text, name):
        return True
    if name.strength is Strength.NAMED or _COUNTED.match(text, name.end):
        return False
    if name.form.kind == "pair" and _OF_ESTATE.match(text, name.start, name.head):
        return _ESTATE_WORKS.match(text, name.end) is not None or (done.direct and done.action in BUILDING)
    if _TAKES_IN.match(text, name.end) and (name.start == 0 or _ITEM_BEGINS.match(text, name.start - 1)):
        return True
    built = done.action in BUILDING and (done.direct or done.rule in _BUILT_BEHIND)
    if name.strength is Strength.WEAK:
        if _of_kind(text, name, end):
            return False
        told = _weak_told(text, name, done)
        return built and _is_built(text, name, end, done) if told is None else told
    if _of_kind(text, name, end) or (name.form.kind == "basic" and done.verb.startswith(_CLASS_VERBS)):
        return False
    general = place != "" and _GENERAL_PLACE.search(place) is not None
    if general:
        return built and name.start < name.head
    return built or _sole_told(text, name, end, done)


#: 学校名称 | …: heads of columns that hold schools, and how far above a cell they stand at most.
_COLUMNS = ("学校名称", "校名", "项目学校", "院校名称", "幼儿园名称", "园所名称")
_COLUMN_REACH = 4000
_CELL_ENDS = frozenset("\t\n |｜,;\u3000")


def _by_column(text: str, name: Name) -> bool:
    """Whether the name fills a cell below a head that says that schools are named there."""
    if name.start == name.head or text[name.start - 1 : name.start] not in _CELL_ENDS or text[name.end : name.end + 1] not in _CELL_ENDS:
        return False
    return any(text.rfind(head, max(0, name.start - _COLUMN_REACH), name.start) >= 0 for head in _COLUMNS)


#: 支持符合条件的福利院设立, 人口20万以上的县建好: whoever it holds for builds one.
_WHOEVER = re.compile(r"(?:有条件的|符合条件的|人口[^，,。；;\n]{0,12}[大多的上]|各[省市县区旗州]|每个|未建)[^，,。；;\n]{0,24}$")


def _of_kind(text: str, name: Name, end: int) -> bool:
    """Whether a weak name is told as one of a kind: 新建一所实验学校, 示范学校, those of 特色学院的企业, what all that are meant shall build."""
    if name.start == name.head and _WHOEVER.search(text, max(0, name.start - REACH_LEFT), name.start):
        return True
    if _WHOSE.match(text, end) or text.startswith("示范", name.head - 2):
        return True
    return text.startswith("一所", name.start - 2) and name.form.kind != "kind" and not core(text[name.start : name.head])


def _weak_told(text: str, name: Name, done: Deed) -> bool | None:
    """Whether a weak name is one by what stands before it or is done with it; None where that leaves it open."""
    whole = len(core(text[name.start : name.head])) > 1
    if name.form.kind == "school" and text[max(0, name.start - 2) : name.start] in ("民办", "公办"):
        return name.head - name.start > 1
    if name.form.kind == "short" and name.form.surface not in "高初" and _NUMBERED.match(name.full) and done.direct and done.action:
        return True  # 支持一中、五中集团化办学
    if name.form.kind == "school" and done.direct and done.verb in _TAKES_OVER:
        return whole
    if done.rule == "refitted" or (name.form.kind == "school" and _HAS_ALONE.match(text, name.end)):
        return (name.form.kind == "school" and whole and text[name.start - 1 : name.start] != "各") or None
    return None


def _is_built(text: str, name: Name, end: int, done: Deed) -> bool:
    """Whether what is built is a school of this weak name, and none of a kind, an area or an authority, nor another thing of it."""
    if name.form.kind == "pair" or _OTHER_THING.match(text, end):
        return False
    if name.form.kind in ("basic", "school") and done.verb.endswith(("设立", "成立", "开设", "办")):
        return False
    if name.start == name.head and name.campus and name.form.stage != "特殊教育":
        return False
    seat = name.form.kind == "basic" and text[name.head - 1] in "市区" and text[name.head - 2] not in "片地"
    begun = _BEGINS_TO_BE.search(done.verb) and _CLAUSE_END.match(text, end)
    return not seat or begun is not None or (done.object != "" and not done.object.endswith("校舍"))


def _sole_told(text: str, name: Name, end: int, done: Deed) -> bool:
    """Whether what is done with the only school of its kind, or where it stands, tells that it is meant."""
    if text.startswith("的", name.start - 1) and done.verb:
        return True
    if done.direct or done.rule in _OF_ONE:
        return not text.startswith(("、", "等", "和"), end) or done.direct
    return done.verb == "" and text[name.start - 1 : name.start] in tuple("，,。；;：:\n\t ") and not _SUBJECT.match(text, name.end)
