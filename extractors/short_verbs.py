"""Verbs of one character before what is counted: `送|药3200份`, `再添|床位60张`, `每户发|肥料6袋`. Each is part of many words, so that what stands behind it tells."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows
from extractors.scanning import any_of


@cache
def short_verbs() -> str:
    """A pattern of the verbs of the lexicon `short_verbs`, each with what must and must not follow it."""
    each = (_with_sides(row["surface"], row["not_before"].split(), row["before"].split()) for row in rows("short_verbs"))
    return f"(?:{'|'.join(each)})"


def _with_sides(verb: str, not_before: list[str], before: list[str]) -> str:
    """The verb with looks ahead."""
    return verb + (f"(?={any_of(before)})" if before else "") + (f"(?!{any_of(not_before)})" if not_before else "")


@cache
def _opening() -> tuple[frozenset[str], re.Pattern[str]]:
    """The characters of those verbs, and one with its ending and a noun behind it."""
    return frozenset(row["surface"] for row in rows("short_verbs")), re.compile(rf"(?P<verb>{short_verbs()})了?(?=[\u4e00-\u9fff“])")


def short_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of one character that opens text[start:end], with 了 behind it."""
    known, pattern = _opening()
    return pattern.match(text, start, end) if text[start : start + 1] in known else None
