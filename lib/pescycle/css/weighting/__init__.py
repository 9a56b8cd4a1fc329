"""From answers to clients: weights that meet what is known of everyone who was served."""

from pescycle.css.weighting.calibration import calibrated_to_margins, calibrated_weights
from pescycle.css.weighting.cells import margins_calibration
from pescycle.css.weighting.distances import Distance
from pescycle.css.weighting.margins import (
    NOT_STATED,
    Margin,
    UnmetMarginError,
    indicators,
    known_auxiliary,
    margin_of,
)
from pescycle.css.weighting.nonresponse import response_adjusted_weights
from pescycle.css.weighting.poststratification import poststratified_weights
from pescycle.css.weighting.raking import raked_weights
from pescycle.css.weighting.summary import class_shares, pooled_classes, weight_spread
from pescycle.css.weighting.trimming import trimmed_weights

__all__ = [
    "NOT_STATED",
    "Distance",
    "Margin",
    "UnmetMarginError",
    "calibrated_to_margins",
    "calibrated_weights",
    "class_shares",
    "indicators",
    "known_auxiliary",
    "margin_of",
    "margins_calibration",
    "pooled_classes",
    "poststratified_weights",
    "raked_weights",
    "response_adjusted_weights",
    "trimmed_weights",
    "weight_spread",
]
