"""Schools that open a line of their own below a heading or headline that says what becomes of them (`二、拟建学校`, then `1.甲小学：位于…，占地30亩`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.late import late
from extractors.schools import SchoolMention
from pipeline.document import Block, Document

#: What stands before a name that opens its line: `（一）`, `1.`, `● `.
_OPENS = re.compile(r"[\s（(]{0,4}(?:第?[一二三四五六七八九十\d]{1,3}[)）、.．:：]{0,2}|[-—●•◆■▪·*])?[\s]{0,3}")
#: 甲小学|（暂名）|: what may stand between the name and where or how large the school is.
_NOTE = r"(?:[（(][^（）()\n]{1,16}[）)])?"
#: 甲小学|位于|…, 甲小学|，占地|30亩: how a school that is to be is described.
_DESCRIBED = late(
    rf"{_NOTE}(?:[，,：:\s]{{0,3}}(?:校址|项目|学校|该[校园])?(?:选址|位于|地处|坐落|所在|地址|占地|用地|总?投资|总?建筑面积|办学规模|建设?规模|设计|规划|总占地|计划|拟|预计|设\d|开?设[置有]?\d))"
)
#: The same in the line below one that holds the name alone.
_BELOW = late(r"[^\n]{0,24}?(?:选址|位于|地处|坐落|所在|地址|占地|用地|总?投资|建筑面积|办学规模|建设?规模)")
#: |新建|学校, |正在建设的|幼儿园, |扩建|项目: a heading or headline of what is done to all below; with 、 it says two things.
_LEADS = late(
    r"(?<![建造][、和及/])(?<!改)(?P<deed>新建|拟建|在建|续建|筹建|正在建设|规划建设|计划建设|将建|改扩建|扩建|迁建|改建|(?:新增|计划|预计|将)(?=[^，。；、]{0,10}(?:所|开[园学办]|招生|投用)))(?!成)的?"
    r"(?:[一两二三四五六七八九十\d]{1,3}[所个])?[^，。；、\n]{0,16}?(?:学校|幼儿园|小学|中学|高中|初中|校园|项目)(?:名单|一览表?|项目|情况)?\s*(?:$|[（(，,!！？?])"
)
#: 二、|现有|学校: those below are there, whatever the headline says.
_KEPT = re.compile(r"现有|既有|原有|已建|保留|在用")
_ACTIONS = {"改扩建": "改扩建", "扩建": "扩建", "迁建": "迁建", "改建": "改建"}
#: |创办于|1956年, |已投入使用|: a school that is there.
_THERE = re.compile(r"[创始兴]办于|创建于|[始兴]?建于(?:19|20)|前身|现有|原有|已(?:经)?(?:全部|正式)?(?:建成|投入|投用|竣工|交付|开学|开园|招生)|(?:建成|投入使用)了|原址")


def headed_schools(document: Document, schools: Sequence[SchoolMention]) -> list[SchoolMention]:
    """`schools`, those without a deed that are described in a line of their own with what their heading, or the headline, says of all of them."""
    return [school if school.action else _headed(document, school) for school in schools]


def _headed(document: Document, school: SchoolMention) -> SchoolMention:
    text = document.text
    line = text.rfind("\n", 0, school.start) + 1
    if not _OPENS.fullmatch(text, line, school.start):
        return school
    at = document.block_at(school.start)
    block = document.blocks[at]
    end = text.find("\n", school.end)
    end = len(text) if end < 0 else end
    if not _is_described(text, school.end, end) or _THERE.search(text, school.end, block.end if block.kind != "heading" else min(end + 120, len(text))):
        return school
    lead = _lead(document, block)
    if lead is None:
        return school
    action = _ACTIONS.get(lead["deed"], "新建")
    return school._replace(action=action, planned=action == "新建", rule=f"{school.rule}+headed")


def _is_described(text: str, start: int, end: int) -> bool:
    if _DESCRIBED.match(text, start, end):
        return True
    below = next((at for at in range(end, min(end + 4, len(text))) if not text[at].isspace()), len(text))
    return len(text[start:end].strip()) <= 1 and _BELOW.match(text, below) is not None


def _lead(document: Document, block: Block) -> re.Match[str] | None:
    """The nearest heading above a block that says what is done, else the headline."""
    above = document.section(block.parent).split(" > ") if block.parent >= 0 else []
    named = next((words for words in reversed(above) if _LEADS.search(words) or _KEPT.search(words)), document.header.title)
    return _LEADS.search(named)
