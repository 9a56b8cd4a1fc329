"""Scores of the nodes of a tree, for all centers and all draws of weights at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pescycle.paf.scoring.tree import Mean, MeanKind, ScoreTree, level_tree

__all__ = ["Aggregation", "Mean", "MeanKind", "ScoreTree", "aggregated", "aggregation"]
__all__ += ["level_tree"]

# A weight share that equals its threshold but for rounding has reached it.
TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Aggregation:
    """What the nodes of a tree come to.

    scores : array [..., center, node]; missing where too little weight is present
    covered : array of the same shape; share of the weight of the node's direct children
        that had a score, 0..1
    """

    scores: np.ndarray
    covered: np.ndarray


def aggregated(
    scores: ArrayLike, tree: ScoreTree, weights: ArrayLike | None = None
) -> np.ndarray:
    """Score of every node from the scores of the leaves, level by level.

    A mean of the children that have a score, their weights rescaled to 1, provided that
    they hold the node's lowest share of the weight. With M the power of the mean and w the
    rescaled weights: (sum of w s^M)^(1/M); M = 1 is the arithmetic mean, M = 0 the
    geometric one, exp(sum of w log s). In the last two a score below the mean's floor
    counts as the floor. It misleads where centers have different gaps: their scores are
    made of different KPIs.

    Parameters
    ----------
    scores : array [..., center, leaf]
        Leaves in the order of the tree; NaN is missing.
    tree : ScoreTree
        What belongs to what.
    weights : array [..., member], optional
        One weight a leaf, then a node, in the tree's order; leading axes are draws and
        broadcast against those of ``scores``. The tree's own weights unless given.

    Returns
    -------
    array [..., center, node]
        In the unit of the scores.

    Notes
    -----
    Nardo et al. (2008), Handbook on Constructing Composite Indicators, OECD/JRC, step 6;
    R: ``COINr::Aggregate(coin, f_ag = "a_amean" or "a_gmean")``.
    """
    return _nodes(scores, tree, weights)[0]


def aggregation(
    scores: ArrayLike, tree: ScoreTree, weights: ArrayLike | None = None
) -> Aggregation:
    """As ``aggregated``, with the share of the weight that each score stands on."""
    found, shares = _nodes(scores, tree, weights)
    one = found.shape[:-1]
    return Aggregation(found, np.stack([np.broadcast_to(s, one) for s in shares], axis=-1))


def _nodes(
    scores: ArrayLike, tree: ScoreTree, weights: ArrayLike | None
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Scores of the nodes, and the shares covered, which broadcast against them."""
    leaf = np.asarray(scores, dtype=float)
    weight = np.asarray(tree.weights if weights is None else weights, dtype=float)
    _check(leaf, weight, tree)
    lead = np.broadcast_shapes(leaf.shape[:-2], weight.shape[:-1])
    # Nodes first in memory, so that the scores of a node lie side by side.
    found = np.empty((len(tree.nodes), *lead, leaf.shape[-2]))
    shares = []
    for node, children in enumerate(tree.children):
        total, present = _node_sums(leaf, found, weight, tree=tree, node=node)
        of_all = weight[..., children].sum(axis=-1)[..., None]
        share = present / np.where(of_all > 0, of_all, 1.0)
        mean = np.divide(total, np.where(present > 0, present, np.nan), out=found[node])
        if tree.means[node].exponent != 1:
            found[node] = _unpowered(mean, tree.means[node])
        short = (share < tree.lowest_shares[node] - TIE) | (share <= 0)
        if short.any():
            found[node][np.broadcast_to(short, found[node].shape)] = np.nan
        shares.append(share)
    return np.moveaxis(found, 0, -1), shares


def _check(leaf: np.ndarray, weight: np.ndarray, tree: ScoreTree) -> None:
    if leaf.ndim < 2 or leaf.shape[-1] != len(tree.leaves):
        raise ValueError(
            f"scores need a last axis of the {len(tree.leaves)} leaves after one of "
            f"centers; their shape is {leaf.shape}"
        )
    if weight.ndim < 1 or weight.shape[-1] != len(tree.members):
        raise ValueError(
            f"weights need a last axis of the {len(tree.members)} leaves and nodes; "
            f"their shape is {weight.shape}"
        )
    if not (weight >= 0).all():
        raise ValueError("weights must be 0 or more, and none may be missing")


def _node_sums(
    leaf: np.ndarray, found: np.ndarray, weight: np.ndarray, *, tree: ScoreTree, node: int
) -> tuple[np.ndarray, np.ndarray]:
    """Weighted sum of the children's powers and the weight of those that have a score.

    Where no child is missing the weight is the same for all centers and has one column.
    """
    mean, leaves = tree.means[node], len(tree.leaves)
    own = tree.children[node]
    under, above = own[own < leaves], own[own >= leaves]
    total, present = np.zeros(()), np.zeros((1,))
    if len(under):
        total, present = _leaf_sums(_columns(leaf, under), weight[..., under], mean)
    for place in above:
        value, share = _powered(found[place - leaves], mean), weight[..., place, None]
        missing = np.isnan(value)
        if missing.any():
            value, present = np.where(missing, 0.0, value), present + ~missing * share
        else:
            present = present + share
        total = total + value * share
    return total, present


def _columns(leaf: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Those leaves; without a copy where they stand side by side."""
    if places[-1] - places[0] + 1 == len(places):
        return leaf[..., places[0] : places[-1] + 1]
    return np.take(leaf, places, axis=-1)


def _leaf_sums(
    leaf: np.ndarray, weight: np.ndarray, mean: Mean
) -> tuple[np.ndarray, np.ndarray]:
    value = _powered(leaf, mean)
    missing = np.isnan(value)
    if not missing.any():
        return _weighted(value, weight), weight.sum(axis=-1)[..., None]
    total = _weighted(np.where(missing, 0.0, value), weight)
    return total, _weighted((~missing).astype(float), weight)


def _weighted(value: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Sum over the last axis: [..., center, child] and [..., child] give [..., center]."""
    if value.ndim == 2:  # the same scores under every draw: one matrix product
        flat = weight.reshape(-1, weight.shape[-1]) @ value.T
        return flat.reshape(*weight.shape[:-1], len(value))
    return np.matmul(value, weight[..., None])[..., 0]


def _powered(value: np.ndarray, mean: Mean) -> np.ndarray:
    if mean.exponent == 1:
        return value
    floored = np.maximum(value, mean.floor)
    return np.log(floored) if mean.exponent == 0 else floored**mean.exponent


def _unpowered(value: np.ndarray, mean: Mean) -> np.ndarray:
    return np.exp(value) if mean.exponent == 0 else value ** (1 / mean.exponent)
