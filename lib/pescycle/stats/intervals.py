"""What an interval is, and the two that are used everywhere: Student's and Wilson's.

Every function takes numbers, arrays or Series that broadcast, and a missing input gives
missing limits. ``confidence`` is a share: 0.95.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

# Degrees of freedom up to which a table of quantiles is shorter than what it is read for.
LONGEST_TABLE = 400


class Interval(NamedTuple):
    """Both limits, in the unit of the figure; missing where nothing can be said."""

    low: ArrayLike
    high: ArrayLike


class Estimate(NamedTuple):
    """A figure with its limits, all in one unit."""

    value: ArrayLike
    low: ArrayLike
    high: ArrayLike


def checked_confidence(confidence: float) -> float:
    """Confidence level, if it is a share between 0 and 1.

    Raises
    ------
    ValueError
        For 95 and every other number that is not strictly between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(
            f"confidence={confidence:g} is not a share between 0 and 1; "
            "write 95 % as confidence=0.95"
        )
    return float(confidence)


@cache
def normal_quantile(confidence: float) -> float:
    """Two-sided standard normal quantile: 1.96 for ``confidence=0.95``."""
    return float(stats.norm.ppf((1 + checked_confidence(confidence)) / 2))


def t_quantile(df: np.ndarray, confidence: float) -> np.ndarray:
    """Two-sided quantile of Student's t for each number of degrees of freedom.

    Ten thousand centers with twelve months have a dozen different ones between them, so
    that whole numbers are looked up in a table.
    """
    place = np.minimum(df, LONGEST_TABLE - 1).astype(np.intp)
    if np.array_equal(place, df):
        return _t_table(confidence)[place]
    return stats.t.ppf((1 + checked_confidence(confidence)) / 2, df)


@cache
def _t_table(confidence: float) -> np.ndarray:
    chance = (1 + checked_confidence(confidence)) / 2
    return stats.t.ppf(chance, np.arange(LONGEST_TABLE))


def numbers(values: ArrayLike) -> np.ndarray:
    """Floats with NaN for missing, whatever kind of missing came."""
    if hasattr(values, "to_numpy"):
        return values.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(values, dtype=float)


def t_interval(
    value: ArrayLike, se: ArrayLike, df: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Student's t interval: value plus and minus the t quantile times the standard error.

    A standard error of zero gives missing limits, never a width of zero: that nothing
    varied in a small sample does not mean that nothing is uncertain.

    Parameters
    ----------
    value, se : array_like
        Figure and standard error in the same unit.
    df : array_like
        Degrees of freedom; below 1 the limits are missing.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        In the unit of ``value``.
    """
    value, se, df = np.broadcast_arrays(numbers(value), numbers(se), numbers(df))
    usable = (df >= 1) & (se > 0)
    quantile = t_quantile(np.where(usable, df, 1.0), confidence)
    half = np.where(usable, quantile * np.where(usable, se, 0), np.nan)
    return Interval((value - half)[()], (value + half)[()])


def wilson_interval(
    share: ArrayLike, base: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Wilson's score interval of a share, without continuity correction.

    It has a width at 0 % and 100 % too, and stays within 0 to 1. It treats the base as
    independent answers: with weights or clusters give the effective base instead.

    Parameters
    ----------
    share : array_like
        0..1, one a figure.
    base : array_like
        The n behind each share; need not be whole, so that an effective base fits in.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        Missing where the share is missing or outside 0..1, or the base is not above 0.

    Notes
    -----
    Wilson (1927), JASA 22, 209-212. R: ``prop.test(k, n, correct = FALSE)$conf.int``.
    """
    share, base = np.broadcast_arrays(numbers(share), numbers(base))
    usable = (base > 0) & (share >= 0) & (share <= 1)
    p, n = np.where(usable, share, np.nan), np.where(usable, base, np.nan)
    z2 = normal_quantile(confidence) ** 2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = np.sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n**2))) / (1 + z2 / n)
    # At 0 % and 100 % rounding would leave a limit a hair off its exact end.
    low = np.where(p == 0, 0.0, np.maximum(middle - half, 0))
    high = np.where(p == 1, 1.0, np.minimum(middle + half, 1))
    return Interval(low[()], high[()])
