"""What stands around a list of schools and tells their class where a name leaves it open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from extractors.late import late
from extractors.school_borders import has_border
from extractors.school_names import Name
from extractors.school_projects import announcement, contents_below
from extractors.school_stage import (
    OPEN,
    is_open,
    stage_in_aim,
    stage_in_words,
    stage_of_name,
    stage_of_siblings,
)

_LIST_TAIL = re.compile(r"(?:\d+所|[二两三四五六七八九十]所|等(?:(?:\d+|[二两三四五六七八九十])所)?)([^，,。；;：:\n]{0,10}?(?:高中|初中|小学|幼儿园|中学|高校|义务教育(?:阶段)?学校))")
#: 初中建设工程：扩建甲中学; 3.普通高中。迁建甲中学.
_LEAD_IN = re.compile(
    r"[ \t\u3000]*(?:(?:\d{1,2}[.．、]|[（(][^（）()]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:、|是))[ ]*)?"
    r"(?P<title>[^：:，,。；;\n]{2,18})[：:。]"
)
#: 。|初中方面|，新建甲学校, 二是|高中|：, 序号 | |普通高中| | 支持甲中学.
_TOPIC = late(
    r"(?:(?<![^\n])|[。；;|\t]|[一二三四五六七八九]是)(?:在|关于)?[ ]?(?P<title>(?:学前|小学|初中|(?:普通)?高中|义务|中职|中等职业)(?:教育|学校|阶段|学段|建设|发展|布局)*)(?:方面)?(?:[，,：:]|[ ]?[|\t])"
)
#: How far back the line of a school is looked for.
_LINE = 1000
#: Only a 高中 has these.
_EXAM = re.compile(r"[^，,。；;\n]{0,8}?(?:高考(?!考[点场])|[一二]?本科?上线|[一二]本率|特控线|强基计划|招飞|清华(?!附)|北大(?!附)|清北|双一流|保送生?)")
#: A school that is to become a 示范高中 is one already.
_GOAL = re.compile(
    r"[^，,。；;\n]{0,8}?(?:创建|争创|创成|建设|建成|打造|办成|晋升|申报|迈向|跻身|入选|获评|评为)[^，,。；;\n]{0,14}?高中(?!部|阶段|教育|生)"
    r"|[^，,。；;\n建]{0,8}高中建设|是(?:一所)?[^，,。；;\n]{0,14}?高中(?![部阶教生])"
)
#: A 学校 that rises to be one of these is a vocational school.
_COLLEGE_TO_BE = re.compile(r"[^，,。；;\n]{0,6}?(?:升格|升级|升建|转设)[为成][^，,。；;\n]{0,20}?学院")
_CELL_END = re.compile(r" ?[\t|]")
_CELL_MARK = re.compile(r"[\t|]")
#: How far a row is read; what a cell names other schools by, unless it is so short that it only tells their class.
_ROW_REACH = 200
_OTHERS = re.compile("学校|小学|中学|幼儿园")
_CLASS_LENGTH = 8
#: 区一中|初中部: the arm tells what of a 中学 is meant.
_ARM = re.compile(r"(?P<stage>小学|初中|高中)部")
#: 县一中|陈景润|初中部: an arm with a name of its own.
_NAMED_ARM = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,4}?)(?P<stage>小学|初中|高中)部")
#: 会展街学校（小学）: a note behind the name that tells its class.
_CLASS_NOTED = re.compile(r"[（(](?:公办|民办|新建|普通|完全)?(?P<stage>幼儿园|小学|初中|高中|中学|中职)(?=[）)，,；;])")
#: 九年一贯制|东岭学校（幼儿园）: what classes it has goes before a note of what else it has.
_ALL_YEARS = re.compile("(?:九|十二|十五)年一贯制的?$")
_AIM_REACH = 60
#: 普通高中5所，其中甲中学…; 农村初中校舍改造项目3个：甲中学1910平方米，乙中学…: the class that schools named behind it belong to.
_CLASS_COUNTED = re.compile(
    r"(?P<stage>普通高中|高级?中学?|初级中学|初中)(?:(?:学校)?\d{1,3}所[，,：:（(][^。；;\n]{0,40}?|[^，,。；;：:\n]{0,8}(?:项目|工程)\d{1,3}[个所][：:][^。；;\n]{0,100}?)$"
)
_COUNTED_REACH = 120
#: What parts a sentence with its own aim from the next.
PART_ENDS = re.compile(r"[。；;\n]")
#: Who is taken in, said once for the schools of a paragraph: 计划招收七年级新生4000人。县三中….
_INTAKE = re.compile(r"(?:初一|初中|七年级|高一)(?:年级)?新生")
_INTAKE_REACH = 200
#: 一、学前教育 between the rows of a table, in a line of its own or the one filled cell of a row.
_SECTION_ROW = late(r"[ \t|\u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?)?[ ]*(?:20\d\d年(?:[春秋]季)?)?(?P<title>[\u4e00-\u9fff]{2,12})[ \t|\u3000]*")
#: No section of a table is longer.
_SECTION_REACH = 3000


class Around:
    """What stands around a list and may tell the class of its schools: looked for only where a name leaves it open, and once for the list."""

    def __init__(self, text: str, run: Sequence[Name], starts: Sequence[int], *, new: bool) -> None:
        self._text, self._run, self._starts, self._new = text, run, starts, new
        self._start, self._end = run[0].start, run[-1].end

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that tell it, those that tell most surely first."""
        text, start, end = self._text, self._start, self._end
        tail, goal = _LIST_TAIL.match(text, end), _GOAL.match(text, end) or _EXAM.match(text, end)
        return (
            tail.group(1) if tail else "",
            "高中" if goal else "",
            "中职" if _COLLEGE_TO_BE.match(text, end) else "",
            _announced(text, start, self._starts),
            _lead_in(text, start, self._starts),
            _topic(text, start),
            _counted_before(text, start),
            _row_behind(text, end),
            " ".join(contents_below(text, end)[:1]),
            _row_section(text, start),
        )

    @cached_property
    def siblings(self) -> str:
        """What the other schools of the list tell of a 中学; what is built anew is of any class."""
        if self._new:
            return ""
        return stage_of_siblings([stage_of_name(name.full, name.form.stage) for name in self._run if name.form.kind != "pair"])

    @cached_property
    def aim(self) -> tuple[str, str]:
        """The sentence's own words before and behind the list."""
        return _aim(self._text, self._start, self._end)


