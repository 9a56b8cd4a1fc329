"""KPI figures at the disclosure gate: which column counts the people behind a figure."""

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.findings import CellState
from pescycle.model.framework import Kpi, MonthlyCount, PooledMean, PooledShare
from pescycle.model.given import Given
from pescycle.paf.reasons import Reason
from pescycle.phases.frames import FIGURE


def gated_values(given: Given, values: pd.DataFrame) -> pd.DataFrame:
    """KPI values, hidden where fewer people than the minimum base stand behind them.

    The base of a share or mean counts people; that of a monthly count counts months, so
    there what was counted is looked at. Survey KPIs rest on estimates that passed the gate
    before.
    """
    counted = _rows_of(given, values, MonthlyCount) & (values["count"] > 0)
    pooled = _rows_of(given, values, PooledShare | PooledMean)
    parts = [
        _gated(given, values[counted], base="count", others=("base",)),
        _gated(given, values[pooled], base="base", others=("count",)),
        values[~counted & ~pooled],
    ]
    return pd.concat([part for part in parts if len(part)]).sort_index()


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
