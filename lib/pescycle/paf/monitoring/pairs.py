"""Two figures that moved together in a way that deserves a question."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.framework import Direction, Framework, Kpi, PooledMean, PooledShare
from pescycle.model.monitoring import GamingCheck
from pescycle.paf.periods import Period

LEAST_PAIRS = 6  # calendar months that are there before and after
COLUMNS = ["center", "kpi", "measure", "check", "statistic", "base", "p"]


def pair_checks(
    series: pd.DataFrame, framework: Framework, baseline: Period
) -> pd.DataFrame:
    """KPIs that became better while their denominator shrank or their counter-KPI fell.

    Months behind the baseline are held against the same calendar months of the baseline,
    which takes the season out; a t test of the differences says how sure each of the two
    movements is. Both must be seen: p is the larger of the two, which holds its level
    without any adjustment of its own (intersection-union test). A center that really
    became better with fewer cases, because it chose to, looks the same.

    Parameters
    ----------
    series : DataFrame
        From ``kpi_months`` with ``hidden``; hidden and excluded months count for nothing.
    framework : Framework
        Says what better is and which KPI is the counter of which.
    baseline : Period
        Months with which later ones are compared.

    Returns
    -------
    DataFrame
        One row a (center, KPI, check): ``center kpi measure check statistic base p``;
        statistic is the relative change of the denominator, or the change of the
        counter-KPI, whose id ``measure`` then is; base the pairs of months; p is missing
        below 6 pairs.

    Notes
    -----
    Berger (1982), Technometrics 24, 295-300. R: the larger of the p-values of two
    ``t.test(x, alternative = "greater")``.
    """
    if series.empty:
        return pd.DataFrame(columns=COLUMNS)
    pairs = _pairs(series, baseline)
    parts = []
    for kpi in framework.kpis:
        if kpi.better == Direction.BAND:
            continue
        own = pairs[pairs["kpi"] == kpi.id]
        if isinstance(kpi.formula, PooledShare | PooledMean) and not _is_stock(kpi):
            parts.append(_shrinking(own, kpi))
        if kpi.counter and framework.kpi(kpi.counter).better != Direction.BAND:
            other = pairs[pairs["kpi"] == kpi.counter]
            parts.append(_against(own, other, kpi, framework.kpi(kpi.counter)))
    found = [part for part in parts if len(part)]
    if not found:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat(found, ignore_index=True)[COLUMNS]


def _is_stock(kpi: Kpi) -> bool:
    return isinstance(kpi.formula, PooledShare) and kpi.formula.stock


def _pairs(series: pd.DataFrame, baseline: Period) -> pd.DataFrame:
    """One row a (center, KPI, month behind the baseline) that has its fellow in it."""
    kept = series[~series["hidden"] & ~series["excluded"] & series["value"].notna()]
    kept = kept.assign(calendar=kept["month"].dt.month)
    keys = ["center", "kpi", "calendar"]
    inside = kept["month"].isin(baseline.months)
    before = kept[inside].groupby(keys, as_index=False)[["value", "size"]].mean()
    after = kept[kept["month"] > baseline.months.max()]
    return after.merge(before, on=keys, suffixes=("", "_before"))


def _shrinking(own: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    rows = []
    for center, months in own.groupby("center", sort=False):
        gone = months["size_before"] - months["size"]
        better = _sign(kpi) * (months["value"] - months["value_before"])
        whole = months["size"].sum() / months["size_before"].sum() - 1
        rows.append(_row(center, kpi, GamingCheck.DENOMINATOR, whole, gone, better))
    return pd.DataFrame(rows, columns=COLUMNS)


def _against(
    own: pd.DataFrame, other: pd.DataFrame, kpi: Kpi, counter: Kpi
) -> pd.DataFrame:
    both = own.merge(other, on=["center", "month"], suffixes=("", "_counter"))
    rows = []
    for center, months in both.groupby("center", sort=False):
        better = _sign(kpi) * (months["value"] - months["value_before"])
        change = months["value_counter"] - months["value_before_counter"]
        worse = -_sign(counter) * change
        row = _row(center, kpi, GamingCheck.COUNTER, change.mean(), worse, better)
        rows.append(row | {"measure": counter.id})
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    center: str,
    kpi: Kpi,
    check: GamingCheck,
    statistic: float,
    *movements: pd.Series,
) -> dict[str, object]:
    return {
        "center": center,
        "kpi": kpi.id,
        "measure": "",
        "check": str(check),
        "statistic": float(statistic),
        "base": len(movements[0]),
        "p": max(_above_zero_p(movement.to_numpy()) for movement in movements)
        if len(movements[0]) >= LEAST_PAIRS
        else np.nan,
    }


def _above_zero_p(differences: np.ndarray) -> float:
    """One-sided p-value of a mean above 0; where all are alike, that of their signs."""
    if np.ptp(differences) > 0:
        return float(stats.ttest_1samp(differences, 0.0, alternative="greater").pvalue)
    return 0.5 ** len(differences) if differences[0] > 0 else 1.0


def _sign(kpi: Kpi) -> int:
    return 1 if kpi.better == Direction.HIGHER else -1
