"""Quality of an audience's scale, for all respondents and in every language version."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from pescycle.css.scales.adequacy import sampling_adequacy
from pescycle.css.scales.factors import (
    congruence,
    omega_total,
    one_factor,
    parallel_analysis,
)
from pescycle.css.scales.polychoric import polychoric_correlations
from pescycle.css.scales.reliability import (
    alpha_difference,
    alpha_interval,
    correlations,
    reliability,
    standardised_alpha,
)
from pescycle.model.base import ALL
from pescycle.model.findings import LanguageFinding, ScaleFinding
from pescycle.model.questionnaire import ItemRole, Questionnaire
from pescycle.stats.intervals import Estimate, Interval
from pescycle.stats.mover import difference_interval
from pescycle.stats.multiplicity import holm

# Below it alpha's interval is so wide that it says nothing (Charter 1999 asks for more).
ALPHA_BASE = 30
# Below it, or below five answers an item, loadings change from sample to sample (Gorsuch
# 1983, Factor Analysis).
FACTOR_BASE, ANSWERS_AN_ITEM = 100, 5
GOOD, FAIR = 0.8, 0.7  # Nunnally (1978), Psychometric Theory
SAME_PATTERN, LIKE_PATTERN = 0.95, 0.85  # Lorenzo-Seva & ten Berge (2006)
LEAST_ITEMS, MOST_BLANK, SIGNIFICANT = 3, 0.5, 0.05
LANGUAGE_STEP = 10  # a language's base is told in tens: it must not give others away


@dataclass(frozen=True, eq=False)
class Version:
    """The answers of one language version, and what was found in them."""

    language: str
    answers: pd.DataFrame
    base: int
    alpha: float
    limits: Interval
    item_rest: np.ndarray
    loading: np.ndarray


def scale_answers(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> tuple[pd.DataFrame, list[str]]:
    """Grades of the items that should measure one thing, and the items left out.

    The overall item and the parts of the service (or, of staff, the climate) that share one
    scale. An item that most left without a grade is left out: who answered it is a group of
    its own.

    Returns
    -------
    frame : DataFrame
        One row a respondent, a column an item; missing where there is no grade.
    left_out : list of str
        Items mostly without a grade.
    """
    roles = (ItemRole.OVERALL, ItemRole.DRIVER, ItemRole.CLIMATE)
    rated = [i for i in questionnaire.rated if i.role in roles and i.id in responses]
    scales = [item.scale for item in rated]
    common = max(scales, key=scales.count) if scales else ""
    grades = {}
    for item in (item for item in rated if item.scale == common):
        codes = responses[item.id].astype("Int64")
        known = codes.isin(list(questionnaire.scale(common).labels)).fillna(False)
        grades[item.id] = codes.where(known.astype(bool)).astype("float64")
    frame = pd.DataFrame(grades, index=responses.index)
    left_out = [name for name in frame if frame[name].isna().mean() > MOST_BLANK]
    return frame.drop(columns=left_out), left_out


def language_versions(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> pd.Series | None:
    """Language in which each respondent answered: the source's column, else an item."""
    if "language" in responses and responses["language"].notna().any():
        return responses["language"].astype("str").where(responses["language"].notna())
    for item in questionnaire.items:
        named = item.id == "language" or item.id.endswith("_language")
        if item.role == ItemRole.PROFILE and named and item.id in responses:
            answers = responses[item.id]
            return answers.astype("str").where(answers.notna())
    return None


def scale_rows(
    responses: pd.DataFrame, questionnaire: Questionnaire, *, confidence: float = 0.95
) -> tuple[list[dict], list[dict], list[dict]]:
    """Rows of ``scale_quality``, ``scale_item`` and ``scale_language`` of one audience."""
    answers, left_out = scale_answers(responses, questionnaire)
    if answers.shape[1] < LEAST_ITEMS:
        return [], [], []
    language = language_versions(responses, questionnaire)
    groups = [(ALL, answers)]
    counted = [] if language is None else language.value_counts().index
    if len(counted) > 1:
        groups += [(str(name), answers[language == name]) for name in counted]
    whole, items, versions = [], [], []
    for name, own in groups:
        quality, of_items, version = _version(name, own, confidence)
        whole.append(quality | {"left_out": " ".join(left_out)})
        items += of_items
        versions.append(version)
    return whole, items, _pairs(versions[1:], confidence)


