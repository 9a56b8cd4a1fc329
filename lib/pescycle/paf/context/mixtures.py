"""How much centers differ: a likelihood over a grid, and limits for not knowing it."""

from collections.abc import Callable

import numpy as np

# The spread between centers is looked for between these (ratio or logit units), on a grid
# whose steps grow with it; every spread counts alike beforehand (Gelman 2006, Bayesian
# Analysis 1, 515-533).
SMALLEST, LARGEST, POINTS = 0.005, 2.0, 120
# Spreads that carry less than this share of the likelihood change no limit.
NEGLIGIBLE = 1e-6
HALVINGS = 60


def spreads(largest: float = LARGEST) -> np.ndarray:
    """Spreads between centers that are looked at."""
    return np.geomspace(SMALLEST, largest, POINTS)


def grid_weights(grid: np.ndarray, likelihood: np.ndarray) -> np.ndarray:
    """Share of each spread, from its log likelihood; steps are as wide as the spread."""
    weight = np.exp(likelihood - likelihood.max()) * grid
    return weight / weight.sum()


def mixture_limits(
    cumulative: Callable[[np.ndarray, int], np.ndarray],
    weights: np.ndarray,
    *,
    start: tuple[np.ndarray, np.ndarray],
    confidence: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Limits of figures whose distribution is a mixture over the spread.

    Parameters
    ----------
    cumulative : callable
        Takes one value a center and the place of a spread; gives cumulative probabilities.
    weights : ndarray
        Share of each spread.
    start : pair of ndarray
        Values between which every center's limits lie.
    confidence : float
        0..1.
    """
    kept = np.flatnonzero(weights > NEGLIGIBLE)
    shares = weights[kept] / weights[kept].sum()

    def reached(value: np.ndarray) -> np.ndarray:
        return sum(
            share * cumulative(value, place)
            for share, place in zip(shares, kept, strict=True)
        )

    tails = (1 - confidence) / 2, (1 + confidence) / 2
    return tuple(_halved(reached, tail, *start) for tail in tails)


def _halved(
    reached: Callable[[np.ndarray], np.ndarray],
    tail: float,
    low: np.ndarray,
    high: np.ndarray,
) -> np.ndarray:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = reached(middle) < tail
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2
