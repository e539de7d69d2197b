"""A text without what typesetting put into its clauses, so that words and clauses are whole: line breaks of a narrow page (with page numbers between),
blanks between numbers and words, straight and cornered quotation marks, half-width marks between words, full-width numerals. Tables have a row a line and tabs between cells, whatever
parted them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.span import FOLD, widened, with_groups
from pipeline.document import Block, Cell, Table
from pipeline.lines import BLANKS, Line

#: Blocks of running text; titles and notes stay as they are, blanks and line ends in a table part its cells.
_RUNNING = frozenset({"paragraph", "item", "heading", "box", "caption", "addressee"})
_HAN = "[\u4e00-\u9fff]"
#: `2025 年`, `40 所`, `达到 95%`, `95% 的村`; the number of a heading keeps its blank.
_BLANK = re.compile(rf"(?<=[\d%％])[ \u00a0](?={_HAN})|(?<={_HAN})[ \u00a0](?=\d)")
#: 1 200家, 12 345.6万元: the blanks that part the thousands of a number in a text set by the standard of numerals (GB/T 15835).
_GROUPED = re.compile(r"[ \u00a0\u2009](?<=[1-9\d][ \u00a0\u2009])(?=\d{3}(?:[ \u00a0\u2009]\d{3}){0,3}(?![ \u00a0\u2009]\d{3})(?:\.\d+)?(?:[万亿%％]|[个人名户家所元张亩吨辆套件项座米公平千立册台次场栋]))")
_LEADING = re.compile(r"(?<=[\u4e00-\u9fff（(])(?<![乡镇村道县区市校园学院])[1-9]\d{0,2}(?:[ \u00a0\u2009]\d{3})*$")
_LONGEST_LEAD = 16
#: Numbers with a common unit, and those of them that a blank parts from it: only a text that is typeset so is smoothed, since in a list
#: (`白石乡 15 元和镇 280`) blanks part the items.
_UNIT = re.compile(r"\d[ \u00a0]?[年月日个所人名]")
_PARTED = {blank: re.compile(rf"{blank}(?<=\d{blank})(?=[年月日个所人名])") for blank in " \u00a0"}
#: The number of a heading at the head of a block; `35 岁以上`, `2021 年重点工作` are none.
_SERIAL = re.compile(r"\s*[\d.．]+[ \u00a0](?!(?<=\d.)(?:岁|周岁|[个所名](?![\u4e00-\u9fff]?[别性体属单])|(?<=\d{4}.)年|年[^度级]))")
#: What parts cells beside tabs and bars, and a line break with the blanks around it.
_LOOSE = BLANKS.replace("\t", "") + "\r\n,;/\""
#: With a line break, bars part no better than blanks: what reads rows looks for tabs in a line.
_LINE_LOOSE = _LOOSE + "|｜"
_BREAK = re.compile(rf"[{BLANKS}]*[\r\n][\r\n{BLANKS}]*")
#: A break within a word or between two clauses; behind a body the next may begin.
_TORN = re.compile(rf"..(?:[\u4e00-\u9fff](?<![局委办部厅镇乡会队站])(?<!政府|中心|公司|街道)(?=[{BLANKS}\r\n]+(?:[\u4e00-\u9fff]|\d+(?:\.\d+)?[%％\u4e00-\u9fff]))|[，、；。]|\d(?=[{BLANKS}\r\n]+[万亿年]))", re.S)
_CORNERED = str.maketrans("「」", "“”")
_STRAIGHT = re.compile('"([^"\n]{1,60})"')
_MATED = re.compile('^[^"“”\n]*(?:(?:"[^"“”\n]*"|“[^"“”\n]*”)[^"“”\n]*)+$', re.M)
#: Numerals, shares and letters that are typed wide: ３２５人, ９５．５％.
_WIDE = re.compile("[０-９％Ａ-Ｚａ-ｚ]|．(?<=[０-９]．)(?=[０-９])")
#: A half-width full stop behind a Chinese word or a share that ends its line (`…达到26%以上.`), or has the next sentence behind it;
#: that of `一.总体要求` numbers, those of `总则……3` lead.
_LINE_STOP = re.compile(r"[.．](?:(?<=[\u4e00-\u9fff%％”）)][.．])(?<![一二三四五六七八九十][.．]))(?=[ \t\u3000]{0,8}(?:\n|\r|\Z))")
_INNER_STOP = re.compile(r"[.．](?:(?<=[\u4e00-\u9fff%％”][.．])(?<![一二三四五六七八九十][.．]))(?=[ \t\u3000]{0,8}[\u4e00-\u9fffA-Z\d“（(《])")

#: Either mark behind a word, which few texts have: what begins with one character is passed over a text in no time.
_STOPS = {mark: re.compile(rf"{re.escape(mark)}(?<=[\u4e00-\u9fff%％”）)].)") for mark in ".．"}


def loose_tables(text: str, tables: Sequence[Table]) -> list[Table]:
    """The tables whose cells blanks, line breaks or commas part, and no tabs or bars within a line."""
    return [table for table in tables if any(_is_loose(text[before.end : after.start]) for before, after in _neighbours(table))]


def smooth(text: str, lines: Sequence[Line], blocks: Sequence[Block], loose: Sequence[Table] = ()) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The smooth text, which is `text` where there is nothing to smooth, and the gaps as `pipeline.document.Smoothed` keeps them."""
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    done = left_out = 0
    for start, end, by in sorted({*_breaks(text, lines, blocks), *_blanks(text, blocks), *_behind_marks(text, blocks), *_grouped(text, blocks), *_wraps(text, blocks), *_cells(text, loose)}):
        pieces += [text[done:start], by]
        left_out += end - start - len(by)
        gaps.append((end - left_out, left_out))
        done = end
    joined = _WIDE.sub(lambda hit: FOLD[hit.group()], "".join([*pieces, text[done:]]))
    return _quoted(with_groups(widened(with_stops(joined)))), tuple(gaps)


