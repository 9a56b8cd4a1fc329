from math import isnan, nan

import pandas as pd
import pytest

from pescycle.paf.changes import kpi_changes, year_before_changes
from tests.methods import PLACED, SATISFIED, VISITS, WAITING, framework, kpi, months

TEN = {"rule": "fixed", "value": 10}
EDITION = framework(
    [
        kpi("visits", VISITS, weight=0.25, target=TEN),
        kpi("placed", PLACED, weight=0.25),
        kpi("wait", WAITING, weight=0.25, better="lower", target=TEN),
        kpi("happy", SATISFIED, weight=0.25),
    ]
)


def values(name, *rows):
    frame = pd.DataFrame(rows, columns=["center", "value", "low", "high"])
    return frame.assign(kpi=name, level=0.95)


def row(found, center, name):
    return found.set_index(["center", "kpi"]).loc[(center, name)]


@pytest.mark.parametrize(("name", "expected"), [("placed", "better"), ("wait", "worse")])
def test_a_clear_rise_is_judged_by_the_kpis_direction(name, expected):
    after, before = values(name, ("a", 9, 8.5, 9.5)), values(name, ("a", 5, 4.5, 5.5))
    found = row(kpi_changes(after, before, EDITION), "a", name)
    assert found["verdict"] == expected
    # 4 - sqrt(0.5^2 + 0.5^2)
    assert found["low"] == pytest.approx(4 - 0.5**0.5)


def test_a_kpi_without_a_figure_before_has_no_change():
    found = kpi_changes(values("placed", ("a", 0.5, 0.4, 0.6)), values("placed"), EDITION)
    assert found.loc[0, "verdict"] == "insufficient_data"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (60, 50, "better"),  # down towards the band 20..40
        (50, 60, "worse"),
        (5, 10, "better"),  # up towards it
        (25, 35, "no_clear_change"),  # inside
        (10, 50, "no_clear_change"),  # across
    ],
)
def test_at_a_band_better_is_towards_it(before, after, expected):
    band = {"better": "band", "band": {"low": 20, "high": 40}}
    edition = framework([kpi("k", VISITS, **band)])
    found = kpi_changes(
        values("k", ("a", after, after - 1, after + 1)),
        values("k", ("a", before, before - 1, before + 1)),
        edition,
    )
    assert found.loc[0, "verdict"] == expected


def visits(year, **counts):
    return [
        (center, f"{year}-{number:02d}", "visits", value)
        for center, monthly in counts.items()
        for number, value in enumerate(monthly, 1)
    ]


def test_counts_are_paired_with_the_same_months_a_year_before():
    # differences 2, 4, 6: mean 4, standard error 2 / sqrt(3); t(2) = 4.302653
    found = year_before_changes(
        months(*visits(2023, a=[12, 24, 36])),
        months(*visits(2022, a=[10, 20, 30])),
        EDITION,
    )
    own = row(found, "a", "visits")
    assert (own["before"], own["value"], own["change"]) == (20, 24, 4)
    assert own["high"] == pytest.approx(4 + 4.302652729911 * 2 / 3**0.5)
    assert own["method"] == "paired_t"
    assert own["verdict"] == "no_clear_change"


def test_all_centers_compares_like_with_like():
    # b reports January of one year only: it is in no pair, so that all equals a
    found = year_before_changes(
        months(*visits(2023, a=[12, 24], b=[900, nan])),
        months(*visits(2022, a=[10, 20], b=[nan, 800])),
        EDITION,
    )
    assert row(found, "all", "visits")["change"] == 3
    assert isnan(row(found, "b", "visits")["change"])
    assert row(found, "b", "visits")["verdict"] == "insufficient_data"


def test_partly_closed_months_are_blown_up_and_short_ones_left_out():
    # 6 in half a month is 12; the month open for a tenth is in no pair
    after = [("a", "2023-01", "visits", 6, 0.5), ("a", "2023-02", "visits", 9, 0.1)]
    found = year_before_changes(months(*after), months(*visits(2022, a=[10, 20])), EDITION)
    own = row(found, "a", "visits")
    assert (own["before"], own["value"]) == (10, 12)
    assert isnan(own["low"])


def test_shares_and_means_are_compared_and_surveys_passed_over():
    def year(which, placed, minutes):
        return months(
            ("a", f"{which}-01", "placed", placed),
            ("a", f"{which}-01", "leavers", 100),
            ("a", f"{which}-01", "minutes", minutes),
            ("a", f"{which}-01", "timed", 10),
        )

    found = year_before_changes(year(2023, 80, 50), year(2022, 40, 90), EDITION)
    assert row(found, "a", "placed")["verdict"] == "better"
    # one month has no spread between months: no interval, no verdict
    assert row(found, "a", "wait")["change"] == -4
    assert row(found, "a", "wait")["verdict"] == "insufficient_data"
    assert "happy" not in set(found["kpi"])
    assert found["method"].tolist() == ["paired_t", "mover", "mover"] * 2


def test_a_month_that_one_center_lacks_is_left_out_of_all_centers():
    found = year_before_changes(
        months(*visits(2023, a=[12, 12, 12, 12], b=[110, 110, 110, nan])),
        months(*visits(2022, a=[10, 10, 10, 10], b=[100, 100, 100, 100])),
        EDITION,
    )
    together = row(found, "all", "visits")
    # three whole months: 12 + 110 against 10 + 100, never 12 alone against 10
    assert (together["before"], together["value"]) == (110, 122)
    assert together["change"] == 12
