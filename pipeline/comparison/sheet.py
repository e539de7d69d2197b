"""comparison.xlsx: the comparison for people who live in Excel. Every figure is linked to the row and the sentence that it comes from.

Text is written as text, never as a formula or an address; a cell holds at most what Excel takes.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from pipeline.comparison.labels import (
    COMPARATORS,
    COUNTED,
    DIFFERENCES,
    FINDINGS,
    KINDS,
    MATCHES,
    NOBODY,
    SOURCES,
    STATUSES,
    STRICTNESS,
    VERDICTS,
)
from pipeline.comparison.records import Claim, Comparison, Finding, Pair, Place, Project
from pipeline.show import legible

#: What Excel takes: characters of a cell and of a sheet's name, links of a sheet.
CELL, NAME, LINKS = 32_000, 31, 65_000
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
#: So many characters side by side are legible on a landscape page.
PAPER = 280
#: Pairs that a sheet shows, the closest verdicts first: a book has to open, and comparison.csv has all.
MOST = 20_000
#: More districts than this share one sheet of targets.
SHEETS_OF_TARGETS = 8
OVERVIEW, PAIRS, PROJECTS, LOAD, NOT_COMPARABLE, FINDINGS_SHEET, EVIDENCE, ALL_TARGETS = "总览", "对比", "学校项目", "责任部门", "不可比", "核对", "出处", "各区目标"
#: Verdict → fill and font colour; dark letters on light ground, told apart in grey too.
COLOURS = {"same": ("#C6E7C8", "#0B3D12"), "convertible": ("#CFE5F7", "#0B3557"), "differs": ("#FFE9A8", "#4A3500"), "not_comparable": ("#E3E3E3", "#333333")}
HEAD = ("#1F3A5F", "#FFFFFF")

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the place in the book that it leads to (sheet, row from 0), and the verdict that colours it."""

    value: Value
    leads_to: tuple[str, int] | None = None
    verdict: str = ""


@dataclass(slots=True)
class Sheet:
    """A sheet: column heads with their widths, rows of cells, how many columns stay in view, and the height of a row."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: list[list[Cell]] = field(default_factory=list)
    frozen: int = 2
    #: Height of a row in points; None lets the program choose.
    height: int | None = 30


def write_sheets(comparison: Comparison, path: Path, by: str = "theme") -> Path:
    """Write comparison.xlsx; it appears whole or not at all. The same comparison gives the same bytes."""
    from datetime import datetime

    import xlsxwriter

    sheets = sheets_of(comparison, by)
    partial = path.with_name(f".{path.name}.partial")
    book = xlsxwriter.Workbook(str(partial), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False})
    book.set_properties({"title": f"{'、'.join(comparison.districts)}对标"[:250], "created": datetime(2000, 1, 1)})
    try:
        formats = _Formats(book)
        pages = [book.add_worksheet(sheet.name) for sheet in sheets]
        for sheet, page in zip(sheets, pages, strict=True):
            _write(sheet, page, formats)
    finally:
        book.close()
    os.replace(partial, path)
    return path


def sheets_of(comparison: Comparison, by: str = "theme") -> list[Sheet]:
    """All sheets in the order in which they stand in the book."""
    evidence = _Evidence(comparison)
    targets, places = _targets(comparison, evidence)
    chosen = [pair for pair in comparison.pairs if pair.verdict != "not_comparable"]
    if len(chosen) > MOST:
        chosen = sorted(chosen, key=lambda pair: list(VERDICTS).index(pair.verdict))[:MOST]
    pairs = _pairs(PAIRS, chosen, places)
    others = _pairs(NOT_COMPARABLE, [pair for pair in comparison.pairs if pair.verdict == "not_comparable"][:MOST], places)
    rest = [_projects(comparison.projects, evidence), _load(comparison, places), others, _findings(comparison.findings, evidence)]
    return [_overview(comparison, by, [pairs, *targets, *rest]), pairs, *targets, *rest, evidence.sheet]


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes: without its forbidden signs, at most 31 characters, not there before in any case of letters."""
    taken = {name.casefold() for name in taken}
    plain = _NOT_IN_A_NAME.sub("", legible(wanted)).strip() or "表"
    name, number = plain[:NAME], 1
    while name.casefold() in taken:
        number += 1
        mark = f"（{number}）"
        name = plain[: NAME - len(mark)] + mark
    return name


