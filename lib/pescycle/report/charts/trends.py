"""Charts over time: KPIs round by round, measures month by month."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.findings import NOT_SHOWN
from pescycle.model.round import Round
from pescycle.report.charts import theme
from pescycle.report.charts.events import EventMarks, month_marks, round_marks
from pescycle.report.charts.months import month_ticks, with_unit
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    in_order,
    no_framework,
    of_center,
    said,
    unit_of,
)
from pescycle.report.wording.history import every_round

PANELS_ACROSS = 3
PANEL_HEIGHT = 2.1
MONTHS_HEIGHT = 1.5
LABELS_WIDTH = 26  # letters under a panel
MONTHS_IN_ONE_COLUMN = 3


def kpi_trend(
    voice: Voice,
    kpi_history: pd.DataFrame,
    event: pd.DataFrame,
    rounds: tuple[Round, ...],
    *,
    center: str = "",
) -> Chart | Sentences:
    """One panel a KPI: its value by round with interval, its target, and events."""
    rows = of_center(kpi_history, center)
    if rows.empty:
        return said(no_framework(voice))
    rows = rows[rows.groupby("kpi")["value"].transform("count") > 0]
    if rows.empty:
        return said(voice.text("No KPI has a value to show."))
    kpis, names = in_order(rows["kpi"]), in_order(kpi_history["round"])
    marks = round_marks(event, rounds, names, center)
    down = -(-len(kpis) // PANELS_ACROSS)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, PANELS_ACROSS, squeeze=False).ravel()
        for axes, kpi in zip(grid, kpis, strict=False):
            marks.draw(axes)
            _kpi_panel(voice, axes, rows[rows["kpi"] == kpi].set_index("round"), names)
            axes.set_title(theme.wrapped(with_unit(voice, kpi), 30, lines=2))
            theme.number_on(axes.yaxis, voice, unit_of(voice, kpi))
        for axes in grid[len(kpis) :]:
            axes.set_visible(False)
        value = voice.text("Value, with its interval")
        handles = [theme.sign_of(value, "o", theme.PRESENT, linestyle="-")]
        if rows["target"].notna().any():
            handles.append(
                theme.sign_of(voice.text("Target"), "_", theme.WORSE, markersize=14)
            )
        theme.legend_below(figure, [*handles, *marks.signs(voice)])

    return Chart(
        png=theme.png(draw, height=0.5 + PANEL_HEIGHT * down),
        alt=" ".join([every_round(voice, kpi_history, center), *marks.words(voice)]),
        caption=voice.text(
            "{center}: KPIs by round", center=voice.name("center", center or ALL)
        ),
    )


def _kpi_panel(voice: Voice, axes: Axes, rows: pd.DataFrame, rounds: list[str]) -> None:
    rows = rows.reindex(rounds)
    places = range(len(rounds))
    axes.plot(places, rows["value"], marker="o", color=theme.PRESENT, linewidth=1.4)
    axes.vlines(places, rows["low"], rows["high"], color=theme.PRESENT, linewidth=2.2)
    axes.plot(
        places,
        rows["target"],
        linestyle="none",
        marker="_",
        markersize=18,
        markeredgewidth=2,
        color=theme.WORSE,
    )
    axes.set_xticks(places, _round_labels(voice, rounds))
    axes.set_xlim(-0.5, len(rounds) - 0.5)
    axes.margins(y=0.15)
    axes.locator_params(axis="y", nbins=5)
    axes.grid(visible=True, axis="y")


def _round_labels(voice: Voice, rounds: list[str]) -> list[str]:
    """Names of the rounds, or their shorter ids where the names need too much room."""
    names = [voice.name("round", name) for name in rounds]
    labels = [theme.wrapped(name, LABELS_WIDTH // len(rounds)) for name in names]
    fits = all(label.count("\n") < 2 for label in labels)
    return labels if fits else rounds


def month_series(
    voice: Voice, month: pd.DataFrame, event: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """One panel a measure: its months, with events; hidden months are gaps."""
    rows = of_center(month, center)
    known = rows.dropna(subset="value")
    if known.empty:
        return said(voice.text("No monthly measures are known."))
    marks = month_marks(event, known["month"], center, span=voice.names.counted_by)
    series = {
        name: _series(voice, known[known["measure"] == name])
        for name in in_order(known["measure"])
    }

    def draw(figure: Figure) -> None:
        _month_panels(voice, figure, series, marks)

    across = _across(series)
    hidden = _hidden_months(voice, rows)
    alt = [_month_sentence(voice, name, values) for name, values in series.items()]
    alt += [hidden] if hidden else []
    return Chart(
        png=theme.png(draw, height=0.9 + MONTHS_HEIGHT * -(-len(series) // across)),
        alt=" ".join([*alt, *marks.words(voice)]),
        caption=_months_caption(voice, center, bool(hidden)),
    )


def _across(series: dict[str, pd.Series]) -> int:
    return 1 if len(series) <= MONTHS_IN_ONE_COLUMN else 2


def _month_panels(
    voice: Voice, figure: Figure, series: dict[str, pd.Series], marks: EventMarks
) -> None:
    across = _across(series)
    grid = figure.subplots(
        -(-len(series) // across), across, squeeze=False, sharex=True
    ).ravel()
    for axes, (measure, values) in zip(grid, series.items(), strict=False):
        marks.draw(axes)
        _month_panel(voice, axes, values)
        axes.set_title(theme.wrapped(voice.name("measure", measure), 90 // across))
    for axes in grid[len(series) :]:
        axes.set_visible(False)
    months = pd.Series([month for values in series.values() for month in values.index])
    month_ticks(voice, grid[0], months, 8 // across)
    for axes in grid[max(0, len(series) - across) : len(series)]:
        axes.tick_params(axis="x", labelbottom=True)
    signs = marks.signs(voice)
    if signs:
        theme.legend_below(figure, signs)


def _series(voice: Voice, rows: pd.DataFrame) -> pd.Series:
    """A measure's values by month; what is missing or hidden in between is a gap."""
    return (
        rows.set_index("month")["value"]
        .sort_index()
        .asfreq(voice.names.counted_by.frequency)
    )


