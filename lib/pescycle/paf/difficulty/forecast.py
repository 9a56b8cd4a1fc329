"""What a KPI will be if nothing changes: a predictive distribution from its past months."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.paf.difficulty.design import Design, correlation, residual_maker
from pescycle.paf.difficulty.persistence import persistence
from pescycle.paf.difficulty.series import Series

# Fewer degrees of freedom and the distribution has no useful width.
LEAST_FREEDOM = 3
# Half a year: with less, one odd month is the whole experience.
LEAST_MONTHS = 6
# Matrices of so many centers at a time stay within a few megabytes.
CHUNK = 500


class Looking(StrEnum):
    """What a forecast looks back at."""

    YEARS = "same_months_of_years"
    YEAR = "same_months_of_one_year"
    MONTHS = "all_past_months"
    NONE = "none"


LOOKED = tuple(Looking)


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

    - the same months of two or more years, each month of the year with its own mean;
    - the same months of one year, with one mean;
    - all past months, with one mean, so that a season widens it and may shift it.

    The distribution holds how months differ, that the mean itself is not known exactly, and
    that neighbouring months are alike (see ``persistence``). "Nothing changes" also means
    no trend: a center on its way up will do better than it says.

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
        design, columns = _design(series, coming, looking)
        value, weight = (
            array[np.ix_(open_ones, columns)] for array in (series.value, series.weight)
        )
        enough = _enough(weight, design, looking)
        if enough.any():
            rows = open_ones[enough]
            _fill(found, rows, value[enough], weight[enough], design, looking)
            open_ones = open_ones[~enough]
    return found


def _numbers(months: pd.DatetimeIndex) -> np.ndarray:
    return np.asarray(months.year * 12 + months.month - 1)


def _design(
    series: Series, coming: pd.DatetimeIndex, looking: Looking
) -> tuple[Design, np.ndarray]:
    """The design, and which of the series' months it looks at."""
    past, ahead = _numbers(series.months), _numbers(coming)
    seasons = np.unique(ahead % 12)
    if looking == Looking.MONTHS:
        columns = np.arange(len(past))
    else:
        columns = np.flatnonzero(np.isin(past % 12, seasons))
    past = past[columns]
    if looking == Looking.YEARS:
        effect, later = (np.searchsorted(seasons, when % 12) for when in (past, ahead))
    else:
        effect, later = np.zeros(len(past), dtype=int), np.zeros(len(ahead), dtype=int)
    return Design(past, effect, ahead, later), columns


def _enough(weight: np.ndarray, design: Design, looking: Looking) -> np.ndarray:
    """Whether the center's past allows this way of looking back."""
    known = weight > 0
    months = known.sum(axis=1)
    if looking == Looking.MONTHS:
        return months >= LEAST_MONTHS
    seasons = design.past[:, None] % 12 == np.unique(design.coming % 12)
    times = known.astype(int) @ seasons
    least = 2 if looking == Looking.YEARS else 1
    free = months - max(design.effects, 1) >= LEAST_FREEDOM
    return free & (times >= least).all(axis=1)


def _fill(
    found: Forecast,
    rows: np.ndarray,
    value: np.ndarray,
    weight: np.ndarray,
    design: Design,
    looking: Looking,
) -> None:
    kept = persistence(value, weight, design)
    found.looking[rows] = LOOKED.index(looking)
    found.months[rows] = (weight > 0).sum(axis=1)
    found.persistence[rows] = kept
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        sides = _distribution(value[part], weight[part], design, kept)
        for name, array in zip(("expected", "scale", "freedom"), sides, strict=True):
            getattr(found, name)[rows[part]] = array


def _distribution(
    value: np.ndarray, weight: np.ndarray, design: Design, kept: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Expected value, scale and degrees of freedom of each center."""
    members = design.members
    root, filled = np.sqrt(weight), np.where(weight > 0, np.nan_to_num(value), 0.0)
    total = weight @ members
    mean = np.divide((weight * filled) @ members, total, where=total > 0, out=total * 0)
    ahead = _weights_ahead(weight, total, design)  # [center, coming]
    part = ahead / ahead.sum(axis=1, keepdims=True)
    expected = (part * mean[:, design.coming_effect]).sum(axis=1)
    # How the past enters the forecast, and the coming months the value itself.
    effect_part = part @ (design.coming_effect[:, None] == np.arange(design.effects))
    each = np.divide(effect_part, total, where=total > 0, out=total * 0)
    before = each[:, design.effect] * root
    after = np.sqrt(ahead) / ahead.sum(axis=1, keepdims=True)
    maker = residual_maker(weight, members)
    left = np.einsum("cij,cj->ci", maker, filled * root)
    variance, freedom = _spread(left, maker, design, kept)
    error = _error_variance(before, after, design, kept)
    scale = np.sqrt(variance * np.maximum(error, 0))
    still = variance <= 1e-18 * np.maximum((filled**2 * weight).mean(axis=1), 1e-300)
    return expected, np.where(still, np.nan, scale), freedom


def _weights_ahead(weight: np.ndarray, total: np.ndarray, design: Design) -> np.ndarray:
    """Denominators to come: the mean of those known of the same mean."""
    known = (weight > 0) @ design.members
    usual = np.divide(total, known, where=known > 0, out=total * 0)
    return usual[:, design.coming_effect]


def _spread(
    left: np.ndarray, maker: np.ndarray, design: Design, kept: float
) -> tuple[np.ndarray, np.ndarray]:
    """Variance of a month in units of equal spread, and its degrees of freedom."""
    lags = design.past[:, None] - design.past[None, :]
    mixed = maker @ correlation(lags, kept)
    trace = np.einsum("cii->c", mixed)
    squared = np.einsum("cij,cji->c", mixed, mixed)
    return (left**2).sum(axis=1) / trace, trace**2 / squared


def _error_variance(
    before: np.ndarray, after: np.ndarray, design: Design, kept: float
) -> np.ndarray:
    """Variance of forecast minus value, in units of a month's."""
    times = np.concatenate([design.past, design.coming])
    signed = np.concatenate([before, -after], axis=1)
    full = correlation(times[:, None] - times[None, :], kept)
    return np.einsum("ci,ij,cj->c", signed, full, signed)
