"""From the causes to the pillars: what the plan's actions are to set in motion."""

THEORY_NODE = ("kind", "id", "audience", "actions", "centers")
THEORY_LINK = (*("from_kind", "from_id", "to_kind", "to_id", "basis", "grade", "share"),)
ACTION_EFFORT = ("cause", "cost", "dose_planned")
AIM = (
    *("kind", "id", "audience", "baseline", "target", "chance", "difficulty"),
    *("actions", "feeding", "centers", "cost", "reason"),
)
