"""Lists of tasks in one line that lost the signs between their cells: `序号项目名称牵头单位配合单位1增加学位新建小学2所。教育局各街道2促进就业…`. The heads are known
by what they end in, the rows by the numbers that count on, the bodies by standing behind the stop that ends a task."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from extractors.body_names import sectors
from extractors.span import Span
from extractors.units import units
from extractors.wordlist import Wordlist
from pipeline.lines import Line
from pipeline.table_columns import Layout, lay_out
from pipeline.table_flow import kind_of
from pipeline.table_heads import NOTHING
from pipeline.table_words import Row

#: What a head ends in, and what goes on behind that within the same head.
_HEAD_ENDS = "名称|内容|目标任务|任务|目标|项目|事项(?!目)|措施|单位|部门|领导|责任人|负责人|时限|时间|期限|要求|备注"
_HEAD_GOES_ON = "名称|内容|要求|清单|目标|安排"
#: One of several heads without a sign between them.
_HEAD = re.compile(rf"[^\d，。；、]{{0,6}}?(?:{_HEAD_ENDS})(?!{_HEAD_GOES_ON})(?:[（(][^（）()]{{1,8}}[)）])?")
#: What a row begins behind: a task, a body, a day.
_ENDS = re.compile(r"[。；）)局委办部府会司镇乡道处心院村区县市站队厂园组位门团底前月年联]")
_HAN = re.compile(r"[一-龥“]")
#: What the next task begins with where a body may begin: |推进|县域办公, |对|困难家庭.
_NO_BODY = "推[进动]|提[升高]|改造|新建|建[设成]|实施|完成|开展|加[强快大]|新增|对|为|在|全[区市县镇]|支持|组织|落实|打造|培育|举办|做好|确保"
#: What a body ends in; behind some of it more of its name may stand (办|公室) or another begin (区|教育局).
_BODY_ENDS = (
    "局|街道(?!办)|公司|办(?![公事])|委(?![员宣组政统网党编办])|部(?!门)|中心|办公室|办事处|政府(?!办)|管委会|委员会|[妇残]联|工会|团委|集团(?!公司)|单位|部门"
    "|[区园](?![一-龥]{1,6}?[局委])(?!人民)|乡(?!镇)(?!人民)|镇(?!街)(?!人民)|镇街"
)
#: A body among others that no sign parts.
_BODY = re.compile(rf"(?!(?:{_NO_BODY})[一-龥\d])[一-龥]{{1,9}}?(?:{_BODY_ENDS})(?:[（(][一-龥、]{{1,8}}[)）])?[、，]?")
_SEATS, _ZONES = ("区", "市", "县"), ("经开", "高新")
_SERIAL = "序号"
#: 提升养老服务|新建敬老院3所: with what deed the task behind its name begins.
_DEED = re.compile(r"(?:新建|新?改扩?建|扩建|改造|新增|建成|完成|实施|开展|落实|培育|硬化|打造|创建|发放|引进|举办|维修|整治|压减|推行|为全|对)(?!改造|新|扩建)")
_NAMED = (4, 20)
_NO_NAME = re.compile(r"[\d，。；、]")
#: 县教育局各街道（|2、|）: how sites that share papers part their text, wherever they do.
_CHUNK = re.compile(r"\d{1,2}、")
#: How many characters the name of a person before a body may have.
_NAME = (3, 2)
_DUE = re.compile(r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬)?[底末]?前?|\d{1,2}月[底末]?前?|年底前?|长期坚持|持续推进|全年")


def find_glued(text: str, lines: Sequence[Line], taken: Collection[int]) -> Iterator[Layout]:
    """Tables of tasks in one line each, without signs between their cells."""
    if _SERIAL not in text:
        return
    for index, line in enumerate(lines):
        if index not in taken and text.startswith(_SERIAL, line.start) and (heads := _heads(text, line.start, line.end)):
            last = index
            while last + 1 < len(lines) and last + 1 not in taken and text[lines[last].end - 1] not in "。；" and _CHUNK.match(text, lines[last + 1].start):
                last += 1
            kinds = [kind_of(head.of(text)) for head in heads]
            rows = [row for start, end in _rows(text, heads[-1].end, lines[last].end) for row in _cells(text, start, end, kinds)]
            if len(rows) > 1:
                yield lay_out(text, index, last + 1, [heads, *rows], heads=1)


def opens_glued(text: str, line: Line) -> int:
    """Where such a list begins behind the title in its line, -1 where none does."""
    at = text.find(_SERIAL, line.start, line.end)
    return at if at > line.start and _heads(text, at, line.end) else -1


def _heads(text: str, start: int, end: int) -> list[Span]:
    """The heads up to the number 1 of the first row; none where what stands there is no heads, or none of them is of bodies."""
    at = start + len(_SERIAL)
    heads = [Span(start, at)]
    while hit := _HEAD.match(text, at, min(at + 24, end)):
        heads.append(Span(*hit.span()))
        at = hit.end()
    whole = len(heads) > 2 and text[at : at + 1] == "1" and _HAN.match(text, at + 1)
    return heads if whole and any(kind_of(head.of(text)) == "body" for head in heads) else []


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the rows stand, by the numbers that count on behind a task or a body and count nothing themselves."""
    starts = [start]
    while True:
        number = str(len(starts) + 1)
        at = text.find(number, starts[-1] + 2, end)
        while at >= 0 and not (_ENDS.match(text[at - 1]) and _HAN.match(text, at + len(number)) and not any(text[at + len(number) : at + len(number) + size] in units() for size in (1, 2))):
            at = text.find(number, at + 1, end)
        if at < 0:
            return [*zip(starts, [*starts[1:], end], strict=True)]
        starts.append(at)


