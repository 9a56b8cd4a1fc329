from math import nan

import pandas as pd
import pytest

from pescycle.model.findings import Verdict
from pescycle.model.framework import Direction
from pescycle.stats.changes import changes, verdict


@pytest.mark.parametrize(
    ("low", "high", "better", "expected"),
    [
        (0.01, 0.2, Direction.HIGHER, Verdict.BETTER),
        (0.01, 0.2, Direction.LOWER, Verdict.WORSE),
        (-0.2, -0.01, Direction.HIGHER, Verdict.WORSE),
        (-0.2, -0.01, Direction.LOWER, Verdict.BETTER),
        (-0.1, 0.1, Direction.HIGHER, Verdict.NO_CLEAR_CHANGE),
        (0.0, 0.2, Direction.HIGHER, Verdict.NO_CLEAR_CHANGE),
        (-0.2, 0.0, Direction.LOWER, Verdict.NO_CLEAR_CHANGE),
        (0.01, 0.2, Direction.BAND, Verdict.NO_CLEAR_CHANGE),
        (nan, nan, Direction.HIGHER, Verdict.INSUFFICIENT_DATA),
        (nan, 0.2, Direction.LOWER, Verdict.INSUFFICIENT_DATA),
    ],
)
def test_a_verdict_has_a_direction_only_where_the_interval_leaves_out_zero(
    low, high, better, expected
):
    assert verdict(low, high, better) is expected


def figures(*rows, level=0.95):
    frame = pd.DataFrame(rows, columns=["center", "value", "low", "high"])
    return frame.assign(level=level)


def test_changes_follow_the_rows_of_the_later_side():
    # b: 0.7 - 0.5 = 0.2; low 0.2 - sqrt(0.05^2 + 0.05^2), high the same upwards
    after = figures(("b", 0.7, 0.65, 0.75), ("new", 0.4, 0.3, 0.5))
    before = figures(("gone", 0.1, 0.0, 0.2), ("b", 0.5, 0.45, 0.55))
    found = changes(after, before, keys=["center"], better=Direction.HIGHER)
    assert found["center"].tolist() == ["b", "new"]
    assert found.loc[0, "change"] == pytest.approx(0.2)
    assert found.loc[0, "low"] == pytest.approx(0.2 - 0.005**0.5)
    assert found["verdict"].tolist() == ["better", "insufficient_data"]
    assert found["before"].isna().tolist() == [False, True]


def test_each_row_can_have_its_own_better_direction():
    after = figures(("a", 0.7, 0.65, 0.75), ("b", 0.7, 0.65, 0.75))
    before = figures(("a", 0.5, 0.45, 0.55), ("b", 0.5, 0.45, 0.55))
    ways = pd.Series([Direction.HIGHER, Direction.LOWER])
    found = changes(after, before, keys=["center"], better=ways)
    assert found["verdict"].tolist() == ["better", "worse"]


def test_two_confidence_levels_are_not_mixed():
    after, before = figures(("a", 1, 0, 2)), figures(("a", 1, 0, 2), level=0.9)
    with pytest.raises(ValueError, match="different confidence levels"):
        changes(after, before, keys=["center"], better=Direction.HIGHER)


def test_a_key_that_stands_twice_is_refused():
    twice = figures(("a", 1, 0, 2), ("a", 1, 0, 2))
    with pytest.raises(pd.errors.MergeError):
        changes(twice, figures(("a", 1, 0, 2)), keys=["center"], better=Direction.HIGHER)


def test_nothing_against_nothing_gives_an_empty_frame():
    found = changes(figures(), figures(), keys=["center"], better=Direction.HIGHER)
    assert found.empty
    assert "verdict" in found
