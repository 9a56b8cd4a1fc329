"""Scores and ratings: the scales, the steps and what changed them."""

from pescycle.model.scoring import Scale, Scheme
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "scale": {
        "points": message("in points"),
        Scale.ATTAINMENT: message("from the attainments"),
        Scale.GOALPOSTS: message("from the places between the goalposts"),
    },
    "step_kind": {
        "unevenness": message("Taken off because the parts are uneven"),
        "bonus": message("Bonus for targets reached"),
        "rescaled": message("Made up for KPIs without data"),
        "score": message("Sum"),
    },
    "score_factor": {
        "data": message("data"),
        "denominator": message("denominators"),
        "anchors": message("anchors"),
        "weights": message("weights"),
    },
    "scheme": {
        Scheme.POINTS: message("Points"),
        Scheme.PEER_CLASS: message("Class among peers"),
        Scheme.STARS: message("Stars"),
        Scheme.LEVEL: message("Level"),
    },
    "level": {
        "high": message("High"),
        "medium": message("Medium"),
        "low": message("Low"),
        "not_reported": message("Not reported"),
    },
    "rating_step": {
        "score": message("Score"),
        "weight_covered": message("Coefficients with data"),
        "targets_met": message("Targets reached"),
        "points": message("Sum of the points"),
        "group_size": message("Peers with a score"),
        "group_mean": message("Mean of the peers"),
        "group_sd": message("Standard deviation of the peers"),
        "z": message("Distance from the mean, in standard deviations"),
        "observed": message("Observed"),
        "expected": message("Expected"),
        "ratio": message("Observed / expected"),
        "low": message("95 % limits of chance, lower"),
        "high": message("95 % limits of chance, upper"),
        "leaf_weight": message("Weight of the KPIs with data"),
        "months_share": message("Monthly figures that came"),
        "from_medium": message("Medium from"),
        "from_high": message("High from"),
    },
}
