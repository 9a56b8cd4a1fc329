"""The one simulation run: scores and ranks of a node in every replicate."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pescycle.model.uncertainty import Factor, Uncertainty
from pescycle.paf.scoring.tree import ScoreTree
from pescycle.paf.uncertainty.draws import Draws, Sizes, draws
from pescycle.paf.uncertainty.engine import Engine, Rows
from pescycle.paf.uncertainty.leaves import Leaves
from pescycle.paf.uncertainty.sobol import Indices, Terms

# Pairs of replicates for the indices. Many centers tell more of each pair, and take longer.
MOST_PAIRS, FEWEST_PAIRS, PAIRS_BY_CENTERS = 500, 100, 1_000_000
LONG = 32_000  # more centers than that need larger whole numbers for their ranks


@dataclass(frozen=True, eq=False)
class Simulation:
    """Scores and ranks of the centers in every replicate, and as published.

    score, rank : arrays [center], with the framework's own rules and figures
    scores, ranks : arrays [replicate, center], in single precision and short whole numbers
    engine : what made them, for more runs of the same draws
    factors : what was drawn anew, of which there is something to draw
    """

    score: np.ndarray
    rank: np.ndarray
    scores: np.ndarray
    ranks: np.ndarray
    engine: Engine
    factors: tuple[Factor, ...]


def simulation(
    leaves: Leaves,
    tree: ScoreTree,
    settings: Uncertainty,
    concentrations: Mapping[str, float] | None = None,
) -> Simulation:
    """Scores and ranks of every center in many replicates of everything that is uncertain.

    Each replicate draws every figure within its own interval, the weights of every node,
    whether missing scores are left out or taken from another center, the normalisation, and
    the mean. What misleads: KPIs are drawn as if their errors had nothing to do with each
    other, and targets, baselines and the choice of the KPIs themselves count as known.

    Parameters
    ----------
    leaves : Leaves
        Leaves of the tree; every center has at least one.
    tree : ScoreTree
        One node, last, and what is below it: see ``subtree``.
    settings : Uncertainty
        Replicates, seed, options.
    concentrations : mapping, optional
        Of the weights of each node that a consultation has weighed; the settings' own
        elsewhere.

    Notes
    -----
    Saisana, Saltelli & Tarantola (2005), Journal of the Royal Statistical Society A 168,
    307-323. R: ``COINr::get_sensitivity(coin, SA_specs, N)``.
    """
    made = _draws(leaves, tree, settings, concentrations or {})
    engine = Engine(
        leaves,
        tree,
        made,
        normalisations=settings.normalisations,
        aggregations=settings.aggregations,
    )
    score = engine.scores(Rows()).copy()
    size = (settings.replicates, len(score))
    scores = np.empty(size, dtype=np.float32)
    ranks = np.empty(size, dtype=np.int16 if size[1] < LONG else np.int32)
    for row in range(settings.replicates):
        scores[row] = engine.scores(Rows.all(row))
        ranks[row] = engine.ranks(scores[row])
    factors = _active(engine, leaves, settings)
    return Simulation(score, engine.ranks(score), scores, ranks, engine, factors)


def _draws(
    leaves: Leaves, tree: ScoreTree, settings: Uncertainty, given: Mapping[str, float]
) -> Draws:
    own = {node: given.get(node, settings.concentration) for node in tree.nodes}
    sizes = Sizes(
        replicates=settings.replicates,
        leaves=leaves.value.shape[0],
        centers=leaves.value.shape[1],
        gaps=int(leaves.missing.sum()),
        normalisations=len(settings.normalisations),
        aggregations=len(settings.aggregations),
    )
    return draws(tree, own, sizes, seed=settings.seed)


def _active(engine: Engine, leaves: Leaves, settings: Uncertainty) -> tuple[Factor, ...]:
    """Factors that have something to draw."""
    there = {
        Factor.SAMPLING: bool((leaves.up != 0).any() or (leaves.down != 0).any()),
        Factor.WEIGHTS: any(len(children) > 1 for children in engine.tree.children),
        Factor.MISSING: bool(len(engine.gaps.leaf)),
        Factor.NORMALISATION: len(settings.normalisations) > 1,
        Factor.AGGREGATION: len(settings.aggregations) > 1,
    }
    return tuple(factor for factor in Factor if there[factor])


def sources(run: Simulation, *, seed: int, confidence: float = 0.95) -> Indices:
    """Sobol indices of the factors: on which of them the ranks of all centers hang.

    Replicates are held against each other in pairs, each pair once more with one factor out
    of the second (500 pairs, with more than 2,000 centers fewer). The indices are those of
    the sum over the centers of the variance of their ranks.

    Returns
    -------
    Indices
        In the order of ``run.factors``; missing where no rank ever changes.
    """
    pairs = _pairs(*run.ranks.shape)
    middle = run.rank.astype(float)
    first, total, spread = (
        np.zeros((len(run.factors), pairs)),
        np.zeros((len(run.factors), pairs)),
        np.zeros(pairs),
    )
    for pair in range(pairs):
        one, other = run.ranks[pair, None], run.ranks[pairs + pair, None]
        mixed = [_mixed(run.engine, factor, pair, pairs) for factor in run.factors]
        terms = Terms.of(one, other, mixed, middle=middle)
        first[:, pair], total[:, pair] = terms.first[:, 0], terms.total[:, 0]
        spread[pair] = terms.variance[0]
    shift = (run.ranks[: 2 * pairs].mean(axis=0) - middle) ** 2
    # The middle was the published rank, not the mean: taken off once, over all pairs.
    return Terms(first, total, spread - shift.sum()).indices(
        seed=seed, confidence=confidence
    )


def _pairs(replicates: int, centers: int) -> int:
    wanted = max(FEWEST_PAIRS, min(MOST_PAIRS, PAIRS_BY_CENTERS // centers))
    return min(wanted, replicates // 2)


def _mixed(engine: Engine, factor: Factor, pair: int, pairs: int) -> np.ndarray:
    rows = dict.fromkeys((str(name) for name in Factor), pair)
    rows[str(factor)] = pairs + pair
    return engine.ranks(engine.scores(Rows(**rows)))[None]
