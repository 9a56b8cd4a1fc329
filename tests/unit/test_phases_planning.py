"""The plan on frames of a few rows, the sum in a comment."""

import pandas as pd
import pytest

from pescycle.model.base import ALL
from pescycle.phases import enquire, plan
from tests.rounds import FOLLOWING, PAF, given, measure_month, row, sample, turned


def test_a_growth_target_is_the_year_before_times_one_plus_the_rate():
    months = measure_month(
        ("a", "2022-01-01", "visits", 80), ("a", "2023-01-01", "visits", 100)
    )
    results = turned(given(framework=PAF, measure_month=months))
    # 80 * 1.1
    assert row(results["planning"].target, center="a", kpi="k1")["target"] == pytest.approx(
        88
    )


HALF_YEAR = [
    ("a", f"2023-0{month}-01", "visits", count)
    for month, count in enumerate([100, 104, 96, 102, 98, 100], 1)
]


def test_each_target_has_its_chance_from_the_months_before_the_round():
    # the round's own months, which would be met twice over, must not be looked at
    ahead = [("a", "2024-01-01", "visits", 500)]
    last = given(framework=PAF, measure_month=measure_month(*HALF_YEAR))
    one = given(
        turn=FOLLOWING, framework=PAF, measure_month=measure_month(*ahead), last=last
    )
    planning = plan(one, enquire(one, None, None), None)
    rows = planning.target_proposal
    own = row(rows, center="a", kpi="k1")
    assert own["expected"] == pytest.approx(100)
    assert own["target"] == pytest.approx(110)  # 100 x 1.1
    assert own["chance"] < 0.01
    assert own["warning"] == "volume_alone"
    assert len(rows) == len(planning.target)
    assert row(rows, center="b", kpi="k1")["reason"] == "no_history"


def test_a_chance_from_the_months_of_few_people_is_not_shown():
    # 1 + 2 + 1 + 2 + 1 + 2 = 9 visits in half a year
    counts = [("a", f"2023-0{month}-01", "visits", 2 - month % 2) for month in range(1, 7)]
    months = measure_month(*counts)
    last = given(framework=PAF, measure_month=months)
    one = given(turn=FOLLOWING, framework=PAF, last=last)
    rows = plan(one, enquire(one, None, None), None).target_proposal
    own = row(rows, center="a", kpi="k1")
    assert own["reason"] == "hidden"
    assert own["difficulty"] == "unknown"
    shown = ["chance", "expected", "low", "high", "proposed", "proposed_harder"]
    assert own[shown].isna().all()


def test_without_a_framework_there_are_no_proposals():
    one = given()
    assert plan(one, enquire(one, None, None), None).target_proposal.empty


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
