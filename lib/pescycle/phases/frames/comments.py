"""What people wrote."""

THEME_SHARE = (
    *("audience", "item", "theme", "cue", "count", "share", "se", "low", "high"),
    *("level", "method", "base", "state"),
)
THEME_SCORE = (
    *("audience", "item", "theme", "share_low", "share_low_other", "difference", "se"),
    *("low", "high", "level", "method", "base", "base_other", "state"),
)
QUOTATION = (
    *("id", "audience", "theme", "language"),
    *("text_en", "text_fr", "text_es", "text_km"),
)
