"""Freezing an edition: what its scores are measured against, made of the rounds named."""

from collections.abc import Sequence

import pandas as pd

from pescycle.model.anchors import Anchors, framework_hash, sealed
from pescycle.model.base import ALL
from pescycle.model.framework import Framework
from pescycle.model.given import Given, PilotFolder
from pescycle.paf.peer_groups import PeerGroups, peer_groups
from pescycle.paf.scoring.freezing import frozen_bounds, frozen_goalposts
from pescycle.phases import frames
from pescycle.phases.backcast import backcast, rounds_so_far
from pescycle.phases.frames import empty
from pescycle.phases.observation import estimate_frame
from pescycle.phases.peers import covariates_of


def values_so_far(given: Given, edition: Framework) -> pd.DataFrame:
    """Values of the edition's KPIs in every round so far, as they may be shown.

    One row a (round, center incl. all, KPI), columns of ``Observation.kpi_score``.
    """
    estimates = [estimate_frame(one) for one in rounds_so_far(given)]
    known = [frame for frame in estimates if len(frame)] or [empty(frames.ESTIMATE)]
    found = backcast(given, pd.concat(known, ignore_index=True), edition)
    return pd.concat(found.values(), ignore_index=True)


def frozen_anchors(
    folder: PilotFolder,
    edition: Framework,
    values: pd.DataFrame,
    rounds: Sequence[str],
) -> Anchors:
    """Goalposts, bounds and peer groups of an edition.

    Parameters
    ----------
    folder : PilotFolder
        Its centers and covariates.
    edition : Framework
        The edition that is frozen.
    values : DataFrame
        From ``values_so_far``: round center kpi value.
    rounds : sequence of str
        The rounds whose figures make the anchors.
    """
    inside = values["round"].isin(rounds) & (values["center"] != ALL)
    bounds = frozen_bounds(values[inside], edition)
    covariates = covariates_of(folder)
    found = peer_groups(covariates) if len(covariates.columns) else None
    goalposts = frozen_goalposts(bounds, edition)
    return sealed(
        {
            "edition": edition.edition,
            "rounds": tuple(rounds),
            "centers": tuple(folder.centers["id"]),
            "goalposts": {kpi: post.model_dump() for kpi, post in goalposts.items()},
            "bounds": {
                kpi: {"low": low, "high": high} for kpi, (low, high) in bounds.items()
            },
            "peers": None if found is None else _peers(found),
            "framework": framework_hash(edition),
        }
    )


def _peers(found: PeerGroups) -> dict[str, object]:
    # A covariate that one center alone has, or none, has no spread to be told by.
    told = found.spread.index[found.spread.notna()]
    return {
        "groups": found.group.dropna().to_dict(),
        "mean": found.mean[told].astype(float).to_dict(),
        "spread": found.spread[told].astype(float).to_dict(),
        "middle": {group: row.to_dict() for group, row in found.point.iterrows()},
    }
