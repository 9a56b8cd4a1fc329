"""Why a figure is missing: a closed vocabulary, shown to the reader beside the gap."""

from enum import StrEnum


class Reason(StrEnum):
    NONE = ""  # there is a figure
    NO_DATA = "no_data"  # nothing was reported or answered
    ZERO_DENOMINATOR = "zero_denominator"  # there was nothing to divide by
    SMALL_BASE = "small_base"  # fewer than the KPI's minimum_base
    NUMERATOR_EXCEEDS_DENOMINATOR = (
        "numerator_exceeds_denominator"  # a part above its whole
    )
    HIDDEN = "hidden"  # too few answers to be published
    NO_BASELINE = "no_baseline"  # the target rule needs one
    TARGET_AT_BASELINE = "target_at_baseline"  # no distance to measure progress on
    TARGET_WRONG_WAY = "target_wrong_way"  # the target is worse than the baseline
    LOW_WEIGHT = "low_weight"  # too little of a node's weight has a score
    NOT_DUE = "not_due"  # a baseline round only measures
    SMALL_GROUP = "small_group"  # too few peers to compare with
    NO_GROUP = "no_group"  # the center belongs to no peer group
    NO_SPREAD = "no_spread"  # all peers have the same score
    DATA_GATE = "data_gate"  # the data are not good enough to be rated
    NO_HISTORY = "no_history"  # no former year with all its months
    NO_VARIATION = "no_variation"  # the past months were all the same
    NO_COVARIATE = "no_covariate"  # a covariate of the center is missing
    FEW_CENTERS = "few_centers"  # too few for so many covariates
    NOT_ESTIMABLE = "not_estimable"  # a covariate tells nothing that the others do not
    OUT_OF_REACH = "out_of_reach"  # no center could have such a value
    NOT_IN_FORCE = "not_in_force"  # the KPI is not yet, or no longer, in force
    NOT_SPLIT = "not_split"  # a mixture of both sides of a change has no score
