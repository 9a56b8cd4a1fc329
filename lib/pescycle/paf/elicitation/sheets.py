"""Each participant's weights of the children of one node, out of the sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd

from pescycle.paf.elicitation.ahp import (
    CONSISTENT,
    joint_judgments,
    judgment_matrix,
    priorities,
)


@dataclass(frozen=True, eq=False)
class Sheets:
    """The sheets of one node, filled in by one method.

    shares : one row a participant, one column a child; rows add up to 1
    joint : the group's own weights, one a child: the mean of the shares where points were
        spread, the eigenvector of the joint judgments where pairs were compared
    ratio : consistency ratio of the joint judgments; missing where points were spread
    inconsistent : sheets with a consistency ratio above 0.1
    incomplete : sheets in which a pair is missing
    """

    shares: pd.DataFrame
    joint: np.ndarray
    ratio: float = nan
    inconsistent: int = 0
    incomplete: int = 0


def allocation_sheets(
    points: pd.DataFrame, node: str, children: Sequence[str]
) -> Sheets | None:
    """Shares out of 100 points that each participant spread over a node's children.

    Parameters
    ----------
    points : DataFrame
        One row a (participant, node, child): ``participant node child points``.
    node : str
    children : sequence of str
        In the framework's order; a child without a row got nothing.

    Returns
    -------
    Sheets or None
        None where nobody filled in a sheet for the node.
    """
    own = points[points["node"] == node]
    if own.empty:
        return None
    wide = own.pivot(index="participant", columns="child", values="points")  # noqa: PD010
    wide = wide.reindex(columns=list(children)).fillna(0.0)
    shares = wide.div(wide.sum(axis=1), axis=0)
    return Sheets(shares=shares, joint=shares.mean().to_numpy())


def comparison_sheets(
    comparisons: pd.DataFrame, node: str, children: Sequence[str]
) -> Sheets | None:
    """Weights out of comparisons pair by pair.

    A sheet with gaps counts as far as it goes: its pairs enter the joint judgments, and its
    own weights are taken if the pairs hang together. Inconsistent sheets count too: what a
    participant holds is not for us to correct, but it is said how many there are.

    Parameters
    ----------
    comparisons : DataFrame
        One row a (participant, node, pair): ``participant node first second judgment``.
    node : str
    children : sequence of str
        What is compared; children that nobody compared should not be among them.

    Returns
    -------
    Sheets or None
        None where nobody filled in a sheet for the node, or too little to weigh every
        child.
    """
    own = comparisons[comparisons["node"] == node]
    if own.empty:
        return None
    matrices = {
        name: judgment_matrix(rows, children)
        for name, rows in own.groupby("participant", sort=False)
    }
    found = {name: priorities(matrix) for name, matrix in matrices.items()}
    joint = priorities(joint_judgments(list(matrices.values())))
    if np.isnan(joint.weights).any():
        return None
    shares = pd.DataFrame(
        {name: sheet.weights for name, sheet in found.items()}, index=list(children)
    ).T.dropna()
    return Sheets(
        shares=shares,
        joint=joint.weights,
        ratio=joint.ratio,
        inconsistent=sum(sheet.ratio > CONSISTENT for sheet in found.values()),
        incomplete=sum(not sheet.complete for sheet in found.values()),
    )
