"""Confidence: a chance for each thing judged; rules that were never trained on count as seldom ones."""

from __future__ import annotations

from models.confidence import COMMON, JUDGED, Facts, features, known_rules
from models.learned import shipped

FACTS = Facts({"found": "a.rule"}, {"kind": "by"}, {"length": 7}, {"status": 0.83}, "学位数")


def test_features_name_rules_words_and_sizes():
    assert features(FACTS, frozenset({"found:a.rule"})) == ["found:a.rule", "kind=by", "length~5", "status%8", "^学", "^学位", "数$", "位数$"]


def test_an_unknown_rule_is_a_seldom_one():
    assert features(FACTS, frozenset())[0] == "found:seldom"


def test_a_rule_is_known_once_it_is_common():
    assert known_rules([FACTS] * COMMON) == {"found:a.rule"}
    assert known_rules([FACTS] * (COMMON - 1)) == frozenset()


def test_the_shipped_model_judges_every_table():
    confidence = shipped().confidence
    assert confidence
    for table, judged in JUDGED.items():
        chances = confidence.chances(table, FACTS)
        assert tuple(chances) == judged
        assert all(0 <= chance <= 1 for chance in chances.values())
