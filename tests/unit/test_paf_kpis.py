from math import isnan, nan

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.kpis import kpi_values
from tests.methods import PLACED, SATISFIED, VISITS, WAITING, framework, kpi, months

GROWTH = {"rule": "growth", "rate": 0.1}


def row(found, center, name="k"):
    return found.set_index(["center", "kpi"]).loc[(center, name)]


def counted(*rows, **more):
    fixed = {"rule": "fixed", "value": 10}
    return kpi_values(months(*rows), framework([kpi("k", VISITS, target=fixed, **more)]))


def shared(*rows, **more):
    return kpi_values(months(*rows), framework([kpi("k", PLACED, **more)]))


def test_a_monthly_count_is_the_mean_of_open_months():
    # a: (10 + 14) / 2 = 12; b: 20; all: 12 + 20 = 32
    found = counted(
        ("a", "2023-01", "visits", 10),
        ("a", "2023-02", "visits", 14),
        ("b", "2023-01", "visits", 20),
        ("b", "2023-02", "visits", 20),
    )
    assert row(found, "a")["value"] == 12
    assert row(found, "all")["value"] == 32
    assert row(found, "all")["count"] == 64
    assert row(found, "all")["base"] == 2
    assert row(found, "a")["method"] == "t_months"
    # t with one degree of freedom: 12 +- 12.7062 x 2, the standard error of 10 and 14
    assert row(found, "a")["high"] == pytest.approx(12 + 12.706204736 * 2)


def test_a_partly_closed_month_counts_by_its_open_days():
    # (10 + 5) / (1 + 0.5) = 10 a month; the closed month with its 0 is no month at all
    found = counted(
        ("a", "2023-01", "visits", 10),
        ("a", "2023-02", "visits", 5, 0.5),
        ("a", "2023-03", "visits", 0, 0.0),
    )
    assert row(found, "a")["value"] == 10
    assert row(found, "a")["base"] == 2


def test_a_month_not_reported_is_left_out_and_never_zero():
    found = counted(("a", "2023-01", "visits", 10), ("a", "2023-02", "visits", nan))
    assert row(found, "a")["value"] == 10
    assert isnan(row(found, "a")["low"])


def test_a_center_without_reports_is_missing_and_out_of_the_sum():
    found = counted(("a", "2023-01", "visits", 10), ("b", "2023-01", "visits", nan))
    assert isnan(row(found, "b")["value"])
    assert row(found, "b")["reason"] == "no_data"
    assert row(found, "all")["value"] == 10


def test_a_share_is_pooled_over_the_months_that_report_both_parts():
    # (3 + 5) / (10 + 10); March lacks its numerator and takes its denominator along
    found = shared(
        ("a", "2023-01", "placed", 3),
        ("a", "2023-01", "leavers", 10),
        ("a", "2023-02", "placed", 5),
        ("a", "2023-02", "leavers", 10),
        ("a", "2023-03", "placed", nan),
        ("a", "2023-03", "leavers", 100),
    )
    own = row(found, "a")
    assert (own["value"], own["count"], own["base"]) == (0.4, 8, 20)
    assert own["method"] == "wilson"
    assert own["low"] < 0.4 < own["high"]


def test_a_share_for_all_centers_is_pooled_and_not_the_mean_of_shares():
    # (9 + 0) / (10 + 90) = 0.09
    found = shared(
        ("a", "2023-01", "placed", 9),
        ("a", "2023-01", "leavers", 10),
        ("b", "2023-01", "placed", 0),
        ("b", "2023-01", "leavers", 90),
    )
    assert row(found, "all")["value"] == pytest.approx(0.09)
    assert row(found, "b")["value"] == 0
    assert row(found, "b")["high"] > 0


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        (0, 0, "zero_denominator"),
        (11, 10, "numerator_exceeds_denominator"),
        (nan, 10, "no_data"),
        (3, nan, "no_data"),
        (3, 4, "small_base"),
    ],
)
def test_a_share_that_cannot_be_made_is_missing_with_a_reason(
    numerator, denominator, reason
):
    found = shared(
        ("a", "2023-01", "placed", numerator),
        ("a", "2023-01", "leavers", denominator),
        minimum_base=5,
    )
    own = row(found, "a")
    assert own["reason"] == reason
    assert np.isnan(own[["value", "low", "high"]].astype(float)).all()


def test_a_base_at_the_minimum_counts():
    found = shared(
        ("a", "2023-01", "placed", 5), ("a", "2023-01", "leavers", 5), minimum_base=5
    )
    assert row(found, "a")["value"] == 1
    assert row(found, "a")["reason"] == ""


def waiting(*rows):
    fixed = {"rule": "fixed", "value": 10}
    return kpi_values(
        months(*rows), framework([kpi("k", WAITING, better="lower", target=fixed)])
    )


