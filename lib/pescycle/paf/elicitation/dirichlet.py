"""The Dirichlet distribution that a group's shares look drawn from."""

from math import nan

import numpy as np
from scipy.special import polygamma, psi

# Shares of a whole of 100 points: none at all counts as half a point, because the
# logarithm of nothing is not a number.
SMALLEST = 0.005
# Above this the members agree to less than a point: more cannot be told apart.
HIGHEST = 10_000.0
STEPS, ENOUGH = 200, 1e-10


def dirichlet_fit(shares: np.ndarray) -> np.ndarray:
    """Maximum-likelihood parameters of the Dirichlet distribution of some shares.

    Newton's method with the Hessian's special form. What misleads: with few participants
    the sum of the parameters comes out too large (a group of three looks more agreed than
    it is).

    Parameters
    ----------
    shares : array [participant, child]
        Rows that add up to 1; two rows at least.

    Returns
    -------
    array [child]
        Divided by their sum they are the group's mean shares; their sum is the
        concentration. Missing for fewer than two rows or children.

    Notes
    -----
    Minka (2000), Estimating a Dirichlet distribution, section 1, equations 13-18.
    """
    if min(np.shape(shares), default=0) < 2:
        return np.full(np.shape(shares)[-1], nan)
    kept = np.maximum(np.asarray(shares, dtype=float), SMALLEST)
    kept = kept / kept.sum(axis=1, keepdims=True)
    mean, logs = kept.mean(axis=0), np.log(kept).mean(axis=0)
    if np.ptp(kept, axis=0).max() < 1e-9:
        return mean * HIGHEST
    found = _started(kept, mean)
    for _ in range(STEPS):
        later = _step(found, logs, len(kept))
        if np.abs(later - found).max() <= ENOUGH * found.max():
            break
        found = later
    return later * min(1.0, HIGHEST / later.sum())


def concentration(shares: np.ndarray) -> float:
    """Sum of the Dirichlet parameters: how closely participants agree.

    A share of mean m then differs from participant to participant with the variance m (1 -
    m) / (concentration + 1). Missing for fewer than two participants.
    """
    return float(dirichlet_fit(shares).sum())


def _started(kept: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """The moments' parameters, a start from which Newton's method arrives."""
    spread = kept.var(axis=0, ddof=1)
    moving = spread > 0
    sums = mean[moving] * (1 - mean[moving]) / spread[moving] - 1
    return mean * float(np.clip(np.median(sums), 0.1, HIGHEST))


def _step(found: np.ndarray, logs: np.ndarray, rows: int) -> np.ndarray:
    gradient = rows * (psi(found.sum()) - psi(found) + logs)
    diagonal = -rows * polygamma(1, found)
    common = rows * polygamma(1, found.sum())
    shared = (gradient / diagonal).sum() / (1 / common + (1 / diagonal).sum())
    later = found - (gradient - shared) / diagonal
    # A step out of the range is shortened; parameters stay above 0.
    return np.where(later > 0, later, found / 10)
