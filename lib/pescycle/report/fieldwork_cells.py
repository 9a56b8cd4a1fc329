"""What the cells of the fieldwork's tables say."""

from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def expected(voice: Voice, row: Row) -> str:
    """Answers at the end with their limits; once it is over nothing is expected."""
    if is_missing(row["low"]):
        return MISSING
    return voice.text(
        "{expected} ({low} to {high})",
        expected=voice.number(row["expected"]),
        low=voice.number(row["low"]),
        high=voice.number(row["high"]),
    )


def of_plan(voice: Voice, row: Row) -> str:
    """Answers so far, of those that were planned."""
    return voice.text(
        "{collected} of {planned}",
        collected=voice.number(row["collected"]),
        planned=voice.number(row["planned"]),
    )


def margin_expected(voice: Voice, row: Row) -> str:
    """The margin that the answers at the end will give, beside the planned one."""
    if is_missing(row["margin_expected"]):
        return MISSING
    points = voice.number(float(row["margin_expected"]) * 100, 1)
    if is_missing(row["margin_planned"]):
        return voice.text("±{points} points", points=points)
    return voice.text(
        "±{points} points (planned ±{planned})",
        points=points,
        planned=voice.number(float(row["margin_planned"]) * 100, 1),
    )
