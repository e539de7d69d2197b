"""Texts in traditional characters are read in simplified ones, one character for one, so that places stay; what the text itself says is given back in its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".tsv")
#: Frequent characters that no simplified text has, each with the one that no traditional text has.
_FREQUENT = dict(zip("國發學業設區縣鎮鄉萬億體開關務規劃機實個達農產衛資財項級責門環點數優強醫減單", "国发学业设区县镇乡万亿体开关务规划机实个达农产卫资财项级责门环点数优强医减单", strict=True))
_ASKED = re.compile(f"[{''.join(_FREQUENT)}]")
#: So many of them, and so many for each simplified one: a name or a quotation in a simplified paper makes it no traditional text, a page's foot in simplified characters no simplified one.
_LEAST, _SHARE = 2, 5


def is_traditional(text: str) -> bool:
    """Whether the text as a whole is in traditional characters; one search where it has none."""
    if not _ASKED.search(text):
        return False
    found = sum(map(text.count, _FREQUENT))
    return found >= _LEAST and found > _SHARE * sum(map(text.count, _FREQUENT.values()))


def simplified(text: str) -> str:
    """`text` in simplified characters where it is in traditional ones as a whole, else the text itself; the length stays the same."""
    return folded(text) if is_traditional(text) else text


def folded(text: str) -> str:
    """`text` with every traditional character that has one simplified form in that form."""
    return text.translate(_simple())


@cache
def _simple() -> dict[int, str]:
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    next(lines)
    return {ord(form): simple for simple, forms in lines for form in forms}


@dataclass(frozen=True)
class Written:
    """A text that is read, `plain`, and the same text in the characters of the source, place for place."""

    plain: str
    source: str

    def phrase(self, phrase: str, start: int, end: int) -> str:
        """A phrase that was read in [start, end), in the source's characters; one that stands nowhere as a whole takes each from there, else from anywhere."""
        at = self.plain.find(phrase, start, end)
        if at >= 0:
            return self.source[at : at + len(phrase)]
        near = dict(zip(self.plain[start:end], self.source[start:end], strict=True))
        return "".join(near.get(char) or self._forms.get(char, char) for char in phrase)

    @cached_property
    def _forms(self) -> dict[str, str]:
        return dict(zip(self.plain, self.source, strict=True))


def written(plain: str, characters: Iterable[str]) -> Written:
    """`plain` beside the source's `characters` at the same places; what was changed for another reason stays as it is read."""
    simple = _simple()
    return Written(plain, "".join(own if simple.get(ord(own)) == char else char for char, own in zip(plain, characters, strict=True)))
