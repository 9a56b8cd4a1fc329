from datetime import date
from math import isnan, nan

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import Kpi
from pescycle.paf.attainment import kpi_scores
from pescycle.paf.periods import Period
from pescycle.paf.targets import (
    history_baselines,
    history_mean,
    references,
    targets,
    trend_level,
)
from pescycle.paf.targets.peer_median import peer_medians
from pescycle.paf.targets.regression import expected_levels
from tests.methods import PLACED, SATISFIED, VISITS, framework, kpi

OWN = {"rule": "own_history"}
PEERS = {"rule": "peer_median", "rate": 0.1}
NO_HISTORY = pd.DataFrame(columns=["center", "kpi", "year", "value", "base"])
PERIODS = [Period(date(year, 1, 1), date(year, 6, 30)) for year in (2022, 2021, 2020)]


def history(*rows):
    frame = pd.DataFrame(rows, columns=["center", "kpi", "year", "value"])
    return frame.assign(base=10.0)


def baseline(values, *, base=10.0):
    rows = [("k", center, value) for center, value in values.items()]
    frame = pd.DataFrame(rows, columns=["kpi", "center", "baseline"])
    return frame.assign(base=base, basis="same_months_year_before", years=pd.NA)


def referred(goal, values, *, groups=None, covariates=None, years=None, formula=PLACED):
    edition = framework([kpi("k", formula, target=goal)])
    centers = [name for name in values if name != "all"]
    known = baseline(values)
    made = references(
        edition,
        known,
        history=NO_HISTORY if years is None else years,
        groups=pd.Series(groups, index=centers, dtype="str"),
        covariates=pd.DataFrame(covariates, index=centers),
    )
    return targets(edition, known, centers=centers, reference=made).set_index("center")


def test_own_history_is_the_mean_of_the_years_that_are_there():
    # (110 + 90 + 100) / 3; (120 + 80) / 2 without the year between; no year at all
    values = np.array([[110.0, 120, nan], [90, nan, nan], [100, 80, nan]])
    mean, count = history_mean(values, years=3)
    assert mean[:2].tolist() == [100, 100]
    assert isnan(mean[2])
    assert count.tolist() == [3, 2, 0]


def test_only_so_many_years_back_are_looked_at():
    mean, count = history_mean(np.array([[110.0], [90.0], [500.0]]), years=2)
    assert (mean[0], count[0]) == (100, 2)


def test_an_own_history_says_its_years_and_why_there_is_no_target():
    edition = framework([kpi("k", VISITS, target=OWN | {"rate": 0.1})])
    past = history(
        *(("a", "k", 1, 110.0), ("a", "k", 2, 90.0), ("a", "k", 3, nan)),
        *(("b", "k", 1, nan), ("b", "k", 2, nan), ("b", "k", 3, nan)),
    )
    known = history_baselines(past, edition, periods=PERIODS)
    assert known["basis"].tolist() == ["same_months_former_years", "none"]
    assert known["years"].tolist() == [2, 0]
    assert known["base"].fillna(-1).tolist() == [20, -1]
    assert known.loc[0, "starts"] == pd.Timestamp("2020-01-01")
    assert known.loc[0, "ends"] == pd.Timestamp("2022-06-30")
    found = targets(edition, known, centers=["a", "b"]).set_index("center")
    assert found.loc["a", "target"] == pytest.approx(110)  # (110 + 90) / 2 x 1.1
    assert found.loc["a", "support"] == 2
    assert isnan(found.loc["b", "target"])
    assert found.loc["b", "reason"] == "no_history"


def test_a_history_to_hold_is_a_level_and_one_to_beat_a_way():
    values = pd.DataFrame({"center": ["a"], "kpi": "k", "value": [105.0], "reason": ""})
    past = history(("a", "k", 1, 100.0))
    for rate, expected in ((0.0, 1.05), (0.1, 0.5)):
        # 105 / 100 of a level of 100; (105 - 100) / (110 - 100) of the way to 110
        edition = framework([kpi("k", VISITS, target=OWN | {"rate": rate})])
        known = history_baselines(past, edition, periods=PERIODS)
        goal = targets(edition, known, centers=["a"])
        found = kpi_scores(values, goal, edition)
        assert found.loc[0, "attainment"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("target", "progress", "seasonal"),
    [
        ({"rule": "fixed", "value": 0.5}, False, False),
        ({"rule": "points", "points": 0.1}, True, False),
        ({"rule": "growth", "rate": 0.1}, True, True),
        ({"rule": "own_history"}, False, True),
        ({"rule": "own_history", "rate": 0.1}, True, True),
        ({"rule": "trend"}, False, True),
        ({"rule": "peer_median", "rate": 0.1}, False, True),
        ({"rule": "regression", "covariates": ["x"], "rate": 0.1}, False, True),
    ],
)
def test_each_rule_says_how_it_is_attained_and_which_months_it_looks_at(
    target, progress, seasonal
):
    one = Kpi.model_validate(kpi("k", PLACED, target=target))
    assert (one.progress, one.seasonal) == (progress, seasonal)


