import pandas as pd
import pytest

from pescycle.io import cells


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, dtype="str", index=range(2, 2 + len(texts)))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12),
        ("១២", 12),  # Khmer digits
        ("١٢", 12),  # Arabic-Indic digits
        ("5.0", 5),  # a number cell saved as text by Excel
        ("-3", -3),
        ("−3", -3),  # typographic minus
        ("007", 7),
    ],
)
def test_whole_numbers_are_read_in_any_script(cell: str, number: int) -> None:
    assert cells.whole_number(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["1 2O4", "1,204", "1.204,5", "5.5", "1e3", "12a", "--1", "½", "²", "", "9" * 30],
)
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    assert cells.whole_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "number"), [("0.72", 0.72), (".5", 0.5), ("១.៥", 1.5), ("1.5E2", 150.0)]
)
def test_decimal_numbers_have_a_point(cell: str, number: float) -> None:
    assert cells.decimal_number(cell) == number


@pytest.mark.parametrize("cell", ["1,5", "nan", "inf", "1 000", "1_000", "0x1"])
def test_what_is_no_decimal_number_is_refused(cell: str) -> None:
    assert cells.decimal_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("12O4", "letter O"),
        ("1 2O4", "a space inside, letter O"),
        ("1l4", "letter l"),
        ("1,204", "separator of thousands"),
        ("1.204,5", "separator of thousands"),
        ("1,5", "decimal comma"),
        ("1 204", "space"),
        ("80 %", "percent"),
        ("many", ""),
    ],
)
def test_the_hint_says_what_probably_happened(cell: str, hint: str) -> None:
    assert hint in cells.number_hint(cell)


def test_a_column_tells_blank_from_wrong() -> None:
    typed = cells.whole_numbers(column("4", "", "n/a", "x"))
    assert typed.values.isna().tolist() == [False, True, True, True]
    assert typed.wrong.tolist() == [False, False, False, True]
    assert str(typed.values.dtype) == "Int64"


def test_a_moment_in_utc_becomes_the_pilots_local_time() -> None:
    # 20:30 in UTC is 03:30 of the next day in Phnom Penh (UTC+7).
    typed = cells.moments(
        column("2023-05-10T20:30:00", "2023-05-10T20:30:00Z", "2023-05-10T22:30:00+02:00"),
        "Asia/Phnom_Penh",
        naive_zone="UTC",
    )
    assert typed.values.tolist() == [pd.Timestamp("2023-05-11 03:30")] * 3


def test_a_moment_without_zone_is_local_and_a_bare_day_stays_that_day() -> None:
    typed = cells.moments(column("2023-05-10T20:30:00", "2023-05-10"), "Asia/Phnom_Penh")
    assert typed.values.tolist() == [
        pd.Timestamp("2023-05-10 20:30"),
        pd.Timestamp("2023-05-10"),
    ]


def test_an_hour_that_clocks_skip_does_not_break_the_reading() -> None:
    # 00:30 UTC on 26 March 2023 is 01:30 in Paris; at 01:00 UTC clocks jump to 03:00.
    typed = cells.moments(
        column("2023-03-26T00:30:00", "2023-03-26T01:30:00"),
        "Europe/Paris",
        naive_zone="UTC",
    )
    assert [moment.hour for moment in typed.values] == [1, 3]


def test_a_date_format_reads_dates_that_are_not_iso() -> None:
    typed = cells.moments(
        column("05/09/2016 12:00:00 AM"), "UTC", date_format="%m/%d/%Y %I:%M:%S %p"
    )
    assert typed.values.tolist() == [pd.Timestamp("2016-05-09")]


@pytest.mark.parametrize(
    "cell", ["15/01/2023", "2023-13-01", "45000", "0023-01-01", "soon"]
)
def test_what_is_no_iso_date_is_refused(cell: str) -> None:
    assert cells.day(cell) is None


@pytest.mark.parametrize(
    ("cell", "hint"),
    [("15/01/2023", "day or month first"), ("45000", "Excel"), ("soon", "")],
)
def test_the_hint_of_a_date_says_what_probably_happened(cell: str, hint: str) -> None:
    assert hint in cells.date_hint(cell)


@pytest.mark.parametrize("cell", ["2023-02", "2023-2", "2023-02-15", "2023-02-15T00:00:00"])
def test_a_month_is_its_first_day(cell: str) -> None:
    typed = cells.months(column(cell))
    assert typed.values.tolist() == [pd.Timestamp("2023-02-01")]


@pytest.mark.parametrize("cell", ["02/2023", "2023-00", "2023-13", "Feb 2023", "202302"])
def test_what_is_no_month_is_refused(cell: str) -> None:
    assert cells.months(column(cell)).wrong.all()


def test_codes_lose_capitals_and_the_decimals_of_a_number_cell() -> None:
    assert cells.plain_codes(column("A", "5.0", "5.5")).tolist() == ["a", "5", "5.5"]


def test_an_empty_column_stays_empty() -> None:
    typed = cells.dates(column())
    assert typed.values.empty
    assert typed.wrong.empty
