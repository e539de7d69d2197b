"""Lines that say the title of a paper, or of what a notice issues, once more: a year in them is its name and no time of the text."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.document import BlockKind, Document
from pipeline.head_titles import squeezed

#: What a title stands in; a numbered heading is one of the text's own.
_KINDS: tuple[BlockKind, ...] = ("paragraph", "item", "caption", "heading")
#: A line of a title is so long at least and at most, and at least such a share of the title.
_SHORTEST, _LONGEST, _SHARE = 8, 80, 0.4
#: 现将《|某县治水工作计划|》印发给你们: what the first blocks say is issued.
_ISSUED = re.compile(r"(?:现将|印发)\s?《([^《》]{6,80})》")
_FIRST_BLOCKS = 12
#: 某县委、县政府关于做好2028年为民实事的通知: a notice's own title below a headline.
_NOTICE = re.compile(r"[^。；;，,]{0,40}关于[^。；;]{4,60}的(?:通知|意见|函|公告|通告)\s*")


class TitleLines:
    """Asked whether a place stands in such a line."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _titles(self) -> list[str]:
        """The titles without blanks and quotation marks."""
        header, text = self._document.header, self._document.text
        opening = (text[block.start : block.end] for block in self._document.blocks[:_FIRST_BLOCKS])
        issued = [hit[1] for each in opening for hit in _ISSUED.finditer(each)]
        return [squeezed(title) for title in (header.title, header.plan_title, *issued) if title]

    def hold(self, offset: int) -> bool:
        """Whether the block at `offset` is such a line."""
        place = self._document.block_at(offset)
        block = self._document.blocks[place] if place >= 0 else None
        if block is None or block.kind not in _KINDS or block.number or not _SHORTEST <= block.end - block.start <= _LONGEST:
            return False
        words = self._document.text[block.start : block.end]
        if words.rstrip().endswith(("。", "；", "：", ":", ";")):
            return False
        said = squeezed(words)
        return _NOTICE.fullmatch(words) is not None or any(said in title and len(said) >= _SHARE * len(title) for title in self._titles)
