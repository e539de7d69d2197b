"""The tables as a workbook: Chinese labels, a head that stays, filters, widths, and a link from each row to its place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.schema import FOUND, TABLES, Kind, Table, table
from pipeline.tables import LIST_MARK

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Limits of the format: characters of a cell, rows and links of a sheet.
_LONGEST, _ROWS, _LINKS = 32_767, 1_048_576, 65_000
_WIDTHS: dict[Kind, int] = {"text": 24, "code": 12, "integer": 9, "number": 12, "date": 12, "time": 20, "yes/no": 9, "list": 24}
_WIDE = {"text": 60, "sentence": 60, "section": 36, "evidence": 24, "title": 40, "plan_title": 40}
#: A column's Chinese label.
LABELS = {
    "start": "起", "end": "止", "text": "原文", "doc_id": "文件号", "plan_id": "规划号", "edition": "版次", "sha256": "摘要值", "name": "名称",
    "path": "路径", "format": "格式", "title": "标题", "plan_title": "规划名", "issuer": "发文机关", "doc_number": "文号", "issue_date": "成文日期",
    "district": "地区", "district_full": "地区全称", "plan_start": "规划起", "plan_end": "规划止", "encoding": "编码", "characters": "字数",
    "pages": "页数", "page": "页码", "confidence_ocr": "识别置信度", "attachments": "附件", "index_number": "索引号", "validity": "有效性",
    "targets": "指标数", "deadlines": "时限数", "departments": "部门", "schools": "学校", "repairs": "修补", "copies": "副本",
    "block_id": "段落号", "position": "序号", "kind": "类别", "level": "层级", "number": "编号", "parent_id": "上级", "section": "章节",
    "indicator": "指标", "action": "动作", "value_min": "数值下限", "value_max": "数值上限", "unit": "单位", "comparator": "比较", "status": "性质",
    "deadline": "期限", "deadline_source": "期限来源", "frequency": "频次", "period": "所属时期", "binding": "约束性", "target_id": "指标号",
    "scope": "范围", "strength": "力度", "department_ids": "部门号", "lead_department": "牵头部门", "school_ids": "学校号", "deadline_id": "时限号",
    "sentence": "句子", "found_by": "规则", "confidence": "置信度", "confidence_value": "数值置信度", "confidence_indicator": "指标置信度",
    "confidence_status": "性质置信度", "confidence_deadline": "期限置信度", "needs_review": "需复核", "review_reason": "复核原因", "checked": "人工核对",
    "evidence": "依据", "start_date": "起日", "end_date": "止日", "department_id": "部门号", "canonical": "全称", "role": "职责", "school_id": "学校号",
    "campus": "校区", "stage": "学段", "object": "建设对象", "planned": "拟建", "linked_id": "关联号", "document": "文件", "place": "位置",
    "reason": "原因", "next_step": "下一步",
}  # fmt: skip
#: Empty columns at the right of the tables that people correct.
_EDITS = (("订正 edit", 12), ("理由 why", 24))
#: Every workbook is said to be made on that day, so that the same rows give the same bytes.
_MADE = datetime(2000, 1, 1)


def write_workbook(path: Path, tables: Mapping[str, Iterable[tuple[Any, ...]]]) -> None:
    """Write a sheet for each of TABLES from its rows, and more where a table has more rows than a sheet. Raises OSError."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "对标 Duibiao", "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    blocks = _Blocks()
    for each in TABLES:
        rest, number = iter(tables[each.name]), 1
        while True:
            _write_sheet(_Sheet(book.add_worksheet(sheet_name(each, number)), each, head, day), islice(rest, _ROWS - 1), blocks)
            if (more := next(rest, None)) is None:
                break
            rest, number = chain([more], rest), number + 1
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(f"{path}: {error}") from error


def sheet_name(each: Table, number: int = 1) -> str:
    """`指标 targets`; of the further sheets of a table `指标 targets (2)` and so on."""
    return f"{each.label} {each.name}" + (f" ({number})" if number > 1 else "")


class _Blocks:
    """Where the blocks stand in their sheets: document → starts of its blocks, and the number of the first one among all."""

    def __init__(self) -> None:
        self._starts: dict[str, tuple[list[int], int]] = {}
        self._count = 0

    def note(self, doc_id: str, start: int) -> None:
        """Note the next block."""
        self._starts.setdefault(doc_id, ([], self._count))[0].append(start)
        self._count += 1

    def link_to(self, doc_id: str, offset: int) -> str:
        """The link to the block that begins last before `offset`, "" where there is none."""
        starts, first = self._starts.get(doc_id, ([], 0))
        place = bisect_right(starts, offset) - 1
        if place < 0:
            return ""
        sheet, row = divmod(first + place, _ROWS - 1)
        return f"internal:'{sheet_name(table('blocks'), sheet + 1)}'!A{row + 2}"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet, its table, and how heads and days look."""

    sheet: Worksheet
    table: Table
    head: Format
    day: Format


def _write_sheet(to: _Sheet, rows: Iterable[tuple[Any, ...]], blocks: _Blocks) -> None:
    sheet, found = to.sheet, to.table.name in FOUND
    names = [column.name for column in to.table.columns]
    for place, column in enumerate(to.table.columns):
        sheet.write_string(0, place, f"{LABELS.get(column.name, column.name)} {column.name}", to.head)
        sheet.set_column(place, place, _WIDE.get(column.name, _WIDTHS[column.kind]))
    edits = _EDITS if found else ()
    for place, (title, width) in enumerate(edits, len(names)):
        sheet.write_string(0, place, title, to.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    at = {name: place for place, name in enumerate(names)}
    number = 0
    for number, row in enumerate(rows, 1):
        if to.table.name == "blocks":
            blocks.note(row[at["doc_id"]], row[at["start"]])
        link = blocks.link_to(row[at["doc_id"]], row[at["start"]]) if found and number <= _LINKS else ""
        for place, value in enumerate(row):
            if link and place == at["text"]:
                sheet.write_url(number, place, link, string=_short(value))
            else:
                _write_cell(sheet, number, place, value, to.day)
    sheet.autofilter(0, 0, max(number, 1), len(names) + len(edits) - 1)
    if edits and number:
        sheet.data_validation(1, len(names), number, len(names), {"validate": "list", "source": ["确认", "删除"]})


def _write_cell(sheet: Worksheet, row: int, place: int, value: Any, day: Format) -> None:
    if value is None or value in ("", []):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, _short(LIST_MARK.join(value) if isinstance(value, list) else str(value)))


def _short(text: str) -> str:
    """A text that fits into a cell; of a longer one the beginning, with a mark."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
