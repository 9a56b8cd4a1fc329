"""The actions and the fieldwork on frames of a few rows, the sum in a comment."""

from datetime import date

import pandas as pd
import pytest

from pescycle.model.base import ALL
from pescycle.model.round import Fieldwork
from tests.rounds import BASELINE, actions, answered, given, row, sample, turned


def test_actions_are_counted_done_late_dropped_and_open():
    listed = actions(
        ("x1", "a", "2023-03-01", "done", "2023-02-20", "k1"),
        ("x2", "a", "2023-03-01", "late", "2023-03-11", "k1"),  # done 10 days late
        ("x3", "a", "2023-06-20", "planned", None, "k1"),  # open, 10 days over at the end
        ("x4", "b", "2023-03-01", "dropped", None, "k1"),
        ("x5", ALL, "2023-12-01", "planned", None, "k1"),  # open, not due yet
    )
    action = turned(given(action=listed))["action"]
    names = ["planned", "done", "late", "dropped", "open"]
    assert list(row(action.action_count, center="a")[names]) == [3, 2, 2, 0, 1]
    assert list(row(action.action_count, center="b")[names]) == [1, 0, 0, 1, 0]
    # the action of all centers stands in the total only
    assert list(row(action.action_count, center=ALL)[names]) == [5, 2, 2, 1, 2]
    days = action.action_progress.set_index("id")["days_late"]
    assert list(days[["x1", "x2", "x3", "x5"]]) == [0, 10, 10, 0]
    assert pd.isna(days["x4"])


def test_a_round_without_actions_or_answers_is_counted_as_such():
    action = turned(given())["action"]
    assert action.action_count.empty
    assert action.response_count.empty
    assert action.headline == {}


def test_counts_of_answers_below_the_minimum_base_are_hidden():
    planned = sample(("jobseeker", "a", 100, 20), ("jobseeker", "b", 100, 20))
    one = given(
        responses=answered("a" * 12 + "b" * 9 + "c" * 11, q1=[5] * 32),
        sample=planned,
    )
    action = turned(one)["action"]
    assert row(action.response_count, center="a")["collected"] == 12
    assert row(action.response_count, center="a")["share"] == pytest.approx(0.6)
    hidden = row(action.response_count, center="b")
    assert (hidden["state"], pd.isna(hidden["collected"])) == ("hidden", True)
    # 32 less the 12 of a would leave the 9 of b, were the 11 of c to be seen
    assert row(action.response_count, center="c")["state"] == "protecting"
    assert row(action.response_count, center=ALL)["collected"] == 32
    # 1 March 2023 was a Wednesday; its week began on 27 February
    week = row(action.response_week, center="a")
    assert week["week"] == pd.Timestamp("2023-02-27")


def test_answers_nobody_planned_are_counted_without_a_share():
    one = given(responses=answered("a" * 12, q1=[5] * 12))
    counted = row(turned(one)["action"].response_count, center="a")
    assert counted["collected"] == 12
    assert pd.isna(counted["planned"])
    assert pd.isna(counted["share"])


def test_a_plan_is_spread_evenly_over_the_weeks_of_the_fieldwork():
    turn = BASELINE.model_copy(
        update={"fieldwork": Fieldwork(opens=date(2023, 3, 1), closes=date(2023, 3, 10))}
    )
    one = given(
        turn=turn,
        responses=answered("a" * 12, q1=[5] * 12),
        sample=sample(("jobseeker", "a", 100, 20)),
    )
    week = row(turned(one)["action"].response_week, center="a")
    # 5 of the 10 days lie in the week of 27 February: 20 * 5 / 10
    assert week["planned"] == pytest.approx(10)
