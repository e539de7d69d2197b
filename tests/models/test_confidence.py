"""Confidence: a chance for each thing judged; rules that were never trained on count as seldom ones."""

from __future__ import annotations

import pytest

from models.confidence import COMMON, FIELDS, JUDGED, Facts, features, known_rules, size_of
from models.learned import shipped

FACTS: Facts = ("a.rule", "by", "by|True|True", None, size_of(7))
KNOWN = frozenset({"found:a.rule"})


def test_features_name_rules_words_and_sizes():
    assert features("deadlines", FACTS, KNOWN) == ["found:a.rule", "kind=by", "dated=by|True|True", "length~5"]


def test_an_unknown_rule_is_a_seldom_one():
    assert features("deadlines", FACTS, frozenset())[0] == "found:seldom"


def test_a_rule_is_known_once_it_is_common():
    assert known_rules("deadlines", [FACTS] * COMMON) == KNOWN
    assert known_rules("deadlines", [FACTS] * (COMMON - 1)) == frozenset()


def _facts(table: str, rule: str, word: str) -> Facts:
    kinds = {":": rule, "=": word, "~": 3, "%": 9, "^": "学", "$": "数"}
    return tuple(kinds[name[-1]] for name in FIELDS[table])


@pytest.mark.parametrize("table", JUDGED)
def test_the_shipped_model_judges_a_row_by_the_features_that_it_was_trained_on(table):
    confidence = shipped().confidence
    assert confidence
    judge = confidence.judges[table]
    rules = {rule.partition(":")[2] for rule in judge.known}
    words = {name.partition("=")[2] for name in judge.model.weights if "=" in name}
    assert tuple(judge.model.outcomes) == JUDGED[table]
    for rule in (*sorted(rules), "no.such.rule"):
        for word in (*sorted(words)[:20], "no such word"):
            facts = _facts(table, rule, word)
            assert judge.chances(facts) == judge.model.chances(features(table, facts, judge.known))


def test_every_weight_of_the_shipped_models_is_one_of_a_field():
    confidence = shipped().confidence
    assert confidence
    for table, judge in confidence.judges.items():
        fields = (*(name for name in FIELDS[table] if name != "$"), "bias")
        assert [name for name in judge.model.weights if not name.startswith(fields) and not (name.endswith("$") and "$" in FIELDS[table])] == []
