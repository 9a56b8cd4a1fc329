"""What stands in the cells about an action of the plan: who, how much, what it costs."""

from pescycle.model.base import LANGUAGES
from pescycle.report.cells import Row
from pescycle.report.voice import MISSING, Voice, is_missing


def _written(voice: Voice, row: Row, prefix: str) -> str:
    """A team's text in the report's language, else in the first that has one."""
    if not is_missing(row.get(prefix)) and row[prefix]:
        return str(row[prefix])
    for language in (voice.language, *LANGUAGES):
        text = row.get(f"{prefix}_{language}")
        if not is_missing(text) and text:
            return str(text)
    return ""


def owner(voice: Voice, row: Row) -> str:
    """Who is in charge."""
    return _written(voice, row, "owner") or MISSING


def dose(voice: Voice, row: Row) -> str:
    """How much of the action is planned: "60 appointment times a week"."""
    planned = row.get("dose_planned")
    if is_missing(planned):
        return MISSING
    digits = 0 if float(planned).is_integer() else 1
    unit = _written(voice, row, "dose_unit")
    number = voice.number(planned, digits)
    return voice.text("{number} {unit}", number=number, unit=unit) if unit else number


def money(voice: Voice, row: Row) -> str:
    """What it costs."""
    return voice.money(row["cost"])
