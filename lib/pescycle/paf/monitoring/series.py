"""The KPIs of each center month by month: what the control and run charts are drawn of."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import (
    Framework,
    Kpi,
    MonthlyCount,
    PooledShare,
    SurveyShare,
)
from pescycle.model.monitoring import ChartKind
from pescycle.model.spans import Span
from pescycle.model.tables import EventKind, Exclude
from pescycle.paf.changes import LOWEST_OPEN_SHARE

KEYS = ["center", "kpi", "month"]
COLUMNS = [*KEYS, "chart", "value", "count", "base", "size", "excluded"]


def chart_kind(kpi: Kpi) -> ChartKind | None:
    """Which chart the KPI's months are drawn on; none for a survey, which has no months.

    A share of a stock counts the same people each month, so that binomial limits do not
    hold for it: it is a chart of individual values, like a mean.
    """
    match kpi.formula:
        case SurveyShare():
            return None
        case MonthlyCount():
            return ChartKind.U
        case PooledShare(stock=False):
            return ChartKind.P
    return ChartKind.XMR


def kpi_months(
    months: pd.DataFrame,
    framework: Framework,
    *,
    event: pd.DataFrame,
    exclude: Collection[str] = (EventKind.CLOSURE,),
    span: Span = Span.MONTH,
) -> pd.DataFrame:
    """Value of each KPI of each center in each month, and the months that are left out.

    A count is blown up to a full month where the center was closed for a part of it. Survey
    KPIs are passed over.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``, all measures of the framework.
    framework : Framework
        The edition in force.
    event : DataFrame
        Columns center (or ``all``), kind, start, end; ``exclude`` where single events
        count otherwise than their kind does: ``yes`` takes out each month that a day of
        the event falls into, ``no`` none.
    exclude : collection of str
        Kinds of events whose months are marked as excluded: ``closure`` where the center
        was open for less than half of the month, ``note`` by any day of it.
    span : Span
        What the counts are kept by.

    Returns
    -------
    DataFrame
        One row a (center, KPI, month), sorted so: ``center kpi month chart value count base
        size excluded``. ``count`` is the numerator or the count, ``base`` how many cases
        stand behind the value (the denominator, of a count the count itself), ``size``
        what the limits hang on: denominator, or share of the month open. A missing or
        zero denominator gives a missing value.
    """
    marked = _excluded(months, event, exclude, span)
    wide = _wide(months.merge(marked, on=["center", "month"]))
    parts = [
        _figures(kpi, kind, wide)
        for kpi in framework.kpis
        if (kind := chart_kind(kpi)) is not None
    ]
    if not parts or wide.empty:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in COLUMNS})
    order = {kpi.id: place for place, kpi in enumerate(framework.kpis)}
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.assign(place=rows["kpi"].map(order))
    rows = rows.sort_values(["center", "place", "month"], ignore_index=True)
    return rows[COLUMNS]


def _wide(months: pd.DataFrame) -> pd.DataFrame:
    """One row a (center, month), one column a measure."""
    keys = ["center", "month", "open_share", "excluded"]
    # Not pivot_table: a month that stands twice must fail and not be averaged away.
    wide = months.pivot(index=keys, columns="measure", values="value")  # noqa: PD010
    return wide.reset_index()


def _figures(kpi: Kpi, kind: ChartKind, wide: pd.DataFrame) -> pd.DataFrame:
    missing = pd.Series(np.nan, index=wide.index)
    sides = [wide.get(measure, missing) for measure in kpi.measures]
    top = sides[0].astype("float64")
    if kind == ChartKind.U:
        size = wide["open_share"].where(top.notna())
        base = top
    else:
        size = base = sides[1].astype("float64").where(top.notna())
    value = (top / size.where(size > 0)).where(size > 0)
    if isinstance(kpi.formula, PooledShare):
        value = value.where(top <= size)  # a part larger than its whole is no share
    return pd.DataFrame(
        {
            "center": wide["center"],
            "kpi": kpi.id,
            "month": wide["month"],
            "chart": str(kind),
            "value": value,
            "count": top,
            "base": base,
            "size": size,
            "excluded": wide["excluded"],
        }
    )


def _excluded(
    months: pd.DataFrame, event: pd.DataFrame, exclude: Collection[str], span: Span
) -> pd.DataFrame:
    """One row a (center, month): whether an event takes it out."""
    days = months[["center", "month", "open_share"]].drop_duplicates()
    single = event.get("exclude", pd.Series("", index=event.index))
    closures = event["kind"] == EventKind.CLOSURE
    # Before its opening a center has no month, whatever is configured.
    out = days["open_share"] <= 0
    if EventKind.CLOSURE in exclude:
        spared = touched(days, event[closures & (single == Exclude.NO)], span)
        spared &= ~touched(days, event[closures & (single != Exclude.NO)], span)
        out |= (days["open_share"] < LOWEST_OPEN_SHARE) & ~spared
    named = single == Exclude.YES
    if EventKind.NOTE in exclude:
        named |= ~closures & (single != Exclude.NO)
    out |= touched(days, event[named], span)
    return days.assign(excluded=out)[["center", "month", "excluded"]]


def touched(days: pd.DataFrame, event: pd.DataFrame, span: Span) -> pd.Series:
    """Which (center, month) a day of one of the events falls into."""
    found = pd.Series(False, index=days.index)
    after = days["month"] + span.length
    for one in event.itertuples():
        own = days["center"].eq(one.center) | (one.center == ALL)
        found |= own & (days["month"] <= one.end) & (after > one.start)
    return found
