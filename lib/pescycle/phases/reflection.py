"""Step 5, reflection: what was expected, what came, what was learned."""

from typing import Any

import pandas as pd

from pescycle.css.changes import item_changes
from pescycle.model.base import ALL
from pescycle.model.findings import Basis, Verdict
from pescycle.model.framework import MonthlyCount
from pescycle.model.given import Given
from pescycle.paf.changes import kpi_changes, year_before_changes
from pescycle.phases.effects import EFFECT_COLUMNS, pilot_effects
from pescycle.phases.enquiry import empty
from pescycle.phases.history import months_in, round_period
from pescycle.phases.proposals import lessons, proposals
from pescycle.phases.results import Action, Observation, Planning, Reflection

CHANGE = ("before", "value", "change", "low", "high", "level", "method", "verdict")
KPI_CHANGE_COLUMNS = (
    *("center", "kpi", "target", "value", "attainment", "status", "before", "after"),
    *("basis", "change", "low", "high", "level", "method", "verdict"),
)
ITEM_CHANGE_COLUMNS = ("audience", "center", "item", "statistic", *CHANGE)


def reflect(
    given: Given, planning: Planning, action: Action, observation: Observation
) -> Reflection:
    """Expected against achieved, change since the last round, lessons, and proposals."""
    kpi_change = _kpi_change(given, planning, observation)
    item_change = _item_change(given, observation)
    pilot_effect = _pilot_effect(given, observation)
    lesson = lessons(action.action_progress, pilot_effect)
    proposal = proposals(given, observation, lesson)
    return Reflection(
        headline=_headline(kpi_change, item_change, pilot_effect, proposal),
        kpi_change=kpi_change,
        item_change=item_change,
        pilot_effect=pilot_effect,
        lesson=lesson,
        proposal=proposal,
    )


def _kpi_change(given: Given, planning: Planning, observation: Observation) -> pd.DataFrame:
    if given.framework is None:
        return empty(KPI_CHANGE_COLUMNS)
    score = observation.kpi_score
    counted = [k.id for k in given.framework.kpis if isinstance(k.formula, MonthlyCount)]
    seasonal = _year_before(given, observation)
    since = _since_last_round(given, observation)
    parts = [
        seasonal[seasonal["kpi"].isin(counted)].assign(basis=Basis.YEAR_BEFORE),
        since[~since["kpi"].isin(counted)].assign(
            basis=Basis.NONE if given.round.previous is None else Basis.PREVIOUS_ROUND
        ),
    ]
    change = pd.concat([part for part in parts if len(part)], ignore_index=True)
    kept = ["center", "kpi", "value", "target", "attainment", "status"]
    # A change of counts is taken over the months that both years have, like with like: the
    # figure at which it ends is then not the KPI's own value.
    change = change.rename(columns={"value": "after"})
    rows = score[kept].merge(
        change, on=["center", "kpi"], how="left", validate="one_to_one"
    )
    return rows[list(KPI_CHANGE_COLUMNS)]


def _year_before(given: Given, observation: Observation) -> pd.DataFrame:
    """Counts go with the seasons: they are held against the same months a year before."""
    period = round_period(given)
    months = months_in(given, observation.measure_month, observation.event, period)
    earlier = months_in(
        given, observation.measure_month, observation.event, period.year_before()
    )
    return year_before_changes(months, earlier, given.framework)


def _since_last_round(given: Given, observation: Observation) -> pd.DataFrame:
    history = observation.kpi_history
    before = history[history["round"] == (given.round.previous or "")]
    return kpi_changes(observation.kpi_score, before, given.framework)


def _item_change(given: Given, observation: Observation) -> pd.DataFrame:
    if observation.estimate.empty:
        return empty(ITEM_CHANGE_COLUMNS)
    history = observation.estimate_history
    before = history[history["round"] == (given.round.previous or "")]
    return item_changes(observation.estimate, before)[list(ITEM_CHANGE_COLUMNS)]


def _pilot_effect(given: Given, observation: Observation) -> pd.DataFrame:
    first = given.folder.rounds[0].id
    if first == given.round.id:
        return empty(EFFECT_COLUMNS)
    return pilot_effects(given, observation, since=first)


def _headline(
    kpi_change: pd.DataFrame,
    item_change: pd.DataFrame,
    pilot_effect: pd.DataFrame,
    proposal: pd.DataFrame,
) -> dict[str, Any]:
    together = [
        frame[frame["center"] == ALL]["verdict"] for frame in (kpi_change, item_change)
    ]
    verdicts = pd.concat(
        [part for part in together if len(part)] or [pd.Series(dtype="object")]
    )
    return {
        "better": int((verdicts == Verdict.BETTER).sum()),
        "worse": int((verdicts == Verdict.WORSE).sum()),
        "no_clear_change": int((verdicts == Verdict.NO_CLEAR_CHANGE).sum()),
        "effects_seen": int(
            pilot_effect["verdict"].isin([Verdict.BETTER, Verdict.WORSE]).sum()
        ),
        "proposals": len(proposal),
    }
