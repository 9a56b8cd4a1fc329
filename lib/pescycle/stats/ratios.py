"""Ratios of sums with months (or other clusters) as the units that vary."""

from dataclasses import dataclass
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
    present = present[kept]
    each = column_ratios(top[kept].T, bottom[kept].T, present.sum(axis=1))
    return each.total(int(present.any(axis=0).sum()))


@dataclass(frozen=True, eq=False)
class ColumnRatios:
    """Ratios of sums of many columns: arrays with one element a column.

    ``residual`` is by row (month) what the sum of all ratios leaves over.
    """

    value: np.ndarray
    se: np.ndarray
    df: np.ndarray
    residual: np.ndarray

    def total(self, rows: int) -> Ratio:
        """Sum of the ratios that there are, when ``rows`` months are known to anybody."""
        known = self.value[~np.isnan(self.value)]
        se = _linear_error((self.residual**2).sum(), rows, np.abs(known).sum())
        df = rows - 1.0 if rows > 1 else np.nan
        return Ratio(float(known.sum()) if len(known) else np.nan, float(se), df)


def column_ratios(
    numerator: np.ndarray, denominator: np.ndarray, rows: np.ndarray
) -> ColumnRatios:
    """``ratio_of_sums`` of many columns at once.

    Parameters
    ----------
    numerator, denominator : ndarray
        One row a month, one column a figure; 0 on both sides of a month that is left out.
    rows : ndarray
        How many months of each column are not left out.
    """
    totals = denominator.sum(axis=0)
    usable = totals > 0
    share = np.divide(1.0, totals, out=np.zeros_like(totals), where=usable)
    top = numerator.sum(axis=0)
    ratios = np.divide(top, totals, out=np.zeros_like(top), where=usable)
    residuals = ratios * denominator
    np.subtract(numerator, residuals, out=residuals)
    squares = np.einsum("rc,rc->c", residuals, residuals) * share**2
    se = _linear_error(squares, rows, np.abs(ratios))
    return ColumnRatios(
        value=np.where(usable, ratios, np.nan),
        se=np.where(usable, se, np.nan),
        df=np.where(rows > 1, rows - 1.0, np.nan),
        residual=residuals @ share,
    )


def _linear_error(squares: ArrayLike, rows: ArrayLike, size: ArrayLike) -> np.ndarray:
    """Standard error from the sum of the squared residuals, each over the total.

    Equal ratios leave rounding in the residuals; a spread of that ``size`` is none.
    """
    counted = np.where(np.greater(rows, 1), rows, np.nan)
    se = np.sqrt(counted / (counted - 1) * squares)
    return np.where(se <= np.multiply(size, 10 * np.finfo(float).eps), 0.0, se)
