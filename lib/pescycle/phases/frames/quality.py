"""Quality of the answers."""

QUALITY_RULE = (
    *("audience", "rule", "threshold", "action", "flagged", "base", "share", "state"),
)
QUALITY_EFFECT = (
    *("audience", "item", "statistic", "rule", "action", "value", "value_with"),
    *("value_without", "change", "flagged", "base", "state"),
)
INTERVIEWER_EFFECT = (
    *("audience", "item", "effect", "groups", "base", "icc", "low", "high", "level"),
    *("method", "design_effect", "f", "p", "state"),
)
