"""The tree along which scores are put together: leaves, nodes, weights and rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pescycle.model.scoring import MeanKind

ROOT = ""  # the parent of a node that is part of nothing


@dataclass(frozen=True)
class Mean:
    """The mean of one node.

    ``floor`` is the lowest score with which a child enters a geometric or power mean. It is
    written down because it decides: a child at 0 makes a geometric mean 0 whatever the
    others reached, and with a floor of 0.01 or 1 the same center gets another score.
    """

    kind: MeanKind = MeanKind.ARITHMETIC
    power: float = 1.0
    floor: float | None = None

    def __post_init__(self) -> None:
        if self.exponent == 1:
            return
        if self.floor is None or not self.floor > 0:
            raise ValueError(
                f"a {self.kind} mean needs a floor above 0: the lowest score with which a "
                "child counts; write floor: 0.01 for scores of about 1"
            )

    @property
    def exponent(self) -> float:
        """The power of the power mean that this mean is; 0 stands for the geometric."""
        if self.kind == MeanKind.POWER:
            return float(self.power)
        return 1.0 if self.kind == MeanKind.ARITHMETIC else 0.0


@dataclass(frozen=True)
class ScoreTree:
    """Leaves (KPIs) and nodes (pillars, composite), each with its parent and weight.

    ``parents`` and ``weights`` have one entry a *member*: the leaves first, then the nodes.
    A weight says how much a member counts among the children of its parent; only the
    proportions between siblings matter. ``means`` and ``lowest_shares`` have one entry a
    node: a node is missing where the children that have a score hold less than
    ``lowest_shares`` of the weight of all its children; 0 asks for any child.

    Raises
    ------
    ValueError
        Where lengths differ, an id stands twice, a parent is unknown or stands before its
        child, a node has no child, or a weight is negative or missing.
    """

    leaves: tuple[str, ...]
    nodes: tuple[str, ...]
    parents: tuple[str, ...]
    weights: tuple[float, ...]
    means: tuple[Mean, ...]
    lowest_shares: tuple[float, ...]

    def __post_init__(self) -> None:
        self._check_lengths()
        self._check_parents()
        if not all(weight >= 0 for weight in self.weights):
            raise ValueError("every weight of a score tree must be 0 or more")
        if not all(0 <= share <= 1 for share in self.lowest_shares):
            raise ValueError("the lowest weight share of a node lies between 0 and 1")

    def _check_lengths(self) -> None:
        members, nodes = len(self.members), len(self.nodes)
        if len(set(self.members)) < members:
            raise ValueError("an id stands twice among the leaves and nodes")
        if not len(self.parents) == len(self.weights) == members:
            raise ValueError("a score tree needs one parent and one weight a member")
        if not len(self.means) == len(self.lowest_shares) == nodes:
            raise ValueError("a score tree needs one mean and one lowest share a node")

    def _check_parents(self) -> None:
        place = {name: position for position, name in enumerate(self.members)}
        for member, parent in zip(self.members, self.parents, strict=True):
            if parent == ROOT and member in self.nodes:
                continue
            if parent not in self.nodes:
                raise ValueError(f"{member}: its parent {parent!r} is no node of the tree")
            if place[parent] <= place[member]:
                raise ValueError(f"{parent}: a node must stand after its children")
        childless = sorted(set(self.nodes) - set(self.parents))
        if childless:
            raise ValueError(f"{childless[0]}: a node without children")

    @property
    def members(self) -> tuple[str, ...]:
        """Ids of the leaves, then of the nodes: the last axis of an array of weights."""
        return self.leaves + self.nodes

    @cached_property
    def children(self) -> tuple[np.ndarray, ...]:
        """Positions of each node's children among the members."""
        parents = np.array(self.parents)
        return tuple(np.flatnonzero(parents == node) for node in self.nodes)


def level_tree(
    leaves: Sequence[tuple[str, str, float]],
    nodes: Sequence[tuple[str, str, float]],
    *,
    mean: Mean | None = None,
    lowest_share: float = 0.0,
) -> ScoreTree:
    """A tree whose nodes all have one mean and one rule for gaps.

    Parameters
    ----------
    leaves, nodes : sequence of (id, parent, weight)
        Nodes after their children; the parent of a root is ``ROOT``.
    mean : Mean, optional
        Arithmetic unless given.
    lowest_share : float
        See ``ScoreTree``.
    """
    members = [*leaves, *nodes]
    return ScoreTree(
        leaves=tuple(leaf[0] for leaf in leaves),
        nodes=tuple(node[0] for node in nodes),
        parents=tuple(member[1] for member in members),
        weights=tuple(float(member[2]) for member in members),
        means=(mean or Mean(),) * len(nodes),
        lowest_shares=(lowest_share,) * len(nodes),
    )
