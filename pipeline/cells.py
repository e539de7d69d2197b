"""Numbers in tables: each cell of an indicator table is a row, its fields told by its column's head and its row's cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.numerals import number
from extractors.plan import Plan
from extractors.quantities import Quantity, units
from extractors.span import Span, fold
from pipeline.document import Cell, Document, Table
from pipeline.rows import Evidence, TargetRow

_VALUE = re.compile(
    r"\s*(?P<left>[>＞≥<＜≤约]|>=|<=|不低于|不少于|不高于|不超过|达到|超过|控制在)?\s*[\[［(（]?(?P<n1>\d[\d,]*(?:\.\d+)?)(?P<m1>万|亿)?"
    r"(?:\s?(?P<dash>[-–—－~～至:：∶])\s?(?P<n2>\d[\d,]*(?:\.\d+)?))?(?P<m2>万|亿)?(?P<unit>[%％‰]|[\u4e00-\u9fff㎡/]{1,6}?)?[\]］)）]?(?P<right>及?以上|及?以下|左右|以内)?\s*")
_COMPARATORS = {">": ">", "＞": ">", "超过": ">", "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "<": "<", "＜": "<", "≤": "<=",
                "<=": "<=", "不高于": "<=", "不超过": "<=", "控制在": "<=", "约": "~", "以上": ">=", "及以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "左右": "~"}
_HEADS = {
    "number": re.compile(r"^(?:序号|编号|序|No\.?)$"),
    "unit": re.compile(r"^(?:计量)?单位$"),
    "binding": re.compile(r"^(?:指标)?(?:属性|性质|类型|类别属性)$"),
    "indicator": re.compile(r"指标|项目名称|项目|名称|事项|建设内容|目标任务|工作任务|任务|内容"),
    "body": re.compile(r"(?:责任|牵头|配合|承办|主管|实施|负责|协办|主办|参与|联系)(?:部门|单位|主体|科室|领导|人)|部门|领导|责任人|备注"),
    "due": re.compile(r"时限|时间|期限|进度"),
    "group": re.compile(r"分类|类别|类型|领域|板块|序列"),
}
_BASE_HEAD = re.compile(r"现状|基期|基数|基准|完成(?:值|情况|数)|实际|上年|实绩")
_GOAL_HEAD = re.compile(r"目标|规划|计划|预期|任务|达到")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROWTH = re.compile(r"年均|增速|增长|累计")
_UNIT_IN_NAME = re.compile(r"[（(]\s*(?P<unit>[^（）()\d]{1,10}?)\s*[)）]\s*$")
_MULTIPLIER = re.compile(r"^(?P<mult>万|亿|千|百万|千万|万亿)(?P<unit>[^万亿]+)$")
_IMPLIED = ((re.compile(r"人数|人口|就业|劳动力|人员|学生|教师|职工|居民|老年人"), "人"), (re.compile(r"(?:率|比例|占比|比重)$"), "%"), (re.compile(r"户数"), "户"))


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: `kind` is one of _HEADS' keys, `value`, or "" where its head tells nothing."""

    kind: str
    title: str
    head: Span | None
    year: int | None


def table_rows(document: Document, table: Table, plan: Plan) -> Iterator[TargetRow]:
    """One row for each bare number of the body's value cells; numbers in running words of a cell are left to the linking of sentences."""
    columns = _columns(document, table)
    for cells in table.rows[table.heads :]:
        by_column = {cell.column: cell for cell in cells}
        named = _named(document, cells, columns)
        if named is None:
            continue
        for cell in cells:
            column = columns.get(cell.column, Column("", "", None, None))
            if not cell.carried and cell is not named and column.kind not in ("body", "unit"):
                yield from _quota_rows(document, cell, named, by_column, columns, plan)
            if cell.carried or cell is named or column.kind in ("number", "unit", "binding", "indicator", "body", "due", "group"):
                continue
            row = _value_row(document, cell, column, named, by_column, columns, plan)
            if row:
                yield row


def _columns(document: Document, table: Table) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for cells in table.rows[: table.heads]:
        for cell in cells:
            title = re.sub(r"\s+", "", document.text[cell.start : cell.end])
            before = columns.get(cell.column)
            title = before.title + title if before and not cell.carried else title
            year = _YEAR.search(fold(title))
            kind = next((kind for kind, pattern in _HEADS.items() if pattern.search(title) and not year), "")
            if not kind and (year or _BASE_HEAD.search(title) or _GOAL_HEAD.search(title)):
                kind = "value"
            if kind == "indicator" and _GOAL_HEAD.fullmatch(title):
                kind = "value"
            columns[cell.column] = Column(kind, title, Span(cell.start, cell.end), int(year.group()) if year else None)
    return columns


