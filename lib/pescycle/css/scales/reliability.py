"""How well the items of a scale hang together: Cronbach's alpha and item-rest correlation.

All figures are unweighted. They describe the questions and not the clients: how far answers
to one question foretell those to another among the people who gave them.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.stats.intervals import Interval, checked_confidence


@dataclass(frozen=True, eq=False)
class Reliability:
    """Alpha of a scale, and of each item: ``if_deleted`` and ``item_rest``.

    ``base`` is the mean number of pairs of answers behind a covariance.
    """

    alpha: float
    standardised: float
    if_deleted: np.ndarray
    item_rest: np.ndarray
    base: float


def covariances(answers: pd.DataFrame) -> np.ndarray:
    """Covariances of the items, each of everybody who answered both."""
    return answers.astype("float64").cov().to_numpy()


def correlations(answers: pd.DataFrame) -> np.ndarray:
    """Correlations of the items, each of everybody who answered both."""
    return answers.astype("float64").corr().to_numpy()


def reliability(answers: pd.DataFrame) -> Reliability:
    """Cronbach's alpha, raw and standardised, and each item's part in it.

    Covariances are taken pair by pair, so that nobody is dropped for one blank answer.

    Parameters
    ----------
    answers : DataFrame
        One row a respondent, a column of grades an item; missing where not answered.

    Returns
    -------
    Reliability
        All missing with fewer than two items, or where an item does not vary.

    Notes
    -----
    Cronbach (1951), Psychometrika 16, 297-334; item-rest: the item against the sum of the
    others. R (psych): ``alpha(x)``: raw_alpha, std.alpha, alpha.drop, r.drop.
    """
    size = answers.shape[1]
    matrix = covariances(answers) if len(answers) > 1 else np.zeros((size, size))
    known = answers.notna().to_numpy(dtype=float)
    base = float((known.T @ known).mean()) if size else 0.0
    if size < 2 or not (np.diag(matrix) > 0).all():
        gap = np.full(size, np.nan)
        return Reliability(np.nan, np.nan, gap, gap, base)
    every = np.arange(size)
    kept = [every[every != item] for item in every]
    rest = [_item_rest(matrix, item) for item in every]
    return Reliability(
        alpha=_alpha(matrix),
        standardised=standardised_alpha(matrix),
        if_deleted=np.array([_alpha(matrix[np.ix_(k, k)]) for k in kept]),
        item_rest=np.array(rest),
        base=base,
    )


def _alpha(matrix: np.ndarray) -> float:
    size, total = len(matrix), matrix.sum()
    if size < 2 or not total > 0:
        return np.nan
    return float(size / (size - 1) * (1 - np.trace(matrix) / total))


def standardised_alpha(matrix: np.ndarray) -> float:
    """Alpha of the items once each has a variance of 1, of covariances or correlations."""
    size, scale = len(matrix), np.sqrt(np.diag(matrix))
    matrix = matrix / scale / scale[:, None]
    mean = (matrix.sum() - size) / (size * (size - 1))
    return float(size * mean / (1 + (size - 1) * mean))


def _item_rest(matrix: np.ndarray, item: int) -> float:
    own, with_all = matrix[item, item], matrix[item].sum()
    rest = matrix.sum() - 2 * with_all + own
    return float((with_all - own) / np.sqrt(own * rest)) if rest > 0 else np.nan


def alpha_interval(
    alpha: float, base: float, items: int, *, confidence: float = 0.95
) -> Interval:
    """Feldt's interval of Cronbach's alpha.

    Parameters
    ----------
    alpha : float
        As estimated.
    base : float
        Respondents behind it.
    items : int
        Items of the scale, at least 2.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Interval
        Missing where alpha is missing or the base is below 3.

    Notes
    -----
    Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11, 93-103. R
    (psych): ``alpha.ci(alpha, n.obs, n.var)``.
    """
    tail = (1 - checked_confidence(confidence)) / 2
    if np.isnan(alpha) or base < 3 or items < 2:
        return Interval(np.nan, np.nan)
    first, second = base - 1, (base - 1) * (items - 1)
    low = 1 - (1 - alpha) * stats.f.ppf(1 - tail, first, second)
    high = 1 - (1 - alpha) * stats.f.ppf(tail, first, second)
    return Interval(float(low), float(high))


def alpha_difference(
    first: float, first_base: float, second: float, second_base: float, *, items: int
) -> float:
    """Two-sided p-value of "the two alphas are equal", for two separate groups.

    Parameters
    ----------
    first, second : float
        The two alphas of the same items.
    first_base, second_base : float
        Respondents behind each.
    items : int
        Items of the scale, at least 2.

    Returns
    -------
    float
        0..1; missing where an alpha is missing or 1, or a base is below 6, as the spread
        of the ratio has no value then.

    Notes
    -----
    Feldt (1969), Psychometrika 34, 363-373; Feldt, Woodruff & Salih (1987), Applied
    Psychological Measurement 11, 93-103: W = (1 - first) / (1 - second) is a product of
    two F's, for which stands the F with the same mean and mean square. F with the bases
    minus 1 is its limit for very many items, and too narrow for the ten of a survey.
    """
    if np.isnan([first, second]).any() or max(first, second) >= 1:
        return np.nan
    own, other = first_base - 1, second_base - 1
    if min(own, other) < 5 or items < 2:
        return np.nan
    parts = ((own * (items - 1), own), (other, other * (items - 1)))
    mean = np.prod([low / (low - 2) for _, low in parts])
    square = np.prod(
        [(up + 2) * low**2 / (up * (low - 2) * (low - 4)) for up, low in parts]
    )
    upper = 2 * mean**2 / (2 * square - mean * square - mean**2)
    below = stats.f.cdf((1 - first) / (1 - second), upper, 2 * mean / (mean - 1))
    return float(min(2 * min(below, 1 - below), 1.0))
