"""Quantiles of numbers that are no grades: minutes waited, posts notified."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.css.design.covariance import covariance, degrees_of_freedom
from pescycle.css.design.survey_design import SurveyDesign
from pescycle.css.estimates.domains import Domains
from pescycle.stats import intervals, survey_intervals
from pescycle.stats.intervals import Interval, checked_confidence

# Two cumulated weights closer than this share of all weight are the same but for rounding.
ROUNDING = 1e-12


class QuantileRule(StrEnum):
    """How a quantile between two numbers is read; numbered as Hyndman and Fan do.

    The first two return numbers that occur (``hf1``) or the middle of two (``hf2``), the
    others interpolate.
    """

    HF1 = "hf1"
    HF2 = "hf2"
    HF6 = "hf6"
    HF7 = "hf7"
    HF8 = "hf8"


class QuantileInterval(StrEnum):
    """How the share below a quantile gets the limits that are then read as quantiles."""

    WALD = "wald"
    LOGIT = "logit"
    BETA = "beta"


def quantiles(
    design: SurveyDesign,
    values: np.ndarray,
    domains: Domains,
    shares: Sequence[float],
    *,
    rule: QuantileRule = QuantileRule.HF1,
    interval: QuantileInterval = QuantileInterval.LOGIT,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Weighted quantiles of each domain with Woodruff's limits.

    The limits are those of the share at or below the quantile, read as quantiles in turn;
    where that share is 0 % or 100 % there are none.

    Parameters
    ----------
    design : SurveyDesign
        As the sample was drawn.
    values : ndarray
        One number a respondent, NaN for none.
    domains : Domains
    shares : sequence of float
        0.5 is the median.
    rule : QuantileRule
    interval : QuantileInterval
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (domain, share): ``domain share value low high level method base``; in the
        unit of ``values``.

    Notes
    -----
    Woodruff (1952), JASA 47, 635-646; Hyndman & Fan (1996), American Statistician 50,
    361-365. R (survey): ``svyquantile(~y, design, p, qrule = "hf1", interval.type =
    "xlogit")``; ``wald`` is R's ``mean``.
    """
    members = domains.members[:, domains.part].toarray() > 0
    rows = [
        {"domain": number}
        | _quantile(design, values, inside, share, rule, interval, confidence)
        for number, inside in enumerate(members)
        for share in shares
    ]
    level = checked_confidence(confidence)
    return pd.DataFrame(rows).assign(level=level, method=f"woodruff_{interval}_{rule}")


def _quantile(
    design: SurveyDesign,
    values: np.ndarray,
    inside: np.ndarray,
    share: float,
    rule: QuantileRule,
    interval: QuantileInterval,
    confidence: float,
) -> dict[str, float]:
    used = inside & ~np.isnan(values) & (design.weight > 0)
    base = int(used.sum())
    if not base:
        return {"share": share, "value": np.nan, "low": np.nan, "high": np.nan, "base": 0}
    order = np.argsort(values[used], kind="stable")
    numbers, weight = values[used][order], design.weight[used][order]
    value = read_quantile(numbers, weight, share, rule)
    found = _limits_of_share(design, values, used, value, interval, confidence)
    ends = [
        read_quantile(numbers, weight, end, rule) if 0 <= end <= 1 else np.nan
        for end in (float(found.low), float(found.high))
    ]
    return {"share": share, "value": value, "low": ends[0], "high": ends[1], "base": base}


def _limits_of_share(
    design: SurveyDesign,
    values: np.ndarray,
    used: np.ndarray,
    quantile: float,
    interval: QuantileInterval,
    confidence: float,
) -> Interval:
    below = used & (np.nan_to_num(values) <= quantile)
    whole = design.weight[used].sum()
    share = design.weight[below].sum() / whole
    scores = np.where(used, design.weight * (below - share) / whole, 0.0)
    se = float(np.sqrt(max(covariance(design, scores)[0, 0], 0)))
    df, base = degrees_of_freedom(design, used), int(used.sum())
    if interval == QuantileInterval.WALD:
        return intervals.t_interval(share, se, df, confidence=confidence)
    if interval == QuantileInterval.LOGIT:
        return survey_intervals.logit_interval(share, se, df, confidence=confidence)
    effective = survey_intervals.effective_base(share, se, df, base, confidence=confidence)
    return survey_intervals.beta_interval(share, effective, confidence=confidence)


def read_quantile(
    numbers: np.ndarray, weight: np.ndarray, share: float, rule: QuantileRule
) -> float:
    """Quantile of sorted numbers with positive weights.

    Parameters
    ----------
    numbers : ndarray
        In rising order.
    weight : ndarray
        One a number, above 0.
    share : float
        Between 0 and 1.
    rule : QuantileRule
    """
    cumulated = np.cumsum(weight)
    total = cumulated[-1]
    if rule in (QuantileRule.HF1, QuantileRule.HF2):
        reached = cumulated - share * total
        at = int(np.argmax(reached >= -ROUNDING * total))
        exact = abs(reached[at]) <= ROUNDING * total
        if rule == QuantileRule.HF2 and exact and at + 1 < len(numbers):
            return float(numbers[at] + numbers[at + 1]) / 2
        return float(numbers[at])
    if len(numbers) == 1:
        return float(numbers[0])
    before = cumulated - weight
    places = {
        QuantileRule.HF6: cumulated / (total + weight[-1]),
        QuantileRule.HF7: before / before[-1],
        QuantileRule.HF8: (before + 2 * cumulated) / (3 * total + weight[-1]),
    }
    return float(np.interp(share, places[rule], numbers))
