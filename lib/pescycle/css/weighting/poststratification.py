"""Post-stratification: weights that meet the totals of one set of cells."""

import numpy as np

from pescycle.css.weighting.margins import Margin, check_margins


def poststratified_weights(base: np.ndarray, cells: Margin) -> np.ndarray:
    """Base weights multiplied by each cell's clients over its base weight.

    Parameters
    ----------
    base : ndarray
        Weights before, one a respondent, at least 0.
    cells : Margin
        Every respondent's cell; several questions crossed are one margin of their pairs.

    Returns
    -------
    ndarray
        One weight a respondent.

    Raises
    ------
    UnmetMarginError
        For a cell with clients and no respondent, or respondents and no client.

    Notes
    -----
    Särndal, Swensson & Wretman (1992), 7.6. R (survey): ``postStratify``.
    """
    base = np.asarray(base, dtype=float)
    check_margins(base, [cells])
    held = np.bincount(cells.code, base, minlength=len(cells.total))
    factor = np.divide(cells.total, held, out=np.zeros_like(held), where=held > 0)
    return base * factor[cells.code]
