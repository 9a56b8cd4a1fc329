"""Changes of the survey and the way of both groups, as the reflection hands them over."""

import pandas as pd
import pytest

from pescycle.phases.effects import Series, effect
from pescycle.phases.paths import center_paths
from tests.methods import PLACED, VISITS, framework, kpi
from tests.rounds import FOLLOWING, answered, given, measure_month, row, turned

PAF = framework([kpi("k1", VISITS), kpi("k2", PLACED, weight=0)])


def shares(month, **counts):
    rows = []
    for center, placed in counts.items():
        rows += [(center, month, "placed", placed), (center, month, "leavers", 100)]
    return measure_month(*rows)


@pytest.fixture(scope="module")
def both():
    earlier = given(
        framework=PAF,
        measure_month=shares("2023-01-01", a=30, b=34, c=30, d=32),
        responses=answered("a" * 40 + "b" * 20, q1=[5, 3] * 30),
    )
    now = given(
        turn=FOLLOWING,
        framework=PAF,
        last=earlier,
        measure_month=shares("2024-01-01", a=60, b=50, c=31, d=31),
        responses=answered("a" * 40 + "b" * 40, q1=([5] * 30 + [3] * 10) * 2),
    )
    return now, turned(now, turned(earlier))


def test_a_change_has_its_error_its_family_and_what_would_be_seen(both):
    changes = both[1]["reflection"].item_change
    all_centers = row(changes, center="all", statistic="top2box")
    # 30 of 60 before, 60 of 80 after; variances p (1 - p) / (n - 1)
    assert (all_centers["before"], all_centers["value"]) == (0.5, 0.75)
    assert all_centers["se"] == pytest.approx((0.25 / 59 + 0.1875 / 79) ** 0.5)
    assert all_centers["family"] == "all_centers"
    assert all_centers["p_adjusted"] == all_centers["p"]
    assert all_centers["verdict"] == "better"


def test_a_figure_hidden_in_the_round_before_has_no_change(both):
    changes = both[1]["reflection"].item_change
    # b had 20 answers before, below the 30 of a center
    hidden = row(changes, center="b", statistic="top2box")
    assert pd.isna(hidden["change"])
    assert pd.isna(hidden["se"])
    assert hidden["verdict"] == "insufficient_data"
    # a was not shown before: with all together it would have told what b said
    protecting = row(changes, center="a", statistic="top2box")
    assert protecting["value"] == 0.75
    assert pd.isna(protecting["before"])
    assert pd.isna(protecting["change"])


def test_a_first_round_has_no_change_of_the_survey():
    one = given(responses=answered("a" * 40, q1=[5, 3] * 20))
    found = turned(one)["reflection"].item_change
    assert set(found["verdict"]) == {"insufficient_data"}
    assert found["p"].isna().all()


def test_both_groups_are_followed_through_the_rounds(both):
    paths = both[1]["reflection"].center_path
    pilot = paths[(paths["id"] == "k2") & (paths["role"] == "pilot")]
    # (.30 + .34) / 2 and (.60 + .50) / 2
    assert list(pilot["mean"]) == pytest.approx([0.32, 0.55])
    assert list(pilot["marks"]) == ["before", "after"]
    assert set(paths["centers"]) == {2}
    # one round before the actions: no way to compare
    assert paths["change_before"].isna().all()


def test_a_survey_of_which_one_center_is_published_has_no_way(both):
    paths = both[1]["reflection"].center_path
    assert "q1" not in set(paths["id"])


def test_without_any_round_before_there_is_no_way():
    one = given(framework=PAF, measure_month=shares("2023-01-01", a=30, b=30, c=30, d=30))
    results = turned(one)
    assert center_paths(one, results["observation"]).empty


def test_two_pilots_against_two_cannot_pass_the_check_by_lot(both):
    found = row(both[1]["reflection"].pilot_effect, id="k2")
    # 6 assignments, the observed one and its mirror: 2 / 6
    assert found["p_randomisation"] == pytest.approx(1 / 3)
    assert found["assignments"] == 6


def test_a_clear_interval_that_the_lot_does_not_bear_out_is_marked():
    one = given(turn=FOLLOWING, framework=PAF)
    values = pd.DataFrame(
        {"r1": [0.0] * 4, "r2": [0.30, 0.31, 0.00, 0.01]}, index=["a", "b", "c", "d"]
    )
    series = Series("item", "jobseeker", "q1", "higher", values)
    found = effect(one, series, since="r1", acting=["a", "b"])
    assert found["low"] > 0
    assert found["checks"] == "differ"
