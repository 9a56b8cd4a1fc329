"""What is no answer on the scale, drawn apart from the answers that are."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from pescycle.report.charts import theme
from pescycle.report.vocabulary import message
from pescycle.report.voice import Voice

# From light to dark, each with a hatch of its own.
KINDS = {
    "not_applicable_share": (message("not applicable"), "#e6e6e6", ""),
    "dont_know_share": (message("don't know or refused"), "#bdbdbd", "///"),
    "blank_share": (message("not answered"), "#8c8c8c", "..."),
}
# The bars share one length, so that a question nobody left out does not look full.
SHORTEST_AXIS = 0.2


def apart_bars(voice: Voice, axes: Axes, groups: Sequence[pd.DataFrame]) -> None:
    """One bar a question: what is no valid answer, as shares of all respondents."""
    longest = SHORTEST_AXIS
    for line, group in enumerate(groups):
        row, left = group.iloc[0], 0.0
        for kind, (_, colour, hatch) in KINDS.items():
            axes.barh(
                line,
                row[kind],
                left=left,
                height=0.66,
                color=colour,
                hatch=hatch,
                edgecolor=theme.QUIET,
                linewidth=0.5,
            )
            left += row[kind]
        longest = max(longest, left)
        theme.beside(axes, line, _shares(voice, row))
    # The panels share one axis, and the longest bar of all has to fit.
    axes.set_xlim(0, max(longest, axes.get_xlim()[1] if axes.has_data() else 0))
    axes.set_ylim(len(groups) - 0.4, -0.6)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_title(voice.text("Apart"))


def _shares(voice: Voice, row: pd.Series) -> str:
    base = voice.text("base {base}", base=voice.number(row["base"]))
    shares = [voice.share(row[kind]) for kind in KINDS]
    return f"{base}\n{' · '.join(shares)}"


def apart_patches(voice: Voice) -> list[Patch]:
    """Legend of the bars, in the order of their numbers."""
    return [
        Patch(
            facecolor=colour,
            hatch=hatch,
            edgecolor=theme.QUIET,
            label=theme.wrapped(voice.text(label), 14),
        )
        for label, colour, hatch in KINDS.values()
    ]


def apart_sentence(voice: Voice, row: pd.Series) -> str:
    """Say the shares of one question in words."""
    return voice.text(
        "Of {respondents} respondents {not_applicable} said that it does not apply, "
        "{dont_know} did not know or refused to say, and {blank} left it unanswered.",
        respondents=voice.number(row["respondents"]),
        not_applicable=voice.share(row["not_applicable_share"]),
        dont_know=voice.share(row["dont_know_share"]),
        blank=voice.share(row["blank_share"]),
    )
