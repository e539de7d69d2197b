"""Lines that hold several paragraphs, as in text pasted from a page: parted where a number of a sure form begins, and at the blanks that line breaks became."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.late import late
from extractors.scanning import begun_by
from pipeline.head_framed import STOPPED
from pipeline.head_lines import is_addressee
from pipeline.headings import AMOUNT, read_number
from pipeline.lines import BLANKS, Line, strip_markdown
from pipeline.table_run_on import run_on_cells

#: A shorter line is one paragraph.
_LONGEST = 200
#: So long a line is no row of a table, whatever signs are in it.
_LONGEST_ROW = 3000
_HAN_DIGITS = "一二三四五六七八九十"
_HAN = f"[{_HAN_DIGITS}]{{1,3}}"
#: Where a number of a heading or item may begin behind a sentence: `。二、`, `。（三）`, `。4.`; not `；2.`, which counts on within one.
_BEHIND = re.compile(rf"[。！？”）】：:](?=[ \u3000\u00a0一二三四五六七八九十\d（(第])[ \u3000\u00a0]{{0,4}}(?={_HAN}、|[（(]{_HAN}[)）]|\d{{1,2}}[.．、](?!\d)|第{_HAN}[章节条])")
#: `二、主要任务（一）扩大学位`: what stands below a heading right behind it.
_BELOW = begun_by("（(1", r"[（(]一[)）]|1[.．、](?!\d)")
_HEADING = re.compile(rf"(?:{_HAN}、|[（(]{_HAN}[)）])[^。；：！？\s]{{2,40}}")
#: 一、明确目标|1、总体目标。, 二、改革体制|3、理顺关系。: two headings in a line of their own; no amount stands in either.
_BELOW_HEADING = late(rf"{_HAN}、[^。；：！？:;!?\d\s（()）]{{4,40}}(?P<below>(?:\d{{1,2}}[、.．]|[（(]一[)）])[\u4e00-\u9fff][^。；：！？:;!?\d\s]{{3,40}})。?")
_BLANK = re.compile(r"[ \t\u3000\u00a0]+")
_CLOSED = "。！？；：”）】"
#: |某镇2020年工作总结及2021年工作计划|一、…, |某县政府工作报告|各位代表：…, |2015年民生工程工作方案| 持续办好…: a title with the text right behind it.
_PAPER = "总结|报告|汇报|计划|方案|意见|要点|思路|规划|安排|打算|设想|谋划"
_TITLE = re.compile(
    rf"(?P<page>第\s?\d{{1,3}}页[，, ]?共\s?\d{{1,3}}页[ \u3000]?)?[\u4e00-\u9fffXx×“”〞\d（）()、—-][\u4e00-\u9fffXx×“”〞\d（）() 、—-]{{4,44}}?(?:工作|实施|情况|述职|行动|总结|攻坚|年度|半年|发展|生产|提升|整治|治理|建设|创建|振兴|防治|专项|指导性)(?:{_PAPER})"
    r"(?:[ \u3000]{1,4}(?=[\u4e00-\u9fff“])|(?=第?一[、，]|各位|尊敬的|同志们|20\d\d|[Xx×]{2,4}年|今年|近年来|[上下]半年|一年来|为(?:了|深入|贯彻|全面|进一步|切实|认真|加强)|根据|按照|紧?紧?围绕|以习近平))"
)
#: 某县毛竹产业发展行动计划|（送审稿）|围绕…, a stage behind which the text begins; 关于加快文旅融合的八条措施|。|为落实…, a title that a stop ends.
_ENDED = re.compile(
    rf"[\u4e00-\u9fff\d“][\u4e00-\u9fff\d“”—-]{{4,50}}?(?:{_PAPER}|办法|细则|规定|措施)[（(](?:送审|征求意见|公开征求意见|讨论|报批|审议|草案|初|修订|试行|暂行)稿?[)）](?=[\u4e00-\u9fff])(?![的是已经于中和及等])"
    rf"|{STOPPED}。"
)
#: |文章属性•【制定机关】某市人民政府•【公布日期】2006.03.01•…正文|某市人民政府关于…: the register that sites of law set between a title and the paper.
_REGISTER, _REGISTERED = "文章属性", late(r"文章属性[ \u3000•·∙●]{0,4}【[^【】]{2,8}】[^。]{0,600}?正文")
#: 某市人民政府关于…的若干意见（试行）|（某政发〔2006〕12号）|各县（区）人民政府：…: a title with its number and whom it greets behind it.
_NUMBER = r"[\u4e00-\u9fff]{1,12}[〔\[［](?:19|20)\d\d[〕\]］]第?\d{1,4}号"
_GREETING_TITLE = late(
    rf"[^，。；：:【】\s]{{2,40}}?关于[^，。；：:【】]{{4,80}}?(?:{_PAPER}|通知|决定|办法|细则|规定|措施|通报)(?:[（(][^（）()]{{1,8}}[)）])?"
    rf"(?=(?P<number>[ \u3000]{{0,3}}(?:[（(]{_NUMBER}[)）]|{_NUMBER}))?[ \u3000]{{0,3}}(?:各|有关|机关各|[省市县区州旗盟](?:直|属|级|政府)))"
)
#: 1|政府工作报告|——2012年1月3日在某区第四届人民代表大会第一次会议上区长　某某|各位代表：…
_GIVEN = re.compile(r"(?P<page>\d{0,2})(?P<title>(?:(?:19|20)\d\d年)?[\u4e00-\u9fff]{0,12}政府工作报告)[ \u3000]{0,4}(?P<said>[—-]{1,2}[^，。]{0,12}日在[^，。：]{4,40}(?:会议|大会)上?[^，。：]{0,30}?)(?=各位代表)")
#: 一、|2010年工作总结|今年以来，…: a heading of what was with its text right behind it.
_REVIEW = late(r"第?一、(?:(?:19|20)\d\d年|上半年|[Xx×]{2,4}年)?[\u4e00-\u9fff]{0,8}?(?:总结|回顾|情况)(?=今年|一年来|半年来|过去|在[县市区省]|20\d\d年|[ \u3000])")
#: A title that is said again is so long, and may have been a file's name: 某县提升方案|.docx|.
_SHORTEST_TITLE, _LONGEST_TITLE, _SUFFIX = 8, 90, re.compile(r"\.[A-Za-z]{3,4}$")
_COLON = re.compile("[:：]")
#: A page says of itself what it is in so many lines at most before its text.
_HEAD_LINES = 16
#: （责任单位：县教育局）, （县教育局牵头，县财政局配合）, or a whole sentence.
_DUTY = re.compile(r"（(?:责任|牵头|配合|落实|完成|时限|[^（）]{0,120}(?:负责|牵头|配合|参与|落实|。)$)")
#: So many blanks behind a sentence or before a number show that line breaks became blanks.
_LEAST_BREAKS = 4
#: An amount behind a blank is looked for in so many characters.
_AMOUNT_WIDTH = 7


def part_run_on(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, long ones parted into paragraphs; no character is lost and none is in two."""
    lines = list(lines)
    signs = [sign for sign in "\t|" if sign in text]
    cells = {place: found for place, line in enumerate(lines) if (found := run_on_cells(text, line))}
    cells |= {place: found for place, line in enumerate(lines) if (found := _two_headings(text, line))}
    cells |= {place: found for place, line in enumerate(lines[:_HEAD_LINES]) if (found := [*_headed(text, line)])}
    long = [(line.end - line.start > _LONGEST or place in cells) and not _is_row(text, line, signs) for place, line in enumerate(lines)]
    if True not in long:
        return lines
    first = long.index(True)
    above = lines[:first] if first < _HEAD_LINES else None
    below = [hit.start() for hit in _BELOW.finditer(text)]
    return [part for place, line in enumerate(lines) for part in (_parts(text, line, above if place == first else None, below, cells.get(place, ())) if long[place] else (line,))]


