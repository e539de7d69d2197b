"""Schools: one mention per named institution, with its stage and what the plan does to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractors.plan import Plan
from extractors.school_actions import (
    cooperate,
    deed,
    expected,
    goes_on,
    made_into,
    part_behind,
    part_in_brackets,
    prepared,
)
from extractors.school_around import PART_ENDS, Around, of_arm, stage_at
from extractors.school_deeds import BUILDING, REACH_LEFT, Deed
from extractors.school_lists import (
    bare_after,
    lists,
    pair,
    with_clipped,
    with_counted_heads,
    with_shared_heads,
)
from extractors.school_names import Name, find_names
from extractors.school_past import Past
from extractors.school_projects import HeadingVerbs, announced_deed, noted
from extractors.school_stage import (
    OPEN,
    is_open,
    stage_in_section,
    stage_in_words,
    stage_of_name,
)
from extractors.school_strength import Strength, core
from extractors.school_told import told_in_clause, under_way
from extractors.span import fold

_PROVISIONAL = re.compile(r"[（(](?:暂定名|暂名|暂定|拟名|筹)[）)]")
#: 罗峰学校 is a school's own name where a text says it so many times.
_OFTEN = 3
_PHASE = re.compile("[一二三四]期")
_INSIDE = re.compile(r"[（(](?:含|包括|包含|涵盖)?$")
_COUNTED = re.compile(r"\d+所|[一二三四五六七八九十两]所|\d+个(?=[，,。；;、\n]|$)")
_MANY = re.compile(r"(?:\d\d|[2-9]|[二三四五六七八九十两])[余多几]?(?:所|[个家](?=[，,。；;、\n]|$))")
_SUBJECT = re.compile(r"[、和及与等]|教师|学生|建设标准|招生|集中|培训机构")
_OTHER_THING = re.compile(r"学位|教师(?!公寓|宿舍|周转)|学生(?!公寓|宿舍|食堂)|建设标准|招生|集中|体系|班")
_CLAUSE_END = re.compile(r"[，,。；;\n]|$")
#: 开工建设西城区初级中学: work begins on one school; 新建西城区初级中学3所 are those of the district.
_BEGINS_TO_BE = re.compile("^(?:开工|动工|启动|续建)")
#: What one school or body does with another: of a kind of schools it is said with words of the kind.
_TAKES_OVER = frozenset({"合并", "托管", "接管", "领办", "并入", "划转"})
#: 外国语学校小学部招生4个班, behind the mark of a list: who takes in so many is one school.
_TAKES_IN = re.compile(r"(?:(?:幼儿|小学|初中|高中)部)?(?:(?:计划|拟|各)?(?:招生?|招收|设置?)[^，,。；;：:\n]{0,8}?\d+(?:个(?:教学)?班|[人名])|\d+个(?:教学)?班[、，,]?\d+[人名])")
#: 对共建软件学院、人工智能学院等特色学院的企业，给予…: who is meant, by what it does.
_WHOSE = re.compile(r"(?:等[^，,。；;\n]{0,10})?的(?:企业|单位|机构|团队|高校|院校)")
_ITEM_BEGINS = re.compile(r"[，,。；;：:、.．\n\t）) ]")
#: 甲镇第二中心幼儿园 … 第二中心幼儿园: what a school is called for short once its name is told.
_OWN_KIND = re.compile("第[一二三四五六七八九十]{1,2}|实验|机关|外国语")
_ALONE = re.compile(r"[\n\t]|$")
#: 实验中学、实验小学、第一幼儿园要带头落实…: in a list each is the only one of its kind.
_OF_A_KIND = re.compile(r"(?:实验|民族|第[一二三四五六七八九十]{1,2})(?:中学|小学|幼儿园|初级中学|高级中学|初中|高中)")
_CLAUSE_BEGINS = re.compile(r"[，,。；;：:\n\t （(]")
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]")
_GENERAL_PLACE = re.compile(r"(?:省|自治区)$|^$")


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
    names = with_counted_heads(
        folded, with_shared_heads(folded, with_clipped(folded, find_names(folded, place)))
    )
    if not names:
        return []
    names = _called_again(folded, names)
    starts = [name.start for name in names]
    past = Past(folded, plan)
    read: list[_Read] = []
    before: tuple[int, Deed] | None = None
    listing: tuple[int, Deed] | None = None
    headings = HeadingVerbs(folded)
    runs = lists(folded, names)
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        start, end = run[0].start, run[-1].end
        inside = _INSIDE.search(folded, max(0, start - 3), start)
        parallel = _parallel(folded, start, end, before)
        alone = before is not None and before[1].rule == "itself_builds" and start - before[0] < REACH_LEFT and not PART_ENDS.search(folded, before[0], start)
        announced = announced_deed(folded, start)
        done = deed(
            folded,
            start,
            end,
            campus=bool(run[-1].campus),
            before=parallel,
            low=start if alone else 0,
            heading=headings.over(start),
        )
        if parallel and parallel.rule == "announced" and not done.verb and not done.action:
            done = parallel
        if not done.action and done.rule != "relied_on":
            done = noted(folded, run[-1].end) or done
        if _asks_more(done, folded, start, end) and (told := told_in_clause(folded, end, following[0].start if following else len(folded))):
            done = told
        if listing and not announced and _LISTED_ON.fullmatch(folded, listing[0], start):
            announced = listing[1]
            if not done.action and not done.verb:
                done = announced
        listing = (end, announced) if announced else None
        anchored = _anchored(folded, run, done, before)
        accepted = [name for name in run if _accepted(folded, name, end, anchored, done, place)]
        if inside and before and before[0] == inside.start():
            alias = inside.group() in ("（", "(") and not folded.startswith("原", start)
            done = before[1]._replace(planned=alias and before[1].planned, object="", rule="inside_brackets")
            accepted = [name for name in run if name.strength > Strength.WEAK]
        if not accepted:
            continue
        before = (end, done)
        if past.holds(start, end) and not expected(folded, end) and not prepared(folded, end) and not under_way(folded, end):
            done = Deed(rule="past", verb=done.verb)
        if announced and done.rule == "noun_behind" and len(accepted) > 1:
            read.append(_Read(start, accepted[-2].end, accepted[:-1], announced))
            start, accepted = accepted[-1].start, accepted[-1:]
        read.append(_Read(start, end, accepted, done))
    found = [mention for each in _said_of_all(folded, read) for mention in _mentions(folded, each.names, each.deed, starts)]
    return _not_yet(found)


#: Verbs that say no more than that something goes on with the schools.
_GOING_ON = ("推进", "推动", "加快", "启动", "督促", "确保", "力争", "抓好", "抓紧", "做好")
#: Words before schools that leave them what the clause is of; of whom something is done with (与, 由, 依托) it is not.
_LEAVES_OPEN = frozenset({"走进", "进入", "参观", "考察", "在", "到", "到达", "有", "包括", "包含", "其中", "如", "像", "即", "含", "涵盖", "涉及", "是", "关于", "对"})


def _asks_more(done: Deed, text: str, start: int, end: int) -> bool:
    """Whether what stands beside schools at [start, end) leaves open what is done to them, so that their clause is asked (督促甲小学教学楼项目建设).

    A cell that opens with a school tells of the task of its row, which names the deed.
    """
    if text[max(0, start - 3) : start].rstrip(" ").endswith(("|", "\t")):
        return False
    if not done.action:
        return done.rule != "beside" and (done.rule != "relied_on" or not done.verb or done.verb in _LEAVES_OPEN)
    return done.action == "其他" and done.rule == "verb_before" and done.verb.endswith(_GOING_ON) and not text.startswith("前期", end)


class _Read(NamedTuple):
    """A list of schools at [start, end), those of its names that hold, and what is done to them."""

    start: int
    end: int
    names: list[Name]
    deed: Deed


#: Between two lists of one enumeration: 、实验楼、, 、配套用房、.
_GOES_ON = re.compile(r"(?:[^，,。；;：:、\n\t|]{0,14}、){1,3}[^，,。；;：:、\n\t|]{0,6}")
#: 新建学校7所，其中包括：甲中学二期、乙小学、丙中学改扩建、丁小学: what is announced holds on, where no other deed is told.
_LISTED_ON = re.compile(r"[^，,。；;：:\n]{0,16}[、，,]")
#: What is said behind a list, not before it.
_BEHIND = frozenset({"done_behind", "begun_behind", "expected_behind", "noun_behind", "part_built"})


def _said_of_all(text: str, read: list[_Read]) -> list[_Read]:
    """`read` with what is said behind the last list of an enumeration (甲中学二期、乙小学食堂、丙小学等建设正在推进) said of all of it."""
    done: list[_Read] = []
    for each in reversed(read):
        last = done[-1] if done else None
        if last and last.deed.rule == "past" and last.deed.verb == each.deed.verb != "" and _GOES_ON.fullmatch(text, each.end, last.start):
            each = each._replace(deed=last.deed)
        open_ended = each.deed.rule in ("named", "part_of") and not each.deed.action and not each.deed.verb
        if last and open_ended and last.deed.rule in _BEHIND and not last.deed.verb and _GOES_ON.fullmatch(text, each.end, last.start):
            part = part_behind(text, each.end)
            planned = last.deed.planned or bool(last.deed.object)
            if text.startswith("项目", each.end):  # 甲中学新校区项目、乙幼儿园迁建项目举行开工仪式
                last = last._replace(deed=last.deed._replace(action="新建"))
                planned = True
            each = each._replace(deed=last.deed._replace(object=part, planned=planned and not part))
        done.append(each)
    return done[::-1]


def _called_again(text: str, names: list[Name]) -> list[Name]:
    """`names` with those sure that repeat the end of a sure one (平阳区曙光学校 … 曙光学校), stand in a list with one elsewhere, or that the text repeats often."""
    open_ones = [name for name in names if name.strength < Strength.NAMED and len(name.full) > 3 and (name.form.kind == "school" or _OWN_KIND.match(name.full))]
    if not open_ones:
        return names
    sure = {name.full for name in names if name.strength is Strength.NAMED}
    sure |= {name.full for run in lists(text, names) if any(name.strength is Strength.NAMED for name in run) for name in run if name.form.kind == "school"}
    sure |= {full for full, count in Counter(name.full for name in open_ones if name.form.kind == "school").items() if count >= _OFTEN}
    again = {name.full for name in open_ones if any(full.endswith(name.full) for full in sure)}
    return [name._replace(strength=Strength.NAMED) if name.full in again else name for name in names]


def _not_yet(found: list[SchoolMention]) -> list[SchoolMention]:
    """`found` with the bare mentions of a school that an earlier mention plans, which does not exist either."""
    planned: set[tuple[str, str]] = set()
    carried: list[SchoolMention] = []
    for mention in found:
        known = (mention.name, mention.campus)
        bare = not mention.action and not mention.rule.endswith(("+past", "+relied_on"))
        carried.append(mention._replace(planned=True) if bare and known in planned else mention)
        if mention.planned:
            planned.add(known)
    return carried


def _anchored(text: str, run: Sequence[Name], done: Deed, before: tuple[int, Deed] | None) -> bool:
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
    if all(name.strength is Strength.SOLE and name.form.kind == "basic" for name in run):
        return True
    kinds = [_OF_A_KIND.fullmatch(text, name.start, name.stop) for name in run]
    if all(kinds) and len({name.full for name in run}) == len(run) and (done.direct or start == 0 or _CLAUSE_BEGINS.match(text, start - 1)):
        return not _MANY.match(text, end) and not _COUNTED.match(text, end)
    cell = text[start - 1 : start] in ("\n", "\t") and _ALONE.match(text, end) is not None
    return cell and all(text[name.start : name.head] in ("县", "旗") for name in run)


def _parallel(text: str, start: int, end: int, before: tuple[int, Deed] | None) -> Deed | None:
    """The deed of the list before, where this one goes on with it (突出甲“…”特色，乙“…”特色)."""
    if not before or start - before[0] > 80:
        return None
    if before[1].rule == "itself_builds":
        return None
    gap = text[before[0] : start]
    if goes_on(gap):
        return before[1]
    if len(gap) > 30:
        return None
    if re.search(r"[。；;：:\n]", gap):
        return None
    if gap[-1:] == "、" and not re.search(r"[，,]", gap):
        return before[1]
    if before[1].rule == "model_of" and gap[-1] in "，," and made_into(text, end):
        return before[1]
    quoted = gap[:1] in '“"' and text[end : end + 1] == gap[:1]
    return before[1] if quoted and gap[-1:] in "，," else None


def _accepted(text: str, name: Name, end: int, anchored: bool, done: Deed, place: str) -> bool:
    """Whether a name holds in its list, which ends at `end` and is `anchored` by a sure name or not.

    Weak names hold beside sure ones or where they are built, sole ones where something is done with them.
    """
    if anchored:
        return True
    if name.strength is Strength.NAMED or _COUNTED.match(text, name.end):
        return False
    if _TAKES_IN.match(text, name.end) and (name.start == 0 or _ITEM_BEGINS.match(text, name.start - 1)):
        return True
    built = done.action in BUILDING and (
        done.direct or done.rule in ("noun_behind", "done_behind", "begun_behind", "part_built", "works_told")
    )
    if name.strength is Strength.WEAK:
        if _WHOSE.match(text, end):
            return False
        if text.startswith("一所", name.start - 2) and name.form.kind != "kind" and not core(text[name.start : name.head]):
            return False  # 新建一所实验学校
        if text.startswith("示范", name.head - 2):
            return False
        if name.form.kind == "school" and text[max(0, name.start - 2) : name.start] in ("民办", "公办"):
            return name.head - name.start > 1
        bare = name.start == name.head and name.campus and name.form.stage != "特殊教育"
        if name.form.kind == "short" and name.form.surface not in "高初" and _NUMBERED.match(name.full) and done.direct and done.action:
            return True  # 支持一中、五中集团化办学
        if name.form.kind == "school" and done.direct and done.verb in _TAKES_OVER:
            return len(core(text[name.start : name.head])) > 1
        opened = done.verb.endswith(("设立", "成立", "开设", "办"))
        opened = opened and name.form.kind in ("basic", "school")
        if done.rule == "refitted":
            return name.form.kind == "school" and len(core(text[name.start : name.head])) > 1
        seat = name.form.kind == "basic" and text[name.head - 1] in "市区" and text[name.head - 2] != "片" and not (_BEGINS_TO_BE.search(done.verb) and _CLAUSE_END.match(text, end))
        return bool(
            built
            and not opened
            and (not seat or (done.object and not done.object.endswith("校舍")))
            and name.form.kind != "pair"
            and not bare
            and not _OTHER_THING.match(text, end)
        )
    general = place != "" and _GENERAL_PLACE.search(place) is not None
    if general and name.start == name.head:
        return False
    if built:
        return True
    if general:
        return False
    if text.startswith("的", name.start - 1) and done.verb:
        return True
    if done.direct or done.rule in ("lead_in", "part_built", "becomes", "itself_builds", "cell", "row"):
        return not text.startswith(("、", "等", "和"), end) or done.direct
    return (
        done.verb == ""
        and text[name.start - 1 : name.start] in tuple("，,。；;：:\n\t ")
        and not _SUBJECT.match(text, name.end)
    )


def _mentions(text: str, run: Sequence[Name], done: Deed, starts: Sequence[int]) -> list[SchoolMention]:
    """The mentions of a list with one deed; the names of the text begin at `starts`."""
    partners = _partners(text, run) if done.action == "其他" else len(run)
    found: list[SchoolMention] = []
    around = Around(text, run, starts, new=done.action in ("新建", "建成"))
    apart = done.verb in ("", "将", "把") and done.rule in ("noun_behind", "part_built") and done.action != "新建" and _OWN_NOUN.match(text, run[-1].end)
    for at, name in enumerate(run):
        if apart and name is not run[-1]:
            own = Deed("新建", planned=True, rule="enumerated")
        else:
            own = Deed(rule="partner") if at >= partners else _own_deed(text, name, done, last=name is run[-1])
        for each in pair(name) if name.form.kind == "pair" else (name,):
            found.append(_mention(text, each, own, stage_at(text, each, around, partner=at >= partners)))
        bare = (
            bare_after(text, name)
            if name is run[-1] and ((done.direct and done.action in BUILDING) or name.form.surface == "中心校" or (done.action == "新建" and text.startswith("附属", name.end + 1)))
            else None
        )
        if bare:
            found.append(_mention(text, bare, own, stage_of_name(bare.full, bare.form.stage)))
    return found


#: 甲中学、乙小学、丙小学扩建工程、丁学校扩建工程破土动工: where the enumeration goes on behind it, a noun is for the school before it.
_OWN_NOUN = re.compile(r"[^，,。；;：:、\n]{0,6}(?:[新改扩迁拆重]建)(?:项目|工程)(?:、|以及|[和及与])(?=[\u4e00-\u9fff])")


def _own_deed(text: str, name: Name, done: Deed, *, last: bool) -> Deed:
    """The list's deed as it holds for one of its schools; a phase (二期) is the `last` one's alone."""
    if not done.action:
        return (done.rule == "named" and noted(text, name.end)) or done
    if done.rule == "in_brackets":
        return noted(text, name.end) or Deed()
    if not last and "新校区" in name.campus and done.rule == "noun_behind" and done.action in ("扩建", "改扩建", "迁建"):
        return Deed("新建", planned=True, rule=done.rule)  # 甲中学新校区、乙中学扩建
    part = part_in_brackets(text, name.end) or done.object
    if not last and part and (_PHASE.match(part) or (name.campus and done.rule != "itself_builds")):
        return done._replace(object="", planned=done.action in ("新建", "建成"))
    return done._replace(object=part, planned=done.planned and not part)


def _partners(text: str, run: Sequence[Name]) -> int:
    """Where in the list those begin that the first only work with (支持甲中学与乙大学合作); its length if nowhere."""
    if not cooperate(text, run[-1].end):
        return len(run)
    return next((at for at in range(1, len(run)) if text[run[at].start - 1] == "与"), len(run))


def _mention(text: str, name: Name, done: Deed, stage: str) -> SchoolMention:
    provisional = bool(_PROVISIONAL.match(text, name.end)) and not done.object
    to_come = bool(done.action) and (not done.object or done.object.startswith("一期")) and name.campus.startswith("新校")
    to_come = to_come or (done.action == "引入" and bool(name.campus))
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
        mention._replace(stage=told[mention.name].most_common(1)[0][0])
        if mention.stage in OPEN and mention.name in told and is_open(mention.name, mention.stage)
        else mention
        for mention in settled
    ]
    level = stage_in_words(title, "中学") if not _OTHER_CLASSES.search(title) else ""
    return [
        mention._replace(stage=level) if level and mention.stage == "中学" and is_open(mention.name, mention.stage) else mention
        for mention in settled
    ]


def _settled_by_section(mention: SchoolMention, section_of: Callable[[int], str]) -> SchoolMention:
    if not is_open(mention.name, mention.stage):
        return mention
    stage = stage_in_section(section_of(mention.start), mention.stage)
    return mention._replace(stage=stage) if stage else mention
