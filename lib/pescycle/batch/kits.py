"""Kits for the weeks between rounds, written beside the reports of a pilot."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from pescycle.batch.pages import BETWEEN
from pescycle.cycle import Turn
from pescycle.errors import UsageError
from pescycle.io.count_keys import span_of
from pescycle.io.files import below, write_bytes, write_text
from pescycle.model.given import PilotFolder
from pescycle.model.meetings import Meeting
from pescycle.model.parameters import refuse_unlisted
from pescycle.model.spans import Span
from pescycle.phases.meetings import meetings
from pescycle.phases.month_note import latest_month
from pescycle.phases.results import NOTEBOOKS, PhaseResult
from pescycle.report.frame import PageFrame, page_frame
from pescycle.report.kits.agenda import refuse_minutes
from pescycle.report.kits.digest import center_digest, digest_html
from pescycle.report.kits.document import workshop_docx
from pescycle.report.kits.invitation import invitations
from pescycle.report.kits.workshop import workshop_html, workshop_kit
from pescycle.report.names import Names
from pescycle.report.voice import Voice


@dataclass(frozen=True)
class Desk:
    """One round of a pilot, and the language in which its kits are said."""

    folder: PilotFolder
    turn: Turn
    voice: Voice

    @classmethod
    def of(cls, folder: PilotFolder, round_id: str, language: str, output: Path) -> "Desk":
        """The round, the last one where none is named, in a language or the pilot's first.

        Raises
        ------
        UsageError
            There is no such round or language.
        """
        known = [turn.id for turn in folder.rounds]
        chosen = round_id or known[-1]
        refuse_unlisted("round", chosen, known)
        voice = Voice(language or folder.pilot.languages[0], Names.of(folder))
        return cls(folder, Turn(folder, chosen, output.resolve()), voice)

    @property
    def place(self) -> Path:
        """Folder of the kits of this round."""
        return below(self.turn.output, self.folder.pilot.id, BETWEEN, self.turn.round.id)

    def frame(self) -> PageFrame:
        """What stands around a page: titles, banner, footer."""
        return page_frame(
            self.voice,
            self.folder,
            round_id=self.turn.round.id,
            made_from=self.turn.made_from,
        )

    @property
    def waits(self) -> bool:
        """Whether figures must be worked out first, which takes a minute or two."""
        return not self.turn.is_worked_out

    def results(self) -> dict[str, PhaseResult]:
        """What each phase of the round found, read from hand-overs or worked out now."""
        return {phase: self.turn.result(phase) for phase in NOTEBOOKS}


def write_workshop(
    desk: Desk, minutes: int, planned: tuple[Meeting, ...] = ()
) -> list[Path]:
    """Write the kit of a workshop: HTML, DOCX, and a calendar file where days are known.

    Parameters
    ----------
    desk : Desk
    minutes : int
        How long the meeting lasts.
    planned : tuple of Meeting
        When; empty stands for what the round's ``workshops.csv`` says.

    Returns
    -------
    list of Path
        What was written; without ``invitation.ics`` where no day is known.
    """
    refuse_minutes(minutes)
    given, made = desk.turn.given, datetime.now(UTC).replace(microsecond=0)
    whole = planned or meetings(given)
    kit = workshop_kit(
        desk.voice, given, desk.results(), minutes, whole[0] if whole else None
    )
    mark = desk.voice.language
    place, frame = desk.place, desk.frame()
    page, sheet = place / f"workshop.{mark}.html", place / f"workshop.{mark}.docx"
    write_text(page, workshop_html(frame, kit))
    write_bytes(sheet, workshop_docx(frame, kit, made))
    if not whole:
        return [page, sheet]
    calendar = place / f"invitation.{mark}.ics"
    write_bytes(calendar, invitations(desk.voice, given, whole, kit, made))
    return [page, sheet, calendar]


def write_digest(desk: Desk, center: str, month: str) -> list[Path]:
    """Write the monthly note of one center or, with ``""``, of every one that has months.

    Parameters
    ----------
    desk : Desk
    center : str
    month : str
        Such as ``2023-11``; empty stands for the last month with a figure.

    Raises
    ------
    UsageError
        There is no such center or month, or nothing is watched by month.
    """
    if center:
        refuse_unlisted("center", center, desk.folder.centers["id"])
    span = desk.folder.pilot.counted_by
    asked = _month(month, span) if month else None
    results = desk.results()
    watched = results["action"].monitor_point
    when = asked or latest_month(results["action"], center)
    if when is None or not (watched["month"] == when).any():
        raise UsageError(_nothing(desk, month, watched["month"], span))
    here = watched[watched["month"] == when]
    centers = [center] if center else sorted(set(here["center"]))
    pages, frame = [], desk.frame()
    for name in centers:
        page = desk.place / span.written(when) / f"{name}.{desk.voice.language}.html"
        digest = center_digest(desk.voice, results, name, when)
        write_text(page, digest_html(frame, digest))
        pages.append(page)
    return pages


def _month(text: str, span: Span) -> pd.Timestamp:
    found = span_of(text, span)
    if found is None:
        example = span.written(date(2023, 11, 1))
        raise UsageError(f'"{text}" is no {span}. Write it like {example}.')
    return pd.Timestamp(found)


def _nothing(desk: Desk, month: str, months: pd.Series, span: Span) -> str:
    if months.empty:
        return (
            f"No KPI of round {desk.turn.round.id} is watched by {span}, so there is no "
            "note. Measures and a framework make one."
        )
    spans = f"{span}s".capitalize()
    known = f"from {span.written(months.min())} to {span.written(months.max())}"
    return f"There is no figure for {month or 'this center'}. {spans} are known {known}."
