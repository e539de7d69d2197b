"""The answer in sentences made from the data: what can be compared, who promises more, what can't be compared and why.

A sentence says that a plan promises more only of pairs whose verdict is `same` or `convertible`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.comparison.records import Claim, Comparison, Pair
from pipeline.report.data import pair_id
from pipeline.report.figures import amount, said
from pipeline.report.matches import COMPARABLE, Match, matches_of
from pipeline.report.sides import Side, years
from pipeline.report.words import LANGUAGES, Both, listed, word
from pipeline.show import legible

#: How many examples a part names; the table has all.
EXAMPLES = 6
NAMED = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages and where it leads: to a row (`pair=…`), or to a table with filters set."""

    text: Both
    go: str = ""
    table: str = ""
    choose: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under a title; the first part has none."""

    title: Both | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to its rows."""

    count: int
    label: Both
    tone: str
    table: str
    choose: tuple[tuple[str, str], ...] = ()


def title(sides: Sequence[Side]) -> Both:
    """What is compared: the districts by name, of more than four how many; of one district its plans."""
    districts = list(dict.fromkeys(legible(side.plan.district) for side in sides))
    if len(districts) == 1:
        periods = list(dict.fromkeys(years(side.plan) for side in sides if years(side.plan)))
        many = len(sides) > 1
        return (f"{districts[0]}规划目标" + (f"：{listed(periods, 'zh')}" if many and periods else ""), f"{districts[0]}: plan targets" + (f", {listed(periods, 'en')}" if many and periods else ""))
    if len(districts) > NAMED:
        return (f"{len(districts)}个区县规划目标对比", f"Plan targets of {len(districts)} districts")
    return (f"{listed(districts, 'zh')}规划目标对比", f"Plan targets of {listed(districts, 'en')}")


def subtitle(comparison: Comparison, sides: Sequence[Side]) -> Both:
    """Period, documents and goals."""
    spans = list(dict.fromkeys(years(side.plan) for side in sides if years(side.plan)))
    goals = sum(_is_goal(claim) for claim in comparison.claims)
    head = f"{spans[0]} · " if len(spans) == 1 else ""
    return (f"{head}{len(sides)} 份文件 · {goals:,} 项目标", f"{head}{len(sides)} documents · {goals:,} targets")


def figures(comparison: Comparison) -> list[Figure]:
    """Pairs by verdict, goals that one plan alone has, contradictions inside a plan."""
    verdicts = Counter(pair.verdict for pair in comparison.pairs)
    found = [Figure(verdicts[verdict], _both(f"verdict.{verdict}"), verdict, "pairs", (("verdict", verdict),)) for verdict in ("same", "convertible", "differs", "not_comparable")]
    if len(comparison.plans) > 1:
        found.append(Figure(_only(comparison).total(), _both("only_one"), "plain", "claims", (("status", "target"), ("only", "only"))))
    found.append(Figure(len(comparison.findings), _both("findings"), "plain", "findings"))
    return [figure for figure in found if figure.count]


def parts(comparison: Comparison, sides: Sequence[Side]) -> list[Part]:
    """The sentences, the main thing first; parts that have nothing to say are absent."""
    matches = matches_of(comparison)
    found = [
        (None, [_lead(comparison, sides)]),
        ("part.further", _further(comparison, sides, matches)),
        ("part.not_matching", _not_matching(comparison, sides)),
        ("part.alone", _alone(comparison, sides)),
        ("part.when", _when(comparison, sides)),
        ("part.who", _who(comparison, sides)),
        ("part.schools", _schools(comparison, sides)),
        ("part.checks", _checks(comparison, sides)),
    ]
    return [Part(_both(key) if key else None, made) for key, sentences in found if (made := tuple(sentences))]


def _both(key: str) -> Both:
    zh, en = (word(key, language) for language in LANGUAGES)
    return zh, en


def _is_goal(claim: Claim) -> bool:
    """A goal that is told here for the first time."""
    return claim.status == "target" and claim.stands_for == claim.claim_id


