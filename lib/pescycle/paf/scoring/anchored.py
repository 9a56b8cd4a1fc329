"""Scores of KPIs between frozen goalposts."""

import numpy as np
import pandas as pd

from pescycle.model.anchors import Anchors
from pescycle.model.base import ALL
from pescycle.model.framework import Direction, Framework, Kpi, MonthlyCount
from pescycle.paf.scoring import normalisation
from pescycle.paf.scoring.normalisation import Limits
from pescycle.paf.together import in_the_sum


def goalpost_scores(
    kpis: pd.DataFrame,
    framework: Framework,
    anchors: Anchors,
    *,
    limits: Limits = Limits.CLIPPED,
) -> pd.DataFrame:
    """The KPIs with their place between the goalposts as score, 0..1.

    A value outside the frozen bounds counts as the bound, one outside the goalposts as the
    goalpost. A KPI that is best within a range keeps its attainment, at most 1; one without
    goalposts has no score. For all centers together a monthly count is a sum, so that its
    goalposts are multiplied by the number of centers that are in it.

    Parameters
    ----------
    kpis : DataFrame
        One row a (center, kpi): center kpi value anchor target score reason; ``in_sum``
        may say which centers are in the sum of all, else ``in_the_sum`` does.
    framework, anchors : Framework, Anchors
        The edition and what was frozen of it.
    limits : Limits
        With ``open`` a value is not brought in, and its score may leave the scale.

    Returns
    -------
    DataFrame
        ``kpis`` with ``score``; ``anchor`` and ``target`` are the worst and best value.
    """
    parts = [
        _scored(kpis[kpis["kpi"] == kpi.id], kpi, anchors, limits) for kpi in framework.kpis
    ]
    return pd.concat(parts).sort_index(kind="stable")


def _scored(rows: pd.DataFrame, kpi: Kpi, anchors: Anchors, limits: Limits) -> pd.DataFrame:
    if kpi.better == Direction.BAND:
        return rows.assign(score=rows["score"].clip(upper=1.0))
    goalpost = anchors.goalposts.get(kpi.id)
    if goalpost is None:
        return rows.assign(score=np.nan, anchor=np.nan, target=np.nan)
    summed = isinstance(kpi.formula, MonthlyCount)
    inside = rows["in_sum"] if "in_sum" in rows else in_the_sum(rows)
    # Without any the sum has no value, so that its goalposts do not matter.
    centers = max(float(inside.sum()), 1.0)
    times = np.where(summed & (rows["center"] == ALL), centers, 1.0)
    value = rows["value"].to_numpy(dtype=float) / times
    bounds = anchors.bounds.get(kpi.id)
    if bounds is not None and limits == Limits.CLIPPED:
        value = np.clip(value, bounds.low, bounds.high)
    upward = goalpost.best > goalpost.worst
    ends = sorted((goalpost.worst, goalpost.best))
    scale = normalisation.Anchors(
        *(np.array([end]) for end in (*ends, 1 if upward else -1))
    )
    score = normalisation.goalposts(value[:, None], scale, limits=limits, scale=(0.0, 1.0))[
        :, 0
    ]
    return rows.assign(
        score=score, anchor=goalpost.worst * times, target=goalpost.best * times
    )
