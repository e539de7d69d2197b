"""Who has the last word: a certain rule always, a weak one only while the model is unsure."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from models.deciding import CERTAIN, Decider, decider_from_json
from models.learned import shipped
from models.linear import Linear

OUTCOMES = ("target", "baseline", "none")
MODEL = Linear(OUTCOMES, {"bias": (0.0, 0.0, 0.0), "已": (-5.0, 5.0, -5.0), "约": (0.0, 0.5, 0.0)})
PRECISION = {"goal|stated": 0.99, "plan|plain": 0.8}
DECIDER = Decider(MODEL, PRECISION, {"target>baseline": 0.7, "baseline>target": 0.5}, frozenset({"goal", "plan"}))


@given(st.sampled_from(OUTCOMES), st.lists(st.sampled_from(["已", "约"])))
def test_a_certain_rule_is_never_overruled(said, features):
    decision = DECIDER.decide("goal|stated", said, features)
    assert (decision.outcome, decision.overruled) == (said, False)


@given(st.sampled_from(OUTCOMES))
def test_a_rule_that_was_seldom_measured_is_never_overruled(said):
    assert DECIDER.decide("age|stated", said, ["已"]).outcome == said


def test_a_weak_rule_is_overruled_by_a_sure_model():
    decision = DECIDER.decide("plan|plain", "target", ["已"])
    assert (decision.outcome, decision.overruled) == ("baseline", True)
    assert decision.share > 0.9


def test_a_model_that_was_given_no_share_changes_nothing():
    assert DECIDER.decide("plan|plain", "none", ["已"]).outcome == "none"


def test_a_weak_rule_stands_against_an_unsure_model():
    assert DECIDER.decide("plan|plain", "target", ["约"]).outcome == "target"


def test_an_unknown_situation_of_a_known_rule_is_weak():
    assert DECIDER.decide("goal|new", "target", ["已"]).outcome == "baseline"


def test_json_and_back():
    assert decider_from_json(json.loads(json.dumps(DECIDER.as_json()))) == DECIDER


@given(st.data())
def test_the_shipped_part_keeps_certain_rules(data):
    decider = shipped().status
    assert decider
    rule = data.draw(st.sampled_from([rule for rule, share in decider.precision.items() if share >= CERTAIN]))
    features = data.draw(st.lists(st.sampled_from(sorted(decider.model.weights)), max_size=60))
    for said in decider.model.outcomes:
        assert decider.decide(rule, said, features).outcome == said


def test_what_is_barred_is_never_said_however_sure_the_model_is():
    assert DECIDER.decide("plan|plain", "target", ["已"]).outcome == "baseline"
    assert DECIDER.decide("plan|plain", "target", ["已"], ("baseline",)).outcome == "target"
