"""Surveys: design, weights, figures and the groups that are compared."""

SURVEY_DESIGN = (
    *("audience", "kind", "base", "units", "strata", "clients", "finite", "weighted"),
    *("calibrated", "lonely", "state"),
)
WEIGHT_CLASS = (
    *("audience", "margin", "category", "frame_share", "before_share", "after_share"),
    *("base", "ratio", "state"),
)
WEIGHT_EFFECT = (
    *("audience", "method", "base", "deff_kish", "effective_base", "lowest", "highest"),
    *("trimmed", "state"),
)
ESTIMATE = (
    *("round", "audience", "center", "item", "statistic", "value", "se", "low", "high"),
    *("level", "method", "count", "base", "deff", "effective_base"),
    *("not_applicable", "dont_know", "blank", "state"),
)
DISTRIBUTION = (
    *("audience", "center", "item", "code", "count", "share", "base", "not_applicable"),
    *("dont_know", "blank", "not_applicable_share", "dont_know_share", "blank_share"),
    *("respondents", "state"),
)
KEY_FIGURE = (
    *("audience", "center", "statistic", "item", "value", "se", "low", "high", "level"),
    *("method", "count", "base", "state"),
)
GROUP_ESTIMATE = (
    *("audience", "questions", "group", "category", "domain", "item", "statistic"),
    *("value", "se", "low", "high", "level", "method", "count", "base", "state"),
)
GROUP_TEST = (
    *("audience", "group", "item", "test", "statistic", "df1", "df2", "p", "p_adjusted"),
    *("adjustment", "family", "questions", "comparisons", "groups", "base", "reference"),
    *("category", "difference", "se", "low", "high", "level", "finding", "reason"),
    "state",
)
