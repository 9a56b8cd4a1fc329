"""How scores come about, how far gaps could move them, and the ratings beside them."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "score_step": Listing(
        message("How each score came about"),
        (
            *("score_of", "score_part", "part_value", "part_scale", "part_score"),
            *("weight_share", "weight_used", "contribution", "reason"),
        ),
        message(
            "Contribution = weight used x score of the part; the contributions add up to "
            "the score in the last line of each block (shown rounded). The weight of a "
            "part without a score goes to the others."
        ),
    ),
    "points_step": Listing(
        message("How the points came about"),
        (
            *("score_part", "part_value", "part_scale", "part_score", "coefficient"),
            *("points", "reason"),
        ),
        message("Points = coefficient x attainment, and the bonus from the target on."),
    ),
    "node_score": Listing(
        message("Scores, and how far missing data could move them"),
        ("score_of", "center", "node_score", "bounds", "node_covered", "reason"),
        message(
            "The range is what the score would be if every missing KPI were at 0, and if "
            "it were at the cap."
        ),
    ),
    "rating_by_center": Spread(
        message("Ratings by center"),
        "center",
        "rated",
        "rating",
        message(
            "Each rating follows the rules of another system; they answer different "
            "questions and need not agree."
        ),
    ),
    "rating_step": Listing(
        message("How the ratings came about"),
        ("rated", "center", "rating_step", "step_figure"),
    ),
}
