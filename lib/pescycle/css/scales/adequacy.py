"""Whether a correlation matrix has anything in common to be found."""

import numpy as np


def sampling_adequacy(matrix: np.ndarray) -> tuple[float, np.ndarray]:
    """Kaiser, Meyer and Olkin's measure of all items, and of each.

    Near 1 where each pair's correlation is shared with the other items; below 0.5 a factor
    is not worth looking for.

    Parameters
    ----------
    matrix : ndarray
        (items, items) correlations.

    Returns
    -------
    tuple of float and ndarray
        0..1; missing where the matrix cannot be inverted.

    Notes
    -----
    Kaiser & Rice (1974), Educational and Psychological Measurement 34, 111-117. R
    (psych): ``KMO(r)``.
    """
    size = len(matrix)
    if size < 2 or np.isnan(matrix).any() or np.linalg.cond(matrix) > 1e12:
        return np.nan, np.full(size, np.nan)
    inverse = np.linalg.inv(matrix)
    scale = 1 / np.sqrt(np.diag(inverse))
    partial = inverse * scale[:, None] * scale
    apart = ~np.eye(size, dtype=bool)
    shared, own = (matrix**2 * apart).sum(axis=1), (partial**2 * apart).sum(axis=1)
    with np.errstate(invalid="ignore"):
        items = shared / (shared + own)
        whole = shared.sum() / (shared.sum() + own.sum())
    return float(whole), items
