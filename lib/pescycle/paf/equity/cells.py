"""What a KPI by group is made of: numerators and denominators, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pescycle.model.equity import EquityGroup
from pescycle.model.framework import Kpi, MonthlyCount, PooledMean, PooledShare
from pescycle.paf.periods import Period

MEASURED = MonthlyCount | PooledShare | PooledMean
CENTER, CATEGORY, MONTH = 0, 1, 2  # axes


@dataclass(frozen=True, eq=False)
class GroupCells:
    """Numerators and denominators of one KPI by one group; missing where a side is.

    Of a share both count people or cases, of a mean ``top`` is the total and ``bottom``
    the count. Of a monthly count ``top`` is what was counted of the category and
    ``bottom`` of all categories together, in months in which all of them are known.
    """

    kpi: Kpi
    group: EquityGroup
    centers: tuple[str, ...]
    top: np.ndarray
    bottom: np.ndarray

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(self.group.categories)

    @property
    def stock(self) -> bool:
        """Whether the same people are counted each month, so that months are averaged."""
        return isinstance(self.kpi.formula, PooledShare) and self.kpi.formula.stock

    def together(self) -> "GroupCells":
        """All centers as one row, month by month."""
        if self.stock:
            means = (_mean(side, MONTH) for side in (self.top, self.bottom))
            top, bottom = (
                _sum(side, CENTER)[None, :, None] for side in means
            )  # the months of centers that did not all report cannot be added up
        else:
            top, bottom = (_sum(side, CENTER)[None] for side in (self.top, self.bottom))
        return replace(self, centers=("all",), top=top, bottom=bottom)

    def people(self) -> tuple[np.ndarray, np.ndarray]:
        """Numerator and denominator by center and category over the months."""
        over = _mean if self.stock else _sum
        return over(self.top, MONTH), over(self.bottom, MONTH)

    def merged(self, categories: Sequence[str]) -> "GroupCells":
        """Some categories as one."""
        places = [self.categories.index(name) for name in categories]
        sides = (side[:, places].sum(axis=CATEGORY) for side in (self.top, self.bottom))
        top, bottom = (side[:, None] for side in sides)
        if isinstance(self.kpi.formula, MonthlyCount):
            bottom = self.bottom[:, :1]
        return replace(self, top=top, bottom=bottom)


def group_cells(
    group_months: pd.DataFrame,
    kpi: Kpi,
    group: EquityGroup,
    *,
    centers: Sequence[str],
    period: Period,
) -> GroupCells | None:
    """The cells of a KPI by a group; nothing where no month reports both sides.

    Parameters
    ----------
    group_months : DataFrame
        One row a (center, month, measure, group, category): those columns and ``value``.
    kpi : Kpi
        Of a kind that is made of monthly measures.
    group : EquityGroup
    centers : sequence of str
        Ids of the centers, without ``all``.
    period : Period
        Its months count.
    """
    wanted = group_months["measure"].isin(kpi.measures)
    own = group_months[wanted & (group_months["group"] == group.id)]
    if own.empty:
        return None
    sides = [
        _cube(own[own["measure"] == name], group, centers, period)
        for name in dict.fromkeys(kpi.measures)
    ]
    if isinstance(kpi.formula, MonthlyCount):
        whole = sides[0].sum(axis=CATEGORY, keepdims=True)  # missing if one category is
        top = np.where(np.isnan(whole), np.nan, sides[0])
        bottom = np.broadcast_to(whole, top.shape)
    else:
        known = ~np.isnan(sides[0] + sides[-1])
        top, bottom = (np.where(known, side, np.nan) for side in (sides[0], sides[-1]))
    if np.isnan(bottom).all():
        return None
    return GroupCells(kpi, group, tuple(centers), top, bottom)


def _cube(
    rows: pd.DataFrame, group: EquityGroup, centers: Sequence[str], period: Period
) -> np.ndarray:
    """Values by center, category and month; missing where there is none."""
    indexes = (
        pd.Index(list(centers)).get_indexer(rows["center"]),
        pd.Index(list(group.categories)).get_indexer(rows["category"]),
        period.months.get_indexer(rows["month"]),
    )
    cube = np.full((len(centers), len(group.categories), len(period.months)), np.nan)
    inside = np.logical_and.reduce([place >= 0 for place in indexes])
    cube[tuple(place[inside] for place in indexes)] = rows["value"].to_numpy()[inside]
    return cube


def _sum(side: np.ndarray, axis: int) -> np.ndarray:
    """Sum over what is known; missing where nothing is."""
    known = ~np.isnan(side)
    return np.where(known.any(axis=axis), np.nansum(side, axis=axis), np.nan)


def _mean(side: np.ndarray, axis: int) -> np.ndarray:
    known = (~np.isnan(side)).sum(axis=axis)
    return _sum(side, axis) / np.where(known > 0, known, 1)
