"""School names in a text: where one begins, where it ends, and whether it is a name at all.

A name is a proper part and a head (`school_heads`). It begins after the last word that no name contains
(`school_borders`): 支持普通高中 leaves nothing before the head, 支持甲镇高中 leaves the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.late import late
from extractors.places import begins_place, place_named
from extractors.school_borders import ADMIN, SOLE_SEATS, border_words, has_border, is_hanzi, left_border
from extractors.school_heads import Form, form_at, head_finder
from extractors.school_strength import BY_ITSELF, Strength, core, strength_of

#: A proper part is no longer than this; the longest known has 16 characters.
REACH = 22
_TITLE = re.compile(r"《[^《》\n]{0,120}》")
#: What follows a school's name where the whole is no school: 甲大学附属医院, 甲大学出版社.
_NOT_A_SCHOOL = late(r"[\u4e00-\u9fff]{0,12}?(?:医院|(?P<institute>研究院|研究所|科技园|分院)|出版社|校友)|(?<=学院)楼(?![群宇])")
#: The rule of a university's name before an institute of it, which holds where the institute is founded or supported (推动甲大学海南研究院落地).
INSTITUTE = "school.institute"
_SEAT = re.compile(r"[（(]([\u4e00-\u9fff]{2,3})[）)]")
#: 12所高寒地区学校: what is counted is a kind of school.
_COUNTED = re.compile(r"(?:\d\d|[2-9]|[二三四五六七八九十两几百])[余多几]?所$")
#: 河西镇|HX-07地块|小学, |PD01单元3-12地块|幼儿园: the code of a plot in the plan for the use of land.
_PLOTS = ("地块", "单元", "街坊", "宗地")
_PLOT = re.compile(r"(?:[A-Za-z0-9]{1,9}(?:[-/#][A-Za-z0-9]{1,6}){0,5}[号#]?(?:地块|单元|街坊|宗地)){1,3}$")
_PLOT_REACH = 40
#: 云锦苑|（二期）|配套幼儿园, 东山片区|（棚户区）|配套小学.
_PART_OF_ESTATE = late(r"[（(][\u4e00-\u9fffA-Za-z\d#]{1,10}[)）]$")
#: A verb that reads as a division before 区 (新建区): it is one where another verb stands before it.
_VERB_OR_DISTRICT = "新建区"
#: 甲小学|附设|幼儿园, 甲中学|（集团）|乙学校, 甲中学|教育集团|乙学校 are one name.
_SET_IN = re.compile(r"附设|[（(](?:教育)?集团[）)]|教育集团")
_SET_IN_WIDTH = 6
#: 填补了甲镇|无|寄宿制小学的空白: what a place has none of.
_LACKED = re.compile("(?<=[省市区县州旗盟镇乡村])(?:没有|[无缺])(?:一所|寄宿制|公办|民办|普惠性?|标准化|独立|中心|实验|特殊教育|完全){0,2}$")
#: What web pages put in place of a district's name: **三中.
_MASK = "**"
_SCHOOL_INSIDE = re.compile("小学|中学|学校|大学|学院|幼儿园|初中|高中")
_ARM = r"[\u4e00-\u9fffXx]{0,8}?"
#: 县幼儿园|河畔园|: a branch of a kindergarten that is called by its place; 示范园, 一级园, 校园 are no branches.
_GARDEN = r"(?!新园)[\u4e00-\u9fff]{2,3}(?<![学集新公家乐菜植业田果示范范级类质心标星色验员分惠办属整])园(?=[、，,。；;：:）)\n]|[和及与]|[新改扩迁]建|改扩建|建设|建成|项目|工程|投用|正式|$)"
#: 甲小学|教育集团|东校区: a campus of the group that the school leads is its own.
_CAMPUS = late(rf"(?:(?:(?:学前)?教育)?集团)?({_ARM}(?:校区|分校|分园|园区)|[东西南北]校(?![区园门舍长])|(?<=[园幼])(?:[东西南北]园(?![区林丁艺长路街社村小])|{_GARDEN}))(?!域)|[（(]({_ARM}校区)[）)]")
#: 县实验小学（含花园校区）: the campus is named by itself.
_HELD = late(r"[（(](?:含|包括|包含)(?P<campus>[\u4e00-\u9fff]{1,8}校区)[）)]")


class Name(NamedTuple):
    """A school's name at [start, end): proper part up to `head`, head up to `stop`, then its campus, if any.

    `full` is the name in words, with what a list left out; `rule` says how it was found.
    """

    start: int
    head: int
    stop: int
    end: int
    full: str
    campus: str
    form: Form
    strength: Strength
    rule: str


def _within(text: str, before: Name, head: int, stop: int) -> bool:
    """Whether the college at [`before`.end, stop) is only a part of the one before it: a faculty of a college (甲学院|医学院), an industry's of any (甲大学|产业学院)."""
    return text.endswith("学院", head, stop) and (before.full.endswith("学院") or text.endswith("产业学院", before.end, stop)) and not text.endswith("附属", before.end, head)


