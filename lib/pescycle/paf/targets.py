"""Baselines, and the targets that a KPI's rule makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Basis
from pescycle.model.framework import (
    FixedTarget,
    Framework,
    GrowthTarget,
    Kpi,
    MonthlyCount,
    PointsTarget,
)
from pescycle.paf.grids import repeated
from pescycle.paf.periods import Period

BAND_RULE = "band"
BASES = tuple(Basis)
COLUMNS = {
    "center": "str",
    "kpi": "str",
    "rule": "str",
    "baseline": "float64",
    "basis": "str",
    "target": "float64",
    "low_target": "float64",
}


def baselines(
    values: pd.DataFrame, *, basis: Basis, period: Period | None = None
) -> pd.DataFrame:
    """Baselines made of the values of an earlier period.

    Parameters
    ----------
    values : DataFrame
        ``kpi_values`` of the earlier period; rows without a value stay, with a missing
        baseline.
    basis : Basis
        What the earlier period is.
    period : Period, optional
        Its days.

    Returns
    -------
    DataFrame
        One row a (center incl. all, KPI): ``center kpi baseline base basis starts ends``;
        basis is ``none`` where there is no baseline.
    """
    found = values["value"].notna()
    days = (pd.NaT, pd.NaT) if period is None else (period.starts, period.ends)
    starts, ends = (pd.Series(pd.Timestamp(day), index=values.index) for day in days)
    return pd.DataFrame(
        {
            "center": values["center"],
            "kpi": values["kpi"],
            "baseline": values["value"],
            "base": values["base"],
            "basis": pd.Series(str(basis), index=values.index).where(
                found, str(Basis.NONE)
            ),
            "starts": starts.astype("datetime64[us]"),
            "ends": ends.astype("datetime64[us]"),
        }
    ).reset_index(drop=True)


def targets(
    framework: Framework, baseline: pd.DataFrame, *, centers: Sequence[str]
) -> pd.DataFrame:
    """Target of each KPI in each center by its rule.

    ``fixed`` is the value itself, ``growth`` baseline x (1 + rate), ``points`` baseline
    plus points; a band has its high end as ``target`` and its low end as ``low_target``.
    The value for all centers of a monthly count is a sum, so a fixed target, points or a
    band written for one center are multiplied by the number of centers there.

    Parameters
    ----------
    framework : Framework
        The edition in force.
    baseline : DataFrame
        From ``baselines``; a (center, KPI) without a row has no baseline.
    centers : sequence of str
        Ids of the centers, with or without ``all``.

    Returns
    -------
    DataFrame
        One row a (center, then all; KPI): ``center kpi rule baseline basis target
        low_target``; the target is missing where its rule needs a baseline that is missing.
    """
    ids = (*(center for center in centers if center != ALL), ALL)
    start, basis = _placed(baseline, framework, ids)
    return target_table(framework, start, basis, centers=ids).frame()


@dataclass(frozen=True, eq=False)
class TargetTable:
    """Targets of every KPI in every center as arrays [KPI, center], all centers last.

    ``basis`` are places in ``BASES``; ``rule`` is one a KPI.
    """

    centers: tuple[str, ...]
    kpis: tuple[str, ...]
    rule: tuple[str, ...]
    baseline: np.ndarray
    basis: np.ndarray
    target: np.ndarray
    low_target: np.ndarray

    def frame(self) -> pd.DataFrame:
        """One row a (center, KPI), see ``targets``."""
        center, kpi = np.indices((len(self.centers), len(self.kpis)))
        columns = {
            "center": repeated(self.centers, center),
            "kpi": repeated(self.kpis, kpi),
            "rule": repeated(self.rule, kpi),
            "basis": repeated(BASES, self.basis.T),
        }
        for name in ("baseline", "target", "low_target"):
            columns[name] = getattr(self, name).T.ravel()
        return pd.DataFrame(columns)[list(COLUMNS)]


def target_table(
    framework: Framework,
    baseline: np.ndarray,
    basis: np.ndarray,
    *,
    centers: tuple[str, ...],
) -> TargetTable:
    """The same as ``targets`` in arrays, for whoever goes on computing with them.

    Parameters
    ----------
    baseline, basis : ndarray
        A KPI a row, a center a column, all centers last.
    """
    target, low_target = np.empty_like(baseline), np.full(baseline.shape, np.nan)
    rules = []
    for place, kpi in enumerate(framework.kpis):
        times = np.ones(len(centers))
        if isinstance(kpi.formula, MonthlyCount):
            times[-1] = len(centers) - 1
        rule, target[place], low_target[place] = _target(kpi, baseline[place], times)
        rules.append(rule)
    ids = tuple(kpi.id for kpi in framework.kpis)
    return TargetTable(centers, ids, tuple(rules), baseline, basis, target, low_target)


def _placed(
    baseline: pd.DataFrame, framework: Framework, centers: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Baselines and their basis as arrays [KPI, center]."""
    kpi = pd.Index([kpi.id for kpi in framework.kpis]).get_indexer(baseline["kpi"])
    center = pd.Index(centers).get_indexer(baseline["center"])
    known = (kpi >= 0) & (center >= 0)
    start = np.full((len(framework.kpis), len(centers)), np.nan)
    basis = np.full(start.shape, BASES.index(Basis.NONE), dtype=np.int8)
    place = kpi[known], center[known]
    start[place] = baseline["baseline"].to_numpy(dtype=float, na_value=np.nan)[known]
    basis[place] = pd.Index(BASES).get_indexer(baseline["basis"])[known]
    return start, basis


def _target(
    kpi: Kpi, baseline: np.ndarray, times: np.ndarray
) -> tuple[str, np.ndarray, np.ndarray | float]:
    """Rule, target and low end; so many centers make up each figure."""
    match kpi.target:
        case FixedTarget(value=value):
            return "fixed", value * times, np.nan
        case GrowthTarget(rate=rate):
            return "growth", baseline * (1 + rate), np.nan
        case PointsTarget(points=points):
            return "points", baseline + points * times, np.nan
    return BAND_RULE, kpi.band.high * times, kpi.band.low * times
