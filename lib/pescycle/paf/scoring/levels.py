"""High, medium or low behind a gate of data quality: else not reported."""

import numpy as np
import pandas as pd

from pescycle.model.scoring import Levels, Scheme
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.ratings import TIE, Ratings, class_of, rated
from pescycle.paf.scoring.tree import ScoreTree

LOW, MEDIUM, HIGH = "low", "medium", "high"
NOT_REPORTED = "not_reported"
STEPS = ("score", "leaf_weight", "months_share", "from_medium", "from_high")


def leaf_weights(tree: ScoreTree) -> pd.DataFrame:
    """Share of each leaf in each node, through all levels: rows nodes, columns leaves."""
    shares = np.eye(len(tree.leaves), len(tree.members))
    for place, children in enumerate(tree.children):
        weight = np.array(tree.weights)[children]
        own = shares[:, children] @ (weight / weight.sum())
        shares[:, len(tree.leaves) + place] = own
    return pd.DataFrame(
        shares[:, len(tree.leaves) :].T, index=list(tree.nodes), columns=list(tree.leaves)
    )


def leaf_weight_known(leaf: pd.DataFrame, tree: ScoreTree) -> pd.Series:
    """Share of each node's weight whose KPIs have a score; index (center, node).

    Counted at the KPIs, not at the node's own children: a pillar that stands on half of its
    KPIs gives half of its weight.
    """
    share = leaf_weights(tree)
    known = leaf[list(tree.leaves)].notna().astype(float) @ share.T
    stacked = known.rename_axis(index="center", columns="node").stack()  # noqa: PD013
    return stacked.rename("leaf_weight")


def months_shares(coverage: pd.DataFrame) -> pd.Series:
    """Share of the monthly figures that were to be sent and were; index center.

    Parameters
    ----------
    coverage : DataFrame
        One row a (center, measure): center months_expected months_reported.
    """
    sums = coverage.groupby("center")[["months_expected", "months_reported"]].sum()
    expected = sums["months_expected"].astype(float)
    return sums["months_reported"].astype(float) / expected.where(expected > 0)


def levels(
    scores: pd.DataFrame, known: pd.Series, months: pd.Series, rule: Levels
) -> Ratings:
    """Level of each center and node, or not reported.

    The gate comes first: too little of the weight with data, or too few of the monthly
    figures, and there is no level, whatever the score. So nobody becomes high by leaving
    out what is low, or low because a register was down. It misleads near a threshold: look
    at the score beside it.

    Parameters
    ----------
    scores : DataFrame
        One row a (center, node): center node score.
    known : Series
        From ``leaf_weight_known``.
    months : Series
        From ``months_shares``; a center without monthly figures to send passes that gate.
    rule : Levels
        Thresholds and gate.

    Notes
    -----
    Australian Government, provider performance frameworks of jobactive and Workforce
    Australia: bands behind checks of the data, and a state "not reported".
    """
    rows = scores[["center", "node", "score"]].rename(columns={"node": "subject"})
    keys = pd.MultiIndex.from_frame(rows[["center", "subject"]])
    rows["leaf_weight"] = known.reindex(keys).to_numpy()
    rows["months_share"] = rows["center"].map(months)
    rows["reason"] = _reasons(rows, rule)
    shown = rows["reason"] == Reason.NONE
    place = class_of(rows["score"].to_numpy(dtype=float), (rule.medium, rule.high))
    names = np.array([NOT_REPORTED, LOW, MEDIUM, HIGH])
    return rated(
        rows.assign(
            figure=rows["score"].where(shown),
            rating=np.where(shown, names[place], NOT_REPORTED),
            chance=None,
            from_medium=rule.medium,
            from_high=rule.high,
        ),
        Scheme.LEVEL,
        STEPS,
    )


def _reasons(rows: pd.DataFrame, rule: Levels) -> np.ndarray:
    thin = rows["leaf_weight"] < rule.lowest_share - TIE
    late = rows["months_share"] < rule.lowest_months - TIE
    return np.select(
        [rows["score"].isna(), thin | late],
        [str(Reason.LOW_WEIGHT), str(Reason.DATA_GATE)],
        str(Reason.NONE),
    )
