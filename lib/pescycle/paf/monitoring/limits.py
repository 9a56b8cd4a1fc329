"""Center lines and limits of control charts, from the months of a frozen baseline."""

from dataclasses import dataclass

import numpy as np

from pescycle.model.monitoring import LEAST_BASELINE_MONTHS, ChartKind, LimitFactors
from pescycle.paf.monitoring.factors import (
    RANGE_MEAN,
    RANGE_MEDIAN,
    SIGMAS,
    factors_for,
)

INNER, OUTER = SIGMAS[1:]


@dataclass(frozen=True, eq=False)
class Limits:
    """Limits of S charts over T months; what was no baseline month changed nothing.

    center : (S,) center lines.
    sigma : (S, T) standard deviation of each month about its center line.
    multiples : (S, 3) how many of these sigmas away the lines of 1, 2 and 3 sigmas stand:
        1, 2, 3 if classical, more where sigma is an estimate from few months.
    spread : (S,) Laney's factor by which it is wider than chance alone lets expect; at
        least 1, and 1 for a chart of individual values.
    range_line : (S,) mean (or median) moving range; missing for counted charts.
    range_limit : (S,) upper limit of the moving range; missing likewise.
    median : (S,) median of the baseline, the line of the run chart.
    months : (S,) months in the baseline.
    """

    center: np.ndarray
    sigma: np.ndarray
    multiples: np.ndarray
    spread: np.ndarray
    range_line: np.ndarray
    range_limit: np.ndarray
    median: np.ndarray
    months: np.ndarray

    def line(self, sigmas: float) -> np.ndarray:
        """Distance (S, T) of the line of 1, 2 or 3 sigmas from the center line."""
        return self.multiples[:, [SIGMAS.index(sigmas)]] * self.sigma

    def scores(self, values: np.ndarray) -> np.ndarray:
        """Standard scores: 1, 2 and 3 on the lines, in proportion between and beyond."""
        with np.errstate(divide="ignore", invalid="ignore"):
            away = np.abs(values - self.center[:, None]) / self.sigma
        first, second, third = (self.multiples[:, [place]] for place in range(3))
        score = np.select(
            [away <= first, away <= second],
            [away / first, 1 + (away - first) / (second - first)],
            2 + (away - second) / (third - second),
        )
        return np.sign(values - self.center[:, None]) * score


