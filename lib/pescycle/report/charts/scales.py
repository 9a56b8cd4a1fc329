"""How well each question goes with the others."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, audiences_in, records, said
from pescycle.report.wording.scales import LOOSE

ROW, PANEL = 0.3, 0.75  # inches


def item_rest_dots(voice: Voice, scale_item: pd.DataFrame) -> Chart | Sentences:
    """One panel an audience: the correlation of each question with the others."""
    rows = scale_item[(scale_item["language"] == ALL)].dropna(subset="item_rest")
    if rows.empty:
        return said(
            voice.text("How the questions go together cannot be shown: too few answers.")
        )
    groups = [rows[rows["audience"] == name] for name in audiences_in(rows)]

    def draw(figure: Figure) -> None:
        sizes = [len(group) + 1 for group in groups]
        grid = figure.subplots(
            len(groups), squeeze=False, sharex=True, height_ratios=sizes
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _dots(voice, axes, group)
        axes.set_xlabel(voice.text("Correlation with the sum of the other questions"))

    return Chart(
        png=theme.png(draw, height=0.7 + PANEL * len(groups) + ROW * len(rows)),
        alt=" ".join(_sentence(voice, row) for row in records(rows)),
        caption=voice.text(
            "How each question goes with the others; left of the line at {limit} it asks "
            "for something else",
            limit=voice.number(LOOSE, 1),
        ),
    )


def _sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{audience}, {item}: {value}.",
        audience=voice.label("audience", row["audience"]),
        item=voice.name("item", row["item"], row["audience"]),
        value=voice.number(row["item_rest"], 2),
    )


def _dots(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    audience = rows["audience"].iloc[0]
    theme.rows_axis(axes, [voice.name("item", item, audience) for item in rows["item"]])
    axes.axvline(LOOSE, color=theme.UNCLEAR, linewidth=1.2, linestyle="--")
    for line, row in enumerate(records(rows)):
        if is_missing(row["item_rest"]):
            continue
        loose = row["item_rest"] < LOOSE
        axes.plot(
            row["item_rest"],
            line,
            marker="D" if loose else "o",
            markersize=7,
            color=theme.WORSE if loose else theme.PRESENT,
            clip_on=False,
        )
        theme.beside(axes, line, voice.number(row["item_rest"], 2))
    axes.set_xlim(min(0, rows["item_rest"].min()), 1)
    theme.said_on(axes.xaxis, lambda number: voice.number(number, 1))
    axes.tick_params(axis="x", labelbottom=True)
    axes.set_title(voice.label("audience", audience))