def _hidden_months(voice: Voice, rows: pd.DataFrame) -> str:
    hidden = int((rows["state"].isin(NOT_SHOWN)).sum())
    if not hidden:
        return ""
    return voice.plural(
        "{n} monthly figure is hidden because it is too small, and left out as a gap.",
        "{n} monthly figures are hidden because they are too small, and left out as gaps.",
        hidden,
    )


def _months_caption(voice: Voice, center: str, hidden: bool) -> str:
    whose = _whose(voice, center)
    if hidden:
        return voice.text(
            "{center}: measures by month; figures that are too small to be shown are gaps",
            center=whose,
        )
    return voice.text("{center}: measures by month", center=whose)


def _month_sentence(voice: Voice, measure: str, values: pd.Series) -> str:
    low, high = voice.number(values.min()), voice.number(values.max())
    name = voice.name("measure", measure)
    if low == high:
        return voice.text("{measure}: {value} in every month.", measure=name, value=low)
    return voice.text(
        "{measure}: lowest {low} in {low_month}, highest {high} in {high_month}.",
        measure=name,
        low=low,
        low_month=voice.month(values.idxmin()),
        high=high,
        high_month=voice.month(values.idxmax()),
    )


def _whose(voice: Voice, center: str) -> str:
    if center not in ("", ALL):
        return voice.name("center", center)
    return voice.text("All centers that reported, added up")


def _month_panel(voice: Voice, axes: Axes, total: pd.Series) -> None:
    axes.plot(total.index, total, marker="o", markersize=4, color=theme.PRESENT)
    axes.set_ylim(0, total.max() * 1.12 or 1)
    axes.locator_params(axis="y", nbins=4)
    theme.said_on(axes.yaxis, voice.number)
    axes.grid(visible=True, axis="y")
