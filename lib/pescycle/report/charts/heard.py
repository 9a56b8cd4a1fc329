"""Chart of a consultation: comments on each theme, by what became of them."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from pescycle.model.registers.enquiry import CommentStatus
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said
from pescycle.report.written_cells import counted

# Each status has a pattern of its own, so that a grey print still tells them apart.
LOOKS = {
    CommentStatus.ACCEPTED: ("#005a8d", ""),
    CommentStatus.PARTLY: ("#7fb2d9", "//"),
    CommentStatus.DEFERRED: ("#e0c080", ".."),
    CommentStatus.REJECTED: ("#8a6a00", ""),
    CommentStatus.OPEN: ("#ffffff", ""),
}


def heard_bars(voice: Voice, consultation_count: pd.DataFrame) -> Chart | Sentences:
    """A bar a theme, divided by status; what has no answer yet is left white."""
    counts = consultation_count[consultation_count["by"] == "theme"]
    if counts.empty:
        return said(voice.text("No comment of a consultation is known."))
    rows = records(counts.sort_values("comments", ascending=False, kind="stable"))

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        theme.rows_axis(axes, [counted(voice, row) for row in rows])
        for line, row in enumerate(rows):
            _bar(voice, axes, line, row)
            theme.beside(axes, line, voice.number(row["comments"]))
        axes.set_xlabel(voice.text("Comments"))
        axes.locator_params(axis="x", nbins=8, integer=True)
        axes.set_xlim(0, None)
        theme.legend_below(figure, _legend(voice, rows), columns=5)

    return Chart(
        png=theme.png(draw, height=theme.rows_height(len(rows))),
        alt=" ".join(_sentence(voice, row) for row in rows),
        caption=voice.text("Comments of the consultation on each theme, by status"),
    )


def _bar(voice: Voice, axes: Axes, line: int, row: Row) -> None:
    start = 0
    for status, (colour, hatch) in LOOKS.items():
        count = int(row[status])
        if not count:
            continue
        axes.barh(
            line,
            count,
            left=start,
            height=0.62,
            color=colour,
            hatch=hatch,
            edgecolor=theme.INK,
            linewidth=0.8,
        )
        if not hatch:
            place = start + count / 2
            words, ink = voice.number(count), theme.ink_on(colour)
            axes.text(place, line, words, ha="center", va="center", color=ink, fontsize=8)
        start += count


def _legend(voice: Voice, rows: list[Row]) -> list[Patch]:
    return [
        Patch(
            facecolor=colour,
            hatch=hatch,
            edgecolor=theme.INK,
            label=voice.label("comment_status", status),
        )
        for status, (colour, hatch) in LOOKS.items()
        if any(row[status] for row in rows)
    ]


def _sentence(voice: Voice, row: Row) -> str:
    parts = [
        voice.text(
            "{n} {grade}",
            n=voice.number(row[status]),
            grade=voice.label("comment_status", status),
        )
        for status in LOOKS
        if row[status]
    ]
    return voice.text(
        "{kpi}: {values}.", kpi=counted(voice, row), values=voice.enumerated(parts)
    )