def packed(values: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Kept values of each row moved to its start in their order; missing behind them."""
    order = np.argsort(~kept, axis=1, kind="stable")
    return np.take_along_axis(np.where(kept, values, np.nan), order, axis=1)


def xmr_limits(
    values: np.ndarray,
    baseline: np.ndarray,
    *,
    middle: str = "mean",
    factors: LimitFactors = LimitFactors.SHORT_RUN,
) -> Limits:
    """Limits of charts of individual values and their moving ranges (XmR).

    Center line and mean moving range come from the baseline; sigma = mean range / 1.128.
    Classical limits are center +- 3 sigma, that is +- 2.66 mean ranges; those for a short
    run stand further away, see ``short_run_factors``. The standard deviation of
    the values is not used, because a shift within the baseline would inflate it. A moving
    range is taken between neighbours, also across a month that is missing. It misleads
    where months hang together: a trend or a season with long swings makes ranges small
    against the spread, and every chart signals.

    Parameters
    ----------
    values : ndarray (S, T)
        One row a chart, one column a month; missing where there is none.
    baseline : ndarray of bool (S, T)
        Months that make the limits.
    middle : str
        ``mean``; or ``median``: center = median, sigma = median range / 0.954, which one
        wild month does not move.
    factors : LimitFactors
        ``short_run`` allows for the few months that sigma comes from; ``classical`` not.

    Returns
    -------
    Limits
        Missing with fewer than ``LEAST_BASELINE_MONTHS`` months.

    Notes
    -----
    Wheeler & Chambers (1992), Understanding Statistical Process Control, table A.2 and
    appendix; base R: ``mean(x) + c(-1, 1) * 2.66 * mean(abs(diff(x)))``.
    """
    base = packed(values, baseline & ~np.isnan(values))
    months = (~np.isnan(base)).sum(axis=1)
    ranges = np.abs(np.diff(base, axis=1))
    average = {"mean": _mean, "median": _median}[middle]
    center, step = average(base), average(ranges)
    scale = {"mean": RANGE_MEAN, "median": RANGE_MEDIAN}[middle]
    lines, steps = _factors(months, middle, factors)
    limit = steps / scale  # classical 3.267, 3.865
    enough = months >= LEAST_BASELINE_MONTHS
    sigma = np.where(enough & (step > 0), step / scale, np.nan)
    return Limits(
        center=np.where(enough, center, np.nan),
        sigma=np.repeat(sigma[:, None], values.shape[1], axis=1),
        multiples=lines,
        spread=np.where(enough, 1.0, np.nan),
        range_line=np.where(enough & (step > 0), step, np.nan),
        range_limit=np.where(enough & (step > 0), limit * step, np.nan),
        median=np.where(enough, _median(base), np.nan),
        months=months,
    )


def counted_limits(
    counts: np.ndarray,
    sizes: np.ndarray,
    baseline: np.ndarray,
    *,
    kind: ChartKind,
    factors: LimitFactors = LimitFactors.SHORT_RUN,
) -> Limits:
    """Limits of charts of shares (p) and of counts (u) whose denominators vary.

    The center is the sum of the counts over the sum of the sizes in the baseline. A month's
    chance deviation is sqrt(p (1 - p) / size), of a count sqrt(u / size). Where the
    months of the baseline spread more than that (Laney's p' and u'), it is multiplied by
    the factor ``spread`` = mean moving range of the standard scores / 1.128: a large
    center's limits would else be so narrow that each season is a signal. The factor is
    never below 1, so that limits are never narrower than chance. As it comes from few
    months itself, limits for a short run stand at 3 sigmas of chance or at the short run's
    multiple of the spread, whichever is wider.

    Parameters
    ----------
    counts, sizes : ndarray (S, T)
        Numerators and denominators, or counts and shares of the month open.
    baseline : ndarray of bool (S, T)
        Months that make the limits.
    kind : ChartKind
        ``p`` or ``u``.
    factors : LimitFactors
        As for ``xmr_limits``.

    Returns
    -------
    Limits
        In the unit of count / size; missing with fewer than ``LEAST_BASELINE_MONTHS``
        months and where every or no case counts.

    Notes
    -----
    Montgomery (2013), Introduction to Statistical Quality Control, 7.2-7.3; Laney (2002),
    Quality Engineering 14, 531-537. Three sigmas are a normal approximation: below about 5
    expected cases a month its upper limit is crossed more often than stated.
    """
    known = ~np.isnan(counts) & (np.nan_to_num(sizes) > 0)
    kept = baseline & known
    months = kept.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = np.where(kept, sizes, 0).sum(axis=1)
        center = np.where(kept, counts, 0).sum(axis=1) / total
        variance = center * (1 - center) if kind == ChartKind.P else center
        sizes = np.where(known, sizes, np.nan)
        chance = np.sqrt(np.where(variance > 0, variance, np.nan)[:, None] / sizes)
        scores = (counts / sizes - center[:, None]) / chance
    enough = months >= LEAST_BASELINE_MONTHS
    ranges = np.abs(np.diff(packed(scores, kept), axis=1))
    own = np.where(enough, _mean(ranges) / RANGE_MEAN, np.nan)
    spread = np.where(enough, widened(own), np.nan)
    values = packed(counts / sizes, kept)
    return Limits(
        center=np.where(enough, center, np.nan),
        sigma=chance * spread[:, None],
        multiples=widened_multiples(own, months, factors),
        spread=spread,
        range_line=np.full(len(counts), np.nan),
        range_limit=np.full(len(counts), np.nan),
        median=np.where(enough, _median(values), np.nan),
        months=months,
    )


def widened(spread: np.ndarray) -> np.ndarray:
    """Factor by which limits are made wider; they are never made narrower than chance."""
    return np.fmax(spread, 1.0)


def widened_multiples(
    spread: np.ndarray, months: np.ndarray, factors: LimitFactors
) -> np.ndarray:
    """Lines (S, 3) of counted charts, in sigmas that hold the widened spread already.

    The spread as it was estimated may be below 1; a line is never nearer than chance.
    """
    lines, _ = _factors(months, "mean", factors)
    return np.fmax(np.array(SIGMAS), lines * spread[:, None]) / widened(spread)[:, None]


def _factors(
    months: np.ndarray, middle: str, factors: LimitFactors
) -> tuple[np.ndarray, np.ndarray]:
    """Lines (S, 3) and step (S,) of each chart; classical where there are no limits."""
    numbers, place = np.unique(months, return_inverse=True)
    usual = LimitFactors.CLASSICAL
    each = [
        factors_for(
            own, middle=middle, factors=factors if own >= LEAST_BASELINE_MONTHS else usual
        )
        for own in numbers
    ]
    lines = np.array([own.lines for own in each]).reshape(-1, len(SIGMAS))
    return lines[place], np.array([own.step for own in each])[place]


def _mean(values: np.ndarray) -> np.ndarray:
    """Mean of each row's known values; missing without any."""
    known = ~np.isnan(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _median(values: np.ndarray) -> np.ndarray:
    """Median of each row's known values; missing without any."""
    if not values.shape[1]:
        return np.full(len(values), np.nan)
    ordered = np.sort(values, axis=1)  # missing ones last
    count = (~np.isnan(ordered)).sum(axis=1)
    low = np.maximum(count - 1, 0) // 2
    high = np.minimum(count // 2, ordered.shape[1] - 1)
    ends = [
        np.take_along_axis(ordered, side[:, None], axis=1)[:, 0] for side in (low, high)
    ]
    return (ends[0] + ends[1]) / 2
