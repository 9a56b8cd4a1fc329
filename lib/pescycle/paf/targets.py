"""Baselines, and the targets that a KPI's rule makes of them."""

from collections.abc import Sequence
from math import nan

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
from pescycle.paf.periods import Period

BAND_RULE = "band"
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
    known = baseline.set_index(["center", "kpi"])
    ids = [center for center in centers if center != ALL]
    rows = []
    for center in [*ids, ALL]:
        for kpi in framework.kpis:
            start, basis = nan, str(Basis.NONE)
            if (center, kpi.id) in known.index:
                start, basis = known.loc[(center, kpi.id), ["baseline", "basis"]]
            summed = center == ALL and isinstance(kpi.formula, MonthlyCount)
            rule, target, low_target = _target(kpi, start, times=len(ids) if summed else 1)
            rows.append((center, kpi.id, rule, start, basis, target, low_target))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _target(kpi: Kpi, baseline: float, *, times: int) -> tuple[str, float, float]:
    """Rule, target and low end; ``times`` centers make up the figure."""
    match kpi.target:
        case FixedTarget(value=value):
            return "fixed", value * times, nan
        case GrowthTarget(rate=rate):
            return "growth", baseline * (1 + rate), nan
        case PointsTarget(points=points):
            return "points", baseline + points * times, nan
    return BAND_RULE, kpi.band.high * times, kpi.band.low * times
