"""What is said of the staff pulse and of its change, word for word."""

from types import SimpleNamespace

import pytest

from pescycle.report import wording
from pescycle.report.names import Names
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.samples import plain

TITLES = {
    "open": {"en": "Open learning", "fr": "Apprentissage ouvert"},
    "room": {"en": "Room to learn", "fr": "Place pour apprendre"},
    "st_q1": {"en": "Working climate", "fr": "Climat de travail"},
}
ROUNDS = {"r1": {"en": "First round", "fr": "Premier tour"}}
SECOND = SimpleNamespace(round=SimpleNamespace(previous="r1"))
FIRST = SimpleNamespace(round=SimpleNamespace(previous=None))


@pytest.fixture
def voice():
    return Voice("en", Names(titles={"dimension:staff": TITLES, "round": ROUNDS}))


def test_the_highest_and_the_lowest_dimension_are_told(voice):
    found = wording.pulse_reading(voice, samples.staff_pulse())
    assert [plain(point) for point in found.points] == [
        "Highest: Working climate, 79.3 (base 30; 95 % interval 70.5 to 88.1).",
        "Lowest: Open learning, 60.4 (base 28; 95 % interval 53.8 to 66.9).",
    ]
    assert found.text == (
        "Their intervals do not overlap.",
        "1 figure is hidden because too few people stand behind it.",
    )


def test_intervals_that_overlap_leave_the_order_open(voice):
    near = samples.staff_pulse().assign(low=50.0, high=90.0)
    found = wording.pulse_reading(voice, near)
    assert "which of them is higher is not certain" in found.text[0]


def test_a_single_dimension_is_told_alone(voice):
    found = wording.pulse_reading(voice, samples.staff_pulse().iloc[:1])
    assert [plain(point) for point in found.points] == [
        "Working climate, 79.3 (base 30; 95 % interval 70.5 to 88.1)"
    ]


def test_a_pulse_that_is_hidden_says_so(voice):
    found = wording.pulse_reading(voice, samples.staff_pulse().iloc[2:])
    assert found.text == ("1 figure is hidden because too few people stand behind it.",)


def test_without_questions_to_staff_it_is_said_what_makes_the_section(voice):
    found = wording.pulse_reading(voice, samples.staff_pulse().iloc[:0])
    assert "role climate in questionnaires/staff.yml" in found.text[0]


def test_clear_changes_are_named_with_what_could_not_be_seen(voice):
    found = wording.learning_reading(voice, SECOND, samples.learning_change())
    assert [plain(text) for text in found.text] == [
        "Of 2 dimensions 1 changed clearly since First round.",
        "With so many answers a change below 16 to 16 points would probably not have been "
        "seen: no clear change is not the same as no change.",
    ]
    assert [plain(point) for point in found.points] == [
        "Better: Open learning, +16.2 points (95 % interval +5.2 to +27.2 points)."
    ]


def test_no_clear_change_is_said(voice):
    calm = samples.learning_change().assign(verdict="no_clear_change")
    found = wording.learning_reading(voice, SECOND, calm)
    assert found.text[0] == "None of the 2 dimensions changed clearly since First round."
    assert found.points == ()
    alone = wording.learning_reading(voice, SECOND, calm.iloc[:1])
    assert alone.text[0] == "The one dimension did not change clearly since First round."


def test_a_first_round_has_nothing_to_compare_with(voice):
    found = wording.learning_reading(voice, FIRST, samples.learning_change().iloc[:0])
    assert found.text == (
        "This is the first round: there is nothing to compare it with yet.",
    )


def test_two_rounds_without_common_dimensions_say_so(voice):
    found = wording.learning_reading(voice, SECOND, samples.learning_change().iloc[:0])
    assert "no change can be told" in found.text[0]


def test_the_tables_name_dimensions_and_speak_in_points(voice):
    found = table(voice, "learning_change", samples.learning_change())
    first = [plain(cell.text) for cell in found.rows[0]]
    assert first == [
        *("Open learning", "59.2", "75.4", "+16.2 points", "+5.2 to +27.2 points"),
        *("0.010", "15.6 points", "Better"),
    ]
