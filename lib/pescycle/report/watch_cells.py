"""What the cells of the monthly watch say of a row."""

from pescycle.model.monitoring import GamingCheck
from pescycle.report.cells import Row, unit_of
from pescycle.report.voice import MISSING, Voice


def first_month(voice: Voice, row: Row) -> str:
    """Month of the first signal."""
    return voice.month(row["first_month"], "medium")


def month_base(voice: Voice, row: Row) -> str:
    """Cases behind a share or a mean; a count is its own base and has none."""
    return MISSING if unit_of(voice, row) == "count" else voice.number(row["base"])


def month_sense(voice: Voice, row: Row) -> str:
    """Whether the month is a signal, and for which way."""
    if not row["signal"]:
        return voice.text("no")
    return voice.label("sense", row["sense"]) if row["sense"] else voice.text("yes")


def center_line(voice: Voice, row: Row) -> str:
    """Center line in the KPI's unit."""
    return voice.value(row["center_line"], unit_of(voice, row))


def months(voice: Voice, row: Row) -> str:
    """Months that make the limits, and months that are judged by them."""
    return voice.text(
        "{baseline}, {judged}",
        baseline=voice.number(row["months_baseline"]),
        judged=voice.number(row["months_judged"]),
    )


def checked(voice: Voice, row: Row) -> str:
    """What a check looked at: a KPI or a measure."""
    if row["kpi"]:
        return voice.name("kpi", row["kpi"])
    return voice.name("measure", row["measure"])


def statistic(voice: Voice, row: Row) -> str:
    """Figure of a check, each in its own unit."""
    match row["check"]:
        case GamingCheck.MONTH_END:
            return voice.points(row["statistic"], 0)
        case GamingCheck.LAST_DIGIT:
            return voice.text("chi² {value}", value=voice.number(row["statistic"], 1))
        case GamingCheck.COUNTER:
            return voice.change(row["statistic"], unit_of(voice, {"kpi": row["measure"]}))
    return voice.share(row["statistic"])
