"""A span is a place in one text, and the text is never edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from extractors.late import late

#: One character for one, so that a hit in the folded text is a hit in the original. Full-width ASCII and the
#: ideographic blank are folded, but not the marks that end or divide a Chinese clause. Not NFKC: it makes ㎡ two characters.
FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？（）"} | {
    "\u3000": " ",
    "\u00a0": " ",
    "﹪": "%",
    "℅": "%",  # so typed in many reports
    "∶": ":",
    # Lines that stand for a dash between two years.
    "─": "—",
    "―": "—",
    "⸺": "—",
    "〜": "~",
    "∼": "~",
    "−": "-",
    "萬": "万",
    "億": "亿",
    # How converters write quotation marks: “十二五〞.
    "〝": "“",
    "〞": "”",
}
_WIDE = re.compile(f"[{re.escape(''.join(FOLD))}]")


#: What is shorter is a cell or a line, and no text that is folded again.
_SHORT = 500


def fold(text: str) -> str:
    """`text` with full-width letters, digits and signs made half-width; the length stays the same.

    The last two long texts are kept, since every extractor folds the same document.
    """
    return _folded(text) if len(text) < _SHORT else _kept(text)


#: A half-width mark between Chinese words, as many web pages have it (新建甲小学,改建乙小学); that of 1,000 and 12:30 stays.
_NARROW = {
    ",": ("，", late(r",(?:(?<=[\u4e00-\u9fff”）)》%],)|(?<=\d,)(?=[\u4e00-\u9fff“]))")),
    ";": ("；", late(r";(?:(?<=[\u4e00-\u9fff”）)》%];)|(?<=\d;)(?=[\u4e00-\u9fff“]))")),
    ":": ("：", late(r":(?<=[\u4e00-\u9fff”）)》%]:)")),
}


def _folded(text: str) -> str:
    """Only the characters in question are touched: a translation table would be asked for each character of the text."""
    text = _WIDE.sub(lambda hit: FOLD[hit.group()], text)
    return with_groups(widened(text))


def widened(text: str) -> str:
    """`text` with the half-width marks between Chinese words made full-width."""
    for mark, (wide, narrow) in _NARROW.items():
        if mark in text:
            text = narrow.sub(wide, text)
    return text


#: 床位1|，|200张: the mark that parts thousands, typed wide; not 附件2，300家.
_GROUPING = re.compile(r"，(?<=\d，)(?=\d{3}(?:，\d{3}){0,3}(?:[.．]\d+)?(?:[\u4e00-\u9fff%％\s]|$))")
_LEADING = re.compile(r"(?<![\d.．第件表图栏款条号])[1-9１-９]\d{0,2}(?:[，,]\d{3})*$")
_LONGEST = 12


def with_groups(text: str) -> str:
    """`text` with a half-width comma where a full-width one parts the thousands of a number."""
    if not _GROUPING.search(text):
        return text
    return _GROUPING.sub(lambda hit: "," if _LEADING.search(text, max(0, hit.start() - _LONGEST), hit.start()) else "，", text)


_kept = lru_cache(maxsize=2)(_folded)


class Span(NamedTuple):
    """Characters [start, end) of the text it was found in; `end` is excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same place in a text that has `by` characters more in front."""
        return Span(self.start + by, self.end + by)


class Spanned(Protocol):
    """Whatever stands somewhere: it has `start` and `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def overlaps(one: Spanned, other: Spanned) -> bool:
    """Whether the two share a character."""
    return one.start < other.end and other.start < one.end


class Ground:
    """Stretches of text that are spoken for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                start, end = self._spans[-1][0], max(end, self._spans[-1][1])
                self._spans.pop()
            self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a character with one of them."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start
