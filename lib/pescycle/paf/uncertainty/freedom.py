"""From how many months the error of each KPI was estimated."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.framework import Framework, Kpi, MonthlyCount, PooledMean
from pescycle.paf.grids import MonthGrid, grid_of


def month_freedom(
    months: pd.DataFrame, framework: Framework, kpis: Sequence[str], centers: Sequence[str]
) -> np.ndarray:
    """Degrees of freedom of the KPIs' limits: months that counted, less one.

    Half a year gives five: an error that was estimated from six months is itself uncertain,
    and of many centers the one whose months happened to be alike looks surest.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``, those the KPIs were made of.
    framework : Framework
        The edition in force.
    kpis, centers : sequence of str
        In the order of the result.

    Returns
    -------
    array [kpi, center]
        1 or more; infinite for shares and survey figures, whose limits are not Student's
        with the months as units.
    """
    grid = grid_of(months).with_centers(centers)
    place = pd.Index(grid.centers).get_indexer(list(centers))
    return np.array([_freedom(framework.kpi(kpi), grid)[place] for kpi in kpis])


def _freedom(kpi: Kpi, grid: MonthGrid) -> np.ndarray:
    formula = kpi.formula
    if isinstance(formula, MonthlyCount):
        known = ~np.isnan(grid.measure(formula.measure) + grid.time_open)
    elif isinstance(formula, PooledMean):
        known = ~np.isnan(sum(grid.measure(name) for name in kpi.measures))
    else:
        return np.full(len(grid.centers), np.inf)
    return np.maximum(known.sum(axis=0) - 1.0, 1.0)
