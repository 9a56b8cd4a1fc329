"""Whether two independent shares differ, and how many times one is the other."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from pescycle.stats.intervals import Estimate, Interval, numbers


def score_test(
    share: ArrayLike, base: ArrayLike, other: ArrayLike, other_base: ArrayLike
) -> np.ndarray:
    """Two-sided p-value of equal shares, by the score test (Pearson's chi-square).

    Without continuity correction, like Wilson's and Newcombe's intervals. Where all people
    or none of both sides are in the box the shares are equal and p is 1.

    Parameters
    ----------
    share, other : array_like
        0..1.
    base, other_base : array_like
        The n behind each; need not be whole.

    Returns
    -------
    ndarray
        Missing where a share is, or a base is not above 0.

    Notes
    -----
    R: ``prop.test(c(k1, k2), c(n1, n2), correct = FALSE)$p.value``.
    """
    p, n, q, m = np.broadcast_arrays(*map(numbers, (share, base, other, other_base)))
    usable = (n > 0) & (m > 0) & ~np.isnan(p + q)
    n, m = np.where(usable, n, np.nan), np.where(usable, m, np.nan)
    pooled = (p * n + q * m) / (n + m)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    steps = np.divide(np.abs(p - q), spread, out=np.zeros_like(spread), where=spread > 0)
    return np.where(usable, 2 * stats.norm.sf(steps), np.nan)[()]


def ratio_interval(top: Estimate, bottom: Estimate) -> Interval:
    """Limits of ``top / bottom`` for two independent figures above 0 (MOVER-R).

    From their own limits, so that their asymmetry is kept. Where the bottom may be zero
    there is no upper limit: it is missing.

    Parameters
    ----------
    top, bottom : Estimate
        Value, low and high, at one confidence level, none below 0.

    Returns
    -------
    Interval
        Without unit; missing where a number is, or the bottom is not above 0.

    Notes
    -----
    Donner & Zou (2012), Statistical Methods in Medical Research 21, 347-359, equation 9.
    R: ``ratesci::moverci(x1, n1, x2, n2, contrast = "RR", type = "wilson")``.
    """
    p, l1, u1 = map(numbers, top)
    q, l2, u2 = map(numbers, bottom)
    p, l1, u1, q, l2, u2 = np.broadcast_arrays(p, l1, u1, q, l2, u2)
    usable = (q > 0) & ~np.isnan(p + l1 + u1 + q + l2 + u2)
    top_low, top_high = l1 * (2 * p - l1), u1 * (2 * p - u1)
    bottom_low, bottom_high = l2 * (2 * q - l2), u2 * (2 * q - u2)
    # The lower root in the form that does not divide by what may be zero.
    steep = p * q + _root(p * q, top_low * bottom_high)
    low = np.divide(top_low, steep, out=np.zeros_like(steep), where=steep > 0)
    bounded = usable & (l2 > 0)
    steep = p * q + _root(p * q, top_high * bottom_low)
    high = np.divide(steep, bottom_low, out=np.full_like(steep, np.nan), where=bounded)
    return Interval(np.where(usable, np.maximum(low, 0.0), np.nan)[()], high[()])


def _root(product: np.ndarray, ends: np.ndarray) -> np.ndarray:
    return np.sqrt(np.maximum(product**2 - ends, 0.0))
