"""Context: what a center's own cases let expect, and how far chance can carry it off."""

from pescycle.paf.context.limits import (
    binomial_limits,
    count_limits,
    discrete_binomial_limits,
    discrete_poisson_limits,
    normal_limits,
    poisson_limits,
)
from pescycle.paf.context.standardisation import observed_expected

__all__ = [
    "binomial_limits",
    "count_limits",
    "discrete_binomial_limits",
    "discrete_poisson_limits",
    "normal_limits",
    "observed_expected",
    "poisson_limits",
]
