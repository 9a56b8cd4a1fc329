"""Adjusted p-values for several comparisons that are looked at together.

An adjusted p-value is compared with the same 0.05 as a single one. The family is the
caller's: all comparisons that somebody will look through for the interesting ones, whatever
came of them. A missing p-value stays missing and does not count as a comparison.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from pescycle.model.findings import Adjustment
from pescycle.stats.intervals import numbers


def holm(p: ArrayLike) -> np.ndarray:
    """Adjusted p-values that hold the chance of any false finding (Holm).

    For few comparisons, each of which somebody may act on. It needs no independence.

    Parameters
    ----------
    p : array_like
        One a comparison of one family, 0..1; missing where there was nothing to compare.

    Returns
    -------
    ndarray
        Aligned with ``p``, never below it, at most 1; NaN where ``p`` is missing.

    Raises
    ------
    ValueError
        For a p-value outside 0..1.

    Notes
    -----
    With p(1) <= ... <= p(m): the largest of (m - j + 1) p(j) over j <= i, at most 1. Holm
    (1979), Scandinavian Journal of Statistics 6, 65-70. R: ``p.adjust(p, "holm")``.
    """
    return _adjusted(p, _step_down)


def benjamini_hochberg(p: ArrayLike) -> np.ndarray:
    """Adjusted p-values that hold the share of false ones among the findings.

    For many comparisons that are searched for where to look next: of the differences called
    clear at 0.05, about 5 % are expected to be false. It says less about any single one
    than ``holm``, and assumes independent or positively dependent comparisons.

    Parameters
    ----------
    p : array_like
        As for ``holm``.

    Returns
    -------
    ndarray
        Aligned with ``p``, never below it, never above Holm's; NaN where ``p`` is missing.

    Raises
    ------
    ValueError
        For a p-value outside 0..1.

    Notes
    -----
    With p(1) <= ... <= p(m): the smallest of m p(j) / j over j >= i, at most 1. Benjamini &
    Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300. R:
    ``p.adjust(p, "BH")``.
    """
    return _adjusted(p, _step_up)


def _adjusted(p: ArrayLike, step: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    values = np.atleast_1d(numbers(p)).astype(float)
    known = ~np.isnan(values)
    if not ((values[known] >= 0) & (values[known] <= 1)).all():
        raise ValueError("a p-value lies outside 0 to 1")
    order = np.argsort(values[known], kind="stable")
    adjusted = np.full(len(order), np.nan)
    adjusted[order] = np.minimum(step(values[known][order]), 1.0)
    whole = np.full(len(values), np.nan)
    whole[known] = adjusted
    return whole


def _step_down(ordered: np.ndarray) -> np.ndarray:
    factors = np.arange(len(ordered), 0, -1)
    return np.maximum.accumulate(factors * ordered)


def _step_up(ordered: np.ndarray) -> np.ndarray:
    factors = len(ordered) / np.arange(1, len(ordered) + 1)
    return np.minimum.accumulate((factors * ordered)[::-1])[::-1]


ADJUSTED: dict[Adjustment, Callable[[ArrayLike], np.ndarray]] = {
    Adjustment.HOLM: holm,
    Adjustment.BENJAMINI_HOCHBERG: benjamini_hochberg,
}
"""What each way of adjusting does."""
