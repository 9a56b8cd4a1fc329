"""Funnel limits: how far a count may lie from its expectation by chance alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from pescycle.stats.intervals import normal_quantile

INNER, OUTER = 0.95, 0.998
TAILS = np.array([1 - INNER, 1 + INNER, 1 - OUTER, 1 + OUTER]) / 2
"""Cumulative probabilities of the limits: low and high at 95 %, low and high at 99.8 %."""
# Probability left out at each end of a binomial; far below what the limits can see.
NEGLIGIBLE = 1e-15
# A cumulative probability that equals a level but for rounding has reached it.
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Counts:
    """Distribution of a count: ``chances`` of the counts from ``first`` on."""

    first: int
    chances: np.ndarray

    def limits(self, tails: np.ndarray = TAILS) -> np.ndarray:
        """Smallest counts whose cumulative probability reaches each of ``tails``."""
        reached = np.searchsorted(np.cumsum(self.chances), tails - ROUNDING)
        return self.first + reached.astype(float)

    def outside(self, low: float, high: float, *, se: float = 0.0) -> float:
        """Probability of a count below ``low`` or above ``high``.

        ``se`` is the standard error of an estimated expectation, by which a count moves
        against the limits; its error is taken as normal and independent of the count.
        """
        counts = self.first + np.arange(len(self.chances))
        if se > 0:
            away = stats.norm.cdf((low - counts) / se) + stats.norm.sf((high - counts) / se)
        else:
            away = (counts < low - ROUNDING) | (counts > high + ROUNDING)
        return float(min(self.chances @ away, 1.0))


def binomial_sum(cases: Sequence[float], rates: Sequence[float]) -> Counts:
    """Distribution of successes among cases of several kinds: a sum of binomials.

    Parameters
    ----------
    cases, rates : sequence of float
        Number of cases (rounded to whole ones) and probability of success, one a kind.
    """
    first, chances = 0, np.ones(1)
    for size, rate in zip(np.rint(cases).astype(int), rates, strict=True):
        start = int(stats.binom.ppf(NEGLIGIBLE, size, rate))
        end = int(stats.binom.isf(NEGLIGIBLE, size, rate))
        part = stats.binom.pmf(np.arange(start, end + 1), size, rate)
        first, chances = first + start, np.convolve(chances, part)
    return Counts(first, chances)


def poisson_counts(mean: float) -> Counts:
    """Distribution of a Poisson count of that mean."""
    start = int(stats.poisson.ppf(NEGLIGIBLE, mean))
    end = int(stats.poisson.isf(NEGLIGIBLE, mean))
    return Counts(start, stats.poisson.pmf(np.arange(start, end + 1), mean))


def count_limits(cases: Sequence[float], rates: Sequence[float]) -> np.ndarray:
    """Exact quantiles of a sum of binomials: low and high at 95 %, low and high at 99.8 %.

    Parameters
    ----------
    cases, rates : sequence of float
        Number of cases (rounded to whole ones) and probability of success, one a stratum.

    Returns
    -------
    ndarray
        Four counts: the smallest whose cumulative probability reaches 0.025, 0.975, 0.001
        and 0.999.
    """
    return binomial_sum(cases, rates).limits()


def binomial_limits(
    base: ArrayLike, share: ArrayLike, *, tails: Sequence[float] = TAILS
) -> np.ndarray:
    """Exact limits of a share, interpolated between two counts for a smooth curve.

    The limit is (r - a) / n: r the smallest count whose cumulative probability reaches the
    tail, a the part of one count by which it reaches beyond, (F(r) - tail) / f(r). Limits
    below 0 are 0. With ``discrete_binomial_limits`` a is 0: those are counts that can
    occur.

    Parameters
    ----------
    base : array
        Number of cases (rounded to whole ones), 1 or more.
    share : array
        Share that all centers are expected to have, 0..1.
    tails : sequence of float
        Cumulative probabilities.

    Returns
    -------
    ndarray
        Shares 0..1; the last axis has a place a tail.

    Notes
    -----
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.1.1. R:
    ``r <- qbinom(p, n, t); (r - (pbinom(r, n, t) - p) / dbinom(r, n, t)) / n``.
    """
    n, p, q = _spread(np.rint(base), share, tails)
    counts = _smooth(stats.binom.ppf(q, n, p), q, stats.binom, n, p)
    return np.maximum(counts, 0) / n


def discrete_binomial_limits(
    base: ArrayLike, share: ArrayLike, *, tails: Sequence[float] = TAILS
) -> np.ndarray:
    """Exact limits of a share that can occur: whole counts over the base.

    As ``binomial_limits``, but not interpolated. R: ``qbinom(p, n, t) / n``.
    """
    n, p, q = _spread(np.rint(base), share, tails)
    return stats.binom.ppf(q, n, p) / n


def poisson_limits(mean: ArrayLike, *, tails: Sequence[float] = TAILS) -> np.ndarray:
    """Exact limits of a count over its mean, interpolated as `binomial_limits` are.

    Parameters
    ----------
    mean : array
        Expected count, above 0.
    tails : sequence of float
        Cumulative probabilities.

    Returns
    -------
    ndarray
        Ratios to the mean; the last axis has a place a tail.
    """
    mu, _, q = _spread(mean, 0.0, tails)
    return np.maximum(_smooth(stats.poisson.ppf(q, mu), q, stats.poisson, mu), 0) / mu


def discrete_poisson_limits(
    mean: ArrayLike, *, tails: Sequence[float] = TAILS
) -> np.ndarray:
    """Exact limits of a count over its mean that can occur. R: ``qpois(p, m) / m``."""
    mu, _, q = _spread(mean, 0.0, tails)
    return stats.poisson.ppf(q, mu) / mu


def normal_limits(value: ArrayLike, se: ArrayLike) -> np.ndarray:
    """Limits of a normal figure: low and high at 95 %, low and high at 99.8 %.

    Not clipped: for a share near 0 or 1 they leave 0..1, which tells that the exact ones
    are to be used.
    """
    inner, outer = normal_quantile(INNER), normal_quantile(OUTER)
    value, se = (np.asarray(x, dtype=float)[..., None] for x in (value, se))
    return value + se * np.array([-inner, inner, -outer, outer])


def _spread(
    one: ArrayLike, other: ArrayLike, tails: Sequence[float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    one, other = (np.asarray(x, dtype=float)[..., None] for x in (one, other))
    return one, other, np.asarray(tails, dtype=float)


def _smooth(
    reached: np.ndarray, tails: np.ndarray, law: stats.rv_discrete, *given: np.ndarray
) -> np.ndarray:
    """The count less the part of it by which its cumulative probability is beyond."""
    beyond = law.cdf(reached, *given) - tails
    own = law.pmf(reached, *given)
    return reached - np.divide(beyond, own, out=np.zeros_like(beyond), where=own > 0)
