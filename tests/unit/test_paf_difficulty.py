from math import inf, nan

import numpy as np
import pandas as pd
import pytest

from pescycle.model.difficulty import Difficulty
from pescycle.model.framework import Direction, Kpi
from pescycle.paf.difficulty import target_proposals
from pescycle.paf.difficulty.chance import (
    DIFFICULTIES,
    chance,
    difficulty,
    value_with_chance,
)
from pescycle.paf.difficulty.forecast import forecast
from pescycle.paf.difficulty.looking import LOOKED, Looking
from pescycle.paf.difficulty.series import Series, monthly_series
from pescycle.paf.grids import grid_of
from pescycle.paf.targets import targets
from tests.methods import PLACED, SATISFIED, VISITS, framework, kpi, months

NONE = np.array([nan])
COMING = pd.date_range("2023-01-01", periods=6, freq="MS")
NO_ESTIMATE = pd.DataFrame(
    columns=["audience", "center", "item", "statistic", "value", "se", "base", "state"]
)
NO_PLAN = pd.DataFrame(columns=["audience", "center", "item", "base"])


def one(expected, scale, freedom=inf):
    return tuple(np.array([side], dtype=float) for side in (expected, scale, freedom))


def chance_of(goal, better="higher", low=nan, shape=None):
    sides = shape or one(10, 2)
    found = chance(
        *sides,
        target=np.array([goal], dtype=float),
        low_target=np.array([low], dtype=float),
        better=Direction(better),
    )
    return found[0]


def test_a_chance_lies_on_the_better_side_of_the_target():
    # the normal distribution: 84.13 % lie above one standard error below
    assert chance_of(8) == pytest.approx(0.841344746068543)
    assert chance_of(8, "lower") == pytest.approx(0.158655253931457)
    assert chance_of(10) == 0.5
    # within one standard error of both sides
    assert chance_of(12, "band", low=8) == pytest.approx(0.682689492137086)


def test_the_target_of_a_chance_has_that_chance():
    shape = one(10, 2, 5)
    for better in ("higher", "lower"):
        goal = value_with_chance(*shape, wanted=0.4, better=Direction(better))[0]
        assert chance_of(goal, better, shape=shape) == pytest.approx(0.4)
        assert (goal > 10) == (better == "higher")
    assert np.isnan(value_with_chance(*shape, wanted=0.4, better=Direction.BAND)).all()


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, Difficulty.EASY),
        (0.8, Difficulty.EASY),
        (0.79, Difficulty.WITHIN_REACH),
        (0.5, Difficulty.WITHIN_REACH),
        (0.49, Difficulty.AMBITIOUS),
        (0.1, Difficulty.AMBITIOUS),
        (0.09, Difficulty.OUT_OF_REACH),
        (0.0, Difficulty.OUT_OF_REACH),
        (nan, Difficulty.UNKNOWN),
    ],
)
def test_a_chance_has_its_word(share, word):
    assert DIFFICULTIES[difficulty(np.array([share]))[0]] == word


def past(first, values):
    value = np.array([values], dtype=float)
    dates = pd.date_range(first, periods=len(values), freq="MS")
    weight = np.where(np.isnan(value), 0.0, 1.0)
    return Series(dates, np.nan_to_num(value), weight, weight.sum(axis=1))


@pytest.mark.parametrize(
    ("first", "values", "looking"),
    [
        ("2021-01-01", [5, 6, 5, 7, 6, 5] * 4, Looking.LEVEL),
        # two of the last six months: too few to tell their level
        ("2021-01-01", [5, 6, 5, 7, 6, 5] * 3 + [nan] * 4 + [6, 5], Looking.YEARS),
        ("2022-01-01", [5, 6, 5, 7, 6, 5] * 2, Looking.YEAR),
        ("2022-07-01", [5, 6, 5, 7, 6, 5], Looking.MONTHS),
        # a gap in one of the same months: what is left are all months
        ("2022-01-01", [5, nan, 5, 7, 6, 5, 4, 5, 6, 5, 4, 5], Looking.MONTHS),
        ("2022-08-01", [5, 6, 5, 7, 6], Looking.NONE),
    ],
)
def test_a_center_looks_back_at_the_same_months_where_it_can(first, values, looking):
    found = forecast(past(first, values), COMING)
    assert LOOKED[found.looking[0]] == looking
    assert np.isnan(found.expected[0]) == (looking == Looking.NONE)


