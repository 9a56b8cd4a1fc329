"""The counts behind a question's figures, in every row in which they are published."""

from collections.abc import Mapping
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
    ``points`` is the sum of the grades.
    """

    question: Question
    layers: np.ndarray
    beside: np.ndarray
    points: np.ndarray

    @property
    def base(self) -> np.ndarray:
        """Valid answers of each row."""
        return self.layers.sum(axis=1)


def question_counts(
    question: Question, place: np.ndarray, row: np.ndarray, rows: int
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
    """
    size = len(question.grade)
    kinds = max(int(place.max(initial=0)) + 1 - size, 1)
    inside = row >= 0
    width = size + kinds
    flat = row[inside].astype(np.int64) * width + place[inside]
    cells = np.bincount(flat, minlength=rows * width).reshape(rows, width)
    valid = cells[:, :size]
    layers = np.column_stack([valid[:, question.layer == n].sum(axis=1) for n in range(3)])
    return QuestionCounts(question, layers, cells[:, size:], valid @ question.grade)


def stacked_counts(parts: Mapping[str, QuestionCounts]) -> QuestionCounts:
    """Counts of several tables of one question, one below the other."""
    each = list(parts.values())
    kinds = max(part.beside.shape[1] for part in each)
    return QuestionCounts(
        each[0].question,
        np.vstack([part.layers for part in each]),
        np.vstack([_wide(part.beside, kinds) for part in each]),
        np.concatenate([part.points for part in each]),
    )


def _wide(counts: np.ndarray, columns: int) -> np.ndarray:
    return np.pad(counts, ((0, 0), (0, columns - counts.shape[1])))
