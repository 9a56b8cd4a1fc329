"""The action log: what was delivered, what stood in the way, and what was decided."""

ACTION_DELIVERY = (
    *("id", "center", "moves", "state", "days_late", "dose_planned", "dose_done"),
    *("dose_share", "fidelity", "delivery", "barrier"),
)
BARRIER_COUNT = ("barrier", "actions", "late", "dropped", "open")
DECISION_LOG = ("id", "date", "about", "thing", "decision")
