"""Step 4, observation: how the centers perform, and how satisfied their users are."""

from dataclasses import replace
from typing import Any

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.css.estimates import estimates
from pescycle.css.questions.distribution import distribution
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.framework import Status
from pescycle.model.given import Given, stacked
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ItemRole
from pescycle.paf.pillars import pillar_scores
from pescycle.phases import frames
from pescycle.phases.comments import comments
from pescycle.phases.context import context_results, leading
from pescycle.phases.drivers import driver_results
from pescycle.phases.equity import equity_results
from pescycle.phases.frames import empty
from pescycle.phases.groups import group_results
from pescycle.phases.hidden_rows import whole_audit
from pescycle.phases.kpi_scores import kpi_score_frame
from pescycle.phases.maturity import maturity_results
from pescycle.phases.publication import earlier_audit, publication
from pescycle.phases.pulse import staff_pulse
from pescycle.phases.quality import quality_results
from pescycle.phases.results import Observation, Planning
from pescycle.phases.scales import scale_results
from pescycle.phases.scoring import score_results
from pescycle.phases.surveys import survey_designs, surveys
from pescycle.phases.triangulation import triangulation
from pescycle.phases.uncertainty import uncertainty_results
from pescycle.phases.unexpected import unexpected_changes
from pescycle.phases.weighting import weight_classes, weight_effects

KPI_KEY = ["round", "center", "kpi"]
ESTIMATE_KEY = ["round", "audience", "center", "item", "statistic"]


def observe(given: Given, planning: Planning, before: Observation | None) -> Observation:
    """PAF scores by center and CSS results by audience, center and item.

    ``before`` is the last round's observation, ``None`` in a first round; its history goes
    on.
    """
    estimate = estimate_frame(given)
    groups = group_results(given, surveys(given))
    quality = quality_results(given, surveys(given))
    drivers = driver_results(given, surveys(given), estimate)
    scales = scale_results(given, surveys(given))
    written = comments(given, surveys(given))
    weighted = [survey.weighted for survey in surveys(given).values() if survey.weighted]
    kept_back = {audience: publication(given).kept_back(audience) for audience in Audience}
    kpi_score = kpi_score_frame(given, planning.target, estimate)
    context = context_results(given)
    compared = leading(context.observed_expected)
    scored = score_results(given, kpi_score, compared)
    uncertain = uncertainty_results(given, planning, kpi_score)
    equity = equity_results(given, kpi_score, groups.group_estimate)
    history = (
        (None, None) if before is None else (before.kpi_history, before.estimate_history)
    )
    assessed = maturity_results(
        given, kpi_score, before and (before.kpi_history, before.maturity_history)
    )
    told = triangulation(given, kpi_score, estimate)
    found = Observation(
        headline=_headline(given, kpi_score, estimate),
        kpi_score=kpi_score,
        pillar_score=_pillar_score(given, kpi_score),
        node_score=scored.node_score,
        score_step=scored.score_step,
        rating=scored.rating,
        rating_step=scored.rating_step,
        rank_interval=uncertain.rank_interval,
        uncertainty_source=uncertain.uncertainty_source,
        observed_expected=context.observed_expected,
        context_check=context.context_check,
        context_summary=context.context_summary,
        funnel=context.funnel,
        survey_design=survey_designs(given),
        weight_class=weight_classes(given, weighted, kept_back),
        weight_effect=weight_effects(given, weighted, kept_back),
        estimate=estimate,
        distribution=_distributions(given),
        key_figure=groups.key_figure,
        group_estimate=groups.group_estimate,
        group_test=groups.group_test,
        quality_rule=quality.quality_rule,
        quality_effect=quality.quality_effect,
        interviewer_effect=quality.interviewer_effect,
        driver_share=drivers.driver_share,
        driver_model=drivers.driver_model,
        driver_map=drivers.driver_map,
        scale_quality=scales.scale_quality,
        scale_item=scales.scale_item,
        scale_language=scales.scale_language,
        staff_pulse=staff_pulse(given),
        equity_kpi=equity.equity_kpi,
        equity_gap=equity.equity_gap,
        equity_audit=equity.equity_audit,
        theme_share=written.theme_share,
        theme_score=written.theme_score,
        quotation=written.quotation,
        disclosure_audit=_disclosure_audit(given, before),
        maturity_score=assessed.maturity_score,
        maturity_difference=assessed.maturity_difference,
        maturity_agreement=assessed.maturity_agreement,
        assessor_severity=assessed.assessor_severity,
        maturity_consensus=assessed.maturity_consensus,
        enabler_link=assessed.enabler_link,
        kpi_history=stacked(history[0], kpi_score, KPI_KEY),
        estimate_history=stacked(history[1], estimate, ESTIMATE_KEY),
        maturity_history=assessed.maturity_history,
        triangulation=told.theme,
        triangulation_evidence=told.evidence,
        unexpected_change=empty(frames.UNEXPECTED_CHANGE),
    )
    return replace(found, unexpected_change=unexpected_changes(given, found))


