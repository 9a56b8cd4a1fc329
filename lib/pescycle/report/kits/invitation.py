"""Invitations to workshops as a calendar file, with reminders (RFC 5545)."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from pescycle.model.base import pick
from pescycle.model.given import Given
from pescycle.model.meetings import Meeting
from pescycle.report.kits.workshop import Kit
from pescycle.report.voice import Voice

REMINDERS = (timedelta(days=7), timedelta(days=1), timedelta(minutes=15))
PRODUCT = "-//pescycle//workshop//EN"


def invitations(
    voice: Voice,
    given: Given,
    meetings: tuple[Meeting, ...],
    kit: Kit,
    made: datetime,
) -> bytes:
    """A calendar file with each meeting and its three reminders.

    A meeting keeps its identity when the file is made again, so that a calendar moves it
    instead of showing it twice. Nobody is invited by address: the team sends the file.

    Parameters
    ----------
    voice : Voice
    given : Given
        The round; its pilot gives the time zone in which the meetings' times are told.
    meetings : tuple of Meeting
        Not empty.
    kit : Kit
        Its agenda becomes the first meeting's description; the others have the same parts.
    made : datetime
        When the file is made, with its zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    pilot = given.folder.pilot
    calendar.add("x-wr-calname", pick(pilot.title, voice.language, *pilot.languages))
    place = f"{pilot.id}/{given.round.id}"
    for meeting in meetings:
        event = _event(voice, place, meeting, kit)
        zone = ZoneInfo(pilot.timezone)
        event.add("dtstamp", made)
        event.add("dtstart", meeting.starts.replace(tzinfo=zone))
        event.add("dtend", meeting.ends.replace(tzinfo=zone))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(voice: Voice, place: str, meeting: Meeting, kit: Kit) -> Event:
    event = Event()
    summary = (
        pick(meeting.title, voice.language, *voice.names.languages)
        if meeting.title
        else kit.title
    )
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'pescycle:{place}/{meeting.id}')}@pescycle")
    event.add("summary", summary)
    event.add("description", _description(voice, kit))
    event.add("status", "CONFIRMED")
    for before in REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        alarm.add("description", summary)
        event.add_component(alarm)
    return event


def _description(voice: Voice, kit: Kit) -> str:
    lines = [
        voice.plural(
            "{title}: {n} minute", "{title}: {n} minutes", slot.minutes, title=slot.title
        )
        for slot in kit.slots
    ]
    return "\n".join([kit.lead, "", *lines])