def test_each_month_of_the_year_counts_as_often_as_it_comes():
    # January 10 and 12, February 30, 34 and (a third year) none: (11 + 32) / 2
    dates = pd.date_range("2020-01-01", periods=36, freq="MS")
    value, weight = np.zeros((1, 36)), np.zeros((1, 36))
    for year, (january, february) in enumerate([(10, 30), (12, 34), (11, None)]):
        value[0, 12 * year], weight[0, 12 * year] = january, 1
        if february:
            value[0, 12 * year + 1], weight[0, 12 * year + 1] = february, 1
    coming = pd.date_range("2023-01-01", periods=2, freq="MS")
    found = forecast(Series(dates, value, weight, np.array([9.0])), coming)
    assert LOOKED[found.looking[0]] == Looking.YEARS
    assert found.expected[0] == pytest.approx(21.5)
    assert found.months[0] == 5


def test_a_level_that_changed_is_the_one_that_goes_on():
    # 2021 and the first half of 2022 at 40 with a season of 10, since July 2022 at 30: the
    # first half of 2023 is then 30 + 10, although its own months always had 50
    season = [10] * 6 + [0] * 6
    noise = np.resize([1, -1, 0], 24)
    values = [40 + season[m % 12] - (10 if m >= 18 else 0) + noise[m] for m in range(24)]
    found = forecast(past("2021-01-01", values), COMING)
    assert LOOKED[found.looking[0]] == Looking.LEVEL
    assert found.expected[0] == pytest.approx(40, abs=1)


def test_a_round_of_a_whole_year_has_no_last_months_of_its_own():
    year = pd.date_range("2023-01-01", periods=12, freq="MS")
    rng = np.random.default_rng(2)
    found = forecast(past("2021-01-01", 50 + rng.standard_normal(24)), year)
    assert LOOKED[found.looking[0]] == Looking.YEARS
    assert found.expected[0] == pytest.approx(50, abs=1)


def test_a_past_without_variation_promises_nothing():
    found = forecast(past("2022-01-01", [7] * 12), COMING)
    assert found.expected[0] == pytest.approx(7)
    assert np.isnan(found.scale[0])


def test_nobody_and_no_months_are_no_accident():
    empty = Series(pd.DatetimeIndex([]), np.zeros((2, 0)), np.zeros((2, 0)), np.zeros(2))
    assert np.isnan(forecast(empty, COMING).expected).all()
    nobody = Series(COMING, np.zeros((0, 6)), np.zeros((0, 6)), np.zeros(0))
    assert len(forecast(nobody, COMING).expected) == 0


def test_months_that_are_alike_widen_the_distribution():
    rng = np.random.default_rng(3)
    noise = rng.standard_normal((400, 12))
    walk = np.cumsum(noise, axis=1)
    dates = pd.date_range("2022-01-01", periods=12, freq="MS")
    weight = np.ones((400, 12))
    loose, held = (
        forecast(Series(dates, value, weight, np.full(400, 9.0)), COMING)
        for value in (noise, walk)
    )
    assert loose.persistence[0] < 0.1
    assert held.persistence[0] > 0.8
    assert np.median(held.freedom) < np.median(loose.freedom)


def counted(*rows, formula=VISITS):
    spec = Kpi.model_validate(kpi("k", formula))
    return monthly_series(spec, grid_of(months(*rows)))


def test_a_count_is_raised_to_a_full_month_and_all_centers_to_all_of_them():
    found = counted(
        ("a", "2022-01-01", "visits", 10, 0.5),
        ("a", "2022-02-01", "visits", 20),
        ("b", "2022-01-01", "visits", 40),
        ("b", "2022-02-01", "visits", None),
    )
    assert found.value[0].tolist() == [20, 20]  # 10 in half a month
    assert found.weight[0].tolist() == [0.5, 1]
    # January 20 + 40; in February b is missing, which usually has 40 of 60: 20 x 60 / 20
    assert found.value[-1].tolist() == [60, 60]
    assert found.people.tolist() == [30, 40, 70]


