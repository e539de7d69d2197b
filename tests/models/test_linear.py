"""The linear model: applied without any library, stored as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.linear import Linear, best, from_json, grams, sigmoid

MODEL = Linear(("yes", "no"), {"bias": (0.5, -0.5), "达到": (1.0, -1.0), "已": (-2.0, 2.0)}, temperature=2.0)


def test_scores_add_up_and_unseen_features_weigh_nothing():
    assert MODEL.scores(["达到", "unseen"]) == [0.75, -0.75]
    assert MODEL.scores([]) == [0.25, -0.25]


@given(st.lists(st.sampled_from(["达到", "已", "unseen"])))
def test_shares_add_up_to_one(features):
    assert sum(MODEL.shares(features).values()) == pytest.approx(1)


def test_chances_stand_each_by_itself():
    assert MODEL.chances(["已"]) == {"yes": sigmoid(-0.75), "no": sigmoid(0.75)}


@given(st.floats(allow_nan=False))
def test_sigmoid_takes_any_score(score):
    assert 0 <= sigmoid(score) <= 1


def test_json_and_back():
    assert from_json(json.loads(json.dumps(MODEL.as_json()))) == MODEL


def test_grams_take_each_length():
    assert grams("<", "建成园", 2, 3) == ["<建成", "<成园", "<建成园"]


def test_best_leaves_out_what_is_barred():
    assert best({"a": 0.6, "b": 0.4}) == "a"
    assert best({"a": 0.6, "b": 0.4}, barred=["a"]) == "b"
