"""Chart of what the changes of a score are made of, a row a center."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from pescycle.model.base import ALL
from pescycle.report.charts import theme
from pescycle.report.scoring_cells import node
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, own_rows, records, said
from pescycle.report.wording.score_changes import (
    change_sentence,
    nothing_to_split,
    top_node,
)

# Each part has a shape of its own, so that a grey print still tells them apart.
SHAPES = {"data": "o", "denominator": "s", "anchors": "^", "weights": "D"}
COLOURS = dict(zip(SHAPES, theme.SERIES, strict=False))
SPREAD = 0.22  # the parts of a row lie a little apart, so that none covers another


def score_change_dots(
    voice: Voice, score_decomposition: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Parts of each center's change since the last round, of the topmost score."""
    rows = score_decomposition[score_decomposition["kind"] == "rounds"]
    rows = rows[rows["node"] == top_node(rows)]
    rows = own_rows(rows, center, common=True).dropna(subset=[*SHAPES, "change"])
    if rows.empty:
        return said(nothing_to_split(voice))
    last = rows["center"] == ALL
    lines = records(pd.concat([rows[~last], rows[last]]))

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        theme.rows_axis(axes, [voice.name("center", line["center"]) for line in lines])
        axes.axvline(0, color=theme.INK, linewidth=0.9, zorder=1)
        for place, line in enumerate(lines):
            _row(voice, axes, place, line)
        theme.said_on(axes.xaxis, lambda value: voice.number(value * 100, sign=True))
        axes.set_xlabel(voice.text("Points of the score that each part brought"))
        theme.legend_below(figure, _legend(voice), columns=5)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(lines), row=0.42, frame=1.4)),
        alt=" ".join(change_sentence(voice, line) for line in lines),
        caption=voice.text(
            "{node}: what its change since the last round is made of",
            node=node(voice, lines[0]["node"]),
        ),
    )


def _row(voice: Voice, axes: Axes, place: int, line: Row) -> None:
    offsets = [(2 * k / (len(SHAPES) - 1) - 1) * SPREAD for k in range(len(SHAPES))]
    for (part, shape), offset in zip(SHAPES.items(), offsets, strict=True):
        axes.hlines(
            place + offset, 0, line[part], color=COLOURS[part], linewidth=1.4, alpha=0.8
        )
        axes.plot(line[part], place + offset, shape, color=COLOURS[part], markersize=5)
    axes.vlines(
        line["change"], place - 0.38, place + 0.38, color=theme.INK, linewidth=2.2, zorder=3
    )
    theme.beside(axes, place, voice.points(line["change"]))


def _legend(voice: Voice) -> list[Line2D]:
    shapes = [
        theme.sign_of(voice.label("score_factor", part), shape, COLOURS[part])
        for part, shape in SHAPES.items()
    ]
    whole = Line2D([], [], color=theme.INK, linewidth=2.2, label=voice.text("whole change"))
    return [*shapes, whole]
