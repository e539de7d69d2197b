"""From the text that a file gave to a Document: header, blocks, tables, sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block, Document, Header, Smoothed, Table
from pipeline.head_reading import read_head
from pipeline.head_titles import is_headline, is_paper, lists_tasks
from pipeline.header import Head, given_on, header_of, issue_year, titles
from pipeline.lines import Line, read_lines
from pipeline.own_term import term
from pipeline.period import (
    Period,
    announced_period,
    given_period,
    goal_period,
    is_occasion,
    issued_period,
    line_period,
    newest_cited,
    report_period,
    spanned_period,
    title_period,
    told_length,
    year_of,
)
from pipeline.read.reading import Reading
from pipeline.run_on import part_run_on
from pipeline.segment import Structure, segment
from pipeline.smooth import loose_tables, smooth, with_stops
from pipeline.table_layout import Grid, GridCell
from pipeline.told_period import (
    is_told_of,
    steps_of,
    told_period,
    year_of_chapter,
    year_of_page,
    year_of_tasks,
)
from pipeline.told_phases import phased_period
from pipeline.told_place import around, evidence, narrower
from pipeline.traditional import simplified, written

_GOALS = re.compile(r"目标|总体要求|总体思路|指标")
#: 某镇|基本情况|, 某校|简介|: a portrait plans for nothing, whatever it says of the years to come.
_PORTRAIT = re.compile(r"(?:概况|简介|基本情况)(?:介绍)?$")
#: 某校，|创办于|2007年，…: a portrait without a title.
_FOUNDED = re.compile(r"(?:创办|始建|创建|建校|坐落)[于自在]")
#: 农业农村部 财政部|关于…, 国务院办公厅: who issues for the whole country.
_NATIONAL = re.compile(r"(?:国务院|中共中央|[一-龥]{2,10}部(?=[ 、等]|关于|$))")
#: 某州落实|《某省湿地规划的实施方案》|的工作方案: a plan that is carried out speaks for the place above.
_CARRIED_OUT = re.compile(r"(?<=贯彻|落实|执行|实施|关于)[^《》]{0,8}《[^《》]{2,60}》(?=的?(?:实施|工作|行动|若干|具体))")
_OPENING = 100
_OPENING_BLOCKS = 12
#: News say in their first paragraphs what they are about.
_NEWS_BLOCKS = 5
_PLACE_REACH = 3000


def read_text(text: str, name: str, sha256: str = "", encoding: str = "utf-8") -> Document:
    """The document that a text is, with its header and structure."""
    return build(Reading(text, encoding=encoding), name, sha256)


def build(reading: Reading, name: str, sha256: str) -> Document:
    """The document that a file is of which `reading` was made; a text in traditional characters is read in simplified ones."""
    text = simplified(reading.text)
    if text is reading.text:
        return _built(reading, name, sha256)
    return _as_written(_built(replace(reading, text=text), name, sha256), reading.text)


def _as_written(document: Document, text: str) -> Document:
    """The document that was read, with the source's own `text` of the same length and its head as that has it."""
    smoothed = document.smoothed or Smoothed(document, ())
    plain = smoothed.document.text
    own = written(plain, (text[smoothed.source_span(at, at + 1).start] for at in range(len(plain))))
    header = document.header.in_characters(lambda words: own.phrase(words, 0, len(plain)))
    return replace(document, text=text, header=header, smoothed=replace(smoothed, written=own))


def _built(reading: Reading, name: str, sha256: str) -> Document:
    lines = part_run_on(reading.text, read_lines(reading.text))
    document = _structured(reading, lines, name, sha256)
    loose = [] if reading.grids else loose_tables(reading.text, document.tables)
    text, gaps = smooth(reading.text, lines, document.blocks, loose)
    if text == reading.text:
        return document
    grids = _moved([*reading.grids, *map(_grid, loose)], gaps)
    smoothed = Smoothed(_structured(replace(reading, text=text, grids=grids), part_run_on(text, read_lines(text)), name, sha256), gaps)
    header = smoothed.document.header
    spans = {field: tuple(smoothed.source_span(*span) for span in spans) for field, spans in header.spans.items()}
    return replace(document, header=replace(header, spans=spans), smoothed=smoothed)


