"""Ids made of content: what a document is, what a row says in which sentence, never its offsets."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from extractors.span import fold
from pipeline.document import Document, Header
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow

_BLANKS = re.compile(r"\s+")
_LENGTH = 16  # hex digits: 64 bits, so that a billion rows collide with a chance of 3 in 100


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """`text` without blanks and with full-width signs folded: what an id may depend on."""
    return _BLANKS.sub("", fold(text))


def document_id(header: Header, name: str, sha256: str) -> str:
    """District, plan title and period where the head tells a title; else the bytes' own digest.

    A revised edition of a plan keeps its id; two documents without a title never share one.
    """
    title = header.plan_title or header.title
    if not title:
        return _digest("bytes", sha256 or name)
    return _digest("plan", plain(header.district_full), plain(title), str(header.plan_start or ""), str(header.plan_end or ""))


def block_ids(doc_id: str, document: Document) -> list[str]:
    """The id of each layout block, in text order. Equal blocks are told apart by their order among each other."""
    seen: Counter[str] = Counter()
    ids = []
    for block in document.blocks:
        text = plain(document.text[block.start : block.end])
        seen[text] += 1
        ids.append(_digest(doc_id, "block", text, str(seen[text])))
    return ids


def give_ids(
    doc_id: str,
    targets: Sequence[TargetRow],
    deadlines: Sequence[DeadlineRow],
    departments: Sequence[DepartmentRow],
    schools: Sequence[SchoolRow],
) -> None:
    """Set the id of each row in place. Equal statements are told apart by their order among each other."""
    seen: Counter[tuple[str, ...]] = Counter()

    def made(*parts: str) -> str:
        seen[parts] += 1
        return _digest(doc_id, *parts, str(seen[parts]))

    for target in targets:
        target.target_id = made("target", plain(target.indicator), plain(target.text), target.status, plain(target.sentence))
    for deadline in deadlines:
        deadline.deadline_id = made("deadline", plain(deadline.text), deadline.kind, plain(deadline.sentence))
    for department in departments:
        department.department_id = made("department", plain(department.name), department.role, plain(department.sentence))
    for school in schools:
        school.school_id = made("school", plain(school.name), plain(school.campus), school.action, plain(school.sentence))
