"""How far the levels of years differ, beyond what the months do by chance."""

import numpy as np

from pescycle.paf.difficulty.design import Design, correlation, residual_maker
from pescycle.paf.difficulty.persistence import expected_ratio, some

# Variances of a year's level in units of a month's: from none to where only it counts.
GRID = np.array([0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 100.0])


def level_spread(
    value: np.ndarray, weight: np.ndarray, design: Design, persistence: float
) -> float:
    """Variance of a year's level in units of a month's variance, pooled over the centers.

    The part of the squares (months of the year taken out) that the levels of years take
    away is compared with what it would be for each spread. Where years differ no more than
    by chance it is 0, and the last months count as much as all others; where they differ
    much, the level of the last months is the one that goes on.

    Parameters
    ----------
    value, weight : ndarray
        [center, month] of the design's past months; weights of mean 1.
    design : Design
        With levels.
    persistence : float
        Of the months.
    """
    places = some(len(weight))
    value, weight = value[places], weight[places]
    scaled = np.where(weight > 0, np.nan_to_num(value) * np.sqrt(weight), 0.0)
    left = [
        (np.einsum("cij,cj->ci", residual_maker(weight, parts), scaled) ** 2).sum(axis=1)
        for parts in (design.seasons, design.parts)
    ]
    moved = left[0] > 1e-12 * np.maximum((scaled**2).sum(axis=1), 1e-300)
    if not moved.any():
        return 0.0
    seen = float(((left[0] - left[1])[moved] / left[0][moved]).mean())
    usual = weight.mean(axis=0)
    fitting = [_expected(usual, design, persistence, spread) for spread in GRID]
    return float(np.interp(seen, fitting, GRID))


def _expected(
    weight: np.ndarray, design: Design, persistence: float, spread: float
) -> float:
    known = weight > 0
    lags = design.past[known][:, None] - design.past[known][None, :]
    season, whole = (
        residual_maker(weight[None, known], parts[known])[0]
        for parts in (design.seasons, design.parts)
    )
    level = design.parts[np.ix_(known, design.levels)] * np.sqrt(weight[known])[:, None]
    covariance = correlation(lags, persistence) + spread * level @ level.T
    return expected_ratio(season - whole, season, covariance)
