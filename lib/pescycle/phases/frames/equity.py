"""Gaps between groups of people."""

EQUITY_KPI = (
    *("audience", "kpi", "group", "center", "category", "value", "low", "high", "level"),
    *("method", "count", "base", "state"),
)
EQUITY_GAP = (
    *("audience", "kpi", "group", "category", "reference", "value", "value_reference"),
    *("gap", "low", "high", "ratio", "ratio_low", "ratio_high", "level", "method"),
    *("base", "base_reference", "p", "p_adjusted", "adjustment", "comparisons"),
    *("finding", "state"),
)
