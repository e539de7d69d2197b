"""Lists of projects whose members each have a deed of their own: 甲小学、乙中学综合楼、丙中学迁建等项目.

In papers such a list ends in what its members are (等3个项目), or each of them does (甲小学教学楼项目、乙小学扩建项目). What stands behind a member is
its own then, and a school that stands there alone is itself the project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.school_deeds import DONE, Deed, known_actions, part_pattern
from extractors.school_names import Name
from extractors.school_reading import Read
from extractors.school_works import MOVED, NOUN_BEHIND

#: What stands behind a member and parts it from the next, perhaps with members that are no schools: |综合楼、|, |及学生食堂、|, |扩建项目和|.
_OWN = re.compile(r"(?P<own>[^，,。；;：:、\n\t|（）()等]{0,18}?)(?:[（(][^（）()\n]{1,14}[）)])?(?:、|以及|和|及|与)(?:[^，,。；;：:、\n\t|（）()]{2,16}、){0,2}(?:原)?")
#: What the list ends in: |迁建等4个项目|; what is asked for or looked after is not yet told by its members (支持…等项目申报).
_END = re.compile(
    r"(?P<own>[^，,。；;：:、\n\t|（）()]{0,14}?)等(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?个?(?:一批)?(?![^，,。；;\n]{0,8}(?:改造|加固|维修|修缮|[改扩迁]建))[^，,。；;：:、\n校园]{0,8}?(?:项目|工程)(?!的?(?:申报|管理|监管|审计|评审|资金))"
)
#: Or each of its members: |教学楼项目|.
_PROJECT = re.compile(r"(?P<own>[^，,。；;：:、\n\t|（）()]{1,16}(?:项目|工程))(?=[、和及与，,。；;）)\s]|$)")
#: Or the sentence, where the first member has works of its own: 甲小学|扩建|、乙中学|食堂|、丙小学|迁建|。
_STOP = re.compile(r"(?P<own>[^，,。；;：:、\n\t|（）()等]{1,14}?)(?=[。；;，,\n]|$)")
_WORKS_ALONE = re.compile(r"(?:整体|易地|异地)?(?:[新改扩迁重续]建|改扩建|改造提升|提升改造|改造|搬迁)(?:项目|工程)?(?=、|以及|和|及|与)")
_BARE = re.compile(r"(?:的?建设)?(?:项目|工程)?$")
#: 甲小学|加建|食堂: the verb of a part is no part of it.
_LED = re.compile("新建|[加增修]建|改扩建|[扩改]建(?=.{2})")
#: Verbs that say what all members are: 扩建甲小学、乙小学食堂等项目.
_OTHER_WORKS = frozenset({"迁建", "改建", "扩建", "改扩建", "建成", "改善", "升格", "引入"})
#: 等3个项目基本完工: with no day ahead this is done.
_AHEAD = re.compile(r"确保|力争|争取|预计|计划|将|[前底]|\d月")
_BEFORE, _REACH = 4, 20
_JOINTS = frozenset("、和及与原")
_WIDEST = 70


def each_its_own(text: str, read: Sequence[Read]) -> list[Read]:
    """`read` with the own deeds of the members of lists of projects."""
    done = list(read)
    at = 0
    while at < len(done):
        last = at
        while last + 1 < len(done) and _joined(text, done[last], done[last + 1]):
            last += 1
        if owned := _owned(text, done[at : last + 1]):
            done[at : last + 1] = [each._replace(own={name.start: owned[name.start] for name in each.names if name.start in owned}) for each in done[at : last + 1]]
        at = last + 1
    return done


def _joined(text: str, one: Read, other: Read) -> bool:
    return text[other.start - 1] in _JOINTS and other.start - one.end <= _WIDEST and _OWN.fullmatch(text, one.end, other.start) is not None


def _owned(text: str, read: Sequence[Read]) -> dict[int, Deed]:
    """The own deeds of the members of the list that `read` is, by where they begin; {} where it is no list of projects."""
    names = [name for each in read for name in each.names]
    verb = read[0].deed.verb
    if len(names) < 2 or any(each.deed.rule == "past" for each in read) or known_actions().get(verb, ("",))[0] in _OTHER_WORKS:
        return {}
    end = _END.match(text, names[-1].end) or (_STOP.match(text, names[-1].end) if _WORKS_ALONE.match(text, names[0].end) else None)
    if not end and not all(_PROJECT.match(text, name.end) for name in names):
        return {}
    owns = [_own(text, name, following) for name, following in zip(names, [*names[1:], None], strict=True)]
    if len({own for own in owns if own}) < (2 if owns[-1] else 1):
        return {}
    alone = _bare_deed(text, names[0].start, end.end() if end else names[-1].end)
    return {name.start: told._replace(verb=verb) for name, own, later in zip(names, owns, _behind(owns) if end else [""] * len(owns), strict=True) if (told := _told(text, name, own, later, alone))}


def _bare_deed(text: str, start: int, end: int) -> Deed:
    """What is done to a member that stands alone in the list at [start, end): it is built, or is to be done, or is done."""
    if not DONE.match(text, end):
        return Deed("新建", planned=True, rule="enumerated")
    ahead = _AHEAD.search(text[max(0, start - _BEFORE) : start] + text[end : end + _REACH])
    return Deed("建成", planned=True, rule="enumerated") if ahead else Deed()


def _behind(owns: Sequence[str]) -> list[str]:
    """What stands behind all later members, for each of them."""
    return ["、".join(owns[at + 1 :]) for at in range(len(owns))]


def _own(text: str, name: Name, following: Name | None) -> str:
    """What stands behind a member before the joint to the `following` one or before the list's end."""
    hit = _OWN.fullmatch(text, name.end, following.start) if following else (_END.match(text, name.end) or _PROJECT.match(text, name.end) or _STOP.match(text, name.end))
    return hit["own"] if hit else ""


def _told(text: str, name: Name, own: str, later: str, alone: Deed) -> Deed | None:
    """What its `own` words say of a member, which is told `alone` without any; None where they leave it to what is said of the list."""
    if _BARE.fullmatch(own):
        return alone
    if noun := NOUN_BEHIND.match(text, name.end):
        action, planned = ("迁建", False) if noun["verb"] in MOVED else known_actions().get(noun["verb"], ("新建", True))
        return Deed(action, planned=planned, rule="enumerated")
    part = part_pattern().match(text, name.end)
    if not part or (not part["verb"] and part["part"] in later):  # 甲小学教学楼、乙小学教学楼加固改造等工程
        return None
    if not part["verb"] and not alone.action:
        return Deed()
    led = _LED.match(part["part"])
    verb = part["verb"] or (led.group() if led else "新建")
    return Deed(known_actions().get(verb, ("新建", True))[0], part["part"][led.end() if led else 0 :], rule="enumerated")
