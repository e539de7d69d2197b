"""What of schools is built: their parts (甲小学综合楼), phases, arms and branches; groups and institutes around them, and how they are fitted out."""

from __future__ import annotations

import re
from functools import cache

from extractors.late import late
from extractors.lexicon import words
from extractors.scanning import any_of
from extractors.school_behind import striven
from extractors.school_clause import PROGRESS, Clause
from extractors.school_deeds import (
    BEGUN,
    BOUND,
    BUILDING,
    DONE,
    PUT_TO_USE,
    SCHEDULED,
    TO_BUILD,
    WORKING,
    WORKS,
    Deed,
    itself_builds,
    known_actions,
    part_joint,
    part_pattern,
)
from extractors.school_works import ARM, MOVED, NOUN_BEHIND

_IMPROVED = late(r"改善[^，,。；;：:、\n]{0,8}?条件(?:建设)?(?:项目|工程)|[^，,。；;：:、\n]{0,6}?(?:取暖|供暖|饮水|供水|用水|用电|消防)(?:困难|问题|隐患)|实施[^，,。；;：:、\n]{0,12}?(?:改善|改薄|能力提升)[^，,。；;：:、\n]{0,8}?(?:项目|工程|计划)|[^，,。；;：:、\n]{0,8}?(?:条件|环境)(?:明显|显著|进一步|全面|持续|得到|有效|逐步|大幅|切实|极大)*(?:改善|提升)|校园(?:环境|设施|基础设施)?(?:改造提升|提升改造|提质改造|美化提升|提升)(?:工程|项目|行动)?(?=[，,。；;、\n]|$)|(?:实现|完成|实施)?(?:集中|清洁)(?:供暖|供热|取暖|供水)(?:全覆盖|改造|工程|项目)*(?=[，,。；;、\n]|$)|“?(?:煤改电|煤改气|清洁取暖|明厨亮灶)”?(?=[，,。；;、\n]|$)")
_PROJECTS = "等(?:(?:\\d{1,3}|[一二两三四五六七八九十])个)?(?:重点|重大|教育|民生|建设)*(?:工程|项目)"
#: 2.甲小学综合楼、食堂项目（2023年）: the name of a project is an entry of a list.
_ENTRY_PROJECT = re.compile(r"(?<=工程)(?=[（(，,。；;\n])|(?:、[^，,。；;：:、\n]{2,12})?(?:建设)?(?:项目|工程)(?=[（(：:，,。；;\n]|$)")
#: 甲高中部、乙新校区建设, 甲二期、乙改扩建等重点工程: what the list ends in builds the part as well; and a
#: project with its money (甲中学周转房40套，安排资金…).
_BUILT_LATER = late(
    rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,60}}?(?:的?建设(?:工作|项目|工程)?{BOUND}|前期(?:工作)?(?=[，,。；;\n]|$)|{_PROJECTS}|(?:项目|工程)(?=[，,。；;\n]|$))|(?:项目|工程)(?=[，,。；;\n]|$)|的建设(?:工作)?{BOUND}|{_PROJECTS}"
)
_FUNDED = re.compile(
    r"\d[\d.]*万?(?:平方米|[套栋幢座间处个])[，,](?:安排|下达|计划|估算|概算|总)?(?:资金|投资)"
)
_LATER_PART_NOUN = late(rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,40}}?[楼馆堂舍场]{TO_BUILD}(?:{WORKS}{BOUND}|工程|项目|工作)")
#: 启动甲中学宿舍楼、乙中学|的抗震加固工程|: what 的 parts from a list is said of all of it.
_SHARED_NOUN = late(rf"(?:、|以及|和|及|与)[^，,。；;：:\n]{{2,40}}?的(?!建设|新建){TO_BUILD}(?:工程|项目|工作)")
#: 争取甲小学运动场、乙小学运动场等建设项目.
_SOUGHT = re.compile("(?:争取|谋划|申报|储备|安排)$")
#: The verb of 支持甲学校建设工作室 is no part of what is built.
_LEADING_VERB = re.compile("新建|改扩建|扩建|改建(?=.{2})")
_LED = re.compile("^(?:建设|建立|建成|打造|设立|组建|创建)")
_WORKS_BEHIND = re.compile("主体(?:工程|建设|结构|封顶)|(?:工程|项目)建设|(?:工程|项目)?前期")
_PHASES = re.compile("[一二三四]期")
#: 甲中学教学楼|等十个加固改造的项目也已开工.
_TAIL_WORKS = re.compile(r"等(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,2})个|一批)?(?:重点|重大|教育|民生)*(?P<verb>新建|扩建|改扩建|改建|重建|迁建|续建|加固改造|改造提升|改造|维修改造|维修|加固)的?(?:项目|工程)")
#: 新建甲小学、乙小学等3所学校|分校区.
_BRANCHES = re.compile(r"(?P<part>(?:[分新]|[东西南北]{1,2})?校区|分校|分园)(?=[，,。；;、\n]|建设|$)")
#: 推动甲大学|海南研究院|落地.
_INSTITUTE = late(r"(?:(?![与和同共])[\u4e00-\u9fff]){0,10}?(?:研究院|研究所|科技园|分院)(?:分园|分院|分所)?(?=[^\u4e00-\u9fff]|[和与及等]|落地|落户|建设|入驻|$)")
_GROUP = re.compile(r"(?:\d{1,2}个)?(?:教育)?(?:集团|联盟|联合体|共同体)")


