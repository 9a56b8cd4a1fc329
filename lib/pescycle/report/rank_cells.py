"""What is said of a rank that is not certain."""

from pescycle.report.cells import Row
from pescycle.report.voice import Voice


def score_interval(voice: Voice, row: Row) -> str:
    """A score with its interval."""
    return voice.text(
        "{figure} ({interval})",
        figure=voice.share(row["score"]),
        interval=voice.interval(row["low"], row["high"], "share"),
    )


def rank_interval(voice: Voice, row: Row) -> str:
    """From which to which rank the center comes out."""
    return span(voice, row["rank_low"], row["rank_high"])


def rank_set(voice: Voice, row: Row) -> str:
    """From which to which rank the true performance can have."""
    return span(voice, row["set_low"], row["set_high"])


def span(voice: Voice, low: int, high: int) -> str:
    """Two ranks, or one where both are the same."""
    if low == high:
        return voice.number(low)
    return voice.text("{low} to {high}", low=voice.number(low), high=voice.number(high))


def kpis_known(voice: Voice, row: Row) -> str:
    """How many of the node's KPIs have a score."""
    return voice.text(
        "{count} of {base}", count=voice.number(row["base"]), base=voice.number(row["kpis"])
    )


def total_interval(voice: Voice, row: Row) -> str:
    """A total index with its interval."""
    return voice.text(
        "{figure} ({interval})",
        figure=voice.share(row["total"]),
        interval=voice.interval(row["low"], row["high"], "share"),
    )
