"""One edition of a Performance Assessment Framework (PAF): its pillars as a whole."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator

from pescycle.model.base import Slug, Strict, Text, joined, refuse
from pescycle.model.framework.checks import framework_mistakes
from pescycle.model.framework.formulas import Measure
from pescycle.model.framework.kpi import Kpi
from pescycle.model.framework.scoring_checks import scoring_mistakes
from pescycle.model.framework.targets import PeerMedianTarget, RegressionTarget
from pescycle.model.scoring import COMPOSITE, Scoring, check_scoring
from pescycle.model.uncertainty import Uncertainty, check_uncertainty


class Pillar(Strict):
    """KPIs that serve one aim; their weights add up to 1."""

    id: Slug
    title: Text
    kpis: Annotated[tuple[Kpi, ...], Field(min_length=1)]


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
    scoring: Scoring = Scoring()
    uncertainty: Uncertainty | None = None
    measures: tuple[Measure, ...] = ()
    pillars: Annotated[tuple[Pillar, ...], Field(min_length=1)]

    @model_validator(mode="wrap")
    @classmethod
    def _all_mistakes_at_once(
        cls, content: Any, build: ModelWrapValidatorHandler["Framework"]
    ) -> "Framework":
        """The parts are held against each other even where one of them is broken."""
        if isinstance(content, Framework):
            return content
        found = list(framework_mistakes(content))
        try:
            edition = build(content)
        except ValidationError as error:
            raise joined(error, found, cls.__name__) from None
        refuse(found, edition)
        return edition

    @model_validator(mode="after")
    def _scoring_fits(self) -> "Framework":
        check_scoring(
            self.scoring,
            pillars=[pillar.id for pillar in self.pillars],
            kpis=[kpi.id for kpi in self.kpis],
            case_mix=any(kpi.case_mix for kpi in self.kpis),
        )
        refuse(scoring_mistakes(self), self)
        return self

    @model_validator(mode="after")
    def _uncertainty_fits(self) -> "Framework":
        if self.uncertainty is not None:
            composite = [COMPOSITE] if self.scoring.composite else []
            nodes = [*(pillar.id for pillar in self.pillars), *composite]
            check_uncertainty(self.uncertainty, nodes)
        return self

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        """All KPIs in the order of the pillars."""
        return tuple(kpi for pillar in self.pillars for kpi in pillar.kpis)

    @property
    def has_peer_targets(self) -> bool:
        """Whether a target is made of the peers' median, and so of peer groups."""
        return any(isinstance(kpi.target, PeerMedianTarget) for kpi in self.kpis)

    @property
    def has_expected_targets(self) -> bool:
        """Whether a target is what the other centers' figures let expect."""
        return any(isinstance(kpi.target, RegressionTarget) for kpi in self.kpis)

    def kpi(self, name: str) -> Kpi:
        """The KPI with that id."""
        return next(kpi for kpi in self.kpis if kpi.id == name)
