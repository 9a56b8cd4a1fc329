"""Attainment and status of every KPI in every center at once, as arrays."""

from dataclasses import dataclass

import numpy as np

from pescycle.model.framework import Framework
from pescycle.paf.attainment import SIDES, reached, status_places
from pescycle.paf.figures import CODES
from pescycle.paf.gaps import gaps
from pescycle.paf.kpis import KpiTable
from pescycle.paf.reasons import Reason
from pescycle.paf.targets import TargetTable
from pescycle.paf.together import Goal, compared


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Attainment and status of every KPI in every center as arrays [KPI, center].

    ``status`` are places in ``STATUSES``, ``reason`` in ``REASONS``.
    """

    attainment: np.ndarray
    status: np.ndarray
    reason: np.ndarray


def score_table(values: KpiTable, target: TargetTable, framework: Framework) -> ScoreTable:
    """The same as ``kpi_scores`` in arrays, for whoever goes on computing with them.

    Parameters
    ----------
    values, target : KpiTable, TargetTable
        Of the same centers in the same order.
    """
    ratio = np.empty_like(values.value)
    places = np.empty(ratio.shape, dtype=np.int8)
    reason = values.reason.copy()
    for place, kpi in enumerate(framework.kpis):
        planned = [getattr(target, side)[place] for side in SIDES[1:]]
        goal = Goal(*planned, np.full(ratio.shape[1], np.nan))
        goal = compared(kpi, values.value[place], values.reason[place], goal)
        own = {side: getattr(goal, side) for side in SIDES[1:]}
        ratio[place] = reached(
            kpi, value=values.value[place], **own, cap=framework.status.cap
        )
        places[place] = status_places(ratio[place], framework.status)
        lost = np.isnan(goal.target) & ~np.isnan(planned[1])
        told = np.where(lost, CODES[Reason.NO_BASELINE], target.reason[place])
        gap = gaps(kpi, ratio[place], own["baseline"], own["target"], told)
        np.copyto(reason[place], gap, where=reason[place] == CODES[Reason.NONE])
    return ScoreTable(ratio, places, reason)
