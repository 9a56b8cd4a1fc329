"""Drawn scores of the leaves put together to the score of one node."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pescycle.paf.scoring.tree import Mean, ScoreTree
from pescycle.paf.uncertainty.draws import fixed_weights
from pescycle.paf.uncertainty.places import Scale


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


def leaf_weights(tree: ScoreTree) -> np.ndarray:
    """Share of the last node's weight that each leaf has through all levels; sum 1."""
    weights = fixed_weights(tree)
    whole = np.zeros(len(tree.members))
    whole[-1] = 1.0
    for node in reversed(range(len(tree.nodes))):
        children = tree.children[node]
        whole[children] = whole[len(tree.leaves) + node] * weights[children]
    return whole[: len(tree.leaves)]
