"""What a document is once it was read and segmented: one text, and spans in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from extractors.span import Span
from pipeline.traditional import Written, folded

BlockKind = Literal[
    "title", "issuer", "doc_number", "addressee", "date", "note", "heading", "paragraph", "item", "box", "caption", "table"
]


@dataclass(slots=True)
class Block:
    """A piece of layout; [start, end) leaves out the blanks and line breaks around it.

    `heading`: a numbered or bare heading, also the first sentence of a run-in one (`1.教育体系呈现新格局。` of a longer line), whose
    rest is a paragraph of its own. `box`: the title line of a 专栏; its `item`s follow (`小学建设工程：新建…`). `level` is 1 for the outermost
    heading and 0 for what is no heading. `path` holds the numbers as written of the headings that govern the block, its own last.
    `parent` is the index of the heading or box that governs it, -1 where none does.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    number: str = ""
    path: tuple[str, ...] = ()
    parent: int = -1


@dataclass(slots=True)
class Sentence:
    """[start, end) up to and with its closing mark, within one block; a table cell is a sentence of its own."""

    start: int
    end: int
    block: int


class Cell(NamedTuple):
    """A table cell. `carried` where it stands in an upper row (分类, merged cells) and holds for this one too."""

    start: int
    end: int
    row: int
    column: int
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first `heads` of them column heads; a row may lack cells that the text left empty."""

    start: int
    end: int
    block: int
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of the document says; "" or None where it says nothing. Dates are days; `plan_end` is included."""

    title: str = ""
    plan_title: str = ""
    issuer: str = ""
    doc_number: str = ""
    issue_date: date | None = None
    district: str = ""
    district_full: str = ""
    plan_start: date | None = None
    plan_end: date | None = None
    addressees: tuple[str, ...] = ()
    note: str = ""
    #: What a register of open government tells of it: its 索引号, and whether it is in force (有效).
    index_number: str = ""
    validity: str = ""
    #: Where each field was read: field name → spans.
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)

    def in_characters(self, form: Callable[[str], str]) -> Header:
        """What was copied from the head in the characters that `form` gives; the place's name is the official one in any."""
        return replace(self, title=form(self.title), plan_title=form(self.plan_title), issuer=form(self.issuer), doc_number=form(self.doc_number),
                       addressees=tuple(map(form, self.addressees)), note=form(self.note), index_number=form(self.index_number), validity=form(self.validity))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the characters [start, end) stand on paper: `page` from 1, `box` left, top, right, bottom in points from its upper left corner.

    `confidence` is the recognising engine's, None where the words were not recognised in a picture.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]
    confidence: float | None = None


@dataclass(frozen=True)
class Smoothed:
    """A document without what typesetting put into its clauses (`pipeline.smooth`), and the way back to its text.

    `gaps`: (offset in the smoothed text, how many characters of the source were left out up to there), in order.
    """

    document: Document
    gaps: tuple[tuple[int, int], ...]
    #: Of a text in traditional characters: the smoothed text in those, else None.
    written: Written | None = None

    @cached_property
    def _offsets(self) -> list[int]:
        return [offset for offset, _ in self.gaps]

    def source_span(self, start: int, end: int) -> Span:
        """Where the characters [start, end) of the smoothed text stand in the source."""
        return Span(self._source(start), self._source(end - 1) + 1 if start < end else self._source(start))

    def _source(self, offset: int) -> int:
        at = bisect_right(self._offsets, offset)
        return offset + (self.gaps[at - 1][1] if at else 0)


@dataclass(frozen=True)
class Document:
    """One source text with its structure; every span is a place in `text`.

    `text` of a plain text is the decoded source as it stands on disk; of any other format the text that was made of it (docs/formats.md).
    """

    name: str
    sha256: str
    text: str
    encoding: str
    header: Header
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    #: What was repaired while reading, one sentence each (`heading （5） read as （五）`).
    repairs: tuple[str, ...] = ()
    #: What kind of file it was (`txt`, `html`, `pdf`, …).
    format: str = "txt"
    #: Where the text stands on paper, in its order; empty for what has no pages.
    places: tuple[Place, ...] = ()
    #: The files that a page links to: label and address.
    attachments: tuple[str, ...] = ()
    #: What to extract from where there was something to smooth, else None.
    smoothed: Smoothed | None = None

    @cached_property
    def smooth(self) -> Document:
        """What to extract from: the smoothed document where there is one, under this one's header, whose period may be known from elsewhere."""
        if not self.smoothed:
            return self
        inner = self.smoothed.document
        header = self.header.in_characters(folded) if self.smoothed.written else self.header
        return replace(inner, header=replace(header, spans=inner.header.spans))

    def source_span(self, start: int, end: int) -> Span:
        """Where the characters [start, end) of `smooth` stand in this document."""
        return self.smoothed.source_span(start, end) if self.smoothed else Span(start, end)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or None between sentences."""
        place = bisect_right(self._sentence_starts, offset) - 1
        found = self.sentences[place] if place >= 0 else None
        return found if found and offset < found.end else None

    def block_at(self, offset: int) -> int:
        """The index of the block that holds the character at `offset`, or -1 between blocks."""
        place = bisect_right(self._block_starts, offset) - 1
        return place if place >= 0 and offset < self.blocks[place].end else -1

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    def places_within(self, start: int, end: int) -> tuple[Place, ...]:
        """The places on paper that hold the characters [start, end), in order; none where that is not known."""
        at = max(bisect_right(self._place_starts, start) - 1, 0)
        found = []
        while at < len(self.places) and self.places[at].start < end:
            if self.places[at].end > start:
                found.append(self.places[at])
            at += 1
        return tuple(found)

    @cached_property
    def _sections(self) -> dict[int, str]:
        return {-1: ""}

    def section(self, block: int) -> str:
        """The headings that govern a block, outermost first, joined by ` > `."""
        known = self._sections.get(block)
        if known is None:
            found = self.blocks[block]
            above = self.section(found.parent)
            own = self.text[found.start : found.end].strip() if found.kind in ("heading", "box") else ""
            known = self._sections[block] = f"{above} > {own}" if above and own else above or own
        return known
