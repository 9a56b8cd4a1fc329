"""Everything that chance decides in a simulation, drawn beforehand from one seed."""

from dataclasses import dataclass

import numpy as np

from pescycle.paf.scoring.tree import ScoreTree

REEL = 2**20  # standard normal numbers on the reel at least
TURNS = 4  # and so many times as many as a replicate needs


@dataclass(frozen=True, eq=False)
class Draws:
    """What each replicate draws; a row a replicate.

    The sampling errors of a replicate are a stretch of one long reel of independent
    standard normal numbers, cut out at a place of its own. So each replicate by itself is
    an exact draw; two replicates may share numbers, but at other centers. That saves nine
    tenths of the time of drawing them all.

    weights : array [replicate, member], the children of each node adding up to 1
    normalisation, aggregation : array [replicate], positions among the options
    donors : array [replicate, gap], uniform numbers that choose where a missing score is
        taken from; without a column where none is missing
    filled : array [replicate], whether missing scores are taken from other centers
    place : array [replicate], where on the reel the stretch begins
    reel : array of float32
    """

    weights: np.ndarray
    normalisation: np.ndarray
    aggregation: np.ndarray
    donors: np.ndarray
    filled: np.ndarray
    place: np.ndarray
    reel: np.ndarray

    def errors(self, row: int, shape: tuple[int, int]) -> np.ndarray:
        """Standard normal numbers of a replicate, [leaf, center]."""
        start = self.place[row]
        return self.reel[start : start + shape[0] * shape[1]].reshape(shape)


@dataclass(frozen=True)
class Sizes:
    """How much is to be drawn."""

    replicates: int
    leaves: int
    centers: int
    gaps: int
    normalisations: int
    aggregations: int


def draws(
    tree: ScoreTree, concentrations: dict[str, float], sizes: Sizes, *, seed: int
) -> Draws:
    """Draw for so many replicates.

    Parameters
    ----------
    tree : ScoreTree
        Its weights are the means of the drawn ones.
    concentrations : dict
        Of the Dirichlet distribution of each node's weights, by node.
    sizes : Sizes
    seed : int
        Each factor has a random stream of its own, so that switching one off leaves the
        draws of the others as they were.
    """
    streams = [np.random.Generator(np.random.PCG64([seed, n])) for n in range(6)]
    rows, need = sizes.replicates, sizes.leaves * sizes.centers
    reel = streams[1].standard_normal(max(REEL, TURNS * need), dtype=np.float32)
    return Draws(
        weights=drawn_weights(tree, concentrations, rows, streams[0]),
        normalisation=streams[2].integers(0, sizes.normalisations, rows),
        aggregation=streams[3].integers(0, sizes.aggregations, rows),
        donors=streams[4].random((rows, sizes.gaps), dtype=np.float32),
        filled=streams[4].random(rows) < 0.5,
        place=streams[5].integers(0, len(reel) - need + 1, rows),
        reel=reel,
    )


def drawn_weights(
    tree: ScoreTree,
    concentrations: dict[str, float],
    rows: int,
    source: np.random.Generator,
) -> np.ndarray:
    """Dirichlet weights of every node's children, [replicate, member]."""
    found = np.zeros((rows, len(tree.members)))
    for node, children in zip(tree.nodes, tree.children, strict=True):
        own = np.array([tree.weights[child] for child in children])
        parameters = own / own.sum() * concentrations[node]
        parts = source.standard_gamma(parameters, size=(rows, len(children)))
        # A parameter near 0 can give nothing but zeros.
        parts[parts.sum(axis=1) == 0] = parameters
        found[:, children] = parts / parts.sum(axis=1, keepdims=True)
    return found


def fixed_weights(tree: ScoreTree) -> np.ndarray:
    """The tree's own weights, the children of each node adding up to 1; [member]."""
    found = np.zeros(len(tree.members))
    for children in tree.children:
        own = np.array([tree.weights[child] for child in children])
        found[children] = own / own.sum()
    return found
