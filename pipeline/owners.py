"""Whose pupils, teachers and classes are told where a document tells them of several kinds of school or of several schools.

`小学9所，在校生9000人；初中4所，在校生5000人`: each has its kind before it; `河滨小学招6个班，东城小学4个班`: each has its school.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from extractors.scanning import Closing
from extractors.span import Span
from pipeline.document import Document
from pipeline.rows import Evidence, TargetRow

#: What every school has; named with whose it is only where others of its kind are told too.
_PUPILS = ("在校生", "在校学生", "在读学生", "在学人数", "招生", "毕业", "毕业生", "在校生数", "招生数", "毕业生数", "学生", "新生", "住宿生", "寄宿生", "住校生")
_OTHERS = ("专任教师", "教职工", "教师", "班级", "教学班")
#: |普通本专科|招生: a kind of education told with the first of its figures.
_ENROLS = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,10}?)(?:学校)?(?:招生|在校生|在校学生|毕业生)数?")
#: |各级各类学校|90所，在校生…: all of them together are no kind; their pupils go by their bare name.
_ALL = re.compile(r"^(?:各级各类|公办|民办)?(?:中小)?学校?$")
_SCHOOL = re.compile(r"(?:[\u4e00-\u9fff]{0,8}(?:学校|院校|小学|初中|高中|中学|中职|高职|高校|幼儿园|学院|大学))$")
_BREAK = re.compile(r"[；;。\n]|其中")


def name_owners(document: Document, rows: Sequence[TargetRow]) -> None:
    """Put the kind of school before bare pupils, teachers and classes where the document tells the same of two kinds or more."""
    _name_schools(document, rows)
    _name_labelled(document, rows)
    owned = [(row, owner) for row, owner in _owned(document, rows) if owner]
    owners: dict[str, set[str]] = {}
    for row, owner in owned:
        owners.setdefault(row.indicator, set()).add(owner)
    repeated = {indicator for indicator, several in owners.items() if len(several) > 1}
    pupils = not repeated.isdisjoint(_PUPILS)
    for row, owner in owned:
        if row.indicator in repeated or (pupils and row.indicator in _PUPILS):
            row.indicator = owner + row.indicator
            row.evidence["indicator"] = dataclasses.replace(row.evidence["indicator"], rule="link.owner")


def _owned(document: Document, rows: Sequence[TargetRow]) -> list[tuple[TargetRow, str]]:
    """The rows with such a bare indicator, each with whose it is as its part of the sentence tells, "" where that tells several or none."""
    text = document.text
    found: list[tuple[TargetRow, str]] = []
    owner, schools, last = "", 0, -1
    for row in sorted(rows, key=lambda row: row.start):
        if last < 0 or _BREAK.search(text, last, row.start):
            owner, schools = "", 0
        last = row.end
        if row.unit == "所" and _SCHOOL.fullmatch(row.indicator):
            schools += 1
            owner = row.indicator if schools == 1 and not _ALL.search(row.indicator) else ""
        elif not schools and row.unit == "人" and (enrols := _ENROLS.fullmatch(row.indicator)):
            owner = enrols["whose"]
        elif row.indicator in _PUPILS or row.indicator in _OTHERS:
            found.append((row, owner))
    return found


#: 1.|建筑施工|：死亡人数控制在5人以内: the label that opens a line or a part of it; what labels name as goals, works or times is no owner.
_LABEL = re.compile(
    r"(?:[\s（()）\d.．、—◆○●·-]|[一二三四五六七八九十]{1,2}(?:[、.）)]|是))*(?P<whose>[\u4e00-\u9fff（）]{2,12})(?<!目标)(?<!任务)(?<!现状)(?<!措施)(?<!内容)(?<!规模)(?<!安排)(?<!要求)(?<!标准)(?<!指标)(?<!工作)(?<!情况)(?<!方面)(?<!其中)(?<!建设)(?<!提升)(?<!阶段)(?<![近中远前后初]期)(?<![年月])(?<!季度)(?<!年度)(?<!期间)(?<!目前)(?<!总体)(?<!以下)(?<!如下)[：:][^：:；;。\n]*"
)
_MEASURE = Closing("率数量值比间长日积度面入收额", r"(?:率|数|量|值|比|天数|人数|起数|时间|时长|住院日|面积|浓度|满意度|覆盖面|产值|收入|税收|(?<!投资)额)$")
_LABEL_PART = re.compile(r"[；;。\n]")
_LABEL_REACH = 60


def _name_labelled(document: Document, rows: Sequence[TargetRow]) -> None:
    """`建筑施工：死亡人数5人以内；道路交通：死亡人数9人以内`: the same measure under several labels of a paragraph has its own before it."""
    found: dict[tuple[str, int], list[tuple[TargetRow, Span]]] = {}
    for row in rows if "：" in document.text else ():
        if row.indicator and _MEASURE.search(row.indicator) and (label := _label_of(document, row)):
            found.setdefault((row.indicator, document.block_at(row.start)), []).append((row, label))
    for (indicator, _), owned in found.items():
        if len({label.of(document.text) for _, label in owned}) > 1:
            for row, label in owned:
                row.indicator = label.of(document.text) + indicator
                row.evidence["indicator"] = Evidence("link.label", (label, *row.evidence["indicator"].spans))


def _label_of(document: Document, row: TargetRow) -> Span | None:
    """The label of the part of a line that the row stands in, outside of tables."""
    text, block = document.text, document.blocks[document.block_at(row.start)]
    if block.kind == "table":
        return None
    start = max(block.start, row.start - _LABEL_REACH)
    parts = [hit.end() for hit in _LABEL_PART.finditer(text, start, row.start)]
    label = _LABEL.fullmatch(text, parts[-1] if parts else block.start, row.start) if parts or start == block.start else None
    return Span(*label.span("whose")) if label else None


#: 3.|河滨小学|（含东校区）：南街以北，计划招|6个班, 民办|红旗中学|招收|七年级新生300人: which school takes them in.
_TAKES_IN = re.compile(
    r"(?:[\d.．、）)\s]|民办|公办|其中)*(?P<school>(?![该本各全两]|(?:城区|县城|城镇|农村|乡镇|镇区|公办|民办|普通|义务教育|中等|职业|完全|中心|九年一贯制)*(?:小学|中学|学校|幼儿园))(?:(?![招聘岗])[\u4e00-\u9fff]){1,12}?(?:小学|中学|学校|幼儿园|(?<=[\u4e00-\u9fff市县区])[一二三四五六七八九]中))(?:[（(][^（()）\n]{1,12}[)）])?"
    r"(?:：[^：；。\n\d]{0,30}，)?(?:计划|拟|预计|今年|秋季|共)*(?P<deed>招收?|招生|录取)?(?P<whom>(?:新生|[一二三四五六七八九初高中]{1,2}(?:年级)?(?:新生)?)?)"
)
#: What is taken in: classes and new pupils.
_INTAKE = re.compile(r"(?P<school>.*?(?:小学|中学|学校|幼儿园|[一二三四五六七八九]中))?(?P<noun>(?:[一二三四五六七八九初高中]{1,2}(?:年级)?)?(?:新生|班|教学班))?")
_PARTS = re.compile(r"[；;。，,、\n]")


def _name_schools(document: Document, rows: Sequence[TargetRow]) -> None:
    """`河滨小学招6个班，东城小学4个班`: what each of several schools takes in has the school before it, and the noun of the first where it has none."""
    found: list[tuple[TargetRow, Span, str]] = []
    noun = ""
    for row in sorted(rows, key=lambda row: row.start) if "招" in document.text else ():
        intake = _INTAKE.fullmatch(row.indicator) if row.unit in ("个", "人", "名") and row.indicator else None
        hit = _school_of(document, row) if intake else None
        if not hit or not intake or not (hit["deed"] or found):
            continue
        noun = intake["noun"] or noun
        if noun:
            found.append((row, Span(*hit.span("school")), noun))
        if hit["deed"] and not row.action:
            row.action, row.evidence["action"] = hit["deed"], Evidence("link.owner", (Span(*hit.span("deed")),))
    schools = {where.of(document.text) for _, where, _ in found}
    for row, where, what in found if len(schools) > 1 else ():
        row.indicator = where.of(document.text) + what
        row.evidence["indicator"] = Evidence("link.owner", (where, *row.evidence["indicator"].spans))


def _school_of(document: Document, row: TargetRow) -> re.Match[str] | None:
    """The school that opens the row's clause, or its list item before a colon."""
    text, block = document.text, document.blocks[document.block_at(row.start)]
    label = text.rfind("：", max(block.start, row.start - 60), row.start)
    ends = [hit.end() for hit in _PARTS.finditer(text, max(block.start, row.start - 60), row.start)]
    starts = [ends[-1]] if ends else [block.start]
    if label >= 0:
        starts.append(max((end for end in ends if end <= label), default=block.start))
    return next((hit for start in starts if (hit := _TAKES_IN.fullmatch(text, start, row.start))), None)
