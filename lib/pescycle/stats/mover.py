"""Intervals of a difference and of a mixture of figures, from their own limits (MOVER).

Every function takes numbers, arrays or Series that broadcast, and a missing input gives
missing limits.
"""

import numpy as np
from numpy.typing import ArrayLike

from pescycle.stats.intervals import Estimate, Interval, numbers


def mixture_interval(
    values: ArrayLike, lows: ArrayLike, highs: ArrayLike, weights: ArrayLike
) -> Interval:
    """Limits of a weighted sum of independent figures, from their own limits (MOVER).

    Keeps the asymmetry of the single intervals, which a sum of variances would lose. The
    limits are not cut to the range of the figure, and it misleads where the figures depend
    on each other (the same respondents in both).

    Parameters
    ----------
    values, lows, highs : array_like
        Figures and their limits; the parts of the sum lie along the first axis.
    weights : array_like
        One a part; negative ones are allowed (1 and -1 give a difference).

    Returns
    -------
    Interval
        Without the first axis; missing where any part is missing.

    Notes
    -----
    Method of variance estimates recovery: Zou & Donner (2008), Statistics in Medicine 27,
    1693-1702, equations 5 and 6; Zou, Huang & Zhang (2009) for linear combinations.
    """
    values, lows, highs = numbers(values), numbers(lows), numbers(highs)
    weights = numbers(weights).reshape((-1,) + (1,) * (values.ndim - 1))
    total = (weights * values).sum(axis=0)
    below, above = weights * (values - lows), weights * (highs - values)
    # With a negative weight the part's upper limit bounds the sum from below.
    down = np.where(weights < 0, above, below)
    up = np.where(weights < 0, below, above)
    low = total - np.sqrt((down**2).sum(axis=0))
    high = total + np.sqrt((up**2).sum(axis=0))
    gap = np.isnan(low + high)
    return Interval(np.where(gap, np.nan, low)[()], np.where(gap, np.nan, high)[()])


def difference_interval(
    after: Estimate, before: Estimate, *, correlation: ArrayLike = 0.0
) -> Interval:
    """Limits of ``after - before`` for two figures (MOVER).

    With Wilson limits of two independent shares this is Newcombe's method 10. Figures of
    the same respondents or sampling units are correlated: then say how much.

    Parameters
    ----------
    after, before : Estimate
        Value, low and high, in one unit and at one confidence level.
    correlation : array_like
        Correlation of the two figures, -1 to 1.

    Returns
    -------
    Interval
        In the same unit; missing where any of the six numbers is missing.

    Notes
    -----
    Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; Zou & Donner (2008),
    Statistics in Medicine 27, 1693-1702, equation 9. R:
    ``DescTools::BinomDiffCI(method = "score")``.
    """
    value, low, high = (numbers(part) for part in after)
    value_before, low_before, high_before = (numbers(part) for part in before)
    correlation, change = numbers(correlation), value - value_before
    below, above = value - low, high - value
    below_before, above_before = value_before - low_before, high_before - value_before
    down = below**2 + above_before**2 - 2 * correlation * below * above_before
    up = above**2 + below_before**2 - 2 * correlation * above * below_before
    # Rounding may leave a correlation of 1 a hair above what two equal widths allow.
    low, high = (change - np.sqrt(np.maximum(down, 0)), change + np.sqrt(np.maximum(up, 0)))
    gap = np.isnan(low + high)
    return Interval(np.where(gap, np.nan, low)[()], np.where(gap, np.nan, high)[()])
