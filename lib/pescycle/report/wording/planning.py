"""Step 2 in words: what the round wants."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.model.round import Round, RoundKind
from pescycle.phases.results import Planning
from pescycle.report import goal_cells
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    by_audience,
    no_framework,
    of_center,
    own_rows,
    records,
    said,
    title_of,
    unit_of,
)

# A longer list is for the table: it would bury what the paragraph says.
MOST_POINTS = 12


def planning_answer(
    voice: Voice, given: Given, result: Planning, *, center: str = ""
) -> Sentences:
    """Short answer: targets, answers and actions that are planned."""
    wanted = target_reading(voice, result.target, center=center).text[0]
    if given.round.kind == RoundKind.BASELINE and not result.target.empty:
        wanted = due_reading(voice, given.round).text[0]
    sample = sample_reading(voice, result.sample_plan, center=center).text[0]
    actions = action_plan_reading(voice, result.action_plan, center=center).text[0]
    return said(wanted, sample, actions)


def due_reading(voice: Voice, turn: Round) -> Sentences:
    """Whether targets are due in this round."""
    if turn.kind == RoundKind.BASELINE:
        return said(
            voice.text(
                "This is a baseline round: it only measures, and targets are not due in it."
            )
        )
    return said(voice.text("Where a KPI has a target, it is due in this round."))


def target_reading(voice: Voice, target: pd.DataFrame, *, center: str = "") -> Sentences:
    """Each KPI's target beside its baseline."""
    rows = of_center(target, center)
    if rows.empty:
        return said(no_framework(voice))
    has_target = rows["target"].notna()
    text = _targets_counted(voice, len(rows), int(has_target.sum()))
    lacking = (
        ""
        if has_target.all()
        else voice.text(
            "A target that builds on a baseline cannot be set before there is one."
        )
    )
    return said(text, lacking, points=[_target_point(voice, row) for row in records(rows)])


def _targets_counted(voice: Voice, kpis: int, have: int) -> str:
    if kpis > 1:
        return voice.plural(
            "Of {all} KPIs {n} has a target.",
            "Of {all} KPIs {n} have a target.",
            have,
            all=voice.number(kpis),
        )
    if have:
        return voice.text("The only KPI has a target.")
    return voice.text("The only KPI has no target.")


def _target_point(voice: Voice, row: dict) -> str:
    kpi, unit = voice.name("kpi", row["kpi"]), unit_of(voice, row["kpi"])
    target = voice.value(row["target"], unit)
    if is_missing(row["target"]):
        return voice.text(
            "{kpi}: no target ({reason}).",
            kpi=kpi,
            reason=voice.label("reason", row["reason"]),
        )
    if not is_missing(row["low_target"]):
        between = voice.interval(row["low_target"], row["target"], unit)
        return voice.text("{kpi}: best within {range}.", kpi=kpi, range=between)
    if not is_missing(row["reference"]):
        return voice.text(
            "{kpi}: target {target}, from a reference of {reference} ({support}).",
            kpi=kpi,
            target=target,
            reference=voice.value(row["reference"], unit),
            support=goal_cells.support(voice, row),
        )
    if is_missing(row["baseline"]):
        return voice.text("{kpi}: target {target}; no baseline.", kpi=kpi, target=target)
    return voice.text(
        "{kpi}: target {target}, from a baseline of {baseline} ({basis}).",
        kpi=kpi,
        target=target,
        baseline=voice.value(row["baseline"], unit),
        basis=voice.label("basis", row["basis"]),
    )


def sample_rule_reading(voice: Voice) -> Sentences:
    """Say what a margin means."""
    return said(
        voice.text(
            "The margin is the half-width of the 95 % interval of a share of one half, "
            "for a simple random sample of the planned size out of the frame (all who "
            "could be asked)."
        ),
        voice.text(
            "Where the frame is unknown it is taken as very large, which asks for a few "
            "more answers than needed."
        ),
    )


def sample_reading(
    voice: Voice, sample_plan: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many answers are planned, and how exact they can be."""
    rows = of_center(sample_plan, center)
    if rows.empty:
        return said(voice.text("No survey sample is planned."))
    total = int(rows["planned"].sum())
    text = voice.plural("{n} answer is planned.", "{n} answers are planned.", total)
    return said(
        text, points=[_sample_point(voice, row) for row in records(by_audience(rows))]
    )


def _sample_point(voice: Voice, row: dict) -> str:
    audience = voice.label("audience", row["audience"])
    planned = voice.number(row["planned"])
    if is_missing(row["margin"]):
        return voice.text(
            "{audience}: {planned} planned; the margin is not known.",
            audience=audience,
            planned=planned,
        )
    margin = voice.number(row["margin"] * 100, 1)
    if is_missing(row["frame"]):
        return voice.text(
            "{audience}: {planned} planned out of an unknown number, a margin of ±{margin} "
            "points; ±5 points need {needed}.",
            audience=audience,
            planned=planned,
            margin=margin,
            needed=voice.number(row["needed_5"]),
        )
    return voice.text(
        "{audience}: {planned} planned out of {frame}, a margin of ±{margin} points; "
        "±5 points need {needed}.",
        audience=audience,
        planned=planned,
        frame=voice.number(row["frame"]),
        margin=margin,
        needed=voice.number(row["needed_5"]),
    )


def action_plan_reading(
    voice: Voice, action_plan: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say what each action is to move, and by when."""
    rows = own_rows(action_plan, center, common=True)
    if rows.empty:
        return said(voice.text("No actions are planned."))
    text = voice.plural("{n} action is planned.", "{n} actions are planned.", len(rows))
    points = [
        voice.text(
            "{title} ({center}), due {due}: to move {moves}.",
            title=title_of(voice, row),
            center=voice.name("center", row["center"]),
            due=voice.date(row["due"]),
            moves=voice.name("moves", row["moves"]),
        )
        for row in records(rows)
    ]
    return said(text, points=points if len(points) <= MOST_POINTS else ())
