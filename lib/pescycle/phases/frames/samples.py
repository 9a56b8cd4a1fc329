"""The survey's sample: as planned, and so far."""

ALLOCATION = (
    *("audience", "center", "frame", "planned", "proportional", "neyman", "cost_optimal"),
    *("center_needed", "contacts", "cost"),
)
PLANNED_PRECISION = ("audience", "center", "item", "base", "margin", "detectable", "state")
PRECISION_SO_FAR = ("audience", "center", "collected", "margin_planned", "margin", "state")
