"""Whether several questions measure one thing, in every language version."""

from pescycle.css.scales.adequacy import sampling_adequacy
from pescycle.css.scales.factors import (
    congruence,
    omega_total,
    one_factor,
    parallel_analysis,
)
from pescycle.css.scales.polychoric import polychoric_correlations
from pescycle.css.scales.quality import scale_answers, scale_rows
from pescycle.css.scales.reliability import (
    Reliability,
    alpha_difference,
    alpha_interval,
    reliability,
)

__all__ = [
    "Reliability",
    "alpha_difference",
    "alpha_interval",
    "congruence",
    "omega_total",
    "one_factor",
    "parallel_analysis",
    "polychoric_correlations",
    "reliability",
    "sampling_adequacy",
    "scale_answers",
    "scale_rows",
]
