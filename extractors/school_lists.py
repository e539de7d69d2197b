"""Schools in lists: members share a verb, and often a head, a number's prefix or a proper part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.late import late
from extractors.school_borders import has_border, left_border
from extractors.school_deeds import BUILDING, known_actions, verbs
from extractors.school_heads import CLIPPED, forms
from extractors.school_names import REACH, Name
from extractors.school_strength import Strength, core

#: Most members that may stand before a shared head; a longer run of commas is no such list.
MEMBERS = 30

#: What may stand behind a name in brackets.
BRACKET = r"(?:[（(][^（）()\n]{0,14}[）)])?"
#: What joins the last member of a list: 甲小学|，以及|乙小学.
_AND = "[、，,]?(?:以及|还有)|、|和|及|与"
#: 甲小学、|位于新城路以东、中山路以北的|乙小学: where a member is.
_WHERE = "(?:位于[\u4e00-\u9fff、]{2,24}的)?"
#: Behind the mark may stand what web pages put in place of a district's name: 一中、**三中.
_JOINT = late(BRACKET + rf"(?:(?:{_AND}|，|,)(?:\*\*|民办|公办|私立)?|(?:{_AND})原){_WHERE}")
#: No joint is longer.
_JOINT_REACH = 44
_BEFORE = "、和及与"
_AFFILIATED = ("附中", "附小", "附幼")
#: 保留塘坝、|联合|、高坎小学: words that are no names elsewhere.
_CALLED = frozenset({"平安", "解放", "联合", "文明", "和谐", "团结", "成功", "友好", "公正", "智慧", "卓越"})
_SUFFIX = re.compile(r"(?:街道|社区|新区|新城|园区|学区|[镇乡村路])$")
#: 九龙镇、龙门乡幼儿园: one stands for another.
_TOWNSHIPS = ("街道", "镇", "乡")
#: |一|中, 第五|幼儿园: the number that a school has for its name.
NUMBER = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}|[一二三四五六七八九十]{1,3}(?=[中小幼高]|$)")
_HEADED = re.compile(r"(?:[一二三四五六七八九十][中小幼]|小学|中学|学校|大学|学院|幼儿园|初中|高中|校区|中心|[楼堂馆场部班中]|大桥|[水电热气]厂|工厂|处理厂|[医法剧影]院|(?:养老|福利|敬老|卫生)院|公园|(?:产业|工业|科技)园|园区|水库|泵站|车站|公司|道路|管网|项目|工程)$")
_AFTER_CLIPPED = r"(?=[、，,。；;）)和及与\s]|等(?![职专教收规])|办学|$)"
_CLIPPED_RIGHT = late(r"[、和及与]([\u4e00-\u9fff]{2,4}中)" + _AFTER_CLIPPED)
_CLIPPED_ITEM = late(r"[\u4e00-\u9fff]{2,4}[^初高其集空当之途附\d一二三四五六七八九十]中")
_CLIPPED_RIGHT_SHAPE = late(r"[\u4e00-\u9fff]{1,3}[^初高其集空当之途附]中")
_OWN_VERB = late(
    "(?:(?:小学|初中|高中)部)?(?:完成|启动|实施)?(?:整体|全面|提升|升级|提质)?(?:迁[至到往入]|新建|迁建|扩建|改扩建|改建|改造|搬迁)|(?:对口)?帮扶|托管|领办|结对|结成|合并|整合|组织|组建|开展|举行|举办|承办|部分|招生|荣获|被|建成|投用|投入使用|竣工|率先|先行|达到|升格|(?:[一二三]期|(?:小学|初中|高中)部)?(?:属于|为|是|系)[^，。；\n]{0,4}[建迁]|通过|获评|(?:更名|改名|变更|改制|转制|改办|改设|转设|调整|过渡)为|并入|划转|移交|停办|停止|暂停|恢复|增设|[加增]挂|与[^，,。；;\n]{2,20}?(?:合作|联合|共建|联办|结对)"
)
_COUNTED_HEAD = re.compile(
    "(?:所(?:公办|普惠性|民办|乡镇|农村|城区|标准化|寄宿制)*|个(?:村级|农村)*(?=教学点))(?P<head>教学点|村小|中心校|完小|学校|(?P<kind>中心|(?:住宅)?小区配套|配套)?(?:幼儿园|小学|初中|中学|高中))"
)
_COUNT = late(r"(?<=[\u4e00-\u9fff])(?P<etc>等)?(?P<count>\d{1,2}|[二两三四五六七八九十])$")
#: 新建翠屏|等3所幼儿园: what such a list begins behind, or one name would be any word.
_BUILT = re.compile("(?:[新扩改迁重]建|改造|建成)$")
#: 城区等3所幼儿园: the members of such a list are no classes of places.
_CLASS = re.compile("(?:城区|城镇|乡镇|农村|片区|县城|主城|新区|园区|街道|校区|小区|地区|部|等)$")


def joined(text: str, before: Name, after: Name) -> bool:
    """Whether nothing but a joint stands between two names."""
    return after.start - before.end <= _JOINT_REACH and _JOINT.fullmatch(text, before.end, after.start) is not None


def with_clipped(text: str, names: list[Name]) -> list[Name]:
    """`names` with the clipped ones (甲巴中) that stand in a list beside a whole one, on either side."""
    found: list[Name] = []
    taken = {name.start for name in names}
    for name in names:
        left: list[Name] = []
        at = name.start
        while at > 1 and text[at - 1] in _BEFORE and not (found and found[-1].end >= at - 1):
            start = left_border(text, at - 1, max(0, at - 7))
            if not _CLIPPED_ITEM.fullmatch(text, start, at - 1) or (found and found[-1].end > start):
                break
            left.append(_clipped(text, start, at - 1))
            at = start
        found += [*reversed(left), name]
        end = name.end
        while (hit := _CLIPPED_RIGHT.match(text, end)) and hit.start(1) not in taken:
            if has_border(text, hit.start(1), hit.end(1) - 1) or not _CLIPPED_RIGHT_SHAPE.fullmatch(
                hit.group(1)
            ):
                break
            found.append(_clipped(text, *hit.span(1)))
            end = hit.end()
    return found


def _clipped(text: str, start: int, end: int) -> Name:
    return Name(
        start, end - 1, end, end, text[start:end], "", CLIPPED, Strength.NAMED, "school.clipped_in_list"
    )


def with_shared_heads(text: str, names: list[Name]) -> list[Name]:
    """`names` with those whose head stands at the list's end (扩建甲、乙幼儿园); prefixes restored."""
    found: list[Name] = []
    for name in names:
        members = _members(text, name, found[-1].end if found else 0)
        found += members
        found.append(_numbered(name, found[-1] if found else None, text))
    return found


