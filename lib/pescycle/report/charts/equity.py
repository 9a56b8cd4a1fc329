"""Chart of the gaps between groups: each with its interval around zero."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.equity import EquityFinding
from pescycle.report import equity_cells
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, records, said

# Sign, colour and whether it is filled; what is no better and no worse has a square.
SIGNS = {
    EquityFinding.BEHIND: ("v", theme.WORSE, True),
    EquityFinding.AHEAD: ("^", theme.BETTER, True),
    EquityFinding.DIFFERENT: ("s", theme.SERIES[3], True),
    EquityFinding.UNDER_REPRESENTED: ("<", theme.WORSE, True),
    EquityFinding.OVER_REPRESENTED: (">", theme.BETTER, True),
    EquityFinding.NO_CLEAR_GAP: ("o", theme.UNCLEAR, True),
    EquityFinding.INSUFFICIENT_DATA: ("o", theme.UNCLEAR, False),
}
ROW, FRAME, PANEL = 0.27, 0.9, 0.5  # inches


def equity_gap_dots(voice: Voice, equity_gap: pd.DataFrame) -> Chart | Sentences:
    """Each gap with its interval, by KPI; shares on one scale, every other unit on its own.

    Hidden gaps are left out. A dot left of zero is a smaller value, which is the better
    one where a KPI is to be low: the sign and the words beside say which.
    """
    rows = equity_gap.dropna(subset=["gap"])
    if rows.empty:
        return said(voice.text("There is no gap between groups to show."))
    panels = _panels(voice, rows)

    def draw(figure: Figure) -> None:
        sizes = [len(lines) + 1 for _, lines in panels]
        grid = figure.subplots(len(panels), squeeze=False, height_ratios=sizes).ravel()
        for axes, (unit, lines) in zip(grid, panels, strict=True):
            _draw(voice, axes, unit, lines)
        theme.legend_below(figure, _legend(voice, rows["finding"]), columns=3)

    count = sum(len(lines) for _, lines in panels)
    return Chart(
        png=theme.png(draw, height=FRAME + PANEL * len(panels) + ROW * count),
        alt=" ".join(_sentence(voice, row) for row in records(rows)),
        caption=voice.text(
            "Gap of each group to what it is compared with, all centers together, with "
            "{level} interval; beside it the gap and the bases",
            level=voice.share(rows["level"].iloc[0]),
        ),
    )


def _panels(voice: Voice, rows: pd.DataFrame) -> list[tuple[str, list[Row]]]:
    """By unit, shares first: one heading a KPI, then its gaps."""
    panels: dict[str, list[Row]] = {}
    keys = in_order(zip(rows["kpi"], rows["audience"], strict=True))
    for kpi, audience in keys:
        own = records(rows[(rows["kpi"] == kpi) & (rows["audience"] == audience)])
        unit = equity_cells.unit(voice, own[0])
        panels.setdefault(unit, []).extend([{"heading": own[0]}, *own])
    return sorted(panels.items(), key=lambda panel: panel[0] != "share")


def _draw(voice: Voice, axes: Axes, unit: str, lines: list[Row]) -> None:
    theme.rows_axis(axes, [_label(voice, line) for line in lines], width=62)
    marks = zip(lines, axes.get_yticklabels(), axes.get_ygridlines(), strict=True)
    for place, (line, label, across) in enumerate(marks):
        if "heading" in line:
            across.set_visible(False)
            label.set_fontsize(9.5)
            continue
        label.set_color(theme.QUIET)
        _gap(axes, place, line)
        theme.beside(axes, place, _beside(voice, line))
    reach = max(abs(limit) for limit in axes.dataLim.intervalx) or 1
    axes.set_xlim(-1.1 * reach, 1.1 * reach)
    axes.axvline(0, color=theme.INK, linewidth=1)
    axes.locator_params(axis="x", nbins=6)
    theme.number_on(axes.xaxis, voice, unit, sign=True)
    axes.set_xlabel(_axis_name(voice, unit))


def _axis_name(voice: Voice, unit: str) -> str:
    if unit == "share":
        return voice.text("Gap in percentage points")
    if unit in ("minutes", "days"):
        return voice.text("Gap in {unit}", unit=voice.label("unit", unit))
    return voice.text("Gap")


def _label(voice: Voice, line: Row) -> str:
    if "heading" in line:
        return equity_cells.kpi(voice, line["heading"])
    return voice.text(
        "{category} – {reference}",
        category=equity_cells.category(voice, line),
        reference=equity_cells.reference(voice, line),
    )


def _gap(axes: Axes, place: int, row: Row) -> None:
    marker, colour, filled = SIGNS[row["finding"]]
    if not is_missing(row["low"]) and not is_missing(row["high"]):
        axes.hlines(place, row["low"], row["high"], color=colour, linewidth=2.2)
    face = colour if filled else theme.PAPER
    axes.plot(
        row["gap"],
        place,
        marker=marker,
        markersize=6.5,
        color=colour,
        markerfacecolor=face,
        zorder=4,
    )


def _beside(voice: Voice, row: Row) -> str:
    return voice.text(
        "{gap}, {bases}",
        gap=equity_cells.gap(voice, row),
        bases=equity_cells.bases(voice, row),
    )


def _legend(voice: Voice, findings: pd.Series) -> list:
    return [
        theme.sign_of(
            voice.label("equity_finding", finding),
            marker,
            colour,
            markerfacecolor=colour if filled else theme.PAPER,
        )
        for finding, (marker, colour, filled) in SIGNS.items()
        if (findings == finding).any()
    ]


def _sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{kpi}, {label}: {gap} ({interval}): {finding}.",
        kpi=equity_cells.kpi(voice, row),
        label=_label(voice, row),
        gap=equity_cells.gap(voice, row),
        interval=equity_cells.gap_interval(voice, row),
        finding=voice.label("equity_finding", row["finding"]),
    )
