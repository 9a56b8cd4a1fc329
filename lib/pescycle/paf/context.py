"""Observed against expected: what remains of a difference after the case mix."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.base import ALL
from pescycle.model.findings import ContextFlag
from pescycle.model.framework import Framework, Kpi
from pescycle.paf.periods import Period
from pescycle.stats.intervals import wilson_interval

INNER, OUTER = 0.95, 0.998
# Probability left out at each end of a binomial; far below what the limits can see.
NEGLIGIBLE = 1e-15
# A cumulative probability that equals a level but for rounding has reached it.
ROUNDING = 1e-12
COLUMNS = {
    "center": "str",
    "kpi": "str",
    "base": "float64",
    "observed": "float64",
    "expected": "float64",
    "ratio": "float64",
    "low": "float64",
    "high": "float64",
    "low_outer": "float64",
    "high_outer": "float64",
    "flag": "str",
    "low_share": "bool",
}


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
    of one binomial a stratum, over its mean.

    It misleads where the strata leave out what matters, where the others' rates are
    themselves uncertain (few centers: they are taken as known, so that the limits are too
    narrow), where cases are not independent (overdispersion), and ratios of two centers do
    not rank them, because each is measured on its own case mix. ``above`` says more than
    expected, not better.

    Parameters
    ----------
    measure_month : DataFrame
        One row a (center, month, measure, stratum): center month measure stratum value.
    framework : Framework
        Its KPIs with ``case_mix`` are looked at.
    centers : sequence of str
        Ids of the centers; ``all`` is passed over.
    period : Period
        The months that count.

    Returns
    -------
    DataFrame
        One row a (center, KPI): ``center kpi base observed expected ratio low high
        low_outer high_outer flag low_share``; limits at 95 % and 99.8 %; ``low_share``
        where the raw share's 95 % interval (Wilson) lies below the share of all centers.
        Insufficient data where a stratum of the center exists nowhere else, or a numerator
        exceeds its denominator.

    Notes
    -----
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, section 3. His limits are
    interpolated between two counts for a smooth curve; these are counts that can occur,
    less than one count above his. One stratum: R's ``qbinom(0.025, n, p) / (n * p)``.
    """
    ids = [center for center in centers if center != ALL]
    inside = measure_month[measure_month["month"].isin(period.months)]
    rows = []
    for kpi in framework.kpis:
        if kpi.case_mix:
            tops, bottoms = _by_stratum(inside, kpi, ids)
            rows += [_row(center, kpi.id, tops, bottoms) for center in ids]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _by_stratum(
    inside: pd.DataFrame, kpi: Kpi, centers: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Numerator and denominator: a row a center, a column a stratum, 0 where nothing came.

    Only months in which center and stratum report both measures count.
    """
    names = [kpi.formula.numerator, kpi.formula.denominator]
    keys = ["center", "month", "stratum"]
    own = inside[inside["center"].isin(centers)]
    top, bottom = (own.loc[own["measure"] == name, [*keys, "value"]] for name in names)
    both = top.merge(bottom, on=keys, suffixes=("_top", "_bottom"), validate="one_to_one")
    sums = both.dropna().astype({"value_top": "float64", "value_bottom": "float64"})
    tops, bottoms = (
        sums.pivot_table(index="center", columns="stratum", values=side, aggfunc="sum")
        for side in ("value_top", "value_bottom")
    )
    return tops.reindex(centers).fillna(0.0), bottoms.reindex(centers).fillna(0.0)


def _row(
    center: str, kpi: str, tops: pd.DataFrame, bottoms: pd.DataFrame
) -> dict[str, object]:
    cases, successes = bottoms.loc[center], tops.loc[center]
    row = {"center": center, "kpi": kpi, "base": cases.sum(), "observed": successes.sum()}
    row["low_share"] = _is_low(row["observed"], row["base"], tops, bottoms)
    other_cases = bottoms.sum() - cases
    used = cases > 0
    rates = (tops.sum() - successes)[used] / other_cases.where(other_cases > 0)[used]
    possible = rates.between(0, 1).all() and (successes <= cases).all()
    expected = float((cases[used] * rates).sum())
    if not (possible and expected > 0):
        return row | {"flag": ContextFlag.INSUFFICIENT_DATA}
    low, high, low_outer, high_outer = count_limits(cases[used], rates) / expected
    ratio = row["observed"] / expected
    return row | {
        "expected": expected,
        "ratio": ratio,
        "low": low,
        "high": high,
        "low_outer": low_outer,
        "high_outer": high_outer,
        "flag": _flag(ratio, low, high, low_outer, high_outer),
    }


def _is_low(
    observed: float, base: float, tops: pd.DataFrame, bottoms: pd.DataFrame
) -> bool:
    """Whether the raw share is clearly below that of all centers together."""
    together = bottoms.sum().sum()
    if base <= 0 or observed > base or together <= 0:
        return False
    highest = wilson_interval(observed / base, base).high
    return bool(highest < tops.sum().sum() / together)


def _flag(
    ratio: float, low: float, high: float, low_outer: float, high_outer: float
) -> ContextFlag:
    """Only beyond a limit is outside; a count on the limit is still within."""
    if ratio < low:
        return ContextFlag.BELOW_OUTER if ratio < low_outer else ContextFlag.BELOW
    if ratio > high:
        return ContextFlag.ABOVE_OUTER if ratio > high_outer else ContextFlag.ABOVE
    return ContextFlag.WITHIN


def count_limits(cases: Sequence[float], rates: Sequence[float]) -> np.ndarray:
    """Exact quantiles of a sum of binomials: low and high at 95 %, low and high at 99.8 %.

    Parameters
    ----------
    cases, rates : sequence of float
        Number of cases (rounded to whole ones) and probability of success, one a stratum.

    Returns
    -------
    ndarray
        Four counts: the smallest whose cumulative probability reaches 0.025, 0.975, 0.001
        and 0.999.
    """
    first, chances = 0, np.ones(1)
    for size, rate in zip(np.rint(cases).astype(int), rates, strict=True):
        start = int(stats.binom.ppf(NEGLIGIBLE, size, rate))
        end = int(stats.binom.isf(NEGLIGIBLE, size, rate))
        part = stats.binom.pmf(np.arange(start, end + 1), size, rate)
        first, chances = first + start, np.convolve(chances, part)
    cumulative = np.cumsum(chances)
    levels = np.array([1 - INNER, 1 + INNER, 1 - OUTER, 1 + OUTER]) / 2
    return first + np.searchsorted(cumulative, levels - ROUNDING).astype(float)