#: 县第五、六、七|幼儿园|: the ordinal sign stands before the first number alone.
_ORDINALS = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:[、和及与]第?[一二三四五六七八九十]{1,3}){0,8}[、和及与](?P<last>[一二三四五六七八九十]{1,3})(?P<head>幼儿园|小学|初级中学|高级中学|中学|初中|高中)"
)
_ORDINAL = re.compile("第?(?P<number>[一二三四五六七八九十]{1,3})")


def with_ordinals(text: str, names: list[Name]) -> list[Name]:
    """`names` with those that share the sign of their numbers as well as their head (第五、六、七幼儿园)."""
    more: list[Name] = []
    for hit in _ORDINALS.finditer(text) if "第" in text else ():
        form, stop = forms()[hit["head"]], hit.end()
        if text.startswith(form.unless, stop):
            continue
        start = left_border(text, hit.start(), max(0, hit.start() - REACH))
        place = text[start : hit.start()]
        sure = Strength.NAMED if place else Strength.SOLE
        for number in _ORDINAL.finditer(text, hit.start(), hit.end("last")):
            begins, ends = (start if not more or more[-1].end < hit.start() else number.start()), number.end()
            last = ends == hit.end("last")
            ends = stop if last else ends
            more.append(Name(begins, hit.start("head") if last else ends, ends, ends, f"{place}第{number['number']}{form.surface}", "", form, sure, "school.shared_ordinal"))
    taken = [(name.start, name.end) for name in more]
    return sorted([*more, *(name for name in names if not any(low < name.end and name.start < high for low, high in taken))], key=lambda name: name.start) if more else names


