"""Samples drawn from the sample as the sample was drawn, as replicate weights."""

from collections.abc import Callable

import numpy as np

from pescycle.css.design import SurveyDesign
from pescycle.stats.intervals import Interval, checked_confidence

REPLICATES = 400  # limits move by about a twentieth of their distance with another seed
SEED = 20230501  # any number: the same answers give the same intervals
# With fewer usable replicates than this share there is no interval.
USABLE = 0.9
ROWS_TOGETHER = 2048  # respondents multiplied at once, so that memory stays small


def replicate_factors(
    design: SurveyDesign, *, replicates: int = REPLICATES, seed: int = SEED
) -> np.ndarray:
    """Factor by which each replicate multiplies the weights of a first-stage unit.

    In each stratum n - 1 of its n units are drawn with replacement, and n / (n - 1) times
    the number of draws is the factor, so that the variance over replicates is that of the
    design. Units count as drawn with replacement: finite populations play no part, nor
    do later stages. Strata with a single unit are put together; one that is left joins
    the first stratum. Calibrated weights are not calibrated anew, which makes intervals a
    little too wide as a rule.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn; only its first stage counts.
    replicates : int
        How many samples are drawn.
    seed : int

    Returns
    -------
    ndarray
        (units, replicates); of no replicates where there is a single unit.

    Notes
    -----
    Rao & Wu (1988), JASA 83, 231-241; Rao, Wu & Yue (1992), Survey Methodology 18,
    209-217. R (survey): ``as.svrepdesign(design, type = "subbootstrap")``.
    """
    stratum = _joined_strata(design)
    factor = np.empty((len(stratum), replicates))
    draw = np.random.default_rng(seed)
    for one in np.unique(stratum):
        units = np.flatnonzero(stratum == one)
        size = len(units)
        if size < 2:
            return np.empty((len(stratum), 0))
        times = draw.multinomial(size - 1, np.full(size, 1 / size), size=replicates)
        factor[units] = times.T * (size / (size - 1))
    return factor


def _joined_strata(design: SurveyDesign) -> np.ndarray:
    """Stratum of each first-stage unit, such that every stratum has two of them."""
    first = design.stages[0]
    stratum = np.zeros(int(first.unit.max(initial=-1)) + 1, dtype=np.intp)
    stratum[first.unit] = first.stratum
    alone = np.bincount(stratum, minlength=1)[stratum] == 1
    if alone.sum() == 1 and not alone.all():
        return np.where(alone, stratum[~alone].min(), stratum)
    return np.where(alone, -1, stratum)


def weighted_sums(
    design: SurveyDesign, factor: np.ndarray, columns: Callable[[slice], np.ndarray]
) -> np.ndarray:
    """Sums over respondents of each column times each replicate's weights.

    Parameters
    ----------
    design : SurveyDesign
    factor : ndarray
        (units, replicates).
    columns : callable
        Gives the columns (rows, columns) of a slice of the respondents.

    Returns
    -------
    ndarray
        (replicates, columns).
    """
    unit, total = design.stages[0].unit, None
    for start in range(0, len(design), ROWS_TOGETHER):
        rows = slice(start, start + ROWS_TOGETHER)
        weight = factor[unit[rows]] * design.weight[rows, None]
        part = weight.T @ columns(rows)
        total = part if total is None else total + part
    return np.zeros((factor.shape[1], 0)) if total is None else total


def once(design: SurveyDesign) -> np.ndarray:
    """Factors of the sample itself, as one replicate."""
    return np.ones((int(design.stages[0].unit.max(initial=-1)) + 1, 1))


def percentile_interval(replicates: np.ndarray, *, confidence: float = 0.95) -> Interval:
    """Limits between which the middle share of the replicates lies.

    Missing where too few replicates have a figure, and where nothing varied.

    Parameters
    ----------
    replicates : ndarray
        (replicates, figures), NaN where a replicate has none.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.
    """
    outside = (1 - checked_confidence(confidence)) / 2
    missing = np.isnan(replicates)
    usable = (~missing).sum(axis=0) >= max(1, USABLE * len(replicates))
    filled = np.where(usable, replicates, 0.0)
    if not usable.any():
        return Interval(*np.full((2, replicates.shape[1]), np.nan))
    low, high = np.nanquantile(filled, [outside, 1 - outside], axis=0)
    varied = usable & (high > low)
    return Interval(np.where(varied, low, np.nan), np.where(varied, high, np.nan))
