"""References: what rules that look beyond the center's last figure multiply."""

from collections.abc import Callable, Collection

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import (
    Framework,
    Kpi,
    MonthlyCount,
    PeerMedianTarget,
    RegressionTarget,
    TrendTarget,
    Unit,
)
from pescycle.paf.reasons import Reason
from pescycle.paf.targets.peer_median import peer_medians
from pescycle.paf.targets.regression import expected_levels
from pescycle.paf.targets.years import TREND_YEARS, trend_level, year_matrix

REFERENCE = {
    "center": "str",
    "kpi": "str",
    "reference": "float64",
    "support": "Int64",
    "reason": "str",
}


def no_references() -> pd.DataFrame:
    """An empty frame of references."""
    return pd.DataFrame(columns=list(REFERENCE)).astype(REFERENCE)


def references(
    framework: Framework,
    baseline: pd.DataFrame,
    *,
    history: pd.DataFrame,
    groups: pd.Series,
    covariates: pd.DataFrame,
    members: Collection[str] | None = None,
) -> pd.DataFrame:
    """Reference of every KPI whose rule is trend, peer_median or regression.

    Parameters
    ----------
    framework : Framework
        The edition in force.
    baseline : DataFrame
        From ``baselines``: the values of the baseline period and their bases.
    history : DataFrame
        One row a (center incl. all, KPI, year): center kpi year value base.
    groups : Series
        Index center; its peer group.
    covariates : DataFrame
        Index center, one column a covariate.
    members : collection of str, optional
        Centers whose figures make the median and the regression, all unless given. A
        center that came later gets its reference from theirs and moves nobody's.

    Returns
    -------
    DataFrame
        One row a (center incl. all, KPI): ``center kpi reference support reason``;
        ``support`` is the number of years (trend) or of centers behind the reference. The
        reference of all centers is what their pooled figure would be if each had its own:
        a sum for monthly counts, else a mean weighted by the bases. A share outside 0..1 or
        another figure that is not above zero is refused as ``out_of_reach``.
    """
    parts = [no_references()]
    for kpi in framework.kpis:
        own = baseline[baseline["kpi"] == kpi.id].set_index("center")
        values = own["baseline"].drop(index=ALL, errors="ignore")
        if members is not None:
            values = values.where(values.index.isin(list(members)))
        make = _rule(kpi, own.assign(value=values), history, groups, covariates)
        if make is not None:
            parts.append(_possible(make(), kpi).assign(kpi=kpi.id)[list(REFERENCE)])
    return pd.concat(parts, ignore_index=True).astype(REFERENCE)


def _rule(
    kpi: Kpi,
    own: pd.DataFrame,
    history: pd.DataFrame,
    groups: pd.Series,
    covariates: pd.DataFrame,
) -> Callable[[], pd.DataFrame] | None:
    values = own["value"].drop(index=ALL, errors="ignore")
    match kpi.target:
        case TrendTarget():
            return lambda: _trend(history, kpi.id)
        case PeerMedianTarget():
            return lambda: _pooled(peer_medians(values, groups), own["base"], kpi)
        case RegressionTarget(covariates=names):
            declared = covariates[list(names)]
            return lambda: _pooled(expected_levels(values, declared), own["base"], kpi)
    return None


def _trend(history: pd.DataFrame, kpi: str) -> pd.DataFrame:
    centers = pd.Index(history.loc[history["kpi"] == kpi, "center"].unique())
    years = year_matrix(history, kpi, centers)
    level = trend_level(years)
    support = np.isfinite(years[:TREND_YEARS]).sum(axis=0)
    reason = np.where(np.isfinite(level), str(Reason.NONE), str(Reason.NO_HISTORY))
    return pd.DataFrame(
        {"center": centers, "reference": level, "support": support, "reason": reason}
    )


def _pooled(found: pd.DataFrame, base: pd.Series, kpi: Kpi) -> pd.DataFrame:
    """The centers' references and, last, that of all of them together."""
    weight = base.reindex(found.index).to_numpy(dtype=float, na_value=np.nan)
    level = found["reference"].to_numpy()
    usable = np.isfinite(level) & (np.isfinite(weight) & (weight > 0))
    if isinstance(kpi.formula, MonthlyCount):
        together = level[usable].sum() if usable.any() else np.nan
    else:
        weights = weight[usable]
        together = np.average(level[usable], weights=weights) if usable.any() else np.nan
    gaps = found["reason"][found["reason"] != ""]
    none = gaps.mode().iloc[0] if len(gaps) else str(Reason.NO_BASELINE)
    last = {
        "center": [ALL],
        "reference": [together],
        "support": [int(usable.sum())],
        "reason": [str(Reason.NONE) if usable.any() else none],
    }
    rows = found.rename_axis("center").reset_index()
    return pd.concat([rows, pd.DataFrame(last)], ignore_index=True)


def _possible(found: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """Without references that no figure could have: a line knows no limits."""
    level = found["reference"]
    impossible = (level <= 0) | ((level > 1) & (kpi.unit == Unit.SHARE))
    return found.assign(
        reference=level.mask(impossible),
        reason=found["reason"].mask(impossible, str(Reason.OUT_OF_REACH)),
    )
