"""What a pilot may set about key figures and differences between groups."""

from typing import Annotated, Literal

from pydantic import Field

from pescycle.model.base import Slug, Strict
from pescycle.model.findings import Adjustment


class Comparisons(Strict):
    """``comparisons`` in pilot.yml; without it the defaults hold.

    ``groups`` are what respondents are grouped by: center, mode, language or ids of single
    choices; empty stands for the center, mode and language and every single choice that
    says who a respondent is, why he or she came or what came of it. ``index_weights`` are
    those of the satisfaction index; empty weighs its items alike.
    """

    groups: tuple[Slug, ...] = ()
    adjustment: Adjustment = Adjustment.HOLM
    index_weights: dict[
        Literal["overall", "expectation", "ideal"], Annotated[float, Field(ge=0)]
    ] = Field(default_factory=dict)