def _pillar_score(given: Given, kpi_score: pd.DataFrame) -> pd.DataFrame:
    if given.framework is None:
        return empty(frames.PILLAR_SCORE)
    scores = pillar_scores(kpi_score, given.framework, kind=given.round.kind)
    return scores.assign(round=given.round.id)[list(frames.PILLAR_SCORE)]


def estimate_frame(given: Given) -> pd.DataFrame:
    """``Observation.estimate``: what may be shown of the survey, by center and item."""
    centers = list(given.folder.centers["id"])
    parts = [
        estimates(
            survey.responses, survey.questionnaire, design=survey.design, centers=centers
        ).assign(audience=str(audience), round=given.round.id)
        for audience, survey in surveys(given).items()
    ]
    rows = _through_gate(given, parts, frames.ESTIMATE)
    # Weights are clients by respondents: what they cost would tell how many these are.
    uneven = [str(a) for a, s in surveys(given).items() if not s.design.simple]
    untold = rows["audience"].isin([a for a in uneven if publication(given).kept_back(a)])
    costs = ["deff", "effective_base"]
    return rows.assign(**{name: rows[name].mask(untold) for name in costs})


def _distributions(given: Given) -> pd.DataFrame:
    parts = [
        distribution(survey.responses, survey.questionnaire, design=survey.design).assign(
            audience=str(audience)
        )
        for audience, survey in surveys(given).items()
    ]
    together = [part[part["center"] == ALL] for part in parts]
    return _through_gate(given, together, frames.DISTRIBUTION)


def _disclosure_audit(given: Given, before: Observation | None) -> pd.DataFrame:
    """The audit of this round's tables, and of the last round's beside them."""
    audit = whole_audit(given)
    if before is None or given.earlier is None or before.estimate.empty:
        return audit
    beside = earlier_audit(given, estimate_frame(given.earlier), before.estimate)
    return pd.concat([part for part in (audit, beside) if len(part)], ignore_index=True)


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
    return publication(given).applied(gated)[list(columns)]


def _headline(
    given: Given, kpi_score: pd.DataFrame, estimate: pd.DataFrame
) -> dict[str, Any]:
    headline: dict[str, Any] = {}
    statuses = kpi_score.loc[kpi_score["center"] == ALL, "status"]
    judged = ~statuses.isin([Status.NOT_DUE, Status.INSUFFICIENT_DATA])
    if judged.any():
        headline["kpis_judged"] = int(judged.sum())
        headline["kpis_met"] = int((statuses == Status.MET).sum())
    for audience in given.data.responses:
        figure = _figure(given, estimate, audience)
        if figure:
            headline[f"satisfied_{audience}"] = figure
    return headline


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
    figure = {name: float(row[name]) for name in (*frames.FIGURE, "level")}
    return figure | {"unit": "share", "base": int(row["base"]), "count": int(row["count"])}
