"""The plan on frames of a few rows, the sum in a comment."""

import pandas as pd
import pytest

from pescycle.model.base import ALL
from pescycle.phases import enquire, plan
from tests.rounds import PAF, given, measure_month, row, sample, turned


def test_a_growth_target_is_the_year_before_times_one_plus_the_rate():
    months = measure_month(
        ("a", "2022-01-01", "visits", 80), ("a", "2023-01-01", "visits", 100)
    )
    results = turned(given(framework=PAF, measure_month=months))
    # 80 * 1.1
    assert row(results["planning"].target, center="a", kpi="k1")["target"] == pytest.approx(
        88
    )


def test_one_unknown_frame_leaves_the_whole_frame_unknown():
    planned = sample(("jobseeker", "a", 100, 20), ("jobseeker", "b", None, 30))
    rows = plan(given(sample=planned), enquire(given(), None, None), None).sample_plan
    together = row(rows, center=ALL)
    assert together["planned"] == 50
    assert pd.isna(together["frame"])
    assert together["margin"] > 0


def test_a_plan_is_spread_over_the_centers_and_its_worth_is_stated():
    planned = sample(("jobseeker", "a", 300, 60), ("jobseeker", "b", 100, 20))
    one = given(sample=planned, responses={})
    planning = plan(one, enquire(one, None, None), None)
    # 80 answers by people served: 60 and 20; the last row adds them up
    assert planning.allocation["proportional"].tolist() == [60, 20, 80]
    assert planning.allocation["contacts"].isna().all()
    # n0 = 96.04 for +-10 points: / (1 + 95.04 / 300) = 72.9; / (1 + 95.04 / 100) = 49.2
    assert planning.allocation["center_needed"].tolist() == [73, 50, 123]


def test_dear_centers_get_fewer_answers_and_the_cost_is_added_up():
    planned = sample(("jobseeker", "a", 100, 15), ("jobseeker", "b", 100, 15))
    one = given(sample=planned.assign(cost=[1.0, 4.0]))
    rows = plan(one, enquire(one, None, None), None).allocation
    # 100 / 1 against 100 / sqrt(4), of 30: 20 and 10; 15 x 1 + 15 x 4 = 75
    assert rows["cost_optimal"].tolist() == [20, 10, 30]
    assert rows["neyman"].tolist() == [15, 15, 30]
    assert rows["cost"].tolist() == [15, 60, 75]


def test_the_plan_says_how_many_answers_its_change_needs():
    one = given(sample=sample(("jobseeker", "a", 300, 60)))
    rows = plan(one, enquire(one, None, None), None).sample_plan
    # R: ceiling(power.prop.test(p1 = .5, p2 = .58, power = .8)$n), 608.09
    assert row(rows, center=ALL)["needed_change"] == 609


def test_without_a_frame_no_sample_can_be_spread():
    planned = sample(("jobseeker", "a", None, 20))
    one = given(sample=planned)
    assert plan(one, enquire(one, None, None), None).allocation.empty
