"""What a KPI was month by month: numerators over denominators, and the months to come."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.framework import Kpi, MonthlyCount, PooledMean, PooledShare
from pescycle.model.spans import Span
from pescycle.paf.grids import MonthGrid


@dataclass(frozen=True, eq=False)
class Series:
    """A KPI's past months in every center, all centers together last.

    ``value`` [center, month] is numerator over denominator, missing where there is none;
    ``weight`` [center, month] is the denominator, 0 where the value is missing. For counts
    the denominator is the share of the month in which the center was open. ``people``
    [center] is how many cases stand behind them all.
    """

    months: pd.DatetimeIndex
    value: np.ndarray
    weight: np.ndarray
    people: np.ndarray
    span: Span = Span.MONTH


def monthly_series(kpi: Kpi, grid: MonthGrid) -> Series:
    """Series of a KPI made of monthly measures, see ``Series``.

    The figure of all centers is the sum of numerators over the sum of denominators. For
    counts it is the sum of the centers; in a month that some did not report it is raised by
    their usual part, so that a gap is not taken for a fall.
    """
    top, bottom = _sides(kpi, grid)
    usable = np.isfinite(top) & np.isfinite(bottom) & (bottom > 0)
    top, bottom = np.where(usable, top, 0.0), np.where(usable, bottom, 0.0)
    if isinstance(kpi.formula, MonthlyCount):
        together, weight = _raised(top, bottom)
        people = top.sum(axis=0)
    else:
        weight = bottom.sum(axis=1)
        together = np.divide(top.sum(axis=1), weight, where=weight > 0, out=_gap(weight))
        people = _people(kpi, bottom)
    value = np.divide(top, bottom, where=bottom > 0, out=np.full(top.shape, np.nan))
    return Series(
        grid.months,
        np.vstack([value.T, together]),
        np.vstack([bottom.T, weight]),
        np.append(people, people.sum()),
        grid.span,
    )


def _sides(kpi: Kpi, grid: MonthGrid) -> tuple[np.ndarray, np.ndarray]:
    match kpi.formula:
        case MonthlyCount(measure=measure):
            return grid.measure(measure), grid.time_open
        case PooledShare(numerator=top, denominator=bottom):
            return grid.measure(top), grid.measure(bottom)
        case PooledMean(total=top, count=bottom):
            return grid.measure(top), grid.measure(bottom)
    raise ValueError(f"KPI {kpi.id} is not made of monthly measures")


def _gap(like: np.ndarray) -> np.ndarray:
    return np.full(like.shape, np.nan)


def _people(kpi: Kpi, bottom: np.ndarray) -> np.ndarray:
    """Cases of all months; of a stock the same people stand there each month."""
    total = bottom.sum(axis=0)
    months = np.maximum((bottom > 0).sum(axis=0), 1)
    return total / months if getattr(kpi.formula, "stock", False) else total


def _raised(top: np.ndarray, bottom: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum of the centers' counts a full month, raised to all centers; and its weight."""
    opened = bottom.sum(axis=0)
    usual = np.divide(top.sum(axis=0), opened, where=opened > 0, out=np.zeros(len(opened)))
    rate = np.divide(top, bottom, where=bottom > 0, out=np.zeros(top.shape))
    reported = np.where(bottom > 0, usual, 0.0).sum(axis=1)
    together = np.divide(
        rate.sum(axis=1) * usual.sum(), reported, where=reported > 0, out=_gap(reported)
    )
    return together, np.isfinite(together).astype(float)
