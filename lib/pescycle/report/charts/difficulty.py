"""Chart of the chance that each target has if nothing changes."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.difficulty import AMBITIOUS, EASY, OUT_OF_REACH, Difficulty
from pescycle.report.charts import theme
from pescycle.report.goal_cells import said_chance
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import in_order, records, said

# Where the words begin, as the rule above the chart says it.
LIMITS = (OUT_OF_REACH, AMBITIOUS, EASY)
WORDS = (
    Difficulty.OUT_OF_REACH,
    Difficulty.AMBITIOUS,
    Difficulty.WITHIN_REACH,
    Difficulty.EASY,
)
ROW = 0.42  # inches
SPREAD = 0.22  # of a row: how far apart centers of the same chance stand


def target_chance_dots(
    voice: Voice, target_proposal: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """A row a KPI: the chance of every center's target, the chosen one's and all centers'.

    Single centers are small circles, all together a diamond, the chosen center a square;
    lines stand where one word ends and the next begins.
    """
    rows = target_proposal[target_proposal["chance"].notna()]
    if rows.empty:
        return said(voice.text("There are no chances of targets to show."))
    known = set(rows["kpi"])
    kpis = [kpi for kpi in in_order(target_proposal["kpi"]) if kpi in known]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _frame(voice, axes, [voice.name("kpi", kpi) for kpi in kpis])
        for line, kpi in enumerate(kpis):
            _dots(axes, line, rows[rows["kpi"] == kpi], center)
        theme.legend_below(figure, _legend(voice, rows, center), columns=3)

    return Chart(
        png=theme.png(draw, height=1.7 + ROW * max(len(kpis), 2)),
        alt=" ".join(filter(None, (_sentence(voice, rows, kpi, center) for kpi in kpis))),
        caption=voice.text("Chance of reaching each target if nothing changes"),
    )


def _frame(voice: Voice, axes: Axes, names: list[str]) -> None:
    theme.rows_axis(axes, names)
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks([0, *LIMITS, 1])
    theme.number_on(axes.xaxis, voice, "share")
    axes.set_xlabel(voice.text("Chance if nothing changes"))
    for limit in LIMITS:
        axes.axvline(limit, color=theme.QUIET, linewidth=0.8, linestyle=(0, (3, 3)))
    for left, right, word in zip((0, *LIMITS), (*LIMITS, 1), WORDS, strict=True):
        axes.annotate(
            theme.wrapped(voice.label("difficulty", word), 12),
            xy=((left + right) / 2, 1.01),
            xycoords=("data", "axes fraction"),
            ha="center",
            va="bottom",
            fontsize=8,
            color=theme.QUIET,
        )


def _dots(axes: Axes, line: int, rows: pd.DataFrame, center: str) -> None:
    single = rows[~rows["center"].isin([ALL, center])].sort_values("chance")
    # One after the other above and below the line, so that equal chances do not cover.
    away = SPREAD * np.resize([0, -1, 1, -0.5, 0.5], len(single))
    axes.plot(
        single["chance"],
        line + away,
        linestyle="none",
        marker="o",
        markersize=5,
        color=theme.UNCLEAR,
        alpha=0.75,
        markeredgecolor=theme.PAPER,
        zorder=3,
    )
    for name, (marker, colour, size) in _marks(center).items():
        own = rows.loc[rows["center"] == name, "chance"]
        axes.plot(
            own,
            [line] * len(own),
            linestyle="none",
            marker=marker,
            markersize=size,
            color=colour,
            markeredgecolor=theme.PAPER,
            zorder=4,
        )


def _marks(center: str) -> dict[str, tuple[str, str, float]]:
    """The chosen center first and larger, so that both are seen where they meet."""
    marks = {ALL: ("D", theme.SERIES[1], 6.5)}
    return marks if center in ("", ALL) else {center: ("s", theme.PRESENT, 10), **marks}


def _legend(voice: Voice, rows: pd.DataFrame, center: str) -> list:
    there = set(rows["center"])
    entries = [
        theme.sign_of(voice.name("center", name), marker, colour, markersize=size)
        for name, (marker, colour, size) in _marks(center).items()
        if name in there
    ]
    if there - {ALL, center}:
        label = voice.text("Single centers")
        entries.append(theme.sign_of(label, "o", theme.UNCLEAR, markersize=5))
    return entries


def _sentence(voice: Voice, rows: pd.DataFrame, kpi: str, center: str) -> str:
    """The chosen center's chance and the others'; empty where the KPI has neither."""
    rows = rows[rows["kpi"] == kpi]
    own = rows[rows["center"] == (center or ALL)]
    single = rows.loc[rows["center"] != ALL, "chance"]
    said_own = [
        voice.text(
            "{kpi}, {center}: {chance}.",
            kpi=voice.name("kpi", row["kpi"]),
            center=voice.name("center", row["center"]),
            chance=said_chance(voice, row["chance"]),
        )
        for row in records(own)
    ]
    if single.empty:
        return " ".join(said_own)
    spread = voice.text(
        "{kpi}, single centers: {low} to {high}.",
        kpi=voice.name("kpi", kpi),
        low=said_chance(voice, single.min()),
        high=said_chance(voice, single.max()),
    )
    return " ".join([*said_own, spread])
