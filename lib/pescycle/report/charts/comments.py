"""Chart of what people write: the share of the comments that speak of each theme."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.themes import UNCODED
from pescycle.report.cells import theme as theme_name
from pescycle.report.charts import theme
from pescycle.report.shown import Chart
from pescycle.report.voice import Voice
from pescycle.report.wording.comments import question_name, theme_finding
from pescycle.report.wording.figures import by_audience, records

ROW, PANEL = 0.38, 0.75  # inches
BAR = 0.5


def theme_bars(voice: Voice, theme_share: pd.DataFrame) -> Chart | None:
    """A bar with interval for each theme, one panel an open question; uncoded in grey.

    Nothing where no audience wrote enough; themes that nobody mentions are left out.
    """
    panels = _panels(theme_share)
    if not panels:
        return None

    def draw(figure: Figure) -> None:
        sizes = [len(rows) + 1 for rows in panels]
        grid = figure.subplots(
            len(panels), squeeze=False, sharex=True, height_ratios=sizes
        ).ravel()
        for axes, rows in zip(grid, panels, strict=True):
            _bars(voice, axes, rows)
        grid[-1].set_xlabel(voice.text("Share of the comments"))

    rows = pd.concat(panels)
    return Chart(
        png=theme.png(draw, height=0.6 + PANEL * len(panels) + ROW * len(rows)),
        alt=" ".join(
            voice.text(
                "{question}, {theme}: {finding}.",
                question=question_name(voice, row),
                theme=theme_name(voice, row),
                finding=theme_finding(voice, row),
            )
            for row in records(rows)
        ),
        caption=voice.text(
            "Themes of the comments, with {level} interval",
            level=voice.share(rows["level"].iloc[0]),
        ),
    )


def _panels(theme_share: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows of each open question that has a figure, most frequent first, uncoded last."""
    of_any = theme_share[(theme_share["cue"] == "") & (theme_share["theme"] != ALL)]
    rows = by_audience(of_any)
    nobody = (rows["count"] == 0).fillna(False).astype(bool) & (rows["theme"] != UNCODED)
    rows = rows[~nobody].assign(last=rows["theme"] == UNCODED)
    rows = rows.sort_values(["last", "share"], ascending=[True, False], kind="stable")
    groups = by_audience(rows).groupby(["audience", "item"], sort=False)
    return [part for _, part in groups if _has_theme(part)]


def _has_theme(rows: pd.DataFrame) -> bool:
    """Whether a theme can be shown: a lone bar of uncoded comments says nothing."""
    shown = rows[rows["state"] == CellState.PUBLISHED]
    return bool((shown["theme"] != UNCODED).any())


def _bars(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    theme.rows_axis(axes, [theme_name(voice, row) for row in records(rows)])
    for line, row in enumerate(records(rows)):
        theme.beside(axes, line, _figure_beside(voice, row))
        if row["state"] == CellState.PUBLISHED:
            colour = theme.PAST if row["theme"] == UNCODED else theme.PRESENT
            axes.barh(line, row["share"], height=BAR, color=colour)
            axes.hlines(line, row["low"], row["high"], color=theme.INK, linewidth=1.6)
    axes.set_xlim(0, 1)
    theme.said_on(axes.xaxis, voice.share)
    axes.tick_params(axis="x", labelbottom=True)
    axes.set_title(question_name(voice, records(rows)[0]))


def _figure_beside(voice: Voice, row: dict) -> str:
    if row["state"] != CellState.PUBLISHED:
        return voice.text("not shown, too few comments")
    return voice.text(
        "{value}, base {base}",
        value=voice.share(row["share"]),
        base=voice.number(row["base"]),
    )
