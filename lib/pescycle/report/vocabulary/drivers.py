"""Drivers: what moves the overall answer, and what to work on."""

from pescycle.model.findings import Quadrant, Unfitted
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "quadrant": {
        Quadrant.WORK_FIRST: message("Work on first"),
        Quadrant.KEEP_UP: message("Keep up"),
        Quadrant.LATER: message("Lower priority"),
        Quadrant.NO_MORE: message("No more than now"),
        Quadrant.NOT_CLEAR: message("Not clear"),
    },
    "unfitted": {
        Unfitted.FEW_ANSWERS: message("too few people answered all its questions"),
        Unfitted.NO_VARIATION: message("everybody gave the same overall answer"),
        Unfitted.COLLINEAR: message("some of the drivers repeat others"),
        Unfitted.SEPARATION: message("some drivers tell the overall answer without error"),
        Unfitted.NOT_CONVERGED: message("the calculation did not settle"),
    },
}
