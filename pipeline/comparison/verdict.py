"""What may be said of two claims together, and why. The reasons are Chinese: people read them in sheets and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.comparison.claims import STRICTNESS
from pipeline.comparison.labels import COMPARATORS
from pipeline.comparison.lexicon import TITLE
from pipeline.comparison.records import Claim
from pipeline.comparison.units import counted_in

#: Differences that leave the two numbers comparable: what is counted is the same.
MILD = frozenset({"comparator", "force"})
COUNTED = {"total": "总量", "new": "新增量", "built": "建成数", "yearly": "每年的量", "": "未言明"}

UNSAID = "未言明"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same`, `convertible`, `differs` or `not_comparable`, in what, why (in Chinese), and what to keep in mind."""

    verdict: str
    differs_in: tuple[str, ...]
    reason: str
    caution: str = ""


def judge(a: Claim, b: Claim) -> Verdict:
    """Hold two claims against each other."""
    if a.concept != b.concept and not shared(a, b):
        return Verdict("not_comparable", ("concept",), f"相近而不同的指标：{a.district}是“{a.indicator}”，{b.district}是“{b.indicator}”")
    if a.status != b.status:
        goal, fact = (a, b) if a.status == "target" else (b, a)
        return Verdict("not_comparable", ("status",), f"{goal.district}是目标，{fact.district}是{_period(fact)}的事实，不能当作目标来比" + _also(a, b))
    one, other = counted_in(a.unit), counted_in(b.unit)
    if one[0] != other[0]:
        return Verdict("not_comparable", ("unit",), f"单位不同：{a.district}以“{a.unit}”计，{b.district}以“{b.unit}”计，无从换算")
    found = [*_substance(a, b), *_manner(a, b)]
    if found:
        return Verdict("differs", tuple(name for name, _ in found), "；".join(reason for _, reason in found), _caution(a, b))
    if one[1] != other[1]:
        return Verdict("convertible", (), f"同一指标，单位可换算：“{a.unit}”和“{b.unit}”都折成“{one[0]}”", _caution(a, b))
    return Verdict("same", (), _same(a, b), _caution(a, b))


def shared(a: Claim, b: Claim) -> bool:
    """Whether one of the two is a joint figure that holds the other's concept, or both hold one."""
    return bool({a.concept, *a.parts} & {b.concept, *b.parts})


def _substance(a: Claim, b: Claim) -> Iterator[tuple[str, str]]:
    """Differences in what is counted."""
    if set(a.parts) != set(b.parts):
        if a.parts and b.parts:
            yield "scope", _differ("合计的成员", a, b, "、".join(a.parts), "、".join(b.parts))
        else:
            whole, part = (a, b) if a.parts else (b, a)
            yield "scope", f"{whole.district}是合计（{'、'.join(whole.parts)}），{part.district}只计{part.concept}"
    if a.level != b.level:
        yield "level", _differ("层级", a, b, a.level, b.level)
    if a.stage != b.stage and a.stage and b.stage:
        yield "scope", _differ("学段", a, b, a.stage, b.stage)
    for label, one, other in (("对象", a.population, b.population), ("限定", a.rest, b.rest), ("范围", _place(a), _place(b))):
        if one != other:
            yield "scope", _differ(label, a, b, one, other)
    if a.schools != b.schools:
        yield "scope", _differ("限于学校", a, b, "、".join(a.schools), "、".join(b.schools))
    if "yearly" in (a.count_of, b.count_of) and a.count_of != b.count_of:
        yield "stock_flow", _differ("口径", a, b, COUNTED[a.count_of], COUNTED[b.count_of])
    elif {a.count_of, b.count_of} == {"new", "total"}:
        yield "new_total", _differ("口径", a, b, COUNTED[a.count_of], COUNTED[b.count_of])


def _manner(a: Claim, b: Claim) -> Iterator[tuple[str, str]]:
    """Differences in by when, how exactly and how firmly."""
    if a.status == "baseline" and a.period != b.period:
        yield "period", _differ("时段", a, b, a.period, b.period)
    if _year(a) != _year(b):
        yield "deadline", _differ("期限", a, b, _year(a), _year(b))
    if a.comparator != b.comparator:
        yield "comparator", _differ("比较词", a, b, COMPARATORS.get(a.comparator, ""), COMPARATORS.get(b.comparator, ""))
    if a.strictness != b.strictness:
        yield "force", _differ("力度", a, b, force(a), force(b))


def force(claim: Claim) -> str:
    """How firmly it is said, binding first: 约束性, 确保, 达到, 力争, …"""
    return "约束性" if claim.strictness == STRICTNESS["约束性"] else claim.strength or "达到"


def _differ(label: str, a: Claim, b: Claim, one: str, other: str) -> str:
    return f"{label}不同：{a.district}{one or UNSAID}，{b.district}{other or UNSAID}"


def _same(a: Claim, b: Claim) -> str:
    if a.kind == TITLE:
        return "同一创建目标，期限和力度一致"
    equal = (a.value_min, a.value_max) == (b.value_min, b.value_max) and a.unit == b.unit
    counted = "" if a.count_of == b.count_of else "（口径见注意）"
    return f"同一指标，层级、单位和期限一致{counted}" + ("，数值相同" if equal else "")


def _caution(a: Claim, b: Claim) -> str:
    """What a reader has to know although the two are held against each other."""
    said = []
    if "built" in (a.count_of, b.count_of) and a.count_of != b.count_of:
        built, other = (a, b) if a.count_of == "built" else (b, a)
        said.append(f"{built.district}写“{built.action}”，未说明是否含已有的；{other.district}计的是{COUNTED[other.count_of]}")
    if a.stage != b.stage and not (a.stage and b.stage):
        told, silent = (a, b) if a.stage else (b, a)
        said.append(f"{told.district}限于{told.stage}，{silent.district}未言明学段")
    said += [f"{claim.district}未明写期限，按规划期末计" for claim in (a, b) if claim.deadline_source == "plan" and claim.status == "target"]
    said += [f"{claim.district}的指标归类不确定" for claim in (a, b) if claim.concept_review]
    return "；".join(said)


def _also(a: Claim, b: Claim) -> str:
    """Further differences of two claims that are not compared anyway."""
    words = [reason for _, reason in _substance(a, b)]
    return "；" + "；".join(words) if words else ""


def _place(claim: Claim) -> str:
    """The scope, but that the whole district is meant goes without saying."""
    return "" if claim.scope.startswith("全") else claim.scope


def _year(claim: Claim) -> str:
    return f"{claim.deadline.year}年" if claim.deadline else ""


def _period(claim: Claim) -> str:
    return claim.period.replace("/", "—") + "年" if claim.period else "已有"
