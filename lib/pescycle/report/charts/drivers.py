"""Charts of the drivers: the map of importance and performance, and shares as bars."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.findings import CellState, DriverMethod, Quadrant
from pescycle.report.charts import theme
from pescycle.report.driver_cells import figure, importance, performance
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import in_order, records, said

SIGNS = {
    Quadrant.WORK_FIRST: ("v", theme.WORSE),
    Quadrant.KEEP_UP: ("^", theme.BETTER),
    Quadrant.LATER: ("s", theme.SERIES[4]),
    Quadrant.NO_MORE: ("D", theme.SERIES[2]),
    Quadrant.NOT_CLEAR: ("o", theme.UNCLEAR),
}
HEIGHT, ROW = 5.6, 0.34  # inches
MAP_WIDTH, FRAME = 330, 90  # points: the map's width, what its axis and legend take
APART = 15  # points between two signs or numbers that do not cover each other
_AROUND = [(16, 6), (-16, 6), (16, -8), (-16, -8), (6, 17), (-6, -17), (26, 0), (-26, 0)]
_BEHIND = {"boxstyle": "round,pad=0.15", "facecolor": theme.PAPER, "edgecolor": "none"}


def driver_map(
    voice: Voice, driver_map: pd.DataFrame, *, audience: str
) -> Chart | Sentences:
    """Each part of the service by performance (across) and importance (up), numbered.

    Numbers stand at the signs and beside the map with the names, so that no name covers
    another; sign and colour both say the quadrant.
    """
    rows = driver_map[
        (driver_map["audience"] == audience) & (driver_map["state"] == CellState.PUBLISHED)
    ]
    name = voice.label("audience", audience)
    if rows.empty:
        return said(
            voice.text(
                "{audience}: there is no map of importance and performance.", audience=name
            )
        )
    rows = rows.sort_values("importance", ascending=False, ignore_index=True)

    height = HEIGHT + max(0, len(rows) - 12) * ROW / 2

    def draw(drawn: Figure) -> None:
        axes, names = drawn.subplots(1, 2, width_ratios=[3, 2])
        _crosses(axes, rows)
        _frame(voice, axes, rows)
        _numbers(axes, rows, height * 72 - FRAME)
        _key(voice, names, rows, audience)
        theme.legend_below(drawn, _legend(voice, rows), columns=3)

    return Chart(
        png=theme.png(draw, height=height),
        alt=" ".join(_sentence(voice, row, audience) for row in records(rows)),
        caption=voice.text(
            "{audience}: importance and performance of the parts of the service, with "
            "{level} intervals; lines at the means of all parts",
            audience=name,
            level=voice.share(rows["level"].iloc[0]),
        ),
    )


def _crosses(axes: Axes, rows: pd.DataFrame) -> None:
    for row in records(rows):
        marker, colour = SIGNS[row["quadrant"]]
        x, y = row["performance"], row["importance"]
        if not is_missing(row["performance_low"]):
            limits = row["performance_low"], row["performance_high"]
            axes.hlines(y, *limits, color=colour, linewidth=1.1, alpha=0.7)
        if not is_missing(row["importance_low"]):
            limits = row["importance_low"], row["importance_high"]
            axes.vlines(x, *limits, color=colour, linewidth=1.1, alpha=0.7)
        axes.plot(
            *(x, y),
            marker=marker,
            markersize=17 if marker in "v^" else 13,
            color=colour,
            markeredgecolor=theme.PAPER,
            zorder=4,
        )


def _numbers(axes: Axes, rows: pd.DataFrame, height: float) -> None:
    """A number on each sign, or beside it where two signs cover each other."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    signs = np.column_stack(
        [
            (rows["performance"] - left) / (right - left) * MAP_WIDTH,
            (rows["importance"] - bottom) / (top - bottom) * height,
        ]
    )
    for number, (row, away) in enumerate(
        zip(records(rows), number_offsets(signs), strict=True), 1
    ):
        colour = SIGNS[row["quadrant"]][1]
        inside = not away.any()
        axes.annotate(
            str(number),
            (row["performance"], row["importance"]),
            xytext=tuple(away),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=7.5,
            color=theme.ink_on(colour) if inside else theme.INK,
            zorder=5,
            bbox=None if inside else _BEHIND,
        )


def number_offsets(signs: np.ndarray) -> np.ndarray:
    """How far from its sign each number stands, in points; 0 where it fits on the sign.

    Parameters
    ----------
    signs : ndarray
        (signs, 2) places in points.
    """
    taken = [tuple(sign) for sign in signs]
    offsets = np.zeros_like(signs, dtype=float)
    for place, sign in enumerate(signs):
        others = np.delete(signs, place, axis=0)
        if _nearest(sign, others) >= APART:
            continue
        steps = [np.array(step) for step in _AROUND]
        # The first place that is free; where none is, the one with the most room.
        room = [_nearest(sign + step, np.array(taken)) for step in steps]
        free = [number for number, gap in enumerate(room) if gap >= APART]
        chosen = steps[free[0] if free else int(np.argmax(room))]
        offsets[place] = chosen
        taken.append(tuple(sign + chosen))
    return offsets