def _lead(comparison: Comparison, sides: Sequence[Side]) -> Sentence:
    verdicts = Counter(pair.verdict for pair in comparison.pairs)
    goals = Counter(claim.doc_id for claim in comparison.claims if _is_goal(claim))
    if len(sides) > NAMED:
        zh, en = f"{len(sides)} 份文件提出 {goals.total():,} 项目标", f"{len(sides)} documents set {goals.total():,} targets"
    else:
        zh = "，".join(f"{side.label}提出 {goals[side.plan.doc_id]} 项目标" for side in sides)
        en = ", ".join(f"{side.label} sets {goals[side.plan.doc_id]} targets" for side in sides)
    if len(sides) < 2:
        return Sentence((f"{zh}；要对比，还需要另一份文件。", f"{en}; a comparison needs a second document."), table="claims")
    if not comparison.pairs:
        return Sentence((f"{zh}，没有说到同一个指标。", f"{en}; they share no indicator."), table="claims")
    comparable = verdicts["same"] + verdicts["convertible"]
    return Sentence(
        (
            f"{zh}。说到同一指标或相近指标的可以配成 {len(comparison.pairs):,} 组：{comparable:,} 组可以直接比较，"
            f"{verdicts['differs']:,} 组口径有别、只能并列看，{verdicts['not_comparable']:,} 组不可比。",
            f"{en}. On the same or neighbouring indicators they make {len(comparison.pairs):,} pairs: {comparable:,} can be compared, "
            f"{verdicts['differs']:,} differ in what they count and can only be read side by side, {verdicts['not_comparable']:,} can't be compared.",
        ),
        table="pairs",
    )


def _further(comparison: Comparison, sides: Sequence[Side], matches: Sequence[Match]) -> Iterator[Sentence]:
    """Who promises more, of comparable goals alone."""
    if len(sides) == 2 and any(pair.verdict in COMPARABLE for pair in comparison.pairs):
        yield _tally(comparison, sides)
        comparable = [pair for pair in comparison.pairs if pair.verdict in COMPARABLE]
        comparable.sort(key=lambda pair: (pair.ahead not in ("a", "b"), pair.ahead != "equal", -_distance(pair)))
        for pair in comparable[:EXAMPLES]:
            yield _pair_sentence(pair, sides)
        return
    for match in matches[:EXAMPLES]:
        yield _range_sentence(match, sides)


def _distance(pair: Pair) -> float:
    """How far apart two figures are, as a share of the larger; 0 where a ratio can't be told."""
    if not pair.ratio or pair.ratio <= 0:
        return 0.0
    return 1 - min(pair.ratio, 1 / pair.ratio)


def _tally(comparison: Comparison, sides: Sequence[Side]) -> Sentence:
    """How often each side goes further; what never happens is not counted out."""
    counts = Counter(pair.ahead or "" for pair in comparison.pairs if pair.verdict in COMPARABLE)
    a, b = (side.label for side in sides)
    zh = {"a": f"{a}走得更远的", "b": f"{b}走得更远的", "equal": "两者相同的", "": "不分高低的"}
    en = {"a": f"{a} goes further in", "b": f"{b} goes further in", "equal": "both promise the same in", "": "no order can be told in"}
    told = [ahead for ahead in zh if counts[ahead]]
    nobody = ("", "") if counts["a"] or counts["b"] else ("，没有一组能说谁走得更远", "; in none can one be said to go further")
    return Sentence(
        (
            f"可比的 {counts.total()} 组里，{'，'.join(f'{zh[ahead]}有 {counts[ahead]} 组' for ahead in told)}{nobody[0]}。",
            f"Of {counts.total()} comparable pairs {', '.join(f'{en[ahead]} {counts[ahead]}' for ahead in told)}{nobody[1]}.",
        ),
        table="pairs",
        choose=() if any(pair.verdict == "convertible" for pair in comparison.pairs) else (("verdict", "same"),),
    )


def _pair_sentence(pair: Pair, sides: Sequence[Side]) -> Sentence:
    """Two comparable goals and, where the comparison tells, which goes further and by how much."""
    labels = _labels(sides)
    a, b = labels[pair.a.doc_id], labels[pair.b.doc_id]
    zh, en = (f"{legible(pair.a.concept)}{colon}{a} {legible(said(pair.a))}{comma}{b} {legible(said(pair.b))}" for colon, comma in (("：", "，"), (": ", ", ")))
    if pair.ahead in ("a", "b"):
        ahead = a if pair.ahead == "a" else b
        gap = _gap(abs(pair.gap_min), pair.unit) if pair.gap_min is not None and pair.gap_min == pair.gap_max else ""
        zh += f"，{ahead}走得更远" + (f"，相差 {gap}" if gap else "")
        en += f"; {ahead} goes further" + (f" by {gap}" if gap else "")
    elif pair.ahead == "equal":
        zh, en = f"{zh}，两者相同", f"{en}, the same"
    else:
        zh, en = f"{zh}，{legible(pair.reason)}", f"{en}, not ranked"
    caution = f"（{legible(pair.caution)}）" if pair.caution else ""
    return Sentence((f"{zh}{caution}。", f"{en}."), go=f"pair={pair_id(pair)}")


