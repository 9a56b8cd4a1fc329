"""The groups of respondents that are compared: by center, mode, profile, outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.questionnaire import ChoiceItem, ItemRole, Questionnaire

CENTER, MODE, LANGUAGE, ASKER = "center", "mode", "language", "interviewer_role"
COLUMNS = (
    CENTER,
    MODE,
    ASKER,
    LANGUAGE,
)  # groups that are no item but a column of the source
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


def group_names(questionnaire: Questionnaire, chosen: Iterable[str] = ()) -> list[str]:
    """Names that respondents are grouped by: the chosen ones, else all that divide them.

    Any single choice can be chosen, whatever its role.
    """
    wanted = set(chosen)
    items = [
        item.id
        for item in questionnaire.items
        if isinstance(item, ChoiceItem)
        and item.type == "choice"
        and (item.id in wanted if wanted else item.role in ROLES)
    ]
    return [*(name for name in COLUMNS if not wanted or name in wanted), *items]


def groupings(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    centers: Iterable[str] = (),
    chosen: Iterable[str] = (),
) -> list[Grouping]:
    """Groupings that divide these respondents into at least two categories.

    Of two that divide them alike only the later one is kept.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, mode, language, interviewer_role and the items, as
        far as they were recorded.
    questionnaire : Questionnaire
        The audience's code book; an item's categories come in its order.
    centers : iterable of str
        Centers in their order; else those that occur.
    chosen : iterable of str
        Names that are wanted; else all.
    """
    names = [name for name in group_names(questionnaire, chosen) if name in responses]
    found = [_grouping(responses[name], name, questionnaire, centers) for name in names]
    found = [one for one in found if len(np.unique(one.place[one.place >= 0])) > 1]
    # A column that says the same as an item (language) would be compared twice.
    return [
        one
        for number, one in enumerate(found)
        if not any(_same(one, later) for later in found[number + 1 :])
    ]


def _same(one: Grouping, other: Grouping) -> bool:
    """Whether two groupings put the same respondents together."""
    pairs = np.unique(np.stack([one.place, other.place]), axis=1).shape[1]
    return pairs == len(np.unique(one.place)) == len(np.unique(other.place))


def small_ones_together(
    grouping: Grouping, counted: np.ndarray, *, minimum_base: int
) -> Grouping:
    """The grouping with its small categories as one, so that it can still be shown.

    A single category below the minimum base would have to take a second one with it, or the
    total would give it away; together with the next smallest it can be published. The id of
    what was put together names all that entered, with spaces between.

    Parameters
    ----------
    grouping : Grouping
    counted : ndarray of bool
        Which respondents count towards a category's base.
    minimum_base : int
        Smallest base that may be published.

    Returns
    -------
    Grouping
        Unchanged where no category is small, or fewer than two would be left.
    """
    there = grouping.place[counted & (grouping.place >= 0)]
    base = np.bincount(there, minlength=len(grouping.categories))
    order = [place for place in np.argsort(base, kind="stable") if base[place] > 0]
    small = [place for place in order if base[place] < minimum_base]
    while small and (len(small) < 2 or base[small].sum() < minimum_base):
        if len(small) == len(order):
            return grouping
        small = order[: len(small) + 1]
    if not small or len(order) - len(small) < 1:
        return grouping
    return _joined(grouping, np.sort(small))


def _joined(grouping: Grouping, together: np.ndarray) -> Grouping:
    """The grouping with some categories as one, in the place of the first of them."""
    first, others = together[0], set(together[1:])
    kept = [n for n in range(len(grouping.categories)) if n not in others]
    names = list(grouping.categories)
    names[first] = " ".join(names[place] for place in together)
    goes = np.full(len(names) + 1, -1)
    goes[kept] = np.arange(len(kept))
    goes[together] = goes[first]
    return Grouping(grouping.id, tuple(names[n] for n in kept), goes[grouping.place])


def _grouping(
    answers: pd.Series, name: str, questionnaire: Questionnaire, centers: Iterable[str]
) -> Grouping:
    given = {CENTER: list(centers)}.get(name, [])
    if name not in COLUMNS:
        given = list(questionnaire.item(name).choices)
    text = answers.astype("str").where(answers.notna(), "")
    categories = given or sorted(set(text) - {""})
    return Grouping(name, tuple(categories), pd.Index(categories).get_indexer(text))