def test_a_mean_is_a_ratio_of_sums_with_months_as_units():
    # (100 + 600) / (10 + 20) = 23.33, for all: (100 + 600 + 50) / (10 + 20 + 50)
    found = waiting(
        ("a", "2023-01", "minutes", 100),
        ("a", "2023-01", "timed", 10),
        ("a", "2023-02", "minutes", 600),
        ("a", "2023-02", "timed", 20),
        ("b", "2023-01", "minutes", 50),
        ("b", "2023-01", "timed", 50),
        ("b", "2023-02", "minutes", nan),
        ("b", "2023-02", "timed", nan),
    )
    assert row(found, "a")["value"] == pytest.approx(700 / 30)
    assert row(found, "all")["value"] == pytest.approx(750 / 80)
    assert row(found, "b")["value"] == 1
    assert isnan(row(found, "b")["low"])
    assert row(found, "a")["method"] == "ratio_months"


def test_a_mean_of_nobody_is_missing():
    found = waiting(("a", "2023-01", "minutes", 0), ("a", "2023-01", "timed", 0))
    assert row(found, "a")["reason"] == "zero_denominator"
    assert isnan(row(found, "a")["value"])


def estimated(*rows):
    columns = ["audience", "item", "center", "value", "low", "high", "base", "state"]
    frame = pd.DataFrame(rows, columns=columns).assign(statistic="top2box", level=0.95)
    return pd.concat([frame, frame.assign(statistic="index", value=70.0)])


def surveyed(*rows, **more):
    edition = framework([kpi("k", SATISFIED, **more)])
    return kpi_values(months(), edition, estimates=estimated(*rows))


JOBSEEKERS = ("jobseeker", "q1", "a", 0.8, 0.7, 0.9, 40, "published")


def test_a_survey_share_mixes_the_audiences():
    # 0.5 x 0.8 + 0.5 x 0.6 = 0.7; half widths 0.05 and 0.1: sqrt(0.0125)
    found = surveyed(JOBSEEKERS, ("employer", "e1", "a", 0.6, 0.4, 0.8, 20, "published"))
    own = row(found, "a")
    assert own["value"] == pytest.approx(0.7)
    assert own["low"] == pytest.approx(0.7 - 0.0125**0.5)
    assert own["high"] == pytest.approx(0.7 + 0.0125**0.5)
    assert (own["base"], own["method"]) == (60, "mover")


@pytest.mark.parametrize(
    ("employers", "reason"),
    [
        ((), "no_data"),
        ((("employer", "e1", "a", nan, nan, nan, 0, "insufficient"),), "no_data"),
        ((("employer", "e1", "a", nan, nan, nan, nan, "hidden"),), "hidden"),
        ((("employer", "e1", "a", 0.6, 0.4, 0.8, 9, "published"),), "small_base"),
    ],
)
def test_every_audience_of_a_mixture_must_be_there(employers, reason):
    own = row(surveyed(JOBSEEKERS, *employers, minimum_base=10), "a")
    assert own["reason"] == reason
    assert isnan(own["value"])


def test_a_survey_share_without_any_survey_is_missing():
    found = kpi_values(
        months(("a", "2023-01", "placed", 1)), framework([kpi("k", SATISFIED)])
    )
    assert found["reason"].tolist() == ["no_data", "no_data"]


def test_rows_run_by_center_in_the_given_order_then_kpi():
    edition = framework([kpi("k1", PLACED, weight=0.5), kpi("k2", SATISFIED, weight=0.5)])
    found = kpi_values(
        months(("b", "2023-01", "placed", 1), ("a", "2023-01", "placed", 1)), edition
    )
    assert found["center"].tolist() == ["b", "b", "a", "a", "all", "all"]
    assert found["kpi"].tolist() == ["k1", "k2"] * 3


def test_a_month_that_stands_twice_is_refused():
    twice = ("a", "2023-01", "visits", 10)
    with pytest.raises(ValueError, match="duplicate"):
        counted(twice, twice)


def test_the_same_people_in_three_months_are_no_more_people():
    stock = kpi("k", PLACED | {"stock": True})
    staff = months(
        *(("a", f"2023-0{m}-01", name, n) for m in (1, 2, 3) for name, n in STAFF_A),
        *(("b", f"2023-0{m}-01", name, n) for m in (1, 2) for name, n in STAFF_B),
    )
    found = kpi_values(staff, framework([stock]))
    # 4 of 8 in each of three months, not 12 of 24
    assert tuple(row(found, "a")[["value", "count", "base"]]) == (0.5, 4, 8)
    # b reports two months only: 4 + 2 of 8 + 2
    assert tuple(row(found, "all")[["value", "count", "base"]]) == (0.6, 6, 10)


STAFF_A = (("placed", 4), ("leavers", 8))
STAFF_B = (("placed", 2), ("leavers", 2))


def test_days_open_touch_counts_and_neither_shares_nor_means():
    # 10 visits in half a month are 20 a month; 5 of 10 are half and 60 / 3 minutes are 20
    edition = framework(
        [
            kpi("n", VISITS, weight=0, target={"rule": "fixed", "value": 10}),
            kpi("s", PLACED, weight=0.5),
            kpi("m", WAITING, weight=0.5, target={"rule": "fixed", "value": 10}),
        ]
    )
    counts = {"visits": 10, "placed": 5, "leavers": 10, "minutes": 60, "timed": 3}
    found = kpi_values(
        months(*(("a", "2023-01", name, n, 0.5) for name, n in counts.items())), edition
    )
    assert found[found["center"] == "a"]["value"].tolist() == [20, 0.5, 20]
