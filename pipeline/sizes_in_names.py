"""Sizes in the names of a table's rows: `引进5亿元以上项目 | 个 | 3 | 5` counts the projects, and the 5亿元 only says which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.span import Span
from extractors.units import units
from pipeline.rows import Evidence, TargetRow

#: 5亿元|以上项目|, 20Mbps|及以上宽带接入能力|: what is of that size.
_OF_SIZE = re.compile(r"\s?及?以[上下]的?(?=[\u4e00-\u9fff]{2})")
#: Families that tell no size: 新建5座以上公厕 is a task, and so is a share.
_COUNTS = frozenset(("count", "person", "percent", ""))


def size_names(text: str, rows: Sequence[TargetRow], names: Sequence[Span]) -> list[TargetRow]:
    """The rows, those conditions whose size stands within one of the `names` that values of a table have."""
    return [_sized(text, row, names) for row in rows]


def _sized(text: str, row: TargetRow, names: Sequence[Span]) -> TargetRow:
    behind = _OF_SIZE.match(text, row.end) if row.status != "condition" and row.comparator in (">=", "<=") and units().get(row.unit, "") not in _COUNTS else None
    name = next((name for name in names if name.start <= row.start and behind.end() < name.end), None) if behind else None
    if name is None:
        return row
    told = {key: value for key, value in row.evidence.items() if key not in ("deadline", "period")}
    return replace(row, status="condition", deadline=None, deadline_source="", period="", strength="", evidence=told | {"status": Evidence("status.in_name", (name,))})
