"""From lines to blocks: title, headings, paragraphs, boxes, tables, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.late import late
from pipeline.document import Block, BlockKind, Sentence, Table
from pipeline.head_lines import is_organ
from pipeline.header import Head
from pipeline.headings import (
    AMOUNT,
    ATTACHMENT,
    BARE_OUTER,
    MARKDOWN,
    RANKS,
    Number,
    Outline,
    has_outermost_numbers,
    heading_end,
    read_number,
)
from pipeline.lines import BLANKS, Line, is_cut, is_cut_by_page, narrow_width, sets_in
from pipeline.sentences import sentences
from pipeline.table_columns import Layout
from pipeline.table_layout import Grid, find_tables

_BOX = re.compile(r"[【\[]?专\s?栏\s?(?:[\d一二三四五六七八九十]{1,3}(?:[-—.－]\d{1,2})?|(?=[：:]))")
_CAPTION = re.compile(
    r"(?:附?[表图]\s?[\d一二三四五六七八九十]{1,3}(?:[-—.－]\d{1,2})?[\s：:、.]|单位[：:]).{0,60}"
)
_ATTACHMENT = re.compile(r"附\s?[件表录]\s?[一二三四五六七八九十\d]{0,3}\s?[:：]?")
_ATTACHMENT_LIST = re.compile(r"附\s?件\s?[\d一二三四五六七八九十]{0,3}\s?[:：]\s?\S")
_NOTE = re.compile(
    r"【[^】]{2,12}】|[（(]此件.{0,20}[)）]|[-—_=*]{3,}|(?:\*\*)?(?:更新时间|责任编辑|抄送|来\s?源|原文链接|打印|关闭)(?:\*\*)?\s?[:：].{0,80}"
    r"|[上下]一[篇条页则]\s?[:：].{0,120}|(?:相关|延伸|推荐)(?:阅读|链接|新闻|文章|报道)\s?[:：]?"
    r"|[-*]?\s?\[[^\]]{1,200}\]\(.{0,400}|\[attach\]\d{1,12}\[/attach\]"
)
_BULLET = re.compile(r"[●•◆■▪·★※○□▲►◇]\s?|[-*]\s+(?=\S)")
#: |水利投入：|计划…: a line with a label of its own.
_LABEL_AHEAD = late(r"[\u4e00-\u9fff]{2,10}：(?=[ \u3000\u4e00-\u9fff\d])")
#: 牵头单位：, 完成时限：, 建设内容：: what a line tells of the task above it.
_TOLD = re.compile(
    r"[（(]?(?:责任|牵头|配合|承办|主管|实施|协办|参与|监督|完成|办结|落实|起止|工作|建设|项目|年度|主要|具体)?(?:单位|部门|主体|领导|责任人|联系人|时限|期限|时间|进度|目标|措施|内容|地点|任务|规模)\s?[：:]"
    r"|(?:工作|任务|目前)?(?:完成|进展|推进|落实|办理|实施)(?:情况|进度)\s?[：:]"
)
_LABELLED = re.compile(r"[^。；！？：:]{2,30}[：:]|[^。；！？：:，]{2,30}。(?=.)")
_NO_HEADING = re.compile(
    r"[。；！？!?：:，,、…]|(?:以来|按照|根据|围绕|预计|计划于|以及|其中)$|^[\d\s.%％-]+$|https?:|[ 　]{2}|[（(]?(?:19|20)\d\d年.{0,6}日"
)
_OPENERS = frozenset({"前言", "引言", "序言", "结语", "附则"})
#: 2025年工作回顾, “十五五”时期的主要目标任务, 今年重点工作: chapters of a report that stand above those numbered 一、 from the first on.
_CHAPTER = re.compile(r"(?:(?:19|20)\d\d ?年|过去(?:的)?[一五]年|去年|一年来|今[年后]|“?十[三四五]五”?时期)[^，。；：]{0,16}?(?:回顾|总结|工作|任务|安排|打算|目标|部署|要求|举措|计划|思路|重点)")
_CONTENTS = re.compile(r"目\s{0,6}[录次]")
#: What a line begins with that is a note, opens contents or an attachment, or names a box or a table; most begin with another character.
_MARKS = frozenset("【[（(-—_=*更责抄来原打关附目专表图单上下相延推")
#: `……12`, `.....12`, `..... - 12 -`, or blanks and a page number, at the end of a line of contents.
_LEADER = re.compile(r"(?:[.…·—-]{2,60}\s?|\s{1,60})(?:[（(]?(?P<page>\d{1,3})[)）]?|[-—–]\s?(?P<dashed>\d{1,3})\s?[-—–])$")
_LONGEST_CONTENTS = 300
#: The first entry of contents that no 目录 stands above: 第一章, 一、; there are so many entries at least.
_FIRST_ENTRY, _LEAST_CONTENTS = "第一", 4
_BARE_LONGEST = 30
#: 困难群众帮扶|（3项）|: how many tasks stand under a heading.
_TALLY = re.compile(r"[（(]共?\d{1,3}[项件][)）]$")
_BOX_GAP = 2
#: So many lines below a chapter's heading its first number is looked for.
_NEAR = 80


@dataclass(slots=True)
class Structure:
    """The structure of a text."""

    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)


def segment(text: str, lines: list[Line], head: Head, grids: Sequence[Grid] = (), *, whole_lines: bool = False) -> Structure:
    """Divide the text into blocks and those into sentences; each line that holds words is in one block.

    With `whole_lines` a line is known to be a whole paragraph; else lines that a narrow page cut are joined.
    """
    walk = _Walk(text, lines, head, grids, whole_lines=whole_lines)
    index = 0
    while index < len(lines):
        index = walk.step(index)
    found = Structure(walk.blocks, [], walk.tables, walk.outline.repairs)
    tables = {table.block: table for table in walk.tables}
    for number, block in enumerate(found.blocks):
        if block.kind == "table":
            cells = [cell for row in tables[number].rows for cell in row if not cell.carried]
            # The labels of records stand between their values.
            places = sorted((cell.start, cell.end) for cell in cells if cell.start < cell.end)
            found.sentences += [Sentence(start, end, number) for start, end in places]
        elif block.kind == "heading":
            found.sentences.append(Sentence(block.start, block.end, number))
        else:
            found.sentences += [
                Sentence(start, end, number) for start, end in sentences(text, block.start, block.end)
            ]
    return found


class _Walk:
    """The way through the lines: what is open (headings, a box), and the blocks so far."""

    def __init__(self, text: str, lines: list[Line], head: Head, grids: Sequence[Grid], *, whole_lines: bool) -> None:
        self.text, self.lines, self.head = text, lines, head
        self.whole_lines = whole_lines
        self.layouts = {layout.first: layout for layout in find_tables(text, lines, grids)}
        self.width = narrow_width(text, lines)
        self.set_in = sets_in(text, lines, self.width)
        self.bare_rank = RANKS["bare"] if has_outermost_numbers(text) else BARE_OUTER
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.outline = Outline()
        self.box = -1
        self.attachment = False

    def step(self, index: int) -> int:
        """Make the blocks that begin in line `index`; return the line after them."""
        line = self.lines[index]
        if index in self.head.kinds and not self._is_title_row(index):
            after, kind = self.head.kinds[index]
            after = next((place for place in range(index + 1, after) if place in self.layouts), after)
            self._add(line.start, self.lines[after - 1].end, kind)
            return after
        if index in self.layouts:
            return self._table(self.layouts[index])
        words = self.text[line.start : min(line.end, line.start + 200)]
        marked = words[:1] in _MARKS
        if line.page or (marked and _NOTE.fullmatch(words)):
            self._add(line.start, line.end, "note")
            return index + 1
        if marked and _CONTENTS.fullmatch(words):
            return self._contents(index)
        if words[:1] in _FIRST_ENTRY and (after := self._contents_unheaded(index)):
            return after
        if marked and (_ATTACHMENT.fullmatch(words) or _ATTACHMENT_LIST.match(words)):
            return self._attachments(index)
        if marked and _BOX.match(words) and line.end - line.start <= 60:
            self.box = -1
            self.box = self._add(line.start, line.end, "box")
            return index + 1
        if (index + 1 in self.layouts and self._is_caption(words)) or (
            marked and _CAPTION.fullmatch(words) and words[-1] not in "。；"
        ):
            self._add(line.start, line.end, "caption")
            return index + 1
        return self._running_text(index)

    def _is_title_row(self, index: int) -> bool:
        """Whether a line that heads its document (`附件：…分解表 |`) is the first row of a table that goes on below; a register of the page is all head."""
        layout = self.layouts.get(index)
        return layout is not None and not any(place in self.head.kinds for place in range(index + 1, layout.last))

    def _running_text(self, index: int) -> int:
        line = self.lines[index]
        label = read_number(self.text, line.start, line.end)
        if self.box >= 0 and not self._in_box(line, label):
            self.box = -1
        after = self._joined(index, label)
        end = self.lines[after - 1].end
        if label:
            self._numbered(line.start, end, label, line.depth, task=self._is_task(label, end, after))
        elif self.box >= 0:
            self._add(line.start, end, "item")
        elif (rank := self._bare_rank(index, after)) is not None:
            self._heading(line.start, end, rank, 0, "")
        else:
            bullet = _BULLET.match(self.text, line.start, end)
            self._add(line.start, end, "item" if bullet else "paragraph")
        return after

    def _is_task(self, label: Number, end: int, after: int) -> bool:
        """`（一）新增床位200张` above `责任单位：…`, or among its like with nothing under it: a task that states a figure is no heading."""
        line = self.lines[after] if after < len(self.lines) else None
        if AMOUNT.search(self.text, label.after, end) is None:
            return line is not None and self._is_between(label, end, line)
        if line and _TOLD.match(self.text, line.start, line.end):
            return True
        if label.rank < RANKS["bracketed"] or heading_end(self.text, label, end) != end:
            return False
        following = read_number(self.text, line.start, line.end) if line else None
        return following.rank <= label.rank if following else not line and bool(self.blocks) and self.blocks[-1].kind == "item"

    def _is_between(self, label: Number, end: int, line: Line) -> bool:
        """`2、就医不出县` between `1、新建医院3家` and `3、住院率达到90%`: nothing stands under it, so that it is one of them."""
        if not self.blocks or self.blocks[-1].kind != "item" or heading_end(self.text, label, end) != end:
            return False
        following = read_number(self.text, line.start, line.end)
        return following is not None and (following.rank, following.value) == (label.rank, label.value + 1) and AMOUNT.search(self.text, following.after, line.end) is not None

    def _numbered(self, start: int, end: int, label: Number, depth: int, *, task: bool) -> None:
        if self.box >= 0:
            self._add(start, end, "item", label.written)
            return
        rank, number = (MARKDOWN + depth, label.written) if depth else self.outline.repaired(label)
        stop = None if task else heading_end(self.text, label, end)
        if stop is None:
            self.outline.close(rank)
            self.outline.last[label.rank] = label.value
            self._add(start, end, "item", label.written)
            return
        self._heading(start, stop, rank, label.value, number, label.written)
        rest = self.text[stop:end]
        if rest.strip(BLANKS + "\r\n"):
            self._add(end - len(rest.lstrip(BLANKS + "\r\n")), end, "paragraph")

    def _heading(self, start: int, end: int, rank: float, value: int, number: str, written: str = "") -> None:
        self.box = -1
        self.attachment = False
        parent = self.outline.push(rank, value, number, len(self.blocks))
        self.blocks.append(
            Block(start, end, "heading", len(self.outline.open), written or number, self.outline.path, parent)
        )

    def _add(self, start: int, end: int, kind: BlockKind, number: str = "") -> int:
        path = self.outline.path
        parent = self.box if self.box >= 0 else self.outline.parent
        self.blocks.append(Block(start, end, kind, 0, number, (*path, number) if number else path, parent))
        return len(self.blocks) - 1

    def _table(self, layout: Layout) -> int:
        cells = [cell for row in layout.rows for cell in row]
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        block = self._add(start, end, "table")
        self.tables.append(Table(start, end, block, layout.rows, layout.heads))
        return layout.last

    def _attachments(self, index: int) -> int:
        """The label of an attachment, which opens a part of its own, or the list of them below the text."""
        line = self.lines[index]
        listed = _ATTACHMENT_LIST.match(self.text, line.start, line.end)
        self.box = -1
        self.outline.close(ATTACHMENT)
        self.attachment = not listed
        self._add(line.start, line.end, "note")
        index += 1
        while listed and index < len(self.lines) and not self.lines[index].gap:
            line = self.lines[index]
            label = read_number(self.text, line.start, line.end)
            if not label or label.style != "digit" or line.end - line.start > 60:
                break
            self._add(line.start, line.end, "note")
            index += 1
        return index

    def _contents(self, index: int) -> int:
        """The table of contents: lines up to prose, or to the one that says its first entry again."""
        lines = self.lines[index + 1 : index + 1 + _LONGEST_CONTENTS]
        entries = [self._entry(line) for line in lines]
        words = [entry for entry, _ in entries]
        if words and words[0] in words[1:]:
            length = words.index(words[0], 1)
            prose = (at for at, line in enumerate(lines) if self.text[line.end - 1] == "。")
            length = min(length, next(prose, length))
        else:
            length = next((at for at, (_, paged) in enumerate(entries) if not paged), len(entries))
        for line in self.lines[index : index + 1 + length]:
            self._add(line.start, line.end, "note")
        return index + 1 + length

    def _contents_unheaded(self, index: int) -> int:
        """The line after contents that no 目录 stands above: numbered lines whose page numbers count up; 0 where there are none."""
        pages: list[int] = []
        for line in self.lines[index : index + _LONGEST_CONTENTS]:
            leader = _LEADER.search(self.text, max(line.start, line.end - 70), line.end)
            page = int(leader["page"] or leader["dashed"]) if leader and read_number(self.text, line.start, line.end) else 0
            if not page or (pages and page < pages[-1]):
                break
            pages.append(page)
        if len(pages) < _LEAST_CONTENTS:
            return 0
        for line in self.lines[index : index + len(pages)]:
            self._add(line.start, line.end, "note")
        return index + len(pages)

    def _entry(self, line: Line) -> tuple[str, bool]:
        """A line of contents without blanks, leader and page number; whether it has a page number."""
        words = self.text[line.start : min(line.end, line.start + 120)]
        leader = _LEADER.search(words)
        return re.sub(r"\s", "", words[: leader.start()] if leader else words), leader is not None

    def _joined(self, index: int, label: Number | None) -> int:
        """The line after the text that begins in line `index`, cut lines and page numbers joined."""
        at = index
        while not self.whole_lines:
            following = at + 1
            paged = False
            while following < len(self.lines) and self.lines[following].page:
                paged = True
                following += 1
            if following >= len(self.lines):
                return at + 1
            line = self.lines[at]
            if label and not self.width and not paged and line.end - line.start <= _BARE_LONGEST * 2:
                return at + 1
            cut = (
                is_cut_by_page(self.text, line, self.width, begun=at > index)
                if paged
                else is_cut(self.text, line, self.lines[following], self.width, set_in=self.set_in)
            )
            if not cut or not self._carries_on(following) or (not paged and self._begins_anew(at, following)):
                return at + 1
            at = following
        return at + 1

    def _carries_on(self, index: int) -> bool:
        """Whether line `index` may be the rest of the one before: it begins nothing of its own."""
        line = self.lines[index]
        words = self.text[line.start : min(line.end, line.start + 60)]
        return not (
            index in self.head.kinds
            or index in self.layouts
            or line.depth
            or line.page
            or _BOX.match(words)
            or _CAPTION.fullmatch(words)
            or _NOTE.fullmatch(words)
            or _ATTACHMENT.fullmatch(words)
            or _ATTACHMENT_LIST.match(words)
            or _BULLET.match(words)
            or words.startswith(("——", "【", "一是", "二是", "三是"))
            or _TOLD.match(words)
            or read_number(self.text, line.start, line.end)
        )

    def _begins_anew(self, at: int, index: int) -> bool:
        """Whether line `index` behind `at` has a label of its own (`水利投入：…`; lines are not narrow then) or stands alone between items with marks."""
        line = self.lines[index]
        if not self.width and _LABEL_AHEAD.match(self.text, line.start, line.end):
            return True
        marked = _BULLET.match(self.text, self.lines[at].start, line.start) and index + 1 < len(self.lines)
        return bool(marked) and line.end - line.start <= _BARE_LONGEST and _BULLET.match(self.text, self.lines[index + 1].start, self.lines[index + 1].end) is not None

    def _is_among_marks(self, index: int) -> bool:
        """Whether line `index` begins with the mark that the line before or behind it begins with."""
        sign = self.text[self.lines[index].start]
        return any(self.text[self.lines[near].start] == sign for near in (index - 1, index + 1) if 0 <= near < len(self.lines))

    def _in_box(self, line: Line, label: Number | None) -> bool:
        """Whether a line belongs to the open box: its first line, then items with a label of their own."""
        fresh = self.box == len(self.blocks) - 1
        if label:
            outer = label.rank <= RANKS["bracketed"] or any(
                entry.rank == label.rank and entry.value + 1 == label.value for entry in self.outline.open
            )
            return not outer
        if line.gap >= _BOX_GAP and not fresh:
            return False
        return (
            fresh
            or _BULLET.match(self.text, line.start, line.end) is not None
            or _LABELLED.match(self.text, line.start, line.end) is not None
        )

    def _bare_rank(self, index: int, after: int) -> float | None:
        """The rank of a short line without a number that is a heading, None where it is text."""
        line = self.lines[index]
        words = self.text[line.start : line.end]
        if after != index + 1 or len(words) > _BARE_LONGEST * 2:
            return None
        if self.attachment and len(words) <= 60 and words[-1] not in "。：":
            return ATTACHMENT
        if line.depth and len(words) <= _BARE_LONGEST * 2:
            return MARKDOWN + line.depth
        if words.replace(" ", "").replace("　", "") in _OPENERS:
            return RANKS["han"]
        if words[0] == "【" and words[-1] == "】" and "】" not in words[:-1]:
            return self.bare_rank
        if (
            after >= len(self.lines)
            or not 2 <= len(words) <= _BARE_LONGEST
            or _NO_HEADING.search(words)
            or is_organ(words)
            or AMOUNT.search(_TALLY.sub("", words))
            or (_BULLET.match(words) and self._is_among_marks(index))
        ):
            return None
        return BARE_OUTER if _CHAPTER.fullmatch(words) and self._numbers_anew(index) else self.bare_rank

    def _numbers_anew(self, index: int) -> bool:
        """Whether those numbered 一、 begin anew below a line, or none follows near by."""
        labels = (read_number(self.text, line.start, line.end) for line in self.lines[index + 1 : index + 1 + _NEAR] if line.start < line.end)
        first = next((label for label in labels if label and label.style in ("han", "chapter")), None)
        return first is None or first.value == 1

    def _is_caption(self, words: str) -> bool:
        return len(words) <= 60 and words[-1] not in "。；：" and read_number(words, 0, len(words)) is None
