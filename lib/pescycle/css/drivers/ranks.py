"""Rank correlation of each driver with the overall question, weighted."""

import numpy as np

from pescycle.css.design import SurveyDesign
from pescycle.css.drivers.bootstrap import weighted_sums


def rank_correlations(
    design: SurveyDesign, factor: np.ndarray, overall: np.ndarray, drivers: np.ndarray
) -> np.ndarray:
    """Spearman's correlation over everybody who answered both, for each replicate.

    Equal answers share their mean rank; with weights a rank is the weight below plus half
    the weight at the answer. It asks only for order, not for equal steps of the scale.

    Parameters
    ----------
    design : SurveyDesign
        Its weights, times the factors, count.
    factor : ndarray
        (units, replicates).
    overall : ndarray
        (respondents,) codes, NaN where missing.
    drivers : ndarray
        (respondents, p).

    Returns
    -------
    ndarray
        (replicates, p), from -1 to 1; NaN where one of the two does not vary.

    Notes
    -----
    R, without weights: ``cor(x, y, method = "spearman", use = "pairwise")``.
    """
    found = [_of_table(_table(design, factor, overall, driver)) for driver in drivers.T]
    return np.stack(found, axis=1)


def _table(
    design: SurveyDesign, factor: np.ndarray, overall: np.ndarray, driver: np.ndarray
) -> np.ndarray:
    """Weight of each pair of answers: (replicates, answers, answers)."""
    both = ~np.isnan(overall) & ~np.isnan(driver)
    if not both.any():
        return np.zeros((factor.shape[1], 1, 1))
    rows, one = np.unique(overall[both], return_inverse=True)
    across, other = np.unique(driver[both], return_inverse=True)
    cell = np.full(len(overall), -1)
    cell[both] = one * len(across) + other
    numbers = np.arange(len(rows) * len(across))
    sums = weighted_sums(
        design, factor, lambda some: (cell[some, None] == numbers).astype(float)
    )
    return sums.reshape(-1, len(rows), len(across))


def _of_table(table: np.ndarray) -> np.ndarray:
    total = table.sum(axis=(1, 2))
    one, other = _ranks(table.sum(axis=2)), _ranks(table.sum(axis=1))
    shared = (table * one[:, :, None] * other[:, None, :]).sum(axis=(1, 2))
    squares = (table.sum(axis=2) * one**2).sum(axis=1) * (table.sum(axis=1) * other**2).sum(
        axis=1
    )
    varied = squares > 1e-12 * total**6
    return np.where(varied, shared / np.sqrt(np.where(varied, squares, 1.0)), np.nan)


def _ranks(margin: np.ndarray) -> np.ndarray:
    """Mean rank of each answer, less the mean of all ranks."""
    middle = np.cumsum(margin, axis=1) - margin / 2
    return middle - margin.sum(axis=1, keepdims=True) / 2
