"""Lines that hold several paragraphs, as in text pasted from a page: parted where a number of a sure form begins, and at the blanks that line breaks became."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.scanning import begun_by
from pipeline.head_lines import is_addressee
from pipeline.headings import AMOUNT, read_number
from pipeline.lines import BLANKS, Line, strip_markdown

#: A shorter line is one paragraph.
_LONGEST = 200
#: So long a line is no row of a table, whatever signs are in it.
_LONGEST_ROW = 3000
_HAN = "[一二三四五六七八九十]{1,3}"
#: Where a number of a heading or item may begin behind a sentence: `。二、`, `。（三）`, `。4.`; not `；2.`, which counts on within one.
_BEHIND = re.compile(rf"[。！？”）】：:](?=[ \u3000\u00a0一二三四五六七八九十\d（(第])[ \u3000\u00a0]{{0,4}}(?={_HAN}、|[（(]{_HAN}[)）]|\d{{1,2}}[.．、](?!\d)|第{_HAN}[章节条])")
#: `二、主要任务（一）扩大学位`: what stands below a heading right behind it.
_BELOW = begun_by("（(1", r"[（(]一[)）]|1[.．、](?!\d)")
#: How those numbers begin.
_FIRST_BELOW = ("（一", "(一", "1.", "1．", "1、")
_HEADING = re.compile(rf"(?:{_HAN}、|[（(]{_HAN}[)）])[^。；：！？\s]{{2,40}}")
_BLANK = re.compile(r"[ \t\u3000\u00a0]+")
_CLOSED = "。！？；：”）】"
#: （责任单位：县教育局）, （县教育局牵头，县财政局配合）, or a whole sentence.
_DUTY = re.compile(r"（(?:责任|牵头|配合|落实|完成|时限|[^（）]{0,120}(?:负责|牵头|配合|参与|落实|。)$)")
#: So many blanks behind a sentence or before a number show that line breaks became blanks.
_LEAST_BREAKS = 4
#: An amount behind a blank is looked for in so many characters.
_AMOUNT_WIDTH = 7


def part_run_on(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, long ones parted into paragraphs; no character is lost and none is in two."""
    return [part for line in lines for part in (_parts(text, line) if line.end - line.start > _LONGEST and not _is_row(text, line) else (line,))]


def _is_row(text: str, line: Line) -> bool:
    """Whether tabs or bars part the line into cells, which may hold several paragraphs."""
    return line.end - line.start <= _LONGEST_ROW and any(text.find(sign, line.start, line.end) >= 0 for sign in "\t|")


def _parts(text: str, line: Line) -> Iterator[Line]:
    cuts = sorted({*_numbered(text, line), *_broken(text, line), *_addressed(text, line), *_titled(text, line)})
    start, raw_start, gap, depth = line.start, line.raw_start, line.gap, line.depth
    for cut in (*cuts, line.end):
        end = cut
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        if end > start:
            part = Line(start, end, raw_start, line.raw_end if cut == line.end else cut, gap, depth=depth)
            if cuts:
                strip_markdown(part, text[start:end])
            yield part
            gap = depth = 0
        start = raw_start = cut
        while start < line.end and text[start] in BLANKS:
            start += 1


def _numbered(text: str, line: Line) -> Iterator[int]:
    """Where numbers begin that count on from the one before of their form, or begin anew."""
    below = _BELOW.finditer(text, line.start, line.end) if any(text.find(sign, line.start, line.end) >= 0 for sign in _FIRST_BELOW) else ()
    found = {*(hit.end() for hit in _BEHIND.finditer(text, line.start, line.end)), *(hit.start() for hit in below)}
    last: dict[str, int] = {}
    begun = line.start
    for at in sorted({line.start, *found}) if found else ():
        label = read_number(text, at, line.end)
        if label is None or label.value not in (1, last.get(label.style, label.value - 1) + 1):
            continue
        if at > line.start and not (_ends(text, at) or _HEADING.fullmatch(text, begun, at)):
            continue
        last[label.style] = label.value
        begun = at
        if at > line.start:
            yield at


def _ends(text: str, at: int) -> bool:
    """Whether a sentence, or the bracket that names who answers for one, ends before `at`."""
    before = at - 1
    while before > 0 and text[before] in BLANKS:
        before -= 1
    if text[before] == "）":
        opened = text.rfind("（", max(0, before - _LONGEST), before)
        return opened >= 0 and _DUTY.match(text, opened, before) is not None
    if text[before] in "：:":
        return text.endswith("如下", 0, before)  # 现将工作总结如下：|一、
    return text[before] in "。！？" or (text[before] in "”】" and text[before - 1] in "。！？")


def _broken(text: str, line: Line) -> Iterator[int]:
    """The blanks that were line breaks: of those of one width all between two words, where most stand behind a sentence, before a number, or behind
    a heading."""
    sure: dict[bool, list[int]] = {False: [], True: []}
    alike: dict[bool, list[int]] = {False: [], True: []}
    begun = line.start
    if sum(text.count(sign, line.start, line.end) for sign in " \u3000\u00a0") < _LEAST_BREAKS:
        return
    for hit in _BLANK.finditer(text, line.start, line.end):
        start, end = hit.span()
        wide = end - start > 1
        numbered = read_number(text, end, line.end) is not None and not AMOUNT.search(text, end, min(line.end, end + _AMOUNT_WIDTH))  # 奖励 20 万元
        if text[end] in "（(《" and not numbered:
            continue
        if numbered or text[start - 1] in _CLOSED or _HEADING.fullmatch(text, begun, start):
            sure[wide].append(end)
        if not (_is_narrow(text[start - 1]) or _is_narrow(text[end])):
            alike[wide].append(end)
        begun = end
    for wide, ends in sure.items():
        if len(ends) >= max(_LEAST_BREAKS, len({*ends, *alike[wide]}) / 2):
            yield from {*ends, *alike[wide]}


def _is_narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _addressed(text: str, line: Line) -> Iterator[int]:
    """The end of the addressees at the beginning of a line: `各县（区）人民政府：为贯彻…`."""
    colon = text.find("：", line.start, line.start + _LONGEST)
    if colon > 0 and colon < line.end - 1 and is_addressee(text[line.start : colon + 1]):
        yield colon + 1


#: |县交通局2017年工作总结|今年以来，…: a report's or plan's title with the organ or the year, and how its first sentence opens.
_TITLE = re.compile(
    r"(?=[^，。；：\n]{0,30}(?:[局委办镇乡县区市村院校处站]|(?:19|20)\d\d年))[^，。；：、！？\s]{3,36}(?:工作|攻坚|年度|半年)(?:总结|计划|汇报|报告|要点|方案|思路|规划|安排)(?:[及和暨与][^，。；：、！？\s]{2,20}(?:计划|打算|思路|安排|要点|方案))?\s?"
    r"(?=今年(?:以来)?，|(?:19|20)\d\d年(?:[上下]半年|以来)?，|[上下]半年，|近年来，|一年来，|(?:19|20)\d\d年(?:以来，)?我[局镇乡县区市委办]|为(?:深入|切实|认真|全面|贯彻|进一步|扎实|加强|确保|做好|推[进动]|了)|一、)"
)


def _titled(text: str, line: Line) -> Iterator[int]:
    """The end of the title that the text opens with, in one line with the first sentence (`县交通局2017年工作总结今年以来，…`)."""
    title = _TITLE.match(text, line.start, line.end) if not text[: line.start].strip() else None
    if title:
        yield title.end()
