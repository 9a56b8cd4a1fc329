"""The leaves of a framework on frozen goalposts: places at each value and its limits."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.anchors import Anchors
from pescycle.model.framework import Framework
from pescycle.paf.scoring.anchored import goalpost_scores
from pescycle.paf.scoring.normalisation import Limits
from pescycle.paf.uncertainty.leaves import Leaves, leaves


def goalpost_leaves(
    scores: pd.DataFrame,
    framework: Framework,
    anchors: Anchors,
    kpis: Sequence[str],
    centers: Sequence[str],
    *,
    df: np.ndarray | float = np.inf,
) -> Leaves:
    """Places between the goalposts with the error of what was measured.

    Goalposts count as known: they were frozen before.

    Parameters
    ----------
    scores : DataFrame
        One row a (center, kpi): center kpi value low high level attainment.
    framework, anchors : Framework, Anchors
        The edition, and what was frozen of it.
    kpis, centers : sequence of str
        In the order of the result.
    df : array [kpi, center], optional
        Degrees of freedom of each KPI's limits, see ``month_freedom``.
    """
    place = pd.MultiIndex.from_product([kpis, centers], names=["kpi", "center"])
    rows = scores.set_index(["kpi", "center"]).reindex(place).reset_index()
    shape = (len(kpis), len(centers))
    ends = []
    for name in ("value", "low", "high"):
        own = rows.assign(
            value=rows[name], score=rows["attainment"], anchor=np.nan, target=np.nan
        )
        found = goalpost_scores(own, framework, anchors, limits=Limits.OPEN)
        ends.append(found["score"].to_numpy(dtype=float).reshape(shape))
    level = rows["level"].dropna()
    low, high = np.minimum(*ends[1:]), np.maximum(*ends[1:])
    return leaves(
        ends[0],
        low,
        high,
        level=float(level.iloc[0]) if len(level) else 0.95,
        bounds=(0.0, np.ones(len(kpis))),
        df=df,
    )