def _announced(text: str, start: int, starts: Sequence[int]) -> str:
    """The clause that announces the list at `start`, "" where it names schools itself (甲高级中学、乙中学（县二中）)."""
    clause = announcement(text, start)
    begun = text.rfind(clause, 0, start) if clause else start
    return clause if bisect_left(starts, begun) == bisect_left(starts, start) else ""


def _lead_in(text: str, start: int, starts: Sequence[int]) -> str:
    """The title that the line of a list at `start` begins with, "" where it has none.

    A school with a colon is no title of the next one: none of the names, which begin at `starts`, is in it.
    """
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    if not line and start > _LINE:
        return ""
    hit = _LEAD_IN.match(text, line, start)
    if not hit or bisect_left(starts, hit.end()) > bisect_left(starts, line):
        return ""
    return hit.group("title")


def _topic(text: str, start: int) -> str:
    """The class of schools that the paragraph has come to before a list at `start` (`初中方面，`, `二是高中：`), or that a cell of its row before it holds; "" where none."""
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    return next((hit["title"] for hit in reversed(list(_TOPIC.finditer(text, line, start)))), "")


def _counted_before(text: str, start: int) -> str:
    """The class of schools that the sentence counts before a list at `start` (普通高中5所，甲中学…), "" where none."""
    hit = _CLASS_COUNTED.search(text, max(0, start - _COUNTED_REACH), start)
    return hit.group("stage") if hit else ""


def _aim(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence's own part before and behind the list at [start, end), up to so many on either side."""
    low = max([hit.end() for hit in PART_ENDS.finditer(text, max(0, start - _AIM_REACH), start)], default=max(0, start - _AIM_REACH))
    stop = PART_ENDS.search(text, end, end + _AIM_REACH)
    before = text[low:start]
    line = max(text.rfind("\n", 0, start), start - _INTAKE_REACH) + 1
    intake = _INTAKE.search(text, line, start)
    return f"{intake.group()} {before}" if intake else before, text[end : stop.start() if stop else end + _AIM_REACH]


def _row_behind(text: str, end: int) -> str:
    """The cells of the table row behind a name that ends its cell, which may tell its class (普通高中, 新增初中班12个), but for other schools' names;
    "" elsewhere."""
    if not _CELL_END.match(text, end):
        return ""
    row = text[end : end + _ROW_REACH].partition("\n")[0]
    return " ".join(cell for cell in _CELL_MARK.split(row) if len(cell.strip()) <= _CLASS_LENGTH or not _OTHERS.search(cell))


def _row_section(text: str, start: int) -> str:
    """The section of the table that the row at `start` stands under, "" where the table has none or the row is none."""
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    row = text[line : text.find("\n", start) if "\n" in text[start:] else len(text)]
    if "\t" not in row and "|" not in row:
        return ""
    for above in reversed(text[max(0, line - _SECTION_REACH) : line].splitlines()):
        if (title := _SECTION_ROW.fullmatch(above)) and stage_in_words(title["title"], "中学"):
            return title["title"]
    return ""


def _arm(text: str, name: Name) -> re.Match[str] | None:
    """The arm of the school behind its name (县中学初中部, 县一中陈景润初中部), None where none stands there."""
    if arm := _ARM.match(text, name.end):
        return arm
    named = _NAMED_ARM.match(text, name.end) if text.find("部", name.end, name.end + 8) > 0 else None
    return named if named and not has_border(text, named.start("who"), named.end("who")) else None


def of_arm(text: str, name: Name) -> bool:
    """Whether an arm of the school stands behind its name (县中学初中部)."""
    return _arm(text, name) is not None


def stage_at(text: str, name: Name, around: Around, *, partner: bool, arm_built: bool = False) -> str:
    """What the name tells, else what the list's last noun or its lead-in does; the sentence's aim tells nothing of a `partner`, an arm that is built itself nothing of its 学校."""
    stage = stage_of_name(name.full, name.form.stage)
    if not is_open(name.full, stage):
        return stage
    if stage in OPEN and not (arm_built and stage == "中小学") and (arm := _arm(text, name)):
        return arm.group("stage")
    if stage == "中小学" and _ALL_YEARS.search(text, max(0, name.start - 7), name.start):
        return stage
    if noted := _CLASS_NOTED.match(text, name.end):
        return noted.group("stage")
    if stage == "中学" and name.campus.startswith(("初中", "高中")):
        return name.campus[:2]
    siblings = around.siblings if name.form.stage == "中学" else ""
    told = next((told for words in (*around.words, siblings) if words and (told := stage_in_words(words, stage))), "")
    return told or stage_in_aim(*(("", "") if partner else around.aim), stage) or stage
