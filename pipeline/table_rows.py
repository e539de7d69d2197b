"""Tables of plain text with a row a line: tabs, bars, blanks, strokes or commas part the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from extractors.span import Span
from pipeline.lines import BLANKS, Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_words import Row, is_head_row, is_value, trimmed

_WIDE = re.compile(r"[ \u3000\u00a0\u2002]{2,}|[\u3000\t]")
_SPACE = re.compile(r" ")
_WORD = re.compile(r"\S+")
_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";")
_STROKE = re.compile(r" / ")
_RULE_ROW = re.compile(r"[\s|｜:+=\u2500-\u257f-]+")
#: ├────┼────┤: a rule of a drawn table.
_DRAWN_RULE = re.compile(r"\s*[─━┌┏├┣└┗╔╠╚][\u2500-\u257f]{2}")
#: A table with so many rules has one between any two rows.
_LEAST_RULES = 4
_PUNCTUATED = "。；！？，、：:"
CELL_WIDTH = 40
#: Lines parted by commas or blanks alone are rows where they are no longer.
_ROW_WIDTH = 200
#: Signs that make a line a row by themselves; a line without one may name the section of a table where it is no longer.
_DRAWN = ("tab", "bar")
_SECTION_WIDTH = 24
#: So many lines without words may stand between two of a table; a cell that is a tab alone is one.
_GAPS = {"cell": 8}
_NEXT_TABLE = re.compile(r"附[件表]|[表图]\s?[\d一二三四五六七八九十]|[（(]?单位[：:]|续表|注[：:]|资料来源")


def sign_of(text: str, line: Line) -> str:
    """`bar`, `tab`, `wide`, `stroke`, `space`, `comma`, `semicolon` for a line that may be a row by that sign, `cell` for a single cell behind
    a tab, `page` for a page number, which parts no table, else none."""
    raw = text[line.raw_start : line.raw_end]
    if line.page:
        return "page"
    if "|" in raw or "｜" in raw or "│" in raw or "┃" in raw or _DRAWN_RULE.match(raw):
        return "" if _is_prose(raw.strip()) else "bar"
    if "\t" in raw:
        inner = raw.strip(BLANKS.replace("\t", ""))
        if "\t" in inner.strip("\t") or inner.count("\t") >= 2:
            return "tab"
        return "cell" if raw[0] == "\t" else ""
    if line.end - line.start > _ROW_WIDTH or text[line.end - 1] in _PUNCTUATED:
        return ""
    body = text[line.start : line.end]
    if body.count(" / ") >= 2:
        return "stroke"
    if "  " in body or "\u3000" in body:
        return "wide"
    if body.count(",") >= 2:
        return "comma"
    if body.count(";") >= 2:
        return "semicolon"
    return "space" if " " in body else ""


#: A line of running text has so many characters at least.
_PROSE = 40


def _is_prose(words: str) -> bool:
    """Whether a line is running text with one bar at its edge, as pages that are laid out by tables leave it."""
    return len(words) > _PROSE and "。" in words and words.count("|") + words.count("｜") == 1 and (words[0] in "|｜" or words[-1] in "|｜")


def section_rows(text: str, lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Lines of one cell that part a table into sections (`一、学前教育`): between rows of as many cells, the first of which may be the head."""
    for index in range(1, len(lines) - 1):
        if kinds[index] or kinds[index - 1] not in _DRAWN or kinds[index + 1] != kinds[index - 1] or max(lines[index].gap, lines[index + 1].gap) > 1:
            continue
        words = text[lines[index].start : lines[index].end]
        above, below = (_split(text, lines[place], _SEPARATORS[kinds[place]]) for place in (index - 1, index + 1))
        alike = len(above) >= 3 and abs(len(above) - len(below)) <= 1 and not is_head_row(text, below)
        if alike and len(words) <= _SECTION_WIDTH and words[-1] not in _PUNCTUATED and not _NEXT_TABLE.match(words):
            yield index


def runs_of(lines: list[Line], kinds: list[str], opening: Collection[int] = ()) -> list[tuple[str, int, int]]:
    """Maximal runs of lines of one kind, anew at those that are `opening`; rows may stand one or two blank lines apart, with page numbers between."""
    runs: list[tuple[str, int, int]] = []
    kind, first, last = "", 0, 0
    for index, (line, own) in enumerate(zip(lines, kinds, strict=True)):
        if own == "page" or (own == kind and index not in opening and (line.gap <= _GAPS.get(own, 2) or kinds[index - 1] == "page")):
            last = index + 1 if own != "page" else last
            continue
        if kind:
            runs.append((kind, first, last))
        kind, first, last = own, index, index + 1
    if kind:
        runs.append((kind, first, last))
    return runs


#: 索引号 | … | 发文日期 | …: what a page says of a paper, right above its table.
_REGISTER = re.compile(r"[|｜]?\s*(?:索\s?引|公开|发[布文]|文\s?号|主题|信息|[成生]成?[文日]|名\s?称|标\s?题|有效|分\s?类)[^|｜\n]{0,6}\s*[|｜]")
_COUNTS = re.compile(r"[|｜]?\s*序\s?号\s*[|｜]")


def below_register(text: str, lines: list[Line], kinds: list[str]) -> Iterator[int]:
    """Lines with the heads of a table that stand right below the register of their page."""
    for index in range(1, len(lines)):
        if kinds[index] == kinds[index - 1] == "bar" and _COUNTS.match(text, lines[index].raw_start) and _REGISTER.match(text, lines[index - 1].raw_start):
            yield index


