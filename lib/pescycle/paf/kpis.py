"""From monthly measures and survey estimates to the value of each KPI in each center."""

from collections.abc import Callable
from math import nan

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import NOT_SHOWN, Statistic
from pescycle.model.framework import (
    Framework,
    Kpi,
    MonthlyCount,
    PooledMean,
    PooledShare,
    SurveyShare,
)
from pescycle.paf.reasons import Reason
from pescycle.stats.intervals import checked_confidence, t_interval, wilson_interval
from pescycle.stats.mover import mixture_interval
from pescycle.stats.ratios import ratio_of_sums, sum_of_ratios

COLUMNS = {
    "center": "str",
    "kpi": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "count": "float64",
    "base": "float64",
    "reason": "str",
}
NO_ESTIMATES = pd.DataFrame(
    columns=["audience", "item", "center", "statistic", "value"], dtype="str"
)


def kpi_values(
    months: pd.DataFrame,
    framework: Framework,
    *,
    estimates: pd.DataFrame | None = None,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Value of every KPI in every center and for all, with interval, base and reason.

    What each kind of formula gives, for one center:

    - monthly count: counts over months open, t interval with the months as units
      (``t_months``); ``count`` the things counted, ``base`` the months reported.
    - share: sum of numerators over sum of denominators, Wilson (``wilson``), over the
      months that report both; ``base`` the denominator, of a stock its mean over months.
    - mean: sum of totals over sum of counts, linearised with the months as units
      (``ratio_months``); ``base`` the count.
    - survey: the audiences' top-2-box shares mixed with the KPI's weights (``mover``);
      ``base`` the answers, and every audience must reach the minimum base by itself.

    For all centers counts are the sum of the centers that reported, all else is pooled. So
    a count for all centers misleads where other centers reported than the time before. The
    limits of counts and means describe how months differ, season included.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``, all measures of the framework.
    framework : Framework
        The edition in force.
    estimates : DataFrame, optional
        Survey estimates with a column ``audience``, gated or not; for KPIs of kind survey.
    confidence : float
        0.95 for a 95 % interval; 95 is refused. Survey limits keep the level of
        ``estimates``.

    Returns
    -------
    DataFrame
        One row a (center, then all; KPI): ``center kpi value low high level method count
        base reason``. Where ``reason`` is not empty the value is missing: never 0 for no
        data.
    """
    checked_confidence(confidence)
    surveyed = NO_ESTIMATES if estimates is None else estimates
    known = [*months["center"], *surveyed["center"]]
    centers = [*dict.fromkeys(c for c in known if c != ALL), ALL]
    rows = [
        {"level": confidence, "center": center, "kpi": kpi.id}
        | _gated(_row(kpi, center, months, surveyed, confidence), kpi)
        for center in centers
        for kpi in framework.kpis
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _row(
    kpi: Kpi, center: str, months: pd.DataFrame, estimates: pd.DataFrame, confidence: float
) -> dict[str, object]:
    if isinstance(kpi.formula, SurveyShare):
        return _survey(kpi.formula, estimates, center)
    own = months if center == ALL else months[months["center"] == center]
    figures: dict[type, Callable] = {
        MonthlyCount: _monthly_count,
        PooledShare: _pooled_share,
        PooledMean: _pooled_mean,
    }
    return figures[type(kpi.formula)](own, kpi.formula, confidence)


def _missing(reason: Reason, method: str, **known: float) -> dict[str, object]:
    empty = dict.fromkeys(["value", "low", "high", "count", "base"], nan)
    return empty | known | {"method": method, "reason": reason}


def _gated(row: dict[str, object], kpi: Kpi) -> dict[str, object]:
    """Row, without its figure where the base is below the KPI's own minimum."""
    smallest = row.pop("smallest_base", row["base"])
    if row["reason"] or smallest >= kpi.minimum_base:
        return row
    return row | {"value": nan, "low": nan, "high": nan, "reason": Reason.SMALL_BASE}


def _wide(months: pd.DataFrame, measure: str, column: str = "value") -> pd.DataFrame:
    """One row a center, one column a month."""
    own = months[months["measure"] == measure]
    # Not pivot_table: a month that stands twice must fail and not be averaged away.
    return own.pivot(index="center", columns="month", values=column)  # noqa: PD010


def _monthly_count(
    months: pd.DataFrame, formula: MonthlyCount, confidence: float
) -> dict[str, object]:
    counts = _wide(months, formula.measure)
    is_open = _wide(months, formula.measure, "open_share")
    counts = counts.where(is_open > 0)
    if not counts.notna().to_numpy().any():
        return _missing(Reason.NO_DATA, "t_months", base=0)
    value, se, df = sum_of_ratios(counts, is_open)
    low, high = t_interval(value, se, df, confidence=confidence)
    return {
        "value": value,
        "low": low,
        "high": high,
        "method": "t_months",
        "count": counts.sum().sum(),
        "base": counts.notna().any(axis=0).sum(),
        "reason": Reason.NONE,
    }


def _pair(months: pd.DataFrame, top: str, bottom: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both measures, only where a center reported both of them in the month."""
    tops, bottoms = _wide(months, top), _wide(months, bottom)
    complete = tops.notna() & bottoms.notna()
    return tops.where(complete), bottoms.where(complete)


def _pooled_share(
    months: pd.DataFrame, formula: PooledShare, confidence: float
) -> dict[str, object]:
    tops, bottoms = _pair(months, formula.numerator, formula.denominator)
    if not tops.notna().to_numpy().any():
        return _missing(Reason.NO_DATA, "wilson", base=0)
    count, base = (_people(side, stock=formula.stock) for side in (tops, bottoms))
    if base <= 0:
        return _missing(Reason.ZERO_DENOMINATOR, "wilson", count=count, base=base)
    if count > base:
        reason = Reason.NUMERATOR_EXCEEDS_DENOMINATOR
        return _missing(reason, "wilson", count=count, base=base)
    low, high = wilson_interval(count / base, base, confidence=confidence)
    return {
        "value": count / base,
        "low": low,
        "high": high,
        "method": "wilson",
        "count": count,
        "base": base,
        "reason": Reason.NONE,
    }


def _people(counts: pd.DataFrame, *, stock: bool) -> float:
    """All cases of the months; of a stock the mean number, each center over its months."""
    return counts.mean(axis=1).sum() if stock else counts.sum().sum()


def _pooled_mean(
    months: pd.DataFrame, formula: PooledMean, confidence: float
) -> dict[str, object]:
    tops, bottoms = _pair(months, formula.total, formula.count)
    if not tops.notna().to_numpy().any():
        return _missing(Reason.NO_DATA, "ratio_months", base=0)
    total, base = tops.sum(min_count=1), bottoms.sum(min_count=1)
    if base.sum() <= 0:
        count = total.sum()
        return _missing(Reason.ZERO_DENOMINATOR, "ratio_months", count=count, base=0)
    value, se, df = ratio_of_sums(total, base)
    low, high = t_interval(value, se, df, confidence=confidence)
    return {
        "value": value,
        "low": low,
        "high": high,
        "method": "ratio_months",
        "count": total.sum(),
        "base": base.sum(),
        "reason": Reason.NONE,
    }


def _survey(
    formula: SurveyShare, estimates: pd.DataFrame, center: str
) -> dict[str, object]:
    found = _audience_rows(formula, estimates, center)
    if len(found) < len(formula.items):
        return _missing(Reason.NO_DATA, "mover")
    if "state" in found and found["state"].isin(NOT_SHOWN).any():
        return _missing(Reason.HIDDEN, "mover")
    if found["value"].isna().any():
        return _missing(Reason.NO_DATA, "mover")
    weights = np.array([formula.weights[audience] for audience in formula.items])
    low, high = mixture_interval(found["value"], found["low"], found["high"], weights)
    return {
        "value": float((weights * found["value"]).sum()),
        "low": low,
        "high": high,
        "method": "mover",
        "count": nan,
        "base": float(found["base"].sum()),
        "smallest_base": float(found["base"].min()),
        "level": float(found["level"].iloc[0]),
        "reason": Reason.NONE,
    }


def _audience_rows(
    formula: SurveyShare, estimates: pd.DataFrame, center: str
) -> pd.DataFrame:
    """The center's top-2-box row of each audience, in the order of the formula."""
    asked = pd.DataFrame(
        [
            (str(a), item, center, str(Statistic.TOP2BOX))
            for a, item in formula.items.items()
        ],
        columns=["audience", "item", "center", "statistic"],
    )
    return asked.merge(estimates, on=list(asked.columns), validate="one_to_one")
