from datetime import datetime

import pytest

from pescycle.io.quarters import lacks_a_year, quarter_of

SECOND = datetime(2023, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-Q2", "2023Q2", "2023 Q2", "2023/Q2", "2023-q2", "Q2 2023", "Q2-2023"),
        *("Q2/2023", "2Q2023", "2Q 2023", "Qtr 2 2023", "2023-T2", "T2 2023", "T2-2023"),
        *("Trim. 2 2023", "Trim 2 2023", "2T 2023", "២០២៣-Q២"),
        *("2nd quarter 2023", "Second quarter of 2023", "2023, 2nd quarter"),
        *("2e trimestre 2023", "2ème trimestre 2023", "Deuxième trimestre de 2023"),
        *("2\N{MASCULINE ORDINAL INDICATOR} trimestre de 2023", "segundo trimestre 2023"),
        *("2.o trimestre 2023", "II trimestre 2023", "Quarter 2 2023", "quarter 2, 2023"),
    ],
)
def test_a_quarter_is_read_in_many_spellings(text):
    assert quarter_of(text) == SECOND


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2023",
            "2023-02",
            "2",
            "Q5 2023",
            "Q0 2023",
            "T 2023",
            "Total",
            "avril 2023",
        ),
        *("Q1 Q2 2023", "1850-Q1", "semestre 2 2023", "2023-Q2-Q3", "first half of 2023"),
    ],
)
def test_what_names_no_quarter_is_none(text):
    assert quarter_of(text, 2023 if text == "2" else None) is None


def test_the_year_may_stand_elsewhere():
    assert quarter_of("T2", 2023) == SECOND
    assert quarter_of("2e trimestre", 2023) == SECOND
    assert quarter_of("T2") is None
    assert lacks_a_year("T2")
    assert lacks_a_year("2nd quarter")
    assert not lacks_a_year("T2 2023")
    assert not lacks_a_year("visits")
