"""Charts of what was planned and done: actions in time, answers by center and week."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.tables import ActionState
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.action import response_reading, week_reading
from pescycle.report.wording.figures import (
    Row,
    in_order,
    no_survey,
    of_audience,
    of_center,
    own_rows,
    records,
    said,
    single_centers,
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
    voice: Voice, action: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Each action from its start to its due day, and where it stands; plan or progress."""
    rows = own_rows(action, center, common=True)
    if rows.empty:
        return said(voice.text("No actions are planned."))
    rows = _whole(rows)

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
            _action(axes, line, row)
            theme.beside(axes, line, voice.label("action_state", row["state"]))
        _day_ticks(voice, axes, rows)
        theme.legend_below(figure, _action_legend(voice, rows), columns=5)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(rows), row=0.42, frame=1.2)),
        alt=" ".join(_action_sentence(voice, row) for row in records(rows)),
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


def _day_ticks(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    days = pd.concat([rows["start"], rows["due"], rows["done_on"]]).dropna()
    first, last = days.min().normalize().replace(day=1), days.max()
    months = pd.date_range(first, last + pd.DateOffset(months=1), freq="MS")
    shown = months[:: max(1, -(-len(months) // 7))]
    axes.set_xticks(shown, [voice.month(month, "medium") for month in shown])
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


def response_progress(
    voice: Voice, response_count: pd.DataFrame, *, audience: str = ""
) -> Chart | Sentences:
    """One panel an audience: answers collected in each center against those planned."""
    counts = of_audience(response_count, audience)
    rows = single_centers(counts)
    rows = rows if len(rows) else counts
    if rows.empty:
        return said(no_survey(voice))
    groups = [group for _, group in rows.groupby("audience", sort=False)]

    def draw(figure: Figure) -> None:
        sizes = [len(group) + 1 for group in groups]
        grid = figure.subplots(len(groups), squeeze=False, height_ratios=sizes).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _collected(voice, axes, group)
        axes.set_xlabel(voice.text("Answers"))
        theme.legend_below(figure, _response_legend(voice))

    return Chart(
        png=theme.png(draw, height=1.0 + 0.55 * len(groups) + 0.3 * len(rows)),
        alt=theme.spoken(response_reading(voice, counts)),
        caption=voice.text("Answers collected against planned, by center"),
    )


def _collected(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    theme.rows_axis(axes, [voice.name("center", name) for name in rows["center"]])
    lines = range(len(rows))
    collected = rows["collected"].astype("float64").fillna(0)
    axes.barh(lines, collected, height=0.6, color=theme.PRESENT)
    axes.plot(
        rows["planned"].astype("float64"),
        lines,
        linestyle="none",
        marker="|",
        markersize=15,
        markeredgewidth=2.4,
        color=theme.INK,
    )
    for line, row in zip(lines, records(rows), strict=True):
        theme.beside(axes, line, _collected_beside(voice, row))
    axes.set_xlim(0, None)
    axes.locator_params(axis="x", nbins=6, integer=True)
    theme.said_on(axes.xaxis, voice.number)
    axes.set_title(voice.label("audience", rows["audience"].iloc[0]))


def _collected_beside(voice: Voice, row: Row) -> str:
    if row["state"] == CellState.HIDDEN:
        return voice.state(row["state"], voice.names.privacy.minimum_base)
    if is_missing(row["collected"]):
        return voice.state(row["state"])
    if is_missing(row["planned"]):
        return voice.number(row["collected"])
    return voice.text(
        "{collected} of {planned}",
        collected=voice.number(row["collected"]),
        planned=voice.number(row["planned"]),
    )


def _response_legend(voice: Voice) -> list:
    return [
        Patch(facecolor=theme.PRESENT, label=voice.text("Collected")),
        theme.sign_of(
            voice.label("action_state", ActionState.PLANNED),
            "|",
            theme.INK,
            markersize=12,
            markeredgewidth=2.4,
        ),
    ]


def response_weeks(
    voice: Voice, response_week: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """One panel an audience: answers a week; weeks with too few to show are marked."""
    rows = of_center(response_week, center)
    if rows.empty:
        return said(no_survey(voice))
    audiences = in_order(rows["audience"])

    def draw(figure: Figure) -> None:
        grid = figure.subplots(len(audiences), squeeze=False, sharex=True).ravel()
        for axes, audience in zip(grid, audiences, strict=True):
            _week_panel(voice, axes, rows[rows["audience"] == audience])
            axes.set_title(voice.label("audience", audience))
        weeks = pd.date_range(rows["week"].min(), rows["week"].max(), freq="7D")
        shown = weeks[:: max(1, -(-len(weeks) // 7))]
        axes.set_xticks(shown, [voice.date(week, "medium") for week in shown])
        axes.set_xlim(weeks[0] - pd.Timedelta(days=5), weeks[-1] + pd.Timedelta(days=5))
        axes.set_xlabel(voice.text("Week that begins on"))

    return Chart(
        png=theme.png(draw, height=0.7 + 1.4 * len(audiences)),
        alt=theme.spoken(week_reading(voice, response_week, center=center)),
        caption=voice.text(
            "{center}: answers by week", center=voice.name("center", center or ALL)
        ),
    )


def _week_panel(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    known = rows.dropna(subset="collected")
    counts = known["collected"].astype("float64")
    axes.bar(known["week"], counts, width=5.5, color=theme.PRESENT)
    hidden = rows.loc[rows["state"] == CellState.HIDDEN, "week"]
    for week in hidden:
        axes.text(week, 0, "?", ha="center", va="bottom", fontsize=10, color=theme.QUIET)
    if len(hidden):
        axes.text(
            1.0,
            1.0,
            voice.text("? hidden, too few"),
            transform=axes.transAxes,
            ha="right",
            va="bottom",
            fontsize=8.5,
        )
    axes.set_ylim(0, (counts.max() if len(counts) else 1) * 1.15)
    axes.locator_params(axis="y", nbins=4, integer=True)
    theme.said_on(axes.yaxis, voice.number)
    axes.grid(visible=True, axis="y")
