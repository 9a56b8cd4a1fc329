"""k-medoids by PAM: build, swap, assignment and silhouette widths."""

import numpy as np

# A swap has to gain more than rounding can.
ROUNDING = 1e-12


def built(distances: np.ndarray, groups: int) -> list[int]:
    """First medoids: each time the point that brings all others closest (PAM's build).

    Parameters
    ----------
    distances : ndarray
        Square and symmetric, one row and column a point.
    groups : int
        Number of medoids, at most the number of points.

    Returns
    -------
    list of int
        Places of the medoids; of equally good points the first.
    """
    medoids: list[int] = []
    nearest = np.full(len(distances), distances.max() * 1.1 + 1)
    for _ in range(groups):
        gain = np.maximum(nearest[:, None] - distances, 0).sum(axis=0)
        gain[medoids] = -np.inf
        best = int(np.flatnonzero(gain >= gain.max() - ROUNDING * abs(gain.max()))[0])
        medoids.append(best)
        nearest = np.minimum(nearest, distances[:, best])
    return medoids


def swapped(distances: np.ndarray, medoids: list[int]) -> list[int]:
    """Medoids after the best swaps of a medoid and a point, until none helps (PAM's swap).

    Each swap is the one of all that lowers the sum of distances to the nearest medoid most,
    so that the result is a local optimum that depends on nothing but the distances.
    """
    medoids = list(medoids)
    total = distances[:, medoids].min(axis=1).sum()
    while 0 < len(medoids) < len(distances):
        change = _changes(distances, medoids)
        change[medoids] = np.inf
        point, place = np.unravel_index(int(change.argmin()), change.shape)
        if change[point, place] >= -ROUNDING * max(total, 1):
            break
        medoids[int(place)] = int(point)
        total = distances[:, medoids].min(axis=1).sum()
    return sorted(medoids)


def _changes(distances: np.ndarray, medoids: list[int]) -> np.ndarray:
    """Change of the sum if a point (row) took the place of a medoid (column)."""
    own = distances[:, medoids]
    owner = own.argmin(axis=1)
    first = own.min(axis=1)
    alone = np.full_like(first, np.inf)
    second = np.partition(own, 1, axis=1)[:, 1] if len(medoids) > 1 else alone
    gain = np.minimum(distances - first, 0)
    # Those whose medoid would go move to the new point or to their second medoid.
    lost = np.minimum(distances, second) - first - gain
    members = np.eye(len(medoids))[owner]
    return gain.sum(axis=1)[:, None] + lost @ members


def assigned(points: np.ndarray, medoids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Place of each point's nearest medoid, and the distance to it.

    Parameters
    ----------
    points, medoids : ndarray
        One row a point or medoid, one column a standardised covariate.
    """
    if not len(medoids):
        return np.zeros(len(points), dtype=int), np.full(len(points), np.nan)
    squares = [((points - medoid) ** 2).sum(axis=1) for medoid in medoids]
    distances = np.sqrt(np.column_stack(squares))
    return distances.argmin(axis=1), distances.min(axis=1)


def silhouette_widths(distances: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How much closer each point is to its own group than to the next one, -1..1.

    0 for a point that is alone in its group.

    Notes
    -----
    Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65.
    R: ``cluster::silhouette(groups, dist)``.
    """
    members = np.eye(int(places.max()) + 1)[places]
    sizes = members.sum(axis=0)
    sums = distances @ members
    rows = np.arange(len(places))
    own_size = sizes[places]
    own = sums[rows, places] / np.maximum(own_size - 1, 1)
    means = sums / sizes
    means[rows, places] = np.inf
    other = means.min(axis=1)
    larger = np.maximum(own, other)
    alone = (own_size == 1) | (larger == 0)
    return np.where(alone, 0.0, (other - own) / np.where(larger == 0, 1, larger))