@cache
def _part_in_brackets() -> re.Pattern[str]:
    part = any_of(words("school_parts"))
    return re.compile(rf"[（(](?P<part>[\u4e00-\u9fff]{{0,6}}?(?:{part}))[）)]")


def goes_on(gap: str) -> bool:
    """Whether a list goes on after `gap`, which holds a part and a joint (建成甲综合楼和乙实训楼)."""
    return part_joint().fullmatch(gap) is not None


def of_part(clause: Clause) -> Deed | None:
    """What is built at or around schools: their parts, their groups, their fittings; None where none is named."""
    verb, behind = clause.verb, clause.behind
    if not verb and (arm := ARM.match(behind)) and PUT_TO_USE.match(behind, arm.end()):
        return Deed("其他", arm.group(), rule="becomes")
    counted = behind[1:] if clause.member and behind.startswith(("，", ",")) else behind
    if clause.action not in BUILDING and (built := itself_builds(counted, only=not verb)):
        return built
    if institute := _INSTITUTE.match(behind):
        return clause.told("其他" if clause.direct and clause.action == "其他" else "", "institute", part=institute.group())
    if _GROUP.match(behind):
        return clause.told("其他" if clause.action else "", "group_around")
    if _IMPROVED.match(behind) and (verb or behind.startswith("实施") or clause.opens_entry):
        return clause.told("改善", "improved")
    if clause.action in BUILDING and clause.direct and (branch := _BRANCHES.match(behind)):
        return clause.told(clause.action, "part_of", part=branch["part"])
    part = _last_part(behind) or part_pattern().match(behind)
    if not part:
        return _any_part(behind) if not verb and clause.begins and not NOUN_BEHIND.match(behind) else None
    if tail := _TAIL_WORKS.match(behind, part.end("part")):
        own = known_actions().get(tail["verb"], ("新建", False))[0]
        return clause.told("改建" if own == "改善" else own, "part_built", part=part["part"])
    if not verb and _ENTRY_PROJECT.match(behind, part.end("part")) and clause.opens_entry:
        return Deed("新建", part.group("part"), rule="entry", direct=True)
    apart = clause.action in BUILDING and not (clause.direct and clause.text.endswith(clause.verb, 0, clause.start))  # 新建项目⏎1.甲小学运动场|改造|
    if part["verb"] and (clause.inherited or apart):
        own = "迁建" if part["verb"] in MOVED else known_actions().get(part["verb"], ("新建", False))[0]
        return clause.told(own, "part_built", part=part["part"])
    if not verb and not part["verb"] and DONE.match(behind, part.end("part")) and striven(clause.text, clause.start):
        return Deed("新建", part["part"], rule="part_built")
    return _deed_on_part(part, verb, clause.action, clause.direct)


