"""What a change of a score is made of: data, denominators, weights, anchors."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import factorial

import numpy as np
import pandas as pd

from pescycle.model.anchors import Anchors
from pescycle.model.framework import Framework
from pescycle.model.scoring import COMPOSITE, Scale
from pescycle.paf.attainment import attainment
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.aggregation import aggregated
from pescycle.paf.scoring.anchored import goalpost_scores
from pescycle.paf.scoring.nodes import framework_tree
from pescycle.paf.scoring.tree import ROOT, Mean, ScoreTree
from pescycle.paf.together import in_the_sum

FACTORS = ("data", "denominator", "anchors", "weights")
COLUMNS = ("center", "node", "before", "after", "change", *FACTORS, "reason")
NEEDED = ("value", "count", "baseline", "target", "low_target")


@dataclass(frozen=True, eq=False)
class Scored:
    """The figures of one round under one edition.

    figures : one row a (center, kpi): center kpi value count baseline target low_target.
        Every KPI of both editions that are compared must have its rows: those that this
        edition does not have, from the other one.
    framework : the edition
    anchors : what was frozen of it, where goalposts are the scale
    """

    figures: pd.DataFrame
    framework: Framework
    anchors: Anchors | None = None


def score_decomposition(
    before: Scored, after: Scored, *, scale: Scale = Scale.ATTAINMENT
) -> pd.DataFrame:
    """Exact parts of each change of a pillar's or the composite's score.

    A score is a function of four things: the numerators of its KPIs (``data``), their
    denominators, the anchors (baselines, targets and their rules, cap) and the weights (and
    means). Each part is the mean effect of exchanging that thing alone, over all orders in
    which the four can be exchanged (Shapley value), so that no order is preferred and the
    parts add up to the change exactly.

    A KPI that comes from a survey, or that has no value on one side, has no denominator of
    its own: its whole change is data. When a share's cases grow and its successes with
    them, data and denominator are large and of opposite sign: read them together. A part
    says which input moved the score, not why that input moved.

    Parameters
    ----------
    before, after : Scored
        The two sides; rounds, editions or both may differ.
    scale : Scale
        With ``goalposts`` both sides need their frozen anchors.

    Returns
    -------
    DataFrame
        One row a (center, node of both editions): ``center node before after change data
        denominator anchors weights reason``; reason ``low_weight`` where a side has no
        score, ``not_split`` where a mixture of both sides has none (KPIs without data on
        different sides).

    Notes
    -----
    Shapley (1953), A value for n-person games; Shorrocks (2013), Journal of Economic
    Inequality 11, 99-126, for decompositions.
    """
    trees = common_trees(before.framework, after.framework, scale=scale)
    known = set(after.figures["center"])
    centers = [name for name in before.figures["center"].unique() if name in known]
    scores = _mixtures((before, after), trees, centers, scale)
    return _rows(centers, trees[0].nodes, scores)


SEPARATOR = "/"  # between pillar and KPI in the name of a leaf; no id has it


def common_trees(
    *editions: Framework, scale: Scale = Scale.ATTAINMENT
) -> tuple[ScoreTree, ...]:
    """The tree of each edition over the leaves and nodes of all of them.

    A leaf is a KPI in a pillar; what an edition does not have weighs 0 there. The composite
    stands in the trees only where all editions have one of that scale.
    """
    own = [framework_tree(one, scale) for one in editions]
    leaves = dict.fromkeys(name for tree in own for name in _leaf_names(tree))
    pillars = dict.fromkeys(n for tree in own for n in tree.nodes if n != COMPOSITE)
    topped = all(COMPOSITE in tree.nodes for tree in own)
    nodes = [*pillars, COMPOSITE] if topped else list(pillars)
    return tuple(_widened(tree, list(leaves), nodes) for tree in own)


def _leaf_names(tree: ScoreTree) -> list[str]:
    parents = tree.parents[: len(tree.leaves)]
    return [f"{p}{SEPARATOR}{leaf}" for leaf, p in zip(tree.leaves, parents, strict=True)]


def _widened(tree: ScoreTree, leaves: list[str], nodes: list[str]) -> ScoreTree:
    weight = dict(zip([*_leaf_names(tree), *tree.nodes], tree.weights, strict=True))
    above = COMPOSITE if COMPOSITE in nodes else ROOT
    parents = [name.split(SEPARATOR)[0] for name in leaves]
    parents += [ROOT if node == COMPOSITE else above for node in nodes]
    means = dict(zip(tree.nodes, tree.means, strict=True))
    shares = dict(zip(tree.nodes, tree.lowest_shares, strict=True))
    return ScoreTree(
        leaves=tuple(leaves),
        nodes=tuple(nodes),
        parents=tuple(parents),
        weights=tuple(weight.get(name, 0.0) for name in [*leaves, *nodes]),
        means=tuple(means.get(node, Mean()) for node in nodes),
        lowest_shares=tuple(shares.get(node, 0.0) for node in nodes),
    )


def _mixtures(
    sides: tuple[Scored, Scored],
    trees: Sequence[ScoreTree],
    centers: list[str],
    scale: Scale,
) -> np.ndarray:
    """Scores of all mixtures: [data, denominator, anchors, weights, center, node]."""
    columns = [
        _leaf_mixtures(leaf.split(SEPARATOR)[1], sides, centers, scale)
        for leaf in trees[0].leaves
    ]
    leaf = np.stack(columns, axis=-1)
    return np.stack([aggregated(leaf, tree) for tree in trees], axis=3)


def _leaf_mixtures(
    name: str, sides: tuple[Scored, Scored], centers: list[str], scale: Scale
) -> np.ndarray:
    """Scores of one KPI: array [data, denominator, anchors, center]."""
    rows = [_rows_of(side, name, centers) for side in sides]
    top, bottom = _fractions(rows)
    found = np.empty((2, 2, 2, len(centers)))
    for data, denominator, anchors in product((0, 1), repeat=3):
        value = top[data] / bottom[denominator]
        # A KPI that this edition does not have is measured by the rules of the other one.
        known = [kpi.id for kpi in sides[anchors].framework.kpis]
        by = sides[anchors if name in known else 1 - anchors]
        found[data, denominator, anchors] = _leaf_score(
            by, name, rows[anchors].assign(value=value, in_sum=rows[data]["in_sum"]), scale
        )
    return found


def _rows_of(side: Scored, name: str, centers: list[str]) -> pd.DataFrame:
    own = side.figures[side.figures["kpi"] == name]
    own = own.assign(in_sum=in_the_sum(own)).set_index("center")
    return own.reindex(centers)[[*NEEDED, "in_sum"]].astype(float)


def _fractions(rows: Sequence[pd.DataFrame]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Numerator and denominator of both sides; value and 1 where there is no fraction."""
    usable = np.logical_and.reduce(
        [(row["value"] > 0) & (row["count"] > 0) for row in rows]
    )
    tops = [np.where(usable, row["count"], row["value"]) for row in rows]
    whole = [row["count"] / row["value"].where(usable, 1.0) for row in rows]
    return tops, [np.where(usable, part, 1.0) for part in whole]


