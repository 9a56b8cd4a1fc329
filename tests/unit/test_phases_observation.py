"""The observation on frames of a few rows, the sum in a comment."""

import pandas as pd

from pescycle.model.base import ALL
from tests.rounds import PAF, answered, given, measure_month, row, turned


def test_a_pilot_without_a_framework_has_survey_results_alone():
    one = given(responses=answered("a" * 40, q1=[5, 3] * 20))
    observation = turned(one)["observation"]
    assert observation.kpi_score.empty
    shown = row(observation.estimate, center="a", statistic="top2box")
    assert (shown["value"], shown["base"], shown["state"]) == (0.5, 40, "published")


def test_a_center_below_the_larger_base_is_hidden_while_the_whole_is_shown():
    centers = "a" * 29 + "b" * 40 + "c" * 50
    one = given(responses=answered(centers, q1=([5, 1, 4, 2, 3] * 24)[:119]))
    rows = turned(one)["observation"].estimate
    assert set(rows[rows["center"] == "a"]["state"]) == {"hidden"}
    assert set(rows[rows["center"] == "a"]["base"]) == {29}  # too few, but no secret
    # all less b less c would be what the people of a said
    assert set(rows[rows["center"] == "b"]["state"]) == {"protecting"}
    assert set(rows[rows["center"] == "c"]["state"]) == {"published"}
    assert set(rows[rows["center"] == ALL]["state"]) == {"published"}


def test_of_a_single_center_all_together_are_shown_from_the_minimum_base():
    one = given(responses=answered("a" * 29, q1=[5, 1] * 14 + [3]))
    rows = turned(one)["observation"].estimate
    assert set(rows[rows["center"] == "a"]["state"]) == {"hidden"}
    assert set(rows[rows["center"] == ALL]["state"]) == {"published"}


def test_a_kpi_of_few_persons_is_hidden_like_any_survey_figure():
    months = measure_month(
        ("a", "2023-01-01", "placed", 4),
        ("a", "2023-01-01", "leavers", 9),
        ("b", "2023-01-01", "placed", 5),
        ("b", "2023-01-01", "leavers", 10),
        ("c", "2023-01-01", "placed", 20),
        ("c", "2023-01-01", "leavers", 40),
    )
    scores = turned(given(framework=PAF, measure_month=months))["observation"].kpi_score
    small = row(scores, center="a", kpi="k2")
    assert pd.isna(small["value"])
    assert pd.isna(small["base"])
    assert small["reason"] == "hidden"
    # 59 of all less 40 leaves the 19 of a and b together; with b a would be known
    assert row(scores, center="b", kpi="k2")["reason"] == "hidden"
    assert row(scores, center="c", kpi="k2")["value"] == 0.5
    assert row(scores, center="all", kpi="k2")["base"] == 59


def test_a_count_of_few_people_is_hidden_in_the_scores_too():
    months = measure_month(
        ("a", "2023-01-01", "visits", 9), ("b", "2023-01-01", "visits", 0)
    )
    scores = turned(given(framework=PAF, measure_month=months))["observation"].kpi_score
    small = row(scores, center="a", kpi="k1")
    assert (small["reason"], pd.isna(small["value"])) == ("hidden", True)
    # nobody is no person that could be recognised
    assert row(scores, center="b", kpi="k1")["value"] == 0
