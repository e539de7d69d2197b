"""Training: folds by name, the same bytes for the same cases, thresholds from cases that were not trained on."""

from __future__ import annotations

import json
from random import Random

from models.training import (
    FOLDS,
    Case,
    Judged,
    fit_chances,
    fit_classes,
    fit_confidence,
    fit_decider,
    fold_of,
)

OUTCOMES = ("baseline", "none", "target")


def equal(said: str, right: str) -> bool:
    return said == right


def cases(count: int = 150) -> list[Case]:
    """A rule that is right half the time, and a word that tells when it is wrong."""
    random = Random(7)
    made = []
    for at in range(count):
        right = random.choice(["target", "baseline"])
        word = "已" if right == "baseline" else "将"
        made.append(Case(f"doc {at % 20}", (word, f"noise {random.randrange(9)}"), "plan|plain", "target", right))
    return made


def test_a_document_stays_in_its_fold():
    assert fold_of("某县规划") == fold_of("某县规划")
    assert {fold_of(f"doc {at}") for at in range(60)} == set(range(FOLDS))


def test_the_model_mends_a_weak_rule():
    trained = fit_decider(cases(), OUTCOMES, equal)
    assert trained.rules_right < 0.7
    assert trained.settled_right > 0.95
    assert trained.decider.decide("plan|plain", "target", ["已"]).outcome == "baseline"
    assert len(trained.by_fold) == FOLDS


def test_the_same_cases_give_the_same_bytes():
    one, other = (json.dumps(fit_decider(cases(), OUTCOMES, equal).decider.as_json(), sort_keys=True) for _ in range(2))
    assert one == other


def test_a_single_class_gives_no_weights():
    model = fit_classes([(["a"], "target"), (["b"], "target")], OUTCOMES, 1.0)
    assert model.shares(["a"])["target"] > 0.99


def test_an_outcome_that_never_fails_is_nearly_sure():
    judged = [Judged(f"doc {at}", ("a",), {"row": True}) for at in range(50)]
    assert fit_chances(judged, ("row",), 1.0).chances(["a"])["row"] > 0.95


def test_confidence_follows_what_was_right():
    judged = [Judged(f"doc {at}", ("sound",) if at % 2 else ("doubtful",), {"row": bool(at % 2) or at % 8 == 0}) for at in range(120)]
    model, chances = fit_confidence(judged, ("row",))
    assert model.chances(["sound"])["row"] > 0.9 > 0.5 > model.chances(["doubtful"])["row"]
    assert len(chances) == len(judged)


def test_a_row_counts_as_often_as_its_weight_says():
    def chance(weight: float) -> float:
        judged = [Judged(f"doc {at}", ("a",), {"row": at % 3 > 0}, weight=1.0 if at % 3 else weight) for at in range(90)]
        fitted, out_of_fold = fit_confidence(judged, ("row",))
        assert len(out_of_fold) == 90
        return fitted.chances(("a",))["row"]

    assert 0.6 < chance(1.0) < 0.75
    assert chance(8.0) < 0.3
