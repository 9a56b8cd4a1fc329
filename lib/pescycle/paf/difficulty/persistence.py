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
    places = some(len(weight))
    maker = residual_maker(weight[places], design.parts)
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
    """Expected ratio of neighbouring products to squares, of normal months."""
    known = weight > 0
    maker = residual_maker(weight[None, known], design.parts[known])[0]
    beside = beside[np.ix_(known, known)]
    covariance = correlation(lags, kept)[np.ix_(known, known)]
    return expected_ratio(maker @ beside @ maker, maker, covariance)


def expected_ratio(top: np.ndarray, bottom: np.ndarray, covariance: np.ndarray) -> float:
    """Expectation of z'Az / z'Bz for normal z of that covariance, A = top, B = bottom.

    The integral over t > 0 of det(I + 2tB)^-1/2 tr(A (I + 2tB)^-1) in the axes of B, after
    both were brought to independent z (Magnus 1986). ``bottom`` is a projection whose null
    space A shares.
    """
    root = np.linalg.cholesky(covariance)
    size, axes = np.linalg.eigh(root.T @ bottom @ root)
    along = root @ axes
    product = np.einsum("im,ij,jm->m", along, top, along)
    moved = size > 1e-9 * size.max()
    size, product = size[moved], product[moved]
    t = NODES / (1 - NODES) / (2 * size.mean())
    inner = 1 + 2 * t[:, None] * size
    density = np.prod(inner, axis=1) ** -0.5 * (product / inner).sum(axis=1)
    return float((density * WEIGHTS / (1 - NODES) ** 2).sum() / (2 * size.mean()))


def some(centers: int) -> np.ndarray:
    """Places of all centers, or of so many evenly spread ones as tell enough."""
    if centers <= MOST_CENTERS:
        return np.arange(centers)
    return np.linspace(0, centers - 1, MOST_CENTERS).astype(int)
