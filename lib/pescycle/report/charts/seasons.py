"""Charts of what is left when the season is taken out of monthly figures."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.report.charts import theme
from pescycle.report.charts.events import month_marks
from pescycle.report.charts.months import month_ticks, with_unit
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import in_order, said, unit_of
from pescycle.report.wording.monitoring import loudest_center
from pescycle.report.wording.seasons import season_sentence

PANEL_HEIGHT = 1.45
BESIDE = ("difference", "remainder")  # what is drawn left and right


def season_panels(
    voice: Voice,
    monitor_season: pd.DataFrame,
    monitor_chart: pd.DataFrame,
    event: pd.DataFrame,
    *,
    center: str = "",
) -> Chart | Sentences:
    """A row a KPI: its months less those a year before, and what STL leaves of them.

    Without a chosen center it is the one with most signals.
    """
    chosen = loudest_center(monitor_chart) if center in ("", ALL) else center
    rows = monitor_season[monitor_season["center"] == chosen]
    known = rows.groupby("kpi")["difference"].transform("count") > 0
    rows = rows[known]
    if rows.empty:
        return said(
            voice.text("No month can be held against the same month of the year before.")
        )
    kpis = in_order(rows["kpi"])
    parts = [part for part in BESIDE if rows[part].notna().any()]
    months = rows.loc[rows[parts].notna().any(axis=1), "month"]
    marks = month_marks(event, months, chosen, span=voice.names.counted_by)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(len(kpis), len(parts), squeeze=False, sharex="col")
        for line, kpi in zip(grid, kpis, strict=True):
            own = rows[rows["kpi"] == kpi].set_index("month").sort_index()
            for axes, part in zip(line, parts, strict=True):
                month_marks(
                    event, _known(rows, part), chosen, span=voice.names.counted_by
                ).draw(axes)
                _panel(axes, own, part)
                axes.set_visible(own[part].notna().any())
                theme.number_on(axes.yaxis, voice, unit_of(voice, kpi), sign=True)
            line[0].set_title(theme.wrapped(with_unit(voice, kpi), 45, lines=2))
        _headings(voice, grid[0], parts)
        for axes, part in zip(grid[-1], parts, strict=True):
            month_ticks(voice, axes, _known(rows, part), 4)
        theme.legend_below(
            figure,
            [
                theme.sign_of(voice.text("Month within the limits"), "o", theme.PRESENT),
                theme.sign_of(voice.text("Month beyond them"), "D", theme.SERIES[1]),
                theme.sign_of(
                    voice.text("Limits (3 sigma)"),
                    "",
                    theme.QUIET,
                    linestyle=(0, (4, 2)),
                ),
                *marks.signs(voice),
            ],
            columns=3,
        )

    return Chart(
        png=theme.png(draw, height=1.3 + PANEL_HEIGHT * len(kpis)),
        alt=" ".join(
            [
                *(season_sentence(voice, kpi, rows[rows["kpi"] == kpi]) for kpi in kpis),
                *marks.words(voice),
            ]
        ),
        caption=voice.text(
            "{center}: KPIs without their season, {start} to {end}",
            center=voice.name("center", chosen),
            start=voice.month(months.min()),
            end=voice.month(months.max()),
        ),
    )


def _known(rows: pd.DataFrame, part: str) -> pd.Series:
    return rows.loc[rows[part].notna(), "month"]


def _panel(axes: Axes, rows: pd.DataFrame, part: str) -> None:
    values = rows[part]
    limit = rows["high"] if part == "difference" else rows["remainder_limit"]
    axes.axhline(0, color=theme.QUIET, linewidth=0.9)
    for side in (limit, -limit):
        axes.plot(rows.index, side, color=theme.QUIET, linewidth=0.9, linestyle=(0, (4, 2)))
    axes.plot(
        rows.index, values, marker="o", markersize=3, color=theme.PRESENT, linewidth=1.1
    )
    beyond = values[values.abs() > limit]
    axes.plot(
        beyond.index,
        beyond,
        linestyle="none",
        marker="D",
        markersize=5,
        color=theme.SERIES[1],
        zorder=5,
    )
    axes.margins(y=0.15)
    axes.locator_params(axis="y", nbins=4)


def _headings(voice: Voice, first: list[Axes], parts: list[str]) -> None:
    """Say above the first row what each column holds."""
    headings = {
        "difference": voice.text("Less the same month a year before"),
        "remainder": voice.text("What trend and season leave over (STL)"),
    }
    for axes, part in zip(first, parts, strict=True):
        title = axes.get_title(loc="left")
        axes.set_title(f"{headings[part]}\n\n{title}" if title else headings[part] + "\n\n")
