"""The maturity check: sections of statements that several assessors score from 0 to 100."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pescycle.model.base import ALL, Slug, Strict, Text
from pescycle.model.framework import Provenance

# Two assessors would know each other's scores from their mean: no pilot may go below three.
LOWEST_ASSESSORS = 3
# Bands of the fine-tuned scoring panels of CAF 2020, by their highest score.
CAF_BANDS = (10, 30, 50, 70, 90, 100)


class StatementKind(StrEnum):
    """``enabler``: what the service does; ``results``: what came of it."""

    ENABLER = "enabler"
    RESULTS = "results"


class Phase(StrEnum):
    """What is scored: plan, do, check, act of an enabler, trend and target of results.

    ``score`` stands for what comes of them.
    """

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"
    TREND = "trend"
    TARGET = "target"
    SCORE = "score"


PHASES: dict[StatementKind, tuple[Phase, ...]] = {
    StatementKind.ENABLER: (Phase.PLAN, Phase.DO, Phase.CHECK, Phase.ACT),
    StatementKind.RESULTS: (Phase.TREND, Phase.TARGET),
}


class ScoringRule(StrEnum):
    """How a statement's score comes of its phases.

    ``pdca_mean``: the mean of the phases that are scored, if at least the share
    ``coverage`` of them is. ``caf_fine_tuned``: the sum over 400 (results: 200) of CAF
    2020, for which every phase must be scored, in whole numbers, all statements alike.
    """

    PDCA_MEAN = "pdca_mean"
    CAF_FINE_TUNED = "caf_fine_tuned"


class AssessorRole(StrEnum):
    """``self`` works in the center, ``peer`` comes from another one."""

    SELF = "self"
    PEER = "peer"


class ScoreReason(StrEnum):
    """Why a section has no score."""

    NO_SCORES = "no_scores"
    LOW_COVERAGE = "low_coverage"


class AgreementMeasure(StrEnum):
    """What says how far assessors agree beyond chance."""

    ALPHA = "krippendorff_alpha"
    KAPPA = "weighted_kappa"
    ICC1 = "icc1"
    ICC2 = "icc2"
    ICC3 = "icc3"
    ICC1K = "icc1k"
    ICC2K = "icc2k"
    ICC3K = "icc3k"


class AgreementFinding(StrEnum):
    """What the interval of an agreement lets say; ``unclear``: it reaches too far."""

    GOOD = "good"
    TENTATIVE = "tentative"
    WEAK = "weak"
    UNCLEAR = "unclear"
    INSUFFICIENT_DATA = "insufficient_data"


class RoleFinding(StrEnum):
    """How those who work in a center and those from outside score it."""

    SELF_HIGHER = "self_higher"
    PEER_HIGHER = "peer_higher"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    INSUFFICIENT_DATA = "insufficient_data"


class ConsensusBody(StrEnum):
    """Who decided on an agreed score: a role, never a person."""

    ASSESSORS = "assessors"
    CENTER_HEAD = "center_head"
    WORKSHOP = "workshop"
    HEAD_OFFICE = "head_office"


class Assessors(Strict):
    """What may be told of assessors.

    No figure is shown that fewer than ``minimum`` of them stand behind. With ``severity:
    codes`` the severity of each is shown under the code, else only how far they differ.
    """

    minimum: Annotated[int, Field(ge=LOWEST_ASSESSORS)] = LOWEST_ASSESSORS
    severity: Literal["spread", "codes"] = "spread"


class Statement(Strict):
    """What is scored; ``weight`` counts within its section."""

    id: Slug
    title: Text
    wording: Text
    kind: StatementKind = StatementKind.ENABLER
    weight: Annotated[float, Field(gt=0)] = 1.0
    provenance: Provenance

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in which it is scored."""
        return PHASES[self.kind]


class Section(Strict):
    """Statements that belong together; ``weight`` counts in the whole."""

    id: Slug
    title: Text
    weight: Annotated[float, Field(gt=0)] = 1.0
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Maturity(Strict):
    """The content of ``maturity.yml``.

    ``version`` is that of the wordings. ``coverage`` is the share of a section's weight
    that an assessor must have scored, so that the section counts.
    """

    version: Annotated[str, Field(min_length=1)]
    title: Text
    rule: ScoringRule = ScoringRule.PDCA_MEAN
    coverage: Annotated[float, Field(gt=0, le=1)] = 0.5
    assessors: Assessors = Assessors()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_differ(self) -> "Maturity":
        ids = [noun.id for noun in (*self.sections, *self.statements)]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(
                f"{twice[0]!r} stands twice; ids of sections and statements differ"
            )
        if ALL in ids:
            raise ValueError(f"{ALL!r} stands for all sections; choose another id")
        return self

    @model_validator(mode="after")
    def _caf_weighs_alike(self) -> "Maturity":
        weights = {statement.weight for statement in self.statements}
        if self.rule == ScoringRule.CAF_FINE_TUNED and weights != {1.0}:
            raise ValueError(
                "rule caf_fine_tuned counts all statements of a section alike; take their "
                "weight: out, or write rule: pdca_mean"
            )
        return self

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in the order of their sections."""
        return tuple(s for section in self.sections for s in section.statements)


def caf_band(score: float) -> int:
    """Number of the band of CAF 2020 that a score lies in, from 0 to 5.

    Scores between two bands, which only a mean can be, belong to the upper one.
    """
    return next(band for band, highest in enumerate(CAF_BANDS) if score <= highest)