def _titles(text: str) -> list[tuple[int, int]]:
    return [hit.span() for hit in _TITLE.finditer(text)] if "《" in text else []


#: What a name that stands right before them goes on with: 甲大学|乙学院, 甲大学|附中, 甲七中|初中学校.
_GO_ON = ("学院", "附中", "附小", "附幼", "附设园", "初中学校", "高中学校")
#: Schools whose own kindergarten has no other name: 甲小学|幼儿园.
_OWN_GARDEN = ("小学", "学校", "大学")


def find_names(text: str, place: str = "") -> list[Name]:
    """Every name in the folded `text`, left to right, weak ones included; 甲小学附属幼儿园 is one name."""
    found: list[Name] = []
    done = 0
    for head, stop, form in _heads(text):
        if head < done:
            continue
        plot = _plot_before(text, head, done, form)
        low = max(done, plot - REACH)
        start = _before_bracket(text, left_border(text, plot, low), low, form)
        if found and found[-1].end == done < start <= done + _SET_IN_WIDTH and (set_in := _SET_IN.match(text, done)) and set_in.end() == start:
            start = done
        goes_on, endless = start == done > 0 and not _begins_anew(text, found, start, form), start == low > done
        done = stop = _with_seat(text, stop, form)
        leads_on = _leads_on(text, stop, form)
        if endless or (leads_on and not leads_on["institute"]):
            continue
        if goes_on and found and found[-1].end == start:
            if start == head and not form.surface.endswith(_GO_ON) and not (form.surface == "幼儿园" and text.endswith(_OWN_GARDEN, 0, start)):
                continue
            if _within(text, found[-1], head, stop):
                continue
            before = found.pop()
            start, strength = before.start, before.strength
        elif (goes_on and not core(text[start:head]) and not _has_number(text, start, form)) or (start == head and form.kind not in BY_ITSELF):
            continue
        else:
            start = _own_start(text, start, head, form, place)
            if _tells_kind(text, start, head) or (start == head and text.endswith(_OF_LEVEL, 0, start)):
                continue
            strength = _own_strength(text, start, head, form, place) if plot == head and text[head - 1] not in ")）" else Strength.WEAK
        name = _with_campus(text, start, head, stop, form, strength)
        if not name:
            done = low if text.startswith("附属", stop) else done  # 省师范大学|附属实验学校 is one name
            continue
        done = name.end
        found.append(name._replace(rule=INSTITUTE) if leads_on else name)
        if held := _HELD.match(text, done):
            at, done = held.span("campus")
            found.append(name._replace(start=at, head=at, stop=done, end=done, campus=held["campus"], rule="school.campus_held"))
    return sorted([*found, *_short_with_campus(text, found)], key=lambda name: name.start) if "校区" in text else found


def _has_number(text: str, start: int, form: Form) -> bool:
    """Whether a name by number begins behind words that tell of what kind it is (示范性高中|县一中, 公办幼儿园|第三幼儿园)."""
    return form.kind == "short" or text.startswith("第", start)


def _begins_anew(text: str, found: Sequence[Name], start: int, form: Form) -> bool:
    """Whether the college at `start` begins with the place of the one right before it, and is another one (甲市职业学院|甲市职业大学)."""
    before = found[-1] if found else None
    return before is not None and before.end == start and form.kind == before.form.kind == "college" and text[start : start + 2] == text[before.start : before.start + 2]


def _plot_before(text: str, head: int, low: int, form: Form) -> int:
    """Where the code of the plot begins that a planned school is called by for the time being; `head` where none stands before it."""
    hit = _PLOT.search(text, max(low, head - _PLOT_REACH), head) if text.endswith(_PLOTS, 0, head) and form.kind in ("basic", "school") else None
    return hit.start() if hit else head


def _before_bracket(text: str, start: int, low: int, form: Form) -> int:
    """Where the name of an estate begins that a bracket stands in, before the school that belongs to it; `start` where none does."""
    hit = _PART_OF_ESTATE.search(text, low, start) if text[start - 1 : start] in (")", "）") and "配套" in form.surface else None
    begins = left_border(text, hit.start(), low) if hit else start
    return begins if hit and hit.start() - begins > 1 else start


