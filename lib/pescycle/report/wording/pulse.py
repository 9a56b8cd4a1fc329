"""The staff pulse in words: where it is highest and lowest, and what changed."""

import pandas as pd

from pescycle.model.findings import CellState, Verdict
from pescycle.model.given import Given
from pescycle.report.shown import Sentences
from pescycle.report.voice import INDEX, Voice
from pescycle.report.wording.figures import (
    Row,
    change_finding,
    hidden_sentences,
    records,
    said,
)

CLEAR = (Verdict.BETTER, Verdict.WORSE)


def pulse_reading(voice: Voice, staff_pulse: pd.DataFrame) -> Sentences:
    """How staff see their work: the highest and the lowest dimension."""
    if staff_pulse.empty:
        return said(
            voice.text(
                "Staff were not asked about their work: questions with the role climate in "
                "questionnaires/staff.yml, and a source of the audience staff in "
                "round.yml, make this section."
            )
        )
    shown = staff_pulse[staff_pulse["state"] == CellState.PUBLISHED]
    if shown.empty:
        return said(*hidden_sentences(voice, staff_pulse))
    values = shown["value"].astype("float64")
    rows = [shown.loc[values.idxmax()], shown.loc[values.idxmin()]]
    if len(shown) < 2:
        return said(points=[_figure(voice, rows[0])])
    high, low = rows
    order = (
        voice.text("Their intervals do not overlap.")
        if low["high"] < high["low"]
        else voice.text("Their intervals overlap: which of them is higher is not certain.")
    )
    points = [
        voice.text("Highest: {figure}.", figure=_figure(voice, high)),
        voice.text("Lowest: {figure}.", figure=_figure(voice, low)),
    ]
    return said(order, *hidden_sentences(voice, staff_pulse), points=points)


def _figure(voice: Voice, row: Row) -> str:
    figure = voice.finding(
        row["value"],
        INDEX,
        base=row["base"],
        low=row["low"],
        high=row["high"],
        level=row["level"],
    )
    return voice.text("{name}, {figure}", name=_name(voice, row), figure=figure)


def _name(voice: Voice, row: Row) -> str:
    return voice.name("dimension", row["dimension"], audience=row["audience"])


def learning_reading(
    voice: Voice, given: Given, learning_change: pd.DataFrame
) -> Sentences:
    """Whether the organisation learned to learn: clear changes, and what was unseeable."""
    if given.round.previous is None:
        return said(
            voice.text("This is the first round: there is nothing to compare it with yet.")
        )
    if learning_change.empty:
        return said(
            voice.text(
                "Staff were not asked the same questions in both rounds, or too few of "
                "them answered, so that no change can be told."
            )
        )
    clear = learning_change[learning_change["verdict"].isin(CLEAR)]
    points = [
        voice.text(
            "{verdict}: {name}, {change}.",
            verdict=voice.label("verdict", row["verdict"]),
            name=_name(voice, row),
            change=change_finding(voice, row, INDEX),
        )
        for row in records(clear)
    ]
    seen = learning_change["minimum_detectable"].dropna()
    return said(
        _counted(voice, given, len(learning_change), len(clear)),
        _unseen(voice, seen) if len(seen) else "",
        points=points,
    )


def _counted(voice: Voice, given: Given, all_of_them: int, clear: int) -> str:
    since = voice.name("round", given.round.previous)
    if not clear:
        return voice.plural(
            "The one dimension did not change clearly since {since}.",
            "None of the {n} dimensions changed clearly since {since}.",
            all_of_them,
            since=since,
        )
    return voice.plural(
        "Of {all} dimensions {n} changed clearly since {since}.",
        "Of {all} dimensions {n} changed clearly since {since}.",
        clear,
        all=voice.number(all_of_them),
        since=since,
    )


def _unseen(voice: Voice, seen: pd.Series) -> str:
    return voice.text(
        "With so many answers a change below {least} to {most} points would probably not "
        "have been seen: no clear change is not the same as no change.",
        least=voice.number(seen.min()),
        most=voice.number(seen.max()),
    )
