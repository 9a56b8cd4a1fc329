"""What the cells of the fieldwork's tables say."""

from pescycle.model.findings import Outlook
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def expected(voice: Voice, row: Row) -> str:
    """Answers at the end with their limits; once it is over nothing is expected."""
    if is_missing(row["expected"]) or row["finding"] == Outlook.SHORT:
        return MISSING
    return voice.text(
        "{expected} ({low} to {high})",
        expected=voice.number(row["expected"]),
        low=voice.number(row["low"]),
        high=voice.number(row["high"]),
    )


def margin_expected(voice: Voice, row: Row) -> str:
    """The margin that the answers at the end will give, in points."""
    if is_missing(row["margin_expected"]):
        return MISSING
    points = voice.number(float(row["margin_expected"]) * 100, 1)
    return voice.text("±{points} points", points=points)
