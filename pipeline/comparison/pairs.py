"""Which claims of two plans are held against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.comparison.lexicon import TITLE, by_part_and_whole, concepts
from pipeline.comparison.measures import measure, set_gap
from pipeline.comparison.records import Claim, Pair, Plan
from pipeline.comparison.units import counted_in
from pipeline.comparison.verdict import Verdict, judge

#: Neighbouring concepts are looked at where so few plans are compared; among more, coverage tells what each lacks.
FEW = 4
#: A phrase that no lexicon knows is held against the same phrase elsewhere from so many characters on,
TELLING = 4
#: and where it doesn't end in what every project, grant and building has.
_VAGUE = re.compile(r"(?:奖励|补助|补贴|奖补|投资|投入|资金|经费|收入|面积|占地|期限|年限|租金|规模|金额|标准|项目|人员|床位|服务期)$")
#: Concept → claims of one plan, each under its own concept and under the parts of a joint figure.
Shelf = dict[str, list[Claim]]


def pair_all(plans: Sequence[Plan], claims: Sequence[Claim]) -> list[Pair]:
    """The pairs of every two plans: of different districts, or of one district where only one is compared."""
    mine: dict[str, list[Claim]] = {plan.doc_id: [] for plan in plans}
    for claim in claims:
        if claim.stands_for == claim.claim_id and not is_vague(claim):
            mine[claim.doc_id].append(claim)
    shelves = {doc_id: _shelf(each) for doc_id, each in mine.items()}
    within = len({plan.district_full for plan in plans}) == 1
    return [
        pair
        for one, other in combinations(plans, 2)
        if within or one.district_full != other.district_full
        for pair in _pairs(mine[one.doc_id], shelves[one.doc_id], mine[other.doc_id], shelves[other.doc_id], len(plans) <= FEW)
    ]


def is_vague(claim: Claim) -> bool:
    """Whether a phrase without a known concept says too little of what is counted (奖励, 总投资, 班) to be held against the same words elsewhere."""
    return claim.match == "phrase" and bool(_VAGUE.search(claim.concept) or (len(claim.concept) < TELLING and not claim.concept.endswith(("率", "度"))))


def _shelf(claims: Iterable[Claim]) -> Shelf:
    shelf: Shelf = defaultdict(list)
    for claim in claims:
        for name in dict.fromkeys((claim.concept, *claim.parts)):
            shelf[name].append(claim)
    for claim in claims:
        if claim.group and claim.kind != TITLE:
            shelf[_group(claim)].append(claim)
    return shelf


def _group(claim: Claim) -> str:
    return f"group:{claim.group}"


def _pairs(ones: Sequence[Claim], ones_shelf: Shelf, others: Sequence[Claim], others_shelf: Shelf, neighbours: bool) -> Iterator[Pair]:
    """Every target with its nearest on the other side, in the order of the text; then facts with facts; each pair once."""
    chosen: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for a in ones:
        for b in _partners(a, others_shelf):
            chosen[a.claim_id, b.claim_id] = (a, b)
    for b in others:
        for a in _partners(b, ones_shelf):
            chosen.setdefault((a.claim_id, b.claim_id), (a, b))
    for a, b in chosen.values():
        yield _pair(a, b, ones_shelf, others_shelf)
    if neighbours:
        partnered = {each.claim_id for a, b in chosen.values() for each in (a, b)}
        for a, b in _related(ones, ones_shelf, others, others_shelf, partnered):
            yield _pair(a, b, {}, {})


def _partners(claim: Claim, shelf: Shelf) -> Iterator[Claim]:
    """The nearest target of the same concept; for a target without an exact partner also the nearest fact; for a fact the nearest fact."""
    known = [each for name in dict.fromkeys((claim.concept, *claim.parts, *_counterparts(claim))) for each in shelf.get(name, ())]
    targets = [each for each in known if each.status == "target"]
    facts = [each for each in known if each.status != "target"]
    if claim.status != "target":
        alike = [fact for fact in facts if fact.count_of == claim.count_of and fact.level == claim.level]
        if alike and not targets:
            yield max(alike, key=lambda each: nearness(claim, each))
        return
    best = max(targets, key=lambda each: nearness(claim, each), default=None)
    if best:
        yield best
    if facts and (best is None or best.parts != claim.parts):
        yield max(facts, key=lambda each: nearness(claim, each))


def _counterparts(claim: Claim) -> Iterator[str]:
    """The concept of the count that belongs to a share, or of the share that belongs to a count."""
    concept = concepts().get(claim.concept)
    if concept and concept.part:
        yield concept.part
    if share := by_part_and_whole().get(claim.concept):
        yield share.name


def _related(ones: Sequence[Claim], ones_shelf: Shelf, others: Sequence[Claim], others_shelf: Shelf, partnered: set[str]) -> Iterator[tuple[Claim, Claim]]:
    """The targets of both sides that nothing answers, each with its nearest neighbour; who has become one's neighbour asks for no other."""
    asked = set(partnered)
    for a in ones:
        if a.claim_id not in partnered:
            for b in _neighbours(a, others_shelf):
                asked.add(b.claim_id)
                yield a, b
    for b in others:
        if b.claim_id not in asked:
            yield from ((a, b) for a in _neighbours(b, ones_shelf))


