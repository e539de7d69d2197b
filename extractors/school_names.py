"""School names in a text: where one begins, where it ends, and whether it is a name at all.

A name is a proper part and a head (`school_forms.tsv`). It begins after the last word that no name contains
(`border` words and verbs, marks of punctuation): 支持普通高中 leaves nothing before the head, 支持甲镇高中
leaves the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.lexicon import rows, words
from extractors.places import begins_place, place_named

#: A proper part is no longer than this; the longest known has 16 characters.
REACH = 22

_NUMERAL = "一二三四五六七八九十"
_FIGURES = _NUMERAL + "0123456789"
#: Clipped names (一中, 三小, 57中): what stands before the number, and what makes them another word.
_NUMBER_BEFORE = re.compile(rf"(?:[{_NUMERAL}]{{1,3}}|\d{{1,3}})$")
_NOT_CLIPPED = {
    "中": re.compile(r"[学心期央型断间全部队国东年介标试层级原外小药医旬游路街巷]|等[职专教收规]"),
    "小": re.compile(r"[学时步部批型组段区微队块片孩康麦龙]|高考"),
    "幼": re.compile(r"[儿小师苗]"),
    "高": re.compile(r"[^，,。；;、：:（()）\s和及与等的迁扩改新校综教食宿创建]"),
}
_TITLE = re.compile(r"《[^《》\n]{0,120}》")
#: What follows a school's name where the whole is no school: 甲大学附属医院, 甲大学出版社.
_NOT_A_SCHOOL = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:医院|研究院|研究所|科技园|出版社|校友|分院)")
_SEAT = re.compile(r"[（(]([\u4e00-\u9fff]{2,3})[）)]")
_ROAD = re.compile(r"[东南西北中一二三四]?(?:路(?!桥)|巷|大街|街道|大道)")
#: Joints and particles that are none where one syllable of a name stands before them (扩建福和小学), and
#: those that are none inside the name of a township (多其木乡中学).
_JOINT_SIGNS = frozenset("和及与")
#: 新建校区|如|东湖一小, 改扩建项目|如|东山中学: behind these 如 gives an example, also where it could begin a place.
_EXAMPLES = frozenset("区目校园程学")
_PARTICLES = frozenset("本比多约其如依可也为以则即且因随间所类项给让含像至能要须")
#: Those that are none where a list's member begins with them (扩建甲中学、由丰中学).
_FIRST_SYLLABLES = _PARTICLES | frozenset("由向将从于到有是")
_TOWNSHIP = re.compile("[\u4e00-\u9fff]{0,3}[乡镇]")
#: Phases of an estate, whose own kindergarten is called after it.
_PHASES = frozenset({"一期", "二期", "三期", "四期"})
#: 石龙镇|公办幼儿园: a township's own; 乡镇公办幼儿园 are a kind.
_OF_TOWNSHIP = re.compile("[\u4e00-\u9fff](?:(?<![乡城村集各市小])镇|(?<![城各下])乡|街道)(?:第[一二三四五六七八九十]{1,2})?$")
#: 12所高寒地区学校: what is counted is a kind of school.
_COUNTED = re.compile(r"(?:\d\d|[2-9]|[二三四五六七八九十两几百])[余多几]?所$")
#: 加快万二中建设: a place's first sign, and no numeral (1.2万, 上万).
_PLACE_TEN_THOUSAND = re.compile(r"(?<![\d一二三四五六七八九十百千数几上近超逾约])万$")
#: 一村一幼, 一镇一中: one for each, and no school's number.
_ONE_EACH = re.compile("一[\u4e00-\u9fff]$")
#: A verb that reads as a division before 区 (新建区): it is one where another verb stands before it.
_VERB_OR_DISTRICT = "新建区"
_ADMIN = frozenset("省市区县州旗盟镇乡校")
#: 甲职业学校|生均占地: no 学校生.
_PER_PUPIL = ("生均", "生师", "生源")
#: 甲小学|附设|幼儿园 is one name.
_SET_IN = "附设"
#: What web pages put in place of a district's name: **三中.
_MASK = "**"
#: What may stand in a name beside characters and figures: the dot of foreign names, and masks (XX县XXX小学).
_IN_NAMES = frozenset("·xX×")
_HANZI = re.compile(r"[\u4e00-\u9fff·xX×]+|[\u4e00-\u9fff]*第?\d{1,3}[\u4e00-\u9fff]*")
_NUMBERED = re.compile(rf"第[{_NUMERAL}百零〇\d]{{1,4}}$")
#: One-character places that end like a division: 旧县, 新街.
_OLD_TOWN = re.compile("[旧新老古高大小东西南北上下石沙][县街城镇村]")
#: 24班小学, 36轨初中: how large a school is.
_MEASURED = re.compile(r"\d{1,3}(?:个?班|轨)")
_NUMBERED_TYPE = re.compile(rf"第[{_NUMERAL}百零〇\d]{{1,4}}")
_SCHOOL_INSIDE = re.compile("小学|中学|学校|大学|学院|幼儿园|初中|高中")
_ARM = r"[\u4e00-\u9fff]{0,8}?"
_CAMPUS = re.compile(rf"({_ARM}(?:校区|分校|分园|园区)|[东西南北]校(?![区园门舍长]))(?!域)|[（(]({_ARM}校区)[）)]")


#: 县实验小学（含花园校区）: the campus is named by itself.
_HELD = re.compile(r"[（(](?:含|包括|包含)(?P<campus>[\u4e00-\u9fff]{1,8}校区)[）)]")

#: A small county may have one school of a kind, and that has no other name (县中学, 甲县完小).
_SOLE_SEATS = frozenset("县旗")
#: 甲市高级中学 is a school's name; the kind is called 普通高中.
_NAMED_SCHOOL = "高级中学"
#: What a zone is called for short: 科教城小学.
_ZONE_STEMS = ("高新", "经开")
_ZONES = frozenset({"高新园", "高新区", "经开区", "开发区", "产业园", "工业园", "科技园", "科教城", "职教城"})
#: 省中等职业学校 are those of a province.
_PROVINCIAL = frozenset({"省", "自治区", "全省"})
#: 县直初中 are those that the county itself keeps.
_STANDING = frozenset({"县直", "市直", "区直", "省直", "州直", "旗直"})
#: A town's plan speaks of its own 镇中心小学; 乡镇中心小学 are a kind.
_TOWN_CENTRES = frozenset({"镇中心", "乡中心"})
_SOLE_SCHOOLS = frozenset({"中学", "初级中学", "初中", "小学", "完小", "完全小学", "高中", "高级中学", "幼儿园"})


class Strength(IntEnum):
    """How much says that it is a name: `WEAK` holds only among other names or where the school is built."""

    NONE = 0
    WEAK = 1
    SOLE = 2
    NAMED = 3


#: What a head without a proper part is worth.
_BY_ITSELF = {"full": Strength.NAMED, "sole": Strength.SOLE, "kind": Strength.WEAK, "short": Strength.WEAK}


@dataclass(frozen=True, slots=True)
class Form:
    """What a school's name ends in; `stage` is what the head alone says."""

    surface: str
    stage: str
    kind: str
    unless: tuple[str, ...] = ()


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


