"""The noun of works behind a list of schools that tells what is done to them: 推进甲小学迁建, 甲中学改扩建工程."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_clause import REACH_VERB, Clause
from extractors.school_deeds import (
    BEGUN,
    BOUND,
    BUILDING,
    CARRIED_OUT,
    DONE,
    TO_BUILD,
    WORKS,
    Deed,
    known_actions,
)

#: 整体迁至, 搬至: where to follows.
MOVED = ("迁", "搬")
#: 县第二中学|初中部|整体迁至新址.
ARM = re.compile("(?:幼儿|小学|初中|高中|中学|国际)部")
#: 整体搬迁至教育园区, 扩建到36个班: where to, or how far.
_TO = "(?=[至到往入为])"
#: 清洁取暖改造, “明厨亮灶”改造: what is better afterwards is how the school is fitted out, not its buildings.
_FITTED = r"(?P<fit>“[^”\n]{2,8}”(?=改造|升级)|[\u4e00-\u9fff]{0,6}(?:取暖|供暖|采暖|供水|饮水|消防|节能|安全|照明|护眼灯|灯光|热水|燃气|监控|暖气|厕所|电路|管网|煤改电|煤改气)(?:设施|设备|管道|系统|条件)?)?"
#: 甲小学扩建|方案获批, 乙中学迁建|选址确定: what is drawn up for works, or needed for them.
_FOR_WORKS = "的?(?:方案|设计|选址|立项|可研|用地|地块|图纸|招标|招投标|手续|事宜|计划(?![数人]))"
NOUN_BEHIND = late(CARRIED_OUT + r"(?:等?(?:(?:\d{1,3}|[一二两三四五六七八九十])个)?(?:重点|重大|教育)?(?:工程|项目)?的?)?(?:校园|校区|校舍)?" + _FITTED + TO_BUILD + rf"(?:{WORKS}{BOUND}|(?:工程|项目)|{_TO}|{_FOR_WORKS})")
#: 甲小学改扩建工程和|乙小学建设工程: the word before the joint is what is done to the other school.
_OTHERS_NOUN = re.compile(r"建(?:工程|项目)?(?:以及|[和及与、])$")
#: 甲学校是在原有校舍基础上实施改扩建工程.
_ENLARGED = late(r"(?:均|都)?(?:是|将)?在(?:原有|现有|原|现)[^，,。；;\n]{0,10}?(?:基础上|校?址|地块上)(?:进行|实施)?" + r"(?P<fit>)?" + TO_BUILD)
#: 启动甲小学教育补短板改扩建项目: what of a project's name stands between school and works.
_NAMED_WORKS = re.compile(r"[\u4e00-\u9fff]{2,12}?(?P<verb>改扩建|扩建|迁建|改建)(?:项目|工程)")
#: 完成甲小学、文化馆扩建工程; 完成甲中学教学楼、乙小学教学楼加固改造: the noun stands behind what else is listed.
_OWN_HEAD = r"(?<!配套)(?<![、和及与])(?:小学|中学|学校|幼儿园|学院|大学|高中|初中|[一二三四五六七八九十][中小幼])"
_LATER_NOUN = late(rf"(?:、|以及|和|及|与)(?:(?!{_OWN_HEAD})[^，,。；;：:\n]){{2,40}}?{TO_BUILD}(?:{WORKS}{BOUND}|工程|项目|工作)")
#: 实施甲学校扩建工程和乙学院创建工程: the noun behind has a deed of its own.
_CREATED = re.compile(r"(?:创建|申创|争创|提升|达标)(?:工程|项目|工作|行动)")


#: 3.甲小学|建设。| as the head of an entry; what is built up at a college is more than its buildings.
_HEADED = re.compile("建设(?=[。：:])")
_SCHOOLS = ("小学", "中学", "幼儿园", "初中")


def in_noun(clause: Clause) -> Deed | None:
    """What a noun of works behind the list tells (推进甲小学迁建, 甲中学改扩建项目); None where there is none."""
    verb, behind = clause.verb, clause.behind
    if not verb and clause.opens_entry and _HEADED.match(behind) and clause.text.endswith(_SCHOOLS, 0, clause.end):
        return Deed("新建", planned=True, rule="begun_behind")
    noun = NOUN_BEHIND.match(behind) or _ENLARGED.match(behind)
    if noun:
        others = not clause.direct and _OTHERS_NOUN.search(clause.text, max(0, clause.start - REACH_VERB), clause.start) is not None
        if noun.group("verb") != "建设" or clause.in_progress or not verb or others:
            return deed_in_noun(noun, verb, clause.direct, clause.campus)
    if clause.action == "其他" and clause.in_progress and (named_works := _NAMED_WORKS.match(behind) or _LATER_NOUN.match(behind)):
        action, planned = known_actions()[named_works["verb"]]
        return clause.told(action, "noun_behind", planned=planned)
    if clause.action in BUILDING and not clause.direct and _CREATED.match(behind):
        return Deed("其他", rule="becomes")
    if not verb and (arm := ARM.match(behind)) and (moved := NOUN_BEHIND.match(behind[arm.end() :])):
        return deed_in_noun(moved, verb, clause.direct, True)._replace(object=arm.group(), planned=False)
    return None


def deed_in_noun(noun: re.Match[str], verb: str, direct: bool, campus: bool) -> Deed:
    """推进甲小学迁建, 甲中学新建工程: the noun behind the list tells the action."""
    built = noun.group("verb")
    if built == "建设" and not verb and not campus and noun.group() == "建设":
        return Deed("新建", planned=True, rule="begun_behind") if BEGUN.match(noun.string) else Deed()
    action, planned = ("迁建", False) if built in MOVED else known_actions().get(built, ("新建", True))
    if (built == "建设" and verb == "完成") or (built in ("建设", "新建") and DONE.match(noun.string, noun.end())):
        return Deed("建成", planned=True, rule="done_behind", verb=verb, direct=direct)
    if noun.group("fit"):
        return Deed("改善", rule="noun_behind", verb=verb, direct=direct)
    return Deed(action, planned=planned, rule="noun_behind", verb=verb, direct=direct)
