"""Bodies in sentences that tell of what was done: who acted then has no duty now."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.departments import DepartmentMention
from extractors.plan import Plan
from pipeline.chapters import by_section
from pipeline.document import Document
from pipeline.rows import TargetRow

#: What is still asked of them beside what was done: 已完成9座，其余由县水利局…; 县水利局要…
_ASKED = re.compile(r"(?<![主重需])要(?![求素点])|必须|应当|[将拟须]|负责|牵头|计划(?<![年度]计划)(?!的?\d)|下一?步|确保|力争|今后|明年")
_SUBJECT = "role.subject"


def told_bodies(document: Document, bodies: Sequence[DepartmentMention], targets: Sequence[TargetRow], plan: Plan) -> list[DepartmentMention]:
    """`bodies`, those without a duty that only acted in a sentence whose figures are all facts, in a chapter that looks back, or before the one of what is to come."""
    starts = [target.start for target in targets]
    reviewed = plan.reviewed[1] if plan.reviewed else 0
    done: list[DepartmentMention] = []
    for body in bodies:
        sentence = document.sentence_at(body.start) if body.role == "responsible" and body.rule.endswith(_SUBJECT) else None
        if sentence and not _ASKED.search(document.text, sentence.start, sentence.end):
            rows = targets[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if sentence.start < reviewed or by_section(document.section(sentence.block)) == "baseline" or {row.status for row in rows} - {"condition"} == {"baseline"}:
                body = replace(body, role="mentioned", rule=f"{body.rule}+told")
        done.append(body)
    return done
