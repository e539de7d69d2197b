"""Schools: one mention per named institution, with its stage and what the plan does to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.late import late
from extractors.plan import Plan
from extractors.school_also import bare_after, pair, with_campuses, with_shared_hosts
from extractors.school_around import Around, of_arm, stage_at
from extractors.school_behind import cooperate
from extractors.school_deeds import BOUND, BUILDING, Deed, known_actions
from extractors.school_enumerated import each_its_own
from extractors.school_lists import lists, with_clipped, with_counted_heads, with_ordinals, with_shared_heads
from extractors.school_names import Name, find_names
from extractors.school_parts import part_in_brackets
from extractors.school_projects import noted
from extractors.school_reading import ListReader, Read, said_of_all
from extractors.school_stage import (
    OPEN,
    is_open,
    stage_in_section,
    stage_in_words,
    stage_of_name,
)
from extractors.school_strength import Strength
from extractors.span import fold

_PROVISIONAL = re.compile(r"[（(](?:暂定名|暂名|暂定|拟名|筹)[）)]")
#: 罗峰学校 is a school's own name where a text says it so many times.
_OFTEN = 3
_PHASE = re.compile("[一二三四]期")
#: |改扩建|二期工程, 甲小学|二期项目|位于城北: the works of a phase, and a phase of what stands.
_PHASED = re.compile("(?P<verb>改扩建|扩建|迁建|改建)(?:项目|工程)?(?=[一二三四]期)")
_LATER_PHASE = re.compile("[二三四]期(?:项目|工程)?")
#: 加快|甲大学新校区|、乙医院新院区等项目: a campus to come that is pushed on is being built.
_PUSHED = ("推进", "推动", "加快", "启动", "实施")
_NO_MORE = re.compile(BOUND)
#: 甲镇第二中心幼儿园 … 第二中心幼儿园: what a school is called for short once its name is told.
_OWN_KIND = re.compile("第[一二三四五六七八九十]{1,2}|实验|机关|外国语")


class SchoolMention(NamedTuple):
    """A school at [start, end) of the text; the columns are those of the schools table.

    `action` and `object` are "" where the school is only named. `rule` says how name and action were found,
    `of_arm` that the stage is the one of an arm of it (紫阳中学初中部), which tells nothing of its other mentions.
    """

    start: int
    end: int
    name: str
    campus: str
    stage: str
    action: str
    object: str
    planned: bool
    rule: str
    of_arm: bool = False


def find_schools(text: str, place: str = "", plan: Plan | None = None) -> list[SchoolMention]:
    """Every named school in `text`, in text order; `place` is the document's own (重庆市永川区) or "".

    What is told of years before `plan` begins is past; without a plan only its words tell the past.
    Generic words (普通高中, 各学校) give nothing, nor does what stands in a 《title》. Two schools in one
    word share a span.
    """
    folded = fold(text)
    names = find_names(folded, place)
    for completed in (with_ordinals, with_clipped, with_shared_hosts, with_shared_heads, with_campuses, with_counted_heads):
        names = completed(folded, names)
    if not names:
        return []
    starts = [name.start for name in names]
    runs = _called_again(lists(folded, names))
    reader = ListReader(folded, place, plan)
    read = [each for run, stop in zip(runs, _stops(folded, runs), strict=True) for each in reader.read(run, stop)]
    found = [mention for each in each_its_own(folded, said_of_all(folded, read)) for mention in _mentions(folded, each, starts)]
    return _not_yet(_standing(found))


def _called_again(runs: list[list[Name]]) -> list[list[Name]]:
    """The lists of names with those sure that repeat the end of a sure one (平阳区曙光学校 … 曙光学校), stand in a list with one elsewhere, or that the text repeats often."""
    names = [name for run in runs for name in run]
    open_ones = [name for name in names if name.strength < Strength.NAMED and len(name.full) > 3 and (name.form.kind == "school" or _OWN_KIND.match(name.full))]
    if not open_ones:
        return runs
    sure = {name.full for name in names if name.strength is Strength.NAMED}
    sure |= {name.full for run in runs if any(name.strength is Strength.NAMED for name in run) for name in run if name.form.kind == "school"}
    sure |= {full for full, count in Counter(name.full for name in open_ones if name.form.kind == "school").items() if count >= _OFTEN}
    again = {name.full for name in open_ones if any(full.endswith(name.full) for full in sure)}
    return [[name._replace(strength=Strength.NAMED) if name.full in again else name for name in run] for run in runs]


def _not_yet(found: list[SchoolMention]) -> list[SchoolMention]:
    """`found` with the bare mentions of a school that an earlier mention plans, which does not exist either."""
    planned: set[tuple[str, str]] = set()
    carried: list[SchoolMention] = []
    for mention in found:
        known = (mention.name, mention.campus)
        bare = mention.action in ("", "其他") and not mention.object and not mention.rule.endswith(("+past", "+relied_on", "+told"))
        carried.append(mention._replace(planned=True) if bare and known in planned else mention)
        if mention.planned:
            planned.add(known)
    return carried


#: （图为甲高中施工现场 资料图）: a caption tells of its picture.
_PICTURE = re.compile("图为|资料图|效果图|图[：:]")
#: What is done to a school that stands.
_ALTERED = frozenset({"扩建", "改扩建", "改建", "迁建"})
#: How works are told that may be of any kind (甲中学建设项目, 甲中学主体封顶), not by a verb that says which.
_ANY_WORKS = ("+entry", "+noun_behind", "+done_behind", "+begun_behind", "+works_told")


def _standing(found: list[SchoolMention]) -> list[SchoolMention]:
    """`found` with works at a school that the text says elsewhere to be enlarged or moved as works of that kind (扩建甲中学 … 甲中学主体完工)."""
    altered = {(mention.name, mention.campus): mention.action for mention in found if mention.action in _ALTERED and not mention.planned and not mention.object}
    if not altered:
        return found
    return [_as_altered(mention, altered.get((mention.name, mention.campus), "")) for mention in found]


def _as_altered(mention: SchoolMention, known: str) -> SchoolMention:
    if not known or not mention.planned or not mention.rule.endswith(_ANY_WORKS):
        return mention
    return mention._replace(planned=False, action=known if mention.action == "新建" else mention.action)


def _mentions(text: str, read: Read, starts: Sequence[int]) -> list[SchoolMention]:
    """The mentions of a list; the names of the text begin at `starts`."""
    run, done = read.names, read.deed
    partners = _partners(text, run) if done.action == "其他" else len(run)
    found: list[SchoolMention] = []
    around = Around(text, run, starts, new=done.action in ("新建", "建成"))
    apart = done.verb in ("", "将", "把") and done.rule in ("noun_behind", "part_built") and done.action != "新建" and _has_own_works(text, run)
    for at, name in enumerate(run):
        if name.start in read.own:
            own = read.own[name.start]
        elif apart and name is not run[-1]:
            own = Deed("新建", planned=True, rule="enumerated")
        else:
            own = Deed(rule="partner") if at >= partners else _own_deed(text, name, done, last=name is run[-1])
        for each in pair(name) if name.form.kind == "pair" else (name,):
            found.append(_mention(text, each, own, stage_at(text, each, around, partner=at >= partners, arm_built=own.object.endswith("部"))))
        bare = (
            bare_after(text, name)
            if name is run[-1] and (((done.direct or done.rule == "noun_behind") and done.action in BUILDING) or name.form.surface == "中心校" or (done.action == "新建" and text.startswith("附属", name.end + 1)))
            else None
        )
        if bare:
            found.append(_mention(text, bare, own, stage_of_name(bare.full, bare.form.stage)))
    return found


#: 位于甲小学旧址, 乙中学东侧: where another school is, not what it is.
_WHERE = re.compile(r"旧址|原址|[东南西北]{1,2}[侧面边]|对面|附近|旁|以[东南西北]")


def _stops(text: str, runs: Sequence[Sequence[Name]]) -> list[int]:
    """Where the next list begins that tells of schools, for each of `runs`; the end of the text for the last."""
    stops: list[int] = []
    stop = len(text)
    for run in reversed(runs):
        stops.append(stop)
        stop = stop if _WHERE.match(text, run[-1].end) else run[0].start
    return stops[::-1]


#: 甲中学、乙小学、丙小学|扩建工程、|丁学校扩建工程破土动工: a noun of works behind which the enumeration goes on.
_OWN_WORKS = late(r"[^，,。；;：:、\n]{0,6}(?:[新改扩迁拆重]建)(?P<project>项目|工程)?(?:、|以及|[和及与])(?=[\u4e00-\u9fff])")


def _has_own_works(text: str, run: Sequence[Name]) -> bool:
    """Whether the works behind a list are its last school's alone: the enumeration goes on behind a project (丙小学扩建工程、), in a list of projects also behind a
    bare noun (储备项目：甲学校、乙小学迁建、丙中学综合楼)."""
    works = _OWN_WORKS.match(text, run[-1].end)
    return works is not None and (works["project"] is not None or text[run[0].start - 1 : run[0].start] in ("：", ":"))


def _own_deed(text: str, name: Name, done: Deed, *, last: bool) -> Deed:
    """The list's deed as it holds for one of its schools; a phase (二期) is the `last` one's alone."""
    if not done.action:
        return (done.rule == "named" and noted(text, name.end)) or done
    own = noted(text, name.end)
    if done.rule == "in_brackets":
        return own or Deed()
    if own and own.action != "新建":  # 投用甲幼儿园、乙幼儿园（迁建）
        return own
    if not last and "新校区" in name.campus and done.rule == "noun_behind" and done.action in ("扩建", "改扩建", "迁建"):
        return Deed("新建", planned=True, rule=done.rule)  # 甲中学新校区、乙中学扩建
    if name.campus.startswith("新校") and done.action == "其他" and not done.object and done.verb.endswith(_PUSHED) and _NO_MORE.match(text, name.end):
        return Deed("新建", planned=True, rule="new_campus")
    part = part_in_brackets(text, name.end) or done.object
    if not last and part.endswith("部"):
        return done._replace(object="", planned=done.action in ("新建", "建成"))  # 优化甲学校、乙中学|初中部|布局
    if not last and part and (_PHASE.match(part) or (name.campus and done.rule != "itself_builds")):
        return done._replace(object="", planned=done.action in ("新建", "建成"))
    return done._replace(object=part, planned=False) if part else done


def _partners(text: str, run: Sequence[Name]) -> int:
    """Where in the list those begin that the first only work with (支持甲中学与乙大学合作); its length if nowhere."""
    if not cooperate(text, run[-1].end):
        return len(run)
    return next((at for at in range(1, len(run)) if text[run[at].start - 1] == "与"), len(run))


def _mention(text: str, name: Name, done: Deed, stage: str) -> SchoolMention:
    provisional = bool(_PROVISIONAL.match(text, name.end)) and not done.object
    to_come = bool(done.action) and (not done.object or done.object.startswith("一期")) and name.campus.startswith("新校")
    to_come = to_come or (done.action == "引入" and bool(name.campus))
    if done.rule == "row" and done.action == "新建" and name.campus.startswith("新"):
        done, to_come = done._replace(object=""), True  # 甲中学新校区 | 新建教学楼3栋
    if phased := _PHASED.match(done.object):  # 启动甲中学|改扩建二期工程
        done = done._replace(action=known_actions()[phased["verb"]][0], object=done.object[phased.end() :], planned=False)
    elif done.planned and not done.object and (later := _LATER_PHASE.match(text, name.end)):
        done, provisional = done._replace(object=later.group(), planned=False), False
    planned = done.planned or provisional or to_come
    rule = f"{name.rule}+{done.rule}"
    return SchoolMention(
        name.start, name.end, name.full, name.campus, stage, done.action, done.object, planned, rule, of_arm(text, name)
    )


#: 从幼儿园就读到高中: a title that names them tells no class.
_OTHER_CLASSES = re.compile("幼儿园|小学(?!生)")


def settle_stages(mentions: Sequence[SchoolMention], section_of: Callable[[int], str], title: str = "") -> list[SchoolMention]:
    """The mentions with open stages told by their section, else by other mentions of the same name, else a 中学 by the document's `title`.

    `section_of(offset)` gives the headings that govern an offset, outermost first, joined by " > ". What a
    campus or a section tells holds for that mention; the rest take the stage that most told ones have.
    """
    settled = [_settled_by_section(mention, section_of) for mention in mentions]
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in settled:
        if mention.stage not in OPEN and not mention.campus and not mention.of_arm:
            told[mention.name][mention.stage] += 1
    settled = [
        mention._replace(stage=told[known].most_common(1)[0][0])
        if mention.stage in OPEN and is_open(mention.name, mention.stage) and (known := _known_as(mention.name, told))
        else mention
        for mention in settled
    ]
    level = stage_in_words(title, "中学") if not _OTHER_CLASSES.search(title) else ""
    return [
        mention._replace(stage=level) if level and mention.stage == "中学" and is_open(mention.name, mention.stage) else mention
        for mention in settled
    ]


#: 白河中学 is told by 平阳县白河中学; a shorter name may be of several.
_WHOLE_NAME = 4


def _known_as(name: str, told: Collection[str]) -> str:
    """The name among those `told` that is `name`, or the only one that ends as it does or in which it ends; "" where there is none."""
    if name in told:
        return name
    alike = [other for other in told if min(len(name), len(other)) >= _WHOLE_NAME and (other.endswith(name) or name.endswith(other))]
    return alike[0] if len(alike) == 1 else ""


def _settled_by_section(mention: SchoolMention, section_of: Callable[[int], str]) -> SchoolMention:
    if not is_open(mention.name, mention.stage):
        return mention
    path = section_of(mention.start)
    stage = stage_in_section(path, mention.stage) and stage_in_section(_of_classes(path), mention.stage)
    return mention._replace(stage=stage) if stage else mention


@lru_cache(maxsize=256)
def _of_classes(path: str) -> str:
    """The headings of `path` that name no school: a caption (甲高中效果图) tells no class of others."""
    titles = path.split(" > ")
    return " > ".join(title for title in titles if not _PICTURE.search(title) and all(name.strength < Strength.NAMED for name in find_names(fold(title))))
