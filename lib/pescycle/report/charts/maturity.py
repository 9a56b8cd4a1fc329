"""Sections of the maturity check as dots on one scale: who says what, and in which phase.

Dots and not a radar: on a common scale differences can be read off, while the area of a
radar grows with the square of the scores and changes with the order of the sections.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.maturity import PHASES, Phase, StatementKind
from pescycle.report import maturity_cells as cells
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import INDEX, Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, of_center, records, said
from pescycle.report.wording.maturity import no_check

# Sign, colour, filled, and how far from the middle of its row, for each role.
ROLES = {
    "self": ("o", theme.SERIES[0], True, -0.16),
    "peer": ("D", theme.SERIES[1], True, 0.0),
    "consensus": ("s", theme.INK, False, 0.16),
}
PHASE_SIGNS = {
    Phase.PLAN: ("o", theme.SERIES[0], True),
    Phase.DO: ("s", theme.SERIES[2], True),
    Phase.CHECK: ("^", theme.SERIES[1], True),
    Phase.ACT: ("D", theme.SERIES[3], False),
}
ROW = 0.44  # inches
SPREAD = 0.45  # how opaque the line is: the signs on it stay in front


def maturity_dots(
    voice: Voice, score: pd.DataFrame, *, center: str = ""
) -> Chart | Sentences:
    """Each section as self, peers and consensus see it; the line is the spread.

    Of a center the line goes from the lowest to the highest assessor, of all together from
    the lowest to the highest center.
    """
    rows = _shown(score, center)
    rows = rows[rows["phase"] == Phase.SCORE]
    if rows.empty:
        return said(no_check(voice))
    rows = rows[(rows["role"] != "consensus") | _as_many_centers(rows)]
    sections = in_order(rows["section"])

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _axis(voice, axes, sections)
        for row in records(rows):
            _dot(axes, sections.index(row["section"]), row)
        theme.legend_below(figure, _role_legend(voice, rows, center))

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(sections), row=ROW, frame=1.0)),
        alt=" ".join(_role_sentence(voice, rows, section) for section in sections),
        caption=voice.text(
            "{center}: each section on a scale from 0 to 100, by who scored it",
            center=voice.name("center", center or ALL),
        ),
    )


def phase_dots(voice: Voice, score: pd.DataFrame, *, center: str = "") -> Chart | Sentences:
    """Plan, do, check and act of each section, self and peers together."""
    rows = _shown(score, center)
    phases = PHASES[StatementKind.ENABLER]
    rows = rows[rows["role"].eq(ALL) & rows["phase"].isin(phases)]
    if rows.empty:
        return said(no_check(voice))
    sections = in_order(rows["section"])

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _axis(voice, axes, sections)
        for line, section in enumerate(sections):
            own = rows[rows["section"] == section]
            _phases(axes, line, own)
        theme.legend_below(figure, _phase_legend(voice))

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(sections), row=ROW, frame=1.0)),
        alt=" ".join(_phase_sentence(voice, rows, section) for section in sections),
        caption=voice.text(
            "{center}: plan, do, check and act of each section, from 0 to 100",
            center=voice.name("center", center or ALL),
        ),
    )


def _shown(score: pd.DataFrame, center: str) -> pd.DataFrame:
    rows = of_center(score, center)
    return rows[rows["statement"].eq("") & rows["state"].eq(CellState.PUBLISHED)]


def _as_many_centers(rows: pd.DataFrame) -> pd.Series:
    """A consensus of some centers does not belong beside the scores of all."""
    most = rows.groupby("section")["centers"].transform("max")
    return rows["centers"] == most


def _axis(voice: Voice, axes: Axes, sections: list[str]) -> None:
    theme.rows_axis(axes, [voice.name("section", name) for name in sections])
    axes.set_xlim(0, 100)
    theme.said_on(axes.xaxis, voice.number)
    axes.grid(visible=True, axis="x")
    if ALL in sections[1:]:  # all together stand apart from their parts
        axes.axhline(sections.index(ALL) - 0.5, color=theme.QUIET, linewidth=0.8)


def _dot(axes: Axes, line: int, row: Row) -> None:
    if row["role"] == ALL:
        if not is_missing(row["lowest"]):
            look = {"color": theme.PAST, "linewidth": 6, "alpha": SPREAD}
            axes.hlines(line, row["lowest"], row["highest"], **look)
        return
    marker, colour, filled, shift = ROLES[row["role"]]
    axes.plot(
        row["value"],
        line + shift,
        marker=marker,
        markersize=7.5,
        color=colour,
        markerfacecolor=colour if filled else theme.PAPER,
        markeredgewidth=1.6,
        clip_on=False,
        zorder=4,
    )


def _phases(axes: Axes, line: int, rows: pd.DataFrame) -> None:
    values = rows.set_index("phase")["value"]
    axes.hlines(line, values.min(), values.max(), color=theme.GRID, linewidth=2.4)
    for phase, (marker, colour, filled) in PHASE_SIGNS.items():
        if is_missing(values.get(phase)):
            continue
        axes.plot(
            values[phase],
            line,
            marker=marker,
            markersize=7.5,
            color=colour,
            markerfacecolor=colour if filled else theme.PAPER,
            markeredgewidth=1.6,
            clip_on=False,
            zorder=4,
        )


def _phase_legend(voice: Voice) -> list:
    return [
        theme.sign_of(
            voice.label("maturity_phase", phase),
            marker,
            colour,
            markerfacecolor=colour if filled else theme.PAPER,
        )
        for phase, (marker, colour, filled) in PHASE_SIGNS.items()
    ]


def _role_legend(voice: Voice, rows: pd.DataFrame, center: str) -> list:
    handles = [
        theme.sign_of(
            voice.label("assessor_role", role),
            marker,
            colour,
            markerfacecolor=colour if filled else theme.PAPER,
            markeredgewidth=1.6,
        )
        for role, (marker, colour, filled, _) in ROLES.items()
        if (rows["role"] == role).any()
    ]
    if not rows.loc[rows["role"] == ALL, "lowest"].notna().any():
        return handles
    together = center in ("", ALL) and rows["centers"].max() > 1
    label = (
        voice.text("From the lowest to the highest center")
        if together
        else voice.text("From the lowest to the highest assessor")
    )
    line = theme.sign_of(label, "", theme.PAST, linestyle="-", linewidth=6, alpha=SPREAD)
    return [*handles, line]


def _role_sentence(voice: Voice, rows: pd.DataFrame, section: str) -> str:
    own = {row["role"]: row for row in records(rows[rows["section"] == section])}
    parts = [
        voice.text(
            "{role} {score}",
            role=voice.label("assessor_role", role),
            score=voice.value(own[role]["value"], INDEX),
        )
        for role in ROLES
        if role in own
    ]
    if ALL in own and not is_missing(own[ALL]["lowest"]):
        spread = cells.spread(voice, own[ALL])
        parts.append(voice.text("spread {interval}", interval=spread))
    return voice.text(
        "{section}: {scores}.",
        section=voice.name("section", section),
        scores=voice.enumerated(parts),
    )


def _phase_sentence(voice: Voice, rows: pd.DataFrame, section: str) -> str:
    values = rows[rows["section"] == section].set_index("phase")["value"]
    parts = [
        voice.text(
            "{phase} {score}",
            phase=voice.label("maturity_phase", phase),
            score=voice.value(values[phase], INDEX),
        )
        for phase in PHASE_SIGNS
        if not is_missing(values.get(phase))
    ]
    return voice.text(
        "{section}: {scores}.",
        section=voice.name("section", section),
        scores=voice.enumerated(parts),
    )
