"""All centers together: the target of a sum, over the centers whose figures make it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Framework, Kpi, MonthlyCount
from pescycle.paf.figures import CODES, REASONS
from pescycle.paf.reasons import Reason
from pescycle.stats.intervals import numbers

# A center whose figure is not shown is in the sum of all the same.
IN_THE_SUM = (CODES[Reason.NONE], CODES[Reason.HIDDEN], CODES[Reason.SMALL_BASE])
SIDES = ("baseline", "target", "low_target", "support")


@dataclass(frozen=True, eq=False)
class Goal:
    """Baseline, target and low target of one KPI, one element a center, all of them last.

    ``support`` is how many centers the target of all is made of; missing for a single
    center, and where figures are pooled and not added up.
    """

    baseline: np.ndarray
    target: np.ndarray
    low_target: np.ndarray
    support: np.ndarray


def compared(kpi: Kpi, value: np.ndarray, reason: np.ndarray, goal: Goal) -> Goal:
    """What a KPI's values are held against, like with like.

    The value of all centers of a monthly count is the sum of those that reported. So its
    baseline and target are the sums over these centers too, and not over centers that sent
    nothing in the round, or nothing in the baseline. A center that is in the value and has
    no target, a new one for instance, is taken to have moved as the others did: the sums
    are raised by value of all / value of the centers with a target. The attainment is that
    of the centers that have both; nobody's gap is read as a fall, and no new center as
    growth.

    Parameters
    ----------
    kpi : Kpi
        All but monthly counts stay as they are: a share of all is no sum.
    value, reason : ndarray
        One element a center, all of them last; ``reason`` are places in ``REASONS``.
    goal : Goal
        As planned, that is for all centers.

    Returns
    -------
    Goal
        Missing for all where no center has both.
    """
    if not isinstance(kpi.formula, MonthlyCount) or np.isnan(goal.target[-1]):
        return goal
    aimed = np.isfinite(goal.target[:-1])
    if kpi.progress:
        aimed &= np.isfinite(goal.baseline[:-1])
    inside = np.isin(reason[:-1], IN_THE_SUM)
    if (inside & aimed).all():
        return _supported(goal, len(aimed))
    known = inside & np.isfinite(value[:-1]) & aimed
    if not known.any():  # no figure of a single center is shown
        known = inside & aimed
    times = _raised(value, known, inside)
    sides = (
        np.append(side[:-1], side[:-1][known].sum() * times)
        for side in (goal.baseline, goal.target, goal.low_target)
    )
    return _supported(Goal(*sides, goal.support), int(known.sum()))


def like_with_like(joined: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """``compared`` of a frame: baselines and targets of all centers, and their support.

    Parameters
    ----------
    joined : DataFrame
        One row a (center incl. all, KPI): center kpi value reason baseline target
        low_target target_reason.

    Returns
    -------
    DataFrame
        The same rows with ``support``: how many centers the target of all is made of.
        Without any the target is missing for want of a baseline.
    """
    found = joined.assign(support=np.nan)
    whole = joined["center"].eq(ALL).to_numpy()
    code = pd.Index(REASONS).get_indexer(joined["reason"].fillna(""))
    for kpi in framework.kpis:
        rows = np.flatnonzero(joined["kpi"].eq(kpi.id))
        rows = np.append(rows[~whole[rows]], rows[whole[rows]])
        if not isinstance(kpi.formula, MonthlyCount) or not whole[rows].any():
            continue
        goal = Goal(*(numbers(found[side])[rows] for side in SIDES))
        made = compared(kpi, numbers(joined["value"])[rows], code[rows], goal)
        for side in SIDES:
            found.loc[found.index[rows[-1]], side] = getattr(made, side)[-1]
        if np.isnan(made.target[-1]) and not np.isnan(goal.target[-1]):
            found.loc[found.index[rows[-1]], "target_reason"] = str(Reason.NO_BASELINE)
    return found


def in_the_sum(rows: pd.DataFrame) -> pd.Series:
    """Whether each center's figure is part of the sum of all, shown or not.

    Parameters
    ----------
    rows : DataFrame
        One row a (center incl. all, KPI): center value, and reason where there is one.
    """
    hidden = [str(REASONS[code]) for code in IN_THE_SUM[1:]]
    reason = rows["reason"] if "reason" in rows else pd.Series("", index=rows.index)
    return (rows["value"].notna() | reason.isin(hidden)) & rows["center"].ne(ALL)


def _raised(value: np.ndarray, known: np.ndarray, inside: np.ndarray) -> float:
    """By how much the value of all is larger than that of the centers with a target."""
    if not known.any():
        return np.nan
    both = value[:-1][known].sum()
    if (known == inside).all() or not np.isfinite(both):
        return 1.0
    return value[-1] / both if both > 0 else np.nan


def _supported(goal: Goal, centers: int) -> Goal:
    support = np.append(goal.support[:-1], float(centers))
    return Goal(goal.baseline, goal.target, goal.low_target, support)
