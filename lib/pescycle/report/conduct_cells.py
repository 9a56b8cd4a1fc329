"""What stands in the cells about the survey's conduct, promises and risks."""

from pescycle.report.cells import Row, Said
from pescycle.report.voice import MISSING, Voice, is_missing


def languages(column: str) -> Said:
    """Say the languages whose codes stand in a column, separated by spaces."""

    def say(voice: Voice, row: Row) -> str:
        codes = [] if is_missing(row[column]) else str(row[column]).split()
        names = [voice.language_name(code) for code in codes]
        return voice.listed(names) if names else MISSING

    return say


def risk_about(voice: Voice, row: Row) -> str:
    """What a risk is about: an action's id, a KPI's name, else the whole plan."""
    if is_missing(row["about"]) or not row["about"]:
        return voice.text("the whole plan")
    return voice.name("kpi", row["about"])


def risk_score(voice: Voice, row: Row) -> str:
    """Likelihood times impact, and what that is called."""
    return voice.text(
        "{score} · {band}",
        score=voice.number(row["score"]),
        band=voice.label("risk_band", row["band"]),
    )


def risk_cell(voice: Voice, row: Row) -> str:
    """Ids of the risks of a cell with its band."""
    if not row["risks"]:
        return MISSING
    band = voice.label("risk_band", row["band"])
    return voice.text("{risks} · {band}", risks=row["risks"], band=band)


def rating(column: str) -> Said:
    """Say a rating from 1 to 5."""

    def say(voice: Voice, row: Row) -> str:
        return voice.number(row[column])

    return say
