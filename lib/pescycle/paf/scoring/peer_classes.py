"""Classes within a peer group: how far a center is from the mean of its peers."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from pescycle.model.scoring import SMALLEST_GROUP, PeerClasses, Scheme
from pescycle.paf.reasons import Reason
from pescycle.paf.scoring.ratings import Ratings, named_classes, rated

STEPS = ("score", "group_size", "group_mean", "group_sd", "z")


def peer_classes(
    scores: pd.DataFrame,
    groups: pd.Series,
    rule: PeerClasses,
    *,
    members: Collection[str],
) -> Ratings:
    """Class of each center by its distance from its group, in standard deviations.

    z = (score - mean of the group) / standard deviation of the group (n - 1), over the
    members of the group that have a score. The members are those with which the groups were
    frozen: a center that came later is placed among them but moves nobody. Groups in which
    fewer than ``SMALLEST_GROUP`` members have a score make no classes.

    It misleads when read as good or bad: somebody is always lowest, however well all do,
    and with six peers the order of the middle ones is chance.

    Parameters
    ----------
    scores : DataFrame
        One row a (center, node): center node score; ``all`` is left out beforehand.
    groups : Series
        Index center, values the group; missing where a center has none.
    rule : PeerClasses
        The cuts.
    members : collection of str
        Centers that make up the groups.

    Notes
    -----
    Peer comparison as in Japan's Hello Work evaluation (11 groups of comparable offices);
    the classes by z-score are this workbook's.
    """
    own = scores[["center", "node", "score"]].rename(columns={"node": "subject"})
    own = own.assign(group=own["center"].map(groups))
    inside = own[own["center"].isin(members) & own["score"].notna()]
    by = inside.groupby(["subject", "group"])["score"]
    sums = by.agg(group_size="size", group_mean="mean", group_sd="std").reset_index()
    rows = own.merge(sums, on=["subject", "group"], how="left", validate="many_to_one")
    rows["group_size"] = rows["group_size"].fillna(0.0).astype(float)
    rows["reason"] = _reasons(rows)
    usable = rows["reason"] == Reason.NONE
    z = (rows["score"] - rows["group_mean"]) / rows["group_sd"]
    rows["z"] = z.where(usable)
    rows["figure"] = rows["z"]
    rows["rating"] = named_classes(rows["z"].to_numpy(), rule.cuts)
    return rated(rows.assign(chance=None), Scheme.PEER_CLASS, STEPS)


# A spread that is rounding alone is none.
NO_SPREAD = 1e-12


def _reasons(rows: pd.DataFrame) -> np.ndarray:
    found = [
        (rows["score"].isna(), Reason.LOW_WEIGHT),
        (rows["group"].isna(), Reason.NO_GROUP),
        (rows["group_size"] < SMALLEST_GROUP, Reason.SMALL_GROUP),
        (~(rows["group_sd"] > NO_SPREAD), Reason.NO_SPREAD),
    ]
    conditions, reasons = zip(*found, strict=True)
    return np.select(conditions, [str(reason) for reason in reasons], str(Reason.NONE))
