"""How far the answers carry: their quality, the scales, what is not shown."""

from pescycle.report.table_specs.kinds import Listing
from pescycle.report.vocabulary import message

TABLES: dict[str, Listing] = {
    "quality_rule": Listing(
        message("What the rules of response quality found"),
        ("audience", "quality_rule", "flagged", "found_share", "checked", "rule_action"),
        message(
            "The base is the number of answers that a rule could look at. Where a rule "
            "found only a few, or all but a few, the number is hidden."
        ),
        lacking=message("cannot be checked"),
    ),
    "quality_effect": Listing(
        message("The share of satisfied people with and without what each rule found"),
        (
            "audience",
            "quality_rule",
            "flagged",
            "value_with",
            "value_without",
            "effect_of_rule",
            "base",
            "rule_action",
        ),
        message(
            "With and without the answers that the rule found, all other rules acting as "
            "they do, and the weights of the remaining answers unchanged. Where only a few "
            "would make the difference, it is hidden."
        ),
        lacking=message("cannot be checked"),
    ),
    "scale_quality": Listing(
        message("How well the questions hang together"),
        (
            "audience",
            "language",
            "scale_items",
            "base",
            "alpha",
            "polychoric",
            "omega",
            "factors",
            "scale_finding",
        ),
        message(
            "From an alpha of 0.8 on they hang together well, from 0.7 on fairly. Ordinal "
            "alpha allows for answers that stand in an order and are no measured numbers "
            "(from polychoric correlations). Omega and the number "
            "of things measured need 100 answers; bases of single languages are in tens."
        ),
    ),
    "scale_item": Listing(
        message("Each question's part"),
        ("item", "audience", "item_rest", "alpha_if_deleted", "loading", "kmo"),
        message(
            "Fits the others: the correlation of a question with the sum of the others. "
            "Below 0.3 it asks for something else."
        ),
    ),
    "scale_language": Listing(
        message("Language versions beside each other"),
        (
            "audience",
            "languages",
            "alphas",
            "alpha_difference",
            "p_adjusted",
            "congruence",
            "widest_gap",
            "language_finding",
        ),
        message(
            "Different: the alphas differ by more than chance (p below 0.05, allowing for "
            "all pairs), or the pattern of the loadings is less than 0.85 alike. Alike is "
            "said only of patterns, which need 100 answers in each language."
        ),
    ),
    "disclosure_audit": Listing(
        message("What is not shown"),
        (
            "audience",
            "audited_table",
            "cells",
            "hidden_rows",
            "protecting_rows",
            "narrowest",
            "required",
            "passed",
        ),
        message(
            "Narrowest interval: of all hidden numbers of the table, the one that can be "
            "bounded most closely from all tables together, beside the width that is "
            "promised for it. A table without a hidden number has none."
        ),
    ),
}
