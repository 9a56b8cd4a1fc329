"""How certain ranks are, and what they hang on."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "rank_interval": Listing(
        message("How certain the ranks are"),
        (
            "score_of",
            "center",
            "score_interval",
            "rank",
            "rank_interval",
            "rank_set",
            "expected_rank",
            "p_top",
            "p_lowest",
            "kpis_known",
        ),
        message(
            "The rank interval holds 95 % of the ranks that the center has when figures, "
            "weights, scale and mean fall out otherwise. The rank set asks something else: "
            "which ranks its true performance can have under the framework's own weights "
            "and rules. Two centers whose sets overlap must not be called different."
        ),
    ),
    "uncertainty_source": Listing(
        message("What the ranks hang on"),
        ("score_of", "factor", "first_index", "total_index"),
        message(
            "Shares of the variance of all ranks (Sobol indices). By itself: what would go "
            "if this one thing were known. Together with the others: what it has a part "
            "in; these shares may add up to more than 100 %. In brackets: the 95 % "
            "interval."
        ),
    ),
}
