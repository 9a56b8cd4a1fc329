"""Charts of the survey: each question's figure with interval, and its answers."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from seaborn import color_palette

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.report.charts import theme
from pescycle.report.charts.apart import apart_bars, apart_patches, apart_sentence
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    audiences_in,
    in_order,
    item_finding,
    minimum_of,
    no_survey,
    of_audience,
    of_center,
    of_center_or_all,
    records,
    said,
    statistic_unit,
)

# A part of a bar that is narrower than this has no room for its number.
NARROWEST_WITH_NUMBER = 0.095
ROW, PANEL = 0.4, 0.75  # inches
WIDTHS = (6, 1)  # of the answers, and of what stands apart


def item_dots(
    voice: Voice,
    estimate: pd.DataFrame,
    *,
    center: str = "",
    audience: str = "",
    statistic: str = Statistic.TOP2BOX,
) -> Chart | Sentences:
    """One panel an audience: each question's figure with interval, its base printed."""
    rows = of_center(of_audience(estimate, audience), center)
    rows = rows[rows["statistic"] == statistic]
    if rows.empty:
        return said(no_survey(voice))
    if rows["value"].isna().all():
        return said(voice.text("Too few people answered: no figure can be shown."))
    groups = [rows[rows["audience"] == name] for name in audiences_in(rows)]

    def draw(figure: Figure) -> None:
        sizes = [len(group) + 1 for group in groups]
        grid = figure.subplots(
            len(groups), squeeze=False, sharex=True, height_ratios=sizes
        ).ravel()
        for axes, group in zip(grid, groups, strict=True):
            _dots(voice, axes, group, statistic)
        axes.set_xlabel(voice.label("statistic", statistic))

    return Chart(
        png=theme.png(draw, height=0.6 + PANEL * len(groups) + ROW * len(rows)),
        alt=" ".join(_item_sentence(voice, row) for row in records(rows)),
        caption=voice.text(
            "{center}: {statistic}, by question, with {level} interval",
            statistic=voice.label("statistic", statistic),
            level=voice.share(_level(rows)),
            center=voice.name("center", center or ALL),
        ),
    )


def _level(rows: pd.DataFrame) -> float:
    levels = rows["level"].dropna()
    return 0.95 if levels.empty else float(levels.iloc[0])


def _item_sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{audience}, {item}: {finding}.",
        audience=voice.label("audience", row["audience"]),
        item=voice.name("item", row["item"], row["audience"]),
        finding=item_finding(voice, row),
    )


def _dots(voice: Voice, axes: Axes, rows: pd.DataFrame, statistic: str) -> None:
    audience = rows["audience"].iloc[0]
    theme.rows_axis(axes, [voice.name("item", item, audience) for item in rows["item"]])
    for line, row in enumerate(records(rows)):
        theme.beside(axes, line, _figure_beside(voice, row))
        if not is_missing(row["value"]):
            axes.hlines(line, row["low"], row["high"], color=theme.PRESENT, linewidth=2.4)
            axes.plot(
                row["value"],
                line,
                marker="o",
                markersize=7,
                color=theme.PRESENT,
                clip_on=False,
            )
    unit = statistic_unit(statistic)
    axes.set_xlim(0, 1 if unit == "share" else 100)
    theme.said_on(axes.xaxis, voice.share if unit == "share" else voice.number)
    axes.tick_params(axis="x", labelbottom=True)
    axes.set_title(voice.label("audience", audience))


def _figure_beside(voice: Voice, row: Row) -> str:
    if row["state"] != CellState.PUBLISHED or is_missing(row["value"]):
        return voice.state(row["state"], minimum_of(voice, row["center"]))
    return voice.text(
        "{value}, base {base}",
        value=voice.value(row["value"], statistic_unit(row["statistic"])),
        base=voice.number(row["base"]),
    )


