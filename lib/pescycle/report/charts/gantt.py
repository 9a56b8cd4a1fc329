"""Gantt chart of the plan: each action from start to due day, by what it is to move."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.round import Round
from pescycle.report.charts import theme
from pescycle.report.charts.events import day_marks
from pescycle.report.plan_cells import dose, owner
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import MISSING, Voice, is_missing
from pescycle.report.wording.figures import Row, own_rows, records, said, title_of

ROW = 0.31  # inches
BAR = 0.5  # of a row


@dataclass(frozen=True)
class _Line:
    """A row of the chart: the heading of an aim, or one of its actions."""

    label: str
    action: Row | None = None


def plan_gantt(
    voice: Voice,
    action_plan: pd.DataFrame,
    turn: Round,
    event: pd.DataFrame,
    *,
    center: str = "",
) -> Chart | Sentences:
    """Actions below what they are to move, with who does how much, fieldwork and events."""
    rows = own_rows(action_plan, center, common=True)
    if rows.empty:
        return said(voice.text("No actions are planned."))
    lines = _lines(voice, rows)
    touched = event[event["center"].isin([*rows["center"], ALL])]
    first, last = _span(rows, turn)
    marks = day_marks(touched, pd.Series([first, last]), center)

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        theme.rows_axis(axes, [line.label for line in lines], width=60)
        axes.tick_params(axis="y", labelsize=7.5)
        axes.grid(visible=False, axis="y")
        for place, line in enumerate(lines):
            if line.action is None:
                _heading(axes, place)
            else:
                marks.of(line.action["center"]).draw_row(axes, place)
                _bar(voice, axes, place, line.action)
        _calendar(voice, axes, rows, turn)
        signs = [*_legend(voice, turn), *marks.signs(voice)]
        theme.legend_below(figure, signs, columns=2)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(lines), row=ROW, frame=1.2)),
        alt=" ".join(
            [*(_sentence(voice, row) for row in records(rows)), *marks.words(voice)]
        ),
        caption=voice.text("The plan in time, by what each action is to move"),
    )


def _lines(voice: Voice, rows: pd.DataFrame) -> list[_Line]:
    lines: list[_Line] = []
    for aim, part in rows.groupby("moves", sort=False):
        lines.append(_Line(voice.name("moves", aim)))
        lines += [_Line(_label(voice, row), row) for row in records(part)]
    return lines


def _label(voice: Voice, row: Row) -> str:
    return voice.text(
        "{title} ({center})",
        title=title_of(voice, row),
        center=voice.name("center", row["center"]),
    )


def _heading(axes: Axes, place: int) -> None:
    axes.axhspan(place - 0.5, place + 0.5, color=theme.SHADE, linewidth=0, zorder=0)


def _bar(voice: Voice, axes: Axes, place: int, row: Row) -> None:
    """From start to due day; a diamond on the due day where the start is not known."""
    start, due = row["start"], row["due"]
    if is_missing(start):
        axes.plot(due, place, marker="D", color=theme.PRESENT, markersize=7, zorder=3)
    else:
        days = max(due - start, pd.Timedelta(days=1))
        axes.barh(place, days, left=start, height=BAR, color=theme.PRESENT, zorder=3)
    size = dose(voice, row)
    parts = [part for part in (owner(voice, row), size) if part != MISSING]
    theme.beside(axes, place, theme.wrapped(" · ".join(parts), 42, lines=2))


def _span(rows: pd.DataFrame, turn: Round) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of the round and of the actions."""
    days = pd.concat([rows["start"], rows["due"]]).dropna()
    starts, ends = pd.Timestamp(turn.starts), pd.Timestamp(turn.ends)
    return min(days.min(), starts), max(days.max(), ends)


def _calendar(voice: Voice, axes: Axes, rows: pd.DataFrame, turn: Round) -> None:
    """Months of the round and of the actions; the fieldwork as a band."""
    first, last = _span(rows, turn)
    first = first.replace(day=1)
    months = pd.date_range(first, last + pd.DateOffset(months=1), freq="MS")
    shown = months[:: max(1, -(-len(months) // 5))]
    axes.set_xticks(shown, [voice.calendar_month(month, "medium") for month in shown])
    axes.set_xlim(first, months[-1])
    axes.grid(visible=True, axis="x")
    if turn.fieldwork:
        opens, closes = (
            pd.Timestamp(turn.fieldwork.opens),
            pd.Timestamp(turn.fieldwork.closes),
        )
        axes.axvspan(
            opens,
            closes,
            facecolor="none",
            edgecolor=theme.SERIES[1],
            hatch="////",
            alpha=0.35,
            linewidth=0,
            zorder=1,
        )


def _legend(voice: Voice, turn: Round) -> list:
    entries: list = [
        Patch(facecolor=theme.PRESENT, label=voice.text("From start to due day"))
    ]
    if turn.fieldwork:
        label = voice.text("Fieldwork of the survey")
        look = {"facecolor": "none", "edgecolor": theme.SERIES[1], "hatch": "////"}
        entries.append(Patch(**look, alpha=0.5, linewidth=0, label=label))
    return entries


def _sentence(voice: Voice, row: Row) -> str:
    told = {"action": _label(voice, row), "due": voice.date(row["due"])}
    told |= {"owner": owner(voice, row), "aim": voice.name("moves", row["moves"])}
    if is_missing(row["start"]):
        return voice.text("{action}, {owner}: due {due}, to move {aim}.", **told)
    return voice.text(
        "{action}, {owner}: {start} to {due}, to move {aim}.",
        start=voice.date(row["start"]),
        **told,
    )
