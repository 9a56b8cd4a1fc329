"""How alike two groups are before anything is done."""

from itertools import combinations
from math import comb, nan

import numpy as np

from pescycle.stats.permutation import DRAWS, MOST_ASSIGNMENTS, ROUNDING, SEED


def standardised_difference(drawn: np.ndarray, others: np.ndarray) -> float:
    """Difference of two groups' means in standard deviations of a unit.

    It does not depend on how many units there are, unlike a p-value, and so says how alike
    the groups are and not whether one could tell.

    Parameters
    ----------
    drawn, others : ndarray
        A value a unit; none missing.

    Returns
    -------
    float
        0 for equal means; missing with fewer than two units in a group, or where no unit
        differs from its group.

    Notes
    -----
    (m1 - m2) / sqrt((s1^2 + s2^2) / 2). Austin (2009), Statistics in Medicine 28,
    3083-3107, formula in section 2. R: ``(mean(x) - mean(y)) / sqrt((var(x) + var(y)) /
    2)``; ``cobalt::bal.tab(..., s.d.denom = "pooled")``.
    """
    if min(len(drawn), len(others)) < 2:
        return nan
    return float(_differences(np.asarray([drawn]), np.asarray([others]))[0])


def variance_ratio(drawn: np.ndarray, others: np.ndarray) -> float:
    """Variance of the first group over that of the second.

    Groups of the same mean can still be unlike: one of middling units, one of extremes.

    Parameters
    ----------
    drawn, others : ndarray
        A value a unit; none missing.

    Returns
    -------
    float
        1 for equal spread; missing with fewer than two units in a group or where the second
        does not vary.

    Notes
    -----
    R: ``var(x) / var(y)``. Rubin (2001), Health Services & Outcomes Research Methodology 2,
    169-188, takes 0.5 to 2 as close.
    """
    if min(len(drawn), len(others)) < 2:
        return nan
    own, other = np.var(drawn, ddof=1), np.var(others, ddof=1)
    return float(own / other) if other > _noise(np.abs(others).max()) else nan


def usual_difference(values: np.ndarray, drawn: int, *, confidence: float = 0.95) -> float:
    """Standardised difference that lots alone keep under with that confidence.

    With few units lots leave groups far more unlike than the 0.1 that is asked of samples
    of hundreds: this is what a difference has to be compared with.

    Parameters
    ----------
    values : ndarray
        A value a unit; none missing.
    drawn : int
        How many units are drawn.
    confidence : float
        0.95 for the absolute difference that 95 % of all ways to draw do not exceed.

    Returns
    -------
    float
        Exact while there are at most ``MOST_ASSIGNMENTS`` ways, else from a seeded sample
        of them; missing where ``standardised_difference`` would be.
    """
    if min(drawn, len(values) - drawn) < 2:
        return nan
    taken = _ways(len(values), drawn)
    others = np.argsort(_marks(taken, len(values)), axis=1, kind="stable")
    left = others[:, : len(values) - drawn]
    found = np.abs(_differences(values[taken], values[left]))
    if np.isnan(found).all():
        return nan
    return float(np.nanquantile(found, confidence, method="inverted_cdf"))


def _ways(units: int, drawn: int) -> np.ndarray:
    """Places of the units drawn, a row a way."""
    if comb(units, drawn) <= MOST_ASSIGNMENTS:
        return np.array(list(combinations(range(units), drawn)))
    draw = np.random.default_rng(SEED)
    order = draw.permuted(np.tile(np.arange(units), (DRAWS, 1)), axis=1)
    return order[:, :drawn]


def _marks(taken: np.ndarray, units: int) -> np.ndarray:
    marks = np.zeros((len(taken), units), dtype=bool)
    np.put_along_axis(marks, taken, values=True, axis=1)
    return marks


def _differences(drawn: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Standardised difference of each row's groups; missing where nothing varies."""
    variance = (drawn.var(axis=1, ddof=1) + others.var(axis=1, ddof=1)) / 2
    difference = drawn.mean(axis=1) - others.mean(axis=1)
    largest = np.maximum(np.abs(drawn).max(axis=1), np.abs(others).max(axis=1))
    varies = variance > _noise(largest)
    return np.where(varies, difference / np.sqrt(np.where(varies, variance, 1.0)), nan)


def _noise(largest: np.ndarray) -> np.ndarray:
    """Variance that numbers of that size have by rounding alone."""
    return (ROUNDING * largest) ** 2