def distribution_bars(
    voice: Voice,
    distribution: pd.DataFrame,
    *,
    center: str = "",
    audience: str = "",
) -> Chart | Sentences:
    """Answers of each question, worst to the left and best to the right of the middle.

    What is no valid answer (not applicable, don't know, not answered) has bars of its own,
    apart: it is a share of all respondents, and no part of the answers on the scale.
    """
    rows = of_center_or_all(of_audience(distribution, audience), center)
    if rows.empty:
        return said(no_survey(voice))
    rows = rows[rows["share"].notna()]
    if rows.empty:
        return said(voice.text("Too few people answered: no figure can be shown."))
    panels = _by_scale(voice, rows)
    whose = rows["center"].iloc[0]

    def draw(figure: Figure) -> None:
        sizes = [len(in_order(panel["item"])) + 1.5 for panel in panels]
        grid = figure.subplots(
            *(len(panels), 2),
            squeeze=False,
            sharex="col",
            height_ratios=sizes,
            width_ratios=WIDTHS,
        )
        for (axes, apart), panel in zip(grid, panels, strict=True):
            _bars(voice, axes, panel)
            groups = [group for _, group in panel.groupby("item", sort=False)]
            apart_bars(voice, apart, groups)
        theme.legend_below(figure, apart_patches(voice))
        # One scale for all, so that their middles stand above each other.
        left = min(axes.dataLim.x0 for axes in grid[:, 0])
        grid[0, 0].set_xlim(left - 0.02, max(a.dataLim.x1 for a in grid[:, 0]) + 0.02)

    items = len(rows[["audience", "item"]].drop_duplicates())
    return Chart(
        png=theme.png(draw, height=0.6 + 1.1 * len(panels) + ROW * items),
        alt=" ".join(
            _answers_sentence(voice, group)
            for _, group in rows.groupby(["audience", "item"], sort=False)
        ),
        caption=voice.text(
            "{center}: answers by question", center=voice.name("center", whose)
        ),
    )


def _by_scale(voice: Voice, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """One panel an audience and scale, as one legend must fit all bars of a panel."""
    panels: dict[tuple, list[pd.DataFrame]] = {}
    for (audience, item), group in rows.groupby(["audience", "item"], sort=False):
        labels = tuple(voice.answer(audience, item, code) for code in group["code"])
        panels.setdefault((audience, labels), []).append(group)
    return [pd.concat(groups) for groups in panels.values()]


def _bars(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    audience, items = rows["audience"].iloc[0], in_order(rows["item"])
    theme.rows_axis(axes, [voice.name("item", item, audience) for item in items])
    codes = sorted(in_order(rows["code"]))
    colours = _colours(len(codes))
    for line, item in enumerate(items):
        group = rows[rows["item"] == item].set_index("code")
        _bar(voice, axes, line, group["share"].reindex(codes).fillna(0), colours)
    labels = [voice.answer(audience, items[0], code) for code in codes]
    patches = [
        Patch(facecolor=colour, edgecolor=theme.QUIET, label=theme.wrapped(label, 14))
        for colour, label in zip(colours, labels, strict=True)
    ]
    _legend(axes, patches, columns=min(len(codes), 6))
    axes.axvline(0, color=theme.INK, linewidth=0.9, zorder=0)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.grid(visible=False)
    axes.set_title(voice.label("audience", audience))


def _legend(axes: Axes, patches: list[Patch], *, columns: int) -> None:
    axes.legend(
        handles=patches,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.02),
        ncols=columns,
        handlelength=1.2,
        columnspacing=1.0,
    )


def _colours(count: int) -> list[str]:
    # From orange (worst) to violet (best): colour-blind readers tell them apart.
    scale = color_palette("PuOr", as_cmap=True)
    return [to_hex(scale(0.09 + 0.82 * step / max(count - 1, 1))) for step in range(count)]


def _bar(
    voice: Voice, axes: Axes, line: int, shares: pd.Series, colours: list[str]
) -> None:
    below = len(shares) // 2
    left = -float(shares.iloc[:below].sum())
    if len(shares) % 2:
        left -= float(shares.iloc[below]) / 2
    for share, colour in zip(shares, colours, strict=True):
        axes.barh(line, share, left=left, height=0.66, color=colour, edgecolor=theme.QUIET)
        if share >= NARROWEST_WITH_NUMBER:
            axes.text(
                left + share / 2,
                line,
                voice.share(share),
                ha="center",
                va="center",
                fontsize=8,
                color=theme.ink_on(colour),
            )
        left += share


def _answers_sentence(voice: Voice, rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    parts = [
        voice.text(
            "{answer}: {share}",
            answer=voice.answer(row["audience"], row["item"], row["code"]),
            share=voice.share(row["share"]),
        )
        for row in records(rows)
    ]
    spread = voice.text(
        "{audience}, {item} (base {base}): {answers}.",
        audience=voice.label("audience", first["audience"]),
        item=voice.name("item", first["item"], first["audience"]),
        base=voice.number(first["base"]),
        answers=voice.listed(parts),
    )
    return f"{spread} {apart_sentence(voice, first)}"
