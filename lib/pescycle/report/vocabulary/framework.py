"""The framework: how a KPI is counted, what is wanted of it, what came of it."""

from pescycle.model.framework import Direction, Frequency, Provenance, Status, Unit
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "direction": {
        Direction.HIGHER: message("higher is better"),
        Direction.LOWER: message("lower is better"),
        Direction.BAND: message("best within a range"),
    },
    "unit": {
        Unit.COUNT: message("a month"),
        Unit.SHARE: message("share"),
        Unit.MINUTES: message("minutes"),
        Unit.DAYS: message("days"),
        Unit.NUMBER: message("number"),
        "index": message("0 to 100"),
    },
    "provenance": {
        Provenance.FACT: message("published"),
        Provenance.PROPOSAL: message("proposed by the workbook's authors"),
        Provenance.LOCAL: message("the pilot's own"),
    },
    "kpi_period": {
        Frequency.MONTH: message("one month"),
        Frequency.QUARTER: message("one quarter"),
        Frequency.HALF_YEAR: message("half a year"),
        Frequency.YEAR: message("one year"),
        Frequency.ROUND: message("the whole round"),
    },
    "status": {
        Status.MET: message("Met"),
        Status.WITHIN_TOLERANCE: message("Within tolerance"),
        Status.WATCH: message("Watch"),
        Status.ACT: message("Act"),
        Status.INSUFFICIENT_DATA: message("Insufficient data"),
        Status.NOT_DUE: message("Not due"),
    },
}
