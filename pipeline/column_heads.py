"""What stands above a sentence: the headings of its place and, in a table's cell, the head of its column (`目标任务`, `完成情况`)."""

from __future__ import annotations

import re

from pipeline.document import Document, Sentence
from pipeline.table_reading import BASE_HEAD

#: What a column is called for readers of headings whose own words do not say that it tells how far things have come (`当前进度`).
_STATE = "完成情况"
_PROGRESS = re.compile(r"成效|[一-龥]{0,4}情况")
#: 计划进度, 进度安排: what is to be.
_AHEAD = re.compile(r"计划|安排|要求|目标|预[计期]|节点|打算|时[间限]|序时|措施|问题")


class ColumnHeads:
    """The sections of a document's sentences, with the heads of columns as innermost headings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._heads: dict[int, str] = {}
        for table in document.tables:
            titles: dict[int, str] = {}
            for cells in table.rows[: table.heads]:
                if len(cells) > 1:
                    titles |= {cell.column: "".join(document.text[cell.start : cell.end].split()) for cell in cells}
            self._heads |= {cell.start: titles[cell.column] for cells in table.rows[table.heads :] for cell in cells if not cell.carried and cell.column in titles}

    def section(self, sentence: Sentence) -> str:
        """The headings above a sentence, joined as `Document.section` does."""
        section = self._document.section(sentence.block)
        head = self._heads.get(sentence.start, "")
        if not head:
            return section
        state = not _AHEAD.search(head) and (BASE_HEAD.search(head) or _PROGRESS.fullmatch(head) or head.endswith("进展"))
        return f"{section} > {_STATE if state else head}"
