"""Names that a blank or a line break has torn (`市 教育局`, `发展改\\n革委`): the text without those gaps."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.body_names import LEVELS, stems
from extractors.body_scan import stem_hits
from extractors.body_seats import is_border, seat_start

#: A gap between two characters of a word; tabs part cells.
_GAP = re.compile(r"[ \r\n](?<=[\u3400-\u9fff][ \r\n])(?:(?<![\r])|\n) ?(?=[\u3400-\u9fff])")
#: 各县（市、区）| |人民政府, 各市（州）| |、县（市、区）党委: behind a class of places in brackets.
_BEHIND_BRACKET = re.compile(r"）[ \n](?<=[市县区州盟旗镇乡道办场]）.)(?=(?:人民政府|政府|党委|党工委|委、|、[县区旗市乡镇][（、]))")
#: Characters on each side of a gap that may belong to the name.
_REACH = 14


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the gaps [start, end) of the original, and the way back."""

    text: str
    starts: tuple[int, ...]
    removed: tuple[int, ...]

    def back(self, offset: int) -> int:
        """The place in the original of the character at `offset`."""
        return offset + self.removed[bisect_right(self.starts, offset)]


def close_gaps(text: str) -> Closed | None:
    """`text` with the gaps inside names closed; None where there are none. Each end of a gap must need the other."""
    gaps = [hit.span() for hit in _GAP.finditer(text)]
    torn = _torn(text, gaps) if gaps else []
    if "） " in text or "）\n" in text:
        torn = sorted([*torn, *((hit.start() + 1, hit.end()) for hit in _BEHIND_BRACKET.finditer(text))])
    if not torn:
        return None
    parts: list[str] = []
    starts: list[int] = []
    removed = [0]
    done = 0
    for start, end in torn:
        parts.append(text[done:start])
        starts.append(start - removed[-1])
        removed.append(removed[-1] + end - start)
        done = end
    return Closed("".join([*parts, text[done:]]), tuple(starts), tuple(removed))


def _torn(text: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps with a known stem across them, or right behind them where a bare level stands before."""
    windows: list[str] = []
    begins: list[int] = []
    length = 0
    for start, end in gaps:
        left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        windows += [left, text[end : end + _REACH].partition("\n")[0], "\n"]
        begins.append(length + len(left))
        length += sum(map(len, windows[-3:]))
    joined = "".join(windows)
    torn: list[tuple[int, int]] = []
    for word, low, high in stem_hits(joined):
        at = bisect_right(begins, high - 1) - 1
        if at < 0 or not low <= begins[at] < high or (torn and torn[-1] == gaps[at]):
            continue
        if _needs(joined, word, low, begins[at]):
            torn.append(gaps[at])
    return torn


def _needs(text: str, word: str, low: int, gap: int) -> bool:
    """Whether the name of `word` at `low` is torn at `gap`: what stands before it is no body by itself."""
    if low == gap:
        level = next((level for level in LEVELS if text.endswith(level, 0, gap)), "")
        return bool(level) and is_border(text, gap - len(level))
    known = stems().get(word)
    if not known or text[low:gap] in stems() or text[gap - 1] in "局委厅":
        return False
    return known.family == "state" or seat_start(text, low) < low
