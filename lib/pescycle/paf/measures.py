"""Monthly measures on a full grid of centers and months, closures taken into account."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.paf.grids import month_grid, open_grid, repeated
from pescycle.paf.periods import Period


def open_shares(event: pd.DataFrame, centers: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Share of its days on which each center was open in each month of the period.

    0 only where closures cover the whole month, or where the center had not opened yet.
    Days are calendar days: a closure over a week-end counts although nobody would have
    come.

    Parameters
    ----------
    event : DataFrame
        Columns center (or ``all``), kind, start, end (both days included); only closures
        count.
    centers : DataFrame
        One row a center: id, and opened where known.
    period : Period
        The months.

    Returns
    -------
    DataFrame
        One row a (center, month): ``center month open_share``.
    """
    shares = open_grid(event, centers, period)
    ids, months = list(centers["id"]), period.months
    return pd.DataFrame(
        {
            "center": repeated(ids, np.repeat(np.arange(len(ids)), len(months))),
            "month": np.tile(months, len(ids)),
            "open_share": shares.T.ravel(),
        }
    )


def reported_months(
    measure_month: pd.DataFrame,
    event: pd.DataFrame,
    *,
    centers: pd.DataFrame,
    measures: Sequence[str],
    period: Period,
) -> pd.DataFrame:
    """Every measure of every center in every month of the period, reported or not.

    Strata are added up; where a stratum's value is missing the month's value is missing
    too, because a sum without it would look like a fall.

    Parameters
    ----------
    measure_month : DataFrame
        One row a (center, month, measure, stratum): center month measure stratum value.
    event : DataFrame
        Closures, see ``open_shares``.
    centers : DataFrame
        One row a center: id, and opened where known.
    measures : sequence of str
        Ids of the measures expected from every center.
    period : Period
        The months; rows outside it are left out.

    Returns
    -------
    DataFrame
        One row a (center, measure, month): ``center month measure value open_share``; value
        is missing where the month was not reported.
    """
    grid = month_grid(
        measure_month, event, centers=centers, measures=measures, period=period
    )
    return grid.frame()


def coverage(months: pd.DataFrame) -> pd.DataFrame:
    """How many months of each measure were expected, closed, partly open and reported.

    A month that the center was closed throughout is not expected; a report for it does not
    count either, so that reported never exceeds expected. A month that it was open in part
    is expected: its count is set against the days open, its share or mean is not touched.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``.

    Returns
    -------
    DataFrame
        One row a (center, measure): ``center measure months_expected months_closed
        months_partly months_reported``.
    """
    is_open = months["open_share"] > 0
    counted = months.assign(
        months_expected=is_open,
        months_closed=~is_open,
        months_partly=is_open & (months["open_share"] < 1),
        months_reported=is_open & months["value"].notna(),
    )
    names = ["months_expected", "months_closed", "months_partly", "months_reported"]
    sums = counted.groupby(["center", "measure"], sort=False)[names].sum()
    return sums.astype("Int64").reset_index()
