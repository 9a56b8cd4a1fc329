"""What a simulation says of each center: intervals, chances, and rank sets beside them."""

import numpy as np
import pandas as pd

from pescycle.paf.uncertainty.errors import score_errors
from pescycle.paf.uncertainty.leaves import Leaves
from pescycle.paf.uncertainty.rank_sets import rank_sets
from pescycle.paf.uncertainty.simulation import Simulation
from pescycle.stats.intervals import checked_confidence

METHOD = "simulation"
BLOCK = 1_024  # centers whose replicates are sorted at a time


def rank_intervals(
    run: Simulation,
    leaves: Leaves,
    *,
    top: int,
    lowest: float,
    confidence: float = 0.95,
    seed: int = 1,
) -> pd.DataFrame:
    """Score and rank of each center with their intervals, chances, and rank sets.

    Two questions that are easily mixed up: the *interval* says between which ranks the
    center would come out if everything that is uncertain fell out otherwise, weights and
    rules included; the *set* says which ranks its true performance can have, under the
    framework's own weights and rules, as far as sampling error tells.

    Parameters
    ----------
    run : Simulation
    leaves : Leaves
        What was simulated.
    top : int
        The first ranks of which the chance is told.
    lowest : float
        A score below it is in the lowest class.
    confidence : float
        0.95 for 95 %; 95 is refused.
    seed : int
        Of the rank sets.

    Returns
    -------
    DataFrame
        One row a center: ``score low high rank rank_low rank_high expected_rank p_top
        p_lowest set_low set_high set_method base level method``; ``base`` counts the leaves
        with a score. The sets are the whole range where no error of the score is known.
    """
    level = checked_confidence(confidence)
    sets = rank_sets(run.score, score_errors(run, leaves), confidence=level, seed=seed)
    frame = {
        "score": run.score.astype(float),
        **_on_scale(_limits(run.scores, ("low", "high"), level), leaves),
        "rank": run.rank.astype(int),
        **_limits(run.ranks, ("rank_low", "rank_high"), level),
        "expected_rank": run.ranks.mean(axis=0, dtype=float),
        "p_top": (run.ranks <= top).mean(axis=0),
        "p_lowest": (run.scores < lowest).mean(axis=0),
        "set_low": sets.low,
        "set_high": sets.high,
        "set_method": str(sets.method),
        "base": (~leaves.missing).sum(axis=0),
        "level": level,
        "method": METHOD,
    }
    return pd.DataFrame(frame)


def _on_scale(limits: dict[str, np.ndarray], leaves: Leaves) -> dict[str, np.ndarray]:
    """Limits within the framework's own scale, which another one may leave a little."""
    ends = leaves.lower.min(), leaves.upper.max()
    return {name: np.clip(limit, *ends) for name, limit in limits.items()}


def _limits(
    values: np.ndarray, names: tuple[str, str], level: float
) -> dict[str, np.ndarray]:
    """Limits of the middle share of the replicates, center by center."""
    count, centers = values.shape
    cut = int(count * (1 - level) / 2)
    ends = np.empty((2, centers), dtype=values.dtype)
    for start in range(0, centers, BLOCK):
        part = np.ascontiguousarray(values[:, start : start + BLOCK].T)
        part.sort(axis=1)
        ends[:, start : start + BLOCK] = part[:, [cut, count - 1 - cut]].T
    whole = np.issubdtype(values.dtype, np.integer)
    return dict(zip(names, ends.astype(int if whole else float), strict=True))
