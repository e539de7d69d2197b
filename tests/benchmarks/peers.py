"""What users would pick instead, each as a function over one text; imported when it is measured, since each needs packages of its own."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import models

Work = Callable[[str], object]
_PKUSEG = Path(models.__file__).parent / "artefacts" / "pkuseg"


class Peer(NamedTuple):
    """Its name, what it gives, and what makes it ready; `ready` raises ImportError where it is not installed."""

    name: str
    gives: str
    ready: Callable[[], Work]


def _jieba() -> Work:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = tempfile.mkdtemp()
    return lambda text: list(jieba.cut(text))


def _jieba_next() -> Work:
    import jieba_next

    jieba_next.setLogLevel(logging.WARNING)
    jieba_next.dt.tmp_dir = tempfile.mkdtemp()
    return lambda text: list(jieba_next.cut(text))


def _rjieba() -> Work:
    import rjieba

    return lambda text: rjieba.cut(text)


def _spacy(segmenter: str) -> Work:
    import spacy

    nlp: Any = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    nlp.max_length = 10_000_000
    if segmenter == "pkuseg":
        nlp.tokenizer.initialize(pkuseg_model=str(_PKUSEG))
    return lambda text: nlp(text)


def _jionlp() -> Work:
    devnull = os.open(os.devnull, os.O_WRONLY)
    stdout = os.dup(1)
    os.dup2(devnull, 1)  # it greets on stdout
    try:
        import jionlp
    finally:
        os.dup2(stdout, 1)
    return lambda text: (
        jionlp.ner.extract_time(text, time_base={"year": 2022}, with_parsing=True),
        jionlp.ner.extract_money(text, with_parsing=True),
    )


#: Numbers with the commonest units, as the bare scans look for them.
_AMOUNT = r"[0-9][0-9,.]*(?:万|亿)?(?:余|多)?(?:所|个|名|人|元|平方米|%|年|项|家|亩|公里|套|次|座)"


def _regex() -> Work:
    import regex

    pattern = regex.compile(_AMOUNT)
    return lambda text: [hit.span() for hit in pattern.finditer(text)]


def _hyperscan() -> Work:
    import hyperscan

    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SOM_LEFTMOST
    words = (_AMOUNT, r"20[0-9]{2}年", "十[一二三四五]五", "每(?:年|月|学年)", "(?:区|县|市)[^，。]{1,6}(?:局|委|办)", "(?:小学|中学|幼儿园|大学)")
    database.compile(expressions=[word.encode() for word in words], ids=list(range(len(words))), elements=len(words), flags=flags)

    def scan(text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        database.scan(text.encode(), match_event_handler=lambda number, start, end, *_: found.append((start, end)))
        return found

    return scan


#: jieba.cut is the measure of all others.
MEASURE = Peer("jieba.cut", "words", _jieba)
PEERS = (
    Peer("jieba-next", "words", _jieba_next),
    Peer("rjieba", "words", _rjieba),
    Peer("spaCy blank zh, characters", "characters", partial(_spacy, "char")),
    Peer("spaCy blank zh, jieba", "words", partial(_spacy, "jieba")),
    Peer("spaCy blank zh, pkuseg (our model)", "words", partial(_spacy, "pkuseg")),
    Peer("JioNLP times and money", "times, money", _jionlp),
    Peer("bare `regex` scan", "numbers with a unit", _regex),
    Peer("hyperscan, 6 patterns", "places of hits", _hyperscan),
)
