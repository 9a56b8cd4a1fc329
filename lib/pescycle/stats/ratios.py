"""Ratios of sums with months (or other clusters) as the units that vary."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from pescycle.stats.intervals import numbers


class Ratio(NamedTuple):
    """A ratio with its linearised standard error and degrees of freedom."""

    value: float
    se: float
    df: float


def ratio_of_sums(numerator: ArrayLike, denominator: ArrayLike) -> Ratio:
    """Sum of the numerators over sum of the denominators, the row being what varies.

    The ratio of sums and not the mean of ratios: a month with more visits counts more. With
    all denominators 1 it is the plain mean with the standard error of a mean. The standard
    error is a linear approximation, poor with few rows or very uneven denominators.

    Parameters
    ----------
    numerator, denominator : array_like
        Equally long, one row a month; rows with a side missing are left out.

    Returns
    -------
    Ratio
        ``df`` is rows - 1; all missing where the denominators add up to zero, ``se``
        missing with fewer than two rows.

    Notes
    -----
    Cochran (1977), Sampling Techniques, section 6.3. R (survey):
    ``svyratio(~num, ~den, svydesign(ids = ~1, weights = ~1, data = months))``.
    """
    return sum_of_ratios(
        np.atleast_2d(numbers(numerator)), np.atleast_2d(numbers(denominator))
    )


def sum_of_ratios(numerator: ArrayLike, denominator: ArrayLike) -> Ratio:
    """Sum over groups of each group's ratio of sums, with columns (months) as units.

    For the total of all centers: each center's monthly mean is a ratio of its counts to its
    open months, and a month that was good everywhere moves all of them together, so the
    residuals are added up by month before their spread is taken.

    Parameters
    ----------
    numerator, denominator : array_like
        One row a group, one column a month; cells with a side missing are left out, and so
        are groups whose denominators add up to zero.

    Returns
    -------
    Ratio
        ``df`` is the number of columns with any cell, minus 1.
    """
    top, bottom = numbers(numerator), numbers(denominator)
    present = ~(np.isnan(top) | np.isnan(bottom))
    top, bottom = np.where(present, top, 0), np.where(present, bottom, 0)
    kept = bottom.sum(axis=1) > 0
    if not kept.any():
        return Ratio(np.nan, np.nan, np.nan)
    top, bottom, present = top[kept], bottom[kept], present[kept]
    totals = bottom.sum(axis=1)
    ratios = top.sum(axis=1) / totals
    residuals = ((top - ratios[:, None] * bottom) / totals[:, None]).sum(axis=0)
    columns = int(present.any(axis=0).sum())
    if columns < 2:
        return Ratio(float(ratios.sum()), np.nan, np.nan)
    se = np.sqrt(columns / (columns - 1) * (residuals**2).sum())
    # Equal ratios leave rounding in the residuals; a spread of that size is none.
    noise = np.abs(ratios).sum() * 10 * np.finfo(float).eps
    return Ratio(float(ratios.sum()), float(se) if se > noise else 0.0, float(columns - 1))
