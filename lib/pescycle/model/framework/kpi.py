"""One KPI: what is read, in which unit, which way is better, and what is wanted of it."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text
from pescycle.model.framework.formulas import (
    Formula,
    MonthlyCount,
    PooledMean,
    PooledShare,
    SurveyShare,
)
from pescycle.model.framework.targets import Band, FixedTarget, GrowthTarget, TargetRule
from pescycle.model.framework.words import Direction, Frequency, Provenance, Unit


class Kpi(Strict):
    """One KPI; ``weight`` is its share of the pillar, 0 = shown beside.

    ``period`` is the span that one reading of the KPI needs; the score is always of the
    round. ``source`` says in words where it comes from (else its measures say it).
    ``counter`` is the KPI that would fall if this one were driven up at any price; a KPI
    that counts volume should have one of quality. ``enablers`` are sections of the maturity
    check that should move it. ``effective_from`` and ``effective_until`` are the first and
    last day on which it is in force. ``version`` is that of its definition.
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
    counter: Slug | None = None
    enablers: tuple[Slug, ...] = ()
    provenance: Provenance
    version: Annotated[str, Field(min_length=1)]
    effective_from: date | None = None
    effective_until: date | None = None

    @model_validator(mode="after")
    def _direction_fits_the_target(self) -> "Kpi":
        if (self.better == Direction.BAND) != (self.band is not None):
            raise ValueError(f"KPI {self.id}: 'better: band' and 'band:' go together")
        if (self.better == Direction.BAND) == (self.target is not None):
            raise ValueError(f"KPI {self.id}: give either a target or a band")
        if isinstance(self.target, FixedTarget) and self.unit == Unit.SHARE:
            if not 0 < self.target.value <= 1:
                raise ValueError(
                    f"KPI {self.id}: a target of {self.target.value:g} cannot be reached "
                    "by a share; write it between 0 and 1 (80 % is 0.80)"
                )
        share_formula = isinstance(self.formula, PooledShare | SurveyShare)
        if share_formula != (self.unit == Unit.SHARE):
            raise ValueError(
                f"KPI {self.id}: unit {self.unit} does not fit {self.formula.kind}"
            )
        if self.case_mix and not isinstance(self.formula, PooledShare):
            raise ValueError(f"KPI {self.id}: case_mix needs a formula of kind share")
        growth = isinstance(self.target, GrowthTarget)
        if growth and isinstance(self.formula, SurveyShare):
            raise ValueError(f"KPI {self.id}: growth needs monthly measures, not a survey")
        return self

    @model_validator(mode="after")
    def _days_in_order(self) -> "Kpi":
        first, last = self.effective_from, self.effective_until
        if first and last and last < first:
            raise ValueError(
                f"KPI {self.id}: effective_until lies before effective_from; swap them"
            )
        return self

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
