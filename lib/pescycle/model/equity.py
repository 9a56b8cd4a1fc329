"""What a pilot compares for equity: groups of people, their categories, a reference."""

from enum import StrEnum
from math import isclose
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text

OTHERS = "others"  # all other categories together as the reference
POPULATION = "population"  # reference of what is counted: the category's share of people
LEAST_CATEGORIES = 2
POPULATION_TOLERANCE = 0.005  # shares written with two decimals may miss 1 by rounding


class EquityFinding(StrEnum):
    """Where a category stands against its reference; the adjusted p-value decides."""

    BEHIND = "behind"  # the KPI is worse for it
    AHEAD = "ahead"
    DIFFERENT = "different"  # of a band, which has no better direction
    UNDER_REPRESENTED = "under_represented"  # of what is counted
    OVER_REPRESENTED = "over_represented"
    NO_CLEAR_GAP = "no_clear_gap"
    INSUFFICIENT_DATA = "insufficient_data"


class EquityGroup(Strict):
    """One way to divide people, such as sex.

    ``reference`` is the category that the others are compared with, or ``others``: each
    with all other categories together. ``items`` are the questions with a single choice
    that say the same of the respondents, by audience; their codes are the categories.
    ``population`` are the shares of the people whom the service is for: without them
    nothing is said of whether a category comes as often as it should.
    """

    id: Slug
    title: Text
    categories: dict[Slug, Text]
    reference: Slug = OTHERS
    items: dict[Literal["jobseeker", "employer", "staff"], Slug] = Field(
        default_factory=dict
    )
    population: dict[Slug, Annotated[float, Field(gt=0, lt=1)]] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _whole(self) -> "EquityGroup":
        known = ", ".join(self.categories)
        if len(self.categories) < LEAST_CATEGORIES:
            raise ValueError(
                f"equity group {self.id}: one category has nothing to be compared with; "
                "list two at least"
            )
        if OTHERS in self.categories:
            raise ValueError(
                f'equity group {self.id}: "{OTHERS}" stands for all other categories; '
                "give the category another id"
            )
        if self.reference not in (*self.categories, OTHERS):
            raise ValueError(
                f"equity group {self.id}: the reference {self.reference!r} is none of its "
                f"categories; write {known} or {OTHERS}"
            )
        self._check_population()
        return self

    def _check_population(self) -> None:
        if not self.population:
            return
        if set(self.population) != set(self.categories):
            raise ValueError(
                f"equity group {self.id}: population must give a share to each of "
                f"{', '.join(self.categories)} and to nothing else"
            )
        total = sum(self.population.values())
        if not isclose(total, 1, abs_tol=POPULATION_TOLERANCE):
            raise ValueError(
                f"equity group {self.id}: the shares of population add up to {total:g}, "
                "not 1; leave those out who stated nothing"
            )


class Equity(Strict):
    """``equity`` in pilot.yml: every KPI by these groups; without it nothing is compared.

    ``centers: together`` gives no figure of a single center, for services with so many
    centers that nobody would read them.
    """

    groups: tuple[EquityGroup, ...] = ()
    centers: Literal["apart", "together"] = "apart"

    @model_validator(mode="after")
    def _different_ids(self) -> "Equity":
        ids = [group.id for group in self.groups]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(
                f"equity group {twice[0]!r} stands twice; ids must differ, so give one "
                "of them another id"
            )
        return self

    def group(self, name: str) -> EquityGroup:
        """The group with that id."""
        return next(group for group in self.groups if group.id == name)