def _gap(value: float, unit: str) -> str:
    """A difference; of percentages in points."""
    return amount(value, "个百分点" if unit in ("%", "％") else unit)


def _range_sentence(match: Match, sides: Sequence[Side]) -> Sentence:
    labels = _labels(sides)
    plans = len({level.claim.doc_id for level in match.levels})
    top, bottom = match.highest, match.lowest
    concept = legible(match.concept)
    if len(top) == len(match.levels):
        figure = legible(said(top[0].claim))
        return Sentence((f"{concept}：{plans} 份文件可比，都是 {figure}。", f"{concept}: {plans} comparable documents, all {figure}."), table="pairs", choose=(("text", concept),))
    names = [tuple(listed(list(dict.fromkeys(labels[level.claim.doc_id] for level in levels)), language, 3) for language in LANGUAGES) for levels in (top, bottom)]
    high, low = (amount(value, match.unit) for value in (top[0].high, bottom[0].low))
    return Sentence(
        (
            f"{concept}：{plans} 份文件可比，最高 {high}（{names[0][0]}），最低 {low}（{names[1][0]}）。",
            f"{concept}: {plans} comparable documents, highest {high} ({names[0][1]}), lowest {low} ({names[1][1]}).",
        ),
        table="pairs",
        choose=(("text", concept),),
    )


