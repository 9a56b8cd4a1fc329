"""Answers of one respondent that cannot both be meant."""

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answer_kinds, asked_items
from pescycle.css.quality.answering import NO_ANSWER, grades
from pescycle.model.quality import ANY_ANSWER, Contradiction
from pescycle.model.questionnaire import (
    ItemRole,
    OpenItem,
    Questionnaire,
    Scale,
    ScaleItem,
)

FAR_CODES = 2  # of a scale's end at most so many codes contradict the other end


def contradictions(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: Contradiction
) -> pd.Series:
    """Who contradicted himself; missing where the questionnaire has nothing to compare.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.
    questionnaire : Questionnaire
    rule : Contradiction
        The built-in pair needs an overall item and drivers; a pair of the pilot's own
        plays no part where one of its items was not asked.

    Returns
    -------
    Series
        ``boolean``, aligned with ``responses``.
    """
    found = [_overall_against_drivers(responses, questionnaire, rule)]
    known = {item.id for item in questionnaire.items}
    for pair in rule.pairs.values():
        if set(pair) <= known & set(responses):
            holds = [
                _one_of(responses, questionnaire, name, codes)
                for name, codes in pair.items()
            ]
            found.append(np.logical_and.reduce(holds))
    compared = [part for part in found if part is not None]
    if not compared:
        return pd.Series(pd.NA, index=responses.index, dtype="boolean")
    both = np.logical_or.reduce(compared)
    return pd.Series(both, index=responses.index, dtype="boolean")


def _overall_against_drivers(
    responses: pd.DataFrame, questionnaire: Questionnaire, rule: Contradiction
) -> np.ndarray | None:
    rated = asked_items(responses, questionnaire)
    overall = [item for item in rated if item.role == ItemRole.OVERALL][:1]
    drivers = [item for item in rated if item.role == ItemRole.DRIVER]
    if not overall or len(drivers) < rule.drivers:
        return None
    scale = questionnaire.scale(overall[0].scale)
    given = grades(responses, questionnaire, overall)[:, 0]
    answered = grades(responses, questionnaire, drivers) != NO_ANSWER
    enough = answered.sum(axis=1) >= rule.drivers
    worst, best = (
        np.column_stack([_at_end(responses, questionnaire, item, end) for item in drivers])
        for end in (0, 1)
    )
    poor = (given == scale.high) & (worst | ~answered).all(axis=1)
    good = (given == scale.low) & (best | ~answered).all(axis=1)
    return enough & (poor | good)


def _at_end(
    responses: pd.DataFrame, questionnaire: Questionnaire, item: ScaleItem, end: int
) -> np.ndarray:
    """Whether each answer lies at the worst (0) or best (1) end of its scale."""
    codes = far_codes(questionnaire.scale(item.scale))[end]
    return np.isin(grades(responses, questionnaire, [item])[:, 0], codes)


def far_codes(scale: Scale) -> tuple[list[int], list[int]]:
    """The codes at the worst and at the best end, never more than half of the scale."""
    codes = sorted(scale.labels)
    count = min(FAR_CODES, len(codes) // 2)
    return codes[:count], codes[-count:]


def _one_of(
    responses: pd.DataFrame, questionnaire: Questionnaire, name: str, codes: tuple[str, ...]
) -> np.ndarray:
    """Whether an item has one of the codes; of several joined answers any."""
    item = questionnaire.item(name)
    answers = responses[name]
    if isinstance(item, OpenItem):
        return answers.fillna(False).to_numpy(dtype=bool)
    given = answers.notna().to_numpy(dtype=bool)
    if isinstance(item, ScaleItem):
        kinds = answer_kinds(answers, questionnaire.scale(item.scale))
        given = given & (kinds != AnswerKind.BLANK)
    if ANY_ANSWER in codes:
        return given
    wanted = set(codes)
    chosen = (
        answers.astype("str").fillna("").map(lambda cell: bool(wanted & {*cell.split()}))
    )
    return given & chosen.to_numpy(dtype=bool)
