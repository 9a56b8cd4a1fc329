"""What a gap with its p-value allows to say."""

import numpy as np
import pandas as pd

from pescycle.model.equity import EquityFinding
from pescycle.model.findings import Adjustment
from pescycle.model.framework import Direction, Framework, MonthlyCount
from pescycle.stats.multiplicity import ADJUSTED


def gap_finding(gap: float, p: float, level: float, *, better: str) -> EquityFinding:
    """Finding of one gap; ``better`` is the KPI's direction, or "count" of a count.

    Parameters
    ----------
    gap : float
        Category less reference.
    p : float
        Adjusted for all gaps that are looked at together.
    level : float
        0.95: a finding where p is below 0.05.
    better : str
        ``higher lower band count``.
    """
    if np.isnan(gap) or np.isnan(p):
        return EquityFinding.INSUFFICIENT_DATA
    if p >= 1 - level or gap == 0:
        return EquityFinding.NO_CLEAR_GAP
    more, less = {
        Direction.HIGHER: (EquityFinding.AHEAD, EquityFinding.BEHIND),
        Direction.LOWER: (EquityFinding.BEHIND, EquityFinding.AHEAD),
        Direction.BAND: (EquityFinding.DIFFERENT, EquityFinding.DIFFERENT),
    }.get(better, (EquityFinding.OVER_REPRESENTED, EquityFinding.UNDER_REPRESENTED))
    return more if gap > 0 else less


def judged(
    gaps: pd.DataFrame, framework: Framework, *, adjustment: Adjustment = Adjustment.HOLM
) -> pd.DataFrame:
    """Gaps with adjusted p-values and findings, all of the round as one family.

    Parameters
    ----------
    gaps : DataFrame
        Columns kpi, gap, p, level; hidden ones are missing and count in no family.
    framework : Framework
        Gives each KPI's direction.
    adjustment : Adjustment
        How p-values are adjusted.

    Returns
    -------
    DataFrame
        A new frame with ``p_adjusted adjustment comparisons finding``.
    """
    adjusted = ADJUSTED[adjustment](gaps["p"]) if len(gaps) else np.array([])
    ways = {
        kpi.id: "count" if isinstance(kpi.formula, MonthlyCount) else str(kpi.better)
        for kpi in framework.kpis
    }
    found = [
        str(gap_finding(row.gap, p, row.level, better=ways[row.kpi]))
        for row, p in zip(gaps.itertuples(), adjusted, strict=True)
    ]
    return gaps.assign(
        p_adjusted=adjusted,
        adjustment=str(adjustment),
        comparisons=int(gaps["p"].notna().sum()),
        finding=pd.array(found, dtype="str"),
    )
