"""Tables with a cell a line: the lines that are one cell. Blank lines part cells where most lines have one before them; else what a narrow column broke is
known by its form: `指标名|称`, `目标值（|2025年）`, `县水利局、|县财政局`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.span import Span, fold
from extractors.units import units
from pipeline.lines import Line
from pipeline.table_flow import COUNT, is_torn
from pipeline.table_heads import BARE_YEAR, BREAK, HEAD_WIDTH, MOST_COLUMNS, MOST_LINES, is_head, is_open
from pipeline.table_words import SERIAL, is_value, trimmed

#: Where blank lines part so many of the lines, they part the cells.
_PARTED_BY_BLANKS = 0.5
#: So many lines a head may have.
_MOST_PIECES = 4
#: |（万元）|, |(%)|: the unit of the line above.
_UNIT_ALONE = re.compile(r"[（(][^（）()\d]{1,8}[)）]")
#: 目标值 above |（2025年）|: when it holds.
_YEAR_ALONE = re.compile(r"[（(](?:19|20)\d\d年(?:\d{1,2}月)?[底末]?[)）]")
#: |责任| above |单位|: what is no head by itself.
_PART = re.compile(r"计量|责任|牵头|配合|主管|承办|协办|参与|实施|承担|完成|整改|计划|开工|竣工|开竣工|建成|建设|办学|占地|建筑|估算|新增|任务|指标|项目|目标|工作|主要|具体|重点|时间|进度|年度|基期|现状|规划")
#: 新增贷款3000| above |万元以上|: a number without its unit.
_NUMBER_LAST = re.compile(r"\d[万亿]?$")
#: What a head that isn't known costs, and each line more of one.
_UNKNOWN, _PIECE, _SHORT, _OPEN = 1.0, 0.2, 0.02, 3.0
#: 属性 above |一| and |产业发展类（3项）|: so many lines between the heads and the first row name those below them.
_MOST_TITLES = 2
_NEVER = float("inf")


def cell_of(text: str, line: Line) -> Span:
    """A line without the bars that some pages leave behind a cell; a bar alone is an empty cell."""
    return trimmed(text, line.start, line.start + len(text[line.start : line.end].rstrip("|｜ ")))


def whole_cells(text: str, lines: Sequence[Line], places: Sequence[int], above: int) -> tuple[list[int], list[Span]]:
    """The lines in which cells begin, and the cells; the first `above` lines may be no heads."""
    cells = [cell_of(text, lines[at]) for at in places]
    begins = [True] * len(cells)
    if sum(lines[at].gap > 0 for at in places) >= _PARTED_BY_BLANKS * len(places):
        for at in range(1, len(cells)):
            begins[at] = lines[places[at]].gap > 0 or not _is_one(cells[at - 1].of(text), cells[at].of(text))
    if all(begins) and _is_closed(text, lines, places):
        begins = [at <= above or text[lines[places[at - 1]].end - 1] in _BARS for at in range(len(cells))]
    elif all(begins):
        words = [cell.of(text) for cell in cells]
        begins = _by_form(words, above)
    kept: list[int] = []
    whole: list[Span] = []
    for at, (cell, new) in enumerate(zip(cells, begins, strict=True)):
        if not new and cell.start == cell.end and text[lines[places[at]].end - 1] in _BARS:
            continue  # the bar below the last line of a cell
        if new or cell.start == cell.end or whole[-1].start == whole[-1].end:
            kept.append(places[at])
            whole.append(cell)
        else:
            whole[-1] = Span(whole[-1].start, cell.end)
    for at in _sections([cell.of(text) for cell in whole]):
        whole[at] = Span(whole[at].start, whole.pop(at + 1).end)
        del kept[at + 1]
    return kept, whole


def said(text: str, cell: Span) -> str:
    """What a cell says without its line breaks; 二 above 加工类 is 二、加工类."""
    words = cell.of(text)
    counted = _COUNTED.match(words)
    return BREAK.sub("", words) if not counted else f"{counted[1]}、{BREAK.sub('', words[counted.end() :])}"


def _sections(words: Sequence[str]) -> list[int]:
    """The cells that count sections (一, 二, …) above their titles, which stand above the number of a row or the next page; from the last one on."""
    found: list[int] = []
    for at in range(len(words) - 2):
        if words[at] in _SECTION_COUNTS and _SECTION_COUNTS.index(words[at]) == len(found) and words[at + 1] and not is_value(words[at + 1]):
            after = next((word for word in words[at + 2 : at + 2 + MOST_COLUMNS] if word), "")
            found += [at] if COUNT.fullmatch(after) or SERIAL.fullmatch(after) else []
    return found[::-1]


#: What closes the cells of some pages: 市城管局 above |市公安局 ||.
_BARS = frozenset("|｜")


def _is_closed(text: str, lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a bar stands behind the cells."""
    return sum(text[lines[at].end - 1] in _BARS for at in places[:MOST_LINES]) > 0.5 * min(len(places), MOST_LINES)


def _is_one(before: str, words: str) -> bool:
    """Whether lines without a blank one between them are one cell: 毛入园率 above |%| are two."""
    return is_value(before) or fold(words) not in units() or (words == "年" and BARE_YEAR.fullmatch(before) is not None)


