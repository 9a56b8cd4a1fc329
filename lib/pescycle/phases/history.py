"""A KPI's values in the same months of former years."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.given import Given
from pescycle.paf.kpis import kpi_values
from pescycle.paf.measures import coverage
from pescycle.paf.periods import Period
from pescycle.phases.gates import gated_values
from pescycle.phases.periods import former_years, months_in

# A year counts with this share of its months reported. One gap in half a year is more, so a
# center needs all its months; of many centers a few may lack one.
COMPLETE = 0.95
COLUMNS = ["center", "kpi", "year", "value", "base"]


def history(given: Given) -> pd.DataFrame:
    """Value of each KPI in each former year; missing where months of it are.

    Returns
    -------
    DataFrame
        One row a (center incl. all, KPI, year): ``center kpi year value base``; year 1 is
        the last one. Figures of few people are missing, as in every year of their own.
    """
    parts = [
        _year(given, period).assign(year=number)[COLUMNS]
        for number, period in enumerate(former_years(given), 1)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _year(given: Given, period: Period) -> pd.DataFrame:
    months = months_in(given, period)
    values = gated_values(given, kpi_values(months, given.framework), period)
    whole = _whole(given, coverage(months))
    found = values.merge(whole, on=["center", "kpi"], how="left")
    kept = found["whole"].eq(True)
    return found.assign(value=found["value"].where(kept), base=found["base"].where(kept))


def _whole(given: Given, covered: pd.DataFrame) -> pd.DataFrame:
    """Whether the measures of each KPI were reported throughout, a row a (center, KPI)."""
    counts = ["months_expected", "months_reported"]
    together = covered.groupby("measure", as_index=False)[counts].sum().assign(center=ALL)
    each = pd.concat([covered, together], ignore_index=True)
    each["whole"] = each["months_reported"] >= COMPLETE * each["months_expected"]
    each.loc[each["months_expected"] == 0, "whole"] = False
    read = pd.DataFrame(
        [(kpi.id, name) for kpi in given.framework.kpis for name in kpi.measures],
        columns=["kpi", "measure"],
    )
    joined = each.merge(read, on="measure")
    return joined.groupby(["center", "kpi"], as_index=False)["whole"].all()
