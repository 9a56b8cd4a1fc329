"""The season taken out of monthly figures: the same month a year before, and STL."""

from functools import cache

import numpy as np
import pandas as pd
from statsmodels.tsa.seasonal import STL

from pescycle.model.spans import Span
from pescycle.paf.monitoring.factors import RANGE_MEAN
from pescycle.paf.monitoring.limits import OUTER, packed

STL_YEARS = 2  # with less no month of the year comes twice
LEAST_DIFFERENCES = 6  # with fewer, their moving ranges say nothing
MOST_SERIES = 2_000  # STL takes about a millisecond each
NULL_SERIES, NULL_SEED = 199, 1990  # the year in which STL was published
SEASONS = [
    *("year_before", "difference", "low", "high", "season", "trend", "remainder"),
    "remainder_limit",
]


def seasons(
    series: pd.DataFrame, *, span: Span = Span.MONTH
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each month less the same month a year before, and its season by STL where possible.

    The difference takes out any season that repeats, at the price of a year. Its line is 0,
    no change on the year before, and its limits are +- 2.66 mean moving ranges of the
    differences themselves (at least 6), which a lasting change does not widen. STL needs
    two years from the first to the last; gaps inside are closed by a straight line. With
    two years the season takes what both share by chance, and a lasting change between them
    looks like a season: ``season_p`` says how often months without any season show one as
    strong, and only three years or more tell a change from a season.

    Parameters
    ----------
    series : DataFrame
        From ``kpi_months`` with ``hidden``; hidden and excluded months count as missing.
    span : Span
        What the counts are kept by; of quarters four make a year.

    Returns
    -------
    month : DataFrame
        One row a (center, KPI, month): ``center kpi month value year_before difference low
        high season trend remainder remainder_limit``. ``low`` and ``high`` are limits of
        the difference, ``remainder_limit`` that of the remainder on either side, 2.66 of
        its mean moving ranges.
    chart : DataFrame
        One row a (center, KPI): ``center kpi season_months strength season_p``; strength
        is missing where the season cannot be separated.

    Notes
    -----
    Cleveland, Cleveland, McRae & Terpenning (1990), Journal of Official Statistics 6, 3-73
    (statsmodels, period 12, one season for all years). Strength: Wang, Smith & Hyndman
    (2006), Data Mining and Knowledge Discovery 13, 335-364: 1 - var(remainder) /
    var(season + remainder), not below 0.
    """
    keys = ["center", "kpi"]
    usable = series["value"].where(~series["hidden"] & ~series["excluded"])
    frame = series[[*keys, "month"]].assign(value=usable.astype("float64"))
    if frame.empty:
        chart = pd.DataFrame(columns=[*keys, "season_months", "strength", "season_p"])
        return frame.reindex(columns=[*keys, "month", "value", *SEASONS]), chart
    labels = frame[keys].drop_duplicates(ignore_index=True)
    values = frame["value"].to_numpy().reshape(len(labels), -1)
    columns = _differences(values, span.a_year) | _decomposed(values, span.a_year)
    columns["remainder_limit"] = _range_limits(columns["remainder"])
    month = frame.assign(**{name: columns[name].ravel() for name in SEASONS})
    return month, labels.assign(**_strengths(columns, values, span.a_year))


def _differences(values: np.ndarray, a_year: int) -> dict[str, np.ndarray]:
    before = np.full(values.shape, np.nan)
    if values.shape[1] > a_year:
        before[:, a_year:] = values[:, :-a_year]
    difference = values - before
    wide = _range_limits(difference)
    return {"year_before": before, "difference": difference, "low": -wide, "high": wide}


def _range_limits(deviations: np.ndarray) -> np.ndarray:
    """2.66 mean moving ranges of each row, where it has a value; missing below 6 values."""
    known = ~np.isnan(deviations)
    ranges = np.abs(np.diff(packed(deviations, known), axis=1))
    there = ~np.isnan(ranges)
    mean = np.where(there, ranges, 0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    enough = (known.sum(axis=1) >= LEAST_DIFFERENCES) & (mean > 0)
    limit = np.where(enough, OUTER * mean / RANGE_MEAN, np.nan)
    return np.where(known, limit[:, None], np.nan)


def _decomposed(values: np.ndarray, a_year: int) -> dict[str, np.ndarray]:
    """Season, trend and remainder of every series long enough; missing elsewhere."""
    parts = {
        name: np.full(values.shape, np.nan) for name in ("season", "trend", "remainder")
    }
    if len(values) > MOST_SERIES:
        return parts
    for number, row in enumerate(values):
        known = _span(row, STL_YEARS * a_year)
        if known is None:
            continue
        found = decomposed(_closed(row[known]), a_year)
        for name, part in zip(parts, found, strict=True):
            parts[name][number, known] = part
    return parts


def decomposed(
    values: np.ndarray, a_year: int = 12
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Season, trend and remainder by STL, the season the same every year.

    R: ``stl(ts(x, frequency = 12), "periodic")``.

    Parameters
    ----------
    values : ndarray
        Two years of months or more, without a gap.
    a_year : int
        How many of them make a year.
    """
    same = 10 * len(values) + 1  # so wide a window leaves each month one mean
    found = STL(values, period=a_year, seasonal=same, seasonal_deg=0).fit(inner_iter=2)
    # As R does, for the last step of the smoother leaves small differences between years.
    places = np.arange(len(values)) % a_year
    means = np.bincount(places, found.seasonal) / np.bincount(places)
    season = means[places]
    return season, found.trend, values - season - found.trend


def _span(row: np.ndarray, least: int) -> slice | None:
    """From the first known month to the last, where that is two years or more."""
    known = np.flatnonzero(~np.isnan(row))
    if known.size < least - 1 or known[-1] - known[0] + 1 < least:
        return None
    return slice(known[0], known[-1] + 1)


def _closed(row: np.ndarray) -> np.ndarray:
    places = np.arange(len(row))
    known = ~np.isnan(row)
    return np.interp(places, places[known], row[known])


def _strengths(
    columns: dict[str, np.ndarray], values: np.ndarray, a_year: int
) -> dict[str, np.ndarray]:
    months = (~np.isnan(values)).sum(axis=1)
    strength = np.full(len(values), np.nan)
    p = np.full(len(values), np.nan)
    for number, (season, rest) in enumerate(
        zip(columns["season"], columns["remainder"], strict=True)
    ):
        known = ~np.isnan(season)
        strength[number] = season_strength(season[known], rest[known])
        if not np.isnan(strength[number]):
            chance = _null_strengths(int(known.sum()), a_year)
            p[number] = (1 + (chance >= strength[number]).sum()) / (1 + chance.size)
    return {"season_months": months, "strength": strength, "season_p": p}


def season_strength(season: np.ndarray, remainder: np.ndarray) -> float:
    """How much of what is no trend is season, 0 to 1; missing where nothing varies."""
    whole = np.var(season + remainder) if season.size else 0.0
    if whole <= 0:
        return float("nan")
    return float(max(0.0, 1 - np.var(remainder) / whole))


@cache
def _null_strengths(months: int, a_year: int) -> np.ndarray:
    """Strengths that so many independent normal months show, which have no season."""
    source = np.random.default_rng([NULL_SEED, months])
    found = []
    for row in source.standard_normal((NULL_SERIES, months)):
        season, _, remainder = decomposed(row, a_year)
        found.append(season_strength(season, remainder))
    return np.array(found)