# --- sheets ---------------------------------------------------------------------------------------------------------------


class _Evidence:
    """The sheet of sentences, one row for each sentence of a document; `at` gives the row of a place."""

    def __init__(self, comparison: Comparison) -> None:
        self.sheet = Sheet(EVIDENCE, (("地区", 10), ("文件", 36), ("章节", 40), ("句首位置", 10), ("原文", 110)), frozen=1)
        self._titles = {plan.doc_id: plan.title for plan in comparison.plans}
        self._districts = {plan.doc_id: plan.district for plan in comparison.plans}
        self._rows: dict[tuple[str, str, str], int] = {}

    def at(self, doc_id: str, section: str, sentence: str, start: int | None) -> tuple[str, int] | None:
        """Where the sentence stands in this sheet; it is put there where it is new."""
        if not sentence:
            return None
        key = (doc_id, section, sentence)
        if key not in self._rows:
            self.sheet.rows.append([Cell(value) for value in (self._districts.get(doc_id, ""), self._titles.get(doc_id, ""), section, start, sentence)])
            self._rows[key] = len(self.sheet.rows)
        return EVIDENCE, self._rows[key]


_TARGET_HEADS = (("地区", 9), ("规划", 30), ("指标概念", 24), ("指标（原文）", 26), ("数值", 14), ("比较", 9), ("单位", 8), ("目标/现状", 9), ("期限", 12), ("期限依据", 10), ("层级", 9), ("口径", 8),
                 ("对象与范围", 14), ("力度", 9), ("频率/时段", 12), ("现状值", 12), ("较现状增长", 11), ("年均增长", 10), ("人均/校均", 11), ("折算依据", 20), ("责任部门", 22), ("涉及学校", 24), ("学段", 10),
                 ("主题", 9), ("类型", 8), ("归类方式", 12), ("归类把握", 9), ("需核", 7), ("原文", 70), ("章节", 36), ("起", 8), ("止", 8), ("行号", 20))  # fmt: skip


def _targets(comparison: Comparison, evidence: _Evidence) -> tuple[list[Sheet], dict[str, tuple[str, int]]]:
    """A sheet of targets and facts for each district (one for all where there are many), and where each claim stands."""
    sheets: dict[str, Sheet] = {}
    places: dict[str, tuple[str, int]] = {}
    by_id = {claim.claim_id: claim for claim in comparison.claims}
    fixed = [OVERVIEW, PAIRS, PROJECTS, LOAD, NOT_COMPARABLE, FINDINGS_SHEET, EVIDENCE]
    for claim in comparison.claims:
        key = claim.district if len(comparison.districts) <= SHEETS_OF_TARGETS else ""
        if key not in sheets:
            wanted = f"{_short(claim.district)}目标" if key else ALL_TARGETS
            sheets[key] = Sheet(sheet_name(wanted, [*fixed, *(sheet.name for sheet in sheets.values())]), _TARGET_HEADS, frozen=4)
        sheet = sheets[key]
        sheet.rows.append(_target_row(claim, by_id, evidence))
        places[claim.claim_id] = (sheet.name, len(sheet.rows))
    return list(sheets.values()), places


def _target_row(claim: Claim, by_id: dict[str, Claim], evidence: _Evidence) -> list[Cell]:
    source = evidence.at(claim.doc_id, claim.section, claim.sentence, claim.start)
    fact = by_id.get(claim.baseline_id)
    return [
        Cell(claim.district), Cell(claim.plan), Cell(claim.concept), Cell(claim.indicator, source), Cell(figure(claim), source), Cell(COMPARATORS.get(claim.comparator, "")), Cell(claim.unit),
        Cell(STATUSES[claim.status]), Cell(claim.deadline), Cell(SOURCES.get(claim.deadline_source, "")), Cell(claim.level), Cell(COUNTED[claim.count_of]),
        Cell("、".join(filter(None, (claim.population, claim.rest, claim.scope)))), Cell(STRICTNESS[claim.strictness]), Cell(claim.frequency or claim.period),
        Cell(figure(fact) if fact else None), Cell(claim.growth), Cell(claim.pace), Cell(claim.per), Cell(claim.per_basis), Cell("、".join(claim.departments)), Cell("、".join(claim.schools)),
        Cell(claim.stage), Cell(claim.theme), Cell(KINDS.get(claim.kind, "")), Cell(MATCHES[claim.match]), Cell(claim.concept_confidence),
        Cell("是" if claim.concept_review or claim.needs_review else ""), Cell(claim.sentence), Cell(claim.section), Cell(claim.start), Cell(claim.end), Cell(claim.claim_id),
    ]  # fmt: skip


