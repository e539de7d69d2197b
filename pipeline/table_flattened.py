"""Tables known by their heads alone: a cell a line, or rows whose cells blanks or commas part, also where cells are missing or hold such signs themselves.
A table with a cell a line is also known by its numbers, where every row has as many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.span import Span
from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_dealt import dealt
from pipeline.table_flow import Flow, Word, flow, may_open
from pipeline.table_heads import (
    AFTER,
    BARE_YEAR,
    BREAK,
    HEAD_WIDTH,
    MOST_COLUMNS,
    MOST_LINES,
    NOTHING,
    are_lower,
    head_rows,
    is_head,
    is_known_head,
    is_measure,
    is_open,
    joined_heads,
    kinds_of,
    may_be_head,
    may_open_heads,
    opens_heads,
    without_heads,
)
from pipeline.table_whole import cell_of, said, whole_cells
from pipeline.table_words import OUTER, SERIAL, Row, is_value, trimmed

#: So many blank lines part the cells of a table at most; a cell that is a tab alone is one.
GAP = 6
MOST_WORDS = 4000
#: A text with so many heads that no table follows is none of tables.
MOST_TRIES = 20
#: So many words tell which of several heads fits.
SAMPLE = 60
#: What a head that no other table has costs.
_UNKNOWN = 3.0
#: How well the words of each row have to fit.
_LEAST = 3.0
#: Columns that most words fit.
_VAGUE = frozenset(("words", "name", "any", "note"))
_SEPARATORS = {"space": re.compile(r"\s"), "wide": re.compile(r"[ \u3000\u00a0\u2002]{2,}|[\u3000]"), "comma": re.compile(r","), "stroke": re.compile(r" / "), "semicolon": re.compile(r";")}


def find_flattened(text: str, lines: Sequence[Line], taken: Collection[int]) -> list[Layout]:
    """Tables with a cell a line."""
    found: list[Layout] = []
    index = tries = 0
    while index < len(lines) - 5 and tries < MOST_TRIES:
        width = _heads_from(text, lines, index, taken)
        layout = _flattened(text, lines, index, width, taken) if width > 1 else None
        if layout:
            found.append(layout)
        elif width > 1:
            tries += 1
        index = layout.last if layout else index + width + 1
    return found


def _heads_from(text: str, lines: Sequence[Line], index: int, taken: Collection[int]) -> int:
    """How many lines from `index` on are heads; one that no other table has may stand between two."""
    width, at = 0, index
    begun = ""
    if lines[index].end - lines[index].start > HEAD_WIDTH:
        return 0
    while at < len(lines) and at < index + MOST_LINES and at not in taken:
        words = cell_of(text, lines[at]).of(text)
        begun = begun + words if is_open(begun) or (words[:1] == "年" and BARE_YEAR.fullmatch(begun)) else words
        if opens_heads(begun) or (at > index and is_measure(begun) and at + 1 < len(lines) and not is_value(cell_of(text, lines[at + 1]).of(text))):
            width = at + 1 - index
        elif not is_open(begun) and (width < at - index or not width or not may_be_head(words)):
            break
        at += 1
    return width


def lines_of(text: str, lines: Sequence[Line], index: int, known: int, above: int, taken: Collection[int]) -> list[int]:
    """The lines that may be cells of the table whose `known` heads begin at `index`, with `above` lines more, up to what surely is none of it."""
    last = index + known
    closed = text[lines[index].end - 1] in "|｜"
    while last < len(lines) and last not in taken and lines[last].gap <= GAP and (closed or not AFTER.match(text, lines[last].start)) and last - index < MOST_WORDS:
        last += 1
    alone = index + 1 < len(lines) and BAR.fullmatch(text, lines[index + 1].start, lines[index + 1].end) is not None
    return [at for at in range(index - above, last) if not lines[at].page and not (closed and _is_between(text, lines[at])) and not (alone and BAR.fullmatch(text, lines[at].start, lines[at].end))]


#: 序号 above |｜|: a bar in a line of its own parts the cells.
BAR = re.compile(r"[|｜]{1,2}")
#: Where each cell has a bar behind it: a bar alone, which closes the cell above, and a note between two rows.
_BETWEEN = re.compile(r"[|｜]+$|(?:注|说明|备注)\s?[：:]")


def _is_between(text: str, line: Line) -> bool:
    return _BETWEEN.match(text[line.start : line.end]) is not None


#: 指标值 above |产出指标|: the first cell of a table of what a grant is to come to, which looks like a head.
_LAST_HEAD = re.compile(r"(?:年度|全年|预期|绩效)?(?:指标|目标)值")
_FIRST_HEAD = "一级指标"
_FIRST_CELL = re.compile(r"(?:产出|成本|投入|决策|过程)指标")


def _flattened(text: str, lines: Sequence[Line], index: int, known: int, taken: Collection[int]) -> Layout | None:
    """The table whose heads are about the `known` ones from line `index` on; the line above may be one that no other table has."""
    # A serial number opens its table: what stands above it (`字体：`) is none of the heads.
    above = index > 0 and index - 1 not in taken and not SERIAL.fullmatch(cell_of(text, lines[index]).of(text)) and may_open_heads(cell_of(text, lines[index - 1]).of(text))
    places = lines_of(text, lines, index, known, above, taken)
    after = places[-1] + 1
    places, cells = whole_cells(text, lines, places, above)
    known = sum(index <= at < index + known for at in places)
    words = _titled([said(text, cell) for cell in cells])
    found = _best_heads(text, cells, words, known, above)
    if found is None:
        return None
    end, heads = found
    return filled(text, lines, places, cells, words, heads, end, _kinds(text, heads, words[end : end + SAMPLE]), after)


def filled(
    text: str, lines: Sequence[Line], places: Sequence[int], cells: Sequence[Span], words: Sequence[Word], heads: list[Row], end: int, kinds: Sequence[str], after: int
) -> Layout | None:
    """The table whose `heads` end before the cell `end` and whose columns hold `kinds`; the cells begin in the lines `places`, and line `after` follows the last. None where they fill no table."""
    start = min(cell.start for cell in heads[0] if cell.start < cell.end)
    titles = "".join(word.words for word, cell in zip(words[:end], cells, strict=False) if cell.start >= start)
    upper = "".join(BREAK.sub("", cell.of(text)) for cell in heads[0])
    body = [*range(end, len(words))]
    for again in (titles, *([upper] if len(heads) > 1 else [])):
        body = [body[at] for at in without_heads([words[at].words for at in body], again)]
    rows, used, score = flow([words[at] for at in body], kinds)
    if not is_table(rows, score):
        return None
    rows = dealt(rows, [words[at].words for at in body], kinds)
    first = next(at for at in places if lines[at].end > start)
    last = places[body[used]] if used < len(body) else after
    return lay_out(text, first, last, [*heads, *spans_of(rows, [cells[at] for at in body], len(heads[0]))], heads=len(heads))


#: The title of a section is no longer.
_TITLE_WIDTH = 8


def _titled(words: Sequence[str]) -> list[Word]:
    """The cells; a short one above the name of a row may be the title of a section."""
    below = [*words[1:], "0"]
    return [Word(word, begins=True, opens=len(word) <= _TITLE_WIDTH and may_open(word) and not is_value(after) and may_open(after)) for word, after in zip(words, below, strict=True)]


def _best_heads(text: str, cells: Sequence[Span], words: Sequence[Word], known: int, above: int) -> tuple[int, list[Row]] | None:
    """Where the heads end, and their rows. About `known` of them were found behind the `above` lines: the first may be a caption, the last a cell (2023年),
    and what follows them may be heads too."""
    known += above
    seen = [word.words for word in words[: known + MOST_COLUMNS]]
    titles = [is_head(word) or (seen.count(word) > 1 and not is_value(word)) for word in seen]
    most = next((at for at, word in enumerate(words[:known]) if at > 2 and _FIRST_CELL.fullmatch(word.words) and _LAST_HEAD.fullmatch(words[at - 1].words)), MOST_COLUMNS)
    opens = next((at for at, word in enumerate(words[:known]) if word.words == _FIRST_HEAD or (not at and SERIAL.fullmatch(word.words))), None)
    surely = next((at for at in range(above, known) if not titles[at]), known)
    best: tuple[float, int, list[Row]] | None = None
    for first in range(min(known - above, 3) + above) if opens is None else (opens,):
        for end in range(max(first + 3, min(surely - 1, most)), min(first + MOST_COLUMNS, len(words), most) + 1):
            if not all(may_be_head(word.words) for word in words[known:end]):
                break
            unknown = titles[first:end].count(False)
            # Heads that are taken for a caption, or for cells of the first row.
            left = max(first - above, 0) + (titles.index(False, end, known) if False in titles[end:known] else max(known, end)) - end
            for heads in head_rows(text, cells[first:end]) if 2 * unknown <= end - first else ():
                kinds = _kinds(text, heads, words[end : end + SAMPLE])
                score = flow(words[end : end + SAMPLE], kinds)[2] - _UNKNOWN * (unknown + left) if {*kinds} - _VAGUE else 0.0
                if score > 0 and (best is None or score > best[0]):
                    best = (score, end, heads)
    return best[1:] if best else None


def _kinds(text: str, heads: Sequence[Row], words: Sequence[Word]) -> list[str]:
    """What each column holds; numbers, but for the first one and notes, where no head tells and half of the cells below are (乡镇 | 新建任务 | 改造任务)."""
    kinds = kinds_of(text, heads)
    if {*kinds} - _VAGUE or sum(is_value(word.words) for word in words) < 0.5 * len(words):
        return kinds
    return [kind if not column or kind == "note" else "value" for column, kind in enumerate(kinds)]


def is_table(rows: Flow, score: float) -> bool:
    whole = [row for row in rows if row[0][0] >= 0]
    return len(whole) >= 2 and score >= _LEAST * len(whole) and sum(len(row) > 1 for row in whole) >= 0.7 * len(whole)


def spans_of(rows: Flow, cells: Sequence[Span], width: int) -> list[Row]:
    """The places of cells in rows of `width` columns; the title of a section stands in the first."""
    found: list[Row] = []
    for row in rows:
        placed = [NOTHING] * width
        for column, first, last in row:
            placed[max(column, 0)] = Span(cells[first].start, cells[last - 1].end)
        found.append(placed)
    return found


#: A name and two numbers or more, three times: the rows of a table.
_ROWS = re.compile(r"(w{1,2}n{2,10})\1{2,}")
_SHORT = 24


def find_repeating(text: str, lines: Sequence[Line], taken: Collection[int]) -> list[Layout]:
    """Tables with a cell a line whose rows have as many names and numbers each, below as many heads."""
    found: list[Layout] = []
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and last not in taken and lines[last].end - lines[last].start <= _SHORT and lines[last].gap <= GAP and not OUTER.match(text, lines[last].start):
            last += 1
        if last - first >= 3 * 4:
            found += _repeating(text, [at for at in range(first, last) if not lines[at].page], lines)
        first = max(last, first + 1)
    return found


def _repeating(text: str, places: Sequence[int], lines: Sequence[Line]) -> Iterator[Layout]:
    cells = [cell_of(text, lines[at]) for at in places]
    signs = "".join("n" if is_value(cell.of(text)) else "w" for cell in cells)
    done = 0
    for hit in _ROWS.finditer(signs):
        width = hit.end(1) - hit.start(1)
        heads = hit.start() - width
        if heads >= done and "n" not in signs[heads : hit.start()]:
            rows = [cells[at : at + width] for at in range(heads, hit.end(), width)]
            done = hit.end()
            yield lay_out(text, places[heads], places[done - 1] + 1, rows, heads=1)


def find_headed(text: str, lines: Sequence[Line], kinds: Sequence[str]) -> list[Layout]:
    """Tables with a row a line whose cells blanks, commas or the like part, under a line of heads."""
    found: list[Layout] = []
    index = tries = 0
    while index < len(lines) - 2 and tries < MOST_TRIES:
        sign = next((sign for sign in _tried(kinds[index]) if _are_heads(text, lines[index], sign)), "") if kinds[index] in _SEPARATORS else ""
        layout = _headed(text, lines, index, sign, kinds) if sign else None
        if layout:
            found.append(layout)
        elif sign:
            tries += 1
        index = layout.last if layout else index + 1
    return found


def _tried(sign: str) -> Sequence[str]:
    """What may part the cells of a line: single blanks too where some are wide."""
    return ("wide", "space") if sign == "wide" else (sign,)


def _are_heads(text: str, line: Line, sign: str) -> bool:
    titles = [cell.of(text) for cell, _ in _words(text, line, sign)]
    return (
        3 <= len(titles) <= MOST_COLUMNS
        and max(map(len, titles)) <= HEAD_WIDTH
        and sum(map(is_known_head, titles)) >= max(2, len(titles) / 2)
    )


def _headed(text: str, lines: Sequence[Line], index: int, sign: str, signs: Sequence[str]) -> Layout | None:
    """The table whose heads are line `index`, with years in the line below or without."""
    upper = [head for head, _ in _words(text, lines[index], sign)]
    below = [head for head, _ in _words(text, lines[index + 1], sign)]
    years = len(below) > 1 and are_lower(text, below)
    joined = joined_heads(text, upper)
    heads = list(head_rows(text, [*upper, *below]))[1:] if years else [[upper]] if joined == upper else [[upper], [joined]]
    cells: list[Span] = []
    words: list[Word] = []
    places: list[int] = []
    for at in range(index + 1 + years, len(lines)):
        line = lines[at]
        if signs[at] in ("bar", "tab", "cell", "grid") or line.gap > GAP or AFTER.match(text, line.start) or len(words) > MOST_WORDS:
            break
        if line.page:
            continue
        for number, (cell, wide) in enumerate(_words(text, line, sign)):
            cells.append(cell)
            words.append(Word(cell.of(text), begins=number == 0, wide=wide))
            places.append(at)
    body = without_heads([word.words for word in words], "".join(head.of(text) for head in [*upper, *(below if years else ())]))
    cells, words, places = [cells[at] for at in body], [words[at] for at in body], [places[at] for at in body]
    kinds = [_kinds(text, rows, words[:SAMPLE]) for rows in heads]
    found = [(*flow(words, each, sure=sign not in ("space", "comma")), rows) for rows, each in zip(heads, kinds, strict=True) if {*each} - _VAGUE]
    rows, used, score, best = max(found, key=lambda one: one[2], default=([], 0, 0.0, []))
    if not is_table(rows, score):
        return None
    return lay_out(text, index, places[used - 1] + 1, [*best, *spans_of(rows, cells, len(best[0]))], heads=len(best))


def _words(text: str, line: Line, sign: str) -> list[tuple[Span, bool]]:
    """What stands between the separators of a line, and whether an empty cell stands before it."""
    found: list[tuple[Span, bool]] = []
    start, wide = line.start, False
    ends = [hit.span() for hit in _SEPARATORS[sign].finditer(text, line.start, line.end)]
    for end, after in [*ends, (line.end, line.end)]:
        cell = _unquoted(text, trimmed(text, start, end))
        if cell.start < cell.end:
            found.append((cell, wide and bool(found)))
        wide = cell.start == cell.end
        start = after
    return found


def _unquoted(text: str, cell: Span) -> Span:
    return Span(cell.start + (text[cell.start : cell.start + 1] == '"'), cell.end - (cell.end > cell.start + 1 and text[cell.end - 1] == '"'))
