"""Checks of figures before they are believed: questions to ask, never accusations."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Framework, PooledShare
from pescycle.model.monitoring import CheckFinding, GamingCheck
from pescycle.paf.monitoring.days import month_end_checks
from pescycle.paf.monitoring.digits import digit_checks
from pescycle.paf.monitoring.pairs import pair_checks
from pescycle.paf.periods import Period
from pescycle.stats.multiplicity import holm

NOMINAL = 0.05  # an adjusted p-value below it is worth a question
COLUMNS = [
    *("center", "kpi", "measure", "check", "statistic", "base", "p", "p_adjusted"),
    *("comparisons", "finding"),
]


def gaming_checks(
    series: pd.DataFrame,
    measure_month: pd.DataFrame,
    framework: Framework,
    *,
    baseline: Period,
    day: pd.DataFrame,
) -> pd.DataFrame:
    """All checks of all centers, their p-values adjusted for all of them.

    - ``month_end``: more in the last days of the month than their share; needs days.
    - ``last_digit``, ``rounding``: see ``digit_checks``.
    - ``denominator``: the KPI became better than in the same calendar months of the
      baseline while its denominator shrank; both must be seen, so p is the larger of the
      two one-sided p-values. Statistic: relative change of the denominator.
    - ``counter``: likewise the KPI better and its counter-KPI worse. Statistic: change of
      the counter-KPI in its own unit.

    Each kind of check that can be made has an equal share of 5 % (Bonferroni), within which
    its p-values are adjusted together (Holm): a kind with few comparisons, such as
    ``counter``, does not pay for the many of another. With every figure honest, the chance
    that a round raises any question at all is at most about 5 %.

    Parameters
    ----------
    series : DataFrame
        From ``kpi_months`` with ``hidden``.
    measure_month : DataFrame
        Monthly measures as sent, strata apart.
    framework : Framework
        Says what better is, which measures are stocks, and each KPI's counter-KPI.
    baseline : Period
        Months with which later ones are compared.
    day : DataFrame
        Counts by day, see ``month_end_checks``; empty where nobody sends days.

    Returns
    -------
    DataFrame
        One row a (center, KPI or measure, check): ``center kpi measure check statistic base
        p p_adjusted comparisons finding``; ``base`` is months or counts looked at,
        ``comparisons`` how many of its kind were made. Without
        days one row says for all centers that ``month_end`` needs them.
    """
    parts = [
        digit_checks(measure_month, passed_over=_unchanging(framework)),
        month_end_checks(day, span=baseline.span),
        pair_checks(series, framework, baseline),
    ]
    filled = [part for part in parts if len(part)]
    found = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()
    found = _adjusted(found.reindex(columns=COLUMNS))
    if day.empty and len(series):
        found = pd.concat([found, _needs_days()], ignore_index=True)
    texts = {name: found[name].fillna("") for name in ("center", "kpi", "measure")}
    return found.assign(**texts)[COLUMNS]


def _adjusted(found: pd.DataFrame) -> pd.DataFrame:
    """P-values adjusted within each kind and for the kinds, and what they allow to say."""
    p = found["p"].astype("float64")
    adjusted = pd.Series(np.nan, index=found.index)
    comparisons = pd.Series(0, index=found.index, dtype="Int64")
    kinds = found.loc[p.notna(), "check"].nunique()
    for check in GamingCheck:
        rows = found["check"] == check
        adjusted[rows] = np.minimum(kinds * holm(p[rows]), 1.0)
        comparisons[rows] = int(p[rows].notna().sum())
    finding = np.select(
        [adjusted.isna(), adjusted < NOMINAL],
        [str(CheckFinding.INSUFFICIENT_DATA), str(CheckFinding.ASK)],
        str(CheckFinding.NOTHING),
    )
    return found.assign(p=p, p_adjusted=adjusted, comparisons=comparisons, finding=finding)


def _needs_days() -> pd.DataFrame:
    row = {name: [None] for name in COLUMNS} | {
        "center": [ALL],
        "check": [str(GamingCheck.MONTH_END)],
        "finding": [str(CheckFinding.NEEDS_DAYS)],
    }
    numbers = dict.fromkeys(("statistic", "p", "p_adjusted"), "float64")
    numbers |= dict.fromkeys(("base", "comparisons"), "Int64")
    return pd.DataFrame(row).astype(numbers)


def _unchanging(framework: Framework) -> set[str]:
    """Measures that count who is there each month: their digits hardly change."""
    return {
        measure
        for kpi in framework.kpis
        if isinstance(kpi.formula, PooledShare) and kpi.formula.stock
        for measure in kpi.measures
    }
