"""Counts by day: is much entered at the last days of the month."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.monitoring import GamingCheck
from pescycle.model.spans import Span

LAST_DAYS = 3  # working days
LEAST_MONTHS = 6  # the months are the units of the test


def month_end_checks(day: pd.DataFrame, *, span: Span = Span.MONTH) -> pd.DataFrame:
    """Whether the last three working days of a month hold more than their share.

    Each month of a (center, measure) gives the share of its counts that fall on its last
    three working days, less the share of its working days that these are. Were all days
    alike, the mean of these would be 0; it is tested with the months as units, because
    busy days come in rows and single cases are no units. Saturdays and Sundays are left
    out, holidays are not known. A pay day or a closing date of a programme fills the last
    days as well: the check asks, it does not answer.

    Parameters
    ----------
    day : DataFrame
        One row a (center, measure, day): ``center measure day count``; a day without a row
        counts 0.
    span : Span
        What the counts are kept by: the last days of quarters where counts come by quarter.

    Returns
    -------
    DataFrame
        One row a (center, measure): ``center measure check statistic base p``; statistic is
        the mean excess of the share (0.10 = 10 points too much), base the months, p
        one-sided and missing below 6 months.

    Notes
    -----
    R: ``t.test(share - expected, alternative = "greater")``.
    """
    columns = ["center", "measure", "check", "statistic", "base", "p"]
    if day.empty:
        return pd.DataFrame(columns=columns)
    working = day[day["day"].dt.day_of_week < 5]
    months = span.first_days(working["day"])
    last = working["day"] >= _first_of_last(months, span)
    counts = working["count"].astype("float64")
    keys = [working["center"], working["measure"], months.rename("month")]
    whole = counts.groupby(keys).sum()
    ends = counts.where(last, 0.0).groupby(keys).sum()
    known = whole[whole > 0].index
    month = known.get_level_values("month")
    share = ends[known] / whole[known]
    excess = share - LAST_DAYS / _working_days(month, span)
    rows = [
        {"center": center, "measure": measure} | _check(own.to_numpy())
        for (center, measure), own in excess.groupby(level=["center", "measure"])
    ]
    return pd.DataFrame(rows, columns=columns)


def _check(excess: np.ndarray) -> dict[str, object]:
    p = np.nan
    if len(excess) >= LEAST_MONTHS and np.ptp(excess) > 0:
        p = float(stats.ttest_1samp(excess, 0.0, alternative="greater").pvalue)
    return {
        "check": str(GamingCheck.MONTH_END),
        "statistic": float(excess.mean()),
        "base": len(excess),
        "p": p,
    }


def _first_of_last(months: pd.Series, span: Span) -> pd.Series:
    """First of the last three working days of each month."""
    ends = months + span.length
    return ends - LAST_DAYS * pd.offsets.BDay()


def _working_days(months: pd.DatetimeIndex, span: Span) -> np.ndarray:
    starts = months.to_numpy().astype("datetime64[M]")
    return np.busday_count(
        starts.astype("datetime64[D]"), (starts + span.months).astype("datetime64[D]")
    )
