"""Tables written as records, a labelled value a line."""

from __future__ import annotations

import re

from pipeline.document import Cell
from pipeline.lines import Line
from pipeline.table_columns import Layout
from pipeline.table_rows import CELL_WIDTH
from pipeline.table_words import trimmed

#: Labels of a record, and those that its values stand behind.
_RECORD = re.compile(
    r"(?P<label>(?:指标|项目|任务|事项)(?:名称)?|名称|类别|分类|领域|序号|(?:计量)?单位|(?:指标)?(?:属性|性质)"
    r"|(?:[一-龥“”]{0,6})?(?:(?:19|20)\d\d年)?(?:现状|基期|基准|基数|目标|完成|预期|规划|计划)(?:值|数|水平|情况)?|(?:19|20)\d\d年"
    r"|(?:责任|牵头|配合)(?:单位|部门)|(?:完成)?(?:时限|时间|期限))(?P<when>[（(][^（）()]{1,12}[)）])?[：:]"
)
_AMOUNT = re.compile(r"(?!(?:19|20)\d\d年)[<>≥≤＜＞约]?\s?\d[\d.,]*\s?[^\d，。；]{0,12}")
_RECORD_NAME = re.compile(r"(?:指标|项目|任务|事项)?名称|指标|项目|任务|事项")


def find_records(text: str, lines: list[Line], taken: set[int]) -> list[Layout]:
    """Tables written as records, a labelled value a line: `指标：…`, `现状：94.8%`, `目标：≥96%`. The labels of the first are the head."""
    found: list[Layout] = []
    index = 0
    while index < len(lines):
        hits: list[re.Match[str]] = []
        first = index
        while index < len(lines) and index not in taken and not (hits and lines[index].gap > 2):
            line = lines[index]
            hit = (
                _RECORD.match(text, line.start, line.end)
                if line.end - line.start <= 2 * CELL_WIDTH and ("：" in text[line.start : line.end] or ":" in text[line.start : line.end])
                else None
            )
            if not hit or hit.end() == line.end:
                break
            hits.append(hit)
            index += 1
        if len(hits) >= 6 and (rows := _record_rows(text, lines[first:index], hits)):
            found.append(Layout(first, index, rows, 1))
        index = max(index, first + 1)
    return found


def _record_rows(text: str, lines: list[Line], hits: list[re.Match[str]]) -> tuple[tuple[Cell, ...], ...]:
    """A head of labels and a row for each record, none unless most records name something and give it values."""
    labels = {label: column for column, label in enumerate(dict.fromkeys(hit["label"] for hit in hits))}
    named = [column for label, column in labels.items() if _RECORD_NAME.fullmatch(label)]
    if not named:
        return ()
    heads: dict[int, Cell] = {}
    rows: list[dict[int, Cell]] = [{}]
    for line, hit in zip(lines, hits, strict=True):
        column = labels[hit["label"]]
        heads.setdefault(column, Cell(hit.start(), hit.end() - 1, 0, column))
        if column in rows[-1] or (column <= named[0] and named[0] in rows[-1]):
            rows.append({})
        cell = trimmed(text, hit.end(), line.end)
        rows[-1][column] = Cell(cell.start, cell.end, len(rows), column)
    valued = sum(any(_AMOUNT.fullmatch(text, cell.start, cell.end) for cell in row.values()) for row in rows)
    if len(rows) < 2 or valued < 0.7 * len(rows):
        return ()
    above: dict[int, Cell] = {}
    placed = [tuple(heads[column] for column in sorted(heads))]
    for number, row in enumerate(rows, 1):
        carried = [
            Cell(cell.start, cell.end, number, column, carried=True)
            for column, cell in above.items()
            if column not in row and column < named[0]
        ]
        above |= row
        placed.append(tuple(sorted([*row.values(), *carried], key=lambda cell: cell.column)))
    return tuple(placed)
