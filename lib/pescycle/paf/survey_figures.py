"""The figure of a KPI made of survey shares, in every center at once."""

import numpy as np
import pandas as pd

from pescycle.model.findings import NOT_SHOWN, Statistic
from pescycle.model.framework import SurveyShare
from pescycle.paf.figures import Figures, reasons
from pescycle.paf.reasons import Reason
from pescycle.stats.mover import mixture_interval

NO_ESTIMATES = pd.DataFrame(
    columns=["audience", "item", "center", "statistic", "value"], dtype="str"
)
SIDES = ("value", "low", "high", "base", "level")


def survey_figures(
    formula: SurveyShare,
    estimates: pd.DataFrame,
    *,
    centers: tuple[str, ...],
    confidence: float,
) -> Figures:
    """The audiences' top-2-box shares mixed with the KPI's weights (MOVER).

    ``base`` are the answers of all audiences, ``smallest`` those of the audience with the
    fewest. Limits keep the level of the estimates.

    Parameters
    ----------
    formula : SurveyShare
        Items and weights of the audiences.
    estimates : DataFrame
        Survey estimates with a column ``audience``, gated or not.
    centers : tuple of str
        The figures wanted, all centers among them as ``all``.
    confidence : float
        Level that is named where there is no figure.

    Raises
    ------
    ValueError
        An audience's share stands twice for one center.
    """
    parts = [
        _shares(estimates, str(audience), item, centers)
        for audience, item in formula.items.items()
    ]
    value, low, high, base, level = (
        np.stack([part[side].to_numpy(dtype=float, na_value=np.nan) for part in parts])
        for side in SIDES
    )
    found, hidden = (np.stack([part[mark] for part in parts]) for mark in ("found", "hid"))
    reason = reasons(
        (~found.all(axis=0), Reason.NO_DATA),
        (hidden.any(axis=0), Reason.HIDDEN),
        (np.isnan(value).any(axis=0), Reason.NO_DATA),
    )
    weights = np.array([formula.weights[audience] for audience in formula.items])
    limits = mixture_interval(value, low, high, weights)
    gap = reason > 0
    return Figures(
        *(np.where(gap, np.nan, side) for side in (weights @ value, *limits)),
        count=np.full(len(centers), np.nan),
        base=np.where(gap, np.nan, base.sum(axis=0)),
        reason=reason,
        method="mover",
        smallest=base.min(axis=0),
        level=np.where(gap, confidence, level[0]),
    )


def _shares(
    estimates: pd.DataFrame, audience: str, item: str, centers: tuple[str, ...]
) -> pd.DataFrame:
    """The audience's top-2-box row of each center; ``found`` where there is one."""
    own = estimates[
        (estimates["audience"] == audience)
        & (estimates["item"] == item)
        & (estimates["statistic"] == str(Statistic.TOP2BOX))
    ]
    if own["center"].duplicated().any():
        raise ValueError(f"the share of {audience} for {item} stands twice for a center")
    hidden = own["state"].isin(NOT_SHOWN) if "state" in own else False
    whole = own.assign(found=True, hid=hidden).set_index("center")
    rows = whole.reindex(index=list(centers), columns=[*SIDES, "found", "hid"])
    marks = {mark: rows[mark].eq(True).to_numpy(dtype=bool) for mark in ("found", "hid")}
    return rows.assign(**marks)
