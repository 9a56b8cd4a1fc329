"""From monthly measures and survey estimates to the value of each KPI in each center."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import (
    Framework,
    Kpi,
    MonthlyCount,
    PooledMean,
    PooledShare,
)
from pescycle.paf.figures import (
    REASONS,
    Figures,
    count_figures,
    mean_figures,
    share_figures,
)
from pescycle.paf.grids import MonthGrid, grid_of, repeated
from pescycle.paf.survey_figures import NO_ESTIMATES, survey_figures
from pescycle.stats.intervals import checked_confidence

COLUMNS = {
    "center": "str",
    "kpi": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "count": "float64",
    "base": "float64",
    "reason": "str",
}
SIDES = ("value", "low", "high", "count", "base")


@dataclass(frozen=True, eq=False)
class KpiTable:
    """Values of every KPI in every center as arrays [KPI, center], all centers last.

    ``reason`` are places in ``REASONS``; ``method`` is one a KPI.
    """

    centers: tuple[str, ...]
    kpis: tuple[str, ...]
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    level: np.ndarray
    count: np.ndarray
    base: np.ndarray
    reason: np.ndarray
    method: tuple[str, ...]

    def frame(self) -> pd.DataFrame:
        """One row a (center, KPI), see ``kpi_values``."""
        center, kpi = np.indices((len(self.centers), len(self.kpis)))
        columns = {
            "center": repeated(self.centers, center),
            "kpi": repeated(self.kpis, kpi),
            "method": repeated(self.method, kpi),
            "reason": repeated(REASONS, self.reason.T),
        }
        for name in ("value", "low", "high", "level", "count", "base"):
            columns[name] = getattr(self, name).T.ravel()
        return pd.DataFrame(columns)[list(COLUMNS)]


def kpi_values(
    months: pd.DataFrame,
    framework: Framework,
    *,
    estimates: pd.DataFrame | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Value of every KPI in every center and for all, with interval, base and reason.

    What each kind of formula gives, for one center:

    - monthly count: counts over months open, t interval with the months as units
      (``t_months``); ``count`` the things counted, ``base`` the months reported.
    - share: sum of numerators over sum of denominators, Wilson (``wilson``), over the
      months that report both; ``base`` the denominator, of a stock its mean over months.
    - mean: sum of totals over sum of counts, linearised with the months as units
      (``ratio_months``); ``base`` the count.
    - survey: the audiences' top-2-box shares mixed with the KPI's weights (``mover``);
      ``base`` the answers, and every audience must reach the minimum base by itself.

    For all centers counts are the sum of the centers that reported, all else is pooled. So
    a count for all centers misleads where other centers reported than the time before. The
    limits of counts and means describe how months differ, season included.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``, all measures of the framework.
    framework : Framework
        The edition in force.
    estimates : DataFrame, optional
        Survey estimates with a column ``audience``, gated or not; for KPIs of kind survey.
    confidence : float
        0.95 for a 95 % interval; 95 is refused. Survey limits keep the level of
        ``estimates``.

    Returns
    -------
    DataFrame
        One row a (center, then all; KPI): ``center kpi value low high level method count
        base reason``. Where ``reason`` is not empty the value is missing: never 0 for no
        data.
    """
    estimates = NO_ESTIMATES if estimates is None else estimates
    grid = grid_of(months)
    return kpi_table(grid, framework, estimates=estimates, confidence=confidence).frame()


def kpi_table(
    grid: MonthGrid,
    framework: Framework,
    *,
    estimates: pd.DataFrame = NO_ESTIMATES,
    confidence: float = 0.95,
) -> KpiTable:
    """The same as arrays, for whoever goes on computing with them.

    Parameters
    ----------
    grid : MonthGrid
        The measures of the framework, in the centers that are to have a value.
    """
    checked_confidence(confidence)
    grid = grid.with_centers([name for name in estimates["center"].unique() if name != ALL])
    centers = (*grid.centers, ALL)
    shape = (len(framework.kpis), len(centers))
    sides = {side: np.empty(shape) for side in SIDES}
    sides["reason"] = np.empty(shape, dtype=np.int8)
    sides["level"] = np.broadcast_to(confidence, shape)
    methods = []
    for place, kpi in enumerate(framework.kpis):
        found = _figures(kpi, grid, estimates, confidence).gated(kpi.minimum_base)
        for side in (*SIDES, "reason"):
            sides[side][place] = getattr(found, side)
        if found.level is not None:
            sides["level"] = sides["level"].copy()
            sides["level"][place] = found.level
        methods.append(found.method)
    ids = tuple(kpi.id for kpi in framework.kpis)
    return KpiTable(centers=centers, kpis=ids, method=tuple(methods), **sides)


def _figures(
    kpi: Kpi, grid: MonthGrid, estimates: pd.DataFrame, confidence: float
) -> Figures:
    formula = kpi.formula
    match formula:
        case MonthlyCount():
            counts = grid.measure(formula.measure)
            return count_figures(counts, grid.time_open, confidence=confidence)
        case PooledShare(stock=stock):
            tops, bottoms = (grid.measure(name) for name in kpi.measures)
            return share_figures(tops, bottoms, stock=stock, confidence=confidence)
        case PooledMean():
            tops, bottoms = (grid.measure(name) for name in kpi.measures)
            return mean_figures(tops, bottoms, confidence=confidence)
    centers = (*grid.centers, ALL)
    return survey_figures(formula, estimates, centers=centers, confidence=confidence)
