"""How the respondents of a survey source were drawn, as round.yml states it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Strict


class LonelyUnit(StrEnum):
    """What a stratum with a single sampling unit adds to the variance.

    ``adjust`` takes the unit's distance from the mean of all, ``average`` the mean of what
    the other strata add, ``certainty`` and ``remove`` nothing, ``fail`` stops.
    """

    ADJUST = "adjust"
    AVERAGE = "average"
    CERTAINTY = "certainty"
    REMOVE = "remove"
    FAIL = "fail"


class CenterPart(StrEnum):
    """The part that centers play in the sample."""

    ALL = "all"  # every center was asked: each is a stratum of its own
    SAMPLED = "sampled"  # some centers were drawn: each is a primary sampling unit


class SampleDesign(Strict):
    """The sample of one survey source.

    ``population_centers`` is how many centers the drawn ones stand for. ``strata`` says
    what the source's column ``stratum`` divides: respondents (time of day, channel) or
    centers (region).
    """

    centers: CenterPart
    population_centers: Annotated[int, Field(ge=1)] | None = None
    strata: Literal["respondents", "centers"] = "respondents"
    lonely: LonelyUnit = LonelyUnit.ADJUST

    @model_validator(mode="after")
    def _whole(self) -> "SampleDesign":
        if self.population_centers and self.centers == CenterPart.ALL:
            raise ValueError(
                "population_centers belongs to centers: sampled; where all centers were "
                "asked, take it out"
            )
        if self.population_centers and self.strata == "centers":
            raise ValueError(
                "population_centers is one number and cannot serve several strata of "
                "centers; take one of the two out"
            )
        return self


class SamplePlan(Strict):
    """What one audience's sample of a round is to reach, and what it costs.

    Margins and changes are shares: 0.05 is 5 points. ``design_effect`` says how many times
    the variance will exceed a simple random sample's, ``response_rate`` which share of
    those asked will answer, ``cost`` what one answer costs.
    """

    margin: Annotated[float, Field(gt=0, lt=0.5)] = 0.05
    center_margin: Annotated[float, Field(gt=0, lt=0.5)] = 0.10
    change: Annotated[float, Field(gt=0, lt=0.5)] = 0.08
    power: Annotated[float, Field(gt=0, lt=1)] = 0.8
    design_effect: Annotated[float, Field(ge=1)] = 1.0
    response_rate: Annotated[float, Field(gt=0, le=1)] | None = None
    cost: Annotated[float, Field(gt=0)] | None = None