_SHORT_FORMS = {
    "中": Form("中", "中学", "short"),
    "小": Form("小", "小学", "short"),
    "幼": Form("幼", "幼儿园", "short"),
    "高": Form("高", "高中", "short"),
}
CLIPPED = Form("中", "中学", "clipped")


@cache
def forms() -> dict[str, Form]:
    """Every head by its surface."""
    return {
        row["surface"]: Form(
            row["surface"],
            row["stage"],
            row["kind"],
            tuple(row["unless"].split("|")) if row["unless"] else (),
        )
        for row in rows("school_forms")
    }


class _Head(NamedTuple):
    """What the automaton finds: a head, or one with a character before it. 三中学 is a 中学 with a number, but 三中 in 三中学生.

    `before` is 1 with that character, `forms` are the heads that it may be, the longest first, `letter` is that of a clipped name, "" where none can be.
    """

    before: int
    forms: tuple[Form, ...]
    letter: str
    alone: bool


def _head(surface: str) -> _Head:
    before = int(surface not in forms())
    known = (forms().get(surface[before:end]) for end in range(len(surface), before + 1, -1))
    clipped = surface[0] in _FIGURES and surface[before : before + 1] in _SHORT_FORMS
    return _Head(before, tuple(filter(None, known)), surface[before] if clipped else "", len(surface) == 2)


