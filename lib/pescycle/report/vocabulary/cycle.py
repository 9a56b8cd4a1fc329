"""The cycle's own words: its phases, rounds and centers, and what was done."""

from pescycle.model.findings import Delivery, Outlook, ProposalKind
from pescycle.model.pilot import Audience, CenterRole
from pescycle.model.round import RoundKind
from pescycle.model.tables import ActionState, EventKind
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "phase": {
        "enquiry": message("Enquiry"),
        "planning": message("Planning"),
        "action": message("Action"),
        "observation": message("Observation"),
        "reflection": message("Reflection"),
    },
    "audience": {
        Audience.JOBSEEKER: message("Jobseekers"),
        Audience.EMPLOYER: message("Employers"),
        Audience.STAFF: message("Staff"),
    },
    "role": {
        CenterRole.PILOT: message("Pilot"),
        CenterRole.COMPARISON: message("Comparison"),
    },
    "round_kind": {
        RoundKind.BASELINE: message("Baseline round"),
        RoundKind.PILOT: message("Pilot round"),
    },
    "action_state": {
        ActionState.PLANNED: message("Planned"),
        ActionState.DONE: message("Done"),
        ActionState.LATE: message("Late"),
        ActionState.DROPPED: message("Dropped"),
    },
    "delivery": {
        Delivery.HIGH: message("Fully"),
        Delivery.MODERATE: message("In part"),
        Delivery.LOW: message("Little"),
        Delivery.NONE: message("Nothing"),
        Delivery.UNKNOWN: message("Not written down"),
    },
    "outlook": {
        Outlook.REACHED: message("Plan reached"),
        Outlook.ON_COURSE: message("On course"),
        Outlook.WATCH: message("May fall short"),
        Outlook.CALL: message("Will fall short"),
        Outlook.SHORT: message("Ended short of the plan"),
    },
    "event_kind": {
        EventKind.CLOSURE: message("Closure"),
        EventKind.NOTE: message("Note"),
    },
    "proposal": {
        ProposalKind.KEEP: message("Keep doing what was done"),
        ProposalKind.ADAPT: message("Adapt the actions: done, but no sign of an effect"),
        ProposalKind.FINISH: message("Finish the planned actions, or drop them"),
        ProposalKind.EXAMINE: message(
            "Examine why the center differs from what was expected"
        ),
        ProposalKind.RAISE: message("Set a more demanding target"),
        ProposalKind.PLAN: message(
            "Plan an action: the target was missed, and none aimed at it"
        ),
        ProposalKind.DATA: message("Cannot be judged yet"),
        ProposalKind.DROPPED: message("Take up the dropped actions again, or leave them"),
    },
    # In the order in which the front page shows them.
    "headline": {
        "kpis": message("KPIs"),
        "targets_set": message("Targets set"),
        "kpis_judged": message("KPIs judged against their target"),
        "kpis_met": message("KPIs that met their target"),
        "satisfied_jobseeker": message("Jobseekers satisfied overall"),
        "satisfied_employer": message("Employers satisfied overall"),
        "satisfied_staff": message("Staff satisfied overall"),
        "better": message("KPIs and survey questions that became better"),
        "worse": message("KPIs and survey questions that became worse"),
        "no_clear_change": message("KPIs and survey questions without clear change"),
        "effects_seen": message("Differences between pilot and comparison centers"),
        "charts_watched": message("Monthly charts watched"),
        "charts_with_signal": message("Of these with a signal"),
        "signals_by_chance": message("Signals that chance alone would give"),
        "actions_planned": message("Actions planned"),
        "actions_done": message("Actions done"),
        "answers_planned": message("Answers planned"),
        "answers_collected": message("Answers collected"),
        "sources": message("Sources read"),
        "rows_kept": message("Rows kept"),
        "problems": message("Remarks on the sources"),
        "carried_over": message("Proposals carried over from the last round"),
        "proposals": message("Proposals to the next round"),
    },
}