def with_counted_heads(text: str, names: list[Name]) -> list[Name]:
    """`names` with those that a counted head names at once (新建城北、龙山2所小学, 新建翠屏等3所幼儿园), where the count agrees."""
    found = list(names)
    starts = [name.start for name in names]
    for hit in _COUNTED_HEAD.finditer(text):
        counted = _COUNT.search(text, max(0, hit.start() - 4), hit.start())
        items = _counted_items(text, counted.start()) if counted else []
        if not counted or not items or not _agrees(text, items, counted):
            continue
        last = bisect_left(starts, items[0][1]) - 1
        if last >= 0 and names[last].end > items[-1][0]:
            continue
        head = hit.group("head")
        form = forms()[head.removeprefix(hit.group("kind") or "")]
        found += [Name(start, stop, stop, stop, text[start:stop] + head, "", form, Strength.NAMED, "school.counted_head") for start, stop in items]
    return sorted(found, key=lambda name: name.start)


def _counted_items(text: str, end: int) -> list[tuple[int, int]]:
    """The headless members of the list that ends at `end`, right to left."""
    items: list[tuple[int, int]] = []
    while len(items) < MEMBERS:
        start = _item_start(text, end, max(0, end - 11))
        item = text[start:end]
        if not 2 <= len(item) <= 8 or _HEADED.search(item) or not core(item):
            break
        items.append((start, end))
        if start == 0 or text[start - 1] not in _BEFORE:
            break
        end = start - 1
    return items


def _item_start(text: str, end: int, low: int) -> int:
    """Where the headless member begins that ends at `end`; a word that schools are called by (联合) is one where it fills its place in the list."""
    start = left_border(text, end, low)
    if start == end and text[end - 2 : end] in _CALLED and end - 2 >= low and (text[end - 3 : end - 2] in _BEFORE or verbs().before(text, low, end - 2)):
        return end - 2
    return start


def _agrees(text: str, items: Sequence[tuple[int, int]], counted: re.Match[str]) -> bool:
    """Whether as many members as `counted` says stand in the list, or with 等 some of them; a single one, or
    those of a class as wide as 学校, stand right behind their verb."""
    count = counted["count"]
    number = int(count) if count.isdecimal() else "一二三四五六七八九十".find(count.replace("两", "二")) + 1
    if not counted["etc"]:
        return 2 <= len(items) == number
    if any(_CLASS.search(text[start:stop]) for start, stop in items):
        return False
    several = len(items) > 1 and not text.startswith("所学校", counted.end())
    return len(items) < number and (several or _BUILT.search(text, max(0, items[0][0] - 4), items[0][0]) is not None)


def _members(text: str, name: Name, low: int) -> list[Name]:
    """The headless members before `name`, left to right; [] where one of them does not have its shape."""
    if name.form.kind not in ("basic", "school") or name.rule == "school.clipped_in_list":
        return []
    proper = text[name.start : name.head]
    left = core(proper.removesuffix("公办").removesuffix("公立"))  # 甲、乙街道公办幼儿园
    rest = proper[len(left) :]
    members: list[Name] = []
    at = name.start
    while at > low + 1 and text[at - 1] in _BEFORE and len(members) < MEMBERS:
        end = at - 1
        start = _item_start(text, end, max(low, end - REACH))
        if start == low > 0:
            return []  # 打造甲中学|龙狮、乙中学舞龙
        full = _member(text[start:end], left, rest)
        if not full:
            return []
        whole = full + name.form.surface
        members.append(Name(start, end, end, end, whole, "", name.form, name.strength, "school.shared_head"))
        at = start
    towns = all(item.full[: item.end - item.start].endswith(_TOWNSHIPS) for item in members)
    central = len(members) > 1 and rest == "中心"  # 甲、乙、丙中心小学
    numbered = all(NUMBER.fullmatch(text, item.start, item.end) for item in members)  # ，第四和第五幼儿园
    if not members or (text[at - 1 : at] in ("，", ",", "。", "", "；", "\n") and not towns and not central and not numbered):
        return []
    return members[::-1]


