"""Krippendorff's alpha with a bootstrap interval: any number of raters, blanks allowed."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from pescycle.stats.intervals import checked_confidence, t_interval

METHOD = "unit_bootstrap"
REPLICATES = 2000  # the limits then move by about 0.01 from seed to seed
SEED = 20230911
CHUNK = 250  # replicates at a time, so that memory does not grow with their number
LEAST_UNITS = 3  # fewer resampled units show no spread


class Level(StrEnum):
    """What a difference of two ratings means.

    ``nominal``: different or not; ``ordinal``: how many ratings lie between; ``interval``:
    the difference; ``ratio``: the difference in relation to the sum.
    """

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True)
class Alpha:
    """Alpha with its limits; NaN where nothing can be said.

    ``units`` have at least two ratings, ``ratings`` are those of them. Alpha is 1 for
    perfect agreement, 0 where ratings differ as much within units as across, below 0 where
    they differ more.
    """

    value: float
    low: float
    high: float
    level: float
    units: int
    ratings: int
    method: str = METHOD


def krippendorff_alpha(
    ratings: np.ndarray,
    *,
    level: Level = Level.INTERVAL,
    groups: np.ndarray | None = None,
    replicates: int = REPLICATES,
    confidence: float = 0.95,
) -> Alpha:
    """Krippendorff's alpha: 1 less observed over expected disagreement.

    It misleads where all ratings are alike: without variation there is nothing to agree
    on, and alpha is missing although nobody disagreed.

    Parameters
    ----------
    ratings : ndarray
        One row a unit, a column a rater, NaN where a rater left the unit out. Units with
        fewer than two ratings tell nothing and are left out.
    level : Level
        What a difference means.
    groups : ndarray, optional
        Group of each unit, resampled as a whole: statements of one center have the same
        raters, so that they are no independent units. Without it units are resampled.
    replicates : int
        Bootstrap samples; 0 gives no limits.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Alpha
        Limits are alpha plus and minus Student's quantile (groups less 1) times the
        standard deviation of the resampled alphas, cut at 1; the same seed each time.
        Missing below three units or groups, or where nothing varied.

    Notes
    -----
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections D and E; the
    ordinal difference is that of midranks. The bootstrap resamples units with all their
    ratings (Zapf et al. 2016, BMC Medical Research Methodology 16, 93, section 2.3), not
    pairs of ratings as Krippendorff's own does: pairs of one unit are not independent.
    Percentiles of so few units are too narrow, which is why Student's t stands here. R:
    ``irr::kripp.alpha(t(ratings), "interval")$value``.
    """
    share = checked_confidence(confidence)
    rows = np.atleast_2d(np.asarray(ratings, dtype=float))
    paired = (~np.isnan(rows)).sum(axis=1) >= 2
    rows = rows[paired]
    if not len(rows):
        return Alpha(np.nan, np.nan, np.nan, share, 0, 0)
    counts, values = _counts(rows)
    value = float(_alphas(counts, values, level, np.ones((1, len(rows))))[0])
    own = np.arange(len(rows)) if groups is None else np.asarray(groups)[paired]
    spread, names = _spread(counts, values, level, own, replicates)
    low, high = t_interval(value, spread, names - 1, confidence=share)
    high = min(float(high), 1.0) if not np.isnan(high) else np.nan
    return Alpha(value, float(low), high, share, len(rows), int(counts.sum()))


def _counts(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How often each unit has each value, and the values from small to large."""
    known = ~np.isnan(rows)
    values, places = np.unique(rows[known], return_inverse=True)
    counts = np.zeros((len(rows), len(values)))
    np.add.at(counts, (np.nonzero(known)[0], places), 1)
    return counts, values


def _spread(
    counts: np.ndarray,
    values: np.ndarray,
    level: Level,
    groups: np.ndarray,
    replicates: int,
) -> tuple[float, int]:
    """Standard deviation of the resampled alphas, and how many groups were drawn from."""
    names, member = np.unique(groups, return_inverse=True)
    if not replicates or len(names) < LEAST_UNITS:
        return np.nan, len(names)
    random = np.random.Generator(np.random.PCG64(SEED))
    found = []
    for start in range(0, replicates, CHUNK):
        size = (min(CHUNK, replicates - start), len(names))
        drawn = (random.random(size) * len(names)).astype(int)
        drawn += np.arange(size[0])[:, None] * len(names)
        times = np.bincount(drawn.ravel(), minlength=size[0] * len(names)).reshape(size)
        found.append(_alphas(counts, values, level, times[:, member].astype(float)))
    known = np.concatenate(found)
    known = known[~np.isnan(known)]
    if len(known) < replicates / 2:  # mostly samples in which nothing varies
        return np.nan, len(names)
    return float(known.std(ddof=1)), len(names)


def _alphas(
    counts: np.ndarray, values: np.ndarray, level: Level, times: np.ndarray
) -> np.ndarray:
    """Alpha of each sample; ``times`` says how often it holds each unit."""
    size = counts.sum(axis=1)
    total = times @ counts  # how often each sample holds each value
    ratings = total.sum(axis=1)
    match level:
        case Level.NOMINAL | Level.RATIO:
            apart = _apart(values, level)
            within = ((counts @ apart) * counts).sum(axis=1)
            observed = times @ (within / (size - 1))
            expected = ((total @ apart) * total).sum(axis=1)
        case _:
            ordinal = level == Level.ORDINAL
            place = _midranks(total) if ordinal else values[None, :]
            # The sum over all pairs of (a - b)^2 is 2 (n sum of squares - square of sum).
            within = 2 * (size * (place**2 @ counts.T) - (place @ counts.T) ** 2)
            observed = (times * (within / (size - 1))).sum(axis=1)
            sums, squares = (total * place).sum(axis=1), (total * place**2).sum(axis=1)
            expected = 2 * (ratings * squares - sums**2)
    varied = (total > 0).sum(axis=1) > 1  # the closed form leaves a rest of rounding
    expected = np.where(varied, expected, np.nan)
    return 1 - (ratings - 1) * observed / expected


def _apart(values: np.ndarray, level: Level) -> np.ndarray:
    if level == Level.NOMINAL:
        return 1.0 - np.eye(len(values))
    sums = values[:, None] + values[None, :]
    gaps = values[:, None] - values[None, :]
    return np.divide(gaps, sums, out=np.zeros_like(gaps), where=sums != 0) ** 2


def _midranks(total: np.ndarray) -> np.ndarray:
    return np.cumsum(total, axis=1) - total / 2
