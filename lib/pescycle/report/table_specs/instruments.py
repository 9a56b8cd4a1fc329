"""What audiences are asked with."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "instrument": Listing(
        message("The forms"),
        (
            *("audience", "form_version", "form_questions", "form_short"),
            *("form_conditional", "form_languages", "form_lacking", "form_linked"),
        ),
        message(
            "The version changes with every word, code, order or condition that people "
            "see. Answers to different versions are compared only after a look at the "
            "questions."
        ),
    ),
}
