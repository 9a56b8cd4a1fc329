"""How the valid answers spread over the codes of the scale."""

from collections.abc import Iterable

import pandas as pd

from pescycle.css.answers import AnswerKind, answers, asked_items
from pescycle.css.design import sample_design
from pescycle.css.estimates import shown_centers
from pescycle.model.base import ALL
from pescycle.model.questionnaire import Questionnaire, ScaleItem

COLUMNS = {
    "center": "str",
    "item": "str",
    "code": "Int64",
    "count": "Int64",
    "share": "float64",
    "base": "Int64",
}


def distribution(
    responses: pd.DataFrame, questionnaire: Questionnaire, *, centers: Iterable[str] = ()
) -> pd.DataFrame:
    """Count and share of each code among the valid answers, codes nobody gave included.

    ``count`` and ``base`` are unweighted; ``share`` is weighted where there are weights, so
    that it agrees with the estimates and not with count / base.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent.
    questionnaire : Questionnaire
        The audience's code book.
    centers : iterable of str
        As for ``estimates``.

    Returns
    -------
    DataFrame
        One row a (center, then all; item; code), worst code first: ``center item code count
        share base``; ``share`` is missing where nobody gave a valid answer.
    """
    shown = shown_centers(responses, centers)
    long = answers(responses, questionnaire)
    weight = sample_design(responses).weight
    valid = long[long["kind"] == AnswerKind.VALID]
    valid = valid.assign(weight=weight[valid["respondent"].to_numpy(dtype=int)])
    both = pd.concat([valid, valid.assign(center=ALL)])
    sums = both.groupby(["center", "item", "code"])["weight"].agg(["size", "sum"])
    grid = _grid(asked_items(responses, questionnaire), questionnaire, [*shown, ALL])
    whole = sums.reindex(grid, fill_value=0)
    by_item = whole.groupby(level=["center", "item"], sort=False)
    base, total = by_item["size"].transform("sum"), by_item["sum"].transform("sum")
    whole = whole.assign(
        count=whole["size"], base=base, share=whole["sum"] / total.where(base > 0)
    )
    return whole.reset_index()[list(COLUMNS)].astype(COLUMNS)


def _grid(
    asked: list[ScaleItem], questionnaire: Questionnaire, centers: list[str]
) -> pd.MultiIndex:
    rows = [
        (center, item.id, code)
        for center in centers
        for item in asked
        for code in sorted(questionnaire.scale(item.scale).labels)
    ]
    return pd.MultiIndex.from_tuples(rows, names=["center", "item", "code"])
