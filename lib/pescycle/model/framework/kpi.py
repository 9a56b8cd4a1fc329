"""One KPI: what is read, in which unit, which way is better, and what is wanted of it."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text, refuse
from pescycle.model.context import ContextKind, ContextModel
from pescycle.model.framework.formulas import (
    Formula,
    MonthlyCount,
    PooledMean,
    PooledShare,
    SurveyShare,
)
from pescycle.model.framework.kpi_checks import kpi_mistakes
from pescycle.model.framework.targets import (
    Band,
    GrowthTarget,
    OwnHistoryTarget,
    PointsTarget,
    RelativeTarget,
    TargetRule,
)
from pescycle.model.framework.words import Direction, Frequency, Provenance, Unit


class Kpi(Strict):
    """One KPI; ``weight`` is its share of the pillar, 0 = shown beside.

    ``period`` is the span that one reading of the KPI needs; the score is always of the
    round. ``source`` says in words where it comes from (else its measures say it).
    ``counter`` is the KPI that would fall if this one were driven up at any price; a KPI
    that counts volume should have one of quality. ``enablers`` are sections of the maturity
    check that should move it. ``case_mix`` compares centers by strata of the monthly
    counts, ``context`` by a model of single records. ``effective_from`` and
    ``effective_until`` are the first and last day on which it is in force. ``version`` is
    that of its definition, and ``defined_as`` the definition's id where services share one
    under ids of their own; else it is the KPI's id.
    """

    id: Slug
    title: Text
    definition: Text
    unit: Unit
    better: Direction
    formula: Formula
    period: Frequency = Frequency.ROUND
    source: Text | None = None
    target: TargetRule | None = None
    band: Band | None = None
    weight: Annotated[float, Field(ge=0, le=1)]
    minimum_base: Annotated[int, Field(ge=1)] = 1
    case_mix: bool = False
    context: ContextModel | None = None
    counter: Slug | None = None
    enablers: tuple[Slug, ...] = ()
    provenance: Provenance
    defined_as: Slug | None = None
    version: Annotated[str, Field(min_length=1)]
    effective_from: date | None = None
    effective_until: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Kpi":
        refuse(kpi_mistakes(self), self)
        return self

    @property
    def comparisons(self) -> tuple[ContextModel, ...]:
        """The comparisons with what the cases let expect, strata first."""
        strata = ContextModel(kind=ContextKind.STRATA)
        others = (self.context,) if self.context else ()
        if self.case_mix and strata.kind not in [model.kind for model in others]:
            return (strata, *others)
        return others

    @property
    def definition_id(self) -> str:
        """By which other pilots know the definition."""
        return self.defined_as or self.id

    def in_force(self, starts: date, ends: date) -> bool:
        """Whether it is in force on every day from ``starts`` to ``ends``."""
        first, last = self.effective_from or date.min, self.effective_until or date.max
        return first <= starts and ends <= last

    @property
    def progress(self) -> bool:
        """Whether attainment is the share of the way from the baseline to the target.

        Else it is the value over the target. A target made of the own history without a
        rate is the baseline itself: there is no way to go, so it is a level to hold.
        """
        match self.target:
            case GrowthTarget() | PointsTarget():
                return True
            case OwnHistoryTarget(rate=rate):
                return rate != 0
        return False

    @property
    def volume_alone(self) -> bool:
        """Whether its target rewards how much is done, with no KPI of quality beside."""
        return self.volume and self.target is not None and self.counter is None

    @property
    def volume(self) -> bool:
        """Whether it counts how much is done, the more the better."""
        return isinstance(self.formula, MonthlyCount) and self.better == Direction.HIGHER

    @property
    def seasonal(self) -> bool:
        """Whether it is held against the same months of a year before, not the last round.

        So is whatever is made of months and whose target is a figure times 1 + rate.
        """
        monthly = not isinstance(self.formula, SurveyShare)
        return monthly and isinstance(self.target, RelativeTarget)

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the measures that the formula reads."""
        match self.formula:
            case MonthlyCount(measure=measure):
                return (measure,)
            case PooledShare(numerator=numerator, denominator=denominator):
                return (numerator, denominator)
            case PooledMean(total=total, count=count):
                return (total, count)
        return ()
