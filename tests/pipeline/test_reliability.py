"""Reliability and review curve."""

from __future__ import annotations

from pipeline.reliability import READ, Bin, bins, review_curve

ROWS = [(0.95, True)] * 8 + [(0.35, False)] * 2


def test_bins_hold_mean_confidence_and_share_right():
    assert bins([(1.0, True), (0.9, False), (0.41, True)]) == [Bin(0.4, 1, 0.41, 1.0), Bin(0.9, 2, 0.95, 0.5)]


def test_reading_the_least_sure_rows_first_leaves_fewer_errors():
    left = dict(review_curve(ROWS))
    assert (left[0.0], left[0.1], left[0.2]) == (0.2, 0.1, 0.0)
    assert tuple(left) == READ


def test_nothing_judged_is_no_curve():
    assert review_curve([]) == []
