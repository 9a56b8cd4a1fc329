"""Figures of different units on one scale, with anchors that were fixed beforehand."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

SCALE = (0.0, 100.0)


class Limits(StrEnum):
    """What becomes of a figure outside its anchors."""

    OPEN = "open"  # scores below the lowest and above the highest may occur
    CLIPPED = "clipped"  # counted as the anchor itself


@dataclass(frozen=True, eq=False)
class Anchors:
    """The two ends of each KPI's scale, in the KPI's unit.

    Anchors are given, never taken from the round that is scored: a score must not change
    because another center or another round came in. ``extremes`` makes them of a round
    when somebody asks for it.

    lower, upper : array [..., kpi], lower < upper; where they are equal the score is
        missing, because nothing can be told apart
    direction : array [kpi] of 1 (higher is better) and -1
    """

    lower: np.ndarray
    upper: np.ndarray
    direction: np.ndarray


def extremes(values: ArrayLike, direction: ArrayLike) -> Anchors:
    """Anchors at the lowest and the highest value that a round had.

    For the round in which a framework begins; used on later rounds as they are. A round
    scored on its own extremes moves every score when one center changes.

    Parameters
    ----------
    values : array [..., center, kpi]
        NaN is missing.
    direction : array [kpi]
        1 or -1.
    """
    value = np.asarray(values, dtype=float)
    known = ~np.isnan(value)
    lowest = np.where(known, value, np.inf).min(axis=-2, initial=np.inf)
    highest = np.where(known, value, -np.inf).max(axis=-2, initial=-np.inf)
    nothing = ~known.any(axis=-2)
    return Anchors(
        np.where(nothing, np.nan, lowest),
        np.where(nothing, np.nan, highest),
        np.asarray(direction, dtype=float),
    )


def goalposts(
    values: ArrayLike,
    anchors: Anchors,
    *,
    limits: Limits = Limits.CLIPPED,
    scale: tuple[float, float] = SCALE,
) -> np.ndarray:
    """Place of each value on the way from its worst to its best anchor.

    (value - lower) / (upper - lower) where higher is better, (upper - value) / (upper -
    lower) where lower is; then stretched to ``scale``. With the round's own ``extremes`` as
    anchors it is the min-max score. A wide scale makes a KPI's differences small, so that
    anchors weigh like weights.

    Parameters
    ----------
    values : array [..., center, kpi]
        In the KPIs' units.
    anchors : Anchors
        Both ends and the direction.
    limits : Limits
        Whether scores may leave the scale.
    scale : (float, float)
        Score at the worst and at the best anchor.

    Returns
    -------
    array [..., center, kpi]

    Notes
    -----
    Nardo et al. (2008), OECD/JRC Handbook, step 5; Human Development Index, technical note
    1 (fixed goalposts). R: ``COINr::n_goalposts``, ``n_minmax``.
    """
    value = np.asarray(values, dtype=float)
    low = np.expand_dims(anchors.lower, -2)
    high = np.expand_dims(anchors.upper, -2)
    way = np.where(high > low, high - low, np.nan)
    upward = np.asarray(anchors.direction) > 0
    share = np.where(upward, value - low, high - value) / way
    if limits == Limits.CLIPPED:
        share = np.clip(share, 0.0, 1.0)
    return scale[0] + share * (scale[1] - scale[0])


@dataclass(frozen=True, eq=False)
class Moments:
    """Mean and standard deviation of each KPI in the round that anchors the scores.

    mean, sd : array [..., kpi]; sd with n - 1
    direction : array [kpi] of 1 and -1
    """

    mean: np.ndarray
    sd: np.ndarray
    direction: np.ndarray


def moments(values: ArrayLike, direction: ArrayLike) -> Moments:
    """Mean and standard deviation of a round, missing values left out.

    Fewer than two values give a missing standard deviation.
    """
    value = np.asarray(values, dtype=float)
    known = ~np.isnan(value)
    count = known.sum(axis=-2)
    filled = np.where(known, value, 0.0)
    mean = filled.sum(axis=-2) / np.where(count > 0, count, np.nan)
    away = np.where(known, filled - np.expand_dims(mean, -2), 0.0)
    variance = (away**2).sum(axis=-2) / np.where(count > 1, count - 1.0, np.nan)
    return Moments(mean, np.sqrt(variance), np.asarray(direction, dtype=float))


def z_scores(values: ArrayLike, anchors: Moments) -> np.ndarray:
    """Distance from the anchoring mean in standard deviations; above 0 is better.

    No spread (standard deviation 0) gives a missing score. It misleads with few centers:
    the standard deviation of 5 values is itself uncertain by a third.

    R: ``COINr::n_zscore``; base R ``scale(x)``.
    """
    value = np.asarray(values, dtype=float)
    sd = np.where(anchors.sd > 0, anchors.sd, np.nan)
    away = value - np.expand_dims(anchors.mean, -2)
    return anchors.direction * away / np.expand_dims(sd, -2)
