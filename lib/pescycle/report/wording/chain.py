"""The chain in words: what is whole, what is missing, where team and figures differ."""

import pandas as pd

from pescycle.model.findings import Evidence, ProposalKind
from pescycle.model.registers.chain import LessonDecision
from pescycle.report.cells import text_of
from pescycle.report.chain_cells import told
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said

# Decisions that the figures speak against.
AGAINST = {
    (LessonDecision.KEEP, ProposalKind.ADAPT),
    (LessonDecision.ADAPT, ProposalKind.KEEP),
    (LessonDecision.STOP, ProposalKind.KEEP),
}


def action_expected_reading(voice: Voice, expected: pd.DataFrame) -> Sentences:
    """How many actions can be judged, by what; and which were not done."""
    if expected.empty:
        return said(voice.text("There were no actions to learn from."))
    evidence = expected["evidence"]
    counts = {str(code): voice.number((evidence == code).sum()) for code in Evidence}
    text = voice.plural(
        "{n} action was planned. Of those done: {compared} with a difference to the "
        "comparison centers, {before_after} with a clear change of the own center only, "
        "{no_sign} measured without a clear sign, {not_measured} that cannot be judged.",
        "{n} actions were planned. Of those done: {compared} with a difference to the "
        "comparison centers, {before_after} with a clear change of the own center only, "
        "{no_sign} measured without a clear sign, {not_measured} that cannot be judged.",
        len(expected),
        **counts,
    )
    undone = expected[evidence == Evidence.NOT_DONE]
    if undone.empty:
        return said(text)
    names = [_action(voice, row) for row in records(undone)]
    return said(text, voice.text("Not done: {names}.", names=voice.enumerated(names)))


def team_lesson_reading(
    voice: Voice, lesson: pd.DataFrame, expected: pd.DataFrame, round_id: str
) -> Sentences:
    """How many lessons of each kind, what is decided, where the figures say otherwise."""
    if lesson.empty:
        return said(_no_lesson(voice, round_id))
    double = int((lesson["loop"] == "double").sum())
    text = voice.plural(
        "The team wrote down {n} lesson, {double} of them on whether it was the right "
        "thing to do; decided are {keep} times keep, {adapt} times adapt, {stop} times "
        "stop.",
        "The team wrote down {n} lessons, {double} of them on whether it was the right "
        "thing to do; decided are {keep} times keep, {adapt} times adapt, {stop} times "
        "stop.",
        len(lesson),
        double=voice.number(double),
        **_decisions(voice, lesson),
    )
    return said(
        text,
        *_unlearned(voice, lesson, expected),
        points=[_otherwise(voice, row) for row in records(lesson) if _against(row)],
    )


def chain_reading(
    voice: Voice, chain: pd.DataFrame, trail: pd.DataFrame, round_id: str
) -> Sentences:
    """Which actions can be followed from a question to a lesson, and what is missing."""
    acted = chain[chain["actions"] != ""]
    if chain.empty and trail.empty:
        return said(
            voice.text(
                "Nothing is written down yet. Write the questions of the round in "
                "questions.csv, what was found in findings.csv, what causes it in "
                "causes.csv, and name the cause of each action in actions.csv; the report "
                "then shows the whole chain."
            )
        )
    whole = acted[(acted["question"] != "") & (acted["lessons"] != "")]
    text = voice.plural(
        "Of {actions} actions (the same one in several centers counts once) {n} can be "
        "followed from a question to a lesson.",
        "Of {actions} actions (the same one in several centers counts once) {n} can be "
        "followed from a question to a lesson.",
        len(whole),
        actions=voice.number(len(acted)),
    )
    return said(text, points=_gaps(voice, chain, trail, round_id))


def _gaps(
    voice: Voice, chain: pd.DataFrame, trail: pd.DataFrame, round_id: str
) -> list[str]:
    acted, idle = chain[chain["actions"] != ""], chain[chain["actions"] == ""]
    unanswered = _ids(trail.loc[trail["findings"] == "", "question"])
    rootless = _ids(acted.loc[acted["cause"] == "", "actions"])
    fresh = _ids(idle.loc[idle["cause_round"] == round_id, "cause"])
    left = idle[idle["cause_round"] != round_id]
    untaken = "; ".join(
        told(voice, row["cause"], text_of(voice, row, "cause_text"))
        for row in records(left)
    )
    unlearned = _ids(acted.loc[acted["lessons"] == "", "actions"])
    pairs = (
        (unanswered, voice.text("Questions without a finding: {ids}.", ids=unanswered)),
        (rootless, voice.text("Actions without a cause: {ids}.", ids=rootless)),
        (
            untaken,
            voice.text(
                "Known since an earlier round, and no action has taken it up: {causes}.",
                causes=untaken,
            ),
        ),
        (
            fresh,
            voice.text("Causes found in this round, for the next plan: {ids}.", ids=fresh),
        ),
        (unlearned, voice.text("Actions without a lesson: {ids}.", ids=unlearned)),
    )
    return [text for names, text in pairs if names]


def _ids(cells: pd.Series) -> str:
    """Ids of all cells, each of which may hold several joined by spaces."""
    return ", ".join(name for cell in cells for name in cell.split())


def _no_lesson(voice: Voice, round_id: str) -> str:
    return voice.text(
        "No lesson is written down yet. The command pescycle lessons writes the sheet "
        "rounds/{round}/lessons.csv with a prompt for each action: did we do it right, and "
        "was it the right thing?",
        round=round_id,
    )


def _decisions(voice: Voice, lesson: pd.DataFrame) -> dict[str, str]:
    return {
        str(code): voice.number((lesson["decision"] == code).sum())
        for code in LessonDecision
    }


def _unlearned(voice: Voice, lesson: pd.DataFrame, expected: pd.DataFrame) -> list[str]:
    """Actions from which nothing was learned yet."""
    left = expected[~expected["action"].isin(lesson["action"])]
    if left.empty:
        return []
    names = [_action(voice, row) for row in records(left)]
    return [voice.text("Without a lesson: {names}.", names=voice.enumerated(names))]


def _against(row: Row) -> bool:
    return (row["decision"], row["proposed"]) in AGAINST


def _otherwise(voice: Voice, row: Row) -> str:
    """A decision against the figures, with the team's reason."""
    words = {
        "action": _action(voice, row),
        "decision": voice.label("lesson_decision", row["decision"]),
        "proposed": voice.label("proposal", row["proposed"]),
    }
    reason = text_of(voice, row, "reason")
    if not reason:
        return voice.text(
            "{action}: the team decides “{decision}”, the figures propose “{proposed}”; no "
            "reason is written down.",
            **words,
        )
    return voice.text(
        "{action}: the team decides “{decision}”, the figures propose “{proposed}”. Its "
        "reason: {reason}",
        reason=reason,
        **words,
    )


def _action(voice: Voice, row: Row) -> str:
    title = text_of(voice, row, "title")
    if not title:
        return str(row["action"])
    return voice.text("{title} ({id})", title=title, id=row["action"])
