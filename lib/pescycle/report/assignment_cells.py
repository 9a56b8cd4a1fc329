"""What stands in the cells about pilot and comparison centers."""

from pescycle.model.assignment import AssignmentMethod
from pescycle.report.cells import Row, Said
from pescycle.report.voice import MISSING, Voice, is_missing


def variable(voice: Voice, row: Row) -> str:
    """A covariate's or a KPI's name."""
    return voice.name(row["kind"], row["id"])


def in_its_unit(column: str) -> Said:
    """Say a mean in the unit of the row's covariate or KPI."""

    def say(voice: Voice, row: Row) -> str:
        if row["kind"] == "kpi":
            unit = str(voice.names.units.get(row["id"], "number"))
        else:
            unit = voice.names.covariate_units.get(row["id"], "number")
        if unit == "share":  # shares of a surrounding lie close together
            return voice.share(row[column], 1)
        return voice.value(row[column], unit)

    return say


def block(voice: Voice, row: Row) -> str:
    """The pair or stratum a center is in."""
    if is_missing(row["block"]):
        return MISSING
    number = voice.number(row["block"])
    if row["allocation"] == AssignmentMethod.MATCHED_PAIRS:
        return voice.text("Pair {number}", number=number)
    return voice.text("Stratum {number}", number=number)


def difference(voice: Voice, row: Row) -> str:
    """Difference of means in standard deviations."""
    return voice.number(row["difference"], 2, sign=True)
