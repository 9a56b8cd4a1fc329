"""Baselines: what a target is held against."""

import pandas as pd

from pescycle.model.findings import Basis
from pescycle.paf.periods import Period


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
        One row a (center incl. all, KPI): ``center kpi baseline base basis years starts
        ends``; basis is ``none`` where there is no baseline. ``years`` is how many former
        years it is the mean of, missing where it is no mean of years.
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
            "years": pd.Series(pd.NA, index=values.index, dtype="Int64"),
            "starts": starts.astype("datetime64[us]"),
            "ends": ends.astype("datetime64[us]"),
        }
    ).reset_index(drop=True)
