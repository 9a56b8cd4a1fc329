"""One replicate: drawn scores of the leaves, put together along the tree, and ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pescycle.model.uncertainty import (
    ALTERNATIVE_FLOOR,
    Aggregation,
    Normalisation,
)
from pescycle.paf.scoring.tree import Mean, MeanKind, ScoreTree
from pescycle.paf.uncertainty.combining import LeafScores, combined, leaf_weights
from pescycle.paf.uncertainty.draws import Draws, fixed_weights
from pescycle.paf.uncertainty.leaves import Leaves, rescaled
from pescycle.paf.uncertainty.places import Gaps, Scale, Unit

FINENESS = 2**22  # steps from 0 to the largest score; less apart is a tie
GEOMETRIC = Mean(MeanKind.GEOMETRIC, floor=ALTERNATIVE_FLOOR)
CHANGED = {Aggregation.ARITHMETIC: Mean(), Aggregation.GEOMETRIC: GEOMETRIC}


@dataclass(frozen=True, eq=False)
class Rows:
    """From which row of the draws each factor comes; ``None`` leaves it as published."""

    weights: int | None = None
    sampling: int | None = None
    missing: int | None = None
    normalisation: int | None = None
    aggregation: int | None = None

    @classmethod
    def all(cls, row: int) -> "Rows":
        return cls(row, row, row, row, row)


class Engine:
    """Scores and ranks of one node's centers, replicate by replicate.

    Parameters
    ----------
    leaves : Leaves
        Every center has a score of the node, every leaf a center.
    tree : ScoreTree
        The node, last, and what is below it.
    draws : Draws
    normalisations, aggregations : sequences
        The options; the draws hold positions among them.
    """

    def __init__(
        self,
        leaves: Leaves,
        tree: ScoreTree,
        draws: Draws,
        *,
        normalisations: Sequence[Normalisation] = (Normalisation.OWN,),
        aggregations: Sequence[Aggregation] = (Aggregation.OWN,),
    ) -> None:
        self.tree, self.draws = tree, draws
        self.shape = leaves.value.shape
        self.own_weights = fixed_weights(tree).astype(np.float32)
        self._drawn_weights = draws.weights.astype(np.float32)
        share = leaf_weights(tree)
        self._scales = [Scale.of(rescaled(leaves, how, share)) for how in normalisations]
        self._own = Scale.of(leaves)
        self._unit = Unit.of(leaves)
        self._means = [_means(tree, how) for how in aggregations]
        self.gaps = Gaps.of(leaves)
        self._buffers = np.empty((2, *self.shape), dtype=np.float32)
        largest = float(np.nanmax(np.abs(leaves.value), initial=0.0))
        self._fineness = np.float32(FINENESS / max(largest, 1e-6))

    def scores(self, rows: Rows) -> np.ndarray:
        """Scores of the centers in one replicate."""
        scale = self._own
        if rows.normalisation is not None:
            scale = self._scales[self.draws.normalisation[rows.normalisation]]
        place = self._places(rows.sampling)
        known = self.gaps.known
        if rows.missing is not None and len(self.gaps.leaf):
            known = self.gaps.filled(place, self.draws, rows.missing)
        weights = self.own_weights
        if rows.weights is not None:
            weights = self._drawn_weights[rows.weights]
        means = self.tree.means
        if rows.aggregation is not None:
            means = self._means[self.draws.aggregation[rows.aggregation]]
        parts = LeafScores(place, scale, known)
        return combined(parts, weights, tree=self.tree, means=means)

    def _places(self, row: int | None) -> np.ndarray:
        """Places of the leaves between 0 and 1; the buffer is written over each time."""
        place, other = self._buffers
        if row is None:
            return np.clip(self._unit.middle, 0, 1, out=place)
        z = self.draws.errors(row, self.shape)
        np.multiply(self._unit.slope, z, out=place)
        place += self._unit.middle
        if self._unit.bend is not None:
            np.abs(z, out=other)
            other *= self._unit.bend
            place += other
        return np.clip(place, 0, 1, out=place)

    def ranks(self, scores: np.ndarray) -> np.ndarray:
        """Rank 1 is the best; scores that only rounding tells apart share the better."""
        return fast_ranks(np.rint(scores * self._fineness).astype(np.int64))


def fast_ranks(keys: np.ndarray) -> np.ndarray:
    """Ranks of whole numbers, 1 for the largest, ties sharing the lowest.

    A center's number and its place are one whole number, which sorts faster than an order
    is found.
    """
    size = len(keys)
    packed = np.left_shift(-keys, 32)
    packed |= np.arange(size)
    packed.sort()
    place = packed & 0xFFFFFFFF
    packed >>= 32
    first = np.ones(size, dtype=bool)
    np.not_equal(packed[1:], packed[:-1], out=first[1:])
    shared = np.maximum.accumulate(np.where(first, np.arange(1, size + 1), 0))
    found = np.empty(size, dtype=np.int32)
    found[place] = shared
    return found


def _means(tree: ScoreTree, how: Aggregation) -> tuple[Mean, ...]:
    changed = CHANGED.get(how)
    return tree.means if changed is None else (changed,) * len(tree.means)