def _grid(table: Table) -> Grid:
    """A table that was found, as a drawn one, so that it is the same among the tabs of the smooth text."""
    cells = sorted((cell for row in table.rows for cell in row if not cell.carried), key=lambda cell: (cell.row, cell.column))
    width = max(cell.column for row in table.rows for cell in row) + 1
    return Grid(tuple(GridCell(cell.start, cell.end, cell.row, cell.column) for cell in cells), width, table.heads)


def _structured(reading: Reading, lines: list[Line], name: str, sha256: str) -> Document:
    text = reading.text
    head = read_head(text, lines)
    structure = segment(with_stops(text), lines, head, reading.grids, whole_lines=reading.format != "txt")
    return Document(
        name=name,
        sha256=sha256,
        text=text,
        encoding=reading.encoding,
        header=_header(text, head, structure),
        blocks=tuple(structure.blocks),
        sentences=tuple(structure.sentences),
        tables=tuple(structure.tables),
        repairs=(*reading.repairs, *structure.repairs),
        format=reading.format,
        places=reading.places,
        attachments=reading.attachments,
    )


def _moved(grids: Sequence[Grid], gaps: Sequence[tuple[int, int]]) -> tuple[Grid, ...]:
    """The drawn tables at their places in the smooth text: nothing is left out within their cells."""
    ends = [offset + left_out for offset, left_out in gaps]

    def to(offset: int) -> int:
        at = bisect_right(ends, offset)
        return offset - (gaps[at - 1][1] if at else 0)

    return tuple(replace(grid, cells=tuple(replace(cell, start=to(cell.start), end=to(cell.end)) for cell in grid.cells)) for grid in grids)


#: 根据…，|制定本规划|: a paper says so of itself, also in an excerpt that has lost its title.
_ITSELF = re.compile(r"(?:制[定订]|编制|提出)(?:了)?本(?:规划|方案|行动|计划|意见|办法|纲要|措施|清单|细则)")


def _header(text: str, head: Head, structure: Structure) -> Header:
    named = titles(head)
    district, full = _district(text, head, named)
    return header_of(head, district, full, _period(text, structure, head, named))


def _period(text: str, structure: Structure, head: Head, named: list[str]) -> Period:
    """The plan's period: what a title names, else what its first paragraphs and goals do, else what its headings and sentences tell.

    An excerpt has no opening of its own, so that any of its goals is an overall one.
    """
    for title in named:
        if any(period := title_period(title)) and not _looked_back_on(title, period, issue_year(head)):
            return (None, period[1]) if _aims_at(title, period, issue_year(head)) else report_period(title, period, given_on(head))
    if any(_PORTRAIT.search(title) for title in named) or (not named and _FOUNDED.search(text[:_OPENING])):
        return None, None
    headings, paragraphs = _words(text, structure)
    if any(own := issued_period(paragraphs[:_OPENING_BLOCKS])) or any(own := term(paragraphs, text)) or any(own := line_period([*headings, *paragraphs][: 2 * _OPENING_BLOCKS])):
        return own
    opening, goals = _opening_and_goals(text, structure, titled=bool(named))
    dated = issue_year(head)
    issued = dated or newest_cited(text)
    length = max(map(told_length, named), default=0)
    if length and any(own := spanned_period([*opening, *goals], length, issued)):
        return own
    period, phases = goal_period([*named, *opening], goals, issued), phased_period([*headings, *paragraphs])
    if phases[1] and (not period[1] or period[1].year == phases[1].year) and phases[1].year >= (issued or 0):
        return phases
    if period[1] and not period[0] and (steps := steps_of([*opening, *goals], length))[1] == period[1]:
        period = steps
    if period[1] and not period[0] and (tasks := year_of_tasks(paragraphs)) and tasks == period[1].year:
        period = year_of(tasks)
    if period[1] and not period[0] and not named and (year := year_of_chapter(headings)) and year < period[1].year:
        return year_of(year)  # a report's excerpt, whose outlook reaches on
    paper = any(is_paper(title) and not is_headline(title) for title in named) or any(map(_ITSELF.search, opening))
    if not paper and any(announced := announced_period([each for each in paragraphs if "。" in each or "，" in each][:_NEWS_BLOCKS])):
        return announced
    if period[1] and not paper and is_told_of(period[1].year, paragraphs):
        return None, None
    given = given_period(named[0], given_on(head), text) if named else (None, None)
    if period[1] or any(map(is_occasion, named)):
        return given if not period[0] and period[1] == given[1] else period
    published = None if paper else dated
    told = told_period(headings, paragraphs, goals, titled=bool(named), issued=issued, published=published, length=length)
    if told[1] and not paper and is_told_of(told[1].year, paragraphs):
        return None, None
    told = told if any(told) else year_of_page(named, dated)
    return told if any(told) and (told[0] or told[1] != given[1]) else given


