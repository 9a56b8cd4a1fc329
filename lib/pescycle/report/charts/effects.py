"""The way of pilot and comparison centers through all rounds, to see if they were alike."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from pescycle.model.findings import Verdict
from pescycle.model.pilot import CenterRole
from pescycle.model.round import Round
from pescycle.report.charts import theme
from pescycle.report.charts.events import round_marks
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.effects import effect_name, effect_unit
from pescycle.report.wording.figures import records
from pescycle.report.wording.paths import (
    BEFORE,
    center_path_reading,
    every_path,
    rounds_of,
)

KEY = ["kind", "audience", "id"]
ACROSS, MOST, PANEL_HEIGHT = 3, 9, 2.1
LOOKS = {
    CenterRole.PILOT: ("s", theme.SERIES[2], -0.06),
    CenterRole.COMPARISON: ("D", theme.SERIES[1], 0.06),
}


def center_path_chart(
    voice: Voice,
    center_path: pd.DataFrame,
    pilot_effect: pd.DataFrame,
    event: pd.DataFrame,
    rounds: tuple[Round, ...],
) -> Chart | Sentences:
    """One panel a result: both groups' means by round, the start of the actions marked.

    Results with a clear difference come first; of the others as many as there is room for.
    """
    if center_path.empty:
        return center_path_reading(voice, center_path)
    panels = _panels(center_path, pilot_effect)
    names = rounds_of(center_path)
    marks = round_marks(event, rounds, names)
    shown = pd.concat(panels)
    down = -(-len(panels) // ACROSS)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, ACROSS, squeeze=False).ravel()
        for axes, rows in zip(grid, panels, strict=False):
            marks.draw(axes)
            _panel(voice, axes, rows, names)
        for axes in grid[len(panels) :]:
            axes.set_visible(False)
        theme.legend_below(figure, [*_legend(voice), *marks.signs(voice)], columns=3)

    return Chart(
        png=theme.png(draw, height=0.6 + PANEL_HEIGHT * down),
        alt=" ".join([every_path(voice, shown), *marks.words(voice)]),
        caption=voice.plural(
            "Means of the pilot and of the comparison centers by round, with 95 % "
            "intervals: {n} result",
            "Means of the pilot and of the comparison centers by round, with 95 % "
            "intervals: {n} results, those with a clear difference first",
            len(panels),
        ),
    )


def _panels(center_path: pd.DataFrame, pilot_effect: pd.DataFrame) -> list[pd.DataFrame]:
    clear = pilot_effect[pilot_effect["verdict"].isin([Verdict.BETTER, Verdict.WORSE])]
    first = set(clear[KEY].itertuples(index=False, name=None))
    parts = [(key, rows) for key, rows in center_path.groupby(KEY, sort=False)]
    parts.sort(key=lambda part: part[0] not in first)
    return [rows for _, rows in parts[:MOST]]


def _panel(voice: Voice, axes: Axes, rows: pd.DataFrame, rounds: list[str]) -> None:
    head = records(rows)[0]
    for role, (marker, colour, aside) in LOOKS.items():
        own = rows[rows["role"] == role]
        places = own["round"].map(rounds.index).astype("float64") + aside
        axes.plot(places, own["mean"], marker=marker, color=colour, linewidth=1.4)
        sure = own.dropna(subset=["low", "high"])
        axes.vlines(
            places[sure.index], sure["low"], sure["high"], color=colour, linewidth=2.0
        )
    before = set(rows.loc[rows["marks"] == BEFORE, "round"])
    axes.axvline(
        max((rounds.index(name) for name in before), default=-1) + 0.5,
        color=theme.QUIET,
        linestyle="--",
        linewidth=1,
    )
    axes.set_xticks(range(len(rounds)), rounds)
    axes.set_xlim(-0.5, len(rounds) - 0.5)
    axes.margins(y=0.15)
    axes.locator_params(axis="y", nbins=5)
    axes.grid(visible=True, axis="y")
    axes.set_title(theme.wrapped(effect_name(voice, head), 30, lines=2))
    theme.number_on(axes.yaxis, voice, effect_unit(voice, head))


def _legend(voice: Voice) -> list:
    names = {
        CenterRole.PILOT: voice.text("Pilot centers"),
        CenterRole.COMPARISON: voice.text("Comparison centers"),
    }
    signs = [
        theme.sign_of(names[role], marker, colour, linestyle="-")
        for role, (marker, colour, _) in LOOKS.items()
    ]
    start = Line2D([], [], color=theme.QUIET, linestyle="--")
    start.set_label(voice.text("Start of the actions"))
    return [*signs, start]
