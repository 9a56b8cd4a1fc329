"""Monthly counts as people keep them: wide tables, many sheets, merged cells."""

from datetime import date
from pathlib import Path

from tests.robustness.tiny_pilot import change
from tests.robustness.wide_counts import (
    CSV,
    ROUND,
    VISITS_OF_TWO,
    XLSX,
    book,
    given,
    remarks,
    stops,
    table,
    told,
)


def counts(folder: Path) -> list[tuple]:
    """Each count as (center, month, measure, value), in the file's order."""
    return told(given(folder))


def test_a_column_a_month(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,measure,Jan 2023,févr. 2023",
        "c01,visits,120,130",
        "C02,Visits,90,95",
        layout="by_month",
    )
    assert counts(pilot_folder) == VISITS_OF_TWO
    receipt = given(pilot_folder).receipts[0]
    assert (receipt.rows_read, receipt.rows_kept) == (2, 2)


def test_a_column_a_month_in_khmer(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,មករា ២០២៣,កុម្ភៈ ២០២៣",
        "c01,១២០,១៣០",
        "c02,៩០,៩៥",
        layout="by_month",
        constant="{measure: visits}",
    )
    assert counts(pilot_folder) == VISITS_OF_TWO


def test_a_column_a_month_with_dates_of_excel(pilot_folder: Path) -> None:
    rows = [
        ["center", date(2023, 1, 1), date(2023, 2, 1)],
        ["c01", 120, 130],
        ["c02", 90, 95],
    ]
    book(pilot_folder, {"a": rows}, layout="by_month", constant="{measure: visits}")
    assert counts(pilot_folder) == VISITS_OF_TWO


def test_a_column_a_measure(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,month,visits,Minutes,timed",
        "c01,2023-01,120,1500.5,80",
        "c01,2023-02,130,,",
        layout="by_measure",
        measures="{Minutes: waited}",
    )
    found = counts(pilot_folder)
    assert found[:3] == [
        ("c01", "2023-01", "visits", 120),
        ("c01", "2023-01", "waited", 1500.5),
        ("c01", "2023-01", "timed", 80),
    ]
    # an empty cell of a column with counts is missing, and not zero
    assert [row[2] for row in found[3:] if row[3] != row[3]] == ["waited", "timed"]


def test_a_column_a_center(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "month,North,C02",
        "2023-01,120,90",
        "2023-02,130,95",
        layout="by_center",
        centers="{North: c01}",
        constant="{measure: visits}",
    )
    assert sorted(counts(pilot_folder)) == VISITS_OF_TWO


def test_a_sheet_a_center_with_covers_and_notes_between(pilot_folder: Path) -> None:
    head = ["month", "visits"]
    book(
        pilot_folder,
        {
            "Cover": [["Counts of 2023"]],
            "Empty": [],
            "c01": [head, ["2023-01", 120], ["2023-02", 130]],
            "North ": [head, ["2023-01", 1]],
            "C02": [head, ["2023-01", 90], ["2023-02", 95]],
        },
        layout="by_measure",
        sheets="all",
        sheet_is="center",
    )
    data = given(pilot_folder)
    assert told(data) == VISITS_OF_TWO
    named = "the sheet is named"
    aside = "no center of this pilot; it is not read."
    assert remarks(data) == [
        f'{XLSX}, sheet "Cover": {named} "Cover", {aside} If it holds counts, correct its '
        "name, or say what the name means in round.yml.",
        f'{XLSX}, sheet "North ": {named} "North ", {aside} It is the name of c01: write '
        'centers: {"North ": c01} for this source in round.yml.',
    ]


def test_a_sheet_a_month(pilot_folder: Path) -> None:
    rows = [["center", "visits"], ["c01", 120], ["c02", 90]]
    later = [["center", "visits"], ["c01", 130], ["c02", 95]]
    book(
        pilot_folder,
        {"Jan 2023": rows, "Feb 2023": later},
        layout="by_measure",
        sheets="all",
        sheet_is="month",
    )
    assert sorted(counts(pilot_folder)) == VISITS_OF_TWO


def test_a_sheet_a_measure_and_a_column_a_month(pilot_folder: Path) -> None:
    rows = [["center", "Jan 2023", "Feb 2023"], ["c01", 120, 130], ["c02", 90, 95]]
    book(
        pilot_folder,
        {"visits": rows, "timed": [["center", "Jan 2023"], ["c02", 80]], "old": [["x"]]},
        layout="by_month",
        sheets="[visits, timed]",
        sheet_is="measure",
    )
    assert counts(pilot_folder) == [*VISITS_OF_TWO, ("c02", "2023-01", "timed", 80)]


def test_a_sheet_a_year_and_months_without_one(pilot_folder: Path) -> None:
    head = ["center", "Jan", "Feb"]
    book(
        pilot_folder,
        {"2022": [head, ["c01", 100, 110]], "2023": [head, ["c01", 120, 130]]},
        layout="by_month",
        sheets="all",
        sheet_is="year",
        constant="{measure: visits}",
    )
    assert [(row[1], row[3]) for row in counts(pilot_folder)] == [
        ("2022-01", 100),
        ("2022-02", 110),
        ("2023-01", 120),
        ("2023-02", 130),
    ]


def test_months_without_a_year_stop_and_say_what_to_write(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,Jan,Feb",
        "c01,120,130",
        layout="by_month",
        constant="{measure: visits}",
    )
    assert stops(pilot_folder) == [
        f'{CSV}, column "{name}": this month has no year. Write it like 2023-01, or add '
        "constant: {year: 2023} in round.yml."
        for name in ("Jan", "Feb")
    ]
    change(pilot_folder / ROUND, "{measure: visits}", "{measure: visits, year: 2023}")
    assert counts(pilot_folder) == VISITS_OF_TWO[:2]


def test_merged_headers_are_a_measure_above_its_months(pilot_folder: Path) -> None:
    rows = [
        ["Counts of the half year"],
        ["center", "visits", "", "timed", ""],
        ["", "Jan 2023", "Feb 2023", "Jan 2023", "Total"],
        ["c01", 120, 130, 80, 80],
        ["c02", 90, 95, "", ""],
    ]
    book(pilot_folder, {"a": rows}, layout="by_month", above="measure", header_row="3")
    data = given(pilot_folder)
    assert [row for row in told(data) if row[2] == "visits"] == VISITS_OF_TWO
    assert next(row[3] for row in told(data) if row[2] == "timed") == 80
    assert remarks(data) == [
        f'{XLSX}, sheet "a", column "timed / Total": "Total" is a total or mean of others; '
        "set aside, to count nothing twice."
    ]


def test_cells_merged_downwards_repeat_the_one_above(pilot_folder: Path) -> None:
    rows = ["center,month,visits", "c01,2023-01,120", ",2023-02,130", "c02,2023-01,90"]
    rows.append(",2023-02,95")
    table(pilot_folder, *rows, layout="by_measure")
    data = given(pilot_folder)
    assert remarks(data)[0] == (
        f'{CSV}, row 3, column "center": this cell is empty and should name a center; set '
        "aside. Fill it in; if cells are merged downwards, fill_down: [center]."
    )
    change(pilot_folder / ROUND, "by_measure", "by_measure, fill_down: [center]")
    assert counts(pilot_folder) == VISITS_OF_TWO
