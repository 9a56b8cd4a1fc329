"""Funnel chart: ratios over what was expected, between limits that narrow with size."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.findings import ContextFlag
from pescycle.report.charts import theme
from pescycle.report.charts.context import SIGNS, flag_signs
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.chance import heading
from pescycle.report.wording.context import observed_expected_reading
from pescycle.report.wording.figures import Row, records, said

_INNER, _OUTER = theme.PAST, theme.INK
_SOLID, _DASHED = "-", (0, (5, 3))
PANEL = 3.6  # inches
SEEN = 0.002  # two lines that are nearer look like one


def funnel_chart(
    voice: Voice, observed_expected: pd.DataFrame, funnel: pd.DataFrame, *, kpi: str = ""
) -> Chart | Sentences:
    """One panel a comparison: ratio over expected, limits, and wider ones dashed.

    Centers outside their own limits carry their names; the curve is that of the average
    case mix.
    """
    rows = observed_expected.dropna(subset="ratio")
    if kpi:
        rows = rows[rows["kpi"] == kpi]
    if rows.empty:
        return said(voice.text("No center has enough data to be compared."))
    groups = [part for _, part in rows.groupby(["kpi", "method"], sort=False)]

    def draw(figure: Figure) -> None:
        grid = figure.subplots(len(groups), squeeze=False).ravel()
        for axes, group in zip(grid, groups, strict=True):
            keys = ["kpi", "method"]
            curve = funnel.merge(group[keys].drop_duplicates(), on=keys)
            _funnel(voice, axes, group, curve)
        theme.legend_below(figure, _legend(voice, rows, funnel), columns=3)

    return Chart(
        png=theme.png(draw, height=1.0 + PANEL * len(groups)),
        alt=theme.spoken(observed_expected_reading(voice, rows)),
        caption=voice.text(
            "Observed over expected by the number expected, with limits at {inner} and "
            "{outer}; dashed: limits that allow for over-dispersion",
            inner=voice.share(0.95),
            outer=voice.share(0.998, 1),
        ),
    )


def _funnel(voice: Voice, axes: Axes, rows: pd.DataFrame, curve: pd.DataFrame) -> None:
    axes.axhline(1, color=theme.INK, linewidth=1)
    for ends, colour in ((("low", "high"), _INNER), (("low_outer", "high_outer"), _OUTER)):
        for name in ends:
            along = curve["expected"]
            axes.plot(along, curve[name], color=colour, linewidth=1.3)
            wider = curve[f"{name}_adjusted"]
            axes.plot(along, wider, color=colour, linewidth=1.1, linestyle=_DASHED)
    for row in records(rows):
        marker, colour = SIGNS[row["flag"]]
        look = {"color": colour, "markeredgecolor": theme.PAPER, "zorder": 4}
        axes.plot(row["expected"], row["ratio"], marker=marker, markersize=9, **look)
        if row["flag"] != ContextFlag.WITHIN:
            _named(voice, axes, row)
    axes.set_xlabel(voice.text("Expected number"))
    axes.set_ylabel(voice.text("Observed over expected; 1 is as expected"))
    axes.margins(x=0.04, y=0.1)
    theme.said_on(axes.xaxis, voice.number)
    theme.said_on(axes.yaxis, lambda ratio: voice.number(ratio, 1))
    axes.set_title(theme.wrapped(heading(voice, records(rows)[0]), 80))


def _named(voice: Voice, axes: Axes, row: Row) -> None:
    below = row["ratio"] < 1
    axes.annotate(
        theme.wrapped(voice.name("center", row["center"]), 24, lines=2),
        xy=(row["expected"], row["ratio"]),
        xytext=(0, -8 if below else 8),
        textcoords="offset points",
        ha="center",
        va="top" if below else "bottom",
        fontsize=8.5,
        bbox={"facecolor": theme.PAPER, "edgecolor": "none", "alpha": 0.85, "pad": 1},
        zorder=3,
    )


def _legend(voice: Voice, rows: pd.DataFrame, funnel: pd.DataFrame) -> list:
    # Where centers differ by chance alone the dashed lines lie on the others, unseen.
    styles = [_SOLID, _DASHED] if _is_wider(funnel) else [_SOLID]
    lines = [
        theme.sign_of(label, "", colour, linestyle=style, linewidth=1.3)
        for label, colour, style in (
            (voice.text("95 % limits"), _INNER, _SOLID),
            (voice.text("99.8 % limits"), _OUTER, _SOLID),
            (voice.text("The same, allowing for over-dispersion"), _INNER, _DASHED),
        )
        if style in styles
    ]
    return lines + flag_signs(voice, rows["flag"])


def _is_wider(funnel: pd.DataFrame) -> bool:
    return bool((funnel["high_adjusted"] > funnel["high"] + SEEN).any())
