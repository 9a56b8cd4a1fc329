"""Trimming: no weight outside two limits; what is cut off goes to the others."""

import numpy as np

ROUNDING = 1e-13  # of all weights; so little outside the limits is rounding


def trimmed_weights(
    weight: np.ndarray,
    *,
    low: float = 0.0,
    high: float = np.inf,
    strict: bool = False,
) -> np.ndarray:
    """Weights moved to the nearer limit, the difference spread evenly over the others.

    The sum of the weights stays. Spreading can push a weight beyond a limit; ``strict``
    trims again until none is outside. Trimmed weights no longer meet their margins exactly.

    Parameters
    ----------
    weight : ndarray
        One a respondent; a weight of 0 stays 0.
    low, high : float
        Limits, in the unit of the weights.
    strict : bool
        Whether to go on until no weight is outside.

    Returns
    -------
    ndarray
        One weight a respondent.

    Raises
    ------
    ValueError
        Where no weights with that sum lie between the limits.

    Notes
    -----
    Potter (1990), Proceedings of the Section on Survey Research Methods, ASA, 225-230.
    R (survey): ``trimWeights``.
    """
    weight = np.asarray(weight, dtype=float)
    counted = weight > 0
    total, number = weight.sum(), counted.sum()
    if low > high or not low * number <= total <= high * number:
        raise ValueError(
            f"no weights between {low:g} and {high:g} add up to {total:g} over {number}"
        )
    trimmed = _once(weight, counted, low, high)
    while strict and _excess(trimmed, counted, low, high) > ROUNDING * total:
        trimmed = _once(trimmed, counted, low, high)
    return np.where(counted & strict, np.clip(trimmed, low, high), trimmed)


def _excess(weight: np.ndarray, counted: np.ndarray, low: float, high: float) -> float:
    """How much of the weights lies outside the limits."""
    return float(np.abs(weight - np.clip(weight, low, high))[counted].sum())


def _outside(
    weight: np.ndarray, counted: np.ndarray, low: float, high: float
) -> np.ndarray:
    return counted & ((weight < low) | (weight > high))


def _once(weight: np.ndarray, counted: np.ndarray, low: float, high: float) -> np.ndarray:
    outside = _outside(weight, counted, low, high)
    inside = counted & ~outside
    moved = np.where(outside, np.clip(weight, low, high), weight)
    if inside.any():
        moved[inside] += (weight - moved).sum() / inside.sum()
    elif outside.any():
        # Everybody was outside: all of them share what is left over, within the limits.
        moved = np.where(counted, weight.sum() / counted.sum(), weight)
    return moved
