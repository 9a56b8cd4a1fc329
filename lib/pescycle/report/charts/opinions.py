"""What each expert thinks, topic by topic: every rating is seen, and no mean hides any."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.model.evaluation import OpinionFinding
from pescycle.report.charts import theme
from pescycle.report.evaluation_cells import rating
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, in_order, records, said

LOWEST, HIGHEST = 1, 5
DOT, STEP = 15, 0.19  # points across, and steps between experts of one rating
WIDEST = 0.9  # of a step of the scale: many of one rating stay beside it
ROW = 0.62  # inches
SPREAD = 0.45  # how opaque the line from the lowest to the highest rating is


def opinion_dots(
    voice: Voice, opinion: pd.DataFrame, topic: pd.DataFrame
) -> Chart | Sentences:
    """Every expert's rating of each topic under the code; the line is their range.

    Experts of one rating stand side by side. Topics on which they are split are marked by
    a word and a darker line.

    Parameters
    ----------
    voice : Voice
    opinion : DataFrame
        ``Reflection.opinion``.
    topic : DataFrame
        ``Reflection.opinion_topic``.
    """
    if opinion.empty:
        return said(voice.text("No expert's opinion is written down."))
    topics = in_order(opinion["topic"])
    found = topic.set_index("topic")["finding"]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _axis(voice, axes, topics)
        for line, name in enumerate(topics):
            _ratings(axes, line, opinion[opinion["topic"] == name], found[name])
            word = voice.label("opinion_finding", found[name])
            theme.beside(axes, line, theme.wrapped(word, 18))

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(topics), row=ROW, frame=0.8)),
        alt=" ".join(_sentence(voice, opinion, found, name) for name in topics),
        caption=voice.text(
            "Each expert's rating from 1 to 5, under a code; those side by side are equal"
        ),
    )


def _axis(voice: Voice, axes: Axes, topics: list[str]) -> None:
    theme.rows_axis(axes, [voice.label("topic", name) for name in topics])
    axes.set_xlim(LOWEST - 0.3, HIGHEST + 0.3)
    axes.set_xticks(range(LOWEST, HIGHEST + 1))
    theme.said_on(axes.xaxis, voice.number)
    axes.set_xlabel(voice.text("Rating, 1 very poor to 5 very good"))
    axes.grid(visible=True, axis="x")


def _ratings(axes: Axes, line: int, rows: pd.DataFrame, finding: str) -> None:
    split = finding == OpinionFinding.SPLIT
    look = {"linewidth": 6, "alpha": 1.0 if split else SPREAD}
    colour = theme.UNCLEAR if split else theme.PAST
    axes.hlines(line, rows["rating"].min(), rows["rating"].max(), color=colour, **look)
    for value, alike in rows.groupby("rating"):
        step = min(STEP, WIDEST / len(alike))
        for place, expert in enumerate(alike["expert"]):
            shifted = value + step * (place - (len(alike) - 1) / 2)
            _dot(axes, shifted, line, str(expert))


def _dot(axes: Axes, value: float, line: int, expert: str) -> None:
    look = {"marker": "o", "markersize": DOT, "color": theme.PRESENT, "clip_on": False}
    axes.plot(value, line, markeredgecolor=theme.PAPER, **look)
    place = {"ha": "center", "va": "center_baseline", "fontsize": 7}
    axes.annotate(
        expert[:3], (value, line), color=theme.ink_on(theme.PRESENT), zorder=5, **place
    )


def _sentence(voice: Voice, opinion: pd.DataFrame, found: pd.Series, name: str) -> str:
    rows = records(opinion[opinion["topic"] == name])
    return voice.text(
        "{topic}: {ratings}; {finding}.",
        topic=voice.label("topic", name),
        ratings=", ".join(_one(voice, row) for row in rows),
        finding=voice.label("opinion_finding", found[name]),
    )


def _one(voice: Voice, row: Row) -> str:
    return f"{row['expert']} {rating('rating')(voice, row)}"
