"""Confidence intervals of one figure, of a difference and of a mixture of figures.

Every function takes numbers, arrays or Series that broadcast, and a missing input gives
missing limits. ``confidence`` is a share: 0.95.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

# Halvings after which a limit no longer moves in double precision.
HALVINGS = 60


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


def normal_quantile(confidence: float) -> float:
    """Two-sided standard normal quantile: 1.96 for ``confidence=0.95``."""
    return float(stats.norm.ppf((1 + checked_confidence(confidence)) / 2))


def numbers(values: ArrayLike) -> np.ndarray:
    """Floats with NaN for missing, whatever kind of missing came."""
    if hasattr(values, "to_numpy"):
        return values.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(values, dtype=float)


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
    quantile = stats.t.ppf(
        (1 + checked_confidence(confidence)) / 2, np.where(usable, df, 1)
    )
    half = np.where(usable, quantile * np.where(usable, se, 0), np.nan)
    return Interval((value - half)[()], (value + half)[()])


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