def _two_headings(text: str, line: Line) -> list[int]:
    """Where the first number below a heading begins right behind it in a line of their own: `一、目标任务|1、总体目标。`."""
    hit = _BELOW_HEADING.fullmatch(text, line.start, line.end) if text[line.start] in _HAN_DIGITS and line.end - line.start <= _LONGEST else None
    return [hit.start("below")] if hit else []


def _is_row(text: str, line: Line, signs: Sequence[str]) -> bool:
    """Whether tabs or bars, of which the text has these `signs`, part the line into cells, which may hold several paragraphs."""
    return line.end - line.start <= _LONGEST_ROW and any(text.find(sign, line.start, line.end) >= 0 for sign in signs)


def _parts(text: str, line: Line, above: Sequence[Line] | None, below: Sequence[int], cells: Sequence[int]) -> Iterator[Line]:
    """The paragraphs of a long line; `below` is where the text may have numbers below a heading right behind it, `cells` where those of a table or parts of a head begin."""
    cuts = sorted({*cells, *_numbered(text, line, below), *_broken(text, line), *_addressed(text, line), *(() if above is None else _titled(text, line, above))})
    start, raw_start, gap, depth = line.start, line.raw_start, line.gap, line.depth
    for cut in (*cuts, line.end):
        end = cut
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        if end > start:
            part = Line(start, end, raw_start, line.raw_end if cut == line.end else cut, gap, above is not None and start == line.start and text[start:end].isdigit(), depth)
            if cuts:
                strip_markdown(part, text[start:end])
            yield part
            gap = depth = 0
        start = raw_start = cut
        while start < line.end and text[start] in BLANKS:
            start += 1


