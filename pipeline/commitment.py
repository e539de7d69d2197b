"""How firmly a value is promised and to what it applies, beyond the contract: `力争全区建成…` is 力争, and holds for 全区."""

from __future__ import annotations

import re

from extractors.span import Span

#: How firmly something is promised, by the first words that say so.
_STRENGTHS = (
    ("力争", re.compile(r"力争|努力")),
    ("争取", re.compile(r"争取")),
    ("鼓励", re.compile(r"鼓励|探索|引导|支持有条件")),
    ("确保", re.compile(r"确保|必须|务必|严格|不得|须|保证")),
)
#: What all of these need.
_TOLD = re.compile("|".join(pattern.pattern for _, pattern in _STRENGTHS))
#: |全县|建成…, |每个乡镇|至少…: to what a value applies.
_SCOPE = re.compile(
    r"[全城农乡每各](?:(?<=全)[国省市区县州旗镇乡校]|(?<=城)[区镇]|(?<=[农乡])村|(?<=各)[校镇乡村区县]"
    r"|(?<=每)[所个名家户镇村校乡][^，。；\d]{0,6}?(?=至少|设置|配备|不少于|建|有|不低于|\d))"
)


def strength_of(text: str, clause: Span, binding: str) -> str:
    """How firmly it is promised: 约束性 > 确保 > 达到 > 力争 > 争取 > 鼓励."""
    if binding == "约束性":
        return "约束性"
    if not _TOLD.search(text, clause.start, clause.end):
        return "达到"
    return next(word for word, pattern in _STRENGTHS if pattern.search(text, clause.start, clause.end))


def scope_of(text: str, start: int, end: int) -> str:
    """To what the value applies (`全区`, `每所学校`, `农村`), "" where nothing in the clause says it."""
    hits = [hit.group() for hit in _SCOPE.finditer(text, start, end)]
    return hits[-1] if hits else ""
