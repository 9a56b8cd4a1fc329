"""Chart of ranks with their intervals and sets: a caterpillar for each node."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.report.charts import theme
from pescycle.report.rank_cells import span
from pescycle.report.scoring_cells import node as node_name
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, in_order, records, said

MOST_TICKS = 12
MOST_ROWS = 40  # centers that one panel can show
SET, INTERVAL = "#c8c8c8", theme.PRESENT


def rank_caterpillar(
    voice: Voice, rank_interval: pd.DataFrame, *, node: str = "", center: str = ""
) -> Chart | Sentences:
    """One panel a node: rank, rank interval and rank set of each center."""
    rows = rank_interval[rank_interval["node"] == node] if node else rank_interval
    if rows.empty:
        return said(voice.text("There are no ranks to show."))
    groups = [_shown(rows[rows["node"] == name], center) for name in in_order(rows["node"])]

    def draw(figure: Figure) -> None:
        grid = figure.subplots(
            len(groups), squeeze=False, height_ratios=[len(group) + 1 for group in groups]
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _panel(voice, axes, group, center)
        grid[-1].set_xlabel(voice.text("Rank; 1 is the best"))
        theme.legend_below(figure, _legend(voice), columns=3)

    count = sum(len(group) for group in groups)
    return Chart(
        png=theme.png(draw, height=1.2 + 0.5 * len(groups) + 0.31 * count),
        alt=" ".join(_sentence(voice, row) for group in groups for row in records(group)),
        caption=_caption(voice, rows, count),
    )


def _shown(rows: pd.DataFrame, center: str) -> pd.DataFrame:
    """All centers by rank; of very many the first, the last and the chosen one."""
    ordered = rows.sort_values(["rank", "center"], ignore_index=True)
    if len(ordered) <= MOST_ROWS:
        return ordered
    half = MOST_ROWS // 2
    ends = (ordered.index < half) | (ordered.index >= len(ordered) - half)
    return ordered[ends | (ordered["center"] == center)].reset_index(drop=True)


def _caption(voice: Voice, rows: pd.DataFrame, count: int) -> str:
    if count < len(rows):
        return voice.text(
            "Ranks with their intervals and sets; of {centers} centers the first and the "
            "last ones",
            centers=voice.number(rows["center"].nunique()),
        )
    return voice.text("Ranks with their intervals and sets")


def _sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{node}, {center}: rank {rank}, interval {interval}, set {set}.",
        node=node_name(voice, row["node"]),
        center=voice.name("center", row["center"]),
        rank=voice.number(row["rank"]),
        interval=span(voice, row["rank_low"], row["rank_high"]),
        set=span(voice, row["set_low"], row["set_high"]),
    )


def _panel(voice: Voice, axes: Axes, rows: pd.DataFrame, center: str) -> None:
    theme.rows_axis(axes, [voice.name("center", name) for name in rows["center"]])
    for line, row in enumerate(records(rows)):
        ends = (row["set_low"] - 0.25, row["set_high"] + 0.25)
        axes.hlines(line, *ends, color=SET, linewidth=10)
        axes.hlines(line, row["rank_low"], row["rank_high"], color=INTERVAL, linewidth=2.5)
        axes.plot(
            row["rank"],
            line,
            marker="D" if row["center"] == center else "o",
            markersize=8,
            color=theme.INK,
            markeredgecolor=theme.PAPER,
            zorder=4,
        )
        theme.beside(axes, line, _beside(voice, row))
    _rank_axis(voice, axes, int(max(rows["set_high"].max(), rows["rank_high"].max())))
    axes.set_title(node_name(voice, rows["node"].iloc[0]))


def _rank_axis(voice: Voice, axes: Axes, last: int) -> None:
    """Whole ranks from 1 on, each of them where there are few."""
    axes.set_xlim(0.4, last + 0.6)
    step = max(1, last // MOST_TICKS)
    axes.set_xticks([1, *range(max(step, 2), last + 1, step)])
    theme.said_on(axes.xaxis, lambda rank: voice.number(rank))


def _beside(voice: Voice, row: Row) -> str:
    return voice.text(
        "{p_top} up to rank {top}",
        p_top=voice.share(row["p_top"]),
        top=voice.number(row["top"]),
    )


def _legend(voice: Voice) -> list:
    return [
        theme.sign_of(voice.text("Rank"), "o", theme.INK),
        theme.sign_of(
            voice.text("Rank interval: everything drawn anew"),
            *("", INTERVAL),
            linestyle="-",
            linewidth=2.5,
        ),
        theme.sign_of(
            voice.text("Rank set: what the true rank can be"),
            *("", SET),
            linestyle="-",
            linewidth=10,
        ),
    ]
