"""What each respondent said to each rated item: a grade, or one of three other things."""

from collections.abc import Callable
from dataclasses import dataclass
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


BESIDE = (AnswerKind.NOT_APPLICABLE, AnswerKind.DONT_KNOW, AnswerKind.BLANK)
"""What an answer can be beside a grade, in the order of the coded answers."""


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


@dataclass(frozen=True, eq=False)
class CodedAnswers:
    """Answers to all rated items as one table of small numbers.

    ``place`` (respondents, items) is the answer's place in the item's row of codes: the
    labelled ones from worst to best, then not applicable, don't know, blank (``BESIDE``).
    ``codes`` are the labelled codes of each item.
    """

    items: tuple[ScaleItem, ...]
    place: np.ndarray
    codes: tuple[tuple[int, ...], ...]

    def grades(self, item: int, grade: Callable[[int], float]) -> tuple[float, ...]:
        """What each place of an item stands for; not valid (NaN) beside the scale."""
        labelled = tuple(float(grade(code)) for code in self.codes[item])
        return labelled + (np.nan,) * len(BESIDE)


def coded_answers(responses: pd.DataFrame, questionnaire: Questionnaire) -> CodedAnswers:
    """Answers to the rated items that these responses have, for ``answer_cells``.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, a column of integer codes an item.
    questionnaire : Questionnaire
        The code book.

    Raises
    ------
    ValueError
        For a code that the item's scale does not have.
    """
    items = tuple(asked_items(responses, questionnaire))
    scales = [questionnaire.scale(item.scale) for item in items]
    # Items one after the other in memory, as the histogram reads them.
    place = np.zeros((len(responses), len(items)), dtype=np.uint8, order="F")
    for column, (item, scale) in enumerate(zip(items, scales, strict=True)):
        place[:, column] = _places(responses[item.id], scale)
    codes = tuple(tuple(sorted(scale.labels)) for scale in scales)
    return CodedAnswers(items, place, codes)


def _places(answers: pd.Series, scale: Scale) -> np.ndarray:
    """Place of each answer, looked up in one table of all codes of the scale."""
    labelled = sorted(scale.labels)
    beside = (scale.not_applicable, scale.dont_know, scale.blank)
    known = {code: place for place, code in enumerate(labelled)}
    known |= {c: len(labelled) + n for n, codes in enumerate(beside) for c in codes}
    blank, low = len(labelled) + len(beside) - 1, min(known)
    table = np.full(max(known) - low + 1, -1, dtype=np.int16)
    table[np.array(list(known)) - low] = list(known.values())
    # Nothing written stands one above the highest code, where the table says blank.
    table = np.append(table, blank)
    number = answers.to_numpy(dtype=np.int64, na_value=max(known) + 1) - low
    strange = (number < 0) | (number >= len(table))
    found = table[np.where(strange, 0, number)]
    wrong = int((strange | (found < 0)).sum())
    if wrong:
        raise ValueError(
            f'{wrong} answers to "{answers.name}" have codes that scale '
            f'"{scale.id}" lacks; type the answers by the code book first'
        )
    return found
