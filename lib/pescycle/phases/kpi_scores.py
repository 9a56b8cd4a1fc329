"""KPIs of a round: values as they may be shown, held against their targets."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.paf.attainment import kpi_scores
from pescycle.paf.in_force import in_force_values, not_due_out_of_force
from pescycle.paf.kpis import kpi_values
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.gates import gated_values
from pescycle.phases.periods import months_in, round_period


def kpi_score_frame(
    given: Given, target: pd.DataFrame, estimate: pd.DataFrame
) -> pd.DataFrame:
    """See ``Observation.kpi_score``; by the edition that the round is given.

    Parameters
    ----------
    given : Given
        The round.
    target : DataFrame
        ``Planning.target``.
    estimate : DataFrame
        ``Observation.estimate``, for KPIs that come from the survey.
    """
    framework = given.framework
    if framework is None:
        return empty(frames.KPI_SCORE)
    period = round_period(given)
    found = kpi_values(months_in(given, period), framework, estimates=estimate)
    values = in_force_values(gated_values(given, found, period), framework, period)
    scores = kpi_scores(values, target, framework, kind=given.round.kind)
    scores = not_due_out_of_force(scores)
    return scores.assign(round=given.round.id)[list(frames.KPI_SCORE)]