@cache
def _heads() -> tuple[tuple[_Head, ...], AhoCorasick]:
    """All heads, and the automaton that finds the longest of them at each place."""
    clipped = [figure + letter for figure in _FIGURES for letter in _SHORT_FORMS]
    whole = [figure + form for figure in _FIGURES for form in forms() if form[0] in _SHORT_FORMS]
    patterns = (*forms(), *clipped, *whole, "电大学", "村小学", "实小学")  # 邮电大学 is no 电大, 下村小学 no 村小, 崇实小学 no 实小
    # Twice as fast as the default; its making takes two milliseconds more.
    return tuple(map(_head, patterns)), AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


@cache
def _borders() -> dict[str, tuple[tuple[int, str], ...]]:
    """Border word → (place of the word in it, longer word in which it is none)."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in rows("school_words", key=("surface", "use")):
        if row["use"] in ("border", "suffix"):
            longer = row["unless"].split("|") if row["unless"] else []
            found[row["surface"]] = tuple((word.index(row["surface"]), word) for word in longer)
    for word in (*words("school_actions"), *words("school_parts")):
        if len(word) > 1:
            found.setdefault(word, ())
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Last character of a border word → the lengths of those that end so, the shortest first."""
    lengths: dict[str, set[int]] = {}
    for word in _borders():
        if len(word) <= 4:
            lengths.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(each)) for last, each in lengths.items()}


def _hanzi(text: str, at: int) -> bool:
    return at >= 0 and "\u4e00" <= text[at] <= "\u9fff"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("school_actions"))


@cache
def _pure_verbs() -> frozenset[str]:
    """Verbs that no road is named after; 建设路 and 解放路 are roads, 新建路桥小学 is a deed."""
    return _verbs() - {"建设", "发展", "创新"}


@cache
def _kind_words(use: str) -> frozenset[str]:
    return frozenset(
        row["surface"] for row in rows("school_words", key=("surface", "use")) if row["use"] == use
    )


def left_border(text: str, at: int, low: int, *, inside: bool = True) -> int:
    """Where the words that may belong to a name ending at `at` begin; `low` is the end of the last name.

    Without `inside`, a border word is one wherever it stands, also where a name may hold it.
    """
    borders, lengths = _borders(), _lengths()
    for i in range(at, low, -1):
        last = text[i - 1]
        if not ("\u4e00" <= last <= "\u9fff" or last.isdecimal() or last in _IN_NAMES):
            return i
        if last in "建年月日" and _ends_a_date_or_verb(text, i):
            return i
        for length in lengths.get(last, ()):
            longer = borders.get(text[i - length : i]) if length <= i else None
            if longer is None:
                continue
            start = i - length
            if start == low > 0 and not any(not shift and text.startswith(word, start) for shift, word in longer):
                return i
            if length > 1 and last != "于" and text[start:i] not in _pure_verbs() and text[i : i + 1] not in _SOLE_SEATS and begins_place(text, i - 1, at, (2, 3)):
                continue  # 推进|化州一中: the word's last sign begins a place, but 办理|县一中
            if length > 1 and text[start:i] not in _verbs() and _verb_inside(text, start, low):
                continue  # 推进|城南小学, 依托|育才中学
            example = last == "如" and text[start - 1 : start] in _EXAMPLES
            kept = not example and any(start >= shift and text.startswith(word, start - shift) for shift, word in longer)
            if kept and not (length > 1 and begins_place(text, i, at, (3, 4))):  # 建成|都昌县第二中学
                continue
            if not (inside and _inside_name(text, start, i, at, low)):
                return i
    return low


