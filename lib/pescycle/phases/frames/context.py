"""Centers compared with what is expected of them."""

RATIO = ("observed", "expected", "ratio", "low", "high", "low_outer", "high_outer")
LIMITS = ("low", "high", "low_outer", "high_outer")
ADJUSTED = ("low_adjusted", "high_adjusted", "low_outer_adjusted", "high_outer_adjusted")
SHRUNKEN = ("shrunken", "shrunken_low", "shrunken_high")
OBSERVED_EXPECTED = (
    *("center", "kpi", "method", "base", *RATIO, "flag", "low_share", *ADJUSTED),
    *("flag_adjusted", *SHRUNKEN, "reason", "state"),
)
CONTEXT_CHECK = (
    *("kpi", "method", "factor", "center", "base", "ratio", "ratio_without", "change"),
    *("flag", "flag_without", "changed", "state"),
)
CONTEXT_SUMMARY = (
    *("kpi", "method", "factors", "centers", "base", "events", "parameters", "fits"),
    *("passed_over", "phi", "p", "tau2", "adjustment", "flags_inner", "flags_outer"),
    *("chance_inner", "chance_outer", "outside", "far_outside", "outside_adjusted"),
    *("shrinkage", "spread", "weight", "reason", "state"),
)
FUNNEL = ("kpi", "method", "expected", *LIMITS, *ADJUSTED)
