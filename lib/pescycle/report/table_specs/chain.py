"""The chain: expected against actual, lessons and decisions, from question to question."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "action_expected": Listing(
        message("Expected and actual, action by action"),
        (
            "one_action",
            "center",
            "action_done",
            "moves",
            "expected_target",
            "value",
            "own_change",
            "acting_effect",
            "action_evidence",
        ),
        message(
            "The change is that of the action's own center, with its 95 % interval; beside "
            "it stands by how much all pilot centers that acted on the same aim differ "
            "from the comparison centers since the last round. A judgment that rests on "
            "before and after only is weaker: what changed everywhere is not the action's "
            "doing."
        ),
    ),
    "team_lesson": Listing(
        message("What the team learned and decided"),
        (
            "one_action",
            "loop",
            "lesson_text",
            "lesson_decision",
            "lesson_reason",
            "figures_propose",
            "lesson_question",
        ),
        message(
            "Learned, decided and reasoned by the team (lessons.csv). What the figures "
            "propose follows the fixed rules of the proposals and speaks of the aim as a "
            "whole: an effect may come from another action for the same aim, or from an "
            "earlier round. The team may decide otherwise, with a reason."
        ),
    ),
    "chain": Listing(
        message("From question to effect to the next question"),
        (
            "chain_question",
            "chain_finding",
            "chain_cause",
            "chain_grade",
            "chain_action",
            "chain_moved",
            "chain_decision",
            "chain_next",
        ),
        message(
            "One row an action, in all centers that have it. How sure is the weaker of "
            "what is known of finding and cause. What moved is the difference to the "
            "comparison centers since the last round, with its 95 % interval."
        ),
    ),
    "question_trail": Listing(
        message("What became of this round's questions"),
        (
            "trail_question",
            "trail_origin",
            "trail_grade",
            "trail_findings",
            "trail_sources",
            "trail_found",
        ),
        message(
            "Findings are those of this round's team (findings.csv). Sure now is the best "
            "grade among them: strong is measured and beyond chance or found in several "
            "sources, moderate measured once, weak told by a few."
        ),
    ),
}
