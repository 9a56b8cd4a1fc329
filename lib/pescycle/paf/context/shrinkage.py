"""Shrinkage: each center's ratio drawn toward 1 by as much as chance could have made it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats
from scipy.optimize import minimize_scalar
from scipy.special import betaln, gammaln

from pescycle.paf.context.mixtures import (
    LARGEST,
    SMALLEST,
    grid_weights,
    mixture_limits,
    spreads,
)
from pescycle.stats.intervals import checked_confidence

# A likelihood that rises by less than this above that of no spread is flat.
FLAT = 1e-7
WIDEST = 0.95  # largest spread of shares that is looked for


@dataclass(frozen=True, eq=False)
class Shrunken:
    """Ratios drawn toward 1, one a center, with their limits.

    ``spread`` is how much centers differ beyond chance (0: no sign of it) and ``weight``
    what a center's own cases count in its shrunken ratio, 0..1. Ratios are those of the
    most likely spread; the limits also allow for not knowing the spread, so that they have
    a width even where it is estimated as 0.
    """

    ratio: np.ndarray
    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray
    spread: float
    method: str


def gamma_poisson(
    observed: ArrayLike, expected: ArrayLike, *, confidence: float = 0.95
) -> Shrunken:
    """Ratios of counts by empirical Bayes: as if each had had more cases, all as expected.

    O ~ Poisson(E r), r ~ Gamma with mean 1 and standard deviation s; s maximises the
    marginal (negative binomial) likelihood. Then r = (O + k) / (E + k), k = 1 / s^2.

    Parameters
    ----------
    observed, expected : array
        Counts of each center; expected above 0.
    confidence : float
        0..1.

    Notes
    -----
    Clayton and Kaldor (1987), Biometrics 43, 671-681, with the mean held at 1 because the
    expected counts are those of the others. R: ``optimize(function(s) sum(dnbinom(O, size =
    1 / s^2, mu = E, log = TRUE)), ...)``. Limits: quantiles of the Gamma, averaged over s.
    """
    level = checked_confidence(confidence)
    count, mean = (np.asarray(x, dtype=float) for x in (observed, expected))

    def likelihood(spread: float) -> float:
        k = spread**-2
        terms = gammaln(count + k) - gammaln(k) + count * np.log(mean / (mean + k))
        return float((terms - k * np.log1p(mean / k)).sum())

    spread = most_likely(likelihood, LARGEST)
    grid = spreads()
    weights = grid_weights(grid, np.array([likelihood(s) for s in grid]))

    def cumulative(ratio: np.ndarray, place: int) -> np.ndarray:
        k = grid[place] ** -2
        return stats.gamma.cdf(ratio, count + k, scale=1 / (mean + k))

    highest = 3 + 3 * (count + 10) / mean
    low, high = mixture_limits(
        cumulative, weights, start=(np.zeros_like(mean), highest), confidence=level
    )
    k = spread**-2 if spread else np.inf
    own = mean / (mean + k)
    ratio = 1 + own * (count / mean - 1)
    return Shrunken(ratio, low, high, own, spread, "gamma_poisson")


def beta_binomial(
    observed: ArrayLike, base: ArrayLike, expected: ArrayLike, *, confidence: float = 0.95
) -> Shrunken:
    """Ratios of shares by empirical Bayes: as if each had had more cases, all as expected.

    O ~ Binomial(n, p), p ~ Beta with mean E / n and precision M, the same for all centers;
    s = 1 / sqrt(M + 1) maximises the marginal (beta-binomial) likelihood. Then the share is
    (O + M E / n) / (n + M), and the ratio that share over E / n.

    Parameters
    ----------
    observed, base, expected : array
        Successes, cases and expected successes of each center; 0 < expected < base.
    confidence : float
        0..1.

    Notes
    -----
    R: ``optimize(function(s) { M <- 1 / s^2 - 1; sum(lchoose(n, O) + lbeta(O + M * p, n - O
    + M * (1 - p)) - lbeta(M * p, M * (1 - p))) }, ...)``. Limits: quantiles of the Beta,
    averaged over s. A mix of easy and hard cases varies a little less than a binomial of
    its mean share; that is passed over, which makes the spread slightly too small.
    """
    level = checked_confidence(confidence)
    count, n, mean = (np.asarray(x, dtype=float) for x in (observed, base, expected))
    share = mean / n

    def likelihood(spread: float) -> float:
        m = spread**-2 - 1
        joint = betaln(count + m * share, n - count + m * (1 - share))
        return float((joint - betaln(m * share, m * (1 - share))).sum())

    spread = most_likely(likelihood, WIDEST)
    grid = spreads(WIDEST)
    weights = grid_weights(grid, np.array([likelihood(s) for s in grid]))

    def cumulative(ratio: np.ndarray, place: int) -> np.ndarray:
        m = grid[place] ** -2 - 1
        given = count + m * share, n - count + m * (1 - share)
        return stats.beta.cdf(np.minimum(ratio * share, 1), *given)

    low, high = mixture_limits(
        cumulative, weights, start=(np.zeros_like(mean), 1 / share), confidence=level
    )
    m = spread**-2 - 1 if spread else np.inf
    own = n / (n + m)
    ratio = 1 + own * (count / mean - 1)
    return Shrunken(ratio, low, high, own, spread, "beta_binomial")


def normal_normal(ratio: ArrayLike, se: ArrayLike, *, confidence: float = 0.95) -> Shrunken:
    """Ratios of measured sums by empirical Bayes: y ~ N(r, se^2), r ~ N(1, s^2).

    s maximises the marginal likelihood; R: ``metafor::rma(y - 1 ~ 0, sei = se, method =
    "ML")`` has its square as ``tau2``.

    Parameters
    ----------
    ratio, se : array
        Observed over expected, and its standard error, above 0.
    confidence : float
        0..1.
    """
    level = checked_confidence(confidence)
    y, error = (np.asarray(x, dtype=float) for x in (ratio, se))

    def likelihood(spread: float) -> float:
        return float(stats.norm.logpdf(y, 1, np.hypot(error, spread)).sum())

    spread = most_likely(likelihood, LARGEST)
    grid = spreads()
    weights = grid_weights(grid, np.array([likelihood(s) for s in grid]))

    def posterior(s: float) -> tuple[np.ndarray, np.ndarray]:
        own = s**2 / (s**2 + error**2)
        return 1 + own * (y - 1), error * np.sqrt(own)

    def cumulative(value: np.ndarray, place: int) -> np.ndarray:
        return stats.norm.cdf(value, *posterior(grid[place]))

    around = 12 * error + np.abs(y - 1)
    low, high = mixture_limits(
        cumulative, weights, start=(1 - around, 1 + around), confidence=level
    )
    own = spread**2 / (spread**2 + error**2)
    return Shrunken(1 + own * (y - 1), low, high, own, spread, "normal_normal")


def most_likely(likelihood: Callable[[float], float], largest: float) -> float:
    """Most likely spread; 0 where it is no more likely than next to none."""
    found = minimize_scalar(
        lambda log_spread: -likelihood(np.exp(log_spread)),
        bounds=(np.log(SMALLEST), np.log(largest)),
        method="bounded",
        options={"xatol": 1e-10},
    )
    spread = float(np.exp(found.x))
    return spread if likelihood(spread) > likelihood(SMALLEST) + FLAT else 0.0
