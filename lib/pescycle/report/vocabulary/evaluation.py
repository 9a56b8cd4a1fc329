"""Words for how the round itself went."""

from pescycle.model.evaluation import (
    CapacitySource,
    OpinionFinding,
    PlanFinding,
    Tracking,
)
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "plan_finding": {
        PlanFinding.AS_PLANNED: message("as planned"),
        PlanFinding.SHORT: message("falls short of the plan"),
        PlanFinding.BEYOND: message("more than planned"),
        PlanFinding.OVER: message("over the plan"),
        PlanFinding.SPARED: message("less than planned"),
        PlanFinding.INSUFFICIENT_DATA: message("cannot be judged"),
    },
    "plan_origin": {
        "team": message("the team (project.csv)"),
        "files": message("counted from the round's files"),
    },
    "plan_measure": {
        "actions_done": message("Actions done"),
        "answers": message("Answers of the survey"),
    },
    "opinion_finding": {
        OpinionFinding.CLOSE: message("close together"),
        OpinionFinding.APART: message("apart"),
        OpinionFinding.SPLIT: message("split"),
        OpinionFinding.FEW_EXPERTS: message("fewer than three experts"),
    },
    "tracking": {
        Tracking.NEW: message("new"),
        Tracking.FORWARD: message("moved forward"),
        Tracking.SAME: message("where it was"),
        Tracking.BACK: message("went back"),
        Tracking.LEFT: message("dropped now"),
        Tracking.MISSING: message("nobody wrote of it"),
    },
    "capacity_source": {
        CapacitySource.MATURITY: message("Maturity check"),
        CapacitySource.STAFF: message("Staff pulse"),
        CapacitySource.BARRIER: message("Barrier of actions"),
        CapacitySource.FIDELITY: message("Done otherwise than meant"),
    },
}
