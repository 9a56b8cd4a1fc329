"""The groups of respondents that are compared: by center, mode, profile, outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire

CENTER, MODE, LANGUAGE = "center", "mode", "language"
COLUMNS = (CENTER, MODE, LANGUAGE)  # groups that are no item but a column of the source
# Single choices with these roles divide respondents: who they are, why they came (first
# visit, channel), and whether they got what they needed.
ROLES = (ItemRole.PROFILE, ItemRole.SERVICE, ItemRole.OUTCOME)


@dataclass(frozen=True, eq=False)
class Grouping:
    """One way to divide the respondents.

    ``place`` is each respondent's category, from 0; -1 for who is in none.
    """

    id: str
    categories: tuple[str, ...]
    place: np.ndarray


def group_names(questionnaire: Questionnaire) -> list[str]:
    """Everything that respondents of a questionnaire can be grouped by."""
    items = [
        item.id
        for item in questionnaire.items
        if isinstance(item, ChoiceItem) and item.type == "choice" and item.role in ROLES
    ]
    return [*COLUMNS, *items]


def groupings(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    centers: Iterable[str] = (),
    chosen: Iterable[str] = (),
) -> list[Grouping]:
    """Groupings that divide these respondents into at least two categories.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, mode, language and the items, as far as they were
        recorded.
    questionnaire : Questionnaire
        The audience's code book; an item's categories come in its order.
    centers : iterable of str
        Centers in their order; else those that occur.
    chosen : iterable of str
        Names that are wanted; else all.
    """
    wanted = list(chosen)
    names = [
        name
        for name in group_names(questionnaire)
        if name in responses and (not wanted or name in wanted)
    ]
    found = [_grouping(responses[name], name, questionnaire, centers) for name in names]
    return [one for one in found if len(np.unique(one.place[one.place >= 0])) > 1]


def _grouping(
    answers: pd.Series, name: str, questionnaire: Questionnaire, centers: Iterable[str]
) -> Grouping:
    given = {CENTER: list(centers)}.get(name, [])
    if name not in COLUMNS:
        given = list(questionnaire.item(name).choices)
    text = answers.astype("str").where(answers.notna(), "")
    categories = given or sorted(set(text) - {""})
    return Grouping(name, tuple(categories), pd.Index(categories).get_indexer(text))
