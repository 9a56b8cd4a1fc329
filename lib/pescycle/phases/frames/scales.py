"""Whether questions hang together."""

SCALE_QUALITY = (
    *("audience", "language", "items", "base", "alpha", "low", "high", "level", "method"),
    *("standardised", "polychoric", "omega", "kmo", "first_share", "factors"),
    *("left_out", "finding", "state"),
)
SCALE_ITEM = (
    *("audience", "language", "item", "base", "item_rest", "alpha_if_deleted"),
    *("loading", "kmo", "state"),
)
SCALE_LANGUAGE = (
    *("audience", "language", "other", "alpha", "other_alpha", "difference", "low"),
    *("high", "level", "p", "p_adjusted", "congruence", "item", "gap", "finding"),
    "state",
)