def _verb_inside(text: str, start: int, low: int) -> bool:
    """Whether a verb ends with the first sign of the border word at `start`, which then is no word."""
    return any(start + 1 - length >= low and text[start + 1 - length : start + 1] in _pure_verbs() for length in (2, 3))


def _ends_a_date_or_verb(text: str, end: int) -> bool:
    """Whether 2025年 or 新（迁）建 ends at `end`."""
    before = text[max(0, end - 2) : end - 1]
    return before == "）" if text[end - 1] == "建" else before.isdigit()


def _inside_name(text: str, start: int, end: int, at: int, low: int) -> bool:
    """Whether the border word at [start, end) is part of the name that ends at `at`: a road's (建设路), or
    a syllable or suffix that a name's first syllables stand before (福和小学, 石城镇小学)."""
    word = text[start:end]
    if end - start > 1 and _ROAD.match(text, end, at):
        return word not in _pure_verbs()
    if word in _kind_words("suffix"):
        return (
            _hanzi(text, start - 1)
            and text[start - 1] not in _ADMIN
            and left_border(text, start, low, inside=False) < start
        )
    if word in _PHASES and end == at:
        return _hanzi(text, start - 1) and left_border(text, start, low, inside=False) < start - 1  # 柳家|二期|幼儿园
    if text.startswith("公办", end - 2) and end == at:
        return _OF_TOWNSHIP.search(text, low, end - 2) is not None
    if word == "多" and end == at:
        return _hanzi(text, start - 1) and left_border(text, start, low, inside=False) == start - 1  # 、松多小学
    if word in _JOINT_SIGNS:
        if text[start - 1] in "院局委厅会府办校园所司团队社":
            return False  # 县妇幼保健院与县特殊教育学校
        behind_verb = text[max(low, start - 2) : start] in _pure_verbs()  # 改造|和阳中学: no joint stands behind a verb
        return (behind_verb and (text[start - 1] == "建" or (word == "和" and at - end == 1))) or (_hanzi(text, start - 1) and left_border(text, start, low, inside=False) == start - 1)
    if word in _PARTICLES and _TOWNSHIP.match(text, end, at):
        if text[start - 1].isdigit():
            return False  # 17所|镇中心学校
        return left_border(text, start, low, inside=False) < start
    if word in _FIRST_SYLLABLES:
        member = start == low + 1 > 1 and text[low] == "、"  # 扩建甲中学、以那中学
        return member and 0 < at - end <= 3 and text[end] not in _ADMIN
    return word in _kind_words("type") and _place_before(text, start)


def _place_before(text: str, at: int) -> bool:
    """Whether a place's short name ends at `at`, or other trades behind one: a trade behind it is a name's (江西环境工程职业学院, 天津城市建设管理职业学院)."""
    kinds = _kind_words("type")
    while width := next((width for width in (4, 3, 2) if width < at and text[at - width : at] in kinds), 0):
        at -= width
    return any(at >= length and begins_place(text, at - length, at, (length,)) for length in (2, 3))


def has_border(text: str, start: int, end: int) -> bool:
    """Whether a word or mark that no name contains stands in [start, end)."""
    return left_border(text, end, start) > start


