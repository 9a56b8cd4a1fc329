"""Scores of the framework's nodes: pillars, and the composite where it is switched on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.scoring import COMPOSITE, MeanKind, NodeRule, Scale
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.aggregation import aggregated, aggregation
from pescycle.paf.scoring.tree import ROOT, Mean, ScoreTree

COLUMNS = ("center", "node", "score", "worst", "best", "weight_covered", "reason")
LOWEST = 0.0  # the least that a KPI can score, whatever the scale


def framework_tree(framework: Framework, scale: Scale = Scale.ATTAINMENT) -> ScoreTree:
    """The framework as a tree: KPIs with weight, pillars, and the composite if it is on.

    KPIs of weight 0 stand beside their pillar and are no leaves. The composite is part of
    the tree of its own scale only.
    """
    scoring = framework.scoring
    composite = scoring.composite
    if composite is not None and composite.scale != scale:
        composite = None
    above = COMPOSITE if composite else ROOT
    leaves = [
        (kpi.id, pillar.id, kpi.weight)
        for pillar in framework.pillars
        for kpi in pillar.kpis
        if kpi.weight > 0
    ]
    own = composite.weights if composite else {}
    nodes = [(p.id, above, own.get(p.id, 1.0)) for p in framework.pillars]
    rules = [scoring.rule_of(pillar.id) for pillar in framework.pillars]
    if composite:
        nodes.append((COMPOSITE, ROOT, 1.0))
        rules.append(composite)
    members = [*leaves, *nodes]
    return ScoreTree(
        leaves=tuple(leaf[0] for leaf in leaves),
        nodes=tuple(node[0] for node in nodes),
        parents=tuple(member[1] for member in members),
        weights=tuple(float(member[2]) for member in members),
        means=tuple(node_mean(rule) for rule in rules),
        lowest_shares=tuple(rule.lowest_share for rule in rules),
    )


def node_mean(rule: NodeRule) -> Mean:
    """The mean that a rule asks for."""
    power = rule.power if rule.mean == MeanKind.POWER else 1.0
    return Mean(rule.mean, power=power, floor=rule.floor)


def leaf_table(scores: pd.DataFrame, leaves: Sequence[str], column: str) -> pd.DataFrame:
    """One row a center in the order of ``scores``, one column a leaf.

    Parameters
    ----------
    scores : DataFrame
        One row a (center, kpi): center kpi and ``column``.
    leaves : sequence of str
        Ids of KPIs; one without rows is missing everywhere.
    column : str
        What is taken, for instance ``attainment``.
    """
    # Not pivot_table: a KPI that stands twice must fail and not be averaged away.
    wide = scores.pivot(index="center", columns="kpi", values=column)  # noqa: PD010
    return wide.reindex(index=scores["center"].unique(), columns=list(leaves))


def node_scores(leaf: pd.DataFrame, tree: ScoreTree, *, cap: float) -> pd.DataFrame:
    """Score of every node in every center, and between what it could lie.

    ``worst`` and ``best`` are the scores that the center would have if every missing KPI
    were at 0 or at the cap: a range without any assumption on why data are missing. Where
    they lie far apart the score says little; with nothing missing all three are the same. A
    node below its lowest share of weight has a range but no score.

    Parameters
    ----------
    leaf : DataFrame
        One row a center, one column a leaf of the tree, see ``leaf_table``.
    tree : ScoreTree
        From ``framework_tree``.
    cap : float
        The most that a KPI can score.

    Returns
    -------
    DataFrame
        One row a (center, node): ``center node score worst best weight_covered reason``.
        ``weight_covered`` is the share of the weight of the node's own children that have a
        score, 0..1; reason ``low_weight`` where there is no score.

    Notes
    -----
    Bounds: Manski (2003), Partial Identification of Probability Distributions, section 1.1.
    """
    values = leaf[list(tree.leaves)].to_numpy(dtype=float)
    found = aggregation(values, tree)
    missing = np.isnan(values)
    worst, best = (
        aggregated(np.where(missing, end, values), tree) for end in (LOWEST, cap)
    )
    short = np.isnan(found.scores)
    columns = (found.scores, worst, best, found.covered)
    return pd.DataFrame(
        {
            "center": np.repeat(leaf.index.astype("str").to_numpy(), len(tree.nodes)),
            "node": np.tile(np.array(tree.nodes, dtype=object), len(leaf)),
            **{
                name: table.reshape(-1)
                for name, table in zip(COLUMNS[2:6], columns, strict=True)
            },
            "reason": np.where(short, Reason.LOW_WEIGHT, Reason.NONE).reshape(-1),
        }
    ).astype({"node": "str", "reason": "str"})
