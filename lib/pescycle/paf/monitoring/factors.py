"""How many estimated sigmas away the lines of a chart stand, by the months they rest on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import optimize, stats

from pescycle.model.monitoring import LimitFactors

# Of the range of two standard normal values: mean (d2), median (d4), deviation (d3).
RANGE_MEAN, RANGE_MEDIAN = 2 / np.sqrt(np.pi), np.sqrt(2) * 0.6744897501960817
RANGE_DEVIATION = np.sqrt(2 - 4 / np.pi)
SIGMAS = (1.0, 2.0, 3.0)  # of the lines that rules look at; the last one is the limit
STEP = RANGE_MEAN + 3 * RANGE_DEVIATION  # of a step from month to month, in known sigmas
# A factor is then known to about 1 %; where there are many months, fewer baselines will do.
REPLICATES, NORMALS, SEED = 40_000, 2_400_000, 1969  # the year of Hillier's paper
WIDEST = 1_000.0


@dataclass(frozen=True)
class Factors:
    """Multiples of the estimated sigma: of the three lines, and of the limit of steps."""

    lines: tuple[float, float, float]
    step: float


CLASSICAL = Factors(SIGMAS, STEP)


def factors_for(months: int, *, middle: str, factors: LimitFactors) -> Factors:
    """Multiples for a baseline of so many months; the classical ones hang on no number."""
    if factors == LimitFactors.CLASSICAL:
        return CLASSICAL
    return short_run_factors(int(months), middle)


@cache
def short_run_factors(months: int, middle: str = "mean") -> Factors:
    """Multiples with which a further month is outside as rarely as with known limits.

    Center line and sigma are estimates from ``months`` months. A month beyond 3 known
    sigmas has a chance of 0.27 %; beyond 3 sigmas of 12 months it is four times as large.
    The factor is the multiple at which the chance is 0.27 % again, taken over all baselines
    that chance might have given: a single one can still lie too close or too far. Likewise
    for 1 and 2 sigmas, and for the step between two further months.

    Parameters
    ----------
    months : int
        Months of the baseline, 2 or more.
    middle : str
        ``mean`` or ``median``, as for ``xmr_limits``.

    Notes
    -----
    The idea is Hillier's (1969), Journal of Quality Technology 1, 17-26; for moving ranges
    Elam & Case (2008), Journal of Modern Applied Statistical Methods 7, 275-285, who take a
    chi distribution for the mean range. Here the ranges are drawn (40,000 baselines of
    independent normal months, fixed seed) and the further month is integrated out.
    """
    shape = (min(REPLICATES, NORMALS // months), months)
    values = np.random.default_rng([SEED, months]).standard_normal(shape)
    ranges = np.abs(np.diff(values, axis=1))
    if middle == "mean":
        sigma, off = ranges.mean(axis=1) / RANGE_MEAN, np.zeros(len(values))
    else:
        sigma = np.median(ranges, axis=1) / RANGE_MEDIAN
        off = np.median(values, axis=1) - values.mean(axis=1)
    first, second, third = (line_factor(sigma, off, months, at) for at in SIGMAS)
    return Factors((first, second, third), step_factor(sigma))


def line_factor(sigma: np.ndarray, off: np.ndarray, months: int, at: float) -> float:
    """Multiple of sigma beyond which a further month lies as often as beyond ``at`` known.

    ``sigma`` are estimates of a true sigma of 1, ``off`` how far each center line is from
    the mean of its months, which is independent of both.
    """
    width = np.sqrt(1 + 1 / months)  # of a further month about the mean of the baseline
    beyond = stats.norm.sf
    return _multiple(
        lambda k: beyond((k * sigma + off) / width) + beyond((k * sigma - off) / width),
        2 * stats.norm.sf(at),
    )


def step_factor(sigma: np.ndarray) -> float:
    """Multiple of sigma that a step between two months passes as rarely as if known."""
    wide = np.sqrt(2)
    return _multiple(
        lambda k: 2 * stats.norm.sf(k * sigma / wide), 2 * stats.norm.sf(STEP / wide)
    )


def _multiple(chances: Callable[[float], np.ndarray], wanted: float) -> float:
    return float(optimize.brentq(lambda k: chances(k).mean() - wanted, 0.1, WIDEST))
