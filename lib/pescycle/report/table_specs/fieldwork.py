"""The fieldwork while it runs: whom to call first, by whom and how answers come."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "fieldwork_outlook": Listing(
        message("Whom to call first"),
        (
            "audience",
            "call_place",
            "center",
            "answers_of_plan",
            "expected_answers",
            "answers_short",
            "margin_expected",
            "outlook",
        ),
        message(
            "Centers that are behind, the one with the most answers missing at the end "
            "first. Expected is what came plus the center's pace so far times the days "
            "left, with limits at 95 % for chance at that pace; where all centers together "
            "became faster or slower, all paces follow. “Will fall short” where even the "
            "upper limit lies below the plan. Margins of a share of 50 %, at the end and "
            "as planned."
        ),
    ),
    "fieldwork_group": Listing(
        message("Answers by mode and interviewer"),
        (
            "contact_group",
            "audience",
            "collected",
            "answer_share",
            "days_worked",
            "answers_a_day",
        ),
        message(
            "Only answers that count. An interviewer is a number within this file; days "
            "are those with at least one answer."
        ),
    ),
}