def _named(document: Document, cells: tuple[Cell, ...], columns: dict[int, Column]) -> Cell | None:
    """The cell that names the indicator: under 指标, else the last cell of words before the first number or quota."""
    titled = [cell for cell in cells if "指标" in columns.get(cell.column, Column("", "", None, None)).title
              and not _VALUE.fullmatch(fold(document.text[cell.start : cell.end]))]
    if titled:
        return titled[-1]
    last: Cell | None = None
    for cell in cells:
        body = document.text[cell.start : cell.end].strip()
        if last is not None and (_VALUE.fullmatch(fold(body)) or len(_QUOTA.findall(fold(body))) > 2):
            return last
        if body and not _VALUE.fullmatch(fold(body)) and columns.get(cell.column, Column("", "", None, None)).kind not in ("unit", "binding", "body", "due", "number"):
            last = cell
    return None


def _value_row(document: Document, cell: Cell, column: Column, named: Cell, by_column: dict[int, Cell],
               columns: dict[int, Column], plan: Plan) -> TargetRow | None:
    folded = fold(document.text[cell.start : cell.end])
    hit = _VALUE.fullmatch(folded)
    if not hit or (hit.group("unit") and hit.group("unit") not in units() and hit.group("unit") not in ("%", "‰")):
        return None
    if column.kind == "" and _looks_serial(folded, column):
        return None
    values = _values(hit)
    if values is None:
        return None
    low, high, ratio = values
    name = document.text[named.start : named.end]
    unit_cell = next((by_column[at] for at, other in columns.items() if other.kind == "unit" and at in by_column), None)
    unit, factor = _unit(document, hit, unit_cell, name, column)
    if ratio:
        unit, factor = "比", 1
    start, end = cell.start + hit.start("n1"), cell.start + max(hit.end(group) for group in ("n1", "m1", "n2", "m2"))
    if hit.group("unit"):
        end = cell.start + hit.end("unit")
    comparator = _COMPARATORS.get(hit.group("right") or "", "") or _COMPARATORS.get(hit.group("left") or "", "=")
    if low != high:
        comparator = "range"
    status, due, period, rule = _told(column, plan)
    bind = next((document.text[by_column[at].start : by_column[at].end].strip() for at, other in columns.items()
                 if other.kind == "binding" and at in by_column), "")
    head = (column.head,) if column.head else ()
    row = TargetRow(start, end, document.text[start:end], _indicator(name), "", low * factor, high * factor, unit, comparator, status,
                    found_by="table.cell", binding=bind if bind in ("约束性", "预期性") else "", period=period)
    row.evidence["indicator"] = Evidence("table.row_head", (Span(named.start, named.end),))
    row.evidence["status"] = Evidence(rule, head)
    if unit_cell and not hit.group("unit"):
        row.evidence["unit"] = Evidence("table.unit_cell", (Span(unit_cell.start, unit_cell.end),))
    if (_GROWTH.search(column.title) and "年均" in column.title) or "年均" in name:
        row.frequency = "年均"
    if status == "target":
        row.deadline, row.deadline_source = due or plan.end, "stated" if due else ("plan" if plan.end else "")
        row.evidence["deadline"] = Evidence("deadline.column_head" if due else "deadline.plan", head if due else ())
    return row


_QUOTA = re.compile(r"(?P<area>[\u4e00-\u9fff]{1,10}(?:镇|乡|街道办事处|街道办|街道|办事处|县|区|市|旗|村|场|团|苏木|社区|园区|局|校|院|园|中学|小学))[：:\s]?(?P<value>\d{1,8}(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff㎡%]{1,3})?(?=[\s、，,；;。]|$)")