def _heads(text: str) -> Iterator[tuple[int, int, Form]]:
    """Start, end and form of every head outside 《titles》, left to right."""
    titles = iter([*_titles(text), (len(text) + 1, len(text) + 1)])
    title = next(titles)
    heads, automaton = head_finder()
    for index, at, _ in automaton.find_matches_as_indexes(text):
        while title[1] <= at:
            title = next(titles)
        found = form_at(text, heads[index], at)
        if found and not title[0] <= found[0] < title[1]:
            yield found


def _own_start(text: str, start: int, head: int, form: Form, place: str) -> int:
    """Where the name begins whose words reach from `start` to `head`: behind 新建 that reads as a district, 原 and what belongs to no place."""
    if text.startswith(_VERB_OR_DISTRICT, start) and _VERB_OR_DISTRICT not in place and (not is_hanzi(text, start - 1) or text[start - 1] in "将拟要划年月底前内"):
        start += 2
    town = text[start + 2 : start + 3] in ("镇", "乡") and text[start + 1] not in ADMIN  # 原墙镇中心学校
    if text[start] == "原" and form.kind == "short" and start + 1 == head:
        return head  # 原六幼
    if text[start] == "原" and not town and (start + 2 < head or text[start + 1] in ADMIN) and start + 1 < head and not begins_place(text, start, len(text), (2, 3)):
        start += 1
    if form.kind == "short" and (road := _ROAD_BEFORE.match(text, start, head)) and core(text[road.end() : head]):
        return road.end()  # 子午大道|长安二小
    return head if form.kind == "full" else _place_inside(text, start, head)


#: A road before the place that a numbered school is called by.
_ROAD_BEFORE = late("[\u4e00-\u9fff]{2,4}(?:大道|大街|路|街)(?=[\u4e00-\u9fff]{2,3}$)")


#: 推进|县级|职教中心建设: those of a level are a kind.
_OF_LEVEL = ("县级", "市级", "区级", "省级", "州级", "国家级")


def _tells_kind(text: str, start: int, head: int) -> bool:
    """Whether the words from `start` to `head` are of a kind of schools: counted ones, those of each county, our own."""
    if text[start - 1 : start] == "所" and (start == head or _COUNTED.search(text, max(0, start - 4), start)):
        return True
    if text[start] == "班" and (text[start - 1 : start] == "个" or text[start - 1 : start].isdecimal()):
        return True  # 小学30个班和初中18个班
    if text[start] in "幢栋座间个" and text[start - 1 : start] == " " and text[start - 2 : start - 1].isdecimal():
        return True  # 2 栋乡镇中学教学楼
    if _LACKED.search(text, start, head):
        return True
    of_each = text[start - 2 : start - 1] == "各" and text[start - 1] in ADMIN and text[start] in ADMIN  # 各县|区建设学校
    return of_each or text[start:head].startswith("我")


def _own_strength(text: str, start: int, head: int, form: Form, place: str) -> Strength:
    """How surely the words from `start` to `head` name a school; a former one (原甲学校) and one behind a mask (**三中) are sure."""
    strength = strength_of(text[start:head], form, place)
    former = text[start - 1 : start] == "原" and ((form.kind == "school" and head - start > 1) or (form.kind == "short" and start == head))
    return Strength.NAMED if strength is Strength.WEAK and (former or text.endswith(_MASK, 0, start)) else strength


def _with_campus(text: str, start: int, head: int, stop: int, form: Form, strength: Strength) -> Name | None:
    """The name at [start, stop) with the campus behind it, which makes weak names sure; None where it is no name. A branch is an institution of its own."""
    of_place = form.kind == "short" and head - start == 1 and is_hanzi(text, start)  # 万二中|高峰校区: a place's first sign
    if strength is Strength.NONE and not of_place:
        return None
    if form.stage == "社区教育" and (branch := _BRANCH_COLLEGE.match(text, stop)):
        stop = branch.end()  # 区社区学院|东城分院
    end, campus = _campus(text, stop)
    if campus and of_place:
        strength = Strength.NAMED
    if strength is Strength.NONE:
        return None
    if campus.endswith("分校"):
        strength = Strength.NAMED if start < head else strength  # 实验小学|城东分校
        stop, (end, campus) = end, _campus(text, end)
    if form.kind == "short" and start == head and (campus or _ARM_BEHIND.match(text, stop)):
        strength = Strength.NAMED  # 六中|新校区, 三中|初中部
    if campus and (strength is Strength.SOLE or (strength is Strength.WEAK and start < head and text[start:head] in SOLE_SEATS)):
        strength = Strength.NAMED
    return Name(start, head, stop, end, text[start:stop], campus, form, strength, f"school.{form.kind}")


