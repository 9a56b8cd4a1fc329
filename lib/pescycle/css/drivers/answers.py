"""The overall question, its drivers and the outcome status as columns of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answer_kinds
from pescycle.model.questionnaire import (
    ChoiceItem,
    Item,
    ItemRole,
    NumberItem,
    Questionnaire,
    ScaleItem,
)

# A status of which there are fewer is no group of its own: it joins the most frequent one.
SMALLEST_STATUS = 10


@dataclass(frozen=True, eq=False)
class DriverAnswers:
    """One row a respondent, NaN where there is no valid answer.

    ``overall`` and ``drivers`` (a column an item of ``items``) hold the answers' codes,
    ``status`` what came of the service: a column a status but the most frequent, and the
    logarithm of counts. ``adjusted_for`` are the items behind it.
    """

    item: str
    overall: np.ndarray
    items: tuple[str, ...]
    drivers: np.ndarray
    status: np.ndarray
    adjusted_for: tuple[str, ...]

    @property
    def bases(self) -> np.ndarray:
        """How many rated each driver and the service as a whole."""
        both = ~np.isnan(self.drivers) & ~np.isnan(self.overall)[:, None]
        return both.sum(axis=0)

    @property
    def together(self) -> np.ndarray:
        """The columns side by side: overall, status, drivers."""
        return np.column_stack([self.overall, self.status, self.drivers])

    def only(self, chosen: np.ndarray) -> "DriverAnswers":
        """The same answers with the drivers whose numbers are given."""
        items = tuple(self.items[number] for number in chosen)
        return replace(self, items=items, drivers=self.drivers[:, chosen])


def driver_answers(
    responses: pd.DataFrame, questionnaire: Questionnaire
) -> DriverAnswers | None:
    """Answers to the overall question and its drivers; None where one of them is lacking.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent, a column an item.
    questionnaire : Questionnaire
        The code book: items with the roles ``overall``, ``driver`` and ``outcome``.
    """
    asked = [item for item in questionnaire.items if item.id in responses]
    rated = [item for item in asked if isinstance(item, ScaleItem)]
    overall = [item for item in rated if item.role == ItemRole.OVERALL]
    drivers = [item for item in rated if item.role == ItemRole.DRIVER]
    if not overall or not drivers:
        return None
    columns, sources = [], []
    for item in (item for item in asked if item.role == ItemRole.OUTCOME):
        own = list(_status(responses[item.id], item, questionnaire))
        columns += own
        sources += [item.id] if own else []
    empty = np.empty((len(responses), 0))
    return DriverAnswers(
        item=overall[0].id,
        overall=_codes(responses, overall[0], questionnaire),
        items=tuple(item.id for item in drivers),
        drivers=np.column_stack([_codes(responses, d, questionnaire) for d in drivers]),
        status=np.column_stack(columns) if columns else empty,
        adjusted_for=tuple(sources),
    )


def _codes(
    responses: pd.DataFrame, item: ScaleItem, questionnaire: Questionnaire
) -> np.ndarray:
    kinds = answer_kinds(responses[item.id], questionnaire.scale(item.scale))
    codes = responses[item.id].to_numpy(dtype=float, na_value=np.nan)
    return np.where(kinds == AnswerKind.VALID, codes, np.nan)


def _status(
    answers: pd.Series, item: Item, questionnaire: Questionnaire
) -> Iterator[np.ndarray]:
    """Columns that an outcome item gives; none where everybody has the same."""
    match item:
        case ScaleItem():
            column = _codes(answers.to_frame(), item, questionnaire)
        case NumberItem():
            number = answers.to_numpy(dtype=float, na_value=np.nan)
            # From 0 to 5 posts is a longer way than from 100 to 105.
            column = np.log1p(np.maximum(number - item.low, 0))
        case ChoiceItem(type="choice"):
            yield from _indicators(answers)
            return
        case _:
            return
    if len(np.unique(column[~np.isnan(column)])) > 1:
        yield column


def _indicators(answers: pd.Series) -> Iterator[np.ndarray]:
    counts = answers.value_counts()
    missing = answers.isna().to_numpy(dtype=bool)
    for code in sorted(counts.index[1:][counts.iloc[1:] >= SMALLEST_STATUS]):
        yield np.where(missing, np.nan, answers.eq(code).to_numpy(float, na_value=0.0))
