"""The round's targets: baselines, references, and the rule of each KPI."""

import pandas as pd

from pescycle.model.framework import PeerMedianTarget
from pescycle.model.given import Given
from pescycle.paf.peer_groups import peer_groups
from pescycle.paf.targets import references, targets
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.history import history


def target_frame(given: Given, baseline: pd.DataFrame) -> pd.DataFrame:
    """Target of every KPI in every center and for all, see ``targets``."""
    if given.framework is None:
        return empty(frames.TARGET)
    reference = references(
        given.framework,
        baseline,
        history=history(given),
        groups=_groups(given),
        covariates=_covariates(given),
    )
    centers = list(given.folder.centers["id"])
    return targets(given.framework, baseline, centers=centers, reference=reference)


def _covariates(given: Given) -> pd.DataFrame:
    """One row a center, one column a covariate of the pilot."""
    names = [covariate.id for covariate in given.folder.pilot.covariates]
    return given.folder.centers.set_index("id")[names]


def _groups(given: Given) -> pd.Series:
    """Peer group of each center; made only where a target asks for it."""
    wanted = any(isinstance(k.target, PeerMedianTarget) for k in given.framework.kpis)
    known = _covariates(given)
    if not wanted or known.columns.empty:
        return pd.Series(pd.NA, index=known.index, dtype="str")
    return peer_groups(known).group
