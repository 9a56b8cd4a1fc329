"""Counts that come by quarter, and what of them a pilot that counts by month refuses."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.io.pilots import check_pilot
from tests.commands import pescycle
from tests.robustness.tiny_pilot import change
from tests.robustness.wide_counts import given, remarks, stops, table

BY_QUARTER = "counted_by: quarter\nprivacy:\n"


@pytest.fixture
def quarterly(pilot_folder: Path) -> Path:
    change(pilot_folder / "pilot.yml", "privacy:\n", BY_QUARTER)
    return pilot_folder


def test_a_column_a_quarter(quarterly: Path) -> None:
    table(
        quarterly,
        "center,measure,T1 2023,2e trimestre 2023",
        "c01,visits,120,130",
        layout="by_month",
    )
    found = given(quarterly).measure_month
    assert found["value"].tolist() == [120, 130]
    assert found["month"].tolist() == [pd.Timestamp(2023, 1, 1), pd.Timestamp(2023, 4, 1)]


def test_a_row_a_quarter_and_a_year_of_the_source(quarterly: Path) -> None:
    table(
        quarterly,
        "center,month,measure,value",
        "c01,T1,visits,120",
        constant="{year: 2023}",
    )
    assert given(quarterly).measure_month["month"].tolist() == [pd.Timestamp(2023, 1, 1)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "2023-02",
            "this cell is a month, but the pilot counts by quarter. Write it like 2023-Q1, "
            "or write counted_by: month in pilot.yml.",
        ),
        (
            "T1",
            "this quarter has no year. Write it like 2023-Q1, or add constant: {year: "
            "2023} in round.yml.",
        ),
        ("spring", "this cell is no quarter. Write it like 2023-Q1."),
    ],
)
def test_what_is_no_quarter_stops_with_the_remedy(
    quarterly: Path, cell: str, said: str
) -> None:
    table(quarterly, "center,month,measure,value", f"c01,{cell},visits,120")
    assert any(said in stop for stop in stops(quarterly))


def test_a_quarter_in_a_pilot_that_counts_by_month_says_what_to_write(
    pilot_folder: Path,
) -> None:
    table(pilot_folder, "center,month,measure,value", "c01,2023-Q1,visits,120")
    said = (
        "this cell is a quarter, but the pilot counts by month. Write it like 2023-01, or "
        "write counted_by: quarter in pilot.yml."
    )
    assert any(said in stop for stop in stops(pilot_folder))


def test_a_quarter_outside_the_round_is_set_aside(quarterly: Path) -> None:
    table(
        quarterly,
        "center,month,measure,value",
        "c01,2023-Q1,visits,120",
        "c01,2024-Q1,visits,120",
    )
    said = "a quarter outside 2021-Q1 to 2023-Q2; set aside."
    assert any(said in remark for remark in remarks(given(quarterly)))


def test_a_round_that_cuts_a_quarter_gets_a_remark(quarterly: Path) -> None:
    change(quarterly / "rounds/2023-1/round.yml", "ends: 2023-06-30", "ends: 2023-05-31")
    said = [str(problem) for problem in check_pilot(quarterly)]
    assert any(
        "the round ends on 2023-05-31, inside a quarter; counts come by quarter, and one "
        "belongs to the round in which it begins. If that is not meant, let rounds begin "
        "and end with a quarter." in line
        for line in said
    )


def test_a_kpi_that_is_read_by_month_stops_a_pilot_that_counts_by_quarter(
    quarterly: Path,
) -> None:
    change(
        quarterly / "framework.yml",
        "      - id: walk_in\n",
        "      - id: walk_in\n        period: month\n",
    )
    said = [str(problem) for problem in check_pilot(quarterly)]
    assert any(
        "KPI walk_in is read by month, but the pilot counts by quarter. Write period: "
        "quarter, or counted_by: month in pilot.yml." in line
        for line in said
    )


def test_a_note_of_a_month_is_refused_where_counts_come_by_quarter() -> None:
    ran = pescycle("digest", "data/second_pes_example", "--month", "2024-05")
    assert ran.code == 2
    assert '"2024-05" is no quarter. Write it like 2023-Q4.' in ran.err