def _split(text: str, line: Line, parts: re.Pattern[str]) -> Row:
    cells: Row = []
    start = line.raw_start
    for hit in parts.finditer(text, line.raw_start, line.raw_end):
        cells.append(trimmed(text, start, hit.start()))
        start = hit.end()
    return [*cells, trimmed(text, start, line.raw_end)]


_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜│┃]")
_SEPARATORS = {"tab": _TAB, "bar": _BAR, "wide": _WIDE, "space": _SPACE, "stroke": _STROKE, "comma": _COMMA, "semicolon": _SEMICOLON}


def from_rows(text: str, lines: list[Line], first: int, last: int, kind: str) -> Layout | None:
    """A table of lines that are rows. Tabs and bars make one of any two lines, weaker signs where the lines are a grid."""
    places = [
        index
        for index in range(first, last)
        if not lines[index].page
        and not _RULE_ROW.fullmatch(text[lines[index].start : lines[index].end][:_ROW_WIDTH])
    ]
    rows = [_split(text, lines[index], _SEPARATORS[kind]) for index in places]
    if len(rows) < 2 or (len(rows) >= _LEAST_CONTENTS and rows[0] and _CHAPTER.match(rows[0][0].of(text)) and _is_contents(text, rows)):
        return None
    if kind == "bar":
        if sum(sum(cell.start < cell.end for cell in row) > 1 for row in rows) < 0.5 * len(rows):
            return None  # a cell a line, with a bar behind it
        if _LEAST_RULES <= sum(_DRAWN_RULE.match(text, line.raw_start) is not None for line in lines[first:last]) < len(rows):
            return None  # cells of several lines between the rules of a drawn table
        rows = _unframed(rows)
    elif kind != "tab":
        if kind not in ("comma", "semicolon", "stroke"):
            rows = [[cell for cell in row if cell.start < cell.end] for row in rows]
        if kind == "wide":
            rows = _with_parted_head(text, rows)
        begin, end = _grid(text, rows, strict=kind != "wide")
        if begin == end:
            return None
        rows, first, last = rows[begin:end], places[begin], places[end - 1] + 1
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    return lay_out(text, first, last, rows, padded=kind == "bar")


def _unframed(rows: list[Row]) -> list[Row]:
    """Without the empty cells that bars at the ends of lines make, where most lines have them."""
    left = sum(row[0].start == row[0].end for row in rows) > 0.7 * len(rows)
    right = sum(row[-1].start == row[-1].end for row in rows) > 0.7 * len(rows)
    return [row[left and row[0].start == row[0].end : len(row) - (right and row[-1].start == row[-1].end)] for row in rows]


def _with_parted_head(text: str, rows: list[Row]) -> list[Row]:
    """With a head whose words stand a single blank apart (`年份  火灾起数 死亡人数  受伤人数` above columns two blanks apart) parted at every blank,
    where that gives it as many cells as the rows below have."""
    width = Counter(map(len, rows)).most_common(1)[0][0]
    above = next((place for place, row in enumerate(rows) if len(row) == width), 0) - 1
    if above < 0 or not rows[above] or any(is_value(cell.of(text)) for cell in rows[above]):
        return rows
    parted = [Span(*hit.span()) for hit in _WORD.finditer(text, rows[above][0].start, rows[above][-1].end)]
    return [*rows[:above], parted, *rows[above + 1 :]] if len(parted) == width else rows


def _grid(text: str, rows: list[Row], *, strict: bool) -> tuple[int, int]:
    """Which of the rows are a table: at least three with the same number of cells, under a head or over values.

    Returns equal ends where they are none. `strict` asks for a value in most rows: blanks and commas stand in prose too.
    """
    widths = [len(row) for row in rows]
    width = Counter(widths).most_common(1)[0][0]
    begin, end = 0, len(rows)
    while begin < end and widths[begin] != width and not is_head_row(text, rows[begin]):
        begin += 1
    while begin < end and widths[end - 1] != width:
        end -= 1
    inner = rows[begin:end]
    same = sum(len(row) == width for row in inner)
    if width < 2 or same < 3 or same < 0.7 * len(inner):
        return 0, 0
    body = inner[1:]
    valued = sum(any(is_value(cell.of(text)) for cell in row[1:]) for row in body)
    if any(cell.end - cell.start > CELL_WIDTH for row in inner for cell in row) and (strict or width == 2):
        return 0, 0
    if strict or width == 2 or not is_head_row(text, inner[0]):
        wrong = _labelled(text, inner) or ((width == 2 or _CHAPTER.match(inner[0][0].of(text))) and _is_contents(text, inner))
        return (begin, end) if valued >= 0.7 * len(body) and not wrong else (0, 0)
    return begin, end


#: |第一章| 发展现状 5, |一、|目标 - 6 -: how contents begin, and how their lines end.
_CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_PAGE = re.compile(r"(?:(?<!\S)|[.…·\s])(?:(\d{1,3})|[-—–（(]\s?(\d{1,3})\s?[-—–）)])$")
_LEAST_CONTENTS = 4


def _is_contents(text: str, rows: list[Row]) -> bool:
    """Whether the last cells count up like the page numbers of a table of contents."""
    titled = "".join(cell.of(text) for cell in rows[0]) in ("目录", "目次")
    ends = [_PAGE.search(text, row[-1].start if len(row[-1].of(text)) > 1 else row[0].start, row[-1].end) for row in rows[titled:]]
    pages = [int(page[1] or page[2]) for page in ends if page]
    return len(pages) == len(ends) and pages == sorted(pages)


def _labelled(text: str, rows: list[Row]) -> bool:
    """Whether the rows say `牵头单位：…　责任单位：…`: items of a list and no cells."""
    return sum("：" in cell.of(text) for row in rows for cell in row) > 0.3 * sum(len(row) for row in rows)
