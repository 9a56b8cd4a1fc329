"""Raking: weights that meet several margins at once, each multiplied in turn."""

from collections.abc import Sequence

import numpy as np

from pescycle.css.weighting.cells import distinct_cells
from pescycle.css.weighting.margins import Margin, agreed, check_margins, unmet

TOLERANCE = 1e-10
MOST_TURNS = 5000


def raked_weights(
    base: np.ndarray, margins: Sequence[Margin], *, tolerance: float = TOLERANCE
) -> np.ndarray:
    """Base weights, each multiplied so that every margin's totals are met.

    Respondents of the same categories get the same factor, so that the work is done on
    distinct cells with their base weights summed; unequal base weights are kept exactly.

    Parameters
    ----------
    base : ndarray
        Weights before, one a respondent, at least 0.
    margins : sequence of Margin
        What is to be met; sums that differ by less than one client are scaled to the first.
    tolerance : float
        Largest distance from a total that is left, as a share of the total.

    Returns
    -------
    ndarray
        One weight a respondent.

    Raises
    ------
    UnmetMarginError
        Where a category is empty, or the margins contradict each other in this sample.

    Notes
    -----
    Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427-444; Deville, Särndal
    & Sautory (1993), JASA 88, 1013-1020. R (survey): ``rake``, or
    ``calibrate(calfun = "raking")``, which gives the same weights.
    """
    base = np.asarray(base, dtype=float)
    check_margins(base, margins)
    margins = agreed(margins)
    cell, codes = distinct_cells(margins)
    held = np.bincount(cell, base, minlength=len(codes[0]))
    return base * _cell_factors(held, codes, margins, tolerance)[cell]


def _cell_factors(
    held: np.ndarray, codes: list[np.ndarray], margins: list[Margin], tolerance: float
) -> np.ndarray:
    factor = np.ones(len(held))
    for _ in range(MOST_TURNS):
        furthest = 0.0
        for code, margin in zip(codes, margins, strict=True):
            sums = np.bincount(code, held * factor, minlength=len(margin.total))
            step = np.divide(margin.total, sums, out=np.ones_like(sums), where=sums > 0)
            furthest = max(furthest, float(np.abs(step - 1).max()))
            factor = factor * step[code]
        if furthest <= tolerance:
            return factor
    raise _worst(held * factor, codes, margins)


def _worst(weight: np.ndarray, codes: list[np.ndarray], margins: list[Margin]) -> Exception:
    """The category that is furthest from its total, of all margins."""
    worst, place, gap = margins[0], 0, -1.0
    for code, margin in zip(codes, margins, strict=True):
        sums = np.bincount(code, weight, minlength=len(margin.total))
        gaps = np.abs(sums - margin.total)
        if gaps.max() > gap:
            worst, place, gap = margin, int(gaps.argmax()), float(gaps.max())
    return unmet("contradiction", worst, place)
