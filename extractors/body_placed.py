"""The role of bodies that the form of their place gives, whatever verb follows: a cell, a labelled line, a note, who is joined or copied."""

from __future__ import annotations

import re

from extractors.body_cells import cell_role
from extractors.body_item import Role
from extractors.late import late

#: A role that a bracket behind the body gives: `市交通局（牵头）`.
_NOTE = re.compile(r"（(?P<role>牵头|配合)(?:单位|部门)?）")
#: A row of a table of duties: the body in the first cell, also behind a number, its tasks in the next.
_ROW = re.compile(r"(?:^|\n)[^\S\n]{0,3}\|?[^\S\n]{0,2}(?:\d{1,3}[.、]?[^\S\n]{0,2}[\t|][^\S\n]{0,2}(?:[\u4e00-\u9fff]{2,10}[\t|][^\S\n]{0,2})?)?$")
_CELL = late(r"等?(?:[ （(][\u4e00-\u9fff、 ]{1,12}[）)]?)? ?[\t|]")
#: A line that opens with a body and tells its tasks: `2.市教育局：负责…`, `市教育局。牵头…`, `市教育局 负责…`.
_LINE = re.compile(
    r"(?:^|[\n。；])[^\S\n]{0,4}(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?[^\S\n]?)?$"
)
_COLON = late(
    r"\*{0,2}(?:[:：]\s?(?=[\u4e00-\u9fff])(?!经[^，。\n]{2,16}同意|现[将就])|。(?=负责|牵头|统筹|配合|会同|组织|制定|指导|具体|落实)|[ \u3000]{1,4}(?=负责(?!人)|牵头(?!单位|部门)|配合(?!单位|部门)|承担|组织(?!部)|做好|具体负责))"
)
#: 一、县教育局、县妇联。建立台账…: whose tasks a numbered paragraph tells.
_HEADED = re.compile(r"(?:^|\n)[^\S\n]{0,4}[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?[^\S\n]?$")
_STOP = late(r"。(?=[\u4e00-\u9fff])")
_TASKS_BELOW = re.compile(r"[:：]?[^\S\n]{0,4}\n\s{0,6}(?:[（(]?\d{1,2}[)）.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）][.、．]?|负责|牵头|落实|做好|组织)")
#: A body that is set up for a duty, or seated somewhere with one: 成立市专家委员会，负责…; 办公室设在市卫健委，承担….
_SET_UP = re.compile(r"(?:成立|设立|组建|建立|下设)(?:了|(?:了)?[由以][^，。；\n]{2,40}的)?$")
_CHARGED = re.compile(r"(?:(?P<seat>，?(?:设在|设于|挂靠)[^，。；\n]{2,16})|在[^，。；\n]{2,16})?，(?:并|具体|主要|统一|全面)?(?:负责|承担|统筹|办理)")
#: 抄送：县委办公室，县人大常委会办公室.
_COPIED = re.compile(r"[^\S\n]{0,8}(?:抄送|抄报|分送|联系(?:单位|部门))[:：]")
#: Whose page it is: 发布机构：县政府办, 信息来源: 市教育局.
_PUBLISHED = re.compile(r"(?:来源|[发颁公]布(?:机构|机关|单位)|发文(?:机关|单位)|(?:咨询|联系|举报|监督|投诉|服务)(?:电话|热线|方式|人|地址))[:：]?[\s|]{0,4}$")
#: 会同市委农办将…: the subject is left out, whoever is joined helps it.
_JOINS = re.compile(r"(?:^|[\n，,。；;：:）)\d.．、\s])(?:会同|协同)$")
#: 联合公安部门，严厉打击…: the same, with its comma.
_JOINS_ALOUD = re.compile(r"(?:^|[\n。；;：:）)\d.．、\s])(?:主动|积极)?联合$")
#: 统筹协调相关责任单位: whoever is brought together helps.
_GATHERS = re.compile(r"统筹(?:协调)?$")
#: 统筹各部门、乡镇|的项目资金: what is theirs is brought together.
_OWNED = re.compile(r"[^，。；\n]{0,8}的")
#: What someone does with a body's help: 在市专家委员会的指导下.
_HELPED = re.compile(r"的(?:协助|帮助|配合|支持|技术指导|协同)下")
#: A task shared out to bodies by number: `分部门任务：县人社局1.6万人、县教育局4500人`.
_SHARED = re.compile(r"(?:任务|指标|计划)(?:数|分解|分配|分工)?(?:如下|为)?[:：][^。；\n]{0,160}$")
_SHARE = re.compile(r"\d")


def noted_role(after: str) -> tuple[Role, str] | None:
    """The role that a bracket right behind gives."""
    note = _NOTE.match(after)
    return (("support" if note["role"] == "配合" else "lead"), "role.note") if note else None


def line_of_duty(before: str, after: str) -> str:
    """`after` from the duty on that a line tells of the body which it opens with, or ""."""
    if not _LINE.search(before):
        return ""
    mark = _COLON.match(after) or (_HEADED.search(before) and _STOP.match(after))
    return after[mark.end() :] if mark else ""


def placed_role(text: str, start: int, end: int, before: str, after: str) -> tuple[Role, str] | None:
    """The role of bodies in [start, end) by where they stand; `before` and `after` are the words around them."""
    if cell := cell_role(text, start, end):
        return cell, "role.cell"
    if _PUBLISHED.search(before):
        return "mentioned", "role.copied"
    if _ROW.search(before) and _CELL.match(after):
        return "responsible", "role.row"
    if (charged := _CHARGED.match(after)) and (charged["seat"] or _SET_UP.search(text, max(0, start - 48), start)):
        return "responsible", "role.charged"
    if _COPIED.match(text, max(text.rfind("\n", max(0, start - 300), start) + 1, start - 300, 0)):
        return "mentioned", "role.copied"
    if _JOINS.search(before) or (after[:1] == "，" and _JOINS_ALOUD.search(before)) or (_GATHERS.search(before) and not _OWNED.match(after)):
        return "support", "role.with"
    if before.endswith("在") and _HELPED.match(after):
        return "support", "role.helped"
    return None


def task_role(text: str, start: int, before: str, after: str) -> tuple[Role, str] | None:
    """The role of bodies from `start` on whose tasks stand below their numbered line, or whose share of one stands behind them."""
    if _HEADED.search(before) and _TASKS_BELOW.match(after):
        return "responsible", "role.heading"
    if _SHARE.match(after) and _SHARED.search(text[max(0, start - 180) : start]):
        return "responsible", "role.share"
    return None
