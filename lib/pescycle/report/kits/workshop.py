"""The kit of a short workshop between rounds: agenda, charts, questions, decision sheet."""

from dataclasses import dataclass

from markupsafe import Markup

from pescycle.model.base import pick
from pescycle.model.given import Given
from pescycle.model.meetings import Meeting
from pescycle.report.frame import PageFrame
from pescycle.report.kits.agenda import Slot, agenda
from pescycle.report.kits.decisions import decision_sheet, last_decisions
from pescycle.report.kits.stations import Results, Station, stations
from pescycle.report.page import whole_page
from pescycle.report.shown import Cell, Header, Table
from pescycle.report.voice import Voice


@dataclass(frozen=True, kw_only=True)
class Kit:
    """Everything that a facilitator needs, said in one language.

    ``before`` are the latest decisions on record; ``limits`` say what the kit cannot.
    """

    title: str
    when: str
    lead: str
    slots: tuple[Slot, ...]
    agenda: Table
    before_title: str
    before: tuple[str, ...]
    no_decision: str
    stations: tuple[Station, ...]
    question_title: str
    sheet_title: str
    sheet: Table
    limits_title: str
    limits: tuple[str, ...]


def workshop_kit(
    voice: Voice, given: Given, results: Results, minutes: int, meeting: Meeting | None
) -> Kit:
    """The kit for a meeting of so many minutes, from what the round's phases found.

    Parameters
    ----------
    voice : Voice
    given : Given
        The round.
    results : mapping
        Of each phase of the round, by its name.
    minutes : int
        How long the meeting lasts.
    meeting : Meeting or None
        When it is; ``None`` gives an agenda without clock times.

    Raises
    ------
    UsageError
        The meeting is too short or too long.
    """
    shown = stations(voice, results)
    titles = tuple(station.title for station in shown)
    slots = agenda(voice, minutes, titles, meeting.starts if meeting else None)
    decision = given.data.registers["decisions"]
    return Kit(
        title=_title(voice, given, meeting),
        when=_when(voice, minutes, meeting),
        lead=voice.text(
            "One chart, one question, one talk, and on to the next chart; at the end what "
            "we decide. Leave a chart on the screen until everybody has said one sentence "
            "about it."
        ),
        slots=slots,
        agenda=_agenda_table(voice, slots),
        before_title=voice.text("What became of our last decisions"),
        before=tuple(last_decisions(voice, decision, None)),
        no_decision=voice.text(
            "No decision is on record for this round. Write them down in {file}, and the "
            "next kit begins with them.",
            file=f"rounds/{given.round.id}/decisions.csv",
        ),
        stations=shown,
        question_title=voice.text("To talk about"),
        sheet_title=voice.text("Decision sheet"),
        sheet=decision_sheet(voice, results["action"].action_progress, given.round.id),
        limits_title=voice.text("What this kit cannot tell"),
        limits=_limits(voice),
    )


def workshop_html(frame: PageFrame, kit: Kit) -> str:
    """The kit as one page that is safe to write."""
    return whole_page(
        "workshop.html.j2",
        frame,
        kit=kit,
        agenda=Markup(kit.agenda._repr_html_()),
        sheet=Markup(kit.sheet._repr_html_()),
        shown=[
            (
                station,
                Markup(station.chart._repr_html_()),
                Markup(station.reading._repr_html_()),
            )
            for station in kit.stations
        ],
    )


def _title(voice: Voice, given: Given, meeting: Meeting | None) -> str:
    if meeting is not None and meeting.title:
        return pick(meeting.title, voice.language, *given.folder.pilot.languages)
    return voice.text(
        "Workshop: what do we learn from {round}?",
        round=voice.name("round", given.round.id),
    )


def _when(voice: Voice, minutes: int, meeting: Meeting | None) -> str:
    if meeting is None:
        return voice.plural("{n} minute", "{n} minutes", minutes)
    return voice.plural(
        "{day}, {start} to {end}, {n} minute",
        "{day}, {start} to {end}, {n} minutes",
        minutes,
        day=voice.date(meeting.starts),
        start=f"{meeting.starts:%H:%M}",
        end=f"{meeting.ends:%H:%M}",
    )


def _agenda_table(voice: Voice, slots: tuple[Slot, ...]) -> Table:
    timed = any(slot.starts for slot in slots)
    heads = [Header(voice.text("Minutes"), "end"), Header(voice.text("What we do"))]
    rows = [(Cell(voice.number(slot.minutes)), Cell(slot.title)) for slot in slots]
    if timed:
        heads.insert(0, Header(voice.text("Time")))
        rows = [(Cell(s.starts), *row) for s, row in zip(slots, rows, strict=True)]
    return Table(
        caption=voice.text("Agenda"),
        headers=tuple(heads),
        rows=tuple(rows),
        note=voice.text(
            "Half of the time is for the charts, a quarter for decisions; whoever leads "
            "the meeting keeps the time."
        ),
    )


def _limits(voice: Voice) -> tuple[str, ...]:
    return (
        voice.text(
            "A few charts are no report: they show what stands out, and the reports of the "
            "round say how certain it is."
        ),
        voice.text(
            "The questions follow from the figures by fixed rules. What the figures do not "
            "hold, only the people in the room can bring in."
        ),
    )
