"""Polychoric correlations: of the opinions behind the grades, not of the grades."""

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar
from scipy.special import ndtr, ndtri

NODES, WEIGHTS = np.polynomial.legendre.leggauss(64)
# Beyond this many standard deviations nobody is left.
FAR = 40.0
LIMIT, PRECISION = 0.9999, 1e-10
SMALLEST = 1e-300


def bivariate_normal(first: np.ndarray, second: np.ndarray, rho: float) -> np.ndarray:
    """Chance that two standard normal numbers with correlation ``rho`` lie below limits.

    Notes
    -----
    Drezner & Wesolowsky (1990), Journal of Statistical Computation and Simulation 35,
    101-107: the integral over the correlation, here by 64 Gauss-Legendre nodes on its
    arcsine. R (mnormt): ``sadmvn``.
    """
    first, second = np.broadcast_arrays(first, second)
    first, second = np.clip(first, -FAR, FAR), np.clip(second, -FAR, FAR)
    half = np.arcsin(rho) / 2
    sine = np.sin(half * (NODES + 1))
    squares = (first**2 + second**2)[..., None] / 2
    product = (first * second)[..., None] * sine
    grown = np.exp((product - squares) / (1 - sine**2))
    joint = half / (2 * np.pi) * (grown @ WEIGHTS)
    return ndtr(first) * ndtr(second) + joint


def polychoric_correlations(answers: pd.DataFrame) -> np.ndarray:
    """Correlations of normal opinions that are cut into the grades, pair by pair.

    In two steps: where the cuts lie follows from each item's own answers, then the
    correlation that makes the pair's table likeliest. Nothing is added to empty cells.

    Parameters
    ----------
    answers : DataFrame
        One row a respondent, a column of grades an item; missing where not answered.

    Returns
    -------
    ndarray
        (items, items); missing for an item that does not vary.

    Notes
    -----
    Olsson (1979), Psychometrika 44, 443-460. R (psych): ``polychoric(x, correct = 0)``,
    which stops earlier and is off by some 1e-5.
    """
    codes = [_codes(answers[name]) for name in answers]
    cuts = [_cuts(code) for code in codes]
    size = len(codes)
    found = np.eye(size)
    for first in range(size):
        for second in range(first):
            rho = _correlation(codes[first], codes[second], cuts[first], cuts[second])
            found[first, second] = found[second, first] = rho
    return found


def _codes(column: pd.Series) -> np.ndarray:
    """Places of the grades that occur, -1 where missing."""
    return pd.factorize(column.astype("float64"), sort=True)[0]


def _cuts(codes: np.ndarray) -> np.ndarray:
    counts = np.bincount(codes[codes >= 0])
    return ndtri(np.cumsum(counts)[:-1] / max(counts.sum(), 1))


def _correlation(
    first: np.ndarray, second: np.ndarray, cuts: np.ndarray, other: np.ndarray
) -> float:
    both = (first >= 0) & (second >= 0)
    if not len(cuts) or not len(other) or not both.any():
        return np.nan
    shape = (len(cuts) + 1, len(other) + 1)
    table = np.zeros(shape)
    np.add.at(table, (first[both], second[both]), 1)
    rows = np.concatenate([[-FAR], cuts, [FAR]])[:, None]
    columns = np.concatenate([[-FAR], other, [FAR]])[None]

    def unlikely(rho: float) -> float:
        below = bivariate_normal(rows, columns, rho)
        chance = np.diff(np.diff(below, axis=0), axis=1)
        return float(-(table * np.log(np.maximum(chance, SMALLEST))).sum())

    found = minimize_scalar(
        unlikely, bounds=(-LIMIT, LIMIT), method="bounded", options={"xatol": PRECISION}
    )
    return float(found.x)
