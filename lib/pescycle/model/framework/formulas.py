"""Measures, and the formulas that make a KPI of them.

A formula names measures and nothing else: there is no expression that could be run.
"""

from math import isclose
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text
from pescycle.model.framework.words import MeasureUnit
from pescycle.model.pilot import Audience

WEIGHT_TOLERANCE = 1e-6


class Measure(Strict):
    """A thing counted each month in each center.

    ``source`` is the register or log that it is counted from, in words for readers;
    ``unit`` what one of it is, by which formulas that mix units are found.
    """

    id: Slug
    title: Text
    source: Text | None = None
    unit: MeasureUnit | None = None


class MonthlyCount(Strict):
    """Mean count in a month in which the center was open."""

    kind: Literal["monthly_count"]
    measure: Slug


class PooledShare(Strict):
    """Sum of the numerators over sum of the denominators; a part of a whole.

    ``stock`` says that both count who is there each month (staff in post): the same people
    again and again, so that the base is their mean number and not the sum of the months.
    """

    kind: Literal["share"]
    numerator: Slug
    denominator: Slug
    stock: bool = False


class PooledMean(Strict):
    """Sum of a total over sum of a count, for instance minutes waited over visits timed."""

    kind: Literal["mean"]
    total: Slug
    count: Slug


class SurveyShare(Strict):
    """Top-2-box share of one survey question an audience, mixed with fixed weights."""

    kind: Literal["survey"]
    items: dict[Audience, Slug]
    weights: dict[Audience, Annotated[float, Field(gt=0, le=1)]]

    @model_validator(mode="after")
    def _weights_fit_the_items(self) -> "SurveyShare":
        if set(self.items) != set(self.weights):
            raise ValueError("items and weights must name the same audiences")
        total = sum(self.weights.values())
        if not isclose(total, 1, abs_tol=WEIGHT_TOLERANCE):
            raise ValueError(f"the weights of the audiences add up to {total:g}, not 1")
        return self


Formula = Annotated[
    MonthlyCount | PooledShare | PooledMean | SurveyShare, Field(discriminator="kind")
]
