"""What a plan does to the schools of a list: the action, the part built, whether the school exists yet."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_behind import IS_PROJECT, deed_behind
from extractors.school_clause import AFTER_NAME, Clause, verb_before
from extractors.school_deeds import BEGUN, BOUND, BUILDING, DONE, REACH_RIGHT, Deed, known_actions
from extractors.school_parts import of_part
from extractors.school_projects import announced_part, announced_verb, announced_works, listed_deed, row_deed
from extractors.school_turned import leaned_on, turned_to
from extractors.school_works import in_noun

#: 布局一所占地30亩，办学规模为18个班的|四台小学: the verb before what a school is like.
_ONE_OF_A_SIZE = re.compile(r"(?P<verb>规划建设|规划新建|规划布局|新建|建设|布局|建成|引进)了?[一1]所[^。；;\n]{2,40}的$")
_REACH_SIZE = 60
#: Words that only say that schools belong to something; what is said behind them tells the deed.
_MEMBERS_OF = frozenset({"关于", "包括", "包含", "如", "像", "即", "含", "涵盖", "有", "其中", "现有", "共有", "是", "涉及"})
#: 完成甲小学综合楼主体工程: the part is being built.
_MAIN_WORKS = re.compile("主体(?:工程|建设|结构|施工)|(?:室内|内部|外墙|内外)?装[修饰](?!改造)|内装|设备安装")
#: 争创甲学院 is a school to come, 争取甲学院在我县设点 is not.
_NOTHING_MORE = late(r"[^\u4e00-\u9fff]|[和及与等]|建设|设立|筹建|筹办|项目|工程|落地|落户|$")
#: 暂定名为|甲中学: a school to come.
_TO_BE_NAMED = re.compile(r"(?:(?:暂|拟)时?(?:(?:定|命|取)?名(?:称)?为?|定为)|(?:项目|规划|新建|筹建)[^。；\n]{0,50}[，,](?:命|定|取)名为|(?:新建|规划建设)一所[^；\n]{0,60}。\s*学校名称?(?:定|暂定)?为)[：:]?[“\"]?$")
#: 利用旧校址进行改扩建，作为|县实验小学城北分校: what works make is new.
_MADE_NEW = re.compile("(?:改扩建|扩建|改建|改造|新建|重建)(?:后)?[，,]?(?:作为|用作|成为)$")
_REACH_NAMED = 80
#: 县职校|新址已完成选址论证: what is built at a new site moves there.
_NEW_SITE = re.compile(r"新校?址(?=(?:拟|规划)?(?:选址|位于|坐落|地处)|[^，,。；;\n]{0,10}?(?:选址|搬迁|建设|用地|征地|动工|开工|规划|前期|项目|施工|立项|招标))")
#: 甲中学整体搬迁至原|乙中学|校址: where a school moves to is not moved.
_MOVED_TO = re.compile(r"[搬迁][移址]?[至到往入](?:原|现|老)?$")
#: 加快甲中学、乙学校等公共服务设施建设: the list is of what is built.
#: 实施|甲中学、县医院新院区等重点项目|20个: so is a list that ends in projects.
_SUCH_WORKS = late(r"等[\u4e00-\u9fff]{0,8}(?:设施|项目|工程|学校|载体)建设" + BOUND + r"|(?:[、和及与][^，,。；;：:、\n]{2,16}){0,6}等(?:一批|\d{1,3}[个项]|重点|重大|民生|教育|基建|公共服务|社会事业|社会民生|基础设施|补短板|城建|续建|新建|学校|校建)*(?:项目|工程)(?:\d{1,3}[个项])?(?=[，,。；;\n]|$)")


def deed(
    text: str,
    start: int,
    end: int,
    *,
    campus: bool,
    before: Deed | None = None,
    low: int = 0,
    heading: str = "",
) -> Deed:
    """What is done to the list of schools at [start, end), the last of them a `campus` or not.

    `before` is the deed of a list that this one runs parallel to; no verb is looked for left of `low`.
    `heading` is the verb of the heading that the list stands under as an item, "" where there is none.
    """
    verb, direct = verb_before(text, start, low)
    inherited = before is not None and not direct
    if before and inherited:
        verb, direct = before.verb, before.direct
    if not verb and (one := _ONE_OF_A_SIZE.search(text, max(low, start - _REACH_SIZE), start)):
        verb, direct = one["verb"], True
    if led := _led_to(text, start, end):
        return led
    member = ""
    if not verb or verb in _MEMBERS_OF or (verb == "为" and text.startswith(("分别为", "具体为"), start - 3)):
        if built := announced_part(text, start) or announced_works(text, start):
            return built
        announced = announced_verb(text, start) or heading
        verb, direct, member = announced, bool(announced) or direct, verb
    action, planned = known_actions().get(verb, ("", False))
    after = AFTER_NAME.match(text, end)
    stop = after.end() if after else end
    if text.startswith("”", stop) and text.startswith("“", start - 1):
        stop += 1  # “甲学校”|更名为“乙学校”
    if (not verb or heading) and (row := row_deed(text, start, end)):
        return row
    if (not verb or (heading and action not in BUILDING)) and (listed := listed_deed(text, start, stop)):
        return listed
    if _NEW_SITE.match(text, end):
        return Deed("迁建", rule="new_site", verb=verb, direct=direct)
    if stop > end and text.startswith("的", stop):
        stop += 1  # 甲中学、乙小学2所学校的|运动场建设项目
    clause = Clause(text, start, end, text[stop : end + REACH_RIGHT], verb, direct, action, planned, member, inherited, campus)
    return turned_to(clause) or leaned_on(clause) or of_part(clause) or in_noun(clause) or _of_verb(clause)


def _led_to(text: str, start: int, end: int) -> Deed | None:
    """What words before schools at [start, end) say of them: what they will be called, what is made into them, what moves there; None where none stand there."""
    low = max(0, start - _REACH_NAMED)
    if ("名" in (led := text[low:start]) or "定为" in led) and _TO_BE_NAMED.search(text, low, start):
        return Deed("新建", planned=True, rule="to_be_named", direct=True)
    if text.endswith(("分校", "校区"), 0, end) and _MADE_NEW.search(text, max(0, start - 8), start):
        return Deed("新建", planned=True, rule="made_new", direct=True)
    return Deed(rule="moved_to") if _MOVED_TO.search(text, max(0, start - 4), start) else None


#: 即将投用的|甲小学|: what is to be, 新投用的|乙小学| what is.
_TO_COME = re.compile("(?:将|拟|计划|预计|规划|[年月]内?|今秋|[明待])[^，,。；;：:\n]*$")
_REACH_THOSE = 12


def _of_those(clause: Clause) -> Deed | None:
    """What is said behind schools that a clause with 的 tells apart (占地80亩的甲中学启动建设), None where its own verb tells it."""
    text, start, behind = clause.text, clause.start, clause.behind
    if clause.action == "建成":
        return None if not text.endswith(f"{clause.verb}的", 0, start) or _TO_COME.search(text, max(0, start - _REACH_THOSE), start) else clause.told("", "named")
    if clause.verb in ("在建", "续建", "正在建设") and DONE.match(behind):
        return clause.told("建成", "done_behind", planned=True)
    return deed_behind(text, start, clause.end, behind) if clause.action in ("", "其他") else None


def _of_verb(clause: Clause) -> Deed:
    """What the verb before the list does, or what is said behind it where the verb says nothing."""
    text, start, end, behind = clause.text, clause.start, clause.end, clause.behind
    rule = "verb_before" if clause.direct else "verb_apart"
    if clause.member and clause.verb in ("在建", "续建") and DONE.match(behind):
        return clause.told("建成", "done_behind", planned=True)  # 3个在建项目加快推进，其中甲小学8月底前交付
    if not clause.direct and text.endswith("的", 0, start) and (said := _of_those(clause)):
        return said
    if clause.action in BUILDING:
        return clause.told(clause.action, rule, planned=clause.planned and clause.action in ("新建", "建成"))
    if not clause.verb:
        return deed_behind(text, start, end, behind) or Deed(rule="relied_on" if clause.member else "named", direct=clause.direct)
    if not clause.action and not clause.direct and (said := deed_behind(text, start, end, behind)):
        return said
    if clause.action == "其他" and clause.in_progress and DONE.match(behind):
        return clause.told("建成", "done_behind", planned=True)
    if clause.action and clause.in_progress and (BEGUN.match(behind) or _MAIN_WORKS.match(behind)):
        return clause.told("新建", "begun_behind", planned=True)
    if clause.action == "其他" and clause.in_progress and (IS_PROJECT.match(behind) or _SUCH_WORKS.match(text, end)):
        return clause.told("新建", "project", planned=True)
    if clause.action:
        return clause.told(clause.action, rule, planned=clause.planned and clause.direct and _NOTHING_MORE.match(behind) is not None)
    return clause.told("", "named")
