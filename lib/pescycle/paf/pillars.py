"""Attainment of a pillar from the attainments of its KPIs."""

import pandas as pd

from pescycle.model.framework import Framework, Status
from pescycle.model.round import RoundKind
from pescycle.paf.attainment import status
from pescycle.paf.scoring.nodes import framework_tree, leaf_table, node_scores


def pillar_scores(
    scores: pd.DataFrame, framework: Framework, *, kind: RoundKind = RoundKind.PILOT
) -> pd.DataFrame:
    """Mean of the capped attainments of each pillar's KPIs, by the framework's weights.

    Arithmetic unless the framework's ``scoring`` says otherwise. The weights are rescaled
    over the KPIs that have an attainment; below the lowest share of the weight (half,
    unless the framework says otherwise) the pillar has insufficient data. It misleads when
    compared between centers with different gaps: look at ``weight_covered`` first.

    Parameters
    ----------
    scores : DataFrame
        From ``kpi_scores``.
    framework : Framework
        Gives weights and thresholds; KPIs of weight 0 take no part.
    kind : RoundKind
        In a baseline round every status is ``not_due``.

    Returns
    -------
    DataFrame
        One row a (center incl. all, pillar): ``center pillar attainment weight_covered
        status``; ``weight_covered`` is a share 0..1.
    """
    tree = framework_tree(framework)
    leaf = leaf_table(scores, tree.leaves, "attainment")
    found = node_scores(leaf, tree, cap=framework.status.cap)
    own = found[found["node"].isin([pillar.id for pillar in framework.pillars])]
    whole = own.rename(columns={"node": "pillar", "score": "attainment"})
    whole = whole.reset_index(drop=True)
    whole["status"] = status(whole["attainment"], framework.status)
    if kind == RoundKind.BASELINE:
        whole = whole.assign(status=str(Status.NOT_DUE))
    return whole[["center", "pillar", "attainment", "weight_covered", "status"]]