def _leaf_score(by: Scored, name: str, rows: pd.DataFrame, scale: Scale) -> np.ndarray:
    kpi, cap = by.framework.kpi(name), by.framework.status.cap
    score = attainment(rows, kpi=kpi, cap=cap).to_numpy()
    if scale == Scale.ATTAINMENT:
        return score
    placed = rows.rename_axis("center").reset_index().assign(kpi=name, score=score)
    found = goalpost_scores(placed, by.framework, by.anchors)
    return found["score"].to_numpy()


def shapley(scores: np.ndarray, factors: int) -> list[np.ndarray]:
    """Mean effect of each factor over all orders in which they are exchanged.

    Parameters
    ----------
    scores : array [2, ..., 2, rest]
        One leading axis a factor: 0 before, 1 after.
    factors : int
        Number of leading axes.

    Returns
    -------
    list of array [rest]
        They add up to ``scores[1, ..., 1] - scores[0, ..., 0]``.
    """
    return [_effect(np.moveaxis(scores, place, 0), factors - 1) for place in range(factors)]


def _effect(scores: np.ndarray, others: int) -> np.ndarray:
    total = np.zeros(scores.shape[1 + others :])
    for chosen in product((0, 1), repeat=others):
        size = sum(chosen)
        weight = factorial(size) * factorial(others - size) / factorial(others + 1)
        total = total + weight * (scores[(1, *chosen)] - scores[(0, *chosen)])
    return total


def _rows(centers: list[str], nodes: Sequence[str], scores: np.ndarray) -> pd.DataFrame:
    first, last = (scores[(end,) * 4].reshape(-1) for end in (0, 1))
    parts = [part.reshape(-1) for part in shapley(scores, len(FACTORS))]
    lacking, unsplit = np.isnan(last - first), np.isnan(sum(parts))
    reason = np.select([lacking, unsplit], [Reason.LOW_WEIGHT, Reason.NOT_SPLIT], "")
    return pd.DataFrame(
        {
            "center": np.repeat(centers, len(nodes)),
            "node": np.tile(np.array(nodes, dtype=object), len(centers)),
            "before": first,
            "after": last,
            "change": last - first,
            **dict(zip(FACTORS, parts, strict=True)),
            "reason": reason,
        }
    ).astype({"center": "str", "node": "str", "reason": "str"})
