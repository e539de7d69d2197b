"""Patterns that few papers ask, compiled when they are first asked: compiling is the largest part of a start."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a compiled pattern; a slot that isn't filled yet is what sends the first question to `__getattr__`."""

    __slots__ = ("_flags", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, asked as one that `re.compile` gives; for a pattern that stands behind a guard or reads a rare layout, is dear to compile and not asked a thousand times a page."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
