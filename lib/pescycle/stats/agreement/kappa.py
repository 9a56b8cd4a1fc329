"""Weighted kappa: agreement on ordered bands beyond chance, of two or of more raters."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from pescycle.stats.intervals import checked_confidence, normal_quantile, t_interval


class KappaWeights(StrEnum):
    """How much a difference of bands counts: as such, by its size, by its square."""

    UNWEIGHTED = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True)
class Kappa:
    """Kappa with its limits; NaN where nothing can be said.

    ``base`` counts the units that both (of several raters: any two) have rated.
    """

    value: float
    low: float
    high: float
    level: float
    base: int
    method: str


def weighted_kappa(
    first: np.ndarray,
    second: np.ndarray,
    *,
    bands: int,
    weights: KappaWeights = KappaWeights.QUADRATIC,
    confidence: float = 0.95,
) -> Kappa:
    """Cohen's weighted kappa of two raters.

    It misleads where nearly all units lie in one band: chance agreement is then so high
    that kappa is low although the two hardly ever differ.

    Parameters
    ----------
    first, second : ndarray
        Band of each unit, 0 to ``bands - 1``; NaN where not rated.
    bands : int
        Number of ordered bands, at least 2.
    weights : KappaWeights
        Quadratic ones make kappa resemble an intraclass correlation.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Kappa
        Normal limits from the large-sample variance, missing where the variance is 0.

    Notes
    -----
    Cohen (1968), Psychological Bulletin 70, 213-220; variance: Fleiss, Cohen & Everitt
    (1969), Psychological Bulletin 72, 323-327, equation 8. R (psych):
    ``cohen.kappa(cbind(first, second))$weighted.kappa``, ``$var.weighted``.
    """
    level = checked_confidence(confidence)
    table, base = _table(first, second, bands)
    agree = agreement_weights(bands, weights)
    value = _kappa(table, agree)
    if np.isnan(value):
        return Kappa(np.nan, np.nan, np.nan, level, base, "fleiss_cohen_everitt")
    half = normal_quantile(level) * np.sqrt(_variance(table, agree, base))
    half = half if half > 0 else np.nan
    return Kappa(value, value - half, value + half, level, base, "fleiss_cohen_everitt")


def light_kappa(
    ratings: np.ndarray,
    *,
    bands: int,
    weights: KappaWeights = KappaWeights.QUADRATIC,
    confidence: float = 0.95,
) -> Kappa:
    """Mean of the weighted kappas of all pairs of raters (Light).

    Pairs without a kappa of their own (one of the two used a single band) are left out; a
    pair counts once, however many units both have rated.

    Parameters
    ----------
    ratings : ndarray
        One row a unit, a column a rater: bands 0 to ``bands - 1``, NaN where not rated.
    bands, weights, confidence
        As for ``weighted_kappa``.

    Returns
    -------
    Kappa
        Limits by leaving out one unit at a time (jackknife), Student's t.

    Notes
    -----
    Light (1971), Psychological Bulletin 76, 365-377. R (psych): ``cohen.kappa(x)$av.wt``
    for units without blanks.
    """

    def mean(rows: np.ndarray) -> float:
        found = [_kappa(_table(*pair, bands)[0], agree) for pair in combinations(rows.T, 2)]
        known = [kappa for kappa in found if not np.isnan(kappa)]
        return float(np.mean(known)) if known else np.nan

    agree = agreement_weights(bands, weights)
    return _jackknifed(ratings, mean, confidence, "light_jackknife")


def conger_kappa(
    ratings: np.ndarray,
    *,
    bands: int,
    weights: KappaWeights = KappaWeights.QUADRATIC,
    confidence: float = 0.95,
) -> Kappa:
    """Weighted kappa of several raters from the means of their pairs (Conger).

    The mean observed and the mean chance agreement of all pairs enter one ratio, so that a
    pair near full chance agreement cannot pull the result as it does in ``light_kappa``.

    Parameters
    ----------
    ratings : ndarray
        One row a unit, a column a rater: bands 0 to ``bands - 1``, NaN where not rated.
    bands, weights, confidence
        As for ``weighted_kappa``.

    Returns
    -------
    Kappa
        Limits by leaving out one unit at a time (jackknife), Student's t.

    Notes
    -----
    Conger (1980), Psychological Bulletin 88, 322-328. R (irr):
    ``kappam.fleiss(x, exact = TRUE)`` for unweighted bands without blanks.
    """

    def ratio(rows: np.ndarray) -> float:
        parts = [_parts(_table(*pair, bands)[0], agree) for pair in combinations(rows.T, 2)]
        parts = [part for part in parts if not np.isnan(part[0])]
        if not parts:
            return np.nan
        observed, chance = np.mean(parts, axis=0)
        return float((observed - chance) / (1 - chance)) if chance < 1 else np.nan

    agree = agreement_weights(bands, weights)
    return _jackknifed(ratings, ratio, confidence, "conger_jackknife")


def agreement_weights(bands: int, weights: KappaWeights) -> np.ndarray:
    """Agreement of each pair of bands: 1 for the same, 0 for the farthest apart."""
    if bands < 2:
        raise ValueError("kappa needs at least two bands")
    gaps = np.abs(np.subtract.outer(np.arange(bands), np.arange(bands))) / (bands - 1)
    match weights:
        case KappaWeights.UNWEIGHTED:
            return np.eye(bands)
        case KappaWeights.LINEAR:
            return 1 - gaps
    return 1 - gaps**2


def _table(first: np.ndarray, second: np.ndarray, bands: int) -> tuple[np.ndarray, int]:
    """Shares of the units in each pair of bands, and how many units both have rated."""
    both = ~(np.isnan(first) | np.isnan(second))
    table = np.zeros((bands, bands))
    np.add.at(table, (first[both].astype(int), second[both].astype(int)), 1)
    return table / max(both.sum(), 1), int(both.sum())


def _parts(table: np.ndarray, agree: np.ndarray) -> tuple[float, float]:
    """Observed and chance agreement; missing where nobody was rated by both."""
    if not table.any():
        return np.nan, np.nan
    chance = table.sum(axis=1) @ agree @ table.sum(axis=0)
    return float((table * agree).sum()), float(chance)


def _kappa(table: np.ndarray, agree: np.ndarray) -> float:
    observed, chance = _parts(table, agree)
    return (observed - chance) / (1 - chance) if chance < 1 - 1e-12 else np.nan


def _variance(table: np.ndarray, agree: np.ndarray, base: int) -> float:
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed, chance = _parts(table, agree)
    means = (agree @ columns)[:, None] + (rows @ agree)[None, :]
    terms = (agree * (1 - chance) - means * (1 - observed)) ** 2
    rest = (observed * chance - 2 * chance + observed) ** 2
    return max(float((table * terms).sum() - rest) / (base * (1 - chance) ** 4), 0.0)


def _jackknifed(
    ratings: np.ndarray,
    figure: Callable[[np.ndarray], float],
    confidence: float,
    method: str,
) -> Kappa:
    level = checked_confidence(confidence)
    rows = np.atleast_2d(np.asarray(ratings, dtype=float))
    rows = rows[(~np.isnan(rows)).sum(axis=1) >= 2]
    value = figure(rows) if len(rows) else np.nan
    without = np.array([figure(np.delete(rows, unit, axis=0)) for unit in range(len(rows))])
    if np.isnan(value) or len(rows) < 3 or np.isnan(without).any():
        return Kappa(value, np.nan, np.nan, level, len(rows), method)
    spread = (len(rows) - 1) / len(rows) * ((without - without.mean()) ** 2).sum()
    low, high = t_interval(value, np.sqrt(spread), len(rows) - 1, confidence=level)
    return Kappa(value, float(low), float(high), level, len(rows), method)
