"""Wide tables of counts: totals, remarks and mistakes in them, and what is said of them."""

from pathlib import Path

import pytest

from tests.robustness.wide_counts import (
    CSV,
    VISITS_OF_TWO,
    XLSX,
    book,
    configured,
    given,
    remarks,
    stops,
    table,
    told,
)


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
