"""Ranks, and places within a distribution that was fixed beforehand."""

import numpy as np
from numpy.typing import ArrayLike


def ranks(scores: ArrayLike, *, axis: int = -1) -> np.ndarray:
    """Ranks of the scores along an axis: 1 is the best, ties share the lowest number.

    A missing score has no rank and takes none away. Two scores are tied when they are
    exactly equal. A rank says nothing about how far apart two centers are, and neighbours
    often cannot be told apart at all.

    Parameters
    ----------
    scores : array
        Higher is better; NaN is missing.
    axis : int
        The axis of the centers; every other axis is ranked for itself.

    Returns
    -------
    array of float
        Of the shape of ``scores``.

    R: ``rank(-x, ties.method = "min", na.last = "keep")``.
    """
    score = np.moveaxis(np.asarray(scores, dtype=float), axis, -1)
    order = np.argsort(-score, axis=-1, kind="stable")  # missing ones come last
    ordered = np.take_along_axis(score, order, axis=-1)
    place = np.arange(1, score.shape[-1] + 1, dtype=float)
    new = np.ones(score.shape, dtype=bool)
    new[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    shared = np.maximum.accumulate(np.where(new, place, 0.0), axis=-1)
    found = np.empty_like(score)
    np.put_along_axis(found, order, shared, axis=-1)
    return np.moveaxis(np.where(np.isnan(score), np.nan, found), -1, axis)


def ascending_ranks(
    values: ArrayLike, direction: ArrayLike, *, axis: int = -2
) -> np.ndarray:
    """Ranks as scores: 1 is the worst, so that higher is better; ties share the lowest.

    Needs all centers of the round, so that a new center moves the others: for a round by
    itself, not for scores that are compared over time (``percentiles`` with a fixed
    reference does that).

    Parameters
    ----------
    values : array [..., center, kpi]
        In the KPIs' units.
    direction : array [kpi]
        1 (higher is better) or -1.

    R: ``COINr::n_rank``; ``rank(x, ties.method = "min", na.last = "keep")``.
    """
    value = np.asarray(values, dtype=float) * np.asarray(direction, dtype=float)
    return ranks(-value, axis=axis)


def percentiles(
    values: ArrayLike, reference: ArrayLike, direction: ArrayLike
) -> np.ndarray:
    """Share of a fixed reference that a value leaves behind, 0..1; equals count half.

    The reference is the round that anchors the scores, so that a new center or round
    changes nobody's score. Beyond its ends the score stays at 0 or 1.

    Parameters
    ----------
    values : array [..., center, kpi]
        In the KPIs' units; NaN is missing.
    reference : array [reference center, kpi]
        The anchoring values; NaN is left out, a KPI without any gives missing scores.
    direction : array [kpi]
        1 or -1.
    """
    value = np.asarray(values, dtype=float) * np.asarray(direction, dtype=float)
    anchor = np.asarray(reference, dtype=float) * np.asarray(direction, dtype=float)
    parts = [_places(value[..., k], anchor[:, k]) for k in range(value.shape[-1])]
    return np.stack(parts, axis=-1) if parts else value


def _places(value: np.ndarray, anchor: np.ndarray) -> np.ndarray:
    known = np.sort(anchor[~np.isnan(anchor)])
    if not len(known):
        return np.full(value.shape, np.nan)
    below = np.searchsorted(known, value, side="left")
    upto = np.searchsorted(known, value, side="right")
    return np.where(np.isnan(value), np.nan, (below + upto) / (2.0 * len(known)))
