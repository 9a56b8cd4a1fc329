"""Control charts: the KPIs of a center month by month, and a KPI in every center."""

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.spans import Span
from pescycle.report.charts import theme
from pescycle.report.charts.events import month_marks
from pescycle.report.charts.months import month_ticks, with_unit
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import in_order, records, said, unit_of
from pescycle.report.wording.monitoring import (
    chart_sentence,
    loudest_center,
    loudest_kpi,
    no_watch,
)

PANEL_HEIGHT, CENTER_HEIGHT = 1.75, 1.25
ACROSS, CENTERS_ACROSS = 2, 4
MOST_CENTERS = 40
SENSES = {"better": theme.BETTER, "worse": theme.WORSE, "": theme.SERIES[5]}
UP, DOWN = "^", "v"


def control_charts(
    voice: Voice,
    monitor_point: pd.DataFrame,
    monitor_chart: pd.DataFrame,
    event: pd.DataFrame,
    *,
    center: str = "",
) -> Chart | Sentences:
    """One panel a KPI of one center: its months, frozen limits, signals and events.

    Without a chosen center it is the one with most signals.
    """
    chosen = loudest_center(monitor_chart) if center in ("", ALL) else center
    points = _drawn(monitor_point[monitor_point["center"] == chosen])
    if points.empty:
        return said(no_watch(voice))
    charts = monitor_chart[monitor_chart["center"] == chosen]
    kpis = in_order(points["kpi"])
    marks = month_marks(event, points["month"], chosen, span=voice.names.counted_by)

    def draw(figure: Figure) -> None:
        down = -(-len(kpis) // ACROSS)
        grid = figure.subplots(down, ACROSS, squeeze=False, sharex=True).ravel()
        for axes, kpi in zip(grid, kpis, strict=False):
            own = points[points["kpi"] == kpi]
            marks.draw(axes)
            _panel(voice, axes, own, charts[charts["kpi"] == kpi])
            axes.set_title(theme.wrapped(with_unit(voice, kpi), 45, lines=2))
            theme.number_on(axes.yaxis, voice, unit_of(voice, kpi))
        _finish(voice, grid, len(kpis), ACROSS, points["month"])
        signs = [*_legend(voice, points, charts), *marks.signs(voice)]
        theme.legend_below(figure, signs, columns=3)

    return Chart(
        png=theme.png(draw, height=1.3 + PANEL_HEIGHT * max(1, -(-len(kpis) // ACROSS))),
        alt=" ".join(
            [*(chart_sentence(voice, row) for row in records(charts)), *marks.words(voice)]
        ),
        caption=_with_baseline(
            voice,
            voice.text(
                "{center}: KPIs month by month", center=voice.name("center", chosen)
            ),
            charts,
        ),
    )


def control_centers(
    voice: Voice,
    monitor_point: pd.DataFrame,
    monitor_chart: pd.DataFrame,
    event: pd.DataFrame,
    *,
    kpi: str = "",
) -> Chart | Sentences:
    """One small panel a center for one KPI; without a chosen one that with most signals."""
    chosen = kpi or loudest_kpi(monitor_chart)
    points = _drawn(monitor_point[monitor_point["kpi"] == chosen])
    if points.empty:
        return said(no_watch(voice))
    charts = monitor_chart[monitor_chart["kpi"] == chosen]
    centers = _at_most(in_order(points["center"]), charts)
    points = points[points["center"].isin(centers)]
    touched = event[event["center"].isin([*centers, ALL])]
    marks = month_marks(touched, points["month"], span=voice.names.counted_by)

    def draw(figure: Figure) -> None:
        down = -(-len(centers) // CENTERS_ACROSS)
        shared = unit_of(voice, chosen) != "count"
        grid = figure.subplots(
            down, CENTERS_ACROSS, squeeze=False, sharex=True, sharey=shared
        ).ravel()
        for axes, center in zip(grid, centers, strict=False):
            own = points[points["center"] == center]
            marks.of(center).draw(axes)
            _panel(voice, axes, own, charts[charts["center"] == center])
            axes.set_title(theme.wrapped(voice.name("center", center), 24, lines=2))
            theme.number_on(axes.yaxis, voice, unit_of(voice, chosen))
            axes.locator_params(axis="y", nbins=3)
        _finish(voice, grid, len(centers), CENTERS_ACROSS, points["month"])
        shown = charts[charts["center"].isin(centers)]
        signs = [*_legend(voice, points, shown), *marks.signs(voice)]
        theme.legend_below(figure, signs, columns=3)

    down = max(1, -(-len(centers) // CENTERS_ACROSS))
    return Chart(
        png=theme.png(draw, height=1.5 + CENTER_HEIGHT * down),
        alt=" ".join(
            [
                *(
                    chart_sentence(voice, row, of_center=True)
                    for row in records(charts[charts["center"].isin(centers)])
                ),
                *marks.words(voice),
            ]
        ),
        caption=_with_baseline(
            voice, _centers_caption(voice, chosen, len(centers), len(charts)), charts
        ),
    )


def _drawn(points: pd.DataFrame) -> pd.DataFrame:
    """Points of the charts that have a value to show."""
    known = points.groupby(["center", "kpi"])["value"].transform("count") > 0
    return points[known]


def _at_most(centers: list[str], charts: pd.DataFrame) -> list[str]:
    """Up to forty centers, in their order; where there are more those with signals."""
    if len(centers) <= MOST_CENTERS:
        return centers
    loud = set(charts.loc[charts["first_month"].notna(), "center"])
    kept = sorted(centers, key=lambda center: center not in loud)[:MOST_CENTERS]
    return [center for center in centers if center in kept]


def _with_baseline(voice: Voice, caption: str, charts: pd.DataFrame) -> str:
    """Caption with the months that the limits come from, where there are limits."""
    known = charts[charts["center_line"].notna()]
    if known.empty:
        return caption
    return voice.text(
        "{caption}; limits from the months {start} to {end}",
        caption=caption,
        start=voice.month(known["baseline_starts"].iloc[0]),
        end=voice.month(known["baseline_ends"].iloc[0]),
    )


def _centers_caption(voice: Voice, kpi: str, shown: int, there: int) -> str:
    caption = voice.text("{kpi}: month by month in each center", kpi=with_unit(voice, kpi))
    if shown == there or there <= MOST_CENTERS:
        return caption
    return voice.text(
        "{table}: {what}",
        table=caption,
        what=voice.text(
            "{shown} of {all} centers, those with a signal first",
            shown=voice.number(shown),
            all=voice.number(there),
        ),
    )


def _panel(voice: Voice, axes: Axes, points: pd.DataFrame, chart: pd.DataFrame) -> None:
    """One control chart: limits, then months, and signals on top."""
    rows = points.set_index("month").sort_index()
    for name in ("low", "high"):
        axes.plot(
            rows.index,
            rows[name],
            color=theme.QUIET,
            linewidth=0.9,
            linestyle=(0, (4, 2)),
            drawstyle="steps-mid",
        )
    axes.plot(rows.index, rows["center_line"], color=theme.QUIET, linewidth=0.9)
    kept = rows["value"].where(~rows["excluded"].astype(bool))
    axes.plot(
        rows.index, kept, marker="o", markersize=2.8, color=theme.PRESENT, linewidth=1.1
    )
    out = rows[rows["excluded"].astype(bool)]
    axes.plot(
        out.index,
        out["value"],
        linestyle="none",
        marker="x",
        markersize=5,
        color=theme.QUIET,
    )
    _signals(axes, rows, chart)
    _baseline_end(axes, chart, voice.names.counted_by)
    axes.margins(y=0.12)
    axes.locator_params(axis="y", nbins=4)


def _signals(axes: Axes, rows: pd.DataFrame, chart: pd.DataFrame) -> None:
    """A triangle points the way of a signal; its colour says whether that is better."""
    behind = rows[(rows["direction"] != 0) & rows["value"].notna()]
    for direction, marker in ((1, UP), (-1, DOWN)):
        own = behind[behind["direction"] == direction]
        axes.plot(
            own.index,
            own["value"],
            linestyle="none",
            marker=marker,
            markersize=6.5,
            color=SENSES[_sense_of(chart, direction)],
            markeredgecolor=theme.PAPER,
            markeredgewidth=0.6,
            zorder=5,
        )


def _sense_of(chart: pd.DataFrame, direction: int) -> str:
    """Sense of a direction, from that of the chart's first signal."""
    if chart.empty:
        return ""
    first = chart.iloc[0]
    if not first["sense"] or first["direction"] == direction:
        return str(first["sense"])
    return "worse" if first["sense"] == "better" else "better"


def _baseline_end(axes: Axes, chart: pd.DataFrame, span: Span) -> None:
    """A line half way from the baseline's last month to the next."""
    if not chart.empty and not pd.isna(chart.iloc[0]["center_line"]):
        ends = chart.iloc[0]["baseline_ends"] + pd.Timedelta(days=15 * span.months)
        axes.axvline(ends, color=theme.INK, linewidth=0.8, linestyle=":")


def _finish(
    voice: Voice, grid: list[Axes], used: int, across: int, months: pd.Series
) -> None:
    for axes in grid[used:]:
        axes.set_visible(False)
    month_ticks(voice, grid[0], months, max(2, 8 // across))
    for axes in grid[max(0, used - across) : used]:
        axes.tick_params(axis="x", labelbottom=True)


def _legend(voice: Voice, points: pd.DataFrame, charts: pd.DataFrame) -> list[Artist]:
    """Only what occurs in the drawing."""
    month = voice.text("Month")
    handles: list[Artist] = [
        theme.sign_of(month, "o", theme.PRESENT, linestyle="-", markersize=4)
    ]
    if charts["center_line"].notna().any():
        label = voice.text("Center line and limits")
        handles.append(
            theme.sign_of(label, "", theme.QUIET, linestyle=(0, (4, 2)), linewidth=1.2)
        )
        label = voice.text("End of the months that make the limits")
        handles.append(theme.sign_of(label, "", theme.INK, linestyle=":", linewidth=1.2))
    handles += _signal_signs(voice, points, charts)
    if points.loc[points["excluded"].astype(bool), "value"].notna().any():
        handles.append(theme.sign_of(voice.text("Month left out"), "x", theme.QUIET))
    return handles


def _signal_signs(voice: Voice, points: pd.DataFrame, charts: pd.DataFrame) -> list[Artist]:
    if not (points["direction"] != 0).any():
        return []
    labels = {
        "better": voice.text("Signal, for the better (up or down)"),
        "worse": voice.text("Signal, for the worse (up or down)"),
        "": voice.text("Signal (up or down)"),
    }
    there = {
        _sense_of(own, direction)
        for (_, _), own in charts[charts["first_month"].notna()].groupby(["center", "kpi"])
        for direction in _directions(points, own.iloc[0])
    }
    return [
        theme.sign_of(labels[sense], UP, SENSES[sense])
        for sense in labels
        if sense in there
    ]


def _directions(points: pd.DataFrame, chart: pd.Series) -> set[int]:
    own = points[(points["center"] == chart["center"]) & (points["kpi"] == chart["kpi"])]
    return set(own.loc[own["value"].notna(), "direction"]) - {0}
