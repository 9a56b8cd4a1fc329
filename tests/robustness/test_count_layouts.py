"""Monthly counts as people keep them: wide tables, many sheets, totals, merged cells."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import change, lines

ROUND = "rounds/2023-1/round.yml"
CSV, XLSX = "rounds/2023-1/visits.csv", "rounds/2023-1/visits.xlsx"
SOURCE = "file: visits.csv"


def configured(folder: Path, **keys: str) -> None:
    words = ", ".join(f"{key}: {value}" for key, value in keys.items())
    change(folder / ROUND, SOURCE, f"{SOURCE}, {words}" if words else SOURCE)


def table(folder: Path, *rows: str, **keys: str) -> None:
    configured(folder, **keys)
    (folder / CSV).write_text("\n".join(rows) + "\n", encoding="utf-8")


def book(folder: Path, pages: dict[str, list[list]], **keys: str) -> None:
    configured(folder, **keys)
    change(folder / ROUND, "visits.csv", "visits.xlsx")
    made = Workbook()
    made.remove(made.active)
    for name, rows in pages.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(folder / XLSX)


def given(folder: Path) -> RoundData:
    return read_round(read_pilot(folder), "2023-1")


def counts(folder: Path) -> list[tuple]:
    """Each count as (center, month, measure, value), in the file's order."""
    return told(given(folder))


def told(data: RoundData) -> list[tuple]:
    frame = data.measure_month
    months = frame["month"].dt.strftime("%Y-%m")
    return list(zip(frame["center"], months, frame["measure"], frame["value"], strict=True))


def remarks(data: RoundData) -> list[str]:
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).splitlines()


def stops(folder: Path) -> list[str]:
    with pytest.raises((DataError, ConfigError)) as caught:
        given(folder)
    return lines(
        p for p in caught.value.problems if p.severity == Severity.STOP
    ).splitlines()


VISITS_OF_TWO = [
    ("c01", "2023-01", "visits", 120),
    ("c01", "2023-02", "visits", 130),
    ("c02", "2023-01", "visits", 90),
    ("c02", "2023-02", "visits", 95),
]


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


@pytest.mark.parametrize(
    "word", ["Total", "TOTAL 2023", "Grand total", "Sous-total", "Moyenne", "សរុប", "Somme"]
)
def test_totals_are_set_aside_with_a_remark(pilot_folder: Path, word: str) -> None:
    table(
        pilot_folder,
        f"center,Jan 2023,Feb 2023,{word}",
        "c01,120,130,250",
        "c02,90,95,185",
        f'{word},"1,210",225,435',
        layout="by_month",
        constant="{measure: visits}",
    )
    data = given(pilot_folder)
    assert told(data) == VISITS_OF_TWO
    said = f'"{word}" is a total or mean of others; set aside, to count nothing twice.'
    assert remarks(data) == [
        f'{CSV}, row 4, column "center": {said}',
        f'{CSV}, column "{word}": {said}',
    ]


def test_remarks_and_names_in_the_header_are_set_aside_with_a_hint(
    pilot_folder: Path,
) -> None:
    table(
        pilot_folder,
        "center,month,visits,Visits timed,visists,Remarks",
        "c01,2023-01,120,80,1,a fair on the 3rd",
        layout="by_measure",
    )
    data = given(pilot_folder)
    assert told(data) == [("c01", "2023-01", "visits", 120)]
    aside = "is no measure of this pilot; this column is set aside."
    assert remarks(data) == [
        f'{CSV}, column "Visits timed": "Visits timed" {aside} It is the name of timed: '
        'write measures: {"Visits timed": timed} for this source in round.yml.',
        f'{CSV}, column "visists": "visists" {aside} Did you mean "visits"?',
        f'{CSV}, column "Remarks": "Remarks" {aside} Write an id of framework.yml.',
    ]


def test_the_name_of_a_center_is_offered_and_never_taken_for_an_id(
    pilot_folder: Path,
) -> None:
    table(
        pilot_folder,
        "center,month,visits",
        "c01,2023-01,120",
        "ខាងជើង,2023-02,1",
        layout="by_measure",
    )
    assert remarks(given(pilot_folder)) == [
        f'{CSV}, row 3, column "center": "ខាងជើង" is no center of this pilot; set aside. '
        'It is the name of c01: write centers: {"ខាងជើង": c01} for this source in '
        "round.yml."
    ]


def test_a_bad_count_of_a_wide_table_names_sheet_row_and_column(
    pilot_folder: Path,
) -> None:
    rows = [["center", "Jan 2023", "Feb 2023"], ["c01", "1 2O4", -3], ["c02", 12.5, "few"]]
    book(pilot_folder, {"n": rows}, layout="by_month", constant="{measure: visits}")
    place = f'{XLSX}, sheet "n", row'
    assert stops(pilot_folder) == [
        f'{place} 2, column "Jan 2023": "1 2O4" is not a whole number (a space inside, '
        "letter O?). Write digits only.",
        f'{place} 3, column "Jan 2023": "12.5" is not a whole number. Write digits only.',
        f'{place} 3, column "Feb 2023": this cell is not a whole number. Write digits '
        "only.",
        f'{place} 2, column "Feb 2023": a count cannot be below zero. Correct it.',
    ]


