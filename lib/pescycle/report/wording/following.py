"""Drafts for the team: prompts of the lesson sheet, questions of the next round."""

import pandas as pd

from pescycle.model.tables import Thing
from pescycle.phases.following import Draft
from pescycle.report.cells import text_of
from pescycle.report.evaluation_cells import capacity_about, capacity_proposed
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, title_of, unit_of
from pescycle.report.wording.lessons import aim_seen
from pescycle.report.wording.proposals import proposal_points


def single_prompt(voice: Voice, row: Row) -> str:
    """Did we do it right? ``row`` is one of ``Reflection.action_expected``."""
    return voice.text(
        "{action}: did we do it right? Was it done as planned, in time and in full? What "
        "helped, what stood in the way, and what do we do otherwise next time?",
        action=_action(voice, row),
    )


def double_prompt(voice: Voice, row: Row, seen: Row | None, cause: str) -> str:
    """Was it the right thing? With what moved, and the cause that was assumed."""
    aim = voice.name("moves", row["moves"])
    moved = aim_seen(voice, seen) if seen is not None else ""
    assumed = (
        voice.text("It was to remove this cause: “{cause}”. Is it the cause?", cause=cause)
        if cause
        else voice.text("Which cause was it to remove?")
    )
    return voice.text(
        "{action}: was it the right thing? It was to move: {aim}. {seen} {cause} Does this "
        "aim measure what people need? Keep, adapt or stop?",
        action=_action(voice, row),
        aim=aim,
        seen=moved,
        cause=assumed,
    ).replace("  ", " ")


def draft_text(voice: Voice, draft: Draft) -> str:
    """A question of the next round, to be put into the team's own words."""
    match draft.thing:
        case Thing.LESSON:
            return voice.text(
                "Draft: what follows from this lesson? {lesson}",
                lesson=text_of(voice, draft.row, "text"),
            )
        case Thing.PROPOSAL if "source" in draft.row:
            return voice.text(
                "Draft: how do we build capacity here? {source}: {about}. {proposed}",
                source=voice.label("capacity_source", draft.row["source"]),
                about=capacity_about(voice, draft.row),
                proposed=capacity_proposed(voice, draft.row),
            )
        case Thing.PROPOSAL:
            said = " ".join(proposal_points(voice, pd.DataFrame([draft.row])))
            return voice.text("Draft: {proposal}", proposal=said)
    return text_of(voice, draft.row, "text")


def draft_evidence(voice: Voice, draft: Draft, round_id: str) -> str:
    """Where the question comes from, and why it is asked."""
    match draft.thing:
        case Thing.LESSON:
            return voice.text(
                "Lesson {id} of {round}. {reason}",
                id=draft.origin,
                round=round_id,
                reason=text_of(voice, draft.row, "reason"),
            ).strip()
        case Thing.PROPOSAL:
            return voice.text(
                "Proposal {id} of report 05 of {round}", id=draft.origin, round=round_id
            )
    return voice.text(
        "Question {id} of {round}, which was not answered", id=draft.origin, round=round_id
    )


def to_adapt(voice: Voice, title: str) -> str:
    """An action that is to be done in another way."""
    return voice.text("{title} (to adapt)", title=title)


def _action(voice: Voice, row: Row) -> str:
    return voice.text(
        "{title} ({id})",
        title=title_of(voice, {**row, "id": row["action"]}),
        id=row["action"],
    )


def drafted_from(voice: Voice, round_id: str) -> str:
    """First comment of a drafted round.yml."""
    return voice.text(
        "Drafted from what the round {round} learned: read it, and change what is not "
        "right.",
        round=round_id,
    )


def item_targets_rule(voice: Voice) -> str:
    """How the targets of survey questions were drafted."""
    return voice.text(
        "Shares of the best answers. What was not clearly passed is wanted again; where "
        "the whole interval lay above, the share that was reached is wanted."
    )


def share_reached(voice: Voice, wanted: float, reached: float) -> str:
    """What was wanted of a question, and what came of it."""
    if is_missing(reached):
        return voice.text("{wanted} wanted, not measured", wanted=voice.share(wanted))
    return voice.text(
        "{wanted} wanted, {reached} reached",
        wanted=voice.share(wanted),
        reached=voice.share(reached),
    )


def kpi_targets_rule(voice: Voice) -> str:
    """Where KPI targets are set, and what the lines below it are."""
    return voice.text(
        "Targets of KPIs follow their rules in framework.yml. What the last round wanted "
        "and reached, all centers together:"
    )


def kpi_reached(voice: Voice, row: Row) -> str:
    """One KPI: wanted, reached, and what that is called."""
    unit = unit_of(voice, row["kpi"])
    return voice.text(
        "{kpi}: {wanted} wanted, {reached} reached ({status})",
        kpi=voice.name("kpi", row["kpi"]),
        wanted=voice.value(row["target"], unit),
        reached=voice.value(row["value"], unit),
        status=voice.label("status", row["status"]),
    )


def sources_wait(voice: Voice) -> str:
    """What is to be done with the part of round.yml that is commented out."""
    return voice.text("When files come: take the # away, and write their names and days.")
