"""Low overall answers of those who mention a theme, against the others who wrote."""

import numpy as np
import pandas as pd

from pescycle.css.comments.mentions import mentions, open_items
from pescycle.css.design import SurveyDesign
from pescycle.css.estimates import domains_of
from pescycle.css.estimates.sums import Sums, means
from pescycle.model.questionnaire import ItemRole, Questionnaire, ScaleItem
from pescycle.model.themes import Codebook
from pescycle.stats.intervals import Interval, checked_confidence, wilson_interval

MENTION, OTHER = 0, 1
COLUMNS = {
    "item": "str",
    "theme": "str",
    "share_low": "float64",
    "share_low_other": "float64",
    "difference": "float64",
    "se": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "base": "Int64",
    "base_other": "Int64",
    "rare": "bool",
}


def theme_scores(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    codebook: Codebook,
    *,
    design: SurveyDesign,
    minimum_base: int,
    hide_unanimous: bool = True,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Share of low overall answers among those who mention a theme, less that of the rest.

    Low answers are the worst codes of the overall question's scale (its bottom-2-box). The
    rest are those who wrote something without the theme; who wrote nothing is in neither.
    Nobody knows which comes first: a difference says where to look, not what to change.

    The limits are formed from Wilson's limits of both shares on their effective bases, with
    the covariance that clusters and strata give the two (MOVER); they exist at 0 % and
    100 % too.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, with the columns of themes that reading made.
    questionnaire : Questionnaire
        The audience's code book.
    codebook : Codebook
    design : SurveyDesign
        As the sample was drawn.
    minimum_base : int
        Where fewer people, but somebody, wrote on the theme (or not) and gave a low answer
        (or another), the row is ``rare``.
    hide_unanimous : bool
        Whether a group all of whom gave a low answer is ``rare`` as well.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (open item, theme): ``item theme share_low share_low_other difference se
        low high level method base base_other rare``; shares 0..1. Empty where no overall
        question was asked.

    Notes
    -----
    Zou & Donner (2008), Statistics in Medicine 27, 1693-1702; Newcombe (1998), method 10,
    where the design is simple. R (survey), without the limits:
    ``svyby(~low, ~theme, subset(design, written), svymean, covmat = TRUE)`` and
    ``svycontrast``.
    """
    level = checked_confidence(confidence)
    low_answer = _low_answers(responses, questionnaire)
    rows = []
    for item in open_items(responses, questionnaire) if low_answer is not None else []:
        found = mentions(responses, item, codebook)
        for theme in codebook.worded:
            mention = found.of(theme.id)
            place = np.where(mention, MENTION, np.where(found.written, OTHER, -1))
            figures = _difference(design, low_answer, place, level)
            row = {"item": item, "theme": theme.id, "level": level} | figures
            cells = _cells(low_answer, place)
            rare = any(0 < cell < minimum_base for cell in cells)
            rare |= hide_unanimous and _all_low(cells)
            rows.append(row | {"rare": rare})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(COLUMNS)


def _low_answers(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> np.ndarray | None:
    """1 for a low answer to the overall question, 0 for another valid one, else NaN."""
    asked = [item for item in questionnaire.rated if item.role == ItemRole.OVERALL]
    item: ScaleItem | None = next((item for item in asked if item.id in responses), None)
    if item is None:
        return None
    scale = questionnaire.scale(item.scale)
    codes = responses[item.id].astype("Int64")
    low = codes.isin(scale.bottom_codes).to_numpy(dtype=float)
    return np.where(codes.isin(list(scale.labels)).to_numpy(dtype=bool), low, np.nan)


def _cells(low_answer: np.ndarray, place: np.ndarray) -> list[int]:
    """How many of those who mention the theme, and of the others, gave which answer."""
    return [
        int(((place == group) & (low_answer == answer)).sum())
        for group in (MENTION, OTHER)
        for answer in (0, 1)
    ]


def _all_low(cells: list[int]) -> bool:
    """Whether everybody in one of the two groups gave a low answer."""
    return any(low and not other for other, low in (cells[:2], cells[2:]))


def _difference(
    design: SurveyDesign, low_answer: np.ndarray, place: np.ndarray, level: float
) -> dict[str, object]:
    both = means(design, low_answer, domains_of([(place, 2)]))
    variance = np.array([1, -1]) @ both.covariance @ np.array([1, -1])
    limits = _limits(both, _bases(design, both, low_answer, place), level)
    used = not np.isnan(both.value).any() and (both.df >= 1).all()
    return {
        "share_low": both.value[MENTION],
        "share_low_other": both.value[OTHER],
        "difference": both.value[MENTION] - both.value[OTHER],
        "se": float(np.sqrt(max(variance, 0))) if used else np.nan,
        "low": limits.low if used else np.nan,
        "high": limits.high if used else np.nan,
        "method": "mover",
        "base": int(both.base[MENTION]),
        "base_other": int(both.base[OTHER]),
    }


def _bases(
    design: SurveyDesign, both: Sums, low_answer: np.ndarray, place: np.ndarray
) -> np.ndarray:
    """Answers of a simple random sample that would be as precise, at most the base."""
    if design.simple:
        return both.base
    variance = np.diag(both.covariance)
    varied = variance > 0
    by_variance = both.value * (1 - both.value) / np.where(varied, variance, 1.0)
    # At 0 % and 100 % nothing varies: the effective base by the weights alone (Kish).
    valid = np.where(np.isnan(low_answer), -1, place)
    weights = [design.weight[valid == group] for group in (MENTION, OTHER)]
    kish = [weight.sum() ** 2 / max((weight**2).sum(), 1e-300) for weight in weights]
    return np.where(varied, np.minimum(by_variance, both.base), kish)


def _limits(both: Sums, bases: np.ndarray, level: float) -> Interval:
    """Limits of the first share less the second, which may depend on each other."""
    share, variance = both.value, np.diag(both.covariance)
    one = wilson_interval(share, bases, confidence=level)
    below, above = share - one.low, one.high - share
    scale = np.sqrt(max(variance[MENTION] * variance[OTHER], 0))
    correlation = both.covariance[MENTION, OTHER] / scale if scale > 0 else 0.0
    difference = share[MENTION] - share[OTHER]
    down = _joined(below[MENTION], above[OTHER], correlation)
    up = _joined(above[MENTION], below[OTHER], correlation)
    return Interval(difference - down, difference + up)


def _joined(one: float, other: float, correlation: float) -> float:
    square = one**2 + other**2 - 2 * correlation * one * other
    return float(np.sqrt(max(square, 0.0)))
