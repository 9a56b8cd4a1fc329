"""Value of a KPI in each category of a group, with its interval and base."""

import numpy as np
import pandas as pd

from pescycle.model.framework import MonthlyCount, PooledShare
from pescycle.paf.equity.cells import CENTER, GroupCells
from pescycle.stats.intervals import Estimate, checked_confidence, wilson_interval
from pescycle.stats.month_ratios import MonthRatios, month_ratios

VALUE_COLUMNS = {
    "kpi": "str",
    "group": "str",
    "center": "str",
    "category": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "count": "float64",
    "base": "float64",
}


def equity_values(cells: GroupCells, *, confidence: float = 0.95) -> pd.DataFrame:
    """Value of the KPI in each category, in each center and for all together.

    A share is the category's numerators over its denominators, with Wilson limits; a mean
    its totals over its counts, with the months as units. A monthly count has no rate by
    group: its value is the category's share of all that was counted, months as units.
    Categories are no fair comparison where they come to different centers: a category that
    mostly visits a weak center has a low value everywhere else too.

    Parameters
    ----------
    cells : GroupCells
        From ``group_cells``.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center, then all; category): ``kpi group center category value low high
        level method count base``. ``count`` is the numerator; ``base`` the denominator, of
        a stock its mean over months, of a monthly count all that was counted.
    """
    level = checked_confidence(confidence)
    parts = [_rows(cells, level), _rows(cells.together(), level)]
    frame = pd.concat(parts, ignore_index=True)
    named = frame.assign(kpi=cells.kpi.id, group=cells.group.id, level=level)
    return named.reindex(columns=list(VALUE_COLUMNS)).astype(VALUE_COLUMNS)


def _rows(cells: GroupCells, level: float) -> pd.DataFrame:
    count, base = cells.people()
    value, low, high = estimate(cells, confidence=level)
    centers, categories = cells.top.shape[CENTER], cells.categories
    return pd.DataFrame(
        {
            "center": np.repeat(cells.centers, len(categories)),
            "category": np.tile(categories, centers),
            "value": np.ravel(value),
            "low": np.ravel(low),
            "high": np.ravel(high),
            "method": method(cells),
            "count": count.ravel(),
            "base": base.ravel(),
        }
    )


def method(cells: GroupCells) -> str:
    """Name of the interval that the KPI's kind has."""
    return "wilson" if isinstance(cells.kpi.formula, PooledShare) else "ratio_months"


def estimate(cells: GroupCells, *, confidence: float) -> Estimate:
    """Value and limits by center and category."""
    if isinstance(cells.kpi.formula, PooledShare):
        count, base = cells.people()
        possible = (base > 0) & (count <= base)
        share = np.divide(count, base, out=np.full_like(count, np.nan), where=possible)
        return Estimate(share, *wilson_interval(share, base, confidence=confidence))
    found = ratios(cells)
    low, high = found.interval(confidence=confidence)
    if isinstance(cells.kpi.formula, MonthlyCount):
        low, high = np.maximum(low, 0.0), np.minimum(high, 1.0)
    return Estimate(found.value, low, high)


def ratios(cells: GroupCells) -> MonthRatios:
    """Ratio of sums by center and category, with the months as units."""
    return month_ratios(cells.top, cells.bottom)
