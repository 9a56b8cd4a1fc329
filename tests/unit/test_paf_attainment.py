from math import isnan, nan

import pandas as pd
import pytest

from pescycle.model.framework import Kpi, StatusRule
from pescycle.model.round import RoundKind
from pescycle.paf.attainment import attainment, kpi_scores, status
from tests.methods import PLACED, VISITS, framework, kpi

GROWTH = {"target": {"rule": "growth", "rate": 0.1}}
POINTS = {"target": {"rule": "points", "points": 0.03}}
FIXED = {"target": {"rule": "fixed", "value": 10}}
BAND = {"better": "band", "band": {"low": 20, "high": 40}}


def reached(value, goal, *, baseline=nan, low_target=nan, formula=VISITS, **more):
    frame = pd.DataFrame(
        {
            "value": [value],
            "baseline": [baseline],
            "target": [goal],
            "low_target": [low_target],
        },
        dtype="float64",
    )
    one = Kpi.model_validate(kpi("k", formula, **more))
    return attainment(frame, kpi=one, cap=1.2).iloc[0]


@pytest.mark.parametrize(
    ("value", "expected"), [(5, 0.5), (10, 1), (11, 1.1), (15, 1.2), (0, 0)]
)
def test_higher_is_better_gives_value_over_target_up_to_the_cap(value, expected):
    assert reached(value, 10, **FIXED) == pytest.approx(expected)


@pytest.mark.parametrize(("value", "expected"), [(20, 0.5), (10, 1), (5, 1.2)])
def test_lower_is_better_gives_target_over_value(value, expected):
    assert reached(value, 10, better="lower", **FIXED) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "goal", "better"),
    [(nan, 10, "higher"), (5, nan, "higher"), (5, 0, "higher"), (0, -1, "lower")],
)
def test_missing_values_and_zero_denominators_give_missing(value, goal, better):
    assert isnan(reached(value, goal, better=better, **FIXED))


@pytest.mark.parametrize(
    ("value", "expected"),
    # baseline 100, target 110: way of 10
    [(105, 0.5), (110, 1), (112, 1.2), (113, 1.2), (100, 0), (90, 0)],
)
def test_growth_is_the_share_of_the_promised_way(value, expected):
    assert reached(value, 110, baseline=100, **GROWTH) == pytest.approx(expected)


def test_points_are_the_share_of_the_promised_way_too():
    # from 0.75 to 0.78 promised; staying at 0.75 is nothing, although 0.75 / 0.78 = 0.96
    still = reached(0.75, 0.78, baseline=0.75, formula=PLACED, **POINTS)
    half = reached(0.765, 0.78, baseline=0.75, formula=PLACED, **POINTS)
    assert still == 0
    assert half == pytest.approx(0.5)


def test_a_fall_that_was_promised_counts_where_lower_is_better():
    # from 30 to 27 promised, 28.5 reached
    fall = {"target": {"rule": "growth", "rate": -0.1}, "better": "lower"}
    assert reached(28.5, 27, baseline=30, **fall) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("baseline", "target", "better"),
    [
        (nan, 10, "higher"),
        (100, 100, "higher"),
        (100, 90, "higher"),
        (100, 110, "lower"),
        (0, 0, "higher"),
    ],
)
def test_a_way_that_is_missing_or_leads_back_gives_missing(baseline, target, better):
    asked = {"target": {"rule": "growth", "rate": 0.1 if better == "higher" else -0.1}}
    assert isnan(reached(95, target, baseline=baseline, better=better, **asked))


@pytest.mark.parametrize(
    ("value", "expected"),
    # 10 / 20; 2 - 50 / 40; far beyond the high end the floor of 0
    [(30, 1), (20, 1), (40, 1), (10, 0.5), (50, 0.75), (0, 0), (80, 0), (500, 0)],
)
def test_a_band_falls_linearly_outside(value, expected):
    assert reached(value, 40, low_target=20, **BAND) == pytest.approx(expected)


def test_a_band_without_a_value_is_missing():
    assert isnan(reached(nan, 40, low_target=20, **BAND))


def test_each_status_begins_at_its_threshold():
    ratios = pd.Series([1.2, 1.0, 0.999, 0.95, 0.94, 0.80, 0.79, 0.0, nan])
    assert status(ratios, StatusRule()).tolist() == [
        *("met", "met", "within_tolerance", "within_tolerance"),
        *("watch", "watch", "act", "act", "insufficient_data"),
    ]


def test_a_threshold_missed_by_rounding_alone_is_reached():
    # 0.3 / (0.1 + 0.2) is a hair below 1; (0.78 - 0.75) / 0.03 is not exactly 1 either
    ratios = pd.Series([0.3 / (0.1 + 0.2), 0.95 - 1e-12, 0.8 - 1e-12, 1 - 1e-6])
    assert status(ratios, StatusRule()).tolist() == [
        *("met", "within_tolerance", "watch", "within_tolerance"),
    ]


def scored(value, *, reason="", baseline=nan, goal=nan, kind=RoundKind.PILOT, **more):
    edition = framework([kpi("k", VISITS, **more)])
    values = pd.DataFrame(
        {"center": ["a"], "kpi": ["k"], "value": [value], "base": [6.0], "reason": [reason]}
    )
    goals = values[["center", "kpi"]].assign(baseline=baseline, target=goal, low_target=nan)
    return kpi_scores(values, goals, edition, kind=kind).iloc[0]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"value": 105, "baseline": 100, "goal": 110}, ""),
        ({"value": nan, "baseline": 100, "goal": 110, "reason": "no_data"}, "no_data"),
        ({"value": 105}, "no_baseline"),
        ({"value": 105, "baseline": 100, "goal": 100}, "target_at_baseline"),
        ({"value": 105, "baseline": 100, "goal": 90}, "target_wrong_way"),
    ],
)
def test_a_missing_attainment_says_why(given, reason):
    found = scored(**given, **GROWTH)
    assert found["reason"] == reason
    assert (found["status"] == "insufficient_data") == bool(reason)


# T / A with T = 10: 1.19 at 8.4, 1.2 at 8.33, 100 at 0.1; it only grows towards A = 0.
@pytest.mark.parametrize(("value", "expected"), [(8.4, 10 / 8.4), (0.1, 1.2), (0, 1.2)])
def test_where_lower_is_better_a_value_of_zero_attains_the_cap(value, expected):
    found = scored(value, goal=10, better="lower", **FIXED)
    assert found["attainment"] == pytest.approx(expected)
    assert found["status"] == "met"
    assert found["reason"] == ""


@pytest.mark.parametrize(("value", "expected"), [(0, 1), (0.5, 0)])
def test_a_target_of_zero_where_lower_is_better_is_reached_by_zero_alone(value, expected):
    hold = {"target": {"rule": "own_history"}, "better": "lower"}
    assert reached(value, 0, baseline=0, **hold) == expected


def test_in_a_baseline_round_nothing_is_due():
    found = scored(105, kind=RoundKind.BASELINE, **GROWTH)
    assert found["status"] == "not_due"
    assert isnan(found["attainment"])
    assert found["reason"] == ""
