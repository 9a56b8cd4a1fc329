"""What each respondent said to each rated item: a grade, or one of three other things."""

from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.model.questionnaire import Questionnaire, Scale, ScaleItem


class AnswerKind(StrEnum):
    """Only ``valid`` answers enter a figure; the others are counted beside it."""

    VALID = "valid"
    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"
    BLANK = "blank"


def answers(responses: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """Every answer to a rated item, with its kind.

    Missing is decided item by item: who leaves one item blank still counts in all others.
    An item without a column was not asked in this round and gives no rows.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, and a column of integer codes an item.
    questionnaire : Questionnaire
        The code book.

    Returns
    -------
    DataFrame
        One row a (item, respondent), items in the order of the questionnaire:
        ``respondent`` (position in ``responses``), ``center``, ``item``, ``code``,
        ``kind``.

    Raises
    ------
    ValueError
        For a code that the item's scale does not have; reading sets such cells aside
        before.
    """
    parts = [
        pd.DataFrame(
            {
                "respondent": np.arange(len(responses)),
                "center": responses["center"].array.astype("str"),
                "item": item.id,
                "code": responses[item.id].array.astype("Int64"),
                "kind": answer_kinds(responses[item.id], questionnaire.scale(item.scale)),
            }
        )
        for item in asked_items(responses, questionnaire)
    ]
    if not parts:
        columns = ["respondent", "center", "item", "code", "kind"]
        return pd.DataFrame(columns=columns, dtype="str")
    return pd.concat(parts, ignore_index=True)


def asked_items(responses: pd.DataFrame, questionnaire: Questionnaire) -> list[ScaleItem]:
    """Items rated in these responses, in the order of the questionnaire."""
    return [item for item in questionnaire.rated if item.id in responses]


def answer_kinds(codes: pd.Series, scale: Scale) -> np.ndarray:
    """Kind of each answer; an empty cell and a code for it are both blank."""
    codes = codes.astype("Int64")
    by_kind = {
        AnswerKind.VALID: tuple(scale.labels),
        AnswerKind.NOT_APPLICABLE: scale.not_applicable,
        AnswerKind.DONT_KNOW: scale.dont_know,
        AnswerKind.BLANK: scale.blank,
    }
    kinds = np.full(len(codes), str(AnswerKind.BLANK), dtype=object)
    known = codes.isna().to_numpy()
    for kind, members in by_kind.items():
        chosen = codes.isin(members).to_numpy(dtype=bool)
        kinds[chosen] = str(kind)
        known = known | chosen
    if not known.all():
        raise ValueError(
            f'{(~known).sum()} answers to "{codes.name}" have codes that scale '
            f'"{scale.id}" lacks; type the answers by the code book first'
        )
    return kinds
