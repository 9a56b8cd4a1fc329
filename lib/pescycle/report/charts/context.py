"""Chart of centers against what their case mix lets expect."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.findings import ContextFlag
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.chance import heading
from pescycle.report.wording.context import observed_expected_reading
from pescycle.report.wording.figures import Row, records, said

SIGNS = {
    ContextFlag.BELOW_OUTER: ("v", theme.WORSE),
    ContextFlag.BELOW: ("v", theme.WORSE),
    ContextFlag.WITHIN: ("o", theme.INK),
    ContextFlag.ABOVE: ("^", theme.BETTER),
    ContextFlag.ABOVE_OUTER: ("^", theme.BETTER),
}
_OUTER, _INNER, _SHRUNKEN = theme.INK, "#8c8c8c", theme.SERIES[2]
_DIAMOND = {
    "marker": "D",
    "markersize": 5,
    "color": _SHRUNKEN,
    "markerfacecolor": theme.PAPER,
    "zorder": 5,
}


def observed_expected_chart(
    voice: Voice, observed_expected: pd.DataFrame, *, kpi: str = ""
) -> Chart | Sentences:
    """One panel a KPI: observed over expected of each center, with both limits."""
    rows = observed_expected.dropna(subset="ratio")
    if kpi:
        rows = rows[rows["kpi"] == kpi]
    if rows.empty:
        return said(voice.text("No center has enough data to be compared."))
    groups = [part for _, part in rows.groupby(["kpi", "method"], sort=False)]

    def draw(figure: Figure) -> None:
        grid = figure.subplots(
            len(groups), squeeze=False, height_ratios=[len(group) + 1 for group in groups]
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _caterpillar(voice, axes, group.sort_values("ratio", ignore_index=True))
        axes.set_xlabel(voice.text("Observed over expected; 1 is as expected"))
        theme.legend_below(figure, _legend(voice, rows), columns=3)

    return Chart(
        png=theme.png(draw, height=1.3 + 0.5 * len(groups) + 0.42 * len(rows)),
        alt=theme.spoken(observed_expected_reading(voice, rows)),
        caption=voice.text(
            "Observed against what the case mix lets expect, by center, with limits at "
            "{inner} and {outer}, and drawn toward 1",
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
        marker, colour = SIGNS[row["flag"]]
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
        _drawn(axes, line + 0.27, row)
    axes.margins(x=0.06)
    theme.said_on(axes.xaxis, lambda ratio: voice.number(ratio, 1))
    axes.set_title(theme.wrapped(heading(voice, records(rows)[0]), 80))


def _drawn(axes: Axes, line: float, row: Row) -> None:
    """The shrunken ratio with its interval, under the raw one."""
    axes.hlines(line, row["shrunken_low"], row["shrunken_high"], color=_SHRUNKEN)
    axes.plot(row["shrunken"], line, **_DIAMOND)


def _legend(voice: Voice, rows: pd.DataFrame) -> list:
    bars = [
        theme.sign_of(
            voice.text("Limits at {level}", level=voice.share(level, digits)),
            *("", colour),
            linestyle="-",
            linewidth=width,
        )
        for level, digits, colour, width in ((0.95, 0, _INNER, 9), (0.998, 1, _OUTER, 1.2))
    ]
    if rows["shrunken"].notna().any():
        label = voice.text("Drawn toward 1, with its 95 % interval")
        look = {"markerfacecolor": theme.PAPER, "markersize": 5, "linestyle": "-"}
        bars.append(theme.sign_of(label, "D", _SHRUNKEN, **look))
    return bars + flag_signs(voice, rows["flag"])


def flag_signs(voice: Voice, flags: pd.Series) -> list:
    """Legend entries of the findings that are there; far outside has the same sign."""
    below = flags.isin([ContextFlag.BELOW, ContextFlag.BELOW_OUTER]).any()
    above = flags.isin([ContextFlag.ABOVE, ContextFlag.ABOVE_OUTER]).any()
    shown = [
        (ContextFlag.BELOW, below),
        (ContextFlag.WITHIN, (flags == ContextFlag.WITHIN).any()),
        (ContextFlag.ABOVE, above),
    ]
    return [
        theme.sign_of(voice.label("flag", flag), *SIGNS[flag])
        for flag, there in shown
        if there
    ]
