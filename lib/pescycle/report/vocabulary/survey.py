"""Surveys: the sample, the weights, the figures and the groups that are compared."""

from pescycle.model.findings import (
    Adjustment,
    DesignKind,
    Difference,
    Expectation,
    Statistic,
)
from pescycle.model.weighting import WeightingMethod
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "design_kind": {
        DesignKind.SIMPLE: message("Simple random sample"),
        DesignKind.RESPONDENTS: message("Respondents one by one"),
        DesignKind.CLUSTERS: message("Clusters"),
        DesignKind.CENTER_STRATA: message("Respondents within every center"),
        DesignKind.CENTER_CLUSTERS: message("Clusters within every center"),
        DesignKind.SAMPLED_CENTERS: message("A sample of centers"),
    },
    "weighting": {
        WeightingMethod.NONE: message("no weighting"),
        WeightingMethod.POSTSTRATIFICATION: message("post-stratification"),
        WeightingMethod.RAKING: message("raking"),
        WeightingMethod.LINEAR: message("linear calibration"),
        WeightingMethod.LOGIT: message("logit calibration within bounds"),
        WeightingMethod.LINEAR_BOUNDED: message("linear calibration within bounds"),
    },
    "statistic": {
        Statistic.TOP2BOX: message("Share of the best answers"),
        Statistic.INDEX: message("Index from 0 to 100"),
        Statistic.BOTTOM2BOX: message("Share of the worst answers"),
        Statistic.NPS: message("Net Promoter Score, −100 to 100"),
        Statistic.SATISFACTION_INDEX: message("Satisfaction index, 0 to 100"),
    },
    "item_finding": {
        Expectation.ABOVE: message("Above what was expected"),
        Expectation.AS_EXPECTED: message("As expected"),
        Expectation.BELOW: message("Below what was expected"),
        Expectation.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "questions": {
        "overall": message("the service as a whole"),
        "driver": message("parts of the service"),
    },
    "group": {
        "center": message("Center"),
        "mode": message("Mode of the interview"),
        "interviewer_role": message("Who asked the questions"),
        "language": message("Language"),
        "interviewer": message("Interviewer"),
    },
    "test": {
        "rao_scott": message("Best answers (Rao-Scott)"),
        "design_t": message("Means (t or F)"),
        "design_rank": message("Order (ranks)"),
    },
    "adjustment": {
        Adjustment.HOLM: message("Holm's method"),
        Adjustment.BENJAMINI_HOCHBERG: message("the method of Benjamini and Hochberg"),
    },
    "group_finding": {
        Difference.DIFFERENT: message("Clear difference"),
        Difference.NO_CLEAR_DIFFERENCE: message("No clear difference"),
        Difference.INSUFFICIENT_DATA: message("Cannot be tested"),
    },
    "untested": {
        "few_groups": message("fewer than two groups with enough answers"),
        "no_variation": message("everybody answered alike"),
        "few_units": message("too few sampling units for so many groups"),
    },
}
