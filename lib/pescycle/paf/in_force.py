"""KPIs that are not yet, or no longer, in force."""

import pandas as pd

from pescycle.model.framework import Framework, Status
from pescycle.paf.periods import Period
from pescycle.paf.reasons import Reason

FIGURES = ["value", "low", "high"]


def in_force_values(
    values: pd.DataFrame, framework: Framework, period: Period
) -> pd.DataFrame:
    """Values, without those of KPIs that are not in force in the whole period.

    Whoever reads an old round must not find a figure that was nobody's aim then. Why a
    value is missing stays where there was none anyway only if the KPI was in force.

    Parameters
    ----------
    values : DataFrame
        From ``kpi_values``.
    framework : Framework
        The edition, whose KPIs may have days of their own.
    period : Period
        Days of the round.

    Returns
    -------
    DataFrame
        As ``values``, with the reason ``not_in_force``.
    """
    idle = [k.id for k in framework.kpis if not k.in_force(period.starts, period.ends)]
    out = values["kpi"].isin(idle)
    if not out.any():
        return values
    changed = {name: values[name].mask(out) for name in FIGURES}
    reason = values["reason"].mask(out, str(Reason.NOT_IN_FORCE))
    return values.assign(**changed, reason=reason)


def not_due_out_of_force(scores: pd.DataFrame) -> pd.DataFrame:
    """Scores in which a KPI that is not in force is not due, and no gap in the data."""
    out = scores["reason"] == Reason.NOT_IN_FORCE
    return scores.assign(status=scores["status"].mask(out, str(Status.NOT_DUE)))
