"""What the way shows: what became of the actions, what was answered so far."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "precision_so_far": Listing(
        message("What the answers so far are worth"),
        ("center", "audience", "collected", "margin_planned", "margin"),
        message("Margins of a share of 50 %."),
    ),
    "action_progress": Listing(
        message("Actions and what became of them"),
        ("title", "center", "moves", "due", "action_state", "done_on", "days_late"),
        rule=message(
            "Days late are counted from the day on which the action was due to the day on "
            "which it was done, or to the end of the round while it is open. The state is "
            "what the team wrote: an action that it still calls planned can be late."
        ),
    ),
    "action_count": Listing(
        message("Actions by center"),
        (
            "center",
            "actions_planned",
            "actions_done",
            "actions_late",
            "actions_dropped",
            "actions_open",
        ),
        message(
            "Late actions were done after their day or are overdue; open ones are neither "
            "done nor dropped."
        ),
    ),
    "response_count": Listing(
        message("Answers collected against the plan"),
        ("center", "audience", "answers_planned", "collected", "response_share"),
        rule=message(
            "Only answers that count: with consent, neither tests nor duplicates, and sent "
            "while the fieldwork was open."
        ),
    ),
    "response_week": Listing(
        message("Answers collected by week"),
        ("week", "audience", "center", "week_planned", "collected"),
        message(
            "Planned is what a week would bring if the plan were spread evenly over the "
            "fieldwork; no team has to work so."
        ),
    ),
}
