"""Step 4, observation: how the centers perform, and how satisfied their users are."""

from typing import Any

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.css.distribution import distribution
from pescycle.css.estimates import estimates
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, ContextFlag, Statistic
from pescycle.model.framework import PooledMean, PooledShare, Status
from pescycle.model.given import Given
from pescycle.model.questionnaire import ItemRole
from pescycle.paf.attainment import kpi_scores
from pescycle.paf.context import observed_expected
from pescycle.paf.kpis import kpi_values
from pescycle.paf.pillars import pillar_scores
from pescycle.paf.reasons import Reason
from pescycle.phases.enquiry import empty
from pescycle.phases.history import (
    known_events,
    known_months,
    months_in,
    round_period,
    stacked,
)
from pescycle.phases.results import Observation, Planning

FIGURE = ("value", "low", "high")
KPI_SCORE_COLUMNS = (
    *("round", "center", "kpi", *FIGURE, "level", "method", "count", "base"),
    *("baseline", "target", "attainment", "status", "reason"),
)
PILLAR_SCORE_COLUMNS = (
    "round",
    "center",
    "pillar",
    "attainment",
    "weight_covered",
    "status",
)
RATIO_COLUMNS = ("observed", "expected", "ratio", "low", "high", "low_outer", "high_outer")
CONTEXT_COLUMNS = ("center", "kpi", "base", *RATIO_COLUMNS, "flag", "state")
ESTIMATE_COLUMNS = (
    *("round", "audience", "center", "item", "statistic", "value", "se", "low", "high"),
    *("level", "method", "count", "base", "not_applicable", "dont_know", "blank", "state"),
)
DISTRIBUTION_COLUMNS = (
    *("audience", "center", "item", "code", "count", "share", "base", "state"),
)


def observe(given: Given, planning: Planning, before: Observation | None) -> Observation:
    """PAF scores by center and CSS results by audience, center and item.

    ``before`` is the last round's observation, ``None`` in a first round; its history goes
    on.
    """
    months, events = known_months(given, before), known_events(given, before)
    estimate = _estimates(given)
    kpi_score = _kpi_score(given, planning, months, events, estimate)
    pillar_score = _pillar_score(given, kpi_score)
    history = (
        (None, None) if before is None else (before.kpi_history, before.estimate_history)
    )
    return Observation(
        headline=_headline(given, kpi_score, estimate),
        measure_month=months,
        event=events,
        kpi_score=kpi_score,
        pillar_score=pillar_score,
        observed_expected=_observed_expected(given, months),
        estimate=estimate,
        distribution=_distributions(given),
        kpi_history=stacked(history[0], kpi_score, ["round", "center", "kpi"]),
        estimate_history=stacked(
            history[1], estimate, ["round", "audience", "center", "item", "statistic"]
        ),
    )


def _kpi_score(
    given: Given,
    planning: Planning,
    months: pd.DataFrame,
    events: pd.DataFrame,
    estimate: pd.DataFrame,
) -> pd.DataFrame:
    framework = given.framework
    if framework is None:
        return empty(KPI_SCORE_COLUMNS)
    grid = months_in(given, months, events, round_period(given))
    values = _gated_values(given, kpi_values(grid, framework, estimates=estimate))
    scores = kpi_scores(values, planning.target, framework, kind=given.round.kind)
    return scores.assign(round=given.round.id)[list(KPI_SCORE_COLUMNS)]


def _gated_values(given: Given, values: pd.DataFrame) -> pd.DataFrame:
    """KPI values; those whose base counts persons pass the gate like any survey figure."""
    of_persons = [
        kpi.id
        for kpi in given.framework.kpis
        if isinstance(kpi.formula, PooledShare | PooledMean)
    ]
    rows = values["kpi"].isin(of_persons)
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(values[rows], minimum_base=minimum, values=(*FIGURE, "count"))
    hidden = gated["state"] == CellState.HIDDEN
    gated["reason"] = gated["reason"].mask(hidden, Reason.HIDDEN)
    parts = [part for part in (values[~rows], gated.drop(columns="state")) if len(part)]
    return pd.concat(parts).sort_index()


def _pillar_score(given: Given, kpi_score: pd.DataFrame) -> pd.DataFrame:
    if given.framework is None:
        return empty(PILLAR_SCORE_COLUMNS)
    scores = pillar_scores(kpi_score, given.framework, kind=given.round.kind)
    return scores.assign(round=given.round.id)[list(PILLAR_SCORE_COLUMNS)]


def _observed_expected(given: Given, months: pd.DataFrame) -> pd.DataFrame:
    if given.framework is None:
        return empty(CONTEXT_COLUMNS)
    rows = observed_expected(
        months,
        given.framework,
        centers=list(given.folder.centers["id"]),
        period=round_period(given),
    )
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows, minimum_base=minimum, values=RATIO_COLUMNS)[list(CONTEXT_COLUMNS)]
    unseen = gated["state"] != CellState.PUBLISHED
    return gated.assign(flag=gated["flag"].mask(unseen, str(ContextFlag.INSUFFICIENT_DATA)))


def _estimates(given: Given) -> pd.DataFrame:
    centers = list(given.folder.centers["id"])
    parts = [
        estimates(frame, given.folder.questionnaires[audience], centers=centers).assign(
            audience=str(audience), round=given.round.id
        )
        for audience, frame in given.data.responses.items()
        if len(frame)
    ]
    return _through_gate(given, parts, ESTIMATE_COLUMNS)


def _distributions(given: Given) -> pd.DataFrame:
    parts = [
        distribution(frame, given.folder.questionnaires[audience]).assign(
            audience=str(audience)
        )
        for audience, frame in given.data.responses.items()
        if len(frame)
    ]
    together = [part[part["center"] == ALL] for part in parts]
    return _through_gate(given, together, DISTRIBUTION_COLUMNS)


def _through_gate(
    given: Given, parts: list[pd.DataFrame], columns: tuple[str, ...]
) -> pd.DataFrame:
    if not parts:
        return empty(columns)
    privacy = given.folder.pilot.privacy
    gated = gate(
        pd.concat(parts, ignore_index=True),
        minimum_base=privacy.minimum_base,
        center_base=privacy.center_base,
    )
    return gated[list(columns)]


def _headline(
    given: Given, kpi_score: pd.DataFrame, estimate: pd.DataFrame
) -> dict[str, Any]:
    statuses = kpi_score.loc[kpi_score["center"] == ALL, "status"]
    judged = ~statuses.isin([Status.NOT_DUE, Status.INSUFFICIENT_DATA])
    satisfied = {
        f"satisfied_{audience}": _figure(given, estimate, audience)
        for audience in given.data.responses
    }
    return {
        "kpis": len(statuses),
        "kpis_judged": int(judged.sum()),
        "kpis_met": int((statuses == Status.MET).sum()),
        **{name: figure for name, figure in satisfied.items() if figure},
    }


def _figure(given: Given, estimate: pd.DataFrame, audience: str) -> dict[str, Any] | None:
    """The top-2-box share of the audience's overall question, as plain values."""
    items = given.folder.questionnaires[audience].rated
    overall = next((item.id for item in items if item.role == ItemRole.OVERALL), None)
    rows = estimate[
        (estimate["audience"] == audience)
        & (estimate["center"] == ALL)
        & (estimate["item"] == overall)
        & (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    if rows.empty:
        return None
    row = rows.iloc[0]
    figure = {name: float(row[name]) for name in (*FIGURE, "level")}
    return figure | {"unit": "share", "base": int(row["base"]), "count": int(row["count"])}
