"""One edition of a Performance Assessment Framework (PAF): its pillars as a whole."""

from datetime import date
from math import isclose
from typing import Annotated

from pydantic import Field, model_validator

from pescycle.model.base import Slug, Strict, Text
from pescycle.model.framework.formulas import WEIGHT_TOLERANCE, Measure
from pescycle.model.framework.kpi import Kpi


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
    """The content of ``framework.yml``.

    ``effective_from`` and ``effective_until`` are the first and last day on which the
    edition is in force.
    """

    id: Slug
    edition: Annotated[str, Field(min_length=1)]
    effective_from: date | None = None
    effective_until: date | None = None
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
