"""What a plan does to the schools of a list: the action, the part built, whether the school exists yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import rows, words
from extractors.school_names import left_border

BUILDING = frozenset({"新建", "迁建", "改建", "扩建", "改扩建", "建成"})

#: How far before a list its verb may stand, and how far behind it what follows is read.
REACH_LEFT = 40
REACH_RIGHT = 36

#: No paragraph is read back further than this, so that one endless line stays linear.
PARAGRAPH = 2000

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n\r\t（）()]")
_AFTER_NAME = re.compile(
    r"(?:[（(][^（）()\n]{0,14}[）)])?(?:(?:等)?\d{1,3}所(?:学校|幼儿园|小学|中学|高中|初中)?|等(?:[^，,。；;：:\n建]{0,8}?(?:学校|高校|院校|高中|初中|幼儿园|小学|中学))?)?"
)
_BOUND = (
    r"(?=[，,。；;：:、！!？?\n\r\t（）()和及与等]|开工|复工|开复工|竣工|完工|全面|如期|顺利|前期|落地|$)"
)
_TO_BUILD = (
    r"(?P<verb>新建|迁建|改扩建|扩建|改建|改造提升|改造升级|升级改造|提升改造|改造|整体搬迁|整体迁建|搬迁"
    r"|筹建|建设|重建|续建|易地新建|异地新建|易地迁建)"
)
_WORKS = r"(?:工程|项目|任务|工作|进度|步伐|前期|前期工作|建设|一期|二期)*"
_NOUN_BEHIND = re.compile(_TO_BUILD + rf"(?:{_WORKS}{_BOUND}|(?:工程|项目))")
_RISE = re.compile(r"[^，,。；;\n]{0,16}?(?:升格|升级)为")
_DONE = re.compile(
    r"(?:[一二三四五]期)?(?:主体)?(?:工程|项目)?(?:等?项目)?(?:将|要|力争|确保|如期|全面|正式|顺利)*(?:建成|竣工|投用|投入使用|完工|交付使用|启用)"
)
_BEGUN = re.compile(r"(?:工程|项目)?(?:将|要|力争|确保|如期|全面|正式|顺利)*(?:开工|动工|开建)")
_LEAD_IN = re.compile(r"[“\"][^”\"\n]{1,12}[”\"][^，。；：\n]{0,4}建设|[^，,。；：\n]{0,10}建设[：:]")
_MADE = re.compile(
    r"[^，,。；;\n]{0,8}?(?:为(?:龙头|重点|引领|牵头|示范|试点|核心|主阵地|样板|标杆|突破口|抓手)|纳入|列入|列为|合并|打造|建设|建成|培育|作为|确定为|整合|并入|划入|移交)"
)
_GROUP = re.compile(r"(?:教育)?(?:集团|联盟|联合体|共同体)")
_PROGRESS = re.compile(r"(?:推进|推动|加快|启动|实施|完成|抓好|抓紧|确保|开展|开工|做好)$|^$")
_DONE_BEFORE = re.compile(r"(?:已|已经|先后|相继|成功|累计|曾|圆满)[^，,。；;]{0,6}$")
_DONE_WORD = re.compile(r"了$")

_FIVE_YEARS = re.compile(r"十([一二三四五六七])五[”\"]?(?:期间|时期|以来)?")
_HEADING = re.compile(
    r"^[ \t\u3000]*(?:(?P<a>[一二三四五六七八九十]{1,3}、)|(?P<b>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<c>\d{1,2}[.．、](?!\d)))(?P<title>[^。\n]{0,40})",
    re.M,
)
_REVIEW = re.compile("回顾|发展基础|发展现状|基本情况|主要成就|发展成就|成效|成绩|工作总结|已有基础|建设基础")
_PAST_LINE = re.compile(r"^[ \t\u3000]*(?:[—–-]{0,3})(?:过去|五年来|三年来|一年来|近年来|刚刚过去)", re.M)


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
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _actions()}, reverse=True))


@cache
def _parts() -> re.Pattern[str]:
    part = "|".join(map(re.escape, words("school_parts")))
    return re.compile(
        rf"(?P<part>[^与和及对由在为向将的\W]{{0,10}}?(?:{part}))(?={_TO_BUILD}{_WORKS}|{_BOUND})"
    )


@cache
def _part_in_brackets() -> re.Pattern[str]:
    part = "|".join(map(re.escape, words("school_parts")))
    return re.compile(rf"[（(](?P<part>[\u4e00-\u9fff]{{0,6}}?(?:{part}))[）)]")


def _verb_at(text: str, at: int, low: int) -> str:
    """The longest verb that ends at `at`, "" where none does."""
    known = _actions()
    for length in _lengths():
        if at - length >= low and text[at - length : at] in known:
            return text[at - length : at]
    return ""


def _verb_before(text: str, start: int) -> tuple[str, bool]:
    """The verb of the clause before `start`, and whether it stands right before (but for list members)."""
    low = max(0, start - REACH_LEFT)
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


def deed(text: str, start: int, end: int, *, campus: bool, before: Deed | None = None) -> Deed:
    """What is done to the list of schools at [start, end), the last of them a `campus` or not.

    `before` is the deed of a list that this one runs parallel to.
    """
    verb, direct = _verb_before(text, start)
    if not verb and before:
        verb, direct = before.verb, before.direct
    action, planned = _actions().get(verb, ("", False))
    after = _AFTER_NAME.match(text, end)
    behind = text[after.end() if after else end : end + REACH_RIGHT]
    if verb in ("以", "把", "将") and direct and _MADE.match(behind):
        return Deed("其他", rule="model_of", verb=verb, direct=direct)
    if _RISE.match(behind) and action != "新建":
        return Deed("升格", rule="rise_behind", verb=verb, direct=direct)
    if action == "" and verb and direct:
        return Deed(rule="relied_on", verb=verb, direct=True)
    if _GROUP.match(behind):
        return Deed("其他" if action else "", rule="group_around", verb=verb, direct=direct)
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
            rule="verb_before",
            verb=verb,
            direct=direct,
        )
    if not verb and _DONE.match(behind):
        return Deed("建成", planned=True, rule="done_behind")
    if not verb and _BEGUN.match(behind):
        return Deed("新建", planned=True, rule="begun_behind")
    if not verb and _LEAD_IN.match(behind) and (start == 0 or text[start - 1] in "\n\t \u3000"):
        return Deed("其他", rule="lead_in", verb=verb)
    if action:
        return Deed(action, planned=planned and direct, rule="verb_before", verb=verb, direct=direct)
    return Deed(verb=verb, direct=direct)


def _deed_on_part(part: re.Match[str], verb: str, action: str, direct: bool) -> Deed:
    """A part is built: by the verb before (新建甲、乙食堂), or by the noun behind (推进甲新校建设)."""
    built = part.group("verb")
    if action in BUILDING or action == "改善":
        return Deed(action, part.group("part"), rule="part_of", verb=verb, direct=direct)
    if built and (_PROGRESS.search(verb)) and not verb.startswith(("深化", "加强")):
        found = _actions().get(built, ("新建", False))[0]
        return Deed(found, part.group("part"), rule="part_built", verb=verb, direct=direct)
    return Deed(action, part.group("part") if action else "", rule="part_of", verb=verb, direct=direct)


def _deed_in_noun(noun: re.Match[str], verb: str, direct: bool, campus: bool) -> Deed:
    """推进甲小学迁建, 甲中学新建工程: the noun behind the list tells the action."""
    built = noun.group("verb")
    if built == "建设" and not verb and not campus and noun.group() == "建设":
        return Deed()
    action = _actions().get(built, ("新建", True))[0]
    return Deed(action, planned=action == "新建", rule="noun_behind", verb=verb, direct=direct)


def part_in_brackets(text: str, end: int) -> str:
    """The part that a bracket behind a name limits the deed to (甲中学（食堂）), "" where there is none."""
    hit = _part_in_brackets().match(text, end)
    return hit.group("part") if hit else ""


class Past:
    """Where a text tells what was done: reviews, what an earlier five-year plan did, verbs with 已 or 了."""

    def __init__(self, text: str) -> None:
        self._text = text
        plans = [("一二三四五六七".index(hit.group(1)), hit.start()) for hit in _FIVE_YEARS.finditer(text)]
        own = max((number for number, _ in plans), default=0)
        self._earlier = [at for number, at in plans if number < own]
        self._own = [at for number, at in plans if number == own]
        self._zones = _review_zones(text)
        self._lines = [hit.start() for hit in _PAST_LINE.finditer(text)]

    def holds(self, start: int) -> bool:
        """Whether what stands at `start` is told as past."""
        text = self._text
        line = max(text.rfind("\n", max(0, start - PARAGRAPH), start) + 1, start - PARAGRAPH, 0)
        told = bisect_right(self._earlier, start)
        if told and self._earlier[told - 1] >= line:
            own = bisect_right(self._own, start)
            if not own or self._own[own - 1] < self._earlier[told - 1]:
                return True
        lines = bisect_right(self._lines, start)
        if lines and self._lines[lines - 1] >= line - 1:
            return True
        clause = text[max(line, start - 16) : start]
        if _DONE_BEFORE.search(clause) or _DONE_WORD.search(clause):
            return True
        zone = bisect_right(self._zones, (start, len(text) + 1))
        return zone > 0 and self._zones[zone - 1][1] > start


def _review_zones(text: str) -> list[tuple[int, int]]:
    """Sections whose heading announces a review, up to the next heading of their own or a higher rank."""
    zones: list[tuple[int, int]] = []
    begun, rank = -1, ""
    for hit in _HEADING.finditer(text):
        found = hit.lastgroup if hit.lastgroup != "title" else next(key for key in "abc" if hit.group(key))
        if begun >= 0 and found is not None and found <= rank:
            zones.append((begun, hit.start()))
            begun = -1
        if begun < 0 and found and _REVIEW.search(hit.group("title")):
            begun, rank = hit.start(), found
    if begun >= 0:
        zones.append((begun, len(text)))
    return zones
