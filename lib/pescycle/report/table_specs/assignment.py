"""Which centers try the actions, and how alike both groups are."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "assignment": Listing(
        message("Roles drawn by lot, beside those in force"),
        (
            "block",
            "center",
            "center_id",
            "role_in_force",
            "role_proposed",
            "pair_distance",
            "unused",
        ),
        message(
            "The roles in force stand in centers.csv and stay what they are. Whoever takes "
            "the proposal copies it into the column role there, before the actions begin."
        ),
    ),
    "balance": Listing(
        message("How alike pilot and comparison centers are to begin with"),
        (
            "variable",
            "roles_of",
            "pilot_mean",
            "comparison_mean",
            "standardised",
            "usual",
            "variance_ratio",
            "unused",
        ),
        message(
            "A difference of 0 and a ratio of 1 are perfect balance. With few centers lots "
            "alone leave large differences: the last but one figure says how large."
        ),
    ),
}
