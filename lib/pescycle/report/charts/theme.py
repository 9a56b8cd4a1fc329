"""One look for every chart: fonts, colours, wrapping, and the only door to a PNG."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from textwrap import wrap
from typing import Any

from matplotlib import font_manager, style
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter
from PIL import Image
from seaborn import axes_style

from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice

DOTS_PER_INCH = 192  # twice the 96 of a page, so that a chart stays sharp when enlarged
_QUICK = {"compress_level": 1}  # the picture is packed again, in few colours
COLOURS = 256  # as many as a palette holds; the soft edges of letters need most of them
WIDTH = 8.6  # inches, the text width of a report's page
INK, QUIET, GRID, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"

# Okabe and Ito's colours, darkened where needed to 3:1 against white.
SERIES = ("#0072b2", "#b2480c", "#00785a", "#8f4a86", "#8a6a00", "#4d4d4d")
PRESENT, PAST, SHADE = SERIES[0], "#767676", "#e6e6e6"
BETTER, WORSE, UNCLEAR = "#0072b2", "#b2182b", "#6b6b6b"

# Each status has a sign of its own, so that a grey print still tells them apart.
STATUS_SIGNS = {
    "met": ("#005a8d", "✓"),
    "within_tolerance": ("#2f7fb5", "≈"),
    "watch": ("#a86b00", "!"),
    "act": ("#a50f15", "✕"),
    "insufficient_data": ("#6b6b6b", "?"),
    "not_due": ("#ffffff", "–"),
}

# On top of seaborn's plain style with ticks: what a page of ours wants otherwise.
_STYLE = axes_style("ticks") | {
    "font.family": ["DejaVu Sans", "Noto Sans Khmer"],
    "font.size": 9.0,
    "text.parse_math": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.labelsize": 9.0,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "axes.edgecolor": QUIET,
    "axes.linewidth": 0.8,
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "grid.color": GRID,
    "grid.linewidth": 0.7,
    "xtick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.color": QUIET,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "figure.constrained_layout.w_pad": 0.1,
    "figure.constrained_layout.h_pad": 0.08,
}

# A Khmer syllable: a base letter with its subscripts, vowels and signs is never torn apart.
_SYLLABLE = re.compile(
    r"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd\u200c\u200d])*|."
)
_KHMER = re.compile(r"[\u1780-\u17ff]")
_BREAK = "\u200b"


@cache
def _register_fonts() -> None:
    with as_file(files("pescycle.report") / "fonts" / "NotoSansKhmer-Regular.ttf") as path:
        font_manager.fontManager.addfont(path)


def png(draw: Callable[[Figure], None], *, height: float, width: float = WIDTH) -> bytes:
    """PNG of what ``draw`` puts on a fresh figure; matplotlib's global settings stay.

    Everything happens inside one style context, ticks included, because matplotlib makes
    tick labels only when it draws. The bytes hold no date and no version. A chart has few
    colours: a palette of them makes it a third as large, and no colour changes visibly.

    Parameters
    ----------
    draw : callable
        Takes the empty figure.
    height, width : float
        In inches.
    """
    _register_fonts()
    with style.context(_STYLE, after_reset=True):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure)
        drawn = BytesIO()
        figure.savefig(drawn, format="png", dpi=DOTS_PER_INCH, pil_kwargs=_QUICK)
    return _in_few_colours(drawn)


def _in_few_colours(drawn: BytesIO) -> bytes:
    picture = Image.open(drawn).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    buffer = BytesIO()
    few.save(buffer, format="PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()


def wrapped(text: str, width: int, *, lines: int = 3) -> str:
    """Text in at most ``lines`` lines of about ``width`` letters.

    Khmer is written without spaces: it breaks at zero-width spaces, else between syllables.
    What does not fit ends in an ellipsis; a chart's text form has it in full.
    """
    if _KHMER.search(text):
        rows = _khmer_rows(text, width)
    else:
        rows = wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1].rstrip() + "…"]
    return "\n".join(rows)


def _khmer_rows(text: str, width: int) -> list[str]:
    rows, row, used = [], "", 0
    for part in re.split(rf"([\s{_BREAK}])", text):
        syllables = _SYLLABLE.findall(part)
        if used and used + len(syllables) > width:
            rows, row, used = [*rows, row.strip()], "", 0
        for syllable in syllables:
            if used == width:
                rows, row, used = [*rows, row.strip()], "", 0
            row, used = row + syllable, used + 1
    return [line.replace(_BREAK, "") for line in [*rows, row.strip()] if line.strip(_BREAK)]


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on ``colour``."""
    return PAPER if contrast(colour, PAPER) > contrast(colour, INK) else INK


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (Web Content Accessibility Guidelines 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rows_axis(axes: Axes, labels: Sequence[str], *, width: int = 34) -> None:
    """Label the rows of a chart from top to bottom, with a faint line across for each."""
    axes.set_yticks(range(len(labels)), [wrapped(label, width) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(visible=True, axis="y")


def beside(axes: Axes, row: float, text: str) -> None:
    """Write right of the axes, at the height of a row."""
    axes.annotate(
        text,
        xy=(1.02, row),
        xycoords=("axes fraction", "data"),
        va="center",
        annotation_clip=False,
        fontsize=8.5,
    )


def said_on(axis: Axis, say: Callable[[float], str]) -> None:
    """Write the numbers of an axis as the report's language does."""
    axis.set_major_formatter(FuncFormatter(lambda number, _position: say(number)))


def number_on(axis: Axis, voice: Voice, unit: str, *, sign: bool = False) -> None:
    """Write an axis in a KPI's unit, with no more decimals than its steps need."""

    def say(number: float) -> str:
        scaled = round(number * 100 if unit == "share" else number, 6)
        digits = 0 if float(scaled).is_integer() else 1
        if unit == "share" and not sign:
            return voice.share(number, digits)
        return voice.number(scaled, digits, sign=sign)

    said_on(axis, say)


def legend_below(figure: Figure, handles: list[Artist], *, columns: int = 4) -> None:
    """One legend for the whole figure, under the drawing."""
    figure.legend(handles=handles, loc="outside lower center", ncols=columns)


def sign_of(label: str, marker: str, colour: str, **look: Any) -> Line2D:
    """Legend entry of a marker."""
    look = {"markersize": 7, "linestyle": "none", **look}
    return Line2D([], [], marker=marker, color=colour, label=label, **look)


def spoken(sentences: Sentences) -> str:
    """Sentences as one text, for those who do not see the chart."""
    return " ".join([*sentences.text, *sentences.points])


def rows_height(count: int, *, row: float = 0.34, frame: float = 1.1) -> float:
    """Inches that ``count`` rows need beside their frame of axis and legend."""
    return frame + row * max(count, 2)
