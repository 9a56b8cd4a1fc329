"""Meetings: read in order, repeated at the same local time, minutes that add up."""

from datetime import datetime

import pandas as pd
import pytest

from pescycle.errors import UsageError
from pescycle.model.given import empty_registers
from pescycle.model.meetings import Meeting, repeated
from pescycle.phases.meetings import meetings
from pescycle.report.kits.agenda import agenda, whole_minutes
from pescycle.report.voice import Voice
from tests.rounds import given

THREE = ("One", "Two", "Three")


def register(*rows):
    """Registers with workshops of (id, date, start, minutes, title)."""
    columns = ["id", "date", "start", "minutes", "title_en"]
    frame = pd.DataFrame(rows, columns=columns)
    return empty_registers() | {
        "workshops": frame.assign(date=pd.to_datetime(frame["date"]))
    }


def test_meetings_stand_in_the_order_of_time_whatever_the_file_says():
    rows = (("b", "2024-02-01", "09:30", 45, "B"), ("a", "2024-01-01", "14:00", 60, ""))
    found = meetings(given(registers=register(*rows)))
    assert [meeting.id for meeting in found] == ["a", "b"]
    assert found[1].ends == datetime(2024, 2, 1, 10, 15)
    assert found[0].title == {}


def test_a_round_without_workshops_has_no_meetings():
    assert meetings(given()) == ()


def test_a_series_repeats_its_day_and_keeps_its_ids_apart():
    first = Meeting(id="w", starts=datetime(2024, 1, 30, 9), minutes=30)
    series = repeated(first, 3, 14)
    assert [meeting.starts.day for meeting in series] == [30, 13, 27]
    assert [meeting.id for meeting in series] == ["w", "w-2", "w-3"]


@pytest.mark.parametrize("minutes", [20, 45, 60, 61, 90, 240])
def test_the_parts_of_a_meeting_add_up_to_it(minutes):
    slots = agenda(Voice("en"), minutes, THREE)
    assert sum(slot.minutes for slot in slots) == minutes
    assert all(slot.minutes >= 1 for slot in slots)


def test_the_clock_runs_on_from_part_to_part():
    slots = agenda(Voice("en"), 60, THREE, datetime(2024, 1, 1, 9, 30))
    # 7 parts: shares 5, 15, 3 x 16.7, 25, 5 of the 53 minutes left after one each
    assert [slot.minutes for slot in slots] == [4, 9, 10, 10, 10, 14, 3]
    assert [slot.starts for slot in slots][:3] == ["09:30", "09:34", "09:43"]


def test_largest_remainders_get_the_minutes_that_are_left():
    # 10 minutes for 3 parts: one each, 7 in thirds = 2.33 each: 2, 2, 2 and one left over
    assert whole_minutes([1, 1, 1], 10) == [4, 3, 3]


@pytest.mark.parametrize("minutes", [19, 241, -5])
def test_a_meeting_too_short_or_too_long_is_refused(minutes):
    with pytest.raises(UsageError, match="--minutes with 20 to 240"):
        agenda(Voice("en"), minutes, THREE)
