"""Tables whose rows all stand in one line, with blanks between the cells or nothing at all, as in text pasted from a page: where their cells begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.lines import Line
from pipeline.table_flow import kind_of
from pipeline.table_glued import opens_glued
from pipeline.table_heads import HEAD_WIDTH, is_known_head, may_be_head
from pipeline.table_words import SERIAL, is_value

_WORD = re.compile(r"[^ \u3000\u00a0\t]+")
#: So many heads stand side by side, and so many words are in the line.
_HEADS, _WORDS, _SHORTEST = 3, 14, 60
#: What heads of tables are opened by, without which nothing is looked for.
_OPENS = ("序号", "指标", "名称", "任务", "单位", "乡", "镇", "区", "年")
#: Heads of any name are among the first words, and so many of those behind them are numbers.
_FIRST, _VALUES = 2, 0.4
_TELLING = frozenset(("serial", "value", "body", "due", "unit", "binding"))
#: 2025| 年底|, 改造12| 个|: the word goes on with the number before it.
_AMOUNT = re.compile(r"[年月日]|[个所项座条户人名亩家套公里万元亿]{1,2}(?=$|[，。；])")
#: 明确 责任单位 完成时限| ，|新建学校 12 所，改造…，新增…: a sentence with blanks between its words.
_PROSE = re.compile(r"[ \u3000\u00a0][，。；]|，[^，。；]{0,40}，[^，。；]{0,40}，")


def run_on_cells(text: str, line: Line) -> list[int]:
    """Where the cells of a table in the line begin, if it holds one."""
    if line.end - line.start < _SHORTEST:
        return []
    if (glued := opens_glued(text, line)) >= 0:
        return [glued]
    if sum(text.count(sign, line.start, line.end) for sign in " \u3000\u00a0") < _WORDS:
        return []
    return [*_by_blanks(text, line)] if any(text.find(word, line.start, line.end) >= 0 for word in _OPENS) else []


def _by_blanks(text: str, line: Line) -> Iterator[int]:
    """The words from the first of three heads side by side on, of which two or more tell what their columns hold."""
    words = [hit.span() for hit in _WORD.finditer(text, line.start, line.end)]
    if len(words) < _WORDS:
        return
    prose = _PROSE.search(text, line.start, line.end) is not None
    for at in range(len(words) - _HEADS):
        heads = [text[start:end] for start, end in words[at : at + _HEADS]]
        if not (_are_heads(heads) or (at < _FIRST and all(map(may_be_head, heads)) and is_known_head(heads[0]) and _are_values(text, words[at + _HEADS :]))):
            continue
        if prose and not SERIAL.fullmatch(heads[0]):
            return
        yield from (words[at][0],) if at else ()
        for (_, before), (start, end) in pairwise(words[at:]):
            if not (text[before - 1].isdigit() and _AMOUNT.match(text[start:end])):
                yield start
        return


def _are_values(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether numbers make up so much of the words that they are a table, whatever its heads are called."""
    return sum(is_value(text[start:end]) for start, end in words) >= _VALUES * len(words)


def _are_heads(words: list[str]) -> bool:
    if any(len(word) > HEAD_WIDTH for word in words) or not all(map(is_known_head, words)):
        return False
    return SERIAL.fullmatch(words[0]) is not None or sum(kind_of(word) in _TELLING for word in words) > 1
