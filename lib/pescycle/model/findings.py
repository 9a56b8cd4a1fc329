"""Closed vocabularies of what a phase can find."""

from enum import StrEnum


class Basis(StrEnum):
    """What a value is compared with."""

    YEAR_BEFORE = "same_months_year_before"
    OWN_HISTORY = "same_months_former_years"
    PREVIOUS_ROUND = "previous_round"
    NONE = "none"


class CellState(StrEnum):
    """Whether a figure may be shown: the one decision of the disclosure gate."""

    PUBLISHED = "published"
    HIDDEN = "hidden"  # base below the pilot's minimum
    PROTECTING = "protecting"  # hidden so that no other figure, or person, is given away
    INSUFFICIENT = "insufficient"  # nothing to estimate from


NOT_SHOWN = (CellState.HIDDEN, CellState.PROTECTING)
"""States of figures that exist and are kept back."""


class WeightSource(StrEnum):
    """How participants of a consultation said what counts how much."""

    BUDGET_ALLOCATION = "budget_allocation"  # spread 100 points
    AHP = "ahp"  # compared pair by pair


class Verdict(StrEnum):
    """What a change with its interval allows to say."""

    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_CHANGE = "no_clear_change"
    INSUFFICIENT_DATA = "insufficient_data"


class Delivery(StrEnum):
    """How much of an action was delivered: the lower of its dose and its fidelity."""

    HIGH = "high"  # 80 % and more of both
    MODERATE = "moderate"  # 50 % and more
    LOW = "low"
    NONE = "none"  # nothing was done
    UNKNOWN = "unknown"  # nobody wrote it down


class Outlook(StrEnum):
    """Where a fieldwork is heading in one center, at the present pace."""

    REACHED = "reached"  # as many answers as planned, or more
    ON_COURSE = "on_course"  # the plan is expected to be reached
    WATCH = "watch"  # short of the plan is expected, the plan is still within the limits
    CALL = "call"  # the plan lies above the limits: call
    SHORT = "short"  # the fieldwork is over, and fewer came than planned


class Checks(StrEnum):
    """Whether the tests by lot and by signs say of zero what an effect's interval says."""

    AGREE = "agree"
    DIFFER = "differ"
    NONE = "none"


class ProposalKind(StrEnum):
    """What a reflection proposes to the next round's enquiry."""

    KEEP = "keep"  # an effect was seen: keep doing it
    ADAPT = "adapt"  # actions done, no sign of an effect
    FINISH = "finish"  # actions not done: finish or drop them
    EXAMINE = "examine"  # a center differs from what its case mix lets expect
    RAISE = "raise"  # target met everywhere: set a more demanding one
    PLAN = "plan"  # a target was clearly missed and no action was to move it
    DATA = "data"  # cannot be judged: too little data, too few centers or no earlier round
    DROPPED = "dropped"  # all its actions were dropped: take them up again or leave them


class Evidence(StrEnum):
    """What stands behind the judgment of one action, from most to least."""

    COMPARED = "compared"  # centers that acted differ from the comparison centers
    BEFORE_AFTER = "before_after"  # the center's own change is clear, nothing beside it
    NO_SIGN = "no_sign"  # measured, and no interval leaves out zero
    NOT_MEASURED = "not_measured"  # done, but no figure allows a judgment
    NOT_DONE = "not_done"


class ContextFlag(StrEnum):
    """Where an observed/expected ratio lies; outer limits 99.8 %, inner 95 %."""

    BELOW_OUTER = "below_outer"
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    ABOVE_OUTER = "above_outer"
    INSUFFICIENT_DATA = "insufficient_data"


class DesignKind(StrEnum):
    """How a survey's respondents were drawn."""

    SIMPLE = "simple"  # nothing was said of it
    RESPONDENTS = "respondents"  # one by one, perhaps within strata
    CLUSTERS = "clusters"
    CENTER_STRATA = "center_strata"  # within every center
    CENTER_CLUSTERS = "center_clusters"  # sessions within every center
    SAMPLED_CENTERS = "sampled_centers"  # first centers, then within them


class Statistic(StrEnum):
    """The figures of the survey; every rated item has the first three."""

    TOP2BOX = "top2box"  # share of valid answers among the scale's top codes
    BOTTOM2BOX = "bottom2box"  # share of valid answers among the scale's bottom codes
    INDEX = "index"  # (mean - lowest) / (highest - lowest) * 100
    NPS = "nps"  # share of 9 and 10 less share of 0 to 6, in points from -100 to 100
    SATISFACTION_INDEX = "satisfaction_index"  # of up to three items, from 0 to 100


