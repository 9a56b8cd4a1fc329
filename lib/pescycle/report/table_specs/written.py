"""What a team wrote down for the enquiry: questions, stakeholders, comments, practices."""

from pescycle.report.table_specs.kinds import Listing, Spread
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing | Spread] = {
    "round_question": Listing(
        message("Problem and questions of this round"),
        ("question_kind", "question_text", "grade", "question_evidence", "grown_from"),
        message(
            "Strong: measured, by several sources, beyond chance. Moderate: measured once, "
            "or told by several people independently. Weak: told by a few. Otherwise it is "
            "assumed."
        ),
    ),
    "stakeholder": Listing(
        message("Stakeholders"),
        (
            *("stakeholder_name", "stakeholder_group", "influence", "interest"),
            *("stakeholder_place", "comments_made"),
        ),
        message(
            "Influence and interest from 1 to 5, as the team sees them; 4 and 5 count as "
            "high. Comments are those of the whole group in all rounds so far."
        ),
    ),
    "consultation_count": Listing(
        message("Comments of the consultation"),
        (
            *("counted", "comments_all", "comments_accepted", "comments_partly"),
            *("comments_deferred", "comments_rejected", "comments_open"),
        ),
        message("All comments of all rounds so far, each with its latest status."),
    ),
    "consultation": Listing(
        message("You said, we did"),
        ("you_said", "comment_theme", "comment_status", "we_did", "comment_changed"),
        message(
            "The comments of this round, and older ones that are still open. One that is "
            "rejected or deferred has a reason, one that is accepted an answer."
        ),
    ),
    "good_practice": Listing(
        message("What other services do"),
        (
            *("practice_service", "practice_text", "practice_helps", "practice_lacks"),
            "practice_source",
        ),
        message(
            "Only practices about what this round's findings and actions are about. What "
            "worked elsewhere is an idea to try here, and no proof."
        ),
    ),
}
