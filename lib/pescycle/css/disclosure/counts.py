"""The counts behind a question's figures, in every row in which they are published."""

from dataclasses import dataclass

import numpy as np

TOP, BOTTOM, BETWEEN = 0, 1, 2  # the three layers into which valid answers fall
LAYERS = 3


@dataclass(frozen=True, eq=False)
class Question:
    """How a question's answers count.

    Parameters
    ----------
    id : str
    layer : ndarray
        Of each valid place of an answer, worst first: whether it lies at the top, at the
        bottom or between. Further places are answers that are not valid, by kind.
    grade : ndarray
        What each valid place adds to the mean that is published.
    """

    id: str
    layer: np.ndarray
    grade: np.ndarray

    def reach(self, layer: int) -> tuple[float, float]:
        """Lowest and highest grade of a layer; both 0 where no answer lies in it."""
        grades = self.grade[self.layer == layer]
        return (float(grades.min()), float(grades.max())) if len(grades) else (0.0, 0.0)


@dataclass(frozen=True, eq=False)
class QuestionCounts:
    """One row a row of a table.

    ``layers`` and ``beside`` have a column a layer and a kind of answer that is not valid;
    ``points`` is the sum of the grades. Where answers have weights, ``points`` is the
    weighted sum, ``weighted`` the sum of the weights in each layer, and ``lightest`` and
    ``heaviest`` are the limits of a single weight in the row; else these are ``None``.
    """

    question: Question
    layers: np.ndarray
    beside: np.ndarray
    points: np.ndarray
    weighted: np.ndarray | None = None
    lightest: np.ndarray | None = None
    heaviest: np.ndarray | None = None

    @property
    def base(self) -> np.ndarray:
        """Valid answers of each row."""
        return self.layers.sum(axis=1)


def question_counts(
    question: Question,
    place: np.ndarray,
    row: np.ndarray,
    rows: int,
    *,
    weight: np.ndarray | None = None,
) -> QuestionCounts:
    """Counts of a question in each row.

    Parameters
    ----------
    question : Question
    place : ndarray of int
        Place of each respondent's answer: the valid ones first.
    row : ndarray of int
        Row into which each respondent falls; -1 for none.
    rows : int
        How many rows there are.
    weight : ndarray, optional
        Of each respondent, where published figures are weighted.
    """
    size = len(question.grade)
    kinds = max(int(place.max(initial=0)) + 1 - size, 1)
    inside = row >= 0
    width = size + kinds
    flat = row[inside].astype(np.int64) * width + place[inside]
    cells = np.bincount(flat, minlength=rows * width).reshape(rows, width)
    valid, beside = cells[:, :size], cells[:, size:]
    layers = _by_layer(question, valid)
    if weight is None:
        return QuestionCounts(question, layers, beside, valid @ question.grade)
    own = weight[inside]
    heavy = np.bincount(flat, own, minlength=rows * width).reshape(rows, width)[:, :size]
    lightest, heaviest = np.full(rows, np.inf), np.zeros(rows)
    np.minimum.at(lightest, row[inside], own)
    np.maximum.at(heaviest, row[inside], own)
    return QuestionCounts(
        question,
        layers,
        beside,
        heavy @ question.grade,
        weighted=_by_layer(question, heavy),
        lightest=np.minimum(lightest, heaviest),
        heaviest=heaviest,
    )


def _by_layer(question: Question, valid: np.ndarray) -> np.ndarray:
    layers = [valid[:, question.layer == n].sum(axis=1) for n in range(LAYERS)]
    return np.column_stack(layers)