def test_a_survey_is_held_against_the_last_round_whatever_its_rule():
    one = Kpi.model_validate(kpi("k", SATISFIED, target={"rule": "peer_median"}))
    assert not one.seasonal


def test_a_trend_needs_all_three_years():
    assert isnan(trend_level(np.array([[3.0], [2.0]]))[0])
    # (4 x 3 + 2 - 2 x 1) / 3: the next step of 1, 2, 3
    found = trend_level(np.array([[3.0, 3.0], [2.0, nan], [1.0, 1.0]]))
    assert found[0] == 4
    assert isnan(found[1])


def test_a_trend_target_says_its_years_or_that_they_are_missing():
    years = history(
        *(("a", "k", year, 0.5 - 0.1 * year) for year in (1, 2, 3)),
        ("b", "k", 1, 0.4),
        *(("all", "k", year, 0.5) for year in (1, 2, 3)),
    )
    found = referred({"rule": "trend"}, {"a": 0.4, "b": 0.4, "all": 0.5}, years=years)
    assert found.loc["a", "target"] == pytest.approx(0.5)  # 0.2, 0.3, 0.4, next 0.5
    assert found["support"].tolist() == [3, 1, 3]
    assert found["reason"].tolist() == ["", "no_history", ""]


def test_a_line_that_leads_where_no_figure_can_be_gives_no_target():
    years = history(*(("a", "k", year, 1.2 - 0.3 * year) for year in (1, 2, 3)))
    found = referred({"rule": "trend"}, {"a": 0.9}, years=years)
    assert isnan(found.loc["a", "target"])  # 0.3, 0.6, 0.9, next 1.2
    assert found.loc["a", "reason"] == "out_of_reach"


def test_the_whole_group_has_the_median_as_its_target_its_own_value_included():
    values = dict(zip("abcdefg", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, nan], strict=True))
    groups = ["x"] * 5 + ["y", None]
    found = referred(PEERS, values, groups=groups)
    assert found["target"][:5].tolist() == pytest.approx([0.33] * 5)  # 0.3 x 1.1
    assert found["support"][:7].tolist() == [5, 5, 5, 5, 5, 1, 0]
    assert found["reason"][:7].tolist() == ["", "", "", "", "", "small_group", "no_group"]
    # the five that have a target, each with the same base
    assert found.loc["all", "target"] == pytest.approx(0.33)
    assert found.loc["all", "support"] == 5


def test_a_peer_without_a_value_has_its_groups_target_and_no_part_in_it():
    values = pd.Series([0.1, 0.2, 0.3, 0.4, 0.5, nan])
    found = peer_medians(values, pd.Series(["x"] * 6))
    assert found["reference"].tolist() == [0.3] * 6
    assert found["support"].tolist() == [5] * 6


def test_ties_nobody_and_all_missing_are_no_accident():
    assert (
        peer_medians(pd.Series([1.0] * 5), pd.Series(["x"] * 5))["reference"].tolist()
        == [1.0] * 5
    )
    assert peer_medians(pd.Series([], dtype="float64"), pd.Series([], dtype="str")).empty
    found = peer_medians(pd.Series([nan] * 5), pd.Series(["x"] * 5))
    assert set(found["reason"]) == {"small_group"}
    assert found["reference"].isna().all()


def test_without_peers_anywhere_all_centers_have_no_target_either():
    found = referred(PEERS, {"a": 0.5, "b": 0.4}, groups=["x", "x"])
    assert found["reason"].tolist() == ["small_group"] * 3
    assert found["target"].isna().all()


def test_the_target_of_all_centers_weighs_each_by_its_base():
    edition = framework([kpi("k", PLACED, target={"rule": "peer_median"})])
    known = baseline(dict.fromkeys("abcde", 0.2) | dict.fromkeys("fghij", 0.6))
    known["base"] = [10.0] * 5 + [30.0] * 5
    made = references(
        edition,
        known,
        history=NO_HISTORY,
        groups=pd.Series(["x"] * 5 + ["y"] * 5, index=list("abcdefghij")),
        covariates=pd.DataFrame(index=list("abcdefghij")),
    )
    # (0.2 x 50 + 0.6 x 150) / 200
    assert made.set_index("center").loc["all", "reference"] == pytest.approx(0.5)


def test_a_regression_refuses_fewer_than_ten_centers_a_covariate():
    x = pd.DataFrame({"x": range(10), "z": range(10)})
    nine = expected_levels(pd.Series([*range(9), nan]), x[["x"]])
    assert set(nine["reason"]) == {"few_centers"}
    assert nine["reference"].isna().all()
    ten = expected_levels(pd.Series(range(10), dtype="float64"), x[["x"]])
    assert ten["reference"].tolist() == pytest.approx(list(range(10)))
    assert set(expected_levels(pd.Series(range(10)), x)["reason"]) == {"few_centers"}


