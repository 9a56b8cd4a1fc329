"""Weighted correlations from answers with gaps, for all replicates at once."""

import numpy as np

from pescycle.css.design import SurveyDesign
from pescycle.css.drivers.bootstrap import weighted_sums

# Correlations of different people may contradict each other: no data could have them all.
# An eigenvalue below this says so.
SMALLEST_EIGENVALUE = 1e-8


def pairwise_correlations(
    design: SurveyDesign, factor: np.ndarray, values: np.ndarray
) -> np.ndarray:
    """Correlation of each two columns, over everybody who has both.

    Parameters
    ----------
    design : SurveyDesign
        Its weights, times the factors, count.
    factor : ndarray
        (units, replicates).
    values : ndarray
        (respondents, k), NaN where missing; rows that are gaps throughout play no part.

    Returns
    -------
    ndarray
        (replicates, k, k); NaN where one of the two does not vary.

    Notes
    -----
    R: ``cov.wt(x[both, ], w[both], cor = TRUE)$cor`` for each two columns.
    """
    size, there = values.shape[1], ~np.isnan(values)
    counted = np.maximum(there.sum(axis=0), 1)
    filled = np.where(there, values, 0.0)
    # Near the means, or squares would lose digits.
    filled = np.where(there, filled - filled.sum(axis=0) / counted, 0.0)

    def columns(rows: slice) -> np.ndarray:
        x, mask = filled[rows], there[rows].astype(float)
        parts = ((mask, mask), (x, mask), (x**2, mask), (x, x))
        return np.concatenate(
            [(a[:, :, None] * b[:, None, :]).reshape(len(x), -1) for a, b in parts], axis=1
        )

    sums = weighted_sums(design, factor, columns).reshape(-1, 4, size, size)
    total, first, square, product = (sums[:, part] for part in range(4))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = first / total
        spread = square / total - mean**2
        spread = np.where(spread > 1e-12, spread, np.nan)
        other = np.swapaxes(mean, 1, 2)
        shared = product / total - mean * other
        return shared / np.sqrt(spread * np.swapaxes(spread, 1, 2))


def contradictory(correlations: np.ndarray) -> np.ndarray:
    """Whether no data could have these correlations, one answer a matrix."""
    return np.linalg.eigvalsh(correlations)[..., 0] < SMALLEST_EIGENVALUE


def mended(correlations: np.ndarray) -> np.ndarray:
    """Matrices with too small eigenvalues raised to the smallest, ones on the diagonal."""
    values, vectors = np.linalg.eigh(correlations)
    raised = np.maximum(values, SMALLEST_EIGENVALUE)
    near = (vectors * raised[..., None, :]) @ np.swapaxes(vectors, -1, -2)
    deviation = np.sqrt(np.diagonal(near, axis1=-2, axis2=-1))
    scaled = near / (deviation[..., :, None] * deviation[..., None, :])
    return np.where((values[..., 0] < SMALLEST_EIGENVALUE)[..., None, None], scaled, near)


def adjusted(correlations: np.ndarray, status: int) -> np.ndarray:
    """Covariance of outcome and drivers that the status columns leave.

    Parameters
    ----------
    correlations : ndarray
        (..., 1 + status + p, ...): outcome, status columns, drivers.
    status : int
        How many status columns there are.
    """
    kept = np.r_[0, 1 + status : correlations.shape[-1]]
    among = np.arange(1, 1 + status)
    own = correlations[..., kept[:, None], kept]
    if not status:
        return own
    cross = correlations[..., kept[:, None], among]
    inverse = np.linalg.pinv(correlations[..., among[:, None], among], hermitian=True)
    return own - cross @ inverse @ np.swapaxes(cross, -1, -2)
