"""Chart of actions in time: planned, done, late, dropped."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.tables import ActionState
from pescycle.report.charts import theme
from pescycle.report.charts.events import day_marks
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    own_rows,
    records,
    said,
    title_of,
)

_STATES = {
    ActionState.PLANNED: ("o", theme.SERIES[5], False),
    ActionState.DONE: ("o", theme.SERIES[0], True),
    ActionState.LATE: ("^", theme.SERIES[1], True),
    ActionState.DROPPED: ("X", theme.WORSE, True),
}
_PLANNED = "#9a9a9a"


def action_timeline(
    voice: Voice, action: pd.DataFrame, event: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Each action from its start to its due day, where it stands, and its center's events.

    Shows a plan, or progress.
    """
    rows = own_rows(action, center, common=True)
    if rows.empty:
        return said(voice.text("No actions are planned."))
    rows = _whole(rows)
    touched = event[event["center"].isin([*rows["center"], ALL])]
    marks = day_marks(touched, _days(rows), center)

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        labels = [
            voice.text(
                "{title} ({center})",
                title=title_of(voice, row),
                center=voice.name("center", row["center"]),
            )
            for row in records(rows)
        ]
        theme.rows_axis(axes, labels, width=52)
        for line, row in enumerate(records(rows)):
            marks.of(row["center"]).draw_row(axes, line)
            _action(axes, line, row)
            theme.beside(axes, line, voice.label("action_state", row["state"]))
        _day_ticks(voice, axes, rows)
        signs = [*_action_legend(voice, rows), *marks.signs(voice)]
        theme.legend_below(figure, signs, columns=4)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(rows), row=0.42, frame=1.2)),
        alt=" ".join(
            [*(_action_sentence(voice, row) for row in records(rows)), *marks.words(voice)]
        ),
        caption=voice.text("Actions in time"),
    )


def _whole(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill in what a plan (no state yet) and progress (no start) do not hold."""
    days = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[ns]")
    lacking = {"start": days, "done_on": days, "state": str(ActionState.PLANNED)}
    return rows.assign(**{name: lacking[name] for name in lacking if name not in rows})


def _action(axes: Axes, line: int, row: Row) -> None:
    marker, colour, filled = _STATES[row["state"]]
    if not is_missing(row["start"]):
        axes.hlines(line, row["start"], row["due"], color=_PLANNED, linewidth=6)
    axes.plot(
        row["due"],
        line,
        marker="|",
        markersize=15,
        markeredgewidth=2,
        color=theme.INK,
        zorder=4,
    )
    where = row["due"] if is_missing(row["done_on"]) else row["done_on"]
    if where > row["due"]:
        axes.hlines(
            line, row["due"], where, color=theme.SERIES[1], linewidth=2, linestyle=":"
        )
    axes.plot(
        where,
        line,
        marker=marker,
        markersize=8,
        color=colour,
        zorder=5,
        markerfacecolor=colour if filled else theme.PAPER,
    )


def _days(rows: pd.DataFrame) -> pd.Series:
    return pd.concat([rows["start"], rows["due"], rows["done_on"]]).dropna()


def _day_ticks(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    days = _days(rows)
    first, last = days.min().normalize().replace(day=1), days.max()
    months = pd.date_range(first, last + pd.DateOffset(months=1), freq="MS")
    shown = months[:: max(1, -(-len(months) // 7))]
    axes.set_xticks(shown, [voice.calendar_month(month, "medium") for month in shown])
    axes.set_xlim(first, months[-1] + pd.Timedelta(days=5))


def _action_legend(voice: Voice, rows: pd.DataFrame) -> list:
    handles: list = [
        theme.sign_of(voice.text("Due"), "|", theme.INK, markersize=12, markeredgewidth=2)
    ]
    if rows["start"].notna().any():
        handles.insert(
            0, Patch(facecolor=_PLANNED, label=voice.text("From start to due day"))
        )
    for state, (marker, colour, filled) in _STATES.items():
        if (rows["state"] == state).any():
            face = colour if filled else theme.PAPER
            label = voice.label("action_state", state)
            handles.append(theme.sign_of(label, marker, colour, markerfacecolor=face))
    return handles


def _action_sentence(voice: Voice, row: Row) -> str:
    words = {
        "title": title_of(voice, row),
        "center": voice.name("center", row["center"]),
        "due": voice.date(row["due"]),
        "state": voice.label("action_state", row["state"]),
    }
    if is_missing(row["done_on"]):
        return voice.text("{title} ({center}): {state}; due {due}.", **words)
    return voice.text(
        "{title} ({center}): {state}; due {due}, done on {day}.",
        day=voice.date(row["done_on"]),
        **words,
    )
