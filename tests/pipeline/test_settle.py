"""Rules and models together: certain rules stand, and no model moves or makes a span."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.deciding import Decider, change
from models.learned import RULES_ALONE, Learned, shipped
from models.linear import Linear
from pipeline.extract import extract
from pipeline.passages import read_passages
from pipeline.read import find_documents, read, read_text

TEXT = "某县教育发展“十四五”规划\n二、基本情况\n到2025年，新建幼儿园12所，学位达到3600个。\n县教育局牵头，县财政局配合。\n"


def stubborn(outcome: str, outcomes: tuple[str, ...], precision: float) -> Decider:
    """A model that always says `outcome`, against rules of that precision."""
    weights = {"bias": tuple(9.0 if each == outcome else -9.0 for each in outcomes)}
    rules = frozenset({"status.goal_time", "status.plan_text", "status.section"})
    return Decider(Linear(outcomes, weights), _Same(precision), {change(said, each): 0.5 for said in outcomes for each in outcomes}, rules)


class _Same(dict[str, float]):
    """The same precision for every rule."""

    def __init__(self, precision: float) -> None:
        super().__init__()
        self._precision = precision

    def get(self, key, default=None):
        return self._precision


STATUSES = ("target", "baseline", "condition", "none")


def statuses(learned):
    return [row.status for row in extract(read_text(TEXT, "plan"), learned).targets]


def test_certain_rules_are_not_overruled():
    learned = Learned(stubborn("baseline", STATUSES, 0.99))
    assert statuses(learned) == statuses(RULES_ALONE)


def test_a_share_that_opens_its_clause_is_no_bound_whatever_the_model_says():
    text = "某县农村发展“十四五”规划\n二、目标\n到2025年，60%以上的行政村达到宜居标准，冷藏车保有量在30%以上的企业增多。\n"
    share, bound = extract(read_text(text, "plan"), Learned(stubborn("condition", STATUSES, 0.5))).targets
    assert (share.status, bound.status) == ("target", "condition")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("记者看到，工人正在施工。该项目总投资9亿元，项目占地面积90亩。", "target target"),
        ("记者看到，工人正在施工。小区车位900个。", "baseline"),
        ("记者看到，工人正在施工。小区将改建，车位900个。", "target"),
        ("记者看到，工人正在施工。二期建成后，能容纳住户900户。", "target"),
        ("区里介绍了今年的安排。\n一、宜居“安心”实事\n改造老旧小区12个。", "target"),
        ("区里介绍了今年的安排。\n一、宜居生活\n改造老旧小区12个。", "baseline"),
    ],
)
def test_no_model_makes_a_fact_of_what_is_planned(text, wanted):
    rows = extract(read_text(text, "news"), Learned(stubborn("baseline", STATUSES, 0.5))).targets
    assert " ".join(row.status for row in rows) == wanted


def test_weak_rules_are_overruled_and_it_is_said():
    row = extract(read_text(TEXT, "plan"), Learned(stubborn("condition", STATUSES, 0.5))).targets[0]
    assert (row.status, row.deadline) == ("condition", None)
    assert row.evidence["status"].rule == "model:status@status.goal_time"
    assert row.evidence["status"].share == pytest.approx(1)


def test_a_row_that_is_none_is_dropped():
    assert statuses(Learned(stubborn("none", STATUSES, 0.5))) == []


def test_what_is_no_longer_past_is_not_due_in_the_past():
    text = "某县“十四五”规划\n2019年，新建学校3所。\n"
    row = extract(read_text(text, "plan"), Learned(stubborn("target", STATUSES, 0.5)))
    assert [(each.status, each.deadline) for each in row.targets if each.status == "target"] in ([], [("target", date(2025, 12, 31))])


def test_no_model_moves_or_makes_a_span(corpora):
    documents = [read(path) for path in find_documents([corpora]) if path.parent == corpora]
    documents += [passage.document for passage in read_passages(corpora / "passages")[::10]]
    for document in documents:
        by_rules, settled = extract(document, RULES_ALONE), extract(document, shipped())
        for table in ("targets", "deadlines", "departments", "schools"):
            known = {(row.start, row.end) for row in getattr(by_rules, table)}
            assert {(row.start, row.end) for row in getattr(settled, table)} <= known


def test_every_shipped_row_has_a_confidence(corpora):
    found = extract(read(corpora / "yongchuan_2022.txt"))
    review = shipped().confidence.review
    for rows in (found.targets, found.deadlines, found.departments, found.schools):
        for row in rows:
            assert 0 <= row.confidence <= 1
            assert row.needs_review == (row.confidence < review) == bool(row.review_reason)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("建成幼儿园12所，改造公厕57座。", ["target", "target"]),
        ("办园条件得到改善。建成幼儿园12所。", ["baseline"]),
    ],
)
def test_a_goal_becomes_a_fact_only_behind_a_sign_of_what_was(body, wanted):
    learned = Learned(stubborn("baseline", STATUSES, 0.5))
    assert [row.status for row in extract(read_text(f"教育方面：\n{body}\n", "list"), learned).targets] == wanted


def test_a_fact_that_is_told_as_surpassed_stays_a_fact(corpora):
    """`超` and `余` tell as often of what was as of what is to come: beside a fact as it stands, the same with `超` before it."""
    kept = lost = 0
    for passage in [each for each in read_passages(corpora / "passages") if each.file in ("j_01", "j_02")]:
        document = passage.document
        facts = [row for row in extract(document).targets if row.status == "baseline" and row.comparator == "="]
        for fact in facts[1:4]:
            text = f"{document.text[: fact.start]}超{document.text[fact.start :]}"
            again = replace(read_text(text, "told"), header=document.header)
            row = next((each for each in extract(again).targets if each.start == fact.start + 1), None)
            kept, lost = kept + (row is not None and row.status == "baseline"), lost + (row is not None and row.status != "baseline")
    assert lost <= 0.02 * kept, (kept, lost)
