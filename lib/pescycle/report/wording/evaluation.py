"""How the round itself went, in words: the project's plan, and the recommendations."""

import pandas as pd

from pescycle.model.evaluation import PlanFinding, Tracking
from pescycle.model.registers.reflection import RecommendationStatus
from pescycle.model.round import Round
from pescycle.report.cells import text_of
from pescycle.report.evaluation_cells import measured
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, in_order, records, said

LONG_OPEN = 3  # rounds; a recommendation that nobody began by then is a decision to take


def to_write_down(voice: Voice, turn: Round, name: str) -> str:
    """Where a team writes down what a section is missing."""
    return voice.text(
        "Nothing is written down; it would stand in {file}.",
        file=f"rounds/{turn.id}/{name}.csv",
    )


def project_reading(voice: Voice, turn: Round, project: pd.DataFrame) -> Sentences:
    """How many things went as planned, and which did not."""
    judged = project[project["finding"] != PlanFinding.INSUFFICIENT_DATA]
    own = [] if (project["origin"] == "team").any() else [_own_plan(voice, turn)]
    if judged.empty:
        return said(voice.text("Nothing can be held against a plan."), *own)
    kept = int((judged["finding"] == PlanFinding.AS_PLANNED).sum())
    count = voice.text(
        "{kept} of {all} things came as planned.",
        kept=voice.number(kept),
        all=voice.number(len(judged)),
    )
    sides = (PlanFinding.SHORT, PlanFinding.OVER)
    points = [
        voice.text(
            "{aspect}, {what}: {ratio} of the plan, {finding}.",
            aspect=voice.label("aspect", row["aspect"]),
            what=_what(voice, row),
            ratio=voice.share(row["ratio"]),
            finding=voice.label("plan_finding", row["finding"]),
        )
        for row in records(judged[judged["finding"].isin(sides)])
    ]
    return said(count, *own, points=points)


def _own_plan(voice: Voice, turn: Round) -> str:
    """Where a plan of the team's own would stand: time and cost are counted nowhere."""
    return voice.text(
        "No plan of the team's own is written down: time, cost and more would stand in "
        "{file}.",
        file=f"rounds/{turn.id}/project.csv",
    )


def _what(voice: Voice, row: Row) -> str:
    return measured(voice, row | {"text": text_of(voice, row, "text")})


def recommendation_reading(
    voice: Voice, turn: Round, recommendation: pd.DataFrame
) -> Sentences:
    """Where the recommendations stand, and which ask for a decision."""
    if recommendation.empty:
        return said(to_write_down(voice, turn, "recommendations"))
    statuses = recommendation["status"]
    counted = [
        voice.text(
            "{status} {n}",
            n=voice.number(int((statuses == status).sum())),
            status=voice.label("recommendation_status", status),
        )
        for status in in_order([*RecommendationStatus])
        if (statuses == status).any()
    ]
    total = voice.plural(
        "{n} recommendation is tracked: {statuses}.",
        "{n} recommendations are tracked: {statuses}.",
        len(recommendation),
        statuses=voice.listed(counted),
    )
    return said(
        total, *_moved(voice, recommendation), points=_asking(voice, recommendation)
    )


def _moved(voice: Voice, rows: pd.DataFrame) -> list[str]:
    forward = int((rows["finding"] == Tracking.FORWARD).sum())
    back = int((rows["finding"] == Tracking.BACK).sum())
    if not forward + back:
        return [voice.text("None moved since the last round.")]
    return [
        voice.text(
            "Since the last round {forward} moved forward and {back} went back.",
            forward=voice.number(forward),
            back=voice.number(back),
        )
    ]


def _asking(voice: Voice, rows: pd.DataFrame) -> list[str]:
    """Recommendations that a team should talk about, each group in one sentence."""
    done = rows["status"] == RecommendationStatus.DONE
    unbegun = (rows["status"] == RecommendationStatus.OPEN) & (rows["rounds"] >= LONG_OPEN)
    missing = rows["finding"] == Tracking.MISSING
    points = []
    for chosen, text in (
        (done & ~rows["proven"], voice.text("Called done, with no evidence written down")),
        (unbegun, voice.text("Open for three rounds or more: begin it or drop it")),
        (missing, voice.text("Nobody wrote of it in this round")),
    ):
        if chosen.any():
            points.append(
                voice.text(
                    "{what}: {names}.",
                    what=text,
                    names=voice.enumerated(list(rows.loc[chosen, "recommendation"])),
                )
            )
    return points
