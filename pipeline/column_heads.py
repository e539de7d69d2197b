"""What stands above a sentence: the headings of its place, in a table's cell the head of its column (`目标任务`, `完成情况`), and a label that its paragraph had
before it (`进展情况：`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.late import late
from pipeline.document import Document, Sentence
from pipeline.signs import AHEAD, PLAINLY_DONE, Signs
from pipeline.table_reading import BASE_HEAD

#: What a column is called for readers of headings whose own words do not say that it tells how far things have come (`当前进度`).
_STATE = "完成情况"
_PROGRESS = late(r"(?:\d{1,2}(?:[-—－~～至]\d{1,2})?月份?|[一-龥]{0,8})?(?:成效|情况|进展|(?:最新|现|实际)(?:工作|项目|工程|建设|形象)?进度)(?:[（(][^（）()]{1,12}[)）])?")
#: 项目内容 |完成情况|: beside how far things have come stands what the task was.
_CAME, _TASK = re.compile(r"完成|进展|落实|推进|办理|执行|成效|进度"), "目标任务"
_TASKS = re.compile(r"(?:项目|工作|实事|任务|主要|具体|重点|民生|事项|建设)*(?:内容|任务|事项|实事|项目)(?:名称|内容)?(?:及目标)?")
#: 计划进度, 进度安排: what is to be.
_AHEAD = re.compile(r"计划|安排|要求|目标|预[计期]|节点|打算|时[间限]|序时|措施|问题")
#: |进展情况：|…, |目前落实情况：|…: from here on a paragraph tells how far things have come.
PROGRESS_LABEL = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．]\s?)?(?:[一-龥]{0,4}(?:进展|落实|完成|推进|办理|实施|执行)(?:情况|进度)|(?:目前|最新|当前)进[展度]|(?:工作|项目|工程)进展)[：:]")
#: What such a label ends in.
_LABEL_END = re.compile("(?:情况|进[展度])[：:]")
#: |下一步打算：|…: up to here.
_OTHER_LABEL = re.compile(r"\s*[一-龥]{2,12}[：:]")


class ColumnHeads:
    """The sections of a document's sentences, with the heads of columns and such labels as innermost headings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._heads: dict[int, str] = {}
        for table in document.tables:
            titles: dict[int, str] = {}
            for cells in table.rows[: table.heads]:
                if len(cells) > 1:
                    titles |= {cell.column: "".join(document.text[cell.start : cell.end].split()) for cell in cells}
            if any(_is_state(head) and _CAME.search(head) for head in titles.values()):
                titles |= {column: _TASK for column, head in titles.items() if _TASKS.fullmatch(head)}
            self._heads |= {cell.start: titles[cell.column] for cells in table.rows[table.heads :] for cell in cells if not cell.carried and cell.column in titles}

        self._labelled = frozenset(self._below_labels())

    def _below_labels(self) -> Iterator[int]:
        """Where the sentences begin that a label in their paragraph says to tell of progress."""
        text, block, below = self._document.text, -1, False
        if not _LABEL_END.search(text):
            return
        for sentence in self._document.sentences:
            if sentence.block != block:
                block, below = sentence.block, False
            if PROGRESS_LABEL.match(text, sentence.start):
                below = True
            elif below and _OTHER_LABEL.match(text, sentence.start):
                below = False
            if below:
                yield sentence.start

    def of_column(self, sentence: Sentence) -> str:
        """The head of the column that a cell stands in, empty elsewhere."""
        return self._heads.get(sentence.start, "")

    def section(self, sentence: Sentence) -> str:
        """The headings above a sentence, joined as `Document.section` does."""
        section, head = self._document.section(sentence.block), self.of_column(sentence)
        if not head:
            return f"{section} > {_STATE}" if sentence.start in self._labelled else section
        return f"{section} > {_STATE if _is_state(head) else head}"


#: 完成情况：已建成2个，|计划|年底前建成5个, |年内|新建厂房3座: from here on a sentence of progress looks ahead.
_LOOKS_AHEAD = re.compile(r"年内(?!已)|(?:年|月)底前")


def promised_below_progress(section: str, signs: Signs, sentence: Sentence, text: str) -> int:
    """From where on a sentence under a label or a head of progress says what is to come; its end, where it does not."""
    if not section.endswith(f" > {_STATE}"):
        return sentence.end
    wanted = signs.first(AHEAD | {"bound"}, sentence.start, sentence.end)
    hit = _LOOKS_AHEAD.search(text, sentence.start, sentence.end)
    first = min(wanted.start if wanted else sentence.end, hit.start() if hit else sentence.end)
    return sentence.end if signs.first(PLAINLY_DONE | {"feat"}, first, sentence.end) else first


def _is_state(head: str) -> bool:
    """Whether what stands below a head of a column tells how things are."""
    return not _AHEAD.search(head) and (BASE_HEAD.search(head) or _PROGRESS.fullmatch(head)) is not None
