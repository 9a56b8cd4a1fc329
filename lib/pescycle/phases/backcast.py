"""Every round so far scored by one edition, whatever was in force then."""

from dataclasses import dataclass, replace

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.given import Given
from pescycle.phases.baselines import baseline_frame
from pescycle.phases.goals import target_frame
from pescycle.phases.kpi_scores import kpi_score_frame
from pescycle.phases.month_publication import month_publication


@dataclass(frozen=True, eq=False)
class _Last:
    """What the baselines of a round read of the one before."""

    kpi_score: pd.DataFrame


def rounds_so_far(given: Given) -> list[Given]:
    """What each round was given, from the first to this one."""
    chain = [given]
    while chain[0].earlier is not None:
        chain.insert(0, chain[0].earlier)
    return chain


def backcast(
    given: Given, estimate_history: pd.DataFrame, edition: Framework
) -> dict[str, pd.DataFrame]:
    """KPIs of every round so far, with the targets that the edition would have set.

    Parameters
    ----------
    given : Given
        The round that is told, with those before it.
    estimate_history : DataFrame
        ``Observation.estimate_history``.
    edition : Framework
        By which all rounds are scored.

    Returns
    -------
    dict of DataFrame
        By round, one row a (center incl. all, KPI): columns of ``Observation.kpi_score``.
    """
    found: dict[str, pd.DataFrame] = {}
    last: _Last | None = None
    earlier: Given | None = None
    for turn in rounds_so_far(given):
        month_publication(turn)  # decided by the editions of the whole folder, not by one
        folder = replace(turn.folder, framework=edition, editions=())
        own = replace(turn, folder=folder, earlier=earlier)
        target = target_frame(own, baseline_frame(own, last))
        estimate = estimate_history[estimate_history["round"] == turn.round.id]
        score = kpi_score_frame(own, target, estimate)
        found[turn.round.id] = score
        last, earlier = _Last(score), own
    return found
