"""What may be said of two claims together, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.comparison.records import Claim

#: Differences that leave the two numbers comparable: what is counted is the same.
MILD = frozenset({"comparator", "force"})

COUNTED = {"total": "总量", "new": "新增量", "built": "建成数", "yearly": "年度量", "": "未言明"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same`, `convertible`, `differs` or `not_comparable`, in what, why (in Chinese), and what to keep in mind."""

    verdict: str
    differs_in: tuple[str, ...]
    reason: str
    caution: str = ""


def judge(a: Claim, b: Claim) -> Verdict:
    """Hold two claims of one concept against each other."""
    if a.status != b.status:
        goal, fact = (a, b) if a.status == "target" else (b, a)
        return Verdict("not_comparable", ("status",), f"{goal.district}是目标，{fact.district}是{fact.period or '已有'}的事实，不能当作目标来比")
    if a.unit != b.unit:
        return Verdict("not_comparable", ("unit",), f"单位不同：{a.district}以“{a.unit}”计，{b.district}以“{b.unit}”计")
    found = list(_differences(a, b))
    if not found:
        return Verdict("same", (), "指标、层级、口径、单位和期限一致")
    words = "；".join(reason for _, reason in found)
    return Verdict("differs", tuple(name for name, _ in found), words)


def _differences(a: Claim, b: Claim) -> Iterator[tuple[str, str]]:
    for name, label, one, other in (
        ("level", "层级", a.level or "未言明", b.level or "未言明"),
        ("scope", "范围", a.scope or a.population, b.scope or b.population),
        ("new_total", "口径", COUNTED[a.count_of], COUNTED[b.count_of]),
        ("deadline", "期限", str(a.deadline or "无"), str(b.deadline or "无")),
        ("comparator", "比较词", a.comparator, b.comparator),
        ("force", "力度", a.strength, b.strength),
    ):
        if one != other:
            yield name, f"{label}不同：{a.district}{one or '未言明'}，{b.district}{other or '未言明'}"
