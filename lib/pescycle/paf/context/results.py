"""All comparisons of a framework with what the cases let expect, as tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.context import Adjustment, ContextKind, ContextModel, Shrinkage
from pescycle.model.findings import ContextFlag
from pescycle.model.framework import Framework, Kpi
from pescycle.paf.context.checks import empty_check, factors_left_out, strata_left_out
from pescycle.paf.context.comparison import LIMITS, comparison, context_flag
from pescycle.paf.context.dispersion import (
    Dispersion,
    dispersion,
    inflation,
    widened,
)
from pescycle.paf.context.funnel import ADJUSTED, funnel
from pescycle.paf.context.mixed import logit_normal
from pescycle.paf.context.models import Modelled, modelled
from pescycle.paf.context.shrinkage import (
    Shrunken,
    beta_binomial,
    gamma_poisson,
    normal_normal,
)
from pescycle.paf.context.standardisation import by_stratum, stratum_rows
from pescycle.paf.context.summary import context_summary
from pescycle.paf.periods import Period

SHRUNKEN = ("shrunken", "shrunken_low", "shrunken_high")
STRATA = ContextModel(kind=ContextKind.STRATA)


@dataclass(frozen=True, eq=False)
class ContextTables:
    """What a framework's comparisons say.

    observed_expected : the comparison, a row a (KPI, method, center), with ``*_adjusted``
        limits and ``flag_adjusted``, and the ``shrunken`` ratio with its limits
    context_check : a row a (KPI, method, factor, center), see `factors_left_out`
    context_summary : a row a (KPI, method), see `context_summary`
    funnel : points of the limits' curves, see `funnel`
    """

    observed_expected: pd.DataFrame
    context_check: pd.DataFrame
    context_summary: pd.DataFrame
    funnel: pd.DataFrame


def context_tables(
    measure_month: pd.DataFrame,
    records: Mapping[str, pd.DataFrame],
    framework: Framework,
    *,
    centers: Sequence[str],
    period: Period,
) -> ContextTables:
    """Every KPI of the framework that is compared with what its cases let expect.

    Parameters
    ----------
    measure_month : DataFrame
        One row a (center, month, measure, stratum): center month measure stratum value.
    records : mapping
        KPI id -> its records, one row a case: ``center outcome`` and a column a factor.
    framework : Framework
        Its KPIs with ``case_mix`` or ``context``; both stand beside each other.
    centers : sequence of str
        Ids of the centers; ``all`` is passed over.
    period : Period
        The months that count; records count whole.
    """
    ids = [center for center in centers if center != ALL]
    parts = []
    for kpi in framework.kpis:
        for model in kpi.comparisons:
            if model.kind == ContextKind.STRATA:
                sums = by_stratum(measure_month, kpi, centers=ids, period=period)
                parts.append(_by_strata(kpi, *sums))
            elif kpi.id in records:
                parts.append(_by_model(kpi, records[kpi.id], model, ids))
    return _together(parts)


def _together(parts: list[ContextTables]) -> ContextTables:
    if not parts:
        none = pd.DataFrame()
        return ContextTables(none, empty_check(), none, none)
    names = ("observed_expected", "context_check", "context_summary", "funnel")
    stacked = []
    for name in names:
        frames = [getattr(part, name) for part in parts]
        filled = [frame for frame in frames if len(frame)]
        stacked.append(pd.concat(filled, ignore_index=True) if filled else frames[0])
    return ContextTables(*stacked)


def _by_strata(kpi: Kpi, tops: pd.DataFrame, bottoms: pd.DataFrame) -> ContextTables:
    found = comparison(stratum_rows(kpi.id, tops, bottoms))
    rests_on = Modelled(
        rows=[],
        kinds=pd.DataFrame(),
        cases=int(bottoms.to_numpy().sum()),
        events=float(tops.to_numpy().sum()),
        parameters=bottoms.shape[1],
        fits=len(bottoms),
        passed_over=0,
    )
    check = strata_left_out(found, tops, bottoms) if len(found) else empty_check()
    return _tables(found, check, STRATA, rests_on)


def _by_model(
    kpi: Kpi, records: pd.DataFrame, model: ContextModel, centers: list[str]
) -> ContextTables:
    rests_on = modelled(kpi.id, records, model, centers=centers)
    found = comparison(rests_on.rows)
    known = (found["flag"] != ContextFlag.INSUFFICIENT_DATA).any()
    check = factors_left_out(found, records, model) if known else empty_check()
    return _tables(found, check, model, rests_on)


def _tables(
    found: pd.DataFrame, check: pd.DataFrame, model: ContextModel, rests_on: Modelled
) -> ContextTables:
    spread = dispersion(found["ratio"].to_numpy(), found["se"].to_numpy())
    drawn = _shrunken(found, model, rests_on.kinds)
    rows = _with_shrunken(adjusted(found, spread, model.adjustment), drawn)
    summary = context_summary(rows, spread, model, rests_on=rests_on, drawn=drawn)
    return ContextTables(
        observed_expected=rows,
        context_check=check,
        context_summary=summary,
        funnel=funnel(found, spread, model.adjustment),
    )


def adjusted(
    found: pd.DataFrame, spread: Dispersion, adjustment: Adjustment
) -> pd.DataFrame:
    """The comparison with limits that allow for over-dispersion, and flags by them.

    Never narrower than the limits by chance alone; the same where the centers differ by no
    more than chance.
    """
    factor = inflation(spread, found["se"].fillna(0).to_numpy(), adjustment)
    limits = widened(found[list(LIMITS)], factor)
    rows = found.copy()
    rows[list(ADJUSTED)] = limits.to_numpy()
    flags = [
        context_flag(ratio, *row) if np.isfinite(ratio) else ContextFlag.INSUFFICIENT_DATA
        for ratio, row in zip(found["ratio"], limits.to_numpy(), strict=True)
    ]
    return rows.assign(flag_adjusted=pd.Series(flags, index=rows.index, dtype="str"))


def _shrunken(
    found: pd.DataFrame, model: ContextModel, kinds: pd.DataFrame
) -> Shrunken | None:
    """Shrunken ratios of the centers that have one; None with fewer than two of them."""
    known = found[_can_shrink(found, model.kind)]
    if len(known) < 2:
        return None
    if model.shrinkage == Shrinkage.MIXED:
        own = kinds[kinds["center"].isin(known["center"])]
        return logit_normal(own[(own["chance"] > 0) & (own["chance"] < 1)])
    return _SHRINKERS[model.kind](known)


def _can_shrink(found: pd.DataFrame, kind: ContextKind) -> pd.Series:
    known = found["ratio"].notna() & (found["se"] > 0)
    counted = kind in (ContextKind.STRATA, ContextKind.LOGISTIC)
    return known & (found["expected"] < found["base"]) if counted else known


def _as_share(known: pd.DataFrame) -> Shrunken:
    return beta_binomial(known["observed"], known["base"], known["expected"])


_SHRINKERS: dict[ContextKind, Callable[[pd.DataFrame], Shrunken]] = {
    ContextKind.STRATA: _as_share,
    ContextKind.LOGISTIC: _as_share,
    ContextKind.POISSON: lambda known: gamma_poisson(known["observed"], known["expected"]),
    ContextKind.LINEAR: lambda known: normal_normal(known["ratio"], known["se"]),
}


def _with_shrunken(found: pd.DataFrame, drawn: Shrunken | None) -> pd.DataFrame:
    rows = found.assign(**dict.fromkeys(SHRUNKEN, np.nan))
    if drawn is not None:
        method = ContextKind(found["method"].iloc[0])
        places = rows.index[_can_shrink(found, method)]
        rows.loc[places, list(SHRUNKEN)] = np.column_stack(
            [drawn.ratio, drawn.low, drawn.high]
        )
    return rows
