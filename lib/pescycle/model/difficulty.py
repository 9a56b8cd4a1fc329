"""What the chance of reaching a target, if nothing changes, is called."""

from enum import StrEnum

# Four rounds in five it would be met without anybody doing anything.
EASY = 0.80
# Less likely than not: something has to change, or luck to help.
AMBITIOUS = 0.50
# Nine rounds in ten it would be missed: more than the own variation ever gives.
OUT_OF_REACH = 0.10
# A proposed target is met in two rounds of five if nothing changes: it asks for a change,
# and a change will be seen to reach it. The range says what is meant by about.
PROPOSED, EASIER, HARDER = 0.40, 0.50, 0.30


class Difficulty(StrEnum):
    """From a chance that needs nothing to one that needs everything to change."""

    EASY = "easy"
    WITHIN_REACH = "within_reach"
    AMBITIOUS = "ambitious"
    OUT_OF_REACH = "out_of_reach"
    UNKNOWN = "unknown"
