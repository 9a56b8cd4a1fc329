"""The framework: one edition of a Performance Assessment Framework (PAF)."""

from pescycle.model.framework.edition import Framework, Pillar, StatusRule
from pescycle.model.framework.formulas import (
    WEIGHT_TOLERANCE,
    Formula,
    Measure,
    MonthlyCount,
    PooledMean,
    PooledShare,
    SurveyShare,
)
from pescycle.model.framework.kpi import Kpi
from pescycle.model.framework.targets import (
    CENTERS_A_COVARIATE,
    Band,
    FixedTarget,
    GrowthTarget,
    OwnHistoryTarget,
    PeerMedianTarget,
    PointsTarget,
    RegressionTarget,
    RelativeTarget,
    TargetRule,
    TrendTarget,
)
from pescycle.model.framework.words import (
    Direction,
    Frequency,
    MeasureUnit,
    Provenance,
    Status,
    Unit,
)

__all__ = [
    "CENTERS_A_COVARIATE",
    "WEIGHT_TOLERANCE",
    "Band",
    "Direction",
    "FixedTarget",
    "Formula",
    "Framework",
    "Frequency",
    "GrowthTarget",
    "Kpi",
    "Measure",
    "MeasureUnit",
    "MonthlyCount",
    "OwnHistoryTarget",
    "PeerMedianTarget",
    "Pillar",
    "PointsTarget",
    "PooledMean",
    "PooledShare",
    "Provenance",
    "RegressionTarget",
    "RelativeTarget",
    "Status",
    "StatusRule",
    "SurveyShare",
    "TargetRule",
    "TrendTarget",
    "Unit",
]
