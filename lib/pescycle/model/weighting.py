"""How a survey source is weighted, as round.yml states it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict


class WeightingMethod(StrEnum):
    """How weights are made to meet what is known of all clients."""

    NONE = "none"
    POSTSTRATIFICATION = "poststratification"
    RAKING = "raking"
    LINEAR = "linear"
    LOGIT = "logit"
    LINEAR_BOUNDED = "linear_bounded"


BOUNDED = (WeightingMethod.LOGIT, WeightingMethod.LINEAR_BOUNDED)
# Columns of the answers that can be a margin beside the items.
CENTER_MARGIN, MODE_MARGIN = "center", "mode"
NOT_STATED = "not_stated"  # who left it blank, or whose answer the frame does not count


class Trim(Strict):
    """Limits of the weights, as multiples of their ``mean`` or ``median``.

    What is cut off is spread over the others until nobody is outside.
    """

    of: Literal["mean", "median"] = "mean"
    low: Annotated[float, Field(ge=0, lt=1)] = 0
    high: Annotated[float, Field(gt=1)] | None = None

    @model_validator(mode="after")
    def _cuts_something(self) -> "Trim":
        if self.low == 0 and self.high is None:
            raise ValueError("trim needs low or high, such as high: 5")
        return self


class Weighting(Strict):
    """Weights of one survey source.

    ``margins`` are ``center``, ``mode`` or ids of items with one answer out of a list; the
    round's frame.csv has their clients (of centers the column frame of sample.csv, where
    frame.csv has none). ``bounds`` are the lowest and highest ratio of a weight to the base
    weight. ``nonresponse`` are the classes within which those who answered stand for those
    who were asked; sample.csv then has a column asked.
    """

    method: WeightingMethod
    margins: tuple[Slug, ...] = ()
    bounds: tuple[float, float] | None = None
    trim: Trim | None = None
    nonresponse: tuple[Literal["center"], ...] = ()

    @model_validator(mode="after")
    def _margins_fit_the_method(self) -> "Weighting":
        twice = sorted({name for name in self.margins if self.margins.count(name) > 1})
        if twice:
            raise ValueError(f"margin {twice[0]!r} stands twice")
        wanted, found = self.method != WeightingMethod.NONE, len(self.margins)
        if not wanted and found:
            raise ValueError("method none has no margins; take them out or name a method")
        if wanted and not found:
            raise ValueError(f"method {self.method} needs margins, such as [center]")
        if self.method == WeightingMethod.POSTSTRATIFICATION and found > 1:
            raise ValueError("poststratification has one margin; write raking for several")
        return self

    @model_validator(mode="after")
    def _bounds_fit_the_method(self) -> "Weighting":
        if (self.bounds is not None) != (self.method in BOUNDED):
            raise ValueError(
                "bounds belong to the methods logit and linear_bounded, which need them"
            )
        if self.bounds is not None and not 0 <= self.bounds[0] < 1 < self.bounds[1]:
            raise ValueError(
                "bounds are two ratios to the base weight, one below and one above 1, "
                "such as [0.3, 3]"
            )
        return self
