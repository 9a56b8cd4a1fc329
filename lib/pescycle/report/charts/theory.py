"""Drawing of the theory of change: causes, actions, what they move, and what that feeds."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from pescycle.model.registers.chain import Grade
from pescycle.report.charts import theme
from pescycle.report.charts.layered import Layout, layered
from pescycle.report.shown import Chart, Sentences
from pescycle.report.theory_cells import node_name
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records, said
from pescycle.report.wording.theory import chain_sentences, nothing_planned

LAYERS = ("cause", "action", "item", "kpi", "pillar")
ROW, TOP, BOTTOM = 0.66, 0.42, 0.45  # inches: a box's height, the headings, the legend
BOX, INSET = 0.52, 0.08  # inches: what of its row a box fills, and its text's margin
LETTER = 0.0625  # inches that a letter of the boxes' text takes on average
LINES = 4
SMALL = 7.0
WEAK = (Grade.WEAK, Grade.NONE)
Ends = tuple[tuple[str, str], tuple[str, str]]


def theory_chart(
    voice: Voice, theory_node: pd.DataFrame, theory_link: pd.DataFrame
) -> Chart | Sentences:
    """Boxes from the causes on the left to the pillars on the right, lines between them."""
    if theory_link.empty:
        return said(nothing_planned(voice))
    nodes = {(row["kind"], row["id"]): row for row in records(theory_node)}
    there = [kind for kind in LAYERS if any(key[0] == kind for key in nodes)]
    links = {_ends(row): row for row in records(theory_link)}
    place = layered({key: there.index(key[0]) for key in nodes}, list(links))
    height = place.height * ROW + TOP + BOTTOM

    def draw(figure: Figure) -> None:
        figure.set_layout_engine("none")  # places are in inches already
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, theme.WIDTH)
        axes.set_ylim(height, 0)
        columns = _columns(len(there))
        _headings(voice, axes, there, columns)
        for ends, row in links.items():
            _line(voice, axes, place.routes[ends], row, columns)
        _boxes(voice, axes, nodes, place, columns)
        _legend(voice, figure, list(links.values()))

    return Chart(
        png=theme.png(draw, height=height),
        alt=" ".join(chain_sentences(voice, theory_node, theory_link)),
        caption=voice.text("What the plan is to set in motion"),
    )


def _ends(row: Row) -> Ends:
    return (row["from_kind"], row["from_id"]), (row["to_kind"], row["to_id"])


def _columns(count: int) -> list[tuple[float, float]]:
    """Left and right side of each layer's boxes, in inches."""
    gap = 0.46 if count > 3 else 0.9
    width = (theme.WIDTH - 0.1 - gap * (count - 1)) / count
    lefts = [0.05 + layer * (width + gap) for layer in range(count)]
    return [(left, left + width) for left in lefts]


def _headings(
    voice: Voice, axes: Axes, there: list[str], columns: list[tuple[float, float]]
) -> None:
    for kind, (left, right) in zip(there, columns, strict=True):
        text = voice.label("theory_layer", kind)
        axes.text((left + right) / 2, 0.2, text, ha="center", va="center", fontsize=9.5)


def _boxes(
    voice: Voice,
    axes: Axes,
    nodes: Mapping[tuple[str, str], Row],
    place: Layout,
    columns: list[tuple[float, float]],
) -> None:
    for key, row in nodes.items():
        layer, middle = place.places[key]
        left, right = columns[layer]
        y = TOP + middle * ROW
        box = FancyBboxPatch(
            (left + 0.04, y - BOX / 2 + 0.04),
            right - left - 0.08,
            BOX - 0.08,
            boxstyle="round,pad=0.04",
            facecolor=theme.PAPER,
            edgecolor=theme.SERIES[LAYERS.index(key[0])],
            linewidth=1.3,
            zorder=3,
        )
        axes.add_patch(box)
        letters = int((right - left - INSET) / LETTER)
        text = theme.wrapped(node_name(voice, row), letters, lines=LINES)
        style = {"ha": "center", "va": "center", "fontsize": SMALL, "linespacing": 1.05}
        axes.text((left + right) / 2, y, text, zorder=4, **style)


def _line(
    voice: Voice,
    axes: Axes,
    route: tuple[tuple[int, float], ...],
    row: Row,
    columns: list[tuple[float, float]],
) -> None:
    """A line from the right of a box to the left of another, bent around those between."""
    points = [(columns[layer], TOP + middle * ROW) for layer, middle in route]
    for (one, start), (other, end) in pairwise(points):
        bend = (other[0] - one[1]) / 2
        curve = [
            (one[1], start),
            (one[1] + bend, start),
            (other[0] - bend, end),
            (other[0], end),
        ]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        _stroke(axes, Path(curve, codes), row)
    for (left, right), middle in points[1:-1]:
        _stroke(axes, Path([(left, middle), (right, middle)]), row)
    (left, _), end = points[-1]
    axes.plot(left - 0.03, end, marker=">", markersize=4, color=theme.QUIET, zorder=5)
    if not is_missing(row["share"]):
        _share(voice, axes, points[-2:], row)


def _stroke(axes: Axes, path: Path, row: Row) -> None:
    axes.add_patch(
        PathPatch(
            path,
            facecolor="none",
            edgecolor=theme.QUIET,
            linewidth=1.1,
            linestyle=_dash(row["grade"]),
            zorder=2,
        )
    )


def _dash(grade: str) -> str | tuple[int, tuple[int, int]]:
    return (0, (4, 2)) if grade in WEAK else "solid"


def _share(voice: Voice, axes: Axes, points: list, row: Row) -> None:
    ((_, right), start), ((left, _), end) = points
    axes.text(
        (right + left) / 2,
        (start + end) / 2,
        voice.share(row["share"]),
        ha="center",
        va="center",
        fontsize=SMALL,
        zorder=6,
        bbox={"facecolor": theme.PAPER, "edgecolor": "none", "pad": 0.8},
    )


def _legend(voice: Voice, figure: Figure, links: list[Row]) -> None:
    entries = []
    if any(row["grade"] in WEAK for row in links):
        label = voice.text("cause weakly known or assumed")
        entries.append(
            Line2D([], [], color=theme.QUIET, linestyle=_dash("weak"), label=label)
        )
    if any(not is_missing(row["share"]) for row in links):
        label = voice.text("number on a line: share in what explains overall satisfaction")
        entries.append(Line2D([], [], linestyle="none", label=label))
    if entries:
        figure.legend(handles=entries, loc="lower center", ncols=len(entries))
