"""Map of the stakeholders: how much influence, how much interest, who has been heard."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pescycle.report.cells import text_of
from pescycle.report.charts import theme
from pescycle.report.shown import Chart, Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said

HEIGHT, ROW = 4.2, 0.3
BORDER = 3.5  # 4 and 5 count as high, see the phase's HIGH_FROM
SPREAD = 0.26  # between stakeholders of one place
CORNERS = {
    "high_high": (5.4, 5.55, "right", "top"),
    "high_low": (0.6, 5.55, "left", "top"),
    "low_high": (5.4, 0.45, "right", "bottom"),
    "low_low": (0.6, 0.45, "left", "bottom"),
}


def stakeholder_map(voice: Voice, stakeholder: pd.DataFrame) -> Chart | Sentences:
    """Numbered stakeholders by interest and influence, their names beside the map.

    Filled ones belong to a group that has made a comment, empty ones to one not heard yet.
    """
    if stakeholder.empty:
        return said(voice.text("No stakeholder is known."))
    rows = records(stakeholder)

    def draw(figure: Figure) -> None:
        left, right = figure.subplots(1, 2, width_ratios=[1.25, 1])
        _map(voice, left, rows)
        _key(voice, right, rows)
        theme.legend_below(figure, _legend(voice, rows))

    return Chart(
        png=theme.png(draw, height=max(HEIGHT, 1.2 + ROW * len(rows))),
        alt=" ".join(_sentence(voice, row) for row in rows),
        caption=voice.text("Stakeholders by influence and interest"),
    )


def _map(voice: Voice, axes: Axes, rows: list[Row]) -> None:
    for line in (axes.axhline, axes.axvline):
        line(BORDER, color=theme.QUIET, linewidth=0.9, linestyle=(0, (4, 2)))
    for place, (across, up, side, end) in CORNERS.items():
        words = theme.wrapped(voice.label("stakeholder_place", place), 22, lines=2)
        axes.text(across, up, words, ha=side, va=end, color=theme.QUIET, fontsize=8.5)
    for number, (row, aside) in enumerate(zip(rows, _aside(rows), strict=True), 1):
        heard = row["comments"] > 0
        axes.plot(
            row["interest"] + aside,
            row["influence"],
            marker="o",
            markersize=14,
            color=theme.PRESENT,
            markerfacecolor=theme.PRESENT if heard else theme.PAPER,
        )
        axes.text(
            row["interest"] + aside,
            row["influence"],
            voice.number(number),
            ha="center",
            va="center_baseline",
            fontsize=8,
            color=theme.PAPER if heard else theme.INK,
        )
    axes.set_xlim(0.5, 5.5)
    axes.set_ylim(0.3, 5.7)
    axes.set_xticks(range(1, 6))
    axes.set_yticks(range(1, 6))
    axes.set_xlabel(voice.text("Interest"))
    axes.set_ylabel(voice.text("Influence"))


def _aside(rows: list[Row]) -> list[float]:
    """How far each stands from its place, so that those of one place lie side by side."""
    places = [(row["influence"], row["interest"]) for row in rows]
    return [
        SPREAD * (places[:number].count(place) - (places.count(place) - 1) / 2)
        for number, place in enumerate(places)
    ]


def _key(voice: Voice, axes: Axes, rows: list[Row]) -> None:
    axes.axis("off")
    axes.set_ylim(len(rows) - 0.4, -0.6)
    for line, row in enumerate(rows):
        name = voice.text(
            "{number}. {name}",
            number=voice.number(line + 1),
            name=text_of(voice, row, "name"),
        )
        axes.text(0, line, theme.wrapped(name, 42, lines=2), va="center", fontsize=8.5)


def _legend(voice: Voice, rows: list[Row]) -> list:
    signs = {
        True: theme.sign_of(voice.text("Group has made a comment"), "o", theme.PRESENT),
        False: theme.sign_of(
            voice.text("Group not heard yet"),
            "o",
            theme.PRESENT,
            markerfacecolor=theme.PAPER,
        ),
    }
    there = {row["comments"] > 0 for row in rows}
    return [sign for heard, sign in signs.items() if heard in there]


def _sentence(voice: Voice, row: Row) -> str:
    return voice.text(
        "{name}: influence {influence}, interest {interest}: {place}.",
        name=text_of(voice, row, "name"),
        influence=voice.number(row["influence"]),
        interest=voice.number(row["interest"]),
        place=voice.label("stakeholder_place", row["place"]),
    )
