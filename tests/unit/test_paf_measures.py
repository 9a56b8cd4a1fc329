from datetime import date

import pandas as pd
import pytest

from pescycle.paf.measures import coverage, open_shares, reported_months
from pescycle.paf.periods import Period

QUARTER = Period(date(2023, 1, 1), date(2023, 3, 31))


def events(*rows):
    frame = pd.DataFrame(rows, columns=["center", "kind", "start", "end"])
    return frame.assign(
        start=pd.to_datetime(frame["start"]), end=pd.to_datetime(frame["end"])
    )


def centers(*ids, opened=None):
    return pd.DataFrame(
        {"id": list(ids), "opened": pd.to_datetime(pd.Series(opened or [None]))}
    )


def measured(*rows):
    frame = pd.DataFrame(rows, columns=["center", "month", "measure", "stratum", "value"])
    return frame.assign(
        month=pd.to_datetime(frame["month"]), value=frame["value"].astype("float64")
    )


def test_a_period_holds_the_months_whose_first_day_lies_in_it():
    first = Period(date(2022, 7, 2), date(2023, 1, 1))
    second = Period(date(2023, 1, 2), date(2023, 6, 30))
    assert first.months.strftime("%Y-%m").tolist() == [
        "2022-08",
        "2022-09",
        "2022-10",
        "2022-11",
        "2022-12",
        "2023-01",
    ]
    assert not set(first.months) & set(second.months)


def test_a_leap_day_has_a_year_before():
    assert Period(date(2024, 2, 29), date(2024, 3, 1)).year_before() == Period(
        date(2023, 2, 28), date(2023, 3, 1)
    )


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="cannot end before it starts"):
        Period(date(2023, 2, 1), date(2023, 1, 1))


def test_a_closure_counts_by_its_days_and_overlaps_count_once():
    # January: 15 to 31 closed, 14 of 31 days open; February closed twice over; March open
    closures = events(
        ("a", "closure", "2023-01-15", "2023-02-20"),
        ("all", "closure", "2023-02-10", "2023-02-28"),
        ("a", "note", "2023-03-01", "2023-03-31"),
        ("b", "closure", "2023-03-01", "2023-03-31"),
    )
    found = open_shares(closures, centers("a"), QUARTER)
    assert found["open_share"].tolist() == pytest.approx([14 / 31, 0, 1])


def test_a_center_is_closed_before_it_opens():
    found = open_shares(events(), centers("a", opened=["2023-02-15"]), QUARTER)
    # February: 15 to 28 open, 14 of 28 days
    assert found["open_share"].tolist() == [0, 0.5, 1]


def test_strata_are_added_up_and_a_missing_stratum_makes_the_month_missing():
    given = measured(
        ("a", "2023-01-01", "visits", "x", 3),
        ("a", "2023-01-01", "visits", "y", 4),
        ("a", "2023-02-01", "visits", "x", 5),
        ("a", "2023-02-01", "visits", "y", None),
        ("a", "2022-12-01", "visits", "x", 99),
    )
    found = reported_months(
        given, events(), centers=centers("a"), measures=["visits"], period=QUARTER
    )
    assert found["value"].tolist()[0] == 7
    assert found["value"].isna().tolist() == [False, True, True]


def test_coverage_counts_expected_closed_and_reported_months():
    # a: February closed (its report does not count), March not reported
    given = measured(
        ("a", "2023-01-01", "visits", "", 3), ("a", "2023-02-01", "visits", "", 0)
    )
    closures = events(("a", "closure", "2023-02-01", "2023-02-28"))
    found = coverage(
        reported_months(
            given, closures, centers=centers("a"), measures=["visits"], period=QUARTER
        )
    )
    assert found.iloc[0].to_dict() == {
        "center": "a",
        "measure": "visits",
        "months_expected": 2,
        "months_closed": 1,
        "months_partly": 0,
        "months_reported": 1,
    }


def test_nothing_reported_is_a_full_grid_of_missing_values():
    found = reported_months(
        measured(),
        events(),
        centers=centers("a"),
        measures=["visits", "m2"],
        period=QUARTER,
    )
    assert len(found) == 6
    assert found["value"].isna().all()


def test_a_partly_open_month_is_expected_and_counted_as_such():
    # a: January open on 14 of 31 days
    closures = events(("a", "closure", "2023-01-15", "2023-01-31"))
    found = coverage(
        reported_months(
            measured(("a", "2023-01-01", "visits", "", 14)),
            closures,
            centers=centers("a"),
            measures=["visits"],
            period=QUARTER,
        )
    )
    own = found.iloc[0]
    assert (own["months_expected"], own["months_closed"], own["months_partly"]) == (3, 0, 1)