def _opening_and_goals(text: str, structure: Structure, *, titled: bool) -> tuple[list[str], list[str]]:
    """The first paragraphs, of a text without a title under any heading, and those that stand under goals."""
    opening: list[str] = []
    goals: list[str] = []
    for block in structure.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        if block.parent >= 0 and _under_goals(text, structure.blocks, block):
            goals.append(text[block.start : block.end])
        elif (block.parent < 0 or not titled) and len(opening) < _OPENING_BLOCKS:
            opening.append(text[block.start : block.end])
    return opening, goals


def _looked_back_on(title: str, period: Period, published: int | None) -> bool:
    """Whether a headline names the year that news of a later one look back on (`2025年全省农业稳中有进`, published in 2026)."""
    return period[1] is not None and published is not None and published > period[1].year and not is_paper(title) and not lists_tasks(title)


#: 某市：|2025年|建成100个智慧社区: a headline with the year of a goal.
_AIM = re.compile(r"(?:[^，。：:]{2,10}(?P<colon>[：:])\s?)?20\d\d年[^，。]{0,24}?(?:建成|达|实现|突破|超|形成)")
#: So many years after the page a headline's year is no year of its tasks.
_FAR_AHEAD = 2


def _aims_at(title: str, period: Period, published: int | None) -> bool:
    """Whether a headline names the year of a goal, not that of its tasks."""
    aim = None if is_paper(title) else _AIM.match(title)
    return aim is not None and (aim["colon"] is not None or (published is not None and period[1] is not None and period[1].year >= published + _FAR_AHEAD))


#: So many characters of a table are looked at for its year: its head and first rows.
_TABLE_HEAD = 300


def _words(text: str, structure: Structure) -> tuple[list[str], list[str]]:
    """The words of the headings, and of what stands under them."""
    headings = [text[block.start : block.end] for block in structure.blocks if block.kind in ("heading", "box", "caption")]
    told = [block for block in structure.blocks if block.kind in ("paragraph", "item", "table")]
    return headings, [text[block.start : min(block.end, block.start + _TABLE_HEAD) if block.kind == "table" else block.end] for block in told]


def _under_goals(text: str, blocks: list[Block], block: Block) -> bool:
    parent = block.parent
    while parent >= 0:
        found = blocks[parent]
        if _GOALS.search(text, found.start, found.end):
            return True
        parent = found.parent
    return False


def _district(text: str, head: Head, named: list[str]) -> tuple[str, str]:
    """The place it speaks for, and its full name: from titles, issuers, addressees, the beginning; a ministry speaks for none of those whom it addresses."""
    from extractors.places import find_place

    fields = head.fields
    hints = (
        fields.get("signed_by", ""),
        fields.get("head_issuer", ""),
        fields.get("addressees", ""),
        fields.get("issuer", ""),
    )
    if any(map(_NATIONAL.match, (*named, *hints[:2]))) and not find_place(*named, *hints[:2]):
        return "", ""
    own = [_CARRIED_OUT.sub("", name) for name in named]
    if own != named and find_place(*own, *hints):
        named = own
    told = (*named, *hints)
    place = find_place(*told, text[:_PLACE_REACH]) if find_place(*told) else find_place(evidence(text[:_PLACE_REACH]))
    if place and not find_place(*named, *hints[:2]):
        place = narrower(around(place, text[:_PLACE_REACH]), text[:_PLACE_REACH])
    return (place.name, place.full) if place else ("", "")
