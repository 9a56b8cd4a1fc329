"""Chart of centers against what their case mix lets expect."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.findings import ContextFlag
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.context import observed_expected_reading
from pescycle.report.wording.figures import in_order, records, said

_SIGNS = {
    ContextFlag.BELOW_OUTER: ("v", theme.WORSE),
    ContextFlag.BELOW: ("v", theme.WORSE),
    ContextFlag.WITHIN: ("o", theme.INK),
    ContextFlag.ABOVE: ("^", theme.BETTER),
    ContextFlag.ABOVE_OUTER: ("^", theme.BETTER),
}
_OUTER, _INNER = theme.INK, "#8c8c8c"


def observed_expected_chart(
    voice: Voice, observed_expected: pd.DataFrame, *, kpi: str = ""
) -> Chart | Sentences:
    """One panel a KPI: observed over expected of each center, with both limits."""
    rows = observed_expected.dropna(subset="ratio")
    if kpi:
        rows = rows[rows["kpi"] == kpi]
    if rows.empty:
        return said(voice.text("No center has enough data to be compared."))
    groups = [rows[rows["kpi"] == name] for name in in_order(rows["kpi"])]

    def draw(figure: Figure) -> None:
        grid = figure.subplots(
            len(groups), squeeze=False, height_ratios=[len(group) + 1 for group in groups]
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _caterpillar(voice, axes, group.sort_values("ratio", ignore_index=True))
        axes.set_xlabel(voice.text("Observed over expected; 1 is as expected"))
        theme.legend_below(figure, _legend(voice, rows["flag"]), columns=3)

    return Chart(
        png=theme.png(draw, height=1.2 + 0.5 * len(groups) + 0.33 * len(rows)),
        alt=theme.spoken(observed_expected_reading(voice, rows)),
        caption=voice.text(
            "Observed against what the case mix lets expect, by center, with limits at "
            "{inner} and {outer}",
            inner=voice.share(0.95),
            outer=voice.share(0.998, 1),
        ),
    )


def _caterpillar(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    theme.rows_axis(axes, [voice.name("center", name) for name in rows["center"]])
    axes.axvline(1, color=theme.INK, linewidth=1)
    for line, row in enumerate(records(rows)):
        axes.hlines(line, row["low_outer"], row["high_outer"], color=_OUTER, linewidth=1.2)
        axes.hlines(line, row["low"], row["high"], color=_INNER, linewidth=9)
        marker, colour = _SIGNS[row["flag"]]
        axes.plot(
            row["ratio"],
            line,
            marker=marker,
            markersize=9,
            color=colour,
            markeredgecolor=theme.PAPER,
            zorder=4,
        )
        beside = voice.text(
            "{observed} observed, {expected} expected",
            observed=voice.number(row["observed"]),
            expected=voice.number(row["expected"]),
        )
        theme.beside(axes, line, beside)
    axes.margins(x=0.06)
    theme.said_on(axes.xaxis, lambda ratio: voice.number(ratio, 1))
    axes.set_title(theme.wrapped(voice.name("kpi", rows["kpi"].iloc[0]), 80))


def _legend(voice: Voice, flags: pd.Series) -> list:
    bars = [
        theme.sign_of(
            voice.text("Limits at {level}", level=voice.share(level, digits)),
            *("", colour),
            linestyle="-",
            linewidth=width,
        )
        for level, digits, colour, width in ((0.95, 0, _INNER, 9), (0.998, 1, _OUTER, 1.2))
    ]
    below = flags.isin([ContextFlag.BELOW, ContextFlag.BELOW_OUTER]).any()
    above = flags.isin([ContextFlag.ABOVE, ContextFlag.ABOVE_OUTER]).any()
    shown = [
        (ContextFlag.BELOW, below),
        (ContextFlag.WITHIN, (flags == ContextFlag.WITHIN).any()),
        (ContextFlag.ABOVE, above),
    ]
    return bars + [
        theme.sign_of(voice.label("flag", flag), *_SIGNS[flag])
        for flag, there in shown
        if there
    ]
