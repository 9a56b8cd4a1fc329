"""What stands in the cells about an action of the plan: who, how much, what it costs."""

from pescycle.report.cells import Row, text_of
from pescycle.report.voice import MISSING, Voice, is_missing


def owner(voice: Voice, row: Row) -> str:
    """Who is in charge."""
    return text_of(voice, row, "owner") or MISSING


def dose(voice: Voice, row: Row) -> str:
    """How much of the action is planned: "60 appointment times a week"."""
    planned = row.get("dose_planned")
    if is_missing(planned):
        return MISSING
    digits = 0 if float(planned).is_integer() else 1
    unit = text_of(voice, row, "dose_unit")
    number = voice.number(planned, digits)
    return voice.text("{number} {unit}", number=number, unit=unit) if unit else number


def money(voice: Voice, row: Row) -> str:
    """What it costs."""
    return voice.money(row["cost"])
