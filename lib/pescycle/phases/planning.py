"""Step 2, planning: what the round wants, and who does what until when."""

from typing import Any

import pandas as pd

from pescycle.model.base import ALL, LANGUAGES
from pescycle.model.findings import CellState, Statistic
from pescycle.model.framework import Kpi, SurveyShare
from pescycle.model.given import Given
from pescycle.phases import frames
from pescycle.phases.aims import aim_frame
from pescycle.phases.assignment import assignment_frames
from pescycle.phases.conduct import (
    consent_frame,
    ethics_frame,
    risk_frames,
    survey_plan,
)
from pescycle.phases.consultation import weight_consultation, weight_disagreement
from pescycle.phases.difficulty import proposal_frame
from pescycle.phases.frames import empty
from pescycle.phases.goals import target_frame
from pescycle.phases.instruments import instrument_frame
from pescycle.phases.lots import lots_on_record
from pescycle.phases.results import Enquiry, Observation, Planning
from pescycle.phases.samples import allocations, planned_precision, sample_plans
from pescycle.phases.theory import theory_frames

STATED, HOLD = "stated", "hold"  # an item's target stands in the plan, or is the last share


def plan(given: Given, enquiry: Enquiry, observed: Observation | None) -> Planning:
    """Targets with their baselines, the sample against its frame, planned actions.

    ``observed`` is the last round's observation, ``None`` in a first round.
    """
    samples = _samples(given, observed)
    goals = _goals(given, enquiry, observed, samples["planned_precision"])
    actions = _actions(given, observed, goals)
    headline = _headline(given, goals["target"], samples["sample_plan"], actions)
    roles = _roles(given, enquiry)
    headline |= lots_on_record(given, roles["assignment"], enquiry.headline)
    return Planning(
        headline=headline,
        **goals,
        **samples,
        **actions,
        **roles,
        **_conduct(given, samples["sample_plan"]),
        weight_consultation=weight_consultation(given),
        weight_disagreement=weight_disagreement(given),
    )


Frames = dict[str, pd.DataFrame]


def _samples(given: Given, observed: Observation | None) -> Frames:
    planned = sample_plans(given)
    return {
        "sample_plan": planned,
        "allocation": allocations(given, planned, observed),
        "planned_precision": planned_precision(given, planned, observed),
        "instrument": instrument_frame(given),
    }


def _goals(
    given: Given,
    enquiry: Enquiry,
    observed: Observation | None,
    precision: pd.DataFrame,
) -> Frames:
    target = target_frame(given, enquiry.baseline)
    return {
        "definition": _definitions(given),
        "target": target,
        "target_proposal": proposal_frame(given, target, precision, observed),
        "item_target": _item_targets(given, observed),
    }


def _actions(given: Given, observed: Observation | None, goals: Frames) -> Frames:
    node, link = theory_frames(given, observed)
    wanted = goals["target"], goals["target_proposal"], goals["item_target"]
    return {
        "action_plan": _action_plan(given.data.action),
        "theory_node": node,
        "theory_link": link,
        "aim": aim_frame(given, *wanted),
    }


def _roles(given: Given, enquiry: Enquiry) -> Frames:
    assignment, balance = assignment_frames(given, enquiry.baseline)
    return {"assignment": assignment, "balance": balance}


def _conduct(given: Given, sample_plan: pd.DataFrame) -> Frames:
    risk, matrix = risk_frames(given)
    return {
        "survey_plan": survey_plan(given, sample_plan),
        "ethics": ethics_frame(given.folder),
        "consent": consent_frame(given.folder),
        "risk": risk,
        "risk_matrix": matrix,
    }


def _definitions(given: Given) -> pd.DataFrame:
    if given.framework is None:
        return empty(frames.DEFINITION)
    rows = [
        _definition(given, pillar.id, kpi)
        for pillar in given.framework.pillars
        for kpi in pillar.kpis
    ]
    found = pd.DataFrame(rows, columns=list(frames.DEFINITION))
    days = ["effective_from", "effective_until"]
    return found.astype(dict.fromkeys(days, "datetime64[us]"))


