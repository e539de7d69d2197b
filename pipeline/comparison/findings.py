"""What contradicts itself inside one plan: said twice differently, table against text, parts against sum, target below baseline, body against box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pipeline.comparison.lexicon import TITLE, concepts
from pipeline.comparison.load import Tables
from pipeline.comparison.records import Claim, Finding, Place, Plan, Project
from pipeline.comparison.units import counted_in

#: Force of a promise of a result, not only of work towards it (pipeline.comparison.claims).
RESULT = 3
#: What a plan builds: lists of them stand in the body and again in a box.
BUILT = ("新建", "迁建", "改建", "扩建", "改扩建", "建成")
#: Document → where its tables stand.
Spans = dict[str, list[tuple[int, int]]]
#: The shortest name of a school (某一中).
SCHOOL_NAME = 3
#: Between the last of a list of schools and its number: A、B和C3所.
CLOSE = 3


def findings_of(plans: Sequence[Plan], claims: Sequence[Claim], projects: Sequence[Project], tables: Tables) -> list[Finding]:
    """The contradictions inside each plan, plan by plan in the order of the text."""
    tabled = _tabled(tables)
    return [finding for plan in plans for finding in sorted(
        _plan_findings([claim for claim in claims if claim.doc_id == plan.doc_id], [each for each in projects if each.doc_id == plan.doc_id], tables, tabled),
        key=lambda each: (each.one.start or 0, each.kind, each.other.start or 0))]  # fmt: skip


def _plan_findings(claims: Sequence[Claim], projects: Sequence[Project], tables: Tables, tabled: Spans) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.concept and not (claim.match == "phrase" and len(claim.concept) < MEANT):
            groups[_what(claim)].append(claim)
    for group in groups.values():
        yield from _said_twice(group, tabled)
        yield from _below_baseline(group)
    yield from _levels(claims)
    yield from _parts(claims)
    yield from _named(claims, tables)
    yield from _body_box(projects)


#: A phrase without a known concept (学生, 金额) tells too little to hold two figures of it against each other.
MEANT = 5


def _what(claim: Claim) -> tuple[str, ...]:
    """What a claim counts, in its plan: two with the same are two statements of one thing."""
    return (claim.concept, claim.level, claim.stage, claim.population, claim.rest, counted_in(claim.unit)[0],
            claim.count_of, "" if claim.scope[:1] == "全" else claim.scope, "、".join(claim.schools))  # fmt: skip


def _said_twice(group: Sequence[Claim], tabled: Spans) -> Iterator[Finding]:
    """The same thing and time with another figure; the same figure with another day or force. What is due at another time is another stage."""
    for status in ("target", "baseline"):
        said = [claim for claim in group if claim.status == status]
        for first, other in ((said[0], other) for other in said[1:]):
            what = f"“{first.indicator}”"
            time = (first.deadline, other.deadline) if status == "target" else (first.period, other.period)
            figures_differ = _base(first) != _base(other)
            if figures_differ and time[0] == time[1] and not _one_sentence(first, other):
                kind = "table_text" if _in_table(first, tabled) != _in_table(other, tabled) else "figure"
                yield _finding(kind, first, other, f"{what}{'表格与正文' if kind == 'table_text' else '两处'}数值不同：{first.text}、{other.text}")
            elif status == "target" and not figures_differ and time[0] != time[1] and first.deadline and other.deadline and _results(first, other) and first.kind != "rate":
                yield _finding("deadline", first, other, f"{what}两处期限不同：{first.deadline}、{other.deadline}")
            elif status == "target" and not figures_differ and _forces_differ(first, other) and time[0] == time[1]:
                yield _finding("force", first, other, f"{what}两处力度不同：{first.strength}、{other.strength}")


def _forces_differ(one: Claim, other: Claim) -> bool:
    """A table says nothing of force, and work towards a rank is told more than once and in many words."""
    return bool(one.strength and other.strength) and one.strength != other.strength and one.kind != TITLE


def _results(one: Claim, other: Claim) -> bool:
    """A rank that is worked for by one year and reached by another is no contradiction."""
    return one.kind != TITLE or (one.strictness >= RESULT and other.strictness >= RESULT)


def _one_sentence(one: Claim, other: Claim) -> bool:
    """Two figures of one thing in one sentence are steps or members, told apart by words that the phrase has not kept."""
    return one.sentence == other.sentence and abs(one.start - other.start) < len(one.sentence)


def _base(claim: Claim) -> tuple[float | None, float | None]:
    factor = counted_in(claim.unit)[1]
    return (claim.value_min and claim.value_min * factor, claim.value_max and claim.value_max * factor)


def _below_baseline(group: Sequence[Claim]) -> Iterator[Finding]:
    """A goal that falls behind the plan's own fact, where more (or less) is what is striven for."""
    by_id = {claim.claim_id: claim for claim in group}
    seen = set()
    for claim in group:
        fact = by_id.get(claim.baseline_id)
        concept = concepts().get(claim.concept)
        if fact is None or claim.growth is None or concept is None or concept.better == "neither" or claim.stands_for in seen:
            continue
        if (claim.growth < 0) == (concept.better == "more") and claim.growth:
            seen.add(claim.stands_for)
            yield _finding("below_baseline", claim, fact, f"“{claim.indicator}”的目标{claim.text}不及现状{fact.text}（{fact.period or '未注明年份'}）")


