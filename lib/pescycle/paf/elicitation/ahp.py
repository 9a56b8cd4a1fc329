"""Weights from comparisons pair by pair: the analytic hierarchy process (AHP)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd

# Mean consistency index of random sheets with 1, 2, 3 ... things (Saaty 1980, p. 21).
RANDOM_INDEX = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56)
CONSISTENT = 0.1  # highest consistency ratio with which Saaty uses a sheet as it is


@dataclass(frozen=True, eq=False)
class Priorities:
    """What a sheet of comparisons comes to.

    weights : array of shares that add up to 1; missing where some of the things are never
        compared with the others, directly or through a third
    largest : the principal eigenvalue; as many as there are things where the sheet does
        not contradict itself
    ratio : consistency ratio; missing for an incomplete sheet, since the random index is
        that of complete ones, and 0 for two things, which cannot contradict each other
    complete : whether every pair was compared
    """

    weights: np.ndarray
    largest: float
    ratio: float
    complete: bool


def judgment_matrix(pairs: pd.DataFrame, children: Sequence[str]) -> np.ndarray:
    """How many times as important as the one of the column the one of the row is.

    Parameters
    ----------
    pairs : DataFrame
        One row a compared pair: ``first second judgment``; 3 says that the first is three
        times as important. Each pair at most once, in either direction.
    children : sequence of str
        What is compared.

    Returns
    -------
    array [child, child]
        Reciprocal, 1 on the diagonal; a pair that was not compared is missing.
    """
    place = {child: position for position, child in enumerate(children)}
    matrix = np.full((len(children), len(children)), nan)
    np.fill_diagonal(matrix, 1.0)
    for first, second, judgment in pairs[["first", "second", "judgment"]].itertuples(
        index=False
    ):
        matrix[place[first], place[second]] = judgment
        matrix[place[second], place[first]] = 1 / judgment
    return matrix


def joint_judgments(matrices: Sequence[np.ndarray]) -> np.ndarray:
    """Geometric mean of the judgments of several sheets, pair by pair.

    The only mean that keeps what is said of a pair the reciprocal of what is said of the
    pair turned round. A pair counts the sheets that have it.

    Notes
    -----
    Aczel & Saaty (1983), Journal of Mathematical Psychology 27, 93-102.
    """
    logs = np.log(np.stack(matrices))
    known = ~np.isnan(logs)
    count = known.sum(axis=0)
    total = np.where(known, logs, 0.0).sum(axis=0)
    return np.exp(np.where(count > 0, total / np.maximum(count, 1), nan))


def priorities(matrix: np.ndarray) -> Priorities:
    """Weights of a sheet: the principal eigenvector, made to add up to 1.

    The consistency ratio is (largest - n) / (n - 1) over the mean of random sheets. A high
    one says that the sheet contradicts itself, not that its author is wrong. Of an
    incomplete sheet the gaps are filled so that they fit the weights best (Harker).

    Parameters
    ----------
    matrix : array [child, child]
        From ``judgment_matrix`` or ``joint_judgments``.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process; Harker (1987), Mathematical Modelling 9,
    353-360. R: ``e <- eigen(A); w <- Re(e$vectors[, 1]); w / sum(w)``.
    """
    size, gaps = len(matrix), np.isnan(matrix)
    if not _connected(~gaps):
        return Priorities(np.full(size, nan), nan, nan, complete=False)
    filled = np.where(gaps, 0.0, matrix) + np.diag(gaps.sum(axis=1).astype(float))
    values, vectors = np.linalg.eig(filled)
    first = int(np.argmax(values.real))
    vector = np.abs(vectors[:, first].real)
    largest = float(values[first].real)
    complete = not gaps.any()
    ratio = _ratio(largest, size) if complete else nan
    return Priorities(vector / vector.sum(), largest, ratio, complete)


def _ratio(largest: float, size: int) -> float:
    if size <= 2:
        return 0.0
    if size > len(RANDOM_INDEX):
        return nan
    return max(0.0, (largest - size) / (size - 1) / RANDOM_INDEX[size - 1])


def _connected(known: np.ndarray) -> bool:
    """Whether each thing was compared with each other one, directly or through others."""
    reached = np.zeros(len(known), dtype=bool)
    reached[0] = True
    for _ in range(len(known)):
        reached = known[reached].any(axis=0)
    return bool(reached.all())
