"""The monthly watch."""

MONITOR_CHART = (
    *("center", "kpi", "chart", "baseline_starts", "baseline_ends", "months_baseline"),
    *("months_judged", "center_line", "spread", "range_limit", "gap", "unstable"),
    *("chance", "power", "first_month", "first_rule", "direction", "sense"),
    *("season_months", "strength", "season_p"),
)
MONITOR_POINT = (
    *("center", "kpi", "chart", "month", "value", "base", "center_line", "median", "low"),
    *("low_inner", "high_inner", "high", "moving_range", "baseline", "excluded", "signal"),
    *("direction", "state"),
)
MONITOR_SIGNAL = (
    *("center", "kpi", "rule", "alarm", "first_month", "months", "direction", "sense"),
    *("chance", "charts", "expected"),
)
MONITOR_RULE = ("rule", "alarm", "charts", "expected", "found", "p")
MONITOR_KPI = (
    *("kpi", "charts", "expected", "found", "p", "better", "worse", "first_month"),
    *("months", "power"),
)
MONITOR_SEASON = (
    *("center", "kpi", "month", "value", "year_before", "difference", "low", "high"),
    *("season", "trend", "remainder", "remainder_limit"),
)
GAMING_CHECK = (
    *("center", "kpi", "measure", "check", "statistic", "base", "p", "p_adjusted"),
    *("comparisons", "finding"),
)
GAMING_COUNT = ("check", "looked_at", "asked", "lacking", "needs_days")
MONITORING = {
    "monitor_chart": MONITOR_CHART,
    "monitor_point": MONITOR_POINT,
    "monitor_signal": MONITOR_SIGNAL,
    "monitor_rule": MONITOR_RULE,
    "monitor_kpi": MONITOR_KPI,
    "monitor_season": MONITOR_SEASON,
    "gaming_check": GAMING_CHECK,
    "gaming_count": GAMING_COUNT,
}
"""Frames of the monthly watch by name."""
