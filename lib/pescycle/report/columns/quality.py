"""Columns of how far the answers carry: their quality, the scales, what is hidden."""

from pescycle.report import scale_cells
from pescycle.report.columns.kinds import Column, change, figure, named, number, share
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "quality_rule": named(message("Rule"), "quality_rule", "rule"),
    "rule_action": named(message("What is done with them"), "rule_action", "action"),
    "flagged": number(message("Answers found"), "flagged"),
    "found_share": share(message("Share"), "share", 1),
    "checked": number(message("Base"), "base"),
    "value_with": share(message("With them"), "value_with", 1),
    "value_without": share(message("Without them"), "value_without", 1),
    "effect_of_rule": change(message("Change"), "change"),
    "audited_table": named(message("Table"), "audited_table", "table"),
    "cells": number(message("Rows"), "cells"),
    "hidden_rows": number(message("Hidden by a rule"), "hidden"),
    "protecting_rows": number(message("Hidden to protect"), "protecting"),
    "narrowest": number(message("Narrowest interval"), "narrowest", 1),
    "required": number(message("Promised width"), "required"),
    "passed": named(message("Audit"), "audit", "passed"),
    "language": Column(message("Language"), ("language",), scale_cells.language),
    "languages": Column(message("Languages"), ("language", "other"), scale_cells.languages),
    "scale_items": number(message("Questions"), "items"),
    "alpha": figure(
        message("Alpha (95 % interval)"), ("alpha", "low", "high"), scale_cells.alpha
    ),
    "alphas": figure(message("Alphas"), ("alpha", "other_alpha"), scale_cells.alphas),
    "alpha_difference": figure(
        message("Difference (95 % interval)"),
        ("difference", "low", "high"),
        scale_cells.alpha_difference,
    ),
    "polychoric": number(message("Ordinal alpha"), "polychoric", 2),
    "omega": number(message("Omega total"), "omega", 2),
    "kmo": number(message("KMO"), "kmo", 2),
    "factors": number(message("Things measured"), "factors"),
    "scale_finding": named(message("Finding"), "scale_finding", "finding"),
    "item_rest": number(message("Fits the others"), "item_rest", 2),
    "alpha_if_deleted": number(message("Alpha without it"), "alpha_if_deleted", 2),
    "loading": number(message("Loading"), "loading", 2),
    "congruence": number(message("Pattern alike"), "congruence", 2),
    "widest_gap": Column(
        message("Fits least alike"), ("item", "gap"), scale_cells.widest_gap
    ),
    "language_finding": named(message("Finding"), "language_finding", "finding"),
}
