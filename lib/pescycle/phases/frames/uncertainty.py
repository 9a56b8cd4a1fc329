"""How sure the ranks are."""

RANK_INTERVAL = (
    *("round", "node", "center", "score", "low", "high", "level", "method", "rank"),
    *("rank_low", "rank_high", "expected_rank", "p_top", "p_lowest", "set_low"),
    *("set_high", "set_method", "base", "kpis", "top", "lowest", "replicates", "seed"),
)
UNCERTAINTY_SOURCE = (
    *("round", "node", "factor", "first", "total", "low", "high", "level", "method"),
    "base",
)
