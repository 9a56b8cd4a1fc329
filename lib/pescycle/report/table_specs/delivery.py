"""The action log: what was delivered, what stood in the way, what was decided."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "action_delivery": Listing(
        message("What was delivered of each action"),
        (
            "title",
            "center",
            "dose_delivered",
            "dose_share",
            "fidelity",
            "delivery",
            "barrier_named",
        ),
        message(
            "The dose is what was to be done, in the action's own unit; “as meant” says, "
            "from 0 to 100, how far it was done in the way that was planned. The lower of "
            "both counts: fully from 80 %, in part from 50 %."
        ),
    ),
    "barrier_count": Listing(
        message("What stood in the way"),
        (
            "barrier_named",
            "barrier_actions",
            "actions_late",
            "actions_dropped",
            "actions_open",
        ),
        message(
            "One barrier an action, the most important one, as the team coded it; actions "
            "for which none was written down are not counted."
        ),
    ),
    "decision_log": Listing(
        message("Decisions of the round"),
        ("decision_day", "decision_about", "decision", "decision_by", "decision_reason"),
        message(
            "As the team wrote them down, by day; who decided is a role, never a person."
        ),
    ),
}
