"""Charts of the answers that came: by center against the plan, and week by week."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.base import ALL
from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.tables import ActionState
from pescycle.report.charts import theme
from pescycle.report.charts.events import week_marks
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.action import response_reading, week_reading
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    hidden_sentences,
    no_survey,
    of_audience,
    of_center,
    records,
    said,
    single_centers,
)


def response_progress(
    voice: Voice,
    response_count: pd.DataFrame,
    outlook: pd.DataFrame | None = None,
    *,
    audience: str = "",
) -> Chart | Sentences:
    """One panel an audience: answers collected in each center against those planned.

    ``outlook`` (``Action.fieldwork_outlook``) adds what is to be expected at the end, as
    long as the fieldwork runs.
    """
    counts = of_audience(response_count, audience)
    rows = single_centers(counts)
    rows = _with_outlook(rows if len(rows) else counts, outlook)
    running = rows["high"].notna().any()
    if rows.empty:
        return said(no_survey(voice))
    groups = [rows[rows["audience"] == name] for name in audiences_in(rows)]

    def draw(figure: Figure) -> None:
        sizes = [len(group) + 1 for group in groups]
        grid = figure.subplots(len(groups), squeeze=False, height_ratios=sizes).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _collected(voice, axes, group)
        axes.set_xlabel(voice.text("Answers"))
        theme.legend_below(figure, _response_legend(voice, running=running))

    return Chart(
        png=theme.png(draw, height=1.0 + 0.55 * len(groups) + 0.3 * len(rows)),
        alt=" ".join(
            [
                theme.spoken(response_reading(voice, counts)),
                *hidden_sentences(voice, rows),
                *(_end(voice, row) for row in records(rows.dropna(subset="high"))),
            ]
        ),
        caption=voice.text("Answers collected against planned, by center"),
    )


def _with_outlook(rows: pd.DataFrame, outlook: pd.DataFrame | None) -> pd.DataFrame:
    """Rows with the answers expected at the end; missing once the fieldwork is over."""
    names = ["expected", "low", "high"]
    if outlook is None or outlook.empty:
        return rows.assign(**dict.fromkeys(names, float("nan")))
    running = outlook[outlook["closes"] > outlook["seen_on"]]
    keys = ["audience", "center"]
    return rows.merge(running[[*keys, *names]], on=keys, how="left")


def _end(voice: Voice, row: Row) -> str:
    return voice.text(
        "{center}: {expected} answers expected at the end ({low} to {high}).",
        center=voice.name("center", row["center"]),
        expected=voice.number(row["expected"]),
        low=voice.number(row["low"]),
        high=voice.number(row["high"]),
    )


def _collected(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    theme.rows_axis(axes, [voice.name("center", name) for name in rows["center"]])
    lines = range(len(rows))
    collected = rows["collected"].astype("float64").fillna(0)
    axes.barh(lines, collected, height=0.6, color=theme.PRESENT)
    _to_come(axes, rows)
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


def _to_come(axes: Axes, rows: pd.DataFrame) -> None:
    """What is expected on top of the answers so far, with its limits."""
    for line, row in enumerate(records(rows)):
        if is_missing(row["high"]):
            continue
        more = row["expected"] - row["collected"]
        axes.barh(line, more, left=row["collected"], height=0.6, color=theme.SHADE)
        axes.hlines(line, row["low"], row["high"], color=theme.QUIET, linewidth=1.4)


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


def _response_legend(voice: Voice, *, running: bool) -> list:
    end = [
        Patch(facecolor=theme.SHADE, label=voice.text("Expected at the end")),
        theme.sign_of(voice.text("95 % limits"), "", theme.QUIET, linestyle="-"),
    ]
    return [
        Patch(facecolor=theme.PRESENT, label=voice.text("Collected")),
        *(end if running else []),
        theme.sign_of(
            voice.label("action_state", ActionState.PLANNED),
            "|",
            theme.INK,
            markersize=12,
            markeredgewidth=2.4,
        ),
    ]


def response_weeks(
    voice: Voice, response_week: pd.DataFrame, event: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """One panel an audience: answers a week against an even spread, with events."""
    rows = of_center(response_week, center)
    if rows.empty:
        return said(no_survey(voice))
    audiences = audiences_in(rows)
    marks = week_marks(event, rows["week"], center)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(len(audiences), squeeze=False, sharex=True).ravel()
        for axes, audience in zip(grid, audiences, strict=True):
            marks.draw(axes)
            _week_panel(voice, axes, rows[rows["audience"] == audience])
            axes.set_title(voice.label("audience", audience))
        weeks = pd.date_range(rows["week"].min(), rows["week"].max(), freq="7D")
        shown = weeks[:: max(1, -(-len(weeks) // 7))]
        axes.set_xticks(shown, [voice.date(week, "medium") for week in shown])
        axes.set_xlim(weeks[0] - pd.Timedelta(days=5), weeks[-1] + pd.Timedelta(days=5))
        axes.set_xlabel(voice.text("Week that begins on"))
        theme.legend_below(figure, [*_week_legend(voice), *marks.signs(voice)])

    return Chart(
        png=theme.png(draw, height=1.0 + 1.4 * len(audiences)),
        alt=" ".join(
            [
                theme.spoken(week_reading(voice, response_week, center=center)),
                *(_even(voice, rows[rows["audience"] == name]) for name in audiences),
                *marks.words(voice),
            ]
        ),
        caption=voice.text(
            "{center}: answers by week", center=voice.name("center", center or ALL)
        ),
    )


def _even(voice: Voice, rows: pd.DataFrame) -> str:
    name = voice.label("audience", rows["audience"].iloc[0])
    planned = rows["planned"].dropna()
    if planned.empty:
        return voice.text("{audience}: no number was planned.", audience=name)
    return voice.text(
        "{audience}: an even spread of the plan would be {planned} answers a week.",
        audience=name,
        planned=voice.number(planned.max()),
    )


def _week_legend(voice: Voice) -> list:
    return [
        Patch(facecolor=theme.PRESENT, label=voice.text("Collected")),
        theme.sign_of(
            voice.text("Planned, if spread evenly"), "", theme.INK, linestyle="--"
        ),
    ]


def _week_panel(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    known = rows.dropna(subset="collected")
    counts = known["collected"].astype("float64")
    axes.bar(known["week"], counts, width=5.5, color=theme.PRESENT)
    planned = rows.dropna(subset="planned").sort_values("week")
    axes.plot(
        planned["week"],
        planned["planned"],
        drawstyle="steps-mid",
        linestyle="--",
        linewidth=1.4,
        color=theme.INK,
    )
    hidden = rows.loc[rows["state"].isin(NOT_SHOWN), "week"]
    for week in hidden:
        axes.text(week, 0, "?", ha="center", va="bottom", fontsize=10, color=theme.QUIET)
    if len(hidden):
        axes.text(
            1.0,
            1.0,
            voice.text("? hidden"),
            transform=axes.transAxes,
            ha="right",
            va="bottom",
            fontsize=8.5,
        )
    most = pd.concat([counts, planned["planned"].astype("float64")]).max()
    axes.set_ylim(0, (1 if is_missing(most) else max(most, 1)) * 1.15)
    axes.locator_params(axis="y", nbins=4, integer=True)
    theme.said_on(axes.yaxis, voice.number)
    axes.grid(visible=True, axis="y")