def _numbered(text: str, line: Line, below: Sequence[int]) -> Iterator[int]:
    """Where numbers begin that count on from the one before of their form, or begin anew."""
    found = {*(hit.end() for hit in _BEHIND.finditer(text, line.start, line.end)), *below[bisect_left(below, line.start) : bisect_left(below, line.end)]}
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


def _titled(text: str, line: Line, above: Sequence[Line]) -> Iterator[int]:
    """The ends of what opens the text: its title, also the one of a line `above` once more, when a report was given, and a heading of what was."""
    if given := _GIVEN.match(text, line.start, line.end):
        yield from (given.end(part) for part in ("page", "title", "said") if given[part])
        return
    title = _TITLE.match(text, line.start, line.end)
    if title is None:
        ended = _ENDED.match(text, line.start, line.end)
        again = ended.end() if ended else max((_said_again(text, line, each) for each in above), default=0)
        if again:
            yield again
        return
    yield from (title.end("page"), title.end()) if title["page"] else (title.end(),)
    if review := _REVIEW.match(text, title.end(), line.end):
        yield review.end()


def _said_again(text: str, line: Line, title: Line) -> int:
    """Where the words of the line `title` end with which `line` begins, blanks aside; 0 where it does not."""
    words = _SUFFIX.sub("", _BLANK.sub("", text[title.start : title.end])) if title.end - title.start <= _LONGEST_TITLE else ""
    if len(words) < _SHORTEST_TITLE or text[line.start] != words[0]:
        return 0
    at = line.start
    for sign in words:
        at += at > line.start and text.startswith((" ", "\u3000"), at, line.end)
        if not text.startswith(sign, at, line.end):
            return 0
        at += 1
    return at


def _headed(text: str, line: Line) -> Iterator[int]:
    """Where the register of the paper, its title, its number, whom it greets and its text begin, each right behind what stands before."""
    start = line.start
    if text.find(_REGISTER, line.start, line.end) >= 0 and (register := _REGISTERED.search(text, line.start, line.end)):
        yield from (cut for cut in register.span() if line.start < cut < line.end)
        start = register.end()
    title = _GREETING_TITLE.match(text, start, line.end) if text.find("关于", start, min(line.end, start + _LONGEST_TITLE)) > 0 else None
    if title and (end := _greeted(text, title.end("number") if title["number"] else title.end(), line.end)):
        yield from {title.end(), title.end("number"), end} - {-1}


def _addressed(text: str, line: Line) -> Iterator[int]:
    """The end of the addressees at the beginning of a line: `各县（区）人民政府：为贯彻…`."""
    if (end := _greeted(text, line.start, line.end)) and text.find("关于", line.start, end) < 0:
        yield end


def _greeted(text: str, start: int, end: int) -> int:
    """Where the addressees end that a text begins with at `start`; 0 where it greets nobody, or nothing follows."""
    colon = _COLON.search(text, start, min(end - 1, start + _LONGEST))
    return colon.end() if colon and is_addressee(text[start : colon.end()]) else 0
