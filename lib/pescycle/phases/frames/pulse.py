"""What staff say of how they work and learn."""

STAFF_PULSE = (
    *("audience", "dimension", "item", "statistic", "value", "se", "low", "high"),
    *("level", "method", "base", "state"),
)
LEARNING_CHANGE = (
    *("audience", "dimension", "item", "statistic", "before", "value", "change", "se"),
    *("df", "low", "high", "level", "method", "minimum_detectable", "p", "p_adjusted"),
    *("adjustment", "comparisons", "verdict"),
)
