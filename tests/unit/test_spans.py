"""Counts that come by quarter: grids, closures, growth, seasons and forecasts."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pescycle.model.pilot import Pilot
from pescycle.model.spans import Span
from pescycle.paf.changes import year_before_changes
from pescycle.paf.difficulty.forecast import forecast
from pescycle.paf.difficulty.looking import LOOKED, Looking
from pescycle.paf.difficulty.series import Series
from pescycle.paf.grids import grid_of
from pescycle.paf.measures import open_shares, reported_months
from pescycle.paf.monitoring.days import month_end_checks
from pescycle.paf.monitoring.season import decomposed, seasons
from pescycle.paf.periods import Period
from tests.methods import VISITS, framework, kpi

QUARTER = Span.QUARTER
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), QUARTER)
CENTERS = pd.DataFrame({"id": ["a"], "opened": pd.to_datetime([None])})
NOTHING = pd.DataFrame({"center": [], "kind": [], "start": [], "end": []})
PAF = framework([kpi("k1", VISITS, target={"rule": "growth", "rate": 0.1})])


def counted(*values, first="2022-01-01"):
    months = pd.date_range(first, periods=len(values), freq="QS")
    return pd.DataFrame(
        {"center": "a", "month": months, "measure": "visits", "stratum": ""}
    ).assign(value=np.array(values, dtype=float))


def months_of(period, *values):
    return reported_months(
        counted(*values), NOTHING, centers=CENTERS, measures=["visits"], period=period
    )


def test_a_quarter_begins_with_its_first_month():
    assert [QUARTER.first_day(date(2023, month, 9)).month for month in range(1, 13)] == (
        [1] * 3 + [4] * 3 + [7] * 3 + [10] * 3
    )
    assert QUARTER.written(date(2023, 8, 1)) == "2023-Q3"
    assert Span.MONTH.written(date(2023, 8, 1)) == "2023-08"


def test_a_year_of_quarters_has_four_rows_and_no_month_between():
    assert list(YEAR.months.month) == [1, 4, 7, 10]
    frame = months_of(YEAR, *[1] * 4, 50, 60, 70, 80)
    assert frame["value"].tolist() == [50, 60, 70, 80]


def test_the_year_before_of_quarters_is_one_of_quarters():
    before = YEAR.year_before()
    assert list(before.months.strftime("%Y-%m")) == [
        *("2022-01", "2022-04", "2022-07", "2022-10")
    ]


def test_a_closure_takes_its_days_out_of_the_whole_quarter():
    # April to June has 91 days; 45 of them closed: 46 of 91 open
    closed = pd.DataFrame(
        {
            "center": ["a"],
            "kind": ["closure"],
            "start": pd.to_datetime(["2023-05-17"]),
            "end": pd.to_datetime(["2023-07-01"]),
        }
    )
    shares = open_shares(closed, CENTERS, YEAR)["open_share"]
    assert shares.tolist() == pytest.approx([1, 46 / 91, 91 / 92, 1])


def test_growth_is_read_against_the_same_quarters_of_the_year_before():
    # 2022: 10 20 30 40, 2023: 12 23 33 46; differences 2 3 3 6, mean 3.5
    values = (10, 20, 30, 40, 12, 23, 33, 46)
    found = year_before_changes(
        months_of(YEAR, *values), months_of(YEAR.year_before(), *values), PAF
    )
    row = found[found["center"] == "a"].iloc[0]
    assert (row["before"], row["value"]) == (25, 28.5)
    assert row["change"] == pytest.approx(3.5)


def test_a_quarter_is_held_against_the_same_quarter_a_year_before():
    series = pd.DataFrame(
        {
            "center": "a",
            "kpi": "k1",
            "month": pd.date_range("2021-01-01", periods=12, freq="QS"),
            "value": [10.0, 20, 30, 40, 11, 22, 33, 44, 13, 23, 33, 43],
            "hidden": False,
            "excluded": False,
        }
    )
    month, chart = seasons(series, span=QUARTER)
    assert month["difference"].tolist()[4:] == [1, 2, 3, 4, 2, 1, 0, -1]
    assert month["difference"][:4].isna().all()
    assert chart["strength"].iloc[0] > 0.9  # three years of quarters carry a season
    assert (
        seasons(series)[0]["difference"].isna().all()
    )  # as months there is no year before


def test_the_season_of_quarters_repeats_after_four():
    season, trend, rest = decomposed(np.tile([1.0, 2, 3, 6], 4), 4)
    assert season[:4] == pytest.approx(season[4:8])
    assert season[3] - season[0] == pytest.approx(5)
    assert np.abs(rest).max() < 1e-9
    assert np.ptp(trend) < 1e-9


@pytest.mark.parametrize(
    ("quarters", "looking"),
    [(12, Looking.YEARS), (6, Looking.MONTHS), (5, Looking.NONE)],
)
def test_a_forecast_of_quarters_looks_back_at_the_same_quarters(quarters, looking):
    dates = pd.date_range(end="2023-10-01", periods=quarters, freq="QS")
    value = np.array([[10, 20, 30, 40, 12, 22, 32, 42, 11, 24, 31, 44][-quarters:]], float)
    series = Series(dates, value, np.ones(value.shape), np.array([300.0]), QUARTER)
    coming = pd.date_range("2024-01-01", periods=2, freq="QS")
    found = forecast(series, coming)
    assert LOOKED[found.looking[0]] == looking
    if looking == Looking.YEARS:  # means of the first and of the second quarters: 11, 22
        assert found.expected[0] == pytest.approx(16.5)


def test_the_arrays_of_quarters_know_what_they_are_of():
    grid = grid_of(months_of(YEAR, *[1] * 8), span=QUARTER)
    assert grid.span == QUARTER
    assert grid.with_centers(["b"]).span == QUARTER


def test_the_last_days_of_a_quarter_are_looked_at_not_those_of_each_month():
    days = pd.bdate_range("2022-01-03", "2023-12-29")
    heavy = (
        days.to_series()
        .groupby(days.to_period("Q"))
        .transform(lambda own: np.arange(len(own)) >= len(own) - 3)
    )
    frame = pd.DataFrame({"center": "a", "measure": "visits", "day": days})
    frame["count"] = np.where(heavy, 20, 1) + frame.index % 2
    found = month_end_checks(frame, span=QUARTER).iloc[0]
    assert found["base"] == 8  # two years of quarters
    assert found["statistic"] > 0.3
    assert found["p"] < 0.01


def pilot(**more):
    plain = {"id": "p", "title": {"en": "P"}, "synthetic": True}
    return Pilot.model_validate(plain | more)


def test_a_pilot_counts_by_month_unless_it_says_otherwise():
    assert pilot().counted_by == Span.MONTH
    assert pilot(counted_by="quarter").counted_by == QUARTER


def test_a_baseline_of_few_quarters_is_refused():
    baseline = {"baseline": {"starts": "2022-01-01", "ends": "2022-12-31"}}
    with pytest.raises(ValueError, match="holds 4 whole quarters, limits need 8"):
        pilot(counted_by="quarter", monitoring=baseline)
    assert pilot(monitoring=baseline).monitoring.baseline is not None
