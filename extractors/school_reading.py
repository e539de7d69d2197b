"""Lists of schools read one after the other: what is done to each, and what goes on from one list to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extractors.late import late
from extractors.plan import Plan
from extractors.school_actions import deed
from extractors.school_around import PART_ENDS
from extractors.school_behind import expected, made_into, prepared
from extractors.school_bracketed import Freed, freed
from extractors.school_clause import PROGRESS
from extractors.school_deeds import BUILDING, REACH_LEFT, Deed
from extractors.school_holds import anchored, holds
from extractors.school_names import Name
from extractors.school_parts import goes_on, part_behind
from extractors.school_past import Past
from extractors.school_projects import HeadingVerbs, announced_deed, noted, titles
from extractors.school_strength import Strength
from extractors.school_told import asks_more, told_in_clause, told_of_counted, under_way

#: 建设智慧校园10所（含甲中学、乙小学）: what stands between verb and school is what they become.
_MAKES_RANKS = frozenset({"建设", "建成", "打造", "新增", "建立", "培育"})
#: 全县设置高中3所（甲中学、乙中学、丙中学）: how many there are tells no deed.
_LAID_OUT = frozenset({"设置", "布局", "规划"})
_INSIDE = re.compile(r"[（(](?:含|包括|包含|涵盖)?$")


class Read(NamedTuple):
    """A list of schools at [start, end), those of its names that hold, and what is done to them; `own` is what is done to one alone, by where its name begins."""

    start: int
    end: int
    names: list[Name]
    deed: Deed
    own: Mapping[int, Deed] = MappingProxyType({})


#: 开工的3所学校包括位于甲路北侧的乙小学|，位于丙路东侧的|丁小学: where the next one of those that are counted is.
_ALSO_AT = re.compile(r"[，,；;、](?:以及)?(?:位于|坐落于|地处)[^，,。；;\n]{2,24}的")
#: …，|这3所学校都将在明年春季投用|: of all that are counted, that they are still to come.
_ALL_TO_COME = late(r"[^。；;\n]{0,200}?[，,]?[这上][述]?(?:\d{1,2}|[一二三四五六七八九十两])所[^，,。；;\n]{0,10}?(?:将|预计|计划|力争|确保)")
#: Between two lists of one enumeration: 、实验楼、, 、配套用房、.
_GOES_ON = re.compile(r"(?:[^，,。；;：:、\n\t|]{0,14}、){1,3}[^，,。；;：:、\n\t|]{0,6}")
#: And where the words between tell no works of their own: 、某地|.
_BARELY_ON = re.compile(r"、(?:(?!建设|改造|项目|工程|[新改扩迁]建)[^，,。；;：:、\n\t|]){0,10}")
#: 新建学校7所，其中包括：甲中学二期、乙小学、丙中学改扩建、丁小学: what is announced holds on, where no other deed is told.
#: 新建2所小学（甲小学、乙小学）、1所中学（丙中学）: and over what the next ones are counted by.
#: 新建学校：甲中学，位于城北，占地80亩；乙小学，…: and over those that follow what the first is like.
_LISTED_ON = late(r"[，,（(][^。：:；;\n]{2,60}[；;](?:[（(]?\d{1,2}[）)、.．]|[①-⑳])?|[^，,。；;：:\n]{0,16}[、，,]|[）)][、，,和及与](?:\d{1,3}|[一二两三四五六七八九十]{1,3})[所个][^，,。；;：:\n（）()]{1,10}[（(]")
#: What is said behind a list, not before it.
_BEHIND = frozenset({"done_behind", "begun_behind", "expected_behind", "noun_behind", "part_built", "works_told"})


def said_of_all(text: str, read: list[Read]) -> list[Read]:
    """`read` with what is said behind the last list of an enumeration (甲中学二期、乙小学食堂、丙小学等建设正在推进) said of all of it."""
    done: list[Read] = []
    for each in reversed(read):
        last = done[-1] if done else None
        if last and last.deed.rule == "past" and last.deed.verb == each.deed.verb != "" and _GOES_ON.fullmatch(text, each.end, last.start):
            each = each._replace(deed=last.deed)
        if last and last.deed.rule == "noun_behind" and each.deed.rule == "verb_before" and each.deed.action == "其他" and PROGRESS.search(each.deed.verb) and each.deed.verb == last.deed.verb and _BARELY_ON.fullmatch(text, each.end, last.start):
            each = each._replace(deed=last.deed)  # 启动甲中学、某地乙小学、丙中学建设项目
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


class ListReader:
    """Reads the lists of schools of the folded `text` of a document of `place`, left to right."""

    def __init__(self, text: str, place: str, plan: Plan | None) -> None:
        self._text = text
        self._place = place
        self._past = Past(text, plan)
        self._headings = HeadingVerbs(text)
        self._before: tuple[int, Deed] | None = None  # end and deed of the list before
        self._listing: tuple[int, Deed] | None = None  # the same, of one that an announcement governs

    def read(self, run: Sequence[Name], stop: int) -> list[Read]:
        """The names of a list that hold with what is done to them; the next list begins at `stop`."""
        text, start, end = self._text, run[0].start, run[-1].end
        announced = announced_deed(text, start)
        done, announced = self._listed(run, self._told(run, stop), announced)
        sure = anchored(text, run, done, self._before)
        accepted = [name for name in run if holds(text, name, end, sure, done, self._place)]
        inside = _INSIDE.search(text, max(0, start - 3), start)
        if inside and self._before and self._before[0] == inside.start():
            alias = inside.group() in ("（", "(") and not text.startswith("原", start)
            done = self._before[1]._replace(planned=alias and self._before[1].planned, object="", rule="inside_brackets")
            accepted = [name for name in run if name.strength > Strength.WEAK]
        if not accepted:
            return []
        self._before = (end, done)
        if self._past.holds(start, end) and not self._goes_on(start, end, done):
            done = Deed(rule="past", verb=done.verb)
        if announced and done.rule == "noun_behind" and len(accepted) > 1:
            return [Read(start, accepted[-2].end, accepted[:-1], announced), Read(accepted[-1].start, end, accepted[-1:], done)]
        return [Read(start, end, accepted, done)]

    def _goes_on(self, start: int, end: int, done: Deed) -> bool:
        """Whether works at schools at [start, end), told of as past, go on all the same."""
        if done.verb.endswith(("推进", "推动", "加快")) and done.action in BUILDING and self._past.reported(start):
            return True
        if done.rule == "works_told" and _ALL_TO_COME.match(self._text, end):
            return True
        return expected(self._text, end) or prepared(self._text, end) or under_way(self._text, end)

    def _told(self, run: Sequence[Name], stop: int) -> Deed:
        """What is done to a list by what stands beside it, in brackets behind it or in its clause."""
        text, start, end = self._text, run[0].start, run[-1].end
        parallel = _parallel(text, start, end, self._before)
        alone = self._before is not None and self._before[1].rule == "itself_builds" and start - self._before[0] < REACH_LEFT and not PART_ENDS.search(text, self._before[0], start)
        done = deed(text, start, end, campus=bool(run[-1].campus), before=parallel, low=start if alone else 0, heading=self._headings.over(start))
        if done.rule in ("named", "relied_on") and (free := freed(text, start, end)):
            done = _around(free, done)
        if parallel and parallel.rule == "announced" and not done.verb and not done.action:
            done = parallel
        if not done.action and done.rule != "relied_on":
            done = noted(text, end) or done
        if not done.action and (told := told_of_counted(text, start)):
            done = told
        if not done.action and self._before and self._before[1].rule == "works_told" and _ALSO_AT.fullmatch(text, self._before[0], start):
            done = self._before[1]
        if asks_more(done, text, start, end) and (told := told_in_clause(text, start, end, stop)):
            done = told
        return done

    def _listed(self, run: Sequence[Name], done: Deed, announced: Deed | None) -> tuple[Deed, Deed | None]:
        """`done`, or what the announcement of the list before says, which goes on with this one; and the announcement that governs it."""
        if self._listing and not announced and _LISTED_ON.fullmatch(self._text, self._listing[0], run[0].start):
            announced = self._listing[1]
            if not done.action and not done.verb:
                done = announced
        self._listing = (run[-1].end, announced) if announced else None
        return done, announced


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


def _around(free: Freed, done: Deed) -> Deed:
    """What is said around the bracket that a list was freed from, `done` where that only lays schools out."""
    if titles(free.clause):
        return Deed("其他", rule="announced", direct=True)
    around = deed(free.text, free.start, free.end, campus=False)
    if around.rule == "verb_apart" and around.verb in _MAKES_RANKS:
        return Deed("其他", rule="announced", direct=True)
    return done if around.verb in _LAID_OUT else around
