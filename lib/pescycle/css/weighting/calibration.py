"""Calibration: weights that meet known totals and stay close to the base weights."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from pescycle.css.design import calibration_of
from pescycle.css.weighting.cells import joined_cells
from pescycle.css.weighting.distances import Distance, RatioFunction, ratio_function
from pescycle.css.weighting.margins import (
    Margin,
    UnmetMarginError,
    agreed,
    check_margins,
    indicators,
)

TOLERANCE = 1e-11  # of a total; the last step of Newton's method is always far below
NEAR_ENOUGH = 1e-9  # where rounding stops it before
MOST_STEPS = 60
MOST_HALVINGS = 25
INDEPENDENT = 1e-11  # columns of margins depend on each other: smaller pivots are none


def calibrated_weights(
    base: np.ndarray,
    auxiliary: np.ndarray | sparse.sparray,
    totals: np.ndarray,
    *,
    distance: Distance = Distance.LINEAR,
    bounds: tuple[float, float] | None = None,
) -> np.ndarray:
    """The weights closest to the base weights with which the columns meet their totals.

    Parameters
    ----------
    base : ndarray
        Weights before, one a respondent, at least 0.
    auxiliary : array or sparse array
        One row a respondent, one column a total; columns may depend on each other.
    totals : ndarray
        What each column, weighted, is to add up to.
    distance : Distance
        What closeness means; ``logit`` and ``linear_bounded`` keep within ``bounds``.
    bounds : pair of float, optional
        Lowest and highest ratio of weight to base weight.

    Returns
    -------
    ndarray
        One weight a respondent; with ``linear`` it can be below zero.

    Raises
    ------
    UnmetMarginError
        Where the totals are out of reach; ``category`` is the number of the column that is
        furthest from its total.

    Notes
    -----
    Deville & Särndal (1992), JASA 87, 376-382, solved by Newton's method on the dual. R
    (survey): ``calibrate(calfun = "linear" | "raking" | "logit", bounds)``.
    """
    # Respondents alike in all columns get one factor: the work is done on distinct rows.
    alike = calibration_of(auxiliary, np.asarray(base, dtype=float))
    held = np.bincount(alike.group, alike.base_weight, minlength=alike.auxiliary.shape[0])
    function = ratio_function(distance, bounds)
    ratio = _solved(held, alike.auxiliary, np.asarray(totals, dtype=float), function)
    return alike.base_weight * ratio[alike.group]


def calibrated_to_margins(
    base: np.ndarray,
    margins: Sequence[Margin],
    *,
    distance: Distance = Distance.LINEAR,
    bounds: tuple[float, float] | None = None,
) -> np.ndarray:
    """Weights calibrated to the categories of several margins.

    Arguments as for ``calibrated_weights`` and ``raked_weights``.

    Raises
    ------
    UnmetMarginError
        Naming the margin and category that cannot be met.
    """
    base = np.asarray(base, dtype=float)
    check_margins(base, margins)
    margins = agreed(margins)
    totals = np.concatenate([margin.total for margin in margins])
    cell, alike = joined_cells(margins)
    held = np.bincount(cell, base, minlength=len(alike[0].code))
    try:
        weight = calibrated_weights(
            held, indicators(alike), totals, distance=distance, bounds=bounds
        )
    except UnmetMarginError as error:
        labels = [(m.name, category) for m in margins for category in m.categories]
        name, category = labels[int(error.category)]
        raise UnmetMarginError(error.reason, name, category, error.total) from None
    ratio = np.divide(weight, held, out=np.zeros_like(held), where=held > 0)
    return base * ratio[cell]


def _solved(
    held: np.ndarray, rows: sparse.csr_array, totals: np.ndarray, function: RatioFunction
) -> np.ndarray:
    """Ratios of the distinct rows at which the weighted columns meet their totals."""
    size = np.maximum(np.abs(totals), np.abs(rows).T @ held)
    size = np.where(size > 0, size, 1.0)
    scaled = sparse.csr_array(rows.multiply(1 / size))
    wanted = totals / size
    u = np.zeros(len(held))
    gap = wanted - scaled.T @ (held * function.ratio(u))
    for _ in range(MOST_STEPS):
        if np.abs(gap).max(initial=0.0) <= TOLERANCE:
            break
        u, gap, moved = _step(u, gap, held, scaled, wanted, function)
        if not moved:
            break
    if np.abs(gap).max(initial=0.0) > NEAR_ENOUGH:
        place = int(np.abs(gap).argmax())
        raise UnmetMarginError("bounds", "", str(place), float(totals[place]))
    return function.ratio(u)


def _step(
    u: np.ndarray,
    gap: np.ndarray,
    held: np.ndarray,
    scaled: sparse.csr_array,
    wanted: np.ndarray,
    function: RatioFunction,
) -> tuple[np.ndarray, np.ndarray, bool]:
    """One step of Newton's method, halved until it comes closer; False where none does."""
    weighted = sparse.csr_array(scaled.multiply((held * function.slope(u))[:, None]))
    curvature = (scaled.T @ weighted).toarray()
    root = np.sqrt(np.maximum(curvature.diagonal(), 1e-300))
    root = np.where(curvature.diagonal() > 0, root, 1.0)
    even = curvature / np.outer(root, root)
    direction = scaled @ (np.linalg.lstsq(even, gap / root, rcond=INDEPENDENT)[0] / root)
    length = 1.0
    for _ in range(MOST_HALVINGS):
        further = u + length * direction
        left = wanted - scaled.T @ (held * function.ratio(further))
        if np.linalg.norm(left) < np.linalg.norm(gap):
            return further, left, True
        length /= 2
    return u, gap, False
