"""Which units are most alike: distances, and the pairs that are closest together."""

from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Pair = tuple[int, int]
# Costs are scaled to this mean, so that the solver's own tolerance (1e-6) is nothing.
SCALE = 1000.0


def mahalanobis_distances(values: np.ndarray) -> np.ndarray:
    """Distance of each unit to each other one, free of units and of correlation.

    With as many variables as units, less one, or more, all units are equally far apart: the
    distance then says nothing.

    Parameters
    ----------
    values : ndarray
        A row a unit, a column a variable, none missing.

    Returns
    -------
    ndarray
        Square and symmetric, 0 in the diagonal. A variable that is a copy of others adds
        nothing (generalised inverse).

    Notes
    -----
    Square root of (x - y)' S^-1 (x - y), S with n - 1. Mahalanobis (1936), Proceedings of
    the National Institute of Sciences of India 2, 49-55. R: ``sqrt(mahalanobis(x, y,
    cov(x)))``.
    """
    values = np.asarray(values, dtype="float64")
    spread = values.std(axis=0, ddof=1)
    scaled = (values - values.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    inverse = np.linalg.pinv(np.atleast_2d(np.cov(scaled, rowvar=False)), hermitian=True)
    apart = scaled[:, None, :] - scaled[None, :, :]
    squares = np.einsum("ijk,kl,ijl->ij", apart, inverse, apart)
    return np.sqrt(np.maximum(squares, 0.0))


def optimal_pairs(distance: np.ndarray) -> tuple[list[Pair], int | None]:
    """Pairs of units whose distances have the smallest sum.

    The best sum, not the best single pair: taking the closest two first can leave two that
    are far apart. Of an odd number of units the one is left over without which the sum is
    smallest.

    Parameters
    ----------
    distance : ndarray
        Square and symmetric, at least two units.

    Returns
    -------
    list of pairs, and int or None
        Places of the units, the smaller first, in order; and of the one left over.

    Notes
    -----
    Minimum-weight perfect matching as an integer programme, every pair taken or not. Of
    several equal sums the one with pairs of the first units early is taken. Lu, Greevy, Xu
    & Beck (2011), The American Statistician 65, 21-30. R: ``nbpMatching::nonbimatch``.
    """
    units = len(distance)
    single = units % 2 == 1
    pairs = list(combinations(range(units), 2))
    first, second = np.array(pairs, dtype=int).reshape(-1, 2).T
    cost = np.asarray(distance, dtype="float64")[first, second]
    alone = units if single else 0
    taken = _solved(_with_ties(cost), first, second, units, alone)
    chosen = [pair for pair, is_in in zip(pairs, taken, strict=False) if is_in]
    paired = {place for pair in chosen for place in pair}
    left = [place for place in range(units) if place not in paired]
    return chosen, left[0] if left else None


def _with_ties(cost: np.ndarray) -> np.ndarray:
    """Costs scaled, with a trace of the pairs' order, so that equal sums have one answer.

    The trace grows with the square of a pair's place: a plain count would leave many sums
    equal.
    """
    mean = cost.mean() if cost.size and cost.mean() > 0 else 1.0
    trace = np.sqrt(np.arange(1.0, cost.size + 1)) / max(cost.size, 1)
    return cost / mean * SCALE + trace * 1e-3


def _solved(
    cost: np.ndarray, first: np.ndarray, second: np.ndarray, units: int, alone: int
) -> np.ndarray:
    """Which pairs the cheapest way to cover all units takes."""
    pairs = len(cost)
    columns = np.arange(pairs)
    rows = np.concatenate([first, second, np.arange(alone), np.full(alone, units)])
    places = np.concatenate([columns, columns, *[pairs + np.arange(alone)] * 2])
    shape = (units + (1 if alone else 0), pairs + alone)
    covers = csr_array((np.ones(len(rows)), (rows, places)), shape=shape)
    found = milp(
        np.concatenate([cost, np.zeros(alone)]),
        constraints=LinearConstraint(covers, 1, 1),
        integrality=np.ones(shape[1]),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    return found.x[:pairs] > 0.5