_BRANCH_COLLEGE = late("(?:[\u4e00-\u9fff]{2,4}(?<![与和及在的]))?分院")
_ARM_BEHIND = re.compile("(?:初中|高中|小学|国际)部")
#: What may stand before a place that a name begins with, where no border word parts them (配电房|诸暨市甲中学); 师大|永川区附属小学 is one name.
_BEFORE_PLACE = re.compile("[^省市区县州大校附师院第]{1,4}")
_SEATS = frozenset("市县区旗")


def _place_inside(text: str, start: int, head: int) -> int:
    """Where the place begins that the name at [start, head) names behind words that belong to nothing; `start` where it names none."""
    for at in range(start + 3, head):
        if text[at] not in _SEATS:
            continue
        width = next((width for width in (3, 4, 5) if at + 1 - width > start and place_named(text[at + 1 - width : at + 1])), 0)
        before = text[start : at + 1 - width]
        if width and _BEFORE_PLACE.fullmatch(before) and not any(place_named(before[:length]) for length in (2, 3, 4)):
            return at + 1 - width
        return start
    return start


#: 合工大|宣城校区, 深高|龙华校区, 广工|揭阳校区: a short name that its campus tells from other words (扩大, 最高).
_SHORT_CAMPUS = late("(?P<letter>[大高外工])(?P<campus>(?!级|中|学|等|职|大)[\u4e00-\u9fff]{2,4}校区)")
_SHORT_WIDTH = 5  # what stands before 校区 in it
_CAMPUS_ENDS = re.compile("校区")
_NO_SHORT = frozenset({"校外", "课外", "海外", "国外", "境外", "以外", "之外", "另外", "户外", "最大", "巨大", "较大", "庞大", "最高", "较高", "偏高", *["施工", "职工", "员工", "民工", "开工", "动工", "复工", "竣工", "完工", "停工", "化工", "轻工", "军工", "技工", "手工", "加工", "社工", "分工", "返工"]})
_SHORT_WITH_CAMPUS = {"大": Form("大", "高校", "short"), "工": Form("工", "高校", "short"), "高": Form("高", "高中", "short"), "外": Form("外", "中小学", "short")}


def _short_with_campus(text: str, found: list[Name]) -> list[Name]:
    """Short names of universities and high schools that a campus stands behind and no other name holds."""
    more: list[Name] = []
    taken = [(name.start, name.end) for name in found]
    ends = _CAMPUS_ENDS.finditer(text)
    for hit in filter(None, (_SHORT_CAMPUS.search(text, max(0, end.start() - _SHORT_WIDTH), end.end()) for end in ends)):
        head, stop = hit.span("letter")
        start = left_border(text, head, max(0, head - 4))
        word = text[head - 1 : stop]
        if not 0 < head - start <= 3 or word in border_words() or has_border(hit["campus"], 0, len(hit["campus"]) - 2) or word in _NO_SHORT or any(low < hit.end() and start < high for low, high in taken):
            continue
        form = _SHORT_WITH_CAMPUS[hit["letter"]]
        more.append(Name(start, head, stop, hit.end(), text[start:stop], hit["campus"], form, Strength.NAMED, "school.short_campus"))
    return more


def _with_seat(text: str, stop: int, form: Form) -> int:
    """The end of a university's name with the seat in brackets that belongs to it (甲工业大学（深圳）)."""
    hit = _SEAT.match(text, stop) if form.kind == "college" else None
    return hit.end() if hit and place_named(hit.group(1)) else stop


def _leads_on(text: str, stop: int, form: Form) -> re.Match[str] | None:
    """What the head is only the first part of the name of (甲大学附属医院); None where it ends there."""
    if form.kind != "college":
        return None
    tail = _NOT_A_SCHOOL.match(text, stop)
    return tail if tail and not has_border(text, stop, tail.end() - 2) else None


def _campus(text: str, stop: int) -> tuple[int, str]:
    """End of the campus that follows the head and its name; (`stop`, "") where none does."""
    hit = _CAMPUS.match(text, stop)
    campus = (hit.group(1) or hit.group(2)) if hit else ""
    stage = campus.removesuffix("校区") in ("小学", "初中", "高中")
    if not hit or (_SCHOOL_INSIDE.search(campus) and not stage) or has_border(campus, 0, len(campus) - 2):
        return stop, ""
    return hit.end(), campus
