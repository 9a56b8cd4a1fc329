"""From the causes to the pillars: what the plan's actions are to set in motion."""

THEORY_NODE = ("kind", "id", "audience", "actions", "centers")
THEORY_LINK = (
    *("source_kind", "source", "target_kind", "target", "basis", "grade", "share"),
)
AIM = (
    *("kind", "id", "audience", "baseline", "target", "chance", "difficulty"),
    *("actions", "feeding", "centers", "cost", "reason"),
)
