"""What the report says of the parts of a change, and its chart."""

import pytest

from pescycle.report import charts, wording
from pescycle.report.shown import Chart, Sentences
from pescycle.report.tables import table
from tests.report import samples

VOICE = samples.voice()
ROWS = samples.score_decomposition()


def plain(found):
    return [samples.plain(text) for text in (*found.text, *found.points)]


def test_a_change_is_said_as_the_sum_of_its_parts():
    found = plain(wording.score_change_reading(VOICE, ROWS))
    assert found[0].startswith("All centers, from Round 2022-1 to Round 2023-1.")
    assert "not whether the move is more than chance" in found[0]
    assert found[2] == (
        "Composite: 70.0 %, now 75.0 % (+5.0 points) = data +10.0 points, denominators "
        "\N{MINUS SIGN}4.0 points, anchors \N{MINUS SIGN}3.0 points and weights "
        "+2.0 points."
    )


@pytest.mark.parametrize(
    ("center", "words"),
    [
        ("c01", "no score in one of the two rounds"),
        ("c02", "cannot be taken apart, because data are missing on different sides"),
    ],
)
def test_a_change_that_cannot_be_split_says_why(center, words):
    found = plain(wording.score_change_reading(VOICE, ROWS, center=center))
    assert words in found[1]


def test_both_editions_stand_side_by_side():
    found = plain(wording.edition_reading(VOICE, ROWS))
    assert "scored by it and by edition 1 as well" in found[0]
    assert "73.0 % by edition 1, 75.0 % by the new one (+2.0 points: data" in found[1]
    lacking = plain(wording.edition_reading(VOICE, ROWS, center="c01"))
    assert "no score by both editions" in lacking[1]
    unsplit = plain(wording.edition_reading(VOICE, ROWS, center="c02"))
    assert unsplit[1].endswith("60.0 % by edition 1, 70.0 % by the new one.")


def test_one_edition_and_one_round_are_told_so():
    none = ROWS.iloc[:0]
    assert "one edition so far" in plain(wording.edition_reading(VOICE, none))[0]
    assert "no two rounds" in plain(wording.score_change_reading(VOICE, none))[0]
    assert isinstance(charts.score_change_dots(VOICE, none), Sentences)


def test_the_chart_says_every_center_that_it_shows_and_all_last():
    found = charts.score_change_dots(VOICE, ROWS)
    assert isinstance(found, Chart)
    said = samples.plain(found.alt)
    assert said.startswith("Center 03: \N{MINUS SIGN}10.0 points, of which data")
    assert said.index("Center 03") < said.index("All centers")
    assert "Center 02" not in said  # it cannot be split
    assert found.png.startswith(b"\x89PNG")


def test_without_a_composite_the_first_pillar_is_shown():
    pillars = ROWS[ROWS["node"] == "users"]
    assert "More users" in charts.score_change_dots(VOICE, pillars).caption


def test_the_table_has_the_parts_in_points():
    rows = table(VOICE, "score_decomposition", ROWS.iloc[4:5])
    cells = [samples.plain(cell.text) for cell in rows.rows[0]]
    assert cells[2:5] == ["70.0 %", "75.0 %", "+5.0 points"]
    assert cells[-1] == "+2.0 points"
