"""Change of KPIs: since another round, and against the same months a year before."""

from math import nan

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Direction, Framework, Kpi, MonthlyCount, SurveyShare
from pescycle.paf.kpis import kpi_values
from pescycle.stats.changes import changes, changes_with_verdicts
from pescycle.stats.effects import paired_change

KEYS = ("center", "kpi")
# A month that was open for a few days says little when blown up to a whole one.
LOWEST_OPEN_SHARE = 0.5
LEAST_WHOLE_MONTHS = 3  # with two, an interval over months says next to nothing


def kpi_changes(
    after: pd.DataFrame, before: pd.DataFrame, framework: Framework
) -> pd.DataFrame:
    """Change of each KPI's value since ``before``, with limits and verdict.

    The two sides count as independent. Counts of two rounds in different seasons differ by
    the season alone: for those use ``year_before_changes``.

    Parameters
    ----------
    after, before : DataFrame
        From ``kpi_values`` or ``kpi_scores``.
    framework : Framework
        Gives direction and band of each KPI.

    Returns
    -------
    DataFrame
        One row a row of ``after``: ``center kpi before value change low high level method
        verdict``. For a band the verdict has a direction only where both values lie on the
        same side of it.
    """
    earlier = after[list(KEYS)].merge(before[[*KEYS, "value"]], on=list(KEYS), how="left")
    ways = _ways(after, earlier["value"], framework)
    return changes(after, before, keys=KEYS, better=ways)


def year_before_changes(
    months: pd.DataFrame,
    months_before: pd.DataFrame,
    framework: Framework,
    *,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Change of the KPIs made of monthly measures against the same months a year before.

    Counts are paired month by month (``paired_t``), over the months that are reported on
    both sides and open for at least half; for all centers over the months that every center
    has in this way (over all pairs where fewer than three are whole): like with like.
    ``before`` and ``value`` are then means over those months and can differ from the KPI's
    own value. Shares and means are
    compared as two independent figures (``mover``).

    Parameters
    ----------
    months, months_before : DataFrame
        From ``reported_months``, of a period and of the same period a year before.
    framework : Framework
        KPIs of kind survey are passed over.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        Columns of ``kpi_changes``.
    """
    after = kpi_values(months, framework, confidence=confidence)
    before = kpi_values(months_before, framework, confidence=confidence)
    measured = [k for k in framework.kpis if not isinstance(k.formula, SurveyShare)]
    after = after[after["kpi"].isin([k.id for k in measured])].reset_index(drop=True)
    whole = kpi_changes(after, before, framework)
    for kpi in measured:
        if isinstance(kpi.formula, MonthlyCount):
            pairs = _pairs(months, months_before, kpi)
            paired = [_paired(center, kpi, pairs, confidence) for center in _centers(after)]
            whole = _replaced(whole, pd.DataFrame(paired), kpi)
    return whole


def _ways(after: pd.DataFrame, before: pd.Series, framework: Framework) -> pd.Series:
    """Direction of each row; at a band the way towards it, none inside or across it."""
    ways = []
    for row, earlier in zip(after.itertuples(), before, strict=True):
        kpi = framework.kpi(row.kpi)
        way = kpi.better
        if kpi.band and row.center != ALL:
            if min(row.value, earlier) >= kpi.band.high:
                way = Direction.LOWER
            elif max(row.value, earlier) <= kpi.band.low:
                way = Direction.HIGHER
        ways.append(way)
    return pd.Series(ways, index=after.index, dtype="object")


def _centers(after: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(after["center"]))


def _pairs(months: pd.DataFrame, months_before: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """One row a (center, month) that both years report, blown up to full months."""
    sides = []
    for frame, years in ((months, 0), (months_before, 1)):
        is_open = frame["open_share"] >= LOWEST_OPEN_SHARE
        own = frame[is_open & (frame["measure"] == kpi.formula.measure)]
        sides.append(
            pd.DataFrame(
                {
                    "center": own["center"],
                    "month": own["month"] + pd.DateOffset(years=years),
                    "value": own["value"] / own["open_share"],
                }
            ).dropna()
        )
    return sides[0].merge(sides[1], on=["center", "month"], suffixes=("", "_before"))


def _paired(
    center: str, kpi: Kpi, pairs: pd.DataFrame, confidence: float
) -> dict[str, object]:
    own = _balanced(pairs) if center == ALL else pairs[pairs["center"] == center]
    by_month = own.groupby("month")[["value", "value_before"]].sum()
    found = paired_change(
        by_month["value"], by_month["value_before"], confidence=confidence
    )
    return {
        "center": center,
        "kpi": kpi.id,
        "before": by_month["value_before"].mean() if len(by_month) else nan,
        "value": by_month["value"].mean() if len(by_month) else nan,
        "change": found.change,
        "low": found.low,
        "high": found.high,
        "level": found.level,
        "method": found.method,
    }


def _balanced(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs of the months that every center has; all pairs where too few months are whole.

    A sum over nine centers in one month and twelve in the next would be no mean of a month.
    """
    centers = pairs.groupby("month")["center"].transform("nunique")
    whole = pairs[centers == pairs["center"].nunique()]
    return whole if whole["month"].nunique() >= LEAST_WHOLE_MONTHS else pairs


def _replaced(whole: pd.DataFrame, paired: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """All of ``whole`` with the rows of one KPI exchanged, in their places."""
    new = changes_with_verdicts(paired, keys=KEYS, better=kpi.better)
    rows = whole.index[whole["kpi"] == kpi.id]
    parts = [whole.drop(index=rows), new.set_axis(rows)]
    return pd.concat(parts).sort_index()