def _by_form(words: Sequence[str], above: int) -> list[bool]:
    """Which lines begin a cell."""
    end = next((at for at, word in enumerate(words) if is_value(word) or word == _SECTION_COUNTS[0] or (COUNT.fullmatch(word) and not BARE_YEAR.fullmatch(word)) or not word or word[-1] in "。；"), len(words))
    end = min(end, MOST_LINES)
    begins = _heads(words, end, above)
    for at in range(len(begins), len(words)):
        begins.append(not at or not words[at - 1] or not words[at] or not _goes_on(words[at - 1], words[at]))
    return begins


#: 责任单位 above |一|, which counts the first section.
_COUNTED = re.compile(r"([一二三四五六七八九十]{1,2})[ |｜]{0,4}[\r\n]\s*")
_SECTION_COUNTS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")


#: A name and two numbers or more, three times; they may be counted, and bodies or times may stand behind them.
_ROWS = re.compile(r"(n?w{1,3}n{2,10}w{0,2}?)\1{2,}")


def _first_row(words: Sequence[str], end: int) -> tuple[int, int]:
    """Where rows of numbers that are all alike begin, about the first number at `end`, and how many cells each has; 0 where there are none."""
    first = max(end - 3, 0)
    signs = "".join("n" if is_value(word) else "w" for word in words[first : end + 3 * MOST_LINES])
    found = ((at, hit) for at in range(first, end + 1) if (hit := _ROWS.match(signs, at - first)))
    return next(((at, hit.end(1) - hit.start(1)) for at, hit in found), (end, 0))


def _heads(words: Sequence[str], end: int, above: int) -> list[bool]:
    """Which lines begin a head above the first number at `end`: one for each cell of the rows where these are alike, else as few as can be are left that
    no table has."""
    row, width = _first_row(words, end)
    known = _parted(words[:end], 0)[1]
    if row <= width or not width or min(_parted(words[at:row], 0)[0] for at in range(above + 1)) < _UNKNOWN:
        return known
    for titles in range(1, _MOST_TITLES + 1):
        cost, begins = _parted(words[: row - titles], 0)
        if cost < _UNKNOWN and sum(begins) >= width and not any(word[0] in "（(" or is_head(word) for word in words[row - titles : row]):
            return [*begins, *[True] * titles, *known[row:]]
    ways = [(cost, [*known[:at], *begins, *known[row:]]) for at in range(above + 1) for cost, begins in [_parted(words[at:row], width)] if begins]
    return min(ways)[1] if ways else known


def _parted(words: Sequence[str], width: int) -> tuple[float, list[bool]]:
    """What it costs to part lines into `width` heads, any number for 0, and which lines begin one; none where that can't be."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for end in range(1, len(words) + 1):
        ways: dict[int, tuple[float, int]] = {}
        for first in range(max(0, end - _MOST_PIECES), end):
            cost = _cost(words[first:end], strict=not width)
            for count, (before, _) in best[first].items() if cost < _NEVER else ():
                after = count + 1 if width else 0
                ways[after] = min(ways.get(after, (_NEVER, 0)), (before + cost, first))
        best.append(ways)
    if width not in best[-1]:
        return _NEVER, []
    cost, count, end = best[-1][width][0], width, len(words)
    begins = [False] * end
    while end:
        end, count = best[end][count][1], max(count - 1, 0)
        begins[end] = True
    return cost, begins


def _cost(pieces: Sequence[str], *, strict: bool) -> float:
    """What lines cost as one head, _NEVER where they are none; unless `strict` they may be broken anywhere."""
    joined = "".join(pieces)
    if joined.count("（") + joined.count("(") != joined.count("）") + joined.count(")"):
        return _OPEN * len(pieces)
    if len(pieces[0]) == 1 and joined not in "序号":
        return _OPEN if len(pieces) == 1 else _NEVER  # 建设规 above |模|: no head begins with the rest of another
    known = is_head(joined)
    if len(pieces) == 1:
        return 0.0 if known and not _UNIT_ALONE.fullmatch(joined) else _UNKNOWN
    if len(joined) > HEAD_WIDTH:
        return _NEVER
    broken = all(_is_broken("".join(pieces[:at]), pieces[at - 1], pieces[at]) for at in range(1, len(pieces)))
    if known and broken:
        return _PIECE * (len(pieces) - 1)
    if strict:
        return _NEVER
    # The last line of a head is the shortest, and what is whole by itself goes on with nothing.
    return _UNKNOWN * (not known) + _PIECE * (len(pieces) - 1) + _SHORT * len(pieces[-1]) + _UNKNOWN * all(map(is_head, pieces))


def _is_broken(begun: str, before: str, words: str) -> bool:
    """Whether the head that is `begun` up to a line goes on in the next one, by what either lacks."""
    if len(words) == 1 or (words[0] == "年" and BARE_YEAR.fullmatch(before)) or is_open(begun) or _UNIT_ALONE.fullmatch(words) or (_YEAR_ALONE.fullmatch(words) and before[-1] not in "）)"):
        return True
    heads = is_head(before) + is_head(words)
    return not heads or (heads == 1 and _PART.fullmatch(before) is not None)


def _goes_on(before: str, words: str) -> bool:
    """Whether a line goes on with the cell of the line above."""
    if is_open(before):
        return "）" in words or ")" in words
    if _NUMBER_LAST.search(before) and not is_value(before) and any(words.lstrip("万亿")[:size] in units() for size in (1, 2, 3)):
        return True
    return words[0] in "）)，、；。" or (_UNIT_ALONE.fullmatch(words) is not None and fold(words[1:-1]) in units() and not is_value(before)) or is_torn(before, words)