#: 甲中学|屋面维修1200平方米|, 乙小学|校园绿化改造|: a part that no list knows, by the works behind it.
_ANY_PART = re.compile(rf"(?P<part>(?![^，,。；;\n]{{0,8}}?(?:教育|教学改|课程|课堂|机制|制度|体制|结构|专业|学科|思想))[^\W\d与和及对由在为向将的已了从被以]{{2,6}}?)(?:完成|实施|进行|启动)?(?P<verb>改造|维修|翻新|加固|修缮|翻建)(?:工程|项目)?(?:(?=\d)|{BOUND})")


def _any_part(behind: str) -> Deed | None:
    """Works at a part of a school that begins its clause; None where `behind` tells none."""
    hit = _ANY_PART.match(behind)
    return Deed(known_actions()[hit["verb"]][0], hit["part"], rule="part_built") if hit else None


_OTHER_SCHOOL = re.compile("小学|中学|学校|幼儿园|学院|大学|[一二三四五六七八九十][中小幼]|初中|高中")


def _last_part(behind: str) -> re.Match[str] | None:
    """The last of several parts (教学楼、实验楼、|宿舍楼|), which what follows is said behind; None where one stands alone."""
    at = 0
    while joint := part_joint().match(behind, at):
        at = joint.end()
    last = part_pattern().match(behind, at) if at else None
    return last if last and not _OTHER_SCHOOL.search(behind, 0, last.end("part")) and (last["verb"] or DONE.match(behind, last.end("part")) or BEGUN.match(behind, last.end("part"))) else None


def _deed_on_part(part: re.Match[str], verb: str, action: str, direct: bool) -> Deed:
    """A part is built: by the verb before (新建甲、乙食堂), or by the noun behind (推进甲新校建设)."""
    built = part.group("verb")
    led = _LEADING_VERB.match(part.group("part")) if action in BUILDING else None
    if led:
        return Deed(led.group(), part.group("part")[led.end() :], rule="part_of", verb=verb, direct=direct)
    if action in WORKING:
        action = "新建" if verb == "建设投用" else action  # what of a school is built and used is new
        return Deed(action, part.group("part"), rule="part_of", verb=verb, direct=direct)
    if built and (PROGRESS.search(verb)) and not verb.startswith(("深化", "加强")):
        found = "迁建" if built in MOVED else known_actions().get(built, ("新建", False))[0]
        return Deed(found, part.group("part"), rule="part_built", verb=verb, direct=direct)
    text, end = part.string, part.end("part")
    if PROGRESS.search(verb) and verb and _PHASES.match(part.group("part")) and text[end : end + 1] in ("", "，", "。", "；", "、", "\n"):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    if PROGRESS.search(verb) and verb and not built and (shared := _SHARED_NOUN.match(text, end)):
        return Deed(known_actions().get(shared["verb"], ("改建", False))[0], part["part"], rule="part_built", verb=verb, direct=direct)
    later = _BUILT_LATER.match(text, end) and (_PHASES.match(part.group("part")) or verb)
    if (later and _SOUGHT.search(verb)) or (PROGRESS.search(verb) and (later or (not verb and _FUNDED.match(text, end)))):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    if PROGRESS.search(verb) and verb and not built and (listed := _LATER_PART_NOUN.match(text, end)):
        return Deed(known_actions()[listed["verb"]][0], part.group("part"), rule="part_built", verb=verb, direct=direct)
    if not verb and not built and (BEGUN.match(text, end) or SCHEDULED.match(text, end)):
        return Deed("新建", part.group("part"), rule="part_built")
    if not verb and not built and DONE.match(text, end):
        return Deed("建成", part.group("part"), rule="part_built")
    if verb and PROGRESS.search(verb) and _WORKS_BEHIND.match(text, end):
        return Deed("新建", part.group("part"), rule="part_built", verb=verb, direct=direct)
    supported = "" if part.group("part").startswith(("共建", "合建")) else _LED.sub("", part.group("part"))
    return Deed(action, supported if action else "", rule="part_of", verb=verb, direct=direct)


def part_behind(text: str, end: int) -> str:
    """The part that stands behind a name (实验楼), "" where none does."""
    part = part_pattern().match(text, end)
    return part.group("part") if part else ""


def part_in_brackets(text: str, end: int) -> str:
    """The part that a bracket behind a name limits the deed to (甲中学（食堂）), "" where there is none."""
    hit = _part_in_brackets().match(text, end)
    return hit.group("part") if hit else ""
