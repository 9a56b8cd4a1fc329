"""Charts of the framework's scores: the board of statuses, and attainments."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from pescycle.model.base import ALL
from pescycle.model.framework import Status, StatusRule
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    in_order,
    no_framework,
    of_center,
    own_rows,
    records,
    said,
    single_centers,
)
from pescycle.report.wording.scores import score_reading, status_reading


def status_board(
    voice: Voice, kpi_score: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Centers by KPIs: each score's status as colour and sign."""
    rows = own_rows(kpi_score, center, common=True)
    if rows.empty:
        return said(no_framework(voice))
    centers, kpis = in_order(rows["center"]), in_order(rows["kpi"])

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        for row in records(rows):
            _cell(axes, kpis.index(row["kpi"]), centers.index(row["center"]), row["status"])
        axes.set_xlim(-0.5, len(kpis) - 0.5)
        theme.rows_axis(axes, [voice.name("center", name) for name in centers])
        axes.set_ylim(len(centers) - 0.5, -0.5)
        axes.grid(visible=False)
        letters = max(8, 84 // len(kpis))
        axes.set_xticks(
            range(len(kpis)),
            [theme.wrapped(voice.name("kpi", name), letters, lines=5) for name in kpis],
        )
        axes.tick_params(axis="x", top=True, labeltop=True, bottom=False, labelbottom=False)
        axes.tick_params(axis="x", length=0, labelsize=8.5 if len(kpis) <= 6 else 7.5)
        axes.spines[:].set_visible(False)
        theme.legend_below(figure, _status_legend(voice, rows["status"]), columns=3)

    reading = status_reading(voice, kpi_score)
    if center not in ("", ALL):
        reading = score_reading(voice, kpi_score, center=center)
    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(centers), frame=1.8)),
        alt=theme.spoken(reading),
        caption=voice.text("Status of each KPI by center"),
    )


def _cell(axes: Axes, column: int, line: int, status: str) -> None:
    colour, sign = theme.STATUS_SIGNS[status]
    edge = theme.QUIET if colour == theme.PAPER else theme.PAPER
    box = Rectangle(
        (column - 0.47, line - 0.45),
        0.94,
        0.9,
        facecolor=colour,
        edgecolor=edge,
        linewidth=0.8,
    )
    axes.add_patch(box)
    axes.text(
        column,
        line,
        sign,
        ha="center",
        va="center",
        fontsize=11,
        color=theme.ink_on(colour),
    )


def _status_legend(voice: Voice, statuses: pd.Series) -> list[Patch]:
    handles = []
    for status in Status:
        if (statuses == status).any():
            colour, sign = theme.STATUS_SIGNS[status]
            label = voice.text(
                "{sign} {status}", sign=sign, status=voice.label("status", status)
            )
            handles.append(Patch(facecolor=colour, edgecolor=theme.QUIET, label=label))
    return handles


def attainment_dots(
    voice: Voice,
    kpi_score: pd.DataFrame,
    *,
    center: str = "",
    rule: StatusRule | None = None,
) -> Chart | Sentences:
    """Attainment by KPI against the lines of the status rule; single centers behind."""
    chosen = of_center(kpi_score, center).dropna(subset="attainment")
    if chosen.empty:
        return said(voice.text("There is no attainment to show."))
    kpis = in_order(chosen["kpi"])
    others = single_centers(kpi_score).dropna(subset="attainment")
    others = others[others["kpi"].isin(kpis) & (others["center"] != center)]
    rule = rule or StatusRule()

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        theme.rows_axis(axes, [voice.name("kpi", name) for name in kpis])
        _lines(axes, rule)
        axes.plot(
            others["attainment"],
            [kpis.index(name) for name in others["kpi"]],
            **{"linestyle": "none", "marker": "o", "markersize": 6, "markeredgewidth": 1.0},
            markerfacecolor="none",
            color=theme.PAST,
        )
        for row in records(chosen):
            _dot(voice, axes, kpis.index(row["kpi"]), row)
        most = max(chosen["attainment"].max(), others["attainment"].max(), rule.cap)
        axes.set_xlim(-0.03 * most, most * 1.05)
        theme.said_on(axes.xaxis, voice.share)
        axes.set_xlabel(voice.text("Attainment: share of the target that was reached"))
        theme.legend_below(figure, _attainment_legend(voice, chosen, others, center))

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(kpis), row=0.42, frame=1.3)),
        alt=theme.spoken(score_reading(voice, kpi_score, center=center)),
        caption=voice.text(
            "{center}: attainment by KPI, with lines at {watch}, {tolerance} and {met}",
            center=voice.name("center", center or ALL),
            watch=voice.share(rule.watch),
            tolerance=voice.share(rule.within_tolerance),
            met=voice.share(rule.met),
        ),
    )


def _lines(axes: Axes, rule: StatusRule) -> None:
    for place, line in ((rule.met, "-"), (rule.within_tolerance, "--"), (rule.watch, ":")):
        axes.axvline(place, color=theme.QUIET, linestyle=line, linewidth=1.1)


def _dot(voice: Voice, axes: Axes, line: int, row: dict) -> None:
    colour, sign = theme.STATUS_SIGNS[row["status"]]
    axes.plot(
        row["attainment"],
        line,
        marker="o",
        markersize=13,
        color=colour,
        markeredgecolor=theme.PAPER,
        zorder=4,
    )
    axes.text(
        row["attainment"],
        line,
        sign,
        ha="center",
        va="center_baseline",
        fontsize=8,
        color=theme.ink_on(colour),
        zorder=5,
    )
    theme.beside(axes, line, voice.share(row["attainment"]))


def _attainment_legend(
    voice: Voice, chosen: pd.DataFrame, others: pd.DataFrame, center: str
) -> list:
    handles: list = list(_status_legend(voice, chosen["status"]))
    if len(others):
        label = voice.text("Single centers")
        if center not in ("", ALL):
            label = voice.text("Other centers")
        handles.append(theme.sign_of(label, "o", theme.PAST, markerfacecolor="none"))
    return handles