#: 新建食堂10家、甲小学: an amount is no member.
_AMOUNT = re.compile(r"\d+[个家所处名套间座栋块条张台]")


def _member(item: str, left: str, rest: str) -> str:
    """`item` with the words that it shares with the last member; "" where the two differ in shape."""
    if not 2 <= len(item) <= 10 or not re.fullmatch(r"[\u4e00-\u9fff第\d]+", item) or _AMOUNT.match(item):
        return ""
    number = NUMBER.search(item)
    if number and number.end() == len(item):
        return item if NUMBER.match(rest) else ""
    if _HEADED.search(item) or not core(item):
        return ""
    suffix = _SUFFIX.search(item)
    if suffix:
        theirs = suffix.group() if rest.startswith(suffix.group()) else ""
        if not theirs and suffix.group() in _TOWNSHIPS:
            theirs = next((town for town in _TOWNSHIPS if rest.startswith(town)), "")
        own = left.endswith(suffix.group())  # 东湖、学院路、梅园路幼儿园
        return item + rest[len(theirs) :] if theirs or own else ""
    return item + rest if len(item) <= 4 and len(left) <= 4 and not NUMBER.match(rest) else ""


def _numbered(name: Name, before: Name | None, text: str) -> Name:
    """`name` with the prefix of the one before it (甲一中、二中 → 甲二中; 甲大附中、附小 → 甲大附小)."""
    own = NUMBER.match(name.full)
    host = before.full[:-2] if before and before.full.endswith(_AFFILIATED) else ""
    if before and host and name.full in _AFFILIATED and joined(text, before, name):
        return name._replace(full=host + name.full, strength=before.strength, rule="school.shared_prefix")
    if not own or not before or not joined(text, before, name):
        return name
    theirs = NUMBER.search(before.full)
    if not theirs or not theirs.start():
        return name
    ordinal = theirs.group().startswith("第")
    if ordinal != own.group().startswith("第"):
        if not ordinal or name.form.kind != "basic":
            return name
        return name._replace(full=before.full[: theirs.start()] + "第" + name.full, strength=before.strength, rule="school.shared_prefix")
    return name._replace(
        full=before.full[: theirs.start()] + name.full,
        strength=before.strength,
        rule="school.shared_prefix",
    )


def lists(text: str, names: list[Name]) -> list[list[Name]]:
    """Names in runs that nothing but joints part, left to right."""
    runs: list[list[Name]] = []
    for name in names:
        if runs and (joined(text, runs[-1][-1], name) or runs[-1][-1].start == name.start):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [part for run in runs for part in _parted(text, run)]


def _parted(text: str, run: list[Name]) -> list[list[Name]]:
    """`run` in two where a comma begins a clause with a verb of its own (建成甲小学，乙中学扩建后…), or 原 a school with one (新建甲小学、原乙小学改造)."""
    if len(run) < 2 or not _OWN_VERB.match(text, run[-1].end):
        return [run]
    verb = verbs().before(text, max(0, run[0].start - 4), run[0].start) if text[run[-1].start - 1] == "原" else None
    if verb and known_actions()[text[verb.start : verb.end]][0] in BUILDING:
        return [run[:-1], run[-1:]]
    for at in range(len(run) - 1, 0, -1):
        if text[run[at].start - 1] in "，,":
            return [run[:at], run[at:]]
    return [run]
