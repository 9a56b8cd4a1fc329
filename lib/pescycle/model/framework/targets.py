"""The rules by which a KPI gets its target."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Strict


class FixedTarget(Strict):
    rule: Literal["fixed"]
    value: float


class GrowthTarget(Strict):
    """Baseline times 1 + ``rate``; the baseline is the same months a year before."""

    rule: Literal["growth"]
    rate: float


class PointsTarget(Strict):
    """Baseline plus ``points`` in the KPI's unit; 0.03 is 3 points of a share."""

    rule: Literal["points"]
    points: float


TargetRule = Annotated[
    FixedTarget | GrowthTarget | PointsTarget, Field(discriminator="rule")
]


class Band(Strict):
    """Both ends of the range in which a value is best."""

    low: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> "Band":
        if not 0 < self.low < self.high:
            raise ValueError("a band needs 0 < low < high")
        return self
