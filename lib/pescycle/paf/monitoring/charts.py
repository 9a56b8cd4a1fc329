"""The months of all charts as arrays, with the limits of each."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.monitoring import (
    LEAST_BASELINE_MONTHS,
    ChartGap,
    ChartKind,
    Monitoring,
)
from pescycle.paf.monitoring.factors import SIGMAS
from pescycle.paf.monitoring.limits import Limits, counted_limits, xmr_limits
from pescycle.paf.periods import Period

LARGEST_HIDDEN = 0.25  # share of the baseline's months that may be too small to be shown


@dataclass(frozen=True, eq=False)
class Charts:
    """Months as arrays: one row a chart, one column a month."""

    keys: pd.DataFrame  # center kpi chart
    months: pd.DatetimeIndex
    values: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray
    kept: np.ndarray
    hidden: np.ndarray
    excluded: np.ndarray
    inside: np.ndarray  # months of the baseline, kept or not
    behind: np.ndarray

    @property
    def baseline(self) -> np.ndarray:
        """Months that make the limits."""
        return self.inside & self.kept


def charts_of(series: pd.DataFrame, baseline: Period) -> Charts:
    """Arrays of a frame of ``kpi_months`` with ``hidden``: every chart has every month."""
    keys = series[["center", "kpi", "chart"]].drop_duplicates(ignore_index=True)
    months = pd.DatetimeIndex(np.sort(series["month"].unique()))
    shape = (len(keys), len(months))
    columns = ["value", "count", "size", "hidden", "excluded"]
    value, count, size, hidden, excluded = (
        series[name].to_numpy().reshape(shape) for name in columns
    )
    numbers = [side.astype("float64") for side in (value, count, size)]
    hidden, excluded = hidden.astype(bool), excluded.astype(bool)
    kept = ~np.isnan(numbers[0]) & ~hidden & ~excluded
    inside = np.broadcast_to(months.isin(baseline.months), shape)
    behind = np.broadcast_to(months > baseline.months.max(), shape)
    return Charts(keys, months, *numbers, kept, hidden, excluded, inside, behind)


def all_limits(charts: Charts, settings: Monitoring) -> Limits:
    """Limits of all charts, each kind by its own method."""
    shape = charts.values.shape
    whole = Limits(
        center=np.full(shape[0], np.nan),
        sigma=np.full(shape, np.nan),
        multiples=np.full((shape[0], len(SIGMAS)), np.nan),
        spread=np.full(shape[0], np.nan),
        range_line=np.full(shape[0], np.nan),
        range_limit=np.full(shape[0], np.nan),
        median=np.full(shape[0], np.nan),
        months=np.zeros(shape[0], dtype=int),
    )
    kinds = charts.keys["chart"].to_numpy()
    for kind in ChartKind:
        rows = np.flatnonzero(kinds == kind)
        own = _limits_of(kind, charts, rows, settings)
        for name in vars(whole):
            getattr(whole, name)[rows] = getattr(own, name)
    whole.median[_too_hidden(charts) | np.isnan(whole.center)] = np.nan
    whole.center[np.isnan(whole.median)] = np.nan
    return whole


def _limits_of(
    kind: ChartKind, charts: Charts, rows: np.ndarray, settings: Monitoring
) -> Limits:
    baseline, factors = charts.baseline[rows], settings.factors
    if kind == ChartKind.XMR:
        values, middle = charts.values[rows], settings.limits
        return xmr_limits(values, baseline, middle=middle, factors=factors)
    counts, sizes = charts.counts[rows], charts.sizes[rows]
    return counted_limits(counts, sizes, baseline, kind=kind, factors=factors)


def _too_hidden(charts: Charts) -> np.ndarray:
    """Charts of which more than a quarter of the baseline is too small to be shown."""
    hidden = (charts.hidden & charts.inside).sum(axis=1)
    there = hidden + charts.baseline.sum(axis=1)
    return hidden > LARGEST_HIDDEN * np.maximum(there, 1)


def limit_gaps(charts: Charts, limits: Limits) -> np.ndarray:
    """Why a chart has no limits, a ``ChartGap``; "" where it has them."""
    no_sigma = np.isnan(limits.sigma).all(axis=1)
    return np.select(
        [_too_hidden(charts), limits.months < LEAST_BASELINE_MONTHS, no_sigma],
        [str(ChartGap.SMALL_BASE), str(ChartGap.FEW_MONTHS), str(ChartGap.NO_SPREAD)],
        str(ChartGap.NONE),
    )
