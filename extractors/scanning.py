"""Patterns that pass over a text fast: a search runs over the characters that a hit can begin with, and looks further only there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

_BREAK = re.compile(r"\n")


def begun_by(first: str, pattern: str, only: str = "") -> re.Pattern[str]:
    """A pattern that hits the first character of each place where `pattern` fits; `first` is a set of characters as between `[` and `]`, `only` a look around
    behind it that rules most places out before the whole is tried.

    `re` skips to a set of characters in one tight loop where a pattern opens with it; where it opens with a choice or a look ahead, it tries the whole
    at every character. The groups of `pattern` are set as usual and tell where it ends. Hits may lie within what an earlier
    one covers: `apart` leaves them out.
    """
    return re.compile(rf"[{first}]{only}(?<=(?={pattern})[\s\S])")


def kinds_begun_by(kinds: Mapping[str, tuple[str, str]], only: str = "") -> re.Pattern[str]:
    """`begun_by` for several kinds of hits: kind → its first characters and its pattern, whose hit is the group of that name; the first kind that fits counts.

    At a character only those kinds are tried that can begin with it, and where `only` fits behind it.
    """
    ways = (rf"[{first}](?<=(?=(?P<{kind}>{pattern}))[\s\S])" for kind, (first, pattern) in kinds.items())
    return re.compile(rf"[{''.join(first for first, _ in kinds.values())}]{only}(?<=(?:{'|'.join(ways)}))")


def behind_first(alone: Iterable[str], second: Iterable[str]) -> str:
    """What `only` holds where a hit goes on with one of the characters `second`, or needs no other than the one of `alone` that it begins with."""
    return f"(?=[{''.join(sorted(second))}]|(?<=[{''.join(sorted(alone))}]))"


def apart(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The hits of a pattern made by `begun_by` or `kinds_begun_by` from `start` on, left to right and apart, as `finditer` gives them; the group that closes last covers them."""
    done = start
    for hit in pattern.finditer(text, start):
        if hit.start() >= done:
            done = hit.end(hit.lastindex or 0)
            yield hit


#: What `\\s` fits.
BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


class Closing:
    """A pattern that ends where the stretch does that is looked through (`…$`), asked only where the stretch ends with a character that a hit can end with.

    `last` holds those characters; most stretches end with another.
    """

    __slots__ = ("_fits", "_last", "_search", "pattern")

    def __init__(self, last: Iterable[str], pattern: str) -> None:
        compiled = re.compile(pattern)
        self.pattern, self._last = pattern, frozenset(last)
        self._search, self._fits = compiled.search, compiled.fullmatch

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The hit that ends text[start:end]."""
        end = len(text) if end is None else end
        return self._search(text, start, end) if text[end - 1 : end] in self._last else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The hit that is all of `text`."""
        return self._fits(text) if text[-1:] in self._last else None


def on_lines(pattern: re.Pattern[str], text: str, sign: re.Pattern[str] | None = None) -> Iterator[re.Match[str]]:
    """The hits of a pattern that begins where a line does, left to right and apart, as `finditer` gives them for one that opens with `^`.

    For `^` a search stops at every character; here it is one look at each line, with a `sign` that no line with a hit lacks at each that holds it.
    """
    done = 0
    for start in _line_starts(text) if sign is None else _lines_with(sign, text):
        if start >= done and (hit := pattern.match(text, start)):
            done = hit.end()
            yield hit


def _lines_with(sign: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the lines begin that hold `sign`."""
    starts, last = _line_starts(text), -1
    for hit in sign.finditer(text):
        if (start := starts[bisect_right(starts, hit.start()) - 1]) > last:
            last = start
            yield start


@lru_cache(maxsize=2)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text begin; kept for the next pattern that is asked of it."""
    return (0, *(hit.end() for hit in _BREAK.finditer(text)))


#: So many ways with first characters beside each other are tried behind one look at whether it is among these.
TOGETHER = 16


def together(first: str, ways: Sequence[str]) -> str:
    """Ways that are tried only at one of the characters that they begin with, a set as between `[` and `]`."""
    return f"(?=[{first}])(?:{'|'.join(ways)})"


def by_ranges(endings: Mapping[str, str]) -> list[str]:
    """First character → how it goes on, as patterns for those whose first characters lie beside each other."""
    firsts = sorted(endings)
    parts = (firsts[at : at + TOGETHER] for at in range(0, len(firsts), TOGETHER))
    return [together(f"{part[0]}-{part[-1]}", [f"{first}(?:{endings[first]})" for first in part]) for part in parts]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, where several fit for the longest.

    Words are tried by their first characters, and only those that begin with the text's are looked at further.
    """
    endings: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    ways = (re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in endings.items())
    return f"(?:{'|'.join(ways)})"
