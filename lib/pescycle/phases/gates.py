"""KPI figures at the disclosure gate: which column counts the people behind a figure."""

import numpy as np
import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.findings import CellState
from pescycle.model.framework import Kpi, MonthlyCount, PooledMean, PooledShare
from pescycle.model.given import Given
from pescycle.paf.periods import Period
from pescycle.paf.reasons import Reason
from pescycle.phases.frames import FIGURE
from pescycle.phases.month_publication import month_publication
from pescycle.stats.intervals import t_interval


def gated_values(given: Given, values: pd.DataFrame, period: Period) -> pd.DataFrame:
    """KPI values, hidden where fewer people than the minimum base stand behind them.

    The base of a share or mean counts people; that of a monthly count counts months, so
    there what was counted is looked at. Survey KPIs rest on estimates that passed the gate
    before. What would give a hidden month or another hidden figure away goes as well.

    Parameters
    ----------
    given : Given
    values : DataFrame
        From ``kpi_values``.
    period : Period
        Of whose months.
    """
    counted = _rows_of(given, values, MonthlyCount) & (values["count"] > 0)
    pooled = _rows_of(given, values, PooledShare | PooledMean)
    parts = [
        _gated(given, values[counted], base="count", others=("base",)),
        _gated(given, values[pooled], base="base", others=("count",)),
        values[~counted & ~pooled],
    ]
    gated = pd.concat([part for part in parts if len(part)]).sort_index()
    return _protected(given, gated, period)


def _protected(given: Given, values: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Without figures that protect others, and limits that tell how hidden months differ.

    Sum and spread of two hidden months are two equations: each month would follow. The
    limits of a count are then those of a Poisson count, which its sum alone tells.
    """
    decided = month_publication(given)
    kpis = {kpi.id: kpi for kpi in given.framework.kpis}
    rows = [(kpis[k], c) for k, c in zip(values["kpi"], values["center"], strict=True)]
    closed = [decided.hides_sum(kpi, center, period) for kpi, center in rows]
    untold = [
        isinstance(kpi.formula, MonthlyCount | PooledMean)
        and decided.hides_a_month(kpi, center, period)
        for kpi, center in rows
    ]
    gone = pd.Series(closed, index=values.index, dtype=bool)
    spread = pd.Series(untold, index=values.index, dtype=bool)
    lost = {name: values[name].mask(gone) for name in ("value", "count", "base")}
    lost |= {name: values[name].mask(gone | spread) for name in ("low", "high")}
    values = values.assign(**lost, reason=values["reason"].mask(gone, str(Reason.HIDDEN)))
    return _by_sums(values, spread & ~gone & _rows_of(given, values, MonthlyCount))


def _by_sums(values: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """Limits of those monthly means from how much a count of that size varies by chance.

    The t quantile of the months stays, as for the limits that are not shown.
    """
    months = values["base"].where(rows & (values["base"] > 0))
    se = np.sqrt(values["count"]) / months
    confidence = values["level"].dropna()
    if not rows.any() or confidence.empty:
        return values
    found = t_interval(values["value"], se, months - 1, confidence=confidence.iloc[0])
    low = pd.Series(np.maximum(found.low, 0), index=values.index)
    high = pd.Series(found.high, index=values.index)
    return values.assign(
        low=values["low"].mask(rows, low),
        high=values["high"].mask(rows, high),
        method=values["method"].mask(rows, "t_poisson"),
    )


def _rows_of(given: Given, values: pd.DataFrame, kind: type) -> pd.Series:
    kpis: list[Kpi] = [kpi for kpi in given.framework.kpis if isinstance(kpi.formula, kind)]
    return values["kpi"].isin([kpi.id for kpi in kpis])


def _gated(
    given: Given, values: pd.DataFrame, *, base: str, others: tuple[str, ...]
) -> pd.DataFrame:
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(values, minimum_base=minimum, values=(*FIGURE, *others), base=base)
    hidden = gated["state"] == CellState.HIDDEN
    gated["reason"] = gated["reason"].mask(hidden, str(Reason.HIDDEN))
    return gated.drop(columns="state")
