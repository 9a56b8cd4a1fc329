"""How certain scores and ranks are, and what they hang on."""

from pescycle.paf.uncertainty.errors import Errors, score_errors
from pescycle.paf.uncertainty.freedom import month_freedom
from pescycle.paf.uncertainty.intervals import rank_intervals
from pescycle.paf.uncertainty.leaves import Leaves, leaves
from pescycle.paf.uncertainty.rank_sets import RankSets, SetMethod, rank_sets
from pescycle.paf.uncertainty.simulation import Simulation, simulation, sources
from pescycle.paf.uncertainty.sobol import Indices, sobol_indices
from pescycle.paf.uncertainty.subtrees import subtree

__all__ = [
    "Errors",
    "Indices",
    "Leaves",
    "RankSets",
    "SetMethod",
    "Simulation",
    "leaves",
    "month_freedom",
    "rank_intervals",
    "rank_sets",
    "score_errors",
    "simulation",
    "sobol_indices",
    "sources",
    "subtree",
]
