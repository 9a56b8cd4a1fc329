"""What moves the overall answer."""

DRIVER_SHARE = (
    *("audience", "item", "method", "share", "low", "high", "level", "top_three"),
    *("base", "r2", "adjusted_r2", "adjusted_for", "rows", "state"),
)
DRIVER_MODEL = (
    *("audience", "item", "odds_ratio", "low", "high", "level", "p", "base"),
    *("parallel_p", "adjusted_for", "method", "reason", "state"),
)
DRIVER_MAP = (
    *("audience", "item", "performance", "performance_low", "performance_high"),
    *("performance_cut", "importance", "importance_low", "importance_high"),
    *("importance_cut", "level", "base", "quadrant", "state"),
)