def _levels(claims: Sequence[Claim]) -> Iterator[Finding]:
    """The same figure of the same thing at two levels in two places."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if claim.status != "target" or claim.value_min is None or claim.match == "phrase" or not claim.level:
            continue
        key = (*_what(claim)[:1], *_what(claim)[2:], *_base(claim), claim.deadline)
        other = first.setdefault(key, claim)
        if other.level != claim.level and other.section != claim.section:
            yield _finding("level", other, claim, f"“{claim.concept}”{claim.text}两处层级不同：{other.level}、{claim.level}")


def _parts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """100所，其中A 40所、B 70所: members that are more than the whole, in one sentence, unit and status."""
    for whole, rest in _wholes(claims):
        total = sum(part.value_max or 0 for part in rest)
        if whole.value_max is not None and total > whole.value_max * (1 + 1e-9):
            said = "、".join(part.text for part in rest)
            yield _finding("parts_sum", whole, rest[-1], f"其中各项之和大于总数（各项可能有交叉）：{said}合计{total:g}，总数{whole.text}")


def _wholes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each figure with those of its sentence that follow a 其中 behind it."""
    by_sentence: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.source == "targets" and "其中" in claim.sentence and "%" not in claim.unit:
            by_sentence[claim.sentence].append(claim)
    for sentence, found in by_sentence.items():
        origin = _origin(found[0], sentence)
        turn = sentence.find("其中")
        before = [claim for claim in found if claim.start - origin < turn]
        end = next((at for at, mark in enumerate(sentence) if at > turn and mark in "；;。"), len(sentence))
        after = [claim for claim in found if turn < claim.start - origin < end]
        if before and after:
            whole = before[-1]
            members = [claim for claim in after if claim.unit == whole.unit and claim.status == whole.status]
            if members:
                yield whole, members


def _origin(claim: Claim, sentence: str) -> int:
    """Where the sentence begins in the source, by the claim's own words in it."""
    return claim.start - max(sentence.find(claim.text), 0)


def _named(claims: Sequence[Claim], tables: Tables) -> Iterator[Finding]:
    """A、B和C共4所: a list of named schools right before a number that is not theirs."""
    schools: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in tables["schools"]:
        schools[row["doc_id"]].append(row)
    for claim in claims:
        if claim.unit != "所" or claim.value_min is None or claim.value_min != claim.value_max:
            continue
        listed = _list_before(schools[claim.doc_id], claim.start)
        if len(listed) > 1 and len(listed) != claim.value_min:
            names = "、".join(row["name"] for row in listed)
            yield Finding(claim.district, claim.doc_id, "parts_sum", claim.indicator, f"列出{len(listed)}所（{names}），数字是{claim.text}",
                          place_of(claim), Place(listed[0]["school_id"], listed[0]["start"], listed[-1]["end"], names, claim.sentence))  # fmt: skip


def _list_before(schools: Sequence[dict[str, Any]], place: int) -> list[dict[str, Any]]:
    """The schools that stand in one unbroken list right before a place (等 opens a list, so it breaks it)."""
    before = [row for row in schools if row["end"] <= place]
    if not before or place - before[-1]["end"] > 0:
        return []
    listed = [before[-1]]
    for earlier, later in reversed(list(pairwise(before))):
        if later is not listed[0] or later["start"] - earlier["end"] > CLOSE:
            break
        listed.insert(0, earlier)
    return listed


def _body_box(projects: Sequence[Project]) -> Iterator[Finding]:
    """A school that only one of body and box names, where both list what is done to schools of that stage."""
    listed: dict[tuple[str, str], list[Project]] = defaultdict(list)
    for project in projects:
        if project.action in BUILT and not project.object:
            listed[project.stage, project.action].append(project)
    for (_, action), each in listed.items():
        body, box = [one for one in each if one.in_body], [one for one in each if one.in_box]
        if not body or not box:
            continue
        only_body, only_box = [one for one in body if not one.in_box], [one for one in box if not one.in_body]
        for project in (*only_body, *only_box):
            here, there, others, rest = ("正文", "专栏", only_box, box) if project.in_body else ("专栏", "正文", only_body, body)
            campus = next((other for other in others if _campuses(project.school, other.school)), None)
            if campus and project.in_box:
                continue  # told from the body's side
            message = f"正文写“{project.school}”，专栏写“{campus.school}”" if campus else f"{here}{action}{project.school}，{there}的同类名单里没有"
            yield Finding(project.district, project.doc_id, "body_box", project.school, message, place_of_project(project), place_of_project(campus or rest[0]))


def _campuses(one: str, other: str) -> bool:
    """Whether two names are campuses of one school (铜梁中学新校区, 铜梁中学淮远校区)."""
    return one.endswith("校区") and other.endswith("校区") and one[:SCHOOL_NAME] == other[:SCHOOL_NAME]


def _tabled(tables: Tables) -> Spans:
    found: Spans = defaultdict(list)
    for row in tables["blocks"]:
        if row["kind"] == "table":
            found[row["doc_id"]].append((row["start"], row["end"]))
    return found


def _in_table(claim: Claim, tabled: Spans) -> bool:
    return any(start <= claim.start < end for start, end in tabled.get(claim.doc_id, ()))


def _finding(kind: str, one: Claim, other: Claim, message: str) -> Finding:
    return Finding(one.district, one.doc_id, kind, one.concept, message, place_of(one), place_of(other))


def place_of(claim: Claim) -> Place:
    """Where a claim stands."""
    return Place(claim.claim_id, claim.start, claim.end, claim.text, claim.sentence)


def place_of_project(project: Project) -> Place:
    """Where a project is first told."""
    return Place(project.school_ids[0], project.start, project.end, project.text, project.sentence)
