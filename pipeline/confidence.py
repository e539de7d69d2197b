"""How sure each row is: the facts of how it was got, judged by the confidence model, and what a reader should look at.

Nothing but the columns `confidence…`, `needs_review` and `review_reason` is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from extractors.quantities import units
from extractors.school_stage import stage_source
from extractors.span import Span
from models.confidence import ROW, Confidence, Facts
from models.segmenter import tagged
from pipeline.chapters import by_section
from pipeline.document import Document
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow

#: What is unsure, in the words that a reader of the table sees.
_UNSURE = {"value": "数值不确定", "indicator": "指标短语不确定", "status": "状态不确定", "deadline": "期限不确定"}
_UNSURE_ROW = {"targets": "整行不确定", "deadlines": "时间类型或日期不确定", "departments": "部门名称或职责不确定", "schools": "学校名称、学段或举措不确定"}
DIGITS = 3


def rate_rows(document: Document, targets: Sequence[TargetRow], deadlines: Sequence[DeadlineRow], departments: Sequence[DepartmentRow],
              schools: Sequence[SchoolRow], confidence: Confidence) -> None:
    """Fill the confidence columns of every row in place."""
    for row, facts in zip(targets, facts_of("targets", document, targets), strict=True):
        chances = confidence.chances("targets", facts)
        row.confidence = round(chances.pop(ROW), DIGITS)
        row.confidence_value = round(chances["value"], DIGITS)
        row.confidence_indicator = round(chances["indicator"], DIGITS)
        row.confidence_status = round(chances["status"], DIGITS)
        row.confidence_deadline = round(chances["deadline"], DIGITS)
        row.needs_review = row.confidence < confidence.review
        if row.needs_review:
            named = [_UNSURE[name] for name in sorted(chances, key=lambda name: chances[name]) if chances[name] < 0.5 + confidence.review / 2]
            row.review_reason = "、".join(named[:2]) or _UNSURE_ROW["targets"]
    plain: tuple[tuple[str, Sequence[DeadlineRow | DepartmentRow | SchoolRow]], ...] = (
        ("deadlines", deadlines), ("departments", departments), ("schools", schools))
    for table, rows in plain:
        for one, facts in zip(rows, facts_of(table, document, rows), strict=True):
            one.confidence = round(confidence.chances(table, facts)[ROW], DIGITS)
            one.needs_review = one.confidence < confidence.review
            one.review_reason = _UNSURE_ROW[table] if one.needs_review else ""


def facts_of(table: str, document: Document, rows: Any) -> list[Facts]:
    """How each row of a table was got, in the order of the rows."""
    return _FACTS[table](document, rows)


def _target_facts(document: Document, rows: Sequence[TargetRow]) -> list[Facts]:
    """How each row of table 1 was got."""
    in_sentence = Counter(row.sentence for row in rows)
    again = Counter(row.indicator for row in rows)
    families = units()
    sections = {section: by_section(section) for section in {row.section for row in rows}}
    facts = []
    for row in rows:
        evidence = row.evidence
        status, indicator, deadline = evidence.get("status"), evidence.get("indicator"), evidence.get("deadline")
        spans = indicator.spans if indicator else ()
        gap = min((max(row.start - span.end, span.start - row.end, 0) for span in spans), default=0)
        facts.append(Facts(
            rules={"value": row.found_by, "indicator": indicator.rule if indicator else "", "status": status.rule if status else "",
                   "deadline": deadline.rule if deadline else ""},
            said={"status": row.status, "source": f"{row.status}|{row.deadline_source}", "comparator": row.comparator,
                  "family": families.get(row.unit, row.unit), "section": f"{sections[row.section]}|{row.status}",
                  **_words(document.text, row.indicator, spans), "block": _kind(document, row.start), "marks": _marks(row.indicator), "recurs": f"{bool(row.frequency)}|{bool(row.deadline)}"},
            counts={"length": len(row.indicator), "gap": gap, "crowd": in_sentence[row.sentence], "pieces": len(spans),
                    "again": again[row.indicator], "action": len(row.action)},
            shares={name: each.share for name, each in (("status", status), ("indicator", indicator)) if each and each.share is not None},
            words=row.indicator,
        ))
    return facts


#: What parts two schools of one list is no longer than this (以及).
_JOINT = 2
#: So many characters before and behind an indicator are cut into words with it.
_BEFORE, _BEHIND = 12, 8


def _words(text: str, indicator: str, spans: Sequence[Span]) -> dict[str, str]:
    """What a segmenter says of an indicator: the kinds of its first and last words, and whether its ends are ends of words where it stands."""
    if not indicator or not spans:
        return {}
    inside = tagged(indicator)
    (first, kind), (last, end_kind) = inside[0], inside[-1]
    verbs = sum(tag.startswith("v") for _, tag in inside)
    start, end = spans[0].start, spans[-1].end
    at = max(0, start - _BEFORE)
    left = right = ""
    for word, tag in tagged(text[at : end + _BEHIND]):
        right = tag if at == end else right
        at += len(word)
        left = tag if at == start else left
    return {"first": kind, "last": end_kind, "kinds": f"{kind[0]}{end_kind[0]}", "words": str(min(len(inside), 6)), "verbs": str(verbs),
            "first_length": str(len(first)), "last_length": str(len(last)), "left": left or "inside a word", "right": right or "inside a word"}


def _deadline_facts(document: Document, rows: Sequence[DeadlineRow]) -> list[Facts]:
    """How each row of table 2 was got."""
    return [Facts({"found": row.found_by}, {"kind": row.kind, "dated": f"{row.kind}|{bool(row.start_date)}|{bool(row.end_date)}",
                                            "block": _kind(document, row.start)}, {"length": len(row.text)}) for row in rows]


def _department_facts(document: Document, rows: Sequence[DepartmentRow]) -> list[Facts]:
    """How each row of table 3 was got; the list that it stands in says much of its role."""
    facts = []
    for at, row in enumerate(rows):
        before = rows[at - 1] if at and row.start - rows[at - 1].end < 3 else None
        behind = document.text[row.end : row.end + 2]
        name, _, duty = row.found_by.partition("+")
        facts.append(Facts({"found": row.found_by, "name": name, "duty": duty}, {"role": f"{row.role}|{row.found_by}", "kind": f"{row.kind}|{row.role}", "block": _kind(document, row.start),
                                                     "list": f"{before.role if before else ''}|{row.role}", "behind": f"{behind}|{row.role}"},
                           {"length": len(row.name)}))
    return facts


def _school_facts(document: Document, rows: Sequence[SchoolRow]) -> list[Facts]:
    """How each row of table 4 was got: what told its stage and its action, and how long the list is that it stands in."""
    facts = []
    members = _list_lengths(rows)
    for row, length in zip(rows, members, strict=True):
        name, _, deed = row.found_by.partition("+")
        told = stage_source(row.name, row.stage)
        facts.append(Facts({"found": row.found_by, "name": name, "deed": deed},
                           {"stage": row.stage, "told": told, "stage_told": f"{row.stage}|{told}", "action": f"{row.action}|{row.planned}", "deed": f"{deed}|{row.action}",
                            "object": str(bool(row.object)), "block": f"{_kind(document, row.start)}|{bool(row.action)}",
                            "before": document.text[max(0, row.start - 2) : row.start], "behind": document.text[row.end : row.end + 2]},
                           {"length": len(row.name), "list": length}))
    return facts


def _list_lengths(rows: Sequence[SchoolRow]) -> list[int]:
    """How many rows stand in the list of each, with no more than a joint between them."""
    lengths: list[int] = []
    for at, row in enumerate(rows):
        if at and row.start - rows[at - 1].end <= _JOINT:
            lengths.append(lengths[-1] + 1)
        else:
            lengths.append(1)
    for at in range(len(rows) - 2, -1, -1):
        if rows[at + 1].start - rows[at].end <= _JOINT:
            lengths[at] = lengths[at + 1]
    return lengths


_FACTS: dict[str, Callable[[Document, Any], list[Facts]]] = {
    "targets": _target_facts, "deadlines": _deadline_facts, "departments": _department_facts, "schools": _school_facts,
}  # fmt: skip


def _kind(document: Document, offset: int) -> str:
    place = document.block_at(offset)
    return document.blocks[place].kind if place >= 0 else ""


def _marks(words: str) -> str:
    """What in an indicator makes it doubtful: unbalanced marks, a digit, a joining word, nothing at all."""
    if not words:
        return "empty"
    if words.count("（") != words.count("）") or words.count("“") != words.count("”"):
        return "unbalanced"
    if any(map(str.isdigit, words)):
        return "digit"
    return "joined" if "、" in words or "和" in words or "及" in words else "plain"
