"""Targets: the rules that set them, what they look back at, how hard they are."""

from pescycle.model.difficulty import Difficulty
from pescycle.model.findings import Basis
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "target_rule": {
        "fixed": message("Fixed value"),
        "growth": message("Growth on the baseline"),
        "points": message("Baseline plus a step"),
        "own_history": message("Own former years"),
        "trend": message("Own trend"),
        "peer_median": message("Median of the peers"),
        "regression": message("Expected of the surroundings"),
        "band": message("Within a range"),
    },
    "item_rule": {
        "stated": message("Stated in the round's plan"),
        "hold": message("Not below the last round"),
    },
    "basis": {
        Basis.YEAR_BEFORE: message("same months a year before"),
        Basis.OWN_HISTORY: message("mean of the same months of former years"),
        Basis.PREVIOUS_ROUND: message("previous round"),
        Basis.NONE: message("nothing to compare with"),
    },
    "comparison": {
        Basis.YEAR_BEFORE: message("compared with the same months a year before"),
        Basis.PREVIOUS_ROUND: message("compared with the previous round"),
    },
    "difficulty": {
        Difficulty.EASY: message("easy"),
        Difficulty.WITHIN_REACH: message("within reach"),
        Difficulty.AMBITIOUS: message("ambitious"),
        Difficulty.OUT_OF_REACH: message("out of reach"),
        Difficulty.UNKNOWN: message("not known"),
    },
    "looking": {
        "months_at_last_level": message("the same months, at the last months' level"),
        "same_months_of_years": message("the same months of several years"),
        "same_months_of_one_year": message("the same months of one year"),
        "all_past_months": message("all past months"),
        "last_survey": message("the last survey"),
        "none": message("nothing"),
    },
    "target_warning": {
        "volume_alone": message("rewards volume alone"),
    },
}
