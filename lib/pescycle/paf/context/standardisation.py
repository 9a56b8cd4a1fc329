"""Indirect standardisation: what the other centers reach with a center's own case mix."""

from collections.abc import Sequence

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.context import ContextKind
from pescycle.model.findings import ContextReason
from pescycle.model.framework import Framework, Kpi
from pescycle.paf.context.comparison import (
    Expectation,
    comparison,
    comparison_row,
    is_low,
)
from pescycle.paf.context.limits import binomial_sum
from pescycle.paf.periods import Period


def observed_expected(
    measure_month: pd.DataFrame,
    framework: Framework,
    *,
    centers: Sequence[str],
    period: Period,
) -> pd.DataFrame:
    """Successes of each center over those that its case mix lets expect.

    Indirect standardisation: expected is the sum over strata of the center's cases times
    the share of successes that all *other* centers reach in that stratum (leave one center
    out, so that a large center is not compared with itself). The limits are those of the
    ratio if the center were like the others: exact quantiles of the expected count, a sum
    of one binomial a stratum, over its mean, and further from 1 as much as the standard
    error grows because the others' rates are estimates themselves.

    It misleads where the strata leave out what matters, where cases are not independent
    (overdispersion), and ratios of two centers do not rank them, because each is measured
    on its own case mix. ``above`` says more than expected, not better.

    Parameters
    ----------
    measure_month : DataFrame
        One row a (center, month, measure, stratum): center month measure stratum value.
    framework : Framework
        Its KPIs with ``case_mix`` (or ``context: {kind: strata}``) are looked at.
    centers : sequence of str
        Ids of the centers; ``all`` is passed over.
    period : Period
        The months that count.

    Returns
    -------
    DataFrame
        One row a (center, KPI): ``center kpi method base observed expected ratio low high
        low_outer high_outer se chance_inner chance_outer flag low_share reason``; limits at
        95 % and 99.8 %; ``se`` is the ratio's standard error and ``chance_inner``,
        ``chance_outer`` the chances to lie outside the limits, if the center is like the
        others; ``low_share`` where the raw share's 95 % interval (Wilson) lies below the
        share of all centers. Insufficient data where a stratum of the center exists nowhere
        else, or a numerator exceeds its denominator.

    Notes
    -----
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, section 3. His limits are
    interpolated between two counts for a smooth curve; these are counts that can occur,
    less than one count above his. One stratum: R's ``q <- qbinom(0.025, n, p) / (n * p)``,
    widened to ``1 + (q - 1) * sqrt(1 + n / N)`` with the N cases of all others.
    """
    rows = []
    for kpi in framework.kpis:
        if any(model.kind == ContextKind.STRATA for model in kpi.comparisons):
            tops, bottoms = by_stratum(measure_month, kpi, centers=centers, period=period)
            rows += stratum_rows(kpi.id, tops, bottoms)
    return comparison(rows)


def by_stratum(
    measure_month: pd.DataFrame, kpi: Kpi, *, centers: Sequence[str], period: Period
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Numerator and denominator: a row a center, a column a stratum, 0 where nothing came.

    Only months in which center and stratum report both measures count.
    """
    names = [kpi.formula.numerator, kpi.formula.denominator]
    keys = ["center", "month", "stratum"]
    ids = [center for center in centers if center != ALL]
    own = measure_month[
        measure_month["month"].isin(period.months) & measure_month["center"].isin(ids)
    ]
    top, bottom = (own.loc[own["measure"] == name, [*keys, "value"]] for name in names)
    both = top.merge(bottom, on=keys, suffixes=("_top", "_bottom"), validate="one_to_one")
    sums = both.dropna().astype({"value_top": "float64", "value_bottom": "float64"})
    tops, bottoms = (
        sums.pivot_table(index="center", columns="stratum", values=side, aggfunc="sum")
        for side in ("value_top", "value_bottom")
    )
    return tops.reindex(ids).fillna(0.0), bottoms.reindex(ids).fillna(0.0)


def stratum_rows(
    kpi: str, tops: pd.DataFrame, bottoms: pd.DataFrame
) -> list[dict[str, object]]:
    """One row a center from successes and cases by stratum."""
    cases, successes = bottoms.sum(), tops.sum()
    total = cases.sum()
    together = successes.sum() / total if total > 0 else float("nan")
    rows = []
    for center in bottoms.index:
        own, reached = bottoms.loc[center], tops.loc[center]
        base, observed = float(own.sum()), float(reached.sum())
        counts = {
            "center": center,
            "kpi": kpi,
            "method": ContextKind.STRATA,
            "base": base,
            "observed": observed,
            "low_share": is_low(observed, base, together),
        }
        expectation = _expectation(own, reached, cases - own, successes - reached)
        rows.append(comparison_row(counts, expectation))
    return rows


def _expectation(
    cases: pd.Series,
    successes: pd.Series,
    other_cases: pd.Series,
    other_successes: pd.Series,
) -> Expectation | ContextReason:
    used = cases > 0
    if not used.any():
        return ContextReason.NO_CASES
    if (successes > cases).any() or (other_successes > other_cases)[used].any():
        return ContextReason.PART_ABOVE_WHOLE
    if (other_cases[used] <= 0).any():
        return ContextReason.NOWHERE_ELSE
    rates = other_successes[used] / other_cases[used]
    expected = float((cases[used] * rates).sum())
    if not expected > 0 or (rates < 0).any():
        return ContextReason.NOTHING_EXPECTED
    spread = rates * (1 - rates)
    variance = float((cases[used] * spread).sum())
    # The others' rates are estimates too: with two dozen centers their chance counts.
    extra = float((cases[used] ** 2 * spread / other_cases[used]).sum())
    counts = binomial_sum(cases[used], rates)
    return Expectation(expected, variance, extra, counts)
