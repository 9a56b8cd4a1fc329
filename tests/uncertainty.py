"""A tree of two pillars, and figures with errors, for tests of scores and ranks."""

import numpy as np

from pescycle.model.uncertainty import Uncertainty
from pescycle.paf.scoring.tree import Mean, MeanKind, level_tree
from pescycle.paf.uncertainty import leaves

GEOMETRIC = Mean(MeanKind.GEOMETRIC, floor=0.05)
ALONE = {"normalisations": ["own"], "aggregations": ["own"]}


def tree(mean=None):
    """Two pillars of two KPIs each, and a composite."""
    return level_tree(
        [("a", "p", 0.5), ("b", "p", 0.5), ("c", "q", 0.25), ("d", "q", 0.75)],
        [("p", "whole", 0.4), ("q", "whole", 0.6), ("whole", "", 1.0)],
        mean=mean,
    )


def settings(replicates=1000, **more):
    return Uncertainty(nodes=("whole",), replicates=replicates, **more)


def four(centers=6, error=0.05, gap=False, seed=3):
    """Four leaves of some centers, with errors of the same size."""
    source = np.random.default_rng(seed)
    value = source.uniform(0.3, 1.1, (4, centers))
    if gap:
        value[1, 0] = np.nan
    return leaves(value, value - 1.96 * error, value + 1.96 * error, bounds=(0, 1.2))