def _pairs(name: str, pairs: Sequence[Pair], places: dict[str, tuple[str, int]]) -> Sheet:
    """Pairs with both values side by side; where none matches, the columns of numbers stay empty."""
    heads = (("指标概念", 26), ("结论", 11), ("甲方", 9), ("甲方指标", 24), ("甲方数值", 13), ("甲方期限", 12), ("乙方", 9), ("乙方指标", 24), ("乙方数值", 13), ("乙方期限", 12), ("差异在", 16), ("理由", 50),
             ("注意", 40), ("差（甲−乙）", 12), ("比（甲/乙）", 11), ("单位", 7), ("谁更高", 9), ("甲方较现状", 11), ("乙方较现状", 11), ("甲方年均", 10), ("乙方年均", 10), ("甲方力度", 10), ("乙方力度", 10),
             ("甲方人均", 10), ("乙方人均", 10), ("人均依据", 24), ("学段", 10), ("主题", 9), ("需核", 22), ("甲方规划", 30), ("乙方规划", 30), ("甲方原文", 60), ("乙方原文", 60))  # fmt: skip
    sheet = Sheet(name, heads)
    sides = {claim.claim_id: _side(claim, places) for pair in pairs for claim in (pair.a, pair.b)}
    for pair in pairs:
        a, b = pair.a, pair.b
        ahead = {"a": a.district, "b": b.district, "equal": "相同"}.get(pair.ahead, "")
        sheet.rows.append([
            Cell(a.concept, None), Cell(VERDICTS[pair.verdict], None, pair.verdict), *sides[a.claim_id], *sides[b.claim_id], Cell("、".join(DIFFERENCES[each] for each in pair.differs_in)),
            Cell(pair.reason), Cell(pair.caution), Cell(_range(pair.gap_min, pair.gap_max)), Cell(pair.ratio), Cell(pair.unit), Cell(ahead), Cell(a.growth), Cell(b.growth), Cell(a.pace), Cell(b.pace),
            Cell(STRICTNESS[a.strictness]), Cell(STRICTNESS[b.strictness]), Cell(a.per), Cell(b.per), Cell("；".join(dict.fromkeys(filter(None, (a.per_basis, b.per_basis))))), Cell(a.stage or b.stage), Cell(a.theme), Cell(pair.review_reason),
            Cell(a.plan), Cell(b.plan), Cell(a.sentence, places.get(a.claim_id)), Cell(b.sentence, places.get(b.claim_id)),
        ])  # fmt: skip
    return sheet


def _side(claim: Claim, places: dict[str, tuple[str, int]]) -> list[Cell]:
    place = places.get(claim.claim_id)
    return [Cell(claim.district), Cell(claim.indicator, place), Cell(said(claim), place), Cell(claim.deadline or (claim.period if claim.status == "baseline" else None), place)]


def _projects(projects: Sequence[Project], evidence: _Evidence) -> Sheet:
    sheet = Sheet(PROJECTS, (("地区", 9), ("学校", 26), ("学段", 10), ("举措", 9), ("建设内容", 12), ("尚未建成", 9), ("正文", 6), ("专栏", 6), ("章节", 36), ("原文", 90)))
    for each in projects:
        place = evidence.at(each.doc_id, each.section, each.sentence, each.start)
        sheet.rows.append([Cell(each.district), Cell(each.school, place), Cell(each.stage), Cell(each.action, place), Cell(each.object), Cell("是" if each.planned else ""),
                           Cell("是" if each.in_body else ""), Cell("是" if each.in_box else ""), Cell(each.section), Cell(each.sentence, place)])  # fmt: skip
    return sheet


