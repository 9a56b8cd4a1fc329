"""Intervals of a survey's share: from its standard error, or on an effective base.

Every function takes numbers, arrays or Series that broadcast, and a missing input gives
missing limits. ``confidence`` is a share: 0.95. Wilson's interval, which takes an effective
base too, is with the intervals that are used everywhere.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from pescycle.stats.intervals import Interval, checked_confidence, numbers, t_interval

# Halvings after which a limit no longer moves in double precision.
HALVINGS = 60


def few_units(df: ArrayLike, *, confidence: float = 0.95) -> ArrayLike:
    """Share of an effective base that is left when its variance rests on few units.

    The normal quantile over Student's, squared: an interval that takes the normal quantile,
    like Wilson's, is then as wide as one that takes Student's.

    Parameters
    ----------
    df : array_like
        Degrees of freedom; 1 where there are none.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Notes
    -----
    As Korn & Graubard (1998) do for Clopper and Pearson's interval.
    """
    middle = (1 + checked_confidence(confidence)) / 2
    usable = np.where(numbers(df) >= 1, numbers(df), np.inf)
    return (stats.norm.ppf(middle) / stats.t.ppf(middle, usable)) ** 2


def effective_base(
    share: ArrayLike,
    se: ArrayLike,
    df: ArrayLike,
    base: ArrayLike,
    *,
    confidence: float = 0.95,
) -> ArrayLike:
    """Effective base of a share: p (1 - p) / se^2, less what few degrees of freedom cost.

    Parameters
    ----------
    share, se : array_like
        Share 0..1 and its standard error.
    df : array_like
        Degrees of freedom behind the standard error; below 1 there is no effective base.
    base : array_like
        Unweighted n; not used beyond its t quantile.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Notes
    -----
    Korn & Graubard (1998), Survey Methodology 24, 193-201.
    """
    share, se, df, base = np.broadcast_arrays(*map(numbers, (share, se, df, base)))
    usable = (se > 0) & (df >= 1) & (base > 1)
    middle = (1 + checked_confidence(confidence)) / 2
    of_base = stats.t.ppf(middle, np.where(usable, base - 1, 1))
    of_design = stats.t.ppf(middle, np.where(usable, df, 1))
    size = share * (1 - share) / np.where(usable, se, 1) ** 2 * (of_base / of_design) ** 2
    return np.where(usable, size, np.nan)[()]


def beta_interval(
    share: ArrayLike, base: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Clopper and Pearson's exact interval; on an effective base Korn and Graubard's.

    Parameters
    ----------
    share : array_like
        0..1, one a figure.
    base : array_like
        The n behind each share; need not be whole.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        Missing where the share is missing or outside 0..1, or the base is not above 0.

    Notes
    -----
    Clopper & Pearson (1934), Biometrika 26, 404-413. R: ``binom.test``; with an effective
    base ``survey::svyciprop(method = "beta")``.
    """
    share, base = np.broadcast_arrays(numbers(share), numbers(base))
    usable = (base > 0) & (share >= 0) & (share <= 1)
    p, n = np.where(usable, share, np.nan), np.where(usable, base, np.nan)
    tail = (1 - checked_confidence(confidence)) / 2
    inside = np.where(usable, p, 0.5)
    low = stats.beta.ppf(tail, n * inside, n * (1 - inside) + 1)
    high = stats.beta.ppf(1 - tail, n * inside + 1, n * (1 - inside))
    low = np.where(usable & (p == 0), 0.0, np.where(usable, low, np.nan))
    high = np.where(usable & (p == 1), 1.0, np.where(usable, high, np.nan))
    return Interval(low[()], high[()])


def logit_interval(
    share: ArrayLike, se: ArrayLike, df: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Student's t interval of the log odds, turned back into shares.

    Parameters
    ----------
    share, se : array_like
        Share 0..1 and its standard error.
    df : array_like
        Degrees of freedom; below 1 the limits are missing.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        Missing at 0 and 1 and where the standard error is not above 0.

    Notes
    -----
    R (survey): ``svyciprop(method = "logit")``.
    """
    share, se = np.broadcast_arrays(numbers(share), numbers(se))
    usable = (share > 0) & (share < 1) & (se > 0)
    p = np.where(usable, share, 0.5)
    odds = np.where(usable, np.log(p / (1 - p)), np.nan)
    error = np.where(usable, se / (p * (1 - p)), np.nan)
    limits = t_interval(odds, error, df, confidence=confidence)
    return Interval(*(special.expit(limit) for limit in limits))


def likelihood_interval(
    share: ArrayLike,
    se: ArrayLike,
    df: ArrayLike,
    base: ArrayLike,
    *,
    confidence: float = 0.95,
) -> Interval:
    """Shares whose likelihood ratio, scaled by the design effect, is not too small.

    Parameters
    ----------
    share, se : array_like
        Share 0..1 and its standard error.
    df : array_like
        Degrees of freedom; below 1 the limits are missing.
    base : array_like
        Unweighted n.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        Missing at 0 and 1 and where the standard error is not above 0.

    Notes
    -----
    Rao & Scott (1984), Annals of Statistics 12, 46-60: the ratio over the design effect
    against F(1, df). R (survey): ``svyciprop(method = "likelihood")``, which interpolates
    on a coarse profile and so is off by some 1e-5.
    """
    share, se, df, base = np.broadcast_arrays(*map(numbers, (share, se, df, base)))
    usable = (share > 0) & (share < 1) & (se > 0) & (df >= 1) & (base > 1)
    p = np.where(usable, share, 0.5)
    size = p * (1 - p) / np.where(usable, se, 1.0) ** 2
    size = size * np.where(usable, (base - 1) / np.maximum(base, 1), 1.0)
    middle = (1 + checked_confidence(confidence)) / 2
    allowed = stats.t.ppf(middle, np.where(usable, df, 1)) ** 2
    low = _likelihood_limit(p, size, allowed, np.zeros_like(p))
    high = _likelihood_limit(p, size, allowed, np.ones_like(p))
    return Interval(np.where(usable, low, np.nan)[()], np.where(usable, high, np.nan)[()])


def _likelihood_limit(
    share: np.ndarray, base: np.ndarray, allowed: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """Where the ratio reaches what is allowed, by halving between the share and an end."""
    inner, outer = share.copy(), end.copy()
    for _ in range(HALVINGS):
        middle = (inner + outer) / 2
        ratio = special.rel_entr(share, middle) + special.rel_entr(1 - share, 1 - middle)
        too_far = 2 * base * ratio > allowed
        outer, inner = np.where(too_far, middle, outer), np.where(too_far, inner, middle)
    return (inner + outer) / 2
