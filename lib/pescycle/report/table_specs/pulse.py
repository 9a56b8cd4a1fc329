"""What staff say of how they work and learn, now and since the last round."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "staff_pulse": Listing(
        message("How staff see their work"),
        ("dimension", "dimension_items", "value", "interval", "base"),
        message(
            "The mean of each person's valid answers to the questions of a dimension, from "
            "0 (worst) to 100 (best), then the mean over people of all centers together; "
            "who answered fewer than half of them is left out."
        ),
    ),
    "learning_change": Listing(
        message("How staff's view of learning changed"),
        (
            "dimension",
            "before",
            "value",
            "change",
            "change_interval",
            "p_adjusted",
            "minimum_detectable",
            "verdict",
        ),
        message(
            "Points of a score from 0 to 100, this round less the last. A change is called "
            "better or worse only if it stays clear when all dimensions are allowed for; "
            "the smallest change that would be seen has a chance of 80 % to be called one "
            "by itself."
        ),
    ),
}
