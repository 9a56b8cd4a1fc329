"""What the evaluation of a round can find: words, and the thresholds behind them."""

from enum import StrEnum

from pescycle.model.registers.reflection import Aspect
from pescycle.model.tables import Barrier

# A tenth more or less than planned is what plans are worth: nobody is called to account.
PLAN_TOLERANCE = 0.10
# Neighbouring ratings mean about the same; two steps apart people have seen other things.
CLOSE_RATINGS = 1
SPLIT_RATINGS = 3  # as far apart as "good" and "bad": on a scale from 1 to 5
# With two experts one of them decides what the middle is.
LEAST_EXPERTS = 3
# Krippendorff (2004), Content Analysis, page 241: the least on which to rely tentatively.
LEAST_AGREEMENT = 0.667
# Half of the scale: below it, more is missing than is there.
LOW_MATURITY = 50.0
LOW_STAFF_SHARE = 0.50
# What was done in less than seven tenths as it was meant has been another action.
FAITHFUL = 70.0
LEAST_BARRED = 2  # one action alone can have met bad luck
AMOUNTS = (Aspect.TIME, Aspect.COST)  # of which more than planned is worse
# What learning, people and backing can lift; money, tools and rules are other questions.
CAPACITY_BARRIERS = (Barrier.SKILLS, Barrier.STAFF, Barrier.TIME, Barrier.SUPPORT)


class PlanFinding(StrEnum):
    """How what came of the project lies to its plan."""

    AS_PLANNED = "as_planned"
    SHORT = "short"  # less scope or participation than planned
    BEYOND = "beyond"  # more scope or participation
    OVER = "over"  # more time or cost
    SPARED = "spared"  # less time or cost
    INSUFFICIENT_DATA = "insufficient_data"


class OpinionFinding(StrEnum):
    """How far the ratings of one topic lie apart."""

    CLOSE = "close"
    APART = "apart"
    SPLIT = "split"
    FEW_EXPERTS = "few_experts"


class Tracking(StrEnum):
    """What became of a recommendation since the round before."""

    NEW = "new"
    FORWARD = "forward"
    SAME = "same"
    BACK = "back"
    LEFT = "left"  # dropped in this round
    MISSING = "missing"  # stood in an earlier round, in this one nobody wrote of it


class CapacitySource(StrEnum):
    """What a proposal for building capacity rests on."""

    MATURITY = "maturity"  # a section of the maturity check
    STAFF = "staff"  # a question of the staff pulse
    BARRIER = "barrier"  # what stood in the way of actions
    FIDELITY = "fidelity"  # actions that were done otherwise than meant