def _quota_rows(document: Document, cell: Cell, named: Cell, by_column: dict[int, Cell], columns: dict[int, Column],
                plan: Plan) -> Iterator[TargetRow]:
    """`白石乡15 元和镇280 …`: a quota per sub-area has the area in its indicator."""
    body = fold(document.text[cell.start : cell.end])
    hits = [hit for hit in _QUOTA.finditer(body) if not hit.group("unit") or hit.group("unit") in units()]
    if len(hits) < 3:
        return
    name = document.text[named.start : named.end]
    unit_cell = next((by_column[at] for at, other in columns.items() if other.kind == "unit" and at in by_column), None)
    for hit in hits:
        start, end = cell.start + hit.start("value"), cell.start + hit.end("unit" if hit.group("unit") else "value")
        unit, factor = _written_unit(document, hit.group("unit") or "", unit_cell, name, "")
        area = hit.group("area")
        row = TargetRow(start, end, document.text[start:end], area + _indicator(name), "", number(hit.group("value")) * factor,
                        number(hit.group("value")) * factor, unit, "=", "target", plan.end, "plan" if plan.end else "", found_by="table.quota")
        row.evidence["indicator"] = Evidence("table.quota", (Span(cell.start + hit.start("area"), cell.start + hit.end("area")), Span(named.start, named.end)))
        row.evidence["status"] = Evidence("status.goal_column")
        row.evidence["deadline"] = Evidence("deadline.plan")
        yield row


def _values(hit: re.Match[str]) -> tuple[float, float, bool] | None:
    first = number(hit.group("n1"), hit.group("m1") or (hit.group("m2") or ""))
    if not hit.group("n2"):
        return first, first, False
    second = number(hit.group("n2"), hit.group("m2") or "")
    if hit.group("dash") in ":：∶":
        return (round(first / second, 4), round(first / second, 4), True) if second else None
    return first, second, False


def _unit(document: Document, hit: re.Match[str], unit_cell: Cell | None, name: str, column: Column) -> tuple[str, int]:
    """Unit and factor: from the cell itself, the 单位 column, the bracket of the indicator or of the head, or the noun."""
    return _written_unit(document, hit.group("unit") or "", unit_cell, name, column.title)


def _written_unit(document: Document, written: str, unit_cell: Cell | None, name: str, title: str) -> tuple[str, int]:
    if not written and unit_cell:
        written = document.text[unit_cell.start : unit_cell.end].strip()
        if written in ("\\", "/", "-", "—", "－"):
            written = ""
    for titled in ("" if written else name, title):
        bracket = _UNIT_IN_NAME.search(titled)
        if not written and bracket and (bracket.group("unit") in units() or _MULTIPLIER.match(bracket.group("unit")) or bracket.group("unit") in ("%", "％")):
            written = bracket.group("unit")
    if not written:
        written = next((unit for pattern, unit in _IMPLIED if pattern.search(name)), "")
    multiple = _MULTIPLIER.match(written)
    if multiple and multiple.group("unit") in units():
        return multiple.group("unit"), int(number("1", multiple.group("mult")))
    return fold(written), 1


def _indicator(name: str) -> str:
    bare = _UNIT_IN_NAME.sub("", re.sub(r"\s+", "", name))
    return re.sub(r"^(?:其中[：:]?|[（(]?\d+[)）.．、]\s*|[①-⑳])", "", bare)


def _told(column: Column, plan: Plan) -> tuple[str, date | None, str, str]:
    """Status, deadline, period and rule from a column's head."""
    base = plan.base_year
    if column.year is not None:
        past = _BASE_HEAD.search(column.title) is not None or (base is not None and column.year <= base) or (
            base is None and plan.end is not None and column.year < plan.end.year and not _GOAL_HEAD.search(column.title))
        if past:
            return "baseline", None, str(column.year), "status.base_column"
        return "target", date(column.year, 12, 31), "", "status.goal_column"
    if _BASE_HEAD.search(column.title):
        return "baseline", None, "", "status.base_column"
    return "target", None, "", "status.goal_column"


def _looks_serial(folded: str, column: Column) -> bool:
    """A number under a head that says nothing, in the first column, counts the rows."""
    return column.head is not None and column.title != "" and column.kind == "" and folded.strip().isdigit() and "值" not in column.title and "数" not in column.title and "量" not in column.title


def implied_unit(indicator: str) -> str:
    """The unit that the noun of a unit-less value implies (`就业人数` → 人), "" where none does."""
    return next((unit for pattern, unit in _IMPLIED if pattern.search(indicator)), "")


def in_table(quantity: Quantity, document: Document) -> bool:
    """Whether the quantity stands in a table."""
    return any(table.start <= quantity.start < table.end for table in document.tables)
