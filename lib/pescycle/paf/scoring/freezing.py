"""Anchors made of the figures of a round: bounds for outliers, and goalposts."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.framework import Direction, Framework, Kpi
from pescycle.model.scoring import Goalpost

# A distribution with both above these has outliers (JRC's rule).
SKEWNESS, KURTOSIS = 2.0, 3.5
# No more values than this, and no more than a tenth of them, are treated.
MOST_TREATED = 5
TREATED_SHARE = 0.1


def treatment_bounds(values: np.ndarray) -> tuple[float, float]:
    """Lowest and highest value after outliers were brought in.

    While the values are skewed (above 2 in size) with heavy ends (kurtosis above 3.5), the
    outermost one on the long side is set to its neighbour. Where five of them, or a tenth,
    are not enough it is the shape and not a few outliers: then nothing is brought in.

    Parameters
    ----------
    values : array
        One dimension; NaN is left out.

    Returns
    -------
    (float, float)
        Missing without any value.

    Notes
    -----
    Becker et al. (2022), COINr, Journal of Open Source Software 7(78), 4567: ``winsorise``
    with winmax = 5, skew_thresh = 2, kurt_thresh = 3.5.
    """
    ordered = np.sort(values[~np.isnan(values)])
    if not len(ordered):
        return np.nan, np.nan
    low, high = 0, len(ordered) - 1
    for _ in range(min(MOST_TREATED, int(TREATED_SHARE * len(ordered))) + 1):
        treated = ordered.clip(ordered[low], ordered[high])
        if not _has_outliers(treated):
            return float(ordered[low]), float(ordered[high])
        low, high = (low, high - 1) if stats.skew(treated) > 0 else (low + 1, high)
    return float(ordered[0]), float(ordered[-1])


def _has_outliers(values: np.ndarray) -> bool:
    if len(values) < 4 or np.ptp(values) == 0:  # neither is defined
        return False
    skewness = stats.skew(values, bias=False)
    return abs(skewness) > SKEWNESS and stats.kurtosis(values, bias=False) > KURTOSIS


def frozen_bounds(
    values: pd.DataFrame, framework: Framework
) -> dict[str, tuple[float, float]]:
    """Bounds of each KPI that has a value, over the centers and rounds given.

    Parameters
    ----------
    values : DataFrame
        One row a (round, center, kpi): kpi value; single centers only.
    framework : Framework
        Its KPIs.
    """
    of_kpi = {kpi.id: values.loc[values["kpi"] == kpi.id] for kpi in framework.kpis}
    found = {
        kpi: treatment_bounds(rows["value"].to_numpy(dtype=float))
        for kpi, rows in of_kpi.items()
    }
    return {kpi: ends for kpi, ends in found.items() if not np.isnan(ends[0])}


def frozen_goalposts(
    bounds: dict[str, tuple[float, float]], framework: Framework
) -> dict[str, Goalpost]:
    """Worst and best value of each KPI: those of the framework, else the bounds.

    A KPI that is best within a range has none, nor has one whose values are all the same.
    """
    given = framework.scoring.goalposts
    found = {kpi.id: given.get(kpi.id) or _goalpost(kpi, bounds) for kpi in framework.kpis}
    return {kpi: goalpost for kpi, goalpost in found.items() if goalpost is not None}


def _goalpost(kpi: Kpi, bounds: dict[str, tuple[float, float]]) -> Goalpost | None:
    low, high = bounds.get(kpi.id, (0.0, 0.0))
    if low == high or kpi.better == Direction.BAND:
        return None
    ends = (low, high) if kpi.better == Direction.HIGHER else (high, low)
    return Goalpost(worst=ends[0], best=ends[1])
