"""Words and places that hold a Chinese numeral (千方百计, 三门峡市): what such a numeral is part of."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows
from extractors.scanning import any_of
from extractors.wordlist import Wordlist

#: The signs that Chinese numerals are written with.
NUMERALS = "〇零一二两三四五六七八九十百千万亿"


@cache
def held_in() -> dict[str, str]:
    """Word or place name → its kind."""
    kinds = {row["surface"]: row["kind"] for row in rows("numeral_words")}
    places = (row["name"] for row in rows("places", key=("code",)))
    signs = frozenset(NUMERALS)
    return kinds | {place: "name" for place in places if not signs.isdisjoint(place)}


@cache
def any_holding() -> re.Pattern[str]:
    """Any of them, the longest first."""
    return re.compile(any_of(held_in()))


@cache
def _listed() -> Wordlist:
    return Wordlist(held_in())


#: 四台|地区, 六里|片区: quarters that are called by a number and a word that units are too.
_QUARTER = re.compile("[一二三四五六七八九十]{1,2}[台里亩家间户井塘桥](?=地区|片区|组团|商圈)")


def named(text: str, start: int, end: int) -> str:
    """The kind of the word or place name that begins with text[start:end] or is it (三台县 for 三台), else ""."""
    name = _listed().at(text, start)
    if not name and _QUARTER.match(text, start):
        return "name"
    return held_in()[name.of(text)] if name and name.end >= end else ""
