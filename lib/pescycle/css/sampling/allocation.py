"""Where the answers of a sample are worth most: its distribution over the centers."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from pescycle.stats.intervals import numbers


class Allocation(StrEnum):
    """How a sample is spread over the centers."""

    PROPORTIONAL = "proportional"  # to the people served
    NEYMAN = "neyman"  # to people served times spread: least variance of the whole
    COST = "cost"  # the same over the root of the cost: least variance for the money
    EQUAL = "equal"  # best for comparing centers with each other


def allocated_sizes(
    total: float,
    frame: ArrayLike,
    *,
    rule: Allocation = Allocation.PROPORTIONAL,
    spread: ArrayLike = 1.0,
    cost: ArrayLike = 1.0,
    minimum: ArrayLike = 0.0,
) -> np.ndarray:
    """Whole numbers of answers by center that add up to ``total``.

    No center gets more answers than it has people, and none less than its minimum, as far
    as its people allow; what that takes or leaves is spread over the others by the same
    rule. Where the minima alone are more than the total, they are what comes back.

    Parameters
    ----------
    total : float
        Answers wanted of all centers together.
    frame : array_like
        People served, one a center.
    rule : Allocation
    spread : array_like
        Expected standard deviation of an answer in each center (0.5 for a share of 50 %).
    cost : array_like
        Cost of one answer in each center, in any currency.
    minimum : array_like
        Least number of answers of each center.

    Returns
    -------
    ndarray of int
        One a center.

    Notes
    -----
    Neyman (1934), JRSS 97, 558-625; Cochran (1977), Sampling Techniques, 5.5 and 5.9:
    n_h proportional to N_h S_h / sqrt(c_h).
    """
    people = numbers(frame)
    least = np.minimum(np.broadcast_to(numbers(minimum), people.shape), people)
    share = _shares(rule, people, numbers(spread), numbers(cost))
    wanted = max(min(float(total), people.sum()), least.sum())
    return _whole(_bounded(wanted, share, least, people), least, people)


def _shares(
    rule: Allocation, people: np.ndarray, spread: np.ndarray, cost: np.ndarray
) -> np.ndarray:
    if (np.asarray(cost) <= 0).any():
        raise ValueError("the cost of an answer must be above 0")
    if (np.asarray(spread) < 0).any():
        raise ValueError("a spread cannot be below 0")
    by_rule = {
        Allocation.PROPORTIONAL: people,
        Allocation.NEYMAN: people * spread,
        Allocation.COST: people * spread / np.sqrt(cost),
        Allocation.EQUAL: (people > 0).astype(float),
    }
    return np.broadcast_to(by_rule[rule], people.shape)


def _bounded(
    total: float, share: np.ndarray, least: np.ndarray, most: np.ndarray
) -> np.ndarray:
    """Sizes proportional to ``share`` between their bounds, by halving their factor."""
    if not share.sum():
        return least.copy()
    low, high = 0.0, 1.0
    while np.clip(high * share, least, most).sum() < min(
        total, np.where(share > 0, most, least).sum()
    ):
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if np.clip(middle * share, least, most).sum() < total:
            low = middle
        else:
            high = middle
    return np.clip(high * share, least, most)


def _whole(sizes: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Whole numbers with the same sum: the largest remainders are rounded up."""
    down = np.maximum(np.floor(sizes + 1e-9), np.ceil(least))
    missing = round(sizes.sum() - down.sum())
    room = np.flatnonzero(down < np.floor(most))
    order = room[np.argsort(-(sizes - down)[room], kind="stable")]
    down[order[: max(missing, 0)]] += 1
    return down.astype(int)
