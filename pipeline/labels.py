"""The labelled lines that a web page or a register puts above a paper: `发布日期：2022-05-26  来源：…`."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows
from extractors.span import Span

#: A line that several labels stand in is so long at most.
_LONGEST = 120
_BLANKS = " \t\u3000\u00a0*|｜"


@cache
def _fields() -> dict[str, str]:
    """Label → the field that it fills; `other` fills none."""
    return {row["surface"]: row["field"] for row in rows("head_labels")}


@cache
def _label() -> re.Pattern[str]:
    """A label before a colon, behind a bullet or a bar too; the longer ones, no common words, also before a tab, a bar or a blank, or in brackets."""
    long = _spaced([label for label in _fields() if len(label) > 2])
    short = _spaced([label for label in _fields() if len(label) == 2])
    colon = r"[】\]*]{0,2}\s?[:：]"
    return re.compile(
        rf"(?:文章属性)?(?:[•●▪·∙‧|｜-]\s{{0,4}})?[*【\[]{{0,2}} ?(?:(?P<long>{long})(?: ?(?:{colon}|[\t|｜】\]])| (?=\S))|(?P<short>{short})(?:{colon}|】| ?[|｜](?=.*[|｜])))[ *]{{0,3}}"
    )


def _spaced(labels: list[str]) -> str:
    """An alternation of labels, longest first, with blanks allowed inside (`索 引 号`); a tab parts cells."""
    return "|".join(r"[^\S\t]{0,8}".join(label) for label in sorted(labels, key=len, reverse=True))


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label, or several stand in it, each by itself (`序号：12  索引号：0123  公开形式：主动公开`; 项目名称 and 完成时间 are none)."""
    if _label().match(line):
        return True
    return len(line) <= _LONGEST and line.count(":") + line.count("：") > 1 and not any(mark in line for mark in "。，,") and sum(not line[max(hit.start() - 1, 0) : hit.start()].isalpha() for hit in _label().finditer(line)) > 1


def read_labels(line: str, start: int) -> list[tuple[str, str, Span]]:
    """Field, value and place of each label in a line from `start` on; those without a field are left out."""
    hits = list(_label().finditer(line))
    ends = [hit.start() for hit in hits[1:]] + [len(line)]
    return [
        (field, line[hit.end() : end].strip(_BLANKS), Span(start + hit.end(), start + end))
        for hit, end in zip(hits, ends, strict=True)
        if (field := _fields()[re.sub(r"\s", "", hit["long"] or hit["short"])]) != "other"
    ]
