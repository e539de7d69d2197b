"""Ranks that a plan strives for without a number: 国家学前教育普及普惠区, 全国义务教育优质均衡发展区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from pipeline.comparison.claims import STRICTNESS
from pipeline.comparison.lexicon import TITLE, concepts
from pipeline.comparison.load import Tables
from pipeline.comparison.qualifiers import plain_phrase
from pipeline.comparison.records import Claim, Plan

#: Verbs before a rank, and how firmly they promise it. 创建 and 加快建设 promise work, not the result.
_FORCE = (("力争", re.compile(r"争创|力争|争取|努力")), ("确保", re.compile(r"确保|必须")), ("推进", re.compile(r"加快建设|推进|推动|创建|建设|打造|目标|申报")),
          ("达到", re.compile(r"建成|通过|成为|完成|获评|创成")))  # fmt: skip
_PAST = re.compile(r"成功|已经?|获评|荣获|获得|通过了|被评为|创建了")
_REVIEW = re.compile(r"发展基础|回顾|成就|成效|现状")
#: Headings under which ranks are spoken of and not promised.
_OUTLOOK = re.compile(r"形势|短板|问题|挑战|机遇")
#: 为建设教育强区提供保障, 以建设…为统领: what something else is done for. 以打造…为目标 is a goal.
_PURPOSE = re.compile(r"(?:^|[，。；、和])\s*(?:为了?|以)(?:加快|推进|着力)?(?:建设|创建|打造|建成)[^，。；]*$")
_AS_GOAL = re.compile(r"[^，。；]{0,12}为(?:主要)?目标")
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_CLAUSE = re.compile(r"[，,：:]")
#: A verb stands at most so many characters before the rank (创建国家级…, 建成成渝地区…).
REACH = 24


@cache
def _titles() -> re.Pattern[str]:
    words = {wording for concept in concepts().values() if concept.kind == TITLE for wording in concept.wordings}
    return re.compile("(?:国家级?|全国|省级|市级|全市|区级|[京津沪渝]市?|重庆市|现代化|[\u4e00-\u9fff]{2}地区)?(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")")


def goals_of(plans: Sequence[Plan], tables: Tables) -> Iterator[Claim]:
    """The ranks that each plan strives for or has reached, in the order of the text; one that is only mentioned is none."""
    by_id = {plan.doc_id: plan for plan in plans}
    times: dict[str, list[dict[str, Any]]] = {plan.doc_id: [] for plan in plans}
    for row in tables["deadlines"]:
        if row["doc_id"] in times and row["end_date"] and row["kind"] in ("by", "during"):
            times[row["doc_id"]].append(row)
    for block in tables["blocks"]:
        plan = by_id.get(block["doc_id"])
        if plan and block["kind"] in ("paragraph", "item", "table"):
            yield from _block_goals(plan, block, times[plan.doc_id])


def _block_goals(plan: Plan, block: dict[str, Any], times: Sequence[dict[str, Any]]) -> Iterator[Claim]:
    for sentence in _SENTENCE.finditer(block["text"]):
        for hit in _titles().finditer(sentence.group()):
            clause = _before(sentence.group(), hit.start())
            force = next((name for name, pattern in _FORCE if pattern.search(clause)), "")
            if not force or _purpose(sentence.group(), hit.start(), hit.end()):
                continue
            start = block["start"] + sentence.start() + hit.start()
            past = bool(_PAST.search(clause)) or bool(_REVIEW.search(block["section"]))
            if not past and _OUTLOOK.search(block["section"]):
                continue
            due, source = _due(plan, times, block["start"] + sentence.start(), start)
            yield Claim(
                claim_id="goal-" + sha256(f"{plan.doc_id}\x1f{plain_phrase(hit.group())}\x1f{sentence.group()}\x1f{hit.start()}".encode()).hexdigest()[:16],
                source="text", district=plan.district, doc_id=plan.doc_id, plan=plan.title, plan_start=plan.start, plan_end=plan.end,
                indicator=hit.group(), status="baseline" if past else "target", start=start, end=start + len(hit.group()), text=hit.group(),
                section=block["section"], sentence=sentence.group().strip(), action=_verb(clause), strength="" if past else force, strictness=0 if past else STRICTNESS[force],
                deadline=None if past else due, deadline_source="" if past else source,
            )  # fmt: skip


def _purpose(sentence: str, start: int, end: int) -> bool:
    """Whether the rank is only what something else is done for."""
    return bool(_PURPOSE.search(sentence[:start])) and not _AS_GOAL.match(sentence, end)


def _before(sentence: str, at: int) -> str:
    """The clause before a place; where it is bare, since ranks are listed by commas and 、, the clause before that too."""
    clauses = _CLAUSE.split(sentence[max(0, at - REACH) : at])
    return clauses[-1] if any(pattern.search(clauses[-1]) for _, pattern in _FORCE) else "，".join(clauses[-2:])


def _verb(clause: str) -> str:
    found = [hit.group() for _, pattern in _FORCE for hit in pattern.finditer(clause)]
    return "、".join(dict.fromkeys(found))


def _due(plan: Plan, times: Sequence[dict[str, Any]], sentence: int, place: int) -> tuple[Any, str]:
    """The last time of the sentence before the place, else the plan's end."""
    stated = [row for row in times if sentence <= row["start"] < place]
    return (stated[-1]["end_date"], "stated") if stated else (plan.end, "plan" if plan.end else "")
