"""The rules by which a KPI gets its target."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict

# Fewer centers a covariate and the coefficients follow single centers (Harrell 2015,
# Regression Modeling Strategies, section 4.4, asks for 10 to 20).
CENTERS_A_COVARIATE = 10


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


class OwnHistoryTarget(Strict):
    """Mean of the same months of up to ``years`` former years, times 1 + ``rate``."""

    rule: Literal["own_history"]
    years: Annotated[int, Field(ge=1, le=5)] = 3
    rate: float = 0.0


class TrendTarget(Strict):
    """Line through the same months of three former years, carried on one year.

    Times 1 + ``rate``.
    """

    rule: Literal["trend"]
    rate: float = 0.0


class PeerMedianTarget(Strict):
    """Median of the peer group's values in the baseline period, times 1 + ``rate``."""

    rule: Literal["peer_median"]
    rate: float = 0.0


class RegressionTarget(Strict):
    """Level expected of the center's ``covariates``, times 1 + ``rate``.

    The covariates are declared here, before the figures are known, and never picked by
    how well they fit.
    """

    rule: Literal["regression"]
    covariates: Annotated[tuple[Slug, ...], Field(min_length=1)]
    rate: float = 0.0


RelativeTarget = (
    GrowthTarget | OwnHistoryTarget | TrendTarget | PeerMedianTarget | RegressionTarget
)
"""Rules that multiply a reference by 1 + ``rate``."""

TargetRule = Annotated[
    FixedTarget
    | GrowthTarget
    | PointsTarget
    | OwnHistoryTarget
    | TrendTarget
    | PeerMedianTarget
    | RegressionTarget,
    Field(discriminator="rule"),
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
