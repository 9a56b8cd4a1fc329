"""The sheet on which a workshop writes what it decides."""

from datetime import date

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.tables import ActionState
from pescycle.report.cells import text_of
from pescycle.report.shown import Cell, Header, Table
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import records, title_of

FREE_ROWS = 5  # a meeting that decides more decides nothing
MOST_OPEN = 8


def decision_sheet(voice: Voice, action_progress: pd.DataFrame, round_id: str) -> Table:
    """Open actions, the earliest due first, then free rows; to be filled in by hand."""
    rows = [_open_row(voice, row) for row in records(open_actions(action_progress))]
    blank = tuple(Cell("") for _ in _heads(voice))
    return Table(
        caption=voice.text("What we decide"),
        headers=tuple(Header(head) for head in _heads(voice)),
        rows=(*rows, *[blank] * FREE_ROWS),
        note=voice.text(
            "Open actions stand first, the earliest due on top. Decide one of start, keep, "
            "adapt, stop, other, and copy each line into {file}; a role, never a person's "
            "name.",
            file=f"rounds/{round_id}/decisions.csv",
        ),
    )


def open_actions(action_progress: pd.DataFrame, center: str = "") -> pd.DataFrame:
    """Actions that are neither done nor dropped, the earliest due first."""
    dropped = action_progress["state"] == ActionState.DROPPED
    rows = action_progress[action_progress["done_on"].isna() & ~dropped]
    if center:
        rows = rows[rows["center"].isin([center, ALL])]
    return rows.sort_values(["due", "id"], ignore_index=True).head(MOST_OPEN)


def last_decisions(voice: Voice, decision: pd.DataFrame, until: date | None) -> list[str]:
    """The latest decisions on record, one sentence each, up to a day."""
    rows = decision
    if until is not None:
        rows = rows[rows["date"] <= pd.Timestamp(until)]
    latest = rows.sort_values(["date", "id"]).tail(FREE_ROWS)
    return [_decided(voice, row) for row in records(latest)]


def _decided(voice: Voice, row: dict) -> str:
    return voice.text(
        "{day}, {about}: {decision}. {reason}",
        day=voice.date(row["date"], "medium"),
        about=row["about"] or row["id"],
        decision=voice.label("decision", row["decision"]),
        reason=text_of(voice, row, "reason"),
    )


def _heads(voice: Voice) -> list[str]:
    return [
        voice.text("What"),
        voice.text("About (id)"),
        voice.text("Decision"),
        voice.text("Who (role)"),
        voice.text("By when"),
    ]


def _open_row(voice: Voice, row: dict) -> tuple[Cell, ...]:
    what = voice.text(
        "{title} ({center}), due {due}",
        title=title_of(voice, row),
        center=voice.name("center", row["center"]),
        due=voice.date(row["due"], "medium"),
    )
    return (Cell(what), Cell(row["id"]), Cell(""), Cell(""), Cell(""))
