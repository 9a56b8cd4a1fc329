"""Monthly counts: what is set aside is said, what contradicts itself stops."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from pescycle.errors import DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import VISITS, change, lines

FILE = "rounds/2023-1/visits.csv"
HEADER = "center,month,measure,value\n"


def with_visits(folder: Path, text: str) -> RoundData:
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_round(read_pilot(folder), "2023-1")


def warnings(data: RoundData) -> list[str]:
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).replace(f"{FILE}, ", "").splitlines()


def stops(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as caught:
        with_visits(folder, text)
    return lines(p for p in caught.value.problems if p.severity == Severity.STOP)


def test_a_good_file_is_typed_and_counted(pilot_folder: Path) -> None:
    data = with_visits(pilot_folder, VISITS)
    assert data.problems == ()
    frame = data.measure_month
    assert frame.columns.tolist() == ["center", "month", "measure", "stratum", "value"]
    assert frame.loc[0].tolist() == ["c01", pd.Timestamp("2023-01-01"), "visits", "", 120.0]
    receipt = data.receipts[0]
    assert (receipt.rows_read, receipt.rows_kept, receipt.cells_set_aside) == (5, 5, 0)


def test_khmer_digits_count(pilot_folder: Path) -> None:
    data = with_visits(pilot_folder, HEADER + "c01,២០២៣-០១,visits,១២០\n")
    assert data.measure_month["value"].tolist() == [120.0]


def test_what_cannot_be_read_stops_with_all_its_rows(pilot_folder: Path) -> None:
    rows = [
        "c01,2023-01,visits,120",
        "c01,2023-02,visits,1 2O4",
        "c01,2023-03,visits,-7",
        "c01,2023-05,visits,12.5",
        "c01,2023-05,waited,12.5",
        "c01,13/2023,visits,1",
        "c01,2023-06,visits,many visitors",
    ]
    found = stops(pilot_folder, HEADER + "\n".join(rows) + "\n").replace(f"{FILE}, ", "")
    assert found.splitlines() == [
        'row 3, column "value": "1 2O4" is not a whole number (a space inside, letter O?). '
        "Write digits only.",
        'row 5, column "value": "12.5" is not a whole number. Write digits only.',
        'row 8, column "value": this cell is not a whole number. Write digits only.',
        'row 4, column "value": a count cannot be below zero. Correct it.',
        'row 7, column "month": this cell is no month. Write it like 2023-01.',
    ]


def test_an_empty_value_is_missing_and_not_zero(pilot_folder: Path) -> None:
    data = with_visits(pilot_folder, HEADER + "c01,2023-04,visits,\n")
    assert data.problems == ()
    assert data.measure_month["value"].isna().tolist() == [True]


def test_what_does_not_belong_to_the_round_is_set_aside_row_by_row(
    pilot_folder: Path,
) -> None:
    rows = [
        "c01,2023-01,visits,120",
        "c99,2023-01,visits,1",
        "c01,2023-01,visitz,1",
        "c01,2020-12,visits,1",  # the round starts in 2023-01; 24 months back is 2021-01
        "c01,2023-07,visits,1",  # the round ends in 2023-06
        "c01,2021-01,visits,5",
    ]
    data = with_visits(pilot_folder, HEADER + "\n".join(rows) + "\n")
    outside = (
        'column "month": a month outside 2021-01 to 2023-06; set aside. '
        "If the round's dates are wrong, correct them in round.yml."
    )
    assert warnings(data) == [
        'row 3, column "center": "c99" is no center of this pilot; set aside. '
        "Write an id of centers.csv.",
        'row 4, column "measure": "visitz" is no measure of this pilot; set aside. '
        'Did you mean "visits"?',
        f"row 5, {outside}",
        f"row 6, {outside}",
    ]
    # 6 rows less the four of an unknown center, measure or month.
    receipt = data.receipts[0]
    assert (receipt.rows_read, receipt.rows_kept, receipt.cells_set_aside) == (6, 2, 0)


def test_the_same_row_twice_is_kept_once(pilot_folder: Path) -> None:
    data = with_visits(pilot_folder, VISITS + "c01,2023-01,visits,120\n")
    assert warnings(data) == [
        "row 7: the same center, month and measure as in row 2, with the same value; "
        "set aside."
    ]
    assert len(data.measure_month) == 5


def test_two_different_values_of_one_month_stop(pilot_folder: Path) -> None:
    assert stops(pilot_folder, VISITS + "c01,2023-01,visits,121\n") == (
        f"{FILE}, row 7: the same center, month and measure as in row 2, with another "
        "value. Keep the row that is right."
    )


def test_two_files_that_contradict_each_other_stop(pilot_folder: Path) -> None:
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "sources:\n",
        "sources:\n  - {id: late, kind: measures, file: late.csv}\n",
    )
    late = HEADER + "c01,2023-01,visits,121\n"
    (pilot_folder / "rounds/2023-1/late.csv").write_text(late, encoding="utf-8")
    assert "as in row 2 of rounds/2023-1/late.csv, with another value" in stops(
        pilot_folder, VISITS
    )


def test_a_renamed_column_stops_with_the_two_ways_out(pilot_folder: Path) -> None:
    assert stops(pilot_folder, VISITS.replace(",value", ",values")) == (
        f'{FILE}, column "value": this column is missing; it should hold our value. '
        'Did you mean "values"? Then rename it, or say in round.yml which column it is: '
        "columns: {value: ...}."
    )


def test_columns_of_other_names_are_mapped_and_strata_kept_as_codes(
    pilot_folder: Path,
) -> None:
    change(
        pilot_folder / "rounds/2023-1/round.yml",
        "file: visits.csv",
        "file: visits.csv, columns: {center: office, value: n, stratum: age}",
    )
    text = "office,month,measure,n,age\nC01,2023-01,visits,5,Under 25\n"
    text += "c01,2023-01,visits,6,25+ (old)\nc01,2023-01,visits,7,\n"
    data = with_visits(pilot_folder, text)
    assert data.measure_month["stratum"].tolist() == ["under_25", ""]
    assert warnings(data) == [
        'row 3, column "age": no code that can stand as stratum; set aside. '
        "A code has letters a-z, digits, - and _, at most 32."
    ]


def test_a_file_without_any_usable_row_stops(pilot_folder: Path) -> None:
    assert "no row of this file could be used" in stops(
        pilot_folder, HEADER + "North,2023-01,visits,1\n"
    )


def test_a_file_with_a_header_only_is_no_mistake(pilot_folder: Path) -> None:
    assert with_visits(pilot_folder, HEADER).measure_month.empty


def test_a_workbook_with_date_cells_is_read(pilot_folder: Path) -> None:
    book = Workbook()
    book.active.append(["center", "month", "measure", "value"])
    book.active.append(["c01", date(2023, 1, 1), "visits", 120])
    book.active.append(["c01", "2023-02", "visits", 130.0])
    book.save(pilot_folder / "rounds/2023-1/visits.xlsx")
    change(pilot_folder / "rounds/2023-1/round.yml", "visits.csv", "visits.xlsx")
    data = read_round(read_pilot(pilot_folder), "2023-1")
    assert data.measure_month["value"].tolist() == [120.0, 130.0]
    assert data.receipts[0].format == "xlsx"
