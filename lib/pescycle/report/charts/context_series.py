"""Chart of the surroundings: each series of the context sheet in time, with events."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.report.cells import text_of
from pescycle.report.charts import theme
from pescycle.report.charts.events import day_marks
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import records, said, title_of
from pescycle.report.wording.written import quantity, series_of

ACROSS, PANEL_HEIGHT = 2, 1.6
TICKS = 4


def context_series(
    voice: Voice, context: pd.DataFrame, event: pd.DataFrame
) -> Chart | Sentences:
    """One panel a series: its values by day, closures shaded, other events marked."""
    context = context.dropna(subset="value")
    if context.empty:
        return said(voice.text("No series of the surroundings is known."))
    series = series_of(context)
    marks = day_marks(event, context["date"])
    down = -(-len(series) // ACROSS)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, ACROSS, squeeze=False, sharex=True).ravel()
        for axes, rows in zip(grid, series, strict=False):
            marks.draw(axes)
            _panel(voice, axes, rows)
        for axes in grid[len(series) :]:
            axes.set_visible(False)
        for axes in grid[max(0, len(series) - ACROSS) : len(series)]:
            axes.tick_params(axis="x", labelbottom=True)
        _day_ticks(voice, grid[0], context["date"])
        if marks.signs(voice):
            theme.legend_below(figure, marks.signs(voice))

    return Chart(
        png=theme.png(draw, height=0.9 + PANEL_HEIGHT * down),
        alt=" ".join([*(_spoken(voice, rows) for rows in series), *marks.words(voice)]),
        caption=voice.text("The surroundings of the centers in time"),
    )


def _panel(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    axes.plot(rows["date"], rows["value"], marker="o", markersize=4, color=theme.PRESENT)
    last = records(rows)[-1]
    title, unit = title_of(voice, last), text_of(voice, last, "unit")
    if unit:
        title = voice.text("{kpi} ({unit})", kpi=title, unit=unit)
    axes.set_title(theme.wrapped(title, 45, lines=2))
    axes.margins(y=0.2)
    axes.locator_params(axis="y", nbins=4, steps=[1, 2, 5, 10])
    theme.number_on(axes.yaxis, voice, "number")
    axes.grid(visible=True, axis="y")


def _day_ticks(voice: Voice, axes: Axes, days: pd.Series) -> None:
    first, last = days.min(), days.max()
    months = pd.date_range(first.replace(day=1), last + pd.DateOffset(months=1), freq="MS")
    shown = months[:: max(1, -(-len(months) // TICKS))]
    axes.set_xticks(shown, [voice.calendar_month(month, "medium") for month in shown])
    axes.set_xlim(first - pd.Timedelta(days=15), last + pd.Timedelta(days=15))


def _spoken(voice: Voice, rows: pd.DataFrame) -> str:
    values = [
        voice.text(
            "{value} ({day})",
            value=quantity(voice, row),
            day=voice.date(row["date"], "medium"),
        )
        for row in records(rows)
    ]
    return voice.text(
        "{kpi}: {values}.",
        kpi=title_of(voice, records(rows)[-1]),
        values=voice.enumerated(values),
    )
