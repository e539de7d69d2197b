"""Cells of several lines in a table with a cell a line: the lines of a name (…比例, 其中：…) and those of its values are dealt out to rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.table_flow import Flow
from pipeline.table_words import is_value

_OF_WHICH = "其中"


def dealt(rows: Flow, words: Sequence[str], kinds: Sequence[str]) -> Flow:
    """The rows of a table whose words are read as its columns' `kinds`, with those parted that hold a name of several lines and as many values a column.

    The first column holds the names; a table that counts its rows in front is left as it is.
    """
    return [part for group in _groups(rows) for part in _parted(group, words, kinds)]


def _groups(rows: Flow) -> Iterator[Flow]:
    """Rows with those below that lack the first column."""
    group: Flow = []
    for row in rows:
        if group and (row[0][0] <= 0 or group[0][0][0] != 0):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _parted(group: Flow, words: Sequence[str], kinds: Sequence[str]) -> Flow:
    """The group's lines as rows: names, then the values of one column after the other, then what stands behind them; as it is where they don't fit."""
    start, end = group[0][0][1], group[-1][-1][2]
    columns = [column for column, kind in enumerate(kinds) if kind == "value"]
    first = next((at for at in range(start, end) if is_value(words[at])), end)
    last = next((at for at in range(first, end) if not is_value(words[at])), end)
    count, left = divmod(last - first, len(columns)) if columns else (0, 0)
    wholes = first - start - count  # a name without values of its own, above its parts
    if group[0][0][0] != 0 or left or count < 2 or wholes not in (0, 1) or not any(word.startswith(_OF_WHICH) for word in words[start + 1 : first]):
        return group
    behind = columns[-1] + 1
    found: Flow = [[(0, start, start + 1)] for _ in range(wholes)]
    for at in range(count):
        name = start + wholes + at
        found.append([(0, name, name + 1), *((column, first + turn * count + at, first + turn * count + at + 1) for turn, column in enumerate(columns))])
    if last < end and behind < len(kinds):
        found[-1].append((behind, last, end))
    return found