def _cells(text: str, start: int, end: int, kinds: Sequence[str]) -> Iterator[Row]:
    """The rows of a numbered task: each part of it up to a stop with the bodies behind it, those that help in rows of their own."""
    opens = start
    while text[opens].isdigit():
        opens += 1
    number, bodies = Span(start, opens), [column for column, kind in enumerate(kinds) if kind == "body"]
    at = text.find("。", opens, end)
    while at >= 0:
        told = [*_told(text, at + 1, end, person="person" in kinds)]
        if told:
            row = [NOTHING] * len(kinds)
            row[0], row[bodies[0]] = number, told[0]
            _set_task(text, row, Span(opens, at + 1), kinds)
            opens, number = told[-1].end, NOTHING
            if "due" in kinds and (due := _DUE.match(text, opens, end)):
                row[kinds.index("due")] = Span(*due.span())
                opens = due.end()
            for body in told[1:]:
                if row[bodies[-1]] != NOTHING:
                    yield row
                    row = [NOTHING] * len(kinds)
                row[bodies[-1]] = body
            yield row
        at = text.find("。", max(opens, at + 1), end)
    if opens < end:
        row = [NOTHING] * len(kinds)
        row[0] = number
        _set_task(text, row, Span(opens, end), kinds)
        yield row


def _set_task(text: str, row: Row, task: Span, kinds: Sequence[str]) -> None:
    """Put what is to be done into the last column of words, its name before that where a row begins and a deed follows the name."""
    columns = [column for column, kind in enumerate(kinds) if kind in ("any", "words", "name")] or [1]
    least, most = _NAMED
    deed = _DEED.search(text, task.start + least, min(task.start + most, task.end)) if len(columns) > 1 and row[0] != NOTHING else None
    if deed and not _NO_NAME.search(text, task.start, deed.start()):
        row[columns[-2]] = Span(task.start, deed.start())
        task = Span(deed.start(), task.end)
    row[columns[-1]] = task


def _told(text: str, at: int, end: int, *, person: bool) -> Iterator[Span]:
    """The bodies from `at` on, behind the name of a person where the heads have one."""
    for size in _NAME if person else ():
        if _opens_body(text, at + size, end):
            at += size
            break
    while hit := _BODY.match(text, at, end):
        yield Span(at, hit.end() - (text[hit.end() - 1] in "、，"))
        at = hit.end()


def _opens_body(text: str, at: int, end: int) -> bool:
    """Whether a field of government or a zone stands at `at`, or behind the seat there: |县|教育…, |市场监管…."""
    begins = (at, at + 1) if text.startswith(_SEATS, at, end) else (at,)
    return any(_fields().at(text, begin, end) or text.startswith(_ZONES, begin, end) for begin in begins)


@cache
def _fields() -> Wordlist:
    return Wordlist(sectors())