def _neighbours(claim: Claim, shelf: Shelf) -> Iterator[Claim]:
    """The nearest target among neighbouring concepts, for a target that nothing else answers."""
    near = [each for each in shelf.get(_group(claim), ()) if each.status == "target"] if claim.group and claim.status == "target" else []
    if near:
        yield max(near, key=lambda each: nearness(claim, each))


def nearness(a: Claim, b: Claim) -> tuple[bool, ...]:
    """In how much two claims of one concept agree, the weightiest first."""
    return (a.concept == b.concept, counted_in(a.unit)[0] == counted_in(b.unit)[0], not b.parts or bool(a.parts), a.schools == b.schools, a.stage == b.stage, a.level == b.level, a.count_of == b.count_of,
            a.population == b.population, a.rest == b.rest, a.deadline == b.deadline, (a.value_min, a.value_max) == (b.value_min, b.value_max))  # fmt: skip


def _pair(a: Claim, b: Claim, ones: Shelf, others: Shelf) -> Pair:
    converted = _by_share(a, b, ones, others)
    said = converted[0] if converted else judge(a, b)
    pair = Pair(a, b, said.verdict, said.differs_in, said.reason, said.caution)
    if converted:
        pair.unit = converted[1]
        set_gap(pair, converted[2], converted[3])
    else:
        measure(pair)
    pair.confidence = round(min(_sure(a), _sure(b)), PLACES_OF_CONFIDENCE)
    reasons = [f"{claim.district}：{what}" for claim in (a, b) for what, unsure in (("抽取不确定", claim.needs_review), ("归类不确定", claim.concept_review)) if unsure]
    reasons += ["“建成”是否含已有的"] if "未说明是否含已有的" in pair.caution and pair.verdict in ("same", "convertible") else []
    pair.needs_review, pair.review_reason = bool(reasons), "；".join(reasons)
    return pair


PLACES_OF_CONFIDENCE = 4


def _sure(claim: Claim) -> float:
    """The same phrase on both sides is as sure as can be, whatever its concept."""
    return 1.0 if claim.match == "phrase" else claim.concept_confidence


def _by_share(a: Claim, b: Claim, ones: Shelf, others: Shelf) -> tuple[Verdict, str, tuple[float, float], tuple[float, float]] | None:
    """A share against a count, where the share's own plan gives the whole: 90% of 251 schools against 200 schools."""
    if a.status != b.status or None in (a.value_min, a.value_max, b.value_min, b.value_max):
        return None
    for share, count, shelf in ((a, b, ones), (b, a, others)):
        concept = concepts().get(share.concept)
        if not concept or not concept.part or concept.part != count.concept or share.unit != "%":
            continue
        wholes = [each for each in shelf.get(concept.whole, ()) if each.count_of == "total" and each.stage == share.stage and not each.level and each.value_min == each.value_max]
        if not wholes or share.level != count.level or share.stage != count.stage or share.deadline != count.deadline or count.count_of in ("new", "yearly"):
            continue
        whole = wholes[-1]
        assert whole.value_min is not None
        assert share.value_min is not None
        assert share.value_max is not None
        assert count.value_min is not None
        assert count.value_max is not None
        turned = (share.value_min / 100 * whole.value_min, share.value_max / 100 * whole.value_min)
        reason = f"比例可折成数量：{share.district}{share.text}，按本规划所列{concept.whole}{whole.text}折算约{turned[0]:.0f}{whole.unit}"
        caution = f"折算以{whole.period.replace('/', '—') or '未注明年份'}的{concept.whole}为基数"
        values = (turned, (count.value_min, count.value_max))
        return Verdict("convertible", (), reason, caution), counted_in(count.unit)[0], *(values if share is a else values[::-1])
    return None
