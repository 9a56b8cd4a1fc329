"""How far a weight may move from its base: the distance functions of calibration."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np


class Distance(StrEnum):
    """What calibration keeps small between weights and base weights."""

    LINEAR = "linear"  # weights can fall below zero
    RAKING = "raking"  # never below zero, no upper limit
    LOGIT = "logit"  # smoothly between two ratios to the base weight
    LINEAR_BOUNDED = "linear_bounded"  # linear, cut off at the two ratios


BOUNDED = (Distance.LOGIT, Distance.LINEAR_BOUNDED)
HIGHEST_EXPONENT = 500.0  # exp of more overflows; Newton's first steps can be that wild


@dataclass(frozen=True)
class RatioFunction:
    """Ratio of weight to base weight at the linear predictor u, and its slope there."""

    ratio: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]


def ratio_function(
    distance: Distance, bounds: tuple[float, float] | None = None
) -> RatioFunction:
    """The function F of Deville & Särndal (1992) for a distance.

    Parameters
    ----------
    distance : Distance
    bounds : pair of float, optional
        Lowest and highest ratio to the base weight, below and above 1; for ``logit`` and
        ``linear_bounded`` only.

    Raises
    ------
    ValueError
        For bounds that are missing, not wanted, or do not enclose 1.
    """
    if (bounds is not None) != (distance in BOUNDED):
        raise ValueError(f"bounds belong to {' and '.join(BOUNDED)} only, and are needed")
    if bounds is None:
        return _raking() if distance == Distance.RAKING else _linear(-np.inf, np.inf)
    low, high = bounds
    if not 0 <= low < 1 < high:
        raise ValueError("bounds must be 0 <= low < 1 < high")
    return _logit(low, high) if distance == Distance.LOGIT else _linear(low, high)


def _linear(low: float, high: float) -> RatioFunction:
    return RatioFunction(
        lambda u: np.clip(1 + u, low, high),
        lambda u: ((1 + u > low) & (1 + u < high)).astype(float),
    )


def _raking() -> RatioFunction:
    def exponential(u: np.ndarray) -> np.ndarray:
        return np.exp(np.clip(u, -HIGHEST_EXPONENT, HIGHEST_EXPONENT))

    return RatioFunction(exponential, exponential)


def _logit(low: float, high: float) -> RatioFunction:
    """F = low + (high - low) p, where p is a logistic curve with F(0) = 1, F'(0) = 1."""
    steepness = (high - low) / ((1 - low) * (high - 1))
    at_zero = np.log((1 - low) / (high - 1))

    def part(u: np.ndarray) -> np.ndarray:
        z = np.clip(at_zero + steepness * u, -HIGHEST_EXPONENT, HIGHEST_EXPONENT)
        return 1 / (1 + np.exp(-z))

    return RatioFunction(
        lambda u: low + (high - low) * part(u),
        lambda u: (high - low) * steepness * part(u) * (1 - part(u)),
    )
