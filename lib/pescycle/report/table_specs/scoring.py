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
    "score_decomposition": Listing(
        message("What the change of each score is made of"),
        (
            *("score_of", "center", "score_before", "score_after", "change_of_score"),
            *("part_data", "part_denominator", "part_anchors", "part_weights", "reason"),
        ),
        message(
            "Data: what was reached. Denominators: out of how much. Anchors: baselines, "
            "targets, cap. Weights: weights and means. Each part is the mean effect over "
            "all orders in which the four could be exchanged; together they are the change."
        ),
    ),
    "edition_decomposition": Listing(
        message("Every round by both editions"),
        (
            *("score_of", "round", "by_former", "by_present"),
            *("part_data", "part_denominator", "part_anchors", "part_weights", "reason"),
        ),
        rule=message(
            "The round's figures are the same on both sides; all that differs is what the "
            "two editions of the framework make of them."
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
        rule=message(
            "Read each rating from its first line to its last: each line takes up the one "
            "before."
        ),
    ),
}
