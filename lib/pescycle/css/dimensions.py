"""What several questions say together: one figure a dimension, and its change."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.css.answers import asked_items
from pescycle.css.design import SurveyDesign, covariance, degrees_of_freedom
from pescycle.css.estimates.columns import INDEX_TOP
from pescycle.css.sampling.size import USUAL_POWER
from pescycle.css.stacking import RoundAnswers, stacked_rounds
from pescycle.model.dimensions import items_by_dimension
from pescycle.model.findings import Adjustment
from pescycle.model.framework import Direction
from pescycle.model.questionnaire import Questionnaire
from pescycle.stats.changes import verdict
from pescycle.stats.intervals import checked_confidence, t_interval, t_quantile
from pescycle.stats.multiplicity import ADJUSTED

# Who left more than half of a dimension's questions blank says too little about it.
LEAST_ANSWERED = 0.5
METHOD = "t"
DIGITS = 1  # as an index is printed: limits that read 0.0 hold zero


def dimension_items(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> dict[str, str]:
    """Ids of the items that make each dimension, with spaces between; asked ones only."""
    found = items_by_dimension(asked_items(responses, questionnaire))
    return {name: " ".join(item.id for item in items) for name, items in found.items()}


def dimension_scores(responses: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """Each respondent's mean of a dimension's questions, from 0 to 100.

    A mean of those that were answered validly; missing where these are fewer than half.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, a column of integer codes an item.
    questionnaire : Questionnaire
        The audience's code book: its dimensions, or each question by itself.

    Returns
    -------
    DataFrame
        One row a respondent, one column a dimension.
    """
    scores = {}
    for name, items in items_by_dimension(asked_items(responses, questionnaire)).items():
        columns = []
        for item in items:
            scale = questionnaire.scale(item.scale)
            codes = responses[item.id].to_numpy(dtype=float, na_value=np.nan)
            index = (codes - scale.low) / (scale.high - scale.low) * INDEX_TOP
            columns.append(np.where(np.isin(codes, list(scale.labels)), index, np.nan))
        answers = np.column_stack(columns)
        given = (~np.isnan(answers)).sum(axis=1)
        enough = given >= max(1, LEAST_ANSWERED * len(items))
        total = np.nansum(answers, axis=1)
        scores[name] = np.where(enough, total / np.maximum(given, 1), np.nan)
    return pd.DataFrame(scores, index=responses.index)


def dimension_figures(
    answers: RoundAnswers, questionnaire: Questionnaire, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Mean score of each dimension, of all respondents together, with its interval.

    Parameters
    ----------
    answers : RoundAnswers
        The respondents and how they were drawn.
    questionnaire : Questionnaire
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a dimension: ``dimension item value se low high level method base``, on
        0 to 100; ``item`` names the questions, ``base`` counts those with a score.

    Notes
    -----
    R (survey): ``svymean(~score, subset(design, !is.na(score)))``, t interval with
    ``degf`` of that subset.
    """
    level = checked_confidence(confidence)
    scores = dimension_scores(answers.responses, questionnaire)
    items = dimension_items(answers.responses, questionnaire)
    rows = []
    for name in scores:
        value, parts = _mean(answers.design, scores[name].to_numpy())
        used = ~np.isnan(scores[name].to_numpy())
        se, df = _error(answers.design, parts, used)
        low, high = t_interval(value, se, df, confidence=level)
        limits = np.clip([low, high], 0, INDEX_TOP)
        base = int((used & (answers.design.weight > 0)).sum())
        rows.append((name, items[name], value, se, *limits, level, METHOD, base))
    names = ["dimension", "item", "value", "se", "low", "high", "level", "method", "base"]
    return pd.DataFrame(rows, columns=names)


