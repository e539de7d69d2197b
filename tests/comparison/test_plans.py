"""What must come out of the two published plans, by meaning and not by count."""

from __future__ import annotations

from pipeline.comparison.columns import COMPARISON
from pipeline.comparison.tables import as_frames


def test_劳动教育课_is_the_same_in_both(two_plans):
    (pair,) = [pair for pair in two_plans.pairs if "劳动教育课" in pair.a.indicator]
    assert (pair.verdict, pair.gap_min, pair.ahead) == ("same", 0, "equal")


def test_new_places_are_no_match_for_places_that_were_added_before(two_plans):
    (pair,) = [pair for pair in two_plans.pairs if (pair.a.value_min, pair.b.value_min) == (28800, 10750)]
    assert (pair.verdict, pair.differs_in, pair.gap_min) == ("not_comparable", ("status",), None)


def test_sports_schools_differ_in_level(two_plans):
    (pair,) = [pair for pair in two_plans.pairs if "体育特色学校" in pair.b.indicator and pair.b.value_min == 5]
    assert pair.verdict == "differs"
    assert "level" in pair.differs_in
    assert pair.gap_min is None


def test_frames_have_the_columns_of_their_tables(two_plans):
    frames = as_frames(two_plans)
    for table in COMPARISON:
        assert list(frames[table.name]) == [column.name for column in table.columns]
