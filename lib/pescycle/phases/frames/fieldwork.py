"""The fieldwork while it runs: where it is heading, by whom and how, who refused."""

FIELDWORK_OUTLOOK = (
    *("audience", "center", "planned", "collected", "per_week", "trend", "expected"),
    *("low", "high", "level", "method", "shortfall", "margin_planned", "margin_expected"),
    *("finding", "place", "seen_on", "closes", "state"),
)
FIELDWORK_GROUP = (
    *("audience", "group", "category", "collected", "share", "days", "per_day", "state"),
)
REFUSAL = (
    *("audience", "group", "category", "refused", "answered", "share", "low", "high"),
    *("level", "method", "base", "state"),
)
RESPONSE_RATE = ("audience", "center", "asked", "collected", "share", "state")
