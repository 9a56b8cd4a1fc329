"""What a consultation says of the weights."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "weight_consultation": Listing(
        message("Weights in force and weights proposed"),
        (
            "node",
            "child",
            "weight_source",
            "weight_in_force",
            "proposed",
            "weight_spread",
            "participants",
        ),
        message(
            "In brackets: the 95 % interval of the mean over participants. Two thirds of "
            "the single participants lie about as far from the mean as the last column but "
            "one says. Nothing changes in the framework until somebody decides so."
        ),
    ),
    "weight_by_group": Spread(
        message("Proposed weights by group of participants"),
        "child",
        "stakeholder",
        "proposed",
        message(
            "In brackets: the 95 % interval of the group's mean. Groups of fewer than "
            "three participants are put together, so that nobody's sheet can be read off."
        ),
    ),
    "weight_disagreement": Listing(
        message("How far the participants agree"),
        (
            "node",
            "weight_source",
            "participants",
            "concordance",
            "concordance_p",
            "concentration",
            "consistency_ratio",
            "inconsistent",
            "incomplete",
        ),
        message(
            "Agreement on the order is Kendall's W: 1 where all put everything into the "
            "same order, 0 where there is no common order. Closeness of the sizes is the "
            "concentration of the Dirichlet distribution of the weights: at 100 a weight "
            "of 50 % differs by about 5 points from one participant to the next, at 10 by "
            "about 15. A sheet of pairs is called inconsistent from a consistency ratio of "
            "0.1 on."
        ),
    ),
}
