"""How sure each row is: the facts of how it was got, judged by the confidence model, and what a reader should look at.

Nothing but the columns `confidence…`, `needs_review` and `review_reason` is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from extractors.school_stage import stage_source
from extractors.span import Span
from extractors.units import units
from models.confidence import Confidence, Facts, size_of
from models.segmenter import tagged
from models.status import kind_of
from pipeline.chapters import by_section
from pipeline.document import Document
from pipeline.rows import DeadlineRow, DepartmentRow, Evidence, SchoolRow, TargetRow

#: What is unsure, in the words that a reader of the table sees: of targets in the order in which they are judged.
_UNSURE = ("数值不确定", "指标短语不确定", "状态不确定", "期限不确定")
_UNSURE_ROW = {"targets": "整行不确定", "deadlines": "时间类型或日期不确定", "departments": "部门名称或职责不确定", "schools": "学校名称、学段或举措不确定"}
DIGITS = 3


def rate_rows(document: Document, targets: Sequence[TargetRow], deadlines: Sequence[DeadlineRow], departments: Sequence[DepartmentRow],
              schools: Sequence[SchoolRow], confidence: Confidence) -> None:
    """Fill the confidence columns of every row in place."""
    judge = confidence.judges["targets"]
    for row, facts in zip(targets, facts_of("targets", document, targets), strict=True):
        whole, value, indicator, status, deadline = judge.judged(facts)
        row.confidence = round(whole, DIGITS)
        row.confidence_value = round(value, DIGITS)
        row.confidence_indicator = round(indicator, DIGITS)
        row.confidence_status = round(status, DIGITS)
        row.confidence_deadline = round(deadline, DIGITS)
        row.needs_review = row.confidence < confidence.review
        if row.needs_review:
            unsure = sorted((chance, place) for place, chance in enumerate((value, indicator, status, deadline)) if chance < 0.5 + confidence.review / 2)
            row.review_reason = "、".join(_UNSURE[place] for _, place in unsure[:2]) or _UNSURE_ROW["targets"]
    plain: tuple[tuple[str, Sequence[DeadlineRow | DepartmentRow | SchoolRow]], ...] = (
        ("deadlines", deadlines), ("departments", departments), ("schools", schools))
    for table, rows in plain:
        judge = confidence.judges[table]
        for one, facts in zip(rows, facts_of(table, document, rows), strict=True):
            one.confidence = round(judge.judged(facts)[0], DIGITS)
            one.needs_review = one.confidence < confidence.review
            one.review_reason = _UNSURE_ROW[table] if one.needs_review else ""


def facts_of(table: str, document: Document, rows: Any) -> list[Facts]:
    """How each row of a table was got, in the order of the rows: a fact for each of its `models.confidence.FIELDS`."""
    return _FACTS[table](document, rows)


def _target_facts(document: Document, rows: Sequence[TargetRow]) -> list[Facts]:
    """How each row of table 1 was got."""
    in_sentence = Counter(row.sentence for row in rows)
    again = Counter(row.indicator for row in rows)
    families = units()
    sections = {section: by_section(section) for section in {row.section for row in rows}}
    header = document.header
    starts, ends = header.plan_start is not None, header.plan_end is not None
    paper, size = kind_of(header.title, ends), size_of(len(rows))
    facts: list[Facts] = []
    for row in rows:
        evidence, words = row.evidence, row.indicator
        status, indicator, deadline = evidence.get("status"), evidence.get("indicator"), evidence.get("deadline")
        spans = indicator.spans if indicator else ()
        gap = min([max(row.start - span.end, span.start - row.end, 0) for span in spans], default=0)
        facts.append((
            row.found_by, indicator.rule if indicator else "", status.rule if status else "", deadline.rule if deadline else "",
            row.status, f"{row.status}|{row.deadline_source}", row.comparator, families.get(row.unit, row.unit), f"{sections[row.section]}|{row.status}",
            *_words(document.text, spans),
            _kind(document, row.start), _marks(words), f"{bool(row.frequency)}|{bool(row.deadline)}",
            paper, f"{starts}{ends}|{row.status}",
            size, size_of(len(words)), size_of(gap), size_of(in_sentence[row.sentence]), size_of(len(spans)), size_of(again[words]), size_of(len(row.action)),
            _tenths(status), _tenths(indicator), *((words[:1], words[:2], words[-1], words[-2:]) if words else (None,) * 4),
        ))  # fmt: skip
    return facts


def _tenths(evidence: Evidence | None) -> int | None:
    """How sure the learned part was that gave a field, in tenths; None where none did."""
    return None if evidence is None or evidence.share is None else int(evidence.share * 10)


#: What parts two schools of one list is no longer than this (以及).
_JOINT = 2
#: So many characters before and behind an indicator are cut into words with it.
_BEFORE, _BEHIND = 8, 6


def _words(text: str, spans: Sequence[Span]) -> tuple[str | None, ...]:
    """What a segmenter says of an indicator where it stands: the kinds of its first and last words, how many words and verbs, how long the ends are, and
    whether they are ends of words."""
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    if start >= end:  # nothing, or put together out of order
        return (None,) * 9
    at = max(0, start - _BEFORE)
    inside: list[tuple[str, str]] = []
    left = right = ""
    verbs = 0
    for word, tag in tagged(text[at : end + _BEHIND]):
        if at == start:
            left = tag
        if at >= end:
            right = tag if at == end else right
            break
        at += len(word)
        if at > start:
            inside.append((word, tag))
            verbs += tag[:1] == "v"
    (first, kind), (last, end_kind) = inside[0], inside[-1]
    return (kind, end_kind, f"{kind[0]}{end_kind[0]}", str(min(len(inside), 6)), str(verbs), str(len(first)), str(len(last)), left or "inside a word",
            right or "inside a word")


def _deadline_facts(document: Document, rows: Sequence[DeadlineRow]) -> list[Facts]:
    """How each row of table 2 was got."""
    return [(row.found_by, row.kind, f"{row.kind}|{bool(row.start_date)}|{bool(row.end_date)}", _kind(document, row.start), size_of(len(row.text))) for row in rows]


def _department_facts(document: Document, rows: Sequence[DepartmentRow]) -> list[Facts]:
    """How each row of table 3 was got; the list that it stands in says much of its role."""
    facts: list[Facts] = []
    for at, row in enumerate(rows):
        before = rows[at - 1] if at and row.start - rows[at - 1].end < 3 else None
        behind = document.text[row.end : row.end + 2]
        name, _, duty = row.found_by.partition("+")
        facts.append((row.found_by, name, duty, f"{row.role}|{row.found_by}", f"{row.kind}|{row.role}", _kind(document, row.start),
                      f"{before.role if before else ''}|{row.role}", f"{behind}|{row.role}", size_of(len(row.name))))
    return facts


def _school_facts(document: Document, rows: Sequence[SchoolRow]) -> list[Facts]:
    """How each row of table 4 was got: what told its stage and its action, and how long the list is that it stands in."""
    facts: list[Facts] = []
    members = _list_lengths(rows)
    for row, length in zip(rows, members, strict=True):
        name, _, deed = row.found_by.partition("+")
        told = stage_source(row.name, row.stage)
        facts.append((row.found_by, name, deed, row.stage, told, f"{row.stage}|{told}", f"{row.action}|{row.planned}", f"{deed}|{row.action}", str(bool(row.object)),
                      f"{_kind(document, row.start)}|{bool(row.action)}", document.text[max(0, row.start - 2) : row.start], document.text[row.end : row.end + 2],
                      size_of(len(row.name)), size_of(length)))
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
    if words.isalpha():  # neither a mark nor a digit
        return "joined" if "和" in words or "及" in words else "plain"
    if words.count("（") != words.count("）") or words.count("“") != words.count("”"):
        return "unbalanced"
    if any(map(str.isdigit, words)):
        return "digit"
    return "joined" if "、" in words or "和" in words or "及" in words else "plain"
