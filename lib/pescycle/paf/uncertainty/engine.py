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
from pescycle.paf.uncertainty.draws import Draws, fixed_weights
from pescycle.paf.uncertainty.leaves import Leaves, rescaled

FINENESS = 2**22  # steps from 0 to the largest score; less apart is a tie
GEOMETRIC = Mean(MeanKind.GEOMETRIC, floor=ALTERNATIVE_FLOOR)
CHANGED = {Aggregation.ARITHMETIC: Mean(), Aggregation.GEOMETRIC: GEOMETRIC}


@dataclass(frozen=True, eq=False)
class Unit:
    """Leaves on a scale from 0 to 1 between their bounds, in single precision.

    Then score = middle + slope z + bend |z|, cut to 0 and 1: no choice by the sign of z,
    and one cut for all leaves, both of which are what makes a replicate fast.
    """

    middle: np.ndarray
    slope: np.ndarray
    bend: np.ndarray | None

    @classmethod
    def of(cls, one: Leaves) -> "Unit":
        width = one.upper - one.lower
        bend = ((one.up + one.down) / 2 / width).astype(np.float32)
        return cls(
            np.nan_to_num((one.value - one.lower) / width).astype(np.float32),
            ((one.up - one.down) / 2 / width).astype(np.float32),
            bend if bend.any() else None,
        )


@dataclass(frozen=True, eq=False)
class Scale:
    """How a leaf's place between 0 and 1 becomes its score: start + width x place."""

    start: np.ndarray
    width: np.ndarray

    @classmethod
    def of(cls, one: Leaves) -> "Scale":
        return cls(one.lower.astype(np.float32), (one.upper - one.lower).astype(np.float32))


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


@dataclass(frozen=True, eq=False)
class Gaps:
    """Where a leaf has no score, and which centers could lend theirs.

    known : array [leaf, center] of 0 and 1, or None where nothing is missing
    leaf, center : places of the gaps
    lenders : array [leaf, center], the centers with a score first; count : how many
    """

    known: np.ndarray | None
    leaf: np.ndarray
    center: np.ndarray
    lenders: np.ndarray
    count: np.ndarray

    @classmethod
    def of(cls, one: Leaves) -> "Gaps":
        missing = one.missing
        leaf, center = np.nonzero(missing)
        known = (~missing).astype(np.float32) if len(leaf) else None
        lenders = np.argsort(missing, axis=1, kind="stable") if len(leaf) else missing
        return cls(known, leaf, center, lenders, (~missing).sum(axis=1))

    def filled(self, place: np.ndarray, draws: Draws, row: int) -> np.ndarray | None:
        """Fill gaps with other centers' scores, if this replicate does; what is known."""
        if not draws.filled[row]:
            return self.known
        lender = (draws.donors[row] * self.count[self.leaf]).astype(np.intp)
        place[self.leaf, self.center] = place[self.leaf, self.lenders[self.leaf, lender]]
        return None


@dataclass(frozen=True, eq=False)
class LeafScores:
    """Scores of the leaves in one replicate; ``known`` is None where none is missing."""

    place: np.ndarray
    scale: Scale
    known: np.ndarray | None

    def sums(
        self, part: slice, weights: np.ndarray, mean: Mean
    ) -> tuple[np.ndarray, np.ndarray | float]:
        """Weighted sum of some leaves' powers, and the weight that is there."""
        place, start, width = (
            self.place[part],
            self.scale.start[part],
            self.scale.width[part],
        )
        known = None if self.known is None else self.known[part]
        present = weights.sum() if known is None else weights @ known
        if mean.exponent == 1:  # then the scale is a matter of the weights alone
            shown = place if known is None else place * known
            of_start = weights * start[:, 0]
            rest = of_start.sum() if known is None else of_start @ known
            return (weights * width[:, 0]) @ shown + rest, present
        value = _powered(place * width + start, mean)
        return weights @ (value if known is None else value * known), present


def combined(
    leaves: LeafScores, weights: np.ndarray, *, tree: ScoreTree, means: Sequence[Mean]
) -> np.ndarray:
    """Score of the tree's last node, [center].

    The same as ``aggregated`` for one draw in single precision; a leaf that is missing
    leaves its weight to its siblings, and a node without any to its own.
    """
    count, found = len(tree.leaves), []
    for children, mean in zip(tree.children, means, strict=True):
        own = children[children < count]
        total, present = 0.0, 0.0
        if len(own):
            part = slice(own[0], own[-1] + 1)
            total, present = leaves.sums(part, weights[part], mean)
        for child in children[children >= count]:
            value, there = found[child - count], 1.0
            if leaves.known is not None:
                there = ~np.isnan(value)
                value = np.where(there, value, np.float32(1))
            total = total + weights[child] * _powered(value, mean) * there
            present = present + weights[child] * there
        found.append(_unpowered(total, present, mean))
    return found[-1]


def _powered(value: np.ndarray, mean: Mean) -> np.ndarray:
    if mean.exponent == 1:
        return value
    floored = np.clip(value, np.float32(mean.floor), None)
    return np.log(floored) if mean.exponent == 0 else floored**mean.exponent


def _unpowered(total: np.ndarray, present: np.ndarray | float, mean: Mean) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        value = total / present
    if mean.exponent == 1:
        return value
    return np.exp(value) if mean.exponent == 0 else value ** (1 / mean.exponent)


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


def leaf_weights(tree: ScoreTree) -> np.ndarray:
    """Share of the last node's weight that each leaf has through all levels; sum 1."""
    weights = fixed_weights(tree)
    whole = np.zeros(len(tree.members))
    whole[-1] = 1.0
    for node in reversed(range(len(tree.nodes))):
        children = tree.children[node]
        whole[children] = whole[len(tree.leaves) + node] * weights[children]
    return whole[: len(tree.leaves)]
