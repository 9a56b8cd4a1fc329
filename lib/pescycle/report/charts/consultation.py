"""Chart of the weights that participants of a consultation proposed."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, WeightSource
from pescycle.report.charts import theme
from pescycle.report.consultation_cells import child_name, node_name
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, records, said

ROW, PANEL = 0.31, 0.5  # inches
APART = 0.2  # of a row: the two ways of asking lie one above the other
SIGNS = {
    WeightSource.BUDGET_ALLOCATION: ("o", theme.SERIES[0]),
    WeightSource.AHP: ("s", theme.SERIES[1]),
}


def weight_dots(voice: Voice, weight_consultation: pd.DataFrame) -> Chart | Sentences:
    """One panel a part of the framework: weight in force, proposals, spread of opinions."""
    rows = weight_consultation[
        (weight_consultation["group"] == ALL)
        & (weight_consultation["state"] == CellState.PUBLISHED)
    ]
    if rows.empty:
        return said(voice.text("There are no proposed weights to show."))
    groups = [rows[rows["node"] == node] for node in in_order(rows["node"])]
    sizes = [group["child"].nunique() + 1 for group in groups]

    def draw(figure: Figure) -> None:
        grid = figure.subplots(
            len(groups), squeeze=False, sharex=True, height_ratios=sizes
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _panel(voice, axes, group)
        grid[-1].set_xlabel(voice.text("Weight"))
        theme.legend_below(figure, _legend(voice, set(rows["weight_source"])), columns=2)

    return Chart(
        png=theme.png(draw, height=1.2 + PANEL * len(groups) + ROW * sum(sizes)),
        alt=" ".join(_sentence(voice, row) for row in records(rows)),
        caption=voice.text("Weights in force, and what participants would give"),
    )


def _sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{node}, {child}: in force {weight}, proposed {proposed} ({source}).",
        node=node_name(voice, row["node"]),
        child=child_name(voice, row["node"], row["child"]),
        weight=voice.share(row["weight"]),
        proposed=voice.share(row["proposed"]),
        source=voice.label("weight_source", row["weight_source"]),
    )


def _panel(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    node, children = rows["node"].iloc[0], in_order(rows["child"])
    theme.rows_axis(axes, [child_name(voice, node, child) for child in children])
    both = len(set(rows["weight_source"])) > 1
    for row in records(rows):
        line = children.index(row["child"])
        _in_force(axes, line, row)
        lower = row["weight_source"] == WeightSource.AHP
        shift = (APART if lower else -APART) if both else 0
        _proposal(axes, line + shift, row)
        theme.beside(axes, line + shift, voice.share(row["proposed"]))
    axes.set_xlim(0, 1)
    theme.number_on(axes.xaxis, voice, "share")
    axes.tick_params(axis="x", labelbottom=True)
    axes.set_title(node_name(voice, node))


def _in_force(axes: Axes, line: int, row: Row) -> None:
    axes.vlines(row["weight"], line - 0.38, line + 0.38, color=theme.INK, linewidth=2)


def _proposal(axes: Axes, line: float, row: Row) -> None:
    marker, colour = SIGNS[row["weight_source"]]
    if not is_missing(row["sd"]):
        ends = (max(0, row["proposed"] - row["sd"]), min(1, row["proposed"] + row["sd"]))
        axes.hlines(line, *ends, color=colour, linewidth=1)
    if not is_missing(row["low"]):
        axes.hlines(line, row["low"], row["high"], color=colour, linewidth=4, alpha=0.55)
    axes.plot(
        row["proposed"],
        line,
        marker=marker,
        markersize=7,
        color=colour,
        markeredgecolor=theme.PAPER,
        zorder=4,
    )


def _legend(voice: Voice, sources: set[str]) -> list:
    entries = [
        theme.sign_of(
            voice.text("Weight in force"), "|", theme.INK, markersize=12, markeredgewidth=2
        )
    ]
    entries += [
        theme.sign_of(
            voice.text("Proposed: {how}", how=voice.label("weight_source", source)),
            *SIGNS[source],
        )
        for source in WeightSource
        if source in sources
    ]
    thick = {"linestyle": "-", "linewidth": 4, "alpha": 0.55}
    thin = {"linestyle": "-", "linewidth": 1}
    return [
        *entries,
        theme.sign_of(voice.text("95 % interval of the mean"), "", theme.INK, **thick),
        theme.sign_of(voice.text("Two thirds of the participants"), "", theme.INK, **thin),
    ]
