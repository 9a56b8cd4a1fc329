"""Attainment of a pillar from the attainments of its KPIs."""

import pandas as pd

from pescycle.model.framework import Framework, Pillar, Status
from pescycle.model.round import RoundKind
from pescycle.paf.attainment import TIE, status

# With less than half of the weight known, the KPIs without data could outvote those with
# data.
LOWEST_WEIGHT_COVERED = 0.5


def pillar_scores(
    scores: pd.DataFrame, framework: Framework, *, kind: RoundKind = RoundKind.PILOT
) -> pd.DataFrame:
    """Weighted mean of the capped attainments of each pillar's KPIs.

    The weights are rescaled over the KPIs that have an attainment; below
    ``LOWEST_WEIGHT_COVERED`` the pillar has insufficient data. It misleads when compared
    between centers with different gaps: look at ``weight_covered`` first.

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
    wide = scores.pivot(index="center", columns="kpi", values="attainment")  # noqa: PD010
    wide = wide.loc[scores["center"].unique()]
    parts = [_pillar(wide, pillar) for pillar in framework.pillars]
    whole = pd.concat(parts)
    whole["status"] = status(whole["attainment"], framework.status)
    if kind == RoundKind.BASELINE:
        whole = whole.assign(status=str(Status.NOT_DUE))
    # Centers first, as in the scores; the pillars keep the framework's order within a
    # center.
    row = pd.Categorical(whole["center"], wide.index).codes
    whole = whole.assign(row=row).sort_values("row", kind="stable", ignore_index=True)
    return whole.drop(columns="row")


def _pillar(wide: pd.DataFrame, pillar: Pillar) -> pd.DataFrame:
    weights = pd.Series({kpi.id: kpi.weight for kpi in pillar.kpis})
    attained = wide.reindex(columns=weights.index)
    covered = attained.notna().mul(weights).sum(axis=1)
    enough = covered >= LOWEST_WEIGHT_COVERED - TIE
    mean = attained.mul(weights).sum(axis=1) / covered.where(enough)
    return pd.DataFrame(
        {
            "center": wide.index.astype("str"),
            "pillar": pillar.id,
            "attainment": mean.to_numpy(),
            "weight_covered": covered.to_numpy(),
        }
    )
