"""Which centers try the actions, and how alike the two groups are."""

ASSIGNMENT = (
    *("center", "role", "proposed_role", "block", "partner", "distance", "allocation"),
    *("seed", "reason", "others"),
)
BALANCE = (
    *("kind", "id", "allocation", "pilot_mean", "comparison_mean", "pilots"),
    *("comparisons", "difference", "variance_ratio", "usual", "reason"),
)
