"""From the text that a file gave to a Document: header, blocks, tables, sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import Block, Document, Header, Unwrapped
from pipeline.header import Head, header_of, issue_year, read_head, titles
from pipeline.lines import Line, read_lines
from pipeline.period import Period, goal_period, title_period
from pipeline.read.reading import Reading
from pipeline.segment import Structure, segment
from pipeline.unwrap import unwrap

_GOALS = re.compile(r"目标|总体要求|总体思路|指标")
_OPENING_BLOCKS = 12
_PLACE_REACH = 3000


def read_text(text: str, name: str, sha256: str = "", encoding: str = "utf-8") -> Document:
    """The document that a text is, with its header and structure."""
    return build(Reading(text, encoding=encoding), name, sha256)


def build(reading: Reading, name: str, sha256: str) -> Document:
    """The document that a file is of which `reading` was made."""
    text = reading.text
    lines = read_lines(text)
    head = read_head(text, lines)
    structure = segment(text, lines, head, reading.grids, whole_lines=reading.format != "txt")
    unwrapped = _unwrapped(reading, lines, structure, name, sha256) if reading.format == "txt" else None
    return Document(
        name=name,
        sha256=sha256,
        text=text,
        encoding=reading.encoding,
        header=_header_at(unwrapped) if unwrapped else _header(text, head, structure),
        blocks=tuple(structure.blocks),
        sentences=tuple(structure.sentences),
        tables=tuple(structure.tables),
        repairs=(*reading.repairs, *structure.repairs),
        format=reading.format,
        places=reading.places,
        attachments=reading.attachments,
        unwrapped=unwrapped,
    )


def _unwrapped(reading: Reading, lines: list[Line], structure: Structure, name: str, sha256: str) -> Unwrapped | None:
    """The text without breaks inside clauses, read once more: with whole lines its structure is plainer."""
    text, gaps = unwrap(reading.text, lines, structure.blocks)
    return Unwrapped(replace(build(replace(reading, text=text), name, sha256), unwrapped=None), gaps) if gaps else None


def _header_at(unwrapped: Unwrapped) -> Header:
    """The header of the unwrapped text with its places in the source."""
    header = unwrapped.document.header
    return replace(header, spans={name: tuple(unwrapped.source_span(*span) for span in spans) for name, spans in header.spans.items()})


def _header(text: str, head: Head, structure: Structure) -> Header:
    named = titles(head)
    district, full = _district(text, head, named)
    return header_of(head, district, full, _period(text, structure, head, named))


def _period(text: str, structure: Structure, head: Head, named: list[str]) -> Period:
    """The plan's period: what a title names, else what its first paragraphs and goals do."""
    for title in named:
        if any(period := title_period(title)):
            return period
    opening: list[str] = []
    goals: list[str] = []
    for block in structure.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        if block.parent < 0 and len(opening) < _OPENING_BLOCKS:
            opening.append(text[block.start : block.end])
        elif block.parent >= 0 and _under_goals(text, structure.blocks, block):
            goals.append(text[block.start : block.end])
    return goal_period([*named, *opening], goals, issue_year(head))


def _under_goals(text: str, blocks: list[Block], block: Block) -> bool:
    parent = block.parent
    while parent >= 0:
        found = blocks[parent]
        if _GOALS.search(text, found.start, found.end):
            return True
        parent = found.parent
    return False


def _district(text: str, head: Head, named: list[str]) -> tuple[str, str]:
    """The place it speaks for, and its full name: from titles, issuers, addressees, the beginning."""
    from extractors.places import find_place

    fields = head.fields
    hints = (
        fields.get("signed_by", ""),
        fields.get("head_issuer", ""),
        fields.get("addressees", ""),
        fields.get("issuer", ""),
    )
    place = find_place(*named, *hints, text[:_PLACE_REACH])
    return (place.name, place.full) if place else ("", "")