#: A stretch of the text, and what stands in its place: nothing, a blank or a tab.
_Change = tuple[int, int, str]


def _breaks(text: str, lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[_Change]:
    """From the last character of a line to the first of the next in the same block; Latin words at both ends stay two."""
    starts = [block.start for block in blocks]
    for line, after in pairwise(line for line in lines if not line.page):
        block = blocks[bisect_right(starts, line.end - 1) - 1] if starts and starts[0] < line.end else None
        if block and block.kind in _RUNNING and after.start < block.end and not (_is_latin(text[line.end - 1]) and _is_latin(text[after.start])):
            yield line.end, after.start, ""


#: 工作部| |署: a blank between two words or behind a mark, which a line break became.
_WRAP = re.compile(r"(?<=[\u4e00-\u9fff，、；。”）]) (?=[\u4e00-\u9fff“（])")
#: Lines of a page have so many characters; so few of them show nothing.
_LINE_WIDTH, _LEAST_WRAPS = (12, 64), 4


def _wraps(text: str, blocks: Sequence[Block]) -> Iterator[_Change]:
    """The blanks within words that stand a line's width apart all through a paragraph."""
    for block in blocks:
        if block.kind not in _RUNNING or text.count(" ", block.start, block.end) < _LEAST_WRAPS:
            continue
        found = [hit.start() for hit in _WRAP.finditer(text, block.start, block.end)]
        gaps = [after - before for before, after in pairwise(found)]
        if len(found) >= _LEAST_WRAPS and all(_LINE_WIDTH[0] <= gap <= 2 * _LINE_WIDTH[1] for gap in gaps) and sum(gaps) <= _LINE_WIDTH[1] * len(gaps):
            yield from ((at, at + 1, "") for at in found)


def _blanks(text: str, blocks: Sequence[Block]) -> Iterator[_Change]:
    """Single blanks between a number and a word, where most numbers have one."""
    parted = sum(len(pattern.findall(text)) for blank, pattern in _PARTED.items() if blank in text)
    if not parted or 2 * parted <= len(_UNIT.findall(text)):
        return
    for block in blocks:
        if block.kind in _RUNNING:
            serial = _SERIAL.match(text, block.start, block.end)
            yield from ((*hit.span(), "") for hit in _BLANK.finditer(text, serial.end() if serial else block.start, block.end))


#: 泵站6座，| |其中新建2座: the blank that a web page sets behind a mark.
_BEHIND_MARK = {mark: re.compile(rf"{mark}[ \u00a0\u3000](?=[\u4e00-\u9fff\d“])") for mark in "，；、"}


def _behind_marks(text: str, blocks: Sequence[Block]) -> Iterator[_Change]:
    """Single blanks behind a mark within running text."""
    found = [hit for mark, behind in _BEHIND_MARK.items() if mark in text for hit in behind.finditer(text)]
    if not found:
        return
    starts = [block.start for block in blocks]
    for hit in found:
        place = bisect_right(starts, hit.start()) - 1
        if place >= 0 and blocks[place].kind in _RUNNING and hit.end() < blocks[place].end:
            yield hit.start() + 1, hit.end(), ""


def _grouped(text: str, blocks: Sequence[Block]) -> Iterator[_Change]:
    """The blanks within a number behind a word; at the head of a block the first numeral is its own."""
    if not _GROUPED.search(text):
        return
    for block in blocks:
        if block.kind in _RUNNING:
            yield from ((*hit.span(), "") for hit in _GROUPED.finditer(text, block.start, block.end)
                        if _LEADING.search(text, max(block.start, hit.start() - _LONGEST_LEAD), hit.start()))


def _neighbours(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Cells that stand next to each other in a row."""
    for row in table.rows:
        yield from pairwise(cell for cell in row if not cell.carried)


def _is_loose(between: str) -> bool:
    return "\t" not in between and not between.strip(_LINE_LOOSE if "\n" in between else _LOOSE)


def _cells(text: str, tables: Sequence[Table]) -> Iterator[_Change]:
    """A tab between the cells of a row, and no line break within one."""
    for table in tables:
        for before, after in _neighbours(table):
            if before.end < after.start and _is_loose(text[before.end : after.start]):
                yield before.end, after.start, "\t"
        for cell in (cell for row in table.rows for cell in row if not cell.carried):
            yield from ((*hit.span(), "" if _TORN.match(text, hit.start() - 3) else " ") for hit in _BREAK.finditer(text, cell.start + 3, cell.end))


def _quoted(text: str) -> str:
    """Pairs of straight marks as “ and ”, one character for one; in a text that has others too, only on lines where each has its mate. 「 and 」 where there are no others."""
    if "「" in text and "“" not in text:
        text = text.translate(_CORNERED)
    if '"' not in text:
        return text
    return _MATED.sub(lambda line: _STRAIGHT.sub(r"“\1”", line.group()), text) if "“" in text else _STRAIGHT.sub(r"“\1”", text)


def with_stops(text: str) -> str:
    """`text` with 。 for the half-width full stops of its sentences, one character for one; within a line only in a text that has more of them than 。."""
    if not any(mark in text and behind.search(text) for mark, behind in _STOPS.items()):
        return text
    text, ends = _LINE_STOP.subn("。", text)
    inner = sum(1 for _ in _INNER_STOP.finditer(text))
    return _INNER_STOP.sub("。", text) if inner and inner + 2 * ends > text.count("。") else text


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
