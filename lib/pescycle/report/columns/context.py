"""Columns of centers against what their cases let expect."""

from pescycle.report import cells, context_cells
from pescycle.report.columns.kinds import Column, figure, named, number
from pescycle.report.vocabulary import message

COLUMNS: dict[str, Column] = {
    "compared_by": named(message("Compared by"), "context_method", "method"),
    "observed": number(message("Observed"), "observed"),
    "expected": number(message("Expected"), "expected", 1),
    "ratio": number(message("Observed / expected"), "ratio", 2),
    "limits": figure(message("95 % limits"), ("low", "high"), cells.limits("low", "high")),
    "outer_limits": figure(
        message("99.8 % limits"),
        ("low_outer", "high_outer"),
        cells.limits("low_outer", "high_outer"),
    ),
    "flag": named(message("Finding"), "flag"),
    "context_reason": named(
        message("Why something is missing"), "context_reason", "reason", optional=True
    ),
    "context_factors": Column(message("Factors"), ("factors",), context_cells.factors),
    "left_out_factor": Column(message("Left out"), ("factor",), context_cells.factor),
    "centers": number(message("Centers"), "centers"),
    "cases": number(message("Cases"), "base"),
    "outside": number(message("Outside the 95 % limits"), "outside"),
    "flags_inner": number(message("By chance, 95 %"), "flags_inner", 1),
    "phi": number(message("Over-dispersion"), "phi", 2),
    "outside_adjusted": number(message("Outside the wider limits"), "outside_adjusted"),
    "ratio_without": number(message("Without the factor"), "ratio_without", 2),
    "ratio_change": figure(message("Change"), ("change",), context_cells.ratio_change),
    "flag_without": named(message("Finding without it"), "flag", "flag_without"),
    "shrunken": number(message("Drawn toward 1"), "shrunken", 2),
    "shrunken_interval": figure(
        message("95 % interval"),
        ("shrunken_low", "shrunken_high"),
        cells.limits("shrunken_low", "shrunken_high"),
    ),
    "adjusted_limits": figure(
        message("Wider 95 % limits"),
        ("low_adjusted", "high_adjusted"),
        cells.limits("low_adjusted", "high_adjusted"),
    ),
    "adjusted_outer_limits": figure(
        message("Wider 99.8 % limits"),
        ("low_outer_adjusted", "high_outer_adjusted"),
        cells.limits("low_outer_adjusted", "high_outer_adjusted"),
    ),
    "flag_adjusted": named(message("Finding by the wider limits"), "flag", "flag_adjusted"),
}
