"""Can the answers be trusted: named rules, what each changes, and who asked."""

from pescycle.css.quality.answering import longest_runs, straight_liners
from pescycle.css.quality.contradictions import contradictions
from pescycle.css.quality.duplicates import duplicates
from pescycle.css.quality.group_effect import GroupEffect, group_effect
from pescycle.css.quality.paradata import same_devices, same_phones, speeders
from pescycle.css.quality.publication import differs_by_few, gives_away
from pescycle.css.quality.rules import flags, kept_rows, rule_counts
from pescycle.css.quality.sensitivity import rule_effects, weights_of_all

__all__ = [
    "GroupEffect",
    "contradictions",
    "differs_by_few",
    "duplicates",
    "flags",
    "gives_away",
    "group_effect",
    "kept_rows",
    "longest_runs",
    "rule_counts",
    "rule_effects",
    "same_devices",
    "same_phones",
    "speeders",
    "straight_liners",
    "weights_of_all",
]
