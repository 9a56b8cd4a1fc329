"""What the users write."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "theme_share": Listing(
        message("What people write"),
        (
            "theme",
            "audience",
            "cue",
            "comments",
            "answer_share",
            "interval",
            "comments_written",
        ),
        message(
            "A theme or cue is left out where nobody wrote of it, and also where those who "
            "did, or those who did not, are fewer than the minimum base."
        ),
    ),
    "theme_score": Listing(
        message("Low overall answers, by what people write"),
        (
            "theme",
            "audience",
            "share_low",
            "mention_base",
            "share_low_other",
            "other_base",
            "low_difference",
            "change_interval",
        ),
        message(
            "Low answers are the worst ones of the overall question. Compared are people "
            "who wrote a comment; a theme is left out where one of the counts behind it is "
            "below the minimum base."
        ),
    ),
}
