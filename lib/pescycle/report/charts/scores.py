"""Chart of the framework's scores: the board of statuses."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from pescycle.model.base import ALL
from pescycle.model.framework import Status
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    in_order,
    no_framework,
    own_rows,
    records,
    said,
)
from pescycle.report.wording.scores import every_score, status_reading


def status_board(
    voice: Voice, kpi_score: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Centers by KPIs: each score's status as colour and sign."""
    rows = own_rows(kpi_score, center, common=True)
    if rows.empty:
        return said(no_framework(voice))
    centers, kpis = sorted(in_order(rows["center"]), key=ALL.__eq__), in_order(rows["kpi"])

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

    alt = theme.spoken(status_reading(voice, kpi_score, center=center))
    if center not in ("", ALL):
        alt = every_score(voice, kpi_score, center)
    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(centers), frame=1.8)),
        alt=alt,
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