def test_a_share_is_pooled_over_the_centers_that_report_both_sides():
    found = counted(
        *(("a", "2022-01-01", "placed", 5), ("a", "2022-01-01", "leavers", 10)),
        *(("b", "2022-01-01", "placed", 9), ("b", "2022-01-01", "leavers", 30)),
        *(("c", "2022-01-01", "placed", 9), ("c", "2022-01-01", "leavers", 0)),
        formula=PLACED,
    )
    assert found.value[:2, 0].tolist() == [0.5, 0.3]
    assert np.isnan(found.value[2, 0])  # nothing to divide by
    assert found.value[3, 0] == pytest.approx(14 / 40)
    assert found.people.tolist() == [10, 30, 0, 40]


def test_of_a_stock_the_same_people_are_counted_once():
    stock = PLACED | {"stock": True}
    found = counted(
        *(("a", "2022-01-01", "placed", 5), ("a", "2022-01-01", "leavers", 10)),
        *(("a", "2022-02-01", "placed", 5), ("a", "2022-02-01", "leavers", 12)),
        formula=stock,
    )
    assert found.people[0] == 11


def proposals(edition, rows, *, baseline, estimate=NO_ESTIMATE, planned=NO_PLAN):
    known = pd.DataFrame(baseline, columns=["center", "kpi", "baseline"]).assign(
        basis="same_months_year_before", years=pd.NA, base=10.0
    )
    goal = targets(edition, known, centers=["a"])
    found = target_proposals(
        edition,
        goal,
        grid_of(months(*rows)),
        coming=COMING,
        estimate=estimate,
        planned=planned,
    )
    return found.set_index(["center", "kpi"])


VALUES = [100, 104, 96, 102, 98, 100]
ROWS = [("a", f"2022-0{m}-01", "visits", v) for m, v in enumerate(VALUES, 1)]
GROWTH = {"rule": "growth", "rate": 0.05}


def test_a_target_stands_beside_its_chance_and_what_would_be_ambitious():
    found = proposals(
        framework([kpi("k", VISITS, target=GROWTH)]), ROWS, baseline=[("a", "k", 100.0)]
    ).loc[("a", "k")]
    assert found["expected"] == pytest.approx(100)
    assert found["target"] == 105
    assert found["difficulty"] == "out_of_reach"
    assert 0 < found["chance"] < 0.1
    assert found["proposed_easier"] == pytest.approx(100)
    assert 100 < found["proposed"] < found["proposed_harder"]
    assert found["low"] < 100 < found["high"]
    assert (found["base"], found["method"]) == (6, "same_months_of_one_year")
    assert found["reason"] == ""


def test_a_target_for_volume_alone_is_warned_of_and_one_with_a_counter_is_not():
    alone = kpi("k", VISITS, target=GROWTH, weight=0.5)
    quality = kpi("q", PLACED, weight=0.5)
    for counter, warning in ((None, "volume_alone"), ("q", "")):
        edition = framework([alone | {"counter": counter}, quality])
        found = proposals(edition, ROWS, baseline=[("a", "k", 100.0)])
        assert found.loc[("a", "k"), "warning"] == warning
        assert found.loc[("a", "q"), "warning"] == ""


def test_fewer_visits_wanted_or_a_band_reward_no_volume():
    band = {"better": "band", "band": {"low": 90, "high": 110}}
    assert not Kpi.model_validate(kpi("k", VISITS, **band)).volume_alone
    fewer = {"better": "lower", "target": {"rule": "fixed", "value": 10}}
    assert not Kpi.model_validate(kpi("k", VISITS, **fewer)).volume_alone


