"""Johnson's relative weights: shares of R2 without going through all models."""

import numpy as np

# Eigenvalues below this share of the largest are rounding of collinear drivers.
RANK = 1e-12


def relative_weights(covariance: np.ndarray) -> np.ndarray:
    """Part of R2 of each driver, by way of the closest drivers that do not overlap.

    The parts add up to R2 and are close to those of ``shapley_shares`` as a rule; that
    both agree says that the order of importance does not hang on the method.

    Parameters
    ----------
    covariance : ndarray
        (..., 1 + p, 1 + p) covariance or correlation, the outcome first.

    Returns
    -------
    ndarray
        (..., p).

    Notes
    -----
    Johnson (2000), Multivariate Behavioral Research 35, 1-19. R (rwa): ``rwa(data, "y",
    drivers)``.
    """
    matrix = np.asarray(covariance, dtype=float)
    deviation = np.sqrt(np.diagonal(matrix, axis1=-2, axis2=-1))
    scaled = matrix / (deviation[..., :, None] * deviation[..., None, :])
    values, vectors = np.linalg.eigh(scaled[..., 1:, 1:])
    kept = values > RANK * values[..., -1:]
    root = np.where(kept, np.sqrt(np.where(kept, values, 1.0)), 0.0)
    inverse = np.where(kept, 1 / np.where(kept, root, 1.0), 0.0)
    loading = (vectors * root[..., None, :]) @ np.swapaxes(vectors, -1, -2)
    back = (vectors * inverse[..., None, :]) @ np.swapaxes(vectors, -1, -2)
    slope = back @ scaled[..., 1:, :1]
    return (loading**2 @ slope**2)[..., 0]