def core(proper: str) -> str:
    """The proper part without the words at its end that only tell the kind (甲镇中心 → 甲); "" if all do."""
    kinds = _kind_words("type")
    while proper:
        number = _NUMBERED.search(proper)
        length = (
            len(number.group()) if number else next((n for n in (5, 4, 3, 2, 1) if proper[-n:] in kinds), 0)
        )
        if not length:
            break
        proper = proper[:-length] if length <= len(proper) else ""
    return proper


def _strength(proper: str, form: Form, place: str) -> Strength:
    if not proper:
        return _BY_ITSELF.get(form.kind, Strength.NONE)
    if form.kind == "none":
        return Strength.NONE
    if not _HANZI.fullmatch(proper) or (proper in _kind_words("area") and form.kind not in ("sole", "named")):
        return Strength.NONE
    if _MEASURED.match(proper):
        return Strength.NONE
    if proper in _PROVINCIAL and form.kind == "college":
        return Strength.NONE
    if proper in _STANDING and form.kind in ("basic", "school"):
        return Strength.NONE
    if proper in _ZONES and form.kind in ("basic", "school"):
        return Strength.WEAK
    if form.surface == "高" and not (_begins_with_place(proper) or proper[-1] in _ADMIN):
        return Strength.NONE  # 血压血糖三高
    left = core(proper)
    if not left and not _OLD_TOWN.fullmatch(proper):
        return _strength_without_core(proper, form)
    if len(proper) < 2 or len(left) > 14:
        return Strength.NONE
    if _is_area(proper, form, place):
        if form.surface == _NAMED_SCHOOL and len(proper) > 2:
            return Strength.NAMED
        sole = form.surface in _SOLE_SCHOOLS if proper[-1] in _SOLE_SEATS else form.surface in ("中学", "初级中学")
        if sole and proper[-1] in "县旗市区":
            return Strength.WEAK
        return Strength.NONE if proper[-1] in _ADMIN or form.kind != "basic" else Strength.WEAK
    if form.kind == "school" and proper.endswith("片区"):
        return Strength.WEAK
    if form.kind == "school" and left == proper and len(proper) > 2 and proper[-1] in "路街":
        return Strength.NAMED  # 衡山路学校
    if form.kind == "pair" or (form.kind == "school" and left == proper and not _begins_with_place(proper)):
        return Strength.WEAK
    return Strength.NAMED


def _begins_with_place(proper: str) -> bool:
    return begins_place(proper, 0, len(proper), (2, 3, 4))


def _strength_without_core(proper: str, form: Form) -> Strength:
    """区实验, 第一, 县: an authority's letter names a numbered or sole school; kinds alone are weak."""
    numbered = bool(_NUMBERED_TYPE.search(proper))
    if numbered and (_begins_with_place(proper) or proper.startswith(_ZONE_STEMS)):
        return Strength.NAMED  # 公安县第一, 高新第十八
    sole = form.kind in ("sole", "kind", "named", "short") or (
        form.kind == "college" and form.stage != "高校"
    )
    marked = numbered or any(word in proper for word in _kind_words("weak"))
    if proper[0] in _ADMIN and proper[0] not in "校镇乡" and (marked or sole):
        return Strength.NAMED
    if proper in _TOWN_CENTRES and form.stage == "小学":
        return Strength.WEAK
    if numbered and form.kind == "basic" and _NUMBERED.fullmatch(proper):
        return Strength.SOLE
    if proper in _SOLE_SEATS and form.surface in _SOLE_SCHOOLS:
        return Strength.SOLE if form.surface == _NAMED_SCHOOL else Strength.WEAK
    if marked or form.kind == "sole" or (form.kind in ("college", "short") and form.surface != "大学" and len(proper) > 1):
        return Strength.WEAK
    return Strength.NONE


def _is_area(proper: str, form: Form, place: str) -> bool:
    """Whether it only says where schools of a kind are (永川区小学, 浙江学校), naming none."""
    if form.kind in ("sole", "kind", "named", "short") or (
        form.kind == "college" and form.surface not in ("大学", "学院")
    ):
        return False
    if form.stage == "特殊教育":
        return False
    found = place_named(proper)
    if not found:
        return proper[-1] in "省市区县州旗" and place.endswith(proper)
    if proper == found.name:
        return len(proper) > 2
    if form.kind == "college":
        return False
    return found.level == "province" and form.surface not in ("大学", "学院", "中学")


