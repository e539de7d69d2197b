"""A document as a tree of its blocks, with what was found in them in colour."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from extractors.span import Spanned
from pipeline.document import Block
from pipeline.rows import TargetRow
from pipeline.tables import amount

if TYPE_CHECKING:
    from pipeline.extract import Extraction

#: What is found → its colour and its label in the legend; later ones are painted over earlier ones.
STYLES = {
    "deadline": ("cyan", "时限 deadline"),
    "department": ("magenta", "部门 department"),
    "school": ("yellow", "学校 school"),
    "target": ("bold green", "指标 target"),
    "baseline": ("blue", "现状 baseline"),
    "condition": ("dim", "条件 condition"),
    "unexplained": ("bold white on red", "未明 unexplained"),
}

Painted = tuple[int, int, str]


def as_tree(extraction: Extraction) -> Tree:
    """The tree: under each heading its blocks, under each block its targets with their fields."""
    document = extraction.document
    root = Tree(_head(extraction), guide_style="dim")
    painted = _painted(extraction)
    starts = [start for start, _, _ in painted]
    target_starts = [target.start for target in extraction.targets]
    branches: list[Tree] = []
    for block in document.blocks:
        parent = branches[block.parent] if 0 <= block.parent < len(branches) else root
        inside = painted[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        branch = parent.add(_block(document.text, block, inside))
        for target in _within(extraction.targets, target_starts, block):
            branch.add(_target(target))
        branches.append(branch)
    return root


def _head(extraction: Extraction) -> Text:
    header = extraction.document.header
    period = " – ".join(str(day) for day in (header.plan_start, header.plan_end) if day)
    title = header.plan_title or header.title or extraction.document.name
    said = [title, header.issuer, header.doc_number, period]
    head = Text(legible("  ".join(part for part in said if part)), style="bold")
    head.append("\n")
    for style, label in STYLES.values():
        head.append(f" {label} ", style=style)
    for repair in extraction.document.repairs:
        head.append(f"\n! {legible(repair)}", style="red")
    return head


def _painted(extraction: Extraction) -> list[Painted]:
    """Every span to be coloured, by start."""
    order = list(STYLES)
    found: list[tuple[Spanned, str]] = [
        *((row, "deadline") for row in extraction.deadlines),
        *((row, "department") for row in extraction.departments),
        *((row, "school") for row in extraction.schools),
        *((row, row.status) for row in extraction.targets),
        *((note, note.kind) for note in extraction.numbers if note.kind == "unexplained"),
    ]
    found.sort(key=lambda pair: (pair[0].start, order.index(pair[1])))
    return [(spanned.start, spanned.end, name) for spanned, name in found]


def _within(rows: Sequence[TargetRow], starts: list[int], block: Block) -> Sequence[TargetRow]:
    return rows[bisect_left(starts, block.start) : bisect_left(starts, block.end)]


def _block(text: str, block: Block, inside: list[Painted]) -> Text:
    shown = Text(f"{block.kind} ", style="dim")
    body = Text(legible(text[block.start : block.end]), style="bold" if block.level else "")
    for start, end, name in inside:
        body.stylize(STYLES[name][0], start - block.start, end - block.start)
    return Text.assemble(shown, body)


def _target(row: TargetRow) -> Text:
    comparator = {"=": "", "range": ""}.get(row.comparator, row.comparator)
    due = f"{row.deadline} ({row.deadline_source})" if row.deadline else row.frequency or row.period
    parts = [row.target_id, row.indicator, row.action, comparator + amount(row), due]
    parts += [f"[{'、'.join(row.departments)}]"] if row.departments else []
    line = Text("→ ", style="dim")
    return line.append(legible("  ".join(part for part in parts if part)), style=STYLES[row.status][0])


def legible(text: str) -> str:
    """`text` in the same length: control characters (which a terminal obeys) made symbols or blanks, marks that turn the reading
    direction made `⇄`, other characters without width `·`.
    """
    return text.translate(_LEGIBLE)


_LEGIBLE = {code: 0x2400 + code for code in range(32)} | dict.fromkeys((*range(0x7F, 0xA0),), 0xB7)
_LEGIBLE |= {ord("\n"): "\n", ord("\t"): " ", ord("\r"): " ", ord("\f"): " ", 0x0B: " "}
_LEGIBLE |= dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "⇄")
_LEGIBLE |= dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, *range(0x2060, 0x2065), 0xFEFF), "·")
