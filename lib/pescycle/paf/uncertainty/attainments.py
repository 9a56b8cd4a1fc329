"""The leaves of a framework: attainments at each KPI's value and at both its limits."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.framework import Direction, Framework, Kpi
from pescycle.paf.attainment import unbounded
from pescycle.paf.uncertainty.leaves import Leaves, leaves

SIDES = ("baseline", "target", "low_target")


def attainment_leaves(
    scores: pd.DataFrame,
    framework: Framework,
    kpis: Sequence[str],
    centers: Sequence[str],
    *,
    df: np.ndarray | float = np.inf,
) -> Leaves:
    """Attainments of some KPIs with the error of what was measured.

    Targets and baselines count as known: they were agreed on before.

    Parameters
    ----------
    scores : DataFrame
        One row a (center, kpi): center kpi value low high level baseline target low_target
        attainment.
    framework : Framework
        The edition in force.
    kpis, centers : sequence of str
        In the order of the result.
    df : array [kpi, center], optional
        Degrees of freedom of each KPI's limits, see ``month_freedom``.

    Returns
    -------
    Leaves
        Missing where there is no attainment.
    """
    place = pd.MultiIndex.from_product([kpis, centers], names=["kpi", "center"])
    rows = scores.set_index(["kpi", "center"]).reindex(place)
    shape = (len(kpis), len(centers))
    at = {name: np.full(shape, np.nan) for name in ("value", "low", "high")}
    for number, kpi in enumerate(kpis):
        own = rows.xs(kpi, level="kpi")
        for name, found in at.items():
            found[number] = _attained(own, framework.kpi(kpi), name)
    caps = [_cap(framework, framework.kpi(kpi)) for kpi in kpis]
    _finite(at, np.reshape(caps, (-1, 1)))
    at["value"][rows["attainment"].isna().to_numpy().reshape(shape)] = np.nan
    level = rows["level"].dropna()
    return leaves(
        at["value"],
        at["low"],
        at["high"],
        level=float(level.iloc[0]) if len(level) else 0.95,
        bounds=(0.0, np.array(caps)),
        df=df,
    )


def _attained(rows: pd.DataFrame, kpi: Kpi, name: str) -> np.ndarray:
    sides = {side: rows[side].to_numpy(dtype=float) for side in SIDES}
    return unbounded(kpi, value=rows[name].to_numpy(dtype=float), **sides)


def _finite(at: dict[str, np.ndarray], caps: np.ndarray) -> None:
    """Attainments without end, of values at 0 where less is better, end at the cap."""
    value = np.where(np.isinf(at["value"]), caps, at["value"])
    for name, found in at.items():
        at[name] = np.where(np.isinf(found), np.fmax(caps, value), found)


def _cap(framework: Framework, kpi: Kpi) -> float:
    return 1.0 if kpi.better == Direction.BAND else framework.status.cap
