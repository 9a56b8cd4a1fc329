"""Targets that look back at years, at peers and at surroundings, through the phases."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pescycle.model.pilot import Covariate
from pescycle.model.round import Round
from pescycle.phases import enquire, observe, plan
from tests.methods import PLACED, TITLE, VISITS, framework, kpi
from tests.rounds import BASELINE, given, measure_month, row

TURN = Round(id="r1", title=TITLE, starts=date(2023, 1, 1), ends=date(2023, 2, 28))
CENTERS = [f"c{number:02d}" for number in range(12)]


def planned(edition, rows, *, turn=TURN, centers=None, covariates=()):
    one = given(turn=turn, framework=edition, measure_month=measure_month(*rows))
    if centers is not None:
        pilot = one.folder.pilot.model_copy(update={"covariates": tuple(covariates)})
        folder = replace(one.folder, centers=centers, pilot=pilot)
        one = replace(one, folder=folder)
    enquiry = enquire(one, None, None)
    return one, enquiry, plan(one, enquiry, None)


def visits(year, january, february, center="a"):
    return [
        (center, f"{year}-01-01", "visits", january),
        *([(center, f"{year}-02-01", "visits", february)] if february else []),
    ]


def test_own_history_takes_whole_years_of_the_same_months():
    # 2022: (90 + 110) / 2 = 100; 2021 lacks February; 2020: (60 + 100) / 2 = 80; the March
    # of 2022 and the year 2019 are not looked at
    rows = [
        *visits(2022, 90, 110),
        ("a", "2022-03-01", "visits", 900),
        *visits(2021, 500, None),
        *visits(2020, 60, 100),
        *visits(2019, 900, 900),
    ]
    edition = framework([kpi("k", VISITS, target={"rule": "own_history", "rate": 0.1})])
    _, enquiry, planning = planned(edition, rows)
    base = row(enquiry.baseline, center="a", kpi="k")
    assert base["baseline"] == pytest.approx(90)
    assert base["basis"] == "same_months_former_years"
    assert base["years"] == 2
    assert (base["starts"], base["ends"]) == (
        pd.Timestamp("2020-01-01"),
        pd.Timestamp("2022-02-28"),
    )
    goal = row(planning.target, center="a", kpi="k")
    assert goal["target"] == pytest.approx(99)
    assert goal["support"] == 2
    none = row(planning.target, center="b", kpi="k")
    assert none["reason"] == "no_history"
    assert pd.isna(none["target"])


def test_a_trend_goes_on_from_three_years():
    rows = [
        *visits(2022, 120, 120), *visits(2021, 110, 110), *visits(2020, 100, 100),
        *visits(2022, 50, 50, "b"), *visits(2020, 50, 50, "b"),
    ]  # fmt: skip
    edition = framework([kpi("k", VISITS, target={"rule": "trend"})])
    _, enquiry, planning = planned(edition, rows)
    assert row(enquiry.baseline, center="a", kpi="k")["baseline"] == 120
    assert row(planning.target, center="a", kpi="k")["target"] == pytest.approx(130)
    assert row(planning.target, center="b", kpi="k")["reason"] == "no_history"


def shares(values):
    return [
        (center, f"2022-0{month}-01", measure, count)
        for center, value in values.items()
        for month in (1, 2)
        for measure, count in (("placed", value * 100), ("leavers", 100))
    ]


def twelve():
    frame = pd.DataFrame({"id": CENTERS, "role": "pilot"})
    return frame.assign(opened=pd.NaT, rural=[0.1 * n for n in range(12)])


RURAL = Covariate(id="rural", title=TITLE, unit="share")


def test_peers_are_those_with_alike_surroundings():
    # two groups that are far apart, six centers each; values 0.20 to 0.25 and 0.60 to 0.65
    centers = twelve().assign(rural=[0.1 + 0.01 * n if n < 6 else 0.9 + 0.01 * n
                                     for n in range(12)])  # fmt: skip
    values = {
        name: (0.20 if number < 6 else 0.54) + number * 0.01
        for number, name in enumerate(CENTERS)
    }
    edition = framework([kpi("k", PLACED, target={"rule": "peer_median", "rate": 0.1})])
    _, _, planning = planned(edition, shares(values), centers=centers, covariates=[RURAL])
    goals = planning.target.set_index("center")
    assert goals.loc["c00", "reference"] == pytest.approx(0.225)  # of 0.20 to 0.25
    assert goals.loc["c11", "target"] == pytest.approx(0.625 * 1.1)
    assert goals.loc["c00", "support"] == 6
    # as many cases in every center
    assert goals.loc["all", "reference"] == pytest.approx((0.225 + 0.625) / 2)


def test_without_covariates_nobody_has_peers():
    edition = framework([kpi("k", PLACED, target={"rule": "peer_median"})])
    _, _, planning = planned(
        edition, shares({"c00": 0.5}), centers=twelve().drop(columns="rural")
    )
    assert set(planning.target["reason"]) == {"no_group"}


def test_a_level_is_expected_of_the_covariates_and_scored_as_a_level():
    values = {name: 0.3 + 0.02 * number for number, name in enumerate(CENTERS)}
    target = {"rule": "regression", "covariates": ["rural"]}
    edition = framework([kpi("k", PLACED, target=target)])
    ahead = [
        (*("c00", "2023-01-01"), measure, count)
        for measure, count in (("placed", 27), ("leavers", 100))
    ]
    one, _, planning = planned(
        edition, [*shares(values), *ahead], centers=twelve(), covariates=[RURAL]
    )
    goals = planning.target.set_index("center")
    # a straight line, so that the others say what each center had
    assert goals.loc["c00", "target"] == pytest.approx(0.3)
    assert goals.loc["c11", "target"] == pytest.approx(0.52)
    assert goals.loc["c00", "support"] == 12
    score = row(observe(one, planning, None).kpi_score, center="c00", kpi="k")
    assert score["attainment"] == pytest.approx(0.9)  # 0.27 / 0.30, not a share of a way


def test_a_kpi_that_is_not_in_force_is_not_due_and_no_gap():
    later = {"effective_from": "2023-02-01"}
    edition = framework(
        [kpi("k", VISITS, target={"rule": "fixed", "value": 100}, weight=0) | later,
         kpi("q", PLACED)]
    )  # fmt: skip
    one, _, planning = planned(edition, visits(2023, 120, 120))
    score = row(observe(one, planning, None).kpi_score, center="a", kpi="k")
    assert pd.isna(score["value"])
    assert (score["status"], score["reason"]) == ("not_due", "not_in_force")
    early = framework(
        [kpi("k", VISITS, target={"rule": "fixed", "value": 100}, weight=0)
         | {"effective_from": "2023-01-01", "effective_until": "2023-02-28"},
         kpi("q", PLACED)]
    )  # fmt: skip
    one, _, planning = planned(early, visits(2023, 120, 120))
    score = row(observe(one, planning, None).kpi_score, center="a", kpi="k")
    assert (score["value"], score["status"]) == (120, "met")


def test_a_baseline_round_has_its_history_too():
    edition = framework([kpi("k", VISITS, target={"rule": "own_history"})])
    turn = BASELINE.model_copy(update={"ends": date(2023, 2, 28)})
    _, enquiry, _ = planned(edition, visits(2022, 90, 110), turn=turn)
    assert row(enquiry.baseline, center="a", kpi="k")["baseline"] == 100
