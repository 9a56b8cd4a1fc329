"""Changes: whether they are clear, and whether the checks say the same."""

from pescycle.model.findings import Checks, Verdict
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "verdict": {
        Verdict.BETTER: message("Better"),
        Verdict.WORSE: message("Worse"),
        Verdict.NO_CLEAR_CHANGE: message("No clear change"),
        Verdict.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "checks": {
        Checks.AGREE: message("say the same"),
        Checks.DIFFER: message("do not say the same"),
        Checks.NONE: message("cannot be made"),
    },
}