def _titles(text: str) -> list[tuple[int, int]]:
    return [hit.span() for hit in _TITLE.finditer(text)] if "《" in text else []


def find_names(text: str, place: str = "") -> list[Name]:
    """Every name in the folded `text`, left to right, weak ones included; 甲小学附属幼儿园 is one name."""
    titles = iter([*_titles(text), (len(text) + 1, len(text) + 1)])
    title = next(titles)
    found: list[Name] = []
    done = 0
    heads, automaton = _heads()
    for index, head, _ in automaton.find_matches_as_indexes(text):
        while title[1] <= head:
            title = next(titles)
        found_form = _form_at(text, heads[index], head)
        if not found_form:
            continue
        head, stop, form = found_form
        if title[0] <= head < title[1] or head < done:
            continue
        low = max(done, head - REACH)
        start = left_border(text, head, low)
        if start == done + len(_SET_IN) and text.startswith(_SET_IN, done):
            start = done
        goes_on = start == done > 0
        endless = start == low > done
        stop = _with_seat(text, stop, form)
        done = stop
        if endless or _leads_on(text, stop, form):
            continue
        if goes_on and found and found[-1].end == start:
            if start == head and not form.surface.endswith(("学院", "附中", "附小", "附幼")):
                continue
            before = found.pop()
            start, strength = before.start, before.strength
        elif (goes_on and not core(text[start:head])) or (start == head and form.kind not in _BY_ITSELF):
            continue
        else:
            if (
                text.startswith(_VERB_OR_DISTRICT, start)
                and _VERB_OR_DISTRICT not in place
                and (not _hanzi(text, start - 1) or text[start - 1] in "将拟要划年月底前内")
            ):
                start += 2
            if text[start] == "原" and (start + 2 < head or text[start + 1] in _ADMIN) and start + 1 < head and not begins_place(text, start, len(text), (2, 3)):
                start += 1
            start = _place_inside(text, start, head)
            counted = text[start - 1 : start] == "所" and (
                start == head or _COUNTED.search(text, max(0, start - 4), start)
            )
            of_each = text[start - 2 : start - 1] == "各" and text[start - 1] in _ADMIN and text[start] in _ADMIN  # 各县|区建设学校
            if counted or of_each or text[start:head].startswith("我"):
                continue
            strength = _strength(text[start:head], form, place)
            former = text[start - 1 : start] == "原" and form.kind == "school" and head - start > 1
            if strength is Strength.WEAK and (former or text.endswith(_MASK, 0, start)):
                strength = Strength.NAMED
        of_place = form.kind == "short" and head - start == 1 and _hanzi(text, start)  # 万二中|高峰校区: a place's first sign
        if strength is Strength.NONE and not of_place:
            continue
        after, campus = _campus(text, stop)
        if campus and of_place:
            strength = Strength.NAMED
        if strength is Strength.NONE:
            continue
        done = after
        if campus.endswith("分校"):  # a branch is an institution of its own
            stop, campus = done, ""
        if campus and (strength is Strength.SOLE or (strength is Strength.WEAK and start < head and text[start:head] in _SOLE_SEATS)):
            strength = Strength.NAMED
        found.append(
            Name(start, head, stop, done, text[start:stop], campus, form, strength, f"school.{form.kind}")
        )
        if held := _HELD.match(text, done):
            at, done = held.span("campus")
            found.append(found[-1]._replace(start=at, head=at, stop=done, end=done, campus=held["campus"], rule="school.campus_held"))
    return sorted([*found, *_short_with_campus(text, found)], key=lambda name: name.start) if "校区" in text else found


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


