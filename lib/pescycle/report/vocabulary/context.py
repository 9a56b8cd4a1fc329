"""Centers compared with what their surroundings lead one to expect."""

from pescycle.model.context import ContextKind
from pescycle.model.findings import ContextFlag, ContextReason
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "flag": {
        ContextFlag.BELOW_OUTER: message("Far below what was expected"),
        ContextFlag.BELOW: message("Below what was expected"),
        ContextFlag.WITHIN: message("As expected"),
        ContextFlag.ABOVE: message("Above what was expected"),
        ContextFlag.ABOVE_OUTER: message("Far above what was expected"),
        ContextFlag.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "context_method": {
        ContextKind.STRATA: message("the strata of the monthly counts"),
        ContextKind.LOGISTIC: message("a model of single cases"),
        ContextKind.POISSON: message("a model of counts of single cases"),
        ContextKind.LINEAR: message("a model of measured single cases"),
    },
    "context_reason": {
        ContextReason.NO_CASES: message("no cases"),
        ContextReason.PART_ABOVE_WHOLE: message("more successes than cases"),
        ContextReason.NOWHERE_ELSE: message("a kind of case that no other center has"),
        ContextReason.NOTHING_EXPECTED: message("no success anywhere else"),
        ContextReason.FEW_EVENTS: message("fewer than ten events for each parameter"),
        ContextReason.SEPARATION: message("a kind of case that always or never succeeds"),
        ContextReason.COLLINEAR: message("two factors that tell the same"),
        ContextReason.CENTER_FACTORS: message(
            "too many factors that are the same for all cases of a center"
        ),
        ContextReason.ONE_CENTER: message("nobody to compare with"),
    },
}
