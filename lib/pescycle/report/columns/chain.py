"""Columns of the chain: from question to effect to the next question."""

from pescycle.report import cells, chain_cells
from pescycle.report.columns.kinds import Column, figure, named, written
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "chain_question": Column(
        message("Question"), ("question",), chain_cells.entry("question")
    ),
    "chain_finding": Column(message("Finding"), ("finding",), chain_cells.entry("finding")),
    "chain_cause": Column(message("Cause"), ("cause",), chain_cells.entry("cause")),
    "chain_grade": named(message("How sure"), "grade"),
    "chain_action": Column(message("Action"), ("actions",), chain_cells.action),
    "chain_moved": Column(
        message("What was to move, and did"), ("moves", "effect"), chain_cells.moved
    ),
    "chain_decision": Column(
        message("Decision, lesson"), ("lessons",), chain_cells.decided
    ),
    "chain_next": Column(
        message("Leads to"), ("next_questions",), chain_cells.listed("next_questions")
    ),
    "trail_question": Column(
        message("Question"),
        ("question",),
        lambda v, row: chain_cells.told(v, row["question"], row["text"]),
    ),
    "trail_origin": written(message("Grew out of"), "origin"),
    "trail_grade": named(message("Sure before"), "grade"),
    "trail_findings": Column(
        message("Findings"), ("findings",), chain_cells.listed("findings")
    ),
    "trail_sources": Column(message("From"), ("sources",), chain_cells.sources),
    "trail_found": named(message("Sure now"), "grade", "found"),
    "one_action": Column(message("Action"), ("action",), chain_cells.single_action),
    "action_done": Column(message("State"), ("state", "done_on"), chain_cells.state),
    "expected_target": figure(message("Expected"), ("target",), cells.target),
    "own_change": Column(
        message("Change of the center"), ("change", "verdict"), cells.change_and_verdict
    ),
    "acting_effect": Column(
        message("Centers that acted, against comparison"), ("effect",), chain_cells.effect
    ),
    "action_evidence": named(message("Rests on"), "action_evidence", "evidence"),
    "loop": named(message("Asked"), "loop"),
    "lesson_text": written(message("What was learned"), "text"),
    "lesson_decision": named(message("The team decides"), "lesson_decision", "decision"),
    "lesson_reason": written(message("Reason"), "reason"),
    "figures_propose": named(message("The figures propose"), "proposal", "proposed"),
    "lesson_question": written(message("Leads to"), "question"),
}
