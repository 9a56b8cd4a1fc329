"""What a KPI will be if nothing changes: a predictive distribution from its past months."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.paf.difficulty.design import Design, correlation, inverse, residual_maker
from pescycle.paf.difficulty.levels import level_spread
from pescycle.paf.difficulty.looking import LOOKED, Looking, design_of, enough
from pescycle.paf.difficulty.persistence import persistence
from pescycle.paf.difficulty.series import Series

# Matrices of so many centers at a time stay within a few megabytes.
CHUNK = 500


@dataclass(frozen=True, eq=False)
class Forecast:
    """Student distributions, one element a center, all centers last.

    ``expected`` and ``scale`` in the KPI's unit, ``freedom`` the degrees of freedom;
    ``months`` the past months behind it, ``looking`` places in ``LOOKED``, ``persistence``
    of each center's way of looking. Missing where the past is too short or did not vary.
    """

    expected: np.ndarray
    scale: np.ndarray
    freedom: np.ndarray
    months: np.ndarray
    looking: np.ndarray
    persistence: np.ndarray

    @classmethod
    def empty(cls, centers: int) -> "Forecast":
        gap = [np.full(centers, np.nan) for _ in range(3)]
        months = np.zeros(centers, dtype=int)
        looking = np.full(centers, LOOKED.index(Looking.NONE), dtype=np.int8)
        return cls(*gap, months, looking, np.full(centers, np.nan))


def forecast(series: Series, coming: pd.DatetimeIndex) -> Forecast:
    """Distribution of the KPI's value over the coming months, if nothing changes.

    Each center looks back in the first way that its past allows:

    - its months of the year, at the level of the last months: the same months of former
      years, moved by what the last months were above or below theirs a year before;
    - the same months of two or more years, each month of the year with its own mean;
    - the same months of one year, with one mean;
    - all past months, with one mean, so that a season widens it and may shift it.

    The distribution holds how months differ, that the mean itself is not known exactly, and
    that neighbouring months are alike (see ``persistence``). "Nothing changes" also means
    no trend: a center that goes on rising will do better than it says.

    Parameters
    ----------
    series : Series
        Past months, all before the coming ones.
    coming : DatetimeIndex
        First days of the months of the round.

    Returns
    -------
    Forecast
        Value at the level of the round: numerators over denominators, with denominators as
        large as they were in the same months (else on average).

    Notes
    -----
    Residuals e in units of equal spread, R their maker, C the correlation of months:
    s2 = e'e / tr(RC) with tr(RC)^2 / tr(RCRC) degrees of freedom (Satterthwaite 1946);
    variance of the error s2 (g'Cg - 2 g'Ch + h'Ch) with g and h the weights of past and
    coming months. Without persistence and with equal weights it is the textbook's interval
    of a mean to come, s sqrt(1/n + 1/m) with n - 1 degrees of freedom (Hahn and Meeker
    1991, Statistical Intervals, section 4.7).
    """
    found = Forecast.empty(len(series.value))
    open_ones = np.arange(len(series.value))
    for looking in LOOKED[:-1]:
        if len(open_ones) == 0 or len(coming) == 0:
            break
        design, columns = design_of(series, coming, looking)
        value, weight = (
            array[np.ix_(open_ones, columns)] for array in (series.value, series.weight)
        )
        allowed = enough(weight, design, looking)
        if allowed.any():
            rows = open_ones[allowed]
            _fill(found, rows, value[allowed], weight[allowed], design, looking)
            open_ones = open_ones[~allowed]
    return found


def _fill(
    found: Forecast,
    rows: np.ndarray,
    value: np.ndarray,
    weight: np.ndarray,
    design: Design,
    looking: Looking,
) -> None:
    known = (weight > 0).sum(axis=1, keepdims=True)
    weight = weight / (weight.sum(axis=1, keepdims=True) / known)
    kept = persistence(value, weight, design)
    apart = level_spread(value, weight, design, kept) if design.levels.any() else 0.0
    found.looking[rows] = LOOKED.index(looking)
    found.months[rows] = (weight > 0).sum(axis=1)
    found.persistence[rows] = kept
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        sides = _distribution(value[part], weight[part], design, (kept, apart))
        for name, array in zip(("expected", "scale", "freedom"), sides, strict=True):
            getattr(found, name)[rows[part]] = array


def _distribution(
    value: np.ndarray, weight: np.ndarray, design: Design, spread: tuple[float, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Expected value, scale and degrees of freedom of each center.

    ``spread`` is the persistence of months and the variance of the levels of years.
    """
    kept, apart = spread
    root, filled = np.sqrt(weight), np.where(weight > 0, np.nan_to_num(value), 0.0)
    ahead = _weights_ahead(weight, design)  # [center, coming]
    part = ahead / ahead.sum(axis=1, keepdims=True)
    # How the past enters the forecast, and the coming months the value itself.
    # Levels that do not differ are no effects at all.
    used = ~design.levels | (apart > 0)
    penalty = np.where(design.levels, 1 / apart if apart > 0 else 0.0, 0.0)[used]
    solved = inverse(weight, design.parts[:, used], penalty)[0]
    wanted = part @ design.coming_parts[:, used]
    past = design.parts[:, used]
    each = np.einsum("cp,cpq,tq->ct", wanted, solved, past, optimize=True)
    expected = (each * weight * filled).sum(axis=1)
    before = each * root
    after = np.sqrt(ahead) / ahead.sum(axis=1, keepdims=True)
    maker = residual_maker(weight, design.parts)
    left = np.einsum("cij,cj->ci", maker, filled * root)
    variance, freedom = _spread(left, maker, design, kept)
    error = _error_variance(before, after, design, kept)
    error = error + apart * _level_errors(before * root, part, design)
    scale = np.sqrt(variance * np.maximum(error, 0))
    still = variance <= 1e-18 * np.maximum((filled**2 * weight).mean(axis=1), 1e-300)
    return expected, np.where(still, np.nan, scale), freedom


def _weights_ahead(weight: np.ndarray, design: Design) -> np.ndarray:
    """Denominators to come: the mean of those known of the same month, else of all."""
    known = (weight > 0).astype(float)
    same = design.same_season.astype(float)
    count, total = known @ same, weight @ same
    usual = weight.sum(axis=1, keepdims=True) / known.sum(axis=1, keepdims=True)
    return np.divide(
        total, count, where=count > 0, out=np.broadcast_to(usual, total.shape).copy()
    )


def _spread(
    left: np.ndarray, maker: np.ndarray, design: Design, kept: float
) -> tuple[np.ndarray, np.ndarray]:
    """Variance of a month in units of equal spread, and its degrees of freedom."""
    lags = design.past[:, None] - design.past[None, :]
    mixed = maker @ correlation(lags, kept)
    trace = np.einsum("cii->c", mixed)
    squared = np.einsum("cij,cji->c", mixed, mixed)
    return (left**2).sum(axis=1) / trace, trace**2 / squared


def _level_errors(before: np.ndarray, after: np.ndarray, design: Design) -> np.ndarray:
    """How much of each year's level, squared, is in forecast minus value."""
    levels = design.parts[:, design.levels], design.coming_parts[:, design.levels]
    return ((before @ levels[0] - after @ levels[1]) ** 2).sum(axis=1)


def _error_variance(
    before: np.ndarray, after: np.ndarray, design: Design, kept: float
) -> np.ndarray:
    """Variance of forecast minus value, in units of a month's."""
    times = np.concatenate([design.past, design.coming])
    signed = np.concatenate([before, -after], axis=1)
    full = correlation(times[:, None] - times[None, :], kept)
    return np.einsum("ci,ij,cj->c", signed, full, signed)
