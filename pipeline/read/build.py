"""From the text that a file gave to a Document: header, blocks, tables, sentences."""

from __future__ import annotations

import re

from pipeline.document import Block, Document
from pipeline.header import Head, header_of, issue_year, read_head, titles
from pipeline.lines import read_lines
from pipeline.period import Period, goal_period, title_period
from pipeline.read.reading import Reading
from pipeline.segment import Structure, segment

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
    named = titles(head)
    district, full = _district(text, head, named)
    return Document(
        name=name,
        sha256=sha256,
        text=text,
        encoding=reading.encoding,
        header=header_of(head, district, full, _period(text, structure, head, named)),
        blocks=tuple(structure.blocks),
        sentences=tuple(structure.sentences),
        tables=tuple(structure.tables),
        repairs=(*reading.repairs, *structure.repairs),
        format=reading.format,
        places=reading.places,
        attachments=reading.attachments,
    )


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