def _nearest(place: np.ndarray, others: np.ndarray) -> float:
    return float(np.hypot(*(others - place).T).min()) if len(others) else np.inf


def _frame(voice: Voice, axes: Axes, rows: pd.DataFrame) -> None:
    first = rows.iloc[0]
    lines = {"color": theme.INK, "linestyle": "--", "linewidth": 1, "zorder": 0}
    axes.axvline(first["performance_cut"], **lines)
    axes.axhline(first["importance_cut"], **lines)
    axes.margins(x=0.08, y=0.1)
    axes.set_ylim(bottom=0)
    corners = (
        (Quadrant.WORK_FIRST, 0.01, 0.99),
        (Quadrant.KEEP_UP, 0.99, 0.99),
        (Quadrant.LATER, 0.01, 0.012),
        (Quadrant.NO_MORE, 0.99, 0.012),
    )
    for quadrant, x, y in corners:
        axes.text(
            *(x, y, voice.label("quadrant", quadrant)),
            transform=axes.transAxes,
            ha="left" if x < 0.5 else "right",
            va="bottom" if y < 0.5 else "top",
            color=theme.QUIET,
            fontsize=9.5,
        )
    theme.said_on(axes.xaxis, voice.number)
    theme.said_on(axes.yaxis, voice.share)
    axes.set_xlabel(voice.text("Performance: index from 0 to 100"))
    axes.set_ylabel(voice.text("Importance: share of what all parts explain"))


def _key(voice: Voice, axes: Axes, rows: pd.DataFrame, audience: str) -> None:
    """Numbers and names, one below the other."""
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    for line, row in enumerate(records(rows)):
        marker, colour = SIGNS[row["quadrant"]]
        axes.plot(0.04, line, marker=marker, markersize=8, color=colour)
        label = voice.text(
            "{number}. {item}",
            number=voice.number(line + 1),
            item=voice.name("item", row["item"], audience),
        )
        axes.text(0.1, line, theme.wrapped(label, 34, lines=2), va="center", fontsize=8.5)


def _legend(voice: Voice, rows: pd.DataFrame) -> list:
    there = set(rows["quadrant"])
    return [
        theme.sign_of(voice.label("quadrant", quadrant), *sign)
        for quadrant, sign in SIGNS.items()
        if quadrant in there
    ]


def _sentence(voice: Voice, row: dict, audience: str) -> str:
    return voice.text(
        "{item}: importance {importance}, performance {performance}, {quadrant}.",
        item=voice.name("item", row["item"], audience),
        importance=importance(voice, row),
        performance=performance(voice, row),
        quadrant=voice.label("quadrant", row["quadrant"]),
    )


def driver_bars(
    voice: Voice, driver_share: pd.DataFrame, *, audience: str
) -> Chart | Sentences:
    """Share of each part of the service with its interval, the largest first.

    With too few answers for shares it shows the rank correlations.
    """
    rows = driver_share[
        (driver_share["audience"] == audience)
        & (driver_share["state"] == CellState.PUBLISHED)
    ].dropna(subset="share")
    if rows.empty:
        return said(
            voice.text(
                "{audience}: no parts of the service can be compared.",
                audience=voice.label("audience", audience),
            )
        )
    shared = DriverMethod.LMG in set(rows["method"])
    method = DriverMethod.LMG if shared else DriverMethod.RANK_CORRELATION
    rows = rows[rows["method"] == method].sort_values("share", ascending=False)

    def draw(drawn: Figure) -> None:
        _bars(voice, drawn.subplots(), rows, audience, shared=shared)

    values = {
        "audience": voice.label("audience", audience),
        "level": voice.share(rows["level"].iloc[0]),
    }
    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(rows))),
        alt=" ".join(
            voice.text(
                "{item}: {figure}, base {base}.",
                item=voice.name("item", row["item"], audience),
                figure=figure(voice, row),
                base=voice.number(row["base"]),
            )
            for row in records(rows)
        ),
        caption=voice.text(
            "{audience}: share of each part of the service in what all parts explain, "
            "with {level} interval",
            **values,
        )
        if shared
        else voice.text(
            "{audience}: rank correlation of each part of the service with the overall "
            "answer, with {level} interval",
            **values,
        ),
    )


def _bars(
    voice: Voice, axes: Axes, rows: pd.DataFrame, audience: str, *, shared: bool
) -> None:
    items = in_order(rows["item"])
    theme.rows_axis(axes, [voice.name("item", item, audience) for item in items])
    for line, row in enumerate(records(rows)):
        axes.barh(line, row["share"], height=0.62, color="#a9cbe3", edgecolor=theme.PRESENT)
        if not is_missing(row["low"]):
            axes.hlines(line, row["low"], row["high"], color=theme.INK, linewidth=1.6)
        theme.beside(
            axes,
            line,
            voice.text(
                "{figure}, base {base}",
                figure=figure(voice, row),
                base=voice.number(row["base"]),
            ),
        )
    axes.axvline(0, color=theme.INK, linewidth=0.9)
    if shared:
        theme.said_on(axes.xaxis, voice.share)
    else:
        theme.said_on(axes.xaxis, lambda number: voice.number(number, 1))
