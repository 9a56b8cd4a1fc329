"""How it is proposed which centers try the actions and which are compared with them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Mistake, Slug, Strict, refuse

# The centers' own column of kinds (city, province) beside covariates and KPIs.
GROUP = "group"
# With fewer all centers come out about equally far apart, and a pair says nothing.
CENTERS_A_VARIABLE = 2
FEWEST_CENTERS = 4  # two on each side, or nothing can be compared


class AssignmentMethod(StrEnum):
    MATCHED_PAIRS = "matched_pairs"
    STRATIFIED = "stratified"


class Allocation(StrEnum):
    """Whose roles a balance is of."""

    IN_FORCE = "in_force"
    PROPOSED = "proposed"


class Unused(StrEnum):
    """Why a variable is left out, no roles are proposed, or a center has no partner."""

    UNKNOWN = "unknown_somewhere"
    CONSTANT = "alike_everywhere"
    FEW_CENTERS = "few_centers"
    NO_VARIABLE = "no_variable"
    LEFT_OVER = "without_partner"


class Assignment(Strict):
    """The key ``assignment:`` of ``round.yml``; it proposes, and changes no file.

    ``on`` names covariates of pilot.yml and KPIs (their baseline of the round) on which the
    groups are to be alike. Matched pairs: centers are paired so that pairs are alike on all
    of them together, then one of each pair is drawn. Stratified: centers are divided by
    ``strata`` (a covariate, a KPI or ``group`` of centers.csv), numbers into ``parts`` of
    equal size, and of each stratum the same share is drawn, ``pilots`` in all (without it
    half). ``seed`` is written down before the lots are drawn: whoever has it draws the same
    centers.
    """

    method: AssignmentMethod
    seed: Annotated[int, Field(ge=0)]
    on: Annotated[tuple[Slug, ...], Field(min_length=1)]
    strata: Slug | None = None
    parts: Annotated[int, Field(ge=2)] = 2
    pilots: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Assignment":
        refuse(_mistakes(self), self)
        return self


def _mistakes(one: Assignment) -> list[Mistake]:
    found: list[Mistake] = []
    twice = sorted({name for name in one.on if one.on.count(name) > 1})
    if twice:
        found.append((("on",), f"{twice[0]} stands twice; name each variable once"))
    if GROUP in one.on:
        message = "group is no number; write it under strata: instead"
        found.append((("on",), message))
    if one.method == AssignmentMethod.STRATIFIED and one.strata is None:
        message = "stratified needs strata: a covariate, a KPI, or group"
        found.append((("method",), message))
    if one.method == AssignmentMethod.MATCHED_PAIRS:
        for key in ("strata", "pilots"):
            if getattr(one, key) is not None:
                message = f"matched pairs draw one of each pair; take {key}: out"
                found.append(((key,), message))
    return found