def dimension_changes(
    after: RoundAnswers,
    before: RoundAnswers,
    questionnaire: Questionnaire,
    *,
    shown: set[str] | None = None,
    adjustment: Adjustment = Adjustment.HOLM,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Change of each dimension since another round, adjusted for how many are looked at.

    Nobody is known again: the rounds are two samples, drawn anew within the same centers
    (or of the same drawn centers, whose covariance is kept).

    Parameters
    ----------
    after, before : RoundAnswers
    questionnaire : Questionnaire
    shown : set of str, optional
        Dimensions that may be seen in both rounds; no other has a change or counts.
    adjustment : Adjustment
        How p-values are adjusted; all dimensions are one family.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a dimension that both rounds asked alike: ``dimension item before value
        change se df low high level method minimum_detectable p p_adjusted adjustment
        comparisons verdict``, in points of 0 to 100.

    Notes
    -----
    R (survey): both rounds stacked, ``svycontrast(svyby(~score, ~round, design, svymean,
    covmat = TRUE), c(-1, 1))``.
    """
    level = checked_confidence(confidence)
    both = stacked_rounds(before, after)
    early = np.arange(len(both.responses)) < len(before.responses)
    scores = dimension_scores(both.responses, questionnaire)
    items = _asked_alike(after, before, questionnaire)
    rows = [
        _change(both.design, scores[name].to_numpy(), early, level)
        | {"dimension": name, "item": items[name]}
        for name in items
        if shown is None or name in shown
    ]
    found = pd.DataFrame(rows, columns=[*CHANGE_COLUMNS])
    p = found["p"].astype("float64").to_numpy()
    return found.assign(
        level=level,
        method=METHOD,
        p_adjusted=ADJUSTED[adjustment](p),
        adjustment=str(adjustment),
        comparisons=int(np.isfinite(p).sum()),
        verdict=[
            str(verdict(round(low, DIGITS), round(high, DIGITS), Direction.HIGHER))
            for low, high in zip(found["low"], found["high"], strict=True)
        ],
    )


CHANGE_COLUMNS = (
    *("dimension", "item", "before", "value", "change", "se", "df", "low", "high"),
    *("level", "method", "minimum_detectable", "p", "p_adjusted", "adjustment"),
    *("comparisons", "verdict"),
)


def _asked_alike(
    after: RoundAnswers, before: RoundAnswers, questionnaire: Questionnaire
) -> dict[str, str]:
    """Dimensions for which both rounds asked the same questions."""
    now, then = (dimension_items(a.responses, questionnaire) for a in (after, before))
    return {name: items for name, items in now.items() if then.get(name) == items}


def _change(
    design: SurveyDesign, scores: np.ndarray, early: np.ndarray, level: float
) -> dict[str, float]:
    """One dimension's change, its error and what could have been seen."""
    used = ~np.isnan(scores)
    before, old = _mean(design, np.where(early, scores, np.nan))
    value, new = _mean(design, np.where(early, np.nan, scores))
    se, df = _error(design, new - old, used)
    change = value - before
    low, high = t_interval(change, se, df, confidence=level)
    usable = df >= 1 and se > 0 and not np.isnan(change)
    needed = t_quantile(np.array([max(df, 1)]), level)[0] + stats.t.ppf(
        USUAL_POWER, max(df, 1)
    )
    return {
        "before": before,
        "value": value,
        "change": change,
        "se": se,
        "df": df,
        "low": low,
        "high": high,
        "minimum_detectable": needed * se if usable else np.nan,
        "p": 2 * stats.t.sf(abs(change) / se, df) if usable else np.nan,
    }


def _mean(design: SurveyDesign, scores: np.ndarray) -> tuple[float, np.ndarray]:
    """Weighted mean, and each respondent's part in it as the variance wants it."""
    weight = np.where(np.isnan(scores), 0.0, design.weight)
    if not weight.sum():
        return np.nan, np.zeros(len(scores))
    filled = np.where(np.isnan(scores), 0.0, scores)
    mean = float((weight * filled).sum() / weight.sum())
    return mean, weight * (filled - mean) / weight.sum()


def _error(design: SurveyDesign, parts: np.ndarray, used: np.ndarray) -> tuple[float, int]:
    """Standard error of a sum of parts, and its degrees of freedom."""
    df = degrees_of_freedom(design, used) if used.any() else 0
    if df < 1:
        return np.nan, df
    # What is below zero is rounding.
    return float(np.sqrt(max(covariance(design, parts)[0, 0], 0.0))), df