def _definition(given: Given, pillar: str, kpi: Kpi) -> dict[str, Any]:
    titles = {f"title_{code}": kpi.title.get(code, "") for code in LANGUAGES}
    return titles | {
        "kpi": kpi.id,
        "pillar": pillar,
        "weight": kpi.weight,
        "unit": str(kpi.unit),
        "better": str(kpi.better),
        "period": str(kpi.period),
        "counter": kpi.counter or "",
        "provenance": str(kpi.provenance),
        "version": kpi.version,
        "effective_from": kpi.effective_from,
        "effective_until": kpi.effective_until,
        "definition_id": kpi.definition_id,
        "calculation": _calculation(given, kpi),
        "counted_by": str(given.folder.pilot.counted_by),
    }


def _calculation(given: Given, kpi: Kpi) -> str:
    """How the value is made, without the names that only the pilot knows.

    Two surveys differ where audiences, their weights, scales or best answers do.
    """
    formula = kpi.formula
    if not isinstance(formula, SurveyShare):
        return f"{formula.kind}{' of a stock' if getattr(formula, 'stock', False) else ''}"
    parts = []
    for audience, item in sorted(formula.items.items()):
        asked = given.folder.questionnaires[audience]
        scale = asked.scale(asked.item(item).scale)
        best = ",".join(str(code) for code in sorted(scale.top))
        weight = formula.weights[audience]
        parts.append(f"{audience} {weight:g} ({best} of {scale.low}-{scale.high})")
    return f"{formula.kind}: {'; '.join(parts)}"


def _item_targets(given: Given, observed: Observation | None) -> pd.DataFrame:
    """The share of the best answers that each item is to reach, for all centers together.

    What the plan states counts; an item of which it says nothing is to hold what the last
    round had.
    """
    before = {} if observed is None else _last_shares(observed)
    stated = given.round.item_targets
    rows = [
        _item_target(str(audience), item.id, stated.get(item.id), before)
        for audience, questionnaire in given.folder.questionnaires.items()
        for item in questionnaire.rated
    ]
    return pd.DataFrame(rows, columns=list(frames.ITEM_TARGET)).astype(
        {"baseline": "float64", "expected": "float64"}
    )


def _item_target(
    audience: str, item: str, stated: float | None, before: dict[tuple[str, str], float]
) -> tuple[object, ...]:
    baseline = before.get((audience, item))
    if stated is None:
        return audience, item, HOLD, baseline, baseline
    return audience, item, STATED, baseline, stated


def _last_shares(observed: Observation) -> dict[tuple[str, str], float]:
    rows = observed.estimate
    rows = rows[
        (rows["center"] == ALL)
        & (rows["statistic"] == Statistic.TOP2BOX)
        & (rows["state"] == CellState.PUBLISHED)
    ]
    return {(row.audience, row.item): row.value for row in rows.itertuples()}


def _action_plan(action: pd.DataFrame) -> pd.DataFrame:
    texts = ("owner_", "title_", "dose_unit_")
    written = [name for name in action.columns if name.startswith(texts)]
    columns = ["id", "center", "start", "due", "moves", *frames.ACTION_EFFORT, *written]
    return action.reindex(columns=columns).sort_values(["due", "id"], ignore_index=True)


def _headline(
    given: Given, target: pd.DataFrame, sample_plan: pd.DataFrame, actions: Frames
) -> dict[str, Any]:
    together = target[target["center"] == ALL]
    headline: dict[str, Any] = {"actions_planned": len(actions["action_plan"])}
    if given.framework is not None:
        headline["kpis"] = len(together)
        headline["targets_set"] = int(together["target"].notna().sum())
    if len(sample_plan):
        planned = sample_plan[sample_plan["center"] == ALL]["planned"].sum()
        headline["answers_planned"] = int(planned)
    return headline
