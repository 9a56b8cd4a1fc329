"""Peer groups of the centers: as frozen with the edition, else as the covariates show."""

import pandas as pd

from pescycle.model.anchors import Anchors, Peers
from pescycle.model.given import Given, PilotFolder
from pescycle.paf.peer_groups import PeerGroups, nearest_group, peer_groups


def covariates_of(folder: PilotFolder) -> pd.DataFrame:
    """Covariates of the centers, one row a center; without columns where there are none."""
    names = [covariate.id for covariate in folder.pilot.covariates]
    return folder.centers.set_index("id")[names].astype("float64")


def peer_groups_in(given: Given) -> pd.Series:
    """Group of each center; missing where it has none.

    With frozen anchors each center keeps its group. One that came later joins the group
    whose middle center is nearest in the frozen standardised covariates, which moves
    nobody. Without anchors the groups are found anew from the covariates.
    """
    covariates = covariates_of(given.folder)
    if given.anchors is None or given.anchors.peers is None:
        if covariates.empty or not len(covariates.columns):
            return pd.Series(index=covariates.index, dtype="str", name="group")
        return peer_groups(covariates).group
    return frozen_groups(given.anchors.peers, covariates)


def frozen_groups(peers: Peers, covariates: pd.DataFrame) -> pd.Series:
    """Group of each center by frozen peers: its own, else the nearest."""
    own = pd.Series(dict(peers.groups), dtype="str").reindex(covariates.index)
    later = [center for center in covariates.index if center not in peers.groups]
    known = set(peers.mean) <= set(covariates.columns)
    if later and known and peers.middle:
        placed = nearest_group(_as_found(peers), covariates.loc[later, list(peers.mean)])
        own = own.astype("object")
        own.loc[later] = placed
    return own.astype("str").rename("group")


def members_of(anchors: Anchors | None, given: Given) -> list[str]:
    """Centers that make up the groups: those that were there when they were frozen."""
    if anchors is None:
        return list(given.folder.centers["id"])
    return list(anchors.centers)


def _as_found(peers: Peers) -> PeerGroups:
    point = pd.DataFrame.from_dict(
        {group: dict(place) for group, place in peers.middle.items()}, orient="index"
    )
    empty = pd.Series(dtype="str")
    return PeerGroups(
        group=empty,
        reason=empty,
        medoid=empty,
        point=point,
        mean=pd.Series(dict(peers.mean)),
        spread=pd.Series(dict(peers.spread)),
        width=pd.Series(dtype="float64"),
        tried=pd.DataFrame(),
    )
