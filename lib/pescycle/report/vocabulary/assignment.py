"""The choice of pilot and comparison centers."""

from pescycle.model.assignment import Allocation, AssignmentMethod, Unused
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "assignment_method": {
        AssignmentMethod.MATCHED_PAIRS: message("Matched pairs"),
        AssignmentMethod.STRATIFIED: message("Strata"),
    },
    "roles_of": {
        Allocation.IN_FORCE: message("Roles in force"),
        Allocation.PROPOSED: message("Roles proposed"),
    },
    "unused": {
        Unused.UNKNOWN: message("not known in every center"),
        Unused.CONSTANT: message("the same in every center"),
        Unused.FEW_CENTERS: message("too few centers for so many variables"),
        Unused.NO_VARIABLE: message("no variable is known in every center"),
        Unused.LEFT_OVER: message("left over without a partner"),
    },
}