def _load(comparison: Comparison, places: dict[str, tuple[str, int]]) -> Sheet:
    """Who answers for how many goals and for which; the link leads to the first of them."""
    sheet = Sheet(LOAD, (("地区", 9), ("责任部门", 40), ("目标数", 8), ("其中牵头", 9), ("占本规划目标", 12), ("点名次数", 9), ("目标", 100)))
    goals = {claim.claim_id: f"{claim.indicator}{said(claim)}" for claim in comparison.claims}
    for each in comparison.load:
        place = places.get(each.claim_ids[0]) if each.claim_ids else None
        sheet.rows.append([Cell(each.district), Cell(each.department or NOBODY, place), Cell(each.targets, place), Cell(each.leads), Cell(each.share), Cell(each.mentions),
                           Cell("；".join(goals[claim_id] for claim_id in each.claim_ids), place)])  # fmt: skip
    return sheet


def _findings(findings: Sequence[Finding], evidence: _Evidence) -> Sheet:
    sheet = Sheet(FINDINGS_SHEET, (("地区", 9), ("类别", 14), ("指标或学校", 24), ("说明", 60), ("第一处", 18), ("第一处原文", 60), ("第二处", 18), ("第二处原文", 60)))
    for each in findings:
        one, other = (_at(each.doc_id, place, evidence) for place in (each.one, each.other))
        sheet.rows.append([Cell(each.district), Cell(FINDINGS[each.kind]), Cell(each.what), Cell(each.message), Cell(each.one.text, one), Cell(each.one.sentence, one),
                           Cell(each.other.text, other), Cell(each.other.sentence, other)])  # fmt: skip
    return sheet


def _at(doc_id: str, place: Place, evidence: _Evidence) -> tuple[str, int] | None:
    return evidence.at(doc_id, "", place.sentence, place.start)


def _overview(comparison: Comparison, by: str, sheets: Sequence[Sheet]) -> Sheet:
    """What there is, how the pairs fall out, what each plan promises by theme, stage or department, and where to find it."""
    sheet = Sheet(OVERVIEW, (("项目", 30), ("合计", 10), *((plan.district, 24) for plan in comparison.plans)), frozen=1, height=None)

    def line(label: str, values: Iterable[Value], total: int | None = None, leads_to: tuple[str, int] | None = None, verdict: str = "") -> None:
        sheet.rows.append([Cell(label, leads_to, verdict), Cell(total), *(Cell(value) for value in values)])

    plans = comparison.plans
    goals = {plan.doc_id: [claim for claim in comparison.claims if claim.doc_id == plan.doc_id and claim.status == "target" and claim.stands_for == claim.claim_id] for plan in plans}
    line("规划", [plan.title for plan in plans])
    line("规划期", [f"{plan.start.year if plan.start else ''}—{plan.end.year if plan.end else ''}" for plan in plans])
    line("目标（去重）", [len(goals[plan.doc_id]) for plan in plans])
    line("写明期限的目标", [sum(claim.deadline_source == "stated" for claim in goals[plan.doc_id]) for plan in plans])
    line("有责任部门的目标", [sum(bool(claim.departments) for claim in goals[plan.doc_id]) for plan in plans])
    line("核对发现", [sum(each.doc_id == plan.doc_id for each in comparison.findings) for plan in plans])
    line("", [])
    verdicts = Counter(pair.verdict for pair in comparison.pairs)
    for verdict, label in VERDICTS.items():
        line(f"配对：{label}", [], verdicts[verdict], (NOT_COMPARABLE if verdict == "not_comparable" else PAIRS, 0), verdict)
    line("", [])
    words = {"stage": "学段", "department": "责任部门"}.get(by, "主题")
    for name, counts in grouped(comparison, by):
        line(f"{words}：{name}", [counts.get(plan.doc_id, 0) for plan in plans], sum(counts.values()))
    line("", [])
    for other in sheets:
        line(f"表：{other.name}", [], len(other.rows), (other.name, 0))
    left = len(comparison.pairs) - sum(len(other.rows) for other in sheets if other.name in (PAIRS, NOT_COMPARABLE))
    if left:
        line("另有配对仅在 comparison.csv 中", [], left)
    return sheet


def grouped(comparison: Comparison, by: str) -> Iterator[tuple[str, dict[str, int]]]:
    """How many goals each plan has by `stage`, `theme` or `department`: name → plan → number, the largest first."""
    counts: dict[str, Counter[str]] = {}
    for claim in comparison.claims:
        if claim.status == "target" and claim.stands_for == claim.claim_id:
            names = (claim.departments or (NOBODY,)) if by == "department" else ((claim.stage if by == "stage" else claim.theme) or "其他",)
            for name in names:
                counts.setdefault(name, Counter())[claim.doc_id] += 1
    yield from sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))


