"""What a consultation proposes as weights, and how far its participants agree."""

from math import nan

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.paf.elicitation.concordance import concordance
from pescycle.paf.elicitation.dirichlet import concentration
from pescycle.paf.elicitation.sheets import Sheets
from pescycle.stats.intervals import t_interval

METHOD = "t"


def consultation(
    sheets: Sheets, groups: pd.Series | None = None, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Proposed weights of a node's children: of all participants, and by their group.

    The interval is that of the mean over participants, as if they had been drawn from many
    like them; workshops are not drawn, so it is a lower bound of what is unknown. For
    comparisons pair by pair the proposal of all is that of the joint judgments and need not
    be the mean of the sheets.

    Parameters
    ----------
    sheets : Sheets
        Of one node.
    groups : Series, optional
        Group of each participant, by participant; left out, or with one group only, there
        are no rows by group.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (group, child), ``all`` first: ``group child proposed low high level
        method sd base``; shares 0..1, ``sd`` that of the participants' shares, ``base``
        participants.
    """
    whole = _row_set(sheets.shares, ALL, confidence).assign(proposed=sheets.joint)
    own = None if groups is None else groups.reindex(sheets.shares.index)
    if own is None or own.nunique() < 2:
        return whole
    parts = [
        _row_set(shares, str(name), confidence)
        for name, shares in sheets.shares.groupby(own, sort=True)
    ]
    return pd.concat([whole, *parts], ignore_index=True)


def _row_set(shares: pd.DataFrame, group: str, confidence: float) -> pd.DataFrame:
    base, mean = len(shares), shares.mean().to_numpy()
    spread = shares.std(ddof=1).to_numpy() if base > 1 else np.full(shares.shape[1], nan)
    se = spread / np.sqrt(max(base, 1))
    low, high = t_interval(mean, se, base - 1, confidence=confidence)
    return pd.DataFrame(
        {
            "group": group,
            "child": list(shares.columns),
            "proposed": mean,
            "low": np.clip(low, 0, 1),
            "high": np.clip(high, 0, 1),
            "level": confidence,
            "method": METHOD,
            "sd": spread,
            "base": base,
        }
    )


def disagreement(sheets: Sheets) -> dict[str, float]:
    """How far the participants of one node agree.

    Returns
    -------
    dict
        ``children base``; ``concordance`` (Kendall's W of the order, with ``p``);
        ``concentration`` (of the Dirichlet distribution of the shares: the larger, the
        closer they agree on the sizes); of comparisons also ``ratio`` (of the joint
        judgments), ``inconsistent`` and ``incomplete`` (sheets).
    """
    shares = sheets.shares.to_numpy()
    order = concordance(shares)
    return {
        "children": shares.shape[1],
        "base": shares.shape[0],
        "concordance": order.w,
        "p": order.p,
        "concentration": concentration(shares),
        "ratio": sheets.ratio,
        "inconsistent": sheets.inconsistent,
        "incomplete": sheets.incomplete,
    }