def test_a_band_has_a_chance_and_no_proposal():
    band = {"better": "band", "band": {"low": 90, "high": 110}}
    found = proposals(framework([kpi("k", VISITS, **band)]), ROWS, baseline=[])
    assert found.loc[("a", "k"), "chance"] > 0.9
    assert found.loc[("a", "k"), "difficulty"] == "easy"
    assert np.isnan(found.loc[("a", "k"), "proposed"])


def test_without_a_target_there_is_a_proposal_and_the_reason():
    edition = framework([kpi("k", VISITS, target=GROWTH)])
    found = proposals(edition, ROWS, baseline=[]).loc[("a", "k")]
    assert np.isnan(found["chance"])
    assert found["reason"] == "no_baseline"
    assert found["proposed"] > 100


def test_without_a_past_there_is_neither():
    edition = framework([kpi("k", VISITS, target={"rule": "fixed", "value": 100})])
    found = proposals(edition, ROWS[:2], baseline=[]).loc[("a", "k")]
    assert found["reason"] == "no_history"
    assert np.isnan(found[["chance", "expected", "proposed"]].astype(float)).all()
    still = [("a", f"2022-0{m}-01", "visits", 100) for m in range(1, 7)]
    found = proposals(edition, still, baseline=[]).loc[("a", "k")]
    assert found["reason"] == "no_variation"


def estimates(*rows):
    frame = pd.DataFrame(rows, columns=["audience", "center", "item", "value", "state"])
    return frame.assign(statistic="top2box", se=0.03, base=200.0)


def test_a_survey_is_asked_again_with_both_samples_errors():
    # 0.5 x 0.6 + 0.5 x 0.8 = 0.7; 0.25 x 0.03^2 x (1 + 200 / 200) + 0.25 x 0.03^2 x
    # (1 + 200 / 100) = 0.001125, se 0.0335410; on the logit scale / 0.21 = 0.159719
    edition = framework([kpi("k", SATISFIED, target={"rule": "fixed", "value": 0.75})])
    known = estimates(
        ("jobseeker", "a", "q1", 0.6, "published"),
        ("employer", "a", "e1", 0.8, "published"),
    )
    planned = pd.DataFrame(
        [("employer", "a", "e1", 100)], columns=["audience", "center", "item", "base"]
    )
    found = proposals(edition, ROWS, baseline=[], estimate=known, planned=planned)
    row = found.loc[("a", "k")]
    assert row["expected"] == pytest.approx(0.7)
    # R: pnorm((qlogis(0.75) - qlogis(0.7)) / 0.1597191412, lower.tail = FALSE)
    assert row["chance"] == pytest.approx(0.0578042, abs=1e-6)
    assert row["base"] == 300  # 200 jobseekers as last time and 100 employers planned
    # R: plogis(qlogis(0.7) + qnorm(0.6) * 0.1597191412)
    assert row["proposed"] == pytest.approx(0.7084282, abs=1e-6)
    assert row["method"] == "last_survey"


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        ((0.6, "hidden", 0.8, "published"), "hidden"),
        ((1.0, "published", 1.0, "published"), "no_variation"),
        ((0.6, "published", nan, "insufficient"), "no_baseline"),
    ],
)
def test_a_survey_without_a_share_says_why(shown, reason):
    edition = framework([kpi("k", SATISFIED, target={"rule": "fixed", "value": 0.75})])
    known = estimates(
        ("jobseeker", "a", "q1", *shown[:2]), ("employer", "a", "e1", *shown[2:])
    )
    row = proposals(edition, ROWS, baseline=[], estimate=known).loc[("a", "k")]
    assert row["reason"] == reason
    assert np.isnan(row["chance"])
    first = proposals(edition, ROWS, baseline=[]).loc[("a", "k")]
    assert first["reason"] == "no_baseline"


def test_shares_stay_shares():
    rows = [
        ("a", f"2022-0{m}-01", name, value)
        for m, placed in enumerate([97, 100, 99, 98, 100, 99], 1)
        for name, value in (("placed", placed), ("leavers", 100))
    ]
    found = proposals(framework([kpi("k", PLACED)]), rows, baseline=[]).loc[("a", "k")]
    assert found["high"] <= 1
    assert found["proposed_harder"] <= 1
    assert found["chance"] > 0.99
