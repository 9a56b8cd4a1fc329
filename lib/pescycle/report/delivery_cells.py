"""What the cells of the action log and of the decision log say."""

from pescycle.model.tables import Thing
from pescycle.report.cells import Row, text_of
from pescycle.report.voice import MISSING, Voice, is_missing


def dose(voice: Voice, row: Row) -> str:
    """What was delivered of what was planned, in the action's own unit."""
    if is_missing(row["dose_done"]) or is_missing(row["dose_planned"]):
        return MISSING
    said = voice.text(
        "{done} of {planned}",
        done=_number(voice, row["dose_done"]),
        planned=_number(voice, row["dose_planned"]),
    )
    return f"{said} {text_of(voice, row, 'dose_unit')}".strip()


def _number(voice: Voice, number: float) -> str:
    return voice.number(number, 0 if float(number).is_integer() else 1)


def fidelity(voice: Voice, row: Row) -> str:
    """How far an action was carried out as it was meant, of 100."""
    if is_missing(row["fidelity"]):
        return MISSING
    return voice.text("{score} of 100", score=voice.number(row["fidelity"]))


def barrier(voice: Voice, row: Row) -> str:
    """What stood in the way; nothing where nobody wrote it down."""
    return voice.label("barrier", row["barrier"])


def about(voice: Voice, row: Row) -> str:
    """What a decision is about, by its name."""
    if is_missing(row["about"]) or not row["about"]:
        return MISSING
    name = str(row["about"])
    if row["thing"] in (Thing.KPI, Thing.ITEM):
        return voice.name("moves", name)
    if not row["thing"]:
        return name
    return voice.text(
        "{thing} {id}: {text}",
        thing=voice.label("thing", row["thing"]),
        id=name,
        text=text_of(voice, row, "what") or MISSING,
    )
