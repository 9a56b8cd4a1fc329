"""Intervals of a survey's shares and means, from their standard errors and bases."""

from enum import StrEnum

import numpy as np

from pescycle.css.estimates.means import DomainMeans
from pescycle.stats import intervals, survey_intervals
from pescycle.stats.intervals import Interval

# Method of a figure that rests on a single sampling unit: no limits, never a width of 0.
NO_VARIANCE = "no_variance"


class ShareInterval(StrEnum):
    """How the interval of a share is formed; all but ``wald`` stay within 0 to 1."""

    WALD = "wald"
    LOGIT = "logit"
    BETA = "beta"  # Korn & Graubard: Clopper-Pearson on the effective base
    WILSON = "wilson"  # on the effective base
    LIKELIHOOD = "likelihood"


def share_interval(
    means: DomainMeans,
    column: int,
    *,
    method: ShareInterval = ShareInterval.WILSON,
    simple: bool = False,
    confidence: float = 0.95,
) -> dict[str, object]:
    """Limits of each domain's share of one outcome, usable at 0 % and 100 % too.

    On a simple random sample Wilson's interval takes the base itself. Elsewhere it takes
    the effective base p (1 - p) / se^2, less what few degrees of freedom cost (the normal
    quantile over Student's, squared), and never above the base, because a design effect
    below 1 in a small domain is mostly chance (Parker et al. 2017, NCHS data presentation
    standards); what a known finite population saves is no chance and raises that ceiling.
    At 0 %, at 100 % and where there is no standard error, no method can use one: the
    effective base by the weights alone (Kish) takes its place, with Wilson's interval or,
    for ``beta``, Clopper and Pearson's. A domain that is a single cluster has no limits,
    and neither has one of whom all were asked and all agree.

    Returns
    -------
    dict
        ``low``, ``high`` and ``method``, one a domain.
    """
    share, se, df = means.value[:, column], means.se[:, column], means.df[:, column]
    base, kish = means.base[:, column], means.kish_base[:, column]
    varied = se > 0
    by_se = share * (1 - share) / np.where(varied, se, 1.0) ** 2
    by_se = by_se * survey_intervals.few_units(df, confidence=confidence)
    # Who is drawn alone can be counted; of one cluster's answers nobody knows the spread.
    kish = np.where((df >= 1) | means.cells.stages[0].single, kish, np.nan)
    rest = means.finite_rest[:, column]
    rest = np.where(rest > 0, rest, np.nan)
    kish = kish / rest
    effective = np.where(varied, np.fmin(by_se, base / rest), kish)
    if method == ShareInterval.WILSON:
        found = intervals.wilson_interval(
            share, base if simple else effective, confidence=confidence
        )
        return _named(found, share, df, "wilson" if simple else "wilson_effective")
    found = _by_error(method, share, se, df, base, confidence)
    fallback = (
        survey_intervals.beta_interval(share, kish, confidence=confidence)
        if method == ShareInterval.BETA
        else intervals.wilson_interval(share, kish, confidence=confidence)
    )
    low = np.where(varied, found.low, fallback.low)
    high = np.where(varied, found.high, fallback.high)
    return _named(Interval(low, high), share, df, str(method))


def _by_error(
    method: ShareInterval,
    share: np.ndarray,
    se: np.ndarray,
    df: np.ndarray,
    base: np.ndarray,
    confidence: float,
) -> Interval:
    if method == ShareInterval.WALD:
        return intervals.t_interval(share, se, df, confidence=confidence)
    if method == ShareInterval.LOGIT:
        return survey_intervals.logit_interval(share, se, df, confidence=confidence)
    if method == ShareInterval.LIKELIHOOD:
        return survey_intervals.likelihood_interval(
            share, se, df, base, confidence=confidence
        )
    effective = survey_intervals.effective_base(share, se, df, base, confidence=confidence)
    return survey_intervals.beta_interval(share, effective, confidence=confidence)


def mean_interval(
    means: DomainMeans, column: int, *, low: float, high: float, confidence: float = 0.95
) -> dict[str, object]:
    """Student's t limits of each domain's mean, cut to the range of the figure."""
    value, df = means.value[:, column], means.df[:, column]
    found = intervals.t_interval(value, means.se[:, column], df, confidence=confidence)
    cut = Interval(np.maximum(found.low, low), np.minimum(found.high, high))
    return _named(cut, value, df, "t")


def _named(
    found: Interval, value: np.ndarray, df: np.ndarray, method: str
) -> dict[str, object]:
    """Limits with their method; one unit's figure says that it has no variance estimate."""
    alone = np.isnan(found.low) & ~np.isnan(value) & (df < 1)
    return {
        "low": found.low,
        "high": found.high,
        "method": np.where(alone, NO_VARIANCE, method),
    }
