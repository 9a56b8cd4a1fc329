"""Shares of R2 by the average over all orders of the drivers (LMG, Shapley value)."""

import math

import numpy as np

MOST_DRIVERS = 20  # 2^20 models take under a second; each further driver doubles that
MOST_TOGETHER = 1 << 18  # models held at once, so that many problems need little memory
# Less of a driver's variance than this left by the others is rounding: it adds nothing.
NOTHING_LEFT = 1e-12


def shapley_shares(covariance: np.ndarray) -> np.ndarray:
    """Part of R2 that each driver takes, averaged over all orders of entry.

    The parts add up to R2. They are exact: all 2^p models are formed, each from the one
    before by taking one driver out of everything that is left.

    Parameters
    ----------
    covariance : ndarray
        (..., 1 + p, 1 + p) covariance or correlation, the outcome first; leading axes are
        as many problems at once.

    Returns
    -------
    ndarray
        (..., p), each 0 to 1 where the matrix is one of real answers.

    Raises
    ------
    ValueError
        For more than ``MOST_DRIVERS`` drivers.

    Notes
    -----
    Lindeman, Merenda & Gold (1980); Grömping (2006), Journal of Statistical Software
    17(1), equation 6. R (relaimpo): ``calc.relimp(y ~ ., type = "lmg")``.
    """
    matrix = np.asarray(covariance, dtype=float)
    size = matrix.shape[-1] - 1
    if not size:
        return np.zeros((*matrix.shape[:-2], 0))
    if size > MOST_DRIVERS:
        raise ValueError(f"{size} drivers; shares are exact for {MOST_DRIVERS} at most")
    problems = matrix.reshape(-1, size + 1, size + 1)
    together = max(1, MOST_TOGETHER >> size)
    parts = [
        _average_gain(unexplained(some) / some[:, :1, 0], size)
        for some in (
            problems[start : start + together]
            for start in range(0, len(problems), together)
        )
    ]
    return np.concatenate(parts).reshape(*matrix.shape[:-2], size)


def unexplained(problems: np.ndarray) -> np.ndarray:
    """Variance of the outcome that every set of drivers leaves: (problems, 2^p).

    Driver j is in the sets whose number has bit ``p - 1 - j``. The last driver of what is
    left is put aside or swept out, so that a step has twice the matrices, one row smaller.
    """
    size = problems.shape[-1] - 1
    current = problems[:, None]
    smallest = np.diagonal(problems, axis1=1, axis2=2) * NOTHING_LEFT
    for driver in range(size, 0, -1):
        pivot = current[..., driver, driver]
        least = smallest[:, None, driver]
        inverse = np.where(pivot > least, 1 / np.where(pivot > least, pivot, 1.0), 0.0)
        column = current[..., :driver, driver]
        without = current[..., :driver, :driver]
        inside = (column * inverse[..., None])[..., None] * column[..., None, :]
        sets = current.shape[1]
        following = np.empty((len(problems), 2 * sets, driver, driver))
        following[:, :sets] = without
        np.subtract(without, inside, out=following[:, sets:])
        current = following
    return current[..., 0, 0]


def _average_gain(left: np.ndarray, size: int) -> np.ndarray:
    """Mean over all orders of what each driver takes off the unexplained variance."""
    members = np.zeros(1, dtype=np.int8)
    for _ in range(size - 1):
        members = np.concatenate([members, members + 1])
    orders = [1 / (size * math.comb(size - 1, number)) for number in range(size)]
    times = np.array(orders)[members]
    gains = []
    for driver in range(size):
        # The last driver was swept first, so that it holds the lowest bit.
        halves = left.reshape(len(left), 2**driver, 2, -1)
        gain = (halves[:, :, 0] - halves[:, :, 1]).reshape(len(left), -1)
        gains.append(gain @ times)
    return np.stack(gains, axis=1)


def sampled_shares(covariance: np.ndarray, orders: np.ndarray) -> np.ndarray:
    """Part of R2 of each driver over some orders of entry, not all.

    The last row of a Cholesky factor holds what each driver adds after those before it.

    Parameters
    ----------
    covariance : ndarray
        (problems, 1 + p, 1 + p), positive definite, the outcome first.
    orders : ndarray
        (orders, p): numbers of the drivers from 0, as they enter.
    """
    problems, size = len(covariance), covariance.shape[-1] - 1
    total = np.zeros((problems, size))
    for order in orders:
        place = np.append(order + 1, 0)
        factor = np.linalg.cholesky(covariance[:, place[:, None], place])
        total[:, order] += factor[:, -1, :-1] ** 2
    return total / len(orders) / covariance[:, :1, 0]
