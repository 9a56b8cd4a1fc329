"""What a limit is, and which of a report's limits are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import pandas as pd

from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import no_framework, said

# More are not read to the end; the others stand beside their tables.
MOST_LIMITS = 6
MOST_NAMED = 4  # names in a sentence; the others are counted


class Weight(IntEnum):
    """How grave a limit is, the gravest first."""

    NOTHING = 0  # of a whole subject nothing can be said
    PART = 1  # something of it is missing or hidden
    WIDTH = 2  # all is there, and a difference can be too small to be seen
    CAUTION = 3  # true of every report of this kind


@dataclass(frozen=True)
class Limit:
    """One sentence of what a report cannot tell."""

    weight: Weight
    text: str


def gravest(voice: Voice, limits: Iterable[Limit]) -> Sentences:
    """The gravest limits of a report; of equal ones those that were named first.

    Says how many there are where they are more than a reader would read.
    """
    ordered = sorted(limits, key=lambda limit: limit.weight)
    shown = [limit.text for limit in ordered[:MOST_LIMITS]]
    if len(ordered) <= MOST_LIMITS:
        return said(points=shown)
    text = voice.text(
        "Of {all} limits the {n} gravest:",
        all=voice.number(len(ordered)),
        n=voice.number(MOST_LIMITS),
    )
    return said(text, points=shown)


def without_framework(voice: Voice, framework: object) -> list[Limit]:
    """The limit of a pilot that has no KPIs."""
    return [] if framework else [Limit(Weight.NOTHING, no_framework(voice))]


def without_answers(voice: Voice, audiences: Iterable[str], there: set[str]) -> list[Limit]:
    """The limit of a round in which some audience was not heard."""
    absent = [
        voice.label("audience", audience)
        for audience in audiences
        if str(audience) not in there
    ]
    if not absent:
        return []
    text = voice.text(
        "No answers in this round, so nothing can be said for them: {audiences}.",
        audiences=voice.enumerated(absent),
    )
    return [Limit(Weight.NOTHING, text)]


def few_names(voice: Voice, names: list[str]) -> str:
    """Names one after the other; of many the first, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return voice.enumerated(names)
    first = names[: MOST_NAMED - 1]
    mark = "; " if any("," in name for name in first) else ", "
    return voice.text(
        "{names} and {n} more",
        names=mark.join(first),
        n=voice.number(len(names) - len(first)),
    )


def kpi_names(voice: Voice, kpis: pd.Series) -> str:
    """Names of KPIs, each once."""
    return few_names(voice, [voice.name("kpi", kpi) for kpi in dict.fromkeys(kpis)])
