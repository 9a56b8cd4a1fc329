"""Words for what sources say together, and for what nobody aimed at."""

from pescycle.model.findings import Agreement, Sense, Unexpected
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "told_sense": {
        Sense.GOOD: message("strength"),
        Sense.BAD: message("weakness"),
        Sense.MIXED: message("both"),
        Sense.UNCLEAR: message("not clear"),
        Sense.SILENT: message("nothing"),
    },
    "agreement": {
        Agreement.AGREE: message("Agree"),
        Agreement.CONFLICT: message("Conflict"),
        Agreement.ONE_SOURCE: message("One source only"),
        Agreement.NOTHING_CLEAR: message("Nothing clear"),
    },
    "unexpected": {
        Unexpected.UNAIMED: message("No action was to move it"),
        Unexpected.AGAINST: message("Against the aim of an action"),
        Unexpected.AIMED: message("As an action wanted"),
        Unexpected.NONE: message("Not clear"),
        Unexpected.INSUFFICIENT_DATA: message("Insufficient data"),
    },
    "change_scope": {
        "all": message("All centers together"),
        "pilot": message("Pilot centers less comparison centers"),
    },
}