#: 合工大|宣城校区, 深高|龙华校区: a short name that its campus tells from other words (扩大, 最高).
_SHORT_CAMPUS = re.compile("(?P<letter>[大高外])(?P<campus>[\u4e00-\u9fff]{2,4}校区)")
_SHORT_WIDTH = 5  # what stands before 校区 in it
_CAMPUS_ENDS = re.compile("校区")
_NO_SHORT = frozenset({"校外", "课外", "海外", "国外", "境外", "以外", "之外", "另外", "户外", "最大", "巨大", "较大", "庞大", "最高", "较高", "偏高"})
_SHORT_WITH_CAMPUS = {"大": Form("大", "高校", "short"), "高": Form("高", "高中", "short"), "外": Form("外", "中小学", "short")}


def _short_with_campus(text: str, found: list[Name]) -> list[Name]:
    """Short names of universities and high schools that a campus stands behind and no other name holds."""
    more: list[Name] = []
    taken = [(name.start, name.end) for name in found]
    ends = _CAMPUS_ENDS.finditer(text)
    for hit in filter(None, (_SHORT_CAMPUS.search(text, max(0, end.start() - _SHORT_WIDTH), end.end()) for end in ends)):
        head, stop = hit.span("letter")
        start = left_border(text, head, max(0, head - 4))
        word = text[head - 1 : stop]
        if not 0 < head - start <= 3 or word in _borders() or word in _NO_SHORT or any(low < hit.end() and start < high for low, high in taken):
            continue
        form = _SHORT_WITH_CAMPUS[hit["letter"]]
        more.append(Name(start, head, stop, hit.end(), text[start:stop], hit["campus"], form, Strength.NAMED, "school.short_campus"))
    return more


def _form_at(text: str, found: _Head, start: int) -> tuple[int, int, Form] | None:
    """Start, end and form of the longest head in what was `found` at `start` that no following word makes another one."""
    head = start + found.before
    for form in found.forms:
        stop = head + len(form.surface)
        if not text.startswith(form.unless, stop) or text.startswith(_PER_PUPIL, stop):
            return head, stop, form
    letter = found.letter
    if not letter:
        return None
    number = _NUMBER_BEFORE.search(text, max(0, head - 3), head)
    if not number or (found.alone and _NOT_CLIPPED[letter].match(text, head + 1)):
        return None
    before = text[max(0, number.start() - 1) : number.start()]
    if before in tuple("百千第分之届") or (before == "万" and not _PLACE_TEN_THOUSAND.search(text, max(0, number.start() - 2), number.start())):
        return None
    if number.group() == "一" and _ONE_EACH.search(text, max(0, number.start() - 2), number.start()):
        return None
    return number.start(), head + 1, _SHORT_FORMS[letter]


def _with_seat(text: str, stop: int, form: Form) -> int:
    """The end of a university's name with the seat in brackets that belongs to it (甲工业大学（深圳）)."""
    hit = _SEAT.match(text, stop) if form.kind == "college" else None
    return hit.end() if hit and place_named(hit.group(1)) else stop


def _leads_on(text: str, stop: int, form: Form) -> bool:
    """Whether the head is only the first part of another thing's name (甲大学附属医院)."""
    if form.kind != "college":
        return False
    tail = _NOT_A_SCHOOL.match(text, stop)
    return tail is not None and not has_border(text, stop, tail.end() - 2)


def _campus(text: str, stop: int) -> tuple[int, str]:
    """End of the campus that follows the head and its name; (`stop`, "") where none does."""
    hit = _CAMPUS.match(text, stop)
    campus = (hit.group(1) or hit.group(2)) if hit else ""
    stage = campus.removesuffix("校区") in ("小学", "初中", "高中")
    if not hit or (_SCHOOL_INSIDE.search(campus) and not stage) or has_border(campus, 0, len(campus) - 2):
        return stop, ""
    return hit.end(), campus
