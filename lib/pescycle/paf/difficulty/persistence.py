"""How much of a month's deviation is still there in the next month."""

import numpy as np
from numpy.polynomial.legendre import leggauss

from pescycle.paf.difficulty.design import Design, correlation, residual_maker

# So many centers tell it well enough; more would only take time.
MOST_CENTERS = 200
# From none to nearly a random walk, beyond which no mean could be told.
GRID = np.linspace(0.0, 0.9, 10)
# Gauss and Legendre's points on 0..1 for the integral.
NODES, WEIGHTS = ((side + add) / 2 for side, add in zip(leggauss(64), (1, 0), strict=True))


def persistence(value: np.ndarray, weight: np.ndarray, design: Design) -> float:
    """Correlation of neighbouring months, pooled over the centers; 0 to 0.9.

    Residuals of short series are correlated by themselves, negatively, because their mean
    was taken out. So the mean ratio of neighbouring products to squares is compared with
    what it would be for each persistence, and the one that fits is taken; below 0 counts as
    0. Pooled, because half a dozen months of one center tell next to nothing of it.

    Parameters
    ----------
    value, weight : ndarray
        [center, month] of the design's past months.
    design : Design
        Which means are taken out.
    """
    places = np.flatnonzero((weight > 0).sum(axis=1) > design.effects + 1)
    if len(places) > MOST_CENTERS:
        places = places[np.linspace(0, len(places) - 1, MOST_CENTERS).astype(int)]
    maker = residual_maker(weight[places], design.members)
    root = np.sqrt(weight[places])
    scaled = np.where(weight[places] > 0, np.nan_to_num(value[places]) * root, 0.0)
    left = np.einsum("cij,cj->ci", maker, scaled)
    lags = design.past[:, None] - design.past[None, :]
    beside = (np.abs(lags) == 1).astype(float) / 2
    squares = (left**2).sum(axis=1)
    moved = squares > 1e-12 * np.maximum((scaled**2).sum(axis=1), 1e-300)
    if not moved.any() or not beside.any():
        return 0.0
    products = np.einsum("ci,ij,cj->c", left, beside, left)
    seen = float((products[moved] / squares[moved]).mean())
    usual = weight[places].mean(axis=0)
    fitting = [_expected(usual, design, beside, lags, kept) for kept in GRID]
    return float(np.interp(seen, fitting, GRID))


def _expected(
    weight: np.ndarray, design: Design, beside: np.ndarray, lags: np.ndarray, kept: float
) -> float:
    """Expected ratio of neighbouring products to squares, of normal months.

    The mean of a ratio of quadratic forms z'Az / z'Bz as the integral over t > 0 of
    det(I + 2tB)^-1/2 tr(A (I + 2tB)^-1) (Magnus 1986), in the axes of B.
    """
    known = weight > 0
    maker = residual_maker(weight[None, known], design.members[known])[0]
    root = np.linalg.cholesky(correlation(lags, kept)[np.ix_(known, known)])
    left = maker @ root
    size, axes = np.linalg.eigh(left.T @ left)
    along = left @ axes
    product = np.einsum("im,ij,jm->m", along, beside[np.ix_(known, known)], along)
    moved = size > 1e-9 * size.max()
    size, product = size[moved], product[moved]
    t = NODES / (1 - NODES) / (2 * size.mean())
    inner = 1 + 2 * t[:, None] * size
    density = np.prod(inner, axis=1) ** -0.5 * (product / inner).sum(axis=1)
    return float((density * WEIGHTS / (1 - NODES) ** 2).sum() / (2 * size.mean()))
