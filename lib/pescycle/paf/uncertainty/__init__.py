"""How certain scores and ranks are, and what they hang on."""

from pescycle.paf.uncertainty.intervals import rank_intervals, score_errors
from pescycle.paf.uncertainty.leaves import Leaves, leaves
from pescycle.paf.uncertainty.rank_sets import RankSets, SetMethod, rank_sets
from pescycle.paf.uncertainty.simulation import Simulation, simulation, sources
from pescycle.paf.uncertainty.sobol import Indices, sobol_indices
from pescycle.paf.uncertainty.subtrees import subtree

__all__ = [
    "Indices",
    "Leaves",
    "RankSets",
    "SetMethod",
    "Simulation",
    "leaves",
    "rank_intervals",
    "rank_sets",
    "score_errors",
    "simulation",
    "sobol_indices",
    "sources",
    "subtree",
]
