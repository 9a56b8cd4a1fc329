"""What matters most to the users, by several methods."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "driver_share": Listing(
        message("Importance of the parts of the service"),
        ("driver", "importance_share", "interval", "top_three", "base"),
        message(
            "The shares add up to 100 %. Among the first three: in how many of the samples "
            "drawn again the part was one of the three most important."
        ),
    ),
    "driver_by_method": Spread(
        message("Importance by three methods"),
        "driver",
        "driver_method",
        "driver_figure",
        message(
            "LMG and relative weights are shares of what all parts explain together. The "
            "rank correlation, from −1 to 1, looks at each part by itself."
        ),
    ),
    "driver_map": Listing(
        message("Importance and performance"),
        (
            "driver",
            "driver_map_importance",
            "driver_map_performance",
            "base",
            "quadrant",
        ),
        message(
            "Not clear: an interval reaches over the line between important and less "
            "important, or between well and less well rated."
        ),
    ),
    "driver_model": Listing(
        message("Odds of a better overall answer"),
        ("driver", "odds_ratio", "odds_limits", "p", "parallel_p", "base"),
        message(
            "The odds ratio says how much the odds of a better overall answer are "
            "multiplied where the part is rated one step better and all else is equal. A "
            "small p of parallel lines (below 0.05, adjusted for the number of parts) says "
            "that one ratio does not fit all answers."
        ),
    ),
}
