"""How a score came about: every step from the value of a KPI to the score of a node."""

from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.paf.scoring.aggregation import aggregated
from pescycle.paf.scoring.nodes import leaf_table
from pescycle.paf.scoring.tree import ScoreTree

COLUMNS = (
    *("center", "node", "child", "kind", "value", "anchor", "target", "score", "weight"),
    *("weight_used", "contribution", "reason"),
)
FROM_KPI = ("value", "anchor", "target", "reason")


class StepKind(StrEnum):
    """What a line of the explanation is about."""

    KPI = "kpi"
    PILLAR = "pillar"
    UNEVENNESS = "unevenness"  # what a geometric or power mean takes off
    BONUS = "bonus"  # points for reaching a target
    RESCALED = "rescaled"  # points added for KPIs without data
    SCORE = "score"  # the sum of the lines above


def score_steps(kpis: pd.DataFrame, tree: ScoreTree) -> pd.DataFrame:
    """The lines that add up to each score, one a child of the node.

    ``contribution`` is the weight that was used times the score. A geometric or power mean
    has one line more: what it takes off the arithmetic mean because the children are
    uneven, the floor included. The line ``score`` closes each node; the contributions above
    it add up to it exactly.

    Parameters
    ----------
    kpis : DataFrame
        One row a (center, kpi): center kpi value anchor target score reason; ``anchor``
        is what the scale of the KPI begins at where it does not begin at 0.
    tree : ScoreTree
        From ``framework_tree``.

    Returns
    -------
    DataFrame
        One row a (center, node, child): ``center node child kind value anchor target score
        weight weight_used contribution reason``; ``weight`` is the share of the node's
        weight, ``weight_used`` that after children without a score were left out (0 for
        these), both 0..1 and missing in the closing lines.
    """
    leaf = leaf_table(kpis, tree.leaves, "score")
    values = leaf.to_numpy(dtype=float)
    scores = np.hstack([values, aggregated(values, tree)])  # of leaves, then of nodes
    parts = [
        _node_steps(leaf.index, tree, place, scores) for place in range(len(tree.nodes))
    ]
    steps = pd.concat(parts, ignore_index=True)
    own = kpis[["center", "kpi", *FROM_KPI]].rename(columns={"kpi": "child"})
    of_kpis = steps["kind"] == StepKind.KPI
    whole = steps.merge(own, on=["center", "child"], how="left", validate="many_to_one")
    whole["reason"] = whole["reason"].fillna("").where(of_kpis & whole["score"].isna(), "")
    rows = pd.Categorical(whole["center"], leaf.index).codes
    ordered = whole.assign(row=rows).sort_values("row", kind="stable", ignore_index=True)
    return ordered[list(COLUMNS)]


def _node_steps(
    centers: pd.Index, tree: ScoreTree, place: int, scores: np.ndarray
) -> pd.DataFrame:
    children, node = tree.children[place], tree.nodes[place]
    score = scores[:, children]
    weight = np.array(tree.weights)[children]
    weight = weight / weight.sum()
    used = np.where(np.isnan(score), 0.0, weight)
    total = used.sum(axis=1, keepdims=True)
    used = np.divide(used, total, out=np.zeros_like(used), where=total > 0)
    contribution = used * np.nan_to_num(score)
    found = scores[:, len(tree.leaves) + place]
    parts = [
        _lines(
            centers,
            (node, tree.members[child]),
            StepKind.KPI if child < len(tree.leaves) else StepKind.PILLAR,
            score=score[:, column],
            weight=weight[column],
            weight_used=used[:, column],
            contribution=contribution[:, column],
        )
        for column, child in enumerate(children)
    ]
    if tree.means[place].exponent != 1:
        taken = found - contribution.sum(axis=1)
        parts.append(_lines(centers, (node, node), StepKind.UNEVENNESS, contribution=taken))
    parts.append(
        _lines(centers, (node, node), StepKind.SCORE, score=found, contribution=found)
    )
    lines = pd.concat(parts, ignore_index=True)
    return lines.assign(contribution=lines["contribution"].where(_known(lines, found)))


def _known(lines: pd.DataFrame, found: np.ndarray) -> np.ndarray:
    """Whether the node of each line has a score: without one nothing contributes to it."""
    return np.tile(~np.isnan(found), len(lines) // max(len(found), 1))


def _lines(
    centers: pd.Index, ids: tuple[str, str], kind: StepKind, **figures: object
) -> pd.DataFrame:
    columns = ("score", "weight", "weight_used", "contribution")
    numbers = {name: figures.get(name, np.nan) for name in columns}
    node, child = ids
    return pd.DataFrame(
        {
            "center": centers.astype("str"),
            "node": node,
            "child": child,
            "kind": str(kind),
            **numbers,
        }
    ).astype({"node": "str", "child": "str", "kind": "str"})