def _not_matching(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """Goals that look alike and don't match, one of each concept, with the reason."""
    labels = _labels(sides)
    apart = [pair for pair in comparison.pairs if pair.verdict not in COMPARABLE and "target" in (pair.a.status, pair.b.status)]
    apart.sort(key=lambda pair: (pair.a.status != pair.b.status, pair.verdict != "differs", pair.a.value_min is None, len(pair.differs_in)))
    of_each = {pair.a.concept: pair for pair in reversed(apart)}
    for pair in list(reversed(of_each.values()))[:EXAMPLES]:
        a, b = (f"{labels[claim.doc_id]} {legible(said(claim))}" for claim in (pair.a, pair.b))
        concept = legible(pair.a.concept)
        apart_en = listed([word(f"differs_in.{each}", "en") for each in pair.differs_in], "en")
        yield Sentence((f"{concept}：{a}，{b}——{legible(pair.reason)}。", f"{concept}: {a}, {b} – {word('verdict.' + pair.verdict, 'en').lower()}{': ' + apart_en if apart_en else ''}."), go=f"pair={pair_id(pair)}")


def _only(comparison: Comparison) -> Counter[str]:
    """Plan → how many concepts it alone promises."""
    return Counter(each.doc_id for each in comparison.coverage if each.state == "target" and not each.others)


def _alone(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """What one plan promises and no other does."""
    if len(sides) < 2:
        return
    only = _only(comparison)
    for side in sorted(sides, key=lambda side: -only[side.plan.doc_id])[:EXAMPLES]:
        concepts = [legible(each.concept) for each in comparison.coverage if each.doc_id == side.plan.doc_id and each.state == "target" and not each.others]
        if concepts:
            zh, en = (listed(concepts[:NAMED], language) for language in LANGUAGES)
            yield Sentence(
                (f"只有{side.label}的文件提出的指标有 {len(concepts)} 个，如{zh}。", f"{len(concepts)} indicators are promised by {side.label} alone, such as {en}."),
                table="claims",
                choose=(("doc", side.label), ("status", "target"), ("only", "only")),
            )


def _when(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """By when the goals are due, and whether the text says so itself."""
    for group in _told_of(sides):
        goals = [claim for claim in comparison.claims if claim.doc_id in group.doc_ids and _is_goal(claim)]
        dated = [claim for claim in goals if claim.deadline]
        if not dated:
            continue
        stated = sum(claim.deadline_source != "plan" for claim in dated)
        year, often = Counter(claim.deadline.year for claim in dated if claim.deadline).most_common(1)[0]
        yield Sentence(
            (
                f"{group.zh}的 {len(goals):,} 项目标里 {len(dated):,} 项有期限，其中 {often:,} 项到 {year} 年；期限写在原文里的 {stated:,} 项，随规划期末的 {len(dated) - stated:,} 项。",
                f"{group.en}: {len(dated):,} of {len(goals):,} targets have a deadline, {often:,} of them in {year}; {stated:,} are stated in the text, {len(dated) - stated:,} follow the plan's own end.",
            ),
            table="claims",
            choose=(*group.choose, ("status", "target")),
        )


def _who(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """Which bodies answer for goals, and how many goals name nobody."""
    for group in _told_of(sides):
        goals = sum(claim.doc_id in group.doc_ids and _is_goal(claim) for claim in comparison.claims)
        loads = [each for each in comparison.load if each.doc_id in group.doc_ids]
        nobody = sum(each.targets for each in loads if not each.department)
        bodies = [each for each in loads if each.department and each.targets]
        if not goals:
            continue
        if not bodies:
            yield Sentence((f"{group.zh}的 {goals:,} 项目标都没有点名责任部门。", f"{group.en}: none of {goals:,} targets names a body that answers for it."), table="load", choose=group.choose)
            continue
        heaviest = max(bodies, key=lambda each: each.targets)
        name, count = legible(heaviest.department), heaviest.targets
        yield Sentence(
            (
                f"{group.zh}的 {goals:,} 项目标里 {goals - nobody:,} 项点名了责任部门，最多的是{name}（{count:,} 项）；{nobody:,} 项没有点名。",
                f"{group.en}: {goals - nobody:,} of {goals:,} targets name a body, most often {name} ({count:,}); {nobody:,} name none.",
            ),
            table="load",
            choose=group.choose,
        )


def _schools(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """How many projects at named schools, by what is done."""
    for group in _told_of(sides):
        own = [project for project in comparison.projects if project.doc_id in group.doc_ids]
        if not own:
            continue
        actions = Counter(project.action for project in own).most_common(NAMED)
        schools = len({(project.doc_id, project.school) for project in own})
        zh, en = (comma.join(f"{action} {count:,}" for action, count in actions) for comma in ("、", ", "))
        yield Sentence(
            (f"{group.zh}点名 {schools:,} 所学校的 {len(own):,} 个事项：{zh}。", f"{group.en}: {len(own):,} measures at {schools:,} named schools: {en}."),
            table="projects",
            choose=group.choose,
        )


def _checks(comparison: Comparison, sides: Sequence[Side]) -> Iterator[Sentence]:
    """Contradictions inside a plan, and rows that a person should look at."""
    for group in _told_of(sides):
        own = [finding for finding in comparison.findings if finding.doc_id in group.doc_ids]
        if own:
            yield Sentence(
                (f"{group.zh}自身有 {len(own):,} 处需要核对，如：{legible(own[0].message)}。", f"{group.en}: places to be checked: {len(own):,}."), table="findings", choose=group.choose
            )
    unsure = sum(claim.needs_review or claim.concept_review for claim in comparison.claims)
    if unsure:
        yield Sentence((f"有 {unsure:,} 行抽取或归类不够确定，请对照原文。", f"Rows that are unsure in extraction or concept: {unsure:,}; please read them against the source."), table="claims", choose=(("review", "yes"),))


@dataclass(frozen=True, slots=True)
class _Group:
    """Plans that one sentence tells of, how they are called, and the filter that shows their rows."""

    doc_ids: frozenset[str]
    zh: str
    en: str
    choose: tuple[tuple[str, str], ...] = ()


def _told_of(sides: Sequence[Side]) -> list[_Group]:
    """Each side by itself; of many all together."""
    if len(sides) > NAMED:
        return [_Group(frozenset(side.plan.doc_id for side in sides), f"{len(sides)} 份文件", f"{len(sides)} documents")]
    return [_Group(frozenset({side.plan.doc_id}), side.label, side.label, (("doc", side.label),)) for side in sides]


def _labels(sides: Sequence[Side]) -> dict[str, str]:
    return {side.plan.doc_id: side.label for side in sides}


def as_data(comparison: Comparison, sides: Sequence[Side]) -> dict[str, Any]:
    """Figures and sentences for the page's script."""
    return {
        "figures": [{"count": each.count, "label": each.label, "tone": each.tone, "table": each.table, "choose": dict(each.choose)} for each in figures(comparison)],
        "parts": [
            {"title": part.title, "sentences": [{"text": each.text, "go": each.go, "table": each.table, "choose": dict(each.choose)} for each in part.sentences]}
            for part in parts(comparison, sides)
        ],
    }  # fmt: skip
