"""Gaps between groups of people."""

from pescycle.model.equity import EquityFinding
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "equity_finding": {
        EquityFinding.BEHIND: message("Clearly worse"),
        EquityFinding.AHEAD: message("Clearly better"),
        EquityFinding.DIFFERENT: message("Clearly different"),
        EquityFinding.UNDER_REPRESENTED: message("Clearly too few"),
        EquityFinding.OVER_REPRESENTED: message("Clearly more than their share"),
        EquityFinding.NO_CLEAR_GAP: message("No clear gap"),
        EquityFinding.INSUFFICIENT_DATA: message("Cannot be judged"),
    },
}
