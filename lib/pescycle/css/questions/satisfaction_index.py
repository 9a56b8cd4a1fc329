"""Satisfaction index: overall satisfaction, expectations and the ideal as one figure."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pescycle.css.answers import asked_items
from pescycle.css.design import SurveyDesign, covariance, degrees_of_freedom
from pescycle.css.estimates import Domains
from pescycle.css.estimates.columns import INDEX_TOP
from pescycle.model.findings import Statistic
from pescycle.model.questionnaire import ItemRole, Questionnaire
from pescycle.stats.intervals import checked_confidence, t_interval

PARTS = (ItemRole.OVERALL, ItemRole.EXPECTATION, ItemRole.IDEAL)
FEWEST = 2  # of one item alone there is the item index already
# The three count alike: any other weights need a study of one's own users.
EQUAL: Mapping[ItemRole, float] = {role: 1.0 for role in PARTS}


def index_weights(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    weights: Mapping[ItemRole, float] = EQUAL,
) -> dict[str, float]:
    """Weight of each item that was asked; where one is off, the others share its weight.

    Returns
    -------
    dict
        By item, adding up to 1; empty where fewer than two of the items were asked.
    """
    found = {}
    for role in PARTS:
        items = [i for i in asked_items(responses, questionnaire) if i.role == role]
        if items and weights.get(role, 0) > 0:
            found[items[0].id] = weights[role]
    if len(found) < FEWEST:
        return {}
    total = sum(found.values())
    return {item: weight / total for item, weight in found.items()}


def satisfaction_indices(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    design: SurveyDesign,
    domains: Domains,
    *,
    weights: Mapping[ItemRole, float] = EQUAL,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Weighted mean of the items' indices in each domain, from 0 to 100.

    Nobody is dropped for one missing answer: each item's mean takes all who answered that
    item, and the standard error allows for the same people having answered the others.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.
    questionnaire : Questionnaire
        The audience's code book.
    design : SurveyDesign
        As the sample was drawn.
    domains : Domains
        The groups of respondents.
    weights : mapping
        By role; those of items that were asked are scaled to add up to 1.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a domain, none where fewer than two items were asked: ``domain item
        statistic value se low high level method base``. ``item`` names the items that
        entered; ``base`` is that of the item with the fewest answers, and the index is
        missing where that is 0.

    Notes
    -----
    Scores sum_j a_j w (x_j - mean_j) / sum of w over those who answered j. R (survey):
    ``svycontrast(svytotal(~x1 + x2 + d1 + d2, design), quote((x1 / d1 + x2 / d2) / 2))``
    with x 0 and d 0 where an answer is missing.
    """
    level = checked_confidence(confidence)
    shares = index_weights(responses, questionnaire, weights)
    if not shares:
        return pd.DataFrame()
    values = _values(responses, questionnaire, list(shares))
    rows = [
        _figure(design, values, np.array(list(shares.values())), inside, level)
        for inside in domains.members[:, domains.part].toarray().astype(bool)
    ]
    return pd.DataFrame(rows).assign(
        domain=np.arange(domains.count),
        item=" ".join(shares),
        statistic=str(Statistic.SATISFACTION_INDEX),
        level=level,
        method="t",
    )


def _values(
    responses: pd.DataFrame, questionnaire: Questionnaire, items: Sequence[str]
) -> np.ndarray:
    """Answers on 0 to 100, (respondents, items); NaN where there is no valid one."""
    columns = []
    for name in items:
        scale = questionnaire.scale(questionnaire.item(name).scale)
        codes = responses[name].to_numpy(dtype=float, na_value=np.nan)
        valid = np.isin(codes, list(scale.labels))
        index = (codes - scale.low) / (scale.high - scale.low) * INDEX_TOP
        columns.append(np.where(valid, index, np.nan))
    return np.column_stack(columns)


def _figure(
    design: SurveyDesign,
    values: np.ndarray,
    shares: np.ndarray,
    inside: np.ndarray,
    level: float,
) -> dict[str, float]:
    answered = ~np.isnan(values) & (inside & (design.weight > 0))[:, None]
    base = int(answered.sum(axis=0).min())
    if not base:
        gaps = dict.fromkeys(("value", "se", "low", "high"), np.nan)
        return gaps | {"base": 0}
    weight = np.where(answered, design.weight[:, None], 0.0)
    filled, total = np.where(answered, values, 0.0), weight.sum(axis=0)
    means = (weight * filled).sum(axis=0) / total
    scores = (weight * (filled - means) / total) @ shares
    df = degrees_of_freedom(design, answered.any(axis=1))
    known = np.where(answered, values, np.nan)
    # Rounding would make equal answers look uneven.
    varies = (np.nanmax(known, axis=0) > np.nanmin(known, axis=0)).any()
    se = float(np.sqrt(max(covariance(design, scores)[0, 0], 0))) if varies else 0.0
    value = float(means @ shares)
    low, high = t_interval(value, se, df, confidence=level)
    return {
        "value": value,
        "se": se if df >= 1 else np.nan,
        "low": float(np.clip(low, 0, INDEX_TOP)),
        "high": float(np.clip(high, 0, INDEX_TOP)),
        "base": base,
    }
