from datetime import datetime

import pytest

from pescycle.io.months import lacks_a_year, month_of, year_in

JANUARY = datetime(2023, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-01", "2023-1", "2023/01", "2023.01", "202301", "2023M01", "2023-M01"),
        *("01/2023", "1/2023", "01-2023", "01.2023"),
        *("2023-01-01", "2023-01-15 00:00:00", "44927", "44927.0"),
        *(
            "Jan 2023",
            "January 2023",
            "JANUARY, 2023",
            "2023 January",
            "Jan-23",
            "1 Jan 2023",
        ),
        *(
            "janv. 2023",
            "Janvier 2023",
            "janv-23",
            "enero de 2023",
            "ene. 2023",
            "1 Jan 2023",
        ),
        *("មករា ២០២៣", "ខែមករា ឆ្នាំ២០២៣", "០១/២០២៣", "២០២៣-០១", "មករា 2023"),
    ],
)
def test_a_month_is_read_in_many_spellings(text):
    assert month_of(text) == JANUARY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("févr. 2023", 2), ("FEVRIER 2023", 2), ("Fév. 23", 2), ("កុម្ភៈ ២០២៣", 2)),
        *(("août 2023", 8), ("Aout 2023", 8), ("កក្កដា ២០២៣", 7), ("Sept 2023", 9)),
        *(("déc. 2023", 12), ("ធ្នូ ២០២៣", 12), ("45261", 12)),
    ],
)
def test_accents_and_short_forms_do_not_matter(text, number):
    assert month_of(text) == datetime(2023, number, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Total", "Remarks", "2023", "Q1 2023", "13/2023", "2023-00", "01/02/2023"),
        *("31/12/2023", "12 mars", "Jan 2023 Feb 2023", "44928", "120", "1850-01"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_no_month(text):
    assert month_of(text) is None


@pytest.mark.parametrize("text", ["Jan", "janvier", "01", "1", "១", "មករា"])
def test_a_month_without_a_year_takes_the_one_it_is_given(text):
    assert month_of(text) is None
    assert lacks_a_year(text)
    assert month_of(text, 2023) == JANUARY


def test_a_month_keeps_its_own_year():
    assert month_of("Jan 2023", 2022) == JANUARY
    assert not lacks_a_year("Jan 2023")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023", 2023),
        ("Year 2023", 2023),
        ("ឆ្នាំ ២០២៣", 2023),
        ("2022-2023", None),
        ("", None),
    ],
)
def test_a_sheet_name_tells_one_year_or_none(text, year):
    assert year_in(text) == year