# --- values ---------------------------------------------------------------------------------------------------------------


def said(claim: Claim) -> str:
    """A value with comparator and unit as people write it: 不少于 1课时, 25–27人; a rank by its verb."""
    if claim.value_min is None:
        return claim.action
    word = "" if claim.comparator in ("=", "range") else COMPARATORS.get(claim.comparator, "")
    return f"{claim.frequency}{word}{figure(claim)}{'' if claim.unit == '比' else claim.unit}"


def figure(claim: Claim) -> str | float | None:
    """The number, or its two ends as text."""
    if claim.unit == "比":
        return claim.text  # 55:45, which its quotient doesn't tell any more
    if claim.value_min is None or claim.value_min == claim.value_max:
        return claim.value_min if claim.value_min is None or claim.value_min % 1 else int(claim.value_min)
    return f"{claim.value_min:g}–{claim.value_max:g}"


def _range(least: float | None, greatest: float | None) -> Value:
    if least is None or least == greatest:
        return least
    return f"{least:g} 到 {greatest:g}"


def _short(district: str) -> str:
    """永川区 → 永川; 北碚 stays."""
    return district[:-1] if len(district) > 2 and district[-1] in "区县市旗" else district


# --- writing --------------------------------------------------------------------------------------------------------------


class _Formats:
    """The formats of a book: plain, linked and coloured cells, dates, heads."""

    def __init__(self, book: Any) -> None:
        base = {"valign": "top", "text_wrap": True, "font_name": "微软雅黑", "font_size": 10}
        self.head = book.add_format(base | {"bold": True, "bg_color": HEAD[0], "font_color": HEAD[1], "valign": "vcenter"})
        self.plain = book.add_format(base)
        self.date = book.add_format(base | {"num_format": "yyyy-mm-dd"})
        self.number = book.add_format(base | {"num_format": "#,##0.####"})
        self.link = book.add_format(base | {"font_color": "#0B4FA8", "underline": 1})
        self.verdict = {verdict: book.add_format(base | {"bg_color": fill, "font_color": font, "bold": True}) for verdict, (fill, font) in COLOURS.items()}


def _write(sheet: Sheet, page: Any, formats: _Formats) -> None:
    """Heads, rows, frozen panes, filter and widths of one sheet."""
    for column, (head, width) in enumerate(sheet.heads):
        page.write_string(0, column, head, formats.head)
        page.set_column(column, column, width)
    links = 0
    for number, cells in enumerate(sheet.rows, 1):
        if sheet.height:
            page.set_row(number, sheet.height)
        for column, cell in enumerate(cells):
            linked = cell.leads_to if links < LINKS else None
            links += linked is not None
            _write_cell(page, number, column, cell, linked, formats)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    page.hide_gridlines(2)
    page.set_landscape()
    page.print_area(0, 0, len(sheet.rows), _printed(sheet))
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _printed(sheet: Sheet) -> int:
    """The last column that is still legible on paper beside those before it."""
    widths = list(accumulate(width for _, width in sheet.heads))
    return max(0, sum(width <= PAPER for width in widths) - 1)


def _write_cell(page: Any, row: int, column: int, cell: Cell, linked: tuple[str, int] | None, formats: _Formats) -> None:
    value = cell.value
    if value is None or value == "":
        return
    if linked:
        shown = f"{value:g}" if isinstance(value, float) else value.isoformat() if isinstance(value, date) else str(value)
        page.write_url(row, column, f"internal:'{linked[0]}'!A{linked[1] + 1}", formats.verdict.get(cell.verdict, formats.link), fit(shown))
        if isinstance(value, int | float):
            page.write_number(row, column, value, formats.link)  # the cell stays a link and a number
    elif isinstance(value, date):
        page.write_datetime(row, column, value, formats.date)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, formats.number)
    else:
        page.write_string(row, column, fit(value), formats.verdict.get(cell.verdict, formats.plain))


@lru_cache(maxsize=4096)
def fit(text: str) -> str:
    """Text as a cell takes it: invisible signs made visible, cut with … where it is too long."""
    shown = legible(text)
    return shown if len(shown) <= CELL else f"{shown[:CELL]}…"