def test_covariates_that_tell_the_same_or_nothing_are_refused():
    y = pd.Series(np.arange(20.0))
    same = pd.DataFrame({"x": range(20), "z": range(0, 40, 2)})
    assert set(expected_levels(y, same)["reason"]) == {"not_estimable"}
    flat = pd.DataFrame({"x": [1.0] * 20})
    assert set(expected_levels(y, flat)["reason"]) == {"not_estimable"}


def test_a_center_that_alone_differs_cannot_be_expected_of_the_others():
    only = pd.DataFrame({"x": [0.0] * 11 + [1.0]})
    found = expected_levels(pd.Series(np.arange(12.0)), only)
    assert found["reason"].tolist() == [""] * 11 + ["not_estimable"]
    assert found["reference"][0] == pytest.approx(5.5)  # mean of 1..10


def test_a_center_without_a_covariate_says_so():
    x = pd.DataFrame({"x": [*np.arange(11.0), nan]})
    found = expected_levels(pd.Series(np.arange(12.0)), x)
    assert found["reason"].tolist() == [""] * 11 + ["no_covariate"]


def test_large_covariates_lose_no_figures():
    x = 1e9 + np.arange(12.0)
    found = expected_levels(pd.Series(3 + np.arange(12.0)), pd.DataFrame({"x": x}))
    assert found["reference"].tolist() == pytest.approx(list(3 + np.arange(12.0)), rel=1e-9)


def test_a_share_that_would_have_to_exceed_one_has_no_target():
    edition = framework([kpi("k", PLACED, target={"rule": "growth", "rate": 0.2})])
    found = targets(edition, baseline({"a": 0.9, "b": 0.5}), centers=["a", "b"])
    assert found["reason"].tolist()[:2] == ["out_of_reach", ""]  # 0.9 x 1.2 = 1.08
    values = pd.DataFrame({"center": ["a"], "kpi": "k", "value": [0.95], "reason": ""})
    score = kpi_scores(values, found, edition)
    assert score.loc[0, "status"] == "insufficient_data"
    assert score.loc[0, "reason"] == "out_of_reach"


def test_why_there_is_no_target_is_why_there_is_no_attainment():
    edition = framework([kpi("k", PLACED, target=PEERS)])
    goal = referred(PEERS, {"a": 0.5, "b": 0.4}, groups=["x", None]).reset_index()
    values = pd.DataFrame(
        {"center": ["a", "b"], "kpi": "k", "value": [0.5, 0.4], "reason": ""}
    )
    found = kpi_scores(values, goal, edition)
    assert found["reason"].tolist() == ["small_group", "no_group"]


def test_a_center_that_came_later_moves_no_target_of_a_frozen_edition():
    edition = framework([kpi("k", PLACED, target={"rule": "peer_median"})])
    made = references(
        edition,
        baseline(dict(zip("abcdef", [0.1, 0.2, 0.3, 0.4, 0.5, 0.9], strict=True))),
        history=NO_HISTORY,
        groups=pd.Series("x", index=list("abcdef")),
        covariates=pd.DataFrame(index=list("abcdef")),
        members="abcde",
    ).set_index("center")
    # the median of the five, not of the six (0.35); the later one has the same target
    assert made.loc[list("abcdef"), "reference"].tolist() == [0.3] * 6
    assert made.loc[list("abcdef"), "support"].tolist() == [5] * 6


def test_a_center_that_came_later_moves_no_regression_of_a_frozen_edition():
    rule = {"rule": "regression", "covariates": ["x"]}
    edition = framework([kpi("k", PLACED, target=rule)])
    centers = list("abcdefghijk")
    covariates = pd.DataFrame({"x": np.arange(11.0)}, index=centers)
    line = 0.1 + 0.02 * np.arange(10)

    def made(last):
        return references(
            edition,
            baseline(dict(zip(centers, [*line, last], strict=True))),
            history=NO_HISTORY,
            groups=pd.Series(pd.NA, index=centers, dtype="str"),
            covariates=covariates,
            members=centers[:10],
        ).set_index("center")["reference"]

    # 0.1 + 0.02 x 10 on the line of the ten, whatever the later one had itself
    assert made(0.9)["k"] == pytest.approx(0.3)
    assert made(0.9)[centers[:10]].tolist() == pytest.approx(line)


def test_points_that_lead_below_nothing_are_out_of_reach():
    late = {"rule": "points", "points": -0.03}
    edition = framework([kpi("k", PLACED, better="lower", target=late)])
    found = targets(edition, baseline({"a": 0.02, "b": 0.05}), centers=["a", "b"])
    found = found.set_index("center")
    # 0.02 - 0.03 is below 0; 0.05 - 0.03 = 0.02
    assert found.loc["a", "reason"] == "out_of_reach"
    assert np.isnan(found.loc["a", "target"])
    assert found.loc["b", "target"] == pytest.approx(0.02)