class Expectation(StrEnum):
    """Where an item lies against what was expected; its interval decides."""

    ABOVE = "above"
    AS_EXPECTED = "as_expected"
    BELOW = "below"
    INSUFFICIENT_DATA = "insufficient_data"


class Difference(StrEnum):
    """What a test between groups allows to say; the adjusted p-value decides."""

    DIFFERENT = "different"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    INSUFFICIENT_DATA = "insufficient_data"


class Adjustment(StrEnum):
    """How p-values are adjusted for the number of comparisons."""

    HOLM = "holm"
    BENJAMINI_HOCHBERG = "benjamini_hochberg"


class DriverMethod(StrEnum):
    """How the importance of a driver is measured."""

    LMG = "lmg"  # share of R2, averaged over all orders of the drivers (Shapley value)
    JOHNSON = "johnson"  # share of R2 by Johnson's relative weights
    RANK_CORRELATION = "rank_correlation"  # Spearman's, of each driver by itself


class AnswerRows(StrEnum):
    """Whose answers a figure of several questions rests on."""

    PAIRWISE = "pairwise"  # for each two questions all who answered both
    COMPLETE = "complete"  # only those who answered every question


class Unfitted(StrEnum):
    """Why there is no model of the overall question."""

    FEW_ANSWERS = "few_answers"
    NO_VARIATION = "no_variation"  # all gave the same overall answer
    COLLINEAR = "collinear"  # a driver repeats others, or does not vary
    SEPARATION = "separation"  # a driver tells the overall answer without error
    NOT_CONVERGED = "not_converged"


class Quadrant(StrEnum):
    """Where a driver lies on the map of importance and performance."""

    WORK_FIRST = "work_first"  # important, rated below the mean of the drivers
    KEEP_UP = "keep_up"  # important, rated above
    LATER = "later"  # less important, rated below
    NO_MORE = "no_more"  # less important, rated above
    NOT_CLEAR = "not_clear"  # an interval holds the line


class ScaleFinding(StrEnum):
    """How well the questions of a scale hang together; alpha decides."""

    GOOD = "good"  # 0.8 and more
    FAIR = "fair"  # 0.7 and more
    WEAK = "weak"
    BASE_TOO_SMALL = "base_too_small"


class LanguageFinding(StrEnum):
    """Whether a questionnaire works alike in two languages."""

    ALIKE = "alike"
    SIMILAR = "similar"
    DIFFERENT = "different"
    UNCLEAR = "unclear"  # no difference seen, with too few answers to say alike
    BASE_TOO_SMALL = "base_too_small"


class PeerReason(StrEnum):
    """Why a center belongs to no peer group."""

    MISSING_COVARIATE = "missing_covariate"


class ContextReason(StrEnum):
    """Why a center has no expected value, or a KPI no model."""

    NONE = ""  # there is one
    NO_CASES = "no_cases"
    PART_ABOVE_WHOLE = "part_above_whole"  # more successes than cases
    NOWHERE_ELSE = "nowhere_else"  # a kind of case that only this center has
    NOTHING_EXPECTED = "nothing_expected"  # no success anywhere else
    FEW_EVENTS = "few_events"  # fewer than 10 events a parameter
    SEPARATION = "separation"  # a kind of case that always or never succeeds
    COLLINEAR = "collinear"  # two factors tell the same
    CENTER_FACTORS = "center_factors"  # too many factors that are a center's, not a case's
    ONE_CENTER = "one_center"  # nobody to compare with


class Sense(StrEnum):
    """What a source says of a theme."""

    GOOD = "good"
    BAD = "bad"
    MIXED = "mixed"  # one of its figures says good, another bad
    UNCLEAR = "unclear"
    SILENT = "silent"  # it has nothing on the theme, or nothing that may be shown


class Agreement(StrEnum):
    """What several sources say together."""

    AGREE = "agree"  # two or more speak clearly, and all alike
    CONFLICT = "conflict"  # one says good and another, or itself, bad
    ONE_SOURCE = "one_source"
    NOTHING_CLEAR = "nothing_clear"


class Unexpected(StrEnum):
    """How a change stands to the actions."""

    UNAIMED = "unaimed"  # clear, and no action was to bring it about
    AGAINST = "against"  # clear, and against the aim of an action
    AIMED = "aimed"  # clear, and what an action was to bring about
    NONE = "none"  # not clear
    INSUFFICIENT_DATA = "insufficient_data"