@pytest.mark.parametrize("sign", ["-", "–", "..", "x"])
def test_a_dash_is_told_from_zero_by_its_writer_alone(
    pilot_folder: Path, sign: str
) -> None:
    table(
        pilot_folder,
        "center,Jan 2023",
        f"c01,{sign}",
        layout="by_month",
        constant="{measure: visits}",
    )
    assert stops(pilot_folder) == [
        f'{CSV}, row 2, column "Jan 2023": "{sign}" may mean none, or not counted. Write 0 '
        "for none; leave the cell empty where nothing was counted."
    ]


def test_a_line_of_text_below_the_table_is_set_aside(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center;visits;month",
        "c01;120;2023-01",
        ";;",
        "Source: register, printed on 3 July;;",
        layout="by_measure",
    )
    data = given(pilot_folder)
    assert told(data) == [("c01", "2023-01", "visits", 120)]
    assert remarks(data)[0] == (
        f'{CSV}, row 4, column "center": this cell is no center of this pilot; set aside. '
        "Write an id of centers.csv."
    )


def test_a_header_that_could_be_two_days_stops(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,01/02/2023,Notes",
        "c01,120,x",
        layout="by_month",
        constant="{measure: visits}",
    )
    assert stops(pilot_folder) == [
        f'{CSV}, column "(hidden)": "(hidden)" is no month (day or month first?). Write it '
        "like 2023-01."
    ]


def test_a_month_outside_the_round_is_one_remark_a_column(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,Jan 2023,Jul 2023,Aug 2023",
        "c01,120,5,",
        "c02,90,5,",
        layout="by_month",
        constant="{measure: visits}",
    )
    data = given(pilot_folder)
    assert len(told(data)) == 2
    # August is empty throughout: a month to come, and nothing to be said of it
    assert remarks(data) == [
        f'{CSV}, column "Jul 2023": a month outside 2021-01 to 2023-06; set aside. If the '
        "round's dates are wrong, correct them in round.yml."
    ]


def test_one_month_in_two_columns_is_seen(pilot_folder: Path) -> None:
    table(
        pilot_folder,
        "center,Jan 2023,2023-01",
        "c01,120,121",
        "c02,90,90",
        layout="by_month",
        constant="{measure: visits}",
    )
    assert stops(pilot_folder) == [
        f'{CSV}, row 2, column "2023-01": the same center, month and measure as in row 2, '
        'column "Jan 2023", with another value. Keep the row that is right.'
    ]


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("center,measure,Jan 2023,Feb 2023", "by_month"),
        ("center,month,visits,waited", "by_measure"),
        ("month,measure,c01,c02", "by_center"),
    ],
)
def test_a_wide_table_read_as_a_long_one_is_told_its_layout(
    pilot_folder: Path, header: str, layout: str
) -> None:
    table(pilot_folder, header, "a,b,1,2")
    part = layout.removeprefix("by_")
    assert (
        f"The columns seem to be {part}s: then write layout: {layout} for this source in "
        "round.yml."
    ) in " ".join(stops(pilot_folder))


def test_sheets_of_a_text_table_stop(pilot_folder: Path) -> None:
    table(pilot_folder, "center,month,measure,value", sheets="all")
    assert stops(pilot_folder) == [
        f"{CSV}: this file has no sheets; it is one table. Take sheets: out of round.yml, "
        "or send the workbook itself."
    ]


def test_a_listed_sheet_that_is_not_there_stops_with_the_nearest(
    pilot_folder: Path,
) -> None:
    rows = [["center", "month", "measure", "value"], ["c01", "2023-01", "visits", 1]]
    book(pilot_folder, {"visits": rows}, sheets="[visists]")
    assert stops(pilot_folder) == [
        f'{XLSX}: there is no sheet "visists". Did you mean "visits"?'
    ]


def test_all_sheets_without_any_column_of_counts_are_set_aside(pilot_folder: Path) -> None:
    rows = [["center", "month", "measure", "value"], ["c01", "2023-01", "visits", 1]]
    book(
        pilot_folder,
        {"Legend": [["code", "means"], ["c01", "North"]], "data": rows},
        sheets="all",
    )
    assert remarks(given(pilot_folder)) == [
        f'{XLSX}, sheet "Legend": the sheet has none of the columns of counts; it is not '
        "read. If it holds counts, correct its name, or say what the name means in "
        "round.yml."
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"layout": "by_month", "columns": "{month: M}"}, "two keys say where the month"),
        (
            {"layout": "by_month", "constant": "{month: '2023-01'}"},
            "where the month stands",
        ),
        ({"sheet": "a", "sheets": "all"}, "sheet and sheets exclude each other"),
        ({"sheet_is": "center"}, "sheet_is needs sheets: all, or a list of sheets"),
        ({"layout": "by_month", "columns": "{value: n}"}, "take value out of columns"),
        ({"layout": "by_month", "above": "measure"}, "above needs a layout"),
        ({"layout": "by_months"}, 'Did you mean "by_month"?'),
        ({"centers": "{North: c99}"}, 'translates to "c99", which is no center'),
        ({"measures": "{N: visitz}"}, 'translates to "visitz", which is no measure'),
        (
            {"constant": "{measure: visitz}"},
            '"visitz" is no measure of this pilot. Did you',
        ),
        ({"layout": "by_month", "constant": "{year: soon}"}, "is no year"),
    ],
)
def test_keys_that_do_not_fit_together_are_refused(
    pilot_folder: Path, keys: dict[str, str], said: str
) -> None:
    configured(pilot_folder, **keys)
    assert said in " ".join(stops(pilot_folder))
