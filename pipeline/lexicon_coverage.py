"""What the lexicons know of given texts, and which words there look like entries that are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from extractors.lexicon import FOLDER
from extractors.span import fold
from pipeline.lexicons import Lexicon, count_words, read_lexicons, surface

#: A candidate that stands there only once is as likely a slip of the pen.
OFTEN_ENOUGH = 2
CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a lexicon's `entries`, `matched` stand somewhere in the texts, `matches` times in all; candidates with their number."""

    lexicon: str
    entries: int
    matched: int
    matches: int
    candidates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A place where a word of `lexicon` stands: group 1 of `pattern`, unless a word of it or of the lexicons `known` explains it.

    `side` says which ends have to agree: a unit is known where it begins like a known one, an indicator where it ends like one.
    """

    lexicon: str
    pattern: str
    side: Literal["start", "end"]
    known: tuple[str, ...] = ()

    def explains(self, word: str, candidate: str) -> bool:
        """Whether one of the two is the beginning (or the end) of the other."""
        if self.side == "start":
            return candidate.startswith(word) or word.startswith(candidate)
        return candidate.endswith(word) or word.endswith(candidate)


_HAN = r"\p{Han}"
_NUMBER = r"(?<![\d.])\d+(?:\.\d+)?"
_STOPS = r"(?:(?<=[，。；、：\n])|^)"
_ADVERBS = r"(?!其中|分别|每|全[省市区县州镇校]|[人年月日户校]均|最[高低大小]|累计|合计|不得|预计|原则|到\d|截至)"

PROBES = (
    # A number is followed by its unit, but for dates, ordinals, approximations and bare shares.
    Probe("units", rf"{_NUMBER}(?:[百万亿]|千(?![伏瓦米克卡])){{0,2}}[余多]?(?![年月日号时点分第级类届版期千万亿余多]|[国省县]道|热线|急救|左右|以[上下内]|[的和至到、或与及])({_HAN}{{1,2}})", "start"),
    # A clause that comes to a count begins with its verb.
    Probe("action_verbs", rf"{_STOPS}(?:力争|计划|争取|确保|将|拟)?{_ADVERBS}({_HAN}{{2}})(?={_HAN}{{2,8}}\d[\d.]*[百千万亿]{{0,2}}[^\d年月日.、，。%％]{{1,2}}[，。；、])",
          "start", ("indicator_heads", "category_words", "sectors", "places")),
    # What reaches a share or an amount is named by its head.
    Probe("indicator_heads", rf"{_ADVERBS}({_HAN}{{2}})(?<![年月日均前底不])(?:稳定在|保持在|控制在|提高到|下降到|达到|达|不低于|不少于|不超过|超过)\d", "end",
          ("action_verbs", "category_words", "times_words")),
    # 其中 parts a whole: the word between it and the number is a category.
    Probe("category_words", rf"其中[:：，]?({_HAN}{{2,5}})(?=\d)", "start", ("action_verbs",)),
    # Only what is framed follows a Chinese numeral with 大 or 个.
    Probe("structure_nouns", rf"(?<![\d第])[二三四五六七八九十两](?:大|个)({_HAN}{{2}})", "start", ("units",)),
    # A local organ is a seat, a field and 局, 委 or 厅.
    Probe("sectors", rf"[省市区县州旗]({_HAN}{{2,8}})[局委厅](?=[、，。；：）\s])", "end", ("bodies",)),
    Probe("fields", rf"(?:[、和及]|{_STOPS})(?![省市区县州旗]|各|有关|相关|其他|责任|职能)({_HAN}{{2,4}})(?:主管)?部门", "end", ("sectors", "bodies")),
    # What is built at a school that stands already.
    Probe("school_parts", rf"(?:小学|中学|幼儿园|学校)({_HAN}{{2,4}}[楼馆室场区])(?=[、，。；和])", "end", ("school_forms",)),
)  # fmt: skip


def coverage(texts: Sequence[str], folder: Path = FOLDER) -> list[Coverage]:
    """One line per lexicon, in the order of their names; candidates only where a probe can find some."""
    lexicons, _ = read_lexicons(folder)
    words = {each.name: _words(each) for each in lexicons}
    counts = count_words((word for known in words.values() for word in known), texts)
    missing = {probe.lexicon: _candidates(probe, words, texts) for probe in PROBES}
    return [
        Coverage(
            name,
            len(known),
            sum(counts[word] > 0 for word in known),
            sum(counts[word] for word in known),
            missing.get(name, ()),
        )
        for name, known in words.items()
    ]


def _words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(surface(entry)) for entry in lexicon.entries)


def _candidates(probe: Probe, words: dict[str, frozenset[str]], texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(regex.findall(probe.pattern, fold(text)))
    known = [word for name in (probe.lexicon, *probe.known) for word in words.get(name, ())]
    often = [(word, count) for word, count in counts.items() if count >= OFTEN_ENOUGH]
    unknown = [(word, count) for word, count in often if not any(probe.explains(one, word) for one in known)]
    return tuple(sorted(unknown, key=lambda one: (-one[1], one[0]))[:CANDIDATES])
