"""How somebody went through the questions: straight lines and what was left blank."""

from collections import Counter

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answer_kinds, asked_items
from pescycle.model.quality import ItemNonresponse, StraightLiner
from pescycle.model.questionnaire import ItemRole, Questionnaire, ScaleItem

NO_ANSWER = -1_000_000  # below every code


def grid_items(responses: pd.DataFrame, questionnaire: Questionnaire) -> list[ScaleItem]:
    """Items that stand below each other as one grid: the drivers of the commonest scale.

    A questionnaire without drivers, such as a staff pulse, has its rated items as a grid.
    """
    rated = asked_items(responses, questionnaire)
    drivers = [item for item in rated if item.role == ItemRole.DRIVER] or rated
    scales = Counter(item.scale for item in drivers)
    common = max(scales, key=scales.__getitem__, default="")
    return [item for item in drivers if item.scale == common]


def grades(
    responses: pd.DataFrame, questionnaire: Questionnaire, items: list[ScaleItem]
) -> np.ndarray:
    """Valid answers to some items, (respondents, items); ``NO_ANSWER`` elsewhere."""
    columns = []
    for item in items:
        kinds = answer_kinds(responses[item.id], questionnaire.scale(item.scale))
        codes = responses[item.id].to_numpy(dtype=float, na_value=NO_ANSWER)
        columns.append(np.where(kinds == AnswerKind.VALID, codes, NO_ANSWER))
    return np.column_stack(columns) if columns else np.zeros((len(responses), 0))


def straight_liners(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: StraightLiner
) -> pd.Series:
    """Who gave the same answer to every driver; missing with too few of them answered.

    A person who is content with everything answers so too: the rule finds both, and the
    share of the best answers is lower without them even where nobody was careless.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.
    questionnaire : Questionnaire
    rule : StraightLiner
        ``items`` is the smallest number of valid answers; ``run`` also finds who gave so
        many equal answers one after the other.

    Returns
    -------
    Series
        ``boolean``, aligned with ``responses``.
    """
    given = grades(responses, questionnaire, grid_items(responses, questionnaire))
    answered = given != NO_ANSWER
    enough = answered.sum(axis=1) >= rule.items
    highest = given.max(axis=1, initial=NO_ANSWER)
    lowest = np.where(answered, given, np.inf).min(axis=1, initial=np.inf)
    found = highest == lowest
    if rule.run is not None:
        found |= longest_runs(given) >= rule.run
    return pd.Series(found, index=responses.index, dtype="boolean").mask(~enough)


def longest_runs(given: np.ndarray) -> np.ndarray:
    """Longest row of equal answers one after the other; a blank between ends it.

    Parameters
    ----------
    given : ndarray
        (respondents, items) in the order in which they were asked; ``NO_ANSWER`` is blank.

    Notes
    -----
    The long-string index: Johnson (2005), Journal of Research in Personality 39, 103-129.
    R (careless): ``longstring(answers)``.
    """
    best = run = np.zeros(len(given), dtype=int)
    before = np.full(len(given), NO_ANSWER)
    for answer in given.T:
        same = (answer == before) & (answer != NO_ANSWER)
        run = np.where(same, run + 1, (answer != NO_ANSWER).astype(int))
        best, before = np.maximum(best, run), answer
    return best


def nonresponders(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: ItemNonresponse
) -> pd.Series:
    """Who left more than the rule's share of the rated items blank.

    "Not applicable" and "don't know" are answers and no blanks.
    """
    items = asked_items(responses, questionnaire)
    blank = np.zeros(len(responses))
    for item in items:
        kinds = answer_kinds(responses[item.id], questionnaire.scale(item.scale))
        blank += kinds == AnswerKind.BLANK
    found = pd.Series(blank > rule.share * len(items), index=responses.index)
    return found.astype("boolean").mask(pd.Series(not items, index=responses.index))