def _version(
    name: str, answers: pd.DataFrame, confidence: float
) -> tuple[dict, list[dict], Version]:
    found = reliability(answers)
    base, size = round(found.base), answers.shape[1]
    told = base if name == ALL else base // LANGUAGE_STEP * LANGUAGE_STEP
    enough = base >= ALPHA_BASE
    gap = np.full(size, np.nan)
    alpha = found.alpha if enough else np.nan
    limits = alpha_interval(alpha, base, size, confidence=confidence)
    factor, loading, of_items = _factor(answers, base)
    quality = {
        "language": name,
        "items": size,
        "base": told,
        "alpha": alpha,
        "low": limits.low,
        "high": limits.high,
        "level": confidence,
        "method": "feldt",
        "standardised": found.standardised if enough else np.nan,
        "finding": str(_finding(alpha)),
    } | factor
    rest = found.item_rest if enough else gap
    deleted = found.if_deleted if enough else gap
    rows = [
        {
            "language": name,
            "item": item,
            "base": told,
            "item_rest": rest[number],
            "alpha_if_deleted": deleted[number],
            "loading": loading[number],
            "kmo": of_items[number],
        }
        for number, item in enumerate(answers.columns)
    ]
    return quality, rows, Version(name, answers, base, alpha, limits, rest, loading)


def _factor(answers: pd.DataFrame, base: int) -> tuple[dict, np.ndarray, np.ndarray]:
    """Figures of one common factor; missing where the base is too small for it."""
    size = answers.shape[1]
    nothing = dict.fromkeys(
        ("polychoric", "omega", "kmo", "first_share", "factors"), np.nan
    )
    gap = np.full(size, np.nan)
    if base < max(FACTOR_BASE, ANSWERS_AN_ITEM * size):
        return nothing, gap, gap
    matrix = correlations(answers)
    if np.isnan(matrix).any():
        return nothing, gap, gap
    loading, (kmo, of_items) = one_factor(matrix), sampling_adequacy(matrix)
    parallel = parallel_analysis(matrix, base)
    figures = {
        "polychoric": standardised_alpha(polychoric_correlations(answers)),
        "omega": omega_total(matrix, loading),
        "kmo": kmo,
        "first_share": float(parallel.eigenvalues[0] / size),
        "factors": parallel.factors,
    }
    return figures, loading, of_items


def _finding(alpha: float) -> ScaleFinding:
    if np.isnan(alpha):
        return ScaleFinding.BASE_TOO_SMALL
    if alpha >= GOOD:
        return ScaleFinding.GOOD
    return ScaleFinding.FAIR if alpha >= FAIR else ScaleFinding.WEAK


def _pairs(versions: list[Version], confidence: float) -> list[dict]:
    """Each two versions; p is adjusted, as a reader looks through all of them."""
    rows = [_pair(one, other, confidence) for one, other in combinations(versions, 2)]
    adjusted = holm([row["p"] for row in rows])
    return [
        row | {"p_adjusted": p, "finding": str(_language_finding(p, row["congruence"]))}
        for row, p in zip(rows, adjusted, strict=True)
    ]


def _pair(one: Version, other: Version, confidence: float) -> dict:
    items = list(one.answers.columns)
    gaps = np.abs(one.item_rest - other.item_rest)
    known = not np.isnan(gaps).all()
    apart = difference_interval(
        Estimate(one.alpha, *one.limits), Estimate(other.alpha, *other.limits)
    )
    return {
        "language": one.language,
        "other": other.language,
        "base": min(one.base, other.base),
        "alpha": one.alpha,
        "other_alpha": other.alpha,
        "difference": one.alpha - other.alpha,
        "low": float(apart.low),
        "high": float(apart.high),
        "level": confidence,
        "p": alpha_difference(
            one.alpha, one.base, other.alpha, other.base, items=len(items)
        ),
        "congruence": congruence(one.loading, other.loading),
        "item": items[int(np.nanargmax(gaps))] if known else "",
        "gap": float(np.nanmax(gaps)) if known else np.nan,
    }


def _language_finding(p: float, like: float) -> LanguageFinding:
    if np.isnan(p):
        return LanguageFinding.BASE_TOO_SMALL
    if p < SIGNIFICANT or like < LIKE_PATTERN:
        return LanguageFinding.DIFFERENT
    # Too few answers for loadings: no difference was seen, which is not to be alike.
    if np.isnan(like):
        return LanguageFinding.UNCLEAR
    return LanguageFinding.ALIKE if like >= SAME_PATTERN else LanguageFinding.SIMILAR
