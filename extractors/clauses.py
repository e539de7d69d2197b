"""Clauses: what stands between two marks of a sentence, brackets and quotations kept whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_OPEN = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕"}
_SHUT = frozenset(_OPEN.values())
#: 】 ends a label (【平台建设】|新认定的…).
_MARK = re.compile(r"[，；：。！？,;:!?|（）()“”《》〔〕】]")
#: What is longer between quotation marks is what somebody says, no name or slogan: it has clauses of its own.
_SPEECH = 48
#: 成立工作专班（5分）|2.|每年检查3次（5分）: what counts on behind a bracket begins anew.
_SERIAL = re.compile(r"\d{1,2}[.．、](?![\d.])")


class Clause(NamedTuple):
    """[start, end) without its closing mark; `bracketed` where it stands in round brackets."""

    start: int
    end: int
    bracketed: bool = False


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of text[start:end], left to right; the content of round brackets gives clauses of its own.

    A comma or colon between digits (1,200, 8:30, 3：7) parts nothing, nor does one inside quotation marks. A
    bracket that is never closed, or closed without being opened, is read as an ordinary character.
    """
    found: list[Clause] = []
    stack: list[tuple[str, int]] = []  # closing mark, where its clause began
    opened = start
    for hit in _MARK.finditer(text, start, end):
        mark, at = hit.group(), hit.start()
        if mark in _OPEN:
            shut = text.find(_OPEN[mark], at, min(end, at + 200))
            if shut < 0 or (mark == "“" and shut - at > _SPEECH):
                continue
            stack.append((_OPEN[mark], opened))
            if mark in "（(":
                opened = at + 1
        elif mark in _SHUT:
            if stack and stack[-1][0] == mark:
                _, before = stack.pop()
                if mark in "）)":
                    found.append(Clause(opened, at, True))
                    opened = before
                    if not stack and text[at + 1 : at + 2].isdecimal() and _SERIAL.match(text, at + 1, end):
                        found.append(Clause(before, at + 1))
                        opened = at + 1
        elif not stack or stack[-1][0] in "）)":
            if mark in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            found.append(Clause(opened, at, bool(stack)))
            opened = at + 1
            if stack:
                continue
    found.append(Clause(opened, end, False))
    filled = [clause for clause in found if clause.start < clause.end]
    if any(clause.bracketed for clause in filled):  # a bracket's clauses come before the one that it stands in
        filled.sort(key=lambda clause: (clause.start, -clause.end))
    return filled


class Clauses:
    """The clauses of one sentence, to be asked which of them holds a place."""

    _NESTED = 4  # brackets in brackets looked through before the sentence itself is taken

    def __init__(self, text: str, start: int, end: int) -> None:
        self.whole = Clause(start, end)
        self.parts = clauses(text, start, end)
        self._starts = [clause.start for clause in self.parts]
        self._flat = not any(clause.bracketed for clause in self.parts)

    def at(self, offset: int) -> Clause:
        """The innermost clause that holds the character at `offset`; the whole sentence where none does."""
        place = bisect_right(self._starts, offset) - 1
        if self._flat:  # none holds another
            return self.parts[place] if place >= 0 and offset < self.parts[place].end else self.whole
        best = self.whole
        for clause in self.parts[max(0, place - 4 * self._NESTED) : place + 1]:
            if clause.start <= offset < clause.end and clause.end - clause.start <= best.end - best.start:
                best = clause
        return best
