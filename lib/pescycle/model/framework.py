"""The framework: one edition of a Performance Assessment Framework (PAF)."""

from enum import StrEnum
from math import isclose
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text
from pescycle.model.pilot import Audience

WEIGHT_TOLERANCE = 1e-6


class Direction(StrEnum):
    """Which way a KPI gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"


class Unit(StrEnum):
    COUNT = "count"  # a month
    SHARE = "share"
    MINUTES = "minutes"
    DAYS = "days"
    NUMBER = "number"


class Provenance(StrEnum):
    """Whether a KPI is published, proposed by this workbook, or the pilot's own."""

    FACT = "fact"
    PROPOSAL = "proposal"
    LOCAL = "local"


class Status(StrEnum):
    """What an attainment says; the last two are findings of their own, never failures."""

    MET = "met"
    WITHIN_TOLERANCE = "within_tolerance"
    WATCH = "watch"
    ACT = "act"
    INSUFFICIENT_DATA = "insufficient_data"
    NOT_DUE = "not_due"


class Measure(Strict):
    """A thing counted each month in each center."""

    id: Slug
    title: Text


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


class Kpi(Strict):
    """One KPI; ``weight`` is its share of the pillar, 0 = shown beside."""

    id: Slug
    title: Text
    definition: Text
    unit: Unit
    better: Direction
    formula: Formula
    target: TargetRule | None = None
    band: Band | None = None
    weight: Annotated[float, Field(ge=0, le=1)]
    minimum_base: Annotated[int, Field(ge=1)] = 1
    case_mix: bool = False
    provenance: Provenance
    version: Annotated[str, Field(min_length=1)]

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


class Pillar(Strict):
    id: Slug
    title: Text
    kpis: Annotated[tuple[Kpi, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _weights_add_up(self) -> "Pillar":
        total = sum(kpi.weight for kpi in self.kpis)
        if not isclose(total, 1, abs_tol=WEIGHT_TOLERANCE):
            names = " and ".join(kpi.id for kpi in self.kpis if kpi.weight)
            raise ValueError(
                f'pillar "{self.id}": the weights of {names} add up to {total:g}, not 1'
            )
        return self


class StatusRule(Strict):
    """Lowest attainment of each status, and the cap that one KPI can lend to its pillar."""

    met: float = 1.0
    within_tolerance: float = 0.95
    watch: float = 0.80
    cap: float = 1.2

    @model_validator(mode="after")
    def _in_order(self) -> "StatusRule":
        if not 0 < self.watch < self.within_tolerance < self.met <= self.cap:
            raise ValueError("status: needs 0 < watch < within_tolerance < met <= cap")
        return self


class Framework(Strict):
    """The content of ``framework.yml``."""

    id: Slug
    edition: Annotated[str, Field(min_length=1)]
    title: Text
    status: StatusRule = StatusRule()
    measures: tuple[Measure, ...] = ()
    pillars: Annotated[tuple[Pillar, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> "Framework":
        known = {measure.id for measure in self.measures}
        used = {name for kpi in self.kpis for name in kpi.measures}
        for what, ids in (
            ("pillar", [pillar.id for pillar in self.pillars]),
            ("KPI", [kpi.id for kpi in self.kpis]),
            ("measure", [measure.id for measure in self.measures]),
        ):
            twice = sorted({name for name in ids if ids.count(name) > 1})
            if twice:
                raise ValueError(f"{what} {twice[0]!r} stands twice; ids must differ")
        if used - known:
            raise ValueError(
                f"measure {min(used - known)!r} is used by a KPI but not under measures"
            )
        if known - used:
            raise ValueError(f"measure {min(known - used)!r} is used by no KPI; remove it")
        return self

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """All KPIs in the order of the pillars."""
        return tuple(kpi for pillar in self.pillars for kpi in pillar.kpis)

    def kpi(self, name: str) -> Kpi:
        """The KPI with that id."""
        return next(kpi for kpi in self.kpis if kpi.id == name)
