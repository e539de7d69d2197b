"""Tables known by their heads alone: a cell a line, or rows whose cells blanks or commas part, also where cells are missing or hold such signs themselves.
A table with a cell a line is also known by its numbers, where every row has as many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.span import Span, fold
from extractors.units import units
from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_dealt import dealt
from pipeline.table_flow import Flow, Word, flow, kind_of
from pipeline.table_words import HEAD, OUTER, SERIAL, Row, is_value, trimmed

#: A head is no longer, and a table has no more columns.
HEAD_WIDTH, MOST_COLUMNS = 16, 12
#: A line break within a cell of several lines.
BREAK = re.compile(r"\s*[\r\n]\s*")
#: A head of two or three characters that blanks set wide.
_SET_WIDE = 8
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
#: Heads of tables of projects, schools and places, which are words of text elsewhere, and of tasks, how far they have come and how they are graded.
_HEADS = re.compile(
    r".{0,8}名称|(?:项目)?(?:学校|单位)|乡镇(?:街道)?|镇街|县区|区县|县[（(]市、区[)）]|村[（(]社区[)）]|年份|年度|.{0,4}(?:领导|主体|责任人)|[一二三四]季度|.{0,4}(?:要求|职责|进度|时间|时限|期限)"
    r"|(?:建设|工作|项目|年度|主要|重点|具体|办学|办园)(?:内容|规模|性质|目标|任务|措施|地点|年限|类型|要点)?.{0,5}|.{0,4}(?:投资|资金|面积|学位|班额|数量)(?:[（(].{1,6}[)）])?|所在.{2,4}|(?:开|竣)工.{2}"
    r"|.{0,4}(?:事项|举措|成果|成效|清单)|(?:成果|表现|支持)形式|(?:时间|进度|完成|推进)节点|(?:节点|阶段|预期|规划|发展|全年|整改|绩效|[一二三四]季度)目标|任务分解|整改.{2}"
    r"|.{0,4}(?:进展|进度|完成|落实|办理|整改|开展|执行|推进|实施)(?:情况|结果)|.{0,2}进展|(?:当前|目前|形象)(?:完成)?(?:进度|情况)|是否.{2,8}|完成(?:标准|率|比例)|下一?步.{2,8}|(?:存在|反馈|具体|主要)(?:的)?问题|问题(?:描述|表现)?"
    r"|(?:年度|全年|实际|预期)?指标值|(?:计划|实际|预算|下达)[数值]|(?:联系|监督|举报)(?:电话|方式)|评[分价](?:标准|办法|细则|方法|依据)|考[核评](?:方式|单位|部门|办法|标准|要点|对象)|分值(?:[（(].[)）])?|权重|(?:自评)?得分|数据来源|指标(?:解释|说明|含义)|计算(?:公式|方法)"
    r"|服务(?:对象|标准|范围|区)|支出责任|(?:资金|经费)来源|投资估算|(?:业主|实施|协办|主办|承办|督[办查导]|成员|考核|挂钩|帮扶|协同|推进|落实|承担|执行|建设|管理|监管|权属|使用|申报|组织|统筹|主责|归口|对口|指导|支持|参与|联系)(?:单位|部门)|辖区|属地|街道|社区|市州|地区|城市|.{1,6}数\s?[（(].{1,3}[)）]|招生(?:计划|范围|区域|人数)|[班人户]数|学段|地址"
    r"|(?:立项|政策|工作|文件)依据|[上下]半年|(?:19|20)\d\d年.{2,6}|.{2,4}(?:投资|资金)(?:金额|总额|估算)?\s?(?:[（(].{1,6}[)）])?"
)
#: 火灾起数（起）| above |伤人数（人）: measures with their units, a line each, are heads; a row's name has its numbers below.
_MEASURE = re.compile(r".{2,10}(?<![率度例])[（(](?:[万亿千百]?元|万?人次?|[个起所辆座亩吨户套台张处家名件次条项宗])[)）]")
AFTER = re.compile(r"附[件表]|[表图]\s?[\d一二三四五六七八九十]|[（(]?单位[：:]|续表|(?:注|说明|备注|资料来源)\s?[：:]")
#: |2023年3月1日|, |（此件公开发布）|: the end of a letter above a table.
_LETTER_ENDS = re.compile(r"[（(]此件|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
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
    while at < len(lines) and at < index + MOST_COLUMNS and at not in taken:
        if _is_head(text, lines[at]) or (at > index and all(_MEASURE.fullmatch(cell_of(text, line).of(text)) for line in lines[at - 1 : at + 1])):
            width = at + 1 - index
        elif width < at - index or not width or not may_be_head(text, lines[at]):
            break
        at += 1
    return width


def _is_head(text: str, line: Line) -> bool:
    return line.end - line.start <= HEAD_WIDTH and not OUTER.match(text, line.start) and not _LETTER_ENDS.match(text, line.start) and is_known_head(cell_of(text, line).of(text))


def is_known_head(words: str) -> bool:
    words = "".join(words.split()) if len(words) <= _SET_WIDE else words  # 年　　份
    return HEAD.fullmatch(words) is not None or _HEADS.fullmatch(words) is not None


def lines_of(text: str, lines: Sequence[Line], index: int, known: int, above: int, taken: Collection[int]) -> list[int]:
    """The lines that may be cells of the table whose `known` heads begin at `index`, with `above` lines more, up to what surely is none of it."""
    last = index + known
    closed = text[lines[index].end - 1] in "|｜"
    while last < len(lines) and last not in taken and lines[last].gap <= GAP and (closed or not AFTER.match(text, lines[last].start)) and last - index < MOST_WORDS:
        last += 1
    return [at for at in range(index - above, last) if not lines[at].page and not (closed and _is_between(text, lines[at]))]


#: Where each cell has a bar behind it: a bar alone, which closes the cell above, and a note between two rows.
_BETWEEN = re.compile(r"[|｜]+$|(?:注|说明|备注)\s?[：:]")


def _is_between(text: str, line: Line) -> bool:
    return _BETWEEN.match(text[line.start : line.end]) is not None


def cell_of(text: str, line: Line) -> Span:
    """A line without the bars that some pages leave behind a cell; a bar alone is an empty cell."""
    return trimmed(text, line.start, line.start + len(text[line.start : line.end].rstrip("|｜ ")))


#: Where blank lines part so many of the lines, they part the cells.
_PARTED_BY_BLANKS = 0.5


def whole_cells(text: str, lines: Sequence[Line], places: Sequence[int]) -> tuple[list[int], list[Span]]:
    """The lines in which cells begin, and the cells: where blank lines part them, a line without one before it goes on with the cell above (`12.5` above |平方公里|)."""
    kept: list[int] = []
    cells: list[Span] = []
    parted = sum(lines[at].gap > 0 for at in places) >= _PARTED_BY_BLANKS * len(places)
    for at in places:
        cell = cell_of(text, lines[at])
        joins = parted and kept and lines[at].gap == 0 and cell.start < cell.end and cells[-1].start < cells[-1].end
        if joins and (is_value(cells[-1].of(text)) or fold(cell.of(text)) not in units()):  # 毛入园率 above |%|: two cells
            cells[-1] = Span(cells[-1].start, cell.end)
            continue
        kept.append(at)
        cells.append(cell)
    return kept, cells


#: 指标值 above |产出指标|: the first cell of a table of what a grant is to come to, which looks like a head.
_LAST_HEAD = re.compile(r"(?:年度|全年|预期|绩效)?(?:指标|目标)值")
_FIRST_HEAD = "一级指标"
_FIRST_CELL = re.compile(r"(?:产出|成本|投入|决策|过程)指标")


def _flattened(text: str, lines: Sequence[Line], index: int, known: int, taken: Collection[int]) -> Layout | None:
    """The table whose heads are about the `known` ones from line `index` on: the line above may be one that no other table has, the first of them a
    caption, the last a cell (2023年); what follows them may be heads too."""
    # A serial number opens its table: what stands above it (`字体：`) is none of the heads.
    above = index > 0 and index - 1 not in taken and not SERIAL.fullmatch(cell_of(text, lines[index]).of(text)) and may_be_head(text, lines[index - 1])
    places = lines_of(text, lines, index, known, above, taken)
    after = places[-1] + 1
    places, cells = whole_cells(text, lines, places)
    known = sum(index <= at < index + known for at in places)
    words = [Word(BREAK.sub("", cell.of(text)), begins=True) for cell in cells]
    best: tuple[float, int, list[Row]] | None = None
    most = next((at for at, word in enumerate(words[: known + above]) if at > 2 and _FIRST_CELL.fullmatch(word.words) and _LAST_HEAD.fullmatch(words[at - 1].words)), MOST_COLUMNS)
    opens = next((at for at, word in enumerate(words[: known + above]) if word.words == _FIRST_HEAD or (not at and SERIAL.fullmatch(word.words))), None)
    for first in range(min(known, 3) + above) if opens is None else (opens,):
        for end in range(max(first + 3, min(known + above - 1, most)), min(first + MOST_COLUMNS, len(words), most) + 1):
            if not all(may_be_head(text, lines[at]) for at in places[known + above : end]):
                break
            unknown = sum(not is_known_head(word.words) and not _MEASURE.fullmatch(word.words) for word in words[first:end])
            for heads in head_rows(text, cells[first:end]) if 2 * unknown <= end - first else ():
                kinds = kinds_of(text, heads)
                score = flow(words[end : end + SAMPLE], kinds)[2] - _UNKNOWN * unknown if {*kinds} - _VAGUE else 0.0
                if score > 0 and (best is None or score > best[0]):
                    best = (score, end, heads)
    if best is None:
        return None
    _, end, heads = best
    kinds = kinds_of(text, heads)
    rows, used, score = flow(words[end:], kinds)
    if not is_table(rows, score):
        return None
    rows = dealt(rows, [word.words for word in words[end:]], kinds)
    start = min(cell.start for cell in heads[0] if cell.start < cell.end)
    first = next(at for at in places if lines[at].end > start)
    return lay_out(text, first, places[end + used] if end + used < len(places) else after, [*heads, *spans_of(rows, cells[end:], len(heads[0]))], heads=len(heads))


NOTHING = Span(0, 0)
_YEAR = re.compile(r"[（(]?(?:19|20)\d\d\s?年?.{0,4}")
#: Heads that years may stand below.
_PARTED = re.compile(r"目标|规划|计划|指标值|完成|年度|任务|现状")


def head_rows(text: str, cells: Sequence[Span]) -> Iterator[list[Row]]:
    """The heads that words may be, as rows of columns: one row, or two where the last words are years, which then stand below one of the others."""
    yield [list(cells)]
    joined = _joined(text, cells)
    if len(joined) < len(cells):
        yield [joined]
    years = 0
    while years < len(cells) and _YEAR.fullmatch(cells[-1 - years].of(text)):
        years += 1
    outer = list(cells[: len(cells) - years])
    for at, cell in enumerate(outer if years > 1 else ()):
        if _PARTED.search(cell.of(text)) and not _YEAR.search(cell.of(text)):
            behind = len(outer) - at - 1
            yield [[*outer[: at + 1], *[NOTHING] * (years - 1), *outer[at + 1 :]], [*[NOTHING] * at, *cells[len(outer) :], *[NOTHING] * behind]]


#: 2020年 above |完成情况|, 面积 above |（亩）|: what goes on with the head of the line above.
_GOES_ON = re.compile(r"(?:完成|实际|现状|基期|规划|计划|目标|预期|预计|实现)(?:目标|情况|任务|指标|数量?|值|完成)?|实绩|[（(].{1,8}[)）]")

#: 指 | 标, 指标 | 属性: a word that was set wide, and one that stood in two lines of its cell.
_ONE_HEAD = re.compile(r"[一-龥] [一-龥]|指标 (?:属性|性质|类[型别])|(?:计量|责任|牵头|配合) (?:单位|部门)")


def _joined(text: str, cells: Sequence[Span]) -> list[Span]:
    """The heads where one of two lines, a year and what it is the year of or a measure and its unit, is told of several columns."""
    found: list[Span] = []
    for cell in cells:
        words = cell.of(text)
        before = found[-1].of(text) if found else ""
        on = found and _GOES_ON.fullmatch(words) and (words[0] in "（(" or _YEAR.fullmatch(before))
        if on or _ONE_HEAD.fullmatch(f"{before} {words}"):
            found[-1] = Span(found[-1].start, cell.end)
        else:
            found.append(cell)
    return found


def kinds_of(text: str, heads: Sequence[Row]) -> list[str]:
    """What each column holds by its heads, the innermost first; a ruined table has columns without one."""
    return [kind_of(next((cell.of(text) for cell in column[::-1] if cell.start < cell.end), "")) for column in zip(*heads, strict=True)]


#: 完成主体工程|70%|: an amount is a cell's.
_STATED = re.compile(r"\d[%％‰]|[≥≤]")


def may_be_head(text: str, line: Line) -> bool:
    cell = cell_of(text, line)
    words = cell.of(text)
    return 1 < len(words) <= HEAD_WIDTH and not is_value(words) and not _STATED.search(words) and words[-1] not in "。；！？，、：:" and not OUTER.match(words) and not AFTER.match(words) and not _LETTER_ENDS.match(words)


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
        and not {*map(kind_of, titles)} <= _VAGUE
    )


def _headed(text: str, lines: Sequence[Line], index: int, sign: str, signs: Sequence[str]) -> Layout | None:
    """The table whose heads are line `index`, with years in the line below or without."""
    upper = [head for head, _ in _words(text, lines[index], sign)]
    below = [head for head, _ in _words(text, lines[index + 1], sign)]
    years = len(below) > 1 and all(_YEAR.fullmatch(head.of(text)) for head in below)
    joined = _joined(text, upper)
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
    found = [(*flow(words, kinds_of(text, rows), sure=sign not in ("space", "comma")), rows) for rows in heads]
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
