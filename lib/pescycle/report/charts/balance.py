"""Chart of how far pilot and comparison centers lie apart before anything is done."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.assignment import Allocation
from pescycle.report.assignment_cells import variable
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.assignment import balance_sentence, nothing_to_compare
from pescycle.report.wording.figures import Row, records, said

_MARKS = {
    Allocation.IN_FORCE: ("s", theme.SERIES[5], False, -0.18),
    Allocation.PROPOSED: ("o", theme.PRESENT, True, 0.18),
}
_THICK = 8  # points, of the bar that lots keep under


def balance_dots(voice: Voice, balance: pd.DataFrame) -> Chart | Sentences:
    """A row a variable: its difference with the roles in force, and as proposed."""
    rows = balance[balance["difference"].notna()]
    if rows.empty:
        return said(nothing_to_compare(voice))
    lines = list(dict.fromkeys(zip(rows["kind"], rows["id"], strict=True)))

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        names = [variable(voice, {"kind": kind, "id": name}) for kind, name in lines]
        theme.rows_axis(axes, names)
        for row in records(rows):
            _difference(axes, lines.index((row["kind"], row["id"])), row)
        axes.set_xlim(left=0)
        theme.said_on(axes.xaxis, lambda value: voice.number(value, 1))
        axes.set_xlabel(voice.text("Difference of the means, in standard deviations"))
        theme.legend_below(figure, _legend(voice, rows), columns=3)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(lines), row=0.5, frame=1.4)),
        alt=" ".join(balance_sentence(voice, row) for row in records(rows)),
        caption=voice.text("How far pilot and comparison centers lie apart"),
    )


def _difference(axes: Axes, line: int, row: Row) -> None:
    marker, colour, filled, offset = _MARKS[row["allocation"]]
    axes.hlines(
        line + offset, 0, row["usual"], color=theme.SHADE, linewidth=_THICK, zorder=1
    )
    axes.plot(
        abs(row["difference"]),
        line + offset,
        marker=marker,
        color=colour,
        markersize=7,
        linestyle="none",
        markerfacecolor=colour if filled else theme.PAPER,
        zorder=3,
    )


def _legend(voice: Voice, rows: pd.DataFrame) -> list:
    entries: list = [
        Patch(facecolor=theme.SHADE, label=voice.text("What 95 % of all lots keep under"))
    ]
    for allocation, (marker, colour, filled, _) in _MARKS.items():
        if (rows["allocation"] == allocation).any():
            face = colour if filled else theme.PAPER
            label = voice.label("roles_of", allocation)
            entries.append(theme.sign_of(label, marker, colour, markerfacecolor=face))
    return entries
