"""The arrays behind the tables of values, targets and scores."""

from datetime import date
from math import nan

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.attainment import STATUSES, kpi_scores
from pescycle.paf.figures import REASONS
from pescycle.paf.grids import grid_of, month_grid
from pescycle.paf.kpis import kpi_table
from pescycle.paf.periods import Period
from pescycle.paf.score_table import score_table
from pescycle.paf.targets import target_table
from tests.methods import PLACED, VISITS, framework, kpi, months

COUNTED = months(
    ("a", "2023-02", "visits", 7, 0.5),
    ("b", "2023-01", "visits", 3),
    ("a", "2023-01", "visits", nan),
)


def test_a_grid_has_a_row_a_month_and_a_column_a_center():
    grid = grid_of(COUNTED)
    assert grid.centers == ("a", "b")
    np.testing.assert_array_equal(grid.measure("visits"), [[nan, 3], [7, nan]])
    assert grid.open_share[1, 0] == 0.5


def test_a_measure_that_nobody_reports_is_missing_throughout():
    assert np.isnan(grid_of(COUNTED).measure("placed")).all()


def test_further_centers_have_no_reports():
    grid = grid_of(COUNTED).with_centers(["b", "c"])
    assert grid.centers == ("a", "b", "c")
    assert np.isnan(grid.measure("visits")[:, 2]).all()
    assert np.isnan(grid.open_share[:, 2]).all()


def test_a_grid_leaves_out_what_no_center_measure_or_month_of_ours_is():
    given = pd.DataFrame(
        [("a", "2023-01", "visits", 1.0), ("x", "2023-01", "visits", 2.0)],
        columns=["center", "month", "measure", "value"],
    )
    given["month"] = pd.to_datetime(given["month"]).astype("datetime64[us]")
    grid = month_grid(
        pd.concat([given, given.assign(measure="other", value=9.0)]),
        pd.DataFrame(columns=["center", "kind", "start", "end"]),
        centers=pd.DataFrame({"id": ["a", "b"]}),
        measures=["visits"],
        period=Period(date(2023, 1, 1), date(2023, 2, 28)),
    )
    np.testing.assert_array_equal(grid.measure("visits"), [[1, nan], [nan, nan]])


@pytest.mark.parametrize("goal", ["fixed", "growth"])
def test_scores_as_arrays_say_what_the_tables_say(goal):
    # value 0.4 against 0.5; baseline 0.5: growth by 0.1 promised, 0.1 lost
    rules = {"fixed": {"value": 0.5}, "growth": {"rate": 0.2}}
    edition = framework(
        [
            kpi("k1", PLACED, weight=0.5, target={"rule": goal} | rules[goal]),
            kpi("k2", PLACED, weight=0.5, minimum_base=50),
        ]
    )
    counts = months(("a", "2023-01", "placed", 8), ("a", "2023-01", "leavers", 20))
    values = kpi_table(grid_of(counts), edition)
    start = np.full((2, 2), 0.5)
    goals = target_table(edition, start, np.zeros((2, 2), "int8"), centers=("a", "all"))
    arrays = score_table(values, goals, edition)
    table = kpi_scores(values.frame(), goals.frame(), edition)
    expected = 0.8 if goal == "fixed" else 0.0
    assert arrays.attainment[0].tolist() == pytest.approx([expected, expected])
    assert np.isnan(arrays.attainment[1]).all()
    assert [STATUSES[place] for place in arrays.status.T.ravel()] == list(table["status"])
    assert [REASONS[place] for place in arrays.reason.T.ravel()] == list(table["reason"])
    assert list(table["reason"]) == ["", "small_base"] * 2


def test_a_row_that_stands_twice_among_the_values_is_refused():
    edition = framework([kpi("k", VISITS, target={"rule": "fixed", "value": 5})])
    values = kpi_table(grid_of(COUNTED), edition)
    goals = target_table(
        edition, np.full((1, 3), nan), np.zeros((1, 3), "int8"), centers=values.centers
    ).frame()
    twice = pd.concat([values.frame()] * 2)
    with pytest.raises(ValueError, match="stands twice"):
        kpi_scores(twice, goals, edition)
