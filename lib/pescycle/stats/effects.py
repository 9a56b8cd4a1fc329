"""Did the pilot centers change more than the others, and did a center change at all."""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from pescycle.stats.intervals import checked_confidence, numbers, t_interval

# Below this multiple of the mean's rounding error a spread is none (as R's t.test has it).
ROUNDING = 10 * np.finfo(float).eps


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Difference of two groups' mean changes; the counts are of centers."""

    pilot_change: float
    comparison_change: float
    effect: float
    se: float
    df: float
    low: float
    high: float
    pilots: int
    comparisons: int
    level: float
    method: str = "welch_t"


@dataclass(frozen=True, kw_only=True)
class PairedChange:
    """Mean of differences within pairs; ``pairs`` counts those complete on both sides."""

    change: float
    se: float
    df: float
    low: float
    high: float
    pairs: int
    level: float
    method: str = "paired_t"


def _present(values: ArrayLike) -> np.ndarray:
    values = np.atleast_1d(numbers(values))
    return values[~np.isnan(values)]


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if values.size else nan


def _mean_variance(values: np.ndarray) -> float:
    """Variance of the mean; missing below two values, 0 if only rounding varies."""
    if values.size < 2:
        return nan
    variance = float(values.var(ddof=1)) / values.size
    return variance if sqrt(variance) > ROUNDING * np.abs(values).max() else 0.0


def difference_in_differences(
    pilot_changes: ArrayLike, comparison_changes: ArrayLike, *, confidence: float = 0.95
) -> Effect:
    """How much more the pilot centers changed than the comparison centers.

    The center is the unit: each gives one change, however many visits or answers stand
    behind it, because actions are taken by centers. It misleads where the two groups were
    on different paths before the actions began, or where centers chose themselves to be
    pilots after a bad year (regression to the mean).

    Parameters
    ----------
    pilot_changes, comparison_changes : array_like
        Change of each center in the figure's own unit, one a center; missing ones are left
        out.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Effect
        Limits, ``se`` and ``df`` are missing with fewer than two centers in a group, limits
        and ``df`` also where no center differs from its group.

    Notes
    -----
    Welch (1947), Biometrika 34, 28-35, degrees of freedom by Satterthwaite.
    R: ``t.test(pilot, comparison)``.
    """
    pilot, comparison = _present(pilot_changes), _present(comparison_changes)
    parts = np.array([_mean_variance(pilot), _mean_variance(comparison)])
    se, df = sqrt(parts.sum()), nan
    if se > 0:
        shares = (
            parts / parts.sum()
        )  # scaled first, so that tiny variances do not underflow
        df = float(1 / (shares**2 / (np.array([pilot.size, comparison.size]) - 1)).sum())
    effect = _mean(pilot) - _mean(comparison)
    low, high = t_interval(effect, se, df, confidence=confidence)
    return Effect(
        pilot_change=_mean(pilot),
        comparison_change=_mean(comparison),
        effect=effect,
        se=se,
        df=df,
        low=float(low),
        high=float(high),
        pilots=pilot.size,
        comparisons=comparison.size,
        level=checked_confidence(confidence),
    )


def detectable_effect(
    se: float, df: float, *, power: float = 0.8, confidence: float = 0.95
) -> float:
    """Smallest true difference that would be seen with a chance of ``power``.

    Parameters
    ----------
    se, df : float
        Standard error of the difference and its degrees of freedom.
    power : float
        0.8 for a chance of 80 %.
    confidence : float
        0.95: seen means that the 95 % interval leaves out zero.

    Returns
    -------
    float
        (t_{(1 + confidence) / 2} + t_{power}) se; missing without degrees of freedom.
    """
    if not (df >= 1 and se > 0):
        return nan
    seen = (1 + checked_confidence(confidence)) / 2
    return float((stats.t.ppf(seen, df) + stats.t.ppf(power, df)) * se)


def paired_change(
    after: ArrayLike, before: ArrayLike, *, confidence: float = 0.95
) -> PairedChange:
    """Mean of ``after - before`` over pairs, with a t interval of the differences.

    For monthly counts against the same months of the year before: pairing takes the season
    out. Pairs with a side missing are left out. It misleads where months hang together, for
    instance when a trend runs through the period; the interval is then too narrow.

    Parameters
    ----------
    after, before : array_like
        Equally long, one a pair, in one unit.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    PairedChange
        Limits are missing with fewer than two pairs and where all differences are equal.

    Notes
    -----
    R: ``t.test(after, before, paired = TRUE)``.
    """
    differences = _present(np.atleast_1d(numbers(after)) - np.atleast_1d(numbers(before)))
    change, se = _mean(differences), sqrt(_mean_variance(differences))
    df = float(differences.size - 1) if differences.size > 1 else nan
    low, high = t_interval(change, se, df, confidence=confidence)
    return PairedChange(
        change=change,
        se=se,
        df=df,
        low=float(low),
        high=float(high),
        pairs=differences.size,
        level=checked_confidence(confidence),
    )
