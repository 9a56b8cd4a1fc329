"""Targets: baselines, references, and the rules that make a target of them."""

from pescycle.paf.targets.baselines import baselines
from pescycle.paf.targets.references import REFERENCE, no_references, references
from pescycle.paf.targets.table import (
    BAND_RULE,
    BASES,
    COLUMNS,
    TargetTable,
    target_table,
    targets,
)
from pescycle.paf.targets.years import (
    TREND_YEARS,
    history_baselines,
    history_mean,
    trend_level,
)

__all__ = [
    "BAND_RULE",
    "BASES",
    "COLUMNS",
    "REFERENCE",
    "TREND_YEARS",
    "TargetTable",
    "baselines",
    "history_baselines",
    "history_mean",
    "no_references",
    "references",
    "target_table",
    "targets",
    "trend_level",
]
