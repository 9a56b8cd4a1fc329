"""The round's targets: baselines, references, and the rule of each KPI."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.paf.targets import references, targets
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.history import history
from pescycle.phases.peers import covariates_of, members_of, peer_groups_in


def target_frame(given: Given, baseline: pd.DataFrame) -> pd.DataFrame:
    """Target of every KPI in every center and for all, see ``targets``."""
    if given.framework is None:
        return empty(frames.TARGET)
    reference = references(
        given.framework,
        baseline,
        history=history(given),
        groups=_groups(given),
        covariates=covariates_of(given.folder),
        members=members_of(given.anchors, given),
    )
    centers = list(given.folder.centers["id"])
    return targets(given.framework, baseline, centers=centers, reference=reference)


def _groups(given: Given) -> pd.Series:
    """Peer group of each center; looked up only where a target asks for it."""
    if not given.framework.has_peer_targets:
        return pd.Series(pd.NA, index=given.folder.centers["id"], dtype="str")
    return peer_groups_in(given)
